"""Which post is which: whatever its author does to it, a post is known, and no other taken for it.

Each clue stands beside a neighbour that lacks it.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import SITE, day, ledger, post, record, text, words
from msgspec.structs import replace

from feedsmith.ledger import Ledger, Record
from feedsmith.ledger.matching import Match, Matches, matched
from feedsmith.ledger.sketch import likeness, sketch
from feedsmith.model import Item
from feedsmith.problems import Place

Posts = Mapping[str, tuple[Item, str]]
"""Posts with their texts, which are empty where they are not at hand."""


def found(known: Ledger, posts: Posts) -> Matches:
    items = [item for item, _ in posts.values()]
    sketches = {item.url: sketch(html) for item, html in posts.values() if html}
    return matched(items, sketches, known)


def ids(known: Ledger, posts: Posts) -> dict[str, str]:
    """The id of each post, by its address."""
    return {url: match.id for url, match in found(known, posts).found.items()}


def one(known: Record | Ledger, item: Item, html: str = "") -> Match:
    """What becomes of a site's only post."""
    known = known if isinstance(known, Ledger) else ledger(known)
    return found(known, {"it": (item, html)}).found[item.url]


def typed(item: Item, guid: str) -> Item:
    return replace(item, id=guid)


def at(item: Item, name: str, *, path: str | None = None) -> Item:
    """The post at another address, in its file or in another."""
    url = f"{SITE}{name}/"
    moved = replace(item, id=url if item.id == item.url else item.id, url=url)
    return replace(moved, place=Place(path)) if path else moved


TIDE = post("tide", day(1))
FOG = post("fog", day(20))
KNOWN = record(TIDE, text(1), feeds={"feed": 0})


def test_a_post_that_nobody_knows_bears_its_address() -> None:
    assert one(ledger(), TIDE, text(1)) == (TIDE.url, None)
    assert one(ledger(), typed(TIDE, "tag:quay,1"), text(1)) == ("tag:quay,1", None)


def test_the_typed_id_comes_before_every_other_clue() -> None:
    known = ledger(KNOWN, replace(record(FOG, text(2)), id="tag:quay,fog"))
    item = typed(at(TIDE, "tide"), "tag:quay,fog")
    assert one(known, item, text(1)) == ("tag:quay,fog", known.records["tag:quay,fog"])


def test_an_id_that_is_typed_later_leads_from_the_one_that_was_known() -> None:
    assert one(KNOWN, typed(TIDE, "tag:quay,1"), text(1)) == ("tag:quay,1", KNOWN)


def test_a_typed_id_stays_when_it_is_typed_no_more() -> None:
    known = replace(KNOWN, id="tag:quay,1")
    assert one(known, TIDE, text(1)) == ("tag:quay,1", known)


def test_a_post_is_known_by_its_file_whatever_else_changes() -> None:
    changed = replace(at(TIDE, "ebb"), title="Ebb", published=day(400))
    assert one(KNOWN, changed).id == TIDE.id
    assert one(KNOWN, at(changed, "ebb", path="posts/ebb.md")) == (f"{SITE}ebb/", None)


def test_posts_that_swap_their_addresses_are_told_by_their_files() -> None:
    known = ledger(KNOWN, record(FOG, text(2)))
    swapped = {"tide": (at(TIDE, "fog"), text(1)), "fog": (at(FOG, "tide"), text(2))}
    assert ids(known, swapped) == {FOG.url: TIDE.id, TIDE.url: FOG.id}


def test_files_that_swap_their_names_are_told_by_their_addresses() -> None:
    known = ledger(KNOWN, record(FOG, text(2)))
    swapped = {
        "tide": (replace(TIDE, place=FOG.place), text(1)),
        "fog": (replace(FOG, place=TIDE.place), text(2)),
    }
    assert ids(known, swapped) == {TIDE.url: TIDE.id, FOG.url: FOG.id}
    assert found(known, swapped).problems == ()


