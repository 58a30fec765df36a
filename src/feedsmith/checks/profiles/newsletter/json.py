"""What newsletter tools need of a JSON Feed. Source: https://www.jsonfeed.org/version/1.1/"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from feedsmith.checks.json_feed.items import moment
from feedsmith.checks.profiles.newsletter import bodies
from feedsmith.checks.profiles.newsletter.rules import DATE, ELEMENT, ORDER, PICTURE
from feedsmith.checks.reading.json.places import JsonSpot
from feedsmith.problems import Problem


class Newsletter:
    """Looks at item after item."""

    def __init__(self) -> None:
        self._above: datetime | None = None
        self._told = False

    def item(self, value: Mapping[str, object], spot: JsonSpot) -> Iterator[Problem]:
        """Yield what a mail would lack."""
        for key in ("title", "url"):
            if not str(value.get(key) or "").strip():
                what = f"{spot.name} has no `{key}`, or an empty one"
                yield ELEMENT.problem(spot, what, f'Add "{key}": "…".')
        if not value.get("date_published"):
            mend = 'Add "date_published": "2024-05-07T09:30:00+02:00".'
            yield DATE.problem(spot, f"{spot.name} has no `date_published`", mend)
        html = value.get("content_html")
        if isinstance(html, str):
            yield from self._body(html, "image" in value, spot)
        yield from self._order(value, spot)

    def _body(self, html: str, pictured: bool, spot: JsonSpot) -> Iterator[Problem]:
        body = bodies.body(html)
        yield from bodies.inspect(body, spot.below("content_html"))
        if not pictured and any(tag == "img" for tag, _ in body.tags):
            what = f"{spot.name} has a picture, but no `image`"
            yield PICTURE.problem(spot, what, 'Add "image": "https://…".')

    def _order(self, value: Mapping[str, object], spot: JsonSpot) -> Iterator[Problem]:
        found = moment(value.get("date_published"))
        above, self._above = self._above, found or self._above
        if found and above and found > above and not self._told:
            self._told = True
            place = spot.below("date_published")
            what = f"{place.name} is later than that of the item above it"
            yield ORDER.problem(place, what, "Write the newest item first.")
