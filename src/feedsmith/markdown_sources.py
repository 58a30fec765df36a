"""The Markdown of a post as readers may have it: every address in it absolute, all else as written.

Source: https://spec.commonmark.org/0.31.2/#links. Addresses are replaced where the parser says that
they stand. The result is then rendered and compared with the post, and given away only where the
two are the same: what is not thought of here costs a post its source, never a reader a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape
from typing import NamedTuple

from turbohtml import Element, parse_fragment

from feedsmith.markdown import MARKDOWN, render
from feedsmith.patterns import lazy_pattern
from feedsmith.preparations import Context
from feedsmith.preparations.absolute_urls import ATTRIBUTES, absolute_urls
from feedsmith.preparations.allowed import REMOVED_WITH_CONTENT
from feedsmith.text import clean_text
from feedsmith.urls import is_absolute, srcset_candidates

_COMMENT = lazy_pattern(r"<!--.*?-->", re.DOTALL)
_BLANKS = lazy_pattern(r"\s+")
_DESTINATION = r"(?P<address><[^<>\n]*>|(?:\\.|[^\s\\<])(?:\\.|[^\s\\])*?)"
_TITLE = r"""(?:\s+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?"""
_BESIDE = lazy_pattern(rf"\]\(\s*{_DESTINATION}{_TITLE}\s*\)", re.DOTALL)
_DEFINITION = lazy_pattern(rf"\[(?:\\.|[^\[\]\\])+\]:\s*{_DESTINATION}{_TITLE}\s*", re.DOTALL)
_ATTRIBUTE = lazy_pattern(
    rf"""(?<=\s)(?:{"|".join(ATTRIBUTES)})\s*=\s*(?P<address>"[^"]*"|'[^']*'|[^\s"'>]+)""",
    re.IGNORECASE,
)
_UNREADABLE = REMOVED_WITH_CONTENT - {"input"}
"""Elements whose source is kept from readers; `input` is what Markdown makes of a task list."""

Resolve = Callable[[str], str | None]


class _Part(NamedTuple):
    """Bytes of the text. address: of a link, as the parser has it; `None` for raw HTML."""

    start: int
    end: int
    address: str | None = None
    is_definition: bool = False


def absolute_markdown(text: str, context: Context) -> str | None:
    """The text with absolute addresses and without comments.

    `None` where a feed cannot use one of its addresses, or where it holds what runs or asks.
    """
    written = clean_text(text).strip("\n")
    data = written.encode()
    for part in sorted(_parts(written), reverse=True):
        raw = data[part.start : part.end].decode()
        data = data[: part.start] + _changed(raw, part, context.address).encode() + data[part.end :]
    changed = data.decode().strip("\n")
    return changed if changed.strip() and _is_faithful(written, changed, context) else None


def _parts(text: str) -> Iterator[_Part]:
    """Where addresses stand: beside links and pictures, in definitions, in raw HTML."""
    for definition in MARKDOWN.reference_definitions(text).values():
        span = definition["span"]
        yield _Part(span["start"], span["end"], definition["dest"], is_definition=True)
    open_links: list[str | None] = []
    content_end = 0
    for event, span in MARKDOWN.events_with_range(text):
        kind, value = _named(event)
        link = _link(value) if kind == "Start" else None
        if link is not None:
            open_links.append(str(link["dest_url"]) if link["link_type"] == "Inline" else None)
            content_end = span["start"] + 1
        elif kind == "End" and value in ("Link", "Image"):
            address = open_links.pop()
            if address:
                yield _Part(content_end, span["end"], address)
            content_end = span["end"]
        elif kind == "InlineHtml" or (kind == "Start" and value == "HtmlBlock"):
            yield _Part(span["start"], span["end"])
            content_end = span["end"]
        else:
            content_end = max(content_end, span["end"])


def _named(event: object) -> tuple[str, object]:
    """An event's kind, and what it says beyond that."""
    if isinstance(event, dict):
        return next(iter(event.items()))
    return str(event), None


def _link(value: object) -> Mapping[str, object] | None:
    """What is said of a link or a picture that begins."""
    if not isinstance(value, dict):
        return None
    found = value.get("Link") or value.get("Image")
    return found if isinstance(found, dict) else None


def _changed(raw: str, part: _Part, resolve: Resolve) -> str:
    if part.address is None:
        return _ATTRIBUTE.sub(lambda found: _attribute(found, resolve), _COMMENT.sub("", raw))
    opening = 0 if part.is_definition else max(raw.find("]("), 0)
    found = (_DEFINITION if part.is_definition else _BESIDE).fullmatch(raw, opening)
    url = None if found is None or is_absolute(part.address) else resolve(part.address)
    if found is None or url is None:
        return raw
    return raw[: found.start("address")] + _destination(url) + raw[found.end("address") :]


def _destination(url: str) -> str:
    """An address as Markdown has it: with brackets where it has parentheses of its own."""
    safe = re.sub(r"&(?=#?\w+;)", "&amp;", url)
    return f"<{safe}>" if "(" in safe or ")" in safe else safe


def _attribute(found: re.Match[str], resolve: Resolve) -> str:
    address = unescape(found["address"].strip("\"'"))
    url = None if is_absolute(address) else resolve(address)
    if url is None:
        return found[0]
    return found[0].removesuffix(found["address"]) + f'"{escape(url)}"'


def _is_faithful(written: str, changed: str, context: Context) -> bool:
    """Whether both become the same page, in which no address is left that hangs on the place."""
    before, after = parse_fragment(render(written)), parse_fragment(render(changed))
    if not all(_is_portable(element) for element in after.iter_elements()):
        return False
    if "<!--" in after.inner_html or [*absolute_urls(before, context)]:
        return False
    return not [*absolute_urls(after, context)] and _shown(before) == _shown(after)


def _is_portable(element: Element) -> bool:
    """Whether an element is for reading, and leads to the same place from everywhere.

    Links between a text and its footnotes are made anew by whoever renders it.
    """
    if element.tag in _UNREADABLE or any(name.startswith("on") for name in element.attrs):
        return False
    said = [element.attr(name) or "" for name in ATTRIBUTES if element.attr(name) is not None]
    said += [url for url, _ in srcset_candidates(element.attr("srcset") or "")]
    return all(is_absolute(one) or one.startswith("#fn") for one in said)


def _shown(root: Element) -> str:
    return _BLANKS.sub(" ", _COMMENT.sub("", root.inner_html)).strip()
