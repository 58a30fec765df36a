"""Puts back what scripts load late: readers run none.

Source: https://web.dev/articles/lazy-loading-images, and the attributes lazysizes, lozad,
vanilla-lazyload and WordPress write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from turbohtml import Element, Text

from feedsmith.preparations.context import Context
from feedsmith.problems import Problem
from feedsmith.urls import srcset_candidates

LATE = (
    ("src", ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-url")),
    ("srcset", ("data-srcset", "data-lazy-srcset", "data-original-set")),
    ("poster", ("data-poster",)),
)
"""Each attribute with the names scripts keep its value under, the likeliest first."""

_MEDIA = ("img", "source", "iframe", "video", "audio", "embed")


def lazy_images(root: Element, _context: Context) -> Iterator[Problem]:
    """Show what lies in `data-src` and `<noscript>`, once, and load it at once."""
    late = set()
    for media in list(root.iter_elements(_MEDIA)):
        if _put_back(media):
            late.add(media)
        for name in ("loading", "decoding", "fetchpriority", "data-sizes"):
            media.attrs.pop(name, None)
        if (media.attr("sizes") or "").strip().lower().startswith("auto"):
            del media.attrs["sizes"]
    for noscript in root.select("noscript"):
        _settle(noscript, late)
    for image in list(root.iter_elements("img")):
        _choose_source(image)
    yield from ()


def _put_back(media: Element) -> bool:
    """Move late addresses to where they belong and tell whether there was one."""
    found = False
    for name, late_names in LATE:
        values = [value for late_name in late_names if (value := media.attrs.pop(late_name, None))]
        if values and not _is_placeholder(str(values[0])):
            media.attrs[name] = values[0]
            found = True
    return found


def _settle(noscript: Element, late: set[Element]) -> None:
    """Drop the twin of a picture that is shown already; unwrap anything else.

    Some tools escape what stands in a `<noscript>`: then it is text that reads as HTML.
    """
    if not any(isinstance(child, Element) for child in noscript.children):
        noscript.set_inner_html(noscript.text if "<" in noscript.text else noscript.inner_html)
    shown = {media.attr("src") for media in noscript.iter_elements(_MEDIA)}
    twin = _neighbour(noscript) if shown else None
    if twin is not None and (twin in late or twin.attr("src") in shown):
        noscript.decompose()
        return
    if twin is not None and _is_placeholder(twin.attr("src")) and not twin.attr("srcset"):
        twin.decompose()
    noscript.unwrap()


def _neighbour(noscript: Element) -> Element | None:
    """Find the picture right before a `<noscript>`, else right after it."""
    for siblings in (noscript.previous_siblings, noscript.next_siblings):
        near = next((node for node in siblings if not _is_blank(node)), None)
        if isinstance(near, Element):
            found = near if near.tag in ("img", "iframe", "video") else _only_picture(near)
            if found is not None:
                return found
    return None


def _only_picture(element: Element) -> Element | None:
    pictures = element.select("img, iframe, video")
    return pictures[0] if len(pictures) == 1 and not element.text.strip() else None


def _choose_source(image: Element) -> None:
    """Give a picture that has only a `srcset` the largest of its candidates as `src`."""
    if not _is_placeholder(image.attr("src")):
        return
    srcset = image.attr("srcset") or _last_srcset_beside(image)
    if candidates := srcset_candidates(srcset):
        image.attrs["src"] = max(candidates, key=lambda candidate: _size(candidate[1]))[0]


def _last_srcset_beside(image: Element) -> str:
    """Take the source a `<picture>` names last: the format that most programs know."""
    picture = image.parent
    if not isinstance(picture, Element) or picture.tag != "picture":
        return ""
    srcsets = [source.attr("srcset") for source in picture.iter_elements("source")]
    return next((srcset for srcset in reversed(srcsets) if srcset), "")


def _size(descriptor: str) -> float:
    match = re.match(r"\d+(?:\.\d+)?", descriptor)
    return float(match[0]) if match else 1.0


def _is_placeholder(address: str | None) -> bool:
    return not address or address.strip()[:5].lower() == "data:"


def _is_blank(node: object) -> bool:
    return isinstance(node, Text) and not node.data.strip()
