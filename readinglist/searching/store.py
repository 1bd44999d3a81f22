"""The index on disk: a folder beside the library that may be thrown away at any time.

Segments never change, so each is written once, under a name of its own, and mapped into memory from there. The
manifest says which of them count, which of their papers are gone, and which state of the library they hold. It is
written last, beside its place, and moved there: a kill at any moment leaves the manifest before or the one after.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readinglist.searching.segment import Segment

FORMAT = 1
"""Grows with every change to what a segment holds, how words are folded, or how it is written."""

MANIFEST = "manifest"
_ALIGNED = 64
_ORPHANED_SECONDS = 3600
"""A file that no manifest names may be one that another process is about to name, for so long."""

State = tuple[int, int]
"""Which state of a library: its revision and the mark of that."""


class Damaged(Exception):
    """What lies in the folder can't be used: damaged, incomplete or of another version."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a segment lies."""

    folder: Path
    name: str
    size: int
    checksum: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a manifest names."""

    state: State
    segments: list[Segment]
    live: list[NDArray[np.bool_]]


class Store:
    """One folder with an index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self) -> Contents:
        """Map what is there. Raises Damaged."""
        try:
            checksum, body = (self.folder / MANIFEST).read_bytes().split(b"\n", 1)
            if int(checksum) != zlib.crc32(body):
                raise Damaged("the manifest is damaged")
            said = json.loads(body)
            if said["format"] != FORMAT or said["byteorder"] != sys.byteorder:
                raise Damaged("written by another version")
            segments = [_map(Stored(self.folder, *entry)) for entry in said["segments"]]
            live = [np.ones(len(segment), bool) for segment in segments]
            if said["live"]:
                self._bury(said["live"], live)
            return Contents((said["revision"], said["mark"]), segments, live)
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise Damaged(str(error)) from error

    def _bury(self, entry: Sequence[Any], live: list[NDArray[np.bool_]]) -> None:
        name, checksum = entry
        bits = (self.folder / name).read_bytes()
        if zlib.crc32(bits) != checksum:
            raise Damaged("the list of papers that are gone is damaged")
        alive = np.unpackbits(np.frombuffer(bits, np.uint8)).astype(bool)
        at = 0
        for one in live:
            one[:] = alive[at : at + len(one)]
            at += len(one)

    def write(self, state: State, segments: Sequence[Segment], live: Sequence[NDArray[np.bool_]]) -> list[Segment]:
        """Keep these; the same segments, mapped from their files, come back. Raises OSError."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        kept = [segment if self._has(segment) else self._add(segment) for segment in segments]
        gone: tuple[str, int] | None = None
        if not all(one.all() for one in live):
            bits = np.packbits(np.concatenate(live)).tobytes()
            gone = _new_name("live"), zlib.crc32(bits)
            _write(self.folder / gone[0], [bits])
        body = json.dumps(
            {
                "format": FORMAT,
                "byteorder": sys.byteorder,
                "revision": state[0],
                "mark": state[1],
                "segments": [[s.source.name, s.source.size, s.source.checksum] for s in kept],
                "live": gone,
            }
        ).encode()
        beside = self.folder / _new_name(MANIFEST)
        _write(beside, [b"%d\n" % zlib.crc32(body), body])
        beside.replace(self.folder / MANIFEST)
        self._sweep({MANIFEST, *(s.source.name for s in kept), *(gone[:1] if gone else ())})
        return kept

    def _has(self, segment: Segment) -> bool:
        return isinstance(segment.source, Stored) and segment.source.folder == self.folder

    def _add(self, segment: Segment) -> Segment:
        entries: dict[str, list[Any]] = {}
        pieces: list[bytes | memoryview] = []
        at = 0
        for name, values in segment.arrays().items():
            plain = np.ascontiguousarray(values)
            entries[name] = [plain.dtype.str, list(plain.shape), at]
            padding = -plain.nbytes % _ALIGNED
            if plain.nbytes:
                pieces.append(plain.reshape(-1).view(np.uint8).data)
            pieces.append(bytes(padding))
            at += plain.nbytes + padding
        header = json.dumps(entries).encode()
        header += b" " * (-(len(header) + 8) % _ALIGNED)
        name = _new_name("segment")
        _write(self.folder / name, [len(header).to_bytes(8, "little"), header, *pieces])
        return _map(Stored(self.folder, name, 8 + len(header) + at, zlib.crc32(header)))

    def _sweep(self, named: set[str]) -> None:
        """Remove what no manifest names any more."""
        before = time.time() - _ORPHANED_SECONDS
        for path in self.folder.iterdir():
            with suppress(OSError):  # on Windows a mapped file stays until nobody looks at it
                if path.name not in named and (path.stat().st_mtime < before or _written_here(path.name)):
                    path.unlink()

    def discard(self) -> None:
        """Forget everything."""
        with suppress(OSError):
            (self.folder / MANIFEST).unlink()


def _new_name(kind: str) -> str:
    return f"{kind}-{os.getpid()}-{secrets.token_hex(6)}"


def _written_here(name: str) -> bool:
    parts = name.split("-")
    return len(parts) == 3 and parts[1] == str(os.getpid())


def _write(path: Path, pieces: Sequence[bytes | memoryview]) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _map(stored: Stored) -> Segment:
    mapped = np.asarray(np.memmap(stored.folder / stored.name, np.uint8, "r"))
    if len(mapped) != stored.size:
        raise Damaged(f"{stored.name} is not whole")
    start = 8 + int.from_bytes(mapped[:8].tobytes(), "little")
    header = mapped[8:start].tobytes()
    if zlib.crc32(header) != stored.checksum:
        raise Damaged(f"{stored.name} is damaged")
    arrays = {}
    for name, (kind, shape, at) in json.loads(header).items():
        dtype = np.dtype(kind)
        size = int(np.prod(shape)) * dtype.itemsize
        arrays[name] = mapped[start + at : start + at + size].view(dtype).reshape(shape)
    return Segment.from_arrays(arrays, stored)
