"""Jekyll's Liquid and kramdown's marks in a source text: what needs only the site's address."""

from __future__ import annotations

import pytest

from feedsmith.generators import Detected
from feedsmith.generators.jekyll.kramdown import without_attributes
from feedsmith.generators.jekyll.liquid import expand

SETTINGS: dict[str, object] = {
    "url": "https://example.org",
    "baseurl": "/log",
    "title": "Harbour Notes",
}
JEKYLL = Detected(config="_config.yml", settings=SETTINGS)
ROOT = Detected(config="_config.yml", settings={"url": "https://example.org"})


def expanded(body: str, detected: Detected = JEKYLL) -> str:
    expansion = expand(body, detected)
    assert expansion.left_out == ()
    return expansion.text


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ('{{ "/a.png" | relative_url }}', "/log/a.png"),
        ("{{ '/a.png' | absolute_url }}", "https://example.org/log/a.png"),
        ("{{'a.png'|relative_url}}", "/log/a.png"),
        ("{{- '/a.png' | relative_url -}}", "/log/a.png"),
        ("{{ '/a.png' | prepend: site.baseurl }}", "/log/a.png"),
        (
            "{{ '/a.png' | prepend: site.baseurl | prepend: site.url }}",
            "https://example.org/log/a.png",
        ),
        ("{{ site.baseurl }}/a.png", "/log/a.png"),
        ("{{site.url}}{{ site.baseurl }}/a.png", "https://example.org/log/a.png"),
        ("{{ 'https://cdn.example/a.png' | relative_url }}", "https://cdn.example/a.png"),
        ("{{ site.title }}", "Harbour Notes"),
        ("{{ 'plain' }}", "plain"),
    ],
)
def test_addresses_are_written_out(tag: str, address: str) -> None:
    assert expanded(f"![x]({tag})") == f"![x]({address})"


def test_a_site_at_the_root_has_no_base_path() -> None:
    assert expanded("{{ site.baseurl }}/a {{ '/b' | relative_url }}", ROOT) == "/a /b"


@pytest.mark.parametrize(
    ("tag", "target"),
    [
        ("{% post_url 2026-05-07-tides %}", "feedsmith:post/2026-05-07-tides"),
        ("{% post_url /sea/2026-05-07-tides %}", "feedsmith:post/sea/2026-05-07-tides"),
        ("{% link _posts/2026-05-07-tides.md %}", "feedsmith:post/2026-05-07-tides"),
        ("{% link sea/_posts/2026-05-07-tides.md %}", "feedsmith:post/2026-05-07-tides"),
        ("{{ site.baseurl }}{% post_url 2026-05-07-tides %}", "feedsmith:post/2026-05-07-tides"),
        (
            "{{ site.url }}{{ site.baseurl }}{% link _posts/2026-05-07-a.md %}",
            "feedsmith:post/2026-05-07-a",
        ),
        ("{% link about.md %}", "/log/about.html"),
        ("{% link /assets/a.pdf %}", "/log/assets/a.pdf"),
    ],
)
def test_a_link_names_the_file_it_means(tag: str, target: str) -> None:
    assert expanded(f"[x]({tag})") == f"[x]({target})"


def test_raw_text_is_kept_as_it_is() -> None:
    assert expanded("{% raw %}{{ page.title }} {% if %}{% endraw %}") == "{{ page.title }} {% if %}"


def test_a_comment_goes_with_what_it_holds() -> None:
    assert expanded("a{% comment %}secret {{ x }}{%- endcomment -%}b") == "ab"


def test_highlighted_code_is_kept_as_it_is() -> None:
    body = "{% highlight ruby linenos %}\nputs '{{ x }}' if a < b\n{% endhighlight %}"
    assert expanded(body) == (
        '<pre><code class="language-ruby">puts &#x27;{{ x }}&#x27; if a &lt; b\n</code></pre>'
    )


def test_what_only_jekyll_can_expand_is_told() -> None:
    expansion = expand(
        "a {{ page.title }} {% include note.html x='1' %}{% if a %}b{% endif %}", JEKYLL
    )
    assert expansion.text == "a  b"
    assert expansion.left_out == ("{{ page.title }}", "{% include %}", "{% if %}", "{% endif %}")


@pytest.mark.parametrize("text", ["{ x }", "{{", "{%", "100%}", "a }} b", "{{ 'unclosed }"])
def test_what_is_no_tag_stays(text: str) -> None:
    assert expanded(text) == text


def test_a_long_text_without_an_end_costs_little() -> None:
    for opening in ("{{ 'a ", "{{ a ", "{% b ", "{% raw %}", "{% comment %} ' "):
        expand(opening * 20_000, JEKYLL)


@pytest.mark.parametrize("opening", ["{::comment}", "<pre ", "{: ", "` a``", "```a\n~~~~\n"])
def test_marks_without_an_end_cost_little(opening: str) -> None:
    without_attributes(opening * 20_000)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("![x](a.png){: .align-right}", "![x](a.png)"),
        ("![x](a.png){:width='20'} more", "![x](a.png) more"),
        ("Words.\n{: .note}\n\nMore.", "Words.\n\nMore."),
        ("Words.\n{: .note}", "Words.\n"),
        ("## Low tide\n{: #low .big}\n", "## Low tide {#low}\n"),
        ("* toc\n{:toc}\n\nWords.", "\nWords."),
        ("- Contents\n{: toc}\n## A\n", "## A\n"),
        ("a{::comment}secret{:/comment}b", "ab"),
        ("{::nomarkdown}\n<b>x</b>\n{:/}\n", "<b>x</b>\n"),
        ("{::options toc_levels='2' /}\nWords.", "Words."),
        ("A set {:a, :b} of words", "A set {:a, :b} of words"),
        ("`{: .code}` and ``x{: y}``", "`{: .code}` and ``x{: y}``"),
        ("```\nx{: .y}\n{: .z}\n```\n", "```\nx{: .y}\n{: .z}\n```\n"),
        ("<pre>\n{: .z}\n</pre>", "<pre>\n{: .z}\n</pre>"),
        ("nothing to do", "nothing to do"),
    ],
)
def test_marks_of_kramdown_are_left_out(text: str, plain: str) -> None:
    assert without_attributes(text) == plain


def test_marks_of_kramdown_go_with_the_liquid() -> None:
    assert expanded("![x]({{ '/a.png' | relative_url }}){: .wide}") == "![x](/log/a.png)"