def test_a_file_that_was_renamed_is_told_by_its_address() -> None:
    renamed = replace(TIDE, place=Place("posts/2026/tide.md"), title="Ebb", published=day(90))
    assert one(KNOWN, renamed).id == TIDE.id
    assert one(KNOWN, at(renamed, "ebb")).record is None


@pytest.mark.parametrize(
    "url",
    [
        "http://quay.example/tide/",
        "https://harbour.example/tide/",
        f"{SITE}tide",
        f"{SITE}tide.html",
        f"{SITE}tide/index.html",
        f"{SITE}Tide/",
    ],
)
def test_an_address_that_is_written_otherwise_is_the_same(url: str) -> None:
    moved = Item(id=url, url=url, title="Ebb", published=day(90), place=Place("ebb.md"))
    assert one(KNOWN, moved).id == TIDE.id


def test_a_place_that_two_posts_have_on_two_domains_tells_of_neither() -> None:
    known = ledger(KNOWN, record(replace(TIDE, id="x", url="https://other.example/tide/")))
    url = "https://third.example/tide/"
    elsewhere = Item(id=url, url=url, title="Ebb", published=day(90))
    assert one(known, elsewhere).record is None


def test_a_post_that_comes_back_to_its_first_address_is_known() -> None:
    item = replace(TIDE, title="Neap", place=None)
    moved = replace(KNOWN, path=None, url=f"{SITE}ebb/", id="tag:quay,1")
    assert one(replace(moved, first_url=TIDE.url), item).id == "tag:quay,1"
    assert one(replace(moved, id=TIDE.url), item).id == TIDE.url
    assert one(moved, item).record is None


def test_two_addresses_of_one_place_are_two_posts_where_both_are_known() -> None:
    urls = (f"{SITE}tide", f"{SITE}tide/", f"{SITE}tide.html")
    rows = [Item(id=url, url=url, title="Tide", published=day(1)) for url in urls]
    posts = {item.url: (item, "") for item in rows}
    assert ids(ledger(*map(record, rows)), posts) == {url: url for url in urls}


@pytest.mark.parametrize("home", [SITE, "https://harbour.example/"])
def test_whoever_is_at_an_address_comes_before_whoever_was_there(home: str) -> None:
    moved = replace(KNOWN, path=None, url=f"{SITE}now/", first_url=f"{SITE}ago/")
    rows = [Item(id=url, url=url, title="Neap") for url in (f"{home}ago/", f"{home}now/")]
    known = found(ledger(moved), {item.url: (item, "") for item in rows}).found
    assert known[f"{home}now/"].id == TIDE.id
    assert known[f"{home}ago/"].record is None


def test_a_new_post_at_an_address_that_was_anothers_gets_an_id_of_its_own() -> None:
    moved, new = at(TIDE, "ebb"), replace(TIDE, place=Place("posts/new.md"), published=day(30))
    known = found(ledger(KNOWN), {"moved": (moved, text(1)), "new": (new, text(9))})
    assert known.found[moved.url] == (TIDE.id, KNOWN)
    assert known.found[new.url] == (f"{SITE}tide/#2026-03-31", None)
    assert known.problems == ()


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        (day(30), (f"{SITE}tide/#2026-03-31", f"{SITE}tide/#2026-03-31-2")),
        (None, (f"{SITE}tide/#2", f"{SITE}tide/#2-2")),
    ],
)
def test_such_an_id_is_never_given_twice(dated: datetime | None, expected: tuple[str, str]) -> None:
    elsewhere = replace(KNOWN, path="posts/ebb.md", url=f"{SITE}ebb/")
    second = replace(elsewhere, id=expected[0], path="posts/flow.md", url=f"{SITE}flow/")
    posts = {
        "first": (at(TIDE, "ebb", path="posts/ebb.md"), ""),
        "second": (at(FOG, "flow", path="posts/flow.md"), ""),
        "third": (replace(TIDE, published=dated, title="Neap"), ""),
    }
    assert found(ledger(elsewhere), posts).found[TIDE.url].id == expected[0]
    assert found(ledger(elsewhere, second), posts).found[TIDE.url].id == expected[1]


