"""Writing a file so that at every moment either the old one or the new one is there, whole."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from readinglist.errors import CannotWrite


def write(data: str | bytes, path: str | Path) -> None:
    """Put ``data`` into the file ``path``; text as UTF-8, its line ends as they are.

    The data goes into a new file in the same folder, is flushed to the disk and then takes the place of the old
    file, whose permissions it keeps. A symbolic link stays one: the file it leads to is replaced. What is not a
    regular file (a pipe, a terminal) is written to directly. Raises CannotWrite; then the old file is untouched.
    """
    payload = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
    path = Path(path)
    try:
        target = Path(os.path.realpath(path))
        old = _status(target)
        if old is None or stat.S_ISREG(old.st_mode):
            _replace(target, payload, old)
        else:
            with target.open("wb") as stream:  # a folder fails here
                stream.write(payload)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise CannotWrite(_sentence(error, path)) from error


def _status(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _replace(target: Path, payload: bytes, old: os.stat_result | None) -> None:
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is read-only", str(target))
    temporary = target.parent / f".{secrets.token_hex(8)}.tmp"
    # As a new file of this user, by their umask; a name that is taken already fails.
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            if old is not None:
                temporary.chmod(stat.S_IMODE(old.st_mode))  # before there is anything to see
            stream.write(payload)
            stream.flush()
            os.fsync(descriptor)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can (Windows cannot open folders)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sentence(error: OSError | ValueError, path: Path) -> str:
    name, folder = path.name or str(path), path.parent
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.EISDIR or (code in (errno.EACCES, errno.EPERM) and path.is_dir()):
        return f"“{path}” is a folder, so nothing was written; add a file name."
    if code in (errno.ENOENT, errno.ENOTDIR):
        return f"“{name}” was not written because there is no folder “{folder}”; choose another place."
    if code in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"“{path}” cannot be written because it or its folder is read-only; nothing there was changed."
    if code in (errno.ENOSPC, errno.EDQUOT):
        return f"“{name}” was not written because the disk is full; what was there before is whole."
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"“{name}” was not written ({reason}); what was there before is whole."
