"""Files with one record a line: counts, doing it again, going on, bad lines, meeting papers of pages, undo."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from drafts import Bring, draft

from readinglist import edits, importing
from readinglist.importing import lines, reader, seen, stream
from readinglist.importing.process import run_aside
from readinglist.library import Library
from readinglist.reading.files import arxiv_json
from readinglist.records import Change, Place, Sort, Status


def not_called(*_: object) -> None:
    pytest.fail("not to be called")


def record(k: int, **fields: Any) -> str:
    said = {
        "id": f"24{k // 50_000 + 1:02d}.{k % 50_000:05d}",
        "title": f"Answer number {k} to an old question",
        "authors": "A. Byron, E. Noether",
        "authors_parsed": [["Byron", "Ada", ""], ["Noether", "Emmy", ""]],
        "categories": "cs.LG stat.ML",
        "update_date": "2024-05-06",
        "doi": None,
        "comments": None,
        "journal-ref": "Annals of Waiting",
        "abstract": f"  Question {k} is asked in a new way, answered by a proof,\nand the answer is tried on data.\n",
    }
    return json.dumps(said | fields, ensure_ascii=False)


def write(path: Path, records: Sequence[str]) -> list[importing.Given]:
    path.write_text("\n".join(records) + "\n", encoding="utf-8")
    return importing.gather([path])


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks and batches of ten records."""
    monkeypatch.setattr(lines, "CHUNK", 10)
    monkeypatch.setattr(stream, "ALONE", 10)


def shown(library: Library) -> list[object]:
    return [
        (p.title, p.authors, p.arxiv_id, p.abstract) for p in library.papers.load(library.papers.ids(Place(), Sort()))
    ]


def test_a_file_of_lines_is_found_by_content_and_comes_in(library: Library, tmp_path: Path) -> None:
    given = write(tmp_path / "page.txt", [record(k) for k in range(35)])
    report = importing.run(library, given).reports[0]
    assert (report.records, report.new, report.existing, report.merged, report.error) == (35, 35, 0, 0, None)
    found = library.imports.all()[0]
    assert (found.records, found.papers, found.finished, found.unread) == (35, 35, True, ())
    paper = library.papers.load([3])[0]
    assert (paper.title, paper.arxiv_id, paper.date) == (
        "Answer number 2 to an old question",
        "2401.00002",
        "2024-05-06",
    )
    assert (paper.authors, paper.category, paper.comment) == (("Ada Byron", "Emmy Noether"), "cs.LG", None)
    assert paper.abstract == ("Question 2 is asked in a new way, answered by a proof, and the answer is tried on data.")
    assert [(p.import_id, p.extent) for p in library.sources.provenance(3)] == [(found.id, (3, 3))]


def test_only_name_size_and_hash_of_such_a_file_are_kept(library: Library, tmp_path: Path) -> None:
    given = write(tmp_path / "large.jsonl", [record(1)])
    importing.run(library, given)
    assert library.imports.source_text(1) == ""
    size, digest = library.connection.execute("SELECT size, sha256 FROM imports").fetchone()
    assert size == (tmp_path / "large.jsonl").stat().st_size
    assert len(digest) == 64
    assert library.connection.execute("SELECT count(*) FROM import_texts").fetchone() == (0,)


