"""The podcast namespace and Podlove's chapters: the right stays unsaid, the wrong is named."""

from collections import Counter

import pytest
from checking import found, framed

from feedsmith.checks.rules import Frame
from feedsmith.checks.vocabularies.podcast import lists
from feedsmith.problems import Problem

GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
KEY = "02d5c1bf8b940dc9cadca86d1b0a3c37fbe39cee4c7e839e33bef9174531d27f52"
SOURCE = '<podcast:source uri="https://example.org/rye.opus"/>'
ANN = f'<podcast:valueRecipient name="Ann" type="node" address="{KEY}" split="50"/>'
BOB = '<podcast:valueRecipient name="Bob" type="lnaddress" address="bob@a.example" split="50"/>'
REMOTE = f'<podcast:remoteItem feedGuid="{GUID}" itemGuid="song-1" medium="music"/>'
URL = 'url="https://example.org/a"'


def said(frame: Frame, example: str) -> list[Problem]:
    """What is found, but for where the show's guid stands and whether its item is in order."""
    return [p for p in found(framed(frame, example)) if p.code != "podcast-guid-placement"]


def of_show(example: str) -> list[Problem]:
    return said("rss-channel", example)


def of_episode(example: str) -> list[Problem]:
    return said("rss-item", example)


def value(inside: str) -> str:
    return f'<podcast:value type="lightning" method="keysend">{inside}</podcast:value>'


def time_split(inside: str, more: str = "") -> str:
    opened = f'<podcast:valueTimeSplit startTime="60" duration="237" {more}>'
    return value(f"{ANN}{opened}{inside}</podcast:valueTimeSplit>")


def live(attributes: str, inside: str = "<title>Live</title>") -> str:
    """A whole feed with a live item."""
    return (
        '<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
        "<title>A</title><link>https://example.org/</link><description>A</description>"
        '<atom:link href="https://example.org/feed.xml" rel="self" type="application/rss+xml" '
        'xmlns:atom="http://www.w3.org/2005/Atom"/>'
        f"<podcast:liveItem {attributes}>{inside}"
        '<guid isPermaLink="false">live-1</guid>'
        '<enclosure url="https://example.org/live.mp3" type="audio/mpeg" length="312"/>'
        '<podcast:contentLink href="https://example.org/live">Listen here</podcast:contentLink>'
        "</podcast:liveItem></channel></rss>"
    )


