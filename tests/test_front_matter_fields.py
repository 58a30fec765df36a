"""Front matter's fields: every name and every form that a generator or a theme gives them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from feedsmith.detection import detect_site
from feedsmith.loaders.frontmatter.posts import Post, post_files, read_post
from feedsmith.model import Attachment, Image, Item, Person

NOW = datetime(2026, 11, 1, tzinfo=UTC)
SITE = """
[site]
url = "https://example.org/log/"
timezone = "America/Halifax"
[authors.ines]
name = "Ines Calder"
email = "ines@example.org"
avatar = "/images/ines.jpg"
"""
CEST = timezone(timedelta(hours=2))
HALIFAX_IN_SUMMER = timezone(timedelta(hours=-3))


def read(root: Path, front_matter: str, name: str = "post.md", body: str = "Words.\n") -> Post:
    """What one post of a site says; a fence other than YAML's is part of its front matter."""
    (root / "content").mkdir(exist_ok=True)
    (root / "feedsmith.toml").write_text(SITE + '[content]\nfolder = "content"\n', "utf-8")
    file = root / "content" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    fenced = front_matter if front_matter.startswith("+++") else f"---\n{front_matter}\n---\n"
    file.write_text(fenced + body, "utf-8")
    site = detect_site(root, NOW)
    [(folder, found)] = post_files(site)
    return read_post(folder, found, site, None)


def item(root: Path, front_matter: str, **more: str) -> Item:
    """The item that a dated post gives."""
    dated = front_matter if front_matter.startswith("+++") else f"date: 2026-05-07\n{front_matter}"
    post = read(root, dated, **more)
    assert post.item is not None, post.problems
    return post.item


@pytest.mark.parametrize(
    "given",
    [
        *("title: Tide tables", "Title: Tide tables", "TITLE: 'Tide tables'", "name: Tide tables"),
        *("params:\n  title: Tide tables", "title: |\n  Tide\n  tables"),
    ],
)
def test_a_title_is_understood(given: str, tmp_path: Path) -> None:
    assert item(tmp_path, given).title == "Tide tables"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# Tide tables\n\nWords.", "Tide tables"),
        ("\n# Tide *tables* #\n", "Tide tables"),
        ("Tide tables\n===========\nWords.", "Tide tables"),
        ("# Learn C#\n", "Learn C#"),
        ("# The [tide](/tide/) `tables` {#tides}\n", "The tide tables"),
        ("## Second level\n", ""),
        ("Words.\n\n# Later\n", ""),
        ("#hashtag\n", ""),
    ],
)
def test_a_post_without_a_title_takes_its_first_heading(
    body: str, title: str, tmp_path: Path
) -> None:
    assert item(tmp_path, "", body=body).title == title


