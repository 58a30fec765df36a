"""`feedsmith check` on Media RSS, Dublin Core, places on the map, and the small vocabularies."""

from pathlib import Path

import pytest
from checking import found, framed

from feedsmith.checks.rules import Frame
from feedsmith.problems import Problem

FEEDS = Path(__file__).parent.parent / "fixtures" / "checks" / "extensions"
MEDIA = '<media:content url="https://example.org/rye.mp4" {}/>'


def errors(example: str, frame: Frame = "rss-item") -> set[str]:
    """The codes of the errors in an example."""
    return {one.code for one in found(framed(frame, example)) if one.level == "error"}


def of(code: str, example: str, frame: Frame = "rss-item") -> list[Problem]:
    """What one rule finds in an example."""
    return [one for one in found(framed(frame, example)) if one.code == code]


@pytest.mark.parametrize("feed", sorted(FEEDS.glob("*.xml")), ids=lambda feed: feed.stem)
def test_an_ordinary_feed_has_neither_errors_nor_warnings(feed: Path) -> None:
    serious = [one for one in found(feed.read_bytes()) if one.level != "hint"]
    assert serious == []


@pytest.mark.parametrize(
    ("attribute", "code"),
    [
        ('duration="soon"', "media-number"),
        ('framerate="smooth"', "media-number"),
        ('isDefault="maybe"', "value-true-false"),
        ('medium="film"', "value-unknown"),
        ('expression="half"', "value-unknown"),
        ('fileSize="0"', "number-integer"),
        ('channels="-2"', "number-integer"),
        ('width="wide"', "number-integer"),
        ('type="mp4"', "mime-type"),
        ('lang="klingonese"', "language-unknown"),
        ('playerUrl="https://example.org/"', "attribute-unknown"),
    ],
)
def test_a_wrong_attribute_of_media_content_is_an_error(attribute: str, code: str) -> None:
    (problem,) = of(code, MEDIA.format(attribute))
    assert problem.level == "error"
    assert attribute.partition("=")[0] in problem.what


def test_an_empty_attribute_of_media_content_is_only_a_hint() -> None:
    (problem,) = of("media-attribute-blank", MEDIA.format('width=""'))
    assert problem.level == "hint"
    assert errors(MEDIA.format('width="" duration="" lang=""')) == set()


def test_true_in_capitals_is_let_pass_in_media_rss() -> None:
    assert errors(MEDIA.format('isDefault="True"')) == set()


def test_a_clock_time_as_duration_is_a_warning_that_tells_the_seconds() -> None:
    (problem,) = of("media-number-unit", MEDIA.format('duration="1:02:05"'))
    assert problem.level == "warning"
    assert "3725" in problem.mend


@pytest.mark.parametrize("text", ["now", "12", "12.5", "00:02:00", "1:02:03.25", "00:15"])
def test_a_moment_may_be_seconds_or_a_clock_time(text: str) -> None:
    assert not of("media-moment", f'<media:text start="{text}">Rye.</media:text>')


@pytest.mark.parametrize("text", ["later", "1h 2m", ":15", "now!", "1:2:3:4"])
def test_another_moment_is_an_error(text: str) -> None:
    assert of("media-moment", f'<media:text end="{text}">Rye.</media:text>')


def test_an_inherited_player_is_enough_for_a_content_without_address() -> None:
    player = '<media:player url="https://example.org/watch"/>'
    assert not of("media-content-nowhere", f'{player}<media:content medium="video"/>')
    assert of("media-content-nowhere", '<media:content medium="video"/>')


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("urn:simple", "Adult"),
        ("urn:mpaa", "pg13"),
        ("urn:v-chip", "tv-7"),
        ("urn:icra", "r cz 1 lz 1"),
    ],
)
def test_a_rating_must_be_one_of_its_scheme(scheme: str, value: str) -> None:
    (problem,) = of("media-rating", f'<media:rating scheme="{scheme}">{value}</media:rating>')
    assert value in problem.what


def test_a_rating_of_another_scheme_is_free_but_the_scheme_is_an_address() -> None:
    assert errors('<media:rating scheme="https://example.org/ages">12</media:rating>') == set()
    wrong = '<media:rating scheme="ages">12</media:rating>'
    assert "`scheme` of <media:rating>" in of("address-not-absolute", wrong)[0].what


