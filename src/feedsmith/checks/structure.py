"""The rules that hold for every vocabulary: what is missing, doubled, unknown or out of place.

Sources: https://www.rssboard.org/rss-specification, https://www.rfc-editor.org/rfc/rfc4287
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache

from msgspec.structs import replace

from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.problems import Problem

_RSS = "https://www.rssboard.org/rss-specification"
_EXTENDING = f"{_RSS}#extendingRss"

MISSING = Rule(
    code="element-missing",
    level="error",
    title="A required element is missing",
    why="Readers rely on it: without it many refuse the feed or show an empty line.",
    spec=f"{_RSS}#requiredChannelElements",
    frame="rss-item",
    wrong='<media:group xmlns:media="http://search.yahoo.com/mrss/"/>',
    right='<media:group xmlns:media="http://search.yahoo.com/mrss/">'
    '<media:content url="https://example.org/a.jpg"/>'
    '<media:content url="https://example.org/b.jpg"/></media:group>',
)
DOUBLED = Rule(
    code="element-doubled",
    level="error",
    title="An element stands there twice that may stand only once",
    why="Some readers take the first, some the last, some refuse the feed.",
    spec=f"{_RSS}#hrelementsOfLtitemgt",
    frame="rss-item",
    wrong="<comments>https://example.org/a#1</comments><comments>https://example.org/a#2"
    "</comments>",
    right="<comments>https://example.org/a#1</comments>",
)
UNKNOWN = Rule(
    code="element-unknown",
    level="error",
    title="An element is not part of its vocabulary",
    why="Readers pass over it; often it is a typing error, and what it says is lost.",
    spec=_EXTENDING,
    frame="rss-item",
    wrong="<pubdate>Tue, 07 May 2024 09:00:00 GMT</pubdate>",
    right="<pubDate>Tue, 07 May 2024 09:00:00 GMT</pubDate>",
)
MISPLACED = Rule(
    code="element-misplaced",
    level="error",
    title="An element stands where it has no meaning",
    why="Readers look for it in another place, so what it says is lost.",
    spec=_RSS,
    frame="rss-item",
    wrong="<ttl>60</ttl>",
    right="<category>Bread</category>",
)
NOT_NAMESPACED = Rule(
    code="element-not-namespaced",
    level="error",
    title="An element inside an extension has no namespace",
    why="RSS asks that every element of an extension be in a namespace, so that its meaning is "
    "known.",
    spec=_EXTENDING,
    frame="rss-item",
    wrong='<x:mood xmlns:x="https://example.org/mood"><degree>3</degree></x:mood>',
    right='<x:mood xmlns:x="https://example.org/mood"><x:degree>3</x:degree></x:mood>',
)
VOCABULARY_UNKNOWN = Rule(
    code="element-without-vocabulary",
    level="warning",
    title="An element in an Atom document has no namespace",
    why="Atom allows it, but no reader can tell which vocabulary it is from.",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-6.1",
    frame="atom-entry",
    wrong='<mood xmlns="">Glad</mood>',
    right='<x:mood xmlns:x="https://example.org/mood">Glad</x:mood>',
)
TEXT = Rule(
    code="text-unexpected",
    level="error",
    title="Text stands where only elements belong",
    why="Readers drop it: often a tag around it is missing.",
    spec=_RSS,
    frame="rss-channel",
    wrong="News from the bakery",
    right="<category>News from the bakery</category>",
)
ATTRIBUTE_MISSING = Rule(
    code="attribute-missing",
    level="error",
    title="A required attribute is missing",
    why="Without it the element says nothing that a reader could use.",
    spec=f"{_RSS}#ltenclosuregtSubelementOfLtitemgt",
    frame="rss-item",
    wrong='<enclosure url="https://example.org/a.mp3" type="audio/mpeg"/>',
    right='<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1234"/>',
)
ATTRIBUTE_UNKNOWN = Rule(
    code="attribute-unknown",
    level="error",
    title="An attribute is not part of the element",
    why="Readers pass over it; often it is a typing error, and what it says is lost.",
    spec=_RSS,
    frame="rss-item",
    wrong='<guid isPermalink="false">a-1</guid>',
    right='<guid isPermaLink="false">a-1</guid>',
)
EXTENSION_ATTRIBUTE = Rule(
    code="attribute-of-extension",
    level="hint",
    title="An element of RSS bears an attribute of another namespace",
    why="RSS 2.0 speaks of extension elements, not attributes; few readers look at them.",
    spec=_EXTENDING,
    frame="rss-item",
    wrong='<category x:mood="glad" xmlns:x="https://example.org/mood">Bread</category>',
    right='<category>Bread</category><x:mood xmlns:x="https://example.org/mood">glad</x:mood>',
)


def missing(node: Node, name: str, spec: str) -> Iterator[Problem]:
    """The element lacks a child."""
    shown = f"<{_as_shown(name, node)}>"
    what = f"{node.spot().name} has no {shown}"
    yield replace(MISSING, spec=spec).problem(node.spot(), what, f"Add {shown}.")


def doubled(node: Node, spec: str) -> Iterator[Problem]:
    """The element is one too many."""
    above = node.parent.spot().name if node.parent else "the document"
    what = f"{node.spot().name} stands {_times(node.number)} in {above}"
    yield replace(DOUBLED, spec=spec).problem(node.spot(), what, "Keep one of them.")


def _times(number: int) -> str:
    return "twice" if number == 2 else f"{number} times"


def unknown(node: Node, known: tuple[str, ...]) -> Iterator[Problem]:
    """The element is in a vocabulary that does not have it."""
    above = node.parent.spot().name if node.parent else "the document"
    what = f"there is no {node.spot().name} in {above}"
    yield UNKNOWN.problem(node.spot(), what, _meant(node.name, known, node))


def misplaced(node: Node, parents: Sequence[str]) -> Iterator[Problem]:
    """The element belongs below other parents."""
    above = node.parent.spot().name if node.parent else "the document"
    places = ", ".join(f"<{_as_shown(one, node)}>" for one in parents[:3] if one)
    what = f"{node.spot().name} does not belong in {above}"
    yield MISPLACED.problem(node.spot(), what, f"Write it in {places}, or remove it.")


def inside_extension(node: Node) -> Iterator[Problem]:
    """Nothing is known of the extension but that its elements are in namespaces."""
    bare = [one for one in node.walk() if not one.namespace]
    if not is_in_atom(node):
        for one in bare:
            what = f"{one.spot().name} has no namespace, but stands in an extension"
            mend = f"Give it the prefix of the extension: <{node.prefix or 'x'}:{one.local}>."
            yield NOT_NAMESPACED.problem(one.spot(), what, mend)
    elif bare:
        what = f"{bare[0].spot().name} has no namespace"
        mend = f"Give it a prefix, such as <x:{bare[0].local}>, and declare what that stands for."
        yield VOCABULARY_UNKNOWN.problem(bare[0].spot(), what, mend)


def is_in_atom(node: Node) -> bool:
    """Whether the document is Atom's, which allows elements of any namespace and of none."""
    while node.parent is not None:
        node = node.parent
    return node.name in ("atom:feed", "atom:entry")


