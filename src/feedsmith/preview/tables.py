"""Every address that this server knows, made anew with each build; nothing else is ever served."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import NamedTuple

import msgspec

from feedsmith.atom_ids import identifier
from feedsmith.model import Item
from feedsmith.preview import overviews
from feedsmith.preview.cards import Pictures, by_item, cards
from feedsmith.preview.episodes import podcast
from feedsmith.preview.frames import mail_page, post_page
from feedsmith.preview.looks import Look, Reading, Trouble, item_key
from feedsmith.preview.pages import Frame, trail
from feedsmith.preview.posts import as_mail, body, mail_problems, post
from feedsmith.preview.resources import (
    FILE_POLICY,
    Resource,
    frame_policy,
    page_policy,
    static_resources,
    static_text,
)
from feedsmith.preview.site_files import SiteFile, SiteFiles
from feedsmith.preview.written import document
from feedsmith.subscribe_page.html import element

HTML = "text/html; charset=utf-8"


class Table(NamedTuple):
    """What can be asked for. missing: the page for whatever cannot."""

    resources: Mapping[str, Resource]
    missing: Resource
    files: SiteFiles | None

    def file(self, target: str) -> SiteFile | None:
        """A file of the site that a page has referred to."""
        return self.files.at(target) if self.files else None


def table(version: str, look: Look | None, trouble: Trouble | None, *, remote: bool) -> Table:
    """The addresses of a state. remote: whether pictures of other sites are loaded."""
    frame = Frame(version, look, trouble)
    policy = page_policy(remote=remote)
    missing = Resource(HTML, policy, partial(_missing, frame))
    resources = static_resources() | {"/version": _version(version)}
    if look is None:
        return Table({**resources, "/": missing}, missing, None)
    views = _Views(frame, look, remote=remote)
    pages = {address: Resource(HTML, policy, cache(make)) for address, make in views.pages()}
    return Table({**resources, **pages, **views.frames()}, missing, views.files)


def _version(version: str) -> Resource:
    said = msgspec.json.encode({"version": version})
    return Resource("application/json", FILE_POLICY, lambda: said)


def _missing(frame: Frame) -> bytes:
    if frame.look is None:
        return frame.page("Preview", element("h1", "Nothing to show yet"))
    said = element("h1", "Nothing is here") + element("p", "It may have been renamed or removed.")
    return frame.page("Nothing is here", said + element("p", element("a", "All feeds", href="/")))


class _Views:
    """The pages and frames of a build, each made when it is asked for."""

    def __init__(self, frame: Frame, look: Look, *, remote: bool) -> None:
        self.frame = frame
        self.look = look
        self.remote = remote
        self.files = SiteFiles(look.site.built)
        self.pictures = Pictures(self.files, remote)
        outputs = look.build.outputs
        self.readings = [Reading(one, outputs[one.path], look.site.zone) for one in look.documents]

    def pages(self) -> list[tuple[str, Callable[[], bytes]]]:
        """The preview's own pages."""
        look, frame = self.look, self.frame
        pages: list[tuple[str, Callable[[], bytes]]] = [
            ("/", lambda: frame.page(look.site.title, overviews.home(look, self.readings))),
            ("/problems", lambda: frame.page("Problems", overviews.build_problems(look))),
        ]
        for one in self.readings:
            views: dict[str, Callable[[Reading], str]] = {
                "": self._cards,
                "document": document,
                "problems": partial(overviews.problems, look=look),
                "changes": partial(overviews.changes, look=look),
            }
            if one.document.feed.show is not None:
                views["podcast"] = self._podcast
            for name, view in views.items():
                pages.append((f"/{one.key}/{name}", partial(self._page, one, name, view)))
            for item in one.document.feed.items:
                key = item_key(item)
                pages.append((f"/{one.key}/post/{key}", partial(self._post, one, key)))
        return pages

    def frames(self) -> dict[str, Resource]:
        """The posts by themselves."""
        post_style, mail_style = static_text("post.css"), static_text("mail.css")
        screen = frame_policy(post_style, remote=self.remote)
        letter = frame_policy(mail_style, remote=self.remote)
        found = {}
        for one in self.readings:
            for item in one.document.feed.items:
                key = item_key(item)
                shown = cache(partial(self._screen, one, key, post_style))
                mailed = cache(partial(self._mail, one, key, mail_style))
                found[f"/{one.key}/frame/{key}"] = Resource(HTML, screen, shown)
                found[f"/{one.key}/mail/{key}"] = Resource(HTML, letter, mailed)
        return found

    def _page(self, reading: Reading, name: str, view: Callable[[Reading], str]) -> bytes:
        where = trail(reading, name, self.look)
        return self.frame.page(reading.document.feed.title, view(reading), where)

    def _cards(self, reading: Reading) -> str:
        return cards(reading, self.look.changes.get(reading.document.feed.name), self.pictures)

    def _podcast(self, reading: Reading) -> str:
        show = reading.document.feed.show
        return podcast(reading, show, self.pictures) if show else ""

    def _post(self, reading: Reading, key: str) -> bytes:
        where = trail(reading, "", self.look)
        item = reading.by_key.get(key)
        if item is None:
            return self.frame.page("Not found", _lost(), where)
        changes = self.look.changes.get(reading.document.feed.name)
        marks = by_item(changes.marks if changes else ()).get(identifier(item.id), ())
        elsewhere = 0 if self.remote else body(item, self.files).elsewhere
        shown = post(reading, item, marks, elsewhere=elsewhere)
        found = as_mail(item, reading, self.look)[1]
        return self.frame.page(item.title or "Post", shown + mail_problems(found), where)

    def _screen(self, reading: Reading, key: str, style: str) -> bytes:
        item = reading.by_key.get(key) or _NOBODY
        language = reading.document.feed.language
        return post_page(item, body(item, self.files), style, language)

    def _mail(self, reading: Reading, key: str, style: str) -> bytes:
        item = as_mail(reading.by_key.get(key) or _NOBODY, reading, self.look)[0]
        language = reading.document.feed.language
        return mail_page(item, body(item, self.files), style, language)


_NOBODY = Item(id="", url="")


def _lost() -> str:
    return element("p", "Readers do not find this post in the document: see its problems.")