SHOW = (
    '<podcast:locked owner="ann@example.org">yes</podcast:locked>',
    "<podcast:locked> no </podcast:locked>",
    "<podcast:block>yes</podcast:block><podcast:block id='google'>no</podcast:block>",
    f"<podcast:guid>{GUID}</podcast:guid>",
    "<podcast:medium>audiobook</podcast:medium>",
    f"<podcast:medium>courseL</podcast:medium>{REMOTE}",
    f"<podcast:medium>mixed</podcast:medium>{REMOTE}",
    f"<podcast:medium>publisher</podcast:medium><podcast:guid>{GUID}</podcast:guid>{REMOTE}",
    '<podcast:podping usesPodping="true"/>',
    "<podcast:podping/>",
    (
        '<podcast:trailer url="https://example.org/a.mp3" pubdate="Thu, 01 Apr 2021 08:00:00 EST" '
        'length="123" type="audio/mpeg" season="4">Soon</podcast:trailer>'
    ),
    f"<podcast:podroll>{REMOTE}{REMOTE}</podcast:podroll>",
    (
        f'<podcast:publisher><podcast:remoteItem medium="publisher" feedGuid="{GUID}" '
        'feedUrl="https://example.org/p.xml"/></podcast:publisher>'
    ),
    (
        '<podcast:updateFrequency rrule="FREQ=WEEKLY;BYDAY=FR;BYMONTHDAY=13">Fridays the 13th'
        "</podcast:updateFrequency>"
    ),
    '<podcast:updateFrequency rrule="FREQ=YEARLY;BYDAY=+4TH;BYMONTH=11"/>',
    '<podcast:updateFrequency rrule="FREQ=MONTHLY;BYDAY=-1MO;BYSETPOS=-1;WKST=SU"/>',
    '<podcast:updateFrequency rrule="FREQ=WEEKLY;COUNT=10" dtstart="2023-08-28T00:00:00.000Z"/>',
    '<podcast:updateFrequency rrule="FREQ=WEEKLY;UNTIL=2023-12-31T00:00:00.000Z;BYDAY=MO"/>',
    '<podcast:updateFrequency rrule="FREQ=WEEKLY;UNTIL=20231231" dtstart="2023-01-02"/>',
    '<podcast:updateFrequency complete="true">That was all</podcast:updateFrequency>',
)
BOTH = (
    f"<podcast:funding {URL}>Support us</podcast:funding>",
    f"<podcast:funding {URL}/>",
    "<podcast:person>Ann Baker</podcast:person>",
    ('<podcast:person role="Cover Art Designer" group="Visuals" img="https://example.org/a.jpg" '
    'href="https://de.wikipedia.org/wiki/Bäcker">Ann</podcast:person>'),
    ('<podcast:location rel="creator" geo="geo:30.2711286,-97.7436995" osm="R113314" country="US">'
    "Austin</podcast:location>"),
    '<podcast:location geo="geo:37.786971,-122.399677,250;u=35">There</podcast:location>',
    '<podcast:location geo="geo:323482,4306480;crs=EPSG:32618">There</podcast:location>',
    '<podcast:location osm="R7444#188">Paris</podcast:location>',
    "<podcast:location>Hogwarts</podcast:location>",
    "<podcast:license>CC-BY-NC-ND-4.0</podcast:license>",
    "<podcast:license>cc-by-sa-3.0-de</podcast:license>",
    "<podcast:license>ARR</podcast:license>",
    f"<podcast:license {URL}>our-own-v1</podcast:license>",
    "<podcast:txt>naj3eEZaWVVY9a38uhX8FekACyhtqP4JN</podcast:txt>",
    '<podcast:txt purpose="ai-content">false</podcast:txt>',
    ('<podcast:socialInteract protocol="activitypub" uri="https://a.example/@ann/1" '
    'accountId="@ann" accountUrl="https://a.example/@ann" priority="1"/>'),
    ('<podcast:socialInteract protocol="bluesky" uri="at://did:plc:abc/app.bsky.feed.post/3k" '
    'accountId="ann.example.org"/>'),
    '<podcast:socialInteract protocol="disabled"/>',
    '<podcast:chat server="irc.example.org" protocol="irc" accountId="@ann" space="#bread"/>',
    ('<podcast:image href="https://example.org/a.mp4" alt="Rye" aspect-ratio="16/9" width="1200" '
    'height="675" type="video/mp4" purpose="artwork apple/showcase-hero"/>'),
    '<podcast:image href="https://example.org/a.jpg" alt="" aspect-ratio="1.91 / 1"/>',
    value(ANN),
    value(ANN + BOB + '<podcast:valueRecipient name="Host" type="node" address="' + KEY + '" '
    'split="1" fee="true" customKey="696969" customValue="abc"/>'),
    time_split(REMOTE, 'remoteStartTime="174" remotePercentage="95.5"'),
    time_split(ANN + BOB),
)  # fmt: skip
EPISODE = (
    (
        '<podcast:transcript url="https://example.org/a.vtt?x=1" type="text/vtt" rel="captions"/>'
        '<podcast:transcript url="https://example.org/a" type="application/srt" language="pt-BR"/>'
        '<podcast:transcript url="https://example.org/a.json" type="application/json" '
        'rel="captions"/>'
        '<podcast:transcript url="https://example.org/a.txt" type="text/plain; charset=utf-8"/>'
    ),
    f'<podcast:chapters {URL} type="application/json+chapters"/>',
    (
        '<podcast:soundbite startTime="73.0" duration="60.0"/>'
        '<podcast:soundbite startTime="0" duration="15">Why rye</podcast:soundbite>'
    ),
    '<podcast:season name="Rye">3</podcast:season>',
    '<podcast:episode display="Ch.3">315.5</podcast:episode>',
    '<podcast:contentLink href="https://example.org/watch">Watch it</podcast:contentLink>',
    (
        '<podcast:alternateEnclosure type="audio/ogg" length="1" bitrate="511276.52" height="720" '
        'lang="en" title="High" rel="default" codecs="opus" default="true">'
        f'{SOURCE}<podcast:source uri="ipfs://QmX33FYehk6" contentType="application/x-bittorrent"/>'
        '<podcast:source uri="http://expyuzz4wqqyqhjn.onion/a.opus"/>'
        '<podcast:integrity type="sri" value="sha384-ExVqijgYHm15PqQqdXfW95x+Rs6C+d6E/ICxyQOeFevnxN'
        'LR/wtJNrNYTjIysUBo"/></podcast:alternateEnclosure>'
    ),
    (
        '<psc:chapters version="1.2"><psc:chapter start="0" title="Hello"/>'
        '<psc:chapter start="3:07" title="Flour" href="https://example.org/flour"/>'
        '<psc:chapter start="8:26.250" title="Water" image="https://example.org/w.jpg"/>'
        '<psc:chapter start="01:35:52" title="Bye"/></psc:chapters>'
    ),
    '<psc:chapters><psc:chapter start="00:00:00.000" title="Hello"/></psc:chapters>',
)


