"""A folder of HTML without a generator: where it is served, and what overrides the judgement."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsmith import Build, FeedsmithError, build, detect_site

NOW = datetime(2026, 11, 1, tzinfo=UTC)
POST = """<!doctype html><html lang="en"><head><title>{title} - Tides</title>{head}</head><body>
<nav><a href="/">Home</a></nav><main><h1>{title}</h1><p><time datetime="{date}">{date}</time></p>
<p>First words about {title}.</p><p>Second words about {title}.</p><aside class="box">Aside.</aside>
</main><footer>Imprint</footer></body></html>"""
HOME = (
    '<!doctype html><html lang="en"><head><title>Tides</title>{head}</head><body><h1>Tides</h1>'
    '<ul><li><time datetime="2026-05-01">1 May</time> <a href="a/">A</a></li>'
    '<li><time datetime="2026-05-02">2 May</time> <a href="b/">B</a></li></ul></body></html>'
)


def folder(root: Path, head: str = "", **files: str) -> Path:
    """A home page and two posts, with other files by name (`_` stands for a dot)."""
    for name, date in (("a", "2026-05-01"), ("b", "2026-05-02")):
        (root / name).mkdir(parents=True)
        page = POST.format(title=name.upper(), date=date, head="")
        (root / name / "index.html").write_text(page, "utf-8")
    (root / "index.html").write_text(HOME.format(head=head), "utf-8")
    for name, text in files.items():
        (root / name.replace("_", ".")).write_text(text, "utf-8")
    return root


def url(root: Path) -> str:
    return detect_site(root, NOW).url


def titles(made: Build) -> list[str]:
    return [item.title for item in made.documents[0].feed.items]


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("https://a.example", "https://a.example/"),
        ("https://a.example/", "https://a.example/"),
        ("https://a.example/index.html", "https://a.example/"),
        ("https://a.example/log", "https://a.example/log/"),
        ("https://a.example/log/", "https://a.example/log/"),
        ("https://a.example/log/index.html", "https://a.example/log/"),
        ("https://a.example/log/?utm=1#top", "https://a.example/log/"),
        ("https://a.example/v1.2/", "https://a.example/v1.2/"),
    ],
)
def test_the_home_page_says_where_it_is(tmp_path: Path, said: str, address: str) -> None:
    assert url(folder(tmp_path / "1", f'<link rel="canonical" href="{said}">')) == address
    assert url(folder(tmp_path / "2", f'<meta property="og:url" content="{said}">')) == address


def sitemap(*urls: str) -> str:
    listed = "".join(f"<url><loc> {one} </loc></url>" for one in urls)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>'


@pytest.mark.parametrize("base", ["https://a.example/", "https://a.example/log/"])
@pytest.mark.parametrize(
    "pages", [("", "a/", "b/"), ("a/", "b/"), ("a/index.html", ""), ("gone/", "b"), ("",)]
)
def test_the_sitemap_says_where_it_is(tmp_path: Path, base: str, pages: tuple[str, ...]) -> None:
    assert url(folder(tmp_path, sitemap_xml=sitemap(*(base + page for page in pages)))) == base


RSS = '<link rel="alternate" type="application/rss+xml" href="{}">'
FEED = '<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link {}/></channel></rss>'


@pytest.mark.parametrize("base", ["https://a.example/", "https://a.example/log/"])
@pytest.mark.parametrize("order", ['rel="self" href="{}"', "href='{}' rel='self'"])
def test_an_existing_feed_says_where_it_is(tmp_path: Path, base: str, order: str) -> None:
    feed = FEED.format(order.format(f"{base}old.xml"))
    assert url(folder(tmp_path, RSS.format("old.xml"), old_xml=feed)) == base


def test_the_link_to_an_existing_feed_says_where_it_is(tmp_path: Path) -> None:
    link = RSS.format("https://a.example/log/old.xml")
    assert url(folder(tmp_path, link, old_xml="<rss/>")) == "https://a.example/log/"


def test_a_json_feed_says_where_it_is(tmp_path: Path) -> None:
    link = '<link rel="alternate" type="application/feed+json" href="/old.json">'
    feed = '{"feed_url": "https://a.example/log/old.json"}'
    assert url(folder(tmp_path, link, old_json=feed)) == "https://a.example/log/"


@pytest.mark.parametrize(
    "href",
    [
        "https://feeds.example/tides",
        "../../secret.xml",
        "//etc/passwd",
        "file:///etc/passwd",
        "x" * 5_000,
        "javascript:alert(1)",
    ],
)
def test_a_feed_that_stands_elsewhere_says_nothing_of_this_site(tmp_path: Path, href: str) -> None:
    secret = FEED.format('rel="self" href="https://wrong.example/a/"')
    (tmp_path / "secret.xml").write_text(secret)
    with pytest.raises(FeedsmithError, match="address is not known"):
        url(folder(tmp_path / "x" / "site", RSS.format(href)))


@pytest.mark.parametrize(
    "said", ["tides.example\n", "https://tides.example", " TIDES.example \r\n"]
)
def test_cname_says_where_it_is(tmp_path: Path, said: str) -> None:
    assert url(folder(tmp_path, CNAME=said)) == "https://tides.example/"


def test_an_address_of_deployment_never_replaces_what_the_site_says(tmp_path: Path) -> None:
    own = '[site]\nurl = "https://own.example/log/"\n'
    every = {"CNAME": "cname.example", "sitemap_xml": sitemap("https://map.example/a/")}
    canonical = '<link rel="canonical" href="https://page.example/">'
    assert url(folder(tmp_path / "1", canonical, feedsmith_toml=own, **every)) == (
        "https://own.example/log/"
    )
    assert url(folder(tmp_path / "2", canonical, **every)) == "https://page.example/"
    assert url(folder(tmp_path / "3", **every)) == "https://map.example/"


def test_cname_never_replaces_the_address_in_a_generators_configuration(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "hugo.toml").write_text('baseURL = "https://own.example/log/"\n')
    (tmp_path / "CNAME").write_text("cname.example\n")
    assert url(tmp_path) == "https://own.example/log/"


def test_a_folder_without_any_address_names_the_key_to_set(tmp_path: Path) -> None:
    with pytest.raises(FeedsmithError) as refused:
        url(folder(tmp_path))
    assert 'url = "https://example.org/"' in refused.value.mend
    assert "[site]" in refused.value.mend


@pytest.mark.parametrize(
    "local",
    ["http://localhost:8000/", "http://127.0.0.1/", "https://[::1]:4000/", "http://0.0.0.0"],
)
def test_an_address_of_this_machine_is_an_error_that_names_the_key(
    tmp_path: Path, local: str
) -> None:
    own = f'[site]\nurl = "{local}"\n'
    for root in (
        folder(tmp_path / "1", f'<link rel="canonical" href="{local}">'),
        folder(tmp_path / "2", feedsmith_toml=own),
    ):
        with pytest.raises(FeedsmithError, match="address of this machine") as refused:
            url(root)
        assert "url = " in refused.value.mend


def test_the_pages_alone_give_the_posts(tmp_path: Path) -> None:
    made = build(detect_site(folder(tmp_path, CNAME="a.example"), NOW))
    assert titles(made) == ["B", "A"]
    assert made.problems == ()


def configured(root: Path, pages: str) -> Build:
    text = f'[site]\nurl = "https://a.example/"\n[pages]\n{pages}\n'
    return build(detect_site(folder(root, feedsmith_toml=text), NOW))


def test_patterns_of_pages_override_the_judgement(tmp_path: Path) -> None:
    assert titles(configured(tmp_path / "1", 'posts = ["a/**"]')) == ["A"]
    assert titles(configured(tmp_path / "2", 'posts = ["none/**"]')) == []
    assert titles(configured(tmp_path / "3", 'posts = ["*/index.html"]')) == ["B", "A"]


def test_a_page_that_a_pattern_names_is_a_post_though_it_looks_like_none(tmp_path: Path) -> None:
    root = folder(tmp_path, feedsmith_toml='[site]\nurl = "https://a.example/"\n')
    (root / "about").mkdir()
    page = POST.format(title="About tides", date="2026-05-03", head="")
    (root / "about" / "index.html").write_text(page)
    assert "About tides" not in titles(build(detect_site(root, NOW)))
    with (root / "feedsmith.toml").open("a") as file:
        file.write('[pages]\nposts = ["*/index.html"]\n')
    assert "About tides" in titles(build(detect_site(root, NOW)))


def test_a_hidden_page_stays_hidden_whatever_pattern_names_it(tmp_path: Path) -> None:
    root = folder(
        tmp_path, feedsmith_toml='[site]\nurl = "https://a.example/"\n[pages]\nposts = ["*/*"]\n'
    )
    (root / "c").mkdir()
    hidden = '<meta name="robots" content="noindex">'
    page = POST.format(title="C", date="2026-05-03", head=hidden)
    (root / "c" / "index.html").write_text(page)
    assert titles(build(detect_site(root, NOW))) == ["B", "A"]


def test_body_and_remove_override_what_is_found(tmp_path: Path) -> None:
    made = configured(
        tmp_path, 'body = "main"\nremove = ["aside", "h1", "main > p:nth-of-type(1)"]'
    )
    for item in made.documents[0].feed.items:
        assert "Second words" in (item.body or "")
        assert "Aside" not in (item.body or "")
        assert "<time" not in (item.body or "")


def test_the_first_usual_output_folder_is_read(tmp_path: Path) -> None:
    folder(tmp_path / "dist", CNAME="a.example")
    site = detect_site(tmp_path, NOW)
    assert (site.output, site.generator.name) == (tmp_path / "dist", "pages")


def test_an_empty_folder_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(FeedsmithError, match="No site was recognized"):
        detect_site(tmp_path, NOW)
