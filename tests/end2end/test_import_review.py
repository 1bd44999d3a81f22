"""``import --dry-run``, the question at a terminal, and who is never asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from readinglist import reading
from readinglist.cli import make_program, transfer
from readinglist.importing import importer
from readinglist.library import Library
from readinglist.records import Draft, Reading, UnreadLine
from readinglist.reviewing import planning


def run(library: Path, *arguments: str, code: int = 0, input: str | None = None) -> Result:
    result = CliRunner().invoke(make_program(lambda _: 0), ["--library", str(library), *arguments], input=input)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def doubtful(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    drafts = (
        Draft(title="A sure paper about nothing", authors=("Ada Byron",), lines={"title": (1, 1)}),
        Draft(title="Where does it", lines={"title": (2, 2)}, doubts={"title": "Where does the title end?"}),
    )

    def read(data: bytes, name: str, *_: object) -> Reading:
        return Reading(drafts, (UnreadLine(3, "Subscribe"),), ("The page says 3 papers; 2 are there.",), "x", "utf-8")

    monkeypatch.setattr(reading, "read", read)
    monkeypatch.setattr(importer, "read_page", lambda source: read(b"", ""))
    page = tmp_path / "page.txt"
    page.write_text("a page")
    return str(page)


def held(library: Path) -> int:
    with Library.open(library) as opened:
        return opened.papers.counts().all


def test_a_dry_run_says_all_and_does_nothing(path: Path, doubtful: str) -> None:
    told = run(path, "import", "--dry-run", doubtful).output
    assert "2 papers (1 new, 1 unsure)" in told
    assert "The page says 3 papers; 2 are there." in told
    assert "1 line went into no paper" in told
    assert "A sure paper about nothing" in told
    assert "Where does it — Where does the title end?" in told
    assert "Without --dry-run: add 2 papers." in told
    assert held(path) == 0


def test_a_dry_run_as_one_document(path: Path, seeds: Path) -> None:
    run(path, "import", str(seeds / "author-page.txt"))
    said: list[dict[str, Any]] = json.loads(
        run(
            path, "import", "--dry-run", "--json", str(seeds / "lab-publications.txt"), str(seeds / "author-page.txt")
        ).stdout
    )
    lab, again = said
    assert lab["counts"] == {"new": 8, "already yours": 0, "same work": 2, "unsure": 0, "left out before": 0}
    record = next(one for one in lab["records"] if one["fields"].get("arxiv_id") == "2510.17506")
    assert (record["verdict"], record["paper"]) == ("same work", 4)
    assert record["changes"]["arxiv_id"] == [None, "2510.17506"]
    assert record["lines"]["arxiv_id"] == [5, 5]
    assert again["seen_before"] == "Lachlan Ewen MacDonald"
    assert again["warnings"] == ["The page says 8 papers; 7 are there."]
    assert len(again["unread"]) == 8
    assert held(path) == 7


def test_a_dry_run_ends_as_an_import_would(path: Path, seeds: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    assert "is empty" in run(path, "import", "--dry-run", str(empty), code=1).output
    run(path, "import", "--dry-run", str(empty), str(seeds / "author-page.txt"), code=5)
    assert "Nothing to import." in run(path, "import", "--dry-run", str(empty), code=1).output


def test_scripts_are_never_asked(path: Path, doubtful: str) -> None:
    assert "2 new" in run(path, "import", doubtful, input="n\n").output
    assert held(path) == 2


@pytest.mark.parametrize(("answer", "papers", "code"), [("n\n", 0, 1), ("y\n", 2, 0), ("\n", 2, 0), ("", 0, 1)])
def test_at_a_terminal_what_is_unsure_is_asked_about(
    path: Path, doubtful: str, monkeypatch: pytest.MonkeyPatch, answer: str, papers: int, code: int
) -> None:
    monkeypatch.setattr(transfer, "_can_ask", lambda: True)
    told = run(path, "import", doubtful, code=code, input=answer).output
    assert "1 paper of 2 is unsure:" in told
    assert "Where does the title end?" in told
    assert "Add 2 papers? [Y/n]" in told
    assert ("Nothing was imported." in told) is (papers == 0)
    assert held(path) == papers


@pytest.mark.parametrize("wanted", [["--dry-run"], []])
def test_while_it_is_looked_at_nothing_is_said_to_be_imported(
    path: Path, doubtful: str, monkeypatch: pytest.MonkeyPatch, wanted: list[str]
) -> None:
    monkeypatch.setattr(transfer, "_can_ask", lambda: True)
    monkeypatch.setattr(transfer, "_is_terminal", lambda: True)
    told = run(path, "import", *wanted, doubtful, code=0 if wanted else 1, input="n\n").stderr
    assert "\rReading page.txt… 0" in told
    assert "\rComparing Page with the library… 2 of 2" in told and "Importing" not in told

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(planning, "_entries", interrupted)
    stopped = run(path, "import", *wanted, doubtful, code=130).stderr
    assert stopped.endswith("\rStopped. Nothing was imported.\n")
    assert held(path) == 0


def test_at_a_terminal_what_is_sure_and_what_has_yes_is_not_asked_about(
    path: Path, doubtful: str, seeds: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(transfer, "_can_ask", lambda: True)
    assert "[Y/n]" not in run(path, "import", "--yes", doubtful, input="n\n").output
    assert held(path) == 2
    monkeypatch.undo()
    monkeypatch.setattr(transfer, "_can_ask", lambda: True)
    lines = tmp_path / "arxiv.jsonl"
    lines.write_text('{"id": "2501.00001", "title": "A paper of a stream", "abstract": "Short."}\n')
    told = run(path, "import", str(seeds / "author-page.txt"), str(lines), input="n\n").output
    assert "7 new" in told and "1 new" in told and "[Y/n]" not in told
    assert held(path) == 10
