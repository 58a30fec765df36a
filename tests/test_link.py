"""`feedsmith link`: every page leads to its feeds, and no byte of it changes otherwise."""

from __future__ import annotations

import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
import turbohtml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from feedsmith import build, detect_site
from feedsmith.checking import check_paths
from feedsmith.cli import main
from feedsmith.discovery.offers import Offer
from feedsmith.discovery.pages import Page, Unfit, read_page
from feedsmith.discovery.writing import linked

URL = "https://bakery.example/"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
CONFIGURATION = f"""
[site]
url = "{URL}"
title = "Bäckerei & Söhne"
language = "en"
[content]
folder = "posts"
"""
HEAD = "<!doctype html>\n<html>\n  <head>\n    <title>A</title>\n  </head>\n</html>\n"
LINK = '<link rel="alternate" type="application/rss+xml" href="{}">'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two posts, pages for them, a home page and that of a tag; the feeds are not built yet."""
    (tmp_path / "posts").mkdir()
    (tmp_path / "feedsmith.toml").write_text(CONFIGURATION, "utf-8")
    for number, name in enumerate(("rye", "spelt"), start=1):
        head = f"title: {name}\ndate: 2026-01-0{number}\ntags: [bread]"
        (tmp_path / "posts" / f"{name}.md").write_text(f"---\n{head}\n---\n\nText.\n", "utf-8")
    for path in ("index.html", "rye/index.html", "spelt/index.html", "tags/bread/index.html"):
        page(tmp_path, path, HEAD)
    return tmp_path


def page(site: Path, path: str, text: str | bytes) -> Path:
    file = site / "public" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def configure(site: Path, more: str) -> None:
    (site / "feedsmith.toml").write_text(CONFIGURATION + more, "utf-8")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def built(site: Path) -> Path:
    assert run("build", site, "--now", "2026-11-01").exit_code == 0
    return site


def named(site: Path, path: str = "index.html") -> list[str]:
    """The addresses that a page's links to feeds have, as a browser sees them."""
    document = turbohtml.parse((site / "public" / path).read_bytes())
    found = document.select("head link[rel=alternate]")
    return [str(link.attr("href")).removeprefix(URL) for link in found]


OWN = ["feed.xml", "atom.xml", "feed.json"]


# Which links


def test_every_page_names_the_sites_feed_in_each_format_rss_first(site: Path) -> None:
    configure(site, '[feed]\nformats = ["json", "atom", "rss"]\n')
    assert run("link", built(site), "--write").exit_code == 0
    for path in ("index.html", "rye/index.html", "tags/bread/index.html"):
        assert named(site, path) == OWN


def test_titles_tell_the_format_only_where_readers_have_a_choice(site: Path) -> None:
    run("link", built(site), "--write")
    text = (site / "public" / "index.html").read_text("utf-8")
    assert 'title="B&#228;ckerei &amp; S&#246;hne (JSON Feed)"' in text
    configure(site, '[feed]\nformats = ["atom"]\n')
    page(site, "index.html", HEAD)
    run("link", built(site), "--write")
    assert "(Atom)" not in (site / "public" / "index.html").read_text("utf-8")


def test_the_page_of_a_tag_names_its_feed_and_the_home_page_does_not(site: Path) -> None:
    configure(site, '[feeds.tags]\nper = "tag"\n')
    run("link", built(site), "--write")
    assert named(site, "tags/bread/index.html") == [*OWN, "tags/bread/feed.xml"]
    assert named(site) == OWN
    assert named(site, "rye/index.html") == OWN


def test_a_tag_without_a_page_is_named_nowhere(site: Path) -> None:
    configure(site, '[feeds.authors]\nper = "author"\n[feeds.tags]\nper = "tag"\n')
    (site / "public" / "tags" / "bread" / "index.html").unlink()
    run("link", built(site), "--write")
    assert named(site) == OWN


def test_the_home_page_names_feeds_beside_the_sites_own_but_no_newsletter(site: Path) -> None:
    configure(site, "[feeds.newsletter]\n[feeds.loaves]\nwhere = 'title == \"rye\"'\n")
    run("link", built(site), "--write")
    assert named(site) == [*OWN, "loaves.xml"]
    assert named(site, "rye/index.html") == OWN


