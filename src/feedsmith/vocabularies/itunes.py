"""Apple's podcast elements, which every podcast app reads. RSS only: Apple takes no other format.

Source: https://podcasters.apple.com/support/823-podcast-requirements. Neither keywords nor a
subtitle, which nobody reads any more; no summary, for feedparser and all that use it would show it
in place of the description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from feedsmith.model import Attachment, Document, Feed, Item, Person
from feedsmith.shows import Episode, Show
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def feed(document: Document) -> Iterator[Element]:
    """What is said of the show."""
    show = document.feed.show
    if show is None or document.format != "rss":
        return
    if show.title != document.feed.title:
        yield from element("itunes:title", show.title)
    yield from element("itunes:author", show.author or names(document.feed.authors))
    yield from element("itunes:type", show.type)
    yield from image(show)
    for parent, child in show.categories:
        below = element("itunes:category", None, {"text": child})
        yield from element("itunes:category", None, {"text": parent}, below)
    yield from element("itunes:explicit", truth(show.explicit))
    yield from owner(show)
    yield from element("itunes:complete", "Yes" if show.complete else None)
    yield from element("itunes:block", "Yes" if show.block else None)
    yield from element("itunes:new-feed-url", show.new_feed_url)
    yield from element("itunes:applepodcastsverify", show.verify)


def owner(show: Show) -> Iterator[Element]:
    """To whom YouTube and Spotify send their codes: only with the address that the author typed."""
    if show.owner_email:
        said = (
            *element("itunes:name", show.owner_name),
            *element("itunes:email", show.owner_email),
        )
        yield from element("itunes:owner", children=said)


def item(document: Document, item: Item) -> Iterable[Element]:
    """What is said of an episode, in a show alone."""
    if item.episode is None or document.feed.show is None or document.format != "rss":
        return ()
    return about(item.episode, item, document.feed)


def about(episode: Episode, item: Item, feed: Feed) -> Iterator[Element]:
    """All that is said of an episode.

    Several authors of its own are named once more, in one text: Miniflux shows one `dc:creator`
    alone. Of a single one feedparser would make two.
    """
    yield from element("itunes:title", episode.title)
    if len(item.authors) > 1 and item.authors != feed.authors:
        yield from element("itunes:author", names(item.authors))
    yield from element("itunes:duration", duration(item.attachments))
    yield from numbers(episode)
    yield from element("itunes:episodeType", episode.type)
    yield from element("itunes:explicit", truth(episode.explicit))
    yield from image(episode)
    yield from element("itunes:block", "Yes" if episode.block else None)


def numbers(episode: Episode) -> Iterator[Element]:
    """Season and number: Apple knows whole ones above nothing, so not what lies between two."""
    if episode.season is not None and episode.season > 0:
        yield from element("itunes:season", episode.season)
    number = episode.number
    if number is not None and number > 0 and number == int(number):
        yield from element("itunes:episode", int(number))


def duration(attachments: Sequence[Attachment]) -> int | None:
    """The recording's length in whole seconds, `None` where nobody knows it."""
    known = attachments[0].duration if attachments else None
    return round(known) or None if known else None


def image(of: Show | Episode) -> Iterator[Element]:
    """The artwork."""
    yield from element("itunes:image", None, {"href": of.cover.url if of.cover else None})


def names(people: Sequence[Person]) -> str:
    """All of them in one text, for there is one element."""
    return ", ".join(person.name for person in people)


def truth(value: bool | None) -> str | None:
    """`true` or `false`; `None` for what nobody said."""
    return None if value is None else str(value).lower()


VOCABULARY = Vocabulary("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd", feed, item)
