"""Standard input and output as bytes; either may be closed."""

from __future__ import annotations

import sys
from typing import BinaryIO

from readinglist.errors import CannotRead, CannotWrite


def read_input(most: int) -> bytes:
    """All of standard input, or its first ``most`` bytes. Raises CannotRead where there is none."""
    if sys.stdin is None:
        raise CannotRead("There is no standard input to read; name a file instead. Nothing was changed.")
    try:
        return sys.stdin.buffer.read(most)
    except OSError as error:
        raise CannotRead(f"Standard input can't be read ({error.strerror}). Nothing was changed.") from error


def input_lines() -> BinaryIO:
    """Standard input, to be read line by line. Raises CannotRead where there is none."""
    if sys.stdin is None:
        raise CannotRead("There is no standard input to read. Nothing was changed.")
    return sys.stdin.buffer


def output_stream() -> BinaryIO:
    """Standard output. Raises CannotWrite where there is none."""
    if sys.stdout is None:
        raise CannotWrite("There is no standard output to write to.")
    return sys.stdout.buffer


def write_output(data: bytes) -> None:
    """Put ``data`` on standard output. Raises CannotWrite where there is none."""
    if sys.stdout is None:
        raise CannotWrite("There is no standard output to write to; name a file with -o.")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
