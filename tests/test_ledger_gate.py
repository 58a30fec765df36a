"""What subscribers would be shown, when that is too much, and what the ledger keeps of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from ledgers import SITE, day, ledger, post, record, text
from msgspec.structs import replace

from feedsmith.cli import main
from feedsmith.ledger import FeedRecord, Ledger, Record, read_ledger
from feedsmith.ledger.changes import changes
from feedsmith.ledger.gate import flooded
from feedsmith.ledger.matching import matched
from feedsmith.ledger.remembering import Memory, remembered
from feedsmith.ledger.sketch import sketch
from feedsmith.model import Document, Feed, Item
from feedsmith.problems import Problem
from feedsmith.shows import Show

OLD = [post(f"p{number}", day(number)) for number in range(30)]
NEW = [post(f"n{number}", day(100 + number)) for number in range(30)]


def document(items: Sequence[Item], name: str = "feed", **said: object) -> Document:
    feed = Feed(id=SITE, name=name, title="Quay", home_url=SITE, items=tuple(items))
    known = {"feed": feed, "url": f"{SITE}feed.xml", "path": "feed.xml", "format": "rss"}
    return Document(**{**known, **said})  # type: ignore[arg-type]  # a test says which field it is


def floods(
    items: Sequence[Item], known: Ledger, was: Mapping[str, Record] | None = None, allowed: int = 0
) -> tuple[Problem, ...]:
    return flooded([document(items)], known, was or {}, allowed)


def known_of(items: Sequence[Item]) -> Ledger:
    return ledger(*map(record, items))


@pytest.mark.parametrize(
    ("new", "items", "published"),
    [
        (3, 3, True),
        (4, 4, False),
        (3, 10, True),
        (4, 10, False),
        (4, 20, True),
        (5, 20, False),
        (4, 24, True),
        (5, 25, True),
        (6, 25, False),
    ],
)
def test_more_than_three_and_a_fifth_are_a_flood(new: int, items: int, published: bool) -> None:
    old = OLD[: items - new]
    problems = floods([*NEW[:new], *old], known_of(OLD))
    assert (problems == ()) is published


def test_the_problem_says_how_many_and_how_to_allow_them() -> None:
    (problem,) = floods([*NEW[:4], *OLD[:6]], known_of(OLD))
    assert (problem.code, problem.level, problem.place.file) == ("flood", "error", "feed.xml")
    assert problem.what.startswith("4 of its 10 posts would come to subscribers as new")
    assert "(4 new)" in problem.what
    assert "nothing was published" in problem.what
    assert problem.mend.endswith("--allow-flood 4.")


def test_so_many_as_are_allowed_are_no_flood() -> None:
    items = [*NEW[:7], *OLD[:3]]
    assert floods(items, known_of(OLD), allowed=7) == ()
    assert len(floods(items, known_of(OLD), allowed=6)) == 1
    assert floods([*NEW[:3], *OLD[:3]], known_of(OLD), allowed=1) == ()


def test_a_feed_that_nobody_knows_floods_nobody() -> None:
    assert floods(NEW, Ledger()) == ()
    assert floods(NEW, ledger(feeds=["feeds.other"])) == ()
    assert len(floods(NEW, ledger())) == 1


def test_archives_flood_nobody() -> None:
    archive = document(NEW, history="archive", number=1)
    assert flooded([archive, document(OLD[:3]), archive], known_of(OLD), {}) == ()
    assert len(flooded([document(NEW), archive], known_of(OLD), {})) == 1


def test_a_feed_is_named_once_whatever_its_formats() -> None:
    documents = [document(NEW), document(NEW, path="atom.xml", format="atom")]
    (problem,) = flooded(documents, known_of(OLD), {})
    assert problem.place.file == "feed.xml"


def test_each_feed_has_a_gate_of_its_own() -> None:
    tags = [document(NEW[at : at + 3], f"feeds.tags/t{at}") for at in (0, 3, 6)]
    known = ledger(feeds=["feed", *(one.feed.name for one in tags)])
    assert flooded(tags, known, {}) == ()
    assert len(flooded([*tags, document(NEW[:9])], known, {})) == 1


def kinds(
    items: Sequence[Item], known: Ledger, was: Mapping[str, Record] | None = None
) -> list[str]:
    return [one.kind for one in changes(document(items).feed, known, was or {})]


def test_what_subscribers_have_seen_is_no_change() -> None:
    edited = [replace(one, title="Other", url=f"{SITE}x/", updated=day(99)) for one in OLD[:3]]
    assert kinds(edited, known_of(OLD)) == []


def test_a_post_is_new_after_the_oldest_known_and_older_before() -> None:
    assert kinds([NEW[0], *OLD[5:9]], known_of(OLD[5:9])) == ["new"]
    assert kinds([*OLD[5:9], OLD[4]], known_of(OLD[5:9])) == ["older"]
    assert kinds([*OLD[5:9], replace(OLD[4], published=None)], known_of(OLD[5:9])) == ["new"]


def test_what_stood_in_another_feed_alone_is_older() -> None:
    elsewhere = record(NEW[0], feeds={"feeds.tags/tide": 0})
    assert kinds([NEW[0], OLD[0]], ledger(elsewhere, record(OLD[0]))) == ["older"]


def test_another_id_is_shown_again() -> None:
    known = known_of(OLD)
    again = [replace(one, id=f"{one.id}#2") for one in OLD[:4]]
    was = {new.id: known.records[old.id] for new, old in zip(again, OLD, strict=False)}
    assert kinds(again, known, was) == ["shown-again"] * 4
    (problem,) = floods(again, known, was)
    assert "4 shown before under another id (fragment or query)" in problem.what


def test_another_id_is_new_to_a_feed_that_never_showed_the_post() -> None:
    elsewhere = record(OLD[0], feeds={"feeds.tags/tide": 0})
    again = replace(OLD[0], id="tag:quay,1")
    assert kinds([again], ledger(elsewhere), {again.id: elsewhere}) == ["new"]


@pytest.mark.parametrize("sign", [1, -1])
def test_a_date_moves_by_a_day_or_not_at_all(sign: int) -> None:
    def moved(by: timedelta) -> list[Item]:
        return [replace(one, published=one.published and one.published + sign * by) for one in OLD]

    nearly, whole = moved(timedelta(hours=23, minutes=59)), moved(timedelta(days=1))
    assert kinds(nearly, known_of(OLD)) == []
    assert kinds(whole, known_of(OLD)) == ["redated"] * 30
    assert "dated a day or more otherwise" in floods(whole, known_of(OLD))[0].what


def test_the_date_that_was_shown_last_counts() -> None:
    known = ledger(record(OLD[0], dated=day(50)))
    assert kinds([replace(OLD[0], published=day(50))], known) == []
    assert kinds([OLD[0]], known) == ["redated"]
    assert kinds([replace(OLD[0], published=None)], known) == []


def test_changes_of_several_kinds_are_counted_together() -> None:
    redated = [replace(one, published=day(200)) for one in OLD[:2]]
    (problem,) = floods([*NEW[:2], *redated, *OLD[2:8]], known_of(OLD))
    assert "2 new; 2 dated a day or more otherwise" in problem.what
    assert problem.what.startswith("4 of its 10")


def memory(known: Ledger, items: Sequence[Item], **said: Mapping[str, datetime]) -> Memory:
    """What a build knows that found these posts as they are."""
    matches = matched(items, {}, known).found
    seen = {one.id: record(one, text(1), id=matches[one.url].id, feeds={}) for one in items}
    was = {one.id: known.records[one.id] for one in items if one.id in known.records}
    gone, since = said.get("gone", {}), said.get("since", {})
    return Memory(Path("feedsmith.lock"), b"", known, seen, was, gone, since)


def after(
    known: Ledger, items: Sequence[Item], *more: Document, **said: Mapping[str, datetime]
) -> Ledger:
    """The ledger once these posts stand in the site's feed."""
    return remembered(memory(known, items, **said), [document(items), *more])


