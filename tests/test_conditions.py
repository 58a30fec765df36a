"""Conditions of [feeds.NAME]: what holds of which post, and what is refused with which words."""

from __future__ import annotations

import pickle
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from feedsmith import build, detect_site
from feedsmith.conditions import ConditionError, read_condition
from feedsmith.conditions.names import KNOWN, MEANT
from feedsmith.conditions.reading import DEEPEST, LONGEST
from feedsmith.configuration import read_configuration
from feedsmith.feedset.variants import wanted
from feedsmith.loaders.frontmatter import fields
from feedsmith.model import Attachment, Image, Item, Person
from feedsmith.problems import FeedsmithError
from feedsmith.shows import Episode
from feedsmith.text import fold_key

SITE = "https://example.org/blog/"
EAST = timezone(timedelta(hours=2))
POST = Item(
    id="1",
    url=f"{SITE}essays/tide%20table/",
    title="The Tide Table",
    summary="On water.",
    published=datetime(2026, 6, 30, 0, 30, tzinfo=EAST),
    updated=datetime(2026, 7, 2, 12, tzinfo=UTC),
    authors=(Person(name="Ines Calder"), Person(name="Bo")),
    tags=("Essays", "Süßwasser"),
    categories=("Essays",),
    image=Image(url=f"{SITE}a.png"),
    attachments=(Attachment(url=f"{SITE}a.mp3", mime_type="audio/mpeg"),),
    language="en-GB",
    reading_minutes=9,
    episode=Episode(number=7.5, season=2, type="bonus"),
    extra={
        "mood": "Calm",
        "reading-level": 3,
        "rating": "4.5",
        "featured": True,
        "stage": False,
        "weights": [1, 2],
        "game": {"name": "Go"},
        "two words": "yes",
        "nothing": None,
    },
)
BARE = Item(id="2", url=f"{SITE}short/", extra={"number": 12})


def holds(text: str, item: Item = POST) -> bool:
    return read_condition(text).holds(item, SITE)


def refused(text: str) -> ConditionError:
    with pytest.raises(ConditionError) as raised:
        read_condition(text)
    return raised.value


@pytest.mark.parametrize(
    "text",
    [
        'title == "the tide table"',
        '"TIDE" in title',
        '"river" not in title',
        'summary != "On fire."',
        'url == "https://example.org/blog/essays/tide%20table/"',
        'section == "essays"',
        'section in ["notes", "Essays"]',
        '"essays" in tags',
        '"SÜSSWASSER" in tags',
        '"notes" not in tags',
        'tags == ["essays", "süßwasser"]',
        '"ines calder" in authors',
        'language == "en-gb"',
        "reading_minutes > 8",
        "8 < reading_minutes",
        "reading_minutes >= 9 and reading_minutes <= 9",
        "3 <= reading_minutes < 10",
        "reading_minutes > -1",
        "reading_minutes in [8, 9.0]",
        "year == 2026",
        "has_image and has_audio and is_episode",
        "has_image == true",
        "has_image == has_audio",
        "season == 2",
        "number == 7.5",
        'type == "bonus"',
        'mood == "calm"',
        'extra["mood"] == "calm"',
        'mood in ["calm", "wild"]',
        "reading_level == 3",
        "rating > 4",
        'rating == "4.5"',
        "featured",
        "not stage",
        "stage == False",
        "2 in weights",
        "3 not in weights",
        "weights == [1, 2]",
        "game",
        'extra["two words"] == "yes"',
        "updated > published",
        'false or "essays" in tags',
        "True",
        'not ("notes" in tags or year < 2026)',
        'year == 2026 or mood == "wild" and false',
        '"essays" in tags\nand year == 2026',
        '\n  year == 2026  # this year\n  and "essays" in tags\n',
        "title == 'the tide' ' table'",
    ],
)
def test_what_is_so_holds(text: str) -> None:
    assert holds(text)


