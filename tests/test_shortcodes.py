"""Hugo's shortcodes in a source text: what its own templates give, and what only it can."""

from __future__ import annotations

import pytest

from feedsmith.generators import Detected
from feedsmith.generators.hugo.shortcodes import expand

HUGO = Detected(config="hugo.toml")


def expanded(body: str) -> str:
    expansion = expand(body, HUGO)
    assert expansion.left_out == ()
    return expansion.text


@pytest.mark.parametrize(
    ("tag", "html"),
    [
        ('{{< figure src="/a.jpg" >}}', '<figure><img src="/a.jpg" alt=""></figure>'),
        (
            '{{< figure src="a.jpg" alt="A <quay>" link="/there" />}}',
            '<figure><a href="/there"><img src="a.jpg" alt="A &lt;quay&gt;"></a></figure>',
        ),
        (
            '{{< figure src="a.jpg" caption="The **old** quay, `now` [here](/q) > all" >}}',
            (
                '<figure><img src="a.jpg" alt="The **old** quay, `now` [here](/q) &gt; all">'
                "<figcaption><p>The <strong>old</strong> quay, <code>now</code> "
                '<a href="/q">here</a> &gt; all</p></figcaption></figure>'
            ),
        ),
        (
            '{{< figure src="a.jpg" alt="x" title="Quay" caption="Old" attr="Ines" >}}',
            (
                '<figure><img src="a.jpg" alt="x"><figcaption><h4>Quay</h4><p>Old Ines</p>'
                "</figcaption></figure>"
            ),
        ),
        (
            '{{< figure src=a.jpg alt=x attr="I & T" attrlink="https://i.example/" >}}',
            (
                '<figure><img src="a.jpg" alt="x"><figcaption><p><a href="https://i.example/">'
                "I &amp; T</a></p></figcaption></figure>"
            ),
        ),
    ],
)
def test_a_figure_has_all_that_hugo_writes(tag: str, html: str) -> None:
    assert expanded(tag) == html


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ("{{< youtube abc_-123 >}}", "https://www.youtube.com/watch?v=abc_-123"),
        ('{{< youtube id="abc" autoplay=true >}}', "https://www.youtube.com/watch?v=abc"),
        ("{{< vimeo 55073825 >}}", "https://vimeo.com/55073825"),
        ("{{< vimeo_simple 55073825 >}}", "https://vimeo.com/55073825"),
        ("{{< instagram CxOWiQNP2MO >}}", "https://www.instagram.com/p/CxOWiQNP2MO/"),
        ('{{< x user="ines" id="12" >}}', "https://x.com/ines/status/12"),
        ("{{< tweet 12 >}}", "https://x.com/i/status/12"),
        ("{{% youtube abc %}}", "https://www.youtube.com/watch?v=abc"),
    ],
)
def test_an_embed_becomes_a_link(tag: str, address: str) -> None:
    assert expanded(tag) == f'<p><a href="{address}">{address}</a></p>'


@pytest.mark.parametrize(
    ("tag", "target"),
    [
        ('{{< ref "posts/tides.md" >}}', "feedsmith:post/posts/tides"),
        ('{{< relref "/posts/tides" >}}', "feedsmith:post/posts/tides"),
        ('{{% ref "tides.md#low" %}}', "feedsmith:post/tides#low"),
        ('{{< ref path="posts/tides/index.md" lang="en" >}}', "feedsmith:post/posts/tides"),
        ('{{< relref "posts/_index.md" >}}', "feedsmith:post/posts"),
        ('{{< ref "#low" >}}', "#low"),
        ("{{< ref `tides.md` >}}", "feedsmith:post/tides"),
    ],
)
def test_a_reference_names_the_page_it_means(tag: str, target: str) -> None:
    assert expanded(f"[text]({tag})") == f"[text]({target})"


def test_highlighted_code_is_kept_as_it_is() -> None:
    body = (
        '{{< highlight go "linenos=table" >}}\nif a < b {\n\n{{< figure >}}\n{{< /highlight >}}\n'
    )
    expansion = expand(body, HUGO)
    assert expansion.text.startswith('<pre><code class="language-go">if a &lt; b {\n\n')


def test_details_keep_what_they_hold() -> None:
    body = '{{< details summary="See *it*" open=true >}}\nInner **text**\n{{< /details >}}'
    assert expanded(body) == (
        "<details><summary>See <em>it</em></summary>\n\n\nInner **text**\n\n\n</details>"
    )


@pytest.mark.parametrize(("one", "other"), [("<", ">"), ("%", "%")])
def test_a_comment_goes_with_what_it_holds(one: str, other: str) -> None:
    body = f"a{{{{{one} comment {other}}}}}secret{{{{{one} /comment {other}}}}}b"
    assert expanded(body) == "ab"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('{{</* figure src="a.jpg" */>}}', '{{< figure src="a.jpg" >}}'),
        ("`{{%/* note */%}}`", "`{{% note %}}`"),
        ("{{</* /note */>}}", "{{< /note >}}"),
    ],
)
def test_a_shortcode_that_is_shown_is_not_run(body: str, shown: str) -> None:
    assert expanded(body) == shown


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_fenced_code_is_left_alone(fence: str) -> None:
    body = f"{fence}go\n{{{{< note >}}}}\n{fence}\n"
    assert expanded(body) == body


def test_an_unknown_shortcode_is_told_and_its_text_stays() -> None:
    body = '{{< note "careful" >}}Mind the **gap**.{{< /note >}} {{% a/b %}} {{< note />}}'
    expansion = expand(body, HUGO)
    assert expansion.text == "Mind the **gap**.  "
    assert expansion.left_out == ("note", "a/b")


def test_arguments_may_hold_the_signs_of_an_end() -> None:
    tag = '{{< figure src="a.jpg" alt="5 > 4 % 3" >}}'
    assert expanded(tag) == '<figure><img src="a.jpg" alt="5 &gt; 4 % 3"></figure>'


@pytest.mark.parametrize("text", ["{{ .Title }}", "{{<", "{{< >}}", "100 {{%", "a {{< figure"])
def test_what_is_no_shortcode_stays(text: str) -> None:
    assert expanded(text) == text


def test_a_long_text_without_an_end_costs_little() -> None:
    for opening in (
        "{{< figure ",
        '{{< figure "',
        "{{< comment >}}",
        "{{< highlight x >}}",
        "{{% `",
    ):
        expand(opening * 20_000, HUGO)
