"""Whether Apple has a category, and a subcategory below it.

Source: https://podcasters.apple.com/support/1691-apple-podcasts-categories
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feedsmith.checks.grammar import Context
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.quoting import quoted
from feedsmith.podcast_categories import CATEGORIES, RETIRED, SUCCESSORS, near, nearest
from feedsmith.problems import Problem

_LIST = "https://podcasters.apple.com/support/1691-apple-podcasts-categories"

UNKNOWN = Rule(
    code="itunes-category-unknown",
    level="error",
    title="Apple has no category of this name",
    why="Names are compared letter by letter: a show with another is in no category, and not "
    "found by those who look through them.",
    spec=_LIST,
    frame="rss-channel",
    wrong='<itunes:category text="Kids and Family"/>',
    right='<itunes:category text="Kids &amp; Family"/>',
)
RETIRED_CATEGORY = Rule(
    code="itunes-category-retired",
    level="warning",
    title="Apple has given this category up",
    why="The show is moved to whatever Apple thinks near, or to none.",
    spec=_LIST,
    frame="rss-channel",
    wrong='<itunes:category text="News &amp; Politics"/>',
    right='<itunes:category text="News"><itunes:category text="Politics"/></itunes:category>',
)
TOO_DEEP = Rule(
    code="itunes-category-too-deep",
    level="error",
    title="A category stands below a subcategory",
    why="Apple has categories and subcategories, and nothing below these.",
    spec=_LIST,
    frame="rss-channel",
    wrong='<itunes:category text="Arts"><itunes:category text="Food">'
    '<itunes:category text="Design"/></itunes:category></itunes:category>',
    right='<itunes:category text="Arts"><itunes:category text="Food"/></itunes:category>'
    '<itunes:category text="Arts"><itunes:category text="Design"/></itunes:category>',
)


def category(node: Node, _: Context) -> Iterable[Problem]:
    """A category that Apple has, or a subcategory that it has there."""
    text = node.attributes.get("text")
    above = node.parent
    if text is None:
        return ()
    if above is None or above.name != node.name:
        return _category(text, node)
    if above.parent is not None and above.parent.name == node.name:
        what = f"{node.spot().name} {quoted(text)} stands below a subcategory"
        return (TOO_DEEP.problem(node.spot(), what, "Write it beside the category instead."),)
    whole = above.attributes.get("text")
    return () if whole is None else _subcategory(text, whole, node)


def _category(text: str, node: Node) -> Iterator[Problem]:
    if text in CATEGORIES:
        return
    spot = node.spot("text")
    if text in RETIRED:
        now = SUCCESSORS.get(text)
        mend = f"Write {_written(now)}." if now else f"Choose one of {', '.join(CATEGORIES)}."
        yield RETIRED_CATEGORY.problem(
            spot, f"{spot.name} says {quoted(text)}, which is gone", mend
        )
        return
    yield UNKNOWN.problem(
        spot, f"{spot.name} says {quoted(text)}, which is no category", _meant(text)
    )


def _subcategory(text: str, whole: str, node: Node) -> Iterator[Problem]:
    known = CATEGORIES.get(whole, ())
    if text in known:
        return
    spot = node.spot("text")
    if text in RETIRED.get(whole, ()):
        mend = f"Choose one of {', '.join(known)}." if known else "Remove the subcategory."
        what = f"{spot.name} says {quoted(text)}, which is gone from {whole}"
        yield RETIRED_CATEGORY.problem(spot, what, mend)
        return
    what = f"{spot.name} says {quoted(text)}, which is no subcategory of {whole}"
    found = near(text, known)
    mend = f"Write {_written(f'{whole} > {found}')}." if found else _meant(text)
    yield UNKNOWN.problem(spot, what, mend)


def _meant(text: str) -> str:
    """What to write instead: the nearest of all names, with the category around it."""
    found = nearest(text)
    return f"Write {_written(found)}." if found else f"Choose one of {', '.join(CATEGORIES)}."


def _written(path: str) -> str:
    """A category as XML, from `Arts` or `Arts > Food`."""
    whole, _, part = path.replace("&", "&amp;").partition(" > ")
    if not part:
        return f'<itunes:category text="{whole}"/>'
    inner = f'<itunes:category text="{part}"/>'
    return f'<itunes:category text="{whole}">{inner}</itunes:category>'
