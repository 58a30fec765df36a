"""`feedsmith diff`: what subscribers would see, told before anything is published."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from feedsmith.cli import main
from feedsmith.cli.diff_markdown import escaped
from feedsmith.cli.diff_report import shown

CONFIG = """
[site]
url = "https://harbour.example/"
title = "Harbour"
[content]
folder = "posts"
output = "public"
"""
WORDS = {
    "tides": "Water comes twice a day and leaves again, slowly, under the moon.",
    "ropes": "Hemp stretches when it is wet; every sailor learns that by losing a boat.",
    "gulls": "They steal bread from children, chips from tourists and fish from everybody.",
    "lamps": "A lighthouse keeper counts seconds between flashes, all night, for forty years.",
    "boats": "Clinker or carvel: planks overlap, or they do not, and both of them leak.",
    "winds": "Southwest means rain tomorrow, says grandmother, and she is seldom mistaken.",
}


class Blog:
    """A small site whose posts come and go."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "posts").mkdir(parents=True)
        self.configure("")
        for number, name in enumerate(("tides", "ropes", "gulls"), 1):
            self.post(name, f"2026-05-0{number}")

    def configure(self, more: str) -> None:
        (self.root / "feedsmith.toml").write_text(CONFIG + more, "utf-8")

    def post(self, name: str, date: str, body: str | None = None, **fields: str) -> None:
        said = {"title": f'"{name.title()}"', "date": date, **fields}
        front = "".join(f"{key}: {value}\n" for key, value in said.items())
        text = f"---\n{front}---\n{body or WORDS[name]}\n"
        (self.root / "posts" / f"{name}.md").write_text(text, "utf-8")

    def run(self, command: str, *more: str) -> Result:
        return CliRunner().invoke(
            main, [command, str(self.root), "--now", "2026-11-01", *more], catch_exceptions=False
        )

    def build(self, *more: str) -> None:
        result = self.run("build", *more)
        assert result.exit_code == 0, result.output

    def diff(self, *more: str) -> Any:
        result = self.run("diff", "--format", "json", *more)
        assert result.exit_code in (0, 1, 3), result.output
        said = json.loads(result.output)
        assert said["exit_code"] == result.exit_code
        return said

    def files(self) -> dict[str, tuple[bytes, int]]:
        every = (one for one in self.root.rglob("*") if one.is_file())
        return {str(one): (one.read_bytes(), one.stat().st_mtime_ns) for one in every}


@pytest.fixture
def blog(tmp_path: Path) -> Blog:
    made = Blog(tmp_path / "harbour")
    made.build()
    return made


def only(said: Any, kind: str) -> dict[str, Any]:
    """The one change of a kind, in the site's own feed."""
    (found,) = [one for one in said["feeds"][0]["changes"] if one["kind"] == kind]
    assert isinstance(found, dict)
    return found


def kinds(said: Any) -> dict[str, int]:
    return {kind: number for kind, number in said["counts"].items() if number}


def without_output(blog: Blog) -> None:
    """As in continuous integration: the generator begins with an empty folder."""
    for file in (blog.root / "public").iterdir():
        file.unlink()


def test_a_site_that_was_never_published_floods_nobody(tmp_path: Path) -> None:
    result = Blog(tmp_path / "new").run("diff")
    assert result.output.startswith("Not published yet: all 3 posts are the beginning")
    assert result.exit_code == 0


def test_subscribers_see_no_difference_where_nothing_was_changed(blog: Blog) -> None:
    result = blog.run("diff")
    assert (result.output, result.exit_code) == ("Subscribers see no difference.\n", 0)


def test_a_difference_that_no_reader_shows_is_none(blog: Blog) -> None:
    file = blog.root / "public" / "feed.xml"
    file.write_bytes(file.read_bytes().replace(b"<item>", b"<item >", 1))
    result = blog.run("diff")
    assert result.output == ("Subscribers see no difference, though 1 file is written otherwise.\n")
    assert result.exit_code == 0


def test_a_new_post_is_told(blog: Blog) -> None:
    blog.post("lamps", "2026-06-01")
    said = blog.diff()
    assert kinds(said) == {"new": 1}
    assert only(said, "new")["title"] == "Lamps"
    assert only(said, "new")["older"] is False
    assert only(said, "new")["formats"] == ["rss", "atom", "json"]
    assert said["verdict"] == "1 post is new; nothing else."
    assert said["exit_code"] == 3