def test_nor_is_it_one_that_another_post_has_for_its_address() -> None:
    elsewhere = replace(KNOWN, path="posts/ebb.md", url=f"{SITE}ebb/")
    url = f"{SITE}tide/#2026-03-02"
    posts = {
        "moved": (at(TIDE, "ebb", path="posts/ebb.md"), ""),
        "new": (replace(TIDE, title="Neap"), ""),
        "a part of its page": (Item(id=url, url=url, title="Spring", published=day(1)), ""),
    }
    matches = found(ledger(elsewhere), posts).found.values()
    assert len({match.id for match in matches}) == 3


MOVED = at(TIDE, "2027/ebb", path="blog/ebb.md")


def mended(html: str) -> str:
    return html.replace("<p>", "<p>Mended: the tide was later than that. ")


def test_a_post_that_moved_and_was_mended_is_known_by_its_text() -> None:
    item = replace(MOVED, title="On the tide")
    assert one(KNOWN, item, mended(text(1))) == (TIDE.id, KNOWN)
    assert one(KNOWN, item, text(2)).record is None
    quoting = " ".join([*words(1)[:40], *words(9)])
    assert 0 < likeness(KNOWN.content, sketch(quoting)) < 0.5
    assert one(KNOWN, item, quoting).record is None


def test_a_post_that_was_moved_to_another_day_is_known_by_text_and_title() -> None:
    later = replace(MOVED, published=day(9))
    assert one(KNOWN, later, mended(text(1))).id == TIDE.id
    assert one(KNOWN, replace(later, title="Another"), text(1)).record is None
    assert one(replace(KNOWN, dated=day(9)), replace(later, title="Another"), text(1)).record


def test_one_more_of_a_kind_is_not_the_one_that_was_taken_down() -> None:
    later = replace(MOVED, published=day(9))
    assert one(replace(KNOWN, removed=day(5)), later, text(1)).record is None
    assert one(replace(KNOWN, path=None), later, text(1)).record is None
    assert one(replace(KNOWN, removed=day(5)), MOVED, text(1)).id == TIDE.id


def test_posts_without_titles_need_their_day() -> None:
    note = replace(KNOWN, title="")
    assert one(note, replace(MOVED, title=""), text(1)).id == TIDE.id
    assert one(note, replace(MOVED, title="", published=day(9)), text(1)).record is None
    assert one(note, replace(MOVED, title="", published=None), text(1)).id == TIDE.id


def test_posts_of_a_few_words_are_told_by_all_of_them() -> None:
    note = replace(KNOWN, title="", content=sketch("Fog again."))
    item = replace(MOVED, title="")
    assert one(note, item, "<p>Fog again</p>").id == TIDE.id
    assert one(note, item, "<p>Fog</p>").record is None


def test_of_texts_that_resemble_it_the_most_alike_is_the_post() -> None:
    rewritten = " ".join([*words(1)[:100], *words(5, 20)])
    fog = replace(record(FOG, rewritten, title="Tide"), published=day(1))
    assert 0.5 <= likeness(fog.content, KNOWN.content) < 1
    assert one(ledger(KNOWN, fog), MOVED, text(1)).id == TIDE.id
    assert one(ledger(KNOWN, fog), MOVED, rewritten).id == FOG.id


def test_of_the_same_text_title_and_day_decide() -> None:
    english = record(post("en/tide", day(1), title="Tide"), text(1))
    german = record(post("de/tide", day(1), title="Gezeiten"), text(1))
    posts = {
        "de": (post("blog/b", day(1), title="Gezeiten"), text(1)),
        "en": (post("blog/a", day(1), title="Tide"), text(1)),
    }
    matches = found(ledger(english, german), posts).found
    assert matches[f"{SITE}blog/b/"].id == f"{SITE}de/tide/"
    assert matches[f"{SITE}blog/a/"].id == f"{SITE}en/tide/"


