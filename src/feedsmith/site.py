"""A site as feedsmith sees it: its own configuration over what its generator's says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from feedsmith.built import Output
from feedsmith.configuration import Author, Configuration, ContentTable, FeedTable
from feedsmith.generators import Detected, Generator
from feedsmith.model import Format, Image, Person
from feedsmith.problems import FeedsmithError
from feedsmith.urls import absolute


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """One site, all questions answered. Folders are absolute, `url` ends in `/`.

    config: the file that describes it, for messages. now: the moment before which a post must be
    dated. paths: each format's file below the output folder, in the order they are written.
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
    feed: FeedTable
    paths: dict[Format, str]
    now: datetime

    @property
    def built(self) -> Output:
        """The build's output, by address."""
        return Output(self.output, self.url)


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
    folders = [content.folder] if isinstance(content.folder, str) else content.folder
    return Site(
        root=root,
        config=config,
        generator=generator,
        detected=detected,
        url=url,
        title=said.title or detected.title or urlsplit(url).netloc,
        description=said.description or detected.description or "",
        language=_language(said.language or detected.language),
        authors=_authors(said.author) or detected.authors,
        people=detected.people | {id: one.person() for id, one in configuration.authors.items()},
        zone=_zone(said.timezone or detected.timezone, config),
        image=_picture(said.image, url),
        icon=_picture(said.icon, url),
        rights=said.rights,
        content=_folders(root, folders or detected.content or (".",), config),
        output=(root / (content.output or detected.output or "public")).resolve(),
        choice=content,
        feed=feed,
        paths={format: getattr(feed, format) for format in dict.fromkeys(feed.formats)},
        now=now,
    )


def _address(url: str | None, config: str) -> str:
    address = absolute("./", url.rstrip("/") + "/") if url else None
    if address is None or not address.startswith(("http://", "https://")):
        what = f"`{url}` is not a web address" if url else "the site's address is not known"
        raise FeedsmithError(
            f"{config}: {what}",
            'Write where the site is served, such as url = "https://example.org/", under [site] '
            "in feedsmith.toml.",
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


def _picture(reference: str | None, url: str) -> Image | None:
    address = absolute(reference.lstrip("/"), url) if reference else None
    return Image(url=address) if address else None


def _folders(root: Path, names: Iterable[str], config: str) -> tuple[Path, ...]:
    folders = tuple((root / name).resolve() for name in names)
    for folder, name in zip(folders, names, strict=True):
        if not folder.is_dir():
            raise FeedsmithError(
                f"{config}: the content folder {name} is not there",
                'Name the folder of your posts: folder = "…" under [content].',
            )
    return folders
