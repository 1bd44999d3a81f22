"""Importing: counts, doing it again, going on where it stopped, cancelling, and what can't be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from readinglist import edits, importing
from readinglist.errors import CannotRead, CannotWrite, ReadingListError
from readinglist.importing import batch, given
from readinglist.importing.process import run_aside
from readinglist.library import Library
from readinglist.records import Change, Place, Sort

TITLES = [
    "Gradient flows on graphs", "Kernels for small machines", "Sampling without regret",
    "A calm look at attention", "Sparse codes of sound", "Learning to wait",
]  # fmt: skip


def page(numbers: range | list[int]) -> str:
    """An author page in the compact layout, one paper a number."""
    records = []
    for k in numbers:
        number = "" if k < len(TITLES) else f" part {k}"
        text = (
            f"We look at question {k} from a new side and show with experiments that the answer is simple, "
            "that it holds for larger models, and that nobody had asked it before in quite this way."
        )
        title = TITLES[k % len(TITLES)] + number
        records.append(f"LGJan {k % 28 + 1}, 2024\n{title}Ada Byron, Emmy Noether, Sofia Kovalevskaya et al.\n{text}")
    return "\n".join(records)


def test_an_import_counts_remembers_its_source_and_leads_back(library: Library) -> None:
    imported = importing.run(library, [importing.pasted(page(range(5)))])
    report = imported.reports[0]
    assert (report.records, report.new, report.existing, report.merged) == (5, 5, 0, 0)
    assert imported.change.label == "Added 5 papers"
    found = library.imports.all()[0]
    assert (found.records, found.new, found.papers, found.finished) == (5, 5, 5, True)
    assert library.imports.source_text(found.id) == page(range(5))
    back = edits.revert(library, imported.change)
    assert back.gone == imported.change.arrived
    assert library.papers.counts().all == 0
    assert library.imports.all() == []
    edits.revert(library, back)
    assert library.papers.counts().all == 5


def test_the_same_source_again_adds_nothing_and_says_so(library: Library) -> None:
    importing.run(library, [importing.pasted(page(range(5)))])
    again = importing.run(library, [importing.pasted(page(range(5)))])
    assert (again.reports[0].existing, again.reports[0].new) == (5, 0)
    assert not again.change
    assert "already yours" in again.reports[0].sentence()
    assert len(library.imports.all()) == 1


def test_a_longer_page_brings_only_what_is_new(library: Library) -> None:
    importing.run(library, [importing.pasted(page(range(4)))])
    imported = importing.run(library, [importing.pasted(page(range(6)))])
    assert (imported.reports[0].new, imported.reports[0].existing) == (2, 4)
    assert [i.papers for i in library.imports.all()] == [4, 6]
    assert len(library.sources.provenance(1)) == 2


def test_a_paper_that_was_removed_comes_back_with_its_page(library: Library) -> None:
    importing.run(library, [importing.pasted(page(range(4)))])
    edits.apply(library, edits.RemovePapers([2]))
    again = importing.run(library, [importing.pasted(page(range(4)))])
    assert (again.reports[0].new, again.reports[0].existing) == (1, 3)
    assert library.papers.counts().all == 4


def test_a_cancelled_import_keeps_whole_batches_and_goes_on_later(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "BATCH", 10)
    seen: list[importing.Progress] = []
    text = page(range(35))
    first = importing.run(
        library,
        [importing.pasted(text)],
        on_progress=seen.append,
        cancelled=lambda: seen[-1].done >= 20 if seen else False,
    )
    assert (first.reports[0].cancelled, first.reports[0].new) == (True, 20)
    assert not library.imports.all()[0].finished
    second = importing.run(library, [importing.pasted(text)])
    assert (second.reports[0].cancelled, second.reports[0].new) == (False, 15)
    assert [(i.records, i.finished) for i in library.imports.all()] == [(35, True)]
    assert library.papers.counts().all == 35


def test_batches_are_told_as_they_are_written(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "BATCH", 10)
    told: list[Change] = []
    importing.run(library, [importing.pasted(page(range(25)))], on_change=told.append)
    assert [len(change.arrived) for change in told] == [10, 10, 5]


def test_one_source_that_cannot_be_read_does_not_stop_the_others(library: Library, tmp_path: Path) -> None:
    tmp_path = tmp_path / "folder"
    tmp_path.mkdir()
    (tmp_path / "1-empty.txt").write_bytes(b" \n")
    (tmp_path / "2-binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "3-letter.txt").write_text("Dear all,\n\nthe meeting is on Monday.\n\nBest wishes\n")
    (tmp_path / "4-page.txt").write_text(page(range(5)))
    (tmp_path / ".hidden.txt").write_text(page(range(9)))
    imported = importing.run(library, importing.gather([tmp_path]))
    assert [bool(report.error) for report in imported.reports] == [True, True, True, False]
    assert "empty" in str(imported.reports[0].error)
    assert "No papers" in str(imported.reports[2].error)
    assert [line.number for line in imported.reports[2].unread] == [1, 3, 5]
    assert imported.failed == 3
    assert library.papers.counts().all == 5
    assert [i.name for i in library.imports.all()] == ["4-page.txt"]


def test_what_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="no file or folder"):
        importing.gather([tmp_path / "none.txt"])
    with pytest.raises(CannotRead, match="holds no files"):
        importing.gather([tmp_path])


def test_a_source_far_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(given, "LARGEST", 10)
    (tmp_path / "large.txt").write_text("x" * 11)
    for one in (importing.pasted("x" * 11), importing.gather([tmp_path / "large.txt"])[0]):
        with pytest.raises(CannotRead, match="too large"):
            one.read_bytes()


def test_a_library_that_cannot_be_written_stops_the_import(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "read_only", True)
    with pytest.raises(CannotWrite):
        importing.run(library, [importing.pasted(page(range(3)))])


@pytest.mark.parametrize(
    ("name", "shown"),
    [("lab-publications.txt", "Lab publications"), ("002_66e9.txt", "002_66e9.txt"), ("---.txt", "---.txt")],
)
def test_files_are_called_as_people_would(name: str, shown: str) -> None:
    assert given.shown_name(name) == shown


def test_an_import_in_a_process_of_its_own_ends_the_same(tmp_path: Path) -> None:
    text = page(range(450))
    ends = []
    for number, run_in in enumerate((False, True)):
        path = tmp_path / f"{number}.db"
        told: list[Change] = []
        seen: list[importing.Progress] = []
        with Library.open(path) as library:
            if run_in:
                imported = run_aside(
                    path,
                    [importing.pasted(text)],
                    on_progress=seen.append,
                    on_change=told.append,
                    cancelled=lambda: False,
                )
            else:
                imported = importing.run(
                    library, [importing.pasted(text)], on_progress=seen.append, on_change=told.append
                )
            papers = library.papers.load(library.papers.ids(Place(), Sort()))
            ends.append((imported, told, seen, papers))
    assert ends[0] == ends[1]
    assert len(ends[0][3]) == 450


def test_an_import_in_a_process_can_be_cancelled_and_passes_errors_on(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    imported = run_aside(
        path,
        [importing.pasted(page(range(5)))],
        on_progress=lambda _: None,
        on_change=lambda _: None,
        cancelled=lambda: True,
    )
    assert imported.reports[0].cancelled
    with pytest.raises(CannotRead):
        run_aside(
            tmp_path / "none.db",
            [importing.pasted("x")],
            on_progress=lambda _: None,
            on_change=lambda _: None,
            cancelled=lambda: False,
        )


def test_one_paper_is_not_called_papers() -> None:
    assert importing.ImportReport("x", records=1, new=1).sentence() == "x: 1 paper, 1 new."
    assert importing.ImportReport("x", records=1, existing=1).sentence() == (
        "x: 1 paper, already yours; nothing was added."
    )
    assert importing.ImportReport("x", records=1200, new=1200).sentence() == "x: 1,200 papers, 1,200 new."


def test_a_folder_that_holds_a_library_is_read_without_it(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(page(range(3)))
    Library.open(tmp_path / "closed.db").close()
    with Library.open(tmp_path / "library.db") as library:
        imported = importing.run(library, importing.gather([tmp_path]))
        assert [report.name for report in imported.reports] == ["Page"]
        again = importing.gather([tmp_path])  # now with a log and an index of it beside
        assert [one.name for one in again] == ["page.txt"]


def test_the_same_papers_thousands_of_times_are_merged_once(library: Library) -> None:
    reports = importing.run(library, [importing.pasted("\n".join([page(range(3))] * 200))]).reports
    assert (reports[0].records, reports[0].new) == (600, 3)
    with library.transaction():
        library.sources.write_out([1])
    assert len(library.sources.drafts([1])[1]) == 1


@pytest.mark.parametrize("path", ["~nobody-of-this-name/page.txt", "x" * 300])
def test_a_path_that_makes_no_sense_is_a_sentence(path: str) -> None:
    with pytest.raises(ReadingListError):
        importing.gather([Path(path)])


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="devices are of POSIX")
def test_a_device_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(given, "LARGEST", 1000)
    with pytest.raises(CannotRead, match="too large"):
        importing.gather([Path("/dev/zero")])[0].read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has names that are no text")
def test_a_file_whose_name_is_no_text(library: Library, tmp_path: Path) -> None:
    source = Path(os.fsdecode(os.fsencode(tmp_path) + b"/page-\xff.txt"))
    source.write_text(page(range(3)))
    assert importing.run(library, importing.gather([source])).new == 3
    assert "\ufffd" in library.imports.all()[0].origin