def test_translations_that_share_everything_keep_apart() -> None:
    names = ("de/tide", "en/tide")
    known = ledger(*(record(post(name, day(1), title="Tide"), text(1)) for name in names))
    posts = {name: (post(f"blog/{name}", day(1), title="Tide"), text(1)) for name in names}
    matches = found(known, posts).found
    for name in names:
        assert matches[f"{SITE}blog/{name}/"].id == f"{SITE}{name}/"


def test_the_second_of_two_copies_is_new() -> None:
    posts = {
        "a": (at(TIDE, "a", path="a.md"), text(1)),
        "b": (at(TIDE, "b", path="b.md"), text(1)),
    }
    matches = found(ledger(KNOWN), posts).found
    assert [match.id for match in matches.values()] == [TIDE.id, f"{SITE}b/"]


def test_a_text_that_stands_in_many_posts_tells_of_none() -> None:
    notices = [
        record(post(f"n{number}", day(1), title=f"Notice {number}"), text(1))
        for number in range(30)
    ]
    item = post("moved", day(1), title="Another notice")
    assert one(ledger(*notices), item, text(1)).record is None
    assert one(ledger(*notices[:20]), item, text(1)).record is not None


ADOPTED = Record(id="tag:old,7", url="https://old.example/?p=7", title="Tide", published=day(1))


def test_an_entry_that_was_adopted_is_known_by_title_and_day() -> None:
    item = replace(MOVED, published=day(1) + timedelta(hours=9), title="TIDE!")
    assert one(ADOPTED, item, text(1)) == ("tag:old,7", ADOPTED)
    assert one(ADOPTED, replace(item, published=day(3)), text(1)).record is None
    assert one(ADOPTED, replace(item, title="Neap"), text(1)).record is None
    assert one(ADOPTED, replace(item, published=None), text(1)).record is None


def test_of_two_posts_of_one_title_and_day_it_is_the_same_in_any_order() -> None:
    posts = {name: (post(name, day(1), title="Tide"), "") for name in ("b", "a")}
    turned = dict(reversed(posts.items()))
    assert ids(ledger(ADOPTED), posts) == ids(ledger(ADOPTED), turned)
    assert sorted(ids(ledger(ADOPTED), posts).values()) == [f"{SITE}b/", "tag:old,7"]


def test_the_text_of_an_entry_that_was_adopted_may_be_a_summary() -> None:
    short = replace(ADOPTED, content=sketch("It comes and goes twice a day, they say."))
    assert one(short, MOVED, text(1)).id == "tag:old,7"
    assert one(replace(short, path="old/tide.md"), MOVED, text(1)).record is None


def test_a_picture_without_words_is_known_by_title_and_day() -> None:
    assert one(replace(KNOWN, content=""), MOVED, "<img src='a.png'>").id == TIDE.id


@pytest.mark.parametrize("removed", [None, day(9)], ids=["just now", "long ago"])
def test_another_text_in_an_old_file_is_another_post(removed: datetime | None) -> None:
    known = ledger(replace(KNOWN, removed=removed))
    item = replace(TIDE, title="Neap", published=day(90))
    matches = found(known, {"it": (item, text(2))})
    assert matches.found[item.url] == (f"{SITE}tide/#2026-05-30", None)
    (problem,) = matches.problems
    assert (problem.code, problem.level) == ("path-reused", "warning")
    assert problem.place == Place("posts/tide.md")
    assert 'it was "Tide"' in problem.what
    assert f'guid = "{TIDE.id}"' in problem.mend


