"""A process that reads a large source ahead of the one that writes: reading takes as long as writing.

It sends frames over a pipe: plain data, marshalled, each behind its length. A frame without length says that all was
read.
"""

from __future__ import annotations

import contextlib
import gc
import marshal
import os
import struct
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any

from readinglist.errors import ReadingListError

AHEAD = 32
"""Frames that wait for the writer at most, more than it takes at once; they bound the memory (some 20 MB)."""

ASIDE_BYTES = 4 * 1024 * 1024
"""Smaller sources are read before a process would have started."""

_LENGTH = struct.Struct("<Q")
_PIPE_BYTES = 1 << 20
_ASK_SECONDS = 0.1


class ReaderDied(ReadingListError):
    """The process that reads ended without a word; what was written stays."""


class Stopped(Exception):
    """Whoever waits for the process was told to stop."""


class Aside:
    """The frames of a process that reads ahead from now on. ``close`` ends the process."""

    def __init__(
        self,
        module: str,
        *arguments: str,
        text: Iterable[bytes] | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        """Starts ``child(*arguments)`` of ``module``; ``text`` becomes its standard input. ``stopped`` is asked while
        one waits for a frame.

        Raises OSError where no process can be started.
        """
        self._stopped = stopped
        self._process = subprocess.Popen(
            [sys.executable, "-c", f"import sys; from {module} import child; child(*sys.argv[1:])", *arguments],
            stdin=subprocess.DEVNULL if text is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            process_group=0 if os.name == "posix" else None,  # Ctrl+C is for the writer, which ends this one
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
                "OPENBLAS_NUM_THREADS": "1",  # numpy starts twice as fast without threads that nobody needs
            },
        )
        assert self._process.stdout is not None
        _widen(self._process.stdout)
        self._waiting: Queue[bytes | None] = Queue(AHEAD)
        Thread(target=_fetch, args=(self._process.stdout, self._waiting), name="frames", daemon=True).start()
        if text is not None:
            assert self._process.stdin is not None
            Thread(target=_feed, args=(self._process.stdin, text), name="text", daemon=True).start()

    def __iter__(self) -> Iterator[Any]:
        while data := self._next():
            yield marshal.loads(data)
        if data is None:
            raise ReaderDied("The reading stopped unexpectedly. What was written is kept; import again to go on.")

    def _next(self) -> bytes | None:
        while True:
            with contextlib.suppress(Empty):
                return self._waiting.get(timeout=_ASK_SECONDS)
            if self._stopped():
                raise Stopped

    def close(self) -> None:
        """End the process, wherever it is."""
        self._process.kill()
        self._process.wait()
        while not self._waiting.empty():  # let go of the thread that may wait to put one more
            self._waiting.get()


def tell(frames: Iterable[tuple[Any, ...]]) -> None:
    """In the process: send ``frames`` to the one that started it."""
    gc.disable()  # no reader makes cycles, but for one a file
    out = sys.stdout.buffer
    with contextlib.suppress(OSError, KeyboardInterrupt):
        for frame in frames:
            data = marshal.dumps(tuple(frame))
            out.write(_LENGTH.pack(len(data)))
            out.write(data)
            out.flush()
        out.write(_LENGTH.pack(0))
        out.flush()
        return
    os._exit(1)  # the source can't be read, or nobody listens any more: the one that started this says so


def _widen(pipe: IO[bytes]) -> None:
    """Let a pipe hold a whole frame where that can be said: it is read in one go, and nobody waits for the rest."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _fetch(pipe: IO[bytes], waiting: Queue[bytes | None]) -> None:
    """Take frames off the pipe: an empty one says that all was read, None that the process ended before."""
    with contextlib.suppress(OSError, ValueError), pipe:
        while len(head := pipe.read(_LENGTH.size)) == _LENGTH.size:
            length = _LENGTH.unpack(head)[0]
            data = pipe.read(length)
            if len(data) < length:
                break
            waiting.put(data)
            if not length:
                return
    waiting.put(None)


def _feed(pipe: IO[bytes], text: Iterable[bytes]) -> None:
    with contextlib.suppress(OSError, ValueError), pipe:
        for part in text:
            pipe.write(part)
