"""`feedsmith check`: files, folders and streams, each held to the rules of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec.structs import replace

from feedsmith.built import Output, entries
from feedsmith.checks.documents import check_feed
from feedsmith.checks.files import Files
from feedsmith.checks.grammar import Context
from feedsmith.checks.rules import DIRECTORIES, Profile
from feedsmith.feed_files import FeedFile, feed_file
from feedsmith.problems import FeedsmithError, Problem
from feedsmith.urls import absolute

NOWHERE = "https://site.invalid/"
"""The address of a folder that nobody told, and that no feed in it tells."""

_SHOW = rb"""(?i)xmlns:\w+\s*=\s*["']http://www\.itunes\.com/dtds/podcast-1\.0\.dtd"""
_ENDINGS = (".xml", ".json", ".rss", ".atom", ".rdf", ".feed")
_PAGES = (".html", ".htm")
_MEDIA = (".mp3", ".m4a", ".m4v", ".mp4", ".ogg", ".opus", ".jpg", ".jpeg", ".png")
_SELF = (
    rb"""<(?:\w+:)?link\b(?=[^>]*\srel\s*=\s*["']self["'])[^>]*?\shref\s*=\s*["']([^"']+)["']"""
    rb"""|"feed_url"\s*:\s*"([^"]+)\""""
)


class Checked(NamedTuple):
    """What was looked at, and what was found. Files are named as they were asked for."""

    feeds: tuple[str, ...]
    pages: int
    problems: tuple[Problem, ...]


def check(
    data: bytes, url: str | None = None, profiles: Iterable[Profile] = ()
) -> tuple[Problem, ...]:
    """What is wrong with an RSS, Atom or JSON Feed document.

    url: the address it is served at, with which its own link is compared. profiles: what else is
    asked of it: `apple`, `spotify`, `psp-1`, `newsletter`. Each problem's place has line, column
    and path; its file is empty. Never raises.
    """
    return tuple(check_feed(BytesIO(data), Context(url, frozenset(profiles))))


def check_paths(
    paths: Iterable[str],
    url: str | None = None,
    profiles: Iterable[Profile] = (),
    *,
    stdin: BinaryIO | None = None,
) -> Checked:
    """Check files and folders; `-` is stdin.

    url: the address a file is served at, or that of a folder's root. Raises FeedsmithError for a
    path that is not there or cannot be read.
    """
    asked = Context(url, frozenset(profiles))
    found = [_one(path, asked, stdin) for path in dict.fromkeys(paths)]
    return Checked(
        tuple(feed for one in found for feed in one.feeds),
        sum(one.pages for one in found),
        tuple(problem for one in found for problem in one.problems),
    )


def _one(path: str, asked: Context, stdin: BinaryIO | None) -> Checked:
    if path == "-" and stdin is not None:
        return Checked(("-",), 0, tuple(_named(check_feed(stdin, asked), "-")))
    if re.match(r"https?://", path, re.IGNORECASE):
        raise FeedsmithError(
            f"{path} is an address, and feedsmith check opens no connection",
            f"Fetch it first: curl -s {path} | feedsmith check - --as {path}",
        )
    try:
        if Path(path).is_dir():
            return _folder(Path(path), asked)
        with Path(path).open("rb") as file:
            problems = tuple(_named(check_feed(file, asked), path))
    except OSError as error:
        raise FeedsmithError(
            f"{path} cannot be read: {error.strerror}", "Name a feed, or a folder that holds feeds."
        ) from error
    return Checked((path,), 0, problems)


def _named(problems: Iterable[Problem], file: str) -> Iterator[Problem]:
    for problem in problems:
        yield replace(problem, place=replace(problem.place, file=file))


def _folder(folder: Path, asked: Context) -> Checked:
    from feedsmith.checks.pages import check_pages
    from feedsmith.media.cache import MediaFiles

    files = [Path(entry.path) for entry in entries(folder) if entry.is_file()]
    feeds = [feed for file in _ending(files, _ENDINGS) if (feed := feed_file(file))]
    if not feeds:
        raise FeedsmithError(
            f"{folder} holds no feed", "Build the feeds first, or name the folder they are in."
        )
    root = f"{asked.url.rstrip('/')}/" if asked.url else _address(folder, feeds)
    site = Output(folder, root or NOWHERE)
    pages = _ending(files, _PAGES)
    whole = bool(pages or _ending(files, _MEDIA))
    asked = asked._replace(files=Files(site, MediaFiles().probe, whole))
    shows = {feed.path for feed in feeds if re.search(_SHOW, feed.start)}
    problems: list[Problem] = []
    for file, _, _ in feeds:
        profiles = asked.profiles - (DIRECTORIES if shows and file not in shows else frozenset())
        served = absolute(file.relative_to(folder).as_posix(), root) if root else None
        with file.open("rb") as stream:
            here = asked._replace(url=served, profiles=profiles)
            problems += _named(check_feed(stream, here), str(file))
    problems += check_pages(site, pages, {feed.path: feed.format for feed in feeds})
    return Checked(tuple(str(feed.path) for feed in feeds), len(pages), tuple(problems))


def _ending(files: Iterable[Path], endings: tuple[str, ...]) -> list[Path]:
    return [file for file in files if file.name.lower().endswith(endings)]


def _address(folder: Path, feeds: Iterable[FeedFile]) -> str | None:
    """The address of the folder's root, as far as a feed tells it by its own."""
    for file, _, start in feeds:
        said = re.search(_SELF, start)
        own = (said[1] or said[2]).decode("utf-8", "replace") if said else ""
        path = file.relative_to(folder).as_posix()
        if own.startswith("http") and own.endswith(f"/{path}"):
            return own.removesuffix(path)
    return None