@pytest.mark.parametrize(
    "key",
    [
        *("date", "pubDate", "pubDatetime", "publishDate", "publish_date", "published", "pubdate"),
        *("pub_date", "date_created", "created", "createdAt", "publishedAt", "date_published"),
        *("Date", "PUBLISH-DATE"),
    ],
)
def test_every_name_of_the_publication_is_understood(key: str, tmp_path: Path) -> None:
    post = read(tmp_path, f"{key}: 2026-05-07T09:30:00+02:00")
    assert post.item is not None
    assert post.item.published == datetime(2026, 5, 7, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "given",
    [
        "date:\n  created: 2026-05-07T09:30:00Z\n  updated: 2026-06-01",
        "date: {date: 2026-05-07T09:30:00Z}",
        "params:\n  date: 2026-05-07T09:30:00Z",
    ],
)
def test_a_publication_in_a_table_is_understood(given: str, tmp_path: Path) -> None:
    post = read(tmp_path, given)
    assert post.item is not None
    assert post.item.published == datetime(2026, 5, 7, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-05-07T09:30:00+02:00", datetime(2026, 5, 7, 9, 30, tzinfo=CEST)),
        ("2026-05-07 09:30", datetime(2026, 5, 7, 9, 30, tzinfo=HALIFAX_IN_SUMMER)),
        ("2026-05-07", datetime(2026, 5, 7, tzinfo=HALIFAX_IN_SUMMER)),
        ("7 May 2026", datetime(2026, 5, 7, tzinfo=HALIFAX_IN_SUMMER)),
        ("Thu, 07 May 2026 09:30:00 GMT", datetime(2026, 5, 7, 9, 30, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_a_date_keeps_its_offset_or_takes_the_sites_zone(
    typed: str, moment: datetime, tmp_path: Path
) -> None:
    post = read(tmp_path, f"date: {typed}")
    assert post.item is not None
    assert post.item.published is not None
    assert post.item.published.isoformat() == moment.isoformat()


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("2026-05-07-tides.md", datetime(2026, 5, 7, tzinfo=HALIFAX_IN_SUMMER)),
        ("2026-5-7-tides.md", datetime(2026, 5, 7, tzinfo=HALIFAX_IN_SUMMER)),
        ("2026-05-07/index.md", datetime(2026, 5, 7, tzinfo=HALIFAX_IN_SUMMER)),
        ("2026/05/07/tides.md", datetime(2026, 5, 7, tzinfo=HALIFAX_IN_SUMMER)),
        ("2026-05-07-09-30-00-tides.md", datetime(2026, 5, 7, 9, 30, tzinfo=HALIFAX_IN_SUMMER)),
        ("2026-05-07T09-30-00-tides.md", datetime(2026, 5, 7, 9, 30, tzinfo=HALIFAX_IN_SUMMER)),
    ],
)
def test_a_name_dates_a_post_that_does_not(name: str, moment: datetime, tmp_path: Path) -> None:
    post = read(tmp_path, "title: Tides", name=name)
    assert post.item is not None
    assert post.item.published == moment


def test_a_typed_date_goes_before_that_of_the_name(tmp_path: Path) -> None:
    found = item(tmp_path, "title: Tides", name="2020-01-01-tides.md")
    assert found.published == datetime(2026, 5, 7, tzinfo=HALIFAX_IN_SUMMER)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2026-02-30", "date-impossible"),
        ("0001-01-01", "date-impossible"),
        ("last Tuesday", "date-unreadable"),
        ("03/04/2026", "date-ambiguous"),
    ],
)
def test_a_date_that_is_none_is_an_error_with_its_line(
    typed: str, code: str, tmp_path: Path
) -> None:
    post = read(tmp_path, f"title: Tides\ndate: {typed}", name="2026-05-07-tides.md")
    assert post.item is None
    [problem] = post.problems
    assert (problem.code, problem.level, problem.place.line) == (code, "error", 3)


def test_a_page_without_a_date_is_a_hint(tmp_path: Path) -> None:
    post = read(tmp_path, "title: About")
    assert post.item is None
    assert [(one.code, one.level) for one in post.problems] == [("date-missing", "hint")]


@pytest.mark.parametrize(
    "given",
    [
        *("lastmod: 2026-06-01", "updated: 2026-06-01", "modified: 2026-06-01"),
        *("last_modified_at: 2026-06-01", "modified_date: 2026-06-01", "updatedDate: 2026-06-01"),
        *("modDatetime: 2026-06-01", "updateDate: 2026-06-01", "lastUpdated: 2026-06-01"),
        *("dateModified: 2026-06-01", "last_update:\n  date: 2026-06-01\n  author: Ines"),
        *("updatedAt: 2026-06-01", "last-modified: 2026-06-01"),
    ],
)
def test_every_name_of_a_change_is_understood(given: str, tmp_path: Path) -> None:
    assert item(tmp_path, given).updated == datetime(2026, 6, 1, tzinfo=HALIFAX_IN_SUMMER)


def test_a_post_that_says_nothing_of_a_change_has_none(tmp_path: Path) -> None:
    assert item(tmp_path, "title: Tides").updated is None


@pytest.mark.parametrize("key", ["description", "summary", "excerpt", "subtitle", "abstract",
                                 "lead", "postDesc", "Summary"])  # fmt: skip
def test_every_name_of_a_summary_is_understood(key: str, tmp_path: Path) -> None:
    assert item(tmp_path, f"{key}: Two  tides\n  a day.").summary == "Two tides a day."


@pytest.mark.parametrize("given", ["excerpt: 1", "excerpt: true", "summary: ''", "summary: [a]"])
def test_numbers_flags_and_lists_are_no_summaries(given: str, tmp_path: Path) -> None:
    assert item(tmp_path, given).summary is None


