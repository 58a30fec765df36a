"""Atom 1.0 and what extends it, held to the rules that no single example shows."""

from pathlib import Path

import pytest
from checking import codes, found, framed

from feedsmith.checks.grammar import Context

SERVED = "https://example.org/feed.xml"
CASES = Path(__file__).parent.parent / "fixtures" / "schemas" / "atom"
DIV = '<div xmlns="http://www.w3.org/1999/xhtml">%s</div>'
LENIENT = {"author-with-a-blank-name.xml", "link-with-a-relative-relation.xml"}
"""What the schema refuses, and a reader can live with: a warning tells of it."""


def entry(inside: str) -> set[str]:
    """What is wrong with something in an entry."""
    return codes(framed("atom-entry", inside))


def feed(inside: str, served: str | None = SERVED) -> set[str]:
    """What is wrong with something in a feed."""
    return codes(framed("atom-feed", inside), Context(served))


def errors(document: str) -> list[str]:
    """The codes of the errors in a document."""
    return [one.code for one in found(document) if one.level == "error"]


def whole(inside: str, metadata: str = "") -> str:
    """A feed without an author, unless the metadata name one."""
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>https://example.org/</id><title>A</title>'
        f'<updated>2024-05-07T09:00:00Z</updated><link rel="self" href="{SERVED}"/>'
        f"{metadata}{inside}</feed>"
    )


def one(number: int, inside: str = "<content>A</content>", updated: str = "09:00:00") -> str:
    """An entry with an id of its own."""
    return (
        f"<entry><id>https://example.org/{number}</id><title>A</title>"
        f"<updated>2024-05-07T{updated}Z</updated>{inside}</entry>"
    )


ANN = "<author><name>Ann</name></author>"


def cases(kind: str) -> list[Path]:
    """The documents of the schema's own proof."""
    return sorted((CASES / kind).glob("*.xml"))


@pytest.mark.parametrize("path", cases("valid"), ids=lambda path: path.stem)
def test_what_the_schema_accepts_has_no_error(path: Path) -> None:
    assert errors(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", cases("invalid"), ids=lambda path: path.stem)
def test_what_the_schema_refuses_has_an_error(path: Path) -> None:
    if path.name not in LENIENT:
        assert errors(path.read_text("utf-8"))


def test_one_problem_tells_of_all_entries_without_author() -> None:
    problems = [p for p in found(whole(one(1) + one(2))) if p.code == "atom-author-missing"]
    assert len(problems) == 1
    assert "2 entries in all" in problems[0].what


@pytest.mark.parametrize(
    "document",
    [
        whole(one(1) + one(2), ANN),
        whole(one(1, f"{ANN}<content>A</content>")),
        whole(one(1, f"<source>{ANN}</source><content>A</content>")),
        whole(""),
    ],
    ids=["of the feed", "of the entry", "of its source", "no entry at all"],
)
def test_an_author_is_enough_in_the_feed_the_entry_or_its_source(document: str) -> None:
    assert "atom-author-missing" not in codes(document)


def test_extensions_may_follow_the_entries_and_metadata_may_not() -> None:
    score = '<x:score xmlns:x="https://example.org/x">1</x:score>'
    assert "atom-metadata-misplaced" not in codes(whole(one(1) + score, ANN))
    assert "atom-metadata-misplaced" in codes(whole(one(1) + ANN))


def test_nine_entries_of_one_id_are_warned_of_and_ten_are_refused() -> None:
    same = [one(1, updated=f"09:00:{second:02}") for second in range(10)]
    assert errors(whole("".join(same[:9]), ANN)) == []
    assert "atom-id-repeated" in codes(whole("".join(same[:9]), ANN))
    assert errors(whole("".join(same), ANN)) == ["atom-ids-all-same"]


@pytest.mark.parametrize(
    ("content", "asked_for"),
    [
        ('<content type="image/png">iVBORw0KGgo=</content>', True),
        (
            '<content type="image/svg+xml"><svg xmlns="http://www.w3.org/2000/svg"/></content>',
            False,
        ),
        ('<content type="text/plain">Rye</content>', False),
        ('<content src="https://example.org/a.html" type="text/html"/>', True),
    ],
)
def test_content_that_is_no_text_asks_for_a_summary(content: str, asked_for: bool) -> None:
    assert ("atom-summary-missing" in codes(whole(one(1, content), ANN))) is asked_for


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("Rye at last", "atom-xhtml-div"),
        (DIV % "Rye" + DIV % "spelt", "atom-xhtml-div"),
        ("<div>Rye</div>", "atom-xhtml-div"),
        (DIV % "Rye" + "and spelt", "text-unexpected"),
        (DIV % '<p xmlns="">Rye</p>', "atom-xhtml-element"),
        (DIV % '<title xmlns="http://www.w3.org/2005/Atom">Rye</title>', "atom-xhtml-element"),
    ],
)
def test_xhtml_is_one_div_of_xhtml(inside: str, expected: str) -> None:
    assert expected in entry(f'<summary type="xhtml">{inside}</summary>')


