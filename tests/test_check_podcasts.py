"""Apple's podcast elements, and what Apple Podcasts and Spotify ask of a show."""

from xml.sax.saxutils import quoteattr

import pytest
from checking import codes, found, framed

from feedsmith.checks.grammar import Context
from feedsmith.checks.profiles.shows import SHOW, endings
from feedsmith.checks.rules import Frame, Profile
from feedsmith.checks.vocabularies.itunes.elements import seconds
from feedsmith.podcast_categories import CATEGORIES, RETIRED, SUCCESSORS
from feedsmith.problems import Problem

ADDRESS = "https://example.org/feed.xml"
ARTICLE = SHOW.replace("1.mp3", "1.jpg").replace("audio/mpeg", "image/jpeg")
ARTICLE = ARTICLE.replace("<itunes:duration>1800</itunes:duration>\n", "")
NEWSLETTER = ARTICLE.replace(
    '<itunes:category text="Arts"><itunes:category text="Food"/></itunes:category>\n', ""
)


def asked(document: str, profile: Profile = "apple") -> list[Problem]:
    return found(document, Context(ADDRESS, frozenset({profile})))


def unasked(document: str) -> list[Problem]:
    return found(document, Context(ADDRESS))


def of(code: str, problems: list[Problem]) -> Problem:
    return next(problem for problem in problems if problem.code == code)


def itunes(problems: list[Problem]) -> list[str]:
    return [one.code for one in problems if one.code.startswith(("itunes", "apple", "spotify"))]


def errors(frame: Frame, example: str) -> set[str]:
    problems = found(framed(frame, example), Context(ADDRESS))
    return {problem.code for problem in problems if problem.level == "error"}


def category(*path: str) -> str:
    whole, *part = path
    inner = f"<itunes:category text={quoteattr(part[0])}/>" if part else ""
    return f"<itunes:category text={quoteattr(whole)}>{inner}</itunes:category>"


def test_a_sound_show_has_no_problem_in_any_profile() -> None:
    assert found(SHOW, Context(ADDRESS, frozenset({"apple", "spotify"}))) == []


@pytest.mark.parametrize("typed", ["0", "90", "100000", "1:02", "62:03", "100:00", "1:02:03"])
def test_a_duration_is_seconds_or_a_clock(typed: str) -> None:
    assert errors("rss-item", f"<itunes:duration>{typed}</itunes:duration>") == set()


@pytest.mark.parametrize(
    "typed", ["", "1:60", "1:2:03", "00:61:00", "1.5", "-3", "PT1M", "1:02:03:04", "1 h", "٣"]
)
def test_what_is_no_duration_is_an_error(typed: str) -> None:
    example = f"<itunes:duration>{typed}</itunes:duration>"
    assert errors("rss-item", example) == {"itunes-duration"}


def test_a_duration_comes_to_seconds() -> None:
    assert [seconds(typed) for typed in ("90", "2:03", "1:02:03", "1:99")] == [90, 123, 3723, None]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("yes", "true"), ("explicit", "true"), ("no", "false"), ("clean", "false"), (" true", "true")],
)
def test_an_old_mark_for_explicit_content_is_an_error_that_says_what_it_means(
    typed: str, meant: str
) -> None:
    problems = found(framed("rss-item", f"<itunes:explicit>{typed}</itunes:explicit>"))
    problem = of("itunes-explicit", problems)
    assert (problem.level, problem.mend) == ("error", f"Write {meant}.")


@pytest.mark.parametrize("typed", ["true", "false", "True", "FALSE"])
def test_explicit_is_true_or_false_in_any_case(typed: str) -> None:
    assert errors("rss-item", f"<itunes:explicit>{typed}</itunes:explicit>") == set()


@pytest.mark.parametrize("typed", ["Yes", "yes", "No", "clean"])
def test_block_is_yes_or_no(typed: str) -> None:
    assert errors("rss-item", f"<itunes:block>{typed}</itunes:block>") == set()


