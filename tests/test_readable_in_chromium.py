"""A real browser shows feeds to people: what is for programs is hidden, the rest fits and works."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import pytest
from chromium import SCHEMES, THIS_MACHINE, program, report
from readable_sites import NAMES, lay_out, made, write

Require = Callable[[bool, str], None]
WIDTHS = (320, 390, 1280)

PAGE = """<!DOCTYPE html><meta charset="utf-8"><title>feeds</title><body><script>
const cases = CASES;

function look(page) {
  const xhtml = "http://www.w3.org/1999/xhtml", root = page.documentElement;
  const all = [...page.querySelectorAll("*")];
  const isOurs = (one) => one.namespaceURI === xhtml;
  const style = (one) => page.defaultView.getComputedStyle(one);
  const link = all.find((one) => isOurs(one) && one.localName === "li").firstElementChild;
  const named = (name) => all.filter((one) => isOurs(one) && one.localName === name);
  const box = link.getBoundingClientRect();
  link.scrollIntoView();
  const there = link.getClientRects()[0];
  const hit = page.elementFromPoint(there.left + there.width / 2, there.top + there.height / 2);
  const colours = (one) => style(one).color;
  return {
    strays: all.filter((one) => !isOurs(one) && one.getClientRects().length)
      .map((one) => one.localName),
    items: all.filter((one) => ["item", "entry"].includes(one.localName)).length,
    listed: named("li").filter((one) => one.getClientRects().length).length,
    hit: hit?.closest("a")?.href ?? hit?.localName,
    link: link.getAttribute("href"),
    wide: root.scrollWidth - root.clientWidth,
    outside: all.filter((one) => one.getBoundingClientRect().right > root.clientWidth + 0.5
      || one.getBoundingClientRect().left < -0.5).map((one) => one.localName),
    select: style(named("code")[0]).userSelect,
    direction: style(named("h1")[0]).direction,
    left: box.left,
    address: style(named("code")[0]).direction,
    paper: style(root).backgroundColor,
    bar: style(named("h1")[0]).borderTopColor,
    inks: {text: colours(named("p")[0]), quiet: colours(named("span")[0]), link: colours(link)},
  };
}

async function show([path, width]) {
  const frame = document.createElement("iframe");
  const ready = new Promise((resolve) => frame.addEventListener("load", resolve, {once: true}));
  Object.assign(frame.style, {width: `${width}px`, height: "800px", border: 0});
  frame.src = path;
  document.body.append(frame);
  await ready;
  const seen = look(frame.contentDocument);
  frame.remove();
  return seen;
}

(async () => {
  const reports = [];
  for (const one of cases) {
    try { reports.push(await show(one)); } catch (error) { reports.push({error: String(error)}); }
  }
  const result = document.createElement("pre");
  result.textContent = "REPORTS" + JSON.stringify(reports) + "END";
  document.body.replaceChildren(result);
})();
</script>"""


class View(NamedTuple):
    """A feed of a site in a window of this width, and what was found there."""

    site: str
    file: str
    width: int
    seen: dict[str, Any]


class Views(NamedTuple):
    """What people see whose system is dark, or light."""

    scheme: str
    all: list[View]


class Server(SimpleHTTPRequestHandler):
    """Serves a folder as the documentation asks of servers, and keeps what was asked for."""

    extensions_map = {  # noqa: RUF012 -- the class above has it so
        ".xml": "application/xml",
        ".css": "text/css",
        ".html": "text/html",
    }
    asked: ClassVar[set[str]] = set()

    def log_message(self, format: str, *args: object) -> None:  # noqa: ARG002
        self.asked.add(self.path)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The folder of the sites' feeds, and its address."""
    folder = tmp_path_factory.mktemp("served")
    for name in NAMES:
        table = '[feed]\naccent = "2a6f97"\n[feeds.letter]\nrss = "deep/er/letter.xml"\n'
        site = lay_out(tmp_path_factory.mktemp("site") / name, name, table)
        write(made(site).outputs, folder / name)
    handler = partial(Server, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module", params=SCHEMES)
def views(
    request: pytest.FixtureRequest,
    served: tuple[Path, str],
    require: Require,
    tmp_path_factory: pytest.TempPathFactory,
) -> Views:
    """What is to be seen of each feed in windows of each width, in the dark and in the light."""
    path = program(require)
    folder, url = served
    files = ("feed.xml", "atom.xml", "deep/er/letter.xml")
    cases = [(name, file, width) for name in NAMES for file in files for width in WIDTHS]
    paths = json.dumps([(f"{name}/{file}", width) for name, file, width in cases])
    (folder / "look.html").write_text(PAGE.replace("CASES", paths), "utf-8")
    said = report(
        path,
        f"{url}look.html",
        tmp_path_factory.mktemp("profile"),
        "--window-size=1400,1000",
        scheme=request.param,
        asked=THIS_MACHINE,
    )
    reports = json.loads(said.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    assert not [one for one in reports if "error" in one], reports
    found_in = zip(cases, reports, strict=True)
    return Views(request.param, [View(*case, seen) for case, seen in found_in])


def test_what_is_for_programs_is_hidden(views: Views) -> None:
    for _, file, _, one in views.all:
        frame = ["feed"] if file == "atom.xml" else ["rss", "channel"]
        assert one["strays"] == frame
        assert one["items"] >= 5


def test_the_list_is_shown(views: Views) -> None:
    for *_, one in views.all:
        assert one["listed"] == one["items"]


def test_links_can_be_clicked(views: Views) -> None:
    for *_, one in views.all:
        assert one["hit"] == one["link"]
        assert one["link"].startswith("https://")


def test_nothing_is_wider_than_the_window(views: Views) -> None:
    for *case, one in views.all:
        assert one["wide"] == 0, case
        assert one["outside"] == [], case


def test_one_click_selects_the_address(views: Views) -> None:
    for *_, one in views.all:
        assert one["select"] == "all"
        assert one["address"] == "ltr"


def test_arabic_begins_at_the_right(views: Views) -> None:
    for name, _, width, one in views.all:
        assert one["direction"] == ("rtl" if name == "baker" else "ltr")
        if name == "essays":
            assert one["left"] < width / 2


def test_the_accent_is_over_the_title(views: Views) -> None:
    for *_, one in views.all:
        assert one["bar"] == "rgb(42, 111, 151)"


def numbers(colour: str) -> list[float]:
    return [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]


def luminance(colour: str) -> float:
    """Source: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in numbers(colour)]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def test_letters_stand_out_in_the_dark_and_in_the_light(
    views: Views,
) -> None:
    for *_, one in views.all:
        paper = luminance(one["paper"])
        assert paper < 0.1 if views.scheme == "dark" else paper > 0.9
        for ink in one["inks"].values():
            low, high = sorted((paper, luminance(ink)))
            assert (high + 0.05) / (low + 0.05) >= 4.5, one["inks"]


def test_nothing_but_the_feed_and_its_style_is_asked_for(
    views: Views,
) -> None:
    assert views.all
    assert {path.rpartition("/")[2] for path in Server.asked} <= {
        *("look.html", "feed.xml", "atom.xml", "letter.xml", "feed.css", "favicon.ico"),
    }
    assert {path for path in Server.asked if path.endswith(".css")} == {
        f"/{name}/feed.css" for name in NAMES
    }
