"""The podcast namespace: people, transcripts, chapters, money and what else newer apps show.

Source: https://github.com/Podcastindex-org/podcast-namespace. RSS only, as its documents say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feedsmith.model import Document, Item
from feedsmith.podcast_tags import PLAIN
from feedsmith.podcasts.guid import podcast_guid
from feedsmith.shows import Credit, Episode, Soundbite, Tag, Transcript
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def feed(document: Document) -> Iterator[Element]:
    """What is said of the show, but for its guid."""
    show = document.feed.show
    if show is None or document.format != "rss":
        return
    locked = None if show.locked is None else "yes" if show.locked else "no"
    if locked:
        yield from element("podcast:locked", locked, {"owner": show.owner_email})
    yield from element("podcast:medium", show.medium)
    for one in show.funding:
        yield from element("podcast:funding", one.text, {"url": one.url})
    yield from people(show.people)
    yield from tags(show.tags)


def end(document: Document) -> Iterator[Element]:
    """The guid, after all items: before them it makes Perl's XML::RSS crash on the whole feed."""
    show = document.feed.show
    if show is not None and document.format == "rss":
        yield from element("podcast:guid", show.guid or podcast_guid(document.url))


def item(document: Document, item: Item) -> Iterable[Element]:
    """What is said of an episode, in a show alone."""
    if item.episode is None or document.feed.show is None or document.format != "rss":
        return ()
    return about(item.episode)


def about(episode: Episode) -> Iterator[Element]:
    """All that is said of an episode."""
    yield from numbers(episode)
    for one in episode.transcripts:
        yield from transcript(one)
    if episode.chapters_url:
        said = {"url": episode.chapters_url, "type": "application/json+chapters"}
        yield from element("podcast:chapters", None, said)
    for bite in episode.soundbites:
        yield from soundbite(bite)
    yield from people(episode.people)
    yield from tags(episode.tags)


def numbers(episode: Episode) -> Iterator[Element]:
    """Season and number: a name or another way to show it is said only of a number."""
    if episode.season is not None:
        yield from element("podcast:season", episode.season, {"name": episode.season_name})
    if episode.number is not None:
        yield from element("podcast:episode", decimal(episode.number), {"display": episode.display})


def transcript(transcript: Transcript) -> Iterator[Element]:
    """A file of what is said."""
    more = {"language": transcript.language, "rel": transcript.rel}
    said = {"url": transcript.url, "type": transcript.mime_type, **more}
    yield from element("podcast:transcript", None, said)


def soundbite(bite: Soundbite) -> Iterator[Element]:
    """A passage. Without a title apps call it as the episode."""
    said = {"startTime": decimal(bite.start), "duration": decimal(bite.duration)}
    yield from element("podcast:soundbite", bite.title, said)


def people(credits: Iterable[Credit]) -> Iterator[Element]:
    """Who takes part. Those of an episode take the place of all those of the show."""
    for one in credits:
        said = {"role": one.role, "group": one.group, "img": one.image, "href": one.url}
        yield from element("podcast:person", one.name, said)


def tags(those: Iterable[Tag]) -> Iterator[Element]:
    """What the namespace says besides, as it is."""
    for tag in those:
        inside = (live if tag.name == "liveItem" else tags)(tag.children)
        yield from element(f"podcast:{tag.name}", tag.text, tag.attributes, inside)


def live(children: Iterable[Tag]) -> Iterator[Element]:
    """What is said of a live item: it has the form of an item, with elements of RSS itself."""
    for child in children:
        if child.name in PLAIN:
            yield from element(child.name, child.text, child.attributes)
        else:
            yield from tags((child,))


def decimal(number: float) -> str:
    """A number without needless noughts: `7`, `7.5`, `42.25`."""
    return f"{number:.3f}".rstrip("0").rstrip(".")


VOCABULARY = Vocabulary("podcast", "https://podcastindex.org/namespace/1.0", feed, item, end)
