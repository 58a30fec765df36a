"""`feedsmith adopt`, and the first run of `build`: ids that an older feed's readers know stay."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner, Result
from readers_of_feeds import Audience, entries, served

from feedsmith.atom_ids import identifier
from feedsmith.cli import main

SHARED = os.environ.get("FEEDSMITH_SHARED", "")
GENERATORS = ("eleventy", "hugo", "jekyll", "mkdocs-material", "pelican")
LISTS = {"hugo/site/public/categories/index.xml", "hugo/site/public/tags/index.xml"}
"""Feeds of a generator whose entries are terms, and no posts."""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False)


def done(*arguments: object) -> str:
    """What a command says that has to end well."""
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.output


def refused(*arguments: object) -> str:
    """What is said of misuse, in one line."""
    result = run(*arguments)
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    return " ".join(result.output.split())


def is_feed(file: Path) -> bool:
    """Whether a file of a generator's output is a feed with something in it."""
    data = file.read_bytes()
    marks = (b"<rss", b"<feed", b"jsonfeed.org/version")
    return any(mark in data[:2000] for mark in marks) and bool(entries(data))


def feeds_of_generators() -> list[str]:
    """Every feed that the generators of the shared sites have written, below their folder."""
    found = []
    for generator in GENERATORS if SHARED else ():
        site = Path(SHARED, "sites", generator, "site")
        outputs = (site / name for name in ("public", "_site", "site", "output"))
        files = (file for output in outputs for file in output.rglob("*.*"))
        wanted = (one for one in files if one.suffix in (".xml", ".json", ".rss", ".atom"))
        found += [f"{generator}/site/{one.relative_to(site)}" for one in wanted if is_feed(one)]
    return sorted(found)


def place(url: str | None) -> str:
    """The path of an address, without what may be written in another way."""
    return unquote(urlsplit(url or "").path).rstrip("/")


def ids(file: Path) -> dict[str, str | None]:
    """What stands in a feed, by its place."""
    return {place(one.url): one.id for one in entries(file.read_bytes())}


FEEDS = feeds_of_generators()
with_sites = pytest.mark.skipif(not SHARED, reason="FEEDSMITH_SHARED names no folder of sites")


def copied(feed: str, folder: Path) -> tuple[Path, Path]:
    """A copy of a shared site, and the feed in it."""
    generator, _, path = feed.partition("/site/")
    site = shutil.copytree(Path(SHARED, "sites", generator, "site"), folder / "site")
    return site, site / path


@with_sites
@pytest.mark.parametrize("feed", [one for one in FEEDS if one not in LISTS])
def test_the_posts_of_a_generators_feed_keep_its_ids(feed: str, tmp_path: Path) -> None:
    site, file = copied(feed, tmp_path)
    known = ids(file)
    done("adopt", file, "--site", site)
    options = ("--limit", 0, "--allow-flood", 20, "--into", tmp_path / "feeds")
    report = json.loads(done("build", site, "--now", "2026-11-01", "--report", "json", *options))
    assert {one["format"] for one in report["feeds"]} >= {"rss", "atom", "json"}
    for one in report["feeds"]:
        shown = ids(Path(one["file"]))
        both = known.keys() & shown.keys()
        assert both
        written = identifier if one["format"] == "atom" else str
        assert {at: shown[at] for at in both} == {at: written(str(known[at])) for at in both}


@with_sites
@pytest.mark.parametrize("feed", sorted(LISTS & set(FEEDS)))
def test_a_list_of_terms_is_no_feed_of_the_sites_posts(feed: str, tmp_path: Path) -> None:
    site, file = copied(feed, tmp_path)
    assert "nothing that stands in the feed is a post" in refused("adopt", file, "--site", site)
    assert not (site / "feedsmith.lock").exists()


class Old(NamedTuple):
    """A post as an old feed knows it."""

    id: str
    url: str
    title: str
    date: datetime


def rss(posts: Sequence[Old], more: str = "") -> bytes:
    items = "".join(
        f'<item><title>{one.title}</title><link>{one.url}</link><guid isPermaLink="false">{one.id}'
        f"</guid><pubDate>{one.date:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
        for one in posts
    )
    head = "<title>Old</title><link>https://old.example/</link><description>Old.</description>"
    namespace = 'xmlns:podcast="https://podcastindex.org/namespace/1.0"'
    return f'<rss version="2.0" {namespace}><channel>{head}{more}{items}</channel></rss>'.encode()