@pytest.mark.parametrize(
    "inside",
    [
        DIV % "Rye <em>at last</em>",
        DIV % '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
        DIV % '<m:mood xmlns:m="https://example.org/mood">Glad</m:mood>',
    ],
    ids=["words", "a drawing", "what nobody knows"],
)
def test_xhtml_may_hold_drawings_and_what_nobody_knows(inside: str) -> None:
    document = framed("atom-entry", f'<summary type="xhtml">{inside}</summary>')
    assert errors(document) == []


def test_a_title_may_be_blank_in_an_entry_but_not_in_a_feed() -> None:
    assert "text-blank" not in entry("<title/>")
    assert "text-blank" in feed("<title/>")


def test_tags_in_a_text_that_says_it_is_text_are_only_hinted_at() -> None:
    said = framed("atom-entry", '<title type="text">How to write &lt;b>bold&lt;/b></title>')
    levels = {p.level for p in found(said) if p.code == "atom-html-undeclared"}
    assert levels == {"hint"}


@pytest.mark.parametrize("relation", ["related", "Alternate", "https://example.org/rel", "tag:a:b"])
def test_registered_relations_and_addresses_are_relations(relation: str) -> None:
    assert "atom-link-relation" not in entry(
        f'<link rel="{relation}" href="https://example.org/"/>'
    )


def test_alternates_of_two_types_or_languages_are_no_doubles() -> None:
    page = '<link href="https://example.org/a" type="text/html"/>'
    assert "atom-link-alternate-doubled" not in entry(
        f'{page}<link href="https://example.org/a.pdf" type="application/pdf"/>'
        '<link href="https://example.org/de" type="text/html" hreflang="de"/>'
    )
    assert "atom-link-alternate-doubled" in entry(
        f'{page}<link rel="http://www.iana.org/assignments/relation/alternate" '
        'href="https://example.org/b" type="text/html"/>'
    )


@pytest.mark.parametrize(
    "href",
    [
        SERVED,
        "HTTPS://EXAMPLE.org:443/./feed.xml",
        "https://example.org/feed.xml#top",
    ],
)
def test_the_same_address_written_otherwise_is_the_feeds_own(href: str) -> None:
    assert "self-differs" not in feed(f'<link rel="self" href="{href}"/>')


def test_without_knowing_where_the_feed_is_nothing_is_said_of_its_address() -> None:
    assert "self-differs" not in feed('<link rel="self" href="https://example.org/x"/>', None)


def test_one_of_several_self_links_is_enough() -> None:
    other = '<link rel="self" href="https://example.org/other.xml"/>'
    assert "self-differs" not in feed(f'{other}<link rel="self" href="{SERVED}"/>')
    assert "self-differs" in feed(other)


def test_a_base_makes_a_short_address_whole() -> None:
    short = '<link rel="self" href="feed.xml" xml:base="https://example.org/"/>'
    assert not feed(short) & {"self-relative", "self-differs"}
    assert "self-relative" in feed('<link rel="self" href="feed.xml"/>')


def test_a_channels_own_address_is_looked_at_too() -> None:
    channel = (
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>A</title>'
        "<link>https://example.org/</link><description>A</description>%s</channel></rss>"
    )
    old = '<atom:link rel="self" href="https://example.org/old.xml" type="text/html"/>'
    assert codes(channel % old, Context(SERVED)) >= {"self-differs", "self-type"}
    hub = '<atom:link rel="hub" href="https://hub.example.org/"/>'
    assert "hub-without-self" in codes(channel % hub)


def test_an_entry_of_its_own_needs_no_self_link_but_an_author() -> None:
    alone = one(1).replace("<entry>", '<entry xmlns="http://www.w3.org/2005/Atom">')
    assert codes(alone) == {"atom-author-missing"}


