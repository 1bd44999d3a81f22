"""The list's questions: the newest wins, and changes are taken in without asking more than needed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import pytest
from pytestqt.qtbot import QtBot

from readinglist import edits, importing
from readinglist.library import Library
from readinglist.library.connection import Interrupted
from readinglist.records import Change, Place, Sort, Status
from readinglist.searching import growing
from ui.answers import FIRST, Wanted, first_list
from ui.listing import PUT_OFF_SECONDS, Listed, Listing


@pytest.fixture
def path(tmp_path: Path, seeds: Path) -> Path:
    made = tmp_path / "library.db"
    with Library.open(made) as library:
        importing.run(library, importing.gather([seeds / "author-page.txt"]))
    return made


@pytest.fixture
def listing(qtbot: QtBot, path: Path) -> Iterator[Listing]:
    made = Listing(path)
    made.start()
    rest(qtbot, made)
    yield made
    made.close()


def rest(qtbot: QtBot, listing: Listing) -> None:
    qtbot.waitUntil(lambda: not listing.busy, timeout=20_000)


def answers(listing: Listing) -> list[Listed]:
    seen: list[Listed] = []
    listing.listed.connect(seen.append)
    return seen


def apply(path: Path, edit: edits.Edit) -> Change:
    with Library.open(path) as library:
        return edits.apply(library, edit)


def test_only_the_newest_question_is_answered(qtbot: QtBot, listing: Listing) -> None:
    seen = answers(listing)
    for end in range(1, len("normalisation") + 1):
        listing.set_query("normalisation"[:end])
    assert listing.waiting
    rest(qtbot, listing)
    assert seen[-1].wanted.query == "normalisation"
    assert list(seen[-1].ids) == [2]
    generations = [one.wanted.generation for one in seen]
    assert generations == sorted(generations)


def test_a_search_is_best_first_until_a_column_is_chosen(qtbot: QtBot, listing: Listing) -> None:
    seen = answers(listing)
    listing.set_query("flow")
    rest(qtbot, listing)
    assert seen[-1].wanted.sort is None
    listing.set_sort(Sort("date"))
    rest(qtbot, listing)
    by_date = list(seen[-1].ids)
    assert seen[-1].wanted.sort == Sort("date")
    listing.set_query("")
    listing.set_query("flow")
    rest(qtbot, listing)
    assert seen[-1].wanted.sort is None
    assert sorted(seen[-1].ids) == sorted(by_date)


def test_a_search_stays_in_its_place(qtbot: QtBot, listing: Listing, path: Path) -> None:
    listing.absorb(apply(path, edits.Mark([1])), soon=False)
    seen = answers(listing)
    listing.set_place(Place("marked"))
    listing.set_query("flow")
    rest(qtbot, listing)
    assert list(seen[-1].ids) == [1]


@pytest.mark.parametrize(
    ("place", "edit", "asks"),
    [
        (Place(), edits.Mark([1]), False),
        (Place("marked"), edits.Mark([1]), True),
        (Place("unread"), edits.SetStatus([1], Status.DONE), True),
        (Place("marked"), edits.SetStatus([1], Status.DONE), False),
        (Place("untagged"), edits.AddTags([1], ["x"]), True),
        (Place("marked"), edits.AddTags([1], ["x"]), False),
        (Place(), edits.SetNote(1, "x"), False),
        (Place(), edits.RemovePapers([1]), True),
    ],
)
def test_the_list_is_asked_again_only_where_it_may_differ(
    qtbot: QtBot, listing: Listing, path: Path, place: Place, edit: edits.Edit, asks: bool
) -> None:
    listing.set_place(place)
    rest(qtbot, listing)
    seen = answers(listing)
    listing.absorb(apply(path, edit), soon=False)
    rest(qtbot, listing)
    assert bool(seen) == asks


def test_what_was_just_written_is_found(qtbot: QtBot, listing: Listing, path: Path) -> None:
    seen = answers(listing)
    listing.absorb(apply(path, edits.SetNote(3, "zugspitze")), soon=False)
    listing.set_query("zugspitz")
    rest(qtbot, listing)
    assert list(seen[-1].ids) == [3]
    listing.absorb(apply(path, edits.RemovePapers([3])), soon=False)
    rest(qtbot, listing)
    assert list(seen[-1].ids) == []


def test_a_library_that_cannot_be_read_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    listing = Listing(tmp_path / "none.db")
    told: list[str] = []
    listing.failed.connect(told.append)
    listing.ask()
    rest(qtbot, listing)
    assert "no library" in told[0]
    assert not listing.waiting
    listing.close()


# Step by step


def titles(path: Path, count: int) -> None:
    """More papers than a first answer holds, half of which are about flow."""
    lines = [
        json.dumps(
            {
                "id": f"2401.{k:05d}",
                "title": f"{'Flow' if k % 2 else 'Kernel'} number {k}",
                "authors": "A. Name",
                "abstract": "A rare walrus." if k == 3 else "" if k % 3 else "Flow of kernels.",
                "categories": "cs.LG",
                "update_date": "2024-01-01",
            }
        )
        for k in range(1, count)
    ]
    source = path.with_name("many.jsonl")
    source.write_text("\n".join(lines), encoding="utf-8")
    with Library.open(path) as library:
        importing.run(library, importing.gather([source]))


@pytest.fixture
def many(qtbot: QtBot, tmp_path: Path) -> Iterator[Listing]:
    titles(tmp_path / "many.db", 1_001)
    made = Listing(tmp_path / "many.db")
    made.start()
    rest(qtbot, made)
    yield made
    made.close()


def test_the_best_come_first_then_all_then_those_of_the_abstracts(qtbot: QtBot, many: Listing) -> None:
    seen = answers(many)
    many.set_query("flow")
    rest(qtbot, many)
    assert [(one.whole, one.ended, one.below is None) for one in seen] == [
        (False, False, True),
        (True, False, True),
        (True, True, False),
    ]
    first, whole, last = (list(one.ids) for one in seen)
    assert len(first) == FIRST
    assert seen[0].found is None
    assert whole[:FIRST] == first
    assert last[: len(whole)] == whole
    assert (seen[1].found, seen[2].found) == (500, 500)
    assert seen[2].below == len(last) - 500 == sum(k % 2 == 0 and k % 3 == 0 for k in range(1, 1_001))
    assert len(set(last)) == len(last)
    assert [paper.id for paper in seen[0].papers] == first[: len(seen[0].papers)]


def test_what_only_abstracts_hold_is_the_first_answer_there_is(qtbot: QtBot, many: Listing) -> None:
    seen = answers(many)
    many.set_query("walrus")
    rest(qtbot, many)
    assert [(list(one.ids), one.found, one.below, one.ended) for one in seen] == [([3], 0, 1, True)]


def test_a_newer_question_ends_every_step_of_an_older_one(qtbot: QtBot, many: Listing) -> None:
    seen = answers(many)
    many.set_query("flow")
    qtbot.waitUntil(lambda: not many.waiting, timeout=20_000)
    many.set_query("kernel")
    rest(qtbot, many)
    queries = [one.wanted.query for one in seen]
    assert queries == ["flow", *["kernel"] * (len(queries) - 1)]
    assert seen[-1].ended


def test_asking_again_answers_once_and_whole(qtbot: QtBot, many: Listing) -> None:
    many.set_query("flow")
    rest(qtbot, many)
    seen = answers(many)
    many.ask()
    rest(qtbot, many)
    assert [(one.wanted.again, one.whole, one.ended, one.found) for one in seen] == [(True, True, True, 500)]


@pytest.mark.parametrize("sort", [None, Sort("added"), Sort("title", descending=True)])
def test_many_hits_are_narrowed_to_their_place_and_order(
    qtbot: QtBot, many: Listing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sort: Sort | None
) -> None:
    monkeypatch.setattr("ui.answers.LOOKED_THROUGH", 50)
    marked = list(range(1, 900))
    many.absorb(apply(tmp_path / "many.db", edits.Mark(marked)), soon=False)
    rest(qtbot, many)
    many.set_place(Place("marked"))
    many.set_query("flow")
    if sort is not None:
        many.set_sort(sort)
    rest(qtbot, many)
    seen = answers(many)
    many.ask()
    rest(qtbot, many)
    found = list(seen[-1].ids)[: seen[-1].found]
    assert sorted(found) == [k for k in marked if k % 2]
    if sort is not None:
        with Library.open(tmp_path / "many.db") as library:
            order = [k for k in library.papers.ids(Place("marked"), sort) if k % 2]
        assert found == order


def test_a_long_list_comes_with_its_first_papers(qtbot: QtBot, many: Listing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.answers.SMALL", 500)
    seen = answers(many)
    many.set_sort(Sort("title"))
    rest(qtbot, many)
    assert [(one.whole, len(one.ids)) for one in seen] == [(False, FIRST), (True, 1_000)]
    assert seen[1].ids[:FIRST] == seen[0].ids


def test_a_list_that_nobody_wants_any_more_is_given_up(many: Listing, tmp_path: Path) -> None:
    wanted = Wanted(1, Place(), Sort("title"), "", again=True)
    with Library.open(tmp_path / "many.db") as library:
        with pytest.raises(Interrupted), library.interruptible(lambda: True):
            library.connection.execute(
                "WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < 1000000) SELECT sum(k) FROM n"
            ).fetchall()
        assert first_list(wanted, library, lambda _: False) is not None  # and then reads go on as ever


def test_what_an_import_brings_waits_for_a_pause_in_typing(
    qtbot: QtBot, listing: Listing, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing.set_query("flow")
    rest(qtbot, listing)
    asked: list[str] = []
    monkeypatch.setattr(listing, "_catch_up_soon", lambda: asked.append(listing.query))
    listing._caught_up_at = perf_counter()
    listing.absorb(apply(path, edits.SetNote(3, "zugspitze")), soon=True)
    assert asked == []  # not with every batch
    listing.set_query("flows")
    listing._take_in()
    assert asked == []  # a key was pressed just now
    listing._caught_up_at -= PUT_OFF_SECONDS
    listing._take_in()
    assert asked == ["flows"]  # long enough
    monkeypatch.undo()
    listing.absorb(apply(path, edits.SetNote(2, "zugspitze as well")), soon=True)
    seen = answers(listing)
    listing.set_query("zugspitze")
    rest(qtbot, listing)
    assert sorted(seen[-1].ids) == [2, 3]


def test_a_key_goes_before_what_an_import_brought(
    qtbot: QtBot, many: Listing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing, "AT_ONCE", 10)
    kept = many._kept
    assert kept is not None
    gave_way: list[bool] = []
    catch_up = kept.catch_up

    def watched(library: Library, stop: Callable[[], bool] | None = None) -> int:
        looked = catch_up(library, stop)
        gave_way.append(kept.gave_way)
        return looked

    monkeypatch.setattr(kept, "catch_up", watched)
    source = tmp_path / "more.jsonl"
    lines = [{"id": f"2402.{k:05d}", "title": f"Walnut number {k}", "authors": "A. Name"} for k in range(1, 401)]
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with Library.open(tmp_path / "many.db") as library:
        change = importing.run(library, importing.gather([source])).change
    seen = answers(many)
    many.absorb(change, soon=False)
    many.set_query("walnut")
    rest(qtbot, many)
    assert gave_way[0] and not gave_way[-1]
    assert len(seen[-1].ids) == 400  # and is answered anew when all has come in