def test_a_new_post_of_an_old_date_is_told_as_such(blog: Blog) -> None:
    blog.post("lamps", "2019-06-01")
    said = blog.diff()
    assert only(said, "new")["older"] is True
    assert "(1 of them older than what the feed showed)" in said["verdict"]


def test_a_typed_guid_shows_a_post_again_and_the_cause_is_told(blog: Blog) -> None:
    blog.post("ropes", "2026-05-02", guid='"http://harbour.example/ropes/"')
    said = blog.diff()
    change = only(said, "shown-again")
    assert kinds(said) == {"shown-again": 1}
    assert change["old_id"] == "https://harbour.example/ropes/"
    assert change["id"] == "http://harbour.example/ropes/"
    assert change["cause"] == "https → http"
    assert said["verdict"] == "1 post is shown again under another id; nothing else."


def test_an_id_that_is_no_address_is_one_post_in_all_formats(blog: Blog) -> None:
    blog.configure('[feed]\nformats = ["atom", "rss", "json"]\n')
    blog.post("ropes", "2026-05-02", guid='"ropes 1"')
    change = only(blog.diff(), "shown-again")
    assert change["id"] == "ropes 1"
    assert change["formats"] == ["atom", "rss", "json"]


@pytest.mark.parametrize(
    ("post", "fields"),
    [
        ({"title": '"Knots"'}, ["title"]),
        ({"description": '"All of it."'}, ["summary"]),
        ({"author": '"Ines"'}, ["authors"]),
        ({"tags": "[hemp]"}, ["tags"]),
        ({"image": "/hemp.png"}, ["image"]),
        ({"updated": "2026-07-01"}, ["updated"]),
        ({"date": "2026-05-02T09:00:00Z"}, ["date"]),
        ({"slug": '"hemp"'}, ["link"]),
    ],
)
def test_a_changed_field_is_named(blog: Blog, post: dict[str, str], fields: list[str]) -> None:
    blog.post("ropes", post.pop("date", "2026-05-02"), **post)
    said = blog.diff()
    assert kinds(said) == {"changed": 1}
    assert only(said, "changed")["fields"] == fields


def test_a_changed_body_is_told(blog: Blog) -> None:
    blog.post("ropes", "2026-05-02", WORDS["ropes"] + " And a hat.", description='"Hemp."')
    blog.build()
    blog.post("ropes", "2026-05-02", WORDS["ropes"] + " And a shoe.", description='"Hemp."')
    assert only(blog.diff(), "changed")["fields"] == ["body"]


def test_what_one_format_alone_can_say_is_told_of_it_alone(blog: Blog) -> None:
    blog.post("ropes", "2026-05-02", author="ines")
    blog.configure('[authors.ines]\nname = "Ines"\n')
    blog.build()
    blog.configure('[authors.ines]\nname = "Ines"\nurl = "https://ines.example/"\n')
    assert only(blog.diff(), "changed")["formats"] == ["atom", "json"]
    assert "only in Atom and JSON Feed" in blog.run("diff").output


def test_a_date_that_moves_by_a_day_is_told_apart(blog: Blog) -> None:
    blog.post("ropes", "2026-05-09")
    said = blog.diff()
    assert kinds(said) == {"redated": 1}
    assert only(said, "redated")["old_published"].startswith("2026-05-02")
    assert "it was 2026-05-02" in blog.run("diff").output


def test_lost_pictures_are_counted(blog: Blog) -> None:
    text = WORDS["ropes"]
    blog.post("ropes", "2026-05-02", f"![a](/a.png) ![b](/b.png) {text}", description='"Hemp."')
    blog.build()
    blog.post("ropes", "2026-05-02", text, description='"Hemp."')
    said = blog.diff()
    assert only(said, "pictures-lost")["lost"] == 2
    assert "has fewer pictures" in said["verdict"]


def test_a_post_that_others_push_out_is_still_on_the_site(blog: Blog) -> None:
    said = blog.diff("--limit", "2")
    assert kinds(said) == {"dropped": 1}
    assert only(said, "dropped")["title"] == "Tides"


def test_a_post_that_is_gone_is_told_as_removed(blog: Blog) -> None:
    (blog.root / "posts" / "ropes.md").unlink()
    said = blog.diff()
    assert kinds(said) == {"removed": 1}
    assert said["verdict"] == "1 post is no more; nothing else."


def test_a_post_that_was_out_of_the_feed_comes_back(blog: Blog) -> None:
    blog.build("--limit", "2")
    said = blog.diff()
    assert kinds(said) == {"brought-back": 1}
    assert only(said, "brought-back")["title"] == "Tides"


