"""Says in links and text what readers drop: frames, plug-ins, drawings, formulas, forms.

Source: caniemail and the clients of `docs/design.md`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs

from turbohtml import Element, Node, Text

from feedsmith.patterns import lazy_pattern
from feedsmith.preparations.context import Context
from feedsmith.problems import Problem
from feedsmith.urls import host

DROPPED = "form, canvas, dialog, template, .katex-html, .MathJax_Preview, mjx-assistive-mml"
"""What has no meaning outside its page, or says again what stands beside it."""

_PHRASING = "p, h1, h2, h3, h4, h5, h6, span, em, strong, b, i, small, dt, summary, caption, pre"
_ADDRESS = lazy_pattern(r"https?://([^/?#]*)([^?#]*)\??([^#]*)")
_NAME = lazy_pattern(r"[\w-]+")
_YOUTUBE = ("www.youtube.com", "youtube.com", "www.youtube-nocookie.com", "youtube-nocookie.com")


def embeds(root: Element, context: Context) -> Iterator[Problem]:
    """Replace each embed by the plainest thing that leads to it, and tell where nothing does."""
    for element in root.select("form, canvas, dialog"):
        yield _lost(element, context)
    root.remove(DROPPED)
    for tag, replacement in _REPLACEMENTS.items():
        for element in root.select(tag):
            if not _still_within(element, root):
                continue
            nodes = replacement(element)
            if not nodes and tag in ("iframe", "embed", "object"):
                yield _lost(element, context)
            element.replace_with(*nodes)


def _still_within(element: Element, root: Element) -> bool:
    return any(ancestor is root for ancestor in element.ancestors)


def _frame(frame: Element) -> list[Node]:
    address = frame.attr("src")
    return [_link(frame, watch_page(address), frame.attr("title"))] if address else []


def _plug_in(embed: Element) -> list[Node]:
    address = embed.attr("src") or embed.attr("data")
    return [_link(embed, watch_page(address), embed.attr("title"))] if address else []


def _object(thing: Element) -> list[Node]:
    """Prefer what the author wrote for those who cannot see the object."""
    thing.remove("param")
    if thing.text.strip() or thing.select_one("img, a, iframe, embed, video, audio, object"):
        return [child.extract() for child in list(thing.children)]
    address = thing.attr("data")
    if address and (thing.attr("type") or "").lower().startswith("image/"):
        return [Element("img", {"src": address, "alt": thing.attr("title") or ""})]
    return _plug_in(thing)


def _gist(script: Element) -> list[Node]:
    match = re.fullmatch(
        r"(https://gist\.github\.com/[^?#]+)\.js(?:[?#].*)?", script.attr("src") or ""
    )
    return [_link(script, match[1], None)] if match else []


def _drawing(svg: Element) -> list[Node]:
    if svg.attr("aria-hidden") == "true":
        return []
    title = svg.select_one("title")
    text = svg.attr("aria-label") or (title.text.strip() if title else "")
    return [Text(text)] if text else []


def _formula(math: Element) -> list[Node]:
    source = math.select_one("annotation")
    text = math.attr("alttext") or (source.text if source else math.text)
    return [Text(" ".join(text.split()))] if text.strip() else []


_REPLACEMENTS: dict[str, Callable[[Element], list[Node]]] = {
    "object": _object,
    "iframe": _frame,
    "embed": _plug_in,
    "script": _gist,
    "svg": _drawing,
    "math": _formula,
}


def watch_page(address: str) -> str:
    """Turn the address of an embedded player into that of the page where people watch."""
    match = _ADDRESS.match(address)
    server, path, query = match.groups() if match else ("", "", "")
    name = path.rstrip("/").rpartition("/")[2]
    if server in _YOUTUBE and path.startswith("/embed/"):
        playlist, start = _parameter(query, "list"), _parameter(query, "start")
        if name == "videoseries" and playlist:
            return f"https://www.youtube.com/playlist?list={playlist}"
        return f"https://www.youtube.com/watch?v={name}" + (start and f"&t={start}s")
    if server == "player.vimeo.com" and path.startswith("/video/"):
        unlisted = _parameter(query, "h")
        return f"https://vimeo.com/{name}" + (unlisted and f"/{unlisted}")
    return address


def _parameter(query: str, name: str) -> str:
    value = parse_qs(query).get(name, [""])[0]
    return value if value.isascii() and _NAME.fullmatch(value) else ""


def _link(element: Element, address: str, title: str | None) -> Node:
    """Link to an address, as a paragraph of its own wherever one may stand."""
    text = Text((title or "").strip() or host(address) or address)
    if element.closest("a") is not None:
        return text
    link = Element("a", {"href": address}, [text])
    return link if element.closest(_PHRASING) is not None else Element("p", None, [link])


def _lost(element: Element, context: Context) -> Problem:
    return Problem(
        code="embed-dropped",
        level="hint",
        place=context.place,
        what=f"readers cannot show a <{element.tag}>, and it names no address: it was left out",
        mend="Put a link or a picture beside it.",
    )
