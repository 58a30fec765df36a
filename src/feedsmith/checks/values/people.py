"""People: names, e-mail addresses, and both in one text.

Sources: https://www.rssboard.org/rss-profile#data-types-email,
https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.html import not_blank, plain_text
from feedsmith.checks.values.quoting import quoted
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_EMAIL = "https://www.rssboard.org/rss-profile#data-types-email"

NO_EMAIL = Rule(
    code="person-no-email",
    level="error",
    title="A person is given without an e-mail address",
    why="RSS keeps e-mail addresses here, not names: readers that expect one show nothing, or the "
    "wrong part.",
    spec=_EMAIL,
    frame="rss-item",
    wrong="<author>Ann Baker</author>",
    right="<author>ann@example.org (Ann Baker)</author>",
)
FORMAT = Rule(
    code="person-format",
    level="warning",
    title="Name and e-mail address of a person are not in the usual order",
    why="Readers look for the address first, then the name in parentheses; in another order they "
    "show the whole text as the name.",
    spec=_EMAIL,
    frame="rss-item",
    wrong="<author>Ann Baker &lt;ann@example.org&gt;</author>",
    right="<author>ann@example.org (Ann Baker)</author>",
)
NO_NAME = Rule(
    code="person-no-name",
    level="hint",
    title="A person's e-mail address stands there without the name",
    why="Readers show the bare address instead of a name.",
    spec=_EMAIL,
    frame="rss-item",
    wrong="<author>ann@example.org</author>",
    right="<author>ann@example.org (Ann Baker)</author>",
)
ADDRESS = Rule(
    code="email-invalid",
    level="error",
    title="An e-mail address is not one",
    why="Nobody can write to it, and directories that send mail to it refuse the feed.",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-3.2.3",
    frame="atom-entry",
    wrong="<author><name>Ann Baker</name><email>ann at example.org</email></author>",
    right="<author><name>Ann Baker</name><email>ann@example.org</email></author>",
)
NAME_WITH_EMAIL = Rule(
    code="person-name-email",
    level="warning",
    title="The name of a person holds an e-mail address",
    why="Readers show it as a part of the name, and programs that collect addresses find it.",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-3.2.1",
    frame="atom-entry",
    wrong="<author><name>Ann Baker &lt;ann@example.org&gt;</name></author>",
    right="<author><name>Ann Baker</name><email>ann@example.org</email></author>",
)

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?"
_ADDRESS = (
    rf"(?:{_ATOM}(?:\.{_ATOM})*|\"(?:[^\"\\\r\n]|\\[\x20-\x7e])+\")"
    rf"@(?:{_LABEL}(?:\.{_LABEL})*|\[[\x21-\x5a\x5e-\x7e]+\])"
)
_SOMEWHERE = r"[^\s@<>()\[\]\",;:]+@[^\s@<>()\[\]\",;:]*[^\s@<>()\[\]\",;:.]"
_PERSON = rf"(?s)(?P<address>{_SOMEWHERE})\s*(?:\((?P<name>.*)\))?"
_AROUND_NAME = lazy_pattern(r"[<>()\"\[\]]|mailto:", re.IGNORECASE)


def rss_person(value: str, spot: Spot) -> Iterator[Problem]:
    """`mail@host (Real Name)`; the address alone and `mailto:` before it are let pass."""
    typed = value.strip()
    if typed.lower().startswith("mailto:"):
        typed = unquote(typed[7:]).strip()
    person = re.fullmatch(_PERSON, typed)
    if person:
        yield from _name(person["address"], (person["name"] or "").strip(), spot)
        return
    address, good = _mended(typed)
    if not address or (typed.endswith(")") and "<" not in typed):
        what = f"{spot.name} is {quoted(value)}, which does not begin with an e-mail address"
        yield NO_EMAIL.problem(spot, what, good)
    else:
        what = f"{spot.name} is {quoted(value)}, not an address followed by a name"
        yield FORMAT.problem(spot, what, good)


def _name(address: str, name: str, spot: Spot) -> Iterator[Problem]:
    if name:
        yield from plain_text(name, spot)
    else:
        what = f"{spot.name} has the address {quoted(address)}, but no name"
        yield NO_NAME.problem(spot, what, f"Write `{address} (Real Name)`.")


def _mended(typed: str) -> tuple[str, str]:
    """The address, empty if there is none that could be meant, and what to write."""
    found = re.search(_SOMEWHERE, typed[:1000])
    rest = typed[: found.start()] + typed[found.end() :] if found else typed
    name = " ".join(_AROUND_NAME.sub(" ", rest).split()).strip(" ,;:-–")
    if "@" in name or not 0 < len(name) <= 60:
        name = "Real Name"
    if found:
        return found[0], f"Write `{found[0]} ({name})`."
    good = f"`ann@example.org ({name})`"
    return "", f"Write an address, then the name, like {good}; or say the name by <dc:creator>."


def email_address(value: str, spot: Spot) -> Iterator[Problem]:
    """An address as it stands after "To:", without a name."""
    typed = value.strip()
    if re.fullmatch(_ADDRESS, typed):
        return
    what = f"{spot.name} is {quoted(value)}, which is no e-mail address"
    found = re.search(_SOMEWHERE, typed[:1000])
    is_good = found is not None and re.fullmatch(_ADDRESS, found[0])
    good = f"Write `{found[0]}`." if found and is_good else "Write it like `ann@example.org`."
    yield ADDRESS.problem(spot, what, good)


def person_name(value: str, spot: Spot) -> Iterator[Problem]:
    """The name alone, in plain text."""
    yield from not_blank(value, spot)
    yield from plain_text(value, spot)
    if found := re.search(_SOMEWHERE, value[:1000]):
        what = f"{spot.name} is {quoted(value)}, a name with an e-mail address"
        name = " ".join(re.sub(r"[<>()]", " ", value.replace(found[0], " ")).split())
        mend = f"Write `{name}`" if name and len(name) < 60 else "Write the name"
        yield NAME_WITH_EMAIL.problem(spot, what, f"{mend}, and the address in an element for it.")
