"""Structured files on their way in: read by a process ahead of the writer, cancelled, resumed, in bounded memory."""

from __future__ import annotations

import io
import os
import sys
from contextlib import closing
from pathlib import Path

import pytest

from readinglist import edits, importing
from readinglist.exporting import FORMATS
from readinglist.importing import drafts, entries, given, lines, matcher, reader
from readinglist.library import Library
from readinglist.reading.files import sorts
from readinglist.records import Change, Place, Sort

COUNT = 60

WAYS = ["here", "aside", "aside, large"]
"""In this process; by one that is given the text; by one that reads the file, of which no text is kept."""


def bibliography(count: int, begin: int = 0) -> str:
    every = [
        f"@article{{key{k},\n  title = {{Answer number {k} to Sch{{\\'o}}n's question}},\n  author = {{Byron, Ada and"
        f" Noether, Emmy}},\n  year = 2024,\n  keywords = {{a{k % 3}, made}},\n  readstatus = {{read}},\n"
        f"  abstract = {{Question {k} is asked in a new way, answered by a proof, and the answer is tried on much"
        f" data of kind {k}.}},\n}}\n\nA remark below {k}\n\n"
        for k in range(begin, begin + count)
    ]
    return "".join(every)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks and batches of ten records."""
    monkeypatch.setattr(drafts, "CHUNK", 10)
    monkeypatch.setattr(entries, "ALONE", 10)


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "papers.bib"
    path.write_text(bibliography(COUNT), encoding="utf-8")
    return path


def go(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "ASIDE_BYTES", 1 << 40 if way == "here" else 0)
    if way == "aside, large":
        monkeypatch.setattr(entries, "LARGEST", 1000)
        monkeypatch.setattr(given, "LARGEST", 1000)


def told(library: Library) -> list[object]:
    papers = library.papers.load(library.papers.ids(Place(), Sort()))
    return [
        (p, [(s.extent, dict(s.lines)) for s in library.sources.provenance(p.id)], library.sources.doubts(p.id))
        for p in papers
    ]


@pytest.mark.parametrize("way", WAYS[1:])
def test_a_file_read_by_a_process_ends_as_one_read_here(
    library: Library, tmp_path: Path, bib: Path, way: str, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    go("here", monkeypatch)
    first = importing.run(library, importing.gather([bib])).reports[0]
    go(way, monkeypatch)
    with Library.open(tmp_path / "other.db") as other:
        second = importing.run(other, importing.gather([bib])).reports[0]
        assert told(other) == told(library)
        assert (other.imports.source_text(1) == "") == (way == "aside, large")
    assert second == first
    assert (first.new, len(first.unread), first.unread[0].number) == (COUNT, COUNT, 10)
    assert library.papers.load([1])[0].tags == ("a0", "made")


@pytest.mark.parametrize("way", WAYS)
def test_cancelled_it_keeps_whole_batches_and_goes_on_where_it_stopped(
    library: Library, bib: Path, way: str, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(way, monkeypatch)
    batches: list[Change] = []
    report = importing.run(
        library, importing.gather([bib]), on_change=batches.append, cancelled=lambda: len(batches) >= 2
    ).reports[0]
    assert (report.new, report.cancelled, report.error) == (20, True, None)
    assert not library.imports.all()[0].finished
    report = importing.run(library, importing.gather([bib])).reports[0]
    assert (report.new, report.existing, report.cancelled) == (COUNT - 20, 0, False)
    assert [(one.records, one.finished) for one in library.imports.all()] == [(COUNT, True)]
    assert [p.title for p in library.papers.load([1, 21, COUNT])] == [
        f"Answer number {k} to Schón's question" for k in (0, 20, COUNT - 1)
    ]


@pytest.mark.parametrize("way", WAYS)
def test_a_half_import_is_undone_and_redone(
    library: Library, bib: Path, way: str, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(way, monkeypatch)
    batches: list[Change] = []
    imported = importing.run(
        library, importing.gather([bib]), on_change=batches.append, cancelled=lambda: len(batches) >= 3
    )
    before = told(library)
    back = edits.revert(library, imported.change)
    assert library.papers.counts().all == 0
    assert library.tags.all() == [] or all(tag.count == 0 for tag in library.tags.all())
    edits.revert(library, back)
    assert told(library) == before


@pytest.mark.parametrize("way", WAYS[1:])
def test_a_reader_that_dies_is_told_and_what_was_written_stays(
    library: Library, bib: Path, way: str, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(way, monkeypatch)
    started: list[reader.Aside] = []

    class Killed(reader.Aside):
        def __init__(self, *given: object, **more: object) -> None:
            super().__init__(*given, **more)  # type: ignore[arg-type]
            started.append(self)

    monkeypatch.setattr(reader, "Aside", Killed)
    monkeypatch.setattr(reader, "AHEAD", 1)
    bib.write_text(bibliography(30_000), encoding="utf-8")  # more than fits the pipe: it is killed while it reads
    report = importing.run(library, importing.gather([bib]), on_change=lambda _: started[0]._process.kill()).reports[0]
    assert "stopped unexpectedly" in str(report.error)
    assert "import again" in str(report.error)
    assert 0 < report.new < 30_000
    assert [(one.records, one.finished) for one in library.imports.all()] == [(report.new, False)]


def test_where_no_process_can_be_started_it_is_read_here(
    library: Library, tmp_path: Path, bib: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go("aside", monkeypatch)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no program"))
    assert importing.run(library, importing.gather([bib])).reports[0].new == COUNT


def test_a_file_that_goes_away_while_it_is_read_is_told(
    library: Library, bib: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    go("aside, large", monkeypatch)
    opened, asked = entries.of_large, importing.gather([bib])

    def vanishing(*said: object) -> object:
        found = opened(*said)  # type: ignore[arg-type]
        bib.unlink()
        return found

    monkeypatch.setattr(entries, "of_large", vanishing)
    report = importing.run(library, asked).reports[0]
    assert "stopped unexpectedly" in str(report.error)
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(os.name != "posix", reason="a file that nobody writes to is of POSIX")
def test_waiting_for_a_reader_that_finds_nothing_can_be_stopped(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "waits")
    waiting = reader.Aside(lines.__name__, str(tmp_path / "waits"), "0", stopped=lambda: True)
    with closing(waiting), pytest.raises(reader.Stopped):
        list(waiting)


def test_titles_are_gathered_once_an_import(
    library: Library, bib: Path, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing.run(library, importing.gather([bib]))
    more = bib.with_name("more.bib")
    more.write_text(bibliography(COUNT, COUNT), encoding="utf-8")
    asked: list[int] = []
    every = library.keys.every_title

    def counted() -> object:
        asked.append(1)
        return every()

    monkeypatch.setattr(library.keys, "every_title", counted)
    assert importing.run(library, importing.gather([more])).reports[0].new == COUNT
    assert asked == [1]


def test_of_very_many_that_share_a_key_some_are_compared(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matcher, "MOST_SHARING", 5)
    gone = "This paper has been withdrawn by its authors, since a step of the proof of the main theorem is wrong."
    titles = [
        "Tides in narrow bays", "Counting trees without leaves", "A proof by quick sorting", "Why maps have four hues",
        "Bells heard under water", "Knots that nobody unties", "Glass between two phases",
    ]  # fmt: skip
    rows = [f"@misc{{k{k}, title={{{title}}}, abstract={{{gone}}}}}\n" for k, title in enumerate(titles)]
    (tmp_path / "a.bib").write_text("".join(rows))
    report = importing.run(library, importing.gather([tmp_path / "a.bib"])).reports[0]
    assert report.new == len(titles)
    (tmp_path / "b.bib").write_text("% again\n" + "".join(rows))
    assert importing.run(library, importing.gather([tmp_path / "b.bib"])).reports[0].existing == len(titles)


@pytest.mark.parametrize("key", ["ris", "csl-json", "csv", "markdown", "bibtex"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_sort_of_file_is_read_piece_by_piece_when_it_is_large(
    library: Library, tmp_path: Path, bib: Path, key: str, mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing.run(library, importing.gather([bib]))
    papers = library.papers.load(library.papers.ids(Place(), Sort()))
    path = tmp_path / "all"
    path.write_bytes((mark + FORMATS[key].render(papers)).encode())
    with Library.open(tmp_path / "here.db") as here, Library.open(tmp_path / "aside.db") as aside:
        go("here", monkeypatch)
        first = importing.run(here, importing.gather([path])).reports[0]
        go("aside, large", monkeypatch)
        monkeypatch.setattr(sorts, "BLOCK", 700)
        second = importing.run(aside, importing.gather([path])).reports[0]
        assert (second.new, second.error) == (COUNT, None)
        assert told(aside) == told(here)
        assert (first.records, first.unread) == (second.records, second.unread)


def test_a_large_page_is_refused_with_a_kind_word(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go("aside, large", monkeypatch)
    path = tmp_path / "saved.html"
    path.write_text("<html><body>" + "<p>A page of papers</p>" * 200 + "</body></html>")
    report = importing.run(library, importing.gather([path])).reports[0]
    assert "too large for a copied page. Nothing was imported from it." in str(report.error)
    assert library.imports.all() == []


def test_blocks_end_with_lines_but_for_one_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorts, "BLOCK", 4)
    monkeypatch.setattr(drafts, "LONGEST_LINE", 10)

    def cut(text: str) -> list[str]:
        return list(drafts.blocks(io.BytesIO(text.encode()), "utf-8"))

    assert cut("ab\ncd\r\nef\rgh") == ["ab\n", "cd\n", "ef\n", "gh"]
    assert cut("abcdefg\nh\n") == ["abcdefg\n", "h\n"]
    assert cut("x" * 30) == ["x" * 16, "x" * 14]
    assert cut("\ufeffab\ncd\n") == ["ab\n", "cd\n"]
    assert cut("") == []
