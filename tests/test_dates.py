"""Dates as authors type them (every accepted form is a row), and as feeds say them."""

import locale
import pickle
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import format_datetime, parsedate_to_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patience import patience

from feedsmith import month_names
from feedsmith.dates import (
    UnreadableDate,
    date_in_name,
    read_date,
    rfc822,
    rfc3339,
    rfc3339_utc,
    without_date,
)

HALIFAX = ZoneInfo("America/Halifax")
KOLKATA = ZoneInfo("Asia/Kolkata")

DAYS_ALONE = (
    "2026-03-13",
    "2026-3-13",
    " 2026-03-13 ",
    "2026/03/13",
    "2026.03.13",
    "2026. 03. 13.",
    "20260313",
    "13.03.2026",
    "13. 3. 2026",
    "13/03/2026",
    "03/13/2026",
    "13-03-2026",
    "13 Mar 2026",
    "13 March 2026",
    "13 MARCH 2026",
    "13th March 2026",
    "13th of March, 2026",
    "the 13th of March 2026",
    "March 13, 2026",
    "March 13th, 2026",
    "Mar 13 2026",
    "Mar. 13, 2026",
    "2026 March 13",
    "2026-Mar-13",
    "13-Mar-2026",
    "Friday, March 13th, 2026",
    "Fri, 13 Mar 2026",
    "Thursday, March 13, 2026",  # it was a Friday: the date is believed
    "2026-03-13 Fri",
    "13. März 2026",
    "13. Ma\u0308rz 2026",
    "Fr., 13.03.2026",
    "Freitag, den 13. März 2026",
    "13 mars 2026",
    "le vendredi 13 mars 2026",
    "mar. 13 mars 2026",
    "13 de marzo de 2026",
    "viernes, 13 de marzo de 2026",
    "13 marzo 2026",
    "venerdì 13 marzo 2026",
    "13 de março de 2026",
    "sexta-feira, 13 de março de 2026",
    "vrijdag 13 maart 2026",
    "fredag den 13 mars 2026",
    "fredag den 13. marts 2026",
    "13 marca 2026",
    "piątek, 13 marca 2026 r.",
    "13. března 2026",
    "13. maaliskuuta 2026",
    "2026. március 13., péntek",
    "13 martie 2026",
    "13 марта 2026 г.",
    "13 березня 2026",
    "13 Mart 2026 Cuma",
    "13 març 2026",
    "2026年3月13日",
    "2026年3月13日(金)",
    "２０２６年０３月１３日",
    "2026년 3월 13일 금요일",
    "13\u00a0March\u00a02026",
    "\u200e2026-03-13",
    "13\u202fmars\u202f2026",
)