def test_a_number_does_not_hide_a_summary_under_another_name(tmp_path: Path) -> None:
    assert item(tmp_path, "summary: 2\nexcerpt: Two tides.").summary == "Two tides."


HERO = "https://example.org/log/images/hero.jpg"
BESIDE = "https://example.org/log/post/hero.jpg"


@pytest.mark.parametrize(
    ("given", "url"),
    [
        *(
            (f"{key}: /log/images/hero.jpg", HERO)
            for key in (
                *("image", "cover", "featured_image", "featuredImage", "feature", "heroImage"),
                *("hero", "banner", "banner_img", "thumbnail", "thumb", "top_img", "index_img"),
                *("og_image", "og_img", "ogImage", "socialImage", "social_image"),
                *("previewimage", "teaser", "image_url", "cover-image", "photos", "images"),
            )
        ),
        ("image: https://cdn.example/a.png", "https://cdn.example/a.png"),
        ("image: //cdn.example/a.png", "https://cdn.example/a.png"),
        ("image: hero.jpg", BESIDE),
        ("image: ./hero.jpg", BESIDE),
        ("image: ../images/hero.jpg", HERO),
        ("image: my hero.jpg", "https://example.org/log/post/my%20hero.jpg"),
        ("image: /log/images/héro.jpg", "https://example.org/log/images/h%C3%A9ro.jpg"),
        ("image: {src: /log/images/hero.jpg, alt: x}", HERO),
        ("image: {path: /log/images/hero.jpg}", HERO),
        ("image:\n  feature: x\n  url: /log/images/hero.jpg", HERO),
        ("images: [/log/images/hero.jpg, /b.jpg]", HERO),
        ("images:\n- src: /log/images/hero.jpg", HERO),
        ("photos: [hero.jpg]", BESIDE),
        ("cover: {image: hero.jpg, alt: x, relative: true}", BESIDE),
        ("header: {image: /log/images/hero.jpg}", HERO),
        ("header: {teaser: /log/images/hero.jpg}", HERO),
        ("header: {overlay_image: /log/images/hero.jpg}", HERO),
        ("header: {og_image: /log/images/hero.jpg}", HERO),
        ("params:\n  cover:\n    image: hero.jpg", BESIDE),
        ("image: 2\ncover: hero.jpg", BESIDE),
        ("hero: Welcome aboard\nimage: hero.jpg", BESIDE),
        ("image: true\nthumbnail: hero.jpg", BESIDE),
    ],
)
def test_every_form_of_a_picture_is_understood(given: str, url: str, tmp_path: Path) -> None:
    found = item(tmp_path, given).image
    assert found is not None
    assert found.url == url


@pytest.mark.parametrize(
    "given", ["image: 1", "image: false", "hero: Welcome", "teaser: Read on / more", "images: []"]
)
def test_what_is_no_address_is_no_picture(given: str, tmp_path: Path) -> None:
    assert item(tmp_path, given).image is None


@pytest.mark.parametrize(
    "given",
    [
        *("image: {src: hero.jpg, alt: A quay}", "cover: {image: hero.jpg, alt: A quay}"),
        *("image: hero.jpg\nimage_alt: A quay", "cover: hero.jpg\ncoverAlt: A quay"),
    ],
)
def test_a_pictures_alternative_text_is_kept(given: str, tmp_path: Path) -> None:
    assert item(tmp_path, given).image == Image(url=BESIDE, alt="A quay", mime_type="image/jpeg")


@pytest.mark.parametrize("name", ["feature.jpg", "cover-wide.png", "thumbnail.webp"])
def test_a_picture_of_the_bundle_stands_for_its_post(name: str, tmp_path: Path) -> None:
    (tmp_path / "content" / "post").mkdir(parents=True)
    (tmp_path / "content" / "post" / name).touch()
    (tmp_path / "content" / "post" / "another.jpg").touch()
    found = item(tmp_path, "title: Tides", name="post/index.md").image
    assert found is not None
    assert found.url == f"https://example.org/log/post/{name}"


def test_a_picture_under_a_base_path_is_looked_for_in_the_output(tmp_path: Path) -> None:
    (tmp_path / "public" / "images").mkdir(parents=True)
    (tmp_path / "public" / "images" / "hero.jpg").touch()
    found = item(tmp_path, "image: /images/hero.jpg").image
    assert found is not None
    assert found.url == HERO