def test_what_a_feed_says_of_itself_is_compared(blog: Blog) -> None:
    blog.configure('[feed]\nhubs = ["https://hub.example/"]\n')
    said = blog.diff()
    assert said["feeds"][0]["head"] == ["hubs"]
    assert said["verdict"] == "1 feed describes itself otherwise; nothing else."
    assert said["exit_code"] == 3


def test_hubs_are_told_only_when_bytes_change(blog: Blog) -> None:
    blog.configure('[feed]\nhubs = ["https://hub.example/"]\n')
    blog.build()
    assert blog.diff()["feeds"][0]["told"] == []
    blog.post("lamps", "2026-06-01")
    assert blog.diff()["feeds"][0]["told"] == ["https://hub.example/"]
    assert "would be told: https://hub.example/" in blog.run("diff").output


def test_the_ledger_speaks_where_no_document_stands(blog: Blog) -> None:
    without_output(blog)
    assert blog.diff()["verdict"] == "Subscribers see no difference."
    blog.post("lamps", "2026-06-01")
    blog.post("ropes", "2026-05-09", WORDS["boats"])
    blog.post("gulls", "2026-05-03", guid='"gulls"')
    (blog.root / "posts" / "tides.md").unlink()
    said = blog.diff()
    assert kinds(said) == {"new": 1, "shown-again": 1, "redated": 1, "changed": 1, "removed": 1}
    assert only(said, "changed")["fields"] == ["body"]
    (before,) = {one["before"]["source"] for one in said["feeds"][0]["documents"]}
    assert before == "ledger"
    assert said["feeds"][0]["documents"][0]["bytes_before"] is None


def test_what_left_the_feed_long_ago_is_no_difference_to_the_ledger(blog: Blog) -> None:
    blog.build("--limit", "2")
    without_output(blog)
    assert blog.diff("--limit", "2")["exit_code"] == 0


def test_a_moved_source_is_no_difference(blog: Blog) -> None:
    (blog.root / "posts" / "2026").mkdir()
    (blog.root / "posts" / "ropes.md").rename(blog.root / "posts" / "2026" / "ropes.md")
    said = blog.diff()
    assert kinds(said) == {"changed": 1}
    assert only(said, "changed")["fields"] == ["link"]


def test_the_gate_is_told_and_has_an_exit_code_of_its_own(blog: Blog) -> None:
    for number, name in enumerate(("lamps", "boats", "winds"), 1):
        blog.post(name, f"2026-06-0{number}")
    blog.post("bread", "2026-06-04", "Rye, water, salt: three days and a cold cellar.")
    result = blog.run("diff")
    assert result.exit_code == 1
    assert "feedsmith build would stop:" in result.output
    said = blog.diff()
    assert [one["code"] for one in said["gate"]] == ["flood"]
    assert "**The build would publish nothing.**" in blog.run("diff", "--format", "markdown").output
    assert blog.diff("--allow-flood", "4")["exit_code"] == 3


def test_posts_that_cannot_be_read_are_told(blog: Blog) -> None:
    blog.post("ropes", '"the day after"')
    said = blog.diff()
    assert said["errors"] == 1
    assert "1 error of posts or settings" in blog.run("diff").output


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_nothing_is_written(blog: Blog, form: str) -> None:
    blog.post("lamps", "2026-06-01")
    before = blog.files()
    blog.run("diff", "--format", form)
    assert blog.files() == before


def test_nothing_is_written_where_nothing_was(tmp_path: Path) -> None:
    blog = Blog(tmp_path / "new")
    before = blog.files()
    blog.run("diff")
    assert blog.files() == before
    assert sorted(one.name for one in blog.root.iterdir()) == ["feedsmith.toml", "posts"]


def test_feeds_that_agree_are_told_in_a_line(blog: Blog) -> None:
    blog.configure("[feeds.tags]\nper = 'tag'\n")
    blog.post("ropes", "2026-05-02", tags="[hemp]")
    blog.build()
    blog.post("lamps", "2026-06-01")
    said = blog.diff()
    assert [one["differs"] for one in said["feeds"]] == [True, False]
    assert kinds(said) == {"new": 1}
    assert "1 other feed: no difference" in blog.run("diff").output


def test_archives_are_not_compared(blog: Blog) -> None:
    blog.configure("[feed]\nlimit = 1\narchive = 1\n")
    before = len(list((blog.root / "public").iterdir()))
    blog.build()
    assert len(list((blog.root / "public").iterdir())) > before
    assert len(blog.diff()["feeds"][0]["documents"]) == 3


