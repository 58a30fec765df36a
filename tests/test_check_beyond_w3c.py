"""Where the W3C's validator is wrong or blind, `feedsmith check` is right: docs/validators.md."""

import pytest
from checking import codes, found, framed

from feedsmith.checks.grammar import Context
from feedsmith.checks.namespaces import NAMESPACES
from feedsmith.checks.rules import Frame

SHOW = (
    "<itunes:title>Bakery</itunes:title><itunes:complete>Yes</itunes:complete>"
    "<itunes:applepodcastsverify>abc-123</itunes:applepodcastsverify>"
)
LIVE = (
    '<podcast:liveItem status="live" start="2026-09-26T07:30:00.000-06:00"'
    ' end="2026-09-26T09:30:00.000-06:00"><title>Live from the oven</title>'
    "<description>Bread as it rises.</description><link>https://example.org/live</link>"
    '<guid isPermaLink="true">https://example.org/live</guid>'
    '<enclosure url="https://example.org/live.mp3" type="audio/mpeg" length="312"/>'
    '<podcast:contentLink href="https://example.org/live">Listen</podcast:contentLink>'
    "</podcast:liveItem>"
)
CHAPTERS = (
    '<psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Flour"/>'
    '<psc:chapter start="00:03:07" title="Water"/></psc:chapters>'
)
RELIGION = (
    '<itunes:category text="Religion &amp; Spirituality"><itunes:category text="Religion"/>'
    "</itunes:category>"
)


def html(body: str) -> str:
    escaped = body.replace("&", "&amp;").replace("<", "&lt;")
    return f"<description>Bread.</description><content:encoded>{escaped}</content:encoded>"


@pytest.mark.parametrize(
    ("frame", "example"),
    [
        ("rss-channel", SHOW),
        ("rss-channel", LIVE),
        ("rss-item", CHAPTERS),
        ("rss-item", "<source:markdown>*Bread*</source:markdown>"),
        ("rss-channel", "<webfeeds:accentColor>AA3300</webfeeds:accentColor>"),
        (
            "rss-item",
            '<enclosure url="http://localhost:8000/a.mp3" type="audio/mpeg" length="1"/>',
        ),
        ("rss-item", html('<svg viewBox="0 0 1 1"><circle r="1"/></svg>')),
        ("rss-item", html("<math><mi>x</mi></math>")),
        ("rss-item", html("<bread-crumb>Rye</bread-crumb>")),
        ("rss-channel", RELIGION),
    ],
)
def test_what_is_right_is_not_called_wrong(frame: Frame, example: str) -> None:
    context = Context("https://example.org/feed.xml")
    plain = {one.code for one in found(framed(frame, ""), context)}
    document = framed(frame, "{}").replace("{}", example)  # the frame keeps its own title and link
    for prefix in ("itunes", "podcast", "psc", "source", "webfeeds", "content"):
        document = document.replace("<rss ", f'<rss xmlns:{prefix}="{NAMESPACES[prefix]}" ', 1)
    new = [one for one in found(document, context) if one.code not in plain]
    assert [one for one in new if one.level == "error"] == []
    about_shows = {one.code for one in new if one.code.startswith("apple-")}
    assert {one.code for one in new if one.level == "warning"} <= about_shows


def test_a_media_address_with_a_query_is_no_unknown_format() -> None:
    example = (
        '<itunes:episodeType>full</itunes:episodeType><enclosure type="audio/mpeg" length="1" '
        'url="https://example.org/a.mp3?x=1"/>'
    )
    wrong = example.replace("a.mp3?x=1", "a.wma?x=1")
    assert not any("enclosure" in code for code in codes(framed("rss-item", example)))
    assert any("enclosure" in code for code in codes(framed("rss-item", wrong)))


@pytest.mark.parametrize(
    "body",
    [
        '<a class="more" href="/rye/">Rye</a>',
        '<img src="https://example.org/a.jpg" srcset="/a-2.jpg 2x" alt="">',
        '<video src="oven.mp4"></video>',
        '<video poster="../oven.jpg" src="https://example.org/oven.mp4"></video>',
        '<blockquote cite="wheat/"><p>Bread</p></blockquote>',
        '<a href="#top">Up</a>',
    ],
)
def test_relative_addresses_are_found_in_every_attribute(body: str) -> None:
    assert "html-relative" in codes(framed("rss-item", html(body)))
    escaped = body.replace("&", "&amp;").replace("<", "&lt;")
    assert "html-relative" in codes(
        framed("atom-entry", f'<content type="html">{escaped}</content>')
    )
    whole = escaped.replace('"/', '"https://example.org/')
    sound = html('<a href="https://example.org/rye/">Rye</a>') if whole == escaped else None
    assert sound is None or "html-relative" not in codes(framed("rss-item", sound))


@pytest.mark.parametrize(
    "example",
    [
        "<podcast:transcript url='https://example.org/a.vtt'/>",
        "<podcast:soundbite startTime='a' duration='20'>Crust</podcast:soundbite>",
        "<podcast:episode>seven</podcast:episode>",
        "<podcast:mood>glad</podcast:mood>",
        "<podcast:locked>yes</podcast:locked>",
    ],
)
def test_the_podcast_namespace_is_checked(example: str) -> None:
    wrong = [one for one in found(framed("rss-item", example)) if one.level == "error"]
    assert any("podcast:" in one.what for one in wrong)


def test_a_show_without_a_picture_is_told() -> None:
    show = '<itunes:category text="Technology"/>'
    missing = [one for one in found(framed("rss-channel", show)) if "itunes:image" in one.what]
    assert missing
    picture = show + '<itunes:image href="https://example.org/cover.jpg"/>'
    assert not [one for one in found(framed("rss-channel", picture)) if "itunes:image" in one.what]


def test_html_in_a_shows_description_is_a_hint_only() -> None:
    show = "<description>&lt;p&gt;About rye.&lt;/p&gt;</description>"
    levels = {one.level for one in found(framed("rss-channel", show)) if one.code == "text-html"}
    assert levels == {"hint"}


def test_where_an_element_belongs_is_told_for_its_own_format() -> None:
    misplaced = [
        one.mend
        for one in found(framed("atom-feed", "<published>2024-05-07T09:00:00Z</published>"))
        if one.code == "element-misplaced"
    ]
    assert misplaced
    assert not any("<item>" in mend or "<channel>" in mend for mend in misplaced)
