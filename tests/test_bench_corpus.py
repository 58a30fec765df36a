"""bench/corpus.py: what is measured is the same everywhere, and is a site as people have them."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import imagesize
import pytest
import yaml

BENCH = Path(__file__).parent.parent / "bench"
sys.path.insert(0, str(BENCH))

from corpus import picture, write_site  # noqa: E402 (its folder was not known)
from posts import is_draft, post, published  # noqa: E402

from feedsmith import build, detect_site  # noqa: E402

NOW = datetime(2026, 11, 23, tzinfo=UTC)
KNOWN = "0f26415f81bdb4bdf268d3384a7c4a8db4dd8ce511a636366f16e7713d938d74"


def bytes_of(folder: Path) -> str:
    """What identifies all files below a folder, whatever the system's order of them."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    said = sha256()
    for file in files:
        said.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return said.hexdigest()


def test_the_same_seed_gives_the_bytes_that_it_gave_on_the_first_machine(tmp_path: Path) -> None:
    write_site(60, tmp_path)
    assert bytes_of(tmp_path) == KNOWN


def test_another_process_with_another_hash_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    program = [sys.executable, str(BENCH / "corpus.py"), "20"]
    for seed in ("1", "2"):
        command = [*program, str(tmp_path / seed), "--pages"]
        subprocess.run(command, env={"PYTHONHASHSEED": seed}, check=True)
    assert bytes_of(tmp_path / "1") == bytes_of(tmp_path / "2")


def test_another_seed_gives_other_posts() -> None:
    assert post(3, seed=7).body != post(3, seed=8).body


def test_a_larger_site_begins_with_the_posts_of_a_smaller_one(tmp_path: Path) -> None:
    for count in (10, 20):
        write_site(count, tmp_path / str(count))
    small, large = (tmp_path / count / "content" / "posts" for count in ("10", "20"))
    names = {file.name for file in small.iterdir()}
    assert len(names) == 10
    assert len([*large.iterdir()]) == 20
    assert all((large / name).read_bytes() == (small / name).read_bytes() for name in names)


def test_posts_have_300_to_1500_words_and_all_that_posts_have() -> None:
    bodies = [post(number).body for number in range(200)]
    sizes = [len(body.split()) for body in bodies]
    assert min(sizes) >= 300
    assert max(sizes) <= 1_500
    together = "\n".join(bodies)
    blocks = ("| ---", "```python", "[^1]:", "\n- ", "\n1. ", "\n> ", "\n## ")
    for sign in (*blocks, "](../", "](/images/", "](../../images/", "**", " & ", "é"):
        assert sign in together


def test_links_lead_to_posts_of_the_site() -> None:
    slugs = {post(number).slug for number in range(60)}
    assert len(slugs) == 60
    linked = {
        slug
        for number in range(60)
        for slug in re.findall(r"\]\(\.\./([a-z-]+\d+)/\)", post(number).body)
    }
    assert linked
    assert linked <= slugs


def test_front_matter_is_yaml_that_says_what_the_post_says(tmp_path: Path) -> None:
    write_site(120, tmp_path)
    found = []
    for one in map(post, range(120)):
        text = (tmp_path / "content" / "posts" / f"{one.slug}.md").read_text("utf-8")
        said = yaml.safe_load(text.split("\n---\n")[0])
        found.append(said)
        assert said["title"] == one.title
        assert said["date"] == one.date
        assert tuple(said["tags"]) == one.tags
        assert said.get("draft", False) is one.is_draft
        assert said.get("summary") == one.summary
    for name in ("draft", "summary", "image", "author", "lastmod"):
        assert 0 < sum(name in said for said in found) < 120, name


def test_the_site_tells_how_many_posts_it_publishes(tmp_path: Path) -> None:
    write_site(60, tmp_path)
    told = json.loads((tmp_path / "corpus.json").read_text("utf-8"))
    shown = [post(number) for number in range(60) if not is_draft(number)]
    assert told["published"] == published(60) == len(shown)
    assert told["newest"] == shown[-1].slug
    assert sum(told["tags"].values()) == sum(len(one.tags) for one in shown)


@pytest.mark.parametrize("count", [1, 7, 8, 50, 57, 58, 100])
def test_drafts_are_counted_as_they_are_spread(count: int) -> None:
    assert published(count) == sum(not is_draft(number) for number in range(count))


def test_feedsmith_builds_a_site_of_30_posts_without_a_problem(tmp_path: Path) -> None:
    write_site(30, tmp_path)
    made = build(detect_site(tmp_path, now=NOW))
    assert not made.problems
    assert made.documents[0].feed.items[0].url == post(29).url
    assert len(made.documents[0].feed.items) == 20


def test_feedsmith_takes_the_same_posts_from_built_pages_of_15_to_40_kilobytes(
    tmp_path: Path,
) -> None:
    write_site(30, tmp_path, pages=True)
    sizes = [file.stat().st_size for file in (tmp_path / "public/posts").rglob("index.html")]
    assert len(sizes) == published(30)
    assert min(sizes) >= 15_000
    assert max(sizes) <= 40_000
    made = build(detect_site(tmp_path, now=NOW))
    assert not made.problems
    newest = made.documents[0].feed.items[0]
    assert newest.url == post(29).url
    assert "tag-cloud" not in (newest.body or "")
    assert post(29).body.split()[2] in (newest.body or "")


@pytest.mark.parametrize(
    ("generator", "file"), [("eleventy", "eleventy.config.mjs"), ("pelican", "pelicanconf.py")]
)
def test_other_generators_get_the_same_texts(tmp_path: Path, generator: str, file: str) -> None:
    write_site(10, tmp_path, generator=generator)
    assert (tmp_path / file).is_file()
    for one in map(post, range(10)):
        written = (tmp_path / "content" / "posts" / f"{one.slug}.md").read_bytes()
        assert written.endswith(one.body.encode())


def test_pictures_are_of_the_size_that_they_say(tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(picture(48, 35))
    assert imagesize.get(str(file)) == (48, 35)
