"""A podcast as players show it: cover, episodes, chapters, transcripts."""

from __future__ import annotations

from feedsmith.model import Attachment, Image, Item
from feedsmith.preview.cards import Pictures, byline, pictured, plain_title, summary
from feedsmith.preview.looks import Reading, item_key
from feedsmith.shows import Chapter, Episode, Show
from feedsmith.subscribe_page.html import bulleted, element, joined, link, plain


def podcast(reading: Reading, show: Show, pictures: Pictures) -> str:
    """The show and those of its posts that have a recording, the newest first."""
    feed = reading.document.feed
    cover = pictured(Image(url=show.cover.url, alt="Cover"), pictures) if show.cover else ""
    kinds = ", ".join(" › ".join(filter(None, pair)) for pair in show.categories)
    facts = (show.author, kinds, "explicit" if show.explicit else "", show.type)
    head = (
        element("h1", plain(show.title or feed.title), dir="auto"),
        element("p", plain(" · ".join(one for one in facts if one)), class_="by"),
        element("p", plain(feed.description), dir="auto") if feed.description else "",
    )
    top = element("div", cover + element("div", joined(head)), class_="show")
    episodes = [
        _episode(item, reading, pictures) for item in feed.items if item.attachments or item.episode
    ]
    empty = element("p", "No post has a recording yet.")
    return top + (element("ol", joined(episodes), class_="episodes") if episodes else empty)


def _episode(item: Item, reading: Reading, pictures: Pictures) -> str:
    episode = item.episode or Episode()
    title = episode.title or plain_title(item)
    address = f"/{reading.key}/post/{item_key(item)}"
    cover = Image(url=episode.cover.url) if episode.cover else None
    inside = (
        element("h2", element("a", plain(title), href=address), dir="auto"),
        element("p", f"{_number(episode)}{byline(item)}", class_="by"),
        element("p", plain(summary(item)), dir="auto"),
        *(_recording(one, title, pictures) for one in item.attachments),
        _chapters(episode.chapters),
        _transcripts(episode, pictures),
        _people(episode),
    )
    return element("li", pictured(cover, pictures) + element("div", joined(inside)))


def _number(episode: Episode) -> str:
    season = f"Season {episode.season}" if episode.season is not None else ""
    number = f"Episode {episode.number:g}" if episode.number is not None else ""
    kind = episode.type if episode.type not in (None, "full") else ""
    said = [one for one in (season, episode.display or number, kind) if one]
    return plain(", ".join(said)) + " · " if said else ""


def _recording(attachment: Attachment, title: str, pictures: Pictures) -> str:
    length = clock(attachment.duration) if attachment.duration else "length unknown"
    size = f", {_size(attachment.size)}" if attachment.size else ""
    said = element("p", plain(f"{length}{size}, {attachment.mime_type}"), class_="quiet")
    local = pictures.files.local(attachment.url)
    if local is None:
        where = element("code", plain(attachment.url))
        return said + element("p", f"The recording is not in the output: {where}", class_="note")
    player = "video" if attachment.mime_type.startswith("video/") else "audio"
    return said + element(
        player, "", src=local, controls="", preload="none", aria_label=f"Recording of {title}"
    )


def _size(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB" if size >= 1_000_000 else f"{size / 1000:,.0f} kB"


def _chapters(chapters: tuple[Chapter, ...]) -> str:
    if not chapters:
        return ""
    lines = joined(
        element("li", f"<code>{clock(one.start)}</code> {element('bdi', plain(one.title))}")
        for one in chapters
        if one.toc
    )
    said = element("summary", f"{len(chapters)} chapters")
    return element("details", said + element("ul", lines, class_="chapters"))


def _transcripts(episode: Episode, pictures: Pictures) -> str:
    def line(url: str, said: str) -> str:
        local = pictures.files.local(url)
        if local is not None:
            return element("a", plain(said), href=local)
        return link(url, plain(said), target="_blank", rel="noopener noreferrer")

    lines = [
        line(one.url, f"Transcript, {one.mime_type}{f', {one.language}' if one.language else ''}")
        for one in episode.transcripts
    ]
    return bulleted(lines, class_="transcripts") if lines else ""


def _people(episode: Episode) -> str:
    said = ", ".join(f"{one.name} ({one.role or 'host'})" for one in episode.people)
    return element("p", f"With {plain(said)}", class_="quiet") if said else ""


def clock(seconds: float) -> str:
    """`1:02:03`, `2:03`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
