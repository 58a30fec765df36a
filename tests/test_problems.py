"""Every problem code: a case that has it, and the mended case that has not."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from feedsmith import Item, Problem, build, detect_site, pipeline, publish, sources
from feedsmith.bodies import prepare_item
from feedsmith.discovery.unlinked import unlinked
from feedsmith.links import Links
from feedsmith.newsletters import for_email
from feedsmith.pipeline import Workshop, load
from feedsmith.plugins import installed

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 11, 1, tzinfo=UTC)
CONFIGURATION = '[site]\nurl = "https://a.example/"\n[content]\nfolder = "posts"\n'
DATED = "title: A\ndate: 2026-01-01\n"


class Case(NamedTuple):
    """The text of a post that has the problem, and of one that has not."""

    faulty: str | bytes
    sound: str | bytes


def post(front: str = "", body: str = "One sentence.") -> str:
    return f"---\n{DATED}{front}---\n\n{body}\n"


def episode(said: str) -> str:
    """A post that is an episode, unless what is said takes its recording away."""
    recording = "" if said.startswith("audio:") else "audio: ep7.mp3"
    return post("episode:\n" + "".join(f"  {line}\n" for line in (recording, said) if line))


SOUND = post()
CASES = {
    "encoding": Case("---\ntitle: Caf\xe9\n---\n".encode("latin-1"), post("mood: Café\n")),
    "file-too-large": Case(post(body="x" * 2**24), SOUND),
    "front-matter-unclosed": Case("---\ntitle: A\n\nOne sentence.\n", SOUND),
    "front-matter-syntax": Case(post("mood: good: very\n"), post('mood: "good: very"\n')),
    "front-matter-not-mapping": Case("---\n- a\n---\n", SOUND),
    "front-matter-doubled-key": Case(post("title: B\n"), SOUND),
    "front-matter-too-large": Case(post(f"mood: {'x' * 2**20}\n"), SOUND),
    "front-matter-too-deep": Case(post(f"mood: {'[' * 65}{']' * 65}\n"), post("mood: [[[]]]\n")),
    "front-matter-aliases": Case(
        post("a: &a [1]\nb: &b\n  <<: {x: 1}\nc:\n  <<: *b\n"), post("a: &a [1]\nb: *a\n")
    ),
    "text-unclean": Case(post(body="A bell\x07."), SOUND),
    "draft-unclear": Case(post("draft: perhaps\n"), post("draft: false\n")),
    "date-unreadable": Case("---\ndate: last Tuesday\n---\n", "---\ndate: 2026-05-05\n---\n"),
    "date-impossible": Case("---\ndate: 2026-02-30\n---\n", "---\ndate: 2026-02-28\n---\n"),
    "date-ambiguous": Case("---\ndate: 03/04/2026\n---\n", "---\ndate: 25/04/2026\n---\n"),
    "date-missing": Case("---\ntitle: A\n---\n", SOUND),
    "image-unusable": Case(post("image: http://[::1/a.png\n"), post("image: /a.png\n")),
    "license-unreadable": Case(post("license: CC BY\n"), post("license: CC BY 4.0\n")),
    "location-unreadable": Case(post("geo: Halifax\n"), post("geo: 44.65, -63.57\n")),
    "comments-unreadable": Case(post("comment_count: many\n"), post("comment_count: 12\n")),
    "reply-unreadable": Case(
        post("in_reply_to: Ines\n"), post("in_reply_to: https://b.example/\n")
    ),
    **{
        code: Case(episode(faulty), episode(sound))
        for code, faulty, sound in (
            ("episode-recording", "audio: ep7.doc", "audio: ep7.mp3"),
            ("episode-number", "number: seven", "number: 7"),
            ("episode-type", "type: preview", "type: trailer"),
            ("episode-explicit", "explicit: rather", "explicit: yes"),
            ("episode-chapter", "chapters: [Intro]", "chapters: ['00:00 Intro']"),
            ("episode-transcript", "transcript: ep7.doc", "transcript: ep7.vtt"),
            ("episode-person", "people: [{role: guest}]", "people: [{name: Ines}]"),
            ("episode-soundbite", "soundbites: ['1:02']", "soundbites: {start: 1:02, end: 1:32}"),
            ("episode-key-unknown", "nummber: 7", "number: 7"),
            ("episode-spelling", "episodeNumber: 7", "number: 7"),
            ("podcast-tag", "license: {url: /terms/}", "license: {name: own, url: /terms/}"),
            ("podcast-tag-key", "chat: {sever: a}", "chat: {server: a, protocol: irc}"),
        )
    },
    "url-unusable": Case(post(body="[a](javascript:alert)"), post(body="[a](/b/)")),
    "html-too-deep": Case(post(body="<div>" * 600), post(body="<div>" * 20)),
    "html-tangled": Case(post(body="<b>x<p>" * 20_000), post(body="<b>x</b><p>" * 2_000)),
    "embed-dropped": Case(post(body="<form><input></form>"), SOUND),
}


def problems(folder: Path, *texts: str | bytes, configuration: str = CONFIGURATION) -> set[str]:
    """The codes that a site of these posts gives."""
    (folder / "posts").mkdir()
    for number, text in enumerate(texts):
        data = text if isinstance(text, bytes) else text.encode()
        (folder / "posts" / f"post-{number}.md").write_bytes(data)
    (folder / "feedsmith.toml").write_text(configuration, "utf-8")
    return codes(build(detect_site(folder, NOW)).problems)


def codes(found: tuple[Problem, ...]) -> set[str]:
    return {problem.code for problem in found}


@pytest.mark.parametrize("code", CASES)
def test_the_faulty_post_has_the_problem(code: str, tmp_path: Path) -> None:
    assert code in problems(tmp_path, CASES[code].faulty)


@pytest.mark.parametrize("code", CASES)
def test_the_mended_post_has_not(code: str, tmp_path: Path) -> None:
    assert code not in problems(tmp_path, CASES[code].sound)


def test_two_posts_of_one_address_are_named(tmp_path: Path) -> None:
    assert "post-doubled" in problems(tmp_path, post("slug: a\n"), post("slug: a\n"))


def test_two_posts_of_two_addresses_are_not(tmp_path: Path) -> None:
    assert problems(tmp_path, post("slug: a\n"), post("slug: b\n")) == set()


@pytest.mark.parametrize(
    ("tag", "codes"), [(".NET", {"feed-slug-doubled"}), ("net", set()), ("C#", set())]
)
def test_two_tags_of_one_feed_are_named(tag: str, codes: set[str], tmp_path: Path) -> None:
    posts = (post("tags: [NET]\n"), post(f"tags: ['{tag}']\n"))
    configuration = CONFIGURATION + '[feeds.tags]\nper = "tag"\n'
    assert problems(tmp_path, *posts, configuration=configuration) == codes


@pytest.mark.parametrize(("mood", "codes"), [("wild", {"feed-without-posts"}), ("calm", set())])
def test_a_condition_that_holds_of_no_post_is_named(
    mood: str, codes: set[str], tmp_path: Path
) -> None:
    configuration = f"{CONFIGURATION}[feeds.some]\nwhere = 'mood == \"{mood}\"'\n"
    assert problems(tmp_path, post("mood: calm\n"), configuration=configuration) == codes


def test_an_address_that_needs_what_is_not_said_is_unknown(tmp_path: Path) -> None:
    configuration = CONFIGURATION + 'permalink = "/:{}/"\n'
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert problems(tmp_path / "b", SOUND, configuration=configuration.format("slug")) == set()
    wrong = problems(tmp_path / "a", SOUND, configuration=configuration.format("mood"))
    assert wrong == {"address-unknown"}


def test_a_post_without_a_built_page_is_named(tmp_path: Path) -> None:
    (tmp_path / "public" / "post-0").mkdir(parents=True)
    (tmp_path / "public" / "index.html").write_text("<title>Home</title>")
    (tmp_path / "public" / "post-0" / "index.html").write_text("<title>A</title>")
    assert problems(tmp_path, SOUND) == set()
    (tmp_path / "public" / "post-0" / "index.html").unlink()
    assert codes(build(detect_site(tmp_path, NOW)).problems) == {"page-missing"}


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("", {"page-unlinked"}),
        ('<link rel="alternate" type="application/atom+xml" href="/atom.xml">', set()),
    ],
)
def test_pages_that_name_no_feed_are_told(link: str, expected: set[str], tmp_path: Path) -> None:
    problems(tmp_path, SOUND)
    (tmp_path / "public" / "post-0").mkdir(parents=True)
    for page in ("index.html", "post-0/index.html"):
        text = f"<!doctype html><head><title>A</title>{link}</head>"
        (tmp_path / "public" / page).write_text(text, "utf-8")
    site = detect_site(tmp_path, NOW)
    assert codes(unlinked(build(site).documents, site)) == expected


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path, SOUND) == set()
    site = detect_site(tmp_path, NOW)
    items, *_ = load(site, Workshop(installed()))
    (tmp_path / "posts" / "post-0.md").unlink()
    prepared = prepare_item(items[0], site, Links(items, site.built))
    assert codes(prepared.problems) == {"file-unreadable"}


def test_a_body_beyond_measure_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("feedsmith.preparations.limits.BIGGEST", 100)
    assert "html-too-big" in problems(tmp_path, post(body="x" * 200))


def test_a_tag_that_only_the_generator_expands_is_named(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("url: https://a.example\n")
    (tmp_path / "_posts" / "2026-01-01-a.md").write_text("---\ntitle: A\n---\n{% include a.html %}")
    assert codes(build(detect_site(tmp_path, NOW)).problems) == {"template-tag"}


def output(folder: Path, feed: str) -> set[str]:
    problems(folder, SOUND, configuration=f"{CONFIGURATION}[feed]\n{feed}\n")
    return codes(publish(build(detect_site(folder, NOW)), folder / "public").problems)


@pytest.mark.parametrize(
    ("code", "faulty", "sound"),
    [
        ("output-path", 'rss = "../feed.xml"', 'rss = "feeds/feed.xml"'),
        ("output-path-doubled", 'rss = "Atom.xml"', 'rss = "rss.xml"'),
    ],
)
def test_output_paths_are_held(tmp_path: Path, code: str, faulty: str, sound: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert output(tmp_path / "a", faulty) == {code}
    assert output(tmp_path / "b", sound) == set()


def test_a_document_of_another_format_leaves_the_old_file(tmp_path: Path) -> None:
    problems(tmp_path, SOUND)
    made = build(detect_site(tmp_path, NOW))
    publish(made, tmp_path)
    before = (tmp_path / "feed.xml").read_bytes()
    broken = made._replace(outputs={**made.outputs, "feed.xml": b"<html></html>"})
    assert codes(publish(broken, tmp_path).problems) == {"output-strange"}
    assert (tmp_path / "feed.xml").read_bytes() == before


def test_a_document_that_does_not_parse_leaves_the_old_file(tmp_path: Path) -> None:
    problems(tmp_path, SOUND)
    made = build(detect_site(tmp_path, NOW))
    publish(made, tmp_path)
    before = (tmp_path / "feed.xml").read_bytes()
    broken = made._replace(outputs={**made.outputs, "feed.xml": b"<rss>"})
    assert codes(publish(broken, tmp_path).problems) == {"xml-syntax"}
    assert (tmp_path / "feed.xml").read_bytes() == before


@pytest.mark.parametrize(
    ("room", "step"), [(sources, "read_post"), (pipeline, "prepare_item")], ids=["read", "prepare"]
)
def test_a_post_on_which_feedsmith_fails_is_named_and_the_run_goes_on(
    room: ModuleType, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = getattr(room, step)

    def broken(*arguments: Any, **options: Any) -> object:
        if "post-0" in str(arguments[1 if step == "read_post" else 0]):
            raise RuntimeError("a bug")
        return real(*arguments, **options)

    monkeypatch.setattr(room, step, broken)
    assert problems(tmp_path, SOUND, post("slug: b\n")) == {"post-failed"}
    feed = build(detect_site(tmp_path, NOW)).documents[0].feed
    assert [item.url for item in feed.items] == ["https://a.example/b/"]


DATA = '[site]\nurl = "https://a.example/"\n[content]\nsource = "posts.json"\n'


def test_a_data_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "feedsmith.toml").write_text(DATA)
    (tmp_path / "posts.json").write_text('[{"title": "A", "date": "2026-01-01"}]')
    assert codes(build(detect_site(tmp_path, NOW)).problems) == set()
    (tmp_path / "posts.json").write_text('[{"title": "A", "date": "2026-01-01"]')
    assert codes(build(detect_site(tmp_path, NOW)).problems) == {"data-unreadable"}


def test_a_text_that_only_its_generator_renders_is_named(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "pelicanconf.py").write_text('SITEURL = "https://a.example"\nPATH = "content"\n')
    (tmp_path / "content" / "a.rst").write_text("A\n#\n\n:date: 2026-01-01\n\nWords.\n")
    assert codes(build(detect_site(tmp_path, NOW)).problems) == {"body-unrendered"}
    page = tmp_path / "output" / "a.html"
    page.parent.mkdir()
    page.write_text("<title>A</title><article><h1>A</h1><p>Words.</p></article>")
    assert codes(build(detect_site(tmp_path, NOW)).problems) == set()


@pytest.mark.parametrize(("changed", "expected"), [(3, set()), (4, {"flood"})])
def test_what_would_flood_subscribers_is_named(
    changed: int, expected: set[str], tmp_path: Path
) -> None:
    assert problems(tmp_path, *(post(f"slug: a{number}\n") for number in range(5))) == set()
    publish(build(detect_site(tmp_path, NOW)), tmp_path)
    for number in range(changed):
        text = post(f"slug: a{number}\nguid: mine-{number}\n")
        (tmp_path / "posts" / f"post-{number}.md").write_text(text, "utf-8")
    publication = publish(build(detect_site(tmp_path, NOW)), tmp_path)
    assert codes(publication.problems) == expected
    assert bool(publication.written) != bool(expected)


@pytest.mark.parametrize(("date", "expected"), [("03-03", {"path-reused"}), ("01-01", set())])
def test_another_post_in_a_known_file_is_named(
    date: str, expected: set[str], tmp_path: Path
) -> None:
    assert problems(tmp_path, post(body="Some words of the first text.")) == set()
    publish(build(detect_site(tmp_path, NOW)), tmp_path)
    other = f"---\ntitle: B\ndate: 2026-{date}\n---\n\nAll of it was written by another hand.\n"
    (tmp_path / "posts" / "post-0.md").write_text(other, "utf-8")
    assert codes(build(detect_site(tmp_path, NOW)).problems) == expected


ENTRY = "<item><guid>tag:{0}</guid><link>https://a.example/a{0}/</link></item>"
STOOD = (
    "<rss version='2.0'><channel><title>A</title><link>https://a.example/</link>{}</channel></rss>"
)


@pytest.mark.parametrize(
    ("stood", "expected"),
    [((), set()), (range(3, 9), {"feed-adopted"}), ((8,), {"feed-adopted", "feed-reach"})],
)
def test_a_feed_that_was_taken_over_is_named_and_how_far_back_it_reaches(
    stood: Sequence[int], expected: set[str], tmp_path: Path
) -> None:
    (tmp_path / "public").mkdir()
    feed = STOOD.format("".join(ENTRY.format(number) for number in stood))
    (tmp_path / "public" / "feed.xml").write_text(feed, "utf-8")
    dated = "---\ntitle: A\ndate: 2026-01-0{0}\nslug: a{0}\n---\n\nOne sentence.\n"
    assert problems(tmp_path, *(dated.format(number) for number in range(1, 9))) == expected


def test_a_feed_that_knew_the_posts_by_other_ids_is_named(tmp_path: Path) -> None:
    problems(tmp_path, SOUND)
    made = build(detect_site(tmp_path, NOW))
    assert publish(made, tmp_path).problems == ()
    own = (tmp_path / "feed.xml").read_text("utf-8")
    other = own.replace("<generator>feedsmith</generator>", "")
    (tmp_path / "feed.xml").write_text(other, "utf-8")
    assert publish(made, tmp_path).problems == ()
    strange = other.replace(">https://a.example/post-0/</guid>", ">post-0</guid>")
    (tmp_path / "feed.xml").write_text(strange, "utf-8")
    assert codes(publish(made, tmp_path).problems) == {"feed-ids-changed"}
    assert (tmp_path / "feed.xml").read_text("utf-8") == own


def test_a_text_that_is_too_long_for_a_mail_is_named() -> None:
    url = "https://a.example/"
    item = Item(id=url, url=url, body=f"<p>{'x' * 90_000}</p>")
    assert codes(for_email(item, lambda _: None)[1]) == {"newsletter-long"}
    short = Item(id=url, url=url, body="<p>One sentence.</p>")
    assert codes(for_email(short, lambda _: None)[1]) == set()


SHOW = """[podcast]
cover = "/cover.jpg"
categories = ["{category}"]
funding = [{{ url = "{url}", text = "Support us" }}]
guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
"""


@pytest.mark.parametrize(
    ("code", "typed", "meant"),
    [
        ("podcast-category-unknown", {"category": "Kids > Storys"}, "Kids & Family"),
        ("podcast-url-unusable", {"url": "javascript:pay"}, "/support/"),
    ],
)
def test_what_is_wrong_with_a_show_is_named(
    code: str, typed: dict[str, str], meant: str, tmp_path: Path
) -> None:
    sound = {"category": "Arts > Food", "url": "https://b.example/"}
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    faulty = CONFIGURATION + SHOW.format(**sound | typed)
    assert code in problems(tmp_path / "a", SOUND, configuration=faulty)
    mended = CONFIGURATION + SHOW.format(**sound | dict.fromkeys(typed, meant))
    assert code not in problems(tmp_path / "b", SOUND, configuration=mended)


def test_a_show_without_what_apple_asks_for_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    sound = SHOW.format(category="Arts", url="/support/")
    faulty = sound.replace('cover = "/cover.jpg"\n', "")
    assert "podcast-incomplete" in problems(
        tmp_path / "a", SOUND, configuration=CONFIGURATION + faulty
    )
    assert "podcast-incomplete" not in problems(
        tmp_path / "b", SOUND, configuration=CONFIGURATION + sound
    )


ELSEWHERE = {
    *("podcast-category-unknown", "podcast-url-unusable", "podcast-incomplete"),
    *("post-doubled", "address-unknown", "page-missing", "file-unreadable", "html-too-big"),
    *(
        "feed-ids-changed",
        "feed-slug-doubled",
        "feed-without-posts",
        "page-unlinked",
        "post-failed",
        "template-tag",
        "output-path",
        "output-path-doubled",
        "output-strange",
        "flood",
        "path-reused",
        "feed-adopted",
        "feed-reach",
    ),
    *("data-unreadable", "body-unrendered", "newsletter-long"),
}
"""Codes that have tests of their own above."""


def documented() -> set[str]:
    return set(re.findall(r"^### ([a-z-]+)$", (ROOT / "docs/problems.md").read_text("utf-8"), re.M))


def in_source() -> set[str]:
    families = (
        "address|date|draft|embed|feed|file|front-matter|html|image|newsletter|output|page|post"
    )
    pattern = re.compile(
        rf'"((?:{families}|template|text|url)-[a-z-]+|encoding|data-unreadable|body-unrendered'
        r"|flood|path-reused"
        r'|(?:comments|license|location|reply)-unreadable|episode-[a-z-]+|podcast-[a-z-]+)"'
    )
    attributes = {"text-align", "text-decoration"}
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        if path.parent.name == "pages":  # class names of themes
            continue
        if "checks" in path.parts:  # rules that speak for themselves: test_check_rules.py
            continue
        found.update(pattern.findall(path.read_text("utf-8")))
    return found - attributes


def test_the_list_of_cases_is_complete() -> None:
    assert documented() == set(CASES) | ELSEWHERE


def test_every_code_is_documented() -> None:
    assert in_source() == documented()


def test_every_message_says_how_to_mend_it(tmp_path: Path) -> None:
    problems(tmp_path, *(case.faulty for case in CASES.values()))
    for problem in build(detect_site(tmp_path, NOW)).problems:
        assert problem.mend[:1].isupper(), problem
        assert not problem.what.endswith("."), problem


@pytest.mark.parametrize("step", ["pipeline.measured", "newsletters.for_email"])
def test_a_fault_in_files_or_mails_leaves_the_post_in_the_feeds(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> object:
        raise OSError("the disk is gone")

    monkeypatch.setattr(f"feedsmith.{step}", broken)
    configuration = f"{CONFIGURATION}[feeds.newsletter]\n"
    assert problems(tmp_path, SOUND, configuration=configuration) == {"post-failed"}
    for document in build(detect_site(tmp_path, NOW)).documents:
        assert [item.url for item in document.feed.items] == ["https://a.example/post-0/"]


def test_feeds_beside_the_sites_own_have_ids_of_their_own(tmp_path: Path) -> None:
    problems(tmp_path, SOUND, configuration=f'{CONFIGURATION}[feeds.short]\natom = "brief.xml"\n')
    made = build(detect_site(tmp_path, NOW))
    ids = {document.path: document.feed.id for document in made.documents}
    assert ids["atom.xml"] == "https://a.example/"
    assert ids["brief.xml"] == "https://a.example/#short"
    assert publish(made, tmp_path / "public").problems == ()