@pytest.mark.parametrize("example", [*SHOW, *BOTH])
def test_what_the_documents_allow_of_a_show_is_right(example: str) -> None:
    assert of_show(example) == []


@pytest.mark.parametrize("example", [*EPISODE, *BOTH])
def test_what_the_documents_allow_of_an_episode_is_right(example: str) -> None:
    assert of_episode(example) == []


@pytest.mark.parametrize("example", [*EPISODE[:-2], *BOTH])
def test_a_live_item_holds_what_an_episode_holds(example: str) -> None:
    document = live('status="live" start="2021-09-26T07:30:00.000-0600" end="20210926T173000Z"')
    assert found(document.replace("<title>Live", f"{example}<title>Live")) == []


@pytest.mark.parametrize("example", EPISODE[:7])
def test_what_belongs_to_an_episode_is_misplaced_in_the_show(example: str) -> None:
    assert "element-misplaced" in {problem.code for problem in of_show(example)}


@pytest.mark.parametrize("example", [*SHOW[:5], SHOW[8], *SHOW[10:14]])
def test_what_belongs_to_the_show_is_misplaced_in_an_episode(example: str) -> None:
    assert "element-misplaced" in {problem.code for problem in of_episode(example)}


def test_a_live_item_belongs_to_the_channel_only() -> None:
    (problem,) = of_episode('<podcast:liveItem status="live" start="2026-05-07"/>')
    assert (problem.code, problem.level) == ("element-misplaced", "error")


@pytest.mark.parametrize(
    "example",
    [
        SHOW[0] + SHOW[1],
        SHOW[3] * 2,
        SHOW[4] * 2,
        SHOW[11] * 2,
        SHOW[13] * 2,
        "<podcast:license>ARR</podcast:license>" * 2,
        BOTH[18] * 2,
    ],
)
def test_what_may_stand_once_is_doubled_the_second_time(example: str) -> None:
    assert "element-doubled" in {problem.code for problem in of_show(example)}


@pytest.mark.parametrize(
    "example", [EPISODE[1] * 2, EPISODE[3] * 2, EPISODE[4] * 2, EPISODE[8] * 2]
)
def test_what_an_episode_has_once_is_doubled_the_second_time(example: str) -> None:
    assert "element-doubled" in {problem.code for problem in of_episode(example)}


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("podcast:transcript", "url type"),
        ("podcast:chapters", "url type"),
        ("podcast:soundbite", "startTime duration"),
        ("podcast:contentLink", "href"),
        ("podcast:alternateEnclosure", "type"),
        ("podcast:funding", "url"),
        ("podcast:socialInteract", "protocol uri"),
        ("podcast:chat", "server protocol"),
        ("podcast:image", "href"),
        ("podcast:images", "srcset"),
        ("podcast:value", "type method"),
    ],
)
def test_a_tag_without_its_attributes_is_an_error_that_names_them(
    tag: str, attributes: str
) -> None:
    missing = [p for p in of_episode(f"<{tag}/>") if p.code == "attribute-missing"]
    assert {(p.level, p.what) for p in missing} == {
        ("error", f"<{tag}> has no attribute `{name}`") for name in attributes.split()
    }


