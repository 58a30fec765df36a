from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsmith import detect_site
from feedsmith.loaders.pages.index import PageIndex
from feedsmith.loaders.pages.posts import page_items
from feedsmith.loaders.pages.scan import Scanned
from feedsmith.site import Site

THEMES = Path(__file__).parent.parent / "fixtures" / "pages" / "themes"
TEXT = (
    "<p>The first boat I ever repaired sank twice before it floated, and I tell everybody.</p>" * 3
)
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def built(root: Path, pages: Mapping[str, str]) -> Site:
    """A site of these pages, which nothing but feedsmith.toml describes."""
    config = '[site]\nurl = "https://example.org/"\ntitle = "Harbour Notes"\n'
    (root / "feedsmith.toml").write_text(config, "utf-8")
    for path, text in pages.items():
        file = root / "public" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return detect_site(root, NOW)


def scanned(root: Path, pages: Mapping[str, str]) -> dict[str, Scanned]:
    return {one.path: one for one in PageIndex(built(root, pages)).pages}


def posts(root: Path, pages: Mapping[str, str]) -> set[str]:
    return {path for path, one in scanned(root, pages).items() if one.kind.is_post}


def page(title: str, inside: str = TEXT, head: str = "") -> str:
    return (
        f"<html><head><title>{title} | Harbour Notes</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav><main><h1>{title}</h1>{inside}</main></body></html>"
    )


def post(title: str, day: str = "2024-05-07", inside: str = TEXT) -> str:
    return page(title, f'<p><time datetime="{day}">{day}</time></p>{inside}')


ARROW = '<nav><a rel="next" href="/posts/secret/">Next</a></nav>'
POSTS = {f"posts/{name}/index.html": post(name.title()) for name in ("knots", "ropes", "tar")}


@pytest.mark.parametrize("name", sorted(file.stem for file in THEMES.glob("*.html")))
def test_a_themes_post_is_a_post(tmp_path: Path, name: str) -> None:
    text = (THEMES / f"{name}.html").read_text("utf-8").replace("<!-- the author's text -->", TEXT)
    assert posts(tmp_path, {"2024/slack-water.html": text}) == {"2024/slack-water.html"}


@pytest.mark.parametrize(
    "path",
    [
        *("index.html", "404.html", "en/404/index.html", "tags/knots/index.html", "tags.html"),
        *(
            "category/a/b/index.html",
            "author/ines.html",
            "archives/index.html",
            "archives/2024/05/index.html",
        ),
        *("2024/index.html", "2024/05/07/index.html", "page/2/index.html", "blog/page/3.html"),
        *(
            "page2/index.html",
            "index3.html",
            "drafts/knots.html",
            "search/index.html",
            "genindex.html",
        ),
        *("about/index.html", "pages/about.html", "contact.html", "impressum/index.html"),
    ],
)
def test_a_path_tells_that_a_page_is_no_post(tmp_path: Path, path: str) -> None:
    assert posts(tmp_path, {path: post("Knots")}) == set()


@pytest.mark.parametrize(
    "path",
    [
        *("knots.html", "2024/05/07/knots.html", "archives/knots.html", "archives/2024/knots.html"),
        *(
            "blog/tags-are-hard/index.html",
            "2024/05/page-2-of-my-life.html",
            "posts/404-days/index.html",
        ),
        *(
            "series/ropes/part-1/index.html",
            "posts/resume/index.html",
            "writing/about-knots/index.html",
        ),
    ],
)
def test_a_path_that_only_looks_like_it_does_not_tell(tmp_path: Path, path: str) -> None:
    assert posts(tmp_path, {path: post("Knots")}) == {path}


def test_an_alias_and_a_page_that_hides_are_no_posts(tmp_path: Path) -> None:
    alias = page("Knots", head='<meta http-equiv="refresh" content="0; url=/x/">')
    hidden = post("Tar").replace("<head>", '<head><meta name="robots" content="noindex, follow">')
    assert posts(tmp_path, {"old/knots/index.html": alias, "posts/tar/index.html": hidden}) == set()


