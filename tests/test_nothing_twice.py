"""Whatever becomes of a blog, its subscribers see no post twice; and what is new, they do see.

Each blog here is built by `feedsmith build` and read by two readers: see `readers_of_feeds`. What
the generator wrote is thrown away before each build, so that nothing but the ledger remembers.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner
from conftest import Require
from readers_of_feeds import Audience, entries, served

from feedsmith.cli import main

PATHS = ("feed.xml", "atom.xml", "feed.json")
FIRST = datetime(2026, 5, 1, 8, tzinfo=UTC)
KEPT = {"feedsmith.lock", ".git", ".gitattributes", ".feedsmith"}
WORDS = """
anchor barnacle beacon buoy cable caulk chart clew current davit draught ebb eddy fathom
ferry fog gale gull halyard harbour hawser headland heron hull jetty keel kelp lantern
lighthouse locker mast mooring net oar pebble pier pilot plank quay reef rigging rope rudder
sail salt sandbar seal shoal signal sloop slip squall starboard stern surf tar tide tiller
wake warp watch wave weather wharf winch wind wreck yard
"""


class Post(NamedTuple):
    """One post. front: further lines of its front matter."""

    name: str
    title: str
    date: datetime
    body: str
    front: str = ""


def post(number: int) -> Post:
    """The same post for the same number, and no two alike."""
    chance = random.Random(number)
    words = [chance.choice(WORDS.split()) for _ in range(60)]
    sentences = (" ".join(words[at : at + 12]).capitalize() + "." for at in range(0, 60, 12))
    title = f"{words[0].title()} and {words[1].title()} {number}"
    name = title.lower().replace(" ", "-")
    return Post(name, title, FIRST + timedelta(days=number), "\n\n".join(sentences))


Files = dict[str, str]


def page(one: Post) -> str:
    """The page that a generator builds of a post."""
    text = "".join(f"<p>{part}</p>" for part in one.body.split("\n\n"))
    return (
        f"<!doctype html><title>{one.title}</title><body><nav><a href='/'>Home</a></nav>"
        f"<main><article><h1>{one.title}</h1>{text}</article></main></body>"
    )


class Blog:
    """A blog that is written anew for each build, in the way of some generator, or of none."""

    def __init__(self, root: Path, web: Path, posts: int = 10) -> None:
        self.root = root
        self.web = web
        self.posts = [post(number) for number in range(posts)]
        self.url = "http://harbour.example/"
        self.folder = "posts"
        self.permalink = "/:section/:slug/"
        self.feed = ""
        self.source: Callable[[Blog], Files] = plain

    def each(self, change: Callable[[Post], Post]) -> None:
        self.posts = [change(one) for one in self.posts]

    def write(self) -> None:
        """The source and the generator's output; nothing is left of what stood there."""
        self.root.mkdir(exist_ok=True)
        for known in self.root.iterdir():
            if known.name not in KEPT:
                shutil.rmtree(known) if known.is_dir() else known.unlink()
        for name, text in self.source(self).items():
            file = self.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")

    def run(self, *options: str) -> tuple[int, Any]:
        """The exit code and the report of a build."""
        arguments = ["build", str(self.root), "--now", "2026-11-01", "--report", "json", *options]
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
        return result.exit_code, json.loads(result.stdout)

    def build(self, *options: str) -> Any:
        """Write, build and deploy; the report."""
        self.write()
        code, report = self.run(*options)
        assert code == 0, report["problems"]
        shutil.rmtree(self.web, ignore_errors=True)
        self.web.mkdir()
        for one in report["feeds"]:
            shutil.copy(one["file"], self.web / one["path"])
        return report

    def shown(self) -> list[str | None]:
        """The ids in the feed that is deployed."""
        return [one.id for one in entries((self.web / "feed.xml").read_bytes())]

    def deployed(self) -> dict[str, tuple[bytes, int]]:
        """Every file of the site, with its time."""
        every = (one for one in self.root.rglob("*") if ".feedsmith" not in one.parts)
        files = (one for one in every if one.is_file())
        return {str(one): (one.read_bytes(), one.stat().st_mtime_ns) for one in files}


