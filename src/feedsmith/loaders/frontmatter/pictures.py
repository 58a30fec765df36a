"""The picture that stands for a post, in each form that front matter gives it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from feedsmith import disk
from feedsmith.loaders.frontmatter.entries import Entries, Entry, is_number, scalar
from feedsmith.media_types import media_type
from feedsmith.model import Image
from feedsmith.text import fold_key

NAMES = (
    *("image", "images", "cover", "featured_image", "feature", "featured", "hero_image", "hero"),
    *("banner", "banner_img", "thumbnail", "thumb", "top_img", "index_img", "og_image", "og_img"),
    *("social_image", "preview_image", "teaser", "header", "photos"),
    *("image_url", "cover_image", "feature_image", "thumbnail_image"),
)
ALTERNATIVES = ("image_alt", "cover_alt", "hero_alt", "featured_image_alt", "thumbnail_alt")
_ADDRESS = ("image", "src", "path", "url", "file", "teaser", "overlay_image", "og_image")
_ALTERNATIVE = ("alt", "alt_text", "title", "image_description")
_BUNDLED = ("feature", "cover", "thumbnail")
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")


def image(
    entries: Entries, locate: Callable[[str], str | None], bundle: Path | None
) -> tuple[Image | None, Entry | None]:
    """The post's picture, and the entry whose address can't be used, if so.

    locate: from a reference as typed to an address. bundle: the post's own folder, where a picture
    named feature, cover or thumbnail stands for it.
    """
    alternative = entries.text(*ALTERNATIVES)
    for entry in entries.each(*NAMES):
        reference, alt = _reference(entry.value)
        if reference is None:
            continue
        url = locate(reference)
        if url is None:
            return None, entry
        return Image(url=url, alt=alt or alternative, mime_type=media_type(url)), None
    bundled = _bundled(bundle) if bundle else None
    url = locate(bundled) if bundled else None
    return (Image(url=url, mime_type=media_type(url)) if url else None), None


def _reference(value: object) -> tuple[str | None, str | None]:
    """The address and the alternative text in a string, a table or the first of a list."""
    if isinstance(value, list):
        return _reference(value[0]) if value else (None, None)
    if isinstance(value, dict):
        folded = {fold_key(str(key)): one for key, one in value.items()}
        found = (folded.get(fold_key(key)) for key in _ADDRESS)
        reference = next((text for one in found if (text := _reference(one)[0])), None)
        alt = next((text for key in _ALTERNATIVE if (text := scalar(folded.get(key)))), None)
        return reference, alt
    said = None if is_number(value) else scalar(value)
    return (said if said and _is_picture(said) else None), None


def _is_picture(said: str) -> bool:
    """Whether a text is an address: `hero: Welcome` and `teaser: Read on` are none."""
    named = (media_type(said) or "").startswith("image/")
    return named or ("/" in said and not any(sign.isspace() for sign in said))


def _bundled(folder: Path) -> str | None:
    """The name of a picture in the post's own folder that stands for it."""
    names = [name for name in disk.names(folder) if name.lower().endswith(_ENDINGS)]
    return next((n for mark in _BUNDLED for n in names if n.lower().startswith(mark)), None)
