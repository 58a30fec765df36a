"""Sites that real generators built, read with no configuration: every value as its author meant it.

Each folder of fixtures/sites holds a site's source with its output, and expected.json beside them.
"""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import turbohtml

from feedsmith import Build, Item, build, check, detect_site
from feedsmith.loaders.pages.sameness import letters
from feedsmith.text import one_line

SITES = Path(__file__).parent.parent / "fixtures" / "sites"
NAMES = sorted(folder.name for folder in SITES.iterdir() if folder.is_dir())
NOW = datetime(2026, 11, 1, tzinfo=UTC)

Expected = dict[str, object]


def expected(name: str) -> Expected:
    read: Expected = json.loads((SITES / name / "expected.json").read_text("utf-8"))
    return read


def posts(name: str) -> list[dict[str, str]]:
    listed = expected(name)["posts"]
    assert isinstance(listed, list)
    return listed


def texts(name: str, key: str) -> list[str]:
    listed = expected(name)[key]
    assert isinstance(listed, list)
    return [str(one) for one in listed]


PAGES_ALONE = {"gatsby", "nextjs"}
"""Sites without readable sources: a page can't tell an author's update from the build's time."""


DATELESS = {"vitepress"}
"""Sites whose pages have no dates: VitePress' default theme shows none, so no page is a post."""


