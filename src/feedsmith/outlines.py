"""A list of a site's feeds that readers import: OPML 2.0. Source: http://opml.org/spec2.opml

No time stands in it, so that the same feeds are the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from feedsmith.model import Document, Format
from feedsmith.text import clean_text, one_line
from feedsmith.xml import Element, serialize

_BEST_FIRST: tuple[Format, ...] = ("rss", "atom", "json")
"""Every reader of such lists knows RSS; few know JSON Feed."""


def outline_file(documents: Iterable[Document], title: str, path: str) -> dict[str, bytes]:
    """The list of the feeds by its path; nothing for a single feed, or where no path is given."""
    listed = tuple(documents)
    several = len({document.feed.id for document in listed}) > 1
    return {path: outline(listed, title)} if path and several else {}


def outline(documents: Iterable[Document], title: str) -> bytes:
    """The feeds of these documents in their order, each once, in UTF-8. title: the site's."""
    lines: list[Element] = []
    for (_, name), feeds in _grouped(_one_a_feed(documents)).items():
        inside = tuple(_line(document) for document in feeds)
        lines += [Element("outline", None, (("text", name),), inside)] if name else inside
    head = Element("head", children=(Element("title", _plain(title)),))
    body = Element("body", children=tuple(lines))
    return serialize(Element("opml", None, (("version", "2.0"),), (head, body)), {})


def _one_a_feed(documents: Iterable[Document]) -> Iterator[Document]:
    """The document of each feed that the most readers can read."""
    feeds: dict[str, list[Document]] = {}
    for document in documents:
        feeds.setdefault(document.feed.id, []).append(document)
    for formats in feeds.values():
        yield min(formats, key=lambda one: _BEST_FIRST.index(one.format))


def _grouped(documents: Iterable[Document]) -> Mapping[tuple[str, str], Sequence[Document]]:
    """By the key and NAME of `feeds.NAME/slug`; any other by its own, without a name."""
    groups: dict[tuple[str, str], list[Document]] = {}
    for document in documents:
        name = document.feed.name
        group, slash, _ = name.partition("/")
        key = (group, group.partition("feeds.")[2]) if slash else (name or document.feed.id, "")
        groups.setdefault(key, []).append(document)
    return groups


def _line(document: Document) -> Element:
    """One feed. Its type is `rss` in every format, for readers pass over what is of any other."""
    feed = document.feed
    title = _plain(feed.title) or document.url
    said = {
        "text": title,
        "title": title,
        "xmlUrl": document.url,
        "htmlUrl": feed.home_url,
        "language": feed.language or "",
        "description": feed.description,
    }
    known = tuple((key, _plain(value)) for key, value in said.items() if value)
    return Element("outline", None, (("type", "rss"), *known))


def _plain(text: str) -> str:
    return one_line(clean_text(text))