def test_a_picture_that_no_feed_can_show_is_told(tmp_path: Path) -> None:
    post = read(tmp_path, "date: 2026-05-07\nimage: file:///home/ines/hero.jpg")
    assert post.item is not None
    assert post.item.image is None
    assert [(one.code, one.place.line) for one in post.problems] == [("image-unusable", 3)]


INES = Person(
    name="Ines Calder",
    email="ines@example.org",
    avatar="https://example.org/log/images/ines.jpg",
)
TOMAS = Person(name="Tomas Brae")


@pytest.mark.parametrize(
    ("given", "authors"),
    [
        ("author: Tomas Brae", (TOMAS,)),
        ("authors: Tomas Brae", (TOMAS,)),
        ("by: Tomas Brae", (TOMAS,)),
        ("author: ines", (INES,)),
        ("authors: [ines, Tomas Brae]", (INES, TOMAS)),
        ("authors: ines, Tomas Brae", (INES, TOMAS)),
        ("Authors: ines; Tomas Brae", (INES, TOMAS)),
        ("author: ines; Tomas Brae", (INES, TOMAS)),
        ("author: Brae, Tomas", (Person(name="Brae, Tomas"),)),
        ("author: {name: Tomas Brae}", (TOMAS,)),
        ("authors:\n- name: Tomas Brae\n- ines", (TOMAS, INES)),
        ("authors: {ines: , Tomas Brae: }", (INES, TOMAS)),
        ("authors: [Tomas Brae, Tomas Brae]", (TOMAS,)),
        ("params:\n  author: Tomas Brae", (TOMAS,)),
        ("extra:\n  authors: [Tomas Brae]", (TOMAS,)),
        ("taxonomies:\n  authors: [Tomas Brae]", (TOMAS,)),
        ("author: Tomas Brae <t@example.org>", (Person(name="Tomas Brae", email="t@example.org"),)),
        (
            "author: Tomas Brae\nauthor_email: t@example.org\nauthor_url: https://t.example/",
            (Person(name="Tomas Brae", email="t@example.org", url="https://t.example/"),),
        ),
        (
            "author: {name: Tomas Brae, website: /about/, image: tomas.png}",
            (
                Person(
                    name="Tomas Brae",
                    url="https://example.org/about/",
                    avatar="https://example.org/log/post/tomas.png",
                ),
            ),
        ),
        ("author: {name: Tomas Brae, url: t.example}", (TOMAS,)),
        ("author: {email: t@example.org}", ()),
        ("author: false", ()),
        ("author: ''", ()),
        ("title: Tides", ()),
    ],
)
def test_every_form_of_an_author_is_understood(
    given: str, authors: tuple[Person, ...], tmp_path: Path
) -> None:
    assert item(tmp_path, given).authors == authors


@pytest.mark.parametrize(
    ("given", "tags"),
    [
        ("tags: [tea, late ferries]", ("tea", "late ferries")),
        ("tags: tea, late ferries", ("tea", "late ferries")),
        ("tags: late ferries", ("late ferries",)),
        ("keywords: tea, ferries", ("tea", "ferries")),
        ("tags: [tea]\nkeywords: [sea, search engines]", ("tea",)),
        ("tag: tea", ("tea",)),
        ("category: Sea", ("Sea",)),
        ("categories: [Sea, Log]", ("Sea", "Log")),
        ("tags: [tea]\ncategories: [Sea]", ("tea", "Sea")),
        ("taxonomies:\n  tags: [tea]\n  categories: [Sea]", ("tea", "Sea")),
        ("series: Tea, and other drinks", ("Tea, and other drinks",)),
        ("tags: [tea]\nseries: [Harbour]", ("tea", "Harbour")),
        ("tags: [Tea, tea, TEA]", ("Tea",)),
        ("tags: [2026, 1.10, NO, true]", ("2026", "1.10", "NO", "true")),
        ("tags:\n- name: tea\n- label: sea", ("tea", "sea")),
        ("tags: [R&D, 'a, b', '']", ("R&D", "a, b")),
        ("tags: false", ()),
        ("tags:", ()),
    ],
)
def test_every_form_of_tags_is_understood(
    given: str, tags: tuple[str, ...], tmp_path: Path
) -> None:
    assert item(tmp_path, given).tags == tags