def test_no_page_is_a_post_by_calling_itself_an_article(tmp_path: Path) -> None:
    head = (
        '<meta property="og:type" content="article">'
        '<script type="application/ld+json">{"@type":"BlogPosting","headline":"Who"}</script>'
    )
    assert (
        posts(tmp_path, {"who/index.html": page("Who", f"<article>{TEXT}</article>", head)})
        == set()
    )


ENTRY = (
    '<li><article><h2><a href="/posts/{0}/">{1}</a></h2><p><time datetime="2024-05-07">May 7</time>'
    "</p></article></li>"
)


def test_a_page_with_dated_links_is_a_listing(tmp_path: Path) -> None:
    listing = page(
        "Writing", "".join(ENTRY.format(name, name.title()) for name in ("knots", "ropes"))
    )
    assert posts(tmp_path, {**POSTS, "writing/index.html": listing}) == set(POSTS)


def test_a_listing_with_bare_dates_is_one_too(tmp_path: Path) -> None:
    lines = "".join(
        f'<li>2024-05-0{n} <a href="/posts/{n}/">Part {n}</a></li>' for n in range(1, 5)
    )
    terms = "".join(f'<dt>7 May 2024</dt><dd><a href="/p/{n}">Part {n}</a></dd>' for n in range(4))
    dated = '<p class="byline"><time datetime="2024-05-07">May 7</time></p>'
    pages = {
        "writing/index.html": page("Writing", f"{dated}<ul>{lines}</ul>"),
        "old/index.html": page("Old", f"{dated}<dl>{terms}</dl>"),
    }
    assert posts(tmp_path, pages) == set()


def test_a_dated_page_that_lists_posts_by_their_titles_is_a_listing(tmp_path: Path) -> None:
    names = ("knots", "ropes", "tar")
    entries = (
        f'<section><h2><a href="/posts/{n}/">{n.title()}</a></h2>{TEXT}</section>' for n in names
    )
    section = page(
        "Posts", "".join(entries), '<meta itemprop="datePublished" content="2024-05-07">'
    )
    assert posts(tmp_path, {**POSTS, "posts/index.html": section}) == set(POSTS)
    assert posts(tmp_path, {**POSTS, "writing/index.html": section}) == set(POSTS)


def test_a_post_that_links_to_others_is_a_post(tmp_path: Path) -> None:
    links = '<p>See <a href="/posts/knots/">Knots</a> and <a href="/posts/ropes/">Ropes</a>.</p>'
    related = "<h2>Related posts</h2><ul>" + ENTRY.format("knots", "Knots") + "</ul>"
    pages = {**POSTS, "posts/oars/index.html": post("Oars", inside=TEXT + links + related)}
    assert posts(tmp_path, pages) == set(pages)


def test_lists_below_a_text_make_no_listing(tmp_path: Path) -> None:
    cards = "".join(ENTRY.format(one, one.title()) for one in ("knots", "ropes"))
    for heading in ("Related posts", "You may also like", "Weitere Artikel"):
        inside = f"{TEXT}<h2>{heading}</h2><ul>{cards}</ul>"
        pages = {**POSTS, "posts/oars/index.html": post("Oars", inside=inside)}
        assert posts(tmp_path, pages) == set(pages)


def test_what_stands_outside_of_the_text_makes_no_listing(tmp_path: Path) -> None:
    cards = "".join(ENTRY.format(one, one.title()) for one in ("knots", "ropes"))
    inside = f'<div class="entry-content">{TEXT}</div><h2>From the log</h2><ul>{cards}</ul>'
    pages = {**POSTS, "posts/oars/index.html": post("Oars", inside=inside)}
    assert posts(tmp_path, pages) == set(pages)


def test_cards_of_the_neighbours_make_no_listing(tmp_path: Path) -> None:
    for name in ("related-posts", "post-navigation", "recommended", "prev-next"):
        cards = "".join(ENTRY.format(one, one.title()) for one in ("knots", "ropes"))
        pages = {
            "posts/oars/index.html": post("Oars", inside=f'{TEXT}<div class="{name}">{cards}</div>')
        }
        assert posts(tmp_path, pages) == set(pages)


