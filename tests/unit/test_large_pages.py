"""A large page on its way into the library: in sections, with progress, stopped between them, its rest kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist import importing
from readinglist.importing import entries, given, reader
from readinglist.library import Library
from readinglist.reading.files import sorts
from readinglist.reading.pages import sections

WORDS = ["graphs", "trees", "rings", "fields", "groups", "knots", "sheaves", "lattices", "operators", "measures"]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "LARGE", 5_000)
    monkeypatch.setattr(sections, "SECTION", 3_000)
    monkeypatch.setattr(sorts, "BLOCK", 2_000)
    monkeypatch.setattr(entries, "ALONE", 10)


def page(count: int) -> str:
    """A page of so many papers with lines that belong to none."""
    return "Ada Byron\n" + "\n".join(
        f"LGJan {k % 28 + 1}, 2024\nOn the structure of {WORDS[k % 10]} and {WORDS[k // 10]}\n"
        f"Ada Byron, Emmy Noether, Sofia Kovalevskaya\n"
        f"We look at question {k} from a new side and show with experiments that the answer is simple, "
        "that it holds for larger models, and that nobody had asked it before in quite this way."
        + ("\nNot a paper" if k % 30 == 29 else "")
        for k in range(count)
    )


def test_a_large_page_is_imported_with_progress_and_its_unread_lines(library: Library) -> None:
    seen: list[importing.Progress] = []
    report = importing.run(library, [importing.pasted(page(90))], on_progress=seen.append).reports[0]
    assert (report.new, report.error) == (90, None)
    assert [line.text for line in report.unread] == ["Ada Byron", *["Not a paper"] * 3]
    assert [line.text for line in library.imports.load(1).unread] == [line.text for line in report.unread]  # type: ignore[union-attr]
    total = page(90).count("\n") + 1
    assert len({one.done for one in seen}) > 5 and (seen[-1].done, seen[-1].total) == (total, total)
    assert library.imports.source_text(1) == page(90)
    assert library.sources.provenance(90)[0].lines["title"] == (360 + 1, 360 + 1)


def test_a_large_page_is_stopped_in_its_middle_and_goes_on(library: Library) -> None:
    seen: list[importing.Progress] = []
    source = importing.pasted(page(90))
    stopped = importing.run(
        library, [source], on_progress=seen.append, cancelled=lambda: bool(seen) and seen[-1].done > 100
    )
    assert stopped.reports[0].cancelled and 20 <= stopped.new <= 40
    assert importing.run(library, [source]).new == 90 - stopped.new
    assert library.papers.counts().all == 90 and library.imports.all()[0].finished


def test_stopping_does_not_wait_for_a_paper(library: Library) -> None:
    asked: list[None] = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > 4

    text = "These words are of no paper at all.\n" * 2_000
    report = importing.run(library, [importing.pasted(text)], cancelled=cancelled).reports[0]
    assert report.cancelled and len(asked) < 9
    assert library.papers.counts().all == 0


@pytest.mark.parametrize("aside", [False, True], ids=["here", "by a process"])
def test_a_page_too_large_to_be_kept_is_read_from_the_disk(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, aside: bool
) -> None:
    monkeypatch.setattr(reader, "ASIDE_BYTES", 0 if aside else 1 << 40)
    monkeypatch.setattr(entries, "LARGEST", 6_000)
    monkeypatch.setattr(given, "LARGEST", 6_000)
    path = tmp_path / "page.txt"
    path.write_text(page(90), encoding="utf-8")
    report = importing.run(library, importing.gather([path])).reports[0]
    assert (report.new, len(report.unread), library.imports.source_text(1)) == (90, 4, "")
