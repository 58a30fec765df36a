"""RSS 2.0 and the best practices of the RSS Advisory Board, held to whole channels and items."""

import pytest
from checking import codes, found

from feedsmith.checks.grammar import Context

SELF = '<atom:link href="https://example.org/feed.xml" rel="self" type="application/rss+xml"/>'
CORE = "<title>Bakery</title><link>https://example.org/</link><description>Bread</description>"
DATE = "<pubDate>Tue, 07 May 2024 09:00:00 +0000</pubDate>"
LENGTHY = 'length="1234" type="audio/mpeg"'


def channel(inside: str, version: str = "2.0", core: str = CORE) -> str:
    return (
        f'<rss version="{version}" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml"><channel>{core}{SELF}{inside}</channel></rss>'
    )


def item(inside: str, title: str = "<title>Rye at last</title>") -> str:
    guid = "" if "<guid" in inside else "<guid>https://example.org/rye/</guid>"
    date = "" if "<pubDate" in inside else DATE
    return channel(f"<item>{title}{guid}{date}{inside}</item>")


def levels(document: str) -> set[tuple[str, str]]:
    return {(problem.code, problem.level) for problem in found(document)}


def said(document: str, code: str) -> str:
    return " / ".join(f"{p.what}. {p.mend}" for p in found(document) if p.code == code)


def errors(document: str) -> list[str]:
    return [f"{p.code}: {p.what}" for p in found(document) if p.level == "error"]


EVERYTHING = f"""
<language>en-gb</language><copyright>2024, Ann Baker</copyright>
<managingEditor>ann@example.org (Ann Baker)</managingEditor>
<webMaster>bob@example.org (Bob Miller)</webMaster>
{DATE}<lastBuildDate>Tue, 07 May 2024 09:00:00 GMT</lastBuildDate>
<category>Bread</category><category domain="https://example.org/tags">Rye</category>
<generator>feedsmith</generator><docs>https://www.rssboard.org/rss-specification</docs>
<cloud domain="rpc.example.org" port="80" path="/RPC2" registerProcedure="" protocol="http-post"/>
<ttl>60</ttl>
<image><url>https://example.org/logo.png</url><title>Bakery</title>
<link>https://example.org/</link><width>88</width><height>31</height>
<description>A loaf</description></image>
<skipHours><hour>0</hour><hour>23</hour></skipHours>
<skipDays><day>Saturday</day><day>Sunday</day></skipDays>
<item xml:lang="en" xml:base="https://example.org/"><title>Rye</title>
<link>https://example.org/rye/</link><description>&lt;p&gt;Rye is back.&lt;/p&gt;</description>
<author>ann@example.org (Ann Baker)</author><category>Rye</category>
<comments>https://example.org/rye/#comments</comments>
<enclosure url="https://example.org/rye.mp3" length="1234" type="audio/mpeg"/>
<guid isPermaLink="true">https://example.org/rye/</guid>{DATE}
<source url="https://example.org/feed.xml">Bakery</source></item>
"""


def test_a_channel_with_all_that_rss_knows_has_no_problem() -> None:
    assert found(channel(EVERYTHING)) == []


@pytest.mark.parametrize("version", ["0.91", "0.92", "2.0"])
def test_older_versions_are_held_to_the_same_elements(version: str) -> None:
    assert errors(channel(EVERYTHING, version)) == []


@pytest.mark.parametrize("name", ["title", "link", "description"])
def test_a_channel_lacks_none_of_its_three_elements(name: str) -> None:
    whole = channel("", core=CORE.replace(f"<{name}>", "<x>").replace(f"</{name}>", "</x>"))
    assert f"<channel> has no <{name}>" in said(whole, "element-missing")


def test_a_document_without_a_channel_says_so() -> None:
    assert "<rss> has no <channel>" in said('<rss version="2.0"/>', "element-missing")


def test_a_root_without_a_version_says_so() -> None:
    document = channel("").replace('version="2.0" ', "")
    assert "`version`" in said(document, "attribute-missing")


@pytest.mark.parametrize("name", ["blink", "textinput", "pubdate", "guid", "content"])
def test_an_element_that_no_channel_has_is_an_error(name: str) -> None:
    problems = errors(channel(f"<{name}>a</{name}>"))
    assert any(f"<{name}>" in one for one in problems)