def test_archives_are_named_nowhere(site: Path) -> None:
    configure(site, "[feed]\nlimit = 1\narchive = 1\n")
    run("link", built(site), "--write")
    assert (site / "public" / "feed-archive" / "1.xml").is_file()
    assert named(site) == OWN


def test_pages_of_a_translation_name_the_feed_in_their_language(tmp_path: Path) -> None:
    (tmp_path / "content" / "posts").mkdir(parents=True)
    (tmp_path / "hugo.toml").write_text(
        f'baseURL = "{URL}"\ntitle = "Bakery"\ndefaultContentLanguage = "en"\n'
        "[languages.en]\nweight = 1\n[languages.de]\nweight = 2\ntitle = 'Backstube'\n",
        "utf-8",
    )
    for ending in (".md", ".de.md"):
        text = "---\ntitle: A\ndate: 2026-01-01\n---\n\nText.\n"
        (tmp_path / "content" / "posts" / f"a{ending}").write_text(text, "utf-8")
    for path in ("index.html", "de/index.html", "posts/a/index.html", "de/posts/a/index.html"):
        page(tmp_path, path, HEAD)
    run("link", built(tmp_path), "--write")
    assert named(tmp_path, "posts/a/index.html") == OWN
    assert named(tmp_path, "de/posts/a/index.html") == [f"de/{path}" for path in OWN]


def test_a_feed_that_is_not_there_is_named_by_no_page(site: Path) -> None:
    (built(site) / "public" / "atom.xml").unlink()
    run("link", site, "--write")
    assert named(site) == ["feed.xml", "feed.json"]


def test_a_feed_that_is_named_in_one_format_is_named(site: Path) -> None:
    text = HEAD.replace("</title>", f"</title>{LINK.format('/feed.xml')}")
    file = page(site, "index.html", text)
    run("link", built(site), "--write")
    assert file.read_text("utf-8") == text


# The report


def test_the_report_lists_pages_and_writes_nothing(site: Path) -> None:
    before = (built(site) / "public" / "index.html").read_bytes()
    result = run("link", site)
    assert result.exit_code == 1
    assert "4 pages lack a link to a feed" in result.output
    assert "rye/index.html: feed.xml" in result.output
    assert (site / "public" / "index.html").read_bytes() == before


def test_a_report_of_many_pages_is_short(site: Path) -> None:
    for number in range(40):
        page(site, f"page-{number}/index.html", HEAD)
    result = run("link", built(site))
    assert "44 pages lack a link" in result.output
    assert "… and 32 more" in " ".join(result.output.replace("pages more", "more").split())


def test_all_is_well_after_writing(site: Path) -> None:
    assert run("link", built(site), "--write").exit_code == 0
    result = run("link", site)
    assert result.exit_code == 0
    assert "Every page leads to its feeds." in result.output


def test_feeds_that_were_not_built_are_a_fault_of_use(site: Path) -> None:
    result = run("link", site)
    assert result.exit_code == 2
    assert "Run feedsmith build first" in result.output


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (LINK.format("/rss.xml"), "lead to a feed that is not there: 1"),
        (LINK.format("/atom.xml"), 'write type="application/atom+xml"'),
        ('<link rel="alternate" href="/feed.xml">', 'write type="application/rss+xml"'),
        (LINK.format("http://localhost:1313/feed.xml"), f'write href="{URL}feed.xml"'),
        (LINK.format("https://www.bakery.example/feed.xml"), f'write href="{URL}feed.xml"'),
    ],
)
def test_wrong_links_are_told_with_their_line(link: str, said: str, site: Path) -> None:
    page(site, "index.html", HEAD.replace("  </head>", f"    {link}\n  </head>"))
    result = run("link", built(site))
    assert result.exit_code == 1
    assert "index.html:5" in result.output
    assert said in result.output


