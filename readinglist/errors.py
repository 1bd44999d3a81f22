"""What a user can meet, each with its exit code; any other exception is a bug.

Exit codes: 0 done, 1 failed, 2 usage, 3 library locked, 4 library newer than the program,
5 imported in part.
"""

from __future__ import annotations


class ReadingListError(Exception):
    """A sentence for the user: what happened, what is safe, what to do next."""

    exit_code = 1


class CannotRead(ReadingListError):
    """An input that is empty, binary, missing, unreadable or holds no papers; nothing was changed."""


class CannotWrite(ReadingListError):
    """An export or a library that could not be written; what was there before is whole."""


class NotALibrary(ReadingListError):
    """The file is there but is not a library of this program; it was not touched."""


class NoSuchPaper(ReadingListError):
    """An id that no paper of the library has."""


class BadRequest(ReadingListError):
    """A request that makes no sense, such as an unknown status or an empty tag."""

    exit_code = 2


class LibraryLocked(ReadingListError):
    """Another program held the library for longer than we wait; nothing was changed."""

    exit_code = 3


class LibraryIsNewer(ReadingListError):
    """The library was written by a newer version; not a byte of it was changed."""

    exit_code = 4
