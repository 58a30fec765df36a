"""`feedsmith headers`: the right lines for each server, in its file without harm to the rest."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner, Result
from conftest import Golden, Require

from feedsmith.cli import main
from feedsmith.servers.block import with_block
from feedsmith.servers.underscored import CLOUDFLARE_LIMIT

GOLDEN = Path(__file__).parent / "golden" / "headers"
SERVERS = ("netlify", "cloudflare", "nginx", "caddy", "apache")
CONFIGURATION = """
[site]
url = "https://bakery.example/blog/"
title = "The Bakery"
[content]
folder = "posts"
[feed]
limit = 1
archive = 1
{hubs}
[feeds.podcast]
formats = ["rss"]
[feeds.tags]
per = "tag"
archive = 1
limit = 1
[feeds.authors]
per = "author"
rss = "by/{{slug}}.xml"
"""
HUBS = 'hubs = ["https://hub.example/?a=1&b=2", "https://other.example/"]'
SYSTEM = f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin"
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
MARK = "# feedsmith: begin"


def site(folder: Path, hubs: str = HUBS, tags: tuple[str, ...] = ("rye", "Spelt")) -> Path:
    (folder / "posts").mkdir(parents=True)
    (folder / "public").mkdir()
    (folder / "feedsmith.toml").write_text(CONFIGURATION.format(hubs=hubs), "utf-8")
    for number in range(1, 4):
        head = f"title: Post {number}\ndate: 2026-01-0{number}\nauthor: Ines\ntags: {list(tags)}"
        (folder / "posts" / f"{number}.md").write_text(f"---\n{head}\n---\n\nText.\n", "utf-8")
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["headers", *(str(one) for one in arguments)])


def said(server: str, folder: Path) -> str:
    result = run(server, folder)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("hubs", [HUBS, ""], ids=["hubs", "plain"])
@pytest.mark.parametrize("server", SERVERS)
def test_the_lines_are_the_golden_ones(
    server: str, hubs: str, tmp_path: Path, golden: Golden
) -> None:
    name = f"{server}{'-hubs' if hubs else ''}.txt"
    golden(GOLDEN / name, said(server, site(tmp_path, hubs)).encode())


@pytest.mark.parametrize("server", SERVERS)
def test_each_feed_and_archive_has_a_rule(server: str, tmp_path: Path) -> None:
    folder = site(tmp_path, tags=("rye", "漢字"))
    CliRunner().invoke(main, ["build", str(folder), "--now", "2026-11-01"])
    patterns = [re.compile(one) for one in _patterns(server, said(server, folder))]
    endings = (".xml", ".json")
    feeds = [one for one in (folder / "public").rglob("*") if one.suffix in endings]
    assert len(feeds) > 15
    for file in feeds:
        path = f"/blog/{file.relative_to(folder / 'public').as_posix()}"
        found = [one for one in patterns if one.fullmatch(path)]
        assert len(found) == 1, (path, found)


def _patterns(server: str, text: str) -> list[str]:
    """What the rules match, as regular expressions for decoded paths."""
    if server == "apache":
        return re.findall(r"m#(.*)#\"", text)
    if server == "nginx":
        places = re.findall(r"^location (=|~) '?(\S+?)'? \{$", text, re.M)
        return [re.escape(place) if kind == "=" else place for kind, place in places]
    if server == "caddy":
        paths = [one for line in re.findall(r" path (.*)", text) for one in line.split()]
    else:
        paths = re.findall(r"^/.*", text, re.M)
    known = re.compile(r"(\*|:slug)")
    return [
        "".join(part if not known.match(part) else "[^/]+" for part in _escaped(path, known))
        for path in paths
    ]


def _escaped(path: str, known: re.Pattern[str]) -> list[str]:
    parts = known.split(unquote(path))
    return [part if known.match(part) else re.escape(part) for part in parts]


@pytest.mark.parametrize("server", SERVERS)
def test_browsers_are_told_xml_and_hubs_are_not_without_an_address(
    server: str, tmp_path: Path
) -> None:
    text = said(server, site(tmp_path))
    assert "rss+xml" not in text
    assert "atom+xml" not in text
    links = [line for line in text.splitlines() if "rel=" in line]
    assert links
    for line in links:
        assert line.count("hub.example") == line.count("other.example") == 1
        assert "https://bakery.example" in line


@pytest.mark.parametrize("server", SERVERS)
def test_without_hubs_there_is_no_link(server: str, tmp_path: Path) -> None:
    assert "Link" not in said(server, site(tmp_path, hubs=""))


@pytest.mark.parametrize("server", ["netlify", "nginx", "caddy", "apache"])
def test_an_own_address_with_other_letters_is_written_out(server: str, tmp_path: Path) -> None:
    text = said(server, site(tmp_path, tags=("漢字",)))
    assert "<https://bakery.example/blog/tags/%E6%BC%A2%E5%AD%97/feed.xml>" in text


def test_cloudflare_puts_the_name_into_the_address(tmp_path: Path) -> None:
    blocks = said("cloudflare", site(tmp_path)).split("\n\n")
    (tags,) = [one for one in blocks if one.startswith("/blog/tags/:slug/feed.xml\n")]
    assert '<https://bakery.example/blog/tags/:slug/feed.xml>; rel="self"' in tags


def test_nginx_takes_no_dollar_of_an_address_for_a_name(tmp_path: Path) -> None:
    text = said("nginx", site(tmp_path, hubs='hubs = ["https://hub.example/$uri"]'))
    assert "https://hub.example/%24uri" in text


@contextmanager
def nginx(root: Path, locations: str, folder: Path) -> Iterator[HTTPConnection]:
    """A connection to a server of this folder that has these locations."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "feeds.conf").write_text(locations, "utf-8")
    (folder / "nginx.conf").write_text(
        ("user root; " if os.geteuid() == 0 else "")
        + f"daemon off; pid {folder}/pid; events {{}} http {{ access_log off; "
        + "".join(f"{kind}_temp_path {folder}/{kind}; " for kind in TEMPORARY)
        + f"server {{ listen 127.0.0.1:{port}; root {root}; include {folder}/feeds.conf; }} }}\n",
        "utf-8",
    )
    command = [
        shutil.which("nginx", path=SYSTEM) or "nginx",
        "-c",
        str(folder / "nginx.conf"),
        "-e",
        str(folder / "log"),
    ]
    with subprocess.Popen(command) as server:
        try:
            while server.poll() is None:
                connection = HTTPConnection("127.0.0.1", port, timeout=10)
                with suppress(ConnectionRefusedError), closing(connection):
                    connection.connect()
                    yield connection
                    return
            pytest.fail((folder / "log").read_text("utf-8"))
        finally:
            server.terminate()


