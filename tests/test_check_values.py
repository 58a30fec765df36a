"""What a single value may be: dates, numbers, names and people, each check called directly."""

from typing import NamedTuple

import pytest

from feedsmith.checks.rules import Check
from feedsmith.checks.values import dates, languages, names, numbers, people
from feedsmith.problems import Place, Problem


class Somewhere(NamedTuple):
    """A spot of no document."""

    name: str = "<element>"
    place: Place = Place("", 3, "/rss/channel/element", 1)


def found(check: Check, value: str) -> list[Problem]:
    return list(check(value, Somewhere()))


def levels(check: Check, value: str) -> dict[str, str]:
    return {problem.code: problem.level for problem in found(check, value)}


def mends(check: Check, value: str) -> list[str]:
    return [problem.mend for problem in found(check, value)]


@pytest.mark.parametrize(
    "value",
    [
        "Tue, 07 May 2024 09:00:00 +0000",
        "7 May 2024 09:00 GMT",
        "\n  Tue, 7 May 2024 09:00:00 EDT\n",
        "Tue, 07 May 2024 09:00:00 Z",
        "Tue, 07 May 2024 09:00:00 +0545",
        "31 Dec 2016 23:59:60 GMT",
        "Thu, 29 Feb 2024 00:00:00 -0000",
    ],
)
def test_usual_rss_dates_are_good(value: str) -> None:
    assert levels(dates.rfc822, value) == {}


@pytest.mark.parametrize(
    "value",
    [
        "",
        " \n",
        "yesterday",
        "2024-05-07T09:00:00Z",
        "Tue, 07 May 2024",
        "Tue, 07 May 2024 09:00:00",
        "Tue, 07 May 2024 09:00:00 UTC",
        "Tue, 07 May 2024 09:00:00 J",
        "Tue, 07 May 2024 9:00:00 GMT",
        "Tuesday, 07 May 2024 09:00:00 GMT",
        "Sun, 07 July 2024 09:00:00 GMT",
        "Tue 07 May 2024 09:00:00 GMT",
        "Di, 07 Mai 2024 09:00:00 GMT",
        "Tue, 07 May 2024 09:00:00 +00:00",
        "Tue, 07 May 24" + " " * 500 + "09:00:00 GMT",
    ],
)
def test_other_dates_in_rss_are_errors(value: str) -> None:
    assert levels(dates.rfc822, value) == {"date-rfc822": "error"}


@pytest.mark.parametrize(
    "value",
    [
        "Tue, 07 May 24 09:00:00 +0000",
        "tUE, 07 May 2024 09:00:00 +0000",
        "Tue, 07 MAY 2024 09:00:00 gmt",
        "Tue,  7 May 2024 09:00:00 GMT",
        "Tue,07 May 2024 09:00:00 GMT",
        "Tue, 07 May 2024 09:00:00 A",
        "Tue, 07 May 2024 09:00:00 z",
        "Tue (day), 7(th (of)) May 2024 09:00:00 +0000 (GMT \\))",
    ],
)
def test_old_and_odd_rss_dates_are_warnings_that_say_the_usual_form(value: str) -> None:
    assert levels(dates.rfc822, value) == {"date-problematic": "warning"}
    assert mends(dates.rfc822, value) == ["Write `Tue, 07 May 2024 09:00:00 +0000`."]


@pytest.mark.parametrize(("typed", "year"), [("49", "2049"), ("71", "1971")])
def test_two_digits_of_a_year_are_read_as_mail_reads_them(typed: str, year: str) -> None:
    (mend,) = mends(dates.rfc822, f"07 May {typed} 09:00:00 GMT")
    assert f"May {year} 09:00" in mend


@pytest.mark.parametrize(
    ("value", "mend"),
    [
        ("2024-05-07T09:00:00+02:00", "Write `Tue, 07 May 2024 09:00:00 +0200`."),
        ("Tuesday, 7 May 2024 09:00:00 UTC", "Write `Tue, 07 May 2024 09:00:00 +0000`."),
        (
            "7 May 2024 09:00",
            "Write `Tue, 07 May 2024 09:00:00 +0000`, or with the offset that is meant.",
        ),
        (
            "2024-05-07",
            "Write `Tue, 07 May 2024 00:00:00 +0000`, or with the time that is meant.",
        ),
        ("03/04/2024", "Write it like `Tue, 07 May 2024 09:00:00 +0000`."),
    ],
)
def test_a_date_in_another_form_is_translated(value: str, mend: str) -> None:
    assert mends(dates.rfc822, value) == [mend]