@pytest.mark.parametrize(
    ("example", "code"),
    [
        ("<podcast:locked>true</podcast:locked>", "value-unknown"),
        ("<podcast:block>maybe</podcast:block>", "value-unknown"),
        ("<podcast:medium>musicl</podcast:medium>", "value-unknown"),
        ("<podcast:guid>https://example.org/feed.xml</podcast:guid>", "uuid"),
        ('<podcast:remoteItem feedGuid="920666"/>', "uuid"),
        (f'<podcast:remoteItem feedGuid="{GUID}" medium="radio"/>', "value-unknown"),
        ('<podcast:location rel="about">Austin</podcast:location>', "value-unknown"),
        ('<podcast:location country="Austria">Vienna</podcast:location>', "country"),
        ('<podcast:location geo="geo:130.2,-97.7">Austin</podcast:location>', "podcast-geo"),
        ('<podcast:location geo="R113314">Austin</podcast:location>', "podcast-geo"),
        ('<podcast:location osm="113314">Austin</podcast:location>', "podcast-osm"),
        ("<podcast:location/>", "podcast-text-missing"),
        ("<podcast:license/>", "podcast-text-missing"),
        ("<podcast:podroll/>", "element-missing"),
        ("<podcast:publisher/>", "element-missing"),
        (value(""), "element-missing"),
        (value(ANN.replace('"50"', '"33.3"')), "number-integer"),
        (time_split(""), "podcast-time-split-content"),
        (time_split(REMOTE * 2), "podcast-time-split-content"),
        (time_split(REMOTE, 'remoteStartTime="1:00"'), "podcast-seconds"),
        ('<podcast:updateFrequency rrule="INTERVAL=2"/>', "podcast-rrule"),
        ('<podcast:updateFrequency rrule="FREQ=WEEKLY;INTERVAL=0"/>', "podcast-rrule"),
        ('<podcast:updateFrequency rrule="FREQ=WEEKLY;BYDAY=MON"/>', "podcast-rrule"),
        ('<podcast:updateFrequency rrule="FREQ=WEEKLY;ON=MO"/>', "podcast-rrule"),
        ('<podcast:updateFrequency rrule="FREQ=WEEKLY;MO"/>', "podcast-rrule"),
        ('<podcast:updateFrequency rrule="FREQ=MONTHLY;BYMONTHDAY=0"/>', "podcast-rrule"),
        ('<podcast:updateFrequency rrule="FREQ=DAILY;FREQ=WEEKLY"/>', "podcast-rrule"),
        ('<podcast:updateFrequency rrule="RRULE:FREQ=DAILY"/>', "podcast-rrule"),
        (
            ('<podcast:updateFrequency dtstart="2026-01-01" '
            'rrule="FREQ=DAILY;COUNT=3;UNTIL=20260501"/>'),
            "podcast-rrule",
        ),
        ('<podcast:updateFrequency rrule="FREQ=DAILY;COUNT=3"/>', "attribute-missing"),
        ('<podcast:updateFrequency dtstart="next week" rrule="FREQ=DAILY"/>', "date-w3cdtf"),
        (f'<podcast:publisher>{REMOTE.replace("music", "publisher") * 2}</podcast:publisher>',
         "podcast-publisher-link"),
        ('<podcast:images srcset="https://example.org/a.jpg 2x"/>', "podcast-images-srcset"),
        ('<podcast:images srcset=""/>', "podcast-images-srcset"),
        ('<podcast:person>A<b>nn</b></podcast:person>', "element-unknown"),
    ],
)  # fmt: skip
def test_what_the_documents_forbid_in_a_show_is_an_error(example: str, code: str) -> None:
    assert code in "".join(problem.code for problem in of_show(example) if problem.level == "error")


