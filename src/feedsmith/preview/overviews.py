"""The list of the feeds, what is wrong, and what subscribers see otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from feedsmith.preview.cards import badges
from feedsmith.preview.looks import Changes, Look, Reading
from feedsmith.preview.pages import FORMATS, counted, listed
from feedsmith.subscribe_page.html import bulleted, element, joined, plain


def home(look: Look, readings: Sequence[Reading]) -> str:
    """All feeds with their formats."""
    title = element("h1", plain(look.site.title), dir="auto")
    verdict = element("p", plain(look.verdict), class_="verdict")
    number = counted(len(look.problems), "problem")
    wrong = element("p", element("a", number, href="/problems")) if look.problems else ""
    names = dict.fromkeys(one.document.feed.name for one in readings)
    rows = [
        _feed([one for one in readings if one.document.feed.name == name], look) for name in names
    ]
    feeds = element("ul", joined(rows), class_="feeds")
    return joined(
        (title, verdict, wrong, feeds if rows else element("p", "The site has no feeds."))
    )


def _feed(readings: Sequence[Reading], look: Look) -> str:
    feed, changes = readings[0].document.feed, look.changes.get(readings[0].document.feed.name)
    title = element("a", plain(feed.title), href=f"/{readings[0].key}/")
    formats = joined(
        element("a", FORMATS[one.document.format], href=f"/{one.key}/") for one in readings
    )
    number = len(changes.marks) if changes else 0
    mark = element("span", counted(number, "change"), class_="mark changed") if number else ""
    about = f"{element('code', plain(feed.name))} · {counted(len(feed.items), 'post')}"
    lines = (
        element("h2", title, dir="auto"),
        element("p", f"{about} {mark}", class_="by"),
        element("p", formats, class_="formats"),
    )
    return element("li", joined(lines))


def build_problems(look: Look) -> str:
    """Those of the whole build."""
    title = element("h1", "Problems of the build")
    good = element("p", "None: every post could be read and shown.")
    return title + (listed(look.problems) if look.problems else good)


def problems(reading: Reading, look: Look) -> str:
    """Those of a document, and below them those of the build."""
    parts = [element("h1", "Problems")]
    parts.append(element("h2", "Of this document"))
    good = element("p", "None: the document keeps every rule that feedsmith check knows.")
    found = reading.problems
    parts.append(listed(found, f"/{reading.key}/document") if found else good)
    parts.append(element("h2", "Of the build"))
    whole = element("p", "None: every post could be read and shown.")
    parts.append(listed(look.problems) if look.problems else whole)
    return joined(parts)


def changes(reading: Reading, look: Look) -> str:
    """What subscribers of the feed see otherwise than what is published in the output."""
    found = look.changes.get(reading.document.feed.name)
    parts = [element("h1", "What subscribers will see")]
    parts.append(element("p", f"All feeds: {plain(look.verdict)}", class_="verdict"))
    if found is not None:
        parts += _changes(found)
    return joined(parts)


def _changes(found: Changes) -> Iterator[str]:
    about = "This feed is not published yet." if found.first else f"This feed, {found.compared}:"
    yield element("p", plain(about))
    if found.head:
        yield element("p", plain(f"The feed itself: another {', '.join(found.head)}"))
    if not (found.first or found.marks or found.head):
        yield element("p", "No difference.")
    rows = (
        element(
            "li",
            f"<p>{badges([one])} <span>{plain(one.day)}</span> "
            f"{element('bdi', plain(one.title))}</p>"
            + joined(element("p", plain(note), class_="quiet") for note in one.notes),
        )
        for one in found.marks
    )
    yield element("ul", joined(rows), class_="changes") if found.marks else ""
    yield bulleted([plain(one) for one in found.sizes], class_="quiet") if found.sizes else ""
    if found.told:
        told = f"Would be told by feedsmith ping: {', '.join(found.told)}"
        yield element("p", plain(told), class_="quiet")