def front_matter(one: Post, **fields: str) -> str:
    said = {"title": one.title, "date": f"{one.date:%Y-%m-%dT%H:%M:%SZ}", **fields}
    lines = "".join(f"{key}: {value}\n" for key, value in said.items())
    return f"---\n{lines}{one.front}---\n\n{one.body}\n"


def plain(blog: Blog) -> Files:
    config = f'[site]\nurl = "{blog.url}"\ntitle = "Harbour"\n[content]\nfolder = "content"\n'
    config += f'permalink = "{blog.permalink}"\n[feed]\n{blog.feed}'
    texts = {f"content/{blog.folder}/{one.name}.md": front_matter(one) for one in blog.posts}
    return {"feedsmith.toml": config} | texts


def hugo(blog: Blog) -> Files:
    files = {"hugo.toml": f'baseURL = "{blog.url}"\ntitle = "Harbour"\n'}
    for one in blog.posts:
        front = f'title = "{one.title}"\ndate = {one.date:%Y-%m-%dT%H:%M:%SZ}\ndraft = false\n'
        files[f"content/log/{one.name}/index.md"] = f"+++\n{front}+++\n\n{one.body}\n"
        files[f"public/log/{one.name}/index.html"] = page(one)
    return files | {"public/index.html": "<title>Harbour</title>"}


def jekyll(blog: Blog) -> Files:
    files = {
        "_config.yml": f"url: {blog.url.rstrip('/')}\ntitle: Harbour\n",
        "Gemfile": "gem 'jekyll'",
    }
    for one in blog.posts:
        files[f"_posts/{one.date:%Y-%m-%d}-{one.name}.md"] = front_matter(one, layout="post")
        files[f"_site/{one.date:%Y/%m/%d}/{one.name}.html"] = page(one)
    return files | {"_site/index.html": "<title>Harbour</title>"}


def eleventy(blog: Blog) -> Files:
    files = {
        "eleventy.config.js": "export default function () {}\n",
        "feedsmith.toml": f'[site]\nurl = "{blog.url}"\ntitle = "Harbour"\n',
    }
    for one in blog.posts:
        files[f"writing/{one.name}.md"] = front_matter(one, tags="[post]")
        files[f"_site/writing/{one.name}/index.html"] = page(one)
    return files | {"_site/index.html": "<title>Harbour</title>"}


@pytest.fixture
def blog(tmp_path: Path) -> Blog:
    return Blog(tmp_path / "site", tmp_path / "web")


@pytest.fixture
def audience(blog: Blog) -> Iterator[Audience]:
    """Subscribers of the first build."""
    blog.build()
    with served(blog.web) as address:
        yield Audience(address, PATHS)


def new_titles(blog: Blog) -> None:
    blog.each(lambda one: one._replace(title=f"{one.title}, told again"))


def mended_bodies(blog: Blog) -> None:
    blog.each(lambda one: one._replace(body=f"{one.body}\n\nMended: the tide was later."))


def later_dates(blog: Blog) -> None:
    blog.each(lambda one: one._replace(date=one.date + timedelta(hours=7)))


def another_order(blog: Blog) -> None:
    early, late = timedelta(hours=-13), timedelta(hours=13)
    blog.each(lambda one: one._replace(date=one.date + (early if one.date.day % 2 else late)))


def updates(blog: Blog) -> None:
    blog.each(lambda one: one._replace(front="updated: 2026-10-01\n"))


def new_slugs(blog: Blog) -> None:
    blog.each(lambda one: one._replace(front=f"slug: on-{one.name}\n"))


def new_names(blog: Blog) -> None:
    blog.each(lambda one: one._replace(name=f"{one.date:%d}-{one.name}"))


