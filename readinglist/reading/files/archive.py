"""Zip archives: which of their files can be read, in memory, within bounds. A file's name is never used as a path."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from readinglist.errors import CannotRead

MOST_FILES = 10_000
"""Files that an archive may hold."""

MOST_BYTES = 1 << 30
"""Bytes that all files of an archive may have together, unpacked."""

LONGEST = 64 * 1024 * 1024
"""Bytes that one file may have, unpacked."""

STEEPEST = 500
"""How many times its packed size a file may have; text comes to ten, a bomb to a thousand."""

_ENCRYPTED = 0x1
_OFFICE = frozenset(("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"))
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError)


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so is a zip archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def files(source: Path | bytes, name: str) -> tuple[list[tuple[int, str]], tuple[str, ...]]:
    """Place and shown name of each file that can be read, and sentences about those that can't.

    Raises CannotRead for an archive that is broken, holds nothing to read, or unpacks to more than is safe.
    """
    try:
        with _open(source) as archive:
            found = archive.infolist()
            if len(found) > MOST_FILES:
                raise CannotRead(f"“{name}” holds more than {MOST_FILES:,} files. Nothing was imported from it.")
            if sum(info.file_size for info in found) > MOST_BYTES:
                raise CannotRead(
                    f"“{name}” unpacks to more than 1 GB, which is not safe. Nothing was imported from it."
                )
            if any(info.filename in _OFFICE for info in found):
                raise CannotRead(
                    f"“{name}” is an office document or a program, not text. Nothing was imported from it."
                )
            return _sifted(archive, found, name)
    except _BROKEN as error:
        raise CannotRead(f"“{name}” is a broken archive. Nothing was imported from it.") from error


def file(source: Path | bytes, place: int, name: str) -> bytes:
    """The bytes of one file. Raises CannotRead where it is broken or larger than it says."""
    try:
        with _open(source) as archive, archive.open(archive.infolist()[place]) as opened:
            data = opened.read(LONGEST + 1)
    except (*_BROKEN, IndexError) as error:
        raise CannotRead(f"“{name}” is broken inside its archive. Nothing was imported from it.") from error
    if len(data) > LONGEST:
        raise CannotRead(f"“{name}” is too large. Nothing was imported from it.")
    return data


def _open(source: Path | bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)


def _sifted(
    archive: zipfile.ZipFile, found: list[zipfile.ZipInfo], name: str
) -> tuple[list[tuple[int, str]], tuple[str, ...]]:
    readable: list[tuple[int, str]] = []
    left: dict[str, list[str]] = {}
    for place, info in enumerate(found):
        parts = PurePosixPath(info.filename.replace("\\", "/")).parts
        if info.is_dir() or not parts or any(part.startswith(".") or part == "__MACOSX" for part in parts):
            continue
        shown = "".join(c if c.isprintable() else "\ufffd" for c in parts[-1])[:120]
        if info.flag_bits & _ENCRYPTED:
            why = "locked with a password"
        elif info.file_size > LONGEST:
            why = "too large"
        elif info.file_size > 1 << 20 and info.file_size > STEEPEST * max(info.compress_size, 1):
            why = "packed too tightly to be safe"
        elif not info.file_size:
            why = "empty"
        elif _head(archive, info) is None:
            why = "packed in a way that can’t be read"
        elif is_archive(_head(archive, info) or b""):
            why = "an archive inside an archive"
        else:
            readable.append((place, shown))
            continue
        left.setdefault(why, []).append(shown)
    remarks = tuple(f"Left out of {name}, {why}: {_few(names)}." for why, names in left.items())
    if not readable:
        what = remarks[0] if remarks else f"“{name}” holds no files to read."
        raise CannotRead(f"{what} Nothing was imported from it.")
    return readable, remarks


def _head(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    try:
        with archive.open(info) as opened:
            return opened.read(4)
    except _BROKEN:
        return None


def _few(names: list[str]) -> str:
    more = f" and {len(names) - 3:,} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more
