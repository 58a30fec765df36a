"""Whether a post is to be seen: drafts and hidden posts, in every generator's words."""

from __future__ import annotations

from pathlib import PurePosixPath

from feedsmith.loaders.frontmatter.block import truth
from feedsmith.loaders.frontmatter.entries import Entries, scalar
from feedsmith.problems import Problem

HIDING = (
    *("draft", "unlisted", "hidden", "_hidden", "headless", "noindex", "private"),
    *("hidden_in_rss", "eleventy_exclude_from_collections", "exclude_from_feed", "hide"),
)
SHOWING = ("published", "_discoverable")
STATUS = ("status", "visibility")
RENDERED = ("build.render", "build.list", "_build.render", "_build.list")
_NOT_RENDERED = frozenset(("never", "false", "link", "local"))
_HIDDEN_STATES = frozenset(("draft", "hidden", "private", "unlisted", "skip", "deleted"))


def is_hidden(entries: Entries, path: PurePosixPath) -> tuple[bool, Problem | None]:
    """Whether the post is kept from readers, and a problem where that can't be told.

    What can't be told counts as hidden: a draft that leaks is worse than a post that waits.
    """
    if "_drafts" in path.parts:
        return True, None
    for name in HIDING:
        entry = entries.first(name)
        if entry is None or isinstance(entry.value, list | dict):
            continue
        said = truth(entry.value)
        if said is None and name == "draft":
            what = f'draft: "{scalar(entry.value)}" is neither true nor false, so the post waits'
            return True, entries.problem(
                "draft-unclear", entry, what, "Write draft: true or draft: false.", "warning"
            )
        if said:
            return True, None
    return _is_not_shown(entries), None


def _is_not_shown(entries: Entries) -> bool:
    for name in SHOWING:
        entry = entries.first(name)
        if entry is not None and truth(entry.value) is False:
            return True
    status = (entries.text(*STATUS) or "").lower()
    rendered = (entries.first(name) for name in RENDERED)
    never = (e is not None and scalar_word(e.value) in _NOT_RENDERED for e in rendered)
    return status in _HIDDEN_STATES or any(never)


def scalar_word(value: object) -> str:
    """A scalar in lower case, booleans too."""
    return str(value).lower()