@pytest.mark.parametrize(
    "text",
    [
        'title == "tide table"',
        '"essay" in tags',
        '"Ines" in authors',
        'section == "tide table"',
        "reading_minutes > 9",
        "3 <= reading_minutes < 9",
        "year != 2026",
        "not has_image",
        "has_image == false",
        "mood == 3",
        "mood < 3",
        "featured == 1",
        'mood in ["wild"]',
        '"Go" in game',
        '"1" in featured',
        "1 not in featured",
        "weights == [1, 2, 3]",
        "weights == [1]",
        "weights < weights",
        '(year == 2026 or mood == "calm") and false',
        'year == 2026  # and "essays" in tags\nand "notes" in tags',
    ],
)
def test_what_is_not_so_does_not_hold(text: str) -> None:
    assert not holds(text)


@pytest.mark.parametrize("sign", ["==", "!=", "<", "<=", ">", ">="])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("summary", '"a"'),
        ("section", '"a"'),
        ("language", '"a"'),
        ("reading_minutes", "3"),
        ("published", '"2026-01-01"'),
        ("updated", '"2026-01-01"'),
        ("year", "3"),
        ("season", "3"),
        ("type", '"a"'),
        ("mood", '"a"'),
        ("mood", "other"),
        ('extra["nothing"]', "3"),
    ],
)
def test_what_a_post_does_not_say_makes_a_comparison_false(
    name: str, value: str, sign: str
) -> None:
    assert not holds(f"{name} {sign} {value}", BARE)
    assert holds(f"not ({name} {sign} {value})", BARE)


def test_what_a_post_does_not_say_is_in_no_list_and_not_outside_of_one() -> None:
    assert not holds('mood in ["a"]', BARE)
    assert not holds('mood not in ["a"]', BARE)
    assert not holds('"a" not in mood', BARE)
    assert holds('"a" not in tags', BARE), "no tags are an empty list"


@pytest.mark.parametrize("name", [*sorted(set(KNOWN) - {"url"}), "mood", 'extra["mood"]'])
def test_a_name_alone_asks_whether_there_is_something(name: str) -> None:
    assert holds(name)
    assert not holds(name, replace(BARE, extra={}))


def test_the_number_of_a_post_that_is_no_episode_is_its_authors_own() -> None:
    assert holds("number == 12", BARE)