TIMES = (
    # typed, what it is in America/Halifax, was an offset or a zone typed
    ("2026-03-13T10:15:30", "2026-03-13T10:15:30-03:00", False),
    ("2026-03-13t10:15", "2026-03-13T10:15:00-03:00", False),
    ("2026-03-13 10:15", "2026-03-13T10:15:00-03:00", False),
    ("2026-03-13 9:05", "2026-03-13T09:05:00-03:00", False),
    ("2026-03-13 10:15:30,5", "2026-03-13T10:15:30.500000-03:00", False),
    ("2026-03-13T10:15:30.1234567899", "2026-03-13T10:15:30.123456-03:00", False),
    ("2026-03-13T10:15:30Z", "2026-03-13T10:15:30+00:00", True),
    ("2026-03-13t10:15:30z", "2026-03-13T10:15:30+00:00", True),
    ("2026-03-13T10:15:30.25Z", "2026-03-13T10:15:30.250000+00:00", True),
    ("2026-03-13T10:15:30 Z", "2026-03-13T10:15:30+00:00", True),
    ("2026-03-13T10:15:30+01:00", "2026-03-13T10:15:30+01:00", True),
    ("2026-03-13T10:15:30−01:00", "2026-03-13T10:15:30-01:00", True),
    ("2026-03-13T10:15+0100", "2026-03-13T10:15:00+01:00", True),
    ("2026-03-13T10:15+01", "2026-03-13T10:15:00+01:00", True),
    ("2026-03-13T10Z", "2026-03-13T10:00:00+00:00", True),
    ("2026-04-02 10:00:00 +0530", "2026-04-02T10:00:00+05:30", True),
    ("2026-02-01 10:00 -0500", "2026-02-01T10:00:00-05:00", True),
    ("2026-02-01 10:00 UTC", "2026-02-01T10:00:00+00:00", True),
    ("2026-02-01 10:00 gmt", "2026-02-01T10:00:00+00:00", True),
    ("2026-02-01 10:00 (UTC)", "2026-02-01T10:00:00+00:00", True),
    ("2026-02-01 10:00 EST", "2026-02-01T10:00:00-05:00", True),
    ("2026-07-01 10:00 EDT", "2026-07-01T10:00:00-04:00", True),
    ("2026-02-01 10:00 CST", "2026-02-01T10:00:00-06:00", True),
    ("2026-07-01 10:00 CDT", "2026-07-01T10:00:00-05:00", True),
    ("2026-02-01 10:00 MST", "2026-02-01T10:00:00-07:00", True),
    ("2026-07-01 10:00 MDT", "2026-07-01T10:00:00-06:00", True),
    ("2026-02-01 10:00 PST", "2026-02-01T10:00:00-08:00", True),
    ("2026-07-01 10:00 pdt", "2026-07-01T10:00:00-07:00", True),
    ("2026-05-01 06:00 America/Halifax", "2026-05-01T06:00:00-03:00", True),
    ("2026-05-01 06:00 asia/kolkata", "2026-05-01T06:00:00+05:30", True),
    ("2026-05-01T06:00:00[Europe/Paris]", "2026-05-01T06:00:00+02:00", True),
    ("2026-01-01T06:00:00+01:00[Europe/Paris]", "2026-01-01T06:00:00+01:00", True),
    ("20260313T101500Z", "2026-03-13T10:15:00+00:00", True),
    ("20260313T1015", "2026-03-13T10:15:00-03:00", False),
    ("20260313T101500+01:00", "2026-03-13T10:15:00+01:00", True),
    ("20260313T101500.5-0330", "2026-03-13T10:15:00.500000-03:30", True),
    ("2026-12-31T192030+01:00", "2026-12-31T19:20:30+01:00", True),
    ("Mon, 05 Jan 2026 00:00:00 -0400", "2026-01-05T00:00:00-04:00", True),
    ("05 Jan 2026 00:00 GMT", "2026-01-05T00:00:00+00:00", True),
    ("tHu,  9 feb 2006 23:59:45 z", "2006-02-09T23:59:45+00:00", True),
    ("Mon, 05 Jan 2026 00:00:00 -0400 (AST)", "2026-01-05T00:00:00-04:00", True),
    ("13 Mar 2026 10:30", "2026-03-13T10:30:00-03:00", False),
    ("March 13, 2026 at 10:30", "2026-03-13T10:30:00-03:00", False),
    ("Friday 13 March 2026 at 7:05 pm", "2026-03-13T19:05:00-03:00", False),
    ("March 13, 2026, 7:05 P.M.", "2026-03-13T19:05:00-03:00", False),
    ("March 13, 2026 7pm", "2026-03-13T19:00:00-03:00", False),
    ("March 13, 2026 7:05:09 pm EST", "2026-03-13T19:05:09-05:00", True),
    ("2026-03-13 12:00 am", "2026-03-13T00:00:00-03:00", False),
    ("2026-03-13 12:00 pm", "2026-03-13T12:00:00-03:00", False),
    ("Freitag, 13. März 2026 um 19:05 Uhr", "2026-03-13T19:05:00-03:00", False),
    ("13 mars 2026 à 19h05", "2026-03-13T19:05:00-03:00", False),
    ("2026年3月13日 10:30", "2026-03-13T10:30:00-03:00", False),
    ("Fri Mar 13 10:15:00 2026", "2026-03-13T10:15:00-03:00", False),
    ("Fri Mar 13 10:15:00 2026 +0100", "2026-03-13T10:15:00+01:00", True),
    ("Fri Mar 13 10:15:00 PDT 2026", "2026-03-13T10:15:00-07:00", True),
    ("Fri Mar 13 2026 10:15:00 GMT+0100 (CET)", "2026-03-13T10:15:00+01:00", True),
    ("2026-03-13 24:00", "2026-03-14T00:00:00-03:00", False),
    ("2025-12-31T24:00:00Z", "2026-01-01T00:00:00+00:00", True),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00", True),
    ("2016-12-31 23:59:60", "2016-12-31T23:59:59-04:00", False),
    ("1900-01-02T00:00:00Z", "1900-01-02T00:00:00+00:00", True),
)