@pytest.mark.parametrize(
    "given",
    [
        *("draft: true", "draft: yes", "draft: 'true'", "Draft: True", "published: false"),
        *("status: draft", "status: hidden", "Status: Private", "unlisted: true", "hidden: true"),
        *("_hidden: yes", "_discoverable: no", "headless: true", "noindex: true"),
        *("hiddenInRss: true", "eleventyExcludeFromCollections: true", "hide: true"),
        *("private: true", "visibility: private", "params:\n  draft: true"),
    ],
)
def test_every_name_for_hidden_keeps_a_post_back(given: str, tmp_path: Path) -> None:
    post = read(tmp_path, f"date: 2026-05-07\n{given}")
    assert (post.item, post.problems) == (None, ())


@pytest.mark.parametrize(
    "given",
    [
        *("draft: false", "published: true", "status: published", "hidden: false"),
        *("hide: [navigation, toc]", "_discoverable: yes", "draft:"),
    ],
)
def test_what_is_not_hidden_is_published(given: str, tmp_path: Path) -> None:
    assert read(tmp_path, f"date: 2026-05-07\n{given}").item is not None


def test_a_draft_that_is_neither_true_nor_false_waits_and_is_told(tmp_path: Path) -> None:
    post = read(tmp_path, "date: 2026-05-07\ndraft: perhaps")
    assert post.item is None
    assert [(one.code, one.place.line) for one in post.problems] == [("draft-unclear", 3)]


@pytest.mark.parametrize(
    "given",
    [
        *("date: 2026-11-02", "date: 2026-05-07\npublishDate: 2026-11-02"),
        *("date: 2026-05-07\nexpiryDate: 2026-10-31", "date: 2026-05-07\nexpires: 2026-10-31"),
    ],
)
def test_a_post_of_the_future_or_one_that_expired_is_not_shown(given: str, tmp_path: Path) -> None:
    post = read(tmp_path, given)
    assert (post.item, post.problems) == (None, ())


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("slug: tides", "tides/"),
        ("Slug: High Tides", "High%20Tides/"),
        ("_slug: tides", "tides/"),
        ("url: /sea/tides/", "sea/tides/"),
        ("url: sea/tides.html", "sea/tides.html"),
        ("permalink: /sea/tides/", "sea/tides/"),
        ("path: sea/tides", "sea/tides"),
        ("Save_as: tides.html", "tides.html"),
        ("link: /sea/tides/", "sea/tides/"),
        ("link: https://elsewhere.example/", "post/"),
        ("url: https://example.org/log/own/", "own/"),
        ("aliases: [/old/]\nredirect_from: /older/", "post/"),
        ("params:\n  slug: inner\n  url: /inner/", "post/"),
    ],
)
def test_every_name_of_an_address_is_understood(given: str, path: str, tmp_path: Path) -> None:
    assert item(tmp_path, given).url == f"https://example.org/log/{path}"


def test_an_address_of_another_site_is_not_a_posts_own(tmp_path: Path) -> None:
    post = read(tmp_path, "date: 2026-05-07\nurl: https://elsewhere.example/tides/")
    assert post.item is None
    assert [one.code for one in post.problems] == ["address-unknown"]


def test_a_guid_is_kept_as_typed(tmp_path: Path) -> None:
    assert item(tmp_path, "guid: tag:example.org,2020:Tides").id == "tag:example.org,2020:Tides"


MP3 = "https://example.org/log/audio/tides.mp3"


