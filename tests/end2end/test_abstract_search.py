"""Commands answer from abstracts too, and wait for as much of the index as they need."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from readinglist.cli import make_program
from readinglist.searching import keeping

_PAPERS = 400


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """400 papers, of which every tenth says quokka in its abstract, and paper 7 in its title."""
    rows = []
    for k in range(1, _PAPERS + 1):
        abstract = f"Question {k} is put to a quokka." if k % 10 == 0 else f"Question {k} is put."
        title = "Of the quokka" if k == 7 else f"On answers of kind {k}"
        rows.append(
            {"id": f"2401.{k:05d}", "title": title, "abstract": abstract, "update_date": f"2024-01-{k % 28 + 1:02}"}
        )
    source = tmp_path / "papers.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)))
    assert _run(tmp_path / "library.db", "import", str(source)).exit_code == 0
    return tmp_path / "library.db"


def _run(library: Path, *arguments: str, input: str | None = None) -> Result:
    program = make_program(lambda _: 0)
    return CliRunner().invoke(program, ["--library", str(library), *arguments], input=input)


def _ask(library: Path, query: str, *options: str) -> dict[str, Any]:
    done = _run(library, "search", "-", *options, input=query + "\n")
    assert done.exit_code == 0
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_abstracts_follow_where_titles_do_not_fill_the_list(library: Path) -> None:
    answer = _ask(library, "quokka")
    assert answer["total"] == 41
    assert answer["papers"][0]["id"] == 7 and answer["papers"][0]["matches"] == {"title": [[7, 13]]}
    scores = [paper["score"] for paper in answer["papers"]]
    assert len(scores) == 41 and scores == sorted(scores, reverse=True) and scores[0] > scores[1] == scores[-1]
    assert {paper["id"] for paper in answer["papers"][1:]} == set(range(10, _PAPERS + 1, 10))
    second = answer["papers"][1]
    ((start, end),) = second["matches"]["abstract"]
    assert f"Question {second['id']} is put to a quokka."[start:end] == "quokka"
    assert _ask(library, "quokka", "--limit", "1")["total"] == 1  # what is full is not filled
    assert [paper["id"] for paper in _ask(library, "quokka", "--limit", "4")["papers"]] == [
        paper["id"] for paper in answer["papers"][:4]
    ]
    found = json.loads(_run(library, "search", "quokka", "--json").stdout)
    assert [paper["id"] for paper in found] == [paper["id"] for paper in answer["papers"]]


def test_large_libraries_are_waited_for(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "ITSELF", 30)
    done = _run(library, "search", "answers kind 77", "--json")
    assert json.loads(done.stdout)[0]["id"] == 77
    assert "Making the search index" in done.stderr
    done = _run(library, "index")
    assert done.exit_code == 0 and done.stdout == ""
    done = _run(library, "search", "quokka", "--json")
    assert len(json.loads(done.stdout)) == 41 and done.stderr == ""


def test_what_is_missing_of_abstracts_is_said(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "ITSELF", 30)
    monkeypatch.setattr(keeping.KeptIndex, "_abstracts_are_whole", False)
    done = _run(library, "search", "quokka", "--json")
    assert json.loads(done.stdout)[0]["id"] == 7
    assert "readinglist index" in done.stderr


def test_a_program_that_ends_leaves_no_process(library: Path) -> None:
    script = (
        "import sys\nfrom readinglist.searching import keeping\nkeeping.ITSELF = 30\n"
        "sys.argv = ['readinglist', '--library', sys.argv[1], 'search', 'quokka', '--json']\n"
        "from readinglist.__main__ import main\nmain()"
    )
    # Whoever is left would hold the pipe of standard error open.
    done = subprocess.run(
        [sys.executable, "-c", script, str(library)], check=True, capture_output=True, text=True, timeout=120
    )
    assert json.loads(done.stdout)[0]["id"] == 7
