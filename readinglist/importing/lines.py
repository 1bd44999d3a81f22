"""Files with one record a line, read in chunks: here, or in a process of its own that reads ahead.

What that process sends are values as SQLite keeps them, keys included: no object is built and taken apart again for a
paper that is new.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from readinglist import matching
from readinglist.importing import reader
from readinglist.library.header import is_open
from readinglist.library.papers import PlainRecord
from readinglist.library.text import json_array
from readinglist.reading.files import arxiv_json
from readinglist.records import Draft

CHUNK = 500
"""Lines in a chunk, at most."""

CHUNK_BYTES = 4 * 1024 * 1024
"""Bytes of lines in a chunk, but for its last line."""

_SAMPLE = 64 * 1024


def draft_of(record: PlainRecord) -> Draft:
    """A record as the reader saw it."""
    position, abstract, row = record
    title, authors, _, category, date, arxiv_id, doi, comment, venue, _, _ = row
    said = {
        "title": title, "authors": tuple(json.loads(authors)), "category": category, "date": date,
        "arxiv_id": arxiv_id, "doi": doi, "comment": comment, "venue": venue, "abstract": abstract,
    }  # fmt: skip
    said = {name: value for name, value in said.items() if value}
    return Draft(**said, lines=dict.fromkeys(said, (position + 1, position + 1)))  # type: ignore[arg-type]


def keys_of(record: PlainRecord) -> matching.Keys:
    """What a record is found by."""
    *_, arxiv_id, doi, _, _, title_key, abstract_key = record[2]
    return matching.Keys(arxiv_id, doi, abstract_key, title_key)


class Chunk(NamedTuple):
    """Some lines: the records they held, those that held none, and how many lines of the source are behind it."""

    records: list[PlainRecord]
    unread: list[tuple[int, str]]
    lines: int


def is_lines(source: Path | bytes) -> bool:
    """Whether a source is of this kind, by its first lines. A file that can't be read, or only once, is not."""
    if isinstance(source, Path) and (is_open(source) or not source.is_file()):
        return False
    try:
        with io.BytesIO(source) if isinstance(source, bytes) else source.open("rb") as file:
            head = file.read(_SAMPLE).removeprefix(b"\xef\xbb\xbf").lstrip()
            if not head.startswith(b"{"):
                return False
            file.seek(0)
            return arxiv_json.is_arxiv_json(iter(lambda: file.readline(arxiv_json.LONGEST_LINE), b""))
    except OSError:
        return False


def chunks(file: IO[bytes], skip: int = 0) -> Iterator[Chunk]:
    """What a file holds, without its first ``skip`` lines. Bad lines never stop it."""
    longest, line_at = arxiv_json.LONGEST_LINE, 0
    for _ in range(skip):
        line_at += 1
        _to_line_end(file, file.readline(longest))
    while True:
        read: list[bytes] = []
        size = 0
        while len(read) < CHUNK and size < CHUNK_BYTES and (line := file.readline(longest)):
            if len(line) == longest:
                _to_line_end(file, line)
            read.append(line)
            size += len(line)
        if not read:
            break
        if line_at == 0:
            read[0] = read[0].removeprefix(b"\xef\xbb\xbf")
        records: list[PlainRecord] = []
        unread: list[tuple[int, str]] = []
        for line, found in zip(read, arxiv_json.records(read), strict=True):
            if found is not None:
                records.append(plain(line_at, found))
            elif line.strip(b" \t\r\n\v\f"):
                unread.append((line_at + 1, arxiv_json.unread(line_at + 1, line).text))
            line_at += 1
        yield Chunk(records, unread, line_at)


def plain(position: int, said: arxiv_json.Record) -> PlainRecord:
    """A record with its keys, as values for SQLite."""
    title, authors, category, date, arxiv_id, doi, comment, venue, abstract = said
    return (
        position,
        abstract,
        (
            title, json_array(authors), matching.author_sort(authors), category, date, arxiv_id, doi, comment,
            venue, matching.title_key(title), matching.abstract_key(abstract),
        ),
    )  # fmt: skip


def child(path: str, skip: str) -> None:
    """The process: ``chunks`` of a file to whoever started it."""

    def frames() -> Iterator[Chunk]:
        with Path(path).open("rb") as file:
            yield from chunks(file, int(skip))

    reader.tell(frames())


def _to_line_end(file: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(arxiv_json.LONGEST_LINE)
