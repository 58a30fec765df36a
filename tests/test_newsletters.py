"""What an item becomes for mails, one claim a test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from turbohtml import parse_fragment
from written import read_by_feedparser, written

from feedsmith import Attachment, Document, Image, Item, Problem, build, check, detect_site
from feedsmith.newsletters import LONGEST, for_email
from feedsmith.preparations import Context, prepare
from feedsmith.problems import Place

PAGE = "https://mill.example/flour/"
SITE = "https://mill.example/"
SIZES = {f"{SITE}wide.jpg": (1200, 800), f"{SITE}small.png": (90, 60)}
WIDE = f'<img src="{SITE}wide.jpg" alt="The wheel">'
FIXTURES = Path(__file__).parent.parent / "fixtures"
STYLE = ' style="max-width: 100%; height: auto"'


def post(body: str | None, **more: Any) -> Item:
    return Item(id=PAGE, url=PAGE, title="Flour", body=body, **more)


def mailed(body: str | None, **more: Any) -> Item:
    return for_email(post(body, **more), SIZES.get)[0]


def shown(body: str) -> str:
    return mailed(body).body or ""


def problems(body: str) -> tuple[Problem, ...]:
    return for_email(post(body), SIZES.get)[1]


# Pictures


def test_a_picture_wider_than_a_mail_is_narrowed_in_proportion() -> None:
    assert shown(WIDE) == WIDE.replace(">", f' width="600" height="400"{STYLE}>')


def test_a_small_picture_has_the_size_of_its_file() -> None:
    assert 'width="90" height="60"' in shown(f'<img src="{SITE}small.png">')


def test_the_width_an_author_wrote_stays_and_the_height_follows_the_file() -> None:
    html = f'<img src="{SITE}wide.jpg" width="300" height="999">'
    assert 'width="300" height="200"' in shown(html)


def test_a_height_alone_gives_the_width_that_the_file_has_at_it() -> None:
    assert 'width="30" height="20"' in shown(f'<img src="{SITE}wide.jpg" height="20px">')


def test_an_unmeasured_picture_is_narrowed_by_its_attributes() -> None:
    html = f'<img src="{SITE}far.jpg" width="1000" height="500">'
    assert 'width="600" height="300"' in shown(html)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("", ' style="max-width: 100%; height: auto"'),
        (' width="800"', ' width="600" style="max-width: 100%; height: auto"'),
        (' width="50%"', ' width="50%" style="max-width: 100%; height: auto"'),
        (' height="40"', ' height="40" style="max-width: 100%"'),
        (' width="wide" height="0"', ' style="max-width: 100%; height: auto"'),
    ],
)
def test_of_an_unknown_size_only_what_was_written_is_said(written: str, kept: str) -> None:
    assert shown(f'<img src="{SITE}far.jpg"{written}>') == f'<img src="{SITE}far.jpg"{kept}>'


def test_a_size_of_nothing_is_no_size() -> None:
    made, _ = for_email(post(WIDE), lambda _: (0, 0))
    assert made.body == WIDE.replace(">", f"{STYLE}>")


def test_a_picture_has_one_source_and_no_hints() -> None:
    html = (
        f'<picture><source srcset="{SITE}w.webp 2x"><img src="{SITE}wide.jpg" loading="lazy"'
        f' decoding="async" srcset="{SITE}w2.jpg 2x" sizes="50vw"></picture>'
    )
    assert shown(html) == f'<img src="{SITE}wide.jpg" width="600" height="400"{STYLE}>'


def test_a_format_that_all_programs_show_is_preferred() -> None:
    html = (
        f'<picture><source srcset="{SITE}w.avif"><source srcset="{SITE}wide.jpg">'
        f'<img src="{SITE}w.webp"></picture>'
    )
    assert f'src="{SITE}wide.jpg"' in shown(html)
    assert "webp" not in shown(html)


@pytest.mark.parametrize("name", ["map.svg", "map.webp", "map.avif"])
def test_a_picture_that_some_programs_cannot_show_is_linked(name: str) -> None:
    picture = f'<img src="{SITE}{name}"'
    assert shown(f"<p>{picture}></p>") == (
        f'<p><a href="{SITE}{name}">{picture} alt="{name}"{STYLE}></a></p>'
    )


def test_what_is_linked_already_and_what_is_a_sign_in_the_text_is_not_linked() -> None:
    assert shown(f'<a href="{SITE}x/"><img src="{SITE}map.svg"></a>').count("<a ") == 1
    assert "<a " not in shown(f'<img src="{SITE}smile.svg" width="20" alt="☺">')


def test_a_data_picture_becomes_its_alternative_text() -> None:
    assert shown('<p>A <img src="data:image/png;base64,AA" alt="dot"></p>') == "<p>A dot</p>"


# Drawings, formulas, players


def test_a_drawing_becomes_its_title_or_description_or_nothing() -> None:
    assert shown("<p><svg><title>A keel</title><path d=''/></svg></p>") == "<p>A keel</p>"
    assert shown("<p><svg><desc>A mast</desc></svg></p>") == "<p>A mast</p>"
    assert shown("<p>x<svg aria-hidden='true'><title>A</title></svg></p>") == "<p>x</p>"
    assert shown("<p>x<svg><path d=''/></svg></p>") == "<p>x</p>"


def test_a_formula_becomes_its_source_as_code() -> None:
    math = "<math><semantics><mi>x</mi><annotation>x^2</annotation></semantics></math>"
    assert shown(f"<p>{math}</p>") == "<p><code>x^2</code></p>"
    assert shown("<p><math><mi>x</mi></math></p>") == "<p><code>x</code></p>"
    assert shown(f"<p><code>{math}</code></p>") == "<p><code>x^2</code></p>"


def test_a_film_becomes_its_poster_and_a_link_and_keeps_its_caption() -> None:
    film = f'<video src="{SITE}a.mp4" poster="{SITE}wide.jpg" controls></video>'
    assert shown(f"<figure>{film}<figcaption>The wheel turns</figcaption></figure>") == (
        f'<div><p><a href="{SITE}a.mp4"><img src="{SITE}wide.jpg" alt="a.mp4" width="600"'
        f' height="400"{STYLE}></a><br><a href="{SITE}a.mp4">a.mp4</a></p>'
        "<p>The wheel turns</p></div>"
    )


def test_a_film_within_a_link_becomes_its_poster() -> None:
    film = f'<video src="{SITE}a.mp4" poster="{SITE}small.png" title="Wheel"></video>'
    html = shown(f'<a href="{SITE}film/">{film}</a>')
    assert html.startswith(f'<a href="{SITE}film/"><img src="{SITE}small.png" alt="Wheel"')
    assert html.count("<a ") == 1


def test_a_recording_keeps_its_text_and_leads_to_its_file() -> None:
    html = f'<p><audio src="{SITE}a.mp3">Two seconds.<a href="{SITE}a.mp3">a.mp3</a></audio></p>'
    assert shown(html) == f'<p>Two seconds. <a href="{SITE}a.mp3">a.mp3</a></p>'


def test_an_excuse_for_old_browsers_is_not_sent() -> None:
    excuse = "<p>Your browser does not support <code>video</code>: "
    html = f'<video src="{SITE}a.mp4">{excuse}<a href="{SITE}a.mp4">load it</a></p> Sorry.</video>'
    assert shown(html) == f'<p><a href="{SITE}a.mp4">load it</a></p>'


def test_an_excuse_within_a_link_gives_way_to_the_name_of_the_file() -> None:
    html = f'<a href="{SITE}x/"><video src="{SITE}a.mp4">Get another browser</video></a>'
    assert shown(html) == f'<a href="{SITE}x/">a.mp4</a>'


def test_a_frame_becomes_a_link() -> None:
    html = '<iframe src="https://www.youtube.com/embed/abc" title="The wheel"></iframe>'
    assert shown(html) == '<p><a href="https://www.youtube.com/watch?v=abc">The wheel</a></p>'


# Blocks


def test_details_are_open_and_their_summary_is_a_bold_line() -> None:
    html = "<details><summary>Why <em>rye</em></summary><p>So.</p></details>"
    assert shown(html) == "<div><p><strong>Why <em>rye</em></strong></p><p>So.</p></div>"
    heading = "<details><summary><h3>Why</h3></summary>So.</details>"
    assert shown(heading) == "<div><div><h3>Why</h3></div>So.</div>"


def test_sections_become_plain_blocks_that_keep_their_language() -> None:
    html = '<section><article lang="de"><p>Mehl</p></article></section>'
    assert shown(html) == '<div><div lang="de"><p>Mehl</p></div></div>'


def test_code_keeps_its_lines_and_loses_its_colours() -> None:
    html = '<pre><code class="language-py"><span class="k">def</span> a\n  b\n</code></pre>'
    assert shown(html) == '<pre style="white-space: pre-wrap"><code>def a\n  b\n</code></pre>'


def test_tables_keep_cells_that_span_and_cells_that_are_empty() -> None:
    html = (
        "<table><thead><tr><th>a</th><th></th></tr></thead>"
        '<tbody><tr><td colspan="2" style="text-align: right">1</td></tr></tbody></table>'
    )
    assert shown(html) == html


def test_ids_classes_and_roles_go() -> None:
    html = '<h2 id="a">A</h2><ol class="fn" role="doc-endnotes"><li id="fn1">b</li></ol>'
    assert shown(html) == "<h2>A</h2><ol><li>b</li></ol>"


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        ("color: #a00; font-weight: bold", ' style="color: #a00; font-weight: bold"'),
        ("width: 600px; padding: 4px 8px", ' style="width: 600px; padding: 4px 8px"'),
        ("width: 601px", ""),
        ("max-width: 99em", ""),
        ("position: fixed; background: url(https://a.example/x)", ""),
        ("border: 1px solid #ccc; display: flex", ' style="border: 1px solid #ccc"'),
    ],
)
def test_only_the_styles_that_mail_programs_keep_stay(style: str, kept: str) -> None:
    assert shown(f'<p style="{style}">a</p>') == f"<p{kept}>a</p>"


def test_what_holds_nothing_is_removed_and_blanks_between_words_stay() -> None:
    assert shown("<p>a<b> </b>c<span></span></p><p>\xa0<br></p><ul><li></li></ul>") == "<p>a c</p>"
    assert shown("<p>a<br>b</p><hr>") == "<p>a<br>b</p><hr>"


def test_forms_scripts_and_style_sheets_are_never_sent() -> None:
    html = "<p>a</p><form><input></form><script>b</script><style>p{}</style><!-- c -->"
    assert shown(html) == "<p>a</p>"


# Links within the post


def test_a_footnote_leads_to_the_page_and_no_arrow_leads_back() -> None:
    html = (
        f'<p>a<sup id="r1"><a href="{PAGE}#fn1">1</a></sup></p>'
        f'<ol><li id="fn1"><p>Note.\xa0<a href="{PAGE}#r1">↩︎</a></p></li></ol>'
    )
    assert shown(html) == (
        f'<p>a<sup><a href="{PAGE}#fn1">1</a></sup></p><ol><li><p>Note.&nbsp;</p></li></ol>'
    )


def test_a_link_back_that_says_so_in_words_goes_too() -> None:
    html = f'<p>Note. <a href="{PAGE}#r1" role="doc-backlink">Back to the text</a></p>'
    assert shown(html) == "<p>Note. </p>"


def test_marks_that_are_not_arrows_stay() -> None:
    html = f'<p>a<a href="{PAGE}#n">†</a> b<a href="{PAGE}#m">*</a></p>'
    assert shown(html) == html


def test_a_bare_fragment_leads_to_the_page_and_one_to_the_top_is_text() -> None:
    assert shown('<a href="#why">Why</a>') == f'<a href="{PAGE}#why">Why</a>'
    assert shown(f'<p><a href="{PAGE}#">Up</a> <a href="#top">up</a></p>') == "<p>Up up</p>"


def test_links_to_other_pages_and_the_whole_page_stay() -> None:
    html = f'<p><a href="{SITE}rye/#why">Rye</a> <a href="{PAGE}">here</a></p>'
    assert shown(html) == html


def test_an_anchor_without_address_is_unwrapped() -> None:
    assert shown('<p><a id="here">Here</a></p>') == "<p>Here</p>"


# The preview


def test_a_summary_of_its_own_stays_as_it_was_typed() -> None:
    assert mailed("<p>White.</p>", summary="What the  mill gives").summary == "What the  mill gives"


def test_a_summary_that_is_the_whole_text_is_cut() -> None:
    made = mailed(
        "<p>White and <b>rye</b>.</p><p>No wheat.</p>", summary="White and rye. No wheat."
    )
    assert made.summary == "White and rye…"
    assert mailed("<p>White.</p>", summary="White.").summary == "White. …"


def test_a_summary_that_is_the_beginning_says_that_it_goes_on() -> None:
    assert mailed("<p>White.</p><p>Rye.</p>", summary="White.").summary == "White. …"


def test_a_beginning_that_is_long_is_shortened() -> None:
    words = "the wheel turns " * 40
    made = mailed(f"<p>{words}</p><p>Rye.</p>", summary=words.strip())
    assert made.summary is not None
    assert len(made.summary) <= 200
    assert made.summary.endswith("turns the…")


def test_a_post_without_summary_gets_its_beginning_and_one_without_words_its_title() -> None:
    assert mailed("<p>White.</p><p>Rye.</p>").summary == "White. …"
    assert mailed(WIDE).summary == "Flour"


def test_without_a_body_the_summary_stays() -> None:
    assert mailed(None, summary="White.") == post(None, summary="White.")


# The picture that stands for the item


def test_the_first_picture_stands_for_the_item_in_the_size_of_its_file() -> None:
    made = mailed(f"<p>a</p>{WIDE}")
    assert made.image == Image(
        url=f"{SITE}wide.jpg", alt="The wheel", width=1200, height=800, mime_type="image/jpeg"
    )
    assert (made.body or "").count("wide.jpg") == 1


def test_the_picture_an_author_chose_is_measured_and_not_put_into_the_body() -> None:
    made = mailed("<p>a</p>", image=Image(url=f"{SITE}wide.jpg"))
    assert made.image == Image(
        url=f"{SITE}wide.jpg", width=1200, height=800, mime_type="image/jpeg"
    )
    assert made.body == "<p>a</p>"


def test_a_picture_without_a_file_has_the_size_in_which_it_is_shown() -> None:
    made = mailed(f'<img src="{SITE}far.png" width="500" height="250">')
    assert made.image == Image(url=f"{SITE}far.png", width=500, height=250, mime_type="image/png")
    typed = Image(url=f"{SITE}far.png", width=7, height=8, mime_type="image/gif")
    assert mailed(None, image=typed).image == typed


# How long a mail may be


def test_a_text_that_gmail_would_clip_is_named_with_its_size() -> None:
    (problem,) = problems(f"<p>{'ä' * (LONGEST // 2)}</p>")
    assert (problem.code, problem.level) == ("newsletter-long", "warning")
    assert "90,007 bytes" in problem.what
    assert problems(f"<p>{'a' * (LONGEST - 8)}</p>") == ()


def test_what_a_mail_leaves_out_is_told() -> None:
    assert [one.code for one in problems("<p>a</p><form><input></form>")] == ["embed-dropped"]


# Whatever the body

PIECES = (
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<details open><summary>s",
    "</summary>",
    "</details>",
    "<figure><figcaption>c",
    "</figure>",
    "<section id='x'>",
    "<h2><a href='#x'>#</a>h</h2>",
    "<b> ",
    "<a href='#x'>",
    "<a href='https://mill.example/flour/#'>",
    "<a href='../x'>",
    "</a>",
    "<picture><source srcset='https://a.example/a.jpg 1x'><img src='https://a.example/a.webp'>",
    "<img src='https://a.example/a.svg' width='900'>",
    "<img src='data:image/png;base64,A' alt='d'>",
    "<img src='https://mill.example/wide.jpg' height=7 style='width:9000px;color:red'>",
    "<video src='https://a.example/v.mp4' poster='https://a.example/p.svg'>Your browser",
    "</video>",
    "<audio><source src='https://a.example/a.mp3'>two",
    "<iframe src='https://a.example/i'></iframe>",
    "<svg><title>t</title><svg><desc>",
    "</svg>",
    "<math><annotation>y",
    "</math>",
    "<table><tr><td>",
    "</table>",
    "<pre><code class='language-a'><span class='k'>if",
    "</pre>",
    "<ul><li>",
    "<script>",
    "</script>",
    "<textarea>",
    "<template>",
    "…",
    " words\x0b and\nmore ",
)

markup = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=14).map("".join)
summaries = st.none() | st.sampled_from(("", " ", "words", "words and more …", "two", "…"))


@settings(deadline=None, max_examples=300)
@given(markup, summaries, st.booleans())
def test_what_was_made_fit_once_stays_as_it_is(html: str, summary: str | None, safe: bool) -> None:
    if safe:
        prepared, _ = prepare(html, Context(page_url=PAGE, place=Place("a.md")))
        html = prepared or ""
    once, _ = for_email(post(html, summary=summary), SIZES.get)
    twice, told = for_email(once, SIZES.get)
    assert twice == once
    assert told == ()


@settings(deadline=None, max_examples=300)
@given(st.text("ab. …", max_size=12), st.text("ab. …", max_size=12))
def test_a_preview_never_repeats_the_text_and_stays_as_it_is(summary: str, text: str) -> None:
    once = mailed(f"<p>{text}</p>", summary=summary)
    assert for_email(once, SIZES.get)[0] == once
    body = parse_fragment(once.body or "").text
    assert not body.split() or squeezed(once.summary or "") != squeezed(body)


@settings(deadline=None, max_examples=300)
@given(markup)
def test_whatever_the_body_a_mail_can_show_it(html: str) -> None:
    assert list(unfit(shown(html))) == []


def unfit(html: str) -> Iterator[str]:
    """What no mail may hold."""
    root = parse_fragment(html)
    forbidden = "iframe, svg, math, script, form, style, video, audio, source, picture, details"
    yield from (element.tag for element in root.select(f"{forbidden}, input, textarea, template"))
    for element in root.iter_elements():
        attributes = {name: str(value) for name, value in element.attrs.items()}
        yield from attributes.keys() & {"srcset", "sizes", "loading", "id", "class", "role"}
        for name in ("href", "src"):
            if attributes.get(name, "https://")[:4] != "http":
                yield attributes[name]
        if attributes.get("width", "0").isdigit() and int(attributes.get("width", 0)) > 600:
            yield f"width {attributes['width']}"


# The essays, as feedparser (and so rss2email) reads them

ESSAY_SIZES = {"hero.jpg": (640, 336), "pole-320.jpg": (320, 180), "portrait.png": (120, 120)}


def measured(url: str) -> tuple[int, int] | None:
    """The size of a picture of the essays."""
    place, _, name = url.rpartition("/")
    is_here = place == "https://essays.example.org/images"
    return ESSAY_SIZES.get(name, (240, 126)) if is_here else None


@pytest.fixture(scope="module")
def web() -> Document:
    made = build(detect_site(FIXTURES / "essays", datetime(2026, 11, 1, tzinfo=UTC)))
    return next(one for one in made.documents if one.path == "feed.xml")


@pytest.fixture(scope="module")
def mail(web: Document) -> Document:
    items = tuple(for_email(item, measured)[0] for item in web.feed.items)
    url = "https://essays.example.org/newsletter.xml"
    return replace(
        web, feed=replace(web.feed, items=items, mailing=True), path="newsletter.xml", url=url
    )


def squeezed(text: str) -> str:
    return "".join(text.split())


def texts(html: str) -> list[str]:
    """Paragraphs, headings, cells and the like, without the arrows behind footnotes."""
    root = parse_fragment(html)
    root.remove("[role=doc-backlink]")
    found = root.select("p, h1, h2, h3, h4, h5, h6, li, td, th, figcaption, summary, pre")
    return [squeezed(one.text) for one in found]


def pictures(html: str) -> list[str]:
    return [str(one.attr("src")) for one in parse_fragment(html).select("img")]


def test_the_essays_hold_what_a_mail_cannot_show(web: Document) -> None:
    bodies = "".join(item.body or "" for item in web.feed.items)
    for tag in ("<picture", "srcset=", "<audio", "<details", "<figure", "class=", "#fn"):
        assert tag in bodies


def test_no_item_of_the_newsletter_holds_what_a_mail_cannot_show(mail: Document) -> None:
    entries = read_by_feedparser(written(mail), "rss").entries
    assert len(entries) == 6
    for entry in entries:
        assert list(unfit(entry.content[0].value)) == []


def test_every_text_and_every_picture_of_the_web_feed_is_in_the_newsletter(
    web: Document, mail: Document
) -> None:
    read = feedparser.parse(written(mail))
    assert not read.bozo
    for item, entry in zip(web.feed.items, read.entries, strict=True):
        content = entry.content[0].value
        sent = squeezed(parse_fragment(content).text)
        for text in texts(item.body or ""):
            assert text in sent
        assert pictures(item.body or "") == pictures(content)
        assert item.image is not None
        assert entry.media_thumbnail[0]["url"] == item.image.url


def test_no_preview_repeats_the_post(mail: Document) -> None:
    for entry in read_by_feedparser(written(mail), "rss").entries:
        assert entry.summary
        assert squeezed(entry.summary) not in squeezed(parse_fragment(entry.content[0].value).text)


def test_the_newsletter_passes_its_own_check(mail: Document) -> None:
    found = check(written(mail), mail.url, profiles=("newsletter",))
    assert [one for one in found if one.level != "hint"] == []


def test_each_item_names_its_picture_with_its_size(mail: Document) -> None:
    assert any(item.attachments for item in mail.feed.items)
    for entry in read_by_feedparser(written(mail), "rss").entries:
        (picture,) = entry.media_content
        assert picture["medium"] == "image"
        assert picture["type"] in ("image/jpeg", "image/png")
        assert int(picture["width"]) > int(picture["height"])


def test_the_web_feed_would_not_pass_that_check(web: Document) -> None:
    found = {one.code for one in check(written(web), web.url, profiles=("newsletter",))}
    assert {"newsletter-picture-size", "newsletter-body-element"} <= found


def test_a_recording_stays_attached() -> None:
    recording = Attachment(url=f"{SITE}a.mp3", mime_type="audio/mpeg")
    assert mailed("<p>a</p>", attachments=(recording,)).attachments == (recording,)
