"""The subscribe page: what stands on it, what a template may say, and what it lets through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
import turbohtml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from feedsmith import Build, FeedsmithError, Site, build, detect_site, publish
from feedsmith.cli import main
from feedsmith.model import Item
from feedsmith.subscribe_page import subscribe_pages
from feedsmith.subscribe_page.colours import DARK, LIGHT, contrast, readable
from feedsmith.subscribe_page.template import NAMES, OWN
from feedsmith.words import languages

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 11, 1, tzinfo=UTC)
HOME = "https://harbour.example/"
PAGE = "feeds/index.html"
SITE = f'[site]\nurl = "{HOME}"\ntitle = "Harbour"\ndescription = "Boats."\n'
EVERY_KIND = """
[podcast]
title = "Harbour Talk"
cover = "/cover.jpg"
categories = ["Leisure"]
[feeds.newsletter]
title = "The letter"
[feeds.long]
title = "Long reads"
[feeds.tags]
per = "tag"
[feeds.rubrics]
per = "category"
title = "Everything on {name} here"
[feeds.people]
per = "author"
[feeds.places]
per = "section"
[feeds.tongues]
per = "language"
"""
POSTS = (
    "title: One\ntags: [boats]\ncategories: [Weather]\nauthor: Ines",
    "title: Two\ntags: [knots]",
)


def site_of(
    root: Path,
    more: str = "",
    posts: Sequence[str] = POSTS,
    language: str = "en",
    feed: str = f'subscribe_page = "{PAGE}"\n',
) -> Site:
    """A site with this configuration and these posts, of which the first is the oldest."""
    (root / "posts").mkdir(parents=True, exist_ok=True)
    content = '[content]\nfolder = "posts"\noutput = "public"\npermalink = "/log/:slug/"\n'
    said = f'{SITE}language = "{language}"\n{content}[feed]\n{feed}{more}'
    (root / "feedsmith.toml").write_text(said, "utf-8")
    for number, head in enumerate(posts, start=1):
        text = f"---\ndate: 2026-01-{number:02}\n{head}\n---\n\nA sentence.\n"
        (root / "posts" / f"p{number:02}.md").write_text(text, "utf-8")
    return detect_site(root, NOW)


def made(root: Path, more: str = "", posts: Sequence[str] = POSTS, language: str = "en") -> Build:
    return build(site_of(root, more, posts, language))


def shown(found: Build, path: str = PAGE) -> turbohtml.Document:
    return turbohtml.parse(found.outputs[path].decode())


def texts(document: turbohtml.Document, selector: str) -> list[str]:
    return [" ".join(one.text.split()) for one in document.select(selector)]


def values(document: turbohtml.Document, selector: str, name: str) -> list[str]:
    return [str(one.attrs[name]) for one in document.select(selector)]


def fault(root: Path, feed: str) -> FeedsmithError:
    with pytest.raises(FeedsmithError) as raised:
        build(site_of(root, feed=feed))
    return raised.value


# When it is written


def test_there_is_no_page_until_a_path_is_named(tmp_path: Path) -> None:
    assert not [path for path in build(site_of(tmp_path, feed="")).outputs if "html" in path]
    assert PAGE in made(tmp_path).outputs


def test_a_page_is_among_the_paths_that_are_checked(tmp_path: Path) -> None:
    found = build(site_of(tmp_path, feed='subscribe_page = "../feeds.html"\n'))
    assert "../feeds.html" in found.paths
    assert [one.level for one in publish(found, tmp_path / "public").problems] == ["error"]


@pytest.mark.parametrize("path", ["feeds/", "/feeds/index.html", "feeds", "a\\\\b.html", ".html"])
def test_a_path_that_is_no_page_is_told_with_its_line(path: str, tmp_path: Path) -> None:
    error = fault(tmp_path, f'subscribe_page = "{path}"\n')
    assert re.match(
        r"feedsmith.toml:11: `feed.subscribe_page`: .* is not the path of a", error.what
    )
    assert '"feeds/index.html"' in error.mend


def test_a_page_that_the_site_has_already_is_not_replaced(tmp_path: Path) -> None:
    there = tmp_path / "public" / PAGE
    there.parent.mkdir(parents=True)
    there.write_text("<title>My own</title>", "utf-8")
    error = fault(tmp_path, f'subscribe_page = "{PAGE}"\n')
    assert f"{PAGE} is a page of the site already" in error.what
    assert there.read_text("utf-8") == "<title>My own</title>"


def test_a_page_of_an_earlier_build_is_replaced(tmp_path: Path) -> None:
    publish(made(tmp_path), tmp_path / "public")
    found = made(tmp_path, '[feeds.letter]\ntitle = "A letter"\n')
    publish(found, tmp_path / "public")
    assert b"A letter" in (tmp_path / "public" / PAGE).read_bytes()


def test_the_same_site_is_the_same_bytes_at_any_time(tmp_path: Path) -> None:
    site = site_of(tmp_path, EVERY_KIND)
    later = replace(site, now=datetime(2027, 1, 1, tzinfo=UTC))
    assert build(site).outputs[PAGE] == build(later).outputs[PAGE]


def test_a_build_tells_of_the_page(tmp_path: Path) -> None:
    site_of(tmp_path)
    said = CliRunner().invoke(main, ["build", str(tmp_path)])
    assert said.exit_code == 0, said.output
    assert re.search(r"index\.html +page ", said.output)


# What stands on it


def test_each_kind_of_feed_has_a_section(tmp_path: Path) -> None:
    episode = "title: Three\nepisode: {audio: /a.mp3}\nlanguage: fr"
    page = shown(made(tmp_path, EVERY_KIND, (*POSTS, episode)))
    assert texts(page, "section > h2, section > details h2") == [
        *("Everything new", "The podcast", "The newsletter", "More feeds"),
        *("By tag", "By category", "By author", "By section", "By language"),
        *("How to subscribe", "Latest posts"),
    ]
    assert texts(page, "article h3") == ["Harbour", "Harbour Talk", "The letter", "Long reads"]
    assert texts(page, ".name") == [
        "boats",
        "knots",
        "Weather",
        "Weather",
        "Ines",
        "log",
        "English",
        "Français",
    ]


def test_each_feed_is_there_with_its_address_and_formats(tmp_path: Path) -> None:
    found = made(tmp_path, EVERY_KIND)
    page = shown(found)
    subscribed = [one.url for one in found.documents]
    assert sorted(values(page, ".formats a", "href")) == sorted(subscribed)
    firsts = dict.fromkeys(
        next(d.url for d in found.documents if d.feed == one.feed) for one in found.documents
    )
    assert sorted(texts(page, "code")) == sorted(firsts)
    assert len(set(values(page, "code", "id"))) == len(firsts)


def test_archives_are_not_for_subscribers(tmp_path: Path) -> None:
    posts = [f"title: {number}" for number in range(9)]
    found = build(site_of(tmp_path, "limit = 2\narchive = 3\n", posts))
    assert any(one.history == "archive" for one in found.documents)
    assert texts(shown(found), "code") == [f"{HOME}feed.xml"]


@pytest.mark.parametrize(("tags", "folded"), [(6, 0), (7, 1)])
def test_a_long_list_is_folded(tags: int, folded: int, tmp_path: Path) -> None:
    posts = [f"title: {number}\ntags: [t{number}]" for number in range(tags)]
    page = shown(made(tmp_path, '[feeds.tags]\nper = "tag"\n', posts))
    assert len(page.select("section > details")) == folded
    assert len(page.select(".lines > li")) == tags


def test_a_tag_leads_to_its_page_if_it_has_one(tmp_path: Path) -> None:
    for path in ("tags/boats", "log/p01", "log/p02"):
        (tmp_path / "public" / path).mkdir(parents=True)
        (tmp_path / "public" / path / "index.html").write_text("<title>A page</title>", "utf-8")
    page = shown(made(tmp_path, '[feeds.tags]\nper = "tag"\n'))
    assert values(page, ".name a", "href") == [f"{HOME}tags/boats/"]
    assert texts(page, ".name") == ["boats", "knots", "Weather"]


def test_readers_are_given_the_address_of_the_feed(tmp_path: Path) -> None:
    links = values(shown(made(tmp_path)), ".apps a", "href")
    assert len(links) == 6
    assert all(unquote(one).endswith(f"{HOME}feed.xml") for one in links)
    assert "https://www.inoreader.com/?add_feed=https%3A%2F%2Fharbour.example%2Ffeed.xml" in links
    assert f"feed:{HOME}feed.xml" in links


def test_a_podcast_is_opened_in_podcast_apps(tmp_path: Path) -> None:
    page = shown(made(tmp_path, EVERY_KIND, ("title: A\nepisode: {audio: /a.mp3}",)))
    (section,) = page.select("section[aria-labelledby=feeds-podcast]")
    links = [str(one.attrs["href"]) for one in section.select(".apps a")]
    assert "podcast://harbour.example/podcast.xml" in links
    assert "pktc://subscribe/harbour.example/podcast.xml" in links
    assert not [one for one in links if "feedly" in one]


def test_the_newest_ten_posts_are_there_with_their_days(tmp_path: Path) -> None:
    posts = [f"title: Post {number}" for number in range(1, 13)]
    page = shown(made(tmp_path, posts=posts))
    assert texts(page, ".posts a") == [f"Post {number}" for number in range(12, 2, -1)]
    assert texts(page, ".posts time")[0] == "12 January 2026"
    assert values(page, ".posts time", "datetime")[0] == "2026-01-12T00:00:00Z"
    assert values(page, ".posts a", "href")[0] == f"{HOME}log/p12/"


def test_a_post_without_a_title_is_known_by_its_first_words(tmp_path: Path) -> None:
    assert texts(shown(made(tmp_path, posts=("tags: [a]",))), ".posts a") == ["A sentence."]


def test_the_list_of_the_feeds_is_there_where_it_is_written(tmp_path: Path) -> None:
    opml = f"{HOME}feeds.opml"
    alone, several = shown(made(tmp_path)), shown(made(tmp_path, "[feeds.letter]\n"))
    assert opml not in values(alone, "a", "href")
    assert opml in values(several, "a", "href")


def test_the_head_names_the_page_and_its_feeds(tmp_path: Path) -> None:
    page = shown(made(tmp_path, '[feeds.letter]\n[feeds.tags]\nper = "tag"\n'))
    assert texts(page, "title") == texts(page, "h1") == ["Subscribe to Harbour"]
    assert values(page, "link[rel=canonical]", "href") == [f"{HOME}feeds/"]
    assert values(page, "meta[name=description]", "content")
    assert not page.select("meta[name=robots]")
    alternates = values(page, "link[rel=alternate][type]", "href")
    assert alternates == [HOME + one for one in ("feed.xml", "atom.xml", "feed.json", "letter.xml")]


@pytest.mark.parametrize("language", sorted(languages().values()))
def test_the_page_speaks_the_language_of_the_site(language: str, tmp_path: Path) -> None:
    found = made(tmp_path, EVERY_KIND, language=language)
    (html,) = shown(found).select("html")
    rtl = language in {"ar", "fa", "he"}
    assert (html.attrs["lang"], html.attrs["dir"]) == (language, "rtl" if rtl else "ltr")
    english = "Subscribe to Harbour" in found.outputs[PAGE].decode()
    assert english == (language == "en")


def test_a_site_in_two_languages_has_a_page_in_each(tmp_path: Path) -> None:
    hugo = (
        f'baseURL = "{HOME}"\ndefaultContentLanguage = "en"\ntitle = "Notes"\n'
        '[languages.en]\nweight = 1\n[languages.fr]\ntitle = "Cahier"\nweight = 2\n'
    )
    (tmp_path / "hugo.toml").write_text(hugo, "utf-8")
    feeds = f'[feed]\nsubscribe_page = "{PAGE}"\n[feeds.tags]\nper = "tag"\n'
    (tmp_path / "feedsmith.toml").write_text(feeds, "utf-8")
    (tmp_path / "content").mkdir()
    for name, tag in (("a.md", "Rain"), ("a.fr.md", "Pluie")):
        text = f"---\ntitle: A\ndate: 2026-01-01\ntags: [{tag}]\n---\n\nText.\n"
        (tmp_path / "content" / name).write_text(text, "utf-8")
    found = build(detect_site(tmp_path, NOW))
    english, french = shown(found), shown(found, f"fr/{PAGE}")
    assert texts(english, "code") == [f"{HOME}feed.xml", f"{HOME}tags/rain/feed.xml"]
    assert texts(french, "code") == [f"{HOME}fr/feed.xml", f"{HOME}fr/tags/pluie/feed.xml"]
    assert texts(french, "h1") == ["S’abonner à Cahier"]
    assert texts(french, ".name") == ["Pluie"]
    assert values(english, "nav a", "href") == [f"{HOME}fr/feeds/"]
    assert texts(english, "nav a") == ["Français"]
    hreflangs = values(french, "link[hreflang]", "hreflang")
    assert sorted(hreflangs) == ["en", "fr"]


# What comes from elsewhere


def test_nothing_is_fetched_from_anywhere(tmp_path: Path) -> None:
    page = shown(made(tmp_path, EVERY_KIND))
    assert not page.select("[src], [srcset], link[rel=stylesheet], iframe, object, embed, form")
    assert "url(" not in "".join(texts(page, "style"))
    assert "@import" not in "".join(texts(page, "style"))


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{head}}\u202e&amp;"


def hostile(item: Item) -> Item:
    bad = {"title": HOSTILE, "url": "javascript:alert(1)", "language": '"><script>'}
    return replace(item, **bad)


def test_nothing_that_was_typed_becomes_markup(tmp_path: Path) -> None:
    site = site_of(tmp_path, EVERY_KIND)
    harmless = build(site)
    tags = [one.tag for one in shown(harmless).select("*") if one.tag not in ("a", "p")]
    said = {"title": HOSTILE, "description": HOSTILE}
    documents = []
    for one in harmless.documents:
        items = tuple(hostile(item) for item in one.feed.items)
        feed = replace(one.feed, **said, home_url="javascript:alert(1)", items=items)
        documents.append(replace(one, feed=feed, url=one.url + "?\"'><script>"))
    bad = replace(site, **said)
    page = subscribe_pages(documents, bad, ())[PAGE].decode()
    document = turbohtml.parse(page)
    assert [one.tag for one in document.select("*") if one.tag not in ("a", "p")] == tags
    assert not [one for one in values(document, "a", "href") if "javascript:" in one.lower()]
    assert texts(document, "article h3")[0] == " ".join(HOSTILE.split())
    for element in document.select("*"):
        assert not [name for name in element.attrs if name.startswith("on")]


@given(st.text())
def test_any_title_is_shown_as_it_is(title: str) -> None:
    from feedsmith.subscribe_page.html import element, plain
    from feedsmith.text import clean_text, one_line

    (found,) = turbohtml.parse(element("b", plain(title), title=title)).select("b")
    assert found.text == found.attrs["title"] == one_line(clean_text(title))


# Colours


@pytest.mark.parametrize("accent", ["ffff00", "000000", "ffffff", "808080", "e8792b", "2a6f97"])
def test_a_link_of_any_accent_can_be_read(accent: str) -> None:
    for ground, paper in ((LIGHT, "fdfcfa"), (DARK, "16191d")):
        shade = readable(accent, ground)
        assert contrast(shade, ground) >= 4.5
        assert contrast(shade, paper) >= 4.5


def test_an_accent_that_can_be_read_stays_as_it_is() -> None:
    assert readable("1a5276", LIGHT) == "1a5276"
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("767676", "ffffff") == pytest.approx(4.54, abs=0.01)


def test_the_accent_of_the_site_colours_the_page(tmp_path: Path) -> None:
    page = build(site_of(tmp_path, 'accent = "ffff00"\n')).outputs[PAGE].decode()
    assert "--feedsmith-accent: #ffff00" in page
    assert f"--feedsmith-link: #{readable('ffff00', LIGHT)}" in page


# Templates


def templated(root: Path, text: str | bytes) -> str:
    feed = f'subscribe_page = "{PAGE}"\nsubscribe_template = "own.html"\n'
    (root / "own.html").write_bytes(text if isinstance(text, bytes) else text.encode())
    return build(site_of(root, feed=feed)).outputs[PAGE].decode()


def test_a_template_of_the_site_takes_the_place_of_feedsmiths(tmp_path: Path) -> None:
    page = templated(
        tmp_path, "<!doctype html>{{head}}<body class=mine>{{ heading }}{{x: 1}\n{{feeds}}"
    )
    assert "<body class=mine>Subscribe to Harbour{{x: 1}\n<section" in page
    assert "<style>" not in page


def test_every_block_can_stand_in_a_template(tmp_path: Path) -> None:
    page = templated(tmp_path, "".join(f"[{name}={{{{{name}}}}}]" for name in NAMES))
    assert "{{" not in re.sub(r"(?s)<s(tyle|cript)>.*?</s\1>", "", page)
    empty = re.findall(r"\[(\w+)=\]", page)
    assert empty == ["languages"]


def test_every_block_is_documented_and_the_example_can_be_used(tmp_path: Path) -> None:
    text = (ROOT / "docs/subscribe-page.md").read_text("utf-8")
    for name in NAMES:
        assert f"`{{{{{name}}}}}`" in text or f"={{{{{name}}}}}" in text
    (example,) = re.findall(r"(?s)```html\n(<!doctype.*?)```", text)
    assert "Mastodon" in templated(tmp_path, example)
    used = set(re.findall(r"--feedsmith-\w+", OWN.with_name("page.css").read_text("utf-8")))
    assert used == set(re.findall(r"--feedsmith-\w+", text))


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        (
            "{{head}}\n\n{{feed}}",
            "own.html:3: {{feed}} stands for nothing",
            "Did you mean {{feeds}}?",
        ),
        (
            "{{head}}{{ page.title }}",
            "own.html:1: {{ page.title }} stands for",
            "Known are language,",
        ),
        ("<title>Mine</title>{{feeds}}", "own.html: {{head}} is missing", "after <head>"),
        (b"{{head}}\xff", "own.html: the template is not UTF-8", "Save it as UTF-8"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_with_its_line(
    text: str | bytes, what: str, mend: str, tmp_path: Path
) -> None:
    with pytest.raises(FeedsmithError) as raised:
        templated(tmp_path, text)
    assert raised.value.what.startswith(what)
    assert mend in raised.value.mend


@pytest.mark.parametrize("name", ["absent.html", "posts", "a\\u0000b"])
def test_a_template_that_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    error = fault(tmp_path, f'subscribe_page = "{PAGE}"\nsubscribe_template = "{name}"\n')
    assert re.match(r"feedsmith.toml: the template .* cannot be read", error.what)


# The site as a whole


def test_the_page_is_no_sign_that_the_site_was_built(tmp_path: Path) -> None:
    first = made(tmp_path)
    publish(first, tmp_path / "public")
    again = made(tmp_path)
    assert (again.posts, again.problems) == (2, ())
    assert again.outputs == first.outputs


def test_the_page_is_no_post_of_a_site_that_is_known_by_its_pages(tmp_path: Path) -> None:
    site = site_of(tmp_path, posts=())
    post = "<title>Knots</title><article><h1>Knots</h1><time>2026-01-01</time><p>A sentence.</p>"
    (tmp_path / "public/log").mkdir(parents=True)
    (tmp_path / "public/log/knots.html").write_text(post, "utf-8")
    for _ in range(2):
        found = build(site)
        publish(found, site.output)
        assert [one.title for one in found.documents[0].feed.items] == ["Knots"]
    said = CliRunner().invoke(main, ["explain", "--site", str(tmp_path), f"public/{PAGE}"])
    assert "feedsmith wrote it" in said.output


def test_check_is_content_with_a_site_that_has_the_page(tmp_path: Path) -> None:
    publish(made(tmp_path, EVERY_KIND), tmp_path / "public")
    said = CliRunner().invoke(main, ["check", str(tmp_path / "public"), "--as", HOME])
    assert "1 page checked" in said.output
    assert "[page-" not in said.output
    (tmp_path / "public/atom.xml").unlink()
    said = CliRunner().invoke(main, ["check", str(tmp_path / "public"), "--as", HOME])
    assert "[page-feed-missing]" in said.output
