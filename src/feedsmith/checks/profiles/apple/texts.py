"""The texts of a show and its episodes as Apple Podcasts wants them: length, blanks, HTML.

Source: https://help.apple.com/itc/podcasts_connect/#/itcb54353390
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Context
from feedsmith.checks.profiles.shows import SHOW, concerns, is_show
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.quoting import quoted
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_GUIDE = "https://help.apple.com/itc/podcasts_connect/#/itcb54353390"
_TITLE = "<title>Rye at last</title>"
_TEXT = "Rye flour is back."

TOO_LONG = Rule(
    code="apple-text-too-long",
    level="warning",
    title="A text is longer than Apple Podcasts shows",
    why="Apple takes 4,000 bytes of a description and 255 characters of other texts, and cuts off "
    "the rest.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=SHOW.replace(_TITLE, f"<title>{'Rye at last and again ' * 12}</title>"),
    right=SHOW,
    profile="apple",
)
PADDED = Rule(
    code="apple-text-padded",
    level="hint",
    title="Blanks stand around a text",
    why="Apple asks for values without them; some apps show them, or sort by them.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=SHOW.replace(_TITLE, "<title> Rye at last </title>"),
    right=SHOW,
    profile="apple",
)
HTML = Rule(
    code="apple-description-html",
    level="hint",
    title="A description has HTML that Apple Podcasts does not show",
    why="Apple keeps paragraphs, lists and links (`p`, `ol`, `ul`, `li`, `a`) and drops the rest.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=SHOW.replace(_TEXT, "&lt;h2&gt;Rye&lt;/h2&gt; is back."),
    right=SHOW.replace(_TEXT, "&lt;p&gt;Rye is back.&lt;/p&gt;"),
    profile="apple",
)

_NAMES = ("title", "itunes:title", "itunes:author", "copyright")
_MOST_CHARACTERS, _MOST_BYTES = 255, 4000
_SHOWN = frozenset({"p", "ol", "ul", "li", "a"})
_TAG = lazy_pattern(r"</?([A-Za-z][A-Za-z0-9]*)(?=[\s/>])[^<>]*>")


def texts(node: Node, context: Context) -> Iterator[Problem]:
    """The texts of a channel or an item."""
    if "apple" not in context.profiles and not _is_podcast(node, context):
        return
    for child in node.children:
        if child.name == "description":
            yield from _description(child)
        elif child.name in _NAMES:
            yield from _name(child)


def _is_podcast(node: Node, context: Context) -> bool:
    if node.name == "channel":
        return is_show(node, with_episodes=False)
    return concerns(node, context, "apple")


def _name(node: Node) -> Iterator[Problem]:
    text, spot = node.text, node.spot()
    if len(text.strip()) > _MOST_CHARACTERS:
        what = f"{spot.name} has {len(text.strip())} characters: {quoted(text)}"
        yield TOO_LONG.problem(spot, what, f"Shorten it to {_MOST_CHARACTERS}.")
    if text.strip() and text != text.strip():
        what = f"blanks stand around the text of {spot.name}"
        yield PADDED.problem(spot, what, "Write the text directly between the tags.")


def _description(node: Node) -> Iterator[Problem]:
    spot = node.spot()
    size = len(node.text.strip().encode("utf-8", "replace"))
    if size > _MOST_BYTES:
        what = f"{spot.name} has {size} bytes"
        mend = f"Shorten it to {_MOST_BYTES}; the long text may stand in <content:encoded>."
        yield TOO_LONG.problem(spot, what, mend)
    lost = dict.fromkeys(name.lower() for name in _TAG.findall(node.text))
    shown = ", ".join(f"<{name}>" for name in lost if name not in _SHOWN)
    if shown:
        what = f"{spot.name} holds {shown}"
        yield HTML.problem(spot, what, "Write paragraphs, lists and links only.")
