"""Text with and without HTML: what costs readers something is found, what is right is not."""

import pytest
from checking import codes as codes_of
from checking import framed
from patience import patience

from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Check, Spot
from feedsmith.checks.values.html import clean, html, html_below_base, not_blank, plain_text
from feedsmith.checks.values.html.styles import harmful

SPOT: Spot = Node("description", "", None, {}, None, 3, 1).spot()


def codes(check: Check, value: str) -> list[str]:
    return [problem.code for problem in check(value, SPOT)]


@pytest.mark.parametrize(
    "text",
    ["If a < b and c > d", "R&D, Q&A and AT&T", "Ann & Bob", "A<B>C", "I <3 rye", "&nosuch; sign"],
)
def test_signs_are_no_html(text: str) -> None:
    assert codes(plain_text, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rye <b>at last</b>",
        "Rye<br>bread",
        'Rye <a href="https://example.org/">bread',
        "Rye &amp; wheat",
        "Caf&eacute;",
        "Rye &#8217; wheat",
        "Lo&#239;c",
        "&copy 2024",
    ],
)
def test_html_in_plain_text_is_found(text: str) -> None:
    assert codes(plain_text, text) == ["text-html"]


@pytest.mark.parametrize("text", ["CafÃ©", "isnâ€™t", "Â© Ann", "it\x92s", "lost \ufffd sign"])
def test_damaged_characters_are_found(text: str) -> None:
    assert codes(clean, text) == ["text-mojibake"]
    assert codes(html, f"<p>{text}</p>") == ["text-mojibake"]


@pytest.mark.parametrize("text", ["Café", "“AMANHÔ", "MAÇû", "Âge", "naïve – ‘so’ …", "5 €"])
def test_letters_that_only_look_damaged_are_right(text: str) -> None:
    assert codes(clean, text) == []


def test_a_damaged_character_is_mended() -> None:
    (problem,) = clean("Au cafÃ© du port", SPOT)
    assert "Write é" in problem.mend


def test_a_blank_value_is_a_warning() -> None:
    (problem,) = not_blank(" \n", SPOT)
    assert problem.level == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "<p>One<p>Two",
        "<ul><li>One<li>Two</ul><dl><dt>A<dd>B</dl>",
        "<table><tr><td>One<td>Two<tr><td>Three</table>",
        "<p><figure><img src='https://example.org/a.jpg' alt=''></figure></p>",
        '<svg viewBox="0 0 1 1"><defs><path id="a" d="m0"/></defs><use href="#a"/></svg>',
        "<math><mfrac><mi>x</mi><mn>2</mn></mfrac></math>",
        "<my-player><slot></slot></my-player>",
        "<B>bold</b><br/><hr><input type=checkbox disabled>",
        "<a href=https://example.org/?a=b&c=d>x</a>",
        '<a href="mailto:ann@example.org">x</a>',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">',
        '<img srcset="https://example.org/a.jpg 1x, https://example.org/b.jpg 2x" alt="">',
        "<span itemscope><meta itemprop=name content=Rye></span>",
        "<pre><code>a &lt; b &amp;&amp; c</code></pre>",
        "Ann & Bob",
        '<p data-src="/a.jpg" style="color: red; --shade: #fff; max-width: 100%">x</p>',
        '<time datetime="2024-05-07" class="on">now</time>',
    ],
)
def test_what_html_allows_is_right(text: str) -> None:
    assert codes(html, text) == []


@pytest.mark.parametrize(
    "text",
    [
        '<a href="/rye/">x</a>',
        '<a class="x" id="y" href="/rye/">x</a>',
        '<a href="#note">x</a>',
        '<a href="//example.org/">x</a>',
        '<img src="rye.jpg" alt="">',
        '<img src="https://example.org/a.jpg" srcset="https://example.org/b.jpg 1x, c.jpg 2x">',
        '<picture><source srcset="rye.webp"></picture>',
        '<video src="rye.mp4"></video>',
        '<video poster="rye.jpg"></video>',
        '<audio><source src="rye.mp3"></audio>',
        '<track src="rye.vtt">',
        '<blockquote cite="rye">x</blockquote>',
        '<table background="rye.gif"></table>',
        '<svg><image xlink:href="rye.svg"/></svg>',
    ],
)
def test_a_relative_address_is_found_in_any_attribute(text: str) -> None:
    assert codes(html, text) == ["html-relative"]
    assert codes(html_below_base, text) == []


@pytest.mark.parametrize("name", ["script", "object", "embed", "applet", "form", "style", "link"])
def test_elements_that_readers_take_away_are_found(name: str) -> None:
    text = f"<{name}>" if name in ("embed", "link") else f"<{name}></{name}>"
    assert codes(html, text) == ["html-unsafe"]


def test_an_iframe_is_a_hint_only() -> None:
    (problem,) = html('<iframe src="https://example.org/film"></iframe>', SPOT)
    assert (problem.code, problem.level) == ("html-iframe", "hint")


