"""A real browser runs the payloads of `fixtures/payloads.txt` raw, and none of them sanitized."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chromium import program, report

from feedsmith.preparations import Context, prepare
from feedsmith.problems import Place

Require = Callable[[bool, str], None]
PAYLOADS = Path(__file__).parent.parent / "fixtures" / "payloads.txt"
CONTEXT = Context(page_url="https://example.invalid/post/", place=Place("post.md"))

PAGE = """<!DOCTYPE html><meta charset="utf-8"><title>payloads</title><body><script>
const bodies = BODIES;
const active = "script,style,iframe,frame,object,embed,applet,base,meta,link,form,input,button,"
  + "textarea,select,svg,math,template,noscript,dialog,canvas,portal";
const reports = [];
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

function provoke(document) {
  for (const element of document.querySelectorAll("*")) {
    for (const type of ["mouseover", "mousemove", "pointerover", "focus", "toggle", "wheel",
                        "contextmenu", "dblclick", "keydown", "copy", "dragstart", "submit"])
      element.dispatchEvent(new Event(type, {bubbles: true, cancelable: true}));
    if (/^(https?|about):$/.test(element.protocol ?? ""))
      element.addEventListener("click", (event) => event.preventDefault());
    try { element.click ? element.click() : element.dispatchEvent(new Event("click")); } catch {}
  }
}

function read(frame, report) {
  try {
    const seen = frame.contentWindow;
    report.fired ||= Boolean(seen.fired === 1 || seen.document.title === "FIRED");
    report.moved ||= seen.location.href !== "about:srcdoc";
    report.found ||= [...seen.document.querySelectorAll("body *")].some((element) =>
      element.matches(active)
      || [...element.attributes].some((attribute) =>
        /^on|^srcdoc$|^formaction$/i.test(attribute.name)
        || /^[\\s\\x00-\\x1f]*(java|vb)script:/i.test(attribute.value)));
  } catch { report.moved = true; }
}

async function show(body, way) {
  const report = {fired: false, moved: false, found: false};
  const frame = document.createElement("iframe");
  const ready = new Promise((resolve) => frame.addEventListener("load", resolve, {once: true}));
  frame.srcdoc = way === "written" ? body : "<!DOCTYPE html><div id=host></div>";
  document.body.append(frame);
  await Promise.race([ready, pause(3000)]);
  try {
    if (way === "inserted") frame.contentDocument.getElementById("host").innerHTML = body;
    await pause(150);
    read(frame, report);
    provoke(frame.contentDocument);
  } catch { report.moved = true; }
  await pause(150);
  read(frame, report);
  frame.remove();
  return report;
}

(async () => {
  for (let start = 0; start < bodies.length; start += 40) {
    const chunk = bodies.slice(start, start + 40);
    const shown = chunk.map(async (body) => {
      const both = await Promise.all([show(body, "written"), show(body, "inserted")]);
      const report = {};
      for (const key of ["fired", "moved", "found"]) report[key] = both.some((one) => one[key]);
      return report;
    });
    window.fired = 0;
    const done = await Promise.all(shown);
    reports.push(...done);
    if (window.fired === 1) reports.push({fired: true, moved: false, found: false});
  }
  const result = document.createElement("pre");
  result.id = "result";
  result.textContent = "REPORTS" + JSON.stringify(reports) + "END";
  document.body.replaceChildren(result);
})();
</script>"""


def payloads() -> list[str]:
    return [line for line in PAYLOADS.read_text(encoding="utf-8").split("\n") if line]


def run(path: str, bodies: list[str], folder: Path) -> list[dict[str, Any]]:
    page = folder / "page.html"
    page.write_text(
        PAGE.replace("BODIES", json.dumps(bodies).replace("<", "\\u003c")), encoding="utf-8"
    )
    said = report(path, page.as_uri(), folder / "profile", "--disable-popup-blocking")
    reports: list[dict[str, Any]] = json.loads(said)
    return reports


def guilty(reports: list[dict[str, Any]], key: str, bodies: list[str]) -> list[str]:
    named = [*bodies, *["(an earlier payload reached the whole page)"] * len(reports)]
    return [body for body, report in zip(named, reports, strict=False) if report[key]]


def test_raw_payloads_fire_and_navigate(tmp_path: Path, require: Require) -> None:
    raw = payloads()
    reports = run(program(require), raw, tmp_path)
    assert len(raw) >= 150
    assert len(guilty(reports, "fired", raw)) > 80
    assert len(guilty(reports, "moved", raw)) >= 3
    assert len(guilty(reports, "found", raw)) > 100


def test_prepared_payloads_do_nothing(tmp_path: Path, require: Require) -> None:
    bodies = [body for payload in payloads() if (body := prepare(payload, CONTEXT)[0]) is not None]
    assert len(bodies) == len(payloads())
    reports = run(program(require), bodies, tmp_path)
    assert guilty(reports, "fired", bodies) == []
    assert guilty(reports, "moved", bodies) == []
    assert guilty(reports, "found", bodies) == []
    assert len(reports) == len(bodies)
