"""What newsletter tools need of an RSS or Atom feed that they turn into mails.

Sources: the documentation of Mailchimp, Buttondown, MailerLite, HubSpot, Letterhead and FeedBlitz.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import NamedTuple

from feedsmith.checks.families import Across
from feedsmith.checks.grammar import Context
from feedsmith.checks.profiles.newsletter import bodies
from feedsmith.checks.profiles.newsletter.rules import (
    DATE,
    DESCRIPTION,
    ELEMENT,
    NO_BODY,
    ORDER,
    PICTURE,
    PICTURE_SIZE,
)
from feedsmith.checks.reading.xml.faults import Here
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Place, Problem
from feedsmith.text import one_line, shorten

_REQUIRED = {"item": ("title", "link", "guid"), "atom:entry": ("atom:title", "atom:link")}
_DATES = {"item": ("pubDate",), "atom:entry": ("atom:published", "atom:updated")}
_BODIES = {
    "item": ("content:encoded", "description"),
    "atom:entry": ("atom:content", "atom:summary"),
}
_PICTURE_NAME = lazy_pattern(r"\.(?:avif|gif|jpe?g|png|webp)(?:[?#]|$)", re.IGNORECASE)
_TAG = lazy_pattern(r"<[^<>]*>")


class Dated(NamedTuple):
    """An item's date, and where it stands."""

    moment: datetime
    place: Place
    name: str


def item(node: Node, _: Context) -> Iterator[Problem]:
    """Look at one item."""
    yield from _elements(node)
    yield from _bodies(node)
    yield from _pictures(node)


def _elements(node: Node) -> Iterator[Problem]:
    for name in _REQUIRED[node.name]:
        if not any(_says(one) for one in node.all(name)):
            shown = f"<{name.removeprefix('atom:')}>"
            what = f"{node.spot().name} has no {shown}, or an empty one"
            yield ELEMENT.problem(node.spot(), what, f"Add {shown}.")
    if not any(_says(one) for name in _DATES[node.name] for one in node.all(name)):
        shown = f"<{_DATES[node.name][0].removeprefix('atom:')}>"
        what = f"{node.spot().name} has no {shown}"
        yield DATE.problem(node.spot(), what, f"Add {shown}, the date when it was published.")


def _says(node: Node) -> bool:
    return bool(node.text.strip() or node.children or node.attributes.get("href", "").strip())


def _bodies(node: Node) -> Iterator[Problem]:
    found = [one for name in _BODIES[node.name] for one in node.all(name) if _says(one)]
    if not found:
        shown = " nor ".join(f"<{name.removeprefix('atom:')}>" for name in _BODIES[node.name])
        what = f"{node.spot().name} has neither {shown} with a text"
        yield NO_BODY.problem(node.spot(), what, "Write the whole post as HTML.")
    for one in found:
        yield from bodies.inspect(_body(one), one.spot())
    full, short = (node.child(name) for name in _BODIES[node.name])
    if full is not None and short is not None and _words(full) == _words(short) != "":
        what = f"{short.spot().name} says the same as {full.spot().name}"
        mend = "Write a plain sentence or two there, and the whole post in the other."
        yield DESCRIPTION.problem(short.spot(), what, mend)


def _body(node: Node) -> bodies.Body:
    if node.name.startswith("atom:") and node.attributes.get("type") == "xhtml":
        tags = [(one.local, one.attributes) for one in node.walk() if one is not node]
        text = "".join(one.text for one in node.walk())
        return bodies.Body(len(text.encode("utf-8", "replace")), tags, bool(node.base))
    if node.name.startswith("atom:") and node.attributes.get("type") != "html":
        return bodies.Body(len(node.text.encode("utf-8", "replace")), [], False)
    return bodies.body(node.text, based=bool(node.base))


def _words(node: Node) -> str:
    return one_line(_TAG.sub(" ", node.text))


def _pictures(node: Node) -> Iterator[Problem]:
    media = [one for one in node.walk() if one.name == "media:content" and _is_picture(one)]
    for one in media[:1]:
        lacking = [name for name in ("medium", "width") if not one.attributes.get(name)]
        if lacking:
            said = " and ".join(f"`{name}`" for name in lacking)
            mend = 'Write medium="image" and the width in pixels.'
            yield PICTURE_SIZE.problem(one.spot(), f"{one.spot().name} has no {said}", mend)
    if not media and not any(map(_is_enclosed_picture, node.children)) and _shows_picture(node):
        what = f"{node.spot().name} has a picture, but no <media:content> for it"
        mend = 'Add <media:content url="…" medium="image" type="image/jpeg" width="…" height="…"/>.'
        yield PICTURE.problem(node.spot(), what, mend)


def _is_picture(node: Node) -> bool:
    medium, type = node.attributes.get("medium"), node.attributes.get("type", "")
    if medium or type:
        return medium == "image" or type.startswith("image/")
    return bool(_PICTURE_NAME.search(node.attributes.get("url", "")))


def _is_enclosed_picture(node: Node) -> bool:
    is_file = node.name == "enclosure" or node.attributes.get("rel") == "enclosure"
    return is_file and node.attributes.get("type", "").startswith("image/")


def _shows_picture(node: Node) -> bool:
    if any(one.name == "media:thumbnail" for one in node.walk()):
        return True
    written = (one for name in _BODIES[node.name] for one in node.all(name))
    return any(name == "img" for one in written for name, _ in _body(one).tags)


def _dated(node: Node) -> Dated | None:
    if node.name not in _DATES:
        return None
    date = next((one for name in _DATES[node.name] if (one := node.child(name))), None)
    moment = _moment(date.text.strip()) if date is not None else None
    if date is None or moment is None:
        return None
    return Dated(moment, date.spot().place, date.spot().name)


def _moment(text: str) -> datetime | None:
    """The time of a date of RSS or Atom; `None` for what is none."""
    try:
        is_iso = text[:4].isdigit()
        found = datetime.fromisoformat(text) if is_iso else parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return found if found.utcoffset() is not None else found.replace(tzinfo=UTC)


def order(facts: Sequence[Dated], _: Node, __: Context) -> Iterator[Problem]:
    """Name the first item that is newer than the one above it."""
    for above, below in pairwise(facts):
        if below.moment > above.moment:
            shown = shorten(str(below.moment), 40)
            what = f"{below.name} says {shown}, later than that of the item above it"
            mend = "Write the newest item first."
            yield ORDER.problem(Here(below.place, below.name), what, mend)
            return


LOOKS = {"item": (item,), "atom:entry": (item,)}
ACROSS = (Across(_dated, order),)
