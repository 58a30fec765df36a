"""A site as feedsmith sees it: its own configuration over what its generator's says."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec.structs import replace

from feedsmith.built import Output
from feedsmith.configuration import (
    Author,
    Configuration,
    ContentTable,
    FeedTable,
    MediaTable,
    PagesTable,
)
from feedsmith.generators import Detected, Generator
from feedsmith.generators.settings import Fixed
from feedsmith.model import Format, Image, Person
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError, Problem
from feedsmith.showing import Ground, Variant, in_folder, show, variants
from feedsmith.shows import Show
from feedsmith.urls import absolute, below

LEDGER = "feedsmith.lock"
"""The name of the ledger, which lies beside the configuration."""
_LOCAL = lazy_pattern(r"https?://(localhost|127\.[\d.]+|0\.0\.0\.0|\[::1\])[:/]", re.IGNORECASE)


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """One site, all questions answered. Folders are absolute, `url` ends in `/`.

    config: the file that describes it, for messages. now: the moment before which a post must be
    dated. ledger: the file of the ids that subscribers know.
    paths: each format's file below the output folder, in the order they are written.
    show: what makes it a podcast. variants: its other feeds. media: what was typed of files that
    are elsewhere, by their addresses; media_url: where such recordings are. problems: what is wrong
    with what was typed of the show.
    translations: the site in its other languages; folder: where a translation's pages stand.
    """

    root: Path
    config: str
    generator: Generator
    detected: Detected
    url: str
    title: str
    description: str
    language: str | None
    authors: tuple[Person, ...]
    people: dict[str, Person]
    zone: ZoneInfo
    image: Image | None
    icon: Image | None
    rights: str | None
    content: tuple[Path, ...]
    output: Path
    choice: ContentTable
    pages: PagesTable
    feed: FeedTable
    paths: dict[Format, str]
    now: datetime
    ledger: Path
    homes: tuple[tuple[Path, str], ...] = ()
    show: Show | None = None
    variants: tuple[Variant, ...] = ()
    media: Mapping[str, MediaTable] = {}
    media_url: str | None = None
    problems: tuple[Problem, ...] = ()
    folder: str = ""
    translations: tuple[Site, ...] = ()

    @property
    def home(self) -> str:
        """The address of the home page in the site's language."""
        return self.url + (f"{self.folder}/" if self.folder else "")

    def home_of(self, url: str) -> str | None:
        """The home page of the language that an address stands in; `None` outside of the site."""
        homes = (self.home, *(one.home for one in self.translations))
        return max((one for one in homes if url.startswith(one)), key=len, default=None)

    @property
    def built(self) -> Output:
        """The build's output, by address."""
        return Output(self.output, self.url)

    def source_path(self, file: str | Path, folder: Path) -> PurePosixPath:
        """Where a file stands below its generator's content, and if it does not, below `folder`.

        So a site whose owner names one section as the folder of posts keeps its addresses.
        """
        typed = str(file)
        for home, prefix in self.homes:
            above = f"{home}{os.sep}"
            if typed.startswith(above):
                below = typed[len(above) :].replace(os.sep, "/")
                return PurePosixPath(f"{prefix}/{below}" if prefix else below)
        return PurePosixPath(Path(file).relative_to(folder).as_posix())


def assemble(
    root: Path,
    config: str,
    configuration: Configuration,
    found: tuple[Generator, Detected],
    now: datetime,
) -> Site:
    """The site: what its own file says, else what its generator's says, else the default.

    Raises FeedsmithError where the address is missing, or a value can't be used.
    """
    said, content, feed = configuration.site, configuration.content, configuration.feed
    generator, detected = found
    if content.permalink and generator.name == "plain":
        settings = detected.settings | {"permalink": content.permalink}
        detected = msgspec.structs.replace(detected, settings=settings)
    url = _address(said.url or detected.url, config)
    known = detected.people | {id: one.person() for id, one in configuration.authors.items()}
    people = {id: _placed(one, url) for id, one in known.items()}
    podcast = configuration.podcast
    shown, wrong = show(podcast, Ground(url, config, people)) if podcast else (None, ())
    media_url = _prefix(podcast.media_url if podcast else None, url, config)
    folders = [content.folder] if isinstance(content.folder, str) else content.folder
    return Site(
        root=root,
        config=config,
        generator=generator,
        detected=_settled(detected),
        url=url,
        title=said.title or detected.title or urlsplit(url).netloc,
        description=said.description or detected.description or "",
        language=_language(said.language or detected.language),
        authors=tuple(_placed(one, url) for one in _authors(said.author) or detected.authors),
        people=people,
        zone=_zone(said.timezone or detected.timezone, config),
        image=_picture(said.image, url),
        icon=_picture(said.icon, url),
        rights=said.rights,
        content=_folders(root, folders or detected.content, config),
        output=(root / (content.output or detected.output or "public")).resolve(),
        choice=content,
        pages=configuration.pages,
        feed=feed,
        paths={format: getattr(feed, format) for format in dict.fromkeys(feed.formats)},
        now=now,
        ledger=root / LEDGER,
        homes=() if generator.name == "plain" else _homes(root, detected),
        show=shown,
        variants=variants(configuration),
        media=_media(configuration, media_url or url, config),
        media_url=media_url,
        problems=wrong,
    )


