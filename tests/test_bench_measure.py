"""bench/measure.py: figures say what was measured, and no section of RESULTS.md is lost."""

import re
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parent.parent / "bench"
sys.path.insert(0, str(BENCH))

from contest import Contender, Contest, Expected, check, hold, median, ratio  # noqa: E402
from edits import Edits  # noqa: E402
from feedsmith_runs import forget  # noqa: E402
from measure import GROUPS, RESULTS, chosen  # noqa: E402
from posts import post  # noqa: E402
from process import FailedError, Measured, floor, run  # noqa: E402
from table import compared, number, per_post, placed, table  # noqa: E402
from workplace import Corpus, Workplace  # noqa: E402

OURS = [Measured(1.0, 0.9, 40), Measured(2.0, 1.8, 50), Measured(9.0, 1.0, 45)]
THEIRS = [Measured(3.0, 3.0, 90), Measured(4.0, 5.0, 80), Measured(27.0, 4.0, 85)]
RUNS = {"ours": OURS, "theirs": THEIRS}


def contest(*contenders: Contender, rounds: int = 2) -> Contest:
    return Contest("100 posts", contenders, rounds)


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_times_are_medians_and_the_peak_is_the_highest() -> None:
    assert median(OURS) == Measured(2.0, 1.0, 50)


def test_a_ratio_is_the_median_of_what_each_round_says() -> None:
    assert ratio(THEIRS, OURS) == 3.0
    assert ratio(OURS, THEIRS) == pytest.approx(1 / 3)


def test_a_row_has_the_times_and_the_ratio_to_the_other_and_none_to_itself() -> None:
    lines = table([(contest(), RUNS)], [compared("theirs / this", "theirs")]).splitlines()
    assert lines[0] == "| on | run | time | CPU | peak MiB | theirs / this |"
    assert lines[2] == "| 100 posts | ours | 2.00 s | 1.00 s | 50 | 3.00 |"
    assert lines[3] == "| 100 posts | theirs | 4.00 s | 4.00 s | 90 |  |"


def test_a_ratio_can_be_told_the_other_way_round() -> None:
    column = compared("this / ours", "ours", ours=True)
    assert column.value(contest(), RUNS, "theirs") == "3.00"
    assert column.value(contest(), {"theirs": THEIRS}, "theirs") == ""


def test_time_for_a_post_is_in_milliseconds() -> None:
    assert per_post({"100 posts": 100}).value(contest(), RUNS, "ours") == "20.0"


@pytest.mark.parametrize(
    ("value", "said"), [(123.4, "123"), (12.34, "12.3"), (1.234, "1.23"), (0.01234, "0.012")]
)
def test_a_number_has_the_digits_that_say_something(value: float, said: str) -> None:
    assert number(value) == said


KEPT = (
    "# What was measured\n\nAt first.\n\n## By hand\n\nMine.\n\n## By another\n\n### Deep\n\nToo.\n"
)
ORDER = ["One", "Two", "Three"]


def test_a_section_is_put_before_those_that_others_wrote() -> None:
    text = placed(KEPT, "Two", "2.", ORDER)
    assert text == KEPT.replace("## By hand", "## Two\n\n2.\n\n## By hand")


def test_a_section_takes_the_place_of_its_older_self_and_leaves_all_others() -> None:
    once = placed(placed(KEPT, "Two", "2.", ORDER), "One", "1.", ORDER)
    again = placed(once, "Two", "Zwei.", ORDER)
    assert again == once.replace("2.", "Zwei.")
    assert again.count("## Two") == 1


def test_sections_stand_in_the_order_of_the_groups_whenever_they_were_measured() -> None:
    text = KEPT
    for title in ("Three", "One", "Two"):
        text = placed(text, title, f"{title}.", ORDER)
    assert re.findall(r"^## (.*)$", text, re.M) == [*ORDER, "By hand", "By another"]


def test_placing_a_section_again_changes_nothing() -> None:
    once = placed(KEPT, "One", "1.", ORDER)
    assert placed(once, "One", "1.", ORDER) == once


def test_the_committed_results_keep_the_section_of_the_other_program() -> None:
    titles = re.findall(r"^## (.*)$", RESULTS.read_text("utf-8"), re.M)
    assert titles[-1] == "Agreement with the W3C's validator"
    assert set(titles[:-1]) <= {one.title for one in GROUPS}
    assert len(titles) == len(set(titles))