@pytest.mark.parametrize(
    ("inside", "wrong"),
    [
        ("<ttl>0</ttl>", "ttl"),
        ("<ttl>1.5</ttl>", "ttl"),
        ("<ttl>soon</ttl>", "ttl"),
        ("<docs>rss.html</docs>", "docs"),
        ("<pubDate>yesterday</pubDate>", "pubDate"),
        ("<lastBuildDate>2024-05-07T09:00:00Z</lastBuildDate>", "lastBuildDate"),
        ("<webMaster>Bob Miller</webMaster>", "webMaster"),
        ("<managingEditor>Ann</managingEditor>", "managingEditor"),
        ("<ttl>60</ttl><ttl>90</ttl>", "ttl"),
        ("<image/><image/>", "image"),
        ("words between elements", "channel"),
    ],
)
def test_a_wrong_element_of_the_channel_is_an_error_that_names_it(inside: str, wrong: str) -> None:
    assert any(wrong in one for one in errors(channel(inside)))


def test_the_missing_self_link_is_told_with_the_address_of_the_feed() -> None:
    document = channel("").replace(SELF, "")
    problems = found(document, Context("https://example.org/rss"))
    (problem,) = [one for one in problems if one.code == "rss-self-missing"]
    assert 'href="https://example.org/rss"' in problem.mend
    assert problem.level == "warning"


def test_old_versions_need_no_self_link_and_no_guid() -> None:
    document = channel("<item><title>Rye</title></item>", "0.92").replace(SELF, "")
    assert codes(document) <= {"rss-item-undated"}


def test_elements_behind_the_items_are_named_once() -> None:
    late = item("").replace("</channel>", "<ttl>60</ttl><generator>x</generator></channel>")
    assert "<ttl>, <generator> of the channel stand" in said(late, "rss-channel-after-items")


def test_extensions_may_stand_behind_the_items() -> None:
    late = item("").replace("</channel>", "<dc:type>Text</dc:type></channel>")
    assert "rss-channel-after-items" not in codes(late)


def test_tags_in_a_text_are_told_once_with_what_to_write() -> None:
    document = item("<description><p>Rye <b>bread</b></p><p>is back.</p></description>")
    assert errors(document) == [
        "rss-text-unescaped: <p> stands as an element in <description>, which holds only text"
    ]
    assert "&lt;p>" in said(document, "rss-text-unescaped")


@pytest.mark.parametrize("inside", ["<title>a</title>", "<description>a</description>"])
def test_an_item_needs_a_title_or_a_description(inside: str) -> None:
    assert errors(item(inside, title="")) == []
    assert "rss-item-empty" in codes(item("<link>https://example.org/a/</link>", title=""))


def test_the_missing_guid_is_mended_with_the_link() -> None:
    document = channel("<item><title>a</title><link>https://example.org/a/</link></item>")
    assert "<guid>https://example.org/a/</guid>" in said(document, "rss-guid-missing")


def test_a_date_of_an_extension_is_a_date() -> None:
    dated = "<item><title>a</title><dc:date>2024-05-07</dc:date></item>"
    assert "rss-item-undated" not in codes(channel(dated))
    assert ("rss-item-undated", "hint") in levels(channel("<item><title>a</title></item>"))


@pytest.mark.parametrize(
    "guid",
    [
        "<guid>https://example.org/a?b=1&amp;c=2#d</guid>",
        '<guid isPermaLink="true">http://example.org/a</guid>',
        '<guid isPermaLink="false">rye-2024</guid>',
        '<guid isPermaLink="false">tag:example.org,2024:rye</guid>',
        '<guid isPermaLink="false">urn:uuid:0d6fbf2c-6f0c-4c5b-9a3e-3f1f5f4f9a10</guid>',
    ],
)
def test_a_guid_that_is_what_it_says_has_no_problem(guid: str) -> None:
    assert found(item(guid)) == []


@pytest.mark.parametrize(
    "guid",
    [
        "<guid>rye-2024</guid>",
        "<guid>/rye/</guid>",
        "<guid>www.example.org/rye/</guid>",
        "<guid> </guid>",
        '<guid isPermaLink="true"></guid>',
        "<guid>tag:example.org,2024:rye</guid>",
        "<guid>urn:uuid:0d6fbf2c-6f0c-4c5b-9a3e-3f1f5f4f9a10</guid>",
    ],
)
def test_a_guid_that_claims_to_be_a_link_is_one(guid: str) -> None:
    assert ("rss-guid-no-link", "error") in levels(item(guid))