def new_folder(blog: Blog) -> None:
    blog.folder = "blog"


def https(blog: Blog) -> None:
    blog.url = "https://harbour.example/"


def new_domain(blog: Blog) -> None:
    blog.url = "https://quay.example/"


def new_base_path(blog: Blog) -> None:
    blog.url = "http://harbour.example/log/"


def other_endings(blog: Blog) -> None:
    blog.permalink = "/:section/:slug.html"


def dated_addresses(blog: Blog) -> None:
    blog.permalink = "/:year/:month/:day/:slug/"


def to_hugo(blog: Blog) -> None:
    blog.source = hugo


def to_jekyll(blog: Blog) -> None:
    blog.source = jekyll


def to_eleventy(blog: Blog) -> None:
    blog.source = eleventy


def move_of_house(blog: Blog) -> None:
    """Domain, folder and texts at once."""
    new_domain(blog)
    new_folder(blog)
    mended_bodies(blog)


Change = Callable[[Blog], None]
EDITS: tuple[Change, ...] = (new_titles, mended_bodies, later_dates, another_order, updates)
MOVES: tuple[Change, ...] = (
    *(new_slugs, new_names, new_folder, https, new_domain, new_base_path, other_endings),
    *(dated_addresses, to_hugo, to_jekyll, to_eleventy, move_of_house),
)


def called(change: Change) -> str:
    return change.__name__.replace("_", " ")


@pytest.mark.parametrize("change", EDITS + MOVES, ids=called)
def test_nobody_sees_a_post_again(change: Change, blog: Blog, audience: Audience) -> None:
    before = (blog.web / "feed.xml").read_bytes(), blog.shown()
    change(blog)
    blog.build()
    assert (blog.web / "feed.xml").read_bytes() != before[0]
    assert sorted(map(str, blog.shown())) == sorted(map(str, before[1]))
    assert (audience.at_first, audience.new()) == ({10}, {0})


@pytest.mark.parametrize("change", MOVES, ids=called)
def test_without_the_ledger_everybody_sees_each_post_that_moved_again(
    change: Change, blog: Blog, audience: Audience
) -> None:
    change(blog)
    (blog.root / "feedsmith.lock").unlink()
    blog.build()
    assert audience.new() == {10}


@pytest.mark.parametrize("change", EDITS + MOVES, ids=called)
def test_everybody_sees_what_is_new_and_nothing_else(
    change: Change, blog: Blog, audience: Audience
) -> None:
    change(blog)
    blog.posts += [post(number) for number in (50, 51, 52)]
    blog.build()
    assert audience.new() == {3}
    assert len(blog.shown()) == 13


def only_the_file(blog: Blog) -> None:
    """The address says something else, and so do title and text."""
    new_titles(blog)
    new_domain(blog)
    blog.each(lambda one: one._replace(body=another(one), front=f"slug: on-{one.name}\n"))


def only_the_address(blog: Blog) -> None:
    """It is typed, while the files are called otherwise."""
    new_titles(blog)
    new_domain(blog)
    typed = [f"url: /posts/{one.name}/\n" for one in blog.posts]
    pairs = zip(blog.posts, typed, strict=True)
    blog.posts = [one._replace(body=another(one), front=url) for one, url in pairs]
    new_names(blog)
    blog.folder = "elsewhere"


def only_the_text(blog: Blog) -> None:
    """Of the same day, as ever."""
    new_titles(blog)
    new_domain(blog)
    new_names(blog)
    new_folder(blog)


def another(one: Post) -> str:
    """What some other post says, under no other's name."""
    return post(100 + one.date.timetuple().tm_yday).body


@pytest.mark.parametrize("change", [only_the_file, only_the_address, only_the_text], ids=called)
def test_one_thing_that_stays_is_enough(change: Change, blog: Blog, audience: Audience) -> None:
    change(blog)
    blog.build()
    assert audience.new() == {0}
    (blog.root / "feedsmith.lock").unlink()
    blog.build()
    assert audience.new() == {10}