UNREADABLE = (
    "",
    "   ",
    "last Tuesday",
    "tomorrow",
    "2026",
    "2026-03",
    "2026-W11-5",
    "13 March",
    "Mon, 05 Jan 26 00:00:00 -0400",
    "13.03.26",
    "26-03-13",
    "13 Smarch 2026",
    "13 March 2026 banana",
    "10:30",
    "7 pm",
    "T",
    "2026-03/13",
    "2026-03-13-14",
    "2026--03-13",
    "2026-03-13 10:30 banana",
    "2026-03-13 10:30 XYZ",
    "2026-03-13 10:30 CET",  # in summer nobody knows whether CEST was meant
    "2026-03-13 10:30 Mars/Olympus",
    "2026-03-13 10:30 ../../etc/passwd",
    "2026-03-13 10:30:5",
    "2026-03-13 10:305",
    "2026-03-13T10:30:00:00",
    "٢٠٢٦-٠٣-١٣",
    "2026-03-1²",
    "\ud800",
    "2026-03-13" + " " * 100,
    "1" * 5000,
)

IMPOSSIBLE = (
    "2026-02-30",
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-03-00",
    "20260230",
    "30 February 2026",
    "30.02.2026",
    "31/04/2026",
    "13/13/2026",
    "00/05/2026",
    "2026年2月30日",
    "2026-03-13 25:00",
    "2026-03-13T24:00:01",
    "2026-03-13 10:60",
    "2026-03-13 10:00:61",
    "2026-03-13T10:00:61Z",
    "2026-03-13 13:00 pm",
    "2026-03-13 0:30 am",
    "2026-03-13 10:00 +24:00",
    "2026-03-13T10:00:00+24:00",
    "2026-03-13 10:00 +01:60",
    "Sun, 30 Feb 2026 10:00:00 GMT",
    "0001-01-01",
    "0001-01-01T00:00:00Z",
    "Mon, 01 Jan 0001 00:00:00 +0000",
    "1899-12-31",
    "10000-01-01",
    "1 January 20260",
)


def refusal(value: object) -> UnreadableDate:
    with pytest.raises(UnreadableDate) as caught:
        read_date(value, HALIFAX)
    return caught.value


@pytest.mark.parametrize("typed", DAYS_ALONE)
def test_a_day_alone_is_midnight_in_the_zone(typed: str) -> None:
    when = read_date(typed, HALIFAX)
    assert when.moment.isoformat() == "2026-03-13T00:00:00-03:00"
    assert not when.has_time
    assert not when.has_offset


@pytest.mark.parametrize(("typed", "expected", "has_offset"), TIMES)
def test_a_time_keeps_its_offset_or_is_in_the_zone(
    typed: str, expected: str, has_offset: bool
) -> None:
    when = read_date(typed, HALIFAX)
    assert when.moment.isoformat() == expected
    assert when.has_time
    assert when.has_offset is has_offset


@pytest.mark.parametrize("typed", UNREADABLE)
def test_what_is_no_date_is_unreadable(typed: str) -> None:
    error = refusal(typed)
    assert error.code == "date-unreadable"
    assert error.mend.startswith("Write ")


@pytest.mark.parametrize("typed", IMPOSSIBLE)
def test_a_day_or_time_that_does_not_exist_is_impossible(typed: str) -> None:
    assert refusal(typed).code == "date-impossible"


@pytest.mark.parametrize("value", [None, True, 20260313, 3.5, time(10, 30), ["2026-03-13"], b"x"])
def test_other_types_are_unreadable(value: object) -> None:
    error = refusal(value)
    assert error.code == "date-unreadable"
    assert type(value).__name__ in error.what


@pytest.mark.parametrize("typed", ["03/04/2026", "3/4/2026", "03-04-2026", "03/04/2026 10:30"])
def test_day_and_month_that_may_be_swapped_are_ambiguous(typed: str) -> None:
    error = refusal(typed)
    assert error.code == "date-ambiguous"
    assert "2026-04-03" in error.mend
    assert "2026-03-04" in error.mend


def test_day_and_month_alike_cannot_be_swapped() -> None:
    assert read_date("04/04/2026", UTC).moment.date() == date(2026, 4, 4)


@pytest.mark.parametrize("typed", ["25/12/2026", "12/25/2026"])
def test_a_number_above_twelve_is_the_day(typed: str) -> None:
    assert read_date(typed, UTC).moment.date() == date(2026, 12, 25)