def atom(posts: Sequence[Old]) -> bytes:
    items = "".join(
        f'<entry><title>{one.title}</title><link href="{one.url}"/><id>{one.id}</id>'
        f"<updated>{one.date.isoformat()}</updated><published>{one.date.isoformat()}</published>"
        "</entry>"
        for one in posts
    )
    head = "<title>Old</title><id>urn:old</id><updated>2026-01-01T00:00:00Z</updated>"
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{head}{items}</feed>'.encode()


def json_feed(posts: Sequence[Old]) -> bytes:
    items = [
        {"id": one.id, "url": one.url, "title": one.title, "content_text": one.title}
        | {"date_published": one.date.isoformat()}
        for one in posts
    ]
    head = {"version": "https://jsonfeed.org/version/1.1", "title": "Old"}
    return json.dumps(head | {"items": items}).encode()


WRITERS = {"rss": rss, "atom": atom, "json": json_feed}
FIRST = datetime(2026, 1, 1, 9, tzinfo=UTC)


class Site:
    """A site of Jekyll's, built, with fifty posts, the newest of which is the last."""

    def __init__(self, root: Path, posts: int = 50) -> None:
        self.root = root
        self.output = root / "_site"
        self.posts: list[Old] = []
        self.write("Gemfile", "gem 'jekyll'")
        self.write("_config.yml", "url: https://new.example\ntitle: New\n")
        self.write("_site/index.html", "<title>New</title>")
        for number in range(posts):
            self.post(number)

    def write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def configure(self, text: str) -> None:
        self.write("feedsmith.toml", text)

    def post(self, number: int) -> None:
        date = FIRST + timedelta(days=number)
        name, path = f"p{number}", f"{date:%Y/%m/%d}/p{number}.html"
        title = f"Title {number}"
        text = " ".join(f"word{number}x{one}" for one in range(30))
        front = f"---\ntitle: {title}\ndate: {date:%Y-%m-%d %H:%M:%S} +0000\n---\n"
        self.write(f"_posts/{date:%Y-%m-%d}-{name}.md", front + text)
        self.write(f"_site/{path}", f"<title>{title}</title><article><p>{text}</p></article>")
        old = Old(f"post {number}", f"https://new.example/{path}", title, date)
        self.posts.append(old)

    def tagged(self, count: int = 10) -> list[Old]:
        """The newest posts, by ids that are no addresses, the newest first."""
        newest = reversed(self.posts[-count:])
        return [one._replace(id=f"tag:old.example,2026:{one.id[5:]}") for one in newest]

    def build(self, *options: object) -> Any:
        arguments = (self.root, "--now", "2026-11-01", "--report", "json", *options)
        return json.loads(done("build", *arguments))

    def adopt(self, *arguments: object) -> str:
        return done("adopt", "--site", self.root, *arguments)

    def ids(self, name: str = "feed.xml") -> list[str | None]:
        return [one.id for one in entries((self.output / name).read_bytes())]

    def files(self) -> dict[str, tuple[bytes, int]]:
        every = (one for one in self.root.rglob("*") if one.is_file())
        return {str(one): (one.read_bytes(), one.stat().st_mtime_ns) for one in every}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "new")


def codes(report: Any) -> list[str]:
    return [one["code"] for one in report["problems"]]


@pytest.mark.parametrize(
    ("form", "name"),
    [("rss", "feed.xml"), ("atom", "feed.xml"), ("atom", "atom.xml"), ("json", "feed.json")],
)
def test_the_first_build_takes_over_the_feed_that_stands_at_its_address(
    form: str, name: str, site: Site
) -> None:
    old = site.tagged(20)
    (site.output / name).write_bytes(WRITERS[form](old))
    with served(site.output) as address:
        audience = Audience(address, [name])
        report = site.build()
        assert (audience.at_first, audience.new()) == ({20}, {0})
        site.post(50)
        site.build()
        assert audience.new() == {1}
    assert codes(report) == ["feed-adopted"]
    assert (report["problems"][0]["level"], report["problems"][0]["file"]) == ("hint", name)
    assert "20 posts" in report["problems"][0]["what"]
    for written in ("feed.xml", "atom.xml", "feed.json"):
        assert site.ids(written)[1:] == [one.id for one in old][:19]


def test_without_its_feed_the_first_build_would_show_all_again(site: Site) -> None:
    feed = site.output / "feed.xml"
    feed.write_bytes(rss(site.tagged(20)))
    with served(site.output) as address:
        audience = Audience(address, ["feed.xml"])
        feed.unlink()
        assert site.build()["problems"] == []
        assert audience.new() == {20}


