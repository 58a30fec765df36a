import html
import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import turbohtml

from feedsmith.loaders.pages.metadata import Page, read_page

THEMES = Path(__file__).parent.parent / "fixtures" / "pages" / "themes"
HALIFAX = ZoneInfo("America/Halifax")
TEXT = (
    "<p>The first boat I ever repaired sank twice before it floated, and I tell everybody.</p>" * 3
)
NAMED = sorted(file.stem for file in THEMES.glob("*.html"))
NAMELESS = {"plain", "gatsby-starter", "nextjs-starter", "twenty-twenty-four"}
TAGLESS = {"plain", "gatsby-starter", "nextjs-starter", "lektor"}


def theme(name: str) -> Page:
    page = (THEMES / f"{name}.html").read_text("utf-8")
    return read_page(turbohtml.parse(page), HALIFAX, "Harbour Notes")


def read(head: str = "", body: str = "", site: str = "Harbour Notes") -> Page:
    page = f"<html lang=en><head>{head}</head><body>{body}</body></html>"
    return read_page(turbohtml.parse(page), HALIFAX, site)


def day(page: Page) -> date | None:
    return page.published[0].date() if page.published else None


def title(page: Page) -> str | None:
    return page.title.value if page.title else None


@pytest.mark.parametrize("name", NAMED)
def test_a_themes_title_comes_without_the_site(name: str) -> None:
    assert title(theme(name)) == "Slack Water"


@pytest.mark.parametrize("name", NAMED)
def test_a_themes_date_is_the_day_of_publication(name: str) -> None:
    assert day(theme(name)) == date(2024, 5, 7)


@pytest.mark.parametrize("name", sorted(set(NAMED) - NAMELESS))
def test_a_themes_author_is_named_once(name: str) -> None:
    assert [person.name for person in theme(name).authors] == ["Ines Calder"]


@pytest.mark.parametrize("name", sorted(set(NAMED) - TAGLESS))
def test_a_themes_tags_are_those_of_the_post(name: str) -> None:
    assert [tag.lower() for tag in theme(name).tags][-2:] == ["tides", "tables"]


def test_a_headline_escaped_twice_is_decoded_once() -> None:
    headline = (
        '<script type="application/ld+json">{"@type":"Article","headline":"R&amp;D"}</script>'
    )
    assert title(read(headline)) == "R&D"


def test_an_entity_that_the_page_shows_stays() -> None:
    linked = '{"@type":"Article","headline":"What &amp; means"}'
    head = f'<script type="application/ld+json">{linked}</script>'
    assert title(read(head, "<h1>What &amp;amp; means</h1>")) == "What &amp; means"


def test_a_title_that_the_head_cut_is_the_headings() -> None:
    head = '<meta property="og:title" content="Notes on "><title>Notes on | Harbour Notes</title>'
    assert title(read(head, "<h1>Notes on &lt;template&gt;</h1>")) == "Notes on <template>"


def test_a_heading_with_the_sites_name_is_no_title() -> None:
    body = f"<header><h1>Harbour Notes</h1></header><main><h2>Knots</h2>{TEXT}</main>"
    assert title(read("<title>Knots - Harbour Notes</title>", body)) == "Knots"


def test_the_sites_name_goes_whatever_parts_it() -> None:
    for sign in "|–—·•:»-~":
        assert title(read(f"<title>Knots {sign} Harbour Notes</title>")) == "Knots"
    assert title(read("<title>Harbour Notes: Knots</title>")) == "Knots"
    assert title(read("<title>Knots and Harbour Notes</title>")) == "Knots and Harbour Notes"


def test_a_name_in_the_head_serves_where_the_sites_title_is_not_known() -> None:
    head = '<meta property="og:site_name" content="The Quay"><title>Knots | The Quay</title>'
    assert title(read(head, site="example.org")) == "Knots"


def test_anchors_are_no_part_of_a_title() -> None:
    for mark in ("¶", "#", "\u200b", '<span class="visually-hidden">Permalink to Knots</span>'):
        body = f'<main><h1>Knots <a class="headerlink" href="#knots">{mark}</a></h1>{TEXT}</main>'
        assert title(read(body=body)) == "Knots"


def test_the_year_one_is_no_date() -> None:
    head = '<meta property="article:published_time" content="0001-01-01T00:00:00+00:00">'
    body = f"<main><h1>About</h1><p>May 7, 2024</p>{TEXT}</main>"
    assert day(read(head, body)) is None


def test_a_date_without_an_offset_is_the_sites() -> None:
    head = '<meta name="date" content="2024-05-07T09:30:00">'
    published = read(head).published
    assert published == (datetime(2024, 5, 7, 9, 30, tzinfo=HALIFAX), "date")


