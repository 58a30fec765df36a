"""Whether a post is to be seen: drafts and hidden posts, in every generator's words."""

from __future__ import annotations

from pathlib import PurePosixPath

from feedsmith.loaders.frontmatter.block import truth
from feedsmith.loaders.frontmatter.entries import Entries, Entry, scalar
from feedsmith.problems import Problem
from feedsmith.text import fold_key

HIDING = (
    *("draft", "unlisted", "hidden", "_hidden", "headless", "noindex", "private"),
    *("hidden_in_rss", "eleventy_exclude_from_collections", "exclude_from_feed", "hide"),
)
SHOWING = ("published", "_discoverable")
STATUS = ("status", "visibility")
RENDERED = ("build.render", "build.list", "_build.render", "_build.list")
_EVERY = (*HIDING, *SHOWING, *STATUS, *RENDERED)
_NOT_RENDERED = frozenset(("never", "false", "link", "local"))
_HIDDEN_STATES = frozenset(("draft", "hidden", "private", "unlisted", "skip", "deleted"))


def hidden_by(entries: Entries, path: PurePosixPath) -> tuple[str | None, Problem | None]:
    """What keeps the post from readers, after "because", and a problem where that can't be told.

    What can't be told counts as hidden: a draft that leaks is worse than a post that waits.
    """
    if "_drafts" in path.parts:
        return "it stands in the folder _drafts", None
    if entries.first(*_EVERY) is None:
        return None, None
    for entry in entries.each(*HIDING):
        if isinstance(entry.value, list | dict):
            continue
        said = truth(entry.value)
        if said is None and fold_key(entry.key) == "draft":
            what = f'draft: "{scalar(entry.value)}" is neither true nor false, so the post waits'
            return told(entries, entry), entries.problem(
                "draft-unclear", entry, what, "Write draft: true or draft: false.", "warning"
            )
        if said:
            return told(entries, entry), None
    shown = _not_shown(entries)
    return told(entries, shown) if shown is not None else None, None


def told(entries: Entries, entry: Entry) -> str:
    """What hides a post: a key with its value, and where it stands."""
    value = scalar_word(entry.value) if isinstance(entry.value, bool) else str(entry.value)
    where = f"line {entry.line} of {entries.file}" if entry.line else "the site's configuration"
    return f"{where} says {entry.key}: {value}"


def _not_shown(entries: Entries) -> Entry | None:
    for entry in entries.each(*SHOWING):
        if truth(entry.value) is False:
            return entry
    for entry in entries.each(*STATUS):
        if said := scalar(entry.value):
            if said.lower() in _HIDDEN_STATES:
                return entry
            break
    rendered = entries.each(*RENDERED)
    return next((one for one in rendered if scalar_word(one.value) in _NOT_RENDERED), None)


def scalar_word(value: object) -> str:
    """A scalar in lower case, booleans too."""
    return str(value).lower()
