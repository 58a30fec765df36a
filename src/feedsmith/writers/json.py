"""JSON Feed 1.1. Source: https://www.jsonfeed.org/version/1.1/"""

from collections.abc import Sequence

import msgspec

from feedsmith.dates import rfc3339
from feedsmith.model import Attachment, Document, Item, Person
from feedsmith.vocabularies import Vocabulary

Said = dict[str, object]


def write(document: Document, vocabularies: Sequence[Vocabulary]) -> bytes:  # noqa: ARG001
    """The document as JSON Feed 1.1, in UTF-8. XML vocabularies have no say in it."""
    following = next((link.url for link in document.links if link.rel == "next"), None)
    feed = document.feed
    said: Said = {"version": "https://jsonfeed.org/version/1.1", "title": feed.title}
    said |= present(
        home_page_url=feed.home_url,
        feed_url=document.url,
        description=feed.description,
        next_url=following,
        icon=feed.image and feed.image.url,
        favicon=feed.icon and feed.icon.url,
        authors=[author(one) for one in feed.authors],
        language=feed.language,
        hubs=[{"type": "WebSub", "url": hub} for hub in feed.hubs],
        _extra=feed.extra,
    )
    said["items"] = [item(one, document) for one in feed.items]
    return msgspec.json.format(msgspec.json.encode(said), indent=2) + b"\n"


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


def present(**said: object) -> Said:
    """What is there: absent and empty values vanish."""
    return {key: value for key, value in said.items() if value not in (None, "", [], {})}
