"""A feed's colour and pictures, as Feedly shows them.

Source: https://blog.feedly.com/10-ways-to-optimize-your-feed-for-feedly/. Written only for a feed
that names its colour: the pictures alone are said in each format's own words, which others read.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from feedsmith.model import Document, Image
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def feed(document: Document) -> Iterator[Element]:
    """The colour, the icon, and the picture: a drawing (SVG) as the logo, another as the cover."""
    shown = document.feed
    if document.format == "json" or shown.accent is None:
        return
    yield from element("webfeeds:accentColor", shown.accent)
    yield from element("webfeeds:icon", shown.icon.url if shown.icon else None)
    if shown.image is None:
        return
    if is_drawing(shown.image):
        yield from element("webfeeds:logo", shown.image.url)
    else:
        yield from element("webfeeds:cover", None, {"image": shown.image.url})


def is_drawing(image: Image) -> bool:
    """Whether a picture is an SVG, which Feedly asks of a logo."""
    return image.mime_type == "image/svg+xml" or urlsplit(image.url).path.endswith(".svg")


VOCABULARY = Vocabulary("webfeeds", "http://webfeeds.org/rss/1.0", feed)