def test_the_guid_of_a_live_item_may_be_bare() -> None:
    live = (
        '<podcast:liveItem xmlns:podcast="https://podcastindex.org/namespace/1.0" status="live" '
        'start="2024-05-07T09:00:00Z" end="2024-05-07T10:00:00Z"><title>Live</title>{}'
        "</podcast:liveItem>"
    )
    assert "rss-guid-no-link" not in codes(channel(live.format("<guid>e32b4890</guid>")))
    claimed = live.format('<guid isPermaLink="true">e32b4890</guid>')
    assert "rss-guid-no-link" in codes(channel(claimed))


@pytest.mark.parametrize("value", ["TRUE", "no", "", "1"])
def test_is_permalink_is_true_or_false(value: str) -> None:
    problems = errors(item(f'<guid isPermaLink="{value}">rye-2024</guid>'))
    assert any("isPermaLink" in one for one in problems)


@pytest.mark.parametrize(("number", "short"), [("12345678", True), ("123456789", False)])
def test_short_numbers_are_no_good_guids(number: str, *, short: bool) -> None:
    document = item(f'<guid isPermaLink="false">{number}</guid>')
    assert ("rss-guid-short" in codes(document)) is short


def items(*insides: str) -> str:
    return channel("".join(f"<item>{DATE}{inside}</item>" for inside in insides))


def test_a_guid_stands_for_one_item() -> None:
    document = items(
        "<title>Rye</title><guid>https://example.org/a</guid>",
        "<title>Oats</title><guid> https://example.org/a</guid>",
    )
    (problem,) = [one for one in found(document) if one.code == "rss-guid-doubled"]
    assert problem.place.field == "/rss/channel/item[2]/guid"


def test_guids_that_differ_only_by_an_escape_are_two() -> None:
    document = items(
        "<title>Rye</title><guid>https://example.org/?a=1&amp;b=2</guid>",
        "<title>Oats</title><guid>https://example.org/?a=1%26b=2</guid>",
    )
    assert found(document) == []


def test_an_item_stands_in_the_feed_once_whatever_its_guid() -> None:
    first = '<title>Rye</title><guid isPermaLink="false">rye-1</guid>'
    document = items(first, first.replace("rye-1", "rye-2"))
    assert levels(document) == {("rss-item-doubled", "warning")}


def test_items_of_one_link_are_hinted_at_only_where_no_guid_tells_them_apart() -> None:
    link = "<link>https://example.org/</link>"
    assert "rss-link-doubled" in codes(
        items(f"<title>Rye</title>{link}", f"<title>B</title>{link}")
    )
    told = items(
        f'<title>Rye</title>{link}<guid isPermaLink="false">rye-1</guid>',
        f'<title>Oats</title>{link}<guid isPermaLink="false">oats-1</guid>',
    )
    assert found(told) == []


@pytest.mark.parametrize(
    "wrong",
    [
        f"<enclosure {LENGTHY}/>",
        '<enclosure url="https://example.org/a.mp3" type="audio/mpeg"/>',
        '<enclosure url="https://example.org/a.mp3" length="1"/>',
        f'<enclosure url="/a.mp3" {LENGTHY}/>',
        f'<enclosure url="ftp://example.org/a.mp3" {LENGTHY}/>',
        '<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1.5"/>',
        '<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length=""/>',
        '<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="-1"/>',
        '<enclosure url="https://example.org/a.mp3" type="mp3" length="1"/>',
        f'<enclosure url="https://example.org/a.mp3" {LENGTHY}>a</enclosure>',
    ],
)
def test_an_enclosure_has_address_length_and_type(wrong: str) -> None:
    assert any("<enclosure>" in one for one in errors(item(wrong)))


def test_a_second_enclosure_is_a_warning_a_third_says_no_more() -> None:
    three = "".join(f'<enclosure url="https://example.org/{n}.mp3" {LENGTHY}/>' for n in "abc")
    problems = found(item(three))
    assert [(one.code, one.level) for one in problems] == [("rss-enclosure-second", "warning")]


