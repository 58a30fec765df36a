"""Where an item is about, as a point on the map. Source: https://docs.ogc.org/cs/17-002r1/17-002r1.html"""

from collections.abc import Iterable

from feedsmith.model import Document, Item
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def item(document: Document, item: Item) -> Iterable[Element]:
    """Latitude, then longitude."""
    if item.location is None or document.format == "json":
        return ()
    return element("georss:point", " ".join(map(degrees, item.location)))


def degrees(angle: float) -> str:
    """A decimal number without an exponent, exact to about a centimetre."""
    return f"{round(angle, 7) + 0.0:.7f}".rstrip("0").rstrip(".")


VOCABULARY = Vocabulary("georss", "http://www.georss.org/georss", item=item)