@pytest.mark.parametrize(
    "said",
    [
        "Last updated: May 7, 2024",
        'Last updated <time datetime="2024-05-07">May 7</time>',
        '<span class="lastmod"><time datetime="2024-05-07">May 7</time></span>',
        '<time itemprop="dateModified" datetime="2024-05-07">May 7</time>',
        'Zuletzt aktualisiert am <time datetime="2024-05-07">7. Mai 2024</time>',
        'Dernière mise à jour : <time datetime="2024-05-07">7 mai 2024</time>',
        "最后更新于 2024年5月7日",
        "Version 2.1, 2024-05-07",
        "Copyright © 2024-05-07",
    ],
)
def test_the_day_of_a_change_is_no_day_of_publication(said: str) -> None:
    assert day(read(body=f"<main><h1>Setting up</h1><p>{said}</p>{TEXT}</main>")) is None
    assert day(read(body=f"<main><h1>Setting up</h1>{TEXT}<p>{said}</p></main>")) is None


@pytest.mark.parametrize(
    "said",
    [
        "May 7, 2024",
        "7. Mai 2024",
        "7 de mayo de 2024",
        "2024年5月7日",
        "Posted on 2024-05-07 by Ines Calder",
        "Ines Calder, 7 May 2024, 3 min read",
        'Published <time datetime="2024-05-07">May 7</time>, updated <time>2025-01-01</time>',
        'Updated <time>2025-01-01</time> · Published <time datetime="2024-05-07">May 7</time>',
    ],
)
def test_a_line_that_says_when_is_the_date(said: str) -> None:
    assert day(read(body=f"<main><h1>Knots</h1><p>{said}</p>{TEXT}</main>")) == date(2024, 5, 7)


def test_a_date_at_the_end_counts_when_it_says_what_it_is() -> None:
    end = '<p class="post-meta"><time datetime="2024-05-07">May 7</time></p>'
    assert day(read(body=f"<main><h1>Knots</h1>{TEXT}{end}</main>")) == date(2024, 5, 7)


def test_a_moment_that_the_text_speaks_of_is_no_date() -> None:
    body = f'{TEXT}<p>Slack water at <time datetime="2026-04-16T09:40">twenty to ten</time>.</p>'
    assert day(read(body=f"<main><h1>Tides</h1>{body}</main>")) is None
    assert day(read(body=f"<main><h1>Tides</h1>{TEXT}<h2>2024-05-07</h2></main>")) is None


def test_a_date_of_a_comment_or_of_a_related_post_is_not_the_pages() -> None:
    for place in ('<div class="comments">', '<section class="related-posts">', "<nav>", "<aside>"):
        body = f'<main><h1>Tides</h1>{place}<time datetime="2024-05-07">May 7</time></main>'
        assert day(read(body=body)) is None


def test_an_author_is_found_by_reference() -> None:
    graph = (
        '<script type="application/ld+json">{"@graph":[{"@type":"Article","author":{"@id":"#ines"},'
        '"datePublished":"2024-05-07","image":{"@id":"#picture"}},'
        '{"@type":"Person","@id":"#ines","name":"Ines Calder"},'
        '{"@type":"ImageObject","@id":"#picture","url":"/boat.jpg"}]}</script>'
    )
    page = read(graph)
    assert [person.name for person in page.authors] == ["Ines Calder"]
    assert page.image is not None
    assert page.image.value == "/boat.jpg"


def test_tags_in_one_value_are_parted_at_commas() -> None:
    head = (
        '<meta name="date" content="2024-05-07"><meta property="article:tag" content="tides, logs">'
    )
    assert read(head).tags == ("tides", "logs")


def test_a_page_says_its_language_its_address_and_its_summary() -> None:
    head = (
        '<link rel="canonical" href="https://example.org/a/">'
        '<meta name="description" content="In  short.">'
    )
    page = read(head)
    assert (page.language, page.canonical) == ("en", "https://example.org/a/")
    assert page.summary is not None
    assert page.summary.value == "In short."


def test_a_page_that_reloads_itself_is_no_alias() -> None:
    assert read('<meta http-equiv="Refresh" content="0; URL=/new/">').is_alias
    assert not read('<meta http-equiv="refresh" content="300">').is_alias


@pytest.mark.parametrize("title_typed", ["Naming <b>queens</b>", "The <main> sluice"])
def test_a_title_that_shows_tags_keeps_them_where_the_head_lost_them(title_typed: str) -> None:
    lost = re.sub("<[^>]*>", "", title_typed)
    head = f'<meta property="og:title" content="{lost}">'
    assert title(read(head, f"<main><h1>{html.escape(title_typed)}</h1></main>")) == title_typed