def test_a_post_in_two_feeds_counts_once(blog: Blog) -> None:
    blog.configure("[feeds.tags]\nper = 'tag'\n")
    blog.post("ropes", "2026-05-02", tags="[hemp]")
    blog.build()
    blog.post("lamps", "2026-06-01", tags="[hemp]")
    said = blog.diff()
    assert [len(one["changes"]) for one in said["feeds"]] == [1, 1]
    assert kinds(said) == {"new": 1}


def test_a_feed_that_begins_is_told_and_no_difference(blog: Blog) -> None:
    blog.configure("[feeds.letter]\nformats = ['rss']\n")
    said = blog.diff()
    assert said["verdict"] == (
        "Subscribers see no difference. 1 feed is published for the first time."
    )
    assert said["exit_code"] == 0


def test_a_long_list_is_cut_for_persons_alone(blog: Blog) -> None:
    for number in range(13):
        blog.post(f"p{number}", f"2026-06-{number + 1:02}", f"Number {number} and {number} again")
    text = blog.run("diff", "--limit", "0")
    assert "… and 3 more (--format json lists all)" in text.output
    assert len(blog.diff("--limit", "0")["feeds"][0]["changes"]) == 13


def test_lines_for_persons_have_room_on_a_terminal(blog: Blog) -> None:
    blog.post("lamps", "2026-06-01", title=f'"{"Long and longer " * 20}"')
    lines = blog.run("diff").output.splitlines()
    assert max(len(line) for line in lines if "Long" in line) <= 80


def test_json_has_the_shape_that_is_documented(blog: Blog) -> None:
    blog.post("lamps", "2026-06-01")
    said = blog.diff()
    assert list(said) == [
        *("feedsmith", "site", "against", "verdict", "counts"),
        *("feeds", "gate", "errors", "exit_code"),
    ]
    assert list(said["feeds"][0]) == [
        *("name", "title", "posts", "first", "differs", "head"),
        *("documents", "changes", "told"),
    ]
    assert list(said["feeds"][0]["documents"][0]) == [
        *("path", "url", "format", "before", "bytes_before", "bytes", "bytes_changed")
    ]
    assert list(said["feeds"][0]["changes"][0]) == [
        *("kind", "id", "url", "title", "published", "older", "old_id", "cause"),
        *("fields", "old_published", "lost", "formats"),
    ]
    text = (Path(__file__).parent.parent / "docs" / "diff.md").read_text("utf-8")
    for key in (*said, *said["feeds"][0], *said["feeds"][0]["documents"][0], *said["counts"]):
        assert f'"{key}"' in text or f"`{key}`" in text, key
    for key in said["feeds"][0]["changes"][0]:
        assert f'"{key}"' in text or f"`{key}`" in text, key


HOSTILE = "a | b `c` <script>alert(1)</script> @everyone #12 [x](https://evil.example)"


def test_words_of_authors_are_no_markup_in_a_comment(blog: Blog) -> None:
    blog.configure("[feeds.tags]\nper = 'tag'\n")
    blog.post("lamps", "2026-06-01", title=json.dumps(HOSTILE))
    said = blog.run("diff", "--format", "markdown").output
    (line,) = [one for one in said.splitlines() if "alert" in one]
    assert "&#60;script&#62;" in line
    words = re.sub(r"&#\d+;", "", line)
    for sign in ("|", "`", "<", ">", "[", "]", "(", "@e", "#1", "://e"):
        assert sign not in words


def test_a_title_cannot_begin_a_line_of_a_comment() -> None:
    assert "\n" not in escaped("a\n\n# b\r\n- c", 80)


@pytest.mark.parametrize("sign", ["\x1b", "\x9b", "\u202e", "\u2067"])
def test_a_title_cannot_steer_a_terminal(blog: Blog, tmp_path: Path, sign: str) -> None:
    assert sign not in shown(f"a {sign}2J b", 80)
    old = tmp_path / "old.json"
    item = {"id": f"http://a{sign}b.example/ropes", "title": f"Ropes{sign}", "url": "/ropes"}
    head = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour"}
    old.write_text(json.dumps({**head, "items": [item]}), "utf-8")
    assert sign not in blog.run("diff", "--against", str(old)).output