def test_a_dated_page_of_the_menu_that_no_list_names_is_no_post(tmp_path: Path) -> None:
    home = page(
        "Home", "".join(ENTRY.format(n, n.title()) for n in ("knots", "ropes", "tar"))
    ).replace("</nav>", "<a href='/projects/'>Projects</a><a href='/posts/tar/'>Tar</a></nav>")
    pages = {**POSTS, "projects/index.html": post("Projects"), "index.html": home}
    assert posts(tmp_path, pages | {"posts/oars/index.html": post("Oars")}) == {
        *POSTS,
        "posts/oars/index.html",
    }


def test_a_page_that_neither_sitemap_nor_list_names_is_no_post(tmp_path: Path) -> None:
    home = page("Home", "".join(ENTRY.format(n, n.title()) for n in ("knots", "ropes", "tar")))
    addresses = "".join(
        f"<url><loc>https://example.org/posts/{n}/</loc></url>" for n in ("knots", "ropes", "tar")
    )
    knots = page("Knots", f'<p><time datetime="2024-05-07">May 7</time></p>{TEXT}{ARROW}')
    pages = {
        **POSTS,
        "index.html": home,
        "posts/knots/index.html": knots,
        "posts/secret/index.html": post("Secret"),
    }
    assert "posts/secret/index.html" in posts(tmp_path, pages)
    assert posts(tmp_path, pages | {"sitemap.xml": f"<urlset>{addresses}</urlset>"}) == set(POSTS)


def test_a_page_that_nothing_leads_to_is_no_post(tmp_path: Path) -> None:
    home = page("Home", "".join(ENTRY.format(n, n.title()) for n in ("knots", "ropes", "tar")))
    secret = post("Secret", inside=f'{TEXT}<a href="/posts/secret/">Permalink</a>')
    pages = {**POSTS, "index.html": home, "posts/secret/index.html": secret}
    assert posts(tmp_path, pages) == set(POSTS)


def test_pages_that_no_list_names_are_posts_where_there_is_no_list(tmp_path: Path) -> None:
    assert posts(tmp_path, {**POSTS, "index.html": page("Home")}) == set(POSTS)


def test_posts_are_told_from_the_pages_of_a_manual(tmp_path: Path) -> None:
    updated = (
        '<p class="last-updated">Last updated: <time datetime="2025-05-05">May 5, 2025</time></p>'
    )
    menu = "".join(f"<li><a href='/docs/{n}/'>Page {n}</a></li>" for n in range(100))
    manual = {
        f"docs/{n}/index.html": page(f"Page {n}", f"<aside><ul>{menu}</ul></aside>{TEXT}{updated}")
        for n in range(150)
    }
    changes = "".join(f"<h2>1.{n}.0 (2024-05-0{n})</h2>{TEXT}" for n in range(1, 9))
    manual["docs/changelog/index.html"] = page("Changelog", changes)
    assert posts(tmp_path, {**manual, **POSTS}) == set(POSTS)


def test_a_copy_that_names_its_original_is_no_post(tmp_path: Path) -> None:
    canonical = '<head><link rel="canonical" href="https://example.org/posts/knots/">'
    copy = post("Knots").replace("<head>", canonical)
    pages = {**POSTS, "posts/knots/amp/index.html": copy}
    assert posts(tmp_path, pages) == set(POSTS)


def test_a_theme_that_calls_every_page_the_home_page_makes_no_copies(tmp_path: Path) -> None:
    canonical = '<head><link rel="canonical" href="https://example.org/">'
    pages = {path: text.replace("<head>", canonical) for path, text in POSTS.items()}
    assert posts(tmp_path, pages | {"index.html": page("Home")}) == set(POSTS)


def test_a_title_that_would_swallow_its_page_does_not(tmp_path: Path) -> None:
    for tag in ("template", "script", "style", "textarea"):
        title = f"What <{tag}> does"
        found = scanned(tmp_path, {"posts/odd.html": post(title)})["posts/odd.html"]
        assert found.page.title is not None
        assert (found.page.title.value, found.kind.is_post) == (title, True)