BYLINE = "<p>April 9, 2026 · 1 min read</p>"


def test_a_byline_above_the_article_is_the_posts() -> None:
    tags = '<ul><li><a href="/tags/type">#type</a></li></ul>'
    text = f"<article class=prose>{TEXT}</article>"
    found = read(body=f"<main><section><h1>A</h1>{BYLINE}{text}{tags}</section></main>")
    assert (day(found), found.tags) == (date(2026, 4, 9), ("type",))


def test_a_byline_among_several_articles_is_nobodys() -> None:
    text = f"<article class=prose>{TEXT * 4}</article><article><p>Another.</p></article>"
    assert day(read(body=f"<main><h1>A</h1>{BYLINE}{text}</main>")) is None


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Written by <strong>Ines Calder</strong> who <b>really</b> sails.", ["Ines Calder"]),
        ("Written by <b>Ines</b>, <b>Tom</b> and <b>Ida</b>", ["Ines", "Tom", "Ida"]),
        ("We love <strong>boats</strong>.", []),
    ],
)
def test_a_biography_names_the_author(said: str, names: list[str]) -> None:
    body = f"<main><h1>A</h1><p>May 7, 2024</p>{TEXT}<div class=bio><p>{said}</p></div></main>"
    assert [person.name for person in read(body=body).authors] == names


@pytest.mark.parametrize(
    "said",
    [
        '<time datetime="2024-05-07 07:15:00 +0000 UTC">7 May</time>',
        '<time datetime="2024-05-07 07:15:00 -0300 -03">7 May</time>',
        '<div class="post-meta"><span>May 7, 2024</span> · <span>Ada Quill</span> | Suggest</div>',
        "<p>2024-05-07 · Ada Quill</p>",
        f'<p class="lead">{TEXT[3:-4]}</p><p>Posted on 7 May 2024 by Ada Quill</p>',
        "<p>May 7, 2024 · Ada Quill and Bo Larsen</p>",
    ],
)
def test_a_themes_way_of_saying_the_day_is_understood(said: str) -> None:
    assert day(read(body=f"<main><h1>Tar</h1>{said}{TEXT}</main>")) == date(2024, 5, 7)


def test_a_date_in_json_ld_that_is_quoted_twice_is_read() -> None:
    said = '{"@type": "Article", "datePublished": "\\"2024-05-07T07:15:00Z\\""}'
    page = read(head=f'<script type="application/ld+json">{said}</script>')
    assert day(page) == date(2024, 5, 7)


def test_a_date_in_a_sentence_is_not_the_pages() -> None:
    told = "The tower struck at <time datetime=1999-12-31>the end of the year</time>, an hour late"
    assert read(body=f"<main><h1>Tar</h1><p>{told}.[^1]</p>{TEXT}</main>").published is None


@pytest.mark.parametrize(
    "wrapper", ['<div id="__next">{}</div>', '<div class="VPDoc has-sidebar"><div>{}</div></div>']
)
def test_what_wraps_a_whole_page_is_no_part_beside_it(wrapper: str) -> None:
    byline = "<h1>Tar</h1><p><time datetime=2024-05-07>7 May</time></p>"
    page = wrapper.format(f"{byline}<main>{TEXT}</main>")
    assert day(read(body=page)) == date(2024, 5, 7)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("2024/05/07/tar/index.html", date(2024, 5, 7)),
        ("blog/2024-05-07-tar.html", date(2024, 5, 7)),
        ("blog/2024/05-07-tar.html", date(2024, 5, 7)),
        ("2024/05/07/index.html", None),
        ("2024/05/tar.html", None),
        ("2024-13-07-tar.html", None),
    ],
)
def test_a_day_in_the_path_serves_where_the_page_says_none(path: str, found: date | None) -> None:
    page = turbohtml.parse(f"<main><h1>Tar</h1>{TEXT}</main>")
    assert day(read_page(page, HALIFAX, "Harbour Notes", path)) == found


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Ada Quill, Bo Larsen", ["Ada Quill", "Bo Larsen"]),
        ("Ada Quill and Bo Larsen", ["Ada Quill", "Bo Larsen"]),
        ("Crown and Anchor Press", ["Crown and Anchor Press"]),
        ("Ada Quill, Jr.", ["Ada Quill, Jr."]),
    ],
)
def test_several_authors_in_one_line_are_several(said: str, names: list[str]) -> None:
    shown = f"<main><h1>Tar</h1><time>2024-05-07</time> <i class=post-author>{said}</i>{TEXT}"
    assert [one.name for one in read(body=shown).authors] == names
    head = f'<meta name="author" content="{said}"><meta name="date" content="2024-05-07">'
    assert [one.name for one in read(head, TEXT).authors] == names