@pytest.mark.parametrize(
    "text",
    [
        "<b onclick='x()'>x</b>",
        "<b ONLOAD=x>x</b>",
        "<a href='javascript:x()'>x</a>",
        "<a href=' java\nscript:x()'>x</a>",
        "<a href='data:text/html,x'>x</a>",
    ],
)
def test_attributes_that_run_a_script_are_found(text: str) -> None:
    assert "html-unsafe-attribute" in codes(html, text)


@pytest.mark.parametrize(
    "style",
    [
        "color: #008; background: yellow",
        "font-family: 'Lucida; Console', serif",
        "border: 3px solid #ccc; border-radius: 9999px",
        "margin: -1em 0 0 auto; width: calc(100% - 2rem)",
        "-webkit-hyphens: auto; --x: y; /* position: fixed */",
        "background: url(data:image/png;base64,iVBORw0KGgo=)",
        "white-space: top",
        "aspect-ratio: 16 / 9",
        "",
        "nonsense",
    ],
)
def test_a_style_that_changes_looks_is_right(style: str) -> None:
    assert harmful(style) == ()


@pytest.mark.parametrize(
    "style",
    [
        "position: absolute",
        "POSITION: fixed",
        "z-index: 1",
        "margin: 99999em",
        "text-indent: -9999px",
        "mso-highlight: yellow",
        "tab-stops: list .5in",
        "background: url(https://example.org/bug.gif)",
        "width: expression(1)",
        "-moz-binding: url(x)",
        "behavior: url(x)",
        "color: r\\65 d",
    ],
)
def test_a_style_that_moves_or_loads_is_found(style: str) -> None:
    assert harmful(f"color: red; {style}; float: left") == (style,)


@pytest.mark.parametrize(
    "text",
    [
        "<b>x",
        "x</b>",
        "<b><i>x</b></i>",
        "<div><p>x</div></div>",
        "a < b",
        "<a",
        "a &nosuch; b",
        "isn&#x92;t",
        '<a href="https://example.org/" href="https://example.org/">x</a>',
        "<!-- x",
        '<a href="https://example.org/"">x</a>',
        "<div/>x",
        "x</br>y",
    ],
)
def test_tags_and_signs_that_do_not_fit_are_found(text: str) -> None:
    assert codes(html, text) == ["html-not-wellformed"]


@pytest.mark.parametrize("text", ["List<string>x</string>", "<ann@example.org>", "<o:p></o:p>"])
def test_what_html_does_not_know_is_found(text: str) -> None:
    assert "html-element-unknown" in codes(html, text)


def test_a_rule_is_told_once_with_the_number_of_places() -> None:
    (problem,) = html('<img src="a.jpg"><img src="b.jpg"><img src="c.jpg">', SPOT)
    assert '"a.jpg"' in problem.what
    assert "2 more" in problem.what


def test_a_text_escaped_twice_is_found() -> None:
    assert codes(html, "&lt;p&gt;Rye&lt;/p&gt;") == ["html-escaped-twice"]
    assert codes(html, "Write &lt;p&gt; for a paragraph") == []


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 100_000,
        "<b><i></b>" * 40_000,
        "<" * 200_000,
        "&" * 200_000,
        "\n<3" * 50_000,
        "<a " + "a=1 " * 80_000,
        f'<b style="{"(" * 100_000}">',
        f"""<b style="{"'" * 99_999}">""",
        f'<img srcset="{"a, " * 80_000}">',
        "Ã" * 200_000,
        "</b" + " " * 200_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_hostile_text_is_read_soon(text: str) -> None:
    with patience():
        list(html(text, SPOT))
        list(plain_text(text, SPOT))


def xhtml_entry(inside: str, base: str = "") -> str:
    div = f'<div xmlns="http://www.w3.org/1999/xhtml"{base}>{inside}</div>'
    return framed("atom-entry", f'<content type="xhtml">{div}</content>')


def test_xhtml_is_held_to_the_same_rules() -> None:
    text = '<a href="/x">x</a><script/><b onclick="x()" style="position:fixed">x</b><nope/>'
    assert codes_of(xhtml_entry(text)) == {
        *("html-relative", "html-unsafe", "html-unsafe-attribute", "html-style"),
        "html-element-unknown",
    }


def test_a_relative_address_in_xhtml_is_right_below_an_absolute_base() -> None:
    base = ' xml:base="https://example.org/"'
    assert codes_of(xhtml_entry('<p xml:base="rye/"><a href="/x">x</a></p>', base)) == set()


def test_drawings_and_formulas_in_xhtml_are_right() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>'
    formula = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'
    assert codes_of(xhtml_entry(drawing + formula)) == set()


def test_another_namespace_in_xhtml_is_found() -> None:
    assert "xhtml-foreign" in codes_of(xhtml_entry('<x:b xmlns:x="https://example.org/">x</x:b>'))
