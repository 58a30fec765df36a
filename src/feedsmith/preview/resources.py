"""What can be asked for: its type, its bytes when wanted, and what a browser may do with it.

Sources: https://www.w3.org/TR/CSP3/, https://html.spec.whatwg.org/multipage/browsers.html#sandboxing
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

STATIC = Path(__file__).parent / "static"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Resource(NamedTuple):
    """Something that was made. policy: the Content-Security-Policy it is served with."""

    mime_type: str
    policy: str
    make: Callable[[], bytes]


PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'{remote}; "
    "media-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
FILE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""For what is no page: a drawing opened by itself runs nothing."""


def page_policy(*, remote: bool) -> str:
    """Of the preview's own pages. remote: whether pictures of other sites are loaded."""
    return PAGE_POLICY.format(remote=" https:" if remote else "")


def frame_policy(style: str, *, remote: bool) -> str:
    """Of a post in its frame: no script, no frame, no form, and no style element but this one."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    pictures = "'self' data:" + (" https:" if remote else "")
    return (
        f"sandbox; default-src 'none'; img-src {pictures}; media-src 'self'; "
        f"style-src-elem 'sha256-{digest}'; style-src-attr 'unsafe-inline'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'self'"
    )


def static_text(name: str) -> str:
    """A file of the preview's own."""
    return (STATIC / name).read_text("utf-8")


def static_resources() -> dict[str, Resource]:
    """The files that its pages share, by their addresses."""
    names = ("preview.css", "live.js", "icon.svg")
    return {
        f"/static/{name}": Resource(
            _TYPES[Path(name).suffix], FILE_POLICY, (STATIC / name).read_bytes
        )
        for name in names
    }