@pytest.mark.parametrize(
    "link",
    [
        LINK.format("https://feeds.example/bakery"),
        LINK.format("https://friend.example/feed.xml"),
        '<link rel="alternate" hreflang="de" href="/de/">',
        '<link rel="alternate" type="application/json" href="/wp-json/posts/1">',
        '<link rel="alternate stylesheet" type="text/css" href="/dark.css">',
    ],
)
def test_links_that_mean_no_feed_of_the_site_are_not_wrong(link: str, site: Path) -> None:
    page(site, "index.html", HEAD.replace("  </head>", f"    {link}\n  </head>"))
    result = run("link", built(site))
    assert "index.html:5" not in result.output
    run("link", site, "--write")
    assert link in (site / "public" / "index.html").read_text("utf-8")


def test_links_to_former_feeds_are_replaced_with_their_line(site: Path) -> None:
    old = f"    {LINK.format('/rss.xml')}\n"
    file = page(site, "index.html", HEAD.replace("  </head>", f"{old}  </head>"))
    page(site, "rye/index.html", HEAD)
    assert run("link", built(site), "--write").exit_code == 0
    assert file.read_bytes() == (site / "public" / "rye" / "index.html").read_bytes()


def test_wrong_links_that_are_not_of_former_feeds_stay(site: Path) -> None:
    link = LINK.format("/atom.xml")
    page(site, "index.html", HEAD.replace("  </head>", f"    {link}\n  </head>"))
    assert run("link", built(site), "--write").exit_code == 1
    assert link in (site / "public" / "index.html").read_text("utf-8")


def test_a_link_without_a_type_names_no_feed(site: Path) -> None:
    link = '<link rel="alternate" href="/feed.xml">'
    page(site, "index.html", HEAD.replace("  </head>", f"    {link}\n  </head>"))
    run("link", built(site), "--write")
    assert named(site) == ["/feed.xml", *OWN]


# What is written


@pytest.fixture(scope="module")
def offer(tmp_path_factory: pytest.TempPathFactory) -> Offer:
    folder = tmp_path_factory.mktemp("site")
    (folder / "posts").mkdir()
    (folder / "feedsmith.toml").write_text(CONFIGURATION + '[feed]\nformats = ["rss"]\n', "utf-8")
    (folder / "posts" / "a.md").write_text("---\ndate: 2026-01-01\n---\n\nA.\n", "utf-8")
    return Offer(build(detect_site(folder, NOW)).documents)


TAG = (
    b'<link rel="alternate" type="application/rss+xml" title="B&#228;ckerei &amp; S&#246;hne" '
    b'href="https://bakery.example/feed.xml">'
)


def written(data: bytes, offer: Offer) -> bytes:
    found = read_page(data, URL)
    assert isinstance(found, Page), found
    return linked(found, [offer], [])


CASES = {
    "lines": (b"<html>\n<head>\n\t<meta name=a>\n</head>\n", b"\t@\n</head>"),
    "crlf": (b"<html>\r\n<head>\r\n  <meta name=a>\r\n</head>\r\n", b"  @\r\n</head>"),
    "cr": (b"<html>\r<head>\r  <meta name=a>\r</head>\r", b"  @\r</head>"),
    "one-line": (b"<html><head><meta name=a></head><body>\n", b"<meta name=a>@</head>"),
    "midst": (b"<html><head>\n<meta name=a></head>\n", b"<meta name=a>@</head>"),
    "capitals": (b"<HTML><HEAD><META NAME=a></HEAD >", b"NAME=a>@</HEAD >"),
    "unended": (b"<html><head><meta name=a>\n<body>", b"<meta name=a>\n@\n<body>"),
    "unended-one-line": (b"<html><head><meta name=a><body>", b"<meta name=a>@<body>"),
    "implied": (b"<!doctype html><title>A</title><p>B", b"</title>@<p>"),
    "empty": (b"<html><head></head>", b"<head>@</head>"),
    "broken-by-a-paragraph": (b"<html><head><meta name=a><p>B</p></head>", b"name=a>@<p>"),
    "xhtml": (
        b'<?xml version="1.0"?>\n<html><head><meta name="a" /></head></html>',
        b'<meta name="a" />~</head>',
    ),
    "bom": (b"\xef\xbb\xbf<html><head></head>", b"<head>\xc2\xa4</head>"),
    "utf-8": (b"<html><head><meta charset=utf-8></head>", b"=utf-8>\xc2\xa4</head>"),
    "latin-1": (b"<html><head><meta charset=iso-8859-1></head>\xe9", b"8859-1>@</head>\xe9"),
    "comment": (b"<html><!-- <head></head> --><head></head>", b" --><head>@</head>"),
    "script": (b'<html><head><script>"</head>"</script></head>', b"</script>@</head>"),
    "style": (b"<html><head><style>/*</head>*/</style></head>", b"</style>@</head>"),
    "title": (b"<html><head><title></head></title></head>", b"</title>@</head>"),
    "noscript": (b"<html><head><noscript></head></noscript></head>", b"</noscript>@</head>"),
    "template": (b"<html><head><template></head></template></head>", b"</template>@</head>"),
    "attribute": (b"<html><head><meta content='</head>'></head>", b"</head>'>@</head>"),
    "escaped-script": (
        b"<html><head><script><!-- <script></script></head> --></script></head>",
        b"--></script>@</head>",
    ),
    "late": (b"<html><head></head><body><head></head>", b"<html><head>@</head><body><head>"),
}


