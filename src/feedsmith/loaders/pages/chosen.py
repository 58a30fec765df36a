"""The pages that the site's own configuration names as posts, whatever they look like."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from feedsmith.loaders.pages.kinds import Kind
from feedsmith.loaders.pages.scan import Scanned

_NAMED = "a pattern of [pages] posts names it"
_NOT_NAMED = Kind(False, "no pattern of [pages] posts names it")


def chosen(
    pages: Sequence[Scanned], is_named: Callable[[PurePosixPath], bool]
) -> tuple[Scanned, ...]:
    """The pages, each of them a post if it is named and can be one."""
    return tuple(one._replace(kind=_kind(one, is_named)) for one in pages)


def _kind(one: Scanned, is_named: Callable[[PurePosixPath], bool]) -> Kind:
    if not is_named(PurePosixPath(one.path)):
        return _NOT_NAMED
    if one.page.is_hidden:
        return Kind(False, "it asks not to be indexed (robots: noindex)")
    if one.page.published is None:
        return Kind(False, f"{_NAMED}, but it has no date")
    return Kind(True, _NAMED)
