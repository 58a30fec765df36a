"""Posts of a made-up blog: front matter and Markdown, each from its number alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from vocabulary import Chance, Vocabulary, vocabulary

HOME = "https://bench.example/"
PICTURES = 12
AUTHORS = ("Ines Calder", "Bo Lind", "Zoë Marsh", "René Alder")

_FIRST = datetime(2005, 1, 1, 6, tzinfo=UTC)
_APART = timedelta(minutes=101)
"""So the hundred-thousandth is of 2024, and no post of the future."""


class Post(NamedTuple):
    """One post. summary, image, author, touched: `None` where its writer says nothing."""

    number: int
    slug: str
    title: str
    date: datetime
    tags: tuple[str, ...]
    body: str
    is_draft: bool
    summary: str | None
    image: str | None
    author: str | None
    touched: datetime | None

    @property
    def url(self) -> str:
        """Where its page is."""
        return f"{HOME}posts/{self.slug}/"


def is_draft(number: int) -> bool:
    """Whether the post of this number is kept back: 2 of a hundred."""
    return number % 50 == 7


def published(posts: int) -> int:
    """How many of so many posts are no drafts."""
    return posts - sum(is_draft(number) for number in range(posts % 50)) - posts // 50


def slug(number: int, known: Vocabulary) -> str:
    """The name of a post in its address, from its number, so that others can link to it."""
    tags = known.tags
    return f"{tags[number * 7 % len(tags)]}-{tags[(number * 31 + 50) % len(tags)]}-{number}"


def post(number: int, seed: int = 7) -> Post:
    """The post of this number, which begins at 0. It links to older ones only."""
    known = vocabulary(seed)
    chance = Chance(seed * 1_000_003 + number)
    date = _FIRST + _APART * number
    return Post(
        number=number,
        slug=slug(number, known),
        title=_title(chance, known),
        date=date,
        tags=tuple(dict.fromkeys(chance.early(known.tags) for _ in range(chance.between(1, 4)))),
        body=_body(chance, known, number),
        is_draft=is_draft(number),
        summary=_plain(chance, known) if chance.is_in(85) else None,
        image=_picture(chance) if chance.is_in(30) else None,
        author=chance.of(AUTHORS) if chance.is_in(8) else None,
        touched=date + timedelta(days=chance.between(1, 90)) if chance.is_in(6) else None,
    )


def _title(chance: Chance, known: Vocabulary) -> str:
    words = [chance.of(known.words) for _ in range(chance.between(2, 6))]
    if len(words) > 4 and chance.is_in(40):
        words[1] += ":"
    return " ".join(words).capitalize()


def _plain(chance: Chance, known: Vocabulary) -> str:
    said = " ".join(chance.of(known.sentences).text for _ in range(chance.between(1, 2)))
    return said.replace("*", "").replace("`", "")


def _picture(chance: Chance) -> str:
    return f"/images/picture-{chance.between(1, PICTURES)}.png"


def _body(chance: Chance, known: Vocabulary, number: int) -> str:
    blocks = []
    wanted = chance.between(300, 1_350)
    while wanted > 0:
        text, words = _paragraph(chance, known, number, wanted)
        wanted -= words
        blocks.append(text)
        if len(blocks) % 6 == 0:
            blocks.append(f"## {_title(chance, known)}")
    for likely, block in _BLOCKS:
        if chance.is_in(likely):
            blocks.insert(chance.between(1, len(blocks)), block(chance, known))
    if chance.is_in(20):
        blocks[0] += "[^1]"
        blocks.append(f"[^1]: {chance.of(known.sentences).text}")
    return "\n\n".join(blocks) + "\n"


def _paragraph(chance: Chance, known: Vocabulary, number: int, wanted: int) -> tuple[str, int]:
    said, words = [], 0
    for _ in range(chance.between(2, 6)):
        if words >= wanted:
            break
        sentence = chance.of(known.sentences)
        said.append(sentence.text)
        words += sentence.words
    if number and chance.is_in(30):
        text = chance.of(known.words)
        said.append(f"[{text} {text}](../{slug(chance.between(0, number - 1), known)}/)")
    elif chance.is_in(8):
        said.append(
            f"[{chance.of(known.words)}](https://elsewhere.example/{chance.of(known.tags)})"
        )
    return " ".join(said), words


def _listed(chance: Chance, known: Vocabulary) -> str:
    is_numbered = chance.is_in(30)
    lines = [" ".join(_some(chance, known)) for _ in range(chance.between(3, 5))]
    return "\n".join(
        f"{f'{at}.' if is_numbered else '-'} {line}" for at, line in enumerate(lines, 1)
    )


def _quoted(chance: Chance, known: Vocabulary) -> str:
    return f"> {chance.of(known.sentences).text}\n>\n> — {chance.of(AUTHORS)}"


def _table(chance: Chance, known: Vocabulary) -> str:
    rows = [_some(chance, known, 3) for _ in range(chance.between(2, 5))]
    rows.insert(1, ["---", "---:", "---"])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _code(chance: Chance, known: Vocabulary) -> str:
    name, other = (chance.of(known.tags) for _ in range(2))
    language = chance.of(("python", "python", "sh", "html", ""))
    if language == "html":
        return f'```html\n<p class="{name}">{other} &amp; {name}</p>\n```'
    if language == "sh":
        return f"```sh\ncat {name}.txt | sort > {other}.txt && echo done\n```"
    return f"```{language}\ndef {name}({other}):\n    return {other} < 3 and {other} > 1\n```"


def _shown(chance: Chance, known: Vocabulary) -> str:
    place = _picture(chance)
    return f"![{' '.join(_some(chance, known, 3))}]({'../..' if chance.is_in(50) else ''}{place})"


def _some(chance: Chance, known: Vocabulary, count: int = 5) -> list[str]:
    return [chance.of(known.words) for _ in range(count)]


_BLOCKS = ((50, _listed), (30, _quoted), (20, _table), (25, _code), (35, _shown), (15, _shown))
"""What stands between paragraphs, and in how many posts of a hundred."""