@pytest.mark.parametrize(
    ("url", "type", "agrees"),
    [
        ("a.mp3", "audio/mpeg", True),
        ("a.mp3?x=1", "audio/mp3", True),
        ("a.mp4", "audio/mp4", True),
        ("a.m4a", "video/mp4", True),
        ("a.ogg", "application/ogg", True),
        ("download", "application/octet-stream", True),
        ("a.mp3?x=1", "application/octet-stream", False),
        ("a.jpg", "audio/mpeg", False),
    ],
)
def test_the_type_agrees_with_the_ending_of_the_file(url: str, type: str, *, agrees: bool) -> None:
    document = item(f'<enclosure url="https://example.org/{url}" length="1" type="{type}"/>')
    assert (("rss-enclosure-type", "hint") not in levels(document)) is agrees


@pytest.mark.parametrize(
    "wrong",
    [
        "<source>Bakery</source>",
        '<source url="feed.xml">Bakery</source>',
        "<link>/rye/</link>",
        "<comments>rye/#comments</comments>",
        "<author>Ann Baker</author>",
        '<category domain="a" scheme="b">Rye</category>',
        "<foo/>",
        "words",
    ],
)
def test_a_wrong_element_of_an_item_is_an_error(wrong: str) -> None:
    assert errors(item(wrong)) != []


def image(inside: str) -> str:
    return channel(
        "<image><url>https://example.org/logo.png</url><title>Bakery</title>"
        f"<link>https://example.org/</link>{inside}</image>"
    )


@pytest.mark.parametrize("size", ["<width>144</width>", "<height>400</height>", "<width>1</width>"])
def test_an_image_within_the_bounds_has_no_problem(size: str) -> None:
    assert found(image(size)) == []


@pytest.mark.parametrize(
    "size",
    [
        *("<width>145</width>", "<height>401</height>", "<width>0</width>", "<height>-1</height>"),
        *("<width>88px</width>", "<height></height>", "<width>1.5</width>"),
    ],
)
def test_an_image_beyond_the_bounds_is_an_error(size: str) -> None:
    assert ("rss-image-size", "error") in levels(image(size))


@pytest.mark.parametrize("name", ["url", "title", "link"])
def test_an_image_lacks_none_of_its_three_elements(name: str) -> None:
    whole = image("").replace("<image>", "<image><x>").replace("</image>", "</x></image>")
    assert f"<image> has no <{name}>" in said(whole, "element-missing")


@pytest.mark.parametrize(
    ("channels", "images"),
    [("<title>Bakery", "<title>Logo"), ("<link>https://example.org/", "<link>https://a.example/")],
)
def test_the_image_bears_title_and_link_of_the_channel(channels: str, images: str) -> None:
    before, after = image("").split("<image>")
    differing = f"{before}<image>{after.replace(channels, images)}"
    assert levels(differing) == {("rss-image-differs", "warning")}


def test_a_slash_at_the_end_of_the_images_link_is_no_difference() -> None:
    before, after = image("").split("<image>")
    assert found(f"{before}<image>{after.replace('example.org/<', 'example.org<')}") == []


def test_an_image_is_one_that_readers_can_show() -> None:
    assert levels(image("").replace("logo.png", "logo.svg")) == {("rss-image-format", "warning")}


def cloud(**changes: str | None) -> str:
    attributes = {
        "domain": "rpc.example.org",
        "port": "80",
        "path": "/RPC2",
        "registerProcedure": "ping",
        "protocol": "xml-rpc",
        **changes,
    }
    written = " ".join(f'{name}="{value}"' for name, value in attributes.items() if value)
    return channel(f"<cloud {written}/>")


@pytest.mark.parametrize("name", ["domain", "port", "path", "registerProcedure", "protocol"])
def test_a_cloud_lacks_none_of_its_attributes(name: str) -> None:
    assert f"`{name}`" in said(cloud(**{name: None}), "attribute-missing")


@pytest.mark.parametrize(("name", "value"), [("port", "0"), ("port", "a"), ("protocol", "smtp")])
def test_a_cloud_has_a_port_and_a_known_protocol(name: str, value: str) -> None:
    assert errors(cloud()) == []
    assert any(f"`{name}`" in one for one in errors(cloud(**{name: value})))


TEXT_INPUT = (
    "<textInput><title>Search</title><description>In all bread</description><name>q</name>"
    "<link>https://example.org/search</link></textInput>"
)


def test_a_text_input_is_only_hinted_at() -> None:
    assert levels(channel(TEXT_INPUT)) == {("rss-obsolete", "hint")}


