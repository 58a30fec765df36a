"""What people read who open a feed in a browser: one div, which the feed's CSS file shows.

Source: https://www.w3.org/TR/xhtml1/. All of it stands in a div of the channel, for validators
take anything else for a text gone astray; and no element bears a name that feeds have too, such as
`title` or `link`, for some readers look at names alone.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from feedsmith.model import Document, Feed, Item
from feedsmith.text import one_line, shorten
from feedsmith.vocabularies import Vocabulary
from feedsmith.words import Words, words_for
from feedsmith.xml import Element, element

_LISTED = 15
"""So many of the newest posts; the rest is on the site."""
_LONGEST = 80
"""So much of a post is shown that has no title, in characters."""


def feed(document: Document) -> Iterator[Element]:
    """The feed's title, what this is, its address, and its newest posts."""
    if document.format == "json" or document.stylesheet is None:
        return
    words = words_for(document.feed.language)
    page = _Page(document, words, _language(document.feed.language, words))
    said = (*page.head(), *page.address(), *page.list())
    yield from element("xhtml:div", None, {"lang": page.language, "dir": words.direction}, said)


def _language(tag: str | None, words: Words) -> str:
    """The feed's own tag, such as `en-GB`, where the words are of that language."""
    same = tag is not None and tag.lower().partition("-")[0] == words.language.partition("-")[0]
    return tag if tag and same else words.language


class _Page(NamedTuple):
    """What is shown of a document. language: of all that says no other."""

    document: Document
    words: Words
    language: str

    @property
    def feed(self) -> Feed:
        """What the document is of."""
        return self.document.feed

    def head(self) -> Iterator[Element]:
        """The feed's title, and what to do with it."""
        viewport = {"name": "viewport", "content": "width=device-width, initial-scale=1"}
        yield from element("xhtml:meta", None, viewport)
        yield from element("xhtml:h1", children=self.typed(self.feed.title, self.feed.language))
        words, is_show = self.words, self.feed.show is not None
        yield from element("xhtml:p", words.podcast_what if is_show else words.feed_what)
        yield from element("xhtml:p", words.podcast_use if is_show else words.feed_use)

    def address(self) -> Iterator[Element]:
        """What is to be copied, and the way to the home page."""
        label = element("xhtml:span", self.words.feed_address)
        address = element("xhtml:code", self.document.subscribed, {"dir": "ltr"})
        yield from element("xhtml:div", children=(*label, *address))
        home = link(self.feed.home_url, [], self.words.feed_home)
        yield from element("xhtml:p", children=home)

    def list(self) -> Iterator[Element]:
        """The newest posts, if there are any."""
        listed = self.feed.items[:_LISTED]
        if listed:
            yield from element("xhtml:h2", self.heading())
            lines = (line for item in listed for line in self.line(item))
            yield from element("xhtml:ul", children=lines)

    def heading(self) -> str:
        """Over the list; what stands in an archive is not new."""
        words, is_show = self.words, self.feed.show is not None
        if self.document.history == "archive":
            return words.podcast_older if is_show else words.feed_older
        return words.podcast_newest if is_show else words.feed_newest

    def line(self, item: Item) -> Iterator[Element]:
        """A post and its day."""
        title = self.typed(name(item), item.language or self.feed.language)
        shown = [*link(item.url, title)]
        if item.published is not None:
            shown += element("xhtml:span", self.words.day(item.published))
        yield from element("xhtml:li", children=shown)

    def typed(self, text: str, language: str | None) -> Iterator[Element]:
        """Words of the author's, which may be of another language and another direction."""
        foreign = language if language != self.language else None
        yield from element("xhtml:bdi", text, {"lang": foreign})


def link(url: str, shown: Iterable[Element], text: str | None = None) -> Iterator[Element]:
    """What can be clicked on; only web addresses lead anywhere, for others may be scripts."""
    is_web = url.lower().startswith(("http://", "https://"))
    yield from element("xhtml:a", text, {"href": url if is_web else None}, shown)


def name(item: Item) -> str:
    """What a post is called in the list: by its first words, else its address, without a title."""
    return one_line(item.title) or shorten(one_line(item.summary or ""), _LONGEST) or item.url


VOCABULARY = Vocabulary("xhtml", "http://www.w3.org/1999/xhtml", feed)