@pytest.mark.parametrize(
    ("item", "html"),
    [
        (replace(TIDE, published=day(90)), text(2)),
        (replace(TIDE, title="Neap"), text(2)),
        (replace(TIDE, title="Neap", published=day(90)), mended(text(1))),
        (replace(TIDE, title="Neap", published=day(90)), ""),
        (typed(replace(TIDE, title="Neap", published=day(90)), "tag:quay,1"), text(2)),
    ],
    ids=["its title", "its day", "its text", "its text is not at hand", "an id is typed"],
)
def test_a_post_of_which_anything_is_left_is_the_same(item: Item, html: str) -> None:
    matches = found(ledger(KNOWN), {"it": (item, html)})
    assert matches.found[item.url].record == KNOWN
    assert matches.problems == ()


def test_an_entry_that_was_adopted_is_the_post_at_its_address_whatever_it_says() -> None:
    item = replace(TIDE, title="Neap", published=day(90))
    assert one(replace(KNOWN, path=None), item, text(2)).id == TIDE.id
    assert one(KNOWN, item, text(2)).record is None


def test_an_old_file_may_be_used_again_without_a_word_where_its_post_has_moved() -> None:
    moved = at(TIDE, "ebb", path="posts/ebb.md")
    new = replace(TIDE, title="Neap", published=day(90))
    matches = found(ledger(KNOWN), {"moved": (moved, text(1)), "new": (new, text(2))})
    assert matches.found[moved.url].id == TIDE.id
    assert matches.found[new.url].record is None
    assert matches.problems == ()


def test_after_that_both_are_known() -> None:
    gone = replace(KNOWN, removed=day(95))
    new = replace(TIDE, title="Neap", published=day(90))
    second = record(new, text(2), id=f"{SITE}tide/#2026-05-30")
    edited = replace(new, title="Neap tide")
    assert one(ledger(gone, second), edited).record == second
    assert one(ledger(second, gone), edited).record == second


def test_what_was_removed_and_is_restored_is_known() -> None:
    assert one(replace(KNOWN, removed=day(5)), TIDE, text(1)).id == TIDE.id
    assert one(replace(KNOWN, removed=day(5)), replace(TIDE, place=None)).id == TIDE.id


def test_an_id_that_was_given_up_leads_to_nothing_but_itself() -> None:
    given_up = Record(id=TIDE.url, title="Tide", published=day(1), feeds={"feed": 0})
    assert one(given_up, TIDE, text(1)) == (f"{SITE}tide/#2026-03-02", None)
    assert one(replace(given_up, id="tag:quay,1"), typed(TIDE, "tag:quay,1")).record is not None


def row(name: str, line: int, title: str = "") -> Item:
    return replace(post(name, day(line), title=title), place=Place("posts.json", line))


def test_rows_of_one_file_are_told_by_their_addresses() -> None:
    known = ledger(*(record(row(name, 1), path=None) for name in ("a", "b")))
    posts = {name: (row(name, line), "") for line, name in enumerate(("c", "b", "a"), 1)}
    matches = found(known, posts)
    assert matches.paths == {}
    assert [match.id for match in matches.found.values()] == [f"{SITE}{one}/" for one in "cba"]
    assert matches.found[f"{SITE}c/"].record is None


def test_nor_does_the_file_tell_of_a_row_that_stands_alone() -> None:
    assert found(ledger(), {"it": (row("a", 1), "")}).paths == {}


def test_two_posts_of_one_file_are_not_told_by_it() -> None:
    posts = {name: (post(name, path="posts/both.md"), "") for name in ("a", "b")}
    assert found(ledger(), posts).paths == {}
    assert found(ledger(), {"a": posts["a"]}).paths == {f"{SITE}a/": "posts/both.md"}


class Edit(NamedTuple):
    """What becomes of a post between two builds, and what of it stays."""

    kept: bool = True
    file: bool = True
    address: bool = True
    words: bool = True
    title: bool = True
    day: bool = True

    @property
    def changed(self) -> int:
        """How much of the post is another."""
        return 5 - sum(self[1:])


