"""YAML from the events of PyYAML's parser: scalars as written, no recursion, nothing constructed.

Source: https://yaml.org/spec/1.1/. What the parser complains of is explained in yaml_faults.py.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, cast

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from feedsmith.loaders.frontmatter import yaml_faults
from feedsmith.loaders.frontmatter.block import Fields, Plain, is_null
from feedsmith.loaders.frontmatter.refusals import (
    MAX_DEPTH,
    MAX_NODES,
    RefusedError,
    doubled,
    not_a_mapping,
    too_deep,
    too_many,
)
from feedsmith.loaders.frontmatter.yaml_lines import read_lines
from feedsmith.patterns import lazy_pattern

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MERGE = "<<"
_TEXT_TAGS = ("!", "tag:yaml.org,2002:str")
_OWN_LINE_ENDS = lazy_pattern("[\x85\u2028\u2029]")


def load(text: str) -> Fields:
    """The mapping that a block of YAML holds; raises RefusedError."""
    return read_lines(text) or parsed(text)


def parsed(text: str) -> Fields:
    """The same by the parser alone."""
    # libyaml compares each %TAG with all before it: 50,000 take 4 s, and front matter needs none.
    if text.startswith("%") or "\n%" in text:
        raise yaml_faults.misplaced_percent(f"\n{text}".split("\n%")[0].count("\n"))
    builder = _Builder(text)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if step := _STEPS.get(type(event)):
                step(builder, event)
    except yaml.MarkedYAMLError as error:
        raise yaml_faults.explained(error, text) from error
    except (yaml.YAMLError, UnicodeError) as error:
        raise yaml_faults.unprintable(error, text) from error
    return builder.fields()


class _Anchored(NamedTuple):
    """What an alias stands for. nodes: how many it adds. height: how deep it goes."""

    value: object
    nodes: int
    height: int


class _Frame:
    """A list or mapping that is still open."""

    __slots__ = ("container", "height", "key", "lines", "merged", "merges", "nodes_before", "start")

    def __init__(self, start: CollectionStartEvent, nodes_before: int) -> None:
        is_mapping = isinstance(start, MappingStartEvent)
        self.container: dict[str, object] | list[object] = {} if is_mapping else []
        self.start = start
        self.nodes_before = nodes_before
        self.height = 1
        self.key: str | None = None
        self.lines: dict[str, int] = {}
        self.merges = False
        self.merged: object = None

    def awaits_a_key(self) -> bool:
        return self.key is None and isinstance(self.container, dict)


class _Builder:
    """Turns events into values, with a stack of its own."""

    def __init__(self, text: str) -> None:
        self.text = text
        # YAML 1.1 ends lines at these signs too; an editor and a Problem do not.
        self.counts_own_lines = not text.isascii() and bool(_OWN_LINE_ENDS.search(text))
        self.frames: list[_Frame] = []
        self.anchors: dict[str, _Anchored] = {}
        self.with_merge: set[int] = set()
        self.nodes = 0
        self.documents = 0
        self.root: object = None
        self.root_line = 0
        self.root_lines: dict[str, int] = {}

    def line(self, event: Event) -> int:
        mark = cast(yaml.Mark, event.start_mark)  # the parser's events always carry one
        if self.counts_own_lines:
            return self.text.count("\n", 0, mark.index)
        return mark.line

    def document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            what = "a second YAML document begins inside the front matter"
            mend = "Write --- alone on its line to close the block, and nothing after it."
            raise RefusedError("front-matter-syntax", what, mend, line=self.line(event))

    def scalar(self, event: ScalarEvent) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise too_many(self.line(event))
        value = event.value
        frame = self.frames[-1] if self.frames else None
        if event.anchor is None and frame is not None and frame.awaits_a_key():
            self.name(frame, value, self.line(event), is_plain=not event.style)
            return
        if not event.style and event.tag not in _TEXT_TAGS:
            value = Plain(value)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored(value, 1, 0)
        self.add(value, event)

    def alias(self, event: AliasEvent) -> None:
        anchored = self.anchors.get(event.anchor or "")
        if anchored is None:
            raise yaml_faults.undefined_alias(event.anchor or "", self.line(event))
        self.nodes += anchored.nodes
        if self.nodes > MAX_NODES:
            raise yaml_faults.alias_bomb(self.line(event))
        self.add(anchored.value, event, anchored.height)

    def open(self, event: CollectionStartEvent) -> None:
        if self.frames and self.frames[-1].awaits_a_key():
            raise yaml_faults.complex_key(self.line(event))
        self.frames.append(_Frame(event, self.nodes))
        self.nodes += 1
        if len(self.frames) > MAX_DEPTH:
            raise too_deep(self.line(event))

    def close(self, _: CollectionEndEvent) -> None:
        frame = self.frames.pop()
        if frame.merged is not None:
            self.merge(frame)
        if frame.start.anchor is not None:
            nodes = self.nodes - frame.nodes_before
            self.anchors[frame.start.anchor] = _Anchored(frame.container, nodes, frame.height)
        if not self.frames:
            self.root_lines = frame.lines
        self.add(frame.container, frame.start, frame.height)

    def add(self, value: object, event: NodeEvent, height: int = 0) -> None:
        """Put a value where it belongs: `height` levels are below it."""
        if not self.frames:
            self.root, self.root_line = value, self.line(event)
            return
        frame = self.frames[-1]
        if frame.awaits_a_key():
            if not isinstance(value, str):
                raise yaml_faults.complex_key(self.line(event))
            self.name(frame, str(value), self.line(event))
            return
        if height >= frame.height:
            frame.height = height + 1
            if len(self.frames) + height > MAX_DEPTH:
                raise too_deep(self.line(event))
        container = frame.container
        if isinstance(container, list):
            container.append(value)
        elif frame.merges:
            frame.merged, frame.merges = value, False
        elif frame.key is not None:
            container[frame.key] = value
        frame.key = None

    def name(self, frame: _Frame, key: str, line: int, *, is_plain: bool = False) -> None:
        """Remember the key that the next value belongs to."""
        if key in frame.lines:
            raise doubled(key, frame.lines[key], line)
        frame.lines[key] = line
        frame.key = key
        if is_plain and key == _MERGE:
            frame.merges = True

    def merge(self, frame: _Frame) -> None:
        """Take in mappings that merge nothing themselves: what is written here wins."""
        line = frame.lines.pop(_MERGE)
        container = frame.container
        for source in frame.merged if isinstance(frame.merged, list) else [frame.merged]:
            if not isinstance(source, dict) or not isinstance(container, dict):
                raise yaml_faults.merged_value(line)
            if id(source) in self.with_merge:
                raise yaml_faults.merge_chain(line)
            for key, value in source.items():
                container.setdefault(key, value)
                frame.lines.setdefault(key, line)
        self.with_merge.add(id(container))

    def fields(self) -> Fields:
        if isinstance(self.root, dict):
            return Fields(self.root, self.root_lines)
        if is_null(self.root):
            return Fields({}, {})
        kind = "a list" if isinstance(self.root, list) else "text"
        raise not_a_mapping(kind, self.root_line)


_STEPS: dict[type[Event], Callable[[_Builder, Any], None]] = {
    DocumentStartEvent: _Builder.document,
    ScalarEvent: _Builder.scalar,
    AliasEvent: _Builder.alias,
    SequenceStartEvent: _Builder.open,
    MappingStartEvent: _Builder.open,
    SequenceEndEvent: _Builder.close,
    MappingEndEvent: _Builder.close,
}
