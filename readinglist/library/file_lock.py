"""A lock on a file that the system takes off by itself when the process that holds it ends, however it ends."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import msvcrt

    def try_lock(handle: int) -> None:
        """Lock an open file against everybody else. Raises BlockingIOError where somebody has it, OSError else."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error

    def unlock(handle: int | None) -> None:
        """Let go of the lock, and close the file."""
        if handle is not None:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
            os.close(handle)

else:
    import fcntl

    def try_lock(handle: int) -> None:
        """Lock an open file against everybody else. Raises BlockingIOError where somebody has it, OSError else."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def unlock(handle: int | None) -> None:
        """Let go of the lock, and close the file."""
        if handle is not None:
            os.close(handle)  # closing the only descriptor lets go of the lock
