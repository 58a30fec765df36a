"""Examples of rules, put into the frames of `fixtures/checks/frames`, and what is found in them."""

import re
from io import BytesIO
from pathlib import Path

from feedsmith.checks.documents import check_feed
from feedsmith.checks.grammar import Context
from feedsmith.checks.namespaces import NAMESPACES
from feedsmith.checks.rules import Frame
from feedsmith.problems import Problem

FRAMES = Path(__file__).parent.parent / "fixtures" / "checks" / "frames"


def framed(frame: Frame, example: str) -> str:
    """The whole document: a line of the frame gives way to the example's element of its name."""
    if frame.endswith("-document"):
        return example
    (file,) = FRAMES.glob(f"{frame}.*")
    lines = file.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line == "{example}")
    start = max(
        (n for n, line in enumerate(lines[:at]) if re.fullmatch(r"<item>|<entry>|\{", line)),
        default=0,
    )
    stays = [line for line in lines[start:at] if not _given(line, example)]
    used = dict.fromkeys(re.findall(r"[<\s]/?([A-Za-z]\w*):\w", example))
    namespaces = " ".join(
        f'xmlns:{prefix}="{NAMESPACES[prefix]}"'
        for prefix in used
        if prefix in NAMESPACES and f"xmlns:{prefix}=" not in example and prefix != "xml"
    )
    text = "\n".join([*lines[:start], *stays, example, *lines[at + 1 :]])
    if frame.startswith("json"):
        return re.sub(r",\s*\}", "\n}", text)
    return text.replace("{namespaces}", namespaces)


def _given(line: str, example: str) -> bool:
    """Whether the example says itself what this line of the frame says."""
    if key := re.match(r'"(\w+)":', line):
        return f'"{key[1]}":' in example
    element = re.match(r"<(\w+)[ >/]", line)
    return bool(
        element
        and re.match(r"\s*<", line)
        and element[1] not in ("item", "entry", "rss", "channel", "feed")
        and re.search(rf"<{element[1]}[\s>/]", example)
    )


def found(document: str | bytes, context: Context | None = None) -> list[Problem]:
    """What is wrong with a document."""
    data = document if isinstance(document, bytes) else document.encode()
    return list(check_feed(BytesIO(data), context or Context()))


def codes(document: str | bytes, context: Context | None = None) -> set[str]:
    """The codes of what is wrong."""
    return {problem.code for problem in found(document, context)}
