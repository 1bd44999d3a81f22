"""Whose turn it is to write, between processes: an import lets a program that waits go first."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from readinglist.library import turn
from readinglist.library.file_lock import unlock


def test_who_waits_says_so_and_goes_before_an_import_s_next_batch(tmp_path: Path) -> None:
    lock = tmp_path / "library.db.lock"
    deadline = time.monotonic() + 30
    held = turn._lock_file(lock, deadline)
    order: list[str] = []
    release = threading.Event()

    def other_program() -> None:
        handle = turn._lock_file(lock, deadline)
        order.append("other")
        release.wait(30)
        unlock(handle)

    waits = threading.Thread(target=other_program)
    waits.start()
    while not lock.stat().st_size:
        assert time.monotonic() < deadline
    unlock(held)
    turn._let_others_before(lock)  # as an import does, with no pause between its batches
    release.set()
    unlock(turn._lock_file(lock, deadline))
    order.append("import")
    waits.join()
    assert order == ["other", "import"]
    assert lock.stat().st_size == 0


def test_nobody_is_waited_for_where_nobody_waits(tmp_path: Path) -> None:
    turn._let_others_before(tmp_path / "library.db.lock")
    held = turn._lock_file(tmp_path / "library.db.lock", time.monotonic() + 30)
    turn._let_others_before(tmp_path / "library.db.lock")
    unlock(held)
