"""JSON Feed 1.1. Source: https://www.jsonfeed.org/version/1.1/"""

from collections.abc import Iterator, Sequence

import msgspec

from feedsmith.dates import rfc3339
from feedsmith.model import Attachment, Document, Item, Person
from feedsmith.shows import Chapter, Credit, Episode, Show, Tag, Transcript
from feedsmith.vocabularies import Vocabulary
from feedsmith.words import words_for

Said = dict[str, object]


def write(document: Document, vocabularies: Sequence[Vocabulary]) -> Iterator[bytes]:  # noqa: ARG001
    """The document as JSON Feed 1.1, in UTF-8, part by part. XML vocabularies have no say in it."""
    before = _formatted(head(document)).removesuffix(b"\n}") + b',\n  "items": ['
    for one in document.feed.items:
        yield before + b"\n    " + _formatted(item(one, document)).replace(b"\n", b"\n    ")
        before = b","
    yield b"\n  ]\n}\n" if document.feed.items else before + b"]\n}\n"


def _formatted(said: Said) -> bytes:
    """No text in it has line ends of its own, for JSON escapes them."""
    return msgspec.json.format(msgspec.json.encode(said), indent=2)


def head(document: Document) -> Said:
    """What is said of the feed as a whole."""
    following = next((link.url for link in document.links if link.rel == "next"), None)
    feed = document.feed
    said: Said = {"version": "https://jsonfeed.org/version/1.1", "title": feed.title}
    return said | present(
        home_page_url=feed.home_url,
        feed_url=document.url,
        user_comment=comment(document),
        description=feed.description,
        next_url=following,
        icon=feed.image and feed.image.url,
        favicon=feed.icon and feed.icon.url,
        authors=[author(one) for one in feed.authors],
        language=feed.language,
        hubs=[{"type": "WebSub", "url": hub} for hub in feed.hubs],
        _podcast=feed.show and podcast(feed.show),
        _extra=feed.extra,
    )


def comment(document: Document) -> str | None:
    """What this is and what to do with it, for people who meet it in a browser."""
    if document.stylesheet is None:
        return None
    words = words_for(document.feed.language)
    said = (
        (words.podcast_what, words.podcast_use)
        if document.feed.show
        else (words.feed_what, words.feed_use)
    )
    return " ".join((*said, document.subscribed))


def item(item: Item, document: Document) -> Said:
    """One post. `content_html` alone: beside `content_text`, two clients show the text."""
    said = present(
        id=item.id,
        url=item.url,
        title=item.title,
        content_html=item.body,
        summary=item.summary,
        image=item.image and item.image.url,
        date_published=item.published and rfc3339(item.published),
        date_modified=item.updated and rfc3339(item.updated),
        authors=[author(one) for one in item.authors or document.feed.authors],
        tags=list(item.tags),
        language=item.language if item.language != document.feed.language else None,
        attachments=[attachment(one) for one in item.attachments],
        _podcast=document.feed.show and item.episode and episode(item.episode),
        _extra=item.extra,
    )
    if not item.body:
        said["content_text"] = item.summary or ""
    return said


def author(person: Person) -> Said:
    """A person; JSON Feed has no place for an e-mail address."""
    return present(name=person.name, url=person.url, avatar=person.avatar)


def attachment(file: Attachment) -> Said:
    """A file. Size in bytes, duration in seconds."""
    return present(
        url=file.url,
        mime_type=file.mime_type,
        title=file.title,
        size_in_bytes=file.size,
        duration_in_seconds=file.duration,
    )


def podcast(show: Show) -> Said:
    """The show, by the names of the configuration; for the owner's address there is no use here."""
    return present(
        title=show.title,
        author=show.author,
        categories=[" > ".join(filter(None, one)) for one in show.categories],
        explicit=show.explicit,
        type=show.type,
        image=show.cover and show.cover.url,
        guid=show.guid,
        locked=show.locked,
        complete=show.complete or None,
        block=show.block or None,
        new_feed_url=show.new_feed_url,
        medium=show.medium,
        funding=[present(url=one.url, text=one.text) for one in show.funding],
        people=[credit(one) for one in show.people],
        tags=[tag(one) for one in show.tags],
    )


def episode(episode: Episode) -> Said:
    """An episode, by the names of front matter. Times in seconds."""
    return present(
        number=number(episode.number),
        display=episode.display,
        season=episode.season,
        season_name=episode.season_name,
        type=episode.type,
        title=episode.title,
        explicit=episode.explicit,
        block=episode.block or None,
        image=episode.cover and episode.cover.url,
        chapters=[chapter(one) for one in episode.chapters],
        chapters_url=episode.chapters_url,
        transcripts=[transcript(one) for one in episode.transcripts],
        people=[credit(one) for one in episode.people],
        soundbites=[
            present(start=number(one.start), duration=number(one.duration), title=one.title)
            for one in episode.soundbites
        ],
        tags=[tag(one) for one in episode.tags],
    )


def chapter(chapter: Chapter) -> Said:
    """A chapter. `toc` stands only where tables of contents leave it out."""
    return present(
        start=number(chapter.start),
        end=number(chapter.end),
        title=chapter.title,
        url=chapter.url,
        image=chapter.image,
        toc=None if chapter.toc else False,
    )


def transcript(file: Transcript) -> Said:
    """A file of what is said."""
    said = {"url": file.url, "mime_type": file.mime_type}
    return said | present(language=file.language, rel=file.rel)


def credit(person: Credit) -> Said:
    """Somebody who takes part."""
    return present(
        name=person.name,
        role=person.role,
        group=person.group,
        url=person.url,
        image=person.image,
    )


def tag(said: Tag) -> Said:
    """What the podcast namespace says besides, as it stands in RSS."""
    return present(
        name=said.name,
        text=said.text,
        attributes=said.attributes,
        children=[tag(one) for one in said.children],
    )


def number(value: float | None) -> float | int | None:
    """To the thousandth, as a whole number where it is one."""
    if value is None:
        return None
    exact = round(value, 3)
    return int(exact) if exact == int(exact) else exact


def present(**said: object) -> Said:
    """What is there: absent and empty values vanish."""
    return {key: value for key, value in said.items() if value not in (None, "", [], {})}
