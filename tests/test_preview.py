"""What the preview shows of a site: what readers get, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import Browser, browser, program
from msgspec.structs import replace
from previewing import Client, copied, seen, serving, shown

from feedsmith import build, detect_site
from feedsmith.model import Image, Item
from feedsmith.pipeline import write
from feedsmith.plugins import installed
from feedsmith.preview.frames import framed
from feedsmith.preview.looks import Look, Trouble, item_key, key
from feedsmith.preview.site_files import SiteFiles
from feedsmith.preview.tables import table
from feedsmith.problems import Place, Problem
from feedsmith.publishing import publish

Require = Callable[[bool, str], None]
AXE = Path(__file__).parent / "readers/node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="module")
def essays(tmp_path_factory: pytest.TempPathFactory) -> Look:
    return seen(copied("essays", tmp_path_factory.mktemp("site")))


@pytest.fixture(scope="module")
def client(essays: Look) -> Iterator[Client]:
    with shown(essays) as client:
        yield client


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with shown(seen(copied("show", tmp_path_factory.mktemp("site")))) as client:
        yield client


def first(client: Client) -> Item:
    return client.document().feed.items[0]


def rewritten(look: Look, **fields: Any) -> Look:
    """The same feeds with another first post; their documents are written anew."""
    documents = []
    for one in look.documents:
        items = (replace(one.feed.items[0], **fields), *one.feed.items[1:])
        documents.append(replace(one, feed=replace(one.feed, items=items)))
    outputs = write(documents, installed())
    made = look.build._replace(documents=tuple(documents), outputs=outputs)
    return look._replace(build=made)


def test_the_first_page_lists_each_feed_with_its_formats(client: Client) -> None:
    page = client.page("/")
    for name in ("feed.xml", "atom.xml", "feed.json"):
        assert f'href="/{key(name)}/"' in page
    assert "Not published yet" in page


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml", "feed.json"])
def test_a_card_has_what_a_reader_lists(client: Client, name: str) -> None:
    page = client.view("", name)
    for said in ("The Tide Table", "2026-05-14", "Maren Holt", "Every December", "tides"):
        assert said in page, said
    assert re.search(r'<img src="/site/\w+/\w{12}" alt="[^"]*" class="picture"', page)


def test_what_is_shown_is_read_from_the_bytes_of_the_document(essays: Look) -> None:
    outputs = {
        path: data.replace(b"The Tide Table", b"Other bytes")
        for path, data in essays.build.outputs.items()
    }
    with shown(essays._replace(build=essays.build._replace(outputs=outputs))) as client:
        assert "Other bytes" in client.view("")
        assert "The Tide Table" not in client.view("")


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml", "feed.json"])
def test_a_post_is_shown_in_full_in_a_frame_without_rights(client: Client, name: str) -> None:
    post = item_key(first(client))
    page = client.view(f"post/{post}", name)
    frames = re.findall(r"<iframe [^>]*>", page)
    assert len(frames) == 2
    for frame in frames:
        assert 'sandbox=""' in frame
    for width in ("360 px", "720 px", "1080 px", "600 px"):
        assert width in page
    assert "It has a staple that" in client.view(f"frame/{post}", name)
    assert (
        client.ask(f"/{key(name)}/frame/{post}")
        .headers["Content-Security-Policy"]
        .startswith("sandbox; default-src 'none'")
    )


def test_pictures_of_the_site_come_from_its_output(client: Client) -> None:
    frame = client.view(f"frame/{item_key(first(client))}")
    addresses = re.findall(r'src="(/site/[^"]+)"', frame)
    assert addresses
    answer = client.ask(addresses[0])
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("image/")


def test_pictures_from_elsewhere_are_told_and_not_loaded(essays: Look) -> None:
    body = '<p>a</p><img src="https://elsewhere.example/a.png" alt="A heron">'
    changed = rewritten(essays, body=body, image=Image(url="https://elsewhere.example/b.png"))
    post = item_key(essays.documents[0].feed.items[0])
    with shown(changed) as client:
        answer = client.ask(f"/{key('feed.xml')}/frame/{post}")
        assert "A heron" in answer.text
        assert "https:" not in answer.headers["Content-Security-Policy"]
        assert "1 picture or recording" in client.view(f"post/{post}")
        assert "Picture that is not in the output" in client.view("")
    with shown(changed, remote=True) as client:
        answer = client.ask(f"/{key('feed.xml')}/frame/{post}")
        assert "img-src 'self' data: https:;" in answer.headers["Content-Security-Policy"]
        assert 'src="https://elsewhere.example/b.png"' in client.view("")


def test_a_link_of_a_post_says_where_it_leads_and_leads_nowhere(essays: Look) -> None:
    files = SiteFiles(essays.site.built)
    found = framed('<p><a href="https://a.example/" target="_top">b</a></p>', files)
    assert found.html == '<p><a title="https://a.example/" class="link">b</a></p>'


def test_frames_and_plug_ins_of_a_post_are_told_in_words(essays: Look) -> None:
    found = framed('<iframe src="https://a.example/"></iframe>', SiteFiles(essays.site.built))
    assert found.html == '<p class="embedded">Embedded here: https://a.example/</p>'


def test_the_mail_is_what_a_newsletter_would_send(essays: Look) -> None:
    body = '<p>Look:</p><video src="https://essays.example.org/a.mp4"></video>'
    post = item_key(essays.documents[0].feed.items[0])
    with shown(rewritten(essays, body=body)) as client:
        assert "<video" in client.view(f"frame/{post}")
        assert "<video" not in client.view(f"mail/{post}")


def test_a_newsletters_own_text_is_its_mail(tmp_path: Path) -> None:
    site = copied("essays", tmp_path)
    with (site / "feedsmith.toml").open("a", encoding="utf-8") as file:
        file.write("\n[feeds.newsletter]\n")
    with shown(seen(site)) as client:
        item = client.document("newsletter.xml").feed.items[0]
        mail = client.view(f"mail/{item_key(item)}", "newsletter.xml")
        assert client.document("newsletter.xml").feed.mailing
        assert re.sub(r"<[^>]*>|\s", "", item.body or "")[:200] in re.sub(r"<[^>]*>|\s", "", mail)


def test_a_podcast_has_its_player(show: Client) -> None:
    page = show.view("podcast", "podcast.xml")
    assert re.search(r'<audio src="/site/\w+/\w{12}" controls="" preload="none"', page)
    assert re.search(r"\d:\d\d, [\d.]+ [kM]B, audio/", page)
    player = re.search(r'<audio src="([^"]+)"', page)
    assert player
    assert show.ask(player[1]).headers["Content-Type"].startswith("audio/")
    assert show.ask(f"/{key('feed.xml')}/podcast").status == 404


def test_players_may_ask_for_a_part_of_a_recording(show: Client) -> None:
    player = re.search(r'<audio src="([^"]+)"', show.view("podcast", "podcast.xml"))
    assert player
    whole = show.ask(player[1]).body
    answer = show.ask(player[1], headers={"Range": "bytes=10-19"})
    assert (answer.status, answer.body) == (206, whole[10:20])
    assert answer.headers["Content-Range"] == f"bytes 10-19/{len(whole)}"
    assert show.ask(player[1], headers={"Range": "bytes=-5"}).body == whole[-5:]
    assert show.ask(player[1], headers={"Range": "bytes=99999999-"}).status == 200


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml", "feed.json"])
def test_the_document_is_shown_as_it_is_written(client: Client, name: str) -> None:
    import html

    page = client.view("document", name)
    code = page.partition('aria-label="The document">')[2].partition("</pre>")[0]
    text = html.unescape(re.sub(r"<[^>]*>", "", code))
    assert client.look is not None
    assert text.rstrip("\n") == client.look.build.outputs[name].decode("utf-8").rstrip("\n")
    lines = len(text.rstrip("\n").split("\n"))
    assert f'id="L{lines}"' in page
    assert f'id="L{lines + 1}"' not in page


def test_problems_of_a_document_lead_to_their_line(essays: Look) -> None:
    outputs = {
        path: data.replace(b"<pubDate>Thu", b"<pubDate>Foo")
        for path, data in essays.build.outputs.items()
    }
    with shown(essays._replace(build=essays.build._replace(outputs=outputs))) as client:
        page = client.view("problems")
        line = re.search(r'href="/\w+/document#(L\d+)"', page)
        assert line
        assert f'id="{line[1]}" class="line wrong"' in client.view("document")


def test_problems_of_the_build_have_place_and_mend(essays: Look) -> None:
    problem = Problem(
        code="date-unreadable",
        level="error",
        place=Place("posts/a.md", 3),
        what="date <b> is no date",
        mend="Write it so.",
    )
    with shown(essays._replace(problems=(problem,))) as client:
        for page in (client.page("/problems"), client.view("problems")):
            for said in ("posts/a.md:3", "date &lt;b&gt; is no date", "Write it so."):
                assert said in page


def test_changes_are_those_against_what_is_published(tmp_path: Path) -> None:
    site = copied("essays", tmp_path)
    before = seen(site)
    publish(before.build, before.site.output)
    post = site / "content" / "essays" / "the-tide-table.md"
    post.write_text(post.read_text("utf-8").replace("blue\nbooklets", "red\nbooklets"), "utf-8")
    post.write_text(post.read_text("utf-8").replace("staple", "stitch"), "utf-8")
    with shown(seen(site)) as client:
        assert "1 post is changed" in client.page("/")
        assert 'class="mark changed"' in client.view("")
        page = client.view("changes")
        assert "The Tide Table" in page
        assert "body" in page


def test_a_build_that_fails_is_told_over_the_last_good_state(essays: Look) -> None:
    made = table("v-2", essays, Trouble("<it> broke", "Mend it."), remote=False)
    with serving(lambda: made) as client:
        for path in ("/", f"/{key('feed.xml')}/"):
            page = client.page(path)
            assert 'role="alert"' in page
            assert "&lt;it&gt; broke" in page
            assert "Mend it." in page
            assert "Slow Instruments" in page


def test_a_site_without_a_good_state_shows_what_is_wrong() -> None:
    made = table("v-1", None, Trouble("broke", "Mend it."), remote=False)
    with serving(lambda: made) as client:
        assert "Mend it." in client.page("/")


def test_a_preview_writes_nothing(tmp_path: Path) -> None:
    site = copied("essays", tmp_path)

    def state() -> dict[str, int]:
        return {str(one): one.stat().st_mtime_ns for one in site.rglob("*")}

    before = state()
    with shown(seen(site)) as client:
        client.page("/")
        client.view("document")
    assert state() == before


def test_every_address_of_a_table_can_be_shown(show: Client) -> None:
    made = table("v-1", show.look, None, remote=False)
    for address, resource in made.resources.items():
        assert resource.make(), address
    assert len(made.resources) > 30


def test_only_what_is_shown_of_the_output_can_be_asked_for(tmp_path: Path) -> None:
    site = copied("essays", tmp_path)
    found = build(detect_site(site, seen(site).site.now))
    files = SiteFiles(seen(site).site.built)
    public, base = seen(site).site.output, seen(site).site.url
    (tmp_path / "secret.png").write_bytes(b"secret")
    (public / "out.png").symlink_to(tmp_path / "secret.png")
    (public / ".hidden").mkdir()
    (public / ".hidden" / "a.png").write_bytes(b"a")
    (public / "a.sqlite").write_bytes(b"a")
    assert found.outputs
    assert files.local(f"{base}images/drawer.png")
    for name in ("out.png", ".hidden/a.png", "a.sqlite", "../secret.png", "images", "none.png"):
        assert files.local(f"{base}{name}") is None, name
    assert files.local("https://elsewhere.example/images/drawer.png") is None


@pytest.fixture(scope="module")
def window(require: Require, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path = program(require)
    with browser(path, tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def pages(client: Client, document: str) -> list[str]:
    post = item_key(client.document(document).feed.items[0])
    views = ["", "document", "problems", "changes", f"post/{post}"]
    views += ["podcast"] if client.document(document).feed.show else []
    return ["/", "/problems", "/nowhere", *(f"/{key(document)}/{view}" for view in views)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_that_keeps_people_out(
    scheme: str, window: Browser, client: Client, show: Client, require: Require
) -> None:
    require(AXE.is_file(), "axe-core is missing: npm ci --prefix tests/readers")
    window.window(1280, 900, scheme)
    for asked, document in ((client, "feed.xml"), (show, "podcast.xml")):
        for page in pages(asked, document):
            window.open(asked.address + page)
            window.value(AXE.read_text("utf-8") + ";0")
            found = window.value("axe.run(document, {resultTypes: ['violations'], iframes: false})")
            assert {"color-contrast", "region"} <= {one["id"] for one in found["passes"]}
            told = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
            assert told == [], page


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_window(
    width: int, window: Browser, client: Client, show: Client
) -> None:
    window.window(width, 900)
    for asked, document in ((client, "feed.xml"), (show, "podcast.xml")):
        for page in pages(asked, document):
            window.open(asked.address + page)
            assert window.value("document.documentElement.scrollWidth <= innerWidth"), page


def test_pictures_are_shown_and_nothing_is_asked_of_others(window: Browser, client: Client) -> None:
    window.window(1280, 900)
    for page in pages(client, "feed.xml"):
        window.open(client.address + page)
        assert {url.startswith(f"{client.address}/") for url in window.asked} == {True}
        refused = [one for one in window.events if one["method"] == "Log.entryAdded"]
        assert [one for one in refused if page != "/nowhere"] == []
    assert window.value(f"fetch('/{key('feed.xml')}/').then((answer) => answer.ok)")
    window.open(f"{client.address}/{key('feed.xml')}/")
    loaded = """Promise.all([...document.images].map(async (one) => {
      one.loading = "eager";
      await one.decode();
      return one.naturalWidth > 0;
    }))"""
    assert set(window.value(loaded)) == {True}


def test_the_width_that_is_chosen_is_the_frames(window: Browser, client: Client) -> None:
    window.window(1280, 900)
    window.open(f"{client.address}/{key('feed.xml')}/post/{item_key(first(client))}")
    width = "[...document.querySelectorAll('iframe')].find((one) => one.offsetWidth).offsetWidth"
    for name, wanted in (("tablet", 720), ("desktop", 1080), ("mail", 600), ("phone", 360)):
        window.value(f"document.getElementById('{name}').click()")
        assert window.value(width) == wanted
