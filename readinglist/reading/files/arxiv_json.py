"""arXiv's metadata as JSON lines: one object a line, a file of gigabytes, read line by line.

The names are those of the snapshot that arXiv gives out: ``id, title, authors, authors_parsed, abstract, categories,
update_date, versions, doi, comments, journal-ref``; the last is the venue.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
import numpy as np

from readinglist.reading.files.tex import accented
from readinglist.records import Draft, UnreadLine

LONGEST_LINE = 32 * 1024 * 1024
"""Bytes of a line that is read; a longer one is no paper."""

SHOWN = 300
"""Letters kept of a line that was not read."""

_SAMPLE_LINES = 16
_BLANK = b" \t\r\n\v\f"
_scan = json.JSONDecoder().raw_decode  # json.loads without looking for the encoding again

_ARXIV_ID = re.compile(
    r"(?:arxiv:)?(\d{4}\.\d{4,6}|[a-z][a-z-]*(?:\.[a-z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE | re.ASCII
)
_BARE_ID = re.compile(r"[0-9]{4}\.[0-9]{4,6}")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s\0\ud800-\udfff]+)", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_CREATED = re.compile(r"(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) ((?:19|20)\d\d)")
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_SPLIT = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_HALVES = re.compile("[\ud800-\udfff]")


class Record(NamedTuple):
    """One line's paper; the fields are those of Draft."""

    title: str
    authors: tuple[str, ...]
    category: str | None
    date: str | None
    arxiv_id: str | None
    doi: str | None
    comment: str | None
    venue: str | None
    abstract: str | None

    def draft(self, line: int) -> Draft:
        """The record as a Draft; all its fields are from line number ``line``."""
        said = {name: value for name, value in self._asdict().items() if value}
        return Draft(**said, lines=dict.fromkeys(said, (line, line)))


def is_arxiv_json(lines: Iterable[bytes]) -> bool:
    """Whether a source that begins with these lines is of this kind: told by content, never by the file's name."""
    looked_at = 0
    for line in lines:
        line = line.removeprefix(b"\xef\xbb\xbf").strip(_BLANK)
        if not line:
            continue
        if not looked_at and not line.startswith(b"{"):
            return False
        found = _object(line)
        if found is not None and "id" in found and "title" in found:
            return True
        looked_at += 1
        if looked_at == _SAMPLE_LINES:
            return False
    return False


def drafts(lines: Iterable[bytes]) -> Iterator[Draft | UnreadLine]:
    """What each line that is not blank holds: a paper, or a line that could not be read."""
    for number, line in enumerate(lines, 1):
        if line.strip(_BLANK):
            found = record(line)
            yield unread(number, line) if found is None else found.draft(number)


def unread(number: int, line: bytes) -> UnreadLine:
    """A line that holds no paper, as it is kept: its beginning."""
    text = line[: SHOWN * 4].strip(_BLANK).decode("utf-8", "replace").replace("\0", " ")
    return UnreadLine(number, text if len(text) <= SHOWN else text[:SHOWN] + "…")


def record(line: bytes) -> Record | None:
    """The paper of one line, or None where the line is no object with a title and an id."""
    return records([line])[0]


def records(lines: Iterable[bytes]) -> list[Record | None]:
    """``record`` of each of some hundred lines, at half the price."""
    read = [_record(line) for line in lines]
    long = [(k, one, one.abstract) for k, one in enumerate(read) if one and one.abstract and one.abstract.isascii()]
    for which in _with_two_spaces([abstract for _, _, abstract in long]):
        k, one, abstract = long[which]
        read[k] = one._replace(abstract=" ".join(abstract.split()))
    return read