def test_an_id_that_is_no_address_stays_byte_for_byte_where_it_may(site: Site) -> None:
    old = [one._replace(id=f"  {one.id} é  ") for one in site.posts[:-21:-1]]
    (site.output / "feed.xml").write_bytes(rss(old))
    site.build()
    assert site.ids() == [one.id.strip() for one in old]
    assert site.ids("feed.json") == site.ids()
    assert site.ids("atom.xml")[0] == "urn:x-feedsmith:post%2049%20%C3%A9"
    (site.output / "feed.xml").unlink()
    (site.root / "feedsmith.lock").unlink()
    site.build()
    assert site.ids() == [one.id.strip() for one in old], "Atom's own form of an id is undone"


def test_a_feed_reaches_no_further_back_than_the_one_it_took_over(site: Site) -> None:
    (site.output / "feed.xml").write_bytes(rss(site.tagged()))
    report = site.build()
    assert codes(report) == ["feed-adopted", "feed-reach"]
    reach = report["problems"][1]
    assert (reach["level"], reach["file"]) == ("hint", "feed.xml")
    assert reach["what"].startswith("10 older posts are not in it")
    assert "2026-02-10" in reach["what"]
    assert reach["mend"].endswith("--allow-flood 10.")
    assert site.ids() == [one.id for one in site.tagged()]
    for number in (50, 51, 52):
        site.post(number)
    assert codes(site.build()) == ["feed-reach"]
    assert len(site.ids()) == 13
    assert site.ids()[3:] == [one.id for one in site.tagged(13)[3:]]


def test_a_feed_may_reach_further_back_where_that_is_meant(site: Site) -> None:
    site.configure("[feed]\nlimit = 50\n")
    (site.output / "feed.xml").write_bytes(rss(site.tagged()))
    with served(site.output) as address:
        audience = Audience(address, ["feed.xml"])
        assert codes(site.build("--allow-flood", 40)) == ["feed-adopted"]
        assert audience.new() == {40}
        assert codes(site.build()) == []
        assert audience.new() == {0}


def test_a_few_older_posts_are_no_flood(site: Site) -> None:
    (site.output / "feed.xml").write_bytes(rss(site.tagged(17)))
    assert codes(site.build()) == ["feed-adopted"]
    assert len(site.ids()) == 20


def test_feeds_elsewhere_have_a_ledger_of_their_own_and_know_the_sites(
    site: Site, tmp_path: Path
) -> None:
    (site.output / "feed.xml").write_bytes(rss(site.tagged(20)))
    site.build()
    site.post(50)
    before = site.files()
    report = site.build("--into", tmp_path / "out")
    assert site.files() == before
    ledger = tmp_path / "out" / "feedsmith.lock"
    assert report["ledger"] == {"file": str(ledger), "state": "created"}
    shown = [one.id for one in entries((tmp_path / "out" / "feed.xml").read_bytes())]
    assert shown[1:] == site.ids()[:19]
    assert str(shown[0]) not in (site.root / "feedsmith.lock").read_text("utf-8")
    assert str(shown[0]) in ledger.read_text("utf-8")


def test_a_first_run_into_another_folder_leaves_the_site_as_it_is(
    site: Site, tmp_path: Path
) -> None:
    (site.output / "feed.xml").write_bytes(rss(site.tagged(20)))
    before = site.files()
    assert codes(site.build("--into", tmp_path / "out")) == ["feed-adopted"]
    assert site.files() == before
    assert (tmp_path / "out" / "feedsmith.lock").is_file()


def test_without_a_name_all_feeds_of_the_generator_are_taken(site: Site) -> None:
    site.write("_site/news/all.xml", rss(site.tagged(20)).decode())
    strange = Old("about", "https://new.example/about/", "About us", FIRST)
    site.write("_site/news/few.json", json_feed([*site.tagged(3), strange]).decode())
    said = site.adopt()
    assert said.startswith("The ids of 20 posts were taken over from 2 feeds into feedsmith.lock.")
    assert "Commit feedsmith.lock, then run feedsmith build." in said
    assert "about" not in (site.root / "feedsmith.lock").read_text("utf-8")
    site.build()
    assert site.ids() == [one.id for one in site.tagged(20)]


def test_feedsmiths_own_feeds_are_not_taken_for_another_programs(site: Site) -> None:
    site.build()
    assert "holds no feed of another program" in refused("adopt", "--site", site.root)


