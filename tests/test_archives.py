"""Archives: which posts stand in which document, for ever, and how readers find them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from written import HOME, MILL, PATHS, attributes, read_by_feedparser, said, tree, written

from feedsmith import check, detect_site
from feedsmith.configuration import read_configuration
from feedsmith.feedset.archives import Archives, archived, documents
from feedsmith.feedset.variants import Wanted, wanted
from feedsmith.model import MIME_TYPES, Document, Feed, Format, Item
from feedsmith.problems import FeedsmithError

FIRST = datetime(2020, 1, 1, tzinfo=UTC)
FORMATS: tuple[Format, ...] = ("rss", "atom", "json")
FH = "{http://purl.org/syndication/history/1.0}"
DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
ATOM_LINK = "{http://www.w3.org/2005/Atom}link"


def post(number: int, day: int | None = None) -> Item:
    date = FIRST + timedelta(days=number if day is None else day)
    url = f"{HOME}{number}/"
    return Item(id=url, url=url, title=f"Post {number}", body="<p>Flour.</p>", published=date)


def posts(count: int) -> list[Item]:
    """So many, a day each, the newest first."""
    return [post(number) for number in reversed(range(count))]


def day(number: int) -> datetime:
    return FIRST + timedelta(days=number)


def numbers(items: Sequence[Item]) -> list[int]:
    return [int(item.url.removeprefix(HOME).rstrip("/")) for item in items]


def known_after(archives: Archives, known: Mapping[str, int]) -> dict[str, int]:
    """What a ledger has after this run, of posts that are no more too."""
    shown = {item.id: 0 for item in archives.current}
    kept = {item.id: number for number, items in archives.closed for item in items}
    return {**shown, **known, **kept}


def shape(archives: Archives) -> tuple[list[int], dict[int, list[int]]]:
    return numbers(archives.current), {n: numbers(items) for n, items in archives.closed}


def test_the_first_archive_takes_what_is_too_much_for_full_ones() -> None:
    current, closed = shape(archived(posts(10), {}, 3, 3))
    assert current == [9, 8, 7]
    assert closed == {1: [0], 2: [3, 2, 1], 3: [6, 5, 4]}


def test_archives_are_full_where_the_older_posts_fill_them() -> None:
    assert shape(archived(posts(8), {}, 2, 3))[1] == {1: [2, 1, 0], 2: [5, 4, 3]}


def test_a_site_whose_posts_are_all_current_has_no_archives() -> None:
    assert archived(posts(3), {}, 3, 2) == Archives(tuple(posts(3)))
    assert archived(posts(3), {}, 0, 2) == Archives(tuple(posts(3)))
    assert archived([], {}, 3, 2) == Archives(())


def test_posts_that_leave_the_newest_wait_in_the_feed_until_they_fill_an_archive() -> None:
    known: dict[str, int] = {}
    seen = []
    for count in range(4, 12):
        made = archived(posts(count), known, 2, 3)
        known = known_after(made, known)
        seen.append((len(made.current), [len(items) for _, items in made.closed]))
    assert seen == [
        (2, [2]),
        (3, [2]),
        (4, [2]),
        (2, [2, 3]),
        (3, [2, 3]),
        (4, [2, 3]),
        (2, [2, 3, 3]),
        (3, [2, 3, 3]),
    ]


def test_an_archived_post_that_is_among_the_newest_again_stays_in_its_archive_alone() -> None:
    known = known_after(archived(posts(4), {}, 2, 2), {})
    left = [item for item in posts(4) if numbers([item]) != [3]]
    assert shape(archived(left, known, 2, 2)) == ([2], {1: [1, 0]})


def test_an_archive_that_lost_its_posts_stays_and_its_number_is_not_given_again() -> None:
    known = known_after(archived(posts(8), {}, 2, 3), {})
    left = [item for item in posts(12) if numbers([item])[0] > 5]
    current, closed = shape(archived(left, known, 2, 3))
    assert closed == {1: [], 2: [], 3: [8, 7, 6]}
    assert current == [11, 10, 9]


def test_another_size_holds_for_archives_to_come() -> None:
    known = known_after(archived(posts(6), {}, 2, 2), {})
    assert shape(archived(posts(11), known, 2, 5))[1] == {1: [1, 0], 2: [3, 2], 3: [8, 7, 6, 5, 4]}


def test_posts_from_before_subscribers_could_see_go_into_archives_alone() -> None:
    first = archived(posts(6), {post(5).id: 0, post(4).id: 0}, 4, 3, since=day(4))
    assert shape(first) == ([5, 4], {1: [0], 2: [3, 2, 1]})
    again = archived(posts(6), known_after(first, {}), 4, 3, since=day(4))
    assert again == first


def test_too_few_of_them_make_a_smaller_archive() -> None:
    known = known_after(archived(posts(6), {}, 2, 2), {})
    found = archived([*posts(8), post(99, day=-9)], known, 3, 5, since=day(0))
    assert shape(found) == ([7, 6, 5, 4], {1: [1, 0], 2: [3, 2], 3: [99]})


def test_what_stood_in_the_feed_stays_in_it_whatever_its_date() -> None:
    found = archived(posts(3), {post(0).id: 0}, 3, 5, since=day(2))
    assert shape(found) == ([2, 0], {1: [1]})


class Step(NamedTuple):
    """What an author does before the next build. on: a day, which may be long ago."""

    does: str
    on: int


STEPS = st.lists(
    st.builds(Step, st.sampled_from(["add", "add", "add", "delete", "edit"]), st.integers(0, 60)),
    max_size=25,
)
SIZES = st.integers(1, 5)
LIMITS = st.integers(0, 6)


def written_by(steps: Sequence[Step], start: int) -> Iterator[list[Item]]:
    """The posts after each step, the newest first."""
    items = {item.id: item for item in posts(start)}
    yield list(items.values())
    for number, step in enumerate(steps, 100):
        if step.does == "add":
            item = post(number, day=step.on)
            items[item.id] = item
        elif items:
            id = sorted(items)[step.on % len(items)]
            if step.does == "delete":
                del items[id]
            else:
                items[id] = replace(items[id], title="Mended", updated=day(70))
        yield sorted(items.values(), key=lambda one: (one.published or FIRST, one.id))[::-1]


@given(st.integers(0, 15), STEPS, LIMITS, SIZES, st.none() | st.integers(0, 20))
def test_whatever_an_author_does_archives_only_grow_in_number(
    start: int, steps: Sequence[Step], limit: int, size: int, since: int | None
) -> None:
    known: dict[str, int] = {}
    before: dict[int, set[str]] = {}
    reach = None if since is None else day(since)
    for items in written_by(steps, start):
        shown_before = {id for id, number in known.items() if number == 0}
        made = archived(items, known, limit, size, reach)
        here = {item.id for item in items}
        closed = {number: {item.id for item in group} for number, group in made.closed}
        kept = [id for group in closed.values() for id in group]
        assert {item.id for item in made.current} | set(kept) == here
        assert len(kept) == len(set(kept))
        assert list(closed) == list(range(1, len(closed) + 1))
        assert before == {number: before[number] for number in closed if number in before}
        for number, group in before.items():
            assert closed[number] == group & here
        for number in closed.keys() - before.keys():
            assert 0 < len(closed[number]) <= size
        for item in made.current:
            old = reach is not None and item.published is not None and item.published < reach
            assert not old or item.id in shown_before
        assert list(made.current) == [item for item in items if item in made.current]
        known, before = known_after(made, known), closed


@given(st.integers(0, 40), LIMITS, SIZES)
def test_turning_archives_on_shows_subscribers_nothing_older(
    count: int, limit: int, size: int
) -> None:
    items = posts(count)
    assert archived(items, {}, limit, size).current == tuple(items[:limit] if limit else items)


def made(archives: Archives, feed: Feed = MILL, url: str = HOME) -> tuple[Document, ...]:
    return documents(feed, archives, PATHS, url)


def of(format: Format, found: Sequence[Document]) -> list[Document]:
    return [one for one in found if one.format == format]


def test_one_new_post_changes_one_of_a_hundred_documents() -> None:
    items = posts(10_000)
    first = archived(items, {}, 20, 100)
    known = known_after(first, {})
    before = {one.path: one for one in documents(MILL, first, {"atom": "atom.xml"}, HOME)}
    for count in (10_001, 10_099, 10_100):
        grown = archived(posts(count), known, 20, 100)
        after = {one.path: one for one in documents(MILL, grown, {"atom": "atom.xml"}, HOME)}
        changed = [path for path, document in before.items() if after[path] != document]
        assert changed == ["atom.xml"]
        assert len(after) - len(before) == (count == 10_100)


@pytest.mark.parametrize(
    ("path", "archive"),
    [
        ("feed.xml", "feed-archive/2.xml"),
        ("blog/atom.xml", "blog/atom-archive/2.xml"),
        ("v1.0/feed", "v1.0/feed-archive/2"),
        (".well-known/.feed", ".well-known/.feed-archive/2"),
        ("tags/日本語/feed.json", "tags/日本語/feed-archive/2.json"),
    ],
)
def test_archives_lie_in_a_folder_beside_their_feed(path: str, archive: str) -> None:
    split = archived(posts(6), {}, 2, 2)
    assert [one.path for one in documents(MILL, split, {"rss": path}, HOME)][2] == archive


@pytest.mark.parametrize("format", FORMATS)
def test_each_document_leads_to_those_around_it(format: Format) -> None:
    found = of(format, made(archived(posts(8), {}, 2, 2)))
    end = PATHS[format].removeprefix("atom").removeprefix("feed")
    stem = PATHS[format].removesuffix(end)
    relations = [
        {link.rel: link.url.removeprefix(HOME).removeprefix(stem) for link in one.links}
        for one in found
    ]
    assert relations == [
        {"prev-archive": f"-archive/3{end}", "next": f"-archive/3{end}"},
        {"current": end, "next-archive": f"-archive/2{end}"},
        {"current": end, "prev-archive": f"-archive/1{end}", "next": f"-archive/1{end}"},
        {"current": end, "prev-archive": f"-archive/2{end}", "next": f"-archive/2{end}"},
    ]
    assert {link.mime_type for one in found for link in one.links} == {MIME_TYPES[format]}
    assert [(one.history, one.number) for one in found] == [
        (None, 0),
        *(("archive", number) for number in (1, 2, 3)),
    ]


def test_an_only_archive_leads_on_to_the_feed_of_subscribers() -> None:
    links = made(archived(posts(3), {}, 2, 2))[1].links
    assert [(one.rel, one.url) for one in links] == [
        ("current", HOME + "feed.xml"),
        ("next-archive", HOME + "feed.xml"),
    ]


def test_a_feed_without_archives_has_no_links_to_any() -> None:
    assert all(one.links == () for one in made(archived(posts(2), {}, 2, 2)))


def test_an_archive_says_nothing_that_changes_with_what_is_new() -> None:
    busy = replace(
        MILL,
        updated=day(9),
        hubs=("https://hub.example/",),
        cloud="https://cloud.example/",
        rhythm=("daily", 1),
        removed=((HOME + "gone/", day(5)),),
    )
    current, oldest, newer = of("atom", made(archived(posts(5), {}, 2, 2), busy))
    assert (current.feed.updated, oldest.feed.updated, newer.feed.updated) == (
        day(9),
        day(0),
        day(2),
    )
    for one in (oldest, newer):
        assert (one.feed.hubs, one.feed.cloud, one.feed.rhythm, one.feed.removed) == (
            *((), None, None),
            (),
        )


@pytest.mark.parametrize("format", ["rss", "atom"])
@pytest.mark.parametrize("count", [2, 3, 11])
def test_feedparser_meets_every_post_by_following_next(format: Format, count: int) -> None:
    served = {one.url: written(one) for one in made(archived(posts(count), {}, 2, 3))}
    address: str | None = HOME + PATHS[format]
    met: list[str] = []
    while address is not None:
        read = read_by_feedparser(served.pop(address), format)
        met += [entry.id for entry in read.entries]
        address = next((link.href for link in read.feed.links if link.rel == "next"), None)
    assert met == [item.id for item in posts(count)]


def test_next_url_leads_through_every_json_document() -> None:
    served = {one.url: said(one) for one in of("json", made(archived(posts(11), {}, 2, 3)))}
    address: str | None = HOME + "feed.json"
    met: list[str] = []
    while address is not None:
        read = served.pop(address)
        met += [item["id"] for item in read["items"]]
        address = read.get("next_url")
    assert met == [item.id for item in posts(11)]
    assert not served


@pytest.mark.parametrize("count", [2, 3, 6, 11])
def test_our_own_checker_finds_nothing_wrong_with_archives(count: int) -> None:
    feed = replace(MILL, language="en", updated=day(count), hubs=("https://hub.example/",))
    for one in made(archived(posts(count), {}, 2, 3), feed):
        assert [p for p in check(written(one), one.url) if p.level != "hint"] == []


@pytest.mark.parametrize(("left", "updated"), [((post(0),), day(0)), ((), day(9))])
def test_an_archive_without_posts_is_as_new_as_the_archives_are(
    left: tuple[Item, ...], updated: datetime
) -> None:
    emptied = Archives(tuple(posts(2)), ((1, ()), (2, left)))
    assert of("atom", made(emptied, replace(MILL, updated=day(9))))[1].feed.updated == updated


def test_our_own_checker_finds_nothing_wrong_with_an_archive_that_lost_its_posts() -> None:
    emptied = Archives(tuple(posts(2)), ((1, ()), (2, (post(0),))))
    for one in made(emptied, replace(MILL, language="en", updated=day(9))):
        assert [p.code for p in check(written(one), one.url) if p.level != "hint"] == []


@pytest.mark.parametrize("format", ["rss", "atom"])
@pytest.mark.parametrize("history", ["archive", "complete"])
def test_what_a_document_is_stands_in_its_head(format: Format, history: str) -> None:
    split = archived(posts(3), {}, 2, 2)
    current, archive = of(format, made(split, replace(MILL, updated=day(2))))
    document = archive if history == "archive" else replace(current, history="complete", links=())
    root = tree(document)
    found = list(root.iter(f"{FH}*"))
    assert [one.tag for one in found] == [FH + history]
    head = root if format == "atom" else root[0]
    assert found[0].getparent() is head
    assert [p for p in check(written(document), document.url) if p.level != "hint"] == []


def test_no_namespace_is_declared_for_a_feed_without_a_past() -> None:
    for one in made(archived(posts(2), {}, 2, 2)):
        assert b"purl.org/syndication/history" not in written(one)
        assert b"tombstones" not in written(one)


def test_rss_leads_to_archives_by_atom_links() -> None:
    current = of("rss", made(archived(posts(3), {}, 2, 2)))[0]
    found = [attributes(one) for one in tree(current).iter(ATOM_LINK)]
    assert {
        "href": HOME + "feed-archive/1.xml",
        "rel": "prev-archive",
        "type": "application/rss+xml",
    } in found


GONE = replace(
    MILL,
    updated=day(3),
    removed=((HOME + "gone/", day(2)), ("an id of old", day(1).replace(hour=12))),
)


def test_atom_tells_which_posts_were_taken_back_by_the_ids_that_they_had() -> None:
    current = of("atom", made(archived(posts(2), {}, 2, 2), GONE))[0]
    assert [attributes(one) for one in tree(current).iter(DELETED)] == [
        {"ref": HOME + "gone/", "when": "2020-01-03T00:00:00Z"},
        {"ref": "urn:x-feedsmith:an%20id%20of%20old", "when": "2020-01-02T12:00:00Z"},
    ]
    assert [p for p in check(written(current), current.url) if p.level != "hint"] == []


def test_only_atom_tells_of_them() -> None:
    for format in ("rss", "json"):
        assert b"gone" not in written(of(format, made(archived(posts(2), {}, 2, 2), GONE))[0])


def arranged(root: Path, text: str, count: int = 5) -> tuple[Wanted, ...]:
    start = f'[site]\nurl = "{HOME}"\n'
    (root / "feedsmith.toml").write_text(start + text, "utf-8")
    return wanted(posts(count), detect_site(root, day(99)))


def test_a_feed_with_archives_is_wanted_with_all_of_its_items(tmp_path: Path) -> None:
    text = (
        "[feed]\nlimit = 2\narchive = 3\n"
        "[feeds.plain]\n[feeds.book]\ncomplete = true\nlimit = 1\n[feeds.own]\narchive = 1\n"
    )
    found = [
        (len(one.feed.items), one.archive, one.limit, one.complete)
        for one in arranged(tmp_path, text)
    ]
    assert found == [(5, 3, 2, False), (2, 0, 2, False), (5, 0, 0, True), (5, 1, 2, False)]


def test_a_complete_feed_passes_over_the_limit(tmp_path: Path) -> None:
    (one,) = arranged(tmp_path, "[feed]\nlimit = 2\ncomplete = true\n")
    assert (len(one.feed.items), one.limit, one.complete) == (5, 0, True)


def test_with_no_limit_nothing_is_left_to_archive(tmp_path: Path) -> None:
    (one,) = arranged(tmp_path, "[feed]\nlimit = 0\narchive = 2\n")
    assert archived(one.feed.items, {}, one.limit, one.archive).closed == ()


def test_each_feed_of_a_group_has_archives_of_its_own(tmp_path: Path) -> None:
    text = 'language = "en"\n[feeds.spoken]\nper = "language"\narchive = 2\n'
    own, english = arranged(tmp_path, text)
    assert (own.archive, english.archive, english.feed.title) == (0, 2, "mill.example: en")


def test_a_feed_that_is_both_complete_and_archived_is_a_fault(tmp_path: Path) -> None:
    for header, line in (("feed", 4), ("feeds.book", 4)):
        file = tmp_path / "feedsmith.toml"
        file.write_text(f"\n[{header}]\narchive = 5\ncomplete = true\n", "utf-8")
        with pytest.raises(FeedsmithError) as raised:
            read_configuration(file)
        assert raised.value.what == (
            f"feedsmith.toml:{line}: [{header}] has both `archive` and `complete`"
        )
        assert "Keep one" in raised.value.mend


@pytest.mark.parametrize("table", ["feed", "feeds.book"])
def test_an_archive_of_no_posts_is_a_fault(tmp_path: Path, table: str) -> None:
    file = tmp_path / "feedsmith.toml"
    file.write_text(f"[{table}]\narchive = 0\n", "utf-8")
    with pytest.raises(FeedsmithError, match="`int` >= 1"):
        read_configuration(file)
