from pathlib import Path

import pytest
import turbohtml

from feedsmith.loaders.pages.bodies import page_body
from feedsmith.loaders.pages.sameness import letters
from feedsmith.loaders.pages.selectors import selector_problem

THEMES = Path(__file__).parent.parent / "fixtures" / "pages" / "themes"
PLACE = "<!-- the author's text -->"

LONG = (
    "<p>A tide table is a promise made by arithmetic about water that it has never met, and most "
    "days the water keeps it. On some days it does not, and these are the days this is about.</p>"
)
TEXTS = {
    "paragraphs": f'{LONG}<h2 id="one">One</h2><ul><li>Print the prediction.</li></ul>{LONG}',
    "a note": "<p>The water stood still today.</p>",
    "a heading first": f'<h2 id="one">Before the tide</h2><p>It was early.</p>{LONG}',
    "a picture first": f'<p><img src="/gauge.jpg" alt="A gauge"></p>{LONG}<p>So it goes.</p>',
    "a list last": f"{LONG}<ol><li>Wait.</li><li>Look.</li><li>Row to the next buoy.</li></ol>",
    "code last": f"{LONG}<pre><code>tide --next 3\n</code></pre>",
    "footnotes": (
        f'{LONG}<p>Both numbers.<sup id="r1"><a href="#n1">1</a></sup></p>'
        '<section class="footnotes"><ol><li id="n1"><p>Pencil the place. '
        '<a href="#r1">↩</a></p></li></ol></section>'
    ),
    "links": f'{LONG}<p>See <a href="/knots/">how to tie knots</a> and be patient with it.</p>',
    "an author's header": (
        f"{LONG}<blockquote><p>Wait for it.</p><footer>A keeper</footer></blockquote>{LONG}"
    ),
    "a box first": (
        '<div class="admonition info"><p class="admonition-title">Info</p>'
        "<p>Mind the step.</p></div>" + LONG
    ),
    "code with a name first": (
        '<div class="highlight"><div class="title">tide.py</div><pre><code>row()</code></pre></div>'
        + LONG
    ),
    "words of bylines": (
        "<p>By the time you read this, the tide will have turned.</p>"
        f"<p>Last week I rowed out. Next week I shall not.</p>{LONG}<p>Share it if you must.</p>"
    ),
}


def body(page: str, title: str = "Slack Water", source: str | None = None) -> str:
    found = page_body(turbohtml.parse(page), title, source)
    assert found is not None
    return found


def heard(html: str) -> str:
    return letters(turbohtml.parse_fragment(html).text)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("theme", sorted(file.stem for file in THEMES.glob("*.html")))
def test_a_themes_page_gives_the_authors_text_and_no_more(theme: str, text: str) -> None:
    page = (THEMES / f"{theme}.html").read_text("utf-8")
    assert PLACE in page
    for source in (None, TEXTS[text]):
        found = body(page.replace(PLACE, TEXTS[text]), source=source)
        assert heard(found) == heard(TEXTS[text])
        assert found.count("<img") == TEXTS[text].count("<img")


