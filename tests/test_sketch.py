"""The sketch of a text: the same for what readers see as the same, and far from any other's."""

from __future__ import annotations

import random
import re
import unicodedata
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import text, words

from feedsmith.ledger.sketch import differ, likeness, parts, resemble, sketch

SIGNS = (
    "潮の満ち引きは一日に二度ある。港の灯台は夜明けまで霧の中で光り、"
    "船は静かに岸を離れて沖へ向かう。"
)
OTHER_SIGNS = (
    "味噌汁の作り方はとても簡単です。昆布と鰹節で出汁を取り、豆腐と葱を切って、"
    "最後に味噌を溶きます。"
)


@pytest.mark.parametrize(
    "other",
    [
        "<div><p>Caf\u00e9 &amp; quay: high water comes at nine.</p></div>",
        "<p>cafe\u0301 &#38; <b>quay</b>: <em>high water</em> comes at nine</p>",
        "CAF\u00c9 QUAY \u2014 HIGH WATER, COMES AT NINE!",
        "<p>Caf\u00e9\u00a0&\nquay: high&nbsp;water comes <img alt='' src='a.png'>at nine.</p>",
    ],
    ids=["another box", "emphasis", "capitals", "blanks and a picture"],
)
def test_markup_and_punctuation_do_not_count(other: str) -> None:
    assert sketch(other) == sketch("<p>Caf\u00e9 & quay: high water comes at nine.</p>") != ""


@pytest.mark.parametrize("html", [None, "", "<p></p>", "<img src='a.png'>", " \u2014 \u2026 "])
def test_what_has_no_words_has_no_sketch(html: str | None) -> None:
    assert sketch(html) == ""
    assert not resemble("", sketch(html))
    assert not differ("", sketch(text(1)))


@given(st.text(max_size=300))
def test_any_text_has_a_sketch_of_at_most_eight_signs(html: str) -> None:
    drawn = sketch(html)
    assert len(parts(drawn)) <= 8
    assert len(drawn) == 8 * len(parts(drawn))
    assert resemble(drawn, drawn) == bool(drawn)


@pytest.mark.parametrize("seed", range(30))
def test_a_text_that_was_mended_resembles_itself(seed: int) -> None:
    typed = words(seed)
    typed[40] = "mended"
    mended = sketch(f"<p>{' '.join(typed)} Mended: the tide was later.</p>")
    assert resemble(sketch(text(seed)), mended)


@pytest.mark.parametrize("seed", range(30))
def test_another_text_of_the_same_words_does_not_resemble_it(seed: int) -> None:
    assert not resemble(sketch(text(seed)), sketch(text(seed + 1_000)))


def test_half_of_the_longer_text_has_to_be_in_both() -> None:
    first, whole = words(1, 60), words(1, 60) + words(2, 400)
    assert not resemble(sketch(" ".join(first)), sketch(" ".join(whole)))
    assert resemble(sketch(" ".join(first)), sketch(" ".join(first + words(3, 10))))


def test_what_is_more_alike_is_said_to_be() -> None:
    mine = sketch(text(1))
    mended = sketch(text(1) + "<p>Mended: the tide was later than it had been written.</p>")
    assert likeness(mine, mine) == 1
    assert likeness(mine, mended) == likeness(mended, mine) >= 0.5
    assert likeness(mine, sketch(text(2))) < 0.5


def test_how_much_is_alike_is_told_by_the_longer_text() -> None:
    short, long = sketch(" ".join(words(1)[:7])), sketch(" ".join(words(1)[:10]))
    assert likeness(short, long) == likeness(long, short) == 5 / 8


def test_of_a_few_words_all_have_to_be_the_same() -> None:
    assert resemble(sketch("Fog."), sketch("<p>fog</p>"))
    assert not resemble(sketch("Fog."), sketch("Fog again."))
    assert not resemble(sketch("Fog over the quay."), sketch("Fog over the harbour."))
    assert not resemble(sketch("Fog over the quay."), sketch(text(1)))


@pytest.mark.parametrize("other", [OTHER_SIGNS, text(1)], ids=["signs", "words"])
def test_texts_without_blanks_are_told_apart_by_their_signs(other: str) -> None:
    mended = SIGNS.replace("静かに", "") + "追記:時刻を直しました。"
    assert len(parts(sketch(SIGNS))) == 8
    assert resemble(sketch(SIGNS), sketch(mended))
    assert not resemble(sketch(SIGNS), sketch(other))
    assert differ(sketch(SIGNS), sketch(other))


@pytest.mark.parametrize(
    "written", ["한국어 글은 띄어쓰기를 합니다", "ข้อความภาษาไทยไม่มีช่องว่าง", "тихая вода"]
)
def test_every_script_has_a_sketch(written: str) -> None:
    assert sketch(written)
    assert not resemble(sketch(written), sketch(f"{written} {written[::-1]} {written[::2]}"))


def test_two_texts_differ_where_they_share_nothing_at_all() -> None:
    assert differ(sketch(text(1)), sketch(text(2)))
    assert not differ(sketch(text(1)), sketch(text(1) + text(2, 10)))


@given(
    st.text(st.sampled_from("aB9_ .-\u00e9e\u0301\ufb01\u00df\u0130\u2014\u65e5\u30fb\ud55c\ud800"))
)
def test_words_are_told_alike_in_every_script(written: str) -> None:
    assert sketch(written) == plainly(written)


@pytest.mark.parametrize("last", [0xD6, 0x24F, 0x52F])
def test_words_are_told_alike_with_many_letters(last: int) -> None:
    letters = random.Random(last).choices(f"aB -{''.join(map(chr, range(0xC0, last)))}", k=9000)
    assert sketch("".join(letters)) == plainly("".join(letters))


def plainly(written: str) -> str:
    """The sketch by its definition."""
    said = unicodedata.normalize("NFKC", written.encode("utf-8", "replace").decode()).casefold()
    told = re.findall(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+", said)
    runs = [told[at : at + 3] for at in range(max(1, len(told) - 2))] if told else []
    hashes = sorted({crc32(" ".join(run).encode()) for run in runs})
    return "".join(f"{one:08x}" for one in hashes[:8])