@pytest.mark.parametrize(
    ("algorithm", "text", "good"),
    [
        ('algo="md5"', "dfdec888b72151965a34b4b59031290a", True),
        ("", "dfdec888b72151965a34b4b59031290a", True),
        ('algo="sha-1"', "61bebddaf54311c6c2421ad4368f51ec9eddec3c", True),
        ('algo="sha-1"', "dfdec888b72151965a34b4b59031290a", False),
        ('algo="md5"', "dfdec888b72151965a34b4b59031290", False),
        ('algo="sha-512"', "dfdec888b72151965a34b4b59031290a", False),
        ("", "", False),
    ],
)
def test_a_hash_has_the_digits_of_its_algorithm(algorithm: str, text: str, good: bool) -> None:
    example = f"<media:hash {algorithm}>{text}</media:hash>"
    assert (not of("media-hash", example)) is good


@pytest.mark.parametrize(
    ("written", "good"),
    [
        ('role="producer"', True),
        ('role="producer" scheme="urn:ebu"', True),
        ('role="Producer"', False),
        ('role="baker"', False),
        ('role="owner" scheme="urn:yvs"', True),
        ('role="Owner" scheme="urn:yvs"', False),
    ],
)
def test_a_role_is_one_of_its_list(written: str, good: bool) -> None:
    example = f"<media:credit {written}>Ann Baker</media:credit>"
    assert (not of("media-role", example)) is good


@pytest.mark.parametrize(
    ("written", "text", "code"),
    [
        ('relationship="allow" type="country"', "au us", None),
        ('relationship="allow"', "all", None),
        ('relationship="deny"', "", None),
        ('relationship="deny" type="uri"', "https://a.example/ https://b.example/", None),
        ('relationship="allow" type="country"', "au usa", "country-unknown"),
        ('relationship="allow"', "au us", "media-restriction"),
        ('relationship="maybe"', "all", "value-unknown"),
        ('relationship="allow" type="planet"', "earth", "value-unknown"),
        ('type="country"', "au", "attribute-missing"),
        ('relationship="deny" type="uri"', "example.org", "address-not-absolute"),
    ],
)
def test_a_restriction_says_what_it_is_about(written: str, text: str, code: str | None) -> None:
    example = f"<media:restriction {written}>{text}</media:restriction>"
    assert errors(example) == ({code} if code else set())


@pytest.mark.parametrize("name", ["thumbnail", "player"])
def test_a_picture_or_a_player_needs_an_address(name: str) -> None:
    assert errors(f'<media:{name} width="8" height="8"/>') == {"attribute-missing"}
    assert errors(f'<media:{name} url=""/>') == {"address-not-absolute"}


@pytest.mark.parametrize("name", ["title", "description", "copyright", "adult"])
def test_what_names_a_media_object_stands_once(name: str) -> None:
    text = "true" if name == "adult" else "Rye"
    one = f"<media:{name}>{text}</media:{name}>"
    assert errors(one) == set()
    assert errors(one + one) == {"element-doubled"}


def test_a_media_object_does_not_belong_in_the_channel() -> None:
    example = '<media:content url="https://example.org/rye.mp4"/>'
    assert errors(example, "rss-channel") == {"element-misplaced"}
    assert errors('<media:thumbnail url="https://example.org/a.jpg"/>', "rss-channel") == set()


def test_scenes_are_understood_with_and_without_prefix() -> None:
    prefixed = "<media:scene><media:sceneTitle>Dough</media:sceneTitle></media:scene>"
    bare = "<media:scene><sceneTitle>Dough</sceneTitle></media:scene>"
    assert errors(f"<media:scenes>{prefixed}{bare}</media:scenes>") == set()


@pytest.mark.parametrize("frame", ["rss-channel", "rss-item", "atom-feed", "atom-entry"])
def test_dublin_core_may_stand_in_feeds_and_items(frame: Frame) -> None:
    names = (
        *("contributor", "coverage", "creator", "description", "format", "identifier"),
        *("publisher", "relation", "rights", "source", "subject", "title", "type"),
    )
    example = "".join(f"<dc:{name}>Rye</dc:{name}>" for name in names)
    more = "<dc:date>2024-05-07</dc:date><dc:language>en</dc:language>"
    assert errors(example + more, frame) == set()


@pytest.mark.parametrize("name", ["contributor", "creator", "publisher", "relation", "subject"])
def test_what_a_thing_has_several_of_may_be_repeated(name: str) -> None:
    assert errors(f"<dc:{name}>A</dc:{name}><dc:{name}>B</dc:{name}>", "rss-channel") == set()


