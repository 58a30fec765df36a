"""The Markdown of a post as it is shared: what is made absolute, and what is not shared."""

import pytest

from feedsmith.markdown_sources import absolute_markdown
from feedsmith.preparations import Context
from feedsmith.problems import Place

CONTEXT = Context(page_url="https://mill.example/flour/", place=Place("flour.md"))


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("[a](b.html)", "[a](https://mill.example/flour/b.html)"),
        ("[![w](w.png)](/w/ 'T')",
         "[![w](https://mill.example/flour/w.png)](https://mill.example/w/ 'T')"),
        ("é [`]` é](<a b.md>)", "é [`]` é](https://mill.example/flour/a%20b.md)"),
        ("[a][b]\n\n[b]: ../c \"T\"", "[a][b]\n\n[b]: https://mill.example/c \"T\""),
        ("[a](#b) [c](d(1))", "[a](https://mill.example/flour/#b) [c](<https://mill.example/flour/d(1)>)"),
        ("<img src=a.png> <a href='/b'>c</a>",
         '<img src="https://mill.example/flour/a.png"> <a href="https://mill.example/b">c</a>'),
        ("    [code](a)\n\n`[code](a)`", "    [code](a)\n\n`[code](a)`"),
        ("```md\n[code](a)\n```", "```md\n[code](a)\n```"),
        ("[a](https://b.example?c) <d@e.example>", "[a](https://b.example?c) <d@e.example>"),
        ("a[^1]\n\n[^1]: [b](c)", "a[^1]\n\n[^1]: [b](https://mill.example/flour/c)"),
        ("- [ ] a\n- [x] [b](c)", "- [ ] a\n- [x] [b](https://mill.example/flour/c)"),
        ("a <!-- for me --> b\n\n<!--more-->\n\nc", "a  b\n\n\n\nc"),
        ("a\x07", "a\ufffd"),
    ],
)  # fmt: skip
def test_addresses_of_a_source_become_absolute_and_all_else_stays(typed: str, given: str) -> None:
    assert absolute_markdown(typed, CONTEXT) == given


@pytest.mark.parametrize(
    "typed",
    [
        *("", "<!-- a -->", "[a](javascript:alert)", "<script>a</script>", "<style>a{}</style>"),
        *("<iframe src='https://a.example/'></iframe>", "<form><button>a</button></form>"),
        '<div>\nWrite href="b" here.\n</div>',
        *("<b onclick=a>b</b>", "<img srcset='a.png 2x'>", "> [a](b\n> 'c')"),
    ],
)
def test_a_source_that_readers_cannot_have_is_left_out(typed: str) -> None:
    assert absolute_markdown(typed, CONTEXT) is None


def test_an_absolute_source_stays_as_it_is() -> None:
    once = absolute_markdown("[a](b) <i title='c'>d</i> ![e](/f.png)", CONTEXT)
    assert once is not None
    assert absolute_markdown(once, CONTEXT) == once