@pytest.fixture(scope="module", params=NAMES)
def site(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


BUILDS: dict[str, Build] = {}


def built(name: str) -> Build:
    if name not in BUILDS:
        BUILDS[name] = build(detect_site(SITES / name, NOW))
    return BUILDS[name]


def items(name: str) -> dict[str, Item]:
    """The items of the site's feed, in its own language, by their addresses."""
    return {item.url: item for item in built(name).documents[0].feed.items}


def moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


def words(html: str | None) -> str:
    return letters(turbohtml.parse_fragment(html or "").text)


def test_the_posts_are_there_and_none_else(site: str) -> None:
    assert sorted(items(site)) == sorted(post["url"] for post in posts(site))


def test_nothing_is_said_to_be_wrong(site: str) -> None:
    assert [str(one) for one in built(site).problems if one.level != "hint"] == []


def test_what_is_written_passes_the_check(site: str) -> None:
    made = built(site)
    for document in made.documents:
        found = check(made.outputs[document.path], document.url)
        assert {one.code for one in found} <= {"text-html", "atom-html-undeclared"}, document.path


def test_no_draft_and_no_future_post_leaks(site: str) -> None:
    data = b"".join(built(site).outputs.values()).decode()
    for marker in texts(site, "never"):
        assert marker not in data


@pytest.mark.parametrize("field", ["title", "published", "updated", "authors", "summary", "image"])
def test_metadata_is_what_the_author_meant(site: str, field: str) -> None:
    found = items(site)
    for post in posts(site):
        item = found[post["url"]]
        said = {
            "title": item.title,
            "published": item.published,
            "updated": item.updated,
            "authors": [person.name for person in item.authors],
            "summary": item.summary,
            "image": item.image.url if item.image else None,
        }[field]
        meant: object = post[field]
        if field in ("published", "updated"):
            meant = moment(post[field])
        if field == "updated" and site in PAGES_ALONE:
            meant = None
        if meant is not None or field == "updated":
            assert said == meant, post["url"]


def test_tags_are_as_typed(site: str) -> None:
    found = items(site)
    for post in posts(site):
        tags = found[post["url"]].tags
        assert list(tags[: len(post["tags"])]) == list(post["tags"]), post["url"]


def test_the_body_is_whole_and_nothing_but_the_body(site: str) -> None:
    found = items(site)
    for post in posts(site):
        body = words(found[post["url"]].body)
        assert letters(post["first"]) in body, post["url"]
        assert letters(post["last"]) in body, post["url"]
        shown = one_line(turbohtml.parse_fragment(found[post["url"]].body or "").text)
        for furniture in texts(site, "furniture"):
            assert furniture not in shown, f"{post['url']}: {furniture}"


def test_every_address_in_a_body_is_absolute(site: str) -> None:
    for item in items(site).values():
        root = turbohtml.parse_fragment(item.body or "")
        for element in root.select("[href], [src], [poster]"):
            for name in ("href", "src", "poster"):
                value = element.attr(name)
                assert value is None or ":" in value, f"{item.url}: {value}"


def test_a_site_is_recognized_where_it_was_built_with_a_known_generator(site: str) -> None:
    generator = detect_site(SITES / site, NOW).generator.name
    known = {"gatsby": "pages", "nextjs": "pages", "mkdocs-material": "mkdocs"}
    assert generator == known.get(site, site.partition("-")[0])


def test_the_pages_alone_give_the_same_posts(site: str, tmp_path: Path) -> None:
    """A folder of HTML without its source: right posts, none else, bodies whole and clean."""
    output = detect_site(SITES / site, NOW).output
    shutil.copytree(output, tmp_path / "site")
    url = json.dumps(expected(site)["base_url"])
    (tmp_path / "site" / "feedsmith.toml").write_text(f"[site]\nurl = {url}\n", "utf-8")
    made = build(detect_site(tmp_path / "site", NOW))
    found = {item.url: item for item in made.documents[0].feed.items}
    shown = [] if site in DATELESS else posts(site)
    assert set(found) == {post["url"] for post in shown}
    for post in shown:
        item = found[post["url"]]
        assert letters(item.title) == letters(post["title"])
        assert letters(post["first"]) in words(item.body), post["url"]
        assert letters(post["last"]) in words(item.body), post["url"]


def test_each_language_has_a_feed_of_its_own_and_none_is_mixed() -> None:
    documents = {one.path: one for one in built("hugo-languages").documents}
    languages = expected("hugo-languages")["languages"]
    assert isinstance(languages, dict)
    french = languages["fr"]
    feed = documents["fr/feed.json"].feed
    assert documents["fr/feed.json"].url == "https://ruchers.example/fr/feed.json"
    assert (feed.title, feed.home_url, feed.language) == (
        french["title"],
        french["base_url"],
        french["language"],
    )
    found = {item.url: item for item in feed.items}
    assert set(found) == {post["url"] for post in french["posts"]}
    assert not set(found) & set(items("hugo-languages"))
    for post in french["posts"]:
        item = found[post["url"]]
        assert item.title == post["title"]
        assert item.published == moment(post["published"])
        assert item.updated == moment(post["updated"])
        assert [person.name for person in item.authors] == post["authors"]
        assert letters(post["first"]) in words(item.body)
        assert letters(post["last"]) in words(item.body)


def test_languages_stand_together_when_asked_for(tmp_path: Path) -> None:
    shutil.copytree(SITES / "hugo-languages", tmp_path / "site")
    (tmp_path / "site" / "feedsmith.toml").write_text('[feed]\nlanguages = "together"\n', "utf-8")
    made = build(detect_site(tmp_path / "site", NOW))
    assert {document.path for document in made.documents} == {"feed.xml", "atom.xml", "feed.json"}
    feed = made.documents[0].feed
    assert {item.language for item in feed.items} == {"en-CA", "fr-CA"}
    assert len(feed.items) == 9
    dates = [item.published for item in feed.items if item.published]
    assert dates == sorted(dates, reverse=True)


def test_pages_alone_have_a_feed_for_each_language_too(tmp_path: Path) -> None:
    shutil.copytree(SITES / "hugo-languages" / "public", tmp_path / "site")
    documents = {one.path: one for one in build(detect_site(tmp_path / "site", NOW)).documents}
    languages = expected("hugo-languages")["languages"]
    assert isinstance(languages, dict)
    french = {item.url for item in documents["fr/feed.xml"].feed.items}
    assert french == {post["url"] for post in languages["fr"]["posts"]}
    assert documents["fr/feed.xml"].feed.title == "Trois ruches"
    assert not french & {item.url for item in documents["feed.xml"].feed.items}