def test_groups_have_names_and_titles_of_their_own_and_can_be_chosen() -> None:
    assert len({one.name for one in GROUPS}) == len({one.title for one in GROUPS}) == len(GROUPS)
    assert [one.name for one in chosen(["growth", "latest"], [])] == ["latest", "growth"]
    assert "growth" not in [one.name for one in chosen([], ["growth"])]


def test_contenders_run_in_turns_after_a_first_look() -> None:
    told: list[str] = []
    contenders = (
        Contender(name, python("pass"), None, lambda name=name: told.append(name))  # type: ignore[misc]
        for name in ("a", "b")
    )
    runs = hold(Contest("", tuple(contenders), 2, lambda: told.append("|")))
    assert "".join(told) == "|ab|ab|ab|"
    assert [len(one) for one in runs.values()] == [2, 2]


def test_a_run_tells_its_processors_time_and_its_peak() -> None:
    made = run(python("kept = bytearray(900_000_000); sum(range(3_000_000))"))
    assert floor() < 800 < made.peak
    assert made.cpu > 0


def test_the_processes_that_a_run_starts_count() -> None:
    code = (
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'bytearray(900_000_000)'])"
    )
    assert floor() < 800 < run(python(code)).peak


def test_a_program_may_take_its_own_times() -> None:
    said = '{"seconds": 0.5, "cpu": 0.25}'
    made = run(python(f"print('before'); print('{said}')"), tells=True)
    assert made[:2] == (0.5, 0.25)


def test_a_program_that_fails_is_no_result() -> None:
    with pytest.raises(FailedError, match="ended with 3:\nwhy"):
        run(python("print('why'); raise SystemExit(3)"))


def test_a_feed_that_lacks_posts_is_no_result(tmp_path: Path) -> None:
    items = "<item><title>a</title></item>" * 2
    for name in ("a.xml", "b.xml"):
        (tmp_path / name).write_text(f"<rss version='2.0'><channel>{items}</channel></rss>")
    check(Expected(tmp_path, "*.xml", 4))
    with pytest.raises(FailedError, match="4 posts, and there must be 5"):
        check(Expected(tmp_path, "*.xml", 5))


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Workplace(tmp_path, 30, 1).corpus(30)


def test_a_corpus_is_written_once_and_says_what_feeds_must_show(corpus: Corpus) -> None:
    assert corpus.published == 29
    assert (corpus.shown(20), corpus.shown(0)) == (20, 29)
    assert corpus.shown_by_tag(1) == len(corpus.counts) < corpus.shown_by_tag(0)
    marker = corpus.root / "content" / "posts" / "marker.md"
    marker.touch()
    assert Workplace(corpus.root.parent, 30, 1).corpus(30) == corpus
    assert marker.is_file()


def test_a_change_that_no_feed_shows_is_found_out_and_is_put_back(corpus: Corpus) -> None:
    source = corpus.root / "content" / "posts" / f"{post(29).slug}.md"
    before = source.read_bytes()
    feed = corpus.output / "feed.xml"
    feed.parent.mkdir()
    feed.write_bytes(before)
    edits = Edits(corpus)
    for change in (edits.change_word, edits.add_tag, edits.add_post):
        change()
        with pytest.raises(FailedError, match="took no notice"):
            edits.is_shown()
    assert source.read_bytes() != before
    assert len([*source.parent.iterdir()]) == 31
    edits.undo()
    assert source.read_bytes() == before
    assert len([*source.parent.iterdir()]) == 30


def test_a_first_run_finds_nothing_of_earlier_ones_but_built_pages(corpus: Corpus) -> None:
    page = corpus.output / "posts" / "a" / "index.html"
    gone = [corpus.root / "feedsmith.lock", corpus.root / ".feedsmith" / "cache"]
    gone += [corpus.output / "feed.xml", corpus.output / "tags" / "a" / "feed.xml"]
    for file in (*gone, page):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    forget(corpus, "[feed]\nlimit = 3\n")
    assert page.is_file()
    assert not [file for file in gone if file.exists()]
    assert (corpus.root / "feedsmith.toml").read_text("utf-8") == "[feed]\nlimit = 3\n"