def test_what_is_shown_is_remembered() -> None:
    kept = after(Ledger(), NEW[:2])
    assert set(kept.records) == {NEW[0].id, NEW[1].id}
    assert kept.records[NEW[0].id] == record(NEW[0], text(1))
    assert kept.feeds == {"feed": FeedRecord(feed="feed", id=SITE)}


def test_only_what_is_shown_is_new_to_the_ledger() -> None:
    kept = remembered(memory(known_of(OLD[:1]), [*OLD[:1], *NEW]), [document(NEW[:1])])
    assert set(kept.records) == {OLD[0].id, NEW[0].id}


def test_a_document_that_is_not_published_leaves_no_trace() -> None:
    known = known_of(OLD[:1])
    assert remembered(memory(known, [*OLD[:1], *NEW]), []).records == known.records


def test_every_feed_and_archive_that_a_post_stood_in_is_kept() -> None:
    kept = after(
        ledger(record(OLD[0], feeds={"feeds.tags/tide": 2})),
        OLD[:1],
        document(OLD[:1], "feeds.tags/tide", number=0),
        document(OLD[:1], "feeds.fog", history="archive", number=3),
    )
    assert kept.records[OLD[0].id].feeds == {"feed": 0, "feeds.fog": 3, "feeds.tags/tide": 2}