@pytest.mark.parametrize("name", ["title", "description", "name", "link"])
def test_a_text_input_lacks_none_of_its_elements(name: str) -> None:
    whole = channel(TEXT_INPUT.replace(f"<{name}>", "<x>").replace(f"</{name}>", "</x>"))
    assert f"<textInput> has no <{name}>" in said(whole, "element-missing")


@pytest.mark.parametrize(("name", "good"), [("q", True), ("q[]", True), ("1q", False), ("", False)])
def test_the_name_of_a_text_input_is_that_of_a_field(name: str, *, good: bool) -> None:
    document = channel(TEXT_INPUT.replace(">q<", f">{name}<"))
    assert ("rss-input-name" not in codes(document)) is good


def hours(*values: str) -> str:
    inside = "".join(f"<hour>{value}</hour>" for value in values)
    return channel(f"<skipHours>{inside}</skipHours>")


def test_all_hours_of_the_day_may_be_skipped() -> None:
    assert found(hours(*map(str, range(24)))) == []


@pytest.mark.parametrize("hour", ["25", "-1", "2.5", "noon", ""])
def test_an_hour_is_0_to_23(hour: str) -> None:
    assert ("rss-skip-hour", "error") in levels(hours(hour))


def test_midnight_is_0_and_stands_once() -> None:
    assert levels(hours("24")) == {("rss-skip-midnight", "warning")}
    assert ("rss-skip-doubled", "error") in levels(hours("0", "24"))
    assert ("rss-skip-doubled", "error") in levels(hours("7", "07"))


@pytest.mark.parametrize("day", ["sunday", "Sun", "", "Sonntag"])
def test_a_day_is_an_english_name(day: str) -> None:
    assert any("<day>" in one for one in errors(channel(f"<skipDays><day>{day}</day></skipDays>")))


@pytest.mark.parametrize("name", ["skipHours", "skipDays"])
def test_an_empty_list_to_skip_is_an_error(name: str) -> None:
    assert f"<{name}> has no" in said(channel(f"<{name}/>"), "element-missing")


@pytest.mark.parametrize(
    ("core", "extension"),
    [
        ("<language>en</language>", "<dc:language>en</dc:language>"),
        ("<copyright>Ann</copyright>", "<dc:rights>Ann</dc:rights>"),
        ("<category>Rye</category>", "<dc:subject>Rye</dc:subject>"),
    ],
)
def test_a_channel_says_things_once(core: str, extension: str) -> None:
    assert ("rss-said-twice", "hint") in levels(channel(core + extension))
    assert "rss-said-twice" not in codes(channel(extension))


@pytest.mark.parametrize(
    "extension",
    [
        "<dc:creator>Ann</dc:creator>",
        "<dc:date>2024-05-07</dc:date>",
        "<atom:summary>a</atom:summary>",
        "<xhtml:body><xhtml:p>a</xhtml:p></xhtml:body>",
    ],
)
def test_an_item_says_things_once(extension: str) -> None:
    core = "<author>a@example.org (Ann)</author><description>a</description>"
    assert ("rss-said-twice", "hint") in levels(item(core + extension))


def test_a_description_and_the_whole_text_are_two_things() -> None:
    whole = "<content:encoded>&lt;p&gt;a&lt;/p&gt;</content:encoded>"
    assert found(item("<description>a</description>" + whole)) == []
    assert ("content-before-description", "warning") in levels(item(whole))
    late = item(whole + "<description>a</description>")
    assert "stands before <description>" in said(late, "content-before-description")


def test_an_item_has_one_whole_text() -> None:
    whole = "<description>a</description>" + "<content:encoded>a</content:encoded>" * 2
    assert "element-doubled" in codes(item(whole))


@pytest.mark.parametrize("name", ["p", "img", "link", "title"])
def test_stray_xhtml_is_a_warning_at_most(name: str) -> None:
    document = item(f"<xhtml:{name}>a</xhtml:{name}>")
    assert levels(document) == {("rss-xhtml-astray", "warning")}


@pytest.mark.parametrize(("content", "good"), [("NoIndex", True), ("never", False)])
def test_a_channel_may_keep_search_engines_away(content: str, *, good: bool) -> None:
    document = channel(f'<xhtml:meta name="robots" content="{content}"/>')
    assert (errors(document) == []) is good
