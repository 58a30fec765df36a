"""Media RSS: pictures of items, and of episodes who takes part. Source: https://www.rssboard.org/media-rss

Fifteen of 39 readers take `media:thumbnail`; Mailchimp, Buttondown and Letterhead want
`media:content`, which gPodder, Thunderbird and Liferea would take for an episode's file: so an item
that has an audio or a video file carries the thumbnail alone, but in a feed for mails. So does one
whose picture is itself attached: five readers would list it twice, as they would a recording.
`media:keywords` is not written, since feedparser adds them to the categories and parts them at
commas; `media:description` is not, for it takes the place of the summary.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import urlsplit

from feedsmith.model import Document, Item
from feedsmith.shows import Credit, Episode, Show, Tag
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element

_PLAYED = ("audio", "video")
_ROLES = {
    "guest": "interviewed guest",
    **{
        role: role
        for role in (
            *("announcer", "assistant director", "author", "composer", "consultant", "director"),
            *("editor", "executive producer", "expert", "foley artist", "graphic designer"),
            *("interviewer", "producer", "reporter", "sound designer", "technical director"),
        )
    },
}
"""What podcasters call a role, and the word of the list (EBU's) that Media RSS goes by."""


def has_recording(item: Item) -> bool:
    """Whether a podcast client would download something for this item."""
    return any(kind(attachment.mime_type) in _PLAYED for attachment in item.attachments)


def kind(mime_type: str) -> str:
    """The first half of a media type."""
    return mime_type.partition("/")[0].lower()


def item(document: Document, item: Item) -> Iterable[Element]:
    """The picture; of an episode also other forms of it, for whom it is, and who takes part."""
    if (item.image is None and item.episode is None) or document.format == "json":
        return ()
    shown = picture(item, mailing=document.feed.mailing)
    if item.episode is None or document.feed.show is None:
        return shown
    people = credits(item.episode, document.feed.show)
    return chain(alternatives(item.episode, item), shown, people)


def picture(item: Item, *, mailing: bool = False) -> Iterator[Element]:
    """The picture, small and, on articles and in what is mailed, whole."""
    image = item.image
    if image is None:
        return
    size = {"width": image.width, "height": image.height}
    attached = image.url in {attachment.url for attachment in item.attachments}
    if not attached and (mailing or not has_recording(item)):
        said = {"url": image.url, "medium": "image", "type": image.mime_type, **size}
        yield from element("media:content", None, said)
    yield from element("media:thumbnail", None, {"url": image.url, **size})


def credits(episode: Episode, show: Show) -> Iterator[Element]:
    """For whom the episode is, and its people, else the show's."""
    explicit = show.explicit if episode.explicit is None else episode.explicit
    rating = "adult" if explicit else "nonadult"
    yield from element("media:rating", rating, {"scheme": "urn:simple"})
    for person in episode.people or show.people:
        yield from credit(person)


def credit(person: Credit) -> Iterator[Element]:
    """A person, with the role where the list has a word for it."""
    role = _ROLES.get((person.role or "").lower())
    yield from element("media:credit", person.name, {"role": role, "scheme": role and "urn:ebu"})


def alternatives(episode: Episode, item: Item) -> Iterator[Element]:
    """The same recording in other forms, where there are two or more to choose from.

    The enclosure is none of them, nor is what goes with it, such as a commentary.
    """
    enclosed = {attachment.url for attachment in item.attachments[:1]}
    found: dict[str, Element] = {}
    for tag in episode.tags:
        said = tag.attributes
        same = said.get("rel", "default") == "default" and said.get("default") != "true"
        if tag.name == "alternateEnclosure" and same:
            found |= {url: form for url, form in forms(tag) if url not in enclosed}
    if len(found) > 1:
        yield from element("media:group", children=found.values())


def forms(tag: Tag) -> Iterator[tuple[str, Element]]:
    """Each address on the web of an alternate enclosure, and what is known of its file."""
    said = tag.attributes
    for source in tag.children:
        url = source.attributes.get("uri", "")
        mime_type = source.attributes.get("contentType") or said.get("type", "")
        if source.name != "source" or urlsplit(url).scheme not in ("http", "https"):
            continue
        if kind(mime_type) not in _PLAYED:
            continue
        known = {
            "url": url,
            "fileSize": positive(said.get("length")),
            "type": mime_type,
            "medium": kind(mime_type),
            "bitrate": positive(said.get("bitrate"), unit=1000),
            "height": positive(said.get("height")),
            "lang": said.get("lang") or None,
        }
        for form in element("media:content", None, known):
            yield url, form


def positive(written: str | None, *, unit: int = 1) -> int | None:
    """A number above nothing in whole units; podcasts count bits a second, Media RSS kilobits."""
    whole = (written or "").partition(".")[0]
    return (int(whole) // unit or None) if whole.isdecimal() and len(whole) < 19 else None


VOCABULARY = Vocabulary("media", "http://search.yahoo.com/mrss/", item=item)
