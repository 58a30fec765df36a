"""Text as feeds can carry it.

Source: XML 1.0, section 2.2 (https://www.w3.org/TR/xml/#charsets).
"""

import unicodedata

from feedsmith.patterns import lazy_pattern

_NOT_XML = lazy_pattern("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n")
_NO_CHARACTER = lazy_pattern(b"\xef\xbf[\xbe\xbf]")
_SHORT = 200
_NEWLINES = lazy_pattern(r"\r\n?")
_NO_ANCHOR = lazy_pattern(r"[^a-z0-9 _-]+")


def clean_text(text: str) -> str:
    r"""The text with `\n` line ends, and U+FFFD for each character that XML cannot carry."""
    if _is_plain(text):
        return text
    return _NOT_XML.sub("\ufffd", _NEWLINES.sub("\n", text))


def is_clean(text: str) -> bool:
    r"""Whether XML can carry every character; `\r` counts as carried, for it is normalised."""
    return _is_plain(text) or not _NOT_XML.search(text.replace("\r", "\n"))


def _is_plain(text: str) -> bool:
    r"""Whether XML can carry every character, and no line ends in `\r`.

    A search for what it can't carry would look at each character seven times as long.
    """
    if len(text) < _SHORT:
        return text.isprintable() or text.replace("\n", "").isprintable()
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return False
    kept = data.translate(None, _CONTROLS)
    return len(kept) == len(data) and (text.isascii() or not _NO_CHARACTER.search(data))


def one_line(text: str) -> str:
    """The text without line breaks, runs of blanks folded to one."""
    return " ".join(text.split())


def clean_line(text: str) -> str:
    """`one_line` of `clean_text`."""
    return " ".join((text if text.isprintable() else clean_text(text)).split())


def fold_key(key: str) -> str:
    """A key as authors mean it: `last-modified`, `LastModified` and `last_modified` are one."""
    return key.replace("-", "").replace("_", "").replace(" ", "").casefold()


def shorten(text: str, width: int) -> str:
    """The first words of a text, at most `width` characters, with an ellipsis when cut.

    A text without blanks (Chinese, say) is cut between characters.
    """
    if len(text) <= width:
        return text
    start = text[: width - 1]
    words = start.rsplit(" ", 1)[0] if " " in start[width // 2 :] else start
    return words.rstrip(" ,;:.–—-") + "…"


def anchor(text: str) -> str:
    """A heading's id as GitHub, Hugo and kramdown make it: `What to expect?` → `what-to-expect`."""
    text = text.strip().lower()
    if text.isascii():
        return _NO_ANCHOR.sub("", text).replace(" ", "-")
    kept = (
        character
        for character in text
        if character in " -_" or unicodedata.category(character)[0] in "LNM"
    )
    return "".join(kept).replace(" ", "-")
