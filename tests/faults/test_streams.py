"""The command line as shells treat it: closed streams, Ctrl+C, names and locales of all kinds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from readinglist import importing
from readinglist.library import Library

pytestmark = pytest.mark.skipif(os.name != "posix", reason="what shells of POSIX do")

PROGRAM = f"{sys.executable} -m readinglist"


@pytest.fixture
def filled(tmp_path: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        importing.run(library, importing.gather([seeds]))
    monkeypatch.setenv("READINGLIST_LIBRARY", str(path))
    return path


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash."""
    return subprocess.run(
        ["bash", "-c", line], env={**os.environ, **environment}, capture_output=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{} import - <&-", 1),
        ("{} note 1 - <&-", 1),
        ("{} export --all >&-", 1),
        ("{} search --limit 3 >&-", 0),
        ("{} show 99999999999999999999999", 2),
        ("{} show " + "9" * 5000, 2),
        ("{} mark 999999999999999999", 1),
        ("{} note 99999999999999999999999 x", 1),
        ("{} tag add 1 $'a\\xffb'", 0),
        ("{} note 1 $'a\\xffb'", 0),
        ("{} search $'a\\xffb'", 0),
        ("{} --library / search", 1),
        ("{} import '~nobody-of-this-name/x'", 2),
        ("{} --library '~nobody-of-this-name/x' search", 2),
    ],
)
def test_odd_calls_end_with_a_code_and_at_most_a_sentence(filled: Path, line: str, code: int) -> None:
    done = shell(line.format(PROGRAM))
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    assert code == 0 or done.stderr.strip()


@pytest.mark.parametrize("command", ["search", "search --json", "export --all --format bibtex", "show 1 2 3 4 5 6 7"])
def test_who_reads_only_the_start_sees_no_complaint(filled: Path, command: str) -> None:
    done = shell(f"{PROGRAM} {command} | head -n 1")
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


@pytest.mark.parametrize("locale", [{}, {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}], ids=["C", "C for sure"])
def test_letters_beyond_ascii_go_in_and_out_in_any_locale(filled: Path, locale: dict[str, str]) -> None:
    note = "Größe – 論文 🎉"
    environment = {"LANG": "C", "LC_ALL": "C", **locale}
    assert shell(f"printf %s '{note}' | {PROGRAM} note 1 -", **environment).returncode == 0
    assert shell(f"{PROGRAM} note 1", **environment).stdout.decode() == f"{note}\n"


def test_ctrl_c_in_an_import_keeps_what_is_written_and_says_one_line(tmp_path: Path, seeds: Path) -> None:
    path, waits = tmp_path / "library.db", tmp_path / "waits"
    os.mkfifo(waits)  # the second source never comes, so the import is surely under way
    command = [sys.executable, "-m", "readinglist", "--library", str(path), "import"]
    with subprocess.Popen(
        [*command, str(seeds / "author-page.txt"), str(waits)], stderr=subprocess.PIPE, text=True
    ) as process:
        held = os.open(waits, os.O_WRONLY)  # returns when the import has come to the second source
        process.send_signal(signal.SIGINT)
        assert process.stderr
        said = process.stderr.read()
        os.close(held)
    assert process.returncode == 130
    assert said == "Stopped. What was imported so far is in the library; import again to go on.\n"
    with Library.open(path) as library:
        assert library.papers.counts().all == 7


@pytest.mark.parametrize("name", ["a b.db", 'it\'s "it".db', "50%#?&=.db", "Größe 論文.db", "-dash.db", ".db"])
def test_a_library_can_have_any_name(tmp_path: Path, seeds: Path, name: str) -> None:
    command = [sys.executable, "-m", "readinglist", f"--library={tmp_path / name}"]
    subprocess.run([*command, "import", str(seeds / "author-page.txt")], check=True, capture_output=True)
    done = subprocess.run([*command, "tag", "add", "1", "kept"], check=True, capture_output=True)
    assert done.stdout.decode() == "Tagged 1 paper “kept”.\n"
    assert (tmp_path / name).stat().st_size > 0
