"""A real browser shows the subscribe page: it fits, works with and without script, and axe has no
serious fault to find. Source of the rules: https://github.com/dequelabs/axe-core
"""

from __future__ import annotations

import json
import re
import shutil
from base64 import b64decode
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from chromium import SCHEMES, program, report

from feedsmith import build, detect_site

Require = Callable[[bool, str], None]
AXE = Path(__file__).parent / "readers/node_modules/axe-core/axe.min.js"
TITLES = {"en": "Harbour", "ar": "المرفأ"}
WIDTHS = (320, 390, 768, 1280)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')

FRAMES = """<!DOCTYPE html><meta charset="utf-8"><title>frames</title><body>REPORTER<script>
const html = SHOWN;
const widths = WIDTHS;
const reports = [];

function look(page) {
  const root = page.documentElement;
  const style = (one) => page.defaultView.getComputedStyle(one);
  const shown = (one) => one.getClientRects().length > 0;
  for (const list of page.querySelectorAll("details")) list.open = true;
  const elements = [...page.body.querySelectorAll("*")].filter(shown);
  return {
    wide: root.scrollWidth - root.clientWidth,
    outside: elements.filter((one) => !one.matches(".hidden, script")
      && (one.getBoundingClientRect().right > root.clientWidth + 0.5
        || one.getBoundingClientRect().left < -0.5)).map((one) => one.outerHTML.slice(0, 80)),
    buttons: [...page.querySelectorAll("button")].filter(shown).length,
    addresses: [...page.querySelectorAll("code")].filter(shown).length,
    select: style(page.querySelector("code")).userSelect,
    left: page.querySelector("h1").getBoundingClientRect().left,
    right: root.clientWidth - page.querySelector("h1").getBoundingClientRect().right,
    align: style(page.querySelector("h1")).direction,
    paper: style(root).backgroundColor,
    low: [...page.querySelectorAll("button, .apps a")].filter(shown)
      .filter((one) => one.getBoundingClientRect().height < 24).length,
  };
}

async function show(width, scripts) {
  const frame = document.createElement("iframe");
  const ready = new Promise((resolve) => frame.addEventListener("load", resolve, {once: true}));
  Object.assign(frame.style, {width: `${width}px`, height: "800px", border: 0});
  if (!scripts) frame.sandbox = "allow-same-origin";
  frame.srcdoc = html;
  document.body.append(frame);
  await ready;
  const seen = look(frame.contentDocument);
  frame.remove();
  return {width, scripts, ...seen};
}

(async () => {
  for (const width of widths)
    for (const scripts of [true, false]) reports.push(await show(width, scripts));
  report(reports);
})();
</script>"""

REPORT = """<script>
function report(value) {
  const result = document.createElement("pre");
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  result.textContent = `REPORTS${btoa(String.fromCharCode(...bytes))}END`;
  document.body.replaceChildren(result);
}
</script>"""

CLIPBOARD = """<script>
window.taken = [];
Object.defineProperty(navigator, "clipboard",
  {value: {writeText: async (text) => { if (REFUSES) throw new Error(); taken.push(text); }}});
document.execCommand = (name) => { taken.push(`${name}: ${getSelection()}`); return true; };
</script>"""

COPY = """<script>
(async () => {
  const button = document.querySelectorAll("button")[1];
  const before = button.textContent;
  button.click();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const status = document.querySelector("[role=status]").textContent;
  const during = button.textContent;
  await new Promise((resolve) => setTimeout(resolve, 4000));
  report({taken, before, during, status, after: button.textContent,
    address: document.querySelectorAll("code")[1].textContent});
})();
</script>"""

CHECK = """<script src="axe.min.js"></script><script>
for (const list of document.querySelectorAll("details")) list.open = true;
axe.run(document, {resultTypes: ["violations"]}).then((found) => report({
  passes: found.passes.map((one) => one.id),
  violations: found.violations.map((one) => [one.impact, one.id, one.nodes[0].html]),
}));
</script>"""


class Window(NamedTuple):
    """A browser, whose system is dark or light."""

    program: str
    folder: Path
    scheme: str = "light"

    def seen(self, page: str) -> Any:
        """What the page reports when it has come to its end."""
        file = self.folder / "page.html"
        file.write_text(page, "utf-8")
        profile = self.folder / "profile"
        size = "--window-size=1400,1000"
        said = report(self.program, file.as_uri(), profile, size, scheme=self.scheme)
        return json.loads(b64decode(said))


@pytest.fixture
def window(require: Require, tmp_path: Path) -> Window:
    return Window(program(require), tmp_path)


