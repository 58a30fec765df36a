"""Why front matter cannot be read, and the limits beyond which it is not.

A `RefusedError` never leaves this package: `handlers.read` makes a `Problem` of it.
"""

from feedsmith.problems import Place, Problem

MAX_BLOCK = 2**20
MAX_DEPTH = 64
MAX_NODES = 10_000


class RefusedError(Exception):
    """Why a block cannot be read; `read` makes a `Problem` of it.

    line: where, from 0 within the block. first_line: the line it clashes with, if there is one.
    """

    def __init__(
        self,
        code: str,
        what: str,
        mend: str,
        *,
        line: int = 0,
        first_line: int | None = None,
        field: str | None = None,
    ) -> None:
        super().__init__(what)
        self.code = code
        self.what = what
        self.mend = mend
        self.line = line
        self.first_line = first_line
        self.field = field

    def problem(self, file: str, block_line: int) -> Problem:
        """The same as a value. block_line: the line of the file on which the block begins."""
        first = "" if self.first_line is None else f", first on line {self.first_line + block_line}"
        place = Place(file, self.line + block_line, self.field)
        what = self.what + first
        return Problem(code=self.code, level="error", place=place, what=what, mend=self.mend)


def is_64_bit(number: int) -> bool:
    """Whether a signed integer of 64 bits can hold the number."""
    return -(2**63) <= number < 2**63


def check_limits(value: object) -> None:
    """Refuse a tree too deep or too large for those who walk it, or a number beyond 64 bits."""
    waiting = [(value, 0)]
    nodes = 0
    while waiting:
        node, depth = waiting.pop()
        nodes += 1
        if depth > MAX_DEPTH:
            raise too_deep(0)
        if nodes > MAX_NODES:
            raise too_many(0)
        if isinstance(node, int) and not is_64_bit(node):
            raise RefusedError("front-matter-syntax", "a number is too long", "Quote the number.")
        if isinstance(node, dict):
            waiting.extend((part, depth + 1) for part in node.values())
        elif isinstance(node, list):
            waiting.extend((part, depth + 1) for part in node)


def too_deep(line: int) -> RefusedError:
    """The refusal of values within values within values."""
    what = f"the front matter is nested more than {MAX_DEPTH} levels deep"
    mend = "Write fewer lists and mappings inside one another."
    return RefusedError("front-matter-too-deep", what, mend, line=line)


def too_many(line: int) -> RefusedError:
    """The refusal of more values than a post can mean."""
    what = f"the front matter holds more than {MAX_NODES} values"
    mend = "Keep large data in a data file of the site."
    return RefusedError("front-matter-too-large", what, mend, line=line)


def doubled(key: str, first_line: int | None, line: int) -> RefusedError:
    """The refusal of a key given twice: which value was meant is not ours to guess."""
    what = f'the key "{key}" is written twice'
    mend = "Keep the one that is meant and delete the other."
    code = "front-matter-doubled-key"
    return RefusedError(code, what, mend, line=line, first_line=first_line, field=key)


def too_large(line: int = 0) -> RefusedError:
    """The refusal of a block that no author wrote by hand."""
    what = f"the front matter is larger than {MAX_BLOCK // 2**20} MiB"
    mend = "Close it where the text begins, and keep data in a data file."
    return RefusedError("front-matter-too-large", what, mend, line=line)


def not_a_mapping(kind: str, line: int) -> RefusedError:
    """The refusal of a block without keys: a list, or text between two thematic breaks."""
    what = f"{kind} stands between the first two fences where key: value lines belong"
    mend = "Write key: value lines, or write *** for a thematic break at the top of a text."
    return RefusedError("front-matter-not-mapping", what, mend, line=line)