class Site(NamedTuple):
    """A site before and after its author's edits. sure: ids of posts that must be known."""

    known: Ledger
    posts: Posts
    sure: dict[str, str]


def edited(edits: list[Edit], new: int, chance: random.Random, *, twins: bool) -> Site:
    """Files and addresses that are changed may be those of other posts that have left theirs.

    twins: two and two have the same text, title and day; then only what is untouched is sure.
    """
    alike = 2 if twins else 1
    before = [post(f"p{n}", day(n // alike), title=f"P{n // alike}") for n in range(len(edits))]
    free = [f"free{number}" for number in range(len(edits) + new)]
    files = [f"p{n}" for n, one in enumerate(edits) if not (one.kept and one.file)] + free
    names = [f"p{n}" for n, one in enumerate(edits) if not (one.kept and one.address)] + free
    chance.shuffle(files)
    chance.shuffle(names)
    records: list[Record] = []
    posts: dict[str, tuple[Item, str]] = {}
    sure: dict[str, str] = {}
    for place, (item, edit) in enumerate(zip(before, edits, strict=True)):
        number = place // alike
        records.append(record(item, text(number)))
        if not edit.kept:
            continue
        now = item if edit.address else at(item, names.pop())
        now = now if edit.file else replace(now, place=Place(f"posts/{files.pop()}.md"))
        now = now if edit.title else replace(now, title=f"Told again {number}")
        now = now if edit.day else replace(now, published=day(number + 100))
        said = words(number)
        body = text(number) if edit.words else " ".join(said[30:] + ["mended"] * 5)
        posts[now.url] = (now, body)
        if edit.changed <= (0 if twins else 1):
            sure[now.url] = item.id
    for number in range(new):
        item = post(names.pop(), day(500 + number), title=f"New {number}", path=f"{files.pop()}.md")
        posts[item.url] = (item, text(1_000 + number))
    return Site(ledger(*records), posts, sure)


sites = st.builds(
    edited,
    st.lists(st.builds(Edit, *[st.booleans()] * 6), max_size=8),
    st.integers(0, 4),
    st.randoms(use_true_random=False),
    twins=st.booleans(),
)


@given(sites)
def test_no_two_posts_have_one_id_and_no_record_belongs_to_two(site: Site) -> None:
    matches = found(site.known, site.posts).found
    assert set(matches) == set(site.posts)
    assert len({match.id for match in matches.values()}) == len(matches)
    records = [match.record.id for match in matches.values() if match.record]
    assert len(set(records)) == len(records)
    assert all(match.id not in site.known.records for match in matches.values() if not match.record)


@given(sites)
def test_a_post_of_which_no_more_than_one_thing_changed_keeps_its_id(site: Site) -> None:
    matches = found(site.known, site.posts).found
    assert {url: matches[url].id for url in site.sure} == site.sure


@given(sites, st.randoms(use_true_random=False))
def test_the_order_of_posts_and_records_does_not_matter(site: Site, chance: random.Random) -> None:
    posts, records = list(site.posts.items()), list(site.known.records.values())
    chance.shuffle(posts)
    chance.shuffle(records)
    again = found(Ledger.of(records), dict(posts))
    assert again.found == found(site.known, site.posts).found
    assert set(again.problems) == set(found(site.known, site.posts).problems)


@given(sites)
def test_after_a_build_the_next_one_finds_the_same(site: Site) -> None:
    matches = found(site.known, site.posts)
    after = dict(site.known.records)
    for url, match in matches.found.items():
        item, html = site.posts[url]
        after[match.id] = record(item, html, id=match.id)
    now = [after[match.id] for match in matches.found.values()]
    again = found(Ledger.of(now), site.posts)
    assert again.problems == ()
    assert [match.id for match in again.found.values()] == [one.id for one in now]
