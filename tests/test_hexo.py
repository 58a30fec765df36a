"""Hexo's addresses, as Hexo itself gave them, and what its configuration says of a site."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from hexo_tables import EVENING, SITES, Site

from feedsmith.detection import detect_generator, detect_site
from feedsmith.generators import Detected
from feedsmith.generators.hexo import detect
from feedsmith.generators.hexo.tags import expand
from feedsmith.loaders.frontmatter.posts import Post, post_files, read_post
from feedsmith.model import Item, Person

KEPT = Path(__file__).parent.parent / "fixtures" / "sites" / "hexo"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
URL = "url: https://example.org\n"
PACKAGE = {"package.json": '{"hexo": {"version": "8.1.2"}, "dependencies": {"hexo": "^8.1.2"}}'}
POST = f"---\n{EVENING}\n---\nBody.\n"


def write(root: Path, files: dict[str, str]) -> Path:
    (root / "source" / "_posts").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def read(root: Path, *, built: bool = False) -> dict[str, Post]:
    """Each post of a site, by its file below the source folder."""
    site = detect_site(root, NOW)
    return {
        Path(file).relative_to(root / "source").as_posix(): read_post(
            folder, file, site, site.built if built else None
        )
        for folder, file in post_files(site)
    }


def item(root: Path, files: dict[str, str]) -> Item:
    """The only post of a site."""
    [post] = read(write(root, PACKAGE | {"_config.yml": URL} | files)).values()
    assert post.item is not None, post.problems
    return post.item


def detected(root: Path, config: str) -> Detected:
    found = detect(write(root, PACKAGE | {"_config.yml": config}))
    assert found is not None
    return found


@pytest.mark.parametrize("site", SITES, ids=lambda one: one.name)
def test_posts_stand_where_hexo_puts_them(site: Site, tmp_path: Path) -> None:
    texts = {f"source/{file}": f"---\n{given}\n---\n" for file, given, _ in site.posts}
    pages = {
        f"public{path}" + ("index.html" if path.endswith("/") else ""): "page"
        for _, _, path in site.posts
        if path
    }
    posts = read(
        write(tmp_path, PACKAGE | {"_config.yml": URL + site.config} | texts | pages), built=True
    )
    made = {}
    for file, _, _ in site.posts:
        found = posts[file].item if file in posts else None
        made[file] = unquote(found.url).removeprefix("https://example.org") if found else None
    assert made == {file: path for file, _, path in site.posts}


def test_without_a_build_the_typed_day_is_the_address(tmp_path: Path) -> None:
    config = URL + "timezone: Pacific/Auckland\n"
    found = item(tmp_path, {"_config.yml": config, "source/_posts/tea.md": POST})
    assert found.url == "https://example.org/2026/02/03/tea/"
    assert found.published == datetime.fromisoformat("2026-02-03T23:30:00+13:00")


@pytest.mark.parametrize(
    ("setting", "url"),
    [
        ("trailing_index: true", "https://example.org/own/index.html"),
        ("trailing_index: false", "https://example.org/own/"),
        ("trailing_html: false", "https://example.org/own/index.html"),
    ],
)
def test_pretty_urls_leave_out_what_a_server_adds(setting: str, url: str, tmp_path: Path) -> None:
    post = f"---\n{EVENING}\npermalink: own/index.html\n---\n"
    config = f"{URL}pretty_urls:\n  {setting}\n"
    found = item(tmp_path, {"_config.yml": config, "source/_posts/a.md": post})
    assert found.url == url


def test_an_ending_goes_where_pretty_urls_say_so(tmp_path: Path) -> None:
    config = URL + "permalink: :title.html\npretty_urls:\n  trailing_html: false\n"
    found = item(tmp_path, {"_config.yml": config, "source/_posts/tea.md": POST})
    assert found.url == "https://example.org/tea"


def test_a_token_that_nobody_gives_makes_no_address(tmp_path: Path) -> None:
    config = {"_config.yml": URL + "permalink: :abbrlink/\n", "source/_posts/a.md": POST}
    [post] = read(write(tmp_path, PACKAGE | config)).values()
    assert post.item is None
    assert [problem.code for problem in post.problems] == ["address-unknown"]


def test_a_configuration_is_read_as_hexo_reads_it(tmp_path: Path) -> None:
    found = detected(
        tmp_path,
        "title: Tea\nsubtitle: and ferries\ndescription: ''\nauthor: Ines Calder\n"
        "language: [en-GB, fr, default]\ntimezone: Europe/London\nurl: https://example.org/tea\n"
        "root: /tea/\nsource_dir: words\npublic_dir: out\n",
    )
    assert (found.config, found.url) == ("_config.yml", "https://example.org/tea")
    assert (found.title, found.description) == ("Tea", "and ferries")
    assert found.language == "en-GB"
    assert found.authors == (Person(name="Ines Calder"),)
    assert found.timezone == "Europe/London"
    assert (found.content, found.output) == (("words",), "out")


def test_a_site_that_says_little_has_the_defaults(tmp_path: Path) -> None:
    found = detected(tmp_path, "title: Tea\n")
    assert (found.content, found.output) == (("source",), "public")
    assert (found.url, found.language, found.timezone, found.authors) == (None, None, None, ())


@pytest.mark.parametrize(
    ("config", "url"),
    [
        ("url: https://example.org\nroot: /tea/\n", "https://example.org/tea/"),
        ("url: https://example.org/tea\nroot: /tea/\n", "https://example.org/tea"),
        ("url: https://example.org\nroot: /\n", "https://example.org"),
    ],
)
def test_a_root_counts_where_the_address_has_no_path(config: str, url: str, tmp_path: Path) -> None:
    assert detected(tmp_path, config).url == url


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({"package.json": '{"dependencies": {"hexo": "^8"}}'}, "hexo"),
        ({"package.json": '{"devDependencies": {"hexo": "^8"}}'}, "hexo"),
        (
            {"package.json": '{"dependencies": {"lunr": "^2"}}', "_posts/2026-02-03-a.md": ""},
            "jekyll",
        ),
        ({"Gemfile": 'gem "jekyll"'}, "jekyll"),
        ({"Gemfile": 'gem "jekyll"', "package.json": "{ not json"}, "jekyll"),
        ({"_config.yml": URL + "public_dir: public\n"}, "hexo"),
        ({"_config.yml": URL + "source: source\n", "Gemfile": 'gem "jekyll"'}, "jekyll"),
        ({}, None),
    ],
)
def test_hexo_and_jekyll_are_told_apart(
    files: dict[str, str], name: str | None, tmp_path: Path
) -> None:
    found = detect_generator(write(tmp_path, {"_config.yml": URL} | files))
    assert (found[0].name if found else None) == name


def test_a_post_and_a_page_are_told_apart(tmp_path: Path) -> None:
    files = {"source/_posts/a.md": POST, "source/about/index.md": POST, "source/_data/b.md": POST}
    assert list(read(write(tmp_path, PACKAGE | {"_config.yml": URL} | files))) == ["_posts/a.md"]


def test_what_is_copied_as_it_is_and_files_beside_posts_are_no_posts(tmp_path: Path) -> None:
    names = ("raw/a.md", "raw/deep/b.md", "raw.md", "c.md~", "_d.md", "e.html", "f/g.md")
    config = URL + "skip_render: _posts/raw/**\npost_asset_folder: true\n"
    files = {f"source/_posts/{name}": POST for name in names}
    posts = read(write(tmp_path, PACKAGE | {"_config.yml": config} | files))
    assert list(posts) == ["_posts/f/g.md", "_posts/raw.md"]


def test_drafts_are_hidden(tmp_path: Path) -> None:
    files = {
        "source/_drafts/a.md": POST,
        "source/_posts/b.md": POST.replace("T\n", "T\npublished: false\n", 1),
    }
    posts = read(write(tmp_path, PACKAGE | {"_config.yml": URL} | files))
    assert [post.item for post in posts.values()] == [None, None]


def test_a_name_is_a_title_where_the_site_wants_it(tmp_path: Path) -> None:
    config = URL + "use_slug_as_post_title: true\n"
    post = "---\ndate: 2026-02-03\n---\n"
    files = {"_config.yml": config, "source/_posts/Two Words.md": post}
    assert item(tmp_path, files).title == "Two Words"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "{% post_link wind-at-night 'the gale & more' %}",
            '<a href="feedsmith:post/wind-at-night">the gale &amp; more</a>',
        ),
        ("{% post_link gale#end %}", '<a href="feedsmith:post/gale#end">gale</a>'),
        ("{% post_link gale '<b>x</b>' false %}", '<a href="feedsmith:post/gale"><b>x</b></a>'),
        ("[x]({% post_path gale %})", "[x](feedsmith:post/gale)"),
        ('{% asset_img vane.png "A vane" %}', '<img src="vane.png" alt="A vane">'),
        (
            '{% asset_img left vane.png 48 32 "Title" "A vane" %}',
            '<img src="vane.png" width="48" height="32" alt="A vane">',
        ),
        ("{% img /a.png 'A & B' %}", '<img src="/a.png" alt="A &amp; B">'),
        ("{% asset_link log.txt The log %}", '<a href="log.txt">The log</a>'),
        (
            "{% link Tide tables https://t.example/ %}",
            '<a href="https://t.example/">Tide tables</a>',
        ),
        ("{% url_for Home /about/ %}", '<a href="/about/">Home</a>'),
        ("{% raw %}{{ kept }} {% kept %}{% endraw %}", "{{ kept }} {% kept %}"),
        ("a{# nobody sees #}b", "ab"),
        ("{{ '{{' }}", "{{"),
    ],
)
def test_hexo_tags_are_expanded(text: str, html: str) -> None:
    expanded = expand(text, Detected(config="_config.yml"))
    assert expanded.text == html
    assert expanded.left_out == ()


def test_a_block_of_code_is_kept_as_typed() -> None:
    code = 'if a < b:\n\n    print("{{ x }} {% y %}")'
    body = f"{{% codeblock lang:python Title %}}\n{code}\n{{% endcodeblock %}}"
    expanded = expand(body, Detected(config="_config.yml"))
    assert expanded.text == (
        '<pre><code class="language-python">if a &lt; b:\n\n    '
        "print(&quot;{{ x }} {% y %}&quot;)\n</code></pre>"
    )
    assert expanded.left_out == ()


def test_a_fence_within_a_block_of_code_is_code() -> None:
    body = "{% codeblock %}\n```\n{% x %}\n{% endcodeblock %}\n{% y %}\n```\n"
    expanded = expand(body, Detected(config="_config.yml"))
    assert expanded.text == "<pre><code>```\n{% x %}\n</code></pre>\n\n```\n"
    assert expanded.left_out == ("{% y %}",)


@pytest.mark.parametrize(
    "code", ["```\n{% note %} {{ x }}\n```", "`{% note %}`", "~~~\n{% raw %}{% endraw %}\n~~~"]
)
def test_code_in_markdown_is_left_alone(code: str) -> None:
    assert expand(code, Detected(config="_config.yml")).text == code


@pytest.mark.parametrize(
    ("given", "footer"),
    [
        ("", ""),
        (" Ines Calder, Ferries", "<footer>Ines Calder, Ferries</footer>\n"),
        (
            " Ines https://i.example/ The log",
            '<footer>Ines <cite><a href="https://i.example/">The log</a></cite></footer>\n',
        ),
    ],
)
def test_a_quotation_keeps_its_words_and_its_source(given: str, footer: str) -> None:
    text = f"{{% blockquote{given} %}}\nIt *blew*.\n{{% endblockquote %}}"
    expanded = expand(text, Detected(config="_config.yml"))
    assert expanded.text == f"<blockquote>\n\nIt *blew*.\n\n{footer}</blockquote>"


def test_tags_that_only_hexo_can_expand_go_and_are_told() -> None:
    body = "{% note info %}\nKept.\n{% endnote %}\n{{ site.title }}"
    expanded = expand(body, Detected(config="_config.yml"))
    assert expanded.text.strip() == "Kept."
    assert expanded.left_out == ("{{ site.title }}", "{% note %}")


def test_the_posts_of_a_real_site_stand_where_they_were_built() -> None:
    expected = json.loads((KEPT / "expected.json").read_text("utf-8"))
    site = detect_site(KEPT, NOW)
    assert (site.url, site.title, site.language) == tuple(
        expected[key] for key in ("base_url", "title", "language")
    )
    items = {
        str(post.item.place): post.item
        for folder, file in post_files(site)
        if (post := read_post(folder, file, site, site.built)).item
    }
    meant = {one["source"]: one for one in expected["posts"] if one["source"] in items}
    assert {name: one.url for name, one in items.items()} == {
        name: one["url"] for name, one in meant.items()
    }
    assert {name: one.published for name, one in items.items()} == {
        name: datetime.fromisoformat(one["published"]) for name, one in meant.items()
    }
    assert len(meant) == 6