@pytest.mark.parametrize(
    ("url", "section"),
    [
        (f"{SITE}notes/rain/", "notes"),
        (f"{SITE}notes/2026/rain.html", "notes"),
        (f"{SITE}notes/rain/index.html", "notes"),
        (f"{SITE}f%C3%A4hre/rain/?p=1/2", "fähre"),
        (f"{SITE}rain/", None),
        (f"{SITE}rain/index.html", None),
        (f"{SITE}rain.html", None),
        (SITE, None),
        ("https://other.example/notes/rain/", None),
    ],
)
def test_a_section_is_the_first_folder_below_the_site(url: str, section: str | None) -> None:
    item = replace(BARE, url=url)
    assert holds("section", item) == (section is not None)
    assert section is None or holds(f'section == "{section}"', item)


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ('published == "2026-06-30"', True),
        ('published >= "2026-06-30"', True),
        ('published <= "30 June 2026"', True),
        ('published > "2026-06-30"', False),
        ('published < "2026-06-30"', False),
        ('"2026-06-01" <= published < "2026-07-01"', True),
        ('published in ["2026-06-29", "2026-06-30"]', True),
        ('published not in ["2026-06-30"]', False),
        ('published == "2026-06-29 22:30"', True),
        ('published == "2026-06-30 00:30"', False),
        ('published < "2026-06-30T00:31:00+02:00"', True),
        ('published != "2026-06-29T22:30:00Z"', False),
    ],
)
def test_a_date_is_a_whole_day_and_a_time_is_in_utc(text: str, so: bool) -> None:
    assert holds(text) == so


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("", "it says nothing", "reading_minutes > 8"),
        (" \n ", "it says nothing", "all posts"),
        ("tgas", "`tgas` is not a name", 'mean `tags`? A key of your own is written extra["tgas"]'),
        ("Year > 1", "`Year` is not a name", "mean `year`?"),
        ("TRUE", "`TRUE` is not a name", "mean `true`?"),
        ('date > "2026-01-01"', "`date` is not a name", "mean `published`?"),
        ('Category == "a"', "`Category` is not a name", "mean `categories`?"),
        ("mood == None", "nothing cannot be compared", "name alone"),
        ("mood == null", "nothing cannot be compared", "name alone"),
        ("mood in [None]", "nothing cannot be compared", "name alone"),
        ("extra", "`extra` stands alone", 'extra["mood"]'),
        ("extra[mood]", "brackets after a name", "in quotes"),
        ("tags[0]", "brackets after a name", 'extra["key"]'),
        ('extra["a"]["b"]', "brackets after a name", 'extra["key"]'),
        ("len(tags) > 2", "a call cannot stand", "Write names"),
        ("title.upper", "a dot after a name cannot", "Write names"),
        ("year + 1 == 2", "arithmetic cannot stand", "Write names"),
        ('f"{title}" == "a"', "a text with places to fill in cannot", "Write names"),
        ("[x for x in tags]", "this cannot stand", "Write names"),
        ("(x := 3) == year", "an assignment cannot", "Write names"),
        ("lambda: 1", "a function cannot", "Write names"),
        ("title if year else mood", "an `if` cannot", "Write names"),
        ("mood == {}", "a table cannot", "Write names"),
        ('b"a" in title', "this cannot stand", "Write names"),
        ("year == 1j", "this cannot stand", "Write names"),
        ("mood == ...", "this cannot stand", "Write names"),
        ("- year == 3", "this cannot stand", "Write names"),
        ("~year", "this cannot stand", "Write names"),
        ('mood is "a"', "`is` cannot stand", "=="),
        ('"essays"', "a value stands alone", "Repeat the comparison"),
        ('"essays" or "notes" in tags', "a value stands alone", '"notes" in tags'),
        ("year == 2025 or 2026", "a value stands alone", "Repeat"),
        ('["a"]', "a value stands alone", "Repeat"),
        ('section == ("a" or "b")', "a comparison cannot be a part", 'section == "b"'),
        ("(year == 1) == true", "a comparison cannot be a part", "Repeat"),
        ('section in ("a", "b")', "values stand beside one another", '["a", "b"]'),
        ("year, mood", "values stand beside one another", "brackets"),
        ("mood in [essays]", "`essays` stands in a list without quotes", '["essays", "notes"]'),
        ('tags == "essays"', "`tags` is a list, and cannot be compared with a text", "in tags."),
        ('tags in ["a"]', "`tags` is a list, and cannot be compared", '"essays" in tags'),
        ('reading_minutes > "8"', "`reading_minutes` is a number", "reading_minutes > 3."),
        ("title == 3", "`title` is a text, and cannot be compared with a number", "in quotes"),
        ('has_image == "yes"', "`has_image` is true or false", "has_image, or not has_image."),
        ("published > 2026", "`published` is a date, and cannot be compared with a number", '>= "'),
        ("title == year", "`title` is a text, and cannot be compared with `year`", "in quotes"),
        ("title == tags", "`title` is a text, and cannot be compared with `tags`", "in quotes"),
        ("title in [3]", "`title` is a text, and cannot be compared with a number", "in quotes"),
        ('"a" in year', "`year` holds nothing", "after `in`"),
        ("mood in 3", "a number holds nothing", "after `in`"),
        ("mood in true", "true or false holds nothing", "after `in`"),
        ("3 in tags", "a number cannot be in a text", "before `in`"),
        ("year in title", "`year` cannot be in a text", "before `in`"),
        ('published > "last week"', '"last week" is not a date', "2024-05-07"),
        ('published in ["2026-02-30"]', "is not a day of the calendar", "2026-02-28"),
        ('"essays" in "tags"', "two values as typed", '"essays" in tags'),
        ('"a" < "b" < title', "two values as typed", "without quotes"),
        ('tags = "a"', "it cannot be read at `tags", "=="),
        ("has_image && featured", "it cannot be read at `&", "and, or, not"),
        ("!has_image", "it cannot be read at `!has_image", "and, or, not"),
        ('"a in tags', 'it cannot be read at `"a in tags', "Close the quotes"),
        ("(year == 1", "it cannot be read", "its partner"),
        ("year == 1)", "it cannot be read", "its partner"),
        ("year == [1)", "it cannot be read at `)`", "its partner"),
        ("year >", "it cannot be read", "reading_minutes > 8"),
        ("1in mood", "it cannot be read", "reading_minutes > 8"),
        ("mood == '\\d'", "it cannot be read", "reading_minutes > 8"),
        ("mood\0", "it cannot be read", "reading_minutes > 8"),
        ("mood == '\ud800'", "it cannot be read", "reading_minutes > 8"),
        ("not " * (DEEPEST + 1) + "mood", "its parts stand more than 20 deep", "`not` away"),
        ("-" * 900 + "1", "cannot", "Write"),
        ("(" * 500 + ")" * 500, "it cannot be read", "reading_minutes > 8"),
        ("a" * (LONGEST + 1), "it has 1001 characters, more than 1000", "tag of their own"),
    ],
)
def test_what_is_no_condition_is_refused_with_what_to_write(
    text: str, what: str, mend: str
) -> None:
    error = refused(text)
    assert what in error.what
    assert mend in error.mend
    assert str(error) == f"{error.what}. {error.mend}"


