"""Apple's categories of podcasts: those of today, and those that it has given up.

Sources: https://podcasters.apple.com/support/1691-apple-podcasts-categories (19 categories, 91
subcategories); Apple's lists of 2005 and of the years before August 2019.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from types import MappingProxyType

CATEGORIES = MappingProxyType(
    {
        "Arts": (
            *("Books", "Design", "Fashion & Beauty", "Food", "Performing Arts"),
            "Visual Arts",
        ),
        "Business": (
            *("Careers", "Entrepreneurship", "Investing", "Management", "Marketing"),
            "Non-Profit",
        ),
        "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
        "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
        "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
        "Government": (),
        "Health & Fitness": (
            *("Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition"),
            "Sexuality",
        ),
        "History": (),
        "Kids & Family": (
            *("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
        ),
        "Leisure": (
            *("Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies"),
            *("Home & Garden", "Video Games"),
        ),
        "Music": ("Music Commentary", "Music History", "Music Interviews"),
        "News": (
            *("Business News", "Daily News", "Entertainment News", "News Commentary"),
            *("Politics", "Sports News", "Tech News"),
        ),
        "Religion & Spirituality": (
            *("Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion"),
            "Spirituality",
        ),
        "Science": (
            *("Astronomy", "Chemistry", "Earth Sciences", "Life Sciences", "Mathematics"),
            *("Natural Sciences", "Nature", "Physics", "Social Sciences"),
        ),
        "Society & Culture": (
            *("Documentary", "Personal Journals", "Philosophy", "Places & Travel"),
            "Relationships",
        ),
        "Sports": (
            *("Baseball", "Basketball", "Cricket", "Fantasy Sports", "Football", "Golf"),
            *("Hockey", "Rugby", "Running", "Soccer", "Swimming", "Tennis", "Volleyball"),
            *("Wilderness", "Wrestling"),
        ),
        "Technology": (),
        "True Crime": (),
        "TV & Film": (
            *("After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"),
        ),
    }
)
"""Category → its subcategories."""

RETIRED = MappingProxyType(
    {
        "Arts": ("Literature",),
        "Arts & Entertainment": (
            *("Architecture", "Design", "Entertainment", "Games", "Performing Arts"),
            *("Photography", "Poetry", "Science Fiction"),
        ),
        "Audio Blogs": (),
        "Business": (*("Business News", "Finance", "Management & Marketing", "News", "Shopping"),),
        "Education": (
            *("Education Technology", "Educational Technology", "Higher Education", "K-12"),
            *("Language Courses", "Training"),
        ),
        "Family": (),
        "Food": (),
        "Games & Hobbies": ("Automotive", "Aviation", "Hobbies", "Other Games", "Video Games"),
        "Government & Organizations": ("Local", "National", "Non-Profit", "Regional"),
        "Health": (
            *("Alternative Health", "Diet & Nutrition", "Fitness", "Fitness & Nutrition"),
            *("Relationships", "Self-Help", "Sexuality"),
        ),
        "International": (
            *("Australian", "Belgian", "Brazilian", "Canadian", "Chinese", "Dutch", "French"),
            *("German", "Hebrew", "Italian", "Japanese", "Norwegian", "Polish", "Portuguese"),
            *("Spanish", "Swedish"),
        ),
        "Movies & Television": (),
        "News & Politics": (),
        "Politics": (),
        "Public Radio": (),
        "Religion & Spirituality": ("New Age", "Other", "Philosophy"),
        "Science & Medicine": ("Medicine", "Natural Sciences", "Social Sciences"),
        "Society & Culture": ("History",),
        "Sports & Recreation": (*("Amateur", "College & High School", "Outdoor", "Professional"),),
        "Talk Radio": (),
        "Technology": (
            *("Computers", "Developers", "Gadgets", "Information Technology", "News"),
            *("Operating Systems", "Podcasting", "Smart Phones", "Software How-To"),
            *("Tech News", "Text/Speech"),
        ),
        "Transportation": ("Automotive", "Aviation", "Bicycles", "Commuting"),
        "Travel": (),
    }
)
"""Category → the subcategories that it no longer has, of a category that may be gone itself."""

SUCCESSORS = MappingProxyType(
    {
        "Arts & Entertainment": "Arts",
        "Family": "Kids & Family",
        "Food": "Arts > Food",
        "Games & Hobbies": "Leisure",
        "Government & Organizations": "Government",
        "Health": "Health & Fitness",
        "Movies & Television": "TV & Film",
        "News & Politics": "News",
        "Politics": "News > Politics",
        "Science & Medicine": "Science",
        "Sports & Recreation": "Sports",
        "Transportation": "Leisure",
        "Travel": "Society & Culture > Places & Travel",
    }
)
"""A category that is gone → where its shows went: category, or category and subcategory."""


def near(text: str, names: Iterable[str]) -> str | None:
    """The name that was meant: case and `and` for `&` do not count, nor do a few letters."""
    folded = {_folded(name): name for name in names}
    found = get_close_matches(_folded(text), folded, 1, 0.8)
    return folded[found[0]] if found else None


def same(text: str, names: Iterable[str]) -> str | None:
    """The name that differs from the text in case and `and` alone."""
    return next((name for name in names if _folded(name) == _folded(text)), None)


def nearest(text: str) -> str | None:
    """The category, or the part of one, that was meant: `Arts` or `Arts > Food`."""
    paths = {name: name for name in CATEGORIES}
    for whole, parts in CATEGORIES.items():
        for part in parts:
            paths.setdefault(part, f"{whole} > {part}")
    found = near(text, paths) or near(text.replace(">", "/").rpartition("/")[2], paths)
    return found and paths[found]


def _folded(text: str) -> str:
    return text.strip().casefold().replace(" and ", " & ")