def translated(site: Site, configuration: Configuration) -> tuple[Site, ...]:
    """The site in each of its other languages, with feeds in the folder of that language.

    What belongs to one show alone is not said of the others. What is wrong with it is told once.
    """
    own = {"title": None, "description": None, "language": None}
    podcast = configuration.podcast
    alone = {"guid": None, "new_feed_url": None, "verify": None, "language": None}
    said = replace(
        configuration,
        site=replace(configuration.site, **own),
        podcast=podcast and replace(podcast, **alone),
    )
    content = replace(configuration.content, folder=None)
    found = []
    for folder, detected in site.detected.translations.items():
        said = replace(said, content=content)
        one = assemble(site.root, site.config, said, (site.generator, detected), site.now)
        paths = {format: f"{folder}/{path}" for format, path in one.paths.items()}
        there = tuple(in_folder(variant, folder) for variant in one.variants)
        placed = {"folder": folder, "paths": paths, "variants": there, "problems": ()}
        found.append(replace(one, url=site.url, output=site.output, **placed))
    return tuple(found)


def _address(url: str | None, config: str) -> str:
    address = absolute("./", url.rstrip("/") + "/") if url else None
    if address is None or not address.startswith(("http://", "https://")):
        what = f"`{url}` is not a web address" if url else "the site's address is not known"
        raise FeedsmithError(
            f"{config}: {what}",
            'Write where the site is served, such as url = "https://example.org/", under [site] '
            "in feedsmith.toml.",
        )
    if _LOCAL.match(address):
        raise FeedsmithError(
            f"{config}: {address} is an address of this machine, which no reader can reach",
            'Write where the site is served, such as url = "https://example.org/", under [site] '
            "in feedsmith.toml, or build the site for production.",
        )
    return address


def _zone(name: str | None, config: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise FeedsmithError(
            f"{config}: `{name}` is not a time zone",
            "Write a name of the IANA data base, such as Europe/London.",
        ) from error


def _language(tag: str | None) -> str | None:
    return tag.replace("_", "-").partition(".")[0] if tag else None


def _authors(said: str | Author | list[str | Author] | None) -> tuple[Person, ...]:
    listed = said if isinstance(said, list) else [] if said is None else [said]
    return tuple(one.person() if isinstance(one, Author) else Person(name=one) for one in listed)


def _placed(person: Person, url: str) -> Person:
    """With absolute addresses, paths taken from the site's."""
    home, avatar = below(person.url, url), below(person.avatar, url)
    return msgspec.structs.replace(person, url=home, avatar=avatar)


def _picture(reference: str | None, url: str) -> Image | None:
    address = below(reference, url)
    return Image(url=address) if address else None


def _prefix(typed: str | None, url: str, config: str) -> str | None:
    """The address of a folder, of which a path is taken from the site's."""
    address = below(typed and typed.rstrip("/") + "/", url)
    if typed and (address is None or not address.startswith(("http://", "https://"))):
        raise FeedsmithError(
            f"{config}: `{typed}` is not an address under which files can be",
            'Write where the recordings are: media_url = "https://cdn.example/show/".',
        )
    return address


def _media(configuration: Configuration, url: str, config: str) -> dict[str, MediaTable]:
    """What was typed of files, by their addresses as posts have them."""
    found = {}
    for typed, table in configuration.media.items():
        address = below(typed, url)
        if address is None:
            raise FeedsmithError(
                f"{config}: `{typed}` is not the address of a file",
                'Write it as posts have it: [media."https://cdn.example/show/1.mp3"].',
            )
        found[address] = table
    return found


def _settled(detected: Detected) -> Detected:
    """With settings that nobody changes any more."""
    lists = {folder: Fixed(said) for folder, said in detected.lists.items()}
    return replace(detected, settings=Fixed(detected.settings), lists=lists)


def _homes(root: Path, detected: Detected) -> tuple[tuple[Path, str], ...]:
    """The content folders, an inner one before the one it stands in."""
    names = sorted(detected.content, key=len, reverse=True)
    return tuple(((root / name).resolve(), detected.prefixes.get(name, "")) for name in names)


def _folders(root: Path, names: Iterable[str], config: str) -> tuple[Path, ...]:
    folders = tuple((root / name).resolve() for name in names)
    for folder, name in zip(folders, names, strict=True):
        if not folder.is_dir():
            raise FeedsmithError(
                f"{config}: the content folder {name} is not there",
                'Name the folder of your posts: folder = "…" under [content].',
            )
    return folders
