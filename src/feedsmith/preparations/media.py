"""What a body shows: pictures and recordings, for a post of which nothing else is known."""

from turbohtml import parse_fragment

_SMALLEST = 100
"""Pixels: a narrower picture is an icon or a face, and stands for no post."""


def first_picture(html: str) -> tuple[str, str | None] | None:
    """Address and alternative text of the first picture that is no icon; the body is prepared."""
    if "<img" not in html:
        return None
    for picture in parse_fragment(html, positions=False).select("img[src]"):
        width = picture.attr("width") or ""
        src = str(picture.attr("src") or "")
        if src.startswith("http") and not (width.isdecimal() and int(width) < _SMALLEST):
            return src, picture.attr("alt") or None
    return None


def recordings(html: str) -> tuple[str, ...]:
    """Addresses of the audio and video files that a prepared body plays, in order."""
    if "<audio" not in html and "<video" not in html:
        return ()
    root = parse_fragment(html, positions=False)
    players = root.select("audio[src], video[src], audio > source[src], video > source[src]")
    found = (str(player.attr("src") or "") for player in players)
    return tuple(dict.fromkeys(src for src in found if src.startswith("http")))