def test_a_condition_may_be_as_long_and_as_deep_as_is_told() -> None:
    assert holds("true or " + "a" * (LONGEST - 8))
    assert holds("not " * DEEPEST + "mood")
    assert holds("(" * 90 + "mood" + ")" * 90), "parentheses add no depth"


PIECES = st.sampled_from(
    [
        *("title", "tags", "published", "year", "has_image", "mood", 'extra["mood"]', "extra"),
        *('"essays"', '"2026-01-01"', '"', "3", "-3", "1e999", "true", "None", "['a', 3]", "[]"),
        *("==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "and", "or", "not", "(", ")"),
        *("lambda:", "x()", ".y", "[0]", "f'{x}'", ":=", "\\", "\n", "#", ",", "*", "await", "\t"),
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map(" ".join)))
def test_any_text_is_a_condition_or_is_refused_as_none(text: str) -> None:
    try:
        condition = read_condition(text)
    except ConditionError:
        return
    for item in (POST, BARE):
        assert condition.holds(item, SITE) in (True, False)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@given(
    JSON,
    JSON,
    st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "in", "not in"]),
    st.sampled_from(['"a"', "3", "true", '["a", 3]', "other", "title", "published"]),
)
def test_nothing_that_an_author_writes_stops_a_comparison(
    mood: object, other: object, sign: str, right: str
) -> None:
    item = replace(POST, extra={"mood": mood, "other": other})
    try:
        condition = read_condition(f"mood {sign} {right}")
    except ConditionError:
        return
    assert condition.holds(item, SITE) in (True, False)


def test_a_condition_is_a_value_that_can_be_sent_to_another_process() -> None:
    condition = read_condition('"essays" in tags')
    again = pickle.loads(pickle.dumps(condition))
    assert again == condition
    assert hash(again) == hash(condition)
    assert again.holds(POST, SITE)
    assert str(again) == '"essays" in tags'
    with pytest.raises(AttributeError):
        condition.text = "true"  # type: ignore[attr-defined]  # which is what is tested


