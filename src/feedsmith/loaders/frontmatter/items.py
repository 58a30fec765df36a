"""One block of front matter as an item, or the reason why it gives none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from msgspec.structs import replace

from feedsmith.built import Output, measured
from feedsmith.generators import Source
from feedsmith.loaders.frontmatter import fields, people, pictures
from feedsmith.loaders.frontmatter.block import Block
from feedsmith.loaders.frontmatter.bodies import first_heading
from feedsmith.loaders.frontmatter.elsewhere import recording
from feedsmith.loaders.frontmatter.enclosures import attachments
from feedsmith.loaders.frontmatter.entries import Entries, Entry
from feedsmith.loaders.frontmatter.episodes import episode
from feedsmith.loaders.frontmatter.facts import facts
from feedsmith.loaders.frontmatter.moments import EXPIRES, NOT_BEFORE, PUBLISHED, Moments, moments
from feedsmith.loaders.frontmatter.visibility import hidden_by, told
from feedsmith.model import Item
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Level, Place, Problem
from feedsmith.site import Site
from feedsmith.text import is_clean
from feedsmith.urls import absolute

_MARKER = lazy_pattern(r"^[{|](?:static|attach|filename)[}|]")
"""With which Pelican's authors say that a path is one of their source."""

_PLAIN_PATH = lazy_pattern(r"/?(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*)?")

Finder = Callable[[Source], str | None]
"""Gives the address of the page that a source was built to."""


class Post(NamedTuple):
    """What one source file gives: an item if it is to be published, and the problems met.

    is_hidden: whether it is a post that its author keeps back, now or for ever. why: the reason for
    having no item, in words that follow "because". turns: moments at which it appears or vanishes.
    """

    item: Item | None
    problems: tuple[Problem, ...] = ()
    is_hidden: bool = False
    why: str = ""
    turns: tuple[datetime, ...] = ()


class Reading(NamedTuple):
    """One post on its way to an item.

    path: below the content folder. file: on the disk. name: the file as messages show it.
    built: the build's output, where there is one: a post without a page in it is not published.
    find: looks among the built pages for a post that does not stand where the rule says.
    files: the output as far as pictures and recordings are sought in it.
    """

    block: Block
    path: PurePosixPath
    file: Path
    name: str
    site: Site
    built: Output | None
    find: Finder | None
    files: Output

    def post(self) -> Post:
        """The item, unless the post is hidden, undated or not of its time."""
        site = self.site
        defaults = site.generator.defaults(self.path, site.detected)
        entries = Entries(self.block, self.name, defaults)
        hidden, unclear = hidden_by(entries, self.path)
        problems = [*self.block.problems, *([unclear] if unclear else [])]
        if hidden and not site.choice.drafts:
            return Post(None, tuple(problems), is_hidden=True, why=hidden)
        name_first = site.generator.dates_in_names_first(site.detected)
        when = moments(entries, self.path, site.zone, name_first)
        problems += when.problems
        if when.published is None:
            why = f"{when.problems[0].what}" if when.problems else "it has no date"
            return Post(None, tuple(problems or [_undated(self.name)]), why=why)
        if not _is_current(when, site):
            why = _not_current(entries, when, site)
            return Post(None, tuple(problems), is_hidden=True, why=why, turns=when.turns)
        item, more = self.item(entries, when)
        why = more[0].what if item is None and more else ""
        return Post(item, (*problems, *more), why=why, turns=when.turns)

    def item(self, entries: Entries, when: Moments) -> tuple[Item | None, list[Problem]]:
        """The item with all that its front matter says."""
        site, blanks = self.site, self.site.generator.blank_separated_tags
        heading = first_heading(self.block.body) or ""
        title = entries.text(*fields.TITLE) or heading
        url, problem = self.address(self.source(entries, when, heading), title)
        if url is None:
            return None, [problem] if problem else []
        built = self.files

        def locate(reference: str) -> str | None:
            named = _MARKER.sub("", reference)
            return recording(named, built.locate(named, url, self.path), built, site.media_url)

        bundle = self.file.parent if self.path.name.startswith("index.") else None
        image, wrong = pictures.image(entries, locate, bundle)
        problems = _unclean(entries)
        problems += [_unusable(entries, wrong)] if wrong is not None else []
        known = facts(entries, locate)
        problems += known.problems
        files = tuple(measured(one, built) for one in attachments(entries, locate))
        recorded, faults = episode(entries, files, site.people, locate)
        problems += faults
        return Item(
            id=entries.text(*fields.IDENTITY) or url,
            url=url,
            title=title,
            summary=fields.summary(entries),
            published=when.published,
            updated=when.updated,
            authors=people.authors(entries, site.people, locate),
            tags=fields.tags(entries, entries.defaults, blanks=blanks),
            categories=fields.category_tags(entries, entries.defaults, blanks=blanks),
            image=image,
            attachments=files,
            language=fields.language(entries) or site.language,
            reading_minutes=fields.reading_minutes(entries),
            location=known.location,
            license=known.license,
            comments=known.comments,
            in_reply_to=known.in_reply_to,
            episode=recorded,
            extra=fields.own(entries, is_episode=recorded is not None),
            place=Place(self.name),
        ), problems

    def source(self, entries: Entries, when: Moments, heading: str) -> Source:
        """What the post's address can depend on."""
        blanks = self.site.generator.blank_separated_tags
        return Source(
            path=self.path,
            title=entries.text("title") or "",
            heading=heading,
            slug=entries.outermost(fields.SLUG),
            url=fields.address(entries, self.site.generator.address_keys),
            categories=fields.categories(entries, entries.defaults, blanks=blanks),
            published=when.published,
            local=when.published and when.published.astimezone(self.site.zone),
        )

    def address(self, source: Source, title: str) -> tuple[str | None, Problem | None]:
        """Where the page is: by the rule when it is there, else looked for among the pages."""
        site = self.site
        typed = site.generator.addresses(source, site.detected)
        found = [url for one in typed if (url := _below(one, site.url)) is not None]
        there = next((url for url in found if self.built and self.built.serves(url)), None)
        if there is None and self.find is not None:
            there = self.find(replace(source, title=title))
        if there is not None:
            return there, None
        if not found:
            return None, self.problem(
                "address-unknown",
                "error",
                "its address cannot be told from its front matter and the permalink pattern",
                "Give the post a slug or a url, or mend the pattern.",
            )
        if self.built is None:
            return found[0], None
        return None, self.problem(
            "page-missing",
            "warning",
            f"the build made no page at {found[0]}, so the post is not published",
            "Build the site again; if the page stands elsewhere, write its path as url.",
        )

    def problem(self, code: str, level: Level, what: str, mend: str) -> Problem:
        """A problem of the post as a whole."""
        return Problem(code=code, level=level, place=Place(self.name), what=what, mend=mend)