def text(node: Node, spec: str) -> Iterator[Problem]:
    """The element holds characters beside its children."""
    said = " ".join(node.text.split())
    if said:
        short = said if len(said) <= 40 else said[:40] + "…"
        what = f'the text "{short}" stands in {node.spot().name}, which holds only elements'
        mend = "Put it into an element, or remove it."
        yield replace(TEXT, spec=spec).problem(node.spot(), what, mend)


def attribute_missing(node: Node, name: str, spec: str) -> Iterator[Problem]:
    """The element lacks an attribute."""
    what = f"{node.spot().name} has no attribute `{name}`"
    spot = node.spot(name)
    yield replace(ATTRIBUTE_MISSING, spec=spec).problem(spot, what, f'Add {name}="…".')


def attribute_unknown(node: Node, name: str, known: Sequence[str], spec: str) -> Iterator[Problem]:
    """The element has no such attribute."""
    what = f"{node.spot().name} has no attribute of the name `{name}`"
    near = get_close_matches(name.lower(), [one.lower() for one in known], 1, 0.8)
    meant = next((one for one in known if near and one.lower() == near[0]), None)
    mend = f"Write `{meant}`, if that is meant." if meant else "Remove it."
    spot = node.spot(name)
    yield replace(ATTRIBUTE_UNKNOWN, spec=spec).problem(spot, what, mend)


def extension_attribute(node: Node, name: str) -> Iterator[Problem]:
    """An attribute of an extension on an element of RSS's own."""
    if not node.namespace:
        what = f"{node.spot().name} bears `{name.rpartition('}')[2]}`, of another namespace"
        mend = "Say it by an element of that namespace."
        yield EXTENSION_ATTRIBUTE.problem(node.spot(name), what, mend)


def _meant(name: str, known: tuple[str, ...], node: Node) -> str:
    meant = _nearest(node.local.lower(), known)
    if meant is None or meant == name:
        return "Remove it, or say it by an element of a namespace of your own."
    return f"Write <{_as_shown(meant, node)}>, if that is meant."


@lru_cache(maxsize=1000)
def _nearest(local: str, known: tuple[str, ...]) -> str | None:
    """The name that was probably meant: without its prefix it is nearly the same."""
    names = {one.rpartition(":")[2].lower(): one for one in reversed(known)}
    near = get_close_matches(local, names, 1, 0.8)
    return names[near[0]] if near else None


def _as_shown(name: str, near: Node) -> str:
    """Atom's elements without a prefix where the document writes none."""
    plain = near.namespace.endswith("2005/Atom") and near.prefix is None
    return name.removeprefix("atom:") if plain else name
