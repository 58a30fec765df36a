"""The frame of every page: what stands above and beside a view."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from feedsmith.preview.looks import Look, Reading, Trouble, key
from feedsmith.problems import Problem
from feedsmith.subscribe_page.html import element, joined, plain

FORMATS = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}


class Frame(NamedTuple):
    """What all pages of a state share. version: by which a page knows that it is old."""

    version: str
    look: Look | None
    trouble: Trouble | None

    def page(self, title: str, inside: str, trail: str = "") -> bytes:
        """A whole page. trail: HTML of where it stands."""
        name = self.look.site.title if self.look else "feedsmith"
        return _PAGE.format(
            title=plain(f"{title} · {name}" if title != name else title),
            version=self.version,
            site=plain(name),
            trail=trail,
            trouble=_trouble(self.trouble) if self.trouble else "",
            inside=inside,
        ).encode("utf-8", "replace")


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="/static/icon.svg">
<link rel="stylesheet" href="/static/preview.css">
<script src="/static/live.js" defer></script>
</head>
<body data-version="{version}">
<header>
<div class="top">
<p class="site"><a href="/"><bdi>{site}</bdi></a> <span>Preview</span></p>
<p class="live" role="status"><span id="live">Follows your files</span></p>
</div>
{trail}
</header>
<main>
{trouble}
{inside}
</main>
</body>
</html>
"""


def _trouble(trouble: Trouble) -> str:
    mend = element("p", plain(trouble.mend)) if trouble.mend else ""
    head = element("p", element("strong", "The feeds could not be built again."))
    what = element("p", element("code", plain(trouble.what)))
    old = element("p", "Below is the last state that was good.", class_="quiet")
    return element("div", joined((head, what, mend, old)), class_="trouble", role="alert")


def trail(reading: Reading, here: str, look: Look) -> str:
    """Which feed it is, its formats, and its views. here: the view's own name."""
    feed = reading.document.feed
    formats = [
        _tab(f"/{key(one.path)}/", FORMATS[one.format], here=one.path == reading.document.path)
        for one in look.documents
        if one.feed.name == feed.name
    ]
    changes = look.changes.get(feed.name)
    number = len(changes.marks) + bool(changes.head) if changes else 0
    problems = len(reading.problems) + len(look.problems)
    views = [("", "Posts", 0), ("podcast", "Podcast", 0)] if feed.show else [("", "Posts", 0)]
    views += [("document", "Document", 0), ("problems", "Problems", problems)]
    views += [("changes", "Changes", number)]
    tabs = [
        _tab(f"/{reading.key}/{name}", label, here=name == here, number=count)
        for name, label, count in views
    ]
    title = element("p", element("bdi", plain(feed.title)), class_="feed")
    name = element("code", plain(reading.document.path))
    return joined(
        (
            '<div class="where">',
            f"{title}<p>{name}</p>",
            element("nav", joined(formats), class_="formats", aria_label="Formats"),
            element("nav", joined(tabs), class_="views", aria_label="Views"),
            "</div>",
        )
    )


def _tab(address: str, label: str, *, here: bool, number: int = 0) -> str:
    count = " " + element("span", str(number), class_="count") if number else ""
    return element("a", label + count, href=address, aria_current="page" if here else None)


def counted(number: int, noun: str) -> str:
    """`1 post`, `2 posts`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def listed(problems: Iterable[Problem], address: str | None = None) -> str:
    """Problems with place and mend. address: the page on which the places' lines can be seen."""
    return element("ul", joined(_problem(one, address) for one in problems), class_="problems")


def _problem(problem: Problem, address: str | None) -> str:
    place = element("code", plain(_place(problem)))
    if address and problem.place.line:
        place = element("a", place, href=f"{address}#L{problem.place.line}")
    level = element("span", problem.level, class_=f"level {problem.level}")
    code = element("span", f"[{plain(problem.code)}]", class_="quiet")
    lines = (
        element("p", f"{level} {place} {code}"),
        element("p", plain(problem.what)),
        element("p", plain(problem.mend), class_="quiet"),
    )
    return element("li", joined(lines))


def _place(problem: Problem) -> str:
    """File and line; of a document that is shown, the line and what stands there."""
    place = problem.place
    if place.file:
        return f"{place}{f' ({place.field})' if place.field else ''}"
    line = f"line {place.line}" if place.line else "the whole document"
    return f"{line}, {place.field}" if place.field else line
