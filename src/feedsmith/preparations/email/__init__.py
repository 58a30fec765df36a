"""How a prepared body becomes fit for mails: one step a module, in the order of the tuple.

Source: https://www.caniemail.com/ and the clients of `docs/newsletters.md`.
"""

from __future__ import annotations

from turbohtml import parse_fragment

from feedsmith.preparations.code_blocks import code_blocks
from feedsmith.preparations.email.context import EmailContext, EmailPreparation, Measure
from feedsmith.preparations.email.drawings import drawings
from feedsmith.preparations.email.email_safe import email_safe
from feedsmith.preparations.email.empty_elements import empty_elements
from feedsmith.preparations.email.excuses import excuses
from feedsmith.preparations.email.linked_pictures import linked_pictures
from feedsmith.preparations.email.one_source import one_source
from feedsmith.preparations.email.own_page_links import own_page_links
from feedsmith.preparations.email.picture_sizes import picture_sizes
from feedsmith.preparations.email.plain_blocks import plain_blocks
from feedsmith.preparations.email.recordings import recordings
from feedsmith.preparations.email.white_space import white_space
from feedsmith.preparations.embeds import embeds
from feedsmith.preparations.lazy_images import lazy_images
from feedsmith.preparations.players import players
from feedsmith.problems import Problem

EMAIL_PREPARATIONS: tuple[EmailPreparation, ...] = (
    lazy_images,
    drawings,
    embeds,
    one_source,
    excuses,
    players,
    recordings,
    code_blocks,
    plain_blocks,
    own_page_links,
    picture_sizes,
    linked_pictures,
    white_space,
    empty_elements,
    email_safe,
)
"""The steps in order. `email_safe` comes last, so that nothing gets past it."""

_ROUNDS = 8

__all__ = ["EMAIL_PREPARATIONS", "EmailContext", "EmailPreparation", "Measure", "prepare_for_email"]


def prepare_for_email(html: str, context: EmailContext) -> tuple[str, tuple[Problem, ...]]:
    """Make a prepared body fit for mails, and tell what was met on the way, each thing once.

    What was made fit once comes back unchanged: the steps are run until they change nothing.
    """
    problems: dict[Problem, None] = {}
    for _ in range(_ROUNDS):
        root = parse_fragment(html, positions=False)
        for preparation in EMAIL_PREPARATIONS:
            problems.update(dict.fromkeys(preparation(root, context)))
        before, html = html, root.inner_html
        if html == before:
            break
    return html, tuple(problems)
