"""`feedsmith ping`: which hub is told of which feed, and when it is not told again."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hub import Hub, running
from written import HOME, MILL, POST, attributes, document, one, tree, written

from feedsmith.checking import check
from feedsmith.checks.schema import schema_errors
from feedsmith.cli import main
from feedsmith.clouds import ping_address, registration
from feedsmith.configuration import read_configuration
from feedsmith.model import Feed
from feedsmith.problems import FeedsmithError

SITE = "https://a.example/"
FEEDS = ["atom.xml", "feed.json", "feed.xml"]


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running() as one:
        yield one


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def configured(folder: Path, *hubs: str, cloud: str = "", more: str = "") -> None:
    """The configuration of a small site with these hubs."""
    said = f"hubs = {json.dumps(hubs)}\n" + (f'cloud = "{cloud}"\n' if cloud else "") + more
    (folder / "feedsmith.toml").write_text(
        f'[site]\nurl = "{SITE}"\ntitle = "A"\n[content]\nfolder = "posts"\n[feed]\n{said}', "utf-8"
    )


def built(folder: Path, *hubs: str, cloud: str = "", more: str = "") -> Path:
    """A small site with its feeds."""
    configured(folder, *hubs, cloud=cloud, more=more)
    written_post(folder, "a")
    return folder


def written_post(folder: Path, name: str) -> None:
    """One more post, and the feeds with it."""
    (folder / "posts").mkdir(exist_ok=True)
    text = f"---\ntitle: {name}\ndate: 2026-01-01\n---\n\nText of {name}.\n"
    (folder / "posts" / f"{name}.md").write_text(text, "utf-8")
    made = run("build", folder, "--now", "2026-11-01")
    assert made.exit_code == 0, made.output


def touched(file: Path) -> None:
    """Other bytes, which say the same."""
    file.write_bytes(file.read_bytes() + b"\n")


def ping(folder: Path, *arguments: str) -> Result:
    return run("ping", folder, "--allow-local", *arguments)


def told(result: Result) -> list[dict[str, Any]]:
    pings: list[dict[str, Any]] = json.loads(result.stdout)["pings"]
    return pings


def states(result: Result) -> dict[str, str]:
    return {one["path"]: one["state"] for one in told(result)}


def announced(hub: Hub) -> list[str]:
    """The feeds that the hub was told of since this was asked last, by their paths."""
    topics = [one.form.get("hub.url") or one.form["url"] for one in hub.requests]
    hub.requests.clear()
    return [topic.removeprefix(SITE) for topic in topics]


def memory(folder: Path) -> Path:
    return folder / ".feedsmith" / "pings.json"


def test_each_feed_is_announced_by_a_post_of_its_own(tmp_path: Path, hub: Hub) -> None:
    result = ping(built(tmp_path, hub.url("/hub")))
    assert result.exit_code == 0, result.output
    assert [one.form for one in hub.requests] == [
        {"hub.mode": "publish", "hub.url": SITE + path} for path in FEEDS
    ]
    assert result.stdout == (
        f"{hub.url('/hub')} (WebSub)\n"
        "  atom.xml   announced\n  feed.json  announced\n  feed.xml   announced\n\nAll told.\n"
    )


def test_unchanged_feeds_are_not_announced_again(tmp_path: Path, hub: Hub) -> None:
    ping(built(tmp_path, hub.url("/hub")))
    announced(hub)
    written_post(tmp_path, "a")
    result = ping(tmp_path)
    assert announced(hub) == []
    assert result.exit_code == 0
    assert result.stdout.endswith("  3 feeds unchanged since it was told\n\nNothing to announce.\n")


def test_a_changed_feed_is_announced_alone(tmp_path: Path, hub: Hub) -> None:
    ping(built(tmp_path, hub.url("/hub")))
    announced(hub)
    touched(tmp_path / "public" / "feed.json")
    assert states(ping(tmp_path, "--report", "json")) == {
        "atom.xml": "unchanged",
        "feed.json": "announced",
        "feed.xml": "unchanged",
    }
    assert announced(hub) == ["feed.json"]


def test_what_failed_is_tried_again_and_nothing_else(tmp_path: Path, hub: Hub) -> None:
    ping(built(tmp_path, hub.url("/hub")))
    announced(hub)
    hub.mood = "500"
    touched(tmp_path / "public" / "feed.xml")
    failed = ping(tmp_path)
    assert failed.exit_code == 1
    assert "  feed.xml  failed: it answers 500 Internal Server Error\n" in failed.stdout
    assert "1 ping failed." in failed.stdout
    hub.mood = "202"
    assert ping(tmp_path).exit_code == 0
    assert announced(hub) == ["feed.xml", "feed.xml"]
    assert ping(tmp_path).exit_code == 0
    assert announced(hub) == []


def test_bytes_that_were_announced_before_a_failure_are_not_announced_again(
    tmp_path: Path, hub: Hub
) -> None:
    ping(built(tmp_path, hub.url("/hub")))
    feed = tmp_path / "public" / "feed.xml"
    before = feed.read_bytes()
    hub.mood = "500"
    touched(feed)
    ping(tmp_path)
    feed.write_bytes(before)
    announced(hub)
    assert ping(tmp_path).exit_code == 0
    assert announced(hub) == []


def test_all_announces_every_feed(tmp_path: Path, hub: Hub) -> None:
    ping(built(tmp_path, hub.url("/hub")))
    announced(hub)
    assert ping(tmp_path, "--all").exit_code == 0
    assert announced(hub) == FEEDS


def test_a_dry_run_opens_no_connection_and_remembers_nothing(tmp_path: Path, hub: Hub) -> None:
    result = ping(built(tmp_path, hub.url("/hub")), "--dry-run")
    assert result.exit_code == 0
    assert "  feed.xml   would be announced\n" in result.stdout
    assert hub.connections == 0
    assert not memory(tmp_path).exists()


def test_each_hub_is_told_and_remembered_for_itself(tmp_path: Path, hub: Hub) -> None:
    hubs = [hub.url("/204"), hub.url("/500")]
    built(tmp_path, *hubs)
    assert [one["state"] for one in told(ping(tmp_path, "--report", "json"))] == [
        *["announced"] * 3,
        *["failed"] * 3,
    ]
    hub.requests.clear()
    ping(tmp_path)
    assert {one.path for one in hub.requests} == {"/500"}


@pytest.mark.parametrize(("mood", "asked"), [("close", 1), ("429", 1), ("503", 1), ("400", 3)])
def test_a_hub_that_cannot_be_spoken_to_is_asked_once(
    mood: str, asked: int, tmp_path: Path, hub: Hub
) -> None:
    hub.mood = mood
    result = ping(built(tmp_path, hub.url("/hub")), "--report", "json")
    assert result.exit_code == 1
    assert set(states(result).values()) == {"failed"}
    assert len(hub.requests) == asked
    again = [one["reason"].startswith("not tried again: ") for one in told(result)]
    assert again == [False, *[asked == 1] * 2]


def test_a_redirect_is_not_followed(tmp_path: Path, hub: Hub) -> None:
    result = ping(built(tmp_path, hub.url("/302")))
    assert result.exit_code == 1
    assert "it answers 302 Found, to http://127.0.0.1" in result.stdout
    assert {(one.method, one.path) for one in hub.requests} == {("POST", "/302")}


def test_without_allow_local_nothing_on_this_machine_is_told(tmp_path: Path, hub: Hub) -> None:
    secure = hub.url("/204").replace("http:", "https:")
    result = run("ping", built(tmp_path, hub.url("/204"), secure))
    assert result.exit_code == 1
    assert "it is http" in result.stdout
    assert "its address 127.0.0.1 is not on the public internet" in result.stdout
    assert hub.connections == 0


def test_a_cloud_is_told_of_rss_alone(tmp_path: Path, hub: Hub) -> None:
    result = ping(built(tmp_path, hub.url("/204"), cloud=hub.url("/pleaseNotify")))
    assert result.exit_code == 0, result.output
    assert [one.form for one in hub.requests if one.path == "/ping"] == [{"url": SITE + "feed.xml"}]
    assert len(hub.requests) == 4
    assert f"{hub.url('/pleaseNotify')} (rssCloud)\n  feed.xml  announced\n" in result.stdout


def test_a_hub_that_feeds_do_not_name_yet_is_not_told(tmp_path: Path, hub: Hub) -> None:
    built(tmp_path, hub.url("/hub"))
    configured(tmp_path, hub.url("/hub"), hub.url("/new"))
    result = ping(tmp_path)
    assert f"{hub.url('/new')} (WebSub)\n  no feed names it: feedsmith build" in result.stdout
    assert {one.path for one in hub.requests} == {"/hub"}


def test_only_a_hub_of_the_configuration_is_told(tmp_path: Path, hub: Hub) -> None:
    built(tmp_path, hub.url("/hub"), hub.url("/gone"))
    configured(tmp_path, hub.url("/hub"))
    ping(tmp_path)
    assert {one.path for one in hub.requests} == {"/hub"}


def test_feeds_in_other_places_are_not_announced(tmp_path: Path, hub: Hub) -> None:
    built(tmp_path, hub.url("/hub"))
    public = tmp_path / "public"
    shutil.copytree(public, public / "old")
    (public / "broken.xml").write_bytes((public / "feed.xml").read_bytes()[:300])
    (public / "broken.json").write_bytes(
        b'{"version": "https://jsonfeed.org/version/1.1", "hubs": 1}'
    )
    os.mkfifo(public / "pipe.xml")
    assert ping(tmp_path).exit_code == 0
    assert announced(hub) == FEEDS


def test_a_link_to_a_file_elsewhere_is_not_followed(tmp_path: Path, hub: Hub) -> None:
    built(tmp_path, hub.url("/hub"))
    feed = tmp_path / "public" / "feed.xml"
    feed.rename(tmp_path / "elsewhere.xml")
    feed.symlink_to(tmp_path / "elsewhere.xml")
    assert ping(tmp_path).exit_code == 0
    assert announced(hub) == ["atom.xml", "feed.json"]


def test_archives_are_not_announced(tmp_path: Path, hub: Hub) -> None:
    built(tmp_path, hub.url("/hub"), more="limit = 1\narchive = 1\n")
    for name in ("b", "c"):
        written_post(tmp_path, name)
    public = tmp_path / "public"
    archive = public / "feed-archive" / "1.xml"
    hubs = f'<atom:link href="{hub.url("/hub")}" rel="hub"/></channel>'.encode()
    archive.write_bytes(archive.read_bytes().replace(b"</channel>", hubs))
    assert ping(tmp_path).exit_code == 0
    assert announced(hub) == FEEDS


def test_feeds_of_tags_are_announced(tmp_path: Path, hub: Hub) -> None:
    tags = '[feeds.tags]\nper = "tag"\nrss = "t/{slug}/rss.rdf"\n'
    built(tmp_path, hub.url("/hub"), more=f'formats = ["rss"]\n{tags}')
    post = tmp_path / "posts" / "a.md"
    post.write_text(post.read_text("utf-8").replace("title", "tags: [Käse]\ntitle", 1), "utf-8")
    run("build", tmp_path, "--now", "2026-11-01")
    assert ping(tmp_path).exit_code == 0
    assert announced(hub) == ["feed.xml", "t/kase/rss.rdf"]


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"version":1}', b'{"version":1,"pings":[]}', b"[" * 100_000]
)
def test_a_damaged_memory_is_dropped(damage: bytes, tmp_path: Path, hub: Hub) -> None:
    ping(built(tmp_path, hub.url("/hub")))
    announced(hub)
    memory(tmp_path).write_bytes(damage)
    assert ping(tmp_path).exit_code == 0
    assert announced(hub) == FEEDS
    assert ping(tmp_path).exit_code == 0
    assert announced(hub) == []


def test_the_memory_of_another_version_is_dropped(tmp_path: Path, hub: Hub) -> None:
    ping(built(tmp_path, hub.url("/hub")))
    announced(hub)
    said = memory(tmp_path).read_text("utf-8")
    memory(tmp_path).write_text(said.replace('"version": 1', '"version": 2'), "utf-8")
    assert ping(tmp_path).exit_code == 0
    assert announced(hub) == FEEDS


def test_the_memory_is_out_of_gits_sight(tmp_path: Path, hub: Hub) -> None:
    ping(built(tmp_path, hub.url("/hub")))
    assert (memory(tmp_path).parent / ".gitignore").read_text("utf-8") == "*\n"


def test_no_memory_is_kept_where_it_would_be_served(tmp_path: Path, hub: Hub) -> None:
    built(tmp_path, hub.url("/hub"))
    shutil.copy(tmp_path / "feedsmith.toml", tmp_path / "public")
    (tmp_path / "public" / "posts").mkdir()
    for _ in range(2):
        assert ping(tmp_path / "public", "--output", str(tmp_path / "public")).exit_code == 0
        assert announced(hub) == FEEDS
    assert not memory(tmp_path / "public").exists()


def test_secrets_of_a_hub_are_neither_shown_nor_kept(tmp_path: Path, hub: Hub) -> None:
    address = hub.url("/400?token=hush").replace("//", "//ann:pass@")
    built(tmp_path, address)
    for report in ("text", "json"):
        result = ping(tmp_path, "--report", report)
        assert result.exit_code == 1
        assert "//…@127.0.0.1" in result.output
        for secret in ("hush", "pass", "ann"):
            assert secret not in result.output.replace("announced", "")
            assert secret not in memory(tmp_path).read_text("utf-8").replace("announced", "")
    assert "authorization" not in hub.requests[0].headers


def test_without_hubs_there_is_nothing_to_do(tmp_path: Path) -> None:
    result = run("ping", built(tmp_path))
    assert result.exit_code == 0
    assert 'Write hubs = ["https://…"] under [feed]' in result.stdout
    assert run("ping", tmp_path, "--report", "json").exit_code == 0
    assert not memory(tmp_path).exists()


def test_feeds_that_were_not_built_are_misuse(tmp_path: Path) -> None:
    configured(tmp_path, "https://hub.example/")
    (tmp_path / "posts").mkdir()
    missing = run("ping", tmp_path)
    assert missing.exit_code == 2
    assert "public cannot be read: No such file or directory" in missing.stderr
    (tmp_path / "public").mkdir()
    empty = run("ping", tmp_path)
    assert empty.exit_code == 2
    assert "names a hub of the configuration" in empty.stderr


def test_output_names_the_folder_of_the_feeds(tmp_path: Path, hub: Hub) -> None:
    built(tmp_path, hub.url("/hub"))
    (tmp_path / "public").rename(tmp_path / "out")
    assert ping(tmp_path, "--output", str(tmp_path / "out")).exit_code == 0
    assert announced(hub) == FEEDS


def test_of_many_feeds_a_few_are_listed(tmp_path: Path, hub: Hub) -> None:
    tags = "".join(f'[feeds.f{n}]\nlimit = {n + 1}\nrss = "f{n:02}.xml"\n' for n in range(20))
    built(tmp_path, hub.url("/hub"), more=f'formats = ["rss"]\n{tags}')
    shown = ping(tmp_path).stdout
    assert "  … and 9 feeds more: 9 announced (--report json lists all)\n" in shown
    assert shown.count(".xml") == 12


def test_the_report_for_programs_says_all(tmp_path: Path, hub: Hub) -> None:
    built(tmp_path, hub.url("/500"), more='formats = ["rss"]\n')
    said = json.loads(ping(tmp_path, "--report", "json").stdout)
    assert said.pop("feedsmith")
    assert said == {
        "pings": [
            {
                "kind": "WebSub",
                "hub": hub.url("/500"),
                "topic": SITE + "feed.xml",
                "path": "feed.xml",
                "state": "failed",
                "status": 500,
                "reason": "it answers 500 Internal Server Error",
            }
        ],
        "exit_code": 1,
    }


@pytest.mark.parametrize(
    ("url", "parts", "target"),
    [
        (
            "https://cloud.example:5337/pleaseNotify",
            ("cloud.example", "5337", "/pleaseNotify"),
            "https://cloud.example:5337/ping",
        ),
        (
            "https://cloud.example/rss/pleaseNotify/",
            ("cloud.example", "443", "/rss/pleaseNotify/"),
            "https://cloud.example/rss/ping/",
        ),
        ("http://cloud.example", ("cloud.example", "80", "/"), "http://cloud.example/ping"),
    ],
)
def test_an_address_tells_all_of_a_cloud(url: str, parts: Sequence[str], target: str) -> None:
    assert registration(url) == tuple(parts)
    assert ping_address(url) == target


def clouded() -> Feed:
    from msgspec.structs import replace

    return replace(MILL, cloud="https://cloud.example:5337/pleaseNotify")


def test_rss_says_where_readers_register() -> None:
    root = tree(document("rss", POST, feed=clouded()))
    assert attributes(one(root, "channel/cloud")) == {
        "domain": "cloud.example",
        "port": "5337",
        "path": "/pleaseNotify",
        "registerProcedure": "",
        "protocol": "http-post",
    }
    assert one(tree(document("rss", POST)), "channel").find("cloud") is None


def test_the_checks_are_content_with_a_cloud() -> None:
    data = written(document("rss", POST, feed=clouded()))
    before = written(document("rss", POST))
    codes = [problem.code for problem in check(data, HOME + "feed.xml")]
    assert codes == [problem.code for problem in check(before, HOME + "feed.xml")]
    assert not schema_errors(data, "rss")


@pytest.mark.parametrize("format", ["atom", "json"])
def test_other_formats_name_no_cloud(format: Any) -> None:
    assert b"cloud.example" not in written(document(format, POST, feed=clouded()))


@pytest.mark.parametrize(
    "typed",
    [
        *('"cloud.example/pleaseNotify"', '"ftp://cloud.example/"', '"https://"', "5337"),
        *('"https://ann:pass@cloud.example/"', '"https://cloud.example:65536/"', '""'),
        *('"https://cloud.example/a?b"', '"https://cloud.example/a#b"', '"https://c.example/ü"'),
    ],
)
def test_what_is_no_clouds_address_is_told_with_its_line(typed: str, tmp_path: Path) -> None:
    file = tmp_path / "feedsmith.toml"
    file.write_text(f"[feed]\ncloud = {typed}\n", "utf-8")
    with pytest.raises(FeedsmithError) as caught:
        read_configuration(file)
    assert caught.value.what.startswith("feedsmith.toml:2: `feed.cloud`: ")
    assert "is not the address of an rssCloud server" in caught.value.what
    assert "https://cloud.example.org:5337/pleaseNotify" in caught.value.mend