@pytest.mark.parametrize(
    ("frame", "example"),
    [
        ("rss-item", "<itunes:episode>0</itunes:episode>"),
        ("rss-item", "<itunes:season>two</itunes:season>"),
        ("rss-item", "<itunes:episodeType>teaser</itunes:episodeType>"),
        ("rss-item", "<itunes:episodeType>full</itunes:episodeType>" * 2),
        ("rss-item", "<itunes:owner><itunes:email>a@example.org</itunes:email></itunes:owner>"),
        ("rss-item", "<itunes:image/>"),
        ("rss-item", '<itunes:image href="/cover.jpg"/>'),
        ("rss-item", f"<itunes:author>{'a' * 256}</itunes:author>"),
        ("rss-item", f"<itunes:subtitle>{'a' * 256}</itunes:subtitle>"),
        ("rss-item", f"<itunes:summary>{'a' * 4001}</itunes:summary>"),
        ("rss-item", "<itunes:mood>Glad</itunes:mood>"),
        ("rss-channel", "<itunes:type>random</itunes:type>"),
        ("rss-channel", "<itunes:duration>90</itunes:duration>"),
        ("rss-channel", "<itunes:owner><itunes:name>Ann</itunes:name></itunes:owner>"),
        ("rss-channel", "<itunes:owner><itunes:email>Ann</itunes:email></itunes:owner>"),
        ("rss-channel", "<itunes:new-feed-url>feed.xml</itunes:new-feed-url>"),
        ("rss-channel", "<itunes:category/>"),
    ],
)
def test_what_apple_does_not_define_is_an_error(frame: Frame, example: str) -> None:
    assert errors(frame, example)


@pytest.mark.parametrize(
    ("frame", "example"),
    [
        ("rss-channel", "<itunes:title>Mill talk</itunes:title>"),
        ("rss-channel", "<itunes:complete>Yes</itunes:complete>"),
        ("rss-channel", "<itunes:applepodcastsverify>a1b2</itunes:applepodcastsverify>"),
        ("rss-channel", "<itunes:type>serial</itunes:type>"),
        ("rss-channel", "<itunes:new-feed-url>https://example.org/b</itunes:new-feed-url>"),
        ("rss-channel", category("Arts") + category("Music")),
        ("rss-item", '<itunes:image href="https://example.org/a.png"/>'),
        ("rss-item", "<itunes:order>3</itunes:order>"),
        ("rss-item", "<itunes:isClosedCaptioned>Yes</itunes:isClosedCaptioned>"),
        ("rss-item", "<itunes:season>2</itunes:season><itunes:episode>4</itunes:episode>"),
        ("atom-feed", "<itunes:author>Ann Baker</itunes:author>"),
        ("atom-entry", "<itunes:duration>90</itunes:duration>"),
    ],
)
def test_what_apple_defines_is_right(frame: Frame, example: str) -> None:
    assert errors(frame, example) == set()


@pytest.mark.parametrize("element", ["subtitle", "summary"])
def test_html_where_apple_wants_text_is_a_warning(element: str) -> None:
    example = f"<itunes:{element}>On &lt;b&gt;rye&lt;/b&gt;</itunes:{element}>"
    problems = [p for p in found(framed("rss-item", example)) if f"itunes:{element}" in p.what]
    assert [problem.level for problem in problems] == ["warning"]


def test_keywords_are_at_most_twelve() -> None:
    words = [f"word{number}" for number in range(13)]
    twelve, thirteen = (
        framed("rss-item", f"<itunes:keywords>{', '.join(some)}</itunes:keywords>")
        for some in (words[:12], words)
    )
    assert "itunes-keywords" not in codes(twelve)
    assert of("itunes-keywords", found(thirteen)).level == "warning"


def test_apple_has_19_categories_and_91_subcategories() -> None:
    assert (len(CATEGORIES), sum(len(parts) for parts in CATEGORIES.values())) == (19, 91)


def test_all_categories_of_apple_are_known() -> None:
    all_of_them = "".join(
        category(whole, *part)
        for whole, parts in CATEGORIES.items()
        for part in [(), *((part,) for part in parts)]
    )
    found_there = itunes(found(framed("rss-channel", all_of_them)))
    assert not any(code.startswith("itunes") for code in found_there)


def test_a_category_that_is_gone_leads_to_one_that_is_not() -> None:
    for gone, now in SUCCESSORS.items():
        whole, _, part = now.partition(" > ")
        assert gone in RETIRED
        assert whole in CATEGORIES
        assert not part or part in CATEGORIES[whole]


def test_no_subcategory_is_both_of_today_and_gone() -> None:
    for whole, parts in RETIRED.items():
        assert set(parts).isdisjoint(CATEGORIES.get(whole, ()))


