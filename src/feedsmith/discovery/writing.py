"""Links put into a page's bytes, of which all others stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from feedsmith.discovery.offers import Offer
from feedsmith.discovery.pages import Page, PageLink
from feedsmith.patterns import lazy_pattern

_BLANKS = b" \t"
_END = lazy_pattern(rb"\r\n|\n|\r")
_INDENT = lazy_pattern(rb"[ \t]*(?=[^ \t\r\n])")


def linked(page: Page, offers: Iterable[Offer], former: Sequence[PageLink]) -> bytes:
    """The page with links to these feeds, and without those that lead nowhere any more."""
    tags = [_written(tag, page) for offer in offers for tag in offer.tags()]
    cuts = [_span(page.data, link) for link in former]
    changes = [(start, end, b"") for start, end in cuts]
    place = next((end for start, end in cuts if start < page.place < end), page.place)
    changes.append(_insertion(page.data, place, tags))
    data = page.data
    for start, end, put in sorted(changes, reverse=True):
        data = data[:start] + put + data[end:]
    return data


def _written(tag: str, page: Page) -> bytes:
    """A link as the page's encoding and its kind of HTML have it."""
    if page.is_xhtml:
        tag = tag.removesuffix(">") + " />"
    return tag.encode() if page.is_utf8 else tag.encode("ascii", "xmlcharrefreplace")


def _insertion(data: bytes, place: int, tags: Sequence[bytes]) -> tuple[int, int, bytes]:
    """Where the links go: on lines of their own, unless the place is in the midst of one."""
    before = data[:place]
    start = len(before.rstrip(_BLANKS))
    is_line = before[:start].endswith((b"\n", b"\r"))
    if is_line:
        return start, start, _lines(before[:start], tags)
    following = _END.match(data, place + _blank(data[place : place + 200]))
    if following:
        end = following.end()
        return end, end, _lines(data[:end], tags)
    return place, place, b"".join(tags)


def _blank(data: bytes) -> int:
    return len(data) - len(data.lstrip(_BLANKS))


def _lines(above: bytes, tags: Sequence[bytes]) -> bytes:
    """The links as the line above them is indented, with its end."""
    ending = next(end for end in (b"\r\n", b"\n", b"\r") if above.endswith(end))
    text = above.rstrip(b" \t\r\n")
    last = max(text.rfind(b"\n"), text.rfind(b"\r")) + 1
    indent = _INDENT.match(above, last)
    return b"".join((indent[0] if indent else b"") + tag + ending for tag in tags)


def _span(data: bytes, link: PageLink) -> tuple[int, int]:
    """A link's bytes, with its line where nothing else stands in that."""
    start = len(data[: link.start].rstrip(_BLANKS))
    ending = _END.match(data, link.end + _blank(data[link.end : link.end + 200]))
    if ending and (start == 0 or data[:start].endswith((b"\n", b"\r"))):
        return start, ending.end()
    return link.start, link.end
