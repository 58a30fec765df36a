"""Configuration in JavaScript and TypeScript: what its literals say, and that nothing is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from feedsmith.generators.javascript import first_script, read_script
from feedsmith.generators.javascript_values import read_exports
from feedsmith.generators.settings import look
from feedsmith.problems import FeedsmithError


@pytest.mark.parametrize(
    "text",
    [
        "export default { site: 'https://a.example' }",
        "module.exports = { site: 'https://a.example' };",
        "export default defineConfig({ site: 'https://a.example' })",
        "export default withMore(defineConfig<Theme>({ site: 'https://a.example' }))",
        "export default defineConfig(() => ({ site: 'https://a.example' }))",
        "export default defineConfig(({ mode }) => { return { site: 'https://a.example' } })",
        "module.exports = function (one) { one.use(two); return { site: 'https://a.example' }; };",
        "export default async function make() { return { site: 'https://a.example' } }",
        "const all: Config = { site: 'https://a.example' };\nexport default all;",
        "const all = { site: 'https://a.example' } satisfies Preset.Options\nexport default all",
        "const all = { site: 'https://a.example' } as Partial<Config>\nexport default all",
    ],
)
def test_a_table_is_found_however_it_is_exported(text: str) -> None:
    assert look(read_exports(text).default, "site") == "https://a.example"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("'it\\'s'", "it's"),
        ('"a \\"b\\" \\u00e9\\x21\\u{1F68C}"', 'a "b" é!🚌'),
        ("`two\nlines`", "two\nlines"),
        ("0x10", 16),
        ("1_000", 1000),
        ("-2.5", -2.5),
        ("true", True),
        ("!1", None),
        ("null", None),
        ("['a', , 3]", ["a", None, 3]),
        ("{ 'b-c': 1, 2: 'two' }", {"b-c": 1, "2": "two"}),
        ("'a' + 'b'", "ab"),
        ("'a'.toUpperCase()", None),
        ("process.env.SITE", None),
        ("process.env.SITE ?? 'fallback'", "fallback"),
        ("process.env.SITE || 'fallback'", "fallback"),
        ("new URL('https://a.example')", None),
        ("`${process.env.SITE}/x`", None),
        ("`${1 + 2}/x`", None),
        ("process.env.NODE_ENV === 'production' ? '/live/' : '/'", "/live/"),
        ("process.env.NODE_ENV !== 'production' ? '/' : '/live/'", "/live/"),
        ("process.env.CI ? '/live/' : '/'", None),
    ],
)
def test_a_value_is_what_its_literal_says_and_nothing_where_only_a_run_could_tell(
    typed: str, value: object
) -> None:
    found = read_exports(f"export default {{ before: 1, key: {typed}, after: 2 }}").default
    said = {"before": 1, "after": 2} | ({} if value is None else {"key": value})
    assert found == said


def test_comments_and_regular_expressions_are_no_settings() -> None:
    text = """#!/usr/bin/env node
    // site: 'https://one.example'
    export default {
      /* site: 'https://two.example' */
      page: (text) => text.replace(/["'{]\\/[/{]/g, ''), // }
      half: 1 / 2, other: 3 / 4,
      site: 'https://three.example//not-a-comment',
    }"""
    found = read_exports(text).default
    assert look(found, "site") == "https://three.example//not-a-comment"
    assert look(found, "half") is None


def test_constants_of_the_same_file_are_put_in() -> None:
    text = """
    const host = 'https://a.example'
    const base = `/notes`, limit = 3
    const { title, lang: tongue } = { title: 'Notes', lang: 'fr' }
    const shared = { author: 'Ada' }
    export default {
      host, url: `${host}${base}/`, title, lang: tongue, ...shared, by: shared.author
    }
    """
    assert read_exports(text).default == {
        "host": "https://a.example",
        "url": "https://a.example/notes/",
        "title": "Notes",
        "lang": "fr",
        "author": "Ada",
        "by": "Ada",
    }


def test_a_variable_that_may_change_is_not_believed() -> None:
    text = "let base = '/'; if (live) base = '/notes/'; export default { base, site: 'x' }"
    assert read_exports(text).default == {"site": "x"}


def test_constants_are_followed_into_files_beside_the_script(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "consts.ts").write_text("export const SITE = { title: 'Notes' };\n")
    (tmp_path / "more.json").write_text('{"lang": "de"}')
    (tmp_path / "old.js").write_text("module.exports = { base: '/old/' }")
    (tmp_path / "config.mjs").write_text(
        "import { join } from 'node:path'\n"
        "import more, { nothing } from './more.json'\n"
        "import { SITE as site } from './src/consts'\n"
        "import * as all from './src/consts.ts'\n"
        "const old = require('./old')\n"
        "export default { title: site.title, again: all.SITE.title, ...more, base: old.base }\n"
    )
    said = {"title": "Notes", "again": "Notes", "lang": "de", "base": "/old/"}
    assert read_script(tmp_path / "config.mjs").default == said


def test_scripts_that_import_each_other_come_to_an_end(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("import { b } from './b.js'\nexport const a = 'a'\n")
    (tmp_path / "b.js").write_text("import { a } from './a.js'\nexport const b = 'b'\n")
    assert read_script(tmp_path / "a.js").named == {"a": "a", "b": "b"}


def test_imports_are_followed_three_files_deep(tmp_path: Path) -> None:
    for number in range(1, 6):
        following = f"import {{ n{number + 1} }} from './{number + 1}'\n"
        chain = f"export const n{number} = n{number + 1} ?? {number}\n"
        (tmp_path / f"{number}.js").write_text(following + chain)
    assert read_script(tmp_path / "1.js").named["n1"] == 4


def test_a_script_is_never_run(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    script = tmp_path / "config.js"
    script.write_text(
        f"require('fs').writeFileSync('{mark}', '');\n"
        "module.exports = { title: (() => { process.exit(3) })() || 'Quiet' };\n"
    )
    assert look(read_script(script).default, "title") == "Quiet"
    assert not mark.exists()


def test_method_calls_are_kept_with_their_arguments() -> None:
    text = """export default function (config) {
      config.setInputDirectory("pages");
      config.addPlugin(feed, { metadata: { base: "https://a.example/" } });
    }"""
    assert read_exports(text).calls == (
        ("setInputDirectory", ("pages",)),
        ("addPlugin", (None, {"metadata": {"base": "https://a.example/"}})),
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", "export default", "export default {", "export default {a:", "export default a ?"),
        *("const", "const a", "const a = (", "const {a} = b", "import", "import {", "a.b("),
        *("module.exports = function", "`", "'", "}", "\0", "export default { a: 'x', ..."),
    ],
)
def test_what_is_cut_short_is_read_as_far_as_it_goes(text: str) -> None:
    assert read_exports(text).default in (None, {}, {"a": "x"})


def test_nesting_without_end_is_a_problem_of_the_file(tmp_path: Path) -> None:
    script = tmp_path / "config.js"
    script.write_text("export default " + "[" * 100_000)
    with pytest.raises(FeedsmithError, match=r"config\.js cannot be read"):
        read_script(script)


def test_the_first_script_that_is_there_is_taken(tmp_path: Path) -> None:
    assert first_script(tmp_path, "one", "two") is None
    (tmp_path / "two.mts").write_text("")
    assert first_script(tmp_path, "one", "two") == tmp_path / "two.mts"
