"""Headings lose their anchors, and highlighted code becomes exactly the code."""

from __future__ import annotations

import pytest

from feedsmith.preparations import Context, prepare
from feedsmith.problems import Place

CONTEXT = Context(page_url="https://example.org/blog/post/", place=Place("posts/post.md", 3))


def prepared(html: str) -> str:
    body, _ = prepare(html, CONTEXT)
    assert body is not None
    return body


@pytest.mark.parametrize(
    "heading",
    [
        '<h2 id="t">Title<a class="headerlink" href="#t" title="Permalink">¶</a></h2>',
        '<h2 id="t"><a class="anchor" aria-hidden="true" href="#t"><svg></svg></a>Title</h2>',
        '<h2 id="t">Title<a href="#t">#</a></h2>',
        '<h2 id="t">Title<a class="header-anchor" href="#t">\u200b</a></h2>',
        '<h2><a id="t" class="anchor" href="#t"></a>Title</h2>',
        '<h2 id="t"><a class="header-anchor" href="#t">Title</a></h2>',
        '<h2 id="t">Title<a class="hash-link" href="#t">Link to Title</a></h2>',
    ],
)
def test_a_heading_loses_its_anchor_and_nothing_else(heading: str) -> None:
    assert prepared(heading) == '<h2 id="t">Title</h2>'


def test_an_anchor_right_behind_its_heading_goes_too() -> None:
    anchor = '<a class="sl-anchor-link" href="#t"><span>Section titled “Title”</span></a>'
    assert (
        prepared(f'<div><h2 id="t">Title</h2>{anchor}</div>') == '<div><h2 id="t">Title</h2></div>'
    )


def test_a_link_behind_a_heading_stays() -> None:
    html = '<h2 id="t">Title</h2><a href="https://example.com/">Elsewhere</a>'
    assert prepared(html) == html


def test_a_heading_that_links_elsewhere_keeps_its_link() -> None:
    html = '<h2><a href="https://example.com/#x">Title</a></h2>'
    assert prepared(html) == html


CODE = "def x():\n    return 1 < 2\n"
ESCAPED = CODE.replace("<", "&lt;")
LINES = "".join(f'<span class="line">{line}\n</span>' for line in ESCAPED.splitlines())
NUMBERS = "1\n2\n"


@pytest.mark.parametrize(
    "html",
    [
        f'<pre><code class="language-py">{ESCAPED}</code></pre>',
        (
            f'<div class="highlight-py notranslate"><div class="highlight"><pre><span></span>'
            f"{LINES}</pre></div></div>"
        ),
        (
            f'<div class="highlight"><div class="chroma"><table class="lntable"><tr><td>'
            f'<pre><code><span class="lnt">{NUMBERS}</span></code></pre></td><td class="lntd"><pre>'
            f'<code class="language-py" data-lang="py">{LINES}</code></pre></td></tr></table>'
            "</div></div>"
        ),
        (
            f'<div class="language-py"><table class="highlighttable"><tr><td class="linenos">'
            f'<div class="linenodiv"><pre>{NUMBERS}</pre></div></td><td class="code"><div><pre>'
            f'<span></span><code><a href="#l1" id="l1"></a>{LINES}</code></pre></div></td></tr>'
            "</table></div>"
        ),
        (
            f'<div class="language-py highlighter-rouge"><div class="highlight"><pre>'
            f'<code><table class="rouge-table"><tr><td class="rouge-gutter gl"><pre class="lineno">'
            f'{NUMBERS}</pre></td><td class="rouge-code"><pre>{LINES}</pre></td></tr></table>'
            "</code></pre></div></div>"
        ),
        (
            f'<figure class="highlight py"><table><tr><td class="gutter"><pre>1<br>2</pre></td>'
            f'<td class="code"><pre>{ESCAPED.replace(chr(10), "<br>")}</pre></td></tr></table>'
            "</figure>"
        ),
        (
            f'<div class="language-py"><button>Copy</button><span class="lang">py</span>'
            f"<pre><code>{LINES}</code></pre></div>"
        ),
        f'<pre data-language="py"><code>{LINES}</code></pre>',
        (
            '<pre><code class="language-py"><span class="ln">1</span>def x():\n'
            '<span class="ln">2</span>    return 1 &lt; 2\n</code></pre>'
        ),
        (
            '<pre><code class="language-py"><div class="ec-line"><div class="gutter">1</div><div>'
            "def x():</div></div><div>    return 1 &lt; 2\n</div></code></pre>"
        ),
    ],
)
def test_a_highlighted_block_becomes_exactly_its_code(html: str) -> None:
    assert prepared(html) == f'<pre><code class="language-py">{ESCAPED}</code></pre>'


def test_a_file_name_above_code_stays() -> None:
    html = (
        '<table class="highlighttable"><tr><th class="filename">a.py</th></tr>'
        "<tr><td><pre><code>x</code></pre></td></tr></table>"
    )
    assert prepared(html) == "<p><code>a.py</code></p><pre><code>x</code></pre>"


def test_a_gutter_that_holds_words_is_no_line_number() -> None:
    html = '<pre><code><span class="gutter">words</span> code</code></pre>'
    assert prepared(html) == "<pre><code>words code</code></pre>"


def test_text_set_with_blanks_stays_as_drawn() -> None:
    assert prepared("<pre>\n\n  /\\\n /  \\\n</pre>") == "<pre>\n\n  /\\\n /  \\\n</pre>"
