"""One segment in one file: a head that says where each array lies, then the arrays, mapped into memory from there."""

from __future__ import annotations

import io
import json
import os
import secrets
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

CHECKED_AT_ONCE = 4 << 20
"""Bytes: a file up to here is checked before it is used, a larger one beside its use (4 GB take about a second)."""
_ALWAYS_CHECKED = ("ids", "starts")
"""Arrays that are checked first in large files too: wrong ids are others' papers, wrong places ask for any memory."""
_ALIGNED = 64
_BLOCK = 1 << 20

Made = TypeVar("Made")


class Damaged(Exception):
    """What lies in the folder can't be used: damaged, incomplete or of another version."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a segment lies; ``header`` is the checksum of the head, ``checksum`` that of the whole file."""

    folder: Path
    name: str
    size: int
    header: int
    checksum: int

    @classmethod
    def write(cls, folder: Path, kind: str, arrays: Mapping[str, NDArray[Any]]) -> Stored:
        """Write a file of a new name. Raises OSError."""
        entries: dict[str, list[Any]] = {}
        pieces: list[bytes | memoryview] = []
        at = 0
        for name, values in arrays.items():
            plain = np.ascontiguousarray(values)
            letters = plain.reshape(-1).view(np.uint8).data if plain.nbytes else b""
            entries[name] = [plain.dtype.str, list(plain.shape), at, zlib.crc32(letters)]
            padding = -plain.nbytes % _ALIGNED
            pieces.append(letters)
            pieces.append(bytes(padding))
            at += plain.nbytes + padding
        head = json.dumps(entries).encode()
        head += b" " * (-(len(head) + 8) % _ALIGNED)
        name = new_name(kind)
        checksum = written(folder / name, [len(head).to_bytes(8, "little"), head, *pieces])
        return cls(folder, name, 8 + len(head) + at, zlib.crc32(head), checksum)

    def is_sound(self) -> bool:
        """Read the whole file; whether it is as it was written. Lets other threads work meanwhile."""
        try:
            with (self.folder / self.name).open("rb", buffering=0) as file:
                return _checksum(file, 0, self.size + 1) == self.checksum
        except FileNotFoundError:
            return True  # it was replaced by others, and what is mapped is whole as long as it is mapped
        except OSError:
            return False


def mapped(stored: Stored, made: Callable[[Mapping[str, NDArray[Any]], Stored], Made], *, check: bool = True) -> Made:
    """The segment in a file. Raises Damaged, OSError, ValueError or KeyError where it is not one."""
    with (stored.folder / stored.name).open("rb", buffering=0) as file:
        whole = np.asarray(np.memmap(file, np.uint8, "r"))
        if len(whole) != stored.size:
            raise Damaged(f"{stored.name} is not whole")
        if check and stored.size <= CHECKED_AT_ONCE and _checksum(file, 0, stored.size) != stored.checksum:
            raise Damaged(f"{stored.name} is damaged")
        return made(_arrays(stored, whole, file if check and stored.size > CHECKED_AT_ONCE else None), stored)


def _arrays(stored: Stored, whole: NDArray[np.uint8], check: io.RawIOBase | None) -> dict[str, NDArray[Any]]:
    start = 8 + int.from_bytes(whole[:8].tobytes(), "little")
    head = whole[8:start].tobytes()
    if zlib.crc32(head) != stored.header:
        raise Damaged(f"{stored.name} is damaged")
    arrays = {}
    for name, (kind, shape, at, checksum) in json.loads(head).items():
        dtype = np.dtype(kind)
        size = int(np.prod(shape)) * dtype.itemsize
        letters = whole[start + at : start + at + size]
        if check and name.rpartition("/")[2] in _ALWAYS_CHECKED and _checksum(check, start + at, size) != checksum:
            raise Damaged(f"{stored.name} is damaged")
        arrays[name] = letters.view(dtype).reshape(shape)
    return arrays


def _checksum(file: io.RawIOBase, start: int, size: int) -> int:
    """Of a part of a file, which is read, not mapped: what is mapped and touched counts as memory in use."""
    found = 0
    block = memoryview(bytearray(min(_BLOCK, max(size, 1))))
    file.seek(start)
    while size and (some := file.readinto(block[:size])):
        found = zlib.crc32(block[:some], found)
        size -= some
    return found


def new_name(kind: str) -> str:
    """A name that nobody has: kind, process, chance."""
    return f"{kind}-{os.getpid()}-{secrets.token_hex(6)}"


def written_here(name: str) -> bool:
    """Whether this process made a name."""
    parts = name.split("-")
    return len(parts) == 3 and parts[1] == str(os.getpid())


def written(path: Path, pieces: Sequence[bytes | memoryview]) -> int:
    """Write a new file, down to the disk; its checksum. Raises OSError, and then leaves nothing."""
    checksum = 0
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                checksum = zlib.crc32(piece, checksum)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return checksum
