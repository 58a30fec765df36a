"""An id as Atom takes it. Source: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6"""

from urllib.parse import quote, unquote

from feedsmith.patterns import lazy_pattern

_URN = "urn:x-feedsmith:"
_IRI = lazy_pattern(
    r"""(?![\w.-]+:[0-9]+(?:[/?#]|$))[A-Za-z][A-Za-z0-9+.-]*:(?:[^\x00-\x20\x7f-\x9f<>"{}|\\^`%]++|%[0-9A-Fa-f]{2})++"""
)
"""A scheme and what RFC 3987 lets follow it: https://www.rfc-editor.org/rfc/rfc3987#section-2.2

Not `post:12`, which validators take for a host and its port.
"""


def identifier(id: str) -> str:
    """An address byte for byte; any other id within a URN, for an Atom id must be an IRI.

    Made from the id alone: an address that moves leaves it as it was.
    """
    return id if _IRI.fullmatch(id) else _URN + quote(id, safe="")


def original(identifier: str) -> str:
    """The id that such a URN was made from; any other as it is."""
    return unquote(identifier.removeprefix(_URN)) if identifier.startswith(_URN) else identifier
