"""What the sanitizer lets through, and what not."""

from __future__ import annotations

from pathlib import Path

import pytest
from turbohtml import parse_fragment

from feedsmith.preparations import Context, prepare
from feedsmith.preparations.allowed import ATTRIBUTES, REMOVED_WITH_CONTENT, TAGS
from feedsmith.preparations.sanitize import sanitize
from feedsmith.problems import Place
from feedsmith.urls import SCHEMES, is_absolute

CONTEXT = Context(page_url="https://example.org/post/", place=Place("post.md"))
PAYLOADS = (Path(__file__).parent.parent / "fixtures" / "payloads.txt").read_text(encoding="utf-8")


def prepared(html: str) -> str:
    body, _ = prepare(html, CONTEXT)
    assert body is not None
    return body


def sanitized(html: str) -> str:
    """Run the last step alone: it has to hold even where another failed."""
    root = parse_fragment(html)
    assert list(sanitize(root, CONTEXT)) == []
    return root.inner_html


KEPT = [
    '<h2 id="a" lang="de" dir="ltr" title="t">Größe</h2>',
    '<ol start="3" type="a" reversed=""><li value="5">a</li></ol><dl><dt>a</dt><dd>b</dd></dl>',
    (
        '<figure><img src="https://example.org/a.png" srcset="https://example.org/b.png 2x"'
        ' sizes="50vw" width="3" height="4" alt="A" title="T"><figcaption>c</figcaption></figure>'
    ),
    (
        '<picture><source srcset="https://example.org/a.webp 1x" type="image/webp" media="print">'
        '<img src="https://example.org/a.png"></picture>'
    ),
    (
        '<table><caption>c</caption><colgroup><col span="2"></colgroup><thead><tr>'
        '<th scope="col" colspan="2" style="text-align:right">a</th></tr></thead>'
        '<tbody><tr><td rowspan="2" align="left">b</td></tr></tbody></table>'
    ),
    '<pre><code class="language-c++">a</code></pre><p><kbd>k</kbd><samp>s</samp><var>v</var></p>',
    (
        '<p><sup id="fnref1" class="footnote-ref" role="doc-noteref">'
        '<a href="https://example.org/post/#fn1">1</a></sup></p>'
    ),
    '<section class="footnotes" role="doc-endnotes"><ol><li id="fn1">n</li></ol></section>',
    (
        '<p><abbr title="t">a</abbr><del datetime="2026-01-01">d</del><ins>i</ins><sub>s</sub>'
        '<mark>m</mark><small>s</small><q cite="https://example.org/q">q</q><cite>c</cite></p>'
    ),
    '<blockquote cite="https://example.org/q"><p>q</p></blockquote>',
    (
        '<p><time datetime="2026-01-01">t</time><ruby>a<rp>(</rp><rt>b</rt></ruby>'
        '<bdi>b</bdi><bdo dir="rtl">c</bdo><wbr><br></p><hr>'
    ),
    '<details open=""><summary>s</summary>d</details>',
    (
        '<video src="https://example.org/a.mp4" poster="https://example.org/p.png" width="3"'
        ' controls=""><track src="https://example.org/a.vtt" kind="captions" label="E">'
        '<a href="https://example.org/a.mp4">a</a></video>'
    ),
    '<img src="data:image/png;base64,AAAA">',
]


@pytest.mark.parametrize("html", KEPT)
def test_what_readers_show_passes_unchanged(html: str) -> None:
    assert prepared(html) == html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<my-element>b</my-element></p>", "<p>ab</p>"),
        ("<center><font color=red>a</font></center>", "a"),
        ("<p>a<!-- c -->b</p>", "<p>ab</p>"),
        ("a<script>b</script><style>c</style><template>d</template>", "a"),
        ("a<button>b</button><select><option>c</select><textarea>d</textarea>", "a"),
        ('<p onclick="a()" data-x="1" style="color:red" class="lead">a</p>', "<p>a</p>"),
        ('<td style="text-align:right;position:fixed">a</td>', "a"),
        ('<p role="button">a</p>', "<p>a</p>"),
        ('<code class="hljs language-py big">a</code>', '<code class="language-py">a</code>'),
        ("<xmp><b>a</b></xmp>", "&lt;b&gt;a&lt;/b&gt;"),
        ("<p><object><p>a</p></object></p>", "<p></p><p>a</p><p></p>"),
    ],
)
def test_the_rest_leaves_its_words_and_nothing_else(html: str, expected: str) -> None:
    assert prepared(html) == expected


def test_of_styles_only_the_alignment_of_tables_stays() -> None:
    html = '<table><tbody><tr><td style="text-align:right;color:red">a</td></tr></tbody></table>'
    assert 'style="text-align:right"' in prepared(html)
    assert "color" not in prepared(html)


def test_the_last_step_alone_refuses_addresses_that_run() -> None:
    assert sanitized('<a href="javascript:a()">a</a>') == "<a>a</a>"
    assert sanitized('<a href="da\nta:text/html,a">a</a>') == "<a>a</a>"
    assert sanitized('<a href="data:image/png,a">a</a>') == "<a>a</a>"
    assert sanitized('<img src="data:text/html,a">') == "<img>"
    assert sanitized('<img srcset="a.png 1x, data:text/html,a 2x">') == "<img>"
    assert sanitized("<p>a<script>b</script><svg onload=c></svg></p>") == "<p>a</p>"


def test_the_list_allows_nothing_that_runs() -> None:
    assert not TAGS & REMOVED_WITH_CONTENT
    assert not {"script", "style", "iframe", "svg", "math", "base", "meta", "form"} & TAGS
    names = frozenset().union(*ATTRIBUTES.values())
    assert not [name for name in names if name.startswith("on")]
    assert not names & {"srcdoc", "formaction", "action", "ping", "autofocus", "name", "is"}
    assert set(ATTRIBUTES) <= TAGS | {"*"}
    assert not SCHEMES & {"javascript", "vbscript", "data", "blob", "file", "about"}


@pytest.mark.parametrize("payload", [line for line in PAYLOADS.split("\n") if line])
def test_a_prepared_payload_holds_only_what_is_allowed(payload: str) -> None:
    for element in parse_fragment(prepared(payload)).iter_elements():
        assert element.tag in TAGS
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(element.tag, frozenset())
        assert set(element.attrs) <= allowed
        for name in ("href", "src", "poster", "cite"):
            address = element.attr(name)
            assert address is None or is_absolute(address)
            assert address is None or address.partition(":")[0] in SCHEMES | {"data"}
