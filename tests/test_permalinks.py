"""Addresses from patterns, and the words of dates in them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import PurePosixPath

import pytest

from feedsmith.generators import Detected, Source
from feedsmith.generators.plain import addresses, tokens
from feedsmith.permalinks import date_words, expand_pattern

WORDS = {"year": "2026", "month": "05", "slug": "tides", "i_month": "5", "empty": ""}


@pytest.mark.parametrize(
    ("pattern", "expanded"),
    [
        ("/:year/:month/:slug/", "/2026/05/tides/"),
        ("/:year-:month-:slug.html", "/2026-05-tides.html"),
        ("/:i_month/", "/5/"),
        ("/:month_:slug/", "/05_tides/"),
        ("/:yearly/", "/2026ly/"),
        ("/:empty/:slug/", "/tides/"),
        ("//a///b/", "/a/b/"),
        ("/fixed/", "/fixed/"),
        ("/:Year/", "/:Year/"),
        ("/12:30/", "/12:30/"),
        ("", ""),
        ("/:unknown/:slug/", None),
    ],
)
def test_tokens_are_replaced(pattern: str, expanded: str | None) -> None:
    assert expand_pattern(pattern, WORDS) == expanded


def test_a_token_in_a_value_is_left_alone() -> None:
    assert expand_pattern("/:slug/", {"slug": ":year"}) == "/:year/"


@pytest.mark.parametrize(
    ("token", "word"),
    [
        *(("year", "2027"), ("short_year", "27"), ("month", "01"), ("i_month", "1")),
        *(("monthname", "january"), ("short_month", "Jan"), ("long_month", "January")),
        *(("day", "03"), ("i_day", "3"), ("weekday", "0"), ("weekdayname", "sunday")),
        *(("short_day", "Sun"), ("long_day", "Sunday"), ("yearday", "3"), ("y_day", "003")),
        *(("w_year", "2026"), ("week", "53"), ("w_day", "7")),
        *(("hour", "04"), ("minute", "05"), ("second", "06")),
    ],
)
def test_every_word_of_a_date_is_known(token: str, word: str) -> None:
    assert date_words(datetime(2027, 1, 3, 4, 5, 6, tzinfo=UTC))[token] == word


MOMENT = datetime(2026, 5, 7, tzinfo=UTC)


def plain(
    path: str, pattern: str | None = None, slug: str | None = None, url: str | None = None
) -> tuple[str, ...]:
    settings: dict[str, object] = {} if pattern is None else {"permalink": pattern}
    source = Source(path=PurePosixPath(path), local=MOMENT, published=MOMENT, slug=slug, url=url)
    return addresses(source, Detected(config="feedsmith.toml", settings=settings))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("tides.md", ("/tides/", "/tides.html")),
        ("sea/tides.md", ("/sea/tides/", "/sea/tides.html")),
        ("sea/2026-05-07-tides.md", ("/sea/tides/", "/sea/tides.html")),
        ("sea/tides/index.md", ("/sea/tides/", "/sea/tides.html")),
        ("2026-05-07-tides/index.md", ("/tides/", "/tides.html")),
    ],
)
def test_without_a_pattern_the_path_is_the_address(path: str, expected: tuple[str, ...]) -> None:
    assert plain(path) == expected


def test_a_slug_stands_for_the_name() -> None:
    assert plain("sea/tides.md", slug="high-tides")[0] == "/sea/high-tides/"


def test_a_typed_address_goes_before_the_pattern() -> None:
    assert plain("sea/tides.md", "/:year/:slug/", url="/own/") == ("/own/",)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("/:year/:month/:day/:slug/", ("/2026/05/07/tides/",)),
        ("/:section/:name", ("/sea/2026-05-07-tides",)),
        ("/:sections/:title.html", ("/sea/deep/tides.html",)),
        ("/:path/", ("/sea/deep/2026-05-07-tides/",)),
        ("/:categories/:slug/", ("/tides/",)),
        ("/:unknown/", ()),
    ],
)
def test_a_pattern_of_the_configuration_is_expanded(
    pattern: str, expected: tuple[str, ...]
) -> None:
    assert plain("sea/deep/2026-05-07-tides.md", pattern) == expected


def test_a_post_without_a_date_has_no_words_of_one() -> None:
    assert "year" not in tokens(Source(path=PurePosixPath("tides.md")))