@pytest.mark.parametrize("path", [("Politics",), ("Health", "Self-Help"), ("Arts", "Literature")])
def test_a_category_that_is_gone_is_a_warning(path: tuple[str, ...]) -> None:
    problems = [p for p in found(framed("rss-channel", category(*path))) if "itunes" in p.code]
    assert {(p.code, p.level) for p in problems} == {("itunes-category-retired", "warning")}


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        (("Kids and Family",), '<itunes:category text="Kids &amp; Family"/>'),
        (("technology",), '<itunes:category text="Technology"/>'),
        (("Arts > Food",), '<itunes:category text="Arts"><itunes:category text="Food"/>'),
        (("Food & Drink",), "Choose one of Arts, Business"),
        (("Soccer",), '<itunes:category text="Sports"><itunes:category text="Soccer"/>'),
        (("News", "Soccer"), '<itunes:category text="Sports"><itunes:category text="Soccer"/>'),
        (("News", "Tech new"), '<itunes:category text="News"><itunes:category text="Tech News"/>'),
    ],
)
def test_an_unknown_category_is_an_error_that_proposes(path: tuple[str, ...], meant: str) -> None:
    problem = of("itunes-category-unknown", found(framed("rss-channel", category(*path))))
    assert problem.level == "error"
    assert meant in problem.mend


def test_what_apple_requires_is_an_error_where_asked_and_else_a_warning() -> None:
    document = SHOW.replace("<language>en</language>\n", "")
    assert of("apple-show-incomplete", asked(document)).level == "error"
    assert of("apple-show-incomplete", unasked(document)).level == "warning"


def test_a_newsletter_with_some_of_apples_elements_is_not_held_to_its_rules() -> None:
    assert itunes(unasked(NEWSLETTER.replace("<language>en</language>\n", ""))) == []


def test_a_picture_as_enclosure_is_no_episode_unless_apple_is_asked() -> None:
    assert itunes(unasked(ARTICLE)) == []
    assert "apple-enclosure-format" in itunes(asked(ARTICLE))


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://example.org/1.mp3?x=1", True),
        ("https://example.org/1.MP3#t=3", True),
        ("https://example.org/r.mp3/cdn.example.com/1.mp3", True),
        ("https://example.org/get.php?file=1.mp3", True),
        ("https://example.org/1.wmv", False),
        ("https://example.org/play/12345", False),
        ("https://example.org/v1.2/play", False),
    ],
)
def test_the_extension_in_the_address_decides(address: str, good: bool) -> None:
    found_there = itunes(asked(SHOW.replace("https://example.org/1.mp3", address)))
    assert found_there == ([] if good else ["apple-enclosure-format"])


def test_an_address_that_is_none_has_no_extension() -> None:
    assert endings("https://[example.org/1.mp3") == ()


@pytest.mark.parametrize(
    ("extension", "kind", "code"),
    [
        ("m4a", "audio/x-m4a", None),
        ("mp4", "video/mp4", None),
        ("m4a", "audio/mp4", "apple-enclosure-type-unusual"),
        ("m4a", "audio/mpeg", "apple-enclosure-type"),
        ("mp3", "audio/mpeg; charset=binary", None),
        ("pdf", "application/epub+zip", "apple-enclosure-type"),
    ],
)
def test_the_type_of_a_file_is_that_of_its_extension(
    extension: str, kind: str, code: str | None
) -> None:
    document = SHOW.replace("1.mp3", f"1.{extension}").replace("audio/mpeg", kind)
    assert itunes(asked(document)) == ([code] if code else [])


def test_the_kind_of_a_show_counts_wherever_it_stands() -> None:
    document = SHOW.replace("</channel>", "<itunes:type>serial</itunes:type></channel>")
    assert "<itunes:episode>" in of("apple-episode-order", asked(document)).what


def test_a_trailer_of_a_serial_show_needs_no_number() -> None:
    trailer = "<itunes:episodeType>trailer</itunes:episodeType></item>"
    document = SHOW.replace("</item>", trailer)
    document = document.replace("<item>", "<itunes:type>serial</itunes:type><item>")
    assert itunes(asked(document)) == []


def test_a_show_that_is_not_serial_needs_dates() -> None:
    document = SHOW.replace("<pubDate>Tue, 07 May 2024 09:00:00 +0000</pubDate>\n", "")
    assert "<pubDate>" in of("apple-episode-order", asked(document)).what


def two(first: str, second: str) -> str:
    item = SHOW[SHOW.index("<item>") : SHOW.index("</channel>")]
    other = item.replace("mill-1", "mill-2").replace("1.mp3", "2.mp3")
    both = item.replace("</item>", f"{first}</item>") + other.replace("</item>", f"{second}</item>")
    return SHOW.replace(item, both)


