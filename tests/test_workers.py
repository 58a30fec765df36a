"""Processes that share work give what one alone gives, in its order."""

from __future__ import annotations

import os
from typing import NamedTuple

import pytest

from feedsmith.workers import Workers

NUMBERS = range(250)


class Done(NamedTuple):
    """A task, the process that did it as its nth, how often the work was sent."""

    task: int
    process: int
    sent: int
    nth: int


class Work:
    """Work that tells who does it."""

    def __init__(self, sent: int = 0) -> None:
        self.sent = sent
        self.count = 0

    def __reduce__(self) -> tuple[type[Work], tuple[int]]:
        return Work, (self.sent + 1,)

    def __call__(self, task: int) -> Done:
        self.count += 1
        return Done(task, os.getpid(), self.sent, self.count)


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 7, 250])
def test_results_come_in_the_order_of_the_tasks(jobs: int, count: int) -> None:
    with Workers(jobs) as workers:
        assert list(workers.map(abs, range(-count, 0))) == list(range(count, 0, -1))


def test_other_processes_do_the_work() -> None:
    with Workers(2) as workers:
        assert os.getpid() not in {done.process for done in workers.map(Work(), NUMBERS)}


def test_the_work_is_sent_once_to_each_process() -> None:
    with Workers(2) as workers:
        done = list(workers.map(Work(), NUMBERS))
    assert {one.sent for one in done} == {1}
    for process in {one.process for one in done}:
        counts = [one.nth for one in done if one.process == process]
        assert counts == list(range(1, len(counts) + 1))


def test_work_that_is_begun_before_other_work_is_read_ends_first() -> None:
    with Workers(2) as workers:
        first, second = workers.map(abs, range(-250, 0)), workers.map(str, NUMBERS)
        assert list(second) == list(map(str, NUMBERS))
        assert list(first) == list(range(250, 0, -1))


def test_what_a_task_raises_is_raised_here() -> None:
    with Workers(2) as workers, pytest.raises(ZeroDivisionError):
        list(workers.map((1).__truediv__, [1, 0, 1]))