def test_posts_become_items_and_the_future_waits(tmp_path: Path) -> None:
    picture = '<meta property="og:image" content="/default.png">'
    pages = {
        **{path: text.replace("<head>", f"<head>{picture}") for path, text in POSTS.items()},
        "posts/own.html": post("Own").replace(
            "<head>", '<head><meta property="og:image" content="own.png">'
        ),
        "posts/later.html": post("Later", "2099-01-01"),
    }
    site = built(tmp_path, pages)
    items = {item.title: item for item in page_items(PageIndex(site).pages, site)}
    assert set(items) == {"Knots", "Ropes", "Tar", "Own"}
    own = items["Own"]
    assert (own.url, own.published) == (
        "https://example.org/posts/own.html",
        datetime(2024, 5, 7, tzinfo=UTC),
    )
    assert own.image is not None
    assert own.image.url == "https://example.org/posts/own.png"
    assert str(own.place) == "public/posts/own.html"
    assert items["Knots"].image is None


@pytest.mark.parametrize("tag", ["it", "pantry"])
def test_a_tag_that_html_does_not_know_is_part_of_the_title(tmp_path: Path, tag: str) -> None:
    text = f'<time datetime="2024-05-07">May 7</time>{TEXT}'
    made = f"<title>Who?</title><main><h1>Who lit <{tag}>?</h1>{text}</main>"
    (found,) = [one for one in scanned(tmp_path, {"a.html": made}).values() if one.kind.is_post]
    assert found.page.heading == f"Who lit <{tag}>?"


@pytest.mark.parametrize("inside", ["<my-icon>", "<wbr>", "<svg><path d='M0'></svg>", "<x>Y</x>"])
def test_elements_that_a_heading_may_hold_are_no_words(tmp_path: Path, inside: str) -> None:
    made = f"<main><h1>Knots {inside}</h1>{TEXT}</main>"
    (found,) = scanned(tmp_path, {"a.html": made}).values()
    assert "<" not in (found.page.heading or "")


def test_a_description_that_is_the_sites_is_no_posts_summary(tmp_path: Path) -> None:
    ours, own = (f'<meta name="description" content="{said}">' for said in ("Ours", "Of knots"))
    made = {path: text.replace("</head>", f"{ours}</head>") for path, text in POSTS.items()}
    made["posts/knots/index.html"] = made["posts/knots/index.html"].replace(ours, own)
    site = built(tmp_path, made | {"index.html": page("Home", head=ours)})
    said = {one.title: one.summary for one in page_items(PageIndex(site).pages, site)}
    assert said == {"Knots": "Of knots", "Ropes": None, "Tar": None}


def test_posts_in_the_folder_of_another_language_are_not_mixed_in(tmp_path: Path) -> None:
    french = {
        f"fr/{path}": text.replace("<html>", '<html lang="fr-CA">') for path, text in POSTS.items()
    }
    homes = {
        folder + "index.html": page("Home").replace("<html>", f'<html lang="{language}">')
        for folder, language in (("", "en-CA"), ("fr/", "fr-CA"), ("en/", "en"), ("it/", "de"))
    }
    english = {f"{folder}{path}": text for path, text in POSTS.items() for folder in ("en/", "it/")}
    site = built(tmp_path, {**POSTS, **french, **homes, **english})
    found = {one.url for one in page_items(PageIndex(site).pages, site)}
    assert found == {
        f"https://example.org/{path.removesuffix('index.html')}" for path in (*POSTS, *english)
    }


def test_a_further_page_of_a_list_that_shows_one_post_is_a_list(tmp_path: Path) -> None:
    entry = '<article><h2><a href="/log/knots/">Knots</a></h2><time>2024-05-07</time></article>'
    other = entry.replace("nots", "ites")
    pages = {
        "log/index.html": page("Log", entry + other),
        "log/2/index.html": post("Log", inside=entry),
    }
    assert posts(tmp_path, pages | {"log/knots/index.html": post("Knots")}) == {
        "log/knots/index.html"
    }


def test_a_post_that_is_named_by_a_number_is_a_post(tmp_path: Path) -> None:
    pages = {"log/index.html": page("Log"), "log/2/index.html": post("Knots")}
    assert posts(tmp_path, pages) == {"log/2/index.html"}
