"""An item as newsletter tools send it: body fit for mails, picture sized, preview of its own.

Source: the documentation of Mailchimp, Buttondown and the others of `docs/newsletters.md`.
"""

from __future__ import annotations

from msgspec.structs import replace

from feedsmith.media_types import media_type
from feedsmith.model import Image, Item
from feedsmith.preparations.email import EmailContext, Measure, prepare_for_email
from feedsmith.preparations.email.picture_sizes import shown_size
from feedsmith.preparations.email.teasers import teaser
from feedsmith.preparations.media import first_picture
from feedsmith.problems import Place, Problem

LONGEST = 90_000
"""Bytes of a body that leave room, below the 102 KB at which Gmail clips, for the tool's frame."""


def for_email(item: Item, measure: Measure) -> tuple[Item, tuple[Problem, ...]]:
    """The item as a mail shows it, and what costs its readers something.

    Its body is prepared. measure: width and height of the picture at an address, as far as its file
    is at hand. What was made fit once comes back unchanged.
    """
    place = item.place or Place(item.url)
    if item.body is None:
        return replace(item, image=_measured(item.image, "", measure)), ()
    context = EmailContext(page_url=item.url, place=place, measure=measure)
    body, problems = prepare_for_email(item.body, context)
    body = body.strip()
    image = _measured(item.image or _pictured(body), body, measure)
    summary = teaser(item.summary, body, item.title)
    made = replace(item, body=body or None, summary=summary, image=image, source=None)
    return made, (*problems, *_long(body, place))


def _pictured(body: str) -> Image | None:
    """The first picture of a body, which stays where it is."""
    found = first_picture(body)
    return Image(url=found[0], alt=found[1]) if found else None


def _measured(image: Image | None, body: str, measure: Measure) -> Image | None:
    """With the size of its file, else the one it has, else the one in which the body shows it."""
    if image is None:
        return None
    width, height = image.width, image.height
    size = measure(image.url) or ((width, height) if width else shown_size(body, image.url))
    type = image.mime_type or media_type(image.url)
    return replace(image, width=size[0], height=size[1], mime_type=type)


def _long(body: str, place: Place) -> tuple[Problem, ...]:
    size = len(body.encode("utf-8", "replace"))
    if size < LONGEST:
        return ()
    problem = Problem(
        code="newsletter-long",
        level="warning",
        place=place,
        what=f"its text takes {size:,} bytes of a mail, and Gmail hides what is behind 102,000",
        mend='Split the post, or send summaries: content = "summary" in [feeds.newsletter].',
        spec="https://www.caniemail.com/clients/gmail/",
    )
    return (problem,)
