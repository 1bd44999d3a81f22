"""``readinglist complete``: nothing leaves the computer unless allowed; what is filled is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from drafts import Bring
from services import Reply, Server, serving, work

from readinglist.cli.program import make_program
from readinglist.library import Library
from readinglist.lookup import answers
from readinglist.records import Draft


@pytest.fixture
def crossref(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving(lambda what, before: work() if what.endswith("7") else Reply(code=404)) as server:
        monkeypatch.setattr(answers, "SERVICES", server.services)
        yield server


@pytest.fixture
def path(library: Library, bring: Bring) -> Path:
    bring([Draft(doi="10.1000/waiting.7"), Draft(doi="10.1000/nobody"), Draft(title="A paper without any id")])
    return library.path


def complete(path: Path, *words: str) -> Result:
    return CliRunner().invoke(make_program(lambda request: 0), ["--library", str(path), "complete", *words])


def test_without_leave_nobody_is_asked(path: Path, crossref: Server) -> None:
    result = complete(path, "--all")
    assert result.exit_code == 2
    assert result.stderr == "Error: Looking up is off. 2 papers would be asked about; add --online to allow it.\n"
    assert crossref.asked == []


def test_a_dry_run_changes_nothing(path: Path, crossref: Server, library: Library) -> None:
    said = json.loads(complete(path, "--all", "--online", "--dry-run", "--json").stdout)
    assert said["filled"] == []
    assert said["would_fill"][0]["paper"] == 1
    assert said["would_fill"][0]["fields"]["authors"] == ["Ada Byron", "Emmy Noether Jr.", "The Queue Group"]
    assert said["not_filled"] == [{"paper": 2, "why": "Crossref knows no 10.1000/nobody."}]
    assert library.papers.load([1])[0].title is None


def test_what_is_filled_is_said(path: Path, crossref: Server, library: Library) -> None:
    result = complete(path, "1", "2", "3", "--online")
    assert result.exit_code == 0
    assert result.stdout == (
        "1  doi:10.1000/waiting.7: title, authors, date, venue, abstract (Crossref)\nCompleted 1 paper.\n"
    )
    assert "3  A paper without any id: It has no id to look up." in result.stderr
    assert library.papers.load([1])[0].title == "On waiting & seeing: A study of queues"
    again = complete(path, "1", "--online")
    assert again.stdout == "Nothing was changed.\n"
    assert "Crossref knows nothing that is missing here." in again.stderr


@pytest.mark.parametrize("words", [[], ["1", "--all"], ["x"]])
def test_which_papers_has_to_be_said(path: Path, words: list[str], crossref: Server) -> None:
    assert complete(path, *words, "--online").exit_code == 2
    assert crossref.asked == []


def test_a_paper_that_is_not_there(path: Path, crossref: Server) -> None:
    result = complete(path, "9", "--online")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: There is no paper 9 in this library. Nothing was changed.\n",
    )