@pytest.mark.parametrize("name", CASES)
def test_links_stand_at_the_end_of_the_real_head(name: str, offer: Offer) -> None:
    before, part = CASES[name]
    after = written(before, offer)
    slashed = TAG.removesuffix(b">") + b" />"
    spelled = TAG.replace(b"&#228;", "ä".encode()).replace(b"&#246;", "ö".encode())
    expected = part.replace(b"@", TAG).replace(b"~", slashed).replace(b"\xc2\xa4", spelled)
    assert expected in after
    added = next(one for one in (TAG, slashed, spelled) if one in after)
    document = turbohtml.parse(after)
    assert document.select_one("head > link[href]") is not None
    assert _without(after, added) == before


def _without(after: bytes, added: bytes) -> bytes:
    """The page before the link was added: alone on its line, or in the midst of one."""
    start = after.index(added)
    end = start + len(added)
    while after[start - 1 : start] in (b" ", b"\t"):
        start -= 1
    for ending in (b"\r\n", b"\n", b"\r"):
        if after[:start].endswith((b"\n", b"\r")) and after[end:].startswith(ending):
            return after[:start] + after[end + len(ending) :]
    return after[: after.index(added)] + after[end:]


PIECES = (
    *(b"<!doctype html>", b"<html>", b"<head>", b"</head>", b"<body>", b"</body>", b"A"),
    *(b"<meta name=a>", b"<link rel=icon>", b"<title>", b"</title>", b"<script>", b"</script>"),
    *(b"<!--", b"-->", b"<template>", b"</template>", b"<noscript>", b"</noscript>", b"<svg>"),
    *(b"\n", b"\r\n", b"\r", b"  ", b"'", b'"', b"<p>", b"<frameset>", b"<plaintext>", b"\xff"),
)


@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map(
        lambda pieces: b"<html><head>" + b"".join(pieces)
    )
)
def test_whatever_a_page_is_its_head_gets_the_link_and_all_else_stays(
    offer: Offer, before: bytes
) -> None:
    found = read_page(before, URL)
    if isinstance(found, Unfit):
        return
    after = linked(found, [offer], [])
    assert _without(after, TAG) == before
    document = turbohtml.parse(after, detect_encoding=True)
    assert document.select_one('head > link[rel="alternate"]') is not None


@pytest.mark.parametrize("name", CASES)
def test_a_second_run_changes_nothing(name: str, site: Path) -> None:
    page(site, "index.html", CASES[name][0])
    run("link", built(site), "--write")
    once = (site / "public" / "index.html").read_bytes()
    assert b"feed.xml" in once
    run("link", site, "--write")
    assert (site / "public" / "index.html").read_bytes() == once


UNFIT = {
    "verification": b"google-site-verification: google123.html",
    "fragment": b"<p>Only a part of a page</p>",
    "redirect": b'<html><head><meta http-equiv="Refresh" content="0; URL=/new/"></head></html>',
    "utf-16": "<html><head></head></html>".encode("utf-16"),
    "nul": b"<html><head><title>\0</title></head>",
    "utf-16-unmarked": "<html><head></head></html>".encode("utf-16-le"),
    "utf-7": b"<html><head><meta charset=utf-7></head></html>",
    "iso-2022-jp": b"<html><head><meta charset=iso-2022-jp></head></html>",
    "unknown": b"<html><head><meta charset=klingon></head></html>",
    "title-without-end": b"<html><head><title>A<body></head>",
    "script-without-end": b"<html><head><script>a</head>",
    "headless": b"<html><body>A</body></html>",
    "empty": b"",
}