@pytest.mark.parametrize(
    ("second", "twice"),
    [
        ("<itunes:episode>1</itunes:episode>", True),
        ("<itunes:episode>2</itunes:episode>", False),
        ("<itunes:season>2</itunes:season><itunes:episode>1</itunes:episode>", False),
        (
            "<itunes:episodeType>bonus</itunes:episodeType><itunes:episode>1</itunes:episode>",
            False,
        ),
    ],
)
def test_a_number_stands_once_in_a_season(second: str, twice: bool) -> None:
    document = two("<itunes:episode>1</itunes:episode>", second)
    assert itunes(asked(document)) == (["apple-episode-number-twice"] if twice else [])


@pytest.mark.parametrize(
    ("title", "numbered"),
    [
        ("Ep. 12: Rye", True),
        ("Episode 3 - Rye", True),
        ("#12 | Rye", True),
        ("S02 EP04 Mt. Hood", True),
        ("12 loaves", False),
        ("#1 reason to bake", False),
        ("E2E tests", False),
        ("No 10 Downing Street", False),
        ("Episode of a lifetime", False),
    ],
)
def test_a_title_that_begins_with_the_number_is_a_hint(title: str, numbered: bool) -> None:
    document = SHOW.replace("Rye at last", title)
    assert itunes(asked(document)) == (["apple-title-number"] if numbered else [])


@pytest.mark.parametrize(
    ("duration", "length", "wrong"),
    [
        ("0", "28800000", True),
        ("0:30:00", "28800000", False),
        ("1800", "1024", True),
        ("1800", "0", False),
        ("1800", "many", False),
        ("3", "9000000000", True),
    ],
)
def test_a_duration_that_cannot_be_is_a_warning(duration: str, length: str, wrong: bool) -> None:
    document = SHOW.replace(">1800<", f">{duration}<").replace("28800000", length)
    problems = [p for p in asked(document) if p.code == "apple-duration-implausible"]
    assert [p.level for p in problems] == (["warning"] if wrong else [])


def test_a_description_may_have_4000_bytes_however_many_letters_that_is() -> None:
    short, long = ("Rye flour is back.", "ä" * 2001)
    assert "apple-text-too-long" not in itunes(asked(SHOW.replace(short, "a" * 4000)))
    assert of("apple-text-too-long", asked(SHOW.replace(short, long))).level == "warning"


def test_html_that_apple_drops_is_named() -> None:
    text = (
        "&lt;p&gt;1 &lt; 2 &lt;br/&gt;&lt;a href='https://example.org/'&gt;Rye&lt;/a&gt;&lt;/p&gt;"
    )
    problem = of("apple-description-html", asked(SHOW.replace("Rye flour is back.", text)))
    assert problem.what.endswith("holds <br>")


def test_a_file_over_http_is_a_hint_and_a_cover_a_warning() -> None:
    problems = asked(SHOW.replace("https://example.org/1", "http://example.org/1"))
    assert of("apple-enclosure-https", problems).level == "hint"
    problems = asked(SHOW.replace("https://example.org/cover", "http://example.org/cover"))
    assert of("apple-artwork-https", problems).mend.startswith(
        "Write https://example.org/cover.jpg"
    )


def test_an_atom_feed_in_a_category_of_apples_is_told_that_apple_takes_rss() -> None:
    feed = framed("atom-feed", category("Arts"))
    assert of("apple-not-rss", unasked(feed)).level == "warning"
    assert "apple-not-rss" not in itunes(unasked(framed("atom-feed", "")))


def test_spotify_reads_time_stamps_in_the_description() -> None:
    chapters = (
        '<podcast:chapters xmlns:podcast="https://podcastindex.org/namespace/1.0" '
        'url="https://example.org/1.json" type="application/json+chapters"/></item>'
    )
    document = SHOW.replace("</item>", chapters)
    assert itunes(asked(document, "spotify")) == ["spotify-chapters"]
    stamped = document.replace("Rye flour", "00:00 Hello 04:10 Rye 1:02:03 End")
    assert itunes(asked(stamped, "spotify")) == []


def test_spotify_is_silent_unless_asked() -> None:
    bare = SHOW.replace('<guid isPermaLink="false">mill-1</guid>\n', "")
    assert "spotify-episode-incomplete" in itunes(asked(bare, "spotify"))
    assert not any(code.startswith("spotify") for code in itunes(unasked(bare)))


def test_googles_elements_are_known_and_their_pictures_need_an_address() -> None:
    good = "<googleplay:author>Ann</googleplay:author><googleplay:explicit>no</googleplay:explicit>"
    assert errors("rss-channel", good) == set()
    assert errors("rss-channel", "<googleplay:image/>") == {"attribute-missing"}
