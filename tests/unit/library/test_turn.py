"""The turn to write: one at a time, the user before an import, across processes too."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from readinglist.errors import LibraryLocked
from readinglist.library import turn
from readinglist.library.turn import Turn


def test_the_turn_can_be_taken_again_by_its_holder(tmp_path: Path) -> None:
    one = Turn.of(tmp_path / "library.db")
    with one.taken(urgent=True), one.taken(urgent=False):
        pass
    with one.taken(urgent=False):
        pass


def test_the_user_goes_before_an_import_that_waited_longer(tmp_path: Path) -> None:
    one = Turn.of(tmp_path / "library.db")
    order: list[str] = []

    def write(who: str, urgent: bool) -> None:
        with one.taken(urgent=urgent):
            order.append(who)

    with one.taken(urgent=True):
        waiting_import = threading.Thread(target=write, args=("import", False))
        waiting_user = threading.Thread(target=write, args=("user", True))
        waiting_import.start()
        waiting_user.start()
        while one._urgent < 1:
            threading.Event().wait(0.001)
    waiting_import.join()
    waiting_user.join()
    assert order == ["user", "import"]


def test_another_process_that_writes_is_waited_for_and_then_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys\nfrom pathlib import Path\nfrom readinglist.library.turn import Turn\n"
            "with Turn.of(Path(sys.argv[1])).taken(urgent=True):\n    print('held', flush=True)\n    sys.stdin.read()",
            str(path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout and holder.stdin
        assert holder.stdout.readline() == b"held\n"
        monkeypatch.setattr(turn, "WAIT_SECONDS", 0.05)
        with pytest.raises(LibraryLocked) as caught, Turn.of(path).taken(urgent=True):
            pass
        assert caught.value.exit_code == 3
        holder.stdin.close()
        holder.wait()
    with Turn.of(path).taken(urgent=True):
        pass
