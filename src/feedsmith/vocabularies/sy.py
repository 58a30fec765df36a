"""How often an RSS feed has something new. Source: https://purl.org/rss/1.0/modules/syndication/"""

from collections.abc import Iterator

from feedsmith.model import Document
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def feed(document: Document) -> Iterator[Element]:
    """The period, and how many times in it: both, for readers take their own default for one."""
    if document.format != "rss" or document.feed.rhythm is None:
        return
    period, times = document.feed.rhythm
    yield from element("sy:updatePeriod", period)
    yield from element("sy:updateFrequency", times)


VOCABULARY = Vocabulary("sy", "http://purl.org/rss/1.0/modules/syndication/", feed)
