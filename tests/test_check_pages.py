"""A folder is checked as a site: every feed in it, and every page's links to feeds."""

import shutil
from pathlib import Path

import pytest
from checking import framed

from feedsmith.checking import check_paths
from feedsmith.checks.families import catalogue
from feedsmith.checks.rules import Rule
from feedsmith.problems import FeedsmithError

RULES = [rule for rule in catalogue().values() if rule.frame == "page"]
LINK = '<link rel="alternate" type="application/rss+xml" href="{}">'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "feed.xml").write_text(framed("rss-channel", ""), "utf-8")
    (tmp_path / "posts" / "rye").mkdir(parents=True)
    page(tmp_path, LINK.format("/feed.xml"))
    page(tmp_path / "posts" / "rye", LINK.format("../../feed.xml"))
    return tmp_path


def page(folder: Path, head: str) -> None:
    text = f"<!doctype html>\n<html><head><title>Bakery</title>\n{head}</head></html>"
    (folder / "index.html").write_text(text, "utf-8")


def codes(folder: Path, url: str | None = None) -> set[str]:
    return {problem.code for problem in check_paths([str(folder)], url).problems}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_wrong_page_is_found_and_the_right_one_is_not(rule: Rule, site: Path) -> None:
    page(site, rule.wrong)
    assert codes(site) == {rule.code}
    page(site, rule.right)
    assert codes(site) == set()


def test_links_are_resolved_against_their_own_page(site: Path) -> None:
    assert codes(site) == set()
    page(site / "posts" / "rye", LINK.format("feed.xml"))
    (problem,) = check_paths([str(site)]).problems
    assert problem.code == "page-feed-missing"
    assert problem.place.file == str(site / "posts" / "rye" / "index.html")
    assert problem.place.line == 3


def test_links_are_resolved_against_a_base(site: Path) -> None:
    page(site / "posts" / "rye", '<base href="/">' + LINK.format("feed.xml"))
    assert codes(site) == set()


def test_whole_addresses_are_looked_up_where_the_feed_says_the_site_is(site: Path) -> None:
    page(site, LINK.format("https://example.org/feed.xml"))
    assert codes(site) == set()
    page(site, LINK.format("https://example.org/rss.xml"))
    assert codes(site) == {"page-feed-missing"}


def test_whole_addresses_are_looked_up_where_one_says_the_site_is(site: Path) -> None:
    feed = framed("rss-channel", "").replace("https://example.org/feed.xml", "https://example.org/")
    (site / "feed.xml").write_text(feed, "utf-8")
    page(site, LINK.format("https://example.org/blog/rss.xml"))
    assert "page-feed-missing" not in codes(site)
    assert "page-feed-missing" in codes(site, "https://example.org/blog")


def test_feeds_of_other_sites_and_other_languages_are_no_fault(site: Path) -> None:
    page(
        site,
        LINK.format("/feed.xml")
        + LINK.format("https://elsewhere.example/feed.xml")
        + '<link rel="alternate" hreflang="de" href="/de/">',
    )
    assert codes(site) == set()


def test_every_feed_is_found_and_nothing_else(site: Path) -> None:
    (site / "tags").mkdir()
    shutil.copy(site / "feed.xml", site / "tags" / "bread.rss")
    (site / "sitemap.xml").write_text("<urlset/>")
    (site / "package.json").write_text("{}")
    checked = check_paths([str(site)])
    assert checked.feeds == (str(site / "feed.xml"), str(site / "tags" / "bread.rss"))
    assert checked.pages == 2


def test_a_folder_without_feeds_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(FeedsmithError, match="holds no feed"):
        check_paths([str(tmp_path)])


def test_the_address_of_a_folder_gives_each_feed_its_own(site: Path) -> None:
    checked = check_paths([str(site)], "https://elsewhere.example/")
    assert {problem.code for problem in checked.problems} == {"self-differs"}


def test_only_the_show_of_a_folder_is_held_to_the_profiles_of_podcasts(site: Path) -> None:
    def incomplete() -> set[str]:
        found = check_paths([str(site)], profiles=("apple",)).problems
        return {Path(one.place.file).name for one in found if one.code == "apple-show-incomplete"}

    assert incomplete() == {"feed.xml"}
    show = framed("rss-channel", "<itunes:explicit>false</itunes:explicit>")
    (site / "podcast.xml").write_text(show.replace("/feed.xml", "/podcast.xml"), "utf-8")
    assert incomplete() == {"podcast.xml"}
