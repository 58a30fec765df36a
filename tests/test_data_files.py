"""Posts in a data file, and the posts of an existing feed, as a site's source."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsmith import Build, FeedsmithError, Item, build, detect_site

NOW = datetime(2026, 11, 1, tzinfo=UTC)
ROW = {"title": "Tides", "date": "2026-05-07", "slug": "tides", "body": "First *words*."}


def site(folder: Path, name: str, text: str | bytes, more: str = "") -> Build:
    data = text if isinstance(text, bytes) else text.encode()
    (folder / name).write_bytes(data)
    said = f'[site]\nurl = "https://a.example/"\n[content]\nsource = "{name}"\n{more}'
    (folder / "feedsmith.toml").write_text(said, "utf-8")
    return build(detect_site(folder, NOW))


def items(made: Build) -> tuple[Item, ...]:
    return made.documents[0].feed.items


def rows(folder: Path, *listed: object, more: str = "") -> Build:
    return site(folder, "posts.json", json.dumps(listed), more)


CSV = "title,date,slug,body\nTides,2026-05-07,tides,First *words*.\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("posts.json", json.dumps([ROW])),
        ("posts.json", json.dumps({"page": 1, "meta": {"items": 2}, "posts": [ROW]}, indent=2)),
        ("posts.json", "\ufeff" + json.dumps([ROW])),
        ("posts.jsonl", "\n" + json.dumps(ROW) + "\n\n"),
        ("posts.ndjson", json.dumps(ROW) + "\r\n"),
        ("posts.csv", CSV),
        ("posts.csv", "\ufeff" + CSV.replace("\n", "\r\n")),
        ("posts.csv", CSV.replace(",", ";")),
        ("posts.csv", CSV.replace(",", "\t")),
        ("posts.CSV", CSV),
    ],
)
def test_each_row_is_a_post(tmp_path: Path, name: str, text: str) -> None:
    made = site(tmp_path, name, text)
    [item] = items(made)
    assert (item.title, item.url) == ("Tides", "https://a.example/tides/")
    assert item.published == datetime(2026, 5, 7, tzinfo=UTC)
    assert (item.body, item.summary) == ("<p>First <em>words</em>.</p>", "First words.")
    assert made.problems == ()


def test_columns_are_named_by_a_map(tmp_path: Path) -> None:
    row = {"headline": "Tides", "when": "2026-05-07", "link to": "/x/", "Copy": "<b>x</b>"}
    keys = '[content.keys]\ntitle = "headline"\ndate = "when"\nurl = "Link To"\nhtml = "copy"\n'
    [item] = items(rows(tmp_path, row, more=keys))
    assert (item.title, item.url, item.body) == ("Tides", "https://a.example/x/", "<b>x</b>")


def test_a_mapped_column_goes_before_one_of_that_name(tmp_path: Path) -> None:
    row = {**ROW, "headline": "Meant", "title": "Not meant"}
    [item] = items(rows(tmp_path, row, more='keys = { title = "headline" }\n'))
    assert item.title == "Meant"


def test_a_column_that_the_map_names_and_the_row_has_not_leaves_the_usual_name(
    tmp_path: Path,
) -> None:
    [item] = items(rows(tmp_path, ROW, more='keys = { title = "headline" }\n'))
    assert item.title == "Tides"


def test_a_row_says_all_that_front_matter_says(tmp_path: Path) -> None:
    row = {
        **ROW,
        "guid": "urn:x:1",
        "tags": ["low water", "spring"],
        "author": "Ines",
        "updated": "2026-05-09",
        "image": "/a.png",
        "description": "Typed.",
        "audio": "/a.mp3",
    }
    [item] = items(rows(tmp_path, row))
    assert (item.id, item.tags) == ("urn:x:1", ("low water", "spring"))
    assert [person.name for person in item.authors] == ["Ines"]
    assert item.updated == datetime(2026, 5, 9, tzinfo=UTC)
    assert item.image is not None
    assert item.image.url == "https://a.example/a.png"
    assert item.summary == "Typed."


def test_drafts_and_future_rows_wait(tmp_path: Path) -> None:
    draft, future = {**ROW, "draft": True}, {**ROW, "slug": "b", "date": "2027-01-01"}
    assert items(rows(tmp_path, draft, future)) == ()
    made = rows(tmp_path, draft, future, more="drafts = true\nfuture = true\n")
    assert len(items(made)) == 2


def test_a_draft_in_a_spreadsheet_waits(tmp_path: Path) -> None:
    text = "title,date,draft\nA,2026-01-01,TRUE\nB,2026-01-02,FALSE\nC,2026-01-03,\n"
    assert [item.title for item in items(site(tmp_path, "posts.csv", text))] == ["C", "B"]


def test_a_row_without_a_name_is_called_by_its_title(tmp_path: Path) -> None:
    [item] = items(rows(tmp_path, {"title": "Spring tides!", "date": "2026-05-07"}))
    assert item.url == "https://a.example/spring-tides/"


def test_a_dot_in_a_name_is_part_of_it(tmp_path: Path) -> None:
    [item] = items(rows(tmp_path, {"id": 1.5, "title": "A", "date": "2026-05-07"}))
    assert item.url == "https://a.example/1.5/"


@pytest.mark.parametrize("slug", ["..", "../../etc", "/", "."])
def test_no_name_leads_out_of_the_site(tmp_path: Path, slug: str) -> None:
    [item] = items(rows(tmp_path, {**ROW, "slug": None, "id": slug}))
    assert item.url.startswith("https://a.example/")
    assert ".." not in item.url.split("/")


def test_a_row_without_text_shows_its_built_page(tmp_path: Path) -> None:
    page = tmp_path / "public" / "tides" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<title>Tides</title><article><h1>Tides</h1><p>As built.</p></article>")
    made = rows(tmp_path, {**ROW, "body": ""})
    assert [item.body for item in items(made)] == ["<p>As built.</p>"]
    assert made.problems == ()


def test_a_body_may_be_long(tmp_path: Path) -> None:
    text = f'title,date,body\nA,2026-01-01,"{"word " * 40_000}"\n'
    [item] = items(site(tmp_path, "posts.csv", text))
    assert len(item.body or "") > 190_000


def test_a_body_in_a_cell_keeps_its_lines(tmp_path: Path) -> None:
    text = 'title,date,body\nA,2026-01-01,"One, ""quoted"".\n\nTwo."\nB,soon,x\n'
    made = site(tmp_path, "posts.csv", text)
    assert items(made)[0].body == "<p>One, \u201cquoted\u201d.</p>\n<p>Two.</p>" or (
        items(made)[0].body == '<p>One, "quoted".</p>\n<p>Two.</p>'
    )
    assert [str(one.place) for one in made.problems] == ["posts.csv:5"]


FAULTY = """[
  {"title": "A", "date": "2026-01-01"},
  {"title": "B",
   "date": "soon"},
  "nothing",
  {"title": "C", "date": "2026-01-03"}
]"""


def test_a_wrong_row_is_named_by_its_line_and_keeps_no_other_out(tmp_path: Path) -> None:
    made = site(tmp_path, "posts.json", FAULTY)
    assert [item.title for item in items(made)] == ["C", "A"]
    assert [(str(one.place), one.code) for one in made.problems] == [
        ("posts.json:3", "date-unreadable"),
        ("posts.json:5", "data-unreadable"),
    ]


def test_a_wrong_line_is_named_and_keeps_no_other_out(tmp_path: Path) -> None:
    good = json.dumps(ROW)
    deep = '{"a":' + "[" * 100 + "]" * 100 + "}"
    made = site(tmp_path, "posts.jsonl", f"{{broken\n{good}\n[1]\n{good} {good}\n{deep}\n")
    assert len(items(made)) == 1
    assert [str(one.place) for one in made.problems] == [f"posts.jsonl:{n}" for n in (1, 3, 4, 5)]
    assert {one.code for one in made.problems} == {"data-unreadable"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("posts.json", "[{}"),
        ("posts.json", '{"title": "A"}'),
        ("posts.json", '"text"'),
        ("posts.json", "[" * 100_000),
        ("posts.json", "[NaN]"),
        ("posts.json", "[] []"),
        ("posts.json", ""),
        ("posts.csv", 'title,date\n"A,2026-01-01\n'),
        ("old.xml", "<p>no feed</p>"),
        ("old.xml", "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss version='2.0'/>"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_and_not_the_end(
    tmp_path: Path, name: str, text: str
) -> None:
    made = site(tmp_path, name, text)
    [problem] = made.problems
    assert (problem.code, problem.place.file) == ("data-unreadable", name)
    assert problem.mend


def test_the_fault_of_a_json_file_has_its_line(tmp_path: Path) -> None:
    made = site(tmp_path, "posts.json", '[\n{"title": "A"},\n{"title" "B"}\n]')
    assert [str(one.place) for one in made.problems] == ["posts.json:3"]


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    made = site(tmp_path, "posts.csv", "title,date\nCaf\xe9,2026-01-01\n".encode("latin-1"))
    assert [one.code for one in made.problems] == ["encoding"]


def test_a_file_that_is_not_there_is_misuse_that_names_the_key(tmp_path: Path) -> None:
    site(tmp_path, "posts.json", "[]")
    (tmp_path / "posts.json").unlink()
    with pytest.raises(FeedsmithError, match=r"posts\.json") as refused:
        build(detect_site(tmp_path, NOW))
    assert "source" in refused.value.mend


OLD = """<rss version="2.0"><channel><title>Old</title><link>https://old.example/</link>
<item><guid>urn:old:1</guid><title>One</title><link>https://old.example/1</link>
<pubDate>Tue, 05 May 2026 10:00:00 +0200</pubDate>
<description>&lt;p&gt;x &lt;a href="/y"&gt;y&lt;/a&gt;&lt;script&gt;z&lt;/script&gt;&lt;/p&gt;</description></item>
<item><guid>2</guid><title>Late</title><pubDate>Tue, 05 May 2037 10:00:00 GMT</pubDate></item>
<item><guid>3</guid><title>Undated</title></item></channel></rss>"""  # noqa: E501
OLD_JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Old",
        "home_page_url": "https://old.example/",
        "items": [
            {
                "id": "urn:old:1",
                "url": "/1",
                "title": "One",
                "date_published": "2026-05-05T08:00:00Z",
                "content_html": '<p>x <a href="/y">y</a><script>z</script></p>',
            }
        ],
    }
)


@pytest.mark.parametrize(("name", "text"), [("old.xml", OLD), ("old.json", OLD_JSON)])
def test_the_posts_of_an_existing_feed_keep_their_ids(tmp_path: Path, name: str, text: str) -> None:
    [item] = items(site(tmp_path, name, text))
    assert (item.id, item.url, item.title) == ("urn:old:1", "https://old.example/1", "One")
    assert item.body == '<p>x <a href="https://old.example/y">y</a></p>'


def test_an_old_feed_gives_only_what_the_site_has_no_more(tmp_path: Path) -> None:
    (tmp_path / "new.md").write_text("---\ntitle: New\ndate: 2026-06-01\n---\n\nNew.\n", "utf-8")
    feed = (
        '<rss version="2.0"><channel><title>A</title><link>https://a.example/</link>'
        "<item><title>New</title><link>https://a.example/new/</link><guid>7</guid>"
        "<pubDate>Mon, 01 Jun 2026 00:00:00 GMT</pubDate></item>"
        "<item><title>Old</title><link>https://a.example/old/</link><guid>3</guid>"
        "<pubDate>Thu, 01 Jan 2015 00:00:00 GMT</pubDate></item></channel></rss>"
    )
    made = site(tmp_path, "old.xml", feed, 'folder = "."\n')
    assert [(one.title, one.id) for one in items(made)] == [
        ("New", "https://a.example/new/"),
        ("Old", "3"),
    ]
    assert made.problems == ()


def test_an_undated_item_of_a_feed_is_named(tmp_path: Path) -> None:
    made = site(tmp_path, "old.xml", OLD)
    assert [(one.code, one.level) for one in made.problems] == [("date-missing", "hint")]
    assert "3" in made.problems[0].what


def test_rows_and_source_files_are_one_site(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "b.md").write_text("---\ntitle: B\ndate: 2026-06-01\n---\nText.\n")
    made = rows(tmp_path, ROW, more='folder = "posts"\n')
    assert [item.title for item in items(made)] == ["B", "Tides"]


def test_rows_alone_are_the_site_whatever_lies_beside_them(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# A site\n")
    assert [item.title for item in items(rows(tmp_path, ROW))] == ["Tides"]


def test_a_row_and_a_file_of_one_address_are_named(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "tides.md").write_text("---\ntitle: B\ndate: 2026-06-01\n---\nText.\n")
    made = rows(tmp_path, ROW, more='folder = "posts"\n')
    assert [one.code for one in made.problems] == ["post-doubled"]


def test_a_broken_source_is_not_made_good_by_the_pages_whose_ids_would_be_others(
    tmp_path: Path,
) -> None:
    page = tmp_path / "public" / "tides" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<h1>Tides</h1><p><time datetime='2026-05-07'>7 May</time></p><p>Words.</p>")
    made = site(tmp_path, "posts.json", "[{")
    assert items(made) == ()
    assert [one.code for one in made.problems] == ["data-unreadable"]