@pytest.mark.parametrize(
    "value", ["Fri, 07 May 2024 09:00:00 +0000", "Mon, 01 Jan 2024 00:30:00 -0500"]
)
def test_the_weekday_is_that_of_the_written_day_whatever_the_zone(value: str) -> None:
    expected = {"date-weekday": "error"} if value.startswith("Fri") else {}
    assert levels(dates.rfc822, value) == expected


def test_a_wrong_weekday_names_the_right_one() -> None:
    (problem,) = found(dates.rfc822, "Fri, 07 May 2024 09:00:00 +0000")
    assert problem.what == "<element> says Fri, but 7 May 2024 is a Tuesday"


@pytest.mark.parametrize(
    "value",
    [
        "31 Feb 2024 09:00:00 GMT",
        "29 Feb 2023 09:00:00 GMT",
        "00 May 2024 09:00:00 GMT",
        "07 May 2024 24:00:00 GMT",
        "07 May 2024 09:60:00 GMT",
        "07 May 2024 09:00:61 GMT",
        "07 May 2024 09:00:00 +2400",
        "07 May 2024 09:00:00 +0175",
        "07 May 0000 09:00:00 GMT",
        "2024-13-01T09:00:00Z",
        "2024-00-01T09:00:00Z",
        "2023-02-29T09:00:00Z",
        "2024-05-07T24:00:00Z",
        "2024-05-07T09:00:00-24:00",
    ],
)
def test_what_is_in_no_calendar_and_on_no_clock_is_an_error(value: str) -> None:
    check = dates.rfc3339 if "T" in value and "-" in value[:5] else dates.rfc822
    assert levels(check, value) == {"date-impossible": "error"}


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (dates.rfc822, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (dates.rfc822, "01 Jan 0001 00:00:00 +1400"),
        (dates.rfc822, "Fri, 31 Dec 9999 23:59:59 -1200"),
        (dates.rfc3339, "1970-01-01T00:00:00Z"),
        (dates.rfc3339, "2106-02-09T23:59:45Z"),
    ],
)
def test_dates_from_clocks_that_were_never_set_are_warnings(check: Check, value: str) -> None:
    assert levels(check, value) == {"date-implausible": "warning"}


@pytest.mark.parametrize(
    "value",
    [
        "2024-05-07T09:00:00Z",
        "2024-05-07T09:00:00.25+02:00",
        "2016-12-31T23:59:60Z",
        "2024-02-29T00:00:00-00:00",
    ],
)
def test_dates_of_rfc_3339_are_good(value: str) -> None:
    assert levels(dates.rfc3339, value) == {}


@pytest.mark.parametrize(
    "value",
    [
        "",
        "\n",
        "2024",
        "2024-05-07",
        "2024-05-07T09:00Z",
        "2024-05-07T09:00:00",
        "2024-05-07t09:00:00z",
        "2024-05-07 09:00:00Z",
        "2024-05-07T09:00:00+0200",
        "2024-05-07T09:00:00.Z",
        "20240507T090000Z",
        "2024-05-07T09:00:00 Z",
        "Tue, 07 May 2024 09:00:00 GMT",
        "٢٠٢٤-05-07T09:00:00Z",
    ],
)
def test_other_dates_in_atom_are_errors(value: str) -> None:
    assert levels(dates.rfc3339, value) == {"date-rfc3339": "error"}


@pytest.mark.parametrize("value", [" 2024-05-07T09:00:00Z", "2024-05-07T09:00:00Z\n"])
def test_white_space_around_a_date_is_an_error_of_its_own_in_atom(value: str) -> None:
    assert levels(dates.rfc3339, value) == {"text-whitespace": "error"}


@pytest.mark.parametrize(
    "value",
    ["1850", "2024-05", "2024-05-07", "2024-05-07T09:00Z", "2024-05-07T09:00:00.5+02:00", " 2024 "],
)
def test_dublin_core_knows_dates_of_many_sizes(value: str) -> None:
    assert levels(dates.w3cdtf, value) == levels(dates.iso8601, value) == {}