def test_a_blog_that_goes_through_it_all_keeps_every_id(blog: Blog, audience: Audience) -> None:
    first = blog.shown()
    for change in (*EDITS, *MOVES):
        change(blog)
        blog.build()
        assert audience.new() == {0}, change
    assert blog.url == "https://quay.example/"
    assert set(blog.shown()) == set(first)


def test_an_address_that_is_encoded_otherwise_is_the_same(tmp_path: Path) -> None:
    blog = Blog(tmp_path / "site", tmp_path / "web")
    written = iter(("tür", "t%c3%bcr", "tu\u0308r"))
    names = [one.name for one in blog.posts]

    def encode() -> None:
        word = next(written)
        pairs = zip(blog.posts, names, strict=True)
        blog.posts = [one._replace(front=f'url: "/{word}/{name}/"\n') for one, name in pairs]

    encode()
    blog.build()
    with served(blog.web) as address:
        audience = Audience(address, PATHS)
        for _ in range(2):
            encode()
            blog.each(lambda one: one._replace(name=f"again-{one.name}"))
            before = (blog.web / "feed.xml").read_bytes()
            blog.build()
            assert (blog.web / "feed.xml").read_bytes() != before
            assert audience.new() == {0}


def test_a_feed_may_become_atom_and_json_at_its_address(blog: Blog) -> None:
    blog.feed = 'formats = ["rss"]\n'
    blog.build()
    with served(blog.web) as address:
        audience = Audience(address, ["feed.xml"])
        for form, begin in (("atom", b"<feed"), ("json", b'"https://jsonfeed'), ("rss", b"<rss")):
            blog.feed = f'formats = ["{form}"]\n{form} = "feed.xml"\n'
            blog.build()
            assert begin in (blog.web / "feed.xml").read_bytes()[:300]
            assert audience.new() == {0}


def test_a_blog_in_git_keeps_the_ledger_mergeable(blog: Blog, require: Require) -> None:
    require(shutil.which("git") is not None, "git is missing: apt install git")
    blog.root.mkdir()
    subprocess.run(["git", "init", "-q", str(blog.root)], check=True)
    blog.build()
    assert (blog.root / ".gitattributes").read_text() == "feedsmith.lock merge=union\n"
    with served(blog.web) as address:
        audience = Audience(address, PATHS)
        move_of_house(blog)
        blog.build()
        assert audience.new() == {0}


@pytest.fixture
def long(tmp_path: Path) -> Blog:
    """A blog of fifty posts, of which subscribers know ten."""
    blog = Blog(tmp_path / "site", tmp_path / "web", 50)
    blog.feed = "limit = 10\n"
    blog.build()
    return blog


def test_a_feed_that_would_flood_its_subscribers_is_not_published(long: Blog) -> None:
    config = long.root / "feedsmith.toml"
    config.write_text(config.read_text("utf-8").replace("limit = 10", "limit = 50"), "utf-8")
    before = long.deployed()
    code, report = long.run()
    assert long.deployed() == before
    assert (code, report["exit_code"], report["feeds"], report["ledger"]) == (1, 1, [], None)
    (problem,) = report["problems"]
    assert (problem["code"], problem["level"], problem["file"]) == ("flood", "error", "feed.xml")
    assert problem["what"].startswith("40 of its 50 posts would come to subscribers as new")
    assert "nothing was published" in problem["what"]
    assert problem["mend"].endswith("--allow-flood 40.")


def test_a_flood_that_is_not_meant_whole_is_none_that_is_meant(long: Blog) -> None:
    long.feed = "limit = 50\n"
    long.write()
    assert long.run("--allow-flood", "39")[0] == 1
    assert not (long.root / "public").exists()


