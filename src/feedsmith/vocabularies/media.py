"""Media RSS: the picture that stands for an item. Source: https://www.rssboard.org/media-rss

Fifteen of 39 readers take `media:thumbnail`; Mailchimp, Buttondown and Letterhead want
`media:content`, which gPodder, Thunderbird and Liferea would take for an episode's file: so an item
that has an audio or a video file carries the thumbnail alone. So does one whose picture is itself
attached: five readers would list it twice.
"""

from collections.abc import Iterator

from feedsmith.model import Document, Item
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def has_recording(item: Item) -> bool:
    """Whether a podcast client would download something for this item."""
    kinds = (attachment.mime_type.partition("/")[0] for attachment in item.attachments)
    return any(kind in ("audio", "video") for kind in kinds)


def item(document: Document, item: Item) -> Iterator[Element]:
    """The picture, small and, on articles, whole."""
    image = item.image
    if image is None or document.format == "json":
        return
    size = {"width": image.width, "height": image.height}
    attached = image.url in {attachment.url for attachment in item.attachments}
    if not attached and not has_recording(item):
        said = {"url": image.url, "medium": "image", "type": image.mime_type, **size}
        yield from element("media:content", None, said)
    yield from element("media:thumbnail", None, {"url": image.url, **size})


VOCABULARY = Vocabulary("media", "http://search.yahoo.com/mrss/", item=item)
