"""How a body becomes fit for readers: one step a module, in the order of `PREPARATIONS`."""

from __future__ import annotations

from turbohtml import parse_fragment

from feedsmith.preparations.absolute_urls import absolute_urls
from feedsmith.preparations.allowed_elements import allowed_elements
from feedsmith.preparations.code_blocks import code_blocks
from feedsmith.preparations.context import Context, Preparation
from feedsmith.preparations.embeds import embeds
from feedsmith.preparations.heading_anchors import heading_anchors
from feedsmith.preparations.lazy_images import lazy_images
from feedsmith.preparations.limits import too_big, too_deep
from feedsmith.preparations.players import players
from feedsmith.preparations.sanitize import sanitize
from feedsmith.preparations.task_lists import task_lists
from feedsmith.problems import Problem

PREPARATIONS: tuple[Preparation, ...] = (
    lazy_images,
    absolute_urls,
    embeds,
    task_lists,
    allowed_elements,
    players,
    heading_anchors,
    code_blocks,
    sanitize,
)
"""The steps in order. `sanitize` comes last, so that nothing gets past it."""

_ROUNDS = 8

__all__ = ["PREPARATIONS", "Context", "Preparation", "prepare"]


def prepare(html: str, context: Context) -> tuple[str | None, tuple[Problem, ...]]:
    """Make a body safe and absolute, and tell what was met on the way, each thing once.

    The body is `None` where it is beyond a limit: its item is to be left out. What was prepared
    once comes back unchanged.
    """
    if problem := too_big(html, context.place):
        return None, (problem,)
    problems: dict[Problem, None] = {}
    for _ in range(_ROUNDS):
        root = parse_fragment(html, positions=False)
        if problem := too_deep(root, context.place):
            return None, (*problems, problem)
        for preparation in PREPARATIONS:
            problems.update(dict.fromkeys(preparation(root, context)))
        before, html = html, root.inner_html
        if html == before or not _may_change_again(html):
            break
    if problem := too_deep(root, context.place):
        return None, (*problems, problem)
    return html, tuple(problems)


def _may_change_again(html: str) -> bool:
    """Tell whether a second pass is due.

    Taking elements away can leave what parsers put elsewhere, and players without what stood in
    them. Nothing else needs a second look.
    """
    has_player = "<video" in html or "<audio" in html
    return has_player or parse_fragment(html, positions=False).inner_html != html
