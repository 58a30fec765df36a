"""Sites that Hexo 8.1.2 built, and where it put each post of them.

Below each configuration: a source file, its front matter, and the path of its page; `None` where
Hexo made none, or made it a page that is no post. A trailing slash stands for an index.html.
"""

from __future__ import annotations

from typing import NamedTuple

EVENING = "title: T\ndate: 2026-02-03 23:30:00"


class Site(NamedTuple):
    """A site and its posts."""

    name: str
    config: str
    posts: tuple[tuple[str, str, str | None], ...]


def site(name: str, config: str, *posts: tuple[str, str, str | None]) -> Site:
    return Site(name, config, posts)


SITES = (
    site(
        "names of files",
        "",
        ("_posts/plain.md", EVENING, "/2026/02/03/plain/"),
        ("_posts/Two Words.md", EVENING, "/2026/02/03/Two Words/"),
        ("_posts/UPPER-Case.md", EVENING, "/2026/02/03/UPPER-Case/"),
        ("_posts/2026-02-03-dated.md", EVENING, "/2026/02/03/2026-02-03-dated/"),
        ("_posts/ünïcode.md", EVENING, "/2026/02/03/ünïcode/"),
        ("_posts/dots.in.name.md", EVENING, "/2026/02/03/dots.in.name/"),
        ("_posts/under_score.md", EVENING, "/2026/02/03/under_score/"),
        ("_posts/folder/inside.md", EVENING, "/2026/02/03/folder/inside/"),
        ("_posts/a+b.md", EVENING, "/2026/02/03/a+b/"),
        ("_posts/it's.md", EVENING, "/2026/02/03/it's/"),
        ("_posts/hash#mark.md", EVENING, "/2026/02/03/hash#mark/"),
        ("_posts/日本.md", EVENING, "/2026/02/03/日本/"),
    ),
    site(
        "hidden files",
        "",
        ("_posts/_hidden.md", EVENING, None),
        ("_posts/.dot.md", EVENING, None),
        ("_posts/_folder/x.md", EVENING, None),
        ("_drafts/draft.md", EVENING, None),
        ("_posts/kept.markdown", EVENING, "/2026/02/03/kept/"),
        ("_posts/page.html", EVENING, "/2026/02/03/page/"),
        ("_posts/text.mkd", EVENING, "/2026/02/03/text/"),
        ("notes/page.md", EVENING, None),
    ),
    site(
        "names with dates",
        "new_post_name: :year-:month-:day-:title.md\npermalink: :title/\n",
        ("_posts/2026-02-03-dated.md", EVENING, "/dated/"),
        ("_posts/undated name.md", EVENING, "/undated-name/"),
        ("_posts/26-2-3-short.md", EVENING, "/26-2-3-short/"),
        ("_posts/sub/2026-02-03-in-folder.md", EVENING, "/sub-2026-02-03-in-folder/"),
    ),
    site(
        "names with languages",
        "new_post_name: :lang/:title.md\npermalink: :lang/:title/\n",
        ("_posts/en/one.md", EVENING, "/en/one/"),
        ("_posts/fr/deux.md", "title: T\nlang: de\ndate: 2026-02-03 23:30:00", "/fr/deux/"),
    ),
    site(
        "tokens",
        "permalink: :category/:year-:i_month-:i_day/:hour:minute:second/:name.html\n",
        (
            "_posts/a.md",
            EVENING + "\ncategories: [Dry Land, Sea & Sky]",
            "/Dry-Land/Sea-Sky/2026-2-3/233000/a.html",
        ),
        ("_posts/b/c.md", EVENING + "\ncategory: Straße", "/Strase/2026-2-3/233000/c.html"),
        ("_posts/d.md", EVENING, "/uncategorized/2026-2-3/233000/d.html"),
    ),
    site(
        "mapped categories",
        "permalink: :category/:title/\ndefault_category: rest\nfilename_case: 1\n"
        "category_map:\n  Sea & Sky: sea\n",
        ("_posts/a.md", EVENING + "\ncategories: Sea & Sky", "/sea/a/"),
        ("_posts/b.md", EVENING + "\ncategories: Dry LAND", "/dry-land/b/"),
        ("_posts/c.md", EVENING, "/rest/c/"),
    ),
    site(
        "titles and hashes",
        "permalink: :post_title/:hash/:timestamp/\n",
        (
            "_posts/a.md",
            'title: "Rust & Ærø: a Café?"\ndate: 2026-02-03 23:30:00',
            "/rust-aero-a-cafe/1d2b2d1b614a/1770161400/",
        ),
        (
            "_posts/b.md",
            'title: "C++  _and_ `D`"\ndate: 2026-07-01',
            "/c-and-d/850e61411058/1782864000/",
        ),
    ),
    site(
        "short names",
        "permalink: posts/:abbrlink.html\npermalink_defaults:\n  abbrlink: none\n",
        ("_posts/a.md", EVENING + "\nabbrlink: 9c1f", "/posts/9c1f.html"),
        ("_posts/b.md", EVENING, "/posts/none.html"),
    ),
    site(
        "own permalinks",
        "",
        ("_posts/a.md", EVENING + "\npermalink: /own/place/", "/own/place/"),
        ("_posts/b.md", EVENING + "\npermalink: own/file.html", "/own/file.html"),
        ("_posts/c.md", EVENING + "\npermalink: own/index.html", "/own/index.html"),
        ("_posts/d.md", EVENING + "\nslug: ignored", "/2026/02/03/d/"),
    ),
    site(
        "folders of assets",
        "post_asset_folder: true\npermalink: :year/:title\n",
        ("_posts/a.md", EVENING, "/2026/a/"),
        ("_posts/b.md", EVENING + "\npermalink: own", "/own/"),
        ("_posts/c.html", EVENING, None),
    ),
    site(
        "days of a zone, built in UTC",
        "timezone: Pacific/Auckland\n",
        ("_posts/a.md", "title: T\ndate: 2026-02-03 07:00:00", "/2026/02/02/a/"),
        ("_posts/b.md", "title: T\ndate: 2026-02-03T23:30:00-05:00", "/2026/02/03/b/"),
        ("_posts/c.md", "title: T\ndate: 2026-02-03", "/2026/02/02/c/"),
    ),
    site(
        "days of a zone, built in Pacific/Auckland",
        "timezone: Pacific/Auckland\n",
        ("_posts/a.md", "title: T\ndate: 2026-02-03 07:00:00", "/2026/02/03/a/"),
        ("_posts/b.md", "title: T\ndate: 2026-02-03T23:30:00-05:00", "/2026/02/04/b/"),
        ("_posts/c.md", "title: T\ndate: 2026-02-03", "/2026/02/03/c/"),
    ),
    site(
        "days where no zone is named, built in Halifax",
        "",
        ("_posts/a.md", EVENING, "/2026/02/03/a/"),
        ("_posts/b.md", "title: T\ndate: 2026-02-03T23:30:00-05:00", "/2026/02/04/b/"),
        ("_posts/c.md", "title: T\ndate: 2026/02/03 01:00", "/2026/02/03/c/"),
    ),
    site(
        "skipped",
        'skip_render: "_posts/raw/**"\n',
        ("_posts/raw/a.md", EVENING, None),
        ("_posts/b.md", EVENING, "/2026/02/03/b/"),
    ),
    site(
        "hours of a zone, built in UTC",
        "timezone: Pacific/Auckland\npermalink: :month/:day/:hour/:title/\n",
        ("_posts/a.md", "title: T\ndate: 2026-02-03 07:00:00", "/02/02/18/a/"),
        ("_posts/b.md", "title: T\ndate: 2026-02-03T23:30:00-05:00", "/02/03/15/b/"),
    ),
    site(
        "hours of a zone, built in Pacific/Auckland",
        "timezone: Pacific/Auckland\npermalink: :month/:day/:hour/:title/\n",
        ("_posts/a.md", "title: T\ndate: 2026-02-03 07:00:00", "/02/03/07/a/"),
        ("_posts/b.md", "title: T\ndate: 2026-02-03T23:30:00-05:00", "/02/04/04/b/"),
    ),
    site(
        "days of a zone, built behind it",
        "timezone: UTC\n",
        ("_posts/a.md", "title: T\ndate: 2026-02-03 05:00:00", "/2026/02/02/a/"),
    ),
    site(
        "days of a zone, built ahead of it",
        "timezone: UTC\n",
        ("_posts/a.md", "title: T\ndate: 2026-02-03 13:00:00", "/2026/02/04/a/"),
    ),
)