def _record(line: bytes) -> Record | None:
    """As ``record``, but for spaces side by side in an abstract of ASCII."""
    try:
        said = _usual(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        found = _object(line)
        if found is None:
            return None
        said = _Said(**{field: found.get(name) for field, name in _NAMES.items()})
    if not said.id or len(line) >= LONGEST_LINE:
        return None
    fold = _folded if b"\\" in line else _trimmed
    title = fold(said.title)
    if title is None:
        return None
    return Record(
        title,
        _authors(said.authors_parsed) or _listed((_object(line) or {}).get("authors")),
        _first(said.categories),
        _date(said.versions, said.update_date),
        _arxiv_id(said.id),
        _doi(said.doi),
        fold(said.comments),
        fold(said.venue),
        fold(said.abstract, False),
    )


def _with_two_spaces(texts: list[str]) -> list[int]:
    """Which of some ASCII texts, by place, have two spaces side by side; five times as fast as asking each."""
    letters = np.frombuffer("\0".join(texts).encode(), np.uint8)
    spaces = letters == ord(" ")
    found = np.flatnonzero(spaces[1:] & spaces[:-1])
    if not len(found):
        return []
    ends = np.cumsum([len(text) + 1 for text in texts])
    return sorted(set(np.searchsorted(ends, found, "right").tolist()))


class _Said(msgspec.Struct, gc=False):
    """What is read of a line's object, each of any type; ``authors`` only where ``authors_parsed`` names nobody."""

    id: Any = None
    title: Any = None
    authors_parsed: Any = None
    categories: Any = None
    update_date: Any = None
    versions: Any = None
    doi: Any = None
    comments: Any = None
    venue: Any = msgspec.field(default=None, name="journal-ref")
    abstract: Any = None


_NAMES = dict(zip(_Said.__struct_fields__, _Said.__struct_encode_fields__, strict=True))

_usual = msgspec.json.Decoder(_Said).decode
"""As ``_object``, three times as fast; refuses NaN, halves of letters, broken UTF-8 and a byte order mark."""


def _object(line: bytes) -> dict[str, Any] | None:
    """A line's object, or None; what is not quite JSON but was certainly meant is read too."""
    if len(line) >= LONGEST_LINE:
        return None
    try:
        text = str(line, "utf-8")
    except UnicodeDecodeError:
        text = line.decode("utf-8", "replace")
    if not text.startswith("{"):
        text = text.lstrip("\ufeff \t\r\n\v\f")
    try:
        found, end = _scan(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or (len(text) > end + 2 and text[end:].strip()):
        return None
    return found


def _folded(value: Any, single: bool = True) -> str | None:
    """A text on one line, without NUL, which SQLite cuts at, and halves of letters, which it refuses.

    Its spaces are ``single``, or are left to ``_with_two_spaces``.
    """
    if not value or not isinstance(value, str):
        return None
    if "\\" in value:
        value = accented(value)
    if "\t" in value or "\r" in value or "\v" in value or "\f" in value or "\0" in value:
        value = " ".join(value.replace("\0", "\ufffd").split())
    return _trimmed(value.replace("\n", " "), single)


def _trimmed(value: Any, single: bool = True) -> str | None:
    """As ``_folded``, for a text of a line without escapes: it has neither accents of TeX nor ends of lines."""
    if not value or not isinstance(value, str):
        return None
    if value.isascii():
        value = value.strip()
        if single and "  " in value:
            value = " ".join(value.split())
    else:
        value = " ".join(_storable(value).split())
    return value or None


def _storable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return _HALVES.sub("\ufffd", text)
    return text


def _authors(parsed: Any) -> tuple[str, ...]:
    if not parsed or not isinstance(parsed, list):
        return ()
    try:  # the way of nearly all lines; what it makes a mess of is done again, name by name
        names = "\n".join([f"{n[1]} {n[0]} {n[2]}" if n[2] else f"{n[1]} {n[0]}" for n in parsed])
    except (IndexError, KeyError, TypeError):
        names = "None"
    if "None" in names or names.count("\n") >= len(parsed):
        names = "\n".join([_name(name) for name in parsed])
    if "\\" in names:
        names = accented(names)
    if names.isascii() and not _untidy(names):
        return tuple(names.split("\n"))
    return tuple([name for name in map(_folded, names.split("\n")) if name])


def _untidy(names: str) -> bool:
    return (
        not names
        or "  " in names
        or "\n " in names
        or " \n" in names
        or "\t" in names
        or "\0" in names
        or " " in (names[0], names[-1])
    )


def _listed(names: Any) -> tuple[str, ...]:
    text = _folded(names)
    if text is None:
        return ()
    return tuple(name for name in _SPLIT.split(_IN_BRACKETS.sub(" ", text).strip()) if name)


def _name(parts: Any) -> str:
    """``[family, given, suffix, …]`` that is not whole, as far as it goes."""
    if isinstance(parts, str):
        return parts.replace("\n", " ")
    if not isinstance(parts, list):
        return ""
    said = [part if isinstance(part, str) else "" for part in [*parts[:3], "", "", ""]]
    return f"{said[1]} {said[0]} {said[2]}".replace("\n", " ")


def _first(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if not value or not isinstance(value, str):
        return None
    return _known_word(value) if len(value) < 200 else _first_word(value)


def _first_word(text: str) -> str | None:
    words = _folded(text)
    return words.partition(" ")[0] if words else None


_known_word = lru_cache(1 << 14)(_first_word)  # the same few hundred categories and days, again and again


def _date(versions: Any, updated: Any) -> str | None:
    """The day of the first version, else the day of the last change."""
    if isinstance(versions, list) and versions and isinstance(versions[0], dict):
        created = versions[0].get("created")
        match = _CREATED.match(created) if isinstance(created, str) else None
        month = _MONTHS.find(match[2]) if match else -1
        if match and month >= 0 and month % 3 == 0 and 1 <= int(match[1]) <= 31:
            return f"{match[3]}-{month // 3 + 1:02d}-{int(match[1]):02d}"
    return _day(updated[:10]) if isinstance(updated, str) else None


@lru_cache(1 << 14)
def _day(text: str) -> str | None:
    match = _DAY.match(text)
    return match[0] if match else None


def _arxiv_id(value: Any) -> str | None:
    """The id without its version; None where it is some other service's."""
    if not isinstance(value, str):
        return None
    if _BARE_ID.fullmatch(value):
        return value
    match = _ARXIV_ID.fullmatch(value.strip())
    return match[1].lower() if match else None


def _doi(value: Any) -> str | None:
    if not value or not isinstance(value, str):
        return None
    match = _DOI.match(value.strip())
    return match[1].lower() if match else None
