"""The index on disk: a folder beside the library that may be thrown away at any time.

Segments never change, so each is written once, under a name of its own, and mapped into memory from there. The
manifest says which of them count, which of their papers are gone, and how far they reach in the library. It is written
last, beside its place, and moved there: a kill at any moment leaves the manifest before or the one after. Who writes
holds the lock of the folder; who reads needs none.
"""

from __future__ import annotations

import json
import os
import sys
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic

import numpy as np
from numpy.typing import NDArray

from readinglist.library.file_lock import try_lock, unlock
from readinglist.searching.abstract_segment import AbstractSegment
from readinglist.searching.pile import AnySegment, S
from readinglist.searching.segment import Segment
from readinglist.searching.stored import Damaged, Stored, mapped, new_name, written, written_here

FORMAT = 4
"""Grows with every change to what a segment holds, how words are folded, or how it is written."""

MANIFEST = "manifest"
LOCK = "lock"
_OURS = (MANIFEST, "segment", "abstracts", "live")
"""How the names of files begin that may be removed."""
_ORPHANED_SECONDS = 3600
"""Where there are no locks, a file that no manifest names may be one that another process is about to name, so long."""
_TRIES = 20
"""A manifest may be replaced, and its files removed, between reading it and mapping them."""

State = tuple[int, int]
"""Which state of a library: its revision and the mark of that."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a pile holds a library.

    It holds everything as of ``base`` (nothing for None), and what changed from there to ``target`` for papers from
    the id ``floor`` on; ``floor`` None: for all papers. ``rest`` papers of ``total`` were to be looked at still.
    """

    base: State | None = None
    target: State | None = None
    floor: int | None = None
    rest: int = 0
    total: int = 0

    @property
    def whole(self) -> bool:
        """Whether all is held as of ``target``."""
        return self.target is not None and self.floor is None


