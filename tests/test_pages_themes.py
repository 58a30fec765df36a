"""What the themes of Hexo, Jekyll, Pelican, Sphinx and Lektor taught, each in a page of our own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import turbohtml
from dialect_sites import NOW, read, write

from feedsmith.detection import detect_site
from feedsmith.loaders.pages.bodies import page_body
from feedsmith.loaders.pages.metadata import Page, read_page
from feedsmith.loaders.pages.posts import page_items
from feedsmith.loaders.pages.sameness import letters
from feedsmith.loaders.pages.scan import page_files, scan_page
from feedsmith.pipeline import build
from feedsmith.preparations.summaries import summarize

LONG = (
    "<p>The harbour master keeps a notebook with squared paper, and every morning before the first "
    "ferry he writes down the height of the water and whatever the gulls were doing.</p>"
)


def heard(page: str, source: str | None = None) -> str:
    found = page_body(turbohtml.parse(page), "Slack Water", source)
    assert found is not None
    return letters(turbohtml.parse_fragment(found).text)


def said(html: str) -> str:
    return letters(turbohtml.parse_fragment(html).text)


def metadata(head: str = "", body: str = "") -> Page:
    page = f"<html lang=en><head>{head}</head><body>{body}</body></html>"
    return read_page(turbohtml.parse(page), UTC, "Harbour Notes")


def day(page: Page) -> str | None:
    return page.published[0].date().isoformat() if page.published else None


@pytest.mark.parametrize("heading", ["Part 1", "Chapter 12", "Step 3", "Teil 2", "Kapitel 4"])
def test_a_numbered_heading_below_a_short_line_is_no_byline(heading: str) -> None:
    text = f"<p>Long ago the pier was oak.</p><h2>{heading}</h2>{LONG}"
    page = f"<main><article><h1>Slack Water</h1><div>{text}</div></article></main>"
    assert heard(page) == said(text)


@pytest.mark.parametrize("line", ["May 3", "Sept. 21st", "3 min read · März 7", "Monday, June 12"])
def test_a_day_without_its_year_is_a_byline(line: str) -> None:
    page = f"<main><article><h1>Slack Water</h1><div>{line}</div>{LONG}</article></main>"
    assert heard(page) == said(LONG)


def test_footnotes_that_a_generator_left_as_typed_stay() -> None:
    source = f'{LONG}<p>Down.</p><section class="footnotes"><p>They shout.</p></section>'
    text = f"{LONG}<p>Down.</p><p>[^1]: They shout.</p>"
    page = f"<main><article>{text}<p>Theme of the year.</p></article></main>"
    assert heard(page, source) == said(text)


def test_footnotes_beside_the_section_of_the_text_stay() -> None:
    note = '<aside class="footnote brackets" role="doc-footnote"><p>They shout it.</p></aside>'
    text = f"<section>{LONG}</section><aside class='footnote-list brackets'>{note}</aside>"
    page = f"<main><article><h1>Slack Water</h1>{text}</article></main>"
    assert "theyshoutit" in heard(page)


@pytest.mark.parametrize("above", ["<h1>Slack Water</h1>", "<header><h1>Slack Water</h1></header>"])
def test_a_short_text_is_found_beside_much_more_about_it(above: str) -> None:
    box = (
        '<div class="article-licensing"><div><p>Slack Water</p><p>https://example.org/a/b/c/</p>'
        "<p>Ines Calder</p><p>Licensed under terms</p></div></div>"
        "<div class='notification'>You need to set install_url to use this plugin.</div>"
    )
    text = "<div class='content'><p>Low water at six.</p></div>"
    assert heard(f"<article>{above}{text}{box}</article>") == "lowwateratsix"


@pytest.mark.parametrize(
    "beside",
    [
        '<div role="dialog" aria-label="EXIF"><div><span>EXIF</span></div></div>',
        "<button><span>EXIF</span></button>",
        '<div role="button"><span>EXIF</span></div>',
        "<footer><time>Created: Sat 02 May 2026.</time> <a href=/author/i>Ines Calder</a></footer>",
        '<hr><p>Comments? Write to <a href="mailto:i@example.org">me</a>.</p>',
    ],
)
def test_what_a_theme_adds_to_a_short_text_goes(beside: str) -> None:
    page = f"<article><h1>Slack Water</h1><p>Low water at six.</p>{beside}</article>"
    assert heard(page) == "lowwateratsix"


@pytest.mark.parametrize(
    "byline",
    [
        '<footer>Published: <time datetime="2026-03-09">Mon 09 March 2026</time></footer>',
        "<footer><time>Created: Mon 09 March 2026.</time></footer>",
    ],
)
def test_a_date_in_a_short_sentence_is_not_the_pages(byline: str) -> None:
    told = '<p>On <time datetime="2001-05-06">6 May 2001</time> the sea was flat.</p>'
    assert day(metadata(body=f"<article>{told}{LONG}{byline}</article>")) == "2026-03-09"
    assert day(metadata(body=f"<article>{told}{LONG}</article>")) is None


@pytest.mark.parametrize(
    "line",
    [
        "Ines Calder · 9 March 2026 · tides, gulls",
        "Ines Calder, Tomas Brae · 9 March 2026 · tides",
        "Ines Calder & Tomas Brae, 9 March 2026",
    ],
)
def test_a_byline_may_begin_with_names(line: str) -> None:
    body = f"<article><header><h1>A</h1><p class=info>{line}</p></header>{LONG}</article>"
    assert day(metadata(body=body)) == "2026-03-09"


def test_tags_come_without_counts_years_and_the_sites_cloud() -> None:
    cloud = '<div class="card-tag-cloud"><a rel="tag" href="/tags/c/">cloud<sup>9</sup></a></div>'
    tags = (
        '<p class="post-tags"><a href="/blog/2026/">2026</a> <a href="/blog/tag/tides">tides</a>'
        '<a href="/blog/tag/gulls">gulls<span class="tagsPageCount">2</span></a></p>'
    )
    time = '<time datetime="2026-03-09">9 March</time>'
    page = metadata(body=f"<main>{cloud}<article><h1>A</h1>{time}{tags}{LONG}</article></main>")
    assert page.tags == ("tides", "gulls")


def test_the_articles_author_goes_before_the_sites() -> None:
    head = (
        '<meta name="author" content="The Theme Team">'
        '<meta property="article:author" content="Ines Calder,Tomas Brae">'
        '<meta property="article:published_time" content="2026-03-09">'
    )
    names = [person.name for person in metadata(head=head).authors]
    assert names == ["Ines Calder", "Tomas Brae"]
    address = head.replace("Ines Calder,Tomas Brae", "https://social.example/ines")
    assert [person.name for person in metadata(head=address).authors] == ["The Theme Team"]


def test_a_title_may_be_a_heading_that_links_to_its_own_page() -> None:
    page = metadata(
        head="<title>Harbour Notes - A day in 2001</title>",
        body='<header><h1><a href="/">Harbour Notes</a></h1></header><main><article><h2>'
        f'<a href="/day.html" rel="bookmark">A day in 2001</a></h2>{LONG}</article></main>',
    )
    assert page.title is not None
    assert page.title.value == page.heading == "A day in 2001"


def test_a_picture_that_most_posts_share_is_the_themes(tmp_path: Path) -> None:
    page = (
        '<html><head><title>{0}</title><meta property="og:image" content="/{1}.png"></head><body>'
        '<main><h1>{0}</h1><time datetime="2026-03-0{2}">March</time>' + LONG + "</main></body>"
    )
    files = {f"public/p{n}.html": page.format(f"Post {n}", "cover", n) for n in range(1, 5)}
    files["public/own.html"] = page.format("Own", "own", 6)
    files |= {f"public/tags/t{n}/index.html": "<h1>Tag</h1>" for n in range(12)}
    links = "".join(f'<li><a href="/{name}.html">{name}</a>' for name in ("p1", "p2", "own"))
    files["public/index.html"] = f"<html><body><ul>{links}</ul></body></html>"
    files["feedsmith.toml"] = '[site]\nurl = "https://example.org/"\n'
    site = detect_site(write(tmp_path, files), NOW)
    found = (scan_page(file, site) for file in page_files(site.output))
    items = {one.title: one for one in page_items([one for one in found if one], site)}
    assert len(items) == 5
    assert [title for title, one in items.items() if one.image] == ["Own"]


def test_a_cell_sums_nothing_up() -> None:
    table = "<table><tr><td><p>hour</p></td></tr></table>"
    assert summarize(f"{table}<p>Print it.</p>") == "Print it."
    assert summarize(table) == "hour"


def test_entities_in_a_heading_are_what_they_stand_for(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: Notes\nsite_url: https://example.org/\nplugins:\n  - blog\n",
        "docs/blog/posts/a.md": "---\ndate: 2026-03-01\n---\n\n# Tides &amp; x &lt; y\n\nBody.\n",
    }
    (post,) = read(write(tmp_path, files)).values()
    assert post.item is not None
    assert post.item.title == "Tides & x < y"


def test_a_lektor_text_ends_where_its_author_ended(tmp_path: Path) -> None:
    page = (
        "<html><body><article><h2>A</h2>{0}<p>A line of the theme that nothing marks as such.</p>"
        "</article></body></html>"
    )
    text = "The water stood **still** today.\n\n- Wait.\n- Look."
    html = "<p>The water stood <b>still</b> today.</p><ul><li>Wait.</li><li>Look.</li></ul>"
    files = {
        "notes.lektorproject": "[project]\nname = Notes\nurl = https://example.org/\n",
        "content/contents.lr": "title: Home",
        "content/a/contents.lr": f"title: A\n---\npub_date: 2026-03-01\n---\nbody:\n\n{text}\n",
        "build/index.html": "<h1>Notes</h1>",
        "build/a/index.html": page.format(html),
    }
    made = build(detect_site(write(tmp_path, files), datetime(2026, 11, 1, tzinfo=UTC)))
    (item,) = made.documents[0].feed.items
    assert said(item.body or "") == said(html)


@pytest.mark.parametrize(
    ("file", "config", "tags"),
    [
        ("Essays/a.md", "", ("tides", "Essays")),
        ("a.md", "", ("tides",)),
        ("posts/a.md", "", ("tides",)),
        ("log/a.md", 'ARTICLE_PATHS = ["log"]\n', ("tides",)),
        ("log/Essays/a.md", 'ARTICLE_PATHS = ["log"]\n', ("tides", "Essays")),
        ("Essays/a.md", "USE_FOLDER_AS_CATEGORY = False\n", ("tides",)),
    ],
)
def test_a_pelican_folder_is_a_category(
    file: str, config: str, tags: tuple[str, ...], tmp_path: Path
) -> None:
    settings = f'SITEURL = "https://example.org"\nSITENAME = "Notes"\n{config}'
    text = "Title: x\nDate: 2026-03-01\nTags: tides\n\nBody."
    (post,) = read(write(tmp_path, {"pelicanconf.py": settings, f"content/{file}": text})).values()
    assert post.item is not None
    assert post.item.tags == tags