@pytest.mark.parametrize(
    ("given", "attachment"),
    [
        ("audio: /log/audio/tides.mp3", Attachment(url=MP3, mime_type="audio/mpeg")),
        ("audio_url: /log/audio/tides.mp3", Attachment(url=MP3, mime_type="audio/mpeg")),
        ("enclosure: /log/audio/tides.mp3", Attachment(url=MP3, mime_type="audio/mpeg")),
        ("audio: [/log/audio/tides.mp3]", Attachment(url=MP3, mime_type="audio/mpeg")),
        (
            "enclosure: {url: /log/audio/tides.mp3, length: 4321, type: audio/mp3, title: T}",
            Attachment(url=MP3, mime_type="audio/mp3", size=4321, title="T"),
        ),
        (
            "podcast:\n  file: /log/audio/tides.mp3\n  bytes: 4321\n  duration: 1:02",
            Attachment(url=MP3, mime_type="audio/mpeg", size=4321, duration=62),
        ),
        (
            "audio: /log/audio/tides.mp3\nduration: 00:01:02\nbytes: 4321",
            Attachment(url=MP3, mime_type="audio/mpeg", size=4321, duration=62),
        ),
        (
            "audio: /log/audio/tides.mp3\nlength: " + "9" * 5000,
            Attachment(url=MP3, mime_type="audio/mpeg"),
        ),
    ],
    ids=range(8),
)
def test_every_form_of_an_enclosure_is_understood(
    given: str, attachment: Attachment, tmp_path: Path
) -> None:
    assert item(tmp_path, given).attachments == (attachment,)


@pytest.mark.parametrize(
    "given", ["media: true", "video: dQw4w9WgXcQ", "audio: false", "enclosure: {length: 1}"]
)
def test_what_is_no_file_is_no_enclosure(given: str, tmp_path: Path) -> None:
    assert item(tmp_path, given).attachments == ()


def test_an_enclosure_has_the_length_of_the_built_file(tmp_path: Path) -> None:
    (tmp_path / "public" / "audio").mkdir(parents=True)
    (tmp_path / "public" / "audio" / "tides.mp3").write_bytes(b"12345")
    [found] = item(tmp_path, "audio: {url: /audio/tides.mp3, length: 1}").attachments
    assert (found.url, found.size) == (MP3, 5)


@pytest.mark.parametrize(
    ("given", "language"),
    [
        *(("lang: fr", "fr"), ("language: en-CA", "en-CA"), ("locale: pt_BR.UTF-8", "pt-BR")),
        *(("lang: zh-Hant-TW", "zh-Hant-TW"), ("lang: no", "no"), ("language: English", None)),
        *(("lang: ''", None), ("lang: [fr, en]", None)),
    ],
)
def test_every_name_of_a_language_is_understood(
    given: str, language: str | None, tmp_path: Path
) -> None:
    assert item(tmp_path, given).language == language


@pytest.mark.parametrize(
    ("given", "minutes"),
    [
        *(("reading_time: 4", 4), ("readingTime: '4 min read'", 4), ("minutes: 12", 12)),
        *(("time_to_read: 3", 3), ("readingTime: {text: 4 min read, minutes: 3.7}", 3)),
        *(("reading_time: soon", None), ("reading_time: true", None)),
    ],
)
def test_a_reading_time_is_minutes(given: str, minutes: int | None, tmp_path: Path) -> None:
    assert item(tmp_path, given).reading_minutes == minutes


def test_the_authors_own_fields_are_kept_with_their_types(tmp_path: Path) -> None:
    own = "mood: calm\nBoat-Name: Heron\ncrew: 3\nseaworthy: true\nports: [a, 1]\nlog: {wind: 4.5}"
    assert item(tmp_path, f"title: Tides\ntags: [x]\n{own}\nnothing:").extra == {
        "mood": "calm",
        "Boat-Name": "Heron",
        "crew": 3,
        "seaworthy": True,
        "ports": ["a", 1],
        "log": {"wind": 4.5},
        "nothing": None,
    }


def test_fields_in_params_are_the_authors_own_too(tmp_path: Path) -> None:
    assert item(tmp_path, "params:\n  mood: calm\n  tags: [x]").extra == {"mood": "calm"}


def test_toml_says_the_same(tmp_path: Path) -> None:
    toml = (
        '+++\ntitle = "Tides"\ndate = 2026-05-07T09:30:00Z\ntags = ["tea"]\ndraft = false\n'
        '[extra]\nmood = "calm"\nseen = 2026-05-08\n+++\n'
    )
    found = item(tmp_path, toml)
    assert (found.title, found.tags) == ("Tides", ("tea",))
    assert found.published == datetime(2026, 5, 7, 9, 30, tzinfo=UTC)
    assert found.extra == {"mood": "calm", "seen": "2026-05-08"}