def test_a_comment_has_a_heading_a_verdict_a_table_and_lists(blog: Blog) -> None:
    blog.post("lamps", "2026-06-01")
    said = blog.run("diff", "--format", "markdown").output
    assert said.startswith("### Feeds: Harbour\n\n**1 post is new; nothing else.**\n\n| feed | new")
    assert "| feed | 1 |" in said
    assert "<details><summary>Harbour (feed): RSS, Atom, JSON Feed</summary>\n\n" in said
    assert "- 2026-06-01 Lamps" in said


def copied(blog: Blog, to: Path) -> Path:
    """What was published, elsewhere."""
    to.mkdir(parents=True)
    for file in (blog.root / "public").iterdir():
        (to / file.name).write_bytes(file.read_bytes())
    return to


def test_a_folder_is_compared_by_the_paths_in_it(blog: Blog, tmp_path: Path) -> None:
    old = copied(blog, tmp_path / "old")
    blog.post("lamps", "2026-06-01")
    blog.build()
    assert blog.diff()["exit_code"] == 0
    said = blog.diff("--against", str(old))
    assert kinds(said) == {"new": 1}
    assert said["against"] == str(old)


def test_an_empty_folder_is_a_site_that_nobody_knows(blog: Blog, tmp_path: Path) -> None:
    assert blog.diff("--against", str(tmp_path))["verdict"].startswith("Not published yet")


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml", "feed.json"])
def test_one_feed_is_compared_with_the_document_of_its_format(
    blog: Blog, tmp_path: Path, name: str
) -> None:
    old = copied(blog, tmp_path / "old") / name
    blog.post("lamps", "2026-06-01")
    said = blog.diff("--against", str(old.rename(old.with_name("other"))))
    (document,) = said["feeds"][0]["documents"]
    assert document["path"] == name
    assert kinds(said) == {"new": 1}


def test_one_feed_finds_its_document_by_its_own_address(blog: Blog, tmp_path: Path) -> None:
    blog.configure("[feeds.letter]\nformats = ['rss']\n")
    blog.build()
    old = copied(blog, tmp_path / "old") / "letter.xml"
    said = blog.diff("--against", str(old.rename(old.with_name("other.xml"))))
    assert [one["name"] for one in said["feeds"]] == ["feeds.letter"]


def test_one_feed_finds_its_document_by_its_path(blog: Blog, tmp_path: Path) -> None:
    blog.configure("[feeds.letter]\nformats = ['rss']\n")
    old = tmp_path / "letter.xml"
    old.write_text(OLD, "utf-8")
    said = blog.diff("--against", str(old))
    assert [one["name"] for one in said["feeds"]] == ["feeds.letter"]


def test_a_feed_of_a_format_that_is_not_made_is_compared_in_what_both_can_say(
    blog: Blog, tmp_path: Path
) -> None:
    old = copied(blog, tmp_path / "old") / "atom.xml"
    blog.configure('[feed]\nformats = ["json"]\n')
    assert blog.diff("--against", str(old))["verdict"] == (
        "Subscribers see no difference, though 1 file is written otherwise."
    )
    blog.post("ropes", "2026-05-02", title='"Knots"')
    assert only(blog.diff("--against", str(old)), "changed")["fields"] == ["title"]


OLD = """<rss version="2.0"><channel><title>Harbour</title><link>http://old.example/</link>
<item><title>Ropes</title><link>http://old.example/ropes.html</link>
<guid>http://old.example/ropes.html</guid><pubDate>Sat, 02 May 2026 00:00:00 GMT</pubDate></item>
<item><title>Gulls</title><link>http://old.example/?p=7</link>
<guid>http://old.example/?p=7</guid><pubDate>Sun, 03 May 2026 00:00:00 GMT</pubDate></item>
<item><title>Whales</title><link>http://old.example/whales</link>
<guid>http://old.example/whales</guid><pubDate>Fri, 01 May 2026 00:00:00 GMT</pubDate></item>
</channel></rss>"""


def test_another_programs_feed_tells_which_posts_come_again_and_why(
    blog: Blog, tmp_path: Path
) -> None:
    old = tmp_path / "old.xml"
    old.write_text(OLD, "utf-8")
    said = blog.diff("--against", str(old))
    causes = {
        one["title"]: one["cause"]
        for one in said["feeds"][0]["changes"]
        if one["kind"] == "shown-again"
    }
    moved = "http → https, domain changed (old.example → harbour.example)"
    assert causes["Ropes"] == f"{moved}, file ending"
    assert causes["Gulls"].startswith(moved)
    assert only(said, "removed")["title"] == "Whales"
    assert only(said, "new")["title"] == "Tides"