@pytest.mark.parametrize(
    ("example", "code"),
    [
        ("<podcast:season>two</podcast:season>", "number-integer"),
        ("<podcast:season/>", "number-integer"),
        ("<podcast:episode>seven</podcast:episode>", "number-decimal"),
        ('<podcast:transcript url="a.vtt" type="text/vtt"/>', "address-not-absolute"),
        ('<podcast:transcript url="https://example.org/a.vtt" type="vtt"/>', "mime-type"),
        (
            '<podcast:alternateEnclosure type="audio/ogg" length="1"/>',
            "element-missing",
        ),
        (
            (
                f'<podcast:alternateEnclosure type="audio/ogg" length="1">{SOURCE}'
                '<podcast:integrity type="md5" value="abc"/></podcast:alternateEnclosure>'
            ),
            "value-unknown",
        ),
        (
            (
                f'<podcast:alternateEnclosure type="audio/ogg" length="1">{SOURCE}'
                '<podcast:integrity type="pgp-signature" value="not base64!"/>'
                "</podcast:alternateEnclosure>"
            ),
            "podcast-integrity-value",
        ),
        ("<psc:chapters/>", "element-missing"),
        ('<psc:chapters><psc:chapter title="A"/></psc:chapters>', "attribute-missing"),
        ('<psc:chapters><psc:chapter start="0"/></psc:chapters>', "attribute-missing"),
        ('<psc:chapters><psc:chapter start="soon" title="A"/></psc:chapters>', "psc-start"),
        ('<psc:chapters><psc:chapter start="1:60" title="A"/></psc:chapters>', "psc-start"),
    ],
)
def test_what_the_documents_forbid_in_an_episode_is_an_error(example: str, code: str) -> None:
    errors = [problem.code for problem in of_episode(example) if problem.level == "error"]
    assert code in errors


@pytest.mark.parametrize(
    ("attributes", "code", "level"),
    [
        ('start="2026-05-07T19:00:00Z"', "attribute-missing", "error"),
        ('status="live"', "attribute-missing", "error"),
        ('status="soon" start="2026-05-07T19:00:00Z"', "value-unknown", "error"),
        ('status="live" start="Thu, 07 May 2026 19:00:00 GMT"', "date-w3cdtf", "error"),
        ('status="live" start="2026-05-07T19:00Z" end="2026-05-07"', "", ""),
        (
            'status="live" start="2026-05-07T19:00Z" end="2026-05-07T18:00Z"',
            "podcast-live-times",
            "warning",
        ),
    ],
)
def test_a_live_item_says_when_and_whether(attributes: str, code: str, level: str) -> None:
    problems = {(p.code, p.level) for p in found(live(attributes)) if p.level != "hint"}
    assert problems == ({(code, level)} if code else set())


def test_the_end_of_a_live_item_is_compared_in_one_zone() -> None:
    document = live('status="live" start="2021-09-26T07:30:00.000-0600" end="2021-09-26T09:30Z"')
    assert "podcast-live-times" in {problem.code for problem in found(document)}


def test_a_live_item_shows_something_as_an_item_does() -> None:
    document = live('status="live" start="2026-05-07T19:00Z"', "")
    assert "rss-item-empty" in {problem.code for problem in found(document)}


@pytest.mark.parametrize(
    ("typed", "name", "meant"),
    [
        ("text/srt", "a", "application/x-subrip"),
        ("application/x-vtt", "a", "text/vtt"),
        ("application/json+transcript", "a", "application/json"),
        ("application/octet-stream", "a.vtt", "text/vtt"),
        ("text/vtt", "a.srt", "application/x-subrip"),
    ],
)
def test_the_type_of_a_transcript_that_is_meant_is_named(typed: str, name: str, meant: str) -> None:
    example = f'<podcast:transcript url="https://example.org/{name}" type="{typed}"/>'
    (problem,) = of_episode(example)
    assert (problem.code, problem.level) == ("podcast-transcript-type", "warning")
    assert meant in problem.mend


