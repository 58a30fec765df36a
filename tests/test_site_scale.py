"""Sites as they are found: below a path, with thousands of pages, without any metadata."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import turbohtml

from feedsmith import Item, build, detect_site

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def items(root: Path) -> tuple[Item, ...]:
    made = build(detect_site(root, NOW))
    assert [str(one) for one in made.problems] == []
    return made.documents[0].feed.items


def page(title: str, inner: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>{title} | Harbour Notes</title>{head}</head>'
        '<body><header><a href="/log/">Harbour Notes</a></header>'
        f"<main><h1>{title}</h1>{inner}</main><footer><p>Made in a shed.</p></footer></body></html>"
    )


def post(number: int, day: date) -> str:
    links = '<a href="/log/tags/tides/">tides</a>'
    return page(
        f"Note {number}",
        f'<p class="meta"><time datetime="{day}">{day:%d %B %Y}</time> {links}</p>'
        f"<article><p>First words of note {number}.</p><p>Last words of note {number}.</p>"
        '<img src="/log/img/a.png" alt="A"><a href="../note-0/">before</a></article>',
    )


def listing(title: str, notes: range) -> str:
    rows = (
        f'<li><time datetime="{day(n)}">{day(n)}</time> <a href="/log/notes/note-{n}/">Note {n}</a>'
        for n in notes
    )
    return page(title, f"<ul>{''.join(rows)}</ul>")


def day(number: int) -> date:
    return date(2024, 1, 1) + timedelta(days=number * 7)


def harbour(root: Path, posts: int, others: int) -> None:
    """Notes, listings of every kind, and pages of a reference that have no dates."""
    config = '[site]\nurl = "https://harbour.example/log/"\n[feed]\nlimit = 0\n'
    write(root, "feedsmith.toml", config)
    write(root, "index.html", listing("Harbour Notes", range(max(0, posts - 10), posts)))
    for number in range(posts):
        write(root, f"notes/note-{number}/index.html", post(number, day(number)))
    kinds = ("tags/t{}", "page/{}", "archive/{}", "reference/r{}", "gallery/g{}")
    for number in range(others):
        name = kinds[number % len(kinds)].format(number)
        words = "".join(f"<p>Of berth {number}, line {n}.</p>" for n in range(3))
        is_list = number % len(kinds) < 3
        start = number % max(1, posts - 5)
        text = listing(f"List {number}", range(start, start + 5)) if is_list else words
        write(root, f"{name}/index.html", text if is_list else page(f"Berth {number}", words))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("large")
    harbour(root, 40, 1959)
    assert sum(1 for _ in root.rglob("*.html")) == 2_000
    return root


def test_of_two_thousand_pages_the_forty_posts_are_found_and_none_else(large: Path) -> None:
    found = items(large)
    base = "https://harbour.example/log/notes/note-"
    assert [item.url for item in found] == [f"{base}{n}/" for n in reversed(range(40))]
    for number, item in enumerate(reversed(found)):
        assert item.title == f"Note {number}"
        assert item.published == datetime(*day(number).timetuple()[:3], tzinfo=UTC)
        words = turbohtml.parse_fragment(item.body or "").text
        assert f"First words of note {number}." in words
        assert f"Last words of note {number}." in words
        assert "Made in a shed" not in words


@pytest.mark.parametrize("generator", ["", 'generator = "pages"\n'])
def test_a_site_below_a_path_has_every_address_below_it(tmp_path: Path, generator: str) -> None:
    harbour(tmp_path, 3, 0)
    write(tmp_path, "img/a.png", "")
    config = (tmp_path / "feedsmith.toml").read_text()
    write(tmp_path, "feedsmith.toml", generator + config)
    made = build(detect_site(tmp_path, NOW))
    assert [one.url for one in made.documents] == [
        f"https://harbour.example/log/{name}" for name in ("feed.xml", "atom.xml", "feed.json")
    ]
    for item in made.documents[0].feed.items:
        assert 'src="https://harbour.example/log/img/a.png"' in (item.body or "")
        assert 'href="https://harbour.example/log/notes/note-0/"' in (item.body or "")


def test_a_source_site_below_a_path_finds_its_pages_and_pictures(tmp_path: Path) -> None:
    config = '[site]\nurl = "https://harbour.example/log/"\n[content]\nfolder = "content"\n'
    write(tmp_path, "feedsmith.toml", config)
    text = "---\ntitle: Note 1\ndate: 2026-05-07\nimage: img/a.png\n---\n![A](/img/a.png)\n"
    write(tmp_path, "content/notes/note-1.md", text)
    write(tmp_path, "public/index.html", page("Harbour", ""))
    write(tmp_path, "public/img/a.png", "")
    built = page("Note 1", '<article><p>Built.</p><img src="/img/a.png" alt="A"></article>')
    write(tmp_path, "public/notes/note-1/index.html", built)
    [item] = items(tmp_path)
    picture = "https://harbour.example/log/img/a.png"
    assert item.url == "https://harbour.example/log/notes/note-1/"
    assert item.image is not None
    assert item.image.url == picture
    assert f'src="{picture}"' in (item.body or "")


PLAIN = """<html><head><title>My page</title></head><body bgcolor="white">
<a href="index.html">home</a><hr>
<h1>{title}</h1>
{date}
<p>It began with {title}, and so it ends. Much has been said of it since.</p>
<p>More was said by others, and the last words are these.</p>
</body></html>"""
BARE = "<html><head><title>{0}</title></head><body><h1>{0}</h1>{1}</body></html>"


@pytest.mark.parametrize(
    "written",
    [
        "<p>5 May 2026</p>",
        "<p>May 5, 2026</p>",
        "<p><i>Posted on May 5th, 2026</i></p>",
        "<p>2026-05-05</p>",
        "<p>Tuesday, 5 May 2026</p>",
    ],
)
def test_plain_pages_with_headings_and_visible_dates_are_posts_and_none_else(
    tmp_path: Path, written: str
) -> None:
    write(tmp_path, "CNAME", "plain.example\n")
    titles = ("The kiln", "A cracked glaze", "Ash")
    links = "".join(f'<li>5 May 2026 <a href="{n}.html">{t}</a>' for n, t in enumerate(titles))
    write(tmp_path, "index.html", BARE.format("Pots", f"<ul>{links}</ul>"))
    write(tmp_path, "links.html", BARE.format("Links", "<p><a href='https://b.example'>b</a></p>"))
    write(tmp_path, "me.html", BARE.format("Me", "<p>I make pots, and have since 1998.</p>"))
    write(tmp_path, "archive.html", BARE.format("Archive", f"<ul>{links}</ul>"))
    for number, title in enumerate(titles):
        write(tmp_path, f"{number}.html", PLAIN.format(title=title, date=written))
    found = items(tmp_path)
    assert sorted(item.title for item in found) == sorted(titles)
    for item in found:
        assert item.published == datetime(2026, 5, 5, tzinfo=UTC)
        assert "the last words are these" in (item.body or "")
        assert "home" not in (item.body or "")


def test_a_picture_with_a_hash_in_its_name_is_found_when_it_is_the_only_one(
    tmp_path: Path,
) -> None:
    config = '[site]\nurl = "https://a.example/log/"\n[content]\nfolder = "content"\n'
    write(tmp_path, "feedsmith.toml", config)
    text = "---\ntitle: A\ndate: 2026-05-07\nimage: ./bat.png\n---\nText.\n"
    write(tmp_path, "content/a.md", text)
    write(tmp_path, "public/a/index.html", page("A", "<article><p>Text.</p></article>"))
    write(tmp_path, "public/_astro/bat.D2ea0e79.png", "")
    [item] = items(tmp_path)
    assert item.image is not None
    assert item.image.url == "https://a.example/log/_astro/bat.D2ea0e79.png"
    write(tmp_path, "public/assets/bat-2ea0e793.png", "")
    [item] = items(tmp_path)
    assert item.image is None or "astro" not in item.image.url


def test_a_link_to_a_name_that_two_posts_have_is_not_guessed(tmp_path: Path) -> None:
    config = '[site]\nurl = "https://a.example/"\n[content]\nfolder = "content"\n'
    write(tmp_path, "feedsmith.toml", config)
    front = "---\ntitle: A\ndate: 2026-05-07\n---\n"
    write(tmp_path, "content/one/kiln.md", front)
    write(tmp_path, "content/two/kiln.md", front)
    write(tmp_path, "content/ash.md", front)
    write(tmp_path, "content/x.md", f"{front}[a](one/kiln.md) [b](/y/kiln.md) [c](/y/ash.md)\n")
    [body] = [item.body or "" for item in items(tmp_path) if item.url.endswith("/x/")]
    assert 'href="https://a.example/one/kiln/">a' in body
    assert 'href="https://a.example/y/kiln.md">b' in body
    assert 'href="https://a.example/ash/">c' in body
