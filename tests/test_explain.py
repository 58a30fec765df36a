"""`feedsmith explain`: where values come from, and why a page is no post."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from feedsmith.cli import main

CONFIG = '[site]\nurl = "https://a.example/"\nauthor = "Ines"\n[content]\nfolder = "content"\n'


def write(root: Path, path: str, text: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", "--site", str(root), *arguments])


def explained(root: Path, *arguments: str) -> str:
    result = run(root, *arguments)
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path, "feedsmith.toml", CONFIG)
    text = "---\ntitle: Tides\ndate: 2026-05-07\ntags: [sea]\ndraft: false\n---\nFirst words.\n"
    write(tmp_path, "content/tides.md", text)
    return tmp_path


def test_each_value_names_its_file_and_line(site: Path) -> None:
    said = explained(site, "content/tides.md")
    assert "content/tides.md is a post" in said
    assert "title Tides from content/tides.md:2 (title)" in said
    assert "published 2026-05-07 00:00:00+00:00 from content/tides.md:3 (date)" in said
    assert "tags sea from content/tides.md:4 (tags)" in said


def test_a_derived_value_names_its_rule(site: Path) -> None:
    said = explained(site, "content/tides.md")
    assert "authors Ines from the site's author" in said
    assert "summary First words. from the text before the more-mark" in said
    assert "address https://a.example/tides/ from the generator's rule" in said
    assert "guid https://a.example/tides/ from the address" in said


def test_a_date_in_the_files_name_is_named(site: Path) -> None:
    text = "---\ntitle: A\npublished: true\n---\nText.\n"
    write(site, "content/2026-01-02-a.md", text)
    said = explained(site, "content/2026-01-02-a.md")
    assert "published 2026-01-02 00:00:00+00:00 from the name of the file" in said


@pytest.mark.parametrize("wanted", ["content/tides.md", "https://a.example/tides/"])
def test_a_post_is_found_by_file_and_by_address(site: Path, wanted: str) -> None:
    assert "content/tides.md is a post" in explained(site, wanted)


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("draft: true", "line 4 of content/x.md says draft: true"),
        ("unlisted: yes", "line 4 of content/x.md says unlisted: yes"),
        ("published: false", "line 4 of content/x.md says published: false"),
        ("mood: calm\nstatus: Private", "line 5 of content/x.md says status: Private"),
        ("build:\n  render: never", "line 4 of content/x.md says build.render: never"),
        ("draft: perhaps", "line 4 of content/x.md says draft: perhaps"),
        ("expires: 2026-06-01", "(line 4 of content/x.md says expires: 2026-06-01)"),
        ("publishDate: 2999-01-01", "(line 4 of content/x.md says publishDate: 2999-01-01)"),
    ],
)
def test_what_hides_a_post_is_named_with_its_line(site: Path, front: str, reason: str) -> None:
    write(site, "content/x.md", f"---\ntitle: X\ndate: 2026-05-07\n{front}\n---\nText.\n")
    for said in (explained(site, "content/x.md"), explained(site)):
        assert reason in said
    assert "content/x.md is not in the feeds" in explained(site, "content/x.md")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ntitle: X\n---\nText.\n", "it has no date"),
        ("---\ndate: soon\n---\nText.\n", '"soon"'),
        ("---\ntitle: X\n", "never closed"),
        ("---\ndate: 2026-05-07\nslug: tides\n---\nOther.\n", "that of"),
    ],
)
def test_other_reasons_are_named_too(site: Path, text: str, reason: str) -> None:
    write(site, "content/x.md", text)
    both = explained(site)
    assert reason in both
    assert "1 of 2 are posts" in both


def test_a_draft_by_its_folder_is_named(site: Path) -> None:
    write(site, "content/_drafts/x.md", "---\ndate: 2026-05-07\n---\nText.\n")
    write(site, "feedsmith.toml", CONFIG + 'posts = ["**"]\n')
    assert "_drafts" in explained(site, "content/_drafts/x.md")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("content/old/x.md", "a pattern of [content] exclude in feedsmith.toml names it"),
        ("content/notes.txt", "plain reads no .txt files as posts"),
        ("elsewhere.md", "it stands outside of the folders of posts (content)"),
        ("content/README.md", "plain does not take a file of this name"),
    ],
)
def test_a_file_that_is_not_read_has_a_reason(site: Path, path: str, reason: str) -> None:
    write(site, "feedsmith.toml", CONFIG + 'exclude = ["old/**"]\n')
    write(site, path, "---\ndate: 2026-05-07\n---\nText.\n")
    said = explained(site, path)
    assert reason in said
    assert "is not in the feeds" in said


def test_a_post_beyond_the_limit_says_so(site: Path) -> None:
    write(site, "content/new.md", "---\ntitle: New\ndate: 2026-06-07\n---\nText.\n")
    write(site, "feedsmith.toml", CONFIG + "[feed]\nlimit = 1\n")
    assert "1 posts are newer and the feeds show 1" in explained(site, "content/tides.md")


def test_what_is_nowhere_is_misuse(site: Path) -> None:
    result = run(site, "content/none.md")
    assert result.exit_code == 2
    assert "none.md" in result.output


def test_a_post_without_a_page_names_the_page(site: Path) -> None:
    write(site, "public/index.html", "<title>A</title>")
    assert "the build made no page at https://a.example/tides/" in explained(site)


def test_the_built_page_of_a_post_leads_to_its_source(site: Path) -> None:
    write(site, "public/index.html", "<title>A</title>")
    write(site, "public/tides/index.html", "<h1>Tides</h1><article><p>Built.</p></article>")
    said = explained(site, "public/tides/index.html")
    assert "content/tides.md is a post" in said
    assert "from the built page public/tides/index.html" in said
    said = explained(site, "public/index.html")
    assert "none of the site's source files was built to it" in said


POST = (
    "<html><head><title>{0}</title>{1}</head><body><main><h1>{0}</h1>"
    '<p><time datetime="{2}">{2}</time></p><p>Words.</p></main></body></html>'
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    write(tmp_path, "CNAME", "a.example")
    write(tmp_path, "index.html", "<title>A</title><h1>A</h1><a href='one/'>One</a>")
    write(tmp_path, "one/index.html", POST.format("One", "", "2026-05-07"))
    write(tmp_path, "late/index.html", POST.format("Late", "", "2999-05-07"))
    hidden = '<meta name="robots" content="noindex">'
    write(tmp_path, "hidden/index.html", POST.format("Hidden", hidden, "2026-05-07"))
    write(tmp_path, "kiln/index.html", "<title>I</title><h1>I</h1><p>Words.</p>")
    sent = '<meta http-equiv="refresh" content="0; url=/one/"><title>x</title>'
    write(tmp_path, "sent/index.html", sent)
    return tmp_path


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("index.html", "it is the home page"),
        ("late/index.html", "it is dated 2999-05-07, which is to come"),
        ("hidden/index.html", "it asks not to be indexed"),
        ("kiln/index.html", "it has no date"),
        ("sent/index.html", "only sends its visitor"),
    ],
)
def test_a_page_that_is_no_post_has_a_reason(pages: Path, page: str, reason: str) -> None:
    said = explained(pages, page)
    assert f"{page} is not in the feeds" in said
    assert reason in said


def test_the_values_of_a_page_name_their_elements(pages: Path) -> None:
    said = explained(pages, "https://a.example/one/")
    assert "one/index.html is a post" in said
    assert "title One from h1" in said or "title One from <h1>" in said, said
    assert "published 2026-05-07 00:00:00+00:00 from" in said
    assert "time" in said
    assert "summary Words. from the first paragraph" in said


def test_the_site_without_sources_lists_its_pages(pages: Path) -> None:
    said = explained(pages)
    assert "generator pages (by index.html)" in said
    assert "post one/index.html" in said
    assert "1 of 5 are posts" in said


def test_a_pattern_of_pages_is_a_reason(pages: Path) -> None:
    config = '[site]\nurl = "https://a.example/"\n[pages]\nposts = ["one/*"]\n'
    write(pages, "feedsmith.toml", config)
    assert "a pattern of [pages] posts names it" in explained(pages, "one/index.html")
    assert "no pattern of [pages] posts names it" in explained(pages, "kiln/index.html")


def test_rows_of_a_data_file_are_explained(tmp_path: Path) -> None:
    write(
        tmp_path, "feedsmith.toml", '[site]\nurl = "https://a.example/"\n[content]\nsource="p.json"'
    )
    rows = '[\n{"title": "A", "date": "2026-05-07"},\n{"title": "B", "date": "soon"},\n'
    write(tmp_path, "p.json", rows + '{"title": "C", "date": "2026-05-07", "draft": true}\n]')
    said = explained(tmp_path)
    assert "post p.json:2" in said
    assert "p.json:3: " in said
    assert "line 4 of p.json says draft: true" in said
    assert "title A from p.json:2" in explained(tmp_path, "https://a.example/a/")
    assert "p.json:2 is a post" in explained(tmp_path, "p.json:2")


def test_the_pages_of_each_language_are_told_once_and_as_they_are_published(
    tmp_path: Path,
) -> None:
    site = Path(__file__).parent.parent / "fixtures" / "sites" / "hugo-languages" / "public"
    shutil.copytree(site, tmp_path / "site")
    lines = run(tmp_path / "site").output.splitlines()
    french = [line for line in lines if "fr/2026/" in line]
    assert len(french) == 3
    assert all(line.startswith("post") for line in french)


def test_what_an_old_feed_repeats_is_no_double(site: Path) -> None:
    write(site, "feedsmith.toml", CONFIG + 'source = "old.xml"\n')
    item = (
        "<item><title>Tides</title><link>https://a.example/tides/</link><guid>7</guid>"
        "<pubDate>Thu, 07 May 2026 00:00:00 GMT</pubDate></item>"
    )
    feed = f'<rss version="2.0"><channel><title>A</title><link>https://a.example/</link>{item}'
    write(site, "old.xml", f"{feed}</channel></rss>")
    said = explained(site)
    assert "1 of 1 are posts." in said


def test_an_id_that_readers_know_is_that_of_the_ledger(site: Path) -> None:
    build = CliRunner().invoke(main, ["build", str(site), "--now", "2026-11-01"])
    assert build.exit_code == 0, build.output
    old = (site / "feedsmith.toml").read_text("utf-8")
    (site / "feedsmith.toml").write_text(old.replace("a.example", "b.example"), "utf-8")
    said = explained(site, "content/tides.md")
    assert "address https://b.example/tides/" in said
    assert "guid https://a.example/tides/ from feedsmith.lock, as readers know it" in said
