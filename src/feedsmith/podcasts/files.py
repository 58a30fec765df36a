"""An episode's files: what is measured of them, what is wrong with them, and files of chapters.

A recording in the site's output is read; of one elsewhere, `[media."URL"]` says what is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from msgspec.structs import replace

from feedsmith.checks.rules import gently
from feedsmith.media.cache import MediaFiles
from feedsmith.model import Attachment, Document, Item
from feedsmith.podcasts.chapters import chapters_json, time_stamps
from feedsmith.problems import Place, Problem
from feedsmith.shows import Cover, Episode
from feedsmith.site import Site


class Measured(NamedTuple):
    """An item with what its files say, and what is wrong with them."""

    item: Item
    problems: tuple[Problem, ...] = ()


def measured(item: Item, site: Site, files: MediaFiles) -> Measured:
    """The item with size, duration and chapters of its recordings, and the size of its cover."""
    if item.episode is None:
        return Measured(item)
    from feedsmith.checks.recordings import in_post, missing, recording_problems

    place = item.place or Place(item.url)
    problems: list[Problem] = []
    attachments = []
    episode = item.episode
    for number, attachment in enumerate(item.attachments):
        file = site.built.file(attachment.url)
        spots = in_post(place, "audio")
        if file is None:
            attachments.append(_told(attachment, site))
            if _should_be_built(attachment.url, site):
                problems.append(missing(spots, attachment.url))
            continue
        probe = files.probe(file)
        lasts = attachment.duration or _rounded(probe.duration)
        attachments.append(replace(attachment, size=probe.size, duration=lasts))
        if number == 0 and not episode.chapters and not episode.chapters_url:
            episode = replace(episode, chapters=probe.chapters)
        said = replace(attachment, mime_type="", size=None)  # neither was typed: both were found
        problems += gently(recording_problems(said, probe, spots))
    cover, more = _measured_cover(episode.cover, site, files, place, "cover")
    episode = replace(episode, cover=cover)
    if episode.chapters and not episode.chapters_url and site.show is not None:
        episode = replace(episode, chapters_url=_chapters_address(item))
    item = replace(item, attachments=tuple(attachments), episode=episode)
    return Measured(item, (*problems, *more))


def _should_be_built(url: str, site: Site) -> bool:
    """Whether an address is the site's own, and its output holds a build."""
    return url.startswith(site.url) and site.built.has_pages


def _told(attachment: Attachment, site: Site) -> Attachment:
    """What the configuration says of a file that is not in the output."""
    said = site.media.get(attachment.url)
    if said is None:
        return attachment
    return replace(
        attachment,
        size=attachment.size or said.size,
        duration=attachment.duration or said.seconds,
        mime_type=said.type or attachment.mime_type,
    )


def measured_show(site: Site, files: MediaFiles) -> tuple[Site, tuple[Problem, ...]]:
    """The site whose show's cover has its size, and what is wrong with that cover."""
    if site.show is None:
        return site, ()
    place = Place(site.config)
    cover, problems = _measured_cover(site.show.cover, site, files, place, "podcast.cover")
    return replace(site, show=replace(site.show, cover=cover)), problems


def _measured_cover(
    cover: Cover | None, site: Site, files: MediaFiles, place: Place, key: str
) -> tuple[Cover | None, tuple[Problem, ...]]:
    """The artwork with its size, and what Apple would refuse of it."""
    if cover is None:
        return None, ()
    from feedsmith.checks.artwork import artwork_problems, missing
    from feedsmith.checks.recordings import in_post

    spot, file = in_post(place, key)("url"), site.built.file(cover.url)
    if file is None:
        return cover, (missing(spot, cover.url),) if _should_be_built(cover.url, site) else ()
    probe = files.probe(file)
    known = replace(
        cover, width=probe.width, height=probe.height, mime_type=probe.mime_type or cover.mime_type
    )
    found = artwork_problems(cover.url, probe, spot)
    return known, tuple(gently(found))


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 2)


def size_of_picture(url: str, site: Site, files: MediaFiles) -> tuple[int, int] | None:
    """Width and height of a picture of the site's own."""
    file = site.built.file(url)
    if file is None:
        return None
    probe = files.probe(file)
    return (probe.width, probe.height) if probe.width and probe.height else None


def _chapters_address(item: Item) -> str:
    """Beside the episode's page, so that it is its own however episodes are called."""
    page = item.url.partition("#")[0].partition("?")[0]
    folder, _, name = page.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return f"{folder}/{stem}-chapters.json" if name else f"{folder}/chapters.json"


def chapter_files(documents: Iterable[Document], site: Site) -> dict[str, bytes]:
    """The file of chapters of each episode that has chapters and no such file of its author's."""
    made: dict[str, bytes] = {}
    for item in _episodes(documents):
        episode, address = item.episode, _chapters_address(item)
        if episode and episode.chapters and episode.chapters_url == address:
            path = unquote(address.removeprefix(site.url))
            made[path] = chapters_json(episode.chapters, title=item.title)
    return made


def _episodes(documents: Iterable[Document]) -> Iterator[Item]:
    for document in documents:
        if document.feed.show is not None:
            yield from document.feed.items


APPLES = {"m4a": "audio/x-m4a", "m4v": "video/x-m4v"}
"""Types as Apple's directory has them, where the registered ones differ, by extension."""


def for_players(item: Item) -> Item:
    """The item of a show, with chapters as time stamps and with types as Apple knows them.

    Players make the stamps at the end of a body into links.
    """
    episode = item.episode or Episode()
    body = item.body
    if body and episode.chapters:
        body += time_stamps(episode.chapters, body)
    return replace(item, body=body, attachments=tuple(map(_as_apple_has_it, item.attachments)))


def _as_apple_has_it(attachment: Attachment) -> Attachment:
    ending = attachment.url.partition("?")[0].rpartition(".")[2].lower()
    return replace(attachment, mime_type=APPLES.get(ending, attachment.mime_type))