@pytest.mark.parametrize(
    "value",
    ["", "24", "2024-5", "May 2024", "2024-05-07 09:00Z", "2024-05-07T09Z", "2024-05T09:00Z"],
)
def test_dublin_core_knows_no_other_dates(value: str) -> None:
    assert levels(dates.w3cdtf, value) == {"date-w3cdtf": "error"}
    assert levels(dates.iso8601, value) == {"date-w3cdtf": "error"}


def test_only_iso_8601_lets_the_zone_go() -> None:
    assert levels(dates.w3cdtf, "2024-05-07T09:00:00") == {"date-w3cdtf": "error"}
    assert levels(dates.iso8601, "2024-05-07T09:00:00") == {}


@pytest.mark.parametrize("value", ["2024-13", "2024-02-30", "0000", "2024-05-07T25:00Z"])
def test_dublin_core_dates_are_in_the_calendar(value: str) -> None:
    assert levels(dates.w3cdtf, value) == {"date-impossible": "error"}


@pytest.mark.parametrize("value", ["1", "60", " 60\n", "+5", "007", "1" * 5000])
def test_whole_numbers_are_good(value: str) -> None:
    assert levels(numbers.positive_integer, value) == {}
    assert levels(numbers.non_negative_integer, value) == {}


@pytest.mark.parametrize("value", ["", " ", "-1", "1.5", "1e3", "0x10", "many", "1-", "٣", "--1"])
def test_other_texts_are_no_whole_numbers(value: str) -> None:
    assert levels(numbers.positive_integer, value) == {"number-integer": "error"}
    assert levels(numbers.non_negative_integer, value) == {"number-integer": "error"}


@pytest.mark.parametrize("value", ["0", "00", "+0", "-0"])
def test_zero_is_not_positive(value: str) -> None:
    assert levels(numbers.positive_integer, value) == {"number-integer": "error"}
    assert levels(numbers.non_negative_integer, value) == {}


@pytest.mark.parametrize(
    ("value", "good"), [("12,345,678", "12345678"), ("1 234", "1234"), ("60.0", "60")]
)
def test_a_grouped_number_is_written_without_groups(value: str, good: str) -> None:
    assert mends(numbers.positive_integer, value) == [f"Write `{good}`."]


@pytest.mark.parametrize("value", ["0", "-1.5", "+2.25", ".5", "5.", " 3 "])
def test_decimal_numbers_are_good(value: str) -> None:
    assert levels(numbers.number, value) == {}


@pytest.mark.parametrize("value", ["", "1,5", "1.2.3", "1e3", "nan", "inf", ".", "-", "5 m"])
def test_other_texts_are_no_numbers(value: str) -> None:
    assert levels(numbers.number, value) == {"number-decimal": "error"}


@pytest.mark.parametrize(
    ("value", "north", "east"),
    [
        ("90", {}, {}),
        ("-90.0", {}, {}),
        ("90.01", {"number-range": "error"}, {}),
        ("-180.5", {"number-range": "error"}, {"number-range": "error"}),
        ("49° N", {"number-decimal": "error"}, {"number-decimal": "error"}),
        ("", {"number-decimal": "error"}, {"number-decimal": "error"}),
    ],
)
def test_places_are_on_the_globe(value: str, north: dict[str, str], east: dict[str, str]) -> None:
    assert levels(numbers.latitude, value) == north
    assert levels(numbers.longitude, value) == east


@pytest.mark.parametrize(
    ("value", "mend"),
    [
        ("yes", "Write `true`."),
        ("False", "Write `false`."),
        (" true ", "Write `true`."),
        ("", "Write `true` or `false`."),
    ],
)
def test_only_true_and_false_are_true_or_false(value: str, mend: str) -> None:
    assert levels(numbers.true_false, value) == {"value-true-false": "error"}
    assert mends(numbers.true_false, value) == [mend]
    assert levels(numbers.true_false, "true") == levels(numbers.true_false, "false") == {}


@pytest.mark.parametrize(
    ("value", "mend"),
    [
        ("Trailer", "Write `trailer`, if that is meant."),
        ("bonuss", "Write `bonus`, if that is meant."),
        ("", "Write `full`, `trailer` or `bonus`."),
        ("interview", "Write `full`, `trailer` or `bonus`."),
    ],
)
def test_a_value_that_is_not_defined_gets_the_nearest(value: str, mend: str) -> None:
    check = numbers.one_of("full", "trailer", "bonus")
    assert levels(check, value) == {"value-unknown": "error"}
    assert mends(check, value) == [mend]
    assert levels(check, "full") == levels(check, "\n full \n") == {}