def test_no_word_is_redirected_that_can_be_an_authors_own() -> None:
    known = fields.KNOWN_OF_EPISODES
    assert [word for word in MEANT if fold_key(word) not in known] == []
    assert set(MEANT.values()) <= set(KNOWN)


def test_every_name_is_documented_and_every_example_can_be_read() -> None:
    text = (Path(__file__).parent.parent / "docs" / "configuration.md").read_text("utf-8")
    section = text.partition("### Which posts")[2].partition("\n## ")[0]
    assert [name for name in KNOWN if f"`{name}`" not in section] == []
    examples = re.findall(r"^where = '(.*)'$", section, re.M)
    assert len(examples) > 3
    assert [read_condition(one)[0] for one in examples] == examples


def site(root: Path, where: str, more: str = "") -> list[str]:
    """The titles of the posts in a feed of this condition."""
    posts = {
        "a": "tags: [essays]\nreading_minutes: 9\nmood: calm",
        "b": "tags: [essays]\nreading_minutes: 3\nauthor: Bo",
        "c": "tags: [notes]\nreading_minutes: 12",
    }
    for day, (name, said) in enumerate(posts.items(), 1):
        text = f"---\ntitle: {name}\ndate: 2026-01-0{day}\n{said}\n---\nText\n"
        (root / f"{name}.md").write_text(text, "utf-8")
    told = '[site]\nurl = "https://example.org/"\nauthor = "Ines"\n[feeds.some]\nwhere = '
    (root / "feedsmith.toml").write_text(f"{told}'{where}'\n{more}", "utf-8")
    made = build(detect_site(root, datetime(2026, 11, 1, tzinfo=UTC)))
    return [one.title for one in made.documents[-1].feed.items]


@pytest.mark.parametrize(
    ("where", "more", "titles"),
    [
        ("true", "", ["c", "b", "a"]),
        ('reading_minutes > 8 and "essays" in tags', "", ["a"]),
        ('"essays" in tags', "limit = 1\n", ["b"]),
        ("reading_minutes > 8", "limit = 2\n", ["c", "a"]),
        ('"Ines" in authors', "", ["c", "a"]),
        ('mood == "calm"', "", ["a"]),
        ("is_episode", "", []),
    ],
)
def test_a_feed_has_the_newest_posts_of_which_the_condition_holds(
    where: str, more: str, titles: list[str], tmp_path: Path
) -> None:
    assert site(tmp_path, where, more) == titles


def test_a_section_of_a_translation_is_below_its_own_home(tmp_path: Path) -> None:
    site(tmp_path, 'section == "notes"')
    home = detect_site(tmp_path, datetime(2026, 11, 1, tzinfo=UTC))
    both = replace(home, translations=(replace(home, folder="de"),))
    items = [
        replace(BARE, id=path, url=f"https://example.org/{path}")
        for path in ("notes/a/", "de/notes/a/", "de/a/")
    ]
    shown = wanted(items, both)[-1].feed.items
    assert [one.id for one in shown] == ["notes/a/", "de/notes/a/"]


@pytest.mark.parametrize(
    ("line", "what", "mend"),
    [
        ("where = '\"a\" in tgas'", "`feeds.some.where`: `tgas` is not a name", "mean `tags`?"),
        ("where = 3", "`feeds.some.where`: `3` is not a condition", "single quotes"),
        ("where = ''", "`feeds.some.where`: it says nothing", "reading_minutes > 8"),
    ],
)
def test_a_wrong_condition_is_told_with_file_line_and_key(
    line: str, what: str, mend: str, tmp_path: Path
) -> None:
    file = tmp_path / "feedsmith.toml"
    file.write_text(f"[feeds.good]\nwhere = 'mood'\n[feeds.some]\nlimit = 3\n{line}\n", "utf-8")
    with pytest.raises(FeedsmithError) as raised:
        read_configuration(file)
    assert raised.value.what.startswith(f"feedsmith.toml:5: {what}")
    assert mend in raised.value.mend