def test_a_flood_that_is_meant_is_published(long: Blog) -> None:
    with served(long.web) as address:
        audience = Audience(address, PATHS)
        long.feed = "limit = 50\n"
        long.build("--allow-flood", "40")
        assert (audience.at_first, audience.new()) == ({10}, {40})
        long.build()
        assert audience.new() == {0}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda one: one._replace(front=f"guid: mine-{one.name}\n"), "under another id"),
        (lambda one: one._replace(date=one.date + timedelta(days=40)), "dated a day or more"),
    ],
    ids=["ids", "dates"],
)
def test_a_change_that_readers_would_show_is_a_flood_too(
    change: Callable[[Post], Post], said: str, blog: Blog
) -> None:
    blog.build()
    blog.each(change)
    blog.write()
    code, report = blog.run()
    assert code == 1
    assert {one["code"] for one in report["problems"]} == {"flood"}
    assert said in report["problems"][0]["what"]


def test_a_post_that_is_deleted_and_comes_back_is_not_new(blog: Blog, audience: Audience) -> None:
    ids = blog.shown()
    newest = blog.posts.pop()
    blog.build()
    assert blog.shown() == ids[1:]
    (line,) = (one for one in ledger(blog) if newest.name in one)
    assert '"removed":"2026-11-01T00:00:00Z"' in line
    blog.posts.append(newest)
    blog.build()
    assert blog.shown() == ids
    assert not [one for one in ledger(blog) if '"removed"' in one]
    assert audience.new() == {0}


def ledger(blog: Blog) -> list[str]:
    return (blog.root / "feedsmith.lock").read_text("utf-8").splitlines()


def test_atom_tells_of_a_deleted_post_where_that_is_wanted(blog: Blog) -> None:
    blog.feed = "deleted_entries = true\n"
    blog.build()
    gone = blog.posts.pop(3)
    blog.build()
    atom = (blog.web / "atom.xml").read_text("utf-8")
    (tombstone,) = re.findall(r"<at:deleted-entry [^>]*>", atom)
    assert f'ref="http://harbour.example/posts/{gone.name}/"' in tombstone
    assert 'when="2026-11-01T00:00:00Z"' in tombstone
    blog.feed = ""
    blog.build()
    assert "deleted-entry" not in (blog.web / "atom.xml").read_text("utf-8")


def test_another_text_in_an_old_file_is_a_new_post(blog: Blog, audience: Audience) -> None:
    ids = blog.shown()
    other = post(99)._replace(name=blog.posts[9].name, date=FIRST + timedelta(days=80))
    blog.posts[9] = other
    report = blog.build()
    (problem,) = report["problems"]
    assert (problem["code"], problem["level"]) == ("path-reused", "warning")
    assert problem["file"] == f"content/posts/{other.name}.md"
    assert ids[0] is not None
    assert f'guid = "{ids[0]}"' in problem["mend"]
    assert audience.new() == {1}
    assert set(ids) - set(blog.shown()) == {ids[0]}
    assert blog.build()["problems"] == []


def test_what_stood_in_the_file_may_come_back_elsewhere(blog: Blog, audience: Audience) -> None:
    old, ids = blog.posts[9], blog.shown()
    blog.posts[9] = post(99)._replace(name=old.name, date=FIRST + timedelta(days=80))
    blog.posts.append(old._replace(name="kept"))
    blog.build()
    assert audience.new() == {1}
    assert set(ids) <= set(blog.shown())


def test_photographs_without_a_word_keep_their_ids_when_they_move(tmp_path: Path) -> None:
    blog = Blog(tmp_path / "site", tmp_path / "web")
    blog.each(lambda one: one._replace(body=f"![](/photos/{one.name}.jpg)"))
    blog.build()
    with served(blog.web) as address:
        audience = Audience(address, PATHS)
        new_domain(blog)
        new_folder(blog)
        blog.build()
        assert audience.new() == {0}
