"""Configurations in Python are read as they would be run, and never run."""

from __future__ import annotations

from pathlib import Path

import pytest

from feedsmith.generators.python import read_python
from feedsmith.problems import FeedsmithError


def config(folder: Path, text: str, name: str = "conf.py") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    "text",
    [
        'TITLE = "Notes"\nLONG = "one " "two " + TITLE\n',
        'NAME = "Ada"\nYEAR = 2026\nLINE = f"{NAME}, {YEAR}"\n',
        'PATHS = ["posts"]\nPATHS += ["notes"]\nBOTH = [*PATHS, "third"]\n',
        'TABLE = {"a": 1, "b": [True, None]}\nTABLE["c"] = -2.5\nMORE = {**TABLE, "a": 2}\n',
        'LIST = []\nLIST.append("a")\nLIST.extend(["b", "c"])\n',
        'FIRST, SECOND = "x", "y"\nONE: str = FIRST\n',
        'LIST = ["x", "y"]\nLAST = LIST[-1]\nTABLE = dict(a="z")\nPART = TABLE["a"]\n',
        'DEBUG = False\nif not DEBUG:\n    URL = "https://a.example"\nelse:\n    URL = ""\n',
        'try:\n    NAME = "a"\nexcept ImportError:\n    NAME = "b"\n',
        'MULTI = """one\ntwo"""\nSET = True\nNONE = None\n',
    ],
)
def test_names_have_the_values_that_running_the_file_gives_them(text: str, tmp_path: Path) -> None:
    ran: dict[str, object] = {}
    exec(text, ran)
    named = {name: value for name, value in ran.items() if not name.startswith("__")}
    assert read_python(config(tmp_path, text)) == named


def test_tuples_and_sets_are_lists(tmp_path: Path) -> None:
    text = 'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\nONE = {"x"}\n'
    read = read_python(config(tmp_path, text))
    assert read == {"POSTS": [["posts/*.md", "posts", "post.tmpl"]], "ONE": ["x"]}


def test_what_only_running_would_tell_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    text = (
        "import time\nNOW = time.time()\nTITLE = 'Notes'\nTITLE = compute(TITLE)\n"
        "LINKS = [('Home', '/'), (url(), 'x'), open('y')]\nT = {'a': 1, 'b': call()}\nOK = 1\n"
    )
    read = read_python(config(tmp_path, text))
    assert read == {"LINKS": [["Home", "/"], ["x"]], "T": {"a": 1}, "OK": 1}


def test_the_file_is_never_run(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    text = f"open({str(trace)!r}, 'w').close()\n__import__('os').mkdir({str(trace)!r})\nA = 1\n"
    assert read_python(config(tmp_path, text)) == {"A": 1}
    assert not trace.exists()


def test_a_star_import_reads_the_file_beside_it_first(tmp_path: Path) -> None:
    config(tmp_path, 'SITEURL = ""\nSITENAME = "Notes"\n', "pelicanconf.py")
    publish = config(
        tmp_path,
        "import os, sys\nsys.path.append(os.curdir)\nfrom pelicanconf import *\n"
        'SITEURL = "https://a.example"\nTITLE = SITENAME + "!"\n',
        "publishconf.py",
    )
    assert read_python(publish) == {
        "SITEURL": "https://a.example",
        "SITENAME": "Notes",
        "TITLE": "Notes!",
    }


def test_files_that_import_one_another_end(tmp_path: Path) -> None:
    one = config(tmp_path, "from two import *\nA = 1\n", "one.py")
    config(tmp_path, "from one import *\nB = 2\n", "two.py")
    assert read_python(one) == {"A": 1, "B": 2}


def test_a_later_file_goes_over_an_earlier_one(tmp_path: Path) -> None:
    files = [
        config(tmp_path, "A = 1\nB = 1\n", "one.py"),
        config(tmp_path, "B = 2\n", "two.py"),
    ]
    assert read_python(*files) == {"A": 1, "B": 2}


def test_an_environment_variable_has_the_default_that_the_file_gives_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("URL", "https://set.example")
    text = "import os\nA = os.environ.get('URL', 'https://a.example')\nB = os.getenv('URL')\n"
    assert read_python(config(tmp_path, text)) == {"A": "https://a.example"}


def test_of_branches_that_can_not_be_told_only_new_names_count(tmp_path: Path) -> None:
    text = "A = 1\nif production():\n    A = 2\n    B = 3\nelse:\n    B = 4\n    C = 5\n"
    assert read_python(config(tmp_path, text)) == {"A": 1, "B": 3, "C": 5}


def test_names_that_double_one_another_do_not_fill_the_memory(tmp_path: Path) -> None:
    text = "A = 'x' * 10\nB = 'xxxxxxxxxx'\n" + "B = B + B\n" * 60
    assert "B" not in read_python(config(tmp_path, text))


@pytest.mark.parametrize(
    "text", ["A = (\n", "print 'two'\n", "A = 1\0\n", "A = " + "(" * 300 + ")" * 300 + "\n"]
)
def test_a_file_that_is_no_python_is_named(text: str, tmp_path: Path) -> None:
    with pytest.raises(FeedsmithError, match=r"conf\.py cannot be read"):
        read_python(config(tmp_path, text))


def test_a_doubtful_escape_is_no_fault_of_ours(tmp_path: Path) -> None:
    assert read_python(config(tmp_path, 'A = "\\d+"\n')) == {"A": "\\d+"}