def test_a_text_is_measured_without_the_white_space_around_it() -> None:
    assert levels(numbers.at_most(5), " bread ") == levels(numbers.at_most(5), "") == {}
    assert levels(numbers.at_most(5), "breads") == {"text-too-long": "error"}


@pytest.mark.parametrize(
    "value",
    [
        "audio/mpeg",
        "AUDIO/MPEG",
        "audio/x-m4a",
        "image/svg+xml",
        "text/html; charset=utf-8",
        'video/mp4;codecs="avc1.42E01E, mp4a.40.2"',
        "application/vnd.example.a_b",
    ],
)
def test_media_types_are_good(value: str) -> None:
    assert levels(names.mime_type, value) == {}


@pytest.mark.parametrize(
    "value",
    ["", "mp3", "audio", "audio/", "/mpeg", "a/b/c", " audio/mpeg", "text/html;", "audio mpeg/x"],
)
def test_other_texts_are_no_media_types(value: str) -> None:
    assert levels(names.mime_type, value) == {"mime-type": "error"}


@pytest.mark.parametrize(
    ("value", "level", "mend"),
    [
        ("audio/mp3", "hint", "Write `audio/mpeg`."),
        ("Image/JPG", "hint", "Write `image/jpeg`."),
        ("mp3", "error", "Write `audio/mpeg`."),
        ("audio/mpeg ", "error", "Write `audio/mpeg`."),
    ],
)
def test_a_mistyped_media_type_gets_the_right_one(value: str, level: str, mend: str) -> None:
    (problem,) = found(names.mime_type, value)
    assert (problem.level, problem.mend) == (level, mend)


@pytest.mark.parametrize(
    "value",
    [
        "en",
        "en-us",
        "EN-US",
        "\nde-AT\n",
        "zh-Hant-TW",
        "es-419",
        "de-1996",
        "sl-rozaj-biske",
        "zh-cmn-Hans-CN",
        "en-u-ca-gregory-x-home",
        "und",
        "nds",
        "yue",
        "qaa",
        "x-private",
        "i-klingon",
        "tlh",
        "en-EU",
    ],
)
def test_language_tags_are_good(value: str) -> None:
    assert levels(names.language, value) == {}


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        "klingon",
        "xx",
        "zzz",
        "qua-",
        "e",
        "en us",
        "en-us, fr",
        "en-",
        "-en",
        "12",
        "en--us",
    ],
)
def test_other_texts_are_no_language(value: str) -> None:
    assert levels(names.language, value) == {"language-unknown": "error"}


@pytest.mark.parametrize(
    ("value", "good"), [("en_US", "en-US"), ("Deutsch", "de"), ("jp", "ja"), ("pt br", "pt-br")]
)
def test_a_mistyped_language_gets_the_right_tag(value: str, good: str) -> None:
    assert mends(names.language, value) == [f"Write `{good}`."]


def test_a_long_code_of_a_language_is_a_hint() -> None:
    assert levels(names.language, "ger-AT") == {"language-long": "hint"}
    assert mends(names.language, "ger-AT") == ["Write `de-AT`."]


@pytest.mark.parametrize(("value", "good"), [("en-UK", "en-GB"), ("fr-ZX", "fr")])
def test_an_unknown_region_is_a_warning(value: str, good: str) -> None:
    assert levels(names.language, value) == {"language-region": "warning"}
    assert mends(names.language, value) == [f"Write `{good}`."]


def test_every_code_of_two_letters_that_replaces_a_longer_one_is_registered() -> None:
    assert all(languages.is_registered(short) for short in languages.shorter().values())
    assert not any(long in languages.shorter() for long in ("und", "nds", "yue"))


def test_names_of_languages_lead_to_tags_that_are_good() -> None:
    for name, tag in languages.MEANT.items():
        assert "language-unknown" in levels(names.language, name), name
        assert levels(names.language, tag) == {}, tag


def test_countries_are_known_in_capital_and_small_letters() -> None:
    assert levels(names.country, "DE") == levels(names.country, "de") == {}


@pytest.mark.parametrize("value", ["", "UK", "XX", "DEU", "Germany", "D"])
def test_other_texts_are_no_country(value: str) -> None:
    assert levels(names.country, value) == {"country-unknown": "error"}