@pytest.mark.parametrize("name", ["description", "format", "rights", "source", "title", "type"])
def test_what_a_thing_has_one_of_may_not(name: str) -> None:
    example = f"<dc:{name}>A</dc:{name}><dc:{name}>B</dc:{name}>"
    assert errors(example) == {"element-doubled"}


def test_an_item_may_have_several_dates_but_a_channel_one() -> None:
    dates = "<dc:date>2024-05-07</dc:date><dc:date>2024-05-08</dc:date>"
    assert errors(dates) == set()
    assert errors(dates, "rss-channel") == {"element-doubled"}


@pytest.mark.parametrize("name", ["dc:date", "dc:date.Taken", "dcterms:created", "dcterms:issued"])
def test_dates_of_dublin_core_are_dates(name: str) -> None:
    assert errors(f"<{name}>2024-05</{name}>") == set()
    assert errors(f"<{name}>7 May</{name}>") != set()


def test_terms_are_looked_at_where_they_are_numbers() -> None:
    assert errors("<dcterms:extent>large</dcterms:extent>") == {"number-integer"}
    assert errors("<dcterms:extent>12</dcterms:extent>") == set()


def test_a_mistyped_element_of_dublin_core_is_told_the_right_one() -> None:
    (problem,) = of("element-unknown", "<dc:creater>Ann</dc:creater>")
    assert "dc:creator" in problem.mend


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("point", "45.256"),
        ("point", "45.256 -71.92 10"),
        ("point", "45.256; -71.92"),
        ("line", "45.256 -110.45"),
        ("line", "45.256 -110.45 46.46"),
        ("line", "45.256,-110.45 46.46,-109.48"),
        ("polygon", ""),
        ("box", "42.943 -71.032"),
        ("circle", "42.943 -71.032"),
    ],
)
def test_a_place_of_too_few_or_strange_numbers_is_an_error(name: str, text: str) -> None:
    (problem,) = of("geo-coordinates", f"<georss:{name}>{text}</georss:{name}>")
    assert problem.level == "error"
    assert f"<georss:{name}>" in problem.what


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("point", "45.256 -71.92"),
        ("point", "\n +45.256\t-71.92\n"),
        ("line", "45.256 -110.45 46.46 -109.48"),
        ("polygon", "45.256 -110.45 46.46 -109.48 43.84 -109.86 45.256 -110.45"),
        ("box", "42.943 -71.032 43.039 -69.856"),
        ("circle", "42.943 -71.032 500"),
        ("elev", "-3.5"),
        ("floor", "-1"),
        ("radius", "500"),
        ("featurename", "The bakery"),
        ("featureName", "The bakery"),
    ],
)
def test_a_place_in_numbers_is_good(name: str, text: str) -> None:
    problems = found(framed("atom-entry", f"<georss:{name}>{text}</georss:{name}>"))
    assert [one for one in problems if one.level != "hint"] == []


def test_swapped_latitude_and_longitude_are_suspected() -> None:
    (problem,) = of("geo-range", "<georss:point>-122.33 47.61</georss:point>")
    assert problem.level == "warning"
    assert "47.61 -122.33" in problem.mend


def test_another_system_of_coordinates_has_other_ranges() -> None:
    place = (
        "<georss:where><gml:Point{}><gml:pos>390000 5820000</gml:pos></gml:Point></georss:where>"
    )
    assert of("geo-range", place.format(""))
    assert not of("geo-range", place.format(' srsName="urn:ogc:def:crs:EPSG::25833"'))


def test_heights_may_be_among_the_numbers_where_it_is_said() -> None:
    line = "<gml:LineString{}><gml:posList>1 2 30 2 3 40</gml:posList></gml:LineString>"
    place = f"<georss:where>{line}</georss:where>"
    assert not of("geo-coordinates", place.format(' srsDimension="3"'))
    three = "<gml:Point><gml:pos>1 2 30</gml:pos></gml:Point>"
    assert of("geo-coordinates", f"<georss:where>{three}</georss:where>")


def test_a_point_needs_both_its_numbers() -> None:
    (problem,) = of("element-missing", "<geo:Point><geo:lat>52.5</geo:lat></geo:Point>")
    assert "<geo:long>" in problem.what


