"""Names as parts of addresses."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feedsmith.publication.paths import path_problems
from feedsmith.slugs import LONGEST, slug


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Python", "python"),
        ("Static sites", "static-sites"),
        ("  two\t words ", "two-words"),
        ("snake_case", "snake-case"),
        ("Don't panic", "dont-panic"),
        ("Don’t panic", "dont-panic"),
        ("Web 2.0", "web-2-0"),
        ("a/b\\c", "a-b-c"),
        ("..", "u2e-u2e"),
        ("#hashtag", "hashtag"),
        ("Käse, Ål & Öl", "kase-al-and-ol"),
        ("Ka\u0308se", "kase"),
        ("Straße", "strasse"),
        ("Smørrebrød", "smorrebrod"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("Þórr", "thorr"),
        ("İstanbul", "istanbul"),
        ("Việt Nam", "viet-nam"),
        ("Ｗｉｄｅ", "wide"),
    ],
)
def test_latin_letters_lose_their_marks_and_what_parts_words_is_a_hyphen(
    name: str, said: str
) -> None:
    assert slug(name) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("C♯", "c-sharp"),
        ("F#", "f-sharp"),
        (".NET", "net"),
        ("ASP.NET", "asp-net"),
        ("Node.js", "node-js"),
        ("R&D", "r-and-d"),
        ("Notepad++ & friends", "notepad-plus-plus-and-friends"),
    ],
)
def test_languages_of_programs_keep_apart(name: str, said: str) -> None:
    assert slug(name) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("日本語 ブログ", "日本語-ブログ"),
        ("が", "が"),
        ("か\u3099", "が"),
        ("한국어", "한국어"),
        ("Русский Йод", "русский-йод"),
        ("हिन्दी", "हिन्दी"),
        ("عَرَبيّ", "عَرَبيّ"),
        ("می\u200cخواهم", "میخواهم"),
        ("Ελλάδα", "ελλάδα"),
    ],
)
def test_other_scripts_stay_as_they_are(name: str, said: str) -> None:
    assert slug(name) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("🎉", "u1f389"),
        ("???", "u3f-u3f-u3f"),
        ("+", "plus"),
        ("❤ Python", "python"),
        ("", "unnamed"),
    ],
)
def test_a_name_without_letters_is_told_by_its_signs(name: str, said: str) -> None:
    assert slug(name) == said


@pytest.mark.parametrize(("name", "said"), [("con", "con-"), ("NUL", "nul-"), ("COM¹", "com1-")])
def test_no_slug_is_a_device_of_windows(name: str, said: str) -> None:
    assert slug(name) == said
    assert slug(said) == said


@pytest.mark.parametrize("letter", ["a", "字", "𠀀"])
def test_a_long_name_is_cut_so_that_every_file_system_has_it(letter: str) -> None:
    made = slug(letter * 500)
    assert 0 < len(made) <= LONGEST
    assert len(f"{made}-feed.json".encode()) < 255


def test_no_hyphen_is_left_where_a_name_was_cut() -> None:
    assert slug("a" * 79 + " b") == "a" * 79


@given(st.text())
@example("\ud800")
@example("\x00/../")
@example("COM1.txt")
@example("\u0301")
@example("ŉ ﷺ ½ ㈱")
def test_whatever_is_typed_is_one_folder_that_every_system_has(name: str) -> None:
    made = slug(name)
    assert made
    assert len(made) <= LONGEST + 1
    assert "/" not in made
    assert made == slug(made)
    assert path_problems((f"tags/{made}/feed.xml", f"{made}.xml")) == ()
