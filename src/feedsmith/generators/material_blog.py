"""The blog of Material for MkDocs and of Zensical: where its posts are, and its pages.

Source: https://squidfunk.github.io/mkdocs-material/plugins/blog/
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import escape, unescape
from pathlib import Path, PurePosixPath

from feedsmith.generators import Detected, Source
from feedsmith.generators.settings import Settings, look, people, person, text
from feedsmith.model import Person
from feedsmith.patterns import lazy_pattern
from feedsmith.permalinks import date_words

ENDINGS = frozenset((".md", ".markdown", ".mdown", ".mkd", ".mkdn"))
_TAG = lazy_pattern(r"</?[^>]*>")
_PLACE = lazy_pattern(r"\{(\w+)\}")
_DATE = lazy_pattern(r"'([^']*)'|([A-Za-z])\2*")
_FIELDS = (
    "y=year yyyy=year yy=short_year M=i_month MM=month MMM=short_month MMMM=long_month "
    "d=i_day dd=day D=yearday DDD=y_day w=week ww=week EEE=short_day EEEE=long_day"
)
_TOKENS = dict(pair.split("=") for pair in _FIELDS.split())


def described(
    config: str, settings: Settings, blogs: Sequence[Settings], root: Path
) -> Detected | None:
    """A site with these blogs; `None` where it has none of their folders of posts."""
    documents = text(settings, "docs_dir") or "docs"
    posts = {str(PurePosixPath(documents, one)): one for one in map(_posts_folder, blogs)}
    content = tuple(folder for folder in posts if (root / folder).is_dir())
    if not content:
        return None
    author = person(look(settings, "site_author"))
    return Detected(
        config=config,
        url=text(settings, "site_url"),
        title=text(settings, "site_name"),
        description=text(settings, "site_description"),
        language=text(settings, "theme.language") or "en",
        authors=(author,) if author else (),
        content=content,
        output=text(settings, "site_dir") or "site",
        people=_people(root / documents, blogs),
        settings=settings | {"blogs": list(blogs)},
        prefixes=posts,
    )


def _folder(blog: Settings) -> str:
    return (text(blog, "blog_dir") or "blog").strip("./")


def _posts_folder(blog: Settings) -> str:
    """Below the documents: `blog/posts`."""
    said = text(blog, "post_dir") or "{blog}/posts"
    return PurePosixPath(said.replace("{blog}", _folder(blog)).lstrip("/")).as_posix()


def _people(documents: Path, blogs: Sequence[Settings]) -> dict[str, Person]:
    found: dict[str, Person] = {}
    for blog in blogs:
        said = text(blog, "authors_file") or "{blog}/.authors.yml"
        file = documents / said.replace("{blog}", _folder(blog)).lstrip("/")
        found |= people(file if file.is_file() else None)
    return found


def is_post(path: PurePosixPath, detected: Detected) -> bool:
    """Any document in a folder of posts."""
    return path.suffix.lower() in ENDINGS and _blog_of(path, detected) is not None


def _blog_of(path: PurePosixPath, detected: Detected) -> Settings | None:
    blogs = look(detected.settings, "blogs")
    for blog in blogs if isinstance(blogs, list) else []:
        if isinstance(blog, dict) and path.is_relative_to(_posts_folder(blog)):
            return blog
    return None


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """The blog's folder and its pattern; the slug is the title's, the day that which was typed."""
    blog = _blog_of(source.path, detected)
    if blog is None:
        return ()
    directories = look(detected.settings, "use_directory_urls") is not False
    paths = (
        PurePosixPath(_folder(blog), expanded.strip("/")).as_posix()
        for moment in (source.published, source.local)
        for slug in _slugs(source, blog)
        if (expanded := _expanded(blog, slug, moment, source))
    )
    return tuple(dict.fromkeys(f"/{path}/" if directories else f"/{path}.html" for path in paths))


def _slugs(source: Source, blog: Settings) -> Iterator[str]:
    """The typed slug, or the title's as the default makes it and as other settings may."""
    if source.slug:
        yield source.slug
        return
    separator = text(blog, "post_slugify_separator") or "-"
    said = source.title or source.heading
    for title in dict.fromkeys((said, unescape(said), escape(said, quote=False))):
        yield slugify(title, separator).lower()
        yield slugify(title, separator)


def slugify(title: str, separator: str = "-") -> str:
    """A title as a part of an address, each blank a separator: pymdownx/slugs.py"""
    kept = _TAG.sub("", unicodedata.normalize("NFC", title)).strip()
    return re.sub(r"[^\w\- ]", "", kept).replace(" ", separator)


def _expanded(blog: Settings, slug: str, moment: datetime | None, source: Source) -> str | None:
    pattern = text(blog, "post_url_format") or "{date}/{slug}"
    most = look(blog, "post_url_max_categories")
    categories = source.categories[: most if isinstance(most, int) else 1]
    separator = text(blog, "categories_slugify_separator") or "-"
    words = {
        "slug": slug,
        "file": source.path.stem,
        "categories": "/".join(slugify(one, separator).lower() for one in categories),
    }
    if moment is not None:
        words["date"] = _date(
            text(blog, "post_url_date_format") or "yyyy/MM/dd", date_words(moment)
        )
    if not slug or any(name not in words for name in _PLACE.findall(pattern)):
        return None
    return re.sub(r"/{2,}", "/", _PLACE.sub(lambda place: words[place[1]], pattern))


def _date(pattern: str, words: Mapping[str, str]) -> str:
    """A day in the letters of https://babel.pocoo.org/en/latest/dates.html#date-fields"""

    def said(field: re.Match[str]) -> str:
        token = _TOKENS.get(field[0])
        return words[token] if token else field[1] or ""

    return _DATE.sub(said, pattern)