def test_a_feed_on_the_web_is_taken(site: Site, tmp_path: Path) -> None:
    web = tmp_path / "web"
    web.mkdir()
    (web / "rss").write_bytes(rss(site.tagged(20)))
    with served(web) as address:
        site.adopt(f"{address}rss")
        gone = refused("adopt", "--site", site.root, f"{address}nothing")
    assert f"{address}nothing: the server answers 404" in gone
    site.build()
    assert site.ids() == [one.id for one in site.tagged(20)]


def test_what_is_no_feed_is_refused_with_its_name(site: Site, tmp_path: Path) -> None:
    missing, page = tmp_path / "none.xml", site.output / "index.html"
    said = refused("adopt", "--site", site.root, missing)
    assert f"{missing} cannot be read (No such file or directory)" in said
    assert f"{page}: this is not a feed" in refused("adopt", "--site", site.root, page)
    assert "cannot be read" in refused("adopt", "--site", site.root, tmp_path)
    assert "cannot be reached" in refused("adopt", "--site", site.root, "http://127.0.0.1:9/feed")
    assert not (site.root / "feedsmith.lock").exists()


def test_an_unknown_name_is_refused_with_those_that_are_known(site: Site, tmp_path: Path) -> None:
    site.configure('[feeds.letter]\nlimit = 5\n[feeds.tags]\nper = "tag"\n')
    old = tmp_path / "old.xml"
    old.write_bytes(rss(site.tagged()))
    for name in ("leter", "tags", "letter/x", ""):
        said = refused("adopt", "--site", site.root, "--feed", name, old)
        assert f"`{name}` is none of the site's feeds Known: feed, letter, tags/…." in said
    site.adopt("--feed", "letter", old)
    site.adopt("--feed", "tags/keel", old)
    ledger = (site.root / "feedsmith.lock").read_text("utf-8")
    assert re.findall(r'^feed \{"feed":"([^"]+)"', ledger, re.M) == [
        "feeds.letter",
        "feeds.tags/keel",
    ]


def test_a_rehearsal_writes_nothing(site: Site, tmp_path: Path) -> None:
    old = tmp_path / "old.xml"
    old.write_bytes(rss(site.tagged(20)))
    before = site.files()
    said = site.adopt("--dry-run", old)
    assert site.files() == before
    assert said.startswith("The ids of 20 posts would be taken over from 1 feed")
    assert said.endswith("Nothing was written.\n")


def test_a_ledger_that_begins_so_is_mergeable_in_git(site: Site, tmp_path: Path) -> None:
    (site.root / ".git").mkdir()
    old = tmp_path / "old.xml"
    old.write_bytes(rss(site.tagged(20)))
    site.adopt(old)
    assert (site.root / ".gitattributes").read_text("utf-8") == "feedsmith.lock merge=union\n"


def test_of_two_feeds_the_first_is_right_and_the_rest_is_told(site: Site, tmp_path: Path) -> None:
    one, other = tmp_path / "one.xml", tmp_path / "other.json"
    one.write_bytes(rss(site.tagged(20)))
    other.write_bytes(json_feed(list(reversed(site.posts))))
    said = site.adopt(one, other)
    assert "The ids of 50 posts were taken over from 2 feeds" in said
    assert "Of another id in a later feed, whose readers see them: 20\n" in said
    assert "  tag:old.example,2026:49, not post 49\n" in said
    assert "  … and 15 more\n" in said
    site.build("--limit", 0)
    assert site.ids()[:20] == [one.id for one in site.tagged(20)]
    assert site.ids()[20:] == [f"post {number}" for number in range(29, -1, -1)]


def test_ids_that_feedsmith_has_published_already_give_way(site: Site, tmp_path: Path) -> None:
    site.build()
    minted = site.ids()
    old = tmp_path / "old.xml"
    old.write_bytes(rss(site.tagged(20)))
    said = site.adopt(old)
    assert "Known by another id until now: 20\n" in said
    assert f"  {minted[0]} → tag:old.example,2026:49\n" in said
    site.build()
    assert site.ids() == [one.id for one in site.tagged(20)]
    again = site.adopt(old)
    assert "Known by another id" not in again


def test_entries_that_are_no_post_any_more_keep_their_ids(site: Site, tmp_path: Path) -> None:
    lost = Old("lost", "https://old.example/lost/", "Lost at sea", FIRST)
    old = tmp_path / "old.xml"
    old.write_bytes(rss([*site.tagged(20), lost]))
    said = site.adopt(old)
    assert "No posts of this site now, but their ids are kept: 1\n  Lost at sea\n" in said
    assert '"id":"lost"' in (site.root / "feedsmith.lock").read_text("utf-8")