def test_nginx_serves_feeds_as_it_is_told(tmp_path: Path, require: Require) -> None:
    require(
        shutil.which("nginx", path=SYSTEM) is not None,
        "nginx is not installed: apt install nginx-light",
    )
    folder = site(tmp_path / "site")
    root, below = tmp_path / "served", tmp_path / "served" / "blog"
    built = CliRunner().invoke(main, ["build", str(folder), "--into", str(below)])
    assert built.exit_code == 0, built.output
    paths = ("feed.xml", "feed-archive/1.xml", "atom.xml", "feed.json", "tags/rye/feed.xml")
    with nginx(root, said("nginx", folder), tmp_path) as server:
        for path in paths:
            server.request("GET", f"/blog/{path}")
            answer = server.getresponse()
            assert answer.status == 200, path
            assert answer.read() == (below / path).read_bytes()
            kind = "application/feed+json" if path == "feed.json" else "text/xml; charset=utf-8"
            assert answer.headers["Content-Type"].startswith(kind), path
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_what_is_above_cloudflares_limit_is_told(tmp_path: Path) -> None:
    folder = site(tmp_path)
    assert run("cloudflare", folder).stderr == ""
    own = "".join(f"/{number}\n  X-A: b\n" for number in range(CLOUDFLARE_LIMIT))
    (folder / "public" / "_headers").write_text(own, "utf-8")
    result = run("cloudflare", folder, "--write")
    assert result.exit_code == 0
    assert "the last ones have no effect" in result.stderr


@pytest.mark.parametrize(
    ("server", "name"),
    [("netlify", "_headers"), ("cloudflare", "_headers"), ("apache", ".htaccess")],
)
def test_the_block_is_written_once_and_the_rest_stays(
    server: str, name: str, tmp_path: Path
) -> None:
    folder = site(tmp_path)
    file = folder / "public" / name
    file.write_bytes(b"# mine\n/*\n  X-A: b")
    assert run(server, folder, "--write").exit_code == 0
    once = file.read_bytes()
    assert once.startswith(b"# mine\n/*\n  X-A: b\n\n" + MARK.encode())
    assert said(server, folder).encode() in once
    assert "unchanged" in run(server, folder, "--write").output
    assert file.read_bytes() == once


def test_a_block_is_replaced_where_it_stands() -> None:
    old = with_block(b"/a\n", "old", "_headers") + b"/z\n"
    new = with_block(old, "new", "_headers")
    assert new == old.replace(b"\nold\n", b"\nnew\n")


def test_the_files_line_ends_are_kept() -> None:
    made = with_block(b"/a\r\n", "one\ntwo\n", "_headers")
    assert made.count(b"\r\n") == made.count(b"\n") == 6
    assert with_block(made, "one\ntwo\n", "_headers") == made


@pytest.mark.parametrize(
    "marks", ["# feedsmith: begin\n", "# feedsmith: end\n", "# feedsmith: begin\n" * 2]
)
def test_marks_without_their_pair_are_a_fault_of_use(marks: str, tmp_path: Path) -> None:
    folder = site(tmp_path)
    file = folder / "public" / "_headers"
    file.write_text(marks, "utf-8")
    result = run("netlify", folder, "--write")
    assert result.exit_code == 2
    assert "are not one pair" in result.output
    assert file.read_text("utf-8") == marks


@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_servers_without_a_file_in_the_output_are_not_written_to(
    server: str, tmp_path: Path
) -> None:
    result = run(server, site(tmp_path), "--write")
    assert result.exit_code == 2
    assert "leave --write out" in result.output


def test_an_output_that_is_not_there_is_a_fault_of_use(tmp_path: Path) -> None:
    result = run("netlify", site(tmp_path), "--output", tmp_path / "nowhere", "--write")
    assert result.exit_code == 2
    assert not (tmp_path / "nowhere").exists()


def test_the_own_address_of_every_feed_is_that_of_its_rule(tmp_path: Path) -> None:
    text = said("netlify", site(tmp_path))
    found = re.findall(r"^(/\S+)\n(?:  .*\n)*?  Link: .*<(\S+)>; rel=\"self\"", text, re.M)
    assert len(found) >= 6
    for path, own in found:
        assert urlsplit(own).path == path
