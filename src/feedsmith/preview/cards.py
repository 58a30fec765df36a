"""A feed as a reader lists it: a card a post, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from turbohtml import parse_fragment

from feedsmith.atom_ids import identifier
from feedsmith.model import Image, Item
from feedsmith.preview.looks import Changes, Mark, Reading, item_key
from feedsmith.preview.site_files import SiteFiles
from feedsmith.subscribe_page.html import element, empty, joined, plain
from feedsmith.text import one_line, shorten

_SUMMARY = 280
_GONE = ("removed", "dropped")


class Pictures(NamedTuple):
    """Which pictures the page may show. remote: those of other sites too."""

    files: SiteFiles
    remote: bool

    def shown(self, url: str | None) -> str | None:
        """The address to load it from; `None` where it is not loaded."""
        local = self.files.local(url)
        if local is None and self.remote and url and url.lower().startswith("https://"):
            return url
        return local


def cards(reading: Reading, changes: Changes | None, pictures: Pictures) -> str:
    """The feed's head and its posts."""
    feed = reading.feed
    if feed is None:
        return element("p", "No reader can read this document: see its problems.")
    marks = by_item(changes.marks if changes else ())
    about = element("p", plain(feed.description), dir="auto") if feed.description else ""
    title = element("h1", plain(feed.title), dir="auto")
    shown = [_card(one, reading, marks, pictures) for one in feed.items]
    listed = element("ol", joined(shown), class_="cards")
    return joined((title, about, listed if shown else element("p", "No posts yet.")))


def by_item(marks: Iterable[Mark]) -> Mapping[str, Sequence[Mark]]:
    """What is told of posts that are in the feed, by their ids as Atom writes them."""
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.kind not in _GONE:
            found.setdefault(identifier(mark.id), []).append(mark)
    return found


def _card(
    item: Item, reading: Reading, marks: Mapping[str, Sequence[Mark]], pictures: Pictures
) -> str:
    address = f"/{reading.key}/post/{item_key(item)}"
    title = shorten(plain_title(item), 200)
    told = badges(marks.get(identifier(item.id), ()))
    inside = (
        element("h2", element("a", plain(title), href=address), dir="auto"),
        element("p", joined((byline(item), told)), class_="by"),
        element("p", plain(summary(item)), dir="auto"),
        tags(item),
    )
    picture = pictured(item.image, pictures)
    return element("li", picture + element("div", joined(inside)))


def plain_title(item: Item) -> str:
    """Its title, and of posts without one how they begin."""
    return one_line(item.title) or shorten(summary(item), 80) or item.url


def summary(item: Item) -> str:
    """What readers show of a post in a list: its summary, else the beginning of its text."""
    text = item.summary or (parse_fragment(item.body, positions=False).text if item.body else "")
    return shorten(one_line(text), _SUMMARY)


def byline(item: Item) -> str:
    """When and by whom."""
    day = item.published
    when = element("time", f"{day:%Y-%m-%d %H:%M}", datetime=day.isoformat()) if day else "no date"
    who = ", ".join(one.name for one in item.authors)
    return when + (f" · {element('bdi', plain(who))}" if who else "")


def badges(marks: Iterable[Mark]) -> str:
    """What subscribers see of it otherwise."""
    return joined(
        element(
            "span", plain(one.said), class_=f"mark {one.kind}", title="; ".join(one.notes) or None
        )
        for one in marks
    )


def tags(item: Item) -> str:
    """Its tags, where it has any."""
    said = joined(element("li", plain(one)) for one in item.tags)
    return element("ul", said, class_="tags") if said else ""


def pictured(image: Image | None, pictures: Pictures) -> str:
    """The picture, or the note that it is not loaded."""
    if image is None:
        return ""
    address = pictures.shown(image.url)
    if address is None:
        note = f"Picture that is not in the output: {image.url}"
        return element("p", plain(shorten(note, 120)), class_="picture elsewhere")
    return empty("img", src=address, alt=image.alt or "", class_="picture", loading="lazy")