def test_the_first_date_stays_and_the_last_is_kept_beside_it() -> None:
    moved = replace(OLD[0], published=day(9), updated=day(10))
    kept = after(known_of(OLD[:1]), [moved]).records[OLD[0].id]
    assert (kept.published, kept.dated, kept.updated) == (day(0), day(9), day(10))
    back = after(ledger(kept), OLD[:1]).records[OLD[0].id]
    assert (back.published, back.dated, back.updated) == (day(0), None, None)


def test_a_date_that_is_typed_no_more_stays_known() -> None:
    kept = after(known_of(OLD[:1]), [replace(OLD[0], published=None)]).records[OLD[0].id]
    assert (kept.published, kept.dated) == (day(0), None)


def moved_to(known: Ledger, url: str, *, shown: bool = True) -> Ledger:
    """After a build that found the post of the only record at this address."""
    (before,) = known.records.values()
    item = replace(OLD[0], url=url, title="New")
    now = record(item, text(2), id=before.id, path="new.md", feeds={})
    build = Memory(Path(), b"", known, {before.id: now}, {before.id: before})
    return remembered(build, [document([item])] if shown else [])


def test_the_first_address_stays_and_the_last_is_kept_beside_it() -> None:
    first = known_of(OLD[:1])
    second = moved_to(first, f"{SITE}second/")
    third = moved_to(second, f"{SITE}third/")
    home = moved_to(third, OLD[0].url)
    addresses = [
        (one.url, one.first_url) for two in (second, third, home) for one in two.records.values()
    ]
    assert addresses == [
        (f"{SITE}second/", OLD[0].url),
        (f"{SITE}third/", OLD[0].url),
        (OLD[0].url, None),
    ]


def test_of_a_post_that_no_feed_shows_only_where_it_is_changes() -> None:
    first = ledger(record(OLD[0], text(1)))
    (kept,) = moved_to(first, f"{SITE}second/", shown=False).records.values()
    assert (kept.url, kept.path, kept.first_url) == (f"{SITE}second/", "new.md", OLD[0].url)
    assert (kept.title, kept.content) == (OLD[0].title, sketch(text(1)))
    (kept,) = moved_to(first, f"{SITE}second/").records.values()
    assert (kept.title, kept.content) == ("New", sketch(text(2)))