@dataclass(frozen=True, slots=True)
class Half(Generic[S]):
    """The segments of one kind, which of their papers count, and how far they reach."""

    reach: Reach = Reach()
    segments: list[S] = field(default_factory=list)
    live: list[NDArray[np.bool_]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a manifest names."""

    text: Half[Segment] = field(default_factory=Half)
    abstracts: Half[AbstractSegment] = field(default_factory=Half)


class Store:
    """One folder with an index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._locked = self._alone = False

    def stamp(self) -> tuple[int, ...] | None:
        """Changes whenever the manifest is replaced; None where there is none."""
        try:
            found = (self.folder / MANIFEST).stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    @contextmanager
    def lock(self) -> Iterator[bool]:
        """Be the one that writes, if nobody else is. Raises OSError where the folder can't be written."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._alone = True
            try:
                try_lock(handle)
            except BlockingIOError:
                os.close(handle)
                handle = -1
            except OSError:  # a file system without locks: no two should, but nothing stops them
                self._alone = False
            self._locked = handle >= 0
            yield self._locked
        finally:
            self._locked = False
            if handle >= 0:
                with suppress(OSError):
                    unlock(handle)

    def read(self, held: Iterable[AnySegment] = ()) -> Contents:
        """Map what is there; what is ``held`` already is not mapped again. Raises Damaged."""
        known = {segment.source: segment for segment in held if isinstance(segment.source, Stored)}
        for _ in range(_TRIES):
            before = self.stamp()
            try:
                return self._read(known)
            except Damaged:
                if self.stamp() == before:
                    raise
        raise Damaged("it changes all the time")

    def _read(self, known: Mapping[Stored, AnySegment]) -> Contents:
        try:
            checksum, body = (self.folder / MANIFEST).read_bytes().split(b"\n", 1)
            if int(checksum) != zlib.crc32(body):
                raise Damaged("the manifest is damaged")
            said = json.loads(body)
            if said["format"] != FORMAT or said["byteorder"] != sys.byteorder:
                raise Damaged("written by another version")
            return Contents(
                self._half(said["text"], Segment.from_arrays, known),
                self._half(said["abstracts"], AbstractSegment.from_arrays, known),
            )
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError) as error:
            raise Damaged(str(error)) from error

    def _half(self, said: Mapping[str, Any], made: Any, known: Mapping[Stored, AnySegment]) -> Half[Any]:
        reach = Reach(
            tuple(said["base"]) if said["base"] else None, tuple(said["target"]), said["floor"], *said["rest"]
        ) if said["target"] else Reach()  # fmt: skip
        files = [Stored(self.folder, *entry) for entry in said["segments"]]
        if any(file.name != Path(file.name).name for file in files):
            raise Damaged("it names files elsewhere")
        segments = [known[file] if file in known else mapped(file, made) for file in files]
        live = [np.ones(len(segment), bool) for segment in segments]
        if said["live"]:
            name, checksum = said["live"]
            bits = (self.folder / name).read_bytes()
            if zlib.crc32(bits) != checksum:
                raise Damaged("the list of papers that are gone is damaged")
            alive = np.unpackbits(np.frombuffer(bits, np.uint8)).astype(bool)
            at = 0
            for one in live:
                one[:] = alive[at : at + len(one)]
                at += len(one)
        return Half(reach, segments, live)

    def write(self, contents: Contents) -> Contents:
        """Keep these; the same, mapped from their files, come back. For who holds the lock. Raises OSError."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        named = {MANIFEST, LOCK}
        text, said_text = self._keep(contents.text, "segment", Segment.from_arrays, named)
        abstracts, said_abstracts = self._keep(contents.abstracts, "abstracts", AbstractSegment.from_arrays, named)
        said = {"format": FORMAT, "byteorder": sys.byteorder, "text": said_text, "abstracts": said_abstracts}
        body = json.dumps(said).encode()
        beside = self.folder / new_name(MANIFEST)
        written(beside, [b"%d\n" % zlib.crc32(body), body])
        _move(beside, self.folder / MANIFEST)
        self._sweep(named)
        return Contents(text, abstracts)

    def _keep(self, half: Half[S], kind: str, made: Any, named: set[str]) -> tuple[Half[S], dict[str, Any]]:
        segments = [
            segment if isinstance(segment.source, Stored) and segment.source.folder == self.folder
            else mapped(Stored.write(self.folder, kind, segment.arrays()), made, check=False)
            for segment in half.segments
        ]  # fmt: skip
        gone: tuple[str, int] | None = None
        if not all(one.all() for one in half.live):
            bits = np.packbits(np.concatenate(half.live)).tobytes()
            gone = new_name("live"), zlib.crc32(bits)
            written(self.folder / gone[0], [bits])
            named.add(gone[0])
        sources = [segment.source for segment in segments]
        named.update(source.name for source in sources)
        reach = half.reach
        return replace(half, segments=segments), {
            "base": reach.base,
            "target": reach.target,
            "floor": reach.floor,
            "rest": [reach.rest, reach.total],
            "segments": [[s.name, s.size, s.header, s.checksum] for s in sources],
            "live": gone,
        }

    def _sweep(self, named: set[str]) -> None:
        """Remove what no manifest names any more. Under the lock nobody else is about to name anything."""
        before = time.time() - _ORPHANED_SECONDS
        alone = self._locked and self._alone
        for path in self.folder.iterdir():
            with suppress(OSError):  # on Windows a mapped file stays until nobody looks at it
                ours = path.name not in named and path.name.split("-")[0] in _OURS
                if ours and (alone or written_here(path.name) or path.stat().st_mtime < before):
                    path.unlink()

    def discard(self) -> None:
        """Forget everything. For who holds the lock."""
        with suppress(OSError):
            (self.folder / MANIFEST).unlink()


def _move(path: Path, to: Path) -> None:
    """Windows refuses while somebody reads what stands there, which takes no time."""
    for _ in range(_TRIES if os.name == "nt" else 1):
        try:
            os.replace(path, to)  # noqa: PTH105 - named so in tests that end a process here
            return
        except PermissionError as error:
            refused = error
            time.sleep(0.02)
    raise refused