def test_posts_of_another_address_are_known_by_title_and_day(site: Site, tmp_path: Path) -> None:
    old = tmp_path / "old.xml"
    moved = [
        one._replace(url=f"https://old.example/?p={number}")
        for number, one in enumerate(site.tagged(20))
    ]
    old.write_bytes(rss(moved))
    site.adopt(old)
    site.build()
    assert site.ids() == [one.id for one in site.tagged(20)]


def test_an_entry_at_the_address_of_a_post_is_that_post(site: Site) -> None:
    """Whatever its feed says of it: some have summaries, other titles, and the build's dates."""
    old = [one._replace(title=f"Told &amp; {one.id}", date=FIRST) for one in site.tagged(20)]
    feed = rss(old).replace(b"</guid>", b"</guid><description>A few words about it.</description>")
    (site.root / "old.xml").write_bytes(feed)
    site.adopt(site.root / "old.xml")
    assert site.build()["problems"] == [], "its dates were wrong, and the first build mends them"
    assert site.ids() == [one.id for one in old]


def test_a_feed_without_posts_of_the_site_is_none_to_take_over(site: Site) -> None:
    terms = [Old(word, f"https://new.example/tags/{word}/", word, FIRST) for word in "abc"]
    feed = site.root / "tags.xml"
    for known in (terms, []):
        feed.write_bytes(rss(known))
        said = refused("adopt", "--site", site.root, feed)
        assert "nothing that stands in the feed is a post of this site" in said
    assert not (site.root / "feedsmith.lock").exists()


def test_a_show_takes_its_guid_along_from_its_old_host(site: Site, tmp_path: Path) -> None:
    site.configure('[podcast]\nexplicit = false\ncategories = ["Arts"]\ncover = "/cover.jpg"\n')
    for number, one in enumerate(site.posts):
        front = f"---\ntitle: {one.title}\ndate: {one.date:%Y-%m-%d %H:%M:%S} +0000\n"
        said = f"{front}audio: https://cdn.example/{number}.mp3\n---\nWords of {number}.\n"
        site.write(f"_posts/{one.date:%Y-%m-%d}-p{number}.md", said)
    hosted = [
        one._replace(id=f"{number:08x}-7c1e", url=f"https://host.example/episodes/{number}")
        for number, one in enumerate(site.tagged(20))
    ]
    guid = "9b024349-ccf0-5f69-a609-6b82873eab3c"
    feed = tmp_path / "host.xml"
    feed.write_bytes(rss(hosted, f"<podcast:guid>{guid}</podcast:guid>"))
    site.adopt("--feed", "podcast", feed)
    site.build()
    show = (site.output / "podcast.xml").read_text("utf-8")
    assert f"<podcast:guid>{guid}</podcast:guid>" in show
    assert site.ids("podcast.xml") == [one.id for one in hosted]


def test_each_language_takes_over_the_feed_of_its_own(tmp_path: Path) -> None:
    root = tmp_path / "site"
    config = (
        'baseURL = "https://a.example/"\n[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n'
    )
    texts = {"en": ("Tides", "posts/a", "a.md"), "de": ("Gezeiten", "de/posts/a", "a.de.md")}
    site = Site(root, 0)
    shutil.rmtree(root)
    site.write("hugo.toml", config)
    site.write("public/index.html", "<title>A</title>")
    for language, (title, path, name) in texts.items():
        site.write(
            f"content/posts/{name}", f'---\ntitle: {title}\ndate: "2026-01-01"\n---\n{title}.\n'
        )
        site.write(
            f"public/{path}/index.html", f"<title>{title}</title><article>{title}.</article>"
        )
        old = Old(
            f"old {language}", f"https://a.example/{path}/", title, datetime(2026, 1, 1, tzinfo=UTC)
        )
        folder = "public/" if language == "en" else "public/de/"
        site.write(f"{folder}index.xml", rss([old]).decode())
    site.adopt(root / "public" / "de" / "index.xml")
    site.adopt(root / "public" / "index.xml")
    ledger = (root / "feedsmith.lock").read_text("utf-8")
    assert re.findall(r'^feed \{"feed":"([^"]+)"', ledger, re.M) == ["de:feed", "feed"]
    site.build()
    site.output = root / "public"
    assert (site.ids(), site.ids("de/feed.xml")) == (["old en"], ["old de"])
    site.adopt("--feed", "de:feed", root / "public" / "de" / "index.xml")