@pytest.mark.parametrize("name", UNFIT)
def test_what_is_no_page_is_left_alone_and_told(name: str, site: Path) -> None:
    file = page(site, "strange.html", UNFIT[name])
    result = run("link", built(site), "--write")
    assert file.read_bytes() == UNFIT[name]
    assert "1 page left alone" in result.output
    assert "strange.html: it" in result.output
    assert result.exit_code == 0


def test_a_link_in_a_template_or_a_comment_names_nothing() -> None:
    link = LINK.format("/feed.xml").encode()
    for around in (b"<template>%s</template>", b"<!--%s-->", b"<script>'%s'</script>"):
        found = read_page(b"<html><head>" + around % link + b"</head>", URL)
        assert isinstance(found, Page)
        assert found.links == ()


def test_addresses_are_taken_as_the_page_means_them() -> None:
    head = b'<html><head><base href="/blog/">' + LINK.format("fête.xml").encode() + b"</head>"
    found = read_page(head, f"{URL}a/")
    assert isinstance(found, Page)
    assert [link.url for link in found.links] == [f"{URL}blog/f%C3%AAte.xml"]


def test_pages_that_need_nothing_are_not_touched_and_modes_stay(site: Path) -> None:
    file = site / "public" / "index.html"
    file.chmod(0o640)
    run("link", built(site), "--write")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    before = file.stat()
    run("link", site, "--write")
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_symbolic_links_are_not_followed(site: Path) -> None:
    outside = site / "page.html"
    outside.write_text(HEAD, "utf-8")
    (site / "public" / "alias.html").symlink_to(outside)
    run("link", built(site), "--write")
    assert outside.read_text("utf-8") == HEAD


def test_two_pages_whose_names_differ_in_case_alone_are_both_written(site: Path) -> None:
    page(site, "about/Rye.html", HEAD)
    page(site, "about/rye.html", HEAD)
    assert run("link", built(site), "--write").exit_code == 0
    assert named(site, "about/Rye.html") == named(site, "about/rye.html") == OWN


def test_a_page_whose_name_no_windows_has_is_told(site: Path) -> None:
    page(site, "what?.html", HEAD)
    result = run("link", built(site), "--write")
    assert result.exit_code == 1
    assert "what?.html: its name is none on some systems" in result.output


def test_check_is_content_with_what_was_written(site: Path) -> None:
    run("link", built(site), "--write")
    problems = check_paths([str(site / "public")], URL).problems
    assert [one for one in problems if one.code.startswith("page-")] == []


# The hint of `feedsmith build`


def hints(site: Path) -> list[dict[str, str]]:
    result = run("build", site, "--report", "json", "--now", "2026-11-01")
    found = json.loads(result.output)["problems"]
    return [one for one in found if one["code"] == "page-unlinked"]


def test_build_hints_once_at_pages_that_name_no_feed(site: Path) -> None:
    (hint,) = hints(site)
    assert hint["file"] == "public/index.html"
    assert "3 of the 3 pages" in hint["what"]
    assert "feedsmith link --write" in hint["what"]
    run("link", site, "--write")
    assert hints(site) == []


def test_build_has_no_hint_where_no_page_was_built(site: Path) -> None:
    for file in (site / "public").rglob("*.html"):
        file.unlink()
    assert hints(site) == []


def test_build_looks_at_no_page_beside_the_home_page_and_posts(site: Path) -> None:
    run("link", built(site), "--write")
    page(site, "about.html", HEAD)
    assert hints(site) == []


def test_build_looks_at_thirty_pages(site: Path) -> None:
    for number in range(60):
        text = f"---\ntitle: {number}\ndate: 2026-02-01\n---\n\nText.\n"
        (site / "posts" / f"{number}.md").write_text(text, "utf-8")
        page(site, f"{number}/index.html", HEAD)
    configure(site, "[feed]\nlimit = 0\n")
    (hint,) = hints(site)
    assert "of the 30 pages" in hint["what"]
