"""Makes every address of a body absolute, so that it holds wherever the body is read.

Source: https://html.spec.whatwg.org/multipage/indices.html#attributes-3 (which hold addresses).
"""

from __future__ import annotations

from collections.abc import Iterator

from turbohtml import Element, Text

from feedsmith.preparations.context import Context
from feedsmith.problems import Problem
from feedsmith.urls import srcset_candidates

ATTRIBUTES = ("href", "src", "poster", "cite", "data")
_EVERY = ", ".join(f"[{name}]" for name in (*ATTRIBUTES, "srcset"))
_PICTURES = {("img", "src"), ("video", "poster")}
_LONGEST_SHOWN = 80


def absolute_urls(root: Element, context: Context) -> Iterator[Problem]:
    """Resolve addresses; one that a feed cannot use loses its attribute and keeps its text.

    A picture without an address becomes its `alt`.
    """
    for element in root.select(_EVERY):
        for name in ATTRIBUTES:
            if (written := element.attr(name)) is not None:
                yield from _resolve(element, name, written, context)
        if (srcset := element.attr("srcset")) is not None:
            yield from _resolve_srcset(element, srcset, context)
    for image in root.select("img:not([src]):not([srcset])"):
        image.replace_with(Text(image.attr("alt") or ""))
    root.remove("source:not([src]):not([srcset]), track:not([src])")


def _resolve(element: Element, name: str, written: str, context: Context) -> Iterator[Problem]:
    url = context.address(written, picture=(element.tag, name) in _PICTURES)
    if url is None or (name != "href" and not written.strip()):
        del element.attrs[name]
        yield _unusable(element, name, written, context)
    elif url != written:
        element.attrs[name] = url


def _resolve_srcset(element: Element, srcset: str, context: Context) -> Iterator[Problem]:
    kept = []
    for written, descriptor in srcset_candidates(srcset):
        url = context.address(written, picture=True)
        if url is None:
            yield _unusable(element, "srcset", written, context)
        else:
            kept.append(f"{url} {descriptor}".rstrip())
    if kept:
        element.attrs["srcset"] = ", ".join(kept)
    else:
        del element.attrs["srcset"]


def _unusable(element: Element, name: str, written: str, context: Context) -> Problem:
    shown = written.strip()
    if len(shown) > _LONGEST_SHOWN:
        shown = shown[:_LONGEST_SHOWN] + "…"
    return Problem(
        code="url-unusable",
        level="warning",
        place=context.place,
        what=f'{name} "{shown}" of a <{element.tag}> cannot be used in a feed, and was left out',
        mend="Write an address that begins with https://, or one relative to the page.",
    )
