"""What a reader hears of a page, and in which parts: told fast where nothing is silent."""

from __future__ import annotations

import re
import unicodedata

import pytest
import turbohtml
from hypothesis import given
from hypothesis import strategies as st
from turbohtml import Element, Text

from feedsmith.loaders.pages.bodies import page_body
from feedsmith.loaders.pages.leaves import leaves
from feedsmith.loaders.pages.sameness import is_heard, letters, spoken, voices

SILENT = ("sup", "script", "style", "template", "noscript", "button", "svg", "textarea")
NUMBERS = ("ln", "lnt", "lineno", "linenos", "linenodiv", "line-number", "gutter")
PIECES = (
    *("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<ul><li>", "</ul>", "<hr>", "<!-- x -->"),
    *("Tide ", "e", "\u0301", "1", " ", "\u2014", "<img src=a.png>", "<pre>", "</pre>"),
    *(f"<{tag}>3</{tag}>" for tag in SILENT),
    *(f'<span class="a {name}">4</span>' for name in NUMBERS),
    *('<i class="align">5</i>', '<i class="online">6</i>', "<section>", "</section>"),
)
PAGES = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def is_silent(text: Text) -> bool:
    around = [one for one in text.ancestors if isinstance(one, Element)]
    names = [name for one in around for name in (one.attr("class") or "").split()]
    return any(one.tag in SILENT for one in around) or any(name in NUMBERS for name in names)


@given(PAGES)
def test_a_reader_hears_all_texts_but_those_in_silent_elements(html: str) -> None:
    root = turbohtml.parse_fragment(html)
    texts = [one for one in root.descendants if isinstance(one, Text) and not is_silent(one)]
    assert list(voices(root)) == texts
    assert spoken(root) == letters("".join(text.data for text in texts))
    assert is_heard(root) == bool(spoken(root))


@given(
    st.text() | st.text(st.sampled_from("aB9_ .-\u00e9e\u0301\ufb01\u00df\u0130\u2014\u65e5\ud800"))
)
def test_letters_are_what_is_left_of_a_folded_text(text: str) -> None:
    folded = unicodedata.normalize("NFKC", text).casefold()
    assert letters(text) == re.sub(r"[\W_]+", "", folded)


@given(PAGES)
def test_the_blocks_of_a_page_are_the_same_from_its_end(html: str) -> None:
    root = turbohtml.parse_fragment(html)
    assert list(leaves(root, backwards=True)) == list(leaves(root))[::-1]


TEXT = (
    "<p>The harbour master keeps a notebook with squared paper.</p><p>Every morning he writes.</p>"
)


@pytest.mark.parametrize(
    ("teaser", "goes"),
    [
        ("The harbour master keeps a notebook with squared paper. Every morning", True),
        ("The harbour master keeps a notebook with squared", True),
        ("The harbour master keeps a notebook with squared paper. Each morning", False),
        (
            "The harbour master keeps a notebook with squared paper. Every morning he writes. So",
            False,
        ),
    ],
    ids=["into the second block", "within the first", "another word", "more than the text"],
)
def test_a_line_above_goes_where_the_text_begins_with_its_words(teaser: str, goes: bool) -> None:
    page = f"<main><p>{teaser}</p>{TEXT}</main>"
    body = page_body(turbohtml.parse(page), "Slack Water")
    assert body is not None
    assert (f"<p>{teaser}</p>" not in body) == goes
