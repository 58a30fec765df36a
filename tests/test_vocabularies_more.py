"""Licences, places, comments, replies, colours, rhythms: from front matter to feeds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from written import (
    HOME,
    MILL,
    NAMESPACES,
    POST,
    attributes,
    document,
    read_by_feedparser,
    tree,
    written,
)

from feedsmith import build, check, detect_site
from feedsmith.model import Attachment, Document, Feed, Format, Image, Item
from feedsmith.problems import Problem
from feedsmith.shows import Cover, Credit, Episode, Show, Tag

NOW = datetime(2026, 11, 1, tzinfo=UTC)
BY = "https://creativecommons.org/licenses/by/4.0/"
ZERO = "https://creativecommons.org/publicdomain/zero/1.0/"
PREFIXES = NAMESPACES | {
    "cc": "http://backend.userland.com/creativeCommonsRssModule",
    "georss": "http://www.georss.org/georss",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "source": "http://source.scripting.com/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "webfeeds": "http://webfeeds.org/rss/1.0",
}
NEW = {
    "http://backend.userland.com/creativeCommonsRssModule",
    *(PREFIXES[prefix] for prefix in ("georss", "slash", "source", "sy", "thr", "webfeeds")),
}
TOLD = replace(
    POST,
    summary="Short",
    published=datetime(2026, 5, 14, tzinfo=UTC),
    location=(45.25, -71.92),
    license=ZERO,
    comments=0,
    in_reply_to="https://other.example/bread/?a=1&b=2",
    source="*White* [flour](https://mill.example/a.png).",
)
OTHER = replace(TOLD, id="bread", url=HOME + "bread/", title="Bread", license=None)
FEED = replace(
    MILL,
    language="en",
    updated=datetime(2026, 5, 14, tzinfo=UTC),
    license=BY,
    accent="2a6f97",
    rhythm=("weekly", 2),
    icon=Image(url=HOME + "icon.png"),
    image=Image(url=HOME + "wheel.jpg"),
)
RECORDING = Attachment(url=HOME + "7.mp3", mime_type="audio/mpeg", size=28_800_000, duration=1800)
SHOW = Show(
    cover=Cover(url=HOME + "cover.png"),
    categories=(("Arts", "Food"),),
    people=(Credit(name="Ada"), Credit(name="Ben", role="Guest")),
)


def at(root: etree._Element, path: str) -> list[etree._Element]:
    return root.findall(path, PREFIXES)


def text(root: etree._Element, path: str) -> list[str | None]:
    return [one.text for one in at(root, path)]


def spoken(made: Document) -> set[str]:
    """Which of the namespaces of this file stand in the document."""
    return {etree.QName(one).namespace or "" for one in tree(made).iter("*")} & NEW


def faults(made: Document) -> list[Problem]:
    return [one for one in check(written(made), made.url) if one.level != "hint"]


def test_a_feed_of_which_nothing_is_told_speaks_none_of_them() -> None:
    feed = replace(MILL, icon=FEED.icon, image=FEED.image)
    for format in ("rss", "atom"):
        made = document(format, POST, feed=feed)
        assert spoken(made) == set()
        assert b"license" not in written(made)


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_a_feed_of_which_everything_is_told_has_no_fault(format: Format) -> None:
    made = document(format, TOLD, OTHER, feed=FEED)
    assert len(spoken(made)) == (7 if format == "rss" else 3)
    assert faults(made) == []


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_an_episode_of_which_everything_is_told_has_no_fault(format: Format) -> None:
    made = document(format, episode(*ALTERNATIVES), feed=replace(FEED, show=SHOW))
    assert b"<media:group>" in written(made)
    assert faults(made) == []


def test_json_feed_hears_nothing_of_them() -> None:
    plain = replace(POST, summary="Short", published=TOLD.published)
    feed = replace(FEED, license=None, accent=None, rhythm=None)
    assert written(document("json", TOLD, feed=FEED)) == written(document("json", plain, feed=feed))


# Licences


def test_rss_says_the_feeds_licence_once_and_an_items_own() -> None:
    same = replace(POST, license=BY)
    root = tree(document("rss", TOLD, same, OTHER, feed=FEED))
    assert text(root, "channel/cc:license") == [BY]
    assert [text(item, "cc:license") for item in at(root, "channel/item")] == [[ZERO], [], []]


def test_every_atom_entry_links_to_the_licence_that_counts_for_it() -> None:
    root = tree(document("atom", TOLD, OTHER, feed=FEED))
    link = "a:link[@rel='license']"
    assert [one.get("href") for one in at(root, link)] == [BY]
    assert [one.get("href") for one in at(root, f"a:entry/{link}")] == [ZERO, BY]


def test_an_atom_entry_begins_with_its_page_and_not_with_its_licence() -> None:
    (entry,) = at(tree(document("atom", TOLD, feed=FEED)), "a:entry")
    assert at(entry, "a:link")[0].get("rel") == "alternate"


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_feedparser_knows_the_licence_and_still_the_page(format: Format) -> None:
    (entry,) = read_by_feedparser(written(document(format, TOLD, feed=FEED)), format).entries
    assert entry.license == ZERO
    assert entry.link == POST.url


# Places, comments, replies


@pytest.mark.parametrize("path", ["channel/item/georss:point", "a:entry/georss:point"])
def test_a_place_is_latitude_then_longitude(path: str) -> None:
    root = tree(document("rss" if path.startswith("channel") else "atom", TOLD))
    assert text(root, path) == ["45.25 -71.92"]


@pytest.mark.parametrize(
    ("location", "written_so"),
    [
        ((-0.0, 0.0), "0 0"),
        ((1e-5, -1e-9), "0.00001 0"),
        ((90.0, -180.0), "90 -180"),
        ((52.51666666666667, 13.4), "52.5166667 13.4"),
    ],
)
def test_degrees_are_plain_decimal_numbers(location: tuple[float, float], written_so: str) -> None:
    made = document("rss", replace(POST, location=location))
    assert text(tree(made), "channel/item/georss:point") == [written_so]
    assert faults(made) == []


def test_comments_are_counted_by_each_formats_own_element() -> None:
    rss, atom = tree(document("rss", TOLD)), tree(document("atom", TOLD))
    assert text(rss, "channel/item/slash:comments") == ["0"]
    assert text(atom, "a:entry/thr:total") == ["0"]
    assert at(rss, "channel/item/thr:total") == at(atom, "a:entry/slash:comments") == []


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_a_reply_names_what_it_answers_by_its_address(format: Format) -> None:
    (reply,) = tree(document(format, TOLD)).iter("{*}in-reply-to")
    assert attributes(reply) == {"ref": TOLD.in_reply_to, "href": TOLD.in_reply_to}


# The feed's colour, pictures and rhythm


@pytest.mark.parametrize(("format", "head"), [("rss", "channel/"), ("atom", "")])
def test_feedly_is_told_colour_icon_and_cover(format: Format, head: str) -> None:
    root = tree(document(format, feed=FEED))
    assert text(root, f"{head}webfeeds:accentColor") == ["2a6f97"]
    assert text(root, f"{head}webfeeds:icon") == [HOME + "icon.png"]
    assert [one.get("image") for one in at(root, f"{head}webfeeds:cover")] == [HOME + "wheel.jpg"]
    assert at(root, f"{head}webfeeds:logo") == []


def test_a_drawing_is_the_logo_and_no_cover() -> None:
    feed = replace(FEED, icon=None, image=Image(url=HOME + "wheel.svg?2"))
    root = tree(document("rss", feed=feed))
    assert text(root, "channel/webfeeds:logo") == [HOME + "wheel.svg?2"]
    assert at(root, "channel/webfeeds:cover") == at(root, "channel/webfeeds:icon") == []


def test_a_rhythm_is_a_period_and_a_number_and_rss_alone_has_it() -> None:
    root = tree(document("rss", feed=FEED))
    assert text(root, "channel/sy:updatePeriod") == ["weekly"]
    assert text(root, "channel/sy:updateFrequency") == ["2"]
    assert spoken(document("atom", feed=replace(MILL, rhythm=("daily", 1)))) == set()


# The Markdown source


def test_the_source_stands_in_rss_beside_the_whole_body() -> None:
    assert text(tree(document("rss", TOLD)), "channel/item/source:markdown") == [TOLD.source]
    assert b"source:" not in written(document("atom", TOLD))


def test_the_source_is_not_shown_where_only_the_summary_is() -> None:
    assert b"source:" not in written(document("rss", replace(TOLD, body=None)))


# Episodes in Media RSS


def alternative(*urls: str, **said: str) -> Tag:
    sources = tuple(Tag(name="source", attributes={"uri": url}) for url in urls)
    return Tag(
        name="alternateEnclosure", attributes={"type": "audio/opus", **said}, children=sources
    )


ALTERNATIVES = (
    alternative(HOME + "7.opus", "ipfs://abc", length="3200", bitrate="96000.5", lang="en"),
    alternative(HOME + "7.mp4", type="video/mp4", height="720"),
)


def episode(*tags: Tag, people: tuple[Credit, ...] = (), explicit: bool | None = None) -> Item:
    told = Episode(number=7, tags=tags, people=people, explicit=explicit)
    return replace(TOLD, image=FEED.image, attachments=(RECORDING,), episode=told)


def media(item: Item, show: Show | None = SHOW) -> list[etree._Element]:
    root = tree(document("rss", item, feed=replace(MILL, show=show)))
    return list(root.iter("{http://search.yahoo.com/mrss/}*"))


def said(elements: list[etree._Element]) -> list[tuple[str, str | None, dict[str, str]]]:
    return [
        (etree.QName(one).localname, one.text if not len(one) else None, attributes(one))
        for one in elements
    ]


def test_an_episode_has_its_thumbnail_its_rating_and_its_people() -> None:
    assert said(media(episode())) == [
        ("thumbnail", None, {"url": HOME + "wheel.jpg"}),
        ("rating", "nonadult", {"scheme": "urn:simple"}),
        ("credit", "Ada", {}),
        ("credit", "Ben", {"role": "interviewed guest", "scheme": "urn:ebu"}),
    ]


def test_an_episodes_own_people_and_rating_take_the_place_of_the_shows() -> None:
    item = episode(people=(Credit(name="Cleo", role="Producer"),), explicit=True)
    assert said(media(item))[1:] == [
        ("rating", "adult", {"scheme": "urn:simple"}),
        ("credit", "Cleo", {"role": "producer", "scheme": "urn:ebu"}),
    ]


def test_outside_of_a_show_an_episode_is_an_item_like_others() -> None:
    assert said(media(episode(*ALTERNATIVES), None)) == [
        ("thumbnail", None, {"url": HOME + "wheel.jpg"})
    ]


def test_other_forms_of_a_recording_are_a_group() -> None:
    group = media(episode(*ALTERNATIVES))[0]
    assert etree.QName(group).localname == "group"
    assert [attributes(one) for one in group] == [
        {
            "url": HOME + "7.opus",
            "fileSize": "3200",
            "type": "audio/opus",
            "medium": "audio",
            "bitrate": "96",
            "lang": "en",
        },
        {"url": HOME + "7.mp4", "type": "video/mp4", "medium": "video", "height": "720"},
    ]


@pytest.mark.parametrize(
    "tags",
    [
        ALTERNATIVES[:1],
        (alternative(HOME + "7.mp3"), ALTERNATIVES[0]),
        (alternative(HOME + "8.mp3", default="true"), ALTERNATIVES[0]),
        (alternative(HOME + "8.mp3", rel="commentary"), ALTERNATIVES[0]),
        (alternative(HOME + "7.torrent", type="application/x-bittorrent"), ALTERNATIVES[0]),
        (alternative(HOME + "7.opus"), ALTERNATIVES[0]),
    ],
)
def test_one_other_form_is_no_group_and_the_enclosure_never_in_it(tags: tuple[Tag, ...]) -> None:
    names = [name for name, _, _ in said(media(episode(*tags)))]
    assert "group" not in names
    assert "content" not in names


# Front matter and configuration

SITE = '[site]\nurl = "https://mill.example/"\n[content]\nfolder = "posts"\n[feed]\n'


def feeds(folder: Path, post: str, settings: str = "", body: str = "Words.") -> Feed:
    """The feed of a site of one post."""
    (folder / "posts").mkdir(exist_ok=True)
    (folder / "feedsmith.toml").write_text(SITE + settings, "utf-8")
    front = f"---\ntitle: Flour\ndate: 2026-05-07\n{post}\n---\n"
    (folder / "posts" / "flour.md").write_text(f"{front}{body}\n", "utf-8")
    (folder / "posts" / "bread.md").write_text("---\ndate: 2026-05-06\n---\nBread.\n", "utf-8")
    made = build(detect_site(folder, NOW))
    assert not made.problems, made.problems
    return made.documents[0].feed


@pytest.mark.parametrize(
    ("typed", "license"),
    [
        (f"license: {BY}", BY),
        (f"license: {{name: CC BY, url: '{BY}'}}", BY),
        ("license: CC-BY-4.0", BY),
        ("licence: CC BY 4.0", BY),
        ("license: Licensed under CC BY-NC-SA 4.0", BY.replace("by", "by-nc-sa")),
        ("license: cc by nc nd 3.0", BY.replace("by", "by-nc-nd").replace("4", "3")),
        ("license: CC0", ZERO),
        ("license: CC0-1.0", ZERO),
        ("license: /terms/", HOME + "terms/"),
        *(("license: false", None), ("license: no", None), ("license: true", None)),
    ],
)
def test_a_licence_is_understood(typed: str, license: str | None, tmp_path: Path) -> None:
    assert feeds(tmp_path, typed).items[0].license == license


@pytest.mark.parametrize(
    "typed",
    [
        *("location: 45.25, -71.92", "geo: 45.25 -71.92", "coordinates: '45.25;-71.92'"),
        *("location: [45.25, -71.92]", "location: geo:45.25,-71.92"),
        *("location: {latitude: 45.25, longitude: -71.92}", "geo: {lat: 45.25, lng: -71.92}"),
        "location: {name: Eastman, lat: '45.25', lon: '-71.92'}",
        "location: Eastman\ncoordinates: [45.25, -71.92]",
    ],
)
def test_a_place_is_understood(typed: str, tmp_path: Path) -> None:
    assert feeds(tmp_path, typed).items[0].location == (45.25, -71.92)


@pytest.mark.parametrize(
    "typed",
    [
        *("location: Halifax", "location: Room 5", "location: 5", "location: [Halifax, Truro]"),
        *("location: {name: Halifax}", "location: true", "geo: {country: CA}"),
    ],
)
def test_the_name_of_a_place_is_its_authors_own(typed: str, tmp_path: Path) -> None:
    item = feeds(tmp_path, typed, 'extra = ["location"]').items[0]
    assert item.location is None
    assert ("location" in item.extra) == typed.startswith("location")


@pytest.mark.parametrize(
    ("typed", "comments"),
    [
        *(("comments: 12", 12), ("comment_count: 0", 0), ("commentCount: '7'", 7)),
        *(("comments: true", None), ("comments: on", None), ("comments: open", None)),
        *(("comments: {id: 5}", None), ("comments: [{name: Ada}]", None)),
        ("comments: false\ncomment_count: 3", 3),
    ],
)
def test_comments_are_a_number_or_a_switch(
    typed: str, comments: int | None, tmp_path: Path
) -> None:
    assert feeds(tmp_path, typed).items[0].comments == comments


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("in_reply_to: https://b.example/a", "https://b.example/a"),
        ("in-reply-to: [https://b.example/a, https://c.example/]", "https://b.example/a"),
        ("inReplyTo: {url: 'https://b.example/a'}", "https://b.example/a"),
        ("in_reply_to: /bread/", HOME + "bread/"),
    ],
)
def test_a_reply_is_understood(typed: str, answered: str, tmp_path: Path) -> None:
    assert feeds(tmp_path, typed).items[0].in_reply_to == answered


@pytest.mark.parametrize(
    ("typed", "mend"),
    [
        ("license: All rights reserved", "Write the licence's address"),
        ("license: CC BY", "Write the licence's address"),
        ("geo: Halifax", "Write latitude"),
        ("location: 45,25, 71,92", "Write latitude"),
        ("location: 45.25 N 71.92 W", "Write latitude"),
        ("location: [1, 2, 3]", "Write latitude"),
        ("location: {lat: 5}", "Write latitude"),
        ("location: -122.33, 47.61", "Latitude comes first: 47.61, -122.33."),
        ("comments: -3", "Write a whole number"),
        ("comment_count: many", "Write a whole number"),
        ("in_reply_to: Ada's post", "Write the whole address"),
        ("in_reply_to: {name: Ada}", "Write the whole address"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(typed: str, mend: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError) as met:
        feeds(tmp_path, typed)
    assert mend in str(met.value)
    assert "flour.md', line=4" in str(met.value)


def test_a_feeds_own_keys_reach_the_feed(tmp_path: Path) -> None:
    settings = f'license = "{BY}"\naccent = "2A6F97"\nrhythm = "2 weekly"\n'
    feed = feeds(tmp_path, "", settings)
    assert (feed.license, feed.accent, feed.rhythm) == (BY, "2A6F97", ("weekly", 2))


def test_the_source_is_given_where_its_author_shares_it(tmp_path: Path) -> None:
    body = "# Flour\n\n*White*, as in [bread](bread.md).\n"
    assert feeds(tmp_path, "", "", body).items[0].source is None
    (item,) = [one for one in feeds(tmp_path, "", "markdown = true", body).items if one.title]
    assert item.source == f"*White*, as in [bread]({HOME}bread/)."


@pytest.mark.parametrize(
    "body",
    ["{{< note >}}White.", "{% raw %}", "White.\n{: .big}", ":::tip\nWhite.\n:::", "!!! note"],
)
def test_a_source_that_only_its_generator_reads_is_left_out(body: str, tmp_path: Path) -> None:
    feed = feeds(tmp_path, "", "markdown = true", body)
    assert [one.source for one in feed.items] == [None, "Bread."]