def test_a_post_that_bears_another_id_has_both() -> None:
    known = ledger(record(OLD[0], text(1), feeds={"feed": 2, "feeds.fog": 0}))
    before = known.records[OLD[0].id]
    item = replace(OLD[0], id="tag:quay,1")
    build = Memory(Path(), b"", known, {item.id: record(item, feeds={})}, {item.id: before})
    kept = remembered(build, [document([item])]).records
    assert kept[item.id].feeds == {"feed": 0}
    assert (kept[item.id].path, kept[item.id].published) == (before.path, day(0))
    assert kept[before.id] == Record(
        id=before.id, title=before.title, published=day(0), feeds=before.feeds
    )


def test_both_ids_are_kept_only_where_the_new_one_was_published() -> None:
    known = known_of(OLD[:1])
    item = replace(OLD[0], id="tag:quay,1")
    was = {item.id: known.records[OLD[0].id]}
    build = Memory(Path(), b"", known, {item.id: record(item, feeds={})}, was)
    assert remembered(build, []).records == known.records


def test_a_post_is_gone_until_it_comes_back() -> None:
    gone = after(known_of(OLD[:2]), OLD[1:2], gone={OLD[0].id: day(300)})
    assert gone.records[OLD[0].id] == replace(record(OLD[0]), removed=day(300))
    assert gone.records[OLD[1].id].removed is None
    back = after(gone, OLD[:2])
    assert back.records[OLD[0].id].removed is None


def test_a_feed_keeps_its_reach_and_the_guid_of_its_show() -> None:
    known = Ledger({}, {"feed": FeedRecord(feed="feed", adopted=True, guid="pod")})
    kept = after(known, OLD[:1], since={"feed": day(1)}).feeds["feed"]
    assert kept == FeedRecord(feed="feed", id=SITE, guid="pod", since=day(1))
    show = replace(document(OLD[:1]).feed, show=Show(guid="another"))
    assert after(known, OLD[:1], document((), feed=show)).feeds["feed"].guid == "another"


def test_a_feed_that_is_built_no_more_is_not_forgotten() -> None:
    assert set(after(ledger(feeds=["feeds.old"]), OLD[:1]).feeds) == {"feed", "feeds.old"}


def test_what_stood_in_a_file_that_another_post_has_now_is_gone(tmp_path: Path) -> None:
    (tmp_path / "feedsmith.toml").write_text(f'[site]\nurl = "{SITE}"\ntitle = "Quay"\n')
    for title, seed, date in (("Tide", 1, "2026-05-01"), ("Neap", 2, "2026-08-01")):
        front = f"---\ntitle: {title}\ndate: {date}\n---\n"
        (tmp_path / "log.md").write_text(front + text(seed))
        arguments = ["build", str(tmp_path), "--now", "2026-11-01"]
        assert CliRunner().invoke(main, arguments, catch_exceptions=False).exit_code == 0
    known = read_ledger((tmp_path / "feedsmith.lock").read_bytes(), "feedsmith.lock")
    removed = {one.title: one.removed for one in known.records.values()}
    assert removed["Neap"] is None
    assert removed["Tide"] is not None


chosen = st.lists(st.sampled_from(OLD), unique_by=lambda one: one.id, max_size=6)


@given(chosen, chosen, chosen)
def test_every_id_that_is_visible_is_in_the_ledger(
    known: list[Item], site: list[Item], shown: list[Item]
) -> None:
    build = memory(known_of(known), [*site, *(one for one in shown if one not in site)])
    documents = [document(shown[:3]), document(shown[3:], "feeds.more")]
    kept = remembered(build, documents)
    for one in documents:
        assert all(one.feed.name in kept.records[item.id].feeds for item in one.feed.items)
    assert set(kept.records) == {item.id for item in (*known, *shown)}


@given(chosen, chosen)
def test_a_second_build_of_the_same_changes_nothing(known: list[Item], shown: list[Item]) -> None:
    kept = after(known_of(known), shown)
    assert after(kept, shown) == kept
    assert floods(shown, kept) == ()
