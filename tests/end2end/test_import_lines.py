"""arXiv's metadata on the command line: a file, standard input, and the generator beside the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from readinglist.cli import make_program, transfer

MAKE_CORPUS = Path(__file__).parents[3] / "shared" / "bench" / "make_corpus.py"


def run(library: Path, *arguments: str, code: int = 0, input: bytes | None = None) -> Any:
    result = CliRunner().invoke(
        make_program(lambda _: 0), ["--library", str(library), *arguments, "--json"], input=input
    )
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


def lines(count: int) -> bytes:
    records = [{"id": f"2401.{k:05d}", "title": f"Answer number {k} to an old question"} for k in range(count)]
    return b"\n".join(json.dumps(record).encode() for record in records)


def test_a_file_of_lines_is_reported_like_any_source(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_bytes(lines(30) + b"\nno paper\n")
    report = {
        "source": "Corpus", "import_id": 1, "records": 30, "new": 30, "existing": 0, "merged": 0,
            "left_out": 0, "left_out_on": None, "left_out_of": None, "warnings": [],
        "unread": [{"line": 31, "text": "no paper"}], "error": None,
    }  # fmt: skip
    assert run(tmp_path / "library.db", "import", str(tmp_path / "corpus.jsonl")) == [report]
    again = report | {"import_id": None, "new": 0, "existing": 30}
    assert run(tmp_path / "library.db", "import", str(tmp_path / "corpus.jsonl")) == [again]
    assert run(tmp_path / "library.db", "search", "2401.00007")[0]["title"] == "Answer number 7 to an old question"


@pytest.mark.parametrize("largest", [100, 1 << 20])
def test_standard_input_may_be_longer_than_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, largest: int
) -> None:
    monkeypatch.setattr(transfer, "LARGEST", largest)
    report = run(tmp_path / "library.db", "import", "-", input=lines(30))[0]
    assert (report["source"], report["new"], report["error"]) == ("Standard input", 30, None)


def test_what_the_generator_writes_is_read_whole(tmp_path: Path) -> None:
    if not MAKE_CORPUS.exists():
        pytest.skip("no ../shared beside the checkout")
    corpus = tmp_path / "corpus.jsonl"
    subprocess.run([sys.executable, str(MAKE_CORPUS), "3000", str(corpus)], check=True)
    report = run(tmp_path / "library.db", "import", str(corpus))[0]
    assert (report["records"], report["new"], report["unread"]) == (3000, 3000, [])
