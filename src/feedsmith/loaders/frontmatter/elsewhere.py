"""Recordings that are not among the site's files: where `[podcast] media_url` says they are."""

from __future__ import annotations

from feedsmith.built import Output
from feedsmith.media_types import media_type
from feedsmith.patterns import lazy_pattern
from feedsmith.urls import absolute, is_absolute

_UPWARD = lazy_pattern(r"^(?:\.{0,2}/)+")


def recording(
    reference: str, address: str | None, built: Output, media_url: str | None
) -> str | None:
    """The address of sound or video that was typed as a path, and found to be this one of the site.

    Where no file stands there, it is below `media_url`. What else was typed keeps its address.
    """
    kind = media_type(reference) or ""
    is_path = not is_absolute(reference) and not reference.strip().startswith("//")
    if media_url is None or not is_path or not kind.startswith(("audio/", "video/")):
        return address
    if address is not None and built.file(address) is not None:
        return address
    return absolute(_UPWARD.sub("", reference.strip()), media_url)