UNKNOWN = (
    "<main><div><b>Knots and more</b></div><div>Nobody reads this line above the text</div>{}"
    "<div><p>This sentence is the theme's and nothing marks it as such, alas.</p></div></main>"
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_source_trims_what_nothing_marks(text: str) -> None:
    found = body(UNKNOWN.format(TEXTS[text]), source=TEXTS[text])
    assert heard(found) == heard(TEXTS[text])
    assert "Knots and more" in body(UNKNOWN.format(TEXTS[text]))


def test_the_source_is_found_behind_a_summary_that_repeats_it() -> None:
    first = "The water stood still today, and so did we."
    text = f"<article><p>{first}</p>{LONG}</article>"
    page = f"<main><h1>Still</h1><p>{first}</p><p>By me</p>{text}</main>"
    found = body(page, "Still", f"<p>{first}</p>{LONG}")
    assert found.count(first) == 1


def test_what_a_build_adds_in_the_middle_stays() -> None:
    figure = "<figure><figcaption>A map</figcaption></figure>"
    page = f"<main><p>Start here, please.</p>{figure}{LONG}</main>"
    assert "A map" in body(page, source=f"<p>Start here, please.</p>{LONG}")


def test_pictures_at_both_ends_of_the_source_stay() -> None:
    text = f'<p><img src="a.jpg"></p>{LONG}<video src="b.mp4"></video>'
    page = f'<main><img src="cover.jpg"><p>Ad</p>{text}<img src="c.jpg"><p>More</p></main>'
    found = body(page, source=text)
    assert [name for name in ("cover", "a.jpg", "b.mp4", "c.jpg") if name in found] == [
        "a.jpg",
        "b.mp4",
    ]


def test_a_source_that_the_page_does_not_hold_changes_nothing() -> None:
    page = f'<main><p class="byline">By Ines</p>{LONG}</main>'
    assert heard(body(page, source="<p>Something else altogether, from long ago.</p>")) == heard(
        LONG
    )


def test_typographers_and_highlighters_do_not_hide_the_source() -> None:
    source = '<p>It\'s "here" -- at last...</p><pre><code>a = 1\nb = 2</code></pre>'
    page = (
        "<main><p>Theme</p><p>It’s “here” – at last…</p><table><tr><td class='gutter'>1 2</td>"
        "<td><pre><span>a</span> = 1\nb = <b>2</b></pre></td></tr></table><p>Theme</p></main>"
    )
    assert "Theme" not in body(page, source=source)


def test_the_owner_chooses_the_element_and_what_goes() -> None:
    page = f'<div class="x"><p>Mine.</p><p class="y">Not mine.</p></div><article>{LONG}</article>'
    found = page_body(turbohtml.parse(page), "T", selector=".x", remove=(".y",))
    assert found == "<p>Mine.</p>"


def test_a_choice_that_matches_nothing_falls_back() -> None:
    page = f"<main>{LONG}</main>"
    found = page_body(turbohtml.parse(page), "T", selector=".nowhere")
    assert found is not None
    assert heard(found) == heard(LONG)


def test_a_page_without_text_has_no_body() -> None:
    assert page_body(turbohtml.parse("<main><h1>T</h1></main>"), "T") is None
    assert page_body(turbohtml.parse(""), "T") is None


def test_a_body_that_is_one_picture_is_a_body() -> None:
    page = '<main class="e-content"><h1>T</h1><img src="a.jpg"></main>'
    assert body(page, "T") == '<img src="a.jpg">'


@pytest.mark.parametrize("heading", ["Cite this post", "How to cite", "Citation", "BibTeX"])
def test_how_to_cite_goes_with_all_below_it(heading: str) -> None:
    notes = "<h2>Notes</h2><p>Keep.</p>"
    page = f"<article>{LONG}<h2>{heading}</h2>{LONG}<pre>@misc{{a}}</pre>{notes}</article>"
    assert heard(body(page)) == heard(f"{LONG}{notes}")


def test_a_post_about_citation_keeps_its_text() -> None:
    assert heard(body(f"<article><h1>Citation</h1>{LONG}</article>", "Citation")) == heard(LONG)


@pytest.mark.parametrize("heading", ["Comments", "Share", "Tags", "Related articles"])
def test_a_section_that_the_author_wrote_stays_whatever_its_heading(heading: str) -> None:
    text = f"{LONG}<h2>{heading}</h2>{LONG}"
    assert heard(body(f"<article>{text}</article>")) == heard(text)


def test_names_in_code_tables_and_quotations_are_the_authors() -> None:
    text = f'{LONG}<pre><span class="comment">// share</span> <span class="meta">x</span></pre>'
    assert heard(body(f'<div class="e-content">{text}</div>')) == heard(text)


def test_comments_longer_than_the_post_go_all_the_same() -> None:
    page = f'<article><p>Short.</p><div class="comments">{LONG * 9}</div></article>'
    assert heard(body(page)) == "short"


def test_sections_of_one_class_are_one_text() -> None:
    parts = "".join(
        f'<div class="prose">{LONG.replace("A tide", f"{n} tide")}</div>' for n in range(3)
    )
    found = body(f"<main><h1>T</h1>{parts}</main>", "T")
    assert [str(n) in found for n in range(3)] == [True] * 3


@pytest.mark.parametrize("selector", ["article", ".post > p:not(.meta)", "[itemprop~=text], main"])
def test_a_selector_that_can_be_read_has_no_problem(selector: str) -> None:
    assert selector_problem(selector) is None


@pytest.mark.parametrize("selector", ["a[", ":nonsense(", "p::before", "a,,b", ""])
def test_a_selector_that_can_not_be_read_is_explained(selector: str) -> None:
    assert f'"{selector}"' in (selector_problem(selector) or "")


SHORT = "<p>It stood there for an hour. Bring:</p><ul><li>boots</li><li>patience</li></ul>"
PHOTO = '<p><img src="/heron.png" alt="A heron"></p>'


@pytest.mark.parametrize(
    "page",
    [
        (
            f"<article><header><h1>Slack Water</h1></header><div>{PHOTO}{SHORT}</div>"
            '<aside><p>In this post</p><p>Related</p><a href="/knots/">Knots</a></aside></article>'
        ),
        (
            '<main><h1>Slack Water</h1><div class="md"><div class="metadata"><div class="author">'
            '<div class="text"><div class="name">Bo Larsen</div></div></div></div>'
            f'{PHOTO}{SHORT}<div class="post-footer"><b>Tags:</b><ul><li>'
            '<a href="/tags/birds/">Birds</a></li></ul>'
            '<a rel="prev" href="/k/">A very long title of the post before it</a>'
            "</div></div></main>"
        ),
        (
            f"<div><h1>Slack Water</h1><div>5 January 2024 · Ada Quill &amp; Bo Larsen</div><hr>"
            f'{PHOTO}{SHORT}<hr><p>Tagged <a href="/tags/birds/">#Birds</a></p>'
            '<p>Thanks for reading. If you liked this, <a href="/feed.xml">subscribe</a> or '
            '<a href="mailto:a@b.example?subject=Re">reply by email</a>.</p></div>'
        ),
        (
            f'<main><h1>Slack Water</h1><p class="intro">What the tide does.</p>{PHOTO}{SHORT}'
            '<ul class="next"><li><a rel="next" href="/knots/">Knots</a></li></ul></main>'
        ),
        (
            "<main><h1>Slack Water</h1><p>It stood there for an hour. Bring: boots patience</p>"
            f"<p>5 January 2024</p>{PHOTO}{SHORT}</main>"
        ),
    ],
    ids=["a column", "parts without names", "lines without names", "a description", "an excerpt"],
)
def test_a_short_text_is_told_from_what_stands_around_it(page: str) -> None:
    found = body(
        f'<head><meta name="description" content="What the tide does."></head><body>{page}</body>'
    )
    assert heard(found) == heard(SHORT)
    assert "/heron.png" in found


def test_an_excerpt_above_is_not_taken_for_the_text() -> None:
    excerpt = turbohtml.parse_fragment(SHORT).text
    page = f"<main><p>{excerpt}</p><p>5 May 2024</p>{PHOTO}{SHORT}</main>"
    assert "/heron.png" in body(page, source=PHOTO + SHORT)


def test_a_comment_before_the_footnotes_does_not_part_them_from_the_text() -> None:
    notes = '<!-- --><section class="footnotes"><ol><li><p>Page nine.</p></li></ol></section>'
    assert "Page nine" in body(f"<main>{LONG}{notes}<p>Share</p></main>", source=LONG)


def test_a_heading_below_a_sticky_bar_stays() -> None:
    page = f'<main>{LONG}<h2 class="anchorTargetStickyNavbar_x">Before</h2>{LONG}</main>'
    assert "Before" in body(page)


def test_a_line_of_thanks_without_a_link_stays() -> None:
    page = (
        f"<main>{LONG}<p>Thanks for reading, and row well.</p><p><a href='/'>← Home</a></p></main>"
    )
    assert "row well" in body(page)


def test_a_text_in_a_table_that_lays_out_the_page_is_found() -> None:
    page = (
        '<table><tr><td><a href="/">Home</a><ul><li><a href="/knots/">Knots</a></li></ul></td>'
        f"<td><h1>Slack Water</h1>{LONG}</td></tr></table>"
    )
    assert heard(body(page)) == heard(LONG)


def test_an_excerpt_of_some_length_above_the_byline_goes() -> None:
    excerpt = turbohtml.parse_fragment(LONG).text
    page = f"<main><p>{excerpt}…</p><p>5 May 2024</p>{LONG}{SHORT}</main>"
    assert heard(body(page)) == heard(LONG + SHORT)


def test_a_short_line_that_its_author_says_twice_stays() -> None:
    page = f"<main><p>5 May 2024</p><p>Wait for it.</p><p>Wait for it.</p>{LONG}</main>"
    assert heard(body(page)).count("waitforit") == 2
