"""A first import of very many papers does without the indexes on keys; nobody misses them, however it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readinglist import importing
from readinglist.importing import lines, seen, stream
from readinglist.library import Library, key_indexes
from readinglist.library.papers import PlainRecord
from readinglist.reading.files.arxiv_json import Record
from readinglist.records import Change


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of ten records, and files that are large from a hundred lines on."""
    monkeypatch.setattr(lines, "CHUNK", 10)
    monkeypatch.setattr(stream, "ALONE", 10)
    monkeypatch.setattr(stream, "MANY", 100)


def record(k: int, **fields: Any) -> str:
    abstract = f"Question {k} is put anew, answered by a proof, and the answer is tried on data of many kinds."
    said = {"id": f"2401.{k:05d}", "title": f"Answer number {k} to an old question", "abstract": abstract}
    return json.dumps(said | fields)


def written(path: Path, records: list[str]) -> list[importing.Given]:
    path.write_text("\n".join(records) + "\n", encoding="utf-8")
    return importing.gather([path])


def schema(library: Library) -> list[str]:
    rows = library.connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL")
    return sorted(row[0].replace(" IF NOT EXISTS", "") for row in rows)


def watched(library: Library) -> tuple[list[int], Callable[[Change], None]]:
    """How many indexes were missing after each batch."""
    missing: list[int] = []
    return missing, lambda _: missing.append(len(key_indexes.missing(library.connection)))


def test_the_indexes_wait_for_the_end_and_are_as_they_were(library: Library, tmp_path: Path) -> None:
    before = schema(library)
    missing, on_change = watched(library)
    given = written(tmp_path / "a.jsonl", [record(k) for k in range(120)])
    assert importing.run(library, given, on_change=on_change).new == 120
    assert missing == [4] * 12
    assert schema(library) == before
    plan = library.connection.execute("EXPLAIN QUERY PLAN SELECT id FROM papers WHERE title_key = 1").fetchone()
    assert "papers_title_key" in plan[3]
    assert library.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


@pytest.mark.parametrize(("count", "there", "beside_window"), [(99, 0, False), (120, 120, False), (120, 0, True)])
def test_few_papers_many_that_are_there_and_a_window_keep_the_indexes(
    library: Library, tmp_path: Path, count: int, there: int, beside_window: bool
) -> None:
    if there:
        importing.run(library, written(tmp_path / "b.jsonl", [record(10_000 + k) for k in range(there)]))
    missing, on_change = watched(library)
    given = written(tmp_path / "a.jsonl", [record(k) for k in range(count)])
    assert importing.run(library, given, on_change=on_change, beside_window=beside_window).new == count
    assert set(missing) == {0}


def test_papers_that_come_twice_are_found_all_the_same(library: Library, tmp_path: Path) -> None:
    records = [record(k) for k in range(60)]
    records += [record(7, title="Answer number 7, put better"), *records[:5]]
    records += [record(k) for k in range(60, 120)]
    missing, on_change = watched(library)
    report = importing.run(library, written(tmp_path / "a.jsonl", records), on_change=on_change).reports[0]
    assert (report.new, report.existing + report.merged) == (120, 6)
    assert missing[:6] == [4] * 6 and set(missing[6:]) == {0}


@pytest.mark.parametrize("how", ["cancelled", "fails"])
def test_an_import_that_ends_early_makes_them(
    library: Library, tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = written(tmp_path / "a.jsonl", [record(k) for k in range(120)])
    missing, on_change = watched(library)
    if how == "cancelled":
        report = importing.run(library, given, on_change=on_change, cancelled=lambda: len(missing) > 3).reports[0]
        assert report.cancelled
    else:
        add = library.sources.add_plain

        def full(*said: Any) -> None:
            if len(missing) > 3:
                raise ZeroDivisionError
            add(*said)

        monkeypatch.setattr(library.sources, "add_plain", full)
        with pytest.raises(ZeroDivisionError):
            importing.run(library, given, on_change=on_change)
    assert missing == [4] * 4
    assert key_indexes.missing(library.connection) == []
    monkeypatch.undo()
    assert importing.run(library, given).reports[0].error is None
    assert library.papers.counts().all == 120


def test_whoever_opens_the_library_meanwhile_makes_them_and_the_import_goes_on(
    library: Library, tmp_path: Path
) -> None:
    missing: list[int] = []

    def on_change(_: Change) -> None:
        missing.append(len(key_indexes.missing(library.connection)))
        if len(missing) == 3:
            with Library.open(library.path) as other:
                assert other.papers.counts().all == 30

    given = written(tmp_path / "a.jsonl", [record(k) for k in range(120)])
    assert importing.run(library, given, on_change=on_change).new == 120
    assert missing == [4] * 3 + [0] * 9
    assert key_indexes.missing(library.connection) == []


def test_a_new_id_is_no_suspect_however_many_there_are(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "_LEAST_BITS", 6)
    monkeypatch.setattr(seen, "_MOST_BITS", 6)
    known = seen.Seen(library, 100)

    def records(*ids: int) -> list[PlainRecord]:
        return [
            lines.plain(k, Record(f"Title {k}", (), None, None, f"2401.{k:05d}", None, None, None, None)) for k in ids
        ]

    for start in range(0, 600, 60):
        assert known.suspects(records(*range(start, start + 60))) == set()
    assert known.suspects(records(600, 7, 601, 333)) == {1, 3}
