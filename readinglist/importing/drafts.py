"""What a structured source holds, in chunks: read here, or by a process of its own that reads ahead."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from operator import attrgetter
from pathlib import Path
from typing import IO, Any, NamedTuple

from readinglist import matching
from readinglist.importing import reader
from readinglist.importing.matcher import Item
from readinglist.reading import LARGE_PAGE
from readinglist.reading.files import sorts
from readinglist.reading.files.sorts import Sort
from readinglist.records import BIBLIOGRAPHIC_FIELDS, Draft, Personal, Status, UnreadLine

CHUNK = 500
"""Records in a chunk, or lines that hold none, at most."""

LONGEST_LINE = 4 * 1024 * 1024
"""Letters of a line that are waited for."""

STANDARD_INPUT = "-"
"""Stands for a file's path where the process is given the text, in UTF-8."""

_SAID = attrgetter(*BIBLIOGRAPHIC_FIELDS)
_OWN = attrgetter("tags", "note", "status", "marked", "cite_key")


class Chunk(NamedTuple):
    """Some records with their keys, lines that hold none, and how far in the source the last record reaches."""

    items: list[Item]
    unread: list[UnreadLine]
    line: int


def chunks(sort: Sort, blocks: Iterable[str], skip: Callable[[int], bool] = lambda _: False) -> Iterator[Chunk]:
    """What a source holds, without the records at positions to ``skip``."""
    items: list[Item] = []
    unread: list[UnreadLine] = []
    position, line = -1, 0
    for found in sort.read(blocks):
        if isinstance(found, UnreadLine):
            unread.append(found)
        else:
            position += 1
            line = (found.extent or (0, line))[1]
            if not skip(position):
                items.append((position, found, matching.keys(found)))
        if len(items) >= CHUNK or len(unread) >= CHUNK:
            yield Chunk(items, unread, line)
            items, unread = [], []
    yield Chunk(items, unread, line)


class Aside:
    """``chunks``, from a process that reads ahead from now on. ``close`` ends the process."""

    def __init__(self, sort: Sort, path: Path | None, encoding: str, text: str, stopped: Callable[[], bool]) -> None:
        """Of the file at ``path``, or of ``text`` where there is none. ``stopped`` is asked while one waits.

        Raises OSError where no process can be started.
        """
        if path is None:
            given = (block.encode() for block in sorts.blocks(text))
            self._reader = reader.Aside(__name__, sort.name, STANDARD_INPUT, "utf-8", text=given, stopped=stopped)
        else:
            self._reader = reader.Aside(__name__, sort.name, str(path), encoding, stopped=stopped)

    def chunks(self, skip: Callable[[int], bool]) -> Iterator[Chunk]:
        """As ``chunks`` above. Raises reader.ReaderDied, and reader.Stopped when it is stopped."""
        for items, unread, line in self._reader:
            yield Chunk(
                [_item(raw) for raw in items if not skip(raw[0])],
                [UnreadLine(number, said) for number, said in unread],
                line,
            )

    def close(self) -> None:
        """End the process, wherever it is."""
        self._reader.close()


def child(name: str, path: str, encoding: str) -> None:
    """The process: ``chunks`` of a file, or of standard input, to whoever started it."""
    sort = next(each for each in (*sorts.ALL, LARGE_PAGE) if each.name == name)

    def frames() -> Iterator[tuple[Any, ...]]:
        with nullcontext(sys.stdin.buffer) if path == STANDARD_INPUT else Path(path).open("rb") as file:
            for items, unread, line in chunks(sort, blocks(file, encoding)):
                yield list(map(_packed, items)), [(left.number, left.text) for left in unread], line

    reader.tell(frames())


def _packed(item: Item) -> tuple[Any, ...]:
    position, draft, keys = item
    own = None
    if draft.personal is not None:
        tags, note, status, marked, cite_key = _OWN(draft.personal)
        own = tags, note, status.value if status is not None else None, marked, cite_key
    its = (keys.arxiv_id, keys.doi, keys.abstract_key, keys.title_key, keys.other_ids)
    return position, _SAID(draft), dict(draft.lines), dict(draft.doubts), own, its


def _item(packed: tuple[Any, ...]) -> Item:
    position, said, lines, doubts, own, its = packed
    personal = None
    if own is not None:
        tags, note, status, marked, cite_key = own
        personal = Personal(tags, note, Status(status) if status is not None else None, marked, cite_key)
    whole: tuple[Any, ...] = (*said, lines, doubts, personal)
    return position, Draft(*whole), matching.Keys(*its)


def blocks(file: IO[bytes], encoding: str) -> Iterator[str]:
    """A file's text, as reading.detect would make it, in pieces that end with a line.

    A line longer than any of a bibliography is cut: CSL-JSON without ends of lines is read all the same.
    """
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    waiting: list[str] = []
    size = 0
    half, mark = "", "\ufeff"
    while True:
        read = file.read(sorts.BLOCK)
        text = half + decoder.decode(read, final=not read).removeprefix(mark)
        mark = mark if not text else ""
        half = "\r" if read and text.endswith("\r") else ""  # the other half of a line's end may come next
        text = (text[:-1] if half else text).replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")
        end = text.rfind("\n") + 1 if read and size < LONGEST_LINE else len(text)
        if end:
            yield "".join([*waiting, text[:end]])
            waiting, size = [], 0
        if text[end:]:
            waiting.append(text[end:])
            size += len(text) - end
        if not read:
            if waiting:
                yield "".join(waiting)
            return