def test_an_item_of_rss_may_hold_atom() -> None:
    inside = (
        "<atom:author><atom:name>Ann</atom:name></atom:author>"
        "<atom:updated>2024-05-07T09:00:00Z</atom:updated>"
        '<atom:content type="html">&lt;p>Rye&lt;/p></atom:content>'
        '<atom:link rel="related" href="https://example.org/spelt/"/>'
    )
    assert errors(framed("rss-item", inside)) == []
    assert "element-missing" in codes(framed("rss-item", "<atom:author/>"))


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ('thr:count="3"', None),
        ('thr:count="three"', "number-integer"),
        ('thr:updated="yesterday"', "date-rfc3339"),
        ('thr:when="2024-05-07T09:00:00Z"', "attribute-unknown"),
    ],
)
def test_replies_are_counted_and_dated(attribute: str, expected: str | None) -> None:
    link = f'<link rel="replies" href="https://example.org/r.xml" {attribute}/>'
    assert ({expected} if expected else set()) <= feed(link)
    assert bool(errors(framed("atom-feed", link))) is bool(expected)


@pytest.mark.parametrize(
    "inside",
    [
        "<thr:in-reply-to/>",
        '<thr:in-reply-to ref="not an id"/>',
        "<thr:total>-1</thr:total>",
        "<thr:children/>",
        "<app:edited>yesterday</app:edited>",
        "<app:control><app:draft>perhaps</app:draft></app:control>",
        "<fh:complete/>",
    ],
)
def test_what_extends_an_entry_is_held_to_its_own_rules(inside: str) -> None:
    assert errors(framed("atom-entry", inside)) != []


def test_good_extensions_are_left_alone() -> None:
    assert (
        errors(
            framed(
                "atom-entry",
                '<thr:in-reply-to ref="https://example.org/spelt/" type="text/html"/>'
                "<thr:total>3</thr:total><app:edited>2024-05-07T09:00:00Z</app:edited>"
                "<app:control><app:draft>no</app:draft></app:control>",
            )
        )
        == []
    )


def test_a_tombstone_says_which_entry_died_and_when() -> None:
    by = "<at:by><name>Ann</name></at:by><at:comment>Moulded</at:comment>"
    good = f'<at:deleted-entry ref="https://example.org/a" when="2024-05-07T09:00:00Z">{by}'
    assert errors(framed("atom-feed", f"{good}</at:deleted-entry>")) == []
    assert errors(framed("atom-feed", "<at:deleted-entry/>")) == ["attribute-missing"] * 2


def test_first_and_last_pages_may_lead_inwards() -> None:
    here = f'<link rel="self" href="{SERVED}"/>'
    last = f'<link rel="last" href="{SERVED}"/>'
    assert "history-past-end" not in feed(f'{here}{last}<link rel="previous" href="/1.xml"/>')
    assert "history-past-end" in feed(f'{here}{last}<link rel="next" href="/3.xml"/>')


def test_a_complete_archive_needs_no_links() -> None:
    here = f'<link rel="self" href="{SERVED}"/>'
    assert not {
        code for code in feed(f"{here}<fh:archive/><fh:complete/>") if code.startswith("history")
    }


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ('xml:lang="english please"', "language"),
        ('xml:base="https://example.org/a b/"', "address"),
    ],
)
def test_language_and_base_are_checked_wherever_they_stand(attribute: str, expected: str) -> None:
    inside = f"<title {attribute}>Rye</title>"
    for document in (framed("atom-entry", inside), framed("rss-item", inside)):
        assert any(code.startswith(expected) for code in errors(document))


def test_a_language_may_be_taken_back() -> None:
    assert errors(framed("atom-entry", '<title xml:lang="">Rye</title>')) == []


def test_elements_of_no_namespace_are_an_error_in_rss_and_a_warning_in_atom() -> None:
    inside = '<x:mood xmlns:x="https://example.org/mood"><degree xmlns="">3</degree></x:mood>'
    assert errors(framed("rss-item", inside)) == ["element-not-namespaced"]
    assert errors(framed("atom-entry", inside)) == []
    assert "element-without-vocabulary" in entry(inside)


def test_atoms_elements_may_bear_attributes_of_other_vocabularies() -> None:
    assert errors(framed("atom-entry", '<title dc:source="https://example.org/">Rye</title>')) == []
