"""Patterns that are compiled late are the patterns that `re` would have compiled at once."""

import pickle
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import feedsmith
from feedsmith.patterns import lazy_pattern


def values() -> Iterator[object]:
    for module in walk_packages(feedsmith.__path__, "feedsmith."):
        if not module.name.endswith("__main__"):
            yield from vars(import_module(module.name)).values()


def test_every_pattern_of_ours_can_be_compiled() -> None:
    late = [one for one in values() if isinstance(one, type(lazy_pattern("")))]
    assert len(late) > 100
    for one in late:
        assert re.compile(one.pattern, one.flags)


def test_it_answers_as_a_compiled_one_the_first_time_and_later() -> None:
    said, typed = "Rye, spelt and rye", (r"\b(r)ye", re.IGNORECASE)
    for _ in range(2):
        late, known = lazy_pattern(*typed), re.compile(*typed)
        for _ in range(2):
            assert late.findall(said) == known.findall(said) == ["R", "r"]
            assert late.sub("x", said) == known.sub("x", said)
            assert late.split(said) == known.split(said)
            assert [one.span() for one in late.finditer(said)] == [(0, 3), (15, 18)]
            for method in ("match", "fullmatch", "search"):
                assert str(getattr(late, method)(said, 4)) == str(getattr(known, method)(said, 4))
            assert (late.pattern, late.flags, late.groups) == (known.pattern, known.flags, 1)


def test_one_of_bytes_is_one_too() -> None:
    assert lazy_pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_it_goes_to_another_process() -> None:
    late = lazy_pattern(r"\d+")
    for _ in range(2):
        assert pickle.loads(pickle.dumps(late)).findall("1 22") == ["1", "22"]
        assert late.findall("1 22") == ["1", "22"]


def test_nothing_is_compiled_before_it_is_asked() -> None:
    faulty = lazy_pattern("(")
    with pytest.raises(re.error):
        faulty.search("a")
