"""`[feeds.NAME]` with `per`: a feed for each tag, category, author, section or language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from feedsmith import Build, build, check, detect_site, publish
from feedsmith.cli import main
from feedsmith.model import Document
from feedsmith.problems import FeedsmithError

NOW = datetime(2026, 11, 1, tzinfo=UTC)
FIRST = datetime(2025, 1, 1, tzinfo=UTC)
SITE = '[site]\nurl = "https://example.org/"\ntitle = "Notes"\ndescription = "Of all sorts."\n'
TAGS = '[feeds.tags]\nper = "tag"\n'


def made(root: Path, table: str, posts: Iterable[str], site: str = SITE) -> Build:
    """The feeds of a site with posts of this front matter, the oldest first."""
    (root / "posts").mkdir()
    for number, front in enumerate(posts):
        date = (FIRST + timedelta(days=number)).date().isoformat()
        text = f"---\ntitle: Post {number}\ndate: {date}\n{front}\n---\n\nA sentence.\n"
        (root / "posts" / f"{number}.md").write_text(text, "utf-8")
    text = f'{site}[content]\nfolder = "posts"\n{table}'
    (root / "feedsmith.toml").write_text(text, "utf-8")
    return build(detect_site(root, NOW))


def grouped(found: Build, name: str = "tags/") -> dict[str, Document]:
    """The documents of groups, by their paths."""
    return {one.path: one for one in found.documents if one.path.startswith(name)}


def titles(documents: Mapping[str, Document]) -> dict[str, list[str]]:
    """The numbers of the posts in each document."""
    return {
        path: [item.title.removeprefix("Post ") for item in one.feed.items]
        for path, one in documents.items()
    }


def page(root: Path, path: str) -> None:
    file = root / "public" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("<title>A page</title>", "utf-8")


def test_each_tag_has_a_feed_of_its_posts_the_newest_first(tmp_path: Path) -> None:
    found = made(tmp_path, TAGS, ["tags: [Rust, Python]", "tags: [Python]", "tags: []"])
    assert titles(grouped(found)) == {
        "tags/python/feed.xml": ["1", "0"],
        "tags/rust/feed.xml": ["0"],
    }
    assert found.problems == ()


def test_a_group_has_a_title_an_address_and_an_id_of_its_own(tmp_path: Path) -> None:
    found = made(tmp_path, TAGS, ["tags: [Käse & Brot]", "tags: [日本語]"])
    first, second = grouped(found).values()
    assert first.feed.title == "Notes: Käse & Brot"
    assert first.feed.description == "Of all sorts."
    assert first.feed.id == "https://example.org/#tags/kase-and-brot"
    assert first.url == "https://example.org/tags/kase-and-brot/feed.xml"
    assert second.path == "tags/日本語/feed.xml"
    assert second.url == "https://example.org/tags/%E6%97%A5%E6%9C%AC%E8%AA%9E/feed.xml"
    assert second.feed.id == "https://example.org/#tags/%E6%97%A5%E6%9C%AC%E8%AA%9E"


def test_title_description_and_paths_are_patterns(tmp_path: Path) -> None:
    table = (
        TAGS + 'title = "All on {name}"\ndescription = "{name}, by us."\n'
        'rss = "on-{slug}.xml"\njson = "{slug}/all.json"\n'
    )
    found = made(tmp_path, table, ["tags: ['C++']"])
    rss, json = found.documents[-2:]
    assert (rss.path, json.path) == ("on-c-plus-plus.xml", "c-plus-plus/all.json")
    assert rss.feed.title == "All on C++"
    assert rss.feed.description == "C++, by us."


def test_a_title_without_the_name_is_followed_by_it(tmp_path: Path) -> None:
    found = made(tmp_path, TAGS + 'title = "Topics"\n', ["tags: [Rust]", "tags: ['{name}']"])
    assert [one.feed.title for one in grouped(found).values()] == ["Topics: Rust", "Topics: {name}"]


def test_each_format_has_a_usual_name_in_the_folder_of_the_group(tmp_path: Path) -> None:
    table = TAGS + 'formats = ["rss", "atom", "json"]\n'
    assert list(grouped(made(tmp_path, table, ["tags: [Rust]"]))) == [
        "tags/rust/feed.xml",
        "tags/rust/atom.xml",
        "tags/rust/feed.json",
    ]


def test_limit_content_and_least_hold_for_each_group(tmp_path: Path) -> None:
    table = TAGS + 'limit = 2\ncontent = "summary"\nleast = 2\n'
    found = made(tmp_path, table, ["tags: [A]", "tags: [A, B]", "tags: [A]"])
    assert titles(grouped(found)) == {"tags/a/feed.xml": ["2", "1"]}
    (document,) = grouped(found).values()
    assert all(item.body is None for item in document.feed.items)


def test_tags_that_differ_in_case_are_one_as_the_oldest_post_has_it(tmp_path: Path) -> None:
    found = made(tmp_path, TAGS, ["tags: [PyThon]", "tags: [python, Python]", "tags: [PYTHON]"])
    (document,) = grouped(found).values()
    assert document.feed.title == "Notes: PyThon"
    assert titles(grouped(found)) == {"tags/python/feed.xml": ["2", "1", "0"]}
    assert found.problems == ()


def test_names_that_differ_in_blanks_are_one(tmp_path: Path) -> None:
    site = SITE + 'author = "Ines  Calder"\n'
    table = '[feeds.by]\nper = "author"\n'
    found = made(tmp_path, table, ["author: Ines Calder", "mood: good"], site)
    assert titles(grouped(found, "by/")) == {"by/ines-calder/feed.xml": ["1", "0"]}
    assert found.problems == ()


def test_groups_are_in_the_order_of_their_names(tmp_path: Path) -> None:
    found = made(tmp_path, TAGS, ["tags: [zebra, Bee, ant]", "tags: [Cat]"])
    assert [one.feed.title[7:] for one in grouped(found).values()] == ["ant", "Bee", "Cat", "zebra"]


def test_of_two_names_at_one_address_the_older_has_the_feed_and_the_other_is_told(
    tmp_path: Path,
) -> None:
    found = made(tmp_path, TAGS, ["tags: [NET]", "tags: [.NET]", "tags: [Rust]"])
    assert titles(grouped(found)) == {"tags/net/feed.xml": ["0"], "tags/rust/feed.xml": ["2"]}
    (problem,) = found.problems
    assert (problem.code, problem.level) == ("feed-slug-doubled", "warning")
    assert problem.what.startswith('the tags "NET" (posts/0.md) and ".NET" (posts/1.md) would')
    assert problem.place.field == "feeds.tags"


def test_what_is_below_least_is_in_nobodys_way(tmp_path: Path) -> None:
    posts = ["tags: [NET]", "tags: [.NET]", "tags: [.NET]"]
    found = made(tmp_path, TAGS + "least = 2\n", posts)
    assert titles(grouped(found)) == {"tags/net/feed.xml": ["2", "1"]}
    assert found.problems == ()


def test_each_author_has_a_feed_and_the_sites_have_what_names_none(tmp_path: Path) -> None:
    site = SITE + 'author = "Ines Calder"\n'
    table = '[feeds.by]\nper = "author"\n'
    posts = ["author: Ben Ó Sé", "mood: good", "author: [Ben Ó Sé, ines calder]"]
    found = made(tmp_path, table, posts, site)
    assert titles(grouped(found, "by/")) == {
        "by/ben-o-se/feed.xml": ["2", "0"],
        "by/ines-calder/feed.xml": ["2", "1"],
    }


def test_a_section_is_the_first_folder_below_the_home_page(tmp_path: Path) -> None:
    site = SITE.replace("example.org/", "example.org/base/")
    posts = ["url: /notes/rain/", "url: /top/", "url: /notes/sun.html", "url: /Über%20uns/a/b/"]
    found = made(tmp_path, '[feeds.sections]\nper = "section"\n', posts, site)
    assert titles(grouped(found, "sections/")) == {
        "sections/notes/feed.xml": ["2", "0"],
        "sections/uber-uns/feed.xml": ["3"],
    }


def test_each_language_has_a_feed_that_says_it(tmp_path: Path) -> None:
    site = SITE + 'language = "en"\n'
    found = made(tmp_path, '[feeds.in]\nper = "language"\n', ["lang: de", "", "lang: DE"], site)
    documents = grouped(found, "in/")
    assert titles(documents) == {"in/de/feed.xml": ["2", "0"], "in/en/feed.xml": ["1"]}
    assert [one.feed.language for one in documents.values()] == ["de", "en"]


@pytest.mark.parametrize(
    ("built", "home"),
    [
        ("tags/static-sites/index.html", "tags/static-sites/"),
        ("tag/static-sites.html", "tag/static-sites.html"),
        ("categories/Static-Sites/index.html", "categories/Static-Sites/"),
        ("category/static sites/index.html", ""),
        ("blog/tags/static-sites/index.html", "blog/tags/static-sites/"),
        ("elsewhere/static-sites/index.html", ""),
    ],
)
def test_a_feed_leads_to_the_page_of_its_tag(built: str, home: str, tmp_path: Path) -> None:
    page(tmp_path, "0/index.html")
    page(tmp_path, built)
    (document,) = grouped(made(tmp_path, TAGS, ["tags: [Static Sites]"])).values()
    assert document.feed.home_url == f"https://example.org/{home}"


def test_no_page_is_named_by_an_address_that_no_server_has(tmp_path: Path) -> None:
    page(tmp_path, "0/index.html")
    page(tmp_path, "tags/web/fonts/index.html")
    (document,) = grouped(made(tmp_path, TAGS, ["tags: [web/fonts]"])).values()
    assert document.feed.home_url == "https://example.org/"


@pytest.mark.parametrize(
    ("per", "built"),
    [
        ("author", "authors/ines/index.html"),
        ("author", "author/ines/index.html"),
        ("section", "posts/index.html"),
        ("section", "section/posts/index.html"),
    ],
)
def test_a_feed_leads_to_the_page_of_its_author_or_section(
    per: str, built: str, tmp_path: Path
) -> None:
    page(tmp_path, "posts/0/index.html")
    page(tmp_path, built)
    posts = ["author: Ines\nurl: /posts/0/"]
    found = made(tmp_path, f'[feeds.all]\nper = "{per}"\n', posts)
    (document,) = grouped(found, "all/").values()
    assert document.feed.home_url == f"https://example.org/{built.removesuffix('index.html')}"


@pytest.mark.parametrize("tag", ["../../secret", "..", "/", "tags/x", "a\\b", "%2e%2e"])
def test_no_tag_leads_out_of_its_folder(tag: str, tmp_path: Path) -> None:
    page(tmp_path, "index.html")
    page(tmp_path, "secret/index.html")
    page(tmp_path, "0/index.html")
    found = made(tmp_path, TAGS, [f"tags: ['{tag}']"])
    ((path, document),) = grouped(found).items()
    assert path.count("/") == 2
    assert document.feed.home_url == "https://example.org/"
    publication = publish(found, tmp_path / "public")
    assert publication.problems == ()
    assert (tmp_path / "public" / path).is_file()


def test_only_episodes_are_grouped_where_only_they_are_wanted(tmp_path: Path) -> None:
    posts = ["tags: [A]\nepisode: {audio: a.mp3}", "tags: [A, B]"]
    found = made(tmp_path, TAGS + "episodes = true\n", posts)
    assert titles(grouped(found)) == {"tags/a/feed.xml": ["0"]}


@pytest.mark.parametrize("per", ["tag", "author", "section", "language"])
def test_every_document_of_a_group_passes_the_checks(per: str, tmp_path: Path) -> None:
    site = SITE + 'language = "en"\nauthor = "Ines & Co <3"\n'
    table = f'[feeds.all]\nper = "{per}"\nformats = ["rss", "atom", "json"]\n'
    posts = ["tags: ['C++', 'a<b>&\"c\"', '🎉', 日本語, 'con']\nurl: /Ünder/a/", "lang: de"]
    found = made(tmp_path, table, posts, site)
    documents = grouped(found, "all/")
    assert documents
    for path, document in documents.items():
        problems = check(found.outputs[path], document.url)
        assert [one for one in problems if one.level == "error"] == [], path
    assert publish(found, tmp_path / "public").problems == ()


def test_each_language_of_a_site_has_groups_of_its_own(tmp_path: Path) -> None:
    hugo = (
        'baseURL = "https://example.org/"\ndefaultContentLanguage = "en"\ntitle = "Notes"\n'
        '[languages.en]\nweight = 1\n[languages.fr]\ntitle = "Cahier"\nweight = 2\n'
    )
    (tmp_path / "hugo.toml").write_text(hugo, "utf-8")
    (tmp_path / "feedsmith.toml").write_text(TAGS, "utf-8")
    folder = tmp_path / "content" / "posts"
    folder.mkdir(parents=True)
    for name, tag in (("a.md", "Rain"), ("a.fr.md", "Pluie"), ("b.md", "Sun")):
        text = f"---\ntitle: A\ndate: 2026-01-01\ntags: [{tag}]\n---\n\nA sentence.\n"
        (folder / name).write_text(text, "utf-8")
    found = build(detect_site(tmp_path, NOW))
    said = {
        one.path: (one.feed.title, one.feed.id) for one in found.documents if "tags" in one.path
    }
    assert said == {
        "tags/rain/feed.xml": ("Notes: Rain", "https://example.org/#tags/rain"),
        "tags/sun/feed.xml": ("Notes: Sun", "https://example.org/#tags/sun"),
        "fr/tags/pluie/feed.xml": ("Cahier: Pluie", "https://example.org/fr/#tags/pluie"),
    }


def test_sections_of_languages_in_one_feed_are_below_the_home_of_each(tmp_path: Path) -> None:
    hugo = (
        'baseURL = "https://example.org/"\ndefaultContentLanguage = "en"\n'
        "[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n"
    )
    (tmp_path / "hugo.toml").write_text(hugo, "utf-8")
    table = '[feed]\nlanguages = "together"\n[feeds.in]\nper = "section"\n'
    (tmp_path / "feedsmith.toml").write_text(table, "utf-8")
    folder = tmp_path / "content" / "posts"
    folder.mkdir(parents=True)
    for name in ("a.md", "a.fr.md"):
        (folder / name).write_text("---\ntitle: A\ndate: 2026-01-01\n---\n\nText.\n", "utf-8")
    found = build(detect_site(tmp_path, NOW))
    ((path, document),) = grouped(found, "in/").items()
    assert path == "in/posts/feed.xml"
    assert len(document.feed.items) == 2


def test_a_tag_that_is_gone_leaves_its_file_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    public = tmp_path / "public"
    publish(made(tmp_path / "one", TAGS, ["tags: [Old, New]"]), public)
    before = (public / "tags" / "old" / "feed.xml").read_bytes()
    publish(made(tmp_path / "two", TAGS, ["tags: [New]"]), public)
    assert (public / "tags" / "old" / "feed.xml").read_bytes() == before


def test_a_site_without_tags_has_no_feeds_of_them(tmp_path: Path) -> None:
    assert grouped(made(tmp_path, TAGS, ["mood: good"])) == {}


def test_two_hundred_tags_of_five_hundred_posts_make_two_hundred_feeds(tmp_path: Path) -> None:
    tags = [[(number * 7 + step * 31) % 200 for step in range(3)] for number in range(500)]
    fronts = [f"tags: [{', '.join(f'Tag {one}' for one in each)}]" for each in tags]
    found = made(tmp_path, TAGS + "limit = 0\n", fronts)
    assert titles(grouped(found)) == {
        f"tags/tag-{tag}/feed.xml": [str(one) for one in reversed(range(500)) if tag in tags[one]]
        for tag in range(200)
    }
    assert len(grouped(found)) == 200


@pytest.mark.parametrize(
    ("table", "line", "what", "mend"),
    [
        (
            TAGS + 'rss = "tags.xml"\n',
            5,
            "`tags.xml` would be the path of each tag's feed",
            "{slug}",
        ),
        ('[feeds.t]\njson = "a.json"\nper = "author"\n', 4, "each author's", "t/{slug}/a.json."),
        ('[feeds.t]\natom = "{slug}.xml"\n', 4, "holds {slug}, but this is a single", "per = "),
        ("[feeds.t]\nleast = 3\n", 4, "`least` is for feeds per tag", "per = "),
        ('[feeds.t]\nper = "tags"\n', 4, "`tags` is not among", "mean `tag`?"),
        ('[feeds.t]\nper = "tag"\nleast = 0\n', 5, ">= 1", "docs/configuration.md"),
    ],
)
def test_keys_that_do_not_go_together_are_told_with_their_line(
    table: str, line: int, what: str, mend: str, tmp_path: Path
) -> None:
    site = '[site]\nurl = "https://example.org/"\n'
    (tmp_path / "feedsmith.toml").write_text(site + table, "utf-8")
    with pytest.raises(FeedsmithError) as raised:
        detect_site(tmp_path, NOW)
    assert raised.value.what.startswith(f"feedsmith.toml:{line}: ")
    assert what in raised.value.what
    assert mend in raised.value.mend


def test_hundreds_of_feeds_are_counted_in_the_summary(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    for number in range(40):
        text = f"---\ndate: 2026-01-01\ntags: [t{number}]\nslug: p{number}\n---\nBread.\n"
        (tmp_path / "posts" / f"{number}.md").write_text(text, "utf-8")
    (tmp_path / "feedsmith.toml").write_text(
        '[site]\nurl = "https://a.example/"\n[content]\nfolder = "posts"\n'
        '[feed]\nlimit = 0\n[feeds.tags]\nper = "tag"\n',
        "utf-8",
    )
    output = CliRunner().invoke(main, ["build", str(tmp_path)]).output
    assert output.count(" created\n") == 12
    assert "… and 33 files more: 33 created (--report json lists all)" in output
    assert (tmp_path / "public" / "tags" / "t39" / "feed.xml").is_file()


def test_a_category_has_a_feed_of_what_was_typed_as_one(tmp_path: Path) -> None:
    table = '[feeds.topics]\nper = "category"\n'
    posts = ["tags: [Rust]\ncategories: [Code]", "category: Code", "tags: [Code]"]
    found = made(tmp_path, table, posts)
    assert titles(grouped(found, "topics/")) == {"topics/code/feed.xml": ["1", "0"]}
    assert [item.tags for item in found.documents[0].feed.items] == [
        *(("Code",), ("Code",), ("Rust", "Code")),
    ]


def test_two_categories_of_one_address_are_told_by_their_name(tmp_path: Path) -> None:
    table = '[feeds.topics]\nper = "category"\n'
    (problem,) = made(tmp_path, table, ["category: R&D", "category: R and D"]).problems
    assert problem.what.startswith('the categories "R&D"')