def test_a_day_that_does_not_exist_is_named_with_the_days_that_do() -> None:
    error = refusal("2026-02-30T10:00:00Z")
    assert error.what == '"2026-02-30" is not a day of the calendar'
    assert error.mend == "Write a day from 2026-02-01 to 2026-02-28."


def test_the_year_one_of_generators_is_called_implausible() -> None:
    error = refusal("0001-01-01T00:00:00Z")
    assert error.what == '"0001-01-01" is in the year 1'
    assert "implausible" in error.mend


def test_an_unknown_zone_is_quoted_alone() -> None:
    error = refusal("2026-03-13 10:30 Narnia")
    assert error.what == '"Narnia" is not a time zone'
    assert "Europe/Paris" in error.mend


def test_a_long_text_is_quoted_in_part() -> None:
    assert len(refusal("x" * 1_000_000).what) < 100


def test_a_refusal_survives_the_way_between_processes() -> None:
    error = refusal("2026-02-30")
    again = pickle.loads(pickle.dumps(error))
    assert (again.what, again.mend, again.code) == (error.what, error.mend, error.code)
    assert str(again) == f"{error.what}. {error.mend}"


def test_dates_of_a_toml_parser_are_read_as_their_texts_are() -> None:
    assert read_date(date(2026, 3, 13), HALIFAX) == read_date("2026-03-13", HALIFAX)
    naive = datetime.fromisoformat("2026-03-13T10:15:00.5")
    assert read_date(naive, HALIFAX) == read_date("2026-03-13T10:15:00.5", HALIFAX)
    aware = datetime(2026, 3, 13, 10, 15, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert read_date(aware, HALIFAX) == (aware, True, True)
    assert read_date(aware, HALIFAX).moment.isoformat() == "2026-03-13T10:15:00+05:30"


@pytest.mark.parametrize("value", [date(1, 1, 1), datetime(1, 1, 1, tzinfo=UTC)])
def test_the_year_one_is_implausible_from_a_parser_too(value: object) -> None:
    assert refusal(value).code == "date-impossible"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-01-05", "2026-01-05T00:00:00-04:00"),
        ("2026-07-05", "2026-07-05T00:00:00-03:00"),
        ("2026-03-08", "2026-03-08T00:00:00-04:00"),  # clocks go forward at two
        ("2026-03-09", "2026-03-09T00:00:00-03:00"),
        ("2026-03-07 24:00", "2026-03-08T00:00:00-04:00"),
        ("2026-03-08 24:00", "2026-03-09T00:00:00-03:00"),
        ("2026-03-08 03:30", "2026-03-08T03:30:00-03:00"),
        ("2026-11-01", "2026-11-01T00:00:00-03:00"),  # clocks go back at two
        ("2026-11-02", "2026-11-02T00:00:00-04:00"),
        ("2026-11-01 01:30", "2026-11-01T01:30:00-03:00"),  # twice: the first is taken
    ],
)
def test_midnight_follows_the_summer_time_of_the_zone(typed: str, expected: str) -> None:
    assert rfc3339(read_date(typed, HALIFAX).moment) == expected


def test_a_zone_that_is_typed_follows_its_own_summer_time() -> None:
    winter, summer = "2026-01-05 06:00 Europe/Paris", "2026-07-05 06:00 Europe/Paris"
    assert rfc3339(read_date(winter, HALIFAX).moment) == "2026-01-05T06:00:00+01:00"
    assert rfc3339(read_date(summer, HALIFAX).moment) == "2026-07-05T06:00:00+02:00"


@pytest.mark.parametrize(
    "typed", ["9999-12-31 20:00", "9999-12-31 24:00", "9999-12-31T23:59:59-05:00"]
)
def test_the_end_of_time_can_be_said_in_utc(typed: str) -> None:
    assert rfc3339_utc(read_date(typed, HALIFAX).moment) == "9999-12-31T23:59:59Z"


def test_the_first_year_is_read_with_the_local_mean_time_of_then() -> None:
    moment = read_date("1900-06-01", HALIFAX).moment
    assert moment.utcoffset() == timedelta(hours=-4, minutes=-14, seconds=-24)
    assert rfc822(moment) == "Fri, 01 Jun 1900 04:14:24 +0000"
    assert rfc3339(moment) == "1900-06-01T04:14:24Z"


