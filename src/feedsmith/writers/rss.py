"""RSS 2.0. Sources: https://www.rssboard.org/rss-specification, https://www.rssboard.org/rss-profile"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from feedsmith.clouds import registration
from feedsmith.dates import rfc822
from feedsmith.model import Attachment, Document, Feed, Item
from feedsmith.vocabularies import Vocabulary, says_nothing
from feedsmith.writers import GENERATOR
from feedsmith.xml import Element, Frame, element, written


def write(document: Document, vocabularies: Sequence[Vocabulary]) -> Iterator[bytes]:
    """The document as RSS 2.0, in UTF-8, part by part."""
    around = (Element("rss", None, (("version", "2.0"),)), Element("channel"))
    namespaces = {one.prefix: one.uri for one in vocabularies}
    speaking = tuple(one for one in vocabularies if one.item is not says_nothing)

    def parts() -> Iterator[Iterable[Element]]:
        yield channel(document, vocabularies)
        for one in document.feed.items:
            yield item(one, document, speaking)
        yield (child for one in vocabularies for child in one.end(document))

    return written(Frame(around, namespaces, stylesheet=document.stylesheet), parts)


def channel(document: Document, vocabularies: Sequence[Vocabulary]) -> Iterator[Element]:
    """What is said of the feed as a whole. Title, link and description are required."""
    feed = document.feed
    yield Element("title", feed.title)
    yield from element("link", feed.home_url)
    yield Element("description", feed.description or feed.title)
    yield from element("language", feed.language)
    yield from element("copyright", feed.rights)
    yield from element("lastBuildDate", rfc822(feed.updated) if feed.updated else None)
    yield from element("generator", GENERATOR)
    yield from cloud(feed)
    yield from image(feed)
    for vocabulary in vocabularies:
        yield from vocabulary.feed(document)


def cloud(feed: Feed) -> Iterator[Element]:
    """The server where readers register that want to be told; by XML-RPC alone with a procedure."""
    if feed.cloud is not None:
        said = registration(feed.cloud)._asdict()
        yield from element(
            "cloud", None, {**said, "registerProcedure": "", "protocol": "http-post"}
        )


def image(feed: Feed) -> Iterator[Element]:
    """The channel's picture, with its title and link equal to the channel's as the profile asks.

    Its size is said only within the 144 × 400 pixels that the specification allows.
    """
    picture = feed.image or feed.icon
    if picture is None:
        return
    said = [*element("url", picture.url), Element("title", feed.title)]
    said += element("link", feed.home_url)
    if (picture.width or 999) <= 144 and (picture.height or 999) <= 400:
        said += [*element("width", picture.width), *element("height", picture.height)]
    yield from element("image", children=said)


def item(item: Item, document: Document, vocabularies: Sequence[Vocabulary]) -> Iterator[Element]:
    """One post. The description is HTML, so plain text is escaped for HTML, then for XML."""
    description = escape(item.summary, quote=False) if item.summary else item.body
    permanent = "true" if item.id == item.url else "false"
    said = [
        *element("title", item.title or (None if description else item.url)),
        *element("link", item.url),
        *element("guid", item.id, {"isPermaLink": permanent}),
        *element("pubDate", rfc822(item.published) if item.published else None),
    ]
    for tag in item.tags:
        said += element("category", tag)
    said += element("description", description)
    said += enclosure(item.attachments)
    for vocabulary in vocabularies:
        said += vocabulary.item(document, item)
    yield from element("item", children=said)


def enclosure(attachments: Sequence[Attachment]) -> Iterator[Element]:
    """The main file only: with two, strict parsers refuse the feed and others take either.

    An unknown length is said as 0: https://www.rssboard.org/rss-profile#element-channel-item-enclosure
    """
    for first in attachments[:1]:
        size = first.size or 0
        said = {"url": first.url, "length": str(size), "type": first.mime_type}
        yield from element("enclosure", None, said)
