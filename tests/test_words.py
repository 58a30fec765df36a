"""The words of every language: the same keys and places for values, and found by any tag."""

from __future__ import annotations

import json
import string
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import feedsmith.words
from feedsmith.words import Words, languages, words_for

FILES = sorted(Path(feedsmith.words.__file__).parent.glob("*.json"))
RIGHT_TO_LEFT = {"ar", "fa", "he"}


def read(file: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(file.read_bytes())
    return said


def places(sentence: str) -> set[str | None]:
    """The names of the values that a sentence has room for."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


ENGLISH = read(next(file for file in FILES if file.stem == "en"))


def test_there_are_many_languages() -> None:
    assert {file.stem for file in FILES} >= {
        *("en", "de", "fr", "es", "pt", "it", "nl", "da", "nb", "sv", "fi", "pl", "cs", "uk"),
        *("ru", "tr", "ar", "he", "fa", "hi", "ja", "ko", "zh", "zh-Hant"),
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_language_has_the_same_keys_in_the_same_order(file: Path) -> None:
    assert list(read(file)) == list(ENGLISH)
    assert set(ENGLISH) == set(Words.__struct_fields__) - {"language"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_sentence_has_room_for_the_same_values(file: Path) -> None:
    for key, said in read(file).items():
        if isinstance(said, str):
            assert places(said) == places(ENGLISH[key]), key


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_sentence_is_empty_or_stands_in_blanks(file: Path) -> None:
    for key, said in read(file).items():
        for sentence in [said] if isinstance(said, str) else said:
            assert sentence, key
            assert sentence == " ".join(sentence.split(" ")).strip(), key


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_year_has_twelve_months_of_different_names(file: Path) -> None:
    assert len(set(read(file)["months"])) == len(read(file)["months"]) == 12


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_sentence_was_left_in_english(file: Path) -> None:
    if file.stem != "en":
        said = read(file)
        same = {key for key in ENGLISH if key not in {"direction", "date"}} & {
            key for key, value in said.items() if value == ENGLISH[key]
        }
        assert not same


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_direction_is_that_of_the_letters(file: Path) -> None:
    expected = "rtl" if file.stem in RIGHT_TO_LEFT else "ltr"
    assert words_for(file.stem).direction == expected


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("tlh", "en"),
        ("en-GB", "en"),
        ("pt-BR", "pt"),
        ("PT_br", "pt"),
        ("zh", "zh"),
        ("zh-Hans-SG", "zh"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("no", "nb"),
        ("nn-NO", "nb"),
        ("iw-IL", "he"),
        ("de-x-short", "de"),
    ],
)
def test_a_tag_finds_the_words_of_its_longest_known_beginning(
    tag: str | None, language: str
) -> None:
    assert words_for(tag).language == language


def test_a_tag_that_only_begins_with_the_same_letters_is_another_language() -> None:
    assert words_for("den").language == "en"
    assert words_for("arn").language == "en"


@pytest.mark.parametrize(
    ("tag", "day"),
    [
        ("en", "7 May 2024"),
        ("de", "7. Mai 2024"),
        ("es", "7 de mayo de 2024"),
        ("fi", "7. toukokuuta 2024"),
        ("ru", "7 мая 2024"),
        ("he", "7 במאי 2024"),
        ("ja", "2024年5月7日"),
        ("ko", "2024년 5월 7일"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(tag: str, day: str) -> None:
    assert words_for(tag).day(datetime(2024, 5, 7, tzinfo=UTC)) == day


def test_languages_are_the_files() -> None:
    assert sorted(languages().values()) == sorted(file.stem for file in FILES)