@pytest.mark.parametrize(
    ("example", "mend"),
    [
        ('<podcast:soundbite startTime="00:01:13.5" duration="60"/>', "73.5"),
        ('<psc:chapters><psc:chapter start="90:00" title="A"/></psc:chapters>', "01:30:00"),
        ('<psc:chapters><psc:chapter start="00:01:02,5" title="A"/></psc:chapters>', "00:01:02.5"),
        ('<podcast:location geo="30.27, -97.74">Austin</podcast:location>', "geo:30.27,-97.74"),
        ('<podcast:location osm="way/5013364">Here</podcast:location>', "W5013364"),
        ("<podcast:license>CC BY-NC-SA 4.0</podcast:license>", "CC-BY-NC-SA-4.0"),
        ("<podcast:license>All rights reserved</podcast:license>", "ARR"),
        ('<podcast:image href="https://example.org/a" alt="" aspect-ratio="16:9"/>', "16/9"),
        ('<podcast:person role="co host">Bob</podcast:person>', "co-host"),
        (value(BOB.replace("lnaddress", "node")), 'type="lnaddress"'),
        ('<podcast:chat server="wss://a.example/x" protocol="nostr" accountId="n"/>', "a.example"),
    ],
)
def test_the_value_that_is_meant_is_named(example: str, mend: str) -> None:
    (problem,) = of_episode(example)
    assert mend in problem.mend


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("biweekly", "FREQ=WEEKLY;INTERVAL=2"), ("Monthly", "FREQ=MONTHLY"), ("x", "BYDAY=MO")],
)
def test_a_rule_in_a_word_is_told_as_a_rule(typed: str, meant: str) -> None:
    problems = of_show(f'<podcast:updateFrequency rrule="{typed}"/>')
    assert meant in problems[-1].mend


@pytest.mark.parametrize(
    "example",
    [
        f"<podcast:funding {URL}>{{}}</podcast:funding>",
        "<podcast:person>{}</podcast:person>",
        f"<podcast:license {URL}>{{}}</podcast:license>",
        '<podcast:season name="{}">1</podcast:season>',
        '<podcast:soundbite startTime="1" duration="20">{}</podcast:soundbite>',
        '<podcast:txt purpose="{}">a</podcast:txt>',
    ],
)
def test_a_text_beyond_128_characters_is_a_warning(example: str) -> None:
    assert of_episode(example.format("r" * 128)) == []
    (problem,) = of_episode(example.format("r" * 129))
    assert (problem.code, problem.level) == ("podcast-text-long", "warning")


def test_a_moniker_has_at_most_32_characters() -> None:
    example = '<podcast:episode display="{}">1</podcast:episode>'
    assert of_episode(example.format("r" * 32)) == []
    assert [p.code for p in of_episode(example.format("r" * 33))] == ["podcast-text-long"]


@pytest.mark.parametrize(
    "example",
    [
        '<podcast:person role="baker">Ann</podcast:person>',
        '<podcast:person group="kitchen">Ann</podcast:person>',
        '<podcast:chat server="a.example" protocol="teamtalk" accountId="a"/>',
        '<podcast:socialInteract protocol="myspace" uri="https://a.example/1" accountId="a"/>',
        value(ANN).replace("lightning", "pebbles"),
        value(ANN).replace("keysend", "pigeon"),
        value(ANN).replace('"node"', '"carrier"'),
    ],
)
def test_a_value_that_an_open_list_lacks_is_a_hint(example: str) -> None:
    assert {(p.code, p.level) for p in of_show(example)} == {("podcast-value-unlisted", "hint")}