def _below(path: str, site_url: str) -> str | None:
    """A typed path's address; a web address that is not this site's is none."""
    if _PLAIN_PATH.fullmatch(path):  # as most are: nothing to resolve, nothing to encode
        return site_url + path.lstrip("/")
    if "://" not in path:
        return absolute(path.lstrip("/") or "./", site_url)
    address = absolute(path, site_url)
    return address if address and address.startswith(site_url) else None


def _undated(name: str) -> Problem:
    return Problem(
        code="date-missing",
        level="hint",
        place=Place(name),
        what="it has no date, so it is taken for a page and not a post",
        mend="If it is a post, give it a date: 2026-05-07.",
    )


def _is_current(when: Moments, site: Site) -> bool:
    expired = when.expires is not None and when.expires <= site.now
    future = when.not_before is not None and when.not_before > site.now
    return not expired and (site.choice.future or not future)


def _not_current(entries: Entries, when: Moments, site: Site) -> str:
    """Which date keeps the post back: it is over, or it is still to come."""
    is_over = when.expires is not None and when.expires <= site.now
    entry = entries.first(*(EXPIRES if is_over else (*NOT_BEFORE, *PUBLISHED)))
    where = f" ({told(entries, entry)})" if entry is not None else ""
    if is_over:
        return f"it expired on {when.expires:%Y-%m-%d}{where}"
    return f"it is to be seen from {when.not_before:%Y-%m-%d %H:%M %Z} on{where}"


def _unclean(entries: Entries) -> list[Problem]:
    """The problem of the first text that no feed can carry as it is, if there is one."""
    for entry in entries:
        value = entry.value
        if isinstance(value, str) and not value.isprintable() and not is_clean(value):
            what = f"{entry.key} has a character that no feed can carry; it is shown as \ufffd"
            mend = "Delete the control character; an editor shows it when told to show invisibles."
            return [entries.problem("text-unclean", entry, what, mend, "warning")]
    return []


def _unusable(entries: Entries, image: Entry) -> Problem:
    return entries.problem(
        "image-unusable",
        image,
        f"{image.key} is not an address that a picture can have",
        "Write a path of the site such as /images/hero.jpg, or a web address.",
        "warning",
    )
