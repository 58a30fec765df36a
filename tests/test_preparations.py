"""What becomes of a body on its way to readers, one claim a test."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feedsmith.preparations import PREPARATIONS, Context, prepare
from feedsmith.problems import Place, Problem

PAGE = "https://example.org/blog/post/"
CONTEXT = Context(page_url=PAGE, place=Place("posts/post.md", 3))


def prepared(html: str) -> str:
    body, _ = prepare(html, CONTEXT)
    assert body is not None
    return body


def problems(html: str) -> tuple[Problem, ...]:
    return prepare(html, CONTEXT)[1]


def codes(html: str) -> list[str]:
    return [problem.code for problem in problems(html)]


# Lazy pictures


def test_a_late_source_takes_the_place_of_its_placeholder() -> None:
    lazy = '<img class="lazyload" src="data:image/gif;base64,R0" data-src="a.png" alt="A">'
    assert prepared(lazy) == f'<img src="{PAGE}a.png" alt="A">'


def test_a_late_srcset_gives_srcset_and_the_largest_as_src() -> None:
    assert prepared('<img data-srcset="a.png 480w, b.png 960w" data-sizes="auto">') == (
        f'<img srcset="{PAGE}a.png 480w, {PAGE}b.png 960w" src="{PAGE}b.png">'
    )


def test_a_picture_element_takes_its_src_from_the_last_source() -> None:
    html = '<picture><source srcset="a.webp"><source srcset="a.jpg 1x, b.jpg 2x"><img></picture>'
    assert f'<img src="{PAGE}b.jpg">' in prepared(html)


def test_a_real_source_wins_over_srcset() -> None:
    assert prepared('<img src="a.png" srcset="b.png 2x">').startswith(f'<img src="{PAGE}a.png"')


def test_loading_hints_are_dropped() -> None:
    assert prepared('<img src="a.png" loading="lazy" decoding="async" sizes="auto">') == (
        f'<img src="{PAGE}a.png">'
    )


@pytest.mark.parametrize(
    "html",
    [
        '<img data-src="a.png"><noscript><img src="a.png"></noscript>',
        '<img data-src="a.png?w=600">\n <noscript><img src="a.png"></noscript>',
        '<noscript><img src="a.png"></noscript><img data-src="a.png">',
        '<img src="data:image/gif;base64,R0"><noscript><img src="a.png"></noscript>',
        '<img data-src="a.png"><noscript>&lt;img src="a.png"&gt;</noscript>',
    ],
)
def test_a_noscript_twin_shows_its_picture_once(html: str) -> None:
    body = prepared(html)
    assert body.count("<img") == 1
    assert f"{PAGE}a.png" in body
    assert "noscript" not in body


def test_another_noscript_is_unwrapped() -> None:
    assert prepared("<noscript><p>Read on.</p></noscript>") == "<p>Read on.</p>"
    assert prepared('<img src="a.png"><noscript><img src="b.png"></noscript>').count("<img") == 2
    assert prepared("<noscript>&lt;b&gt;x&lt;/b&gt;</noscript>") == "<b>x</b>"


# Addresses


def test_every_address_becomes_absolute() -> None:
    html = (
        '<a href="../x">a</a><a href="#fn1">b</a><img src="ä b.png">'
        '<video src="v.mp4" poster="p.png"><a href="/v">v</a></video>'
        '<blockquote cite="/c"><q cite="d">q</q></blockquote>'
    )
    body = prepared(html)
    for url in (
        "https://example.org/blog/x",
        f"{PAGE}#fn1",
        f"{PAGE}%C3%A4%20b.png",
        f"{PAGE}v.mp4",
        f"{PAGE}p.png",
        "https://example.org/c",
        f"{PAGE}d",
    ):
        assert f'="{url}"' in body


def test_srcset_keeps_descriptors_and_commas_inside_addresses() -> None:
    assert prepared('<img src="a" srcset="w_1,h_2/a.png 1x,data:image/png;base64,AA 2x">') == (
        f'<img src="{PAGE}a" srcset="{PAGE}w_1,h_2/a.png 1x, data:image/png;base64,AA 2x">'
    )


def test_an_unusable_address_loses_the_attribute_and_is_named() -> None:
    body, (problem,) = prepare('<p><a href="http://[::1">text</a></p>', CONTEXT)
    assert body == "<p><a>text</a></p>"
    assert (problem.code, problem.level, problem.place) == (
        "url-unusable",
        "warning",
        CONTEXT.place,
    )
    assert "http://[::1" in problem.what


def test_a_usable_address_is_no_problem() -> None:
    assert codes('<a href="mailto:a@example.org">a</a><a href="x">x</a>') == []


def test_a_picture_without_a_usable_address_becomes_its_alt() -> None:
    assert prepared('<p><img src="data:text/html,x" alt="A keel"></p>') == "<p>A keel</p>"


def test_a_picture_without_alt_is_left_as_it_is() -> None:
    assert prepared('<img src="a.png">') == f'<img src="{PAGE}a.png">'


def test_the_caller_may_resolve_addresses() -> None:
    context = Context(
        page_url=PAGE,
        place=CONTEXT.place,
        resolve=lambda reference: "https://example.org/base" + reference,
    )
    body, _ = prepare('<img src="/a.png"><img src="data:image/gif;base64,R0">', context)
    assert body == (
        '<img src="https://example.org/base/a.png"><img src="data:image/gif;base64,R0">'
    )


# Embeds


def test_a_frame_becomes_a_link_with_its_title_or_host() -> None:
    assert prepared('<iframe src="https://maps.example/x" title="The map"></iframe>') == (
        '<p><a href="https://maps.example/x">The map</a></p>'
    )
    assert prepared('<p>See <iframe src="//maps.example/x"></iframe>.</p>') == (
        '<p>See <a href="https://maps.example/x">maps.example</a>.</p>'
    )


@pytest.mark.parametrize(
    ("player", "page"),
    [
        ("https://www.youtube.com/embed/a-b_c?rel=0", "https://www.youtube.com/watch?v=a-b_c"),
        (
            "https://www.youtube-nocookie.com/embed/abc?start=30",
            "https://www.youtube.com/watch?v=abc&amp;t=30s",
        ),
        (
            "https://www.youtube.com/embed/videoseries?list=PL1",
            "https://www.youtube.com/playlist?list=PL1",
        ),
        ("https://player.vimeo.com/video/123?h=ab1", "https://vimeo.com/123/ab1"),
        ("https://player.vimeo.com/video/123", "https://vimeo.com/123"),
        ("https://film.example/embed/1", "https://film.example/embed/1"),
    ],
)
def test_a_film_links_to_its_watch_page(player: str, page: str) -> None:
    assert f'<a href="{page}">' in prepared(f'<iframe src="{player}"></iframe>')


def test_a_frame_without_an_address_is_dropped_with_a_hint() -> None:
    body, (problem,) = prepare('<p>a</p><iframe srcdoc="<p>b</p>"></iframe>', CONTEXT)
    assert body == "<p>a</p>"
    assert (problem.code, problem.level) == ("embed-dropped", "hint")


def test_an_object_shows_its_fallback_its_picture_or_a_link() -> None:
    assert prepared('<object data="a.swf"><p>Words</p></object>') == "<p>Words</p>"
    assert prepared('<object data="a.png" type="image/png" title="A"></object>') == (
        f'<img src="{PAGE}a.png" alt="A">'
    )
    assert prepared('<object data="a.pdf"></object>') == (
        f'<p><a href="{PAGE}a.pdf">example.org</a></p>'
    )
    assert prepared('<embed src="a.pdf" title="Plan">') == f'<p><a href="{PAGE}a.pdf">Plan</a></p>'


def test_a_gist_becomes_a_link_and_other_scripts_nothing() -> None:
    html = '<script src="https://gist.github.com/ines/1.js"></script><script>x()</script>'
    assert prepared(html) == '<p><a href="https://gist.github.com/ines/1">gist.github.com</a></p>'


def test_players_keep_poster_and_sources_and_get_controls_and_a_link() -> None:
    html = '<video autoplay poster="p.png"><source src="a%20b.mp4" type="video/mp4"></video>'
    assert prepared(html) == (
        f'<video poster="{PAGE}p.png" controls=""><source src="{PAGE}a%20b.mp4" type="video/mp4">'
        f'<p><a href="{PAGE}a%20b.mp4">a b.mp4</a></p></video>'
    )


def test_a_player_without_an_address_leaves_its_fallback() -> None:
    assert prepared("<video><p>Words</p></video>") == "<p>Words</p>"


def test_drawings_and_formulas_leave_their_text() -> None:
    assert prepared('<svg aria-label="A keel"><path d="M0"/></svg>') == "A keel"
    assert prepared("<svg><title>A keel</title></svg>") == "A keel"
    assert prepared('<p>a<svg aria-hidden="true"><title>icon</title></svg></p>') == "<p>a</p>"
    assert prepared('<math alttext="x^2"><mi>x</mi></math>') == "x^2"
    assert prepared("<math><mi>x</mi><annotation>x^2</annotation></math>") == "x^2"
    assert prepared("<math><mi>x</mi><mn>2</mn></math>") == "x2"


def test_forms_and_what_only_scripts_fill_are_dropped() -> None:
    html = "<p>a</p><form>f<input></form><canvas>c</canvas><dialog>d</dialog><template>t</template>"
    assert prepared(html) == "<p>a</p>"


def test_a_task_list_says_its_boxes() -> None:
    html = "<ul><li><input type=checkbox checked disabled> a<li><input type=checkbox>b</ul>"
    assert prepared(html) == "<ul><li>☑ a</li><li>☐ b</li></ul>"


# All together


def test_sanitize_has_the_last_word() -> None:
    assert PREPARATIONS[-1].__name__ == "sanitize"


def test_each_problem_is_told_once() -> None:
    assert codes('<a href="javascript:1">a</a><a href="javascript:1">b</a>') == ["url-unusable"]


NAMES = (
    "p div span a b em h2 ul li table tr td th caption pre code noscript img picture source video"
    " audio iframe object form input button svg math title style script template details blockquote"
    " my-x font br select textarea u figure"
)
ATTRIBUTES = (
    "href=#x|href=/y|class='highlight js'|class=anchor|class=linenos|class=language-py|src=a.png"
    "|src=data:image/png,AA|data-src=b.png|srcset='a 1x, b 2x'|id=i|type=checkbox|checked|data=o"
    "|title=T|alttext=M|aria-label=L|style=text-align:left|class=gutter|class=highlighttable"
    "|href=javascript:x|class='footnote x'|data-lang=go"
)
TEXTS = ["x", " ", "\n", "¶", "&lt;b&gt;", "&#13;", "&#8;", "a < b", "<!-- c -->", "\ud800", "]]>"]
starts = st.builds(
    lambda tag, attributes: "<" + " ".join([tag, *attributes]) + ">",
    st.sampled_from(NAMES.split()),
    st.lists(st.sampled_from(ATTRIBUTES.split("|")), max_size=2),
)
ends = st.sampled_from(NAMES.split()).map(lambda tag: f"</{tag}>")
pieces = st.one_of(starts, starts, ends, st.sampled_from(TEXTS))
bodies = st.lists(pieces, max_size=20).map("".join)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bodies)
def test_preparing_twice_changes_nothing_and_meets_nothing_new(html: str) -> None:
    once = prepared(html)
    assert prepare(once, CONTEXT) == (once, ())