def test_the_way_through_a_process_and_with_other_batches_ends_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Every seventh stands twice, and some have no arXiv id and are known by what they say.
    records = [record(k // 7 * 7 if k % 7 == 6 else k) for k in range(300)]
    records += [record(k, id=f"W{k}", comments="again") for k in range(0, 300, 11)]
    given = write(tmp_path / "large.jsonl", records)
    ends = []
    for aside, chunk, size in ((False, 500, 5000), (False, 7, 21), (True, 500, 500)):
        monkeypatch.setattr(lines, "CHUNK", chunk)
        monkeypatch.setattr(stream, "ALONE", size)
        monkeypatch.setattr(reader, "ASIDE_BYTES", 0 if aside else 1 << 40)
        with Library.open(tmp_path / f"{aside}-{size}.db") as library:
            report = importing.run(library, given).reports[0]
            sources = library.connection.execute("SELECT position, paper_id FROM sources ORDER BY position").fetchall()
            ends.append((report, shown(library), sources))
    assert ends[0][1:] == ends[1][1:] == ends[2][1:]
    assert ends[0][0].new == len(ends[0][1])
    assert {end[0].records for end in ends} == {len(records)}
    assert ends[0] == ends[2]


def test_a_window_s_import_of_lines_goes_through_both_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filler = "word " * 1000
    given = write(tmp_path / "large.jsonl", [record(k, abstract=f"{k} {filler}") for k in range(1200)])
    assert given[0].size() > reader.ASIDE_BYTES
    path = tmp_path / "library.db"
    told: list[Change] = []
    progress: list[importing.Progress] = []
    with Library.open(path) as library:
        imported = run_aside(path, given, on_progress=progress.append, on_change=told.append, cancelled=lambda: False)
        assert imported.reports[0].new == library.papers.counts().all == 1200
        assert [len(change.arrived) for change in told] == [500, 500, 200]
        assert [(one.done, one.total) for one in progress] == [(0, 0), (500, 1200), (1000, 1200), (1200, 1200)]
        again = run_aside(path, given, on_progress=progress.append, on_change=not_called, cancelled=lambda: False)
        assert (again.reports[0].existing, again.reports[0].new) == (1200, 0)
        assert not again.change


def test_no_more_is_in_memory_than_a_few_chunks(
    library: Library, tmp_path: Path, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = write(tmp_path / "large.jsonl", [record(k) for k in range(400)])
    alive = most = 0

    class Counted(tuple[Any, ...]):
        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    plain = lines.plain

    def counted(position: int, said: arxiv_json.Record) -> Counted:
        nonlocal alive, most
        alive += 1
        most = max(most, alive)
        return Counted(plain(position, said))

    monkeypatch.setattr(lines, "plain", counted)
    assert importing.run(library, given).reports[0].new == 400
    assert 10 <= most <= 40


def test_cancelled_between_batches_it_goes_on_where_it_stopped(library: Library, tmp_path: Path, small: None) -> None:
    records = [record(k) for k in range(45)]
    records[12:12] = ["", "no paper", ""]
    records[40:40] = ["no paper either"]
    given = write(tmp_path / "large.jsonl", records)
    batches: list[Change] = []
    first = importing.run(library, given, on_change=batches.append, cancelled=lambda: len(batches) == 2)
    assert (first.reports[0].cancelled, first.reports[0].new) == (True, 17)
    assert not library.imports.all()[0].finished
    seen_lines: list[int] = []
    second = importing.run(library, given, on_progress=lambda one: seen_lines.append(one.done))
    assert (second.reports[0].new, second.reports[0].existing, second.reports[0].cancelled) == (28, 0, False)
    assert seen_lines[1] > 20
    assert [line.number for line in second.reports[0].unread] == [14, 41]
    found = library.imports.all()
    assert [(i.records, i.finished, [line.number for line in i.unread]) for i in found] == [(45, True, [14, 41])]
    assert library.papers.counts().all == 45
    edits.revert(library, second.change)
    assert library.papers.counts().all == 0


def test_an_import_that_is_cancelled_at_once_changes_nothing(library: Library, tmp_path: Path) -> None:
    given = write(tmp_path / "large.jsonl", [record(1)])
    imported = importing.run(library, given, cancelled=lambda: True)
    assert imported.reports[0].cancelled
    assert not imported.change
    assert library.imports.all() == []


def test_again_adds_nothing_and_asks_for_no_record(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = write(tmp_path / "large.jsonl", [record(k) for k in range(20)])
    importing.run(library, given)
    monkeypatch.setattr(lines, "chunks", not_called)
    monkeypatch.setattr(reader, "Aside", not_called)
    again = importing.run(library, given)
    assert (again.reports[0].existing, again.reports[0].new) == (20, 0)
    assert not again.change


def test_next_months_file_writes_only_what_is_new(library: Library, tmp_path: Path) -> None:
    importing.run(library, write(tmp_path / "may.jsonl", [record(k) for k in range(20)]))
    before = shown(library)
    june = [record(k, comments="accepted" if k == 4 else None) for k in range(23)]
    report = importing.run(library, write(tmp_path / "june.jsonl", june)).reports[0]
    assert (report.new, report.merged, report.existing) == (3, 1, 19)
    assert shown(library)[:20] == before
    said = library.connection.execute("SELECT paper_id FROM sources WHERE record IS NOT NULL ORDER BY paper_id")
    assert [row[0] for row in said] == [5, 5]
    edits.apply(library, edits.TakeBackImport(1))
    assert shown(library)[:20] == before
    assert library.papers.counts().all == 23


def test_what_is_taken_out_comes_back_with_its_file(library: Library, tmp_path: Path) -> None:
    given = write(tmp_path / "large.jsonl", [record(k) for k in range(20)])
    importing.run(library, given)
    edits.apply(library, edits.RemovePapers([7]))
    assert importing.run(library, given).reports[0].new == 1
    assert library.papers.counts().all == 20


BAD = [
    ("utf-8 mark, CRLF, blank lines", lambda good: b"\xef\xbb\xbf" + b"\r\n\r\n".join(good) + b"\r\n", 0),
    ("cut off in the last line", lambda good: b"\n".join(good) + b"\n" + good[0][:40], 1),
    ("no line end at the end", lambda good: b"\n".join(good), 0),
    ("a bad line first", lambda good: b"{bad\n" + b"\n".join(good), 1),
    (
        "one bad line of ten megabytes",
        lambda good: good[0] + b"\n{" + b"x" * 10_000_000 + b"\n" + b"\n".join(good[1:]),
        1,
    ),
    ("NUL and a broken letter", lambda good: good[0] + b"\n\0\0\n\xff\xfe\n" + b"\n".join(good[1:]), 2),
]


@pytest.mark.parametrize(("make", "unread"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_bad_lines_are_kept_and_stop_nothing(library: Library, tmp_path: Path, make: Any, unread: int) -> None:
    (tmp_path / "large.jsonl").write_bytes(make([record(k).encode() for k in range(5)]))
    report = importing.run(library, importing.gather([tmp_path / "large.jsonl"])).reports[0]
    assert (report.new, len(report.unread), report.error) == (5, unread, None)
    assert library.imports.all()[0].unread == report.unread
    assert all(len(line.text) < 400 for line in report.unread)


def test_one_good_line_of_ten_megabytes_is_read(library: Library, tmp_path: Path) -> None:
    given = write(tmp_path / "large.jsonl", [record(0), record(1, abstract="long " * 2_000_000), record(2)])
    assert importing.run(library, given).reports[0].new == 3
    assert len(library.papers.load([2])[0].abstract or "") == 9_999_999


def test_of_very_many_bad_lines_a_thousand_are_kept_and_the_rest_counted(library: Library, tmp_path: Path) -> None:
    given = write(tmp_path / "large.jsonl", [record(0), *["no paper"] * 2500, record(1)])
    report = importing.run(library, given).reports[0]
    assert (report.new, len(report.unread)) == (2, stream.KEPT_UNREAD)
    assert report.warnings == ("2,500 lines hold no paper; the first 1,000 of them are kept.",)
    assert library.imports.all()[0].warnings == report.warnings


def test_a_paper_known_from_a_page_is_completed(library: Library, bring: Bring, tmp_path: Path) -> None:
    bring([draft("Answer number 3 to an old question", authors=("Ada Byron",), arxiv_id="2401.00003")])
    bring([draft("Answer number 5 to an old question", authors=("Ada Byron",), affiliation="Göttingen")], "second")
    imported = importing.run(library, write(tmp_path / "large.jsonl", [record(k) for k in range(8)]))
    report = imported.reports[0]
    assert (report.new, report.merged, report.existing) == (6, 2, 0)
    assert imported.change.touched == (1, 2)
    papers = library.papers.load([1, 2])
    assert [p.authors for p in papers] == [("Ada Byron", "Emmy Noether")] * 2
    assert [p.arxiv_id for p in papers] == ["2401.00003", "2401.00005"]
    assert papers[1].affiliation == "Göttingen"
    edits.revert(library, imported.change)
    assert [p.arxiv_id for p in library.papers.load(library.papers.ids(Place(), Sort()))] == ["2401.00003", None]


def test_a_page_finds_the_papers_of_a_file(library: Library, bring: Bring, tmp_path: Path) -> None:
    importing.run(library, write(tmp_path / "large.jsonl", [record(k) for k in range(8)]))
    outcome = bring([draft("Answer Number 3 to an Old Question", authors=("A. Byron",), has_code=True)])
    assert (outcome.new, outcome.merged) == ((), (4,))


def test_papers_of_another_connection_are_met_while_an_import_runs(
    library: Library, tmp_path: Path, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered: list[int] = []
    monkeypatch.setattr(stream, "QUIET", 2)

    def gather(library: Library, expected: int) -> seen.Seen:
        gathered.append(expected)
        return seen.Seen(library, expected)

    monkeypatch.setattr(stream, "Seen", gather)
    given = write(tmp_path / "large.jsonl", [record(k) for k in range(60)])
    done = 0

    def others(change: Change) -> None:
        nonlocal done
        done += 1
        if done == 1:
            with Library.open(library.path) as other:
                page = write(tmp_path / "page.jsonl", [record(15, comments="from elsewhere"), record(55)])
                importing.run(other, page)

    report = importing.run(library, given, on_change=others).reports[0]
    assert (report.new, report.merged, report.existing) == (58, 0, 2)
    assert library.papers.counts().all == 60
    assert len(gathered) == 3  # this import's, the other's, and once more after it was quiet


def test_undo_leaves_what_the_user_touched_and_redo_brings_all_back(library: Library, tmp_path: Path) -> None:
    imported = importing.run(library, write(tmp_path / "large.jsonl", [record(k) for k in range(12)]))
    before = shown(library)
    edits.apply(library, edits.Mark([2]))
    edits.apply(library, edits.AddTags([3], ["seen"]))
    edits.apply(library, edits.SetNote(4, "look"))
    edits.apply(library, edits.SetStatus([5], Status.DONE))
    edits.apply(library, edits.Correct(6, {"title": "Mended"}))
    edits.apply(library, edits.RemovePapers([7]))
    back = edits.revert(library, imported.change)
    assert list(back.gone) == [1, 8, 9, 10, 11, 12]
    assert list(library.papers.ids(Place(), Sort())) == [2, 3, 4, 5, 6]
    forth = edits.revert(library, back)
    assert forth.arrived == back.gone
    edits.apply(library, edits.Correct(6, {"title": None}))
    assert shown(library) == before[:6] + before[7:]


def test_the_change_of_very_many_papers_is_small(library: Library, tmp_path: Path) -> None:
    imported = importing.run(library, write(tmp_path / "large.jsonl", [record(k) for k in range(10_050)]))
    assert imported.change.arrived == range(1, 10_051)
    assert imported.change.label == "Added 10,050 papers"
    assert Change.from_json(imported.change.to_json()) == imported.change
    back = edits.revert(library, imported.change)
    assert (back.gone, back.arrived) == (range(1, 10_051), ())
    assert library.papers.counts().all == 0


def test_a_reader_that_dies_is_told_and_what_was_written_stays(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = write(tmp_path / "large.jsonl", [record(k) for k in range(30)])
    monkeypatch.setattr(reader, "ASIDE_BYTES", 0)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    report = importing.run(library, given).reports[0]
    assert "stopped unexpectedly" in str(report.error)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no program"))
    assert importing.run(library, given).reports[0].new == 30  # read here, where no process can be started


def test_objects_without_a_title_are_read_as_a_page(library: Library, tmp_path: Path) -> None:
    (tmp_path / "other.jsonl").write_text('{"name": "x"}\n{"name": "y"}\n')
    report = importing.run(library, importing.gather([tmp_path / "other.jsonl"])).reports[0]
    assert "No papers" in str(report.error)
    assert library.imports.all() == []


def test_the_papers_of_lines_are_new_since_the_state_before(library: Library, tmp_path: Path) -> None:
    before = library.state()[0]
    importing.run(library, write(tmp_path / "large.jsonl", [record(k) for k in range(20)]))
    assert library.papers.changed_since(before) == list(range(1, 21))
    now = library.state()[0]
    edits.apply(library, edits.TakeBackImport(1))
    assert library.papers.changed_since(now) == list(range(1, 21))


def test_a_corrected_paper_is_found_by_what_all_its_lines_say(library: Library, bring: Bring, tmp_path: Path) -> None:
    importing.run(library, write(tmp_path / "may.jsonl", [record(1)]))
    longer = "Answer number 1 to an old question that nobody else asked"
    edits.apply(library, edits.Correct(1, {"title": longer}))
    importing.run(library, write(tmp_path / "june.jsonl", [record(1, title=longer)]))
    assert bring([draft(longer, authors=("Ada Byron",))]).new == ()


def test_the_library_itself_and_what_is_read_only_once_are_not_looked_into(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = write(tmp_path / "large.jsonl", [record(1)])
    assert given[0].path is not None
    assert lines.is_lines(given[0].path)
    monkeypatch.setattr(Path, "open", not_called)
    assert not lines.is_lines(library.path)
    assert not lines.is_lines(Path(os.devnull))
