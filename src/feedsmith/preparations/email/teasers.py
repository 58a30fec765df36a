"""A short text for the preview of a mail, other than what the mail says.

Buttondown drops a description that equals the content. Source: https://docs.buttondown.com/rss-to-email
"""

from __future__ import annotations

from turbohtml import parse_fragment

from feedsmith.preparations.summaries import summarize
from feedsmith.text import clean_text, one_line, shorten

LONGEST = 200
"""Characters of a summary that is the body's own beginning: what an inbox shows of it."""


def teaser(summary: str | None, html: str, title: str) -> str | None:
    """The summary, cut where it is the text of a prepared body or the beginning of it.

    Without a summary the beginning of the text, without a text the title; `None` without either.
    """
    text = _squeezed(parse_fragment(html, positions=False).text)
    typed = one_line(clean_text(summary or ""))
    said = typed or summarize(html) or one_line(title)
    if not said or not text.startswith(_squeezed(said).removesuffix("…")):
        return summary if typed else said or None
    cut = said if said.endswith("…") and len(said) <= LONGEST else shorten(f"{said} …", LONGEST)
    if _squeezed(said) == text:
        return _beginning(said)
    return said if _squeezed(cut) == text else cut


def _squeezed(text: str) -> str:
    """The text without blanks, for blocks stand apart without any."""
    return "".join(clean_text(text).split())


def _beginning(whole: str) -> str:
    """About two thirds of what is the whole of a short text; an only word goes on."""
    if " " not in whole.rstrip(" …"):
        return shorten(f"{whole} …", LONGEST)
    return shorten(whole, min(LONGEST, len(whole) * 2 // 3))
