"""Atom 1.0. Sources: https://www.rfc-editor.org/rfc/rfc4287, for licences rfc4946"""

from collections.abc import Iterable, Iterator, Sequence

from feedsmith.atom_ids import identifier
from feedsmith.dates import rfc3339_utc
from feedsmith.model import MIME_TYPES, Document, Item, Person
from feedsmith.text import one_line, shorten
from feedsmith.vocabularies import Vocabulary, says_nothing
from feedsmith.writers import GENERATOR
from feedsmith.xml import Element, Frame, element, written

EPOCH = "1970-01-01T00:00:00Z"
"""`updated` is required even of a feed that has no dated item; the clock would change the bytes."""
_NAMESPACE = "http://www.w3.org/2005/Atom"


def write(document: Document, vocabularies: Sequence[Vocabulary]) -> Iterator[bytes]:
    """The document as Atom 1.0, in UTF-8, part by part."""
    language = document.feed.language
    root = Element("feed", None, (("xml:lang", language),) if language else ())
    namespaces = {one.prefix: one.uri for one in vocabularies}
    speaking = tuple(one for one in vocabularies if one.item is not says_nothing)

    def parts() -> Iterator[Iterable[Element]]:
        yield head(document, vocabularies)
        for one in document.feed.items:
            yield entry(one, document, speaking)

    return written(Frame((root,), namespaces, _NAMESPACE, document.stylesheet), parts)


def head(document: Document, vocabularies: Sequence[Vocabulary]) -> Iterator[Element]:
    """What is said of the feed as a whole."""
    feed = document.feed
    yield from element("id", identifier(feed.id))
    yield Element("title", feed.title)
    yield from element("subtitle", feed.description)
    yield from link("alternate", feed.home_url, "text/html")
    yield from link("self", document.url, MIME_TYPES["atom"])
    for hub in feed.hubs:
        yield from link("hub", hub)
    for other in document.links:
        yield from link(other.rel, other.url, other.mime_type)
    yield from license(feed.license)
    yield from element("updated", rfc3339_utc(feed.updated) if feed.updated else EPOCH)
    for one in feed.authors or (Person(name=feed.title or feed.home_url),):
        yield from person(one)
    yield from element("rights", feed.rights)
    yield from element("icon", feed.icon.url if feed.icon else None)
    yield from element("logo", feed.image.url if feed.image else None)
    yield from element("generator", GENERATOR)
    for vocabulary in vocabularies:
        yield from vocabulary.feed(document)


def entry(item: Item, document: Document, vocabularies: Sequence[Vocabulary]) -> Iterator[Element]:
    """One post. The alternate link stands first: some clients take the first link they meet."""
    said = [*element("id", identifier(item.id)), Element("title", title(item))]
    said += link("alternate", item.url, "text/html")
    for file in item.attachments:
        said += link("enclosure", file.url, file.mime_type, length=file.size, title=file.title)
    said += license(item.license or document.feed.license)
    said += element("published", rfc3339_utc(item.published) if item.published else None)
    said += element("updated", rfc3339_utc(item.touched) if item.touched else EPOCH)
    for one in item.authors or document.feed.authors:
        said += person(one)
    for tag in item.tags:
        said += element("category", None, {"term": tag})
    said += element("summary", item.summary)
    said += element("content", item.body, {"type": "html"}) if item.body else ()
    for vocabulary in vocabularies:
        said += vocabulary.item(document, item)
    foreign = item.language if item.language != document.feed.language else None
    yield from element("entry", None, {"xml:lang": foreign}, said)


def title(item: Item) -> str:
    """A title is required: a post without one is called by its first words, else its address."""
    return item.title or shorten(one_line(item.summary or ""), 60) or item.url


def person(person: Person) -> Sequence[Element]:
    """An author, with the address and the page that the author gave."""
    said = [*element("name", person.name), *element("uri", person.url)]
    return element("author", children=[*said, *element("email", person.email)])


def license(url: str | None) -> Sequence[Element]:
    """The licence; each entry names its own, for readers show entries without their feed."""
    return () if url is None else link("license", url)


def link(
    rel: str,
    url: str,
    mime_type: str | None = None,
    *,
    length: int | None = None,
    title: str | None = None,
) -> Sequence[Element]:
    """A relation to another address."""
    said = {"rel": rel, "type": mime_type, "href": url, "length": length, "title": title}
    return element("link", None, said)