def test_a_picture_has_a_maker_and_an_author_a_place() -> None:
    channel = (FEEDS / "archive.xml").read_text("utf-8")
    image = (
        "<image><url>https://example.org/a.png</url><title>The bakers' guild</title>"
        "<link>https://example.org/guild/</link><dc:creator>Ann</dc:creator></image>"
    )
    with_image = channel.replace("<lastBuildDate>", f"{image}<lastBuildDate>")
    assert [one for one in found(with_image) if one.level == "error"] == []
    author = "<author><name>Ann</name><georss:point>1 2</georss:point></author>"
    assert errors(author, "atom-feed") == set()


@pytest.mark.parametrize(
    ("example", "codes"),
    [
        ("<sy:updatePeriod>Hourly</sy:updatePeriod>", {"syndication-period"}),
        ("<sy:updatePeriod></sy:updatePeriod>", {"syndication-period"}),
        ("<sy:updateFrequency>0</sy:updateFrequency>", {"number-integer"}),
        ("<sy:updateFrequency></sy:updateFrequency>", {"number-integer"}),
        ("<blogChannel:blink>example.org</blogChannel:blink>", {"address-not-absolute"}),
        ("<creativeCommons:license>by</creativeCommons:license>", {"address-not-absolute"}),
        ("<trackback:ping>https://example.org/</trackback:ping>", {"element-misplaced"}),
        ("<slash:comments>1</slash:comments>", {"element-misplaced"}),
        ("<opensearch:totalResults>many</opensearch:totalResults>", {"number-integer"}),
        ('<opensearch:Query searchTerms="rye"/>', {"attribute-missing"}),
        ("<taxo:topic>Bread</taxo:topic>", {"element-unknown"}),
    ],
)
def test_the_small_vocabularies_of_a_channel_are_checked(example: str, codes: set[str]) -> None:
    assert errors(example, "rss-channel") == codes


@pytest.mark.parametrize(
    ("example", "codes"),
    [
        ("<slash:comments>-1</slash:comments>", {"number-integer"}),
        ("<slash:hit_parade>12;9</slash:hit_parade>", {"slash-hit-parade"}),
        ("<wfw:comment>/rye/comment</wfw:comment>", {"address-not-absolute"}),
        ("<trackback:ping>ping</trackback:ping>", {"address-not-absolute"}),
        ("<ag:sourceURL>example.org</ag:sourceURL>", {"address-not-absolute"}),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", {"element-misplaced"}),
        ("<geourl:latitude>91.05</geourl:latitude>", {"number-range"}),
        ("<icbm:longitude>-181</icbm:longitude>", {"number-range"}),
    ],
)
def test_the_small_vocabularies_of_an_item_are_checked(example: str, codes: set[str]) -> None:
    assert errors(example) == codes


def test_an_event_may_lie_ahead() -> None:
    ahead = "<ev:startdate>2094-07-07</ev:startdate>"
    assert [one for one in found(framed("rss-item", ahead)) if one.level != "hint"] == []
    assert errors("<ev:startdate>next summer</ev:startdate>") != set()


def test_comments_are_counted_without_complaint_where_the_feed_is_dated() -> None:
    dated = (
        '<rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel>'
        "<title>A</title><link>https://example.org/</link><description>A</description>{}"
        "<item><title>B</title><slash:comments>1</slash:comments></item></channel></rss>"
    )
    date = "<lastBuildDate>Tue, 07 May 2024 09:00:00 GMT</lastBuildDate>"
    assert "slash-undated" not in {one.code for one in found(dated.format(date))}
    assert "slash-undated" in {one.code for one in found(dated.format(""))}


def test_rdf_in_a_feed_is_not_looked_into() -> None:
    example = (
        '<rdf:RDF><rdf:Description rdf:about="https://example.org/a"><dcterms:references '
        'rdf:resource="https://example.org/b"/></rdf:Description></rdf:RDF>'
    )
    assert errors(example, "atom-feed") == set()


def test_new_elements_of_growing_vocabularies_are_let_pass() -> None:
    assert errors("<source:dreams>Rye</source:dreams>") == set()
    assert errors('<webfeeds:layout kind="card"/>', "rss-channel") == set()


def test_addresses_of_growing_vocabularies_are_looked_at() -> None:
    assert errors("<source:linkShort>rye</source:linkShort>") == {"address-not-absolute"}
    cover = '<webfeeds:cover image="cover.jpg"/>'
    assert errors(cover, "rss-channel") == {"address-not-absolute"}
