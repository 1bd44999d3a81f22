"""arXiv's metadata as JSON lines: one object a line, a file of gigabytes, read line by line.

The names are those of the snapshot that arXiv gives out: ``id, title, authors, authors_parsed, abstract, categories,
update_date, versions, doi, comments, journal-ref``; the last is the venue.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from readinglist.reading.tex import accented
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
_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")


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
    found = _object(line)
    if found is None or not found.get("id"):
        return None
    get = found.get
    title = _folded(get("title"))
    if not title:
        return None
    return Record(
        title,
        _authors(get("authors_parsed"), get("authors")),
        _first(get("categories")),
        _date(get("versions"), get("update_date")),
        _arxiv_id(found["id"]),
        _doi(get("doi")),
        _folded(get("comments")),
        _folded(get("journal-ref")),
        _folded(get("abstract")),
    )


def _object(line: bytes) -> dict[str, Any] | None:
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


def _folded(value: Any) -> str | None:
    """A text on one line, with single spaces, without NUL, which SQLite cuts at, and halves of letters, which it
    refuses."""
    if not value or not isinstance(value, str):
        return None
    if "\\" in value:
        value = accented(value)
    if "\n" in value:
        value = value.replace("\n", " ")
    if not value.isascii() or "\0" in value:
        value = " ".join(_NOT_STORABLE.sub("\ufffd", value).split())
    else:
        value = value.strip()
        if "  " in value or "\t" in value or "\r" in value or "\v" in value or "\f" in value:
            value = " ".join(value.split())
    return value or None


def _authors(parsed: Any, listed: Any) -> tuple[str, ...]:
    if isinstance(parsed, list) and parsed:
        try:  # the way of nearly all lines; what it makes a mess of is done again, name by name
            joined = "\n".join([f"{n[1]} {n[0]} {n[2]}" if n[2] else f"{n[1]} {n[0]}" for n in parsed])
        except (IndexError, KeyError, TypeError):
            joined = "None"
        if "None" in joined or joined.count("\n") >= len(parsed):
            joined = "\n".join(_name(name) for name in parsed)
        names = accented(joined).split("\n")
        if not joined.isascii() or _untidy(joined):
            names = [name for name in map(_folded, names) if name]
        if names:
            return tuple(names)
    text = _folded(listed)
    if text is None:
        return ()
    return tuple(name for name in _SPLIT.split(_IN_BRACKETS.sub(" ", text).strip()) if name)


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
    text = _folded(value)
    return text.partition(" ")[0] if text else None


def _date(versions: Any, updated: Any) -> str | None:
    """The day of the first version, else the day of the last change."""
    if isinstance(versions, list) and versions and isinstance(versions[0], dict):
        created = versions[0].get("created")
        match = _CREATED.match(created) if isinstance(created, str) else None
        month = _MONTHS.find(match[2]) if match else -1
        if match and month >= 0 and month % 3 == 0 and 1 <= int(match[1]) <= 31:
            return f"{match[3]}-{month // 3 + 1:02d}-{int(match[1]):02d}"
    if isinstance(updated, str):
        match = _DAY.match(updated)
        return match[0] if match else None
    return None


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
