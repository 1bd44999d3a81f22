"""Planning a large page stops inside it when it is told to, and says how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from readinglist import importing, reviewing
from readinglist.errors import ReadingListError
from readinglist.importing.process import aside
from readinglist.importing.report import Progress
from readinglist.library import Library
from readinglist.library.keys import Keys
from readinglist.records import Change
from readinglist.reviewing import aside as planning_aside
from readinglist.reviewing import planning
from readinglist.reviewing.aside import planned_aside

RECORDS = 2_100


def page(records: int = RECORDS) -> importing.Given:
    """A large bibliography: a line for each record."""
    return importing.pasted(
        "\n".join(
            f"@article{{k{k}, title = {{Answer number {k} to question {k * 7919 % 997}}}, author = {{Ada Byron}}}}"
            for k in range(records)
        )
    )


def test_it_says_how_far_it_is(library: Library) -> None:
    told: list[Progress] = []
    plan = reviewing.plan(library, [page()], on_progress=told.append)
    assert len(plan.entries) == RECORDS
    assert [one.comparing for one in told] == sorted(one.comparing for one in told), "first it reads, then it compares"
    for comparing in (False, True):
        steps = [one for one in told if one.comparing == comparing]
        assert len({one.done for one in steps}) > 4
        assert [one.done for one in steps] == sorted(one.done for one in steps)
        assert {one.total for one in steps if one.done} == {RECORDS}, "of lines, one for each record, and of records"
        assert steps[0].done == 0 and steps[-1].done <= RECORDS
    assert told[-1].done == RECORDS


@pytest.mark.parametrize(
    "here",
    [
        lambda told: not told.comparing and 0 < told.done < RECORDS / 2,
        lambda told: told.comparing and told.done == 0,
        lambda told: told.comparing and 0 < told.done < RECORDS / 2,
        lambda told: told.comparing and RECORDS / 2 < told.done < RECORDS,
    ],
    ids=["reading", "looking", "judging", "merging"],
)
def test_it_stops_wherever_it_is(library: Library, here: Callable[[Progress], bool]) -> None:
    told: list[Progress] = []
    with pytest.raises(planning.Cancelled):
        reviewing.plan(library, [page()], on_progress=told.append, cancelled=lambda: any(map(here, told)))
    assert here(told[-1]) and not any(map(here, told[:-1])), "nothing more is done"


def test_it_stops_while_it_looks_through_a_large_library(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = [0]

    def titles(self: Keys) -> Iterator[tuple[int, str, bool]]:
        for number in range(1, 100_000):
            looked[0] = number
            yield number, f"Quite another work, the {number}th", False

    monkeypatch.setattr(Keys, "every_title", titles)
    with pytest.raises(planning.Cancelled):
        reviewing.plan(library, [page(10)], cancelled=lambda: looked[0] > 30_000)
    assert 30_000 < looked[0] < 60_000


def test_when_others_changed_something_the_titles_are_gathered_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered = []
    titles = Keys.every_title
    monkeypatch.setattr(Keys, "every_title", lambda self: gathered.append(1) or titles(self))
    plan = reviewing.plan(library, [page(900)])
    importing.run(library, [importing.pasted("@misc{x, title = {Answer numbre 7 to question 592}, year = {2024}}")])
    gathered.clear()

    def others(_: Change) -> None:
        if library.papers.counts().all == 601:
            importing.run(library, [importing.pasted("@misc{y, title = {Answer numbre 899 to question 501}}")])
            gathered.clear()

    committed = reviewing.commit(library, plan, {}, on_change=others)
    assert len(gathered) == 1, "once for all batches, and anew when somebody wrote again"
    assert committed.new == 900 - len(committed.change.touched)


def _deaf(library: Library, tell: Callable[[object], None], cancelled: Callable[[], bool]) -> str:
    tell("begun")
    threading.Event().wait(60)
    return "ended by itself"


def test_a_process_that_does_not_hear_is_ended(library: Library) -> None:
    heard: list[object] = []
    with pytest.raises(planning.Cancelled):
        aside(
            library.path,
            _deaf,
            hear=heard.append,
            cancelled=lambda: bool(heard),
            at_once=planning.Cancelled("The reading was stopped."),
        )
    assert heard == ["begun"]


def test_a_plan_in_a_process_of_its_own_is_ended_at_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def heard_of(*_: object, at_once: ReadingListError | None = None, **__: object) -> None:
        asked.append(at_once)
        assert at_once is not None
        raise at_once

    monkeypatch.setattr(planning_aside, "aside", heard_of)
    with pytest.raises(planning.Cancelled, match="Nothing was imported"):
        planned_aside(library.path, [page(3)], on_progress=asked.append, cancelled=lambda: True)
