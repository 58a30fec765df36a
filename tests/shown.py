"""A whole show, with everything that can be said of one, for the tests of what is written of it."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree
from msgspec.structs import replace
from written import HOME, document, one, tree

from feedsmith.model import Attachment, Document, Feed, Format, Image, Item, Person
from feedsmith.shows import (
    Chapter,
    Cover,
    Credit,
    Episode,
    Funding,
    Show,
    Soundbite,
    Tag,
    Transcript,
)

ADA, BEN = Person(name="Ada Miller"), Person(name="Ben Baker")
GUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"

CHAPTERS = (
    Chapter(start=0, title="Intro", end=61.25),
    Chapter(start=61.25, title="Rye & wheat", url=HOME + "rye/", image=HOME + "rye.jpg"),
    Chapter(start=300, title="A picture", image=HOME + "sack.jpg", toc=False),
    Chapter(start=3725.5, title="Letters"),
)
EPISODE = Episode(
    number=7,
    display="Ch.7",
    season=2,
    season_name="Harvest",
    type="full",
    title="Rye at last",
    explicit=False,
    cover=Cover(url=HOME + "ep7.jpg"),
    chapters=CHAPTERS,
    chapters_url=HOME + "ep7/chapters.json",
    transcripts=(
        Transcript(url=HOME + "ep7.vtt", mime_type="text/vtt", language="en", rel="captions"),
        Transcript(url=HOME + "ep7.html", mime_type="text/html"),
    ),
    people=(
        Credit(name="Ada Miller"),
        Credit(name="Cleo Crust", role="guest", group="cast", url=HOME + "cleo/"),
    ),
    soundbites=(Soundbite(start=73, duration=42.25, title="Why rye"),),
    tags=(
        Tag(
            name="alternateEnclosure",
            attributes={"type": "audio/x-m4a", "length": "9000000", "title": "Smaller"},
            children=(Tag(name="source", attributes={"uri": HOME + "ep7.m4a"}),),
        ),
        Tag(name="socialInteract", attributes={"protocol": "disabled"}),
    ),
)
SHOW = Show(
    title="Mill talk",
    author="The Mill",
    categories=(("Arts", "Food"), ("Technology", None)),
    type="serial",
    cover=Cover(url=HOME + "cover.jpg"),
    owner_name="Ada Miller",
    owner_email="ada@mill.example",
    guid=GUID,
    locked=True,
    complete=True,
    block=True,
    new_feed_url="https://new.mill.example/podcast.xml",
    verify="a1b2c3",
    medium="podcast",
    funding=(Funding(url=HOME + "give/", text="Buy us flour"),),
    people=(
        Credit(name="Ada Miller", role="host", image=HOME + "ada.jpg"),
        Credit(name="Ben Baker", role="cover art designer", group="visuals"),
    ),
    tags=(
        Tag(
            name="location",
            text="Halifax",
            attributes={"rel": "creator", "geo": "geo:44.6488,-63.5752", "country": "CA"},
        ),
        Tag(
            name="liveItem",
            attributes={
                "status": "pending",
                "start": "2026-12-01T19:00:00+00:00",
                "end": "2026-12-01T20:00:00+00:00",
            },
            children=(
                Tag(name="title", text="Live from the mill"),
                Tag(name="guid", text="live-1", attributes={"isPermaLink": "false"}),
                Tag(
                    name="enclosure",
                    attributes={
                        "url": HOME + "live.mp3",
                        "type": "audio/mpeg",
                        "length": "312",
                    },
                ),
                Tag(name="contentLink", text="Listen here", attributes={"href": HOME + "live/"}),
            ),
        ),
        Tag(name="podping", attributes={"usesPodping": "true"}),
    ),
)
ITEM = Item(
    id="mill-7",
    url=HOME + "ep7/",
    title="7: Rye at last",
    summary="Rye flour is back.",
    body="<p>Rye flour is back, and we baked.</p>",
    published=datetime(2026, 5, 14, tzinfo=UTC),
    authors=(ADA, BEN),
    image=Image(url=HOME + "ep7.jpg"),
    attachments=(
        Attachment(url=HOME + "ep7.mp3", mime_type="audio/mpeg", size=62_400_000, duration=3900.4),
    ),
    episode=EPISODE,
)
FEED = Feed(
    id=HOME,
    title="Mill talk",
    home_url=HOME,
    description="A show about flour.",
    language="en",
    authors=(ADA,),
    updated=ITEM.published,
    image=Image(url=HOME + "cover.jpg"),
    show=SHOW,
)
ARTICLE = replace(
    ITEM, id="flour", url=HOME + "flour/", title="Flour", episode=None, attachments=()
)


def whole(
    format: Format = "rss", *items: Item, feed: Feed = FEED, show: Show | None = SHOW
) -> Document:
    """The show with these items, or with its one episode, in a format."""
    return document(format, *(items or (ITEM,)), feed=replace(feed, show=show))


def channel(of: Document) -> etree._Element:
    return one(tree(of), "channel")


def first_item(of: Document) -> etree._Element:
    return tree(of).findall("channel/item")[0]


def of_episode(episode: Episode) -> etree._Element:
    """The item that is written of an episode."""
    return first_item(whole("rss", replace(ITEM, episode=episode)))


def of_show(show: Show) -> etree._Element:
    """The channel that is written of a show."""
    return channel(whole(show=show))