@pytest.mark.parametrize(
    "value",
    [
        "ann@example.org (Ann Baker)",
        "ann+rye@bakery.example.org(Ann)",
        "\nann@example.org (Ann (of Bakerstown))\n",
        "mailto:ann%40example.org%20%28Ann%29",
        "ann@localhost (Ann)",
    ],
)
def test_an_address_with_a_name_in_parentheses_is_a_person_of_rss(value: str) -> None:
    assert levels(people.rss_person, value) == {}


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Ann Baker",
        "@ann",
        "Ann @ example.org",
        "Ann (ann@example.org)",
        "ann@example.org, bob@example.org (Ann)",
        "https://example.org/ann",
    ],
)
def test_a_person_of_rss_begins_with_an_address(value: str) -> None:
    assert levels(people.rss_person, value) == {"person-no-email": "error"}


@pytest.mark.parametrize(
    "value",
    ["Ann Baker <ann@example.org>", "ann@example.org Ann Baker", "(Ann Baker) ann@example.org"],
)
def test_name_and_address_in_another_order_are_a_warning(value: str) -> None:
    assert levels(people.rss_person, value) == {"person-format": "warning"}
    assert mends(people.rss_person, value) == ["Write `ann@example.org (Ann Baker)`."]


@pytest.mark.parametrize("value", ["ann@example.org", "ann@example.org ()"])
def test_an_address_without_a_name_is_a_hint(value: str) -> None:
    assert levels(people.rss_person, value) == {"person-no-name": "hint"}


def test_an_address_in_parentheses_changes_places_with_the_name() -> None:
    mend = mends(people.rss_person, "Ann Baker (ann@example.org)")
    assert mend == ["Write `ann@example.org (Ann Baker)`."]


@pytest.mark.parametrize(
    "value",
    [
        "ann@example.org",
        "ann+rye@example.org",
        "o'neil@example.org",
        '"ann baker"@example.org',
        "ann@[192.0.2.1]",
        "ann@localhost",
        " ann@example.org ",
        "a.b.c@d-e.f.example",
    ],
)
def test_addresses_are_good(value: str) -> None:
    assert levels(people.email_address, value) == {}


@pytest.mark.parametrize(
    "value",
    [
        "",
        "ann",
        "ann at example.org",
        "ann@",
        "@example.org",
        "Ann <ann@example.org>",
        "ann@example.org (Ann)",
        "a..b@example.org",
        ".a@example.org",
        "ann@example..org",
        "ann@example.org.",
        "ann@-example.org",
        "ann@bob@example.org",
        "mailto:ann@example.org",
        "ann@exa mple.org",
    ],
)
def test_other_texts_are_no_address(value: str) -> None:
    assert levels(people.email_address, value) == {"email-invalid": "error"}


def test_an_address_among_other_words_is_found() -> None:
    mend = mends(people.email_address, "Ann <ann@example.org>")
    assert mend == ["Write `ann@example.org`."]


@pytest.mark.parametrize("value", ["Ann Baker", "Ann @ the bakery", "名前"])
def test_a_name_alone_is_good(value: str) -> None:
    assert levels(people.person_name, value) == {}


@pytest.mark.parametrize("value", ["Ann Baker <ann@example.org>", "ann@example.org"])
def test_an_address_in_a_name_is_a_warning(value: str) -> None:
    assert levels(people.person_name, value) == {"person-name-email": "warning"}


def test_a_blank_name_is_no_error() -> None:
    assert set(levels(people.person_name, " ").values()) == {"warning"}


@pytest.mark.parametrize(
    "check",
    [
        dates.rfc822,
        dates.rfc3339,
        dates.w3cdtf,
        names.mime_type,
        names.language,
        names.country,
        numbers.number,
        numbers.positive_integer,
        numbers.true_false,
        numbers.one_of("full"),
        people.rss_person,
        people.email_address,
    ],
)
@pytest.mark.parametrize("value", ["(" * 9000, "a@" * 9000, "1 " * 9000, '"' * 9000, "a-" * 9000])
def test_a_message_names_the_element_and_stays_short(check: Check, value: str) -> None:
    for problem in found(check, value):
        assert "<element>" in problem.what
        assert len(problem.what) < 200
        assert len(problem.mend) < 200
        assert problem.mend[0].isupper()
        assert problem.mend.endswith(".")