def unknown(blog: Blog, tmp_path: Path) -> str:
    """The feed that was published, of a site that remembers nothing of it."""
    old = copied(blog, tmp_path / "old") / "feed.xml"
    without_output(blog)
    (blog.root / "feedsmith.lock").unlink()
    return str(old)


def test_a_post_that_is_in_no_feed_is_still_known_to_be_one(blog: Blog, tmp_path: Path) -> None:
    said = blog.diff("--against", unknown(blog, tmp_path), "--limit", "2")
    assert kinds(said) == {"dropped": 1}


def test_a_post_is_recognized_by_its_text_alone(blog: Blog, tmp_path: Path) -> None:
    old = unknown(blog, tmp_path)
    (blog.root / "posts" / "ropes.md").unlink()
    blog.post("hemp", "2026-05-12", WORDS["ropes"])
    change = only(blog.diff("--against", old), "shown-again")
    assert (change["title"], change["cause"]) == ("Hemp", "slug changed")


def test_a_post_is_recognized_by_its_source(blog: Blog) -> None:
    blog.post("ropes", "2026-05-12", WORDS["winds"], title='"Hemp"', slug='"hemp"', guid='"hemp"')
    change = only(blog.diff(), "shown-again")
    assert change["old_id"] == "https://harbour.example/ropes/"


@pytest.fixture
def served(blog: Blog, tmp_path: Path) -> Iterator[str]:
    """The address at which what was published is served."""
    folder = copied(blog, tmp_path / "served")

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None: ...

        def do_GET(self) -> None:
            if self.path == "/broken/feed.xml":
                return self.send_error(500)
            return super().do_GET()

    handler = partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_live_site_is_compared_document_by_document(blog: Blog, served: str) -> None:
    assert blog.diff("--against", served)["exit_code"] == 0
    blog.post("lamps", "2026-06-01")
    said = blog.diff("--against", served)
    assert kinds(said) == {"new": 1}
    assert said["feeds"][0]["documents"][0]["before"]["where"] == f"{served}feed.xml"


def test_what_is_not_on_the_live_site_is_not_there_yet(blog: Blog, served: str) -> None:
    blog.configure("[feeds.letter]\nformats = ['rss']\n")
    said = blog.diff("--against", served)
    assert [one["first"] for one in said["feeds"]] == [False, True]


def test_one_feed_on_the_web_is_compared(blog: Blog, served: str) -> None:
    blog.post("lamps", "2026-06-01")
    said = blog.diff("--against", f"{served}feed.json")
    (document,) = said["feeds"][0]["documents"]
    assert document["path"] == "feed.json"
    assert kinds(said) == {"new": 1}


def test_what_was_built_but_is_not_live_is_new_to_the_live_sites_readers(
    blog: Blog, served: str
) -> None:
    blog.post("lamps", "2026-06-01")
    blog.build()
    assert kinds(blog.diff("--against", served)) == {"new": 1}


def test_a_server_that_fails_is_no_site_without_feeds(blog: Blog, served: str) -> None:
    result = blog.run("diff", "--against", f"{served}broken/")
    assert result.exit_code == 2
    assert "the server answers 500" in result.output


def test_a_feed_that_was_named_must_be_there(blog: Blog, served: str) -> None:
    result = blog.run("diff", "--against", f"{served}nothing.xml")
    assert result.exit_code == 2
    assert "the server answers 404" in result.output


@pytest.mark.parametrize("against", ["nowhere", "ftp://e.example/feed.xml", "nowhere/feed.xml"])
def test_what_is_nothing_is_a_fault_of_use(blog: Blog, against: str) -> None:
    result = blog.run("diff", "--against", against)
    assert result.exit_code == 2
    assert f"{against} is nothing that feeds can be compared with" in result.output
    assert "Name a folder of published feeds" in result.output


@pytest.mark.parametrize(("text", "what"), [("", "is empty"), ("hello", "this is not a feed")])
def test_a_file_that_is_no_feed_is_a_fault_of_use(
    blog: Blog, tmp_path: Path, text: str, what: str
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(text, "utf-8")
    result = blog.run("diff", "--against", str(file))
    assert result.exit_code == 2
    assert "notes.txt" in result.output
    assert what in result.output


def test_what_stands_in_the_output_and_is_no_feed_is_passed_over(blog: Blog) -> None:
    (blog.root / "public" / "feed.xml").write_text("<html>soon</html>", "utf-8")
    assert blog.diff()["exit_code"] == 0
