"""An import in a process of its own.

Reading and matching are Python and hold the interpreter's lock; in a thread of the window they make it late (27–36 ms
at p99, against 6–16 ms from a process, measured). The process has its own connection and tells what it does over a
pipe; it stops when asked, and when the window is gone.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from readinglist.errors import ReadingListError
from readinglist.importing.given import Given
from readinglist.importing.importer import run
from readinglist.importing.report import Imported, Progress
from readinglist.library import Library
from readinglist.records import Change

NICE = 10
"""How far the process steps back behind the window."""

ASIDE_BYTES = 128 * 1024
"""Sources larger than this together go to a process; smaller ones are read before a process would have started."""


class ImportProcessDied(ReadingListError):
    """The process ended without a word; whole batches that it wrote stay."""


def run_aside(
    path: Path,
    given: Sequence[Given],
    *,
    on_progress: Callable[[Progress], None],
    on_change: Callable[[Change], None],
    cancelled: Callable[[], bool],
) -> Imported:
    """As ``run``, on the library at ``path``, from a spawned process. Blocks the calling thread, not its process."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_child, args=(str(path), list(given), theirs), daemon=True)
    process.start()
    theirs.close()
    told_to_stop = False
    try:
        while True:
            if cancelled() and not told_to_stop:
                told_to_stop = True
                with contextlib.suppress(OSError):
                    ours.send("stop")
            if not ours.poll(0.05):
                continue
            message = ours.recv()
            match message:
                case Progress():
                    on_progress(message)
                case Change():
                    on_change(message)
                case Imported():
                    return message
                case ReadingListError():
                    raise message
    except EOFError:
        raise ImportProcessDied(
            "The import stopped unexpectedly. What it had written is in the library; import again to go on."
        ) from None
    finally:
        ours.close()
        process.join(timeout=5)
        if process.is_alive():
            process.terminate()


def _child(path: str, given: list[Given], pipe: Connection) -> None:
    with contextlib.suppress(OSError, AttributeError):
        os.nice(NICE)

    def cancelled() -> bool:
        try:
            return pipe.poll(0)
        except (OSError, EOFError):
            return True  # the window is gone

    def tell(message: object) -> None:
        with contextlib.suppress(OSError):
            pipe.send(message)

    try:
        with Library.open(Path(path), create=False) as library:
            tell(run(library, given, on_progress=tell, on_change=tell, cancelled=cancelled, beside_window=True))
    except ReadingListError as error:
        tell(error)
    finally:
        pipe.close()