@pytest.mark.parametrize(
    ("example", "missing"),
    [
        ('<podcast:chat server="a.example" protocol="irc"/>', ["`accountId`"]),
        ('<podcast:socialInteract protocol="nostr" uri="nostr:note1"/>', ["`accountId`"]),
        (BOTH[15].replace('priority="1"', "") * 2, ["`priority`", "`priority`"]),
        (value(ANN.replace('name="Ann"', "")), ["`name`"]),
        ("<podcast:updateFrequency>Weekly</podcast:updateFrequency>", ["`rrule`"]),
    ],
)
def test_a_recommended_attribute_is_a_hint(example: str, missing: list[str]) -> None:
    problems = of_show(example)
    assert {(p.code, p.level) for p in problems} == {("podcast-attribute-recommended", "hint")}
    assert [p.mend.removeprefix("Add ").rstrip(".") for p in problems] == missing


def test_disabled_comments_stand_alone() -> None:
    disabled = '<podcast:socialInteract protocol="disabled"/>'
    problems = of_episode(disabled + BOTH[16])
    assert Counter(p.code for p in problems if p.level == "warning") == {
        "podcast-comments-disabled": 1
    }


def test_a_list_has_no_items_of_its_own() -> None:
    document = framed("rss-item", "").replace(
        "<item>", f"<podcast:medium>musicL</podcast:medium>{REMOTE}<item>"
    ).replace("<rss ", '<rss xmlns:podcast="https://podcastindex.org/namespace/1.0" ')  # fmt: skip
    (problem,) = found(document)
    assert (problem.code, problem.level) == ("podcast-medium-content", "warning")
    assert "music" in problem.mend


def test_the_guid_before_the_items_is_a_hint_only_where_items_follow() -> None:
    assert found(framed("rss-channel", f"<podcast:guid>{GUID}</podcast:guid>")) == []


def test_shares_may_have_any_sum_but_nothing() -> None:
    assert of_show(value(ANN.replace('"50"', '"190"') + BOB.replace('"50"', '"0"'))) == []
    empty = of_show(value((ANN + BOB).replace('"50"', '"0"')))
    assert [(p.code, p.level) for p in empty] == [("podcast-shares-empty", "warning")]


@pytest.mark.parametrize("tag", ["id", "social", "hiveAccount", "recommendations"])
def test_a_tag_that_was_only_proposed_is_a_hint(tag: str) -> None:
    problems = of_show(f"<podcast:{tag}>a</podcast:{tag}>")
    assert [(p.code, p.level) for p in problems] == [("podcast-tag-proposed", "hint")]


def test_an_unknown_tag_of_the_namespace_is_told_with_what_is_meant() -> None:
    (problem,) = of_episode('<podcast:soundBites startTime="1" duration="20"/>')
    assert problem.code == "element-unknown"
    assert "<podcast:soundbite>" in problem.mend


def test_chapters_of_podlove_may_start_at_once_but_not_go_back() -> None:
    chapter = '<psc:chapter start="{}" title="A"/>'
    starts = [chapter.format(start) for start in ("0", "10", "10", "5", "12")]
    problems = of_episode(f"<psc:chapters>{''.join(starts)}</psc:chapters>")
    assert [p.code for p in problems] == ["psc-order"]
    assert '"5"' in problems[0].what


@pytest.mark.parametrize("typed", ["9" * 5000, f"{'9' * 5000}:00:00", "-" * 5000, "٣:٠٠"])
def test_absurd_times_are_told_in_short(typed: str) -> None:
    problems = of_episode(
        f'<podcast:soundbite startTime="{typed}" duration="20"/>'
        f'<psc:chapters><psc:chapter start="{typed}" title="A"/></psc:chapters>'
    )
    assert all(len(f"{problem.what} {problem.mend}") < 200 for problem in problems)


def test_atom_feeds_may_bear_the_same_tags() -> None:
    example = f"{EPISODE[0]}{EPISODE[7]}<podcast:person>Ann</podcast:person>"
    assert said("atom-entry", example) == []


def test_every_medium_has_its_list() -> None:
    singles = [one for one in lists.MEDIUMS if one not in lists.LISTS]
    assert sorted(f"{one}L" for one in singles) == sorted({*lists.LISTS} - {"mixed"})
