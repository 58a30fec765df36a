"""From the tables of a show and of further feeds to what is shown of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsmith import build, detect_site
from feedsmith.configuration import (
    Configuration,
    CreditTable,
    FeedTable,
    FundingTable,
    Owner,
    PodcastTable,
    VariantTable,
)
from feedsmith.model import Person
from feedsmith.podcast_categories import CATEGORIES, RETIRED
from feedsmith.problems import Problem
from feedsmith.showing import Ground, Variant, show, variants
from feedsmith.shows import Cover, Credit, Funding, Show, Tag

NOW = datetime(2026, 11, 1, tzinfo=UTC)
INES = Person(name="Ines Calder", url="https://example.org/log/ines/", avatar="https://b.example/i")
GROUND = Ground("https://example.org/log/", "feedsmith.toml", {"ines": INES})
WHOLE = {"cover": "/cover.jpg", "categories": ("Arts",)}


def read(**table: object) -> tuple[Show, tuple[Problem, ...]]:
    return show(PodcastTable(**WHOLE | table), GROUND)  # type: ignore[arg-type]  # as typed


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [one.code for one in problems]


def test_what_is_typed_of_a_show_is_said_of_it() -> None:
    made, problems = read(
        title="Harbour Talk",
        author="Ines",
        explicit=True,
        type="serial",
        owner=Owner(email="i@example.org", name="Ines"),
        guid="917393e3-1b1e-5cef-ace4-edaa54e1f810",
        locked=True,
        complete=True,
        block=True,
        new_feed_url="https://b.example/feed.xml",
        verify="abc",
        medium="music",
        funding=(FundingTable(url="support/", text="Support us"),),
    )
    assert problems == ()
    assert made == Show(
        title="Harbour Talk",
        author="Ines",
        categories=(("Arts", None),),
        explicit=True,
        type="serial",
        cover=Cover(url="https://example.org/log/cover.jpg", mime_type="image/jpeg"),
        owner_name="Ines",
        owner_email="i@example.org",
        guid="917393e3-1b1e-5cef-ace4-edaa54e1f810",
        locked=True,
        complete=True,
        block=True,
        new_feed_url="https://b.example/feed.xml",
        verify="abc",
        medium="music",
        funding=(Funding(url="https://example.org/log/support/", text="Support us"),),
    )


def test_an_image_is_a_cover_where_none_is_named() -> None:
    made, _ = read(cover=None, image="https://b.example/a.png")
    assert made.cover == Cover(url="https://b.example/a.png", mime_type="image/png")
    both, _ = read(image="https://b.example/a.png")
    assert both.cover is not None
    assert both.cover.url == "https://example.org/log/cover.jpg"


def test_people_are_ids_names_or_tables() -> None:
    guest = CreditTable(name="Tomas Brae", role="guest", group="cast", image="t.png")
    made, _ = read(people=("ines", "Ann Baker", guest))
    assert made.people == (
        Credit(
            name="Ines Calder", url="https://example.org/log/ines/", image="https://b.example/i"
        ),
        Credit(name="Ann Baker"),
        Credit(
            name="Tomas Brae",
            role="guest",
            group="cast",
            image="https://example.org/log/t.png",
        ),
    )


@pytest.mark.parametrize(
    ("typed", "category"),
    [
        ("Arts", ("Arts", None)),
        ("Arts > Food", ("Arts", "Food")),
        ("arts>food", ("Arts", "Food")),
        (" Society and Culture >  documentary ", ("Society & Culture", "Documentary")),
    ],
)
def test_case_blanks_and_the_word_and_do_not_keep_a_category_out(
    typed: str, category: tuple[str, str | None]
) -> None:
    made, problems = read(categories=(typed,))
    assert made.categories == (category,)
    assert problems == ()


@pytest.mark.parametrize("whole", CATEGORIES)
def test_every_category_of_apple_is_known(whole: str) -> None:
    typed = (whole, *(f"{whole} > {part}" for part in CATEGORIES[whole]))
    made, problems = read(categories=typed)
    assert made.categories == ((whole, None), *((whole, part) for part in CATEGORIES[whole]))
    assert problems == ()


@pytest.mark.parametrize(
    ("typed", "kept", "mend"),
    [
        ("Artss", (), 'Write "Arts".'),
        ("Documentary", (), 'Write "Society & Culture > Documentary".'),
        ("Kids > Storys for Kids", (), 'Write "Kids & Family > Stories for Kids".'),
        ("Arts > Foood", (("Arts", None),), 'Write "Arts > Food".'),
        ("News > Soccer", (("News", None),), 'Write "Sports > Soccer".'),
        ("Arts > Knitting", (("Arts", None),), "Choose one of Books, Design, "),
        ("Technology > Knitting", (("Technology", None),), "Choose one of Arts, Business, "),
        ("Games & Hobbies > Hobbies", (), 'Write "Leisure".'),
        ("Podcasting", (), "Choose one of Arts, Business, "),
        ("", (), "Choose one of Arts, Business, "),
        ("Arts > ", (("Arts", None),), "Choose one of Books, "),
    ],
)
def test_a_category_that_apple_has_not_is_told_and_not_written(
    typed: str, kept: tuple[tuple[str, str | None], ...], mend: str
) -> None:
    made, (problem,) = read(categories=(typed,))
    assert made.categories == kept
    assert problem.code == "podcast-category-unknown"
    assert problem.place.field == "podcast.categories[0]"
    assert problem.mend.startswith(mend)


def test_no_category_that_apple_has_given_up_is_written() -> None:
    gone = tuple(one for one in RETIRED if one not in CATEGORIES)
    made, problems = read(categories=gone)
    assert made.categories == ()
    assert len(problems) == len(gone)


def test_an_address_that_no_feed_can_carry_is_told_and_left_out() -> None:
    pay = FundingTable(url="javascript:pay", text="Pay")
    somebody = CreditTable(name="Ann", url="mailto:ann@example.org", image="https://")
    made, problems = read(
        cover="data:image/png,x", funding=(pay,), people=(somebody,), new_feed_url="http://[::1/"
    )
    assert set(codes(problems)) == {"podcast-url-unusable"}
    assert {one.place.field for one in problems} == {
        "podcast.cover",
        "podcast.funding[0].url",
        "podcast.people[0].url",
        "podcast.people[0].image",
        "podcast.new_feed_url",
    }
    assert (made.cover, made.funding, made.new_feed_url) == (None, (), None)
    assert made.people == (Credit(name="Ann"),)


def test_the_rarer_tags_are_read_with_addresses_of_the_site() -> None:
    made, problems = read(license="cc-by-4.0", images={"href": "/wide.jpg"}, podping=False)
    assert problems == ()
    assert made.tags == (
        Tag(name="license", text="cc-by-4.0"),
        Tag(name="image", attributes={"href": "https://example.org/log/wide.jpg"}),
    )


def test_a_fault_in_a_rarer_tag_is_told_with_its_key() -> None:
    _, problems = read(location={"nam": "Halifax"})
    assert {one.place.field for one in problems} >= {"podcast.location.nam"}


@pytest.mark.parametrize(
    ("table", "missing"),
    [
        ({"cover": None}, "the show has no cover; "),
        ({"categories": ()}, "the show has no category; "),
        ({"cover": None, "categories": ()}, "the show has no cover and no category; "),
    ],
)
def test_what_apple_takes_no_show_without_is_told(table: dict[str, object], missing: str) -> None:
    _, (problem,) = read(**table)
    assert problem.code == "podcast-incomplete"
    assert problem.what.startswith(missing)


def feeds(**tables: VariantTable) -> dict[str, Variant]:
    return {one.name: one for one in variants(Configuration(feeds=tables))}


def test_a_show_brings_a_feed_of_its_episodes() -> None:
    configuration = Configuration(podcast=PodcastTable(title="Talk", language="fr", copyright="©"))
    assert variants(configuration) == (
        Variant(
            name="podcast",
            paths={"rss": "podcast.xml", "atom": "podcast-atom.xml", "json": "podcast.json"},
            episodes=True,
            title="Talk",
            language="fr",
            rights="©",
        ),
    )


def test_the_feed_of_a_show_has_the_formats_of_the_sites_own() -> None:
    configuration = Configuration(podcast=PodcastTable(), feed=FeedTable(formats=("json", "rss")))
    (podcast,) = variants(configuration)
    assert podcast.paths == {"rss": "podcast.xml", "json": "podcast.json"}


def test_what_is_said_of_the_shows_feed_goes_before_what_is_said_of_the_show() -> None:
    table = VariantTable(title="Ours", rss="talk.xml", formats=("rss",), limit=0, episodes=False)
    shown = PodcastTable(title="Talk", description="About")
    (podcast,) = variants(Configuration(podcast=shown, feeds={"podcast": table}))
    assert podcast == Variant(name="podcast", paths={"rss": "talk.xml"}, title="Ours", limit=0)


def test_a_newsletter_is_rss_made_for_e_mail() -> None:
    assert feeds(newsletter=VariantTable(limit=5, content="summary"))["newsletter"] == Variant(
        name="newsletter",
        paths={"rss": "newsletter.xml"},
        email=True,
        limit=5,
        content="summary",
    )
    assert not feeds(newsletter=VariantTable(email=False))["newsletter"].email


def test_another_feed_is_rss_unless_other_paths_or_formats_are_typed() -> None:
    found = feeds(
        plain=VariantTable(),
        path=VariantTable(json="all.json"),
        formats=VariantTable(formats=("atom",), rss="unused.xml"),
        none=VariantTable(formats=()),
    )
    assert {name: one.paths for name, one in found.items()} == {
        "plain": {"rss": "plain.xml"},
        "path": {"rss": "path.xml", "json": "all.json"},
        "formats": {"atom": "formats-atom.xml"},
    }
    assert not any(one.email or one.episodes for one in found.values())


SITE = '[site]\nurl = "https://example.org/"\n'
PODCAST = """\
[podcast]
title = "Talk"
cover = "/cover.jpg"
guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
categories = [
  "Podcasting",
]
[podcast.location]
nam = "Halifax"
"""


def test_what_is_wrong_with_a_show_is_told_once_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "feedsmith.toml").write_text(SITE + PODCAST, "utf-8")
    made = build(detect_site(tmp_path, NOW))
    found = [(one.code, one.place.line) for one in made.problems]
    assert found.count(("podcast-category-unknown", 7)) == 1
    assert ("podcast-tag-key", 11) in found


def test_a_site_in_several_languages_has_each_feed_in_each_of_their_folders(tmp_path: Path) -> None:
    hugo = (
        'baseURL = "https://example.org/"\ndefaultContentLanguage = "en"\n'
        '[languages.en]\nweight = 1\n[languages.fr]\ntitle = "Journal"\nweight = 2\n'
    )
    (tmp_path / "hugo.toml").write_text(hugo, "utf-8")
    (tmp_path / "content").mkdir()
    text = PODCAST + 'language = "en"\n[feeds.newsletter]\n'
    (tmp_path / "feedsmith.toml").write_text(
        text.replace('[podcast.location]\nnam = "Halifax"\n', ""), "utf-8"
    )
    site = detect_site(tmp_path, NOW)
    (french,) = site.translations
    assert [dict(one.paths) for one in french.variants] == [
        {"rss": "fr/podcast.xml", "atom": "fr/podcast-atom.xml", "json": "fr/podcast.json"},
        {"rss": "fr/newsletter.xml"},
    ]
    assert site.show is not None
    assert french.show is not None
    assert (site.show.guid, french.show.guid) == ("917393e3-1b1e-5cef-ace4-edaa54e1f810", None)
    assert [one.language for one in french.variants] == [None, None]
    assert site.problems
    assert french.problems == ()