def subscribe_page(root: Path, language: str) -> str:
    """The page of a site with feeds of many kinds and with long names."""
    (root / "posts").mkdir(parents=True)
    long = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel" * 3
    (root / "feedsmith.toml").write_text(
        f'[site]\nurl = "https://harbour.example/"\ntitle = "{TITLES[language]}"\n'
        f'language = "{language}"\ndescription = "{long}"\n[content]\nfolder = "posts"\n'
        '[feed]\nsubscribe_page = "feeds/index.html"\naccent = "ffd54f"\n'
        '[podcast]\ntitle = "Talk"\ncover = "/c.jpg"\ncategories = ["Leisure"]\n'
        f'[feeds.newsletter]\ntitle = "{long}"\n[feeds.tags]\nper = "tag"\n'
        '[feeds.tongues]\nper = "language"\n',
        "utf-8",
    )
    for number in range(9):
        head = f"title: {number} {long}\ndate: 2026-01-{number + 1:02}\ntags: [t{number}, {long}]"
        spoken = "\nlanguage: fr\nepisode: {audio: /a.mp3}" if number == 3 else ""
        (root / f"posts/{number}.md").write_text(f"---\n{head}{spoken}\n---\nText.\n", "utf-8")
    made = build(detect_site(root, datetime(2026, 11, 1, tzinfo=UTC)))
    return made.outputs["feeds/index.html"].decode()


def framed(page: str, widths: Sequence[int]) -> str:
    """The page in frames of these widths, with and without script."""
    text = json.dumps(page).replace("<", "\\u003c")
    frames = FRAMES.replace("REPORTER", REPORT).replace("WIDTHS", json.dumps(widths))
    return frames.replace("SHOWN", text)


@pytest.mark.parametrize("language", TITLES)
def test_the_page_fits_and_works_in_windows_of_every_width(
    language: str, window: Window, tmp_path: Path
) -> None:
    page = subscribe_page(tmp_path / "site", language)
    reports = window.seen(framed(page, WIDTHS))
    assert len(reports) == 2 * len(WIDTHS)
    for one in reports:
        assert one["wide"] == 0, one
        assert one["outside"] == [], one
        assert one["low"] == 0, one
        assert one["align"] == ("rtl" if language == "ar" else "ltr")


def test_without_script_an_address_is_selected_by_a_click_and_no_button_is_dead(
    window: Window, tmp_path: Path
) -> None:
    page = subscribe_page(tmp_path / "site", "en")
    with_script, without = window.seen(framed(page, [1280]))
    assert with_script["addresses"] == with_script["buttons"] == without["addresses"] > 5
    assert without["buttons"] == 0
    assert without["select"] == "all"


@pytest.mark.parametrize("refuses", ["false", "true"])
def test_a_button_copies_the_address_beside_it(
    refuses: str, window: Window, tmp_path: Path
) -> None:
    page = POLICY.sub("", subscribe_page(tmp_path / "site", "en"))
    before = REPORT + CLIPBOARD.replace("REFUSES", refuses)
    seen = window.seen(
        page.replace("<body>", f"<body>{before}").replace("</body>", f"{COPY}</body>")
    )
    assert seen["address"] == "https://harbour.example/podcast.xml"
    how = "copy: " if refuses == "true" else ""
    assert seen["taken"] == [f"{how}{seen['address']}"]
    assert (seen["before"], seen["during"], seen["status"]) == ("Copy address", "Copied", "Copied")
    assert seen["after"] == "Copy address"


def test_the_page_is_dark_where_the_system_is(window: Window, tmp_path: Path) -> None:
    page = subscribe_page(tmp_path / "site", "en")
    frames = framed(page, [1280])
    papers = {one: window._replace(scheme=one).seen(frames)[0]["paper"] for one in SCHEMES}
    assert papers == {"dark": "rgb(22, 25, 29)", "light": "rgb(253, 252, 250)"}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", TITLES)
def test_axe_finds_nothing_that_keeps_people_out(
    language: str, scheme: str, window: Window, tmp_path: Path, require: Require
) -> None:
    require(AXE.is_file(), "axe-core is missing: npm ci --prefix tests/readers")
    shutil.copy(AXE, tmp_path / AXE.name)
    page = POLICY.sub("", subscribe_page(tmp_path / "site", language))
    seen = window._replace(scheme=scheme).seen(page.replace("</body>", f"{REPORT}{CHECK}</body>"))
    assert {"color-contrast", "link-name", "region"} <= set(seen["passes"])
    assert seen["violations"] == []