DATE_SIGNS = (
    "0123456789-/.:, +TtZzhapmAPM[]()日年月年\u0660\u0661\u06f5\u0967\u00b2\u2460\u00bd\ud800"
)
FRAGMENTS = st.one_of(
    st.sampled_from(
        ("2026", "03", "13", "31", "99", "0001", "9999", "0" * 40, "٣", "９", "年", "日")
    ),
    st.sampled_from(
        ("March", "mar", "Fri", "th", "of", "at", "pm", "T", "Z", "GMT", "Uhr", "America")
    ),
    st.sampled_from(
        (" ", "-", "/", ".", ",", ":", "+", "[", "]", "(", "24:00", "23:59:60", "Asia/Tokyo")
    ),
)


def moment_or_refusal(value: object, zone: tzinfo) -> datetime | UnreadableDate:
    try:
        return read_date(value, zone).moment
    except UnreadableDate as error:
        return error


def never_another_exception(value: object) -> None:
    for zone in (HALIFAX, KOLKATA, UTC):
        answer = moment_or_refusal(value, zone)
        if isinstance(answer, datetime):
            assert answer.utcoffset() is not None
            assert rfc3339_utc(answer).endswith("Z")
        else:
            assert answer.what.encode()
            assert answer.mend.endswith(".")


@given(st.text() | st.text(DATE_SIGNS, max_size=40))
def test_no_text_raises_another_exception(typed: str) -> None:
    never_another_exception(typed)


@given(st.lists(FRAGMENTS, max_size=14).map("".join))
def test_no_pieces_of_dates_raise_another_exception(typed: str) -> None:
    never_another_exception(typed)


@given(st.dates() | st.datetimes() | st.datetimes(timezones=st.timezones()) | st.integers())
def test_no_parsed_value_raises_another_exception(value: object) -> None:
    never_another_exception(value)


OFFSETS = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda n: timezone(timedelta(minutes=n)))
MOMENTS = st.datetimes(
    datetime(1901, 1, 1),  # noqa: DTZ001 - hypothesis wants naive bounds
    datetime(9999, 1, 1),  # noqa: DTZ001
    timezones=OFFSETS | st.timezones(),
)


@given(MOMENTS)
def test_what_feeds_say_is_read_back(moment: datetime) -> None:
    expected = moment.replace(microsecond=0).astimezone(UTC)
    for say in (rfc3339, rfc3339_utc, rfc822):
        when = read_date(say(moment), KOLKATA)
        assert when.moment.astimezone(UTC) == expected
        assert when.has_offset


@given(MOMENTS)
def test_rfc822_is_what_the_standard_library_reads_and_writes(moment: datetime) -> None:
    said = rfc822(moment)
    assert rfc822(moment.astimezone(UTC)) == format_datetime(moment.astimezone(UTC))
    assert parsedate_to_datetime(said) == moment.replace(microsecond=0).astimezone(UTC)
    assert re.fullmatch(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}", said)


