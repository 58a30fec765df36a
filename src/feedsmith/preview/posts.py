"""A post in full, in windows of three widths and as a mail."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from feedsmith.model import Item
from feedsmith.newsletters import for_email
from feedsmith.podcasts.files import size_of_picture
from feedsmith.preview.cards import badges, byline, plain_title, summary, tags
from feedsmith.preview.frames import Shown, framed
from feedsmith.preview.looks import Look, Mark, Reading, item_key
from feedsmith.preview.pages import counted, listed
from feedsmith.preview.site_files import SiteFiles
from feedsmith.problems import Problem
from feedsmith.subscribe_page.html import element, empty, joined, plain

WIDTHS = {"phone": 360, "tablet": 720, "desktop": 1080, "mail": 600}
_NAMES = {"phone": "Phone", "tablet": "Tablet", "desktop": "Desktop", "mail": "E-mail"}


def post(reading: Reading, item: Item, marks: Sequence[Mark], *, elsewhere: int) -> str:
    """The page of a post. elsewhere: how many of its pictures are not loaded."""
    name = item_key(item)
    head = (
        element("h1", plain(plain_title(item)), dir="auto"),
        element("p", joined((byline(item), badges(marks))), class_="by"),
        element("p", element("code", plain(item.url)), class_="address"),
        tags(item),
        _beside(reading, item),
    )
    return joined((*head, _note(elsewhere), _windows(reading, item, name)))


def _note(elsewhere: int) -> str:
    if not elsewhere:
        return ""
    said = (
        f"{counted(elsewhere, 'picture or recording')} of this post "
        f"{'is' if elsewhere == 1 else 'are'} not in the site's output, and not loaded: a preview "
        "asks no other site for anything. "
    )
    option = element("code", "feedsmith preview --remote-pictures")
    return element("p", f"{plain(said)} {option} loads pictures.", class_="note")


def _windows(reading: Reading, item: Item, name: str) -> str:
    if item.body is None:
        text = element("p", plain(summary(item)), dir="auto")
        return element("p", "The feed holds no text of this post, only:", class_="note") + text
    choices = joined(_choice(one) for one in WIDTHS)
    shown = _window(f"/{reading.key}/frame/{name}", "The post as readers show it", "screen")
    mail = _window(f"/{reading.key}/mail/{name}", "The post as a mail", "mail")
    fields = element("fieldset", f"<legend>Shown on</legend>{choices}", class_="widths")
    return element("div", joined((fields, shown, mail)), class_="windows")


def _choice(name: str) -> str:
    chosen = "" if name == "phone" else None
    button = empty("input", type="radio", name="width", value=name, id=name, checked=chosen)
    label = f"{_NAMES[name]} {element('span', f'{WIDTHS[name]} px', class_='quiet')}"
    return button + element("label", label, for_=name)


def _window(address: str, title: str, kind: str) -> str:
    frame = element(
        "iframe", "", src=address, title=title, sandbox="", referrerpolicy="no-referrer"
    )
    return element(
        "div", frame, class_=f"window {kind}", tabindex="0", role="group", aria_label=title
    )


def _beside(reading: Reading, item: Item) -> str:
    """Ways to the posts before and after it."""
    items = reading.items
    here = next((number for number, one in enumerate(items) if one is item), None)
    if here is None:
        return ""
    newer = items[here - 1] if here else None
    older = items[here + 1] if here + 1 < len(items) else None
    links = joined(
        element(
            "a",
            f"{label} {element('bdi', plain(plain_title(one)[:60]))}",
            href=f"/{reading.key}/post/{item_key(one)}",
        )
        for label, one in (("Newer:", newer), ("Older:", older))
        if one is not None
    )
    return element("nav", links, class_="beside", aria_label="Posts beside it") if links else ""


def as_mail(item: Item, reading: Reading, look: Look) -> tuple[Item, tuple[Problem, ...]]:
    """The post as a mail shows it: a newsletter's own text, any other made fit for mails."""
    if reading.document.feed.mailing or item.body is None:
        return item, ()
    return for_email(item, partial(size_of_picture, site=look.site, files=look.media))


def body(item: Item, files: SiteFiles) -> Shown:
    """Its text for a frame."""
    return framed(item.body or "", files)


def mail_problems(problems: Sequence[Problem]) -> str:
    """What costs readers of the mail something."""
    if not problems:
        return ""
    return element("h2", "As a mail") + listed(problems)
