"""An import in a process of its own.

Reading and matching are Python and hold the interpreter's lock; in a thread of the window they make it late (27–36 ms
at p99, against 6–16 ms from a process, measured). The process has its own connection and tells what it does over a
pipe; it stops when asked, and when the window is gone.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

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


PATIENCE = 0.2
"""Seconds that work which writes nothing is given to stop by itself."""

Work = Callable[[Library, Callable[[object], None], Callable[[], bool]], Any]
"""What a process does: given the library, whom to tell of it, and whether it shall stop. It can be pickled."""


@dataclass(frozen=True, slots=True)
class _Done:
    """The last message of a process: what came of its work."""

    result: Any


def run_aside(
    path: Path,
    given: Sequence[Given],
    *,
    on_progress: Callable[[Progress], None],
    on_change: Callable[[Change], None],
    cancelled: Callable[[], bool],
) -> Imported:
    """As ``run``, on the library at ``path``, from a spawned process. Blocks the calling thread, not its process."""

    def hear(message: object) -> None:
        if isinstance(message, Progress):
            on_progress(message)
        elif isinstance(message, Change):
            on_change(message)

    imported = aside(path, partial(_run, list(given)), hear=hear, cancelled=cancelled)
    assert isinstance(imported, Imported)
    return imported


def _run(
    given: Sequence[Given], library: Library, tell: Callable[[object], None], cancelled: Callable[[], bool]
) -> Imported:
    return run(library, given, on_progress=tell, on_change=tell, cancelled=cancelled, beside_window=True)


def aside(
    path: Path,
    work: Work,
    *,
    hear: Callable[[object], None],
    cancelled: Callable[[], bool],
    at_once: ReadingListError | None = None,
) -> Any:
    """Do ``work`` on the library at ``path`` in a spawned process and give back what comes of it.

    ``hear`` is told of everything the work tells. Raises what the work raises of ReadingListError, and
    ImportProcessDied. Work that writes nothing can be ended wherever it is: where it does not stop soon after
    ``cancelled`` turned true, ``at_once`` is raised.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_child, args=(str(path), work, theirs), daemon=True)
    process.start()
    theirs.close()
    told_to_stop: float | None = None
    try:
        while True:
            if told_to_stop is None and cancelled():
                told_to_stop = time.monotonic()
                with contextlib.suppress(OSError):
                    ours.send("stop")
            if told_to_stop is not None and at_once is not None and time.monotonic() > told_to_stop + PATIENCE:
                process.terminate()
                raise at_once
            if not ours.poll(0.05):
                continue
            message = ours.recv()
            if isinstance(message, _Done):
                return message.result
            if isinstance(message, ReadingListError):
                raise message
            hear(message)
    except EOFError:
        raise ImportProcessDied(
            "The import stopped unexpectedly. What it had written is in the library; import again to go on."
        ) from None
    finally:
        ours.close()
        process.join(timeout=5)
        if process.is_alive():
            process.terminate()


def _child(path: str, work: Work, pipe: Connection) -> None:
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
            tell(_Done(work(library, tell, cancelled)))
    except ReadingListError as error:
        tell(error)
    finally:
        pipe.close()