@given(st.dates(date(1900, 1, 1), date(9999, 12, 30)), st.sampled_from(("-", "/", ".", "")))
def test_every_day_is_read_in_every_numeric_form(day: date, sign: str) -> None:
    typed = sign.join((f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"))
    assert read_date(typed, HALIFAX).moment.replace(tzinfo=None) == datetime.combine(day, time())


def test_rfc822_has_a_numeric_offset_even_in_utc() -> None:
    moment = datetime(2026, 1, 5, tzinfo=timezone(timedelta(hours=-4)))
    assert rfc822(moment) == "Mon, 05 Jan 2026 00:00:00 -0400"
    assert rfc822(datetime(2026, 1, 5, tzinfo=UTC)) == "Mon, 05 Jan 2026 00:00:00 +0000"


def test_rfc3339_keeps_the_offset_and_drops_microseconds() -> None:
    moment = datetime(2026, 1, 5, 0, 0, 0, 999_999, timezone(timedelta(hours=-4)))
    assert rfc3339(moment) == "2026-01-05T00:00:00-04:00"
    assert rfc3339_utc(moment) == "2026-01-05T04:00:00Z"
    assert rfc3339(moment.astimezone(UTC)) == "2026-01-05T04:00:00Z"


def test_a_time_without_a_zone_is_never_said() -> None:
    naive = datetime(2026, 1, 5)  # noqa: DTZ001 - the mistake under test
    for say in (rfc822, rfc3339):
        with pytest.raises(ValueError, match="no time zone"):
            say(naive)


Require = Callable[[bool, str], None]


@pytest.mark.parametrize("name", ["C", "de_DE.UTF-8", "fr_FR.UTF-8", "ja_JP.UTF-8"])
def test_dates_are_english_whatever_the_locale(name: str, require: Require) -> None:
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
        found = True
    except locale.Error:
        found = False
    require(found, f"this machine has no locale {name}: Debian's package locales-all brings it")
    try:
        assert rfc822(datetime(2026, 5, 6, tzinfo=UTC)) == "Wed, 06 May 2026 00:00:00 +0000"
        assert read_date("6 May 2026", UTC).moment.month == 5
    finally:
        locale.setlocale(locale.LC_ALL, before)


def test_rfc822_asks_the_locale_for_no_name() -> None:
    class Watched(datetime):
        def strftime(self, format: str) -> str:
            assert not re.search(r"%[aAbBcxXpOE]", format)
            return super().strftime(format)

    assert rfc822(Watched(2026, 5, 6, tzinfo=UTC)).startswith("Wed, 06 May")


@pytest.mark.parametrize(
    ("name", "day", "rest"),
    [
        ("2026-03-20-slug.md", date(2026, 3, 20), "slug.md"),
        ("2026-03-20-slug", date(2026, 3, 20), "slug"),
        ("2026-03-20_slug", date(2026, 3, 20), "slug"),
        ("2026-03-20 A title.md", date(2026, 3, 20), "A title.md"),
        ("2026_03_20_x", date(2026, 3, 20), "x"),
        ("20260320-x", date(2026, 3, 20), "x"),
        ("2026-03-20.md", date(2026, 3, 20), "2026-03-20.md"),
        ("2026-03-20", date(2026, 3, 20), "2026-03-20"),
        ("2026-03-20-", date(2026, 3, 20), "2026-03-20-"),
        ("2026-03-20-.md", date(2026, 3, 20), "2026-03-20-.md"),
        ("2026-02-30-x", None, "2026-02-30-x"),
        ("1776-07-04-x", None, "1776-07-04-x"),
        ("2026-03-201", None, "2026-03-201"),
        ("202603201-x", None, "202603201-x"),
        ("2026-03_20-x", None, "2026-03_20-x"),
        ("2026-03-x", None, "2026-03-x"),
        ("my-2026-03-20-x", None, "my-2026-03-20-x"),
        ("٢٠٢٦-٠٣-٢٠-x", None, "٢٠٢٦-٠٣-٢٠-x"),
        ("slug.md", None, "slug.md"),
        ("", None, ""),
    ],
)
def test_a_name_may_begin_with_a_day(name: str, day: date | None, rest: str) -> None:
    assert date_in_name(name) == day
    assert without_date(name) == rest


@given(st.text(DATE_SIGNS + "_x", max_size=20))
def test_a_name_without_its_date_is_never_empty(name: str) -> None:
    assert bool(without_date(name)) == bool(name)
    assert name.endswith(without_date(name))


def test_no_month_name_stands_for_two_months() -> None:
    meanings: dict[str, set[int]] = {}
    for names in month_names._MONTHS_BY_LANGUAGE.values():
        for number, spellings in enumerate(names.split(), start=1):
            for spelling in spellings.split("|"):
                meanings.setdefault(month_names.unaccented(spelling), set()).add(number)
    assert {name: numbers for name, numbers in meanings.items() if len(numbers) > 1} == {}


@pytest.mark.parametrize("language", month_names._MONTHS_BY_LANGUAGE)
def test_every_language_has_twelve_months(language: str) -> None:
    assert len(month_names._MONTHS_BY_LANGUAGE[language].split()) == 12


@given(st.sampled_from(sorted(month_names.MONTHS)), st.sampled_from(("{}", "{}.", "{},")))
def test_every_month_name_is_read_in_any_case(name: str, form: str) -> None:
    for spelling in (name, name.upper(), name.capitalize()):
        typed = f"5 {form.format(spelling)} 2026"
        assert read_date(typed, UTC).moment.date() == date(2026, month_names.MONTHS[name], 5)


@given(st.sampled_from(sorted(month_names.WEEKDAYS)))
def test_every_weekday_name_is_passed_over(name: str) -> None:
    for typed in (f"{name}, 13 March 2026", f"{name}. 13 March 2026"):
        assert read_date(typed, UTC).moment.date() == date(2026, 3, 13)


@pytest.mark.parametrize("piece", ["1", "1:", "1 ", " ", "a-", "((", "1.", "h ", "T1", "1 h", "١"])
def test_no_text_takes_long(piece: str) -> None:
    with patience():
        for length in (99, 1_000_000):
            moment_or_refusal((piece * length)[:length], UTC)
