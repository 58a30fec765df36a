"""Items whose texts are ready to be written: prepare.py COUNT FILE.json."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pyromark

sys.path.insert(0, str(Path(__file__).parent.parent))

from posts import HOME, post


def main(count: int, file: Path) -> None:
    """Write so many, the newest first."""
    markdown = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)
    items = []
    for number in reversed(range(count)):
        one = post(number)
        body = (
            markdown.html(one.body).replace('"../../', f'"{HOME}').replace('"../', f'"{HOME}posts/')
        )
        items.append(
            {
                "url": one.url,
                "title": one.title,
                "summary": one.summary or one.title,
                "body": body,
                "author": one.author or "The Bench",
                "published": one.date.isoformat(),
                "tags": one.tags,
            }
        )
    file.write_text(json.dumps(items), "utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
