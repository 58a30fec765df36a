"""The ledger's file: what is written is read, by whatever way it came, and nothing is guessed."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from itertools import permutations
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from ledgers import FIRST, SITE, day, feed_records, ledger, ledgers, post, record, records
from msgspec.structs import replace

from feedsmith.cli import main
from feedsmith.ledger import FeedRecord, Ledger, Record, ledger_text, read_ledger
from feedsmith.ledger.records import merged
from feedsmith.problems import FeedsmithError

NAME = "feedsmith.lock"
HEAD = ledger_text(Ledger())


def of(*known: Record) -> Ledger:
    return Ledger.of(known)


def read(*lines: str) -> Ledger:
    return read_ledger("\n".join((*lines, "")).encode(), NAME)


@given(ledgers())
def test_what_is_written_is_read(known: Ledger) -> None:
    assert read_ledger(ledger_text(known), NAME) == known


@given(ledgers(), st.randoms(use_true_random=False))
def test_the_bytes_do_not_depend_on_the_order(known: Ledger, chance: random.Random) -> None:
    some, feeds = list(known.records.values()), list(known.feeds.values())
    chance.shuffle(some)
    chance.shuffle(feeds)
    assert ledger_text(Ledger.of(some, feeds)) == ledger_text(known)


@given(ledgers())
def test_a_line_tells_of_one_post_or_one_feed(known: Ledger) -> None:
    lines = ledger_text(known).decode().removesuffix("\n").split("\n")
    assert len(lines) == 1 + len(known.feeds) + len(known.records)
    assert lines[0].startswith("# feedsmith 1: ")
    feeds, posts = lines[1 : 1 + len(known.feeds)], lines[1 + len(known.feeds) :]
    assert all(one.startswith("feed {") for one in feeds)
    assert all(re.match(r"[0-9a-f]{8} \{\"id\":", one) for one in posts)
    assert posts == sorted(posts, key=lambda one: one[:8])


def test_a_line_says_only_what_there_is_to_say() -> None:
    text = ledger_text(of(Record(id=f"{SITE}tide/", url=f"{SITE}tide/"))).decode()
    said = '{"id":"https://quay.example/tide/","url":"https://quay.example/tide/"}'
    assert re.fullmatch(r"[0-9a-f]{8} " + re.escape(said), text.splitlines()[1])


@pytest.mark.parametrize(
    "id", ["two\nlines", 'a "quoted" one', "日本語", "\u2028", " ", "a\\nb", "👩\u200d🌾"]
)
def test_an_id_is_kept_byte_for_byte(id: str) -> None:
    known = of(Record(id=id), Record(id=f"{id} "))
    assert set(read_ledger(ledger_text(known), NAME).records) == {id, f"{id} "}


def test_half_of_a_surrogate_pair_never_comes_as_far_as_the_ledger(tmp_path: Path) -> None:
    front = r'{"title": "Tide", "date": "2026-05-01", "guid": "half \ud800 a pair"}'
    (tmp_path / "tide.md").write_text(f"{front}\n\nHigh water.\n")
    (tmp_path / "feedsmith.toml").write_text(f'[site]\nurl = "{SITE}"\ntitle = "Quay"\n')
    assert "half \ufffd a pair" in read_ledger(built(tmp_path).encode(), NAME).records


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin")),
        datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=1),
        datetime(2026, 3, 29, 2, 30, tzinfo=ZoneInfo("Europe/Berlin")),
        datetime(1900, 1, 2, tzinfo=ZoneInfo("Europe/Amsterdam")),
        datetime(2026, 5, 1, tzinfo=timezone(timedelta(seconds=3_599))),
    ],
    ids=["first half past two", "second", "one that never was", "an old town's", "odd seconds"],
)
def test_no_hour_of_a_clock_is_another_when_it_is_read_again(moment: datetime) -> None:
    known = Record(id="a", published=moment)
    (again,) = read_ledger(ledger_text(of(known)), NAME).records.values()
    assert again == known
    assert again.published == moment.astimezone(UTC)


def built(site: Path, *options: str) -> str:
    """The ledger after a build that has to end well."""
    result = CliRunner().invoke(main, ["build", str(site), *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return (site / NAME).read_text("utf-8")


def test_no_path_of_this_machine_is_in_it(tmp_path: Path) -> None:
    site, other = tmp_path / "site", tmp_path / "texts"
    for folder in (site, other):
        folder.mkdir()
    (other / "tide.md").write_text("---\ntitle: Tide\ndate: 2026-05-01\n---\nHigh water.\n")
    config = f'[site]\nurl = "{SITE}"\ntitle = "Quay"\n[content]\nfolder = "../texts"\n'
    (site / "feedsmith.toml").write_text(config)
    assert str(tmp_path) not in built(site)


def test_nor_of_pages_that_stand_elsewhere(tmp_path: Path) -> None:
    site, pages = tmp_path / "site", tmp_path / "www"
    (pages / "tide").mkdir(parents=True)
    site.mkdir()
    meta = '<meta property="article:published_time" content="2026-05-01T09:00:00Z">'
    text = "<main><article><h1>Tide</h1><p>High water comes at nine.</p></article></main>"
    html = f"<!doctype html><html><head><title>Tide</title>{meta}</head><body>{text}</body></html>"
    (pages / "tide" / "index.html").write_text(html)
    (site / "feedsmith.toml").write_text(f'[site]\nurl = "{SITE}"\ntitle = "Quay"\n')
    text = built(site, "--output", str(pages))
    assert f'"{SITE}tide/"' in text
    assert str(tmp_path) not in text


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        '{"id":"a"}',
        'XYZ00000 {"id":"a"}',
        "00000000 {",
        '00000000 {"id":1}',
        '00000000 {"url":"no id"}',
        '00000000 {"id":"a","published":"yesterday"}',
        '00000000 {"id":"a","published":"2026-05-01T09:00:00"}',
        '00000000 {"id":"a","published":"0001-01-01T00:00:00+02:00"}',
        '00000000 {"id":"a","feeds":["feed"]}',
        '00000000 {"id":"a","more":' + "[" * 100_000 + "]" * 100_000 + "}",
        'feed {"since":"2026-05-01T09:00:00Z"}',
        "<<<<<<<< eight",
        "\0",
    ],
    ids=lambda line: line[:40],
)
def test_a_damaged_line_is_named_and_not_passed_over(line: str) -> None:
    with pytest.raises(FeedsmithError) as raised:
        read("# feedsmith 1", '00000000 {"id":"sound"}', line)
    assert raised.value.what.startswith("feedsmith.lock:3: the line cannot be read (")
    assert "Restore feedsmith.lock from version control" in raised.value.mend


def test_bytes_that_are_no_text_are_a_damaged_line_too() -> None:
    with pytest.raises(FeedsmithError, match=r"^feedsmith\.lock:2: "):
        read_ledger(HEAD + b'00000000 {"id":"caf\xe9"}\n', NAME)


@given(st.binary(max_size=200) | st.binary(max_size=80).map(lambda data: HEAD + b"feed {" + data))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(FeedsmithError):
        assert isinstance(read_ledger(data, NAME), Ledger)


@pytest.mark.parametrize("version", ["2", "10", "9" * 5_000])
def test_a_newer_ledger_is_not_touched(version: str) -> None:
    with pytest.raises(FeedsmithError) as raised:
        read(f"# feedsmith {version}: what it may say", "anything")
    assert raised.value.what == "feedsmith.lock was written by a newer feedsmith"
    assert "pip install -U feedsmith" in raised.value.mend
    assert read("# feedsmith 1: what it may say") == Ledger()


def test_a_newer_ledger_is_known_in_the_midst_of_a_conflict() -> None:
    with pytest.raises(FeedsmithError, match="newer feedsmith"):
        read("<<<<<<< HEAD", "# feedsmith 1", "=======", "# feedsmith 2", ">>>>>>> other")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("base", [(), ("||||||| 1c0ffee", '11111111 {"id":"base"}')])
def test_both_sides_of_a_conflict_are_read(base: Sequence[str], end: str) -> None:
    ours, theirs = ('22222222 {"id":"ours"}', "# ours"), ('33333333 {"id":"theirs"}', "")
    conflict = ("<<<<<<< HEAD", *ours, *base, "=======", *theirs, ">>>>>>> a branch")
    data = end.join(("# feedsmith 1", *conflict, '44444444 {"id":"below"}', ""))
    known = read_ledger(data.encode(), NAME)
    assert set(known.records) == {"ours", "theirs", "below"} | ({"base"} if base else set())


def test_what_a_conflict_tells_twice_is_one() -> None:
    old, new = '{"id":"a","url":"u","title":"Old"}', '{"id":"a","url":"u","title":"On"}'
    known = read("<<<<<<< HEAD", f"00000000 {old}", "=======", f"00000000 {new}", ">>>>>>> x")
    assert list(known.records) == ["a"]


same = records(st.just("post"))


@given(same, same, same)
def test_of_many_the_order_of_merging_does_not_matter(a: Record, b: Record, c: Record) -> None:
    every = [merged(merged(x, y), z) for x, y, z in permutations((a, b, c))]
    every += [merged(x, merged(y, z)) for x, y, z in permutations((a, b, c))]
    assert {ledger_text(of(one)) for one in every} == {ledger_text(of(every[0]))}


@given(same, same)
def test_what_was_merged_stays_as_it_is(one: Record, other: Record) -> None:
    both = merged(one, other)
    assert merged(both, both) == both
    assert merged(both, one) == merged(both, other) == both


feeds = feed_records().map(lambda one: replace(one, feed="feed"))


@given(feeds, feeds, feeds)
def test_feeds_are_merged_in_any_order_too(a: FeedRecord, b: FeedRecord, c: FeedRecord) -> None:
    assert len({ledger_text(Ledger.of((), order)) for order in permutations((a, b, c))}) == 1


def test_of_two_branches_the_first_beginning_and_the_last_state_stay() -> None:
    begun = record(post("tide", day(1)), "High water comes twice a day.")
    edited = replace(begun, title="Tides", updated=day(9), feeds={"feed": 2})
    moved = replace(begun, url=f"{SITE}tides/", first_url=begun.url, dated=day(4), updated=day(5))
    both = merged(edited, moved)
    assert (both.published, both.dated, both.updated) == (day(1), day(4), day(9))
    assert (both.title, both.url, both.first_url) == ("Tides", begun.url, None)
    assert both.feeds == {"feed": 2}
    assert merged(moved, replace(edited, updated=None)).url == f"{SITE}tides/"


def test_of_two_dates_of_one_post_the_first_is_its_beginning() -> None:
    early, late = (
        Record(id="a", url="u", published=day(1)),
        Record(id="a", url="u", published=day(2)),
    )
    both = merged(late, early)
    assert (both.published, both.dated, both.shown) == (day(1), day(2), day(2))
    both = merged(replace(late, url="v", updated=day(3)), early)
    assert (both.url, both.first_url) == ("v", "u")


def test_a_source_that_was_found_is_known_to_be_there() -> None:
    adopted = record(post("tide", path="-"), updated=day(9))
    found = record(post("tide"), "High water comes twice a day.")
    assert merged(adopted, found).path == "posts/tide.md"
    assert merged(adopted, found).content == found.content


def test_a_post_is_gone_where_both_branches_say_so() -> None:
    there = record(post("tide"))
    first, second = replace(there, removed=day(3)), replace(there, removed=day(4))
    assert merged(first, there).removed is None
    assert merged(first, second).removed == day(3)


def test_a_feed_that_one_branch_has_published_is_adopted_no_more() -> None:
    adopted = FeedRecord(feed="feed", guid="g", adopted=True)
    published = FeedRecord(feed="feed", id="i", since=FIRST)
    (feed,) = Ledger.of((), (adopted, published)).feeds.values()
    assert feed == FeedRecord(feed="feed", id="i", guid="g", since=FIRST)


def test_a_feed_knows_what_has_stood_in_it() -> None:
    tide = record(post("tide"))
    fog = record(post("fog"), feeds={"feeds.tags/fog": 0})
    assert list(ledger(tide, fog).shown_in("feed")) == [tide.id]
