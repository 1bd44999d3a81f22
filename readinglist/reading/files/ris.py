"""RIS, as EndNote, Zotero, Mendeley, publishers and this program write it.

``KW`` are tags, ``N1`` and ``RN`` notes. Of ``C1`` to ``C5`` only what this program puts there is read, and only where
``C3`` is a reading status; ours joins the lines of a note by a pilcrow. A tag stands at the start of its line; what
follows without one belongs to the value before. Text outside records is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readinglist import other_ids
from readinglist.reading.files import values
from readinglist.reading.files.latex import folded
from readinglist.reading.files.slip import Slip, unread
from readinglist.records import Draft, Lines, UnreadLine

_TAG = re.compile(r"[ \ufeff]*+([A-Z][A-Z0-9]) {1,2}-(?: (.*+)|\s*+)$")
_VENUES = ("T2", "JO", "JF", "JA", "J2", "BT", "J1")
_TITLES = ("TI", "T1", "CT")
_MARKUP = re.compile(r"<(?:p|div|h\d|ul|ol|br|b|i|em|strong|span|a)\b[^<>]*+>", re.IGNORECASE)
_TAGS_OF_MARKUP = re.compile(r"</?[A-Za-z][^<>]*+>")
_ENDS_OF_LINES = re.compile(r"</(?:p|div|h\d|li)>|<br\s*/?>", re.IGNORECASE)

Said = tuple[str, str, Lines]
"""A tag, its value, its lines."""


def read(blocks: Iterable[str]) -> Iterator[Draft | UnreadLine]:
    """Every paper and every line that is none, in the order of the text."""
    record: list[Said] = []
    parts: list[str] = []  # of the value that may go on
    inside = False
    number = 0

    def close() -> None:
        if parts and record:
            tag, _, (first, _) = record[-1]
            record[-1] = tag, "\n".join(parts).rstrip(), (first, first + len(parts) - 1)
        parts.clear()

    for block in blocks:
        rows = block.split("\n")
        if rows and not rows[-1]:
            rows.pop()
        for row in rows:
            number += 1
            match = _TAG.match(row)
            tag = match[1] if match else ""
            if match is None:
                if inside:
                    parts.append(row.strip())
                else:
                    yield from unread(row, number)
            elif tag == "TY" or (tag == "ER" and inside):
                close()
                if inside:
                    yield from _paper(record)
                record, inside = [], tag == "TY"
            elif inside:
                close()
                record.append((tag, "", (number, number)))
                parts.append((match[2] or "").strip())
            else:
                yield from unread(row, number)
    close()
    if inside:
        yield from _paper(record)


def _paper(record: list[Said]) -> Iterator[Draft | UnreadLine]:
    slip = Slip()
    by_tag: dict[str, list[Said]] = {}
    for said in record:
        if said[1]:
            by_tag.setdefault(said[0], []).append(said)
    ours = any(value in ("unread", "reading", "done") for _, value, _ in by_tag.get("C3", ()))
    for tag in _TITLES:
        for _, value, lines in by_tag.get(tag, ())[:1]:
            slip.say("title", folded(value), lines)
    _people(slip, [said for said in record if said[0] in ("AU", "A1") and said[1]])
    for tag in ("AB", "N2"):
        for _, value, lines in by_tag.get(tag, ())[:1]:
            slip.say("abstract", folded(value), lines)
    left = _date(slip, by_tag)
    for tag in ("DO", "DI"):
        for _, value, lines in by_tag.get(tag, ())[:1]:
            slip.say("doi", values.doi(value), lines)
    for tag in ("AN", "UR", "L1", "L2", "LK", "M1", "M3", "IS", "N1"):
        for _, value, lines in by_tag.get(tag, ()):
            slip.ids(value, lines, others=tag != "N1")
            if tag == "N1":  # Zotero's “Extra” has a line for each; a note may speak of other papers
                slip.others(map(other_ids.parsed, value.split("\n")), lines)
    _pubmed(slip, by_tag)
    for tag in _VENUES:
        for _, value, lines in by_tag.get(tag, ())[:1]:
            if not value.lower().startswith("arxiv"):
                slip.say("venue", folded(value), lines)
            slip.ids(value, lines)
    for _, value, lines in by_tag.get("AD", ())[:1]:
        slip.say("affiliation", folded(value), lines)
    if ours:
        _own(slip, by_tag)
    for _, value, lines in by_tag.get("KW", ()):
        slip.own("tags", values.listed([value] if ours else value.replace(";", "\n").split("\n")), lines)
    for tag in ("N1", "RN"):
        for _, value, lines in by_tag.get(tag, ()):
            _note(slip, value, lines)
    for _, value, lines in by_tag.get("ID", ())[:1]:
        slip.own("cite_key", value if not value.isdecimal() else None, lines)
    draft = slip.draft()
    if draft is None:
        for tag, value, lines in record:
            yield from unread(f"{tag}  - {value}", lines[0])
        return
    yield draft
    yield from left


def _pubmed(slip: Slip, by_tag: dict[str, list[Said]]) -> None:
    """PubMed's numbers as accession numbers; bare ones where the database is said to be PubMed."""
    bare = any("pubmed" in value.lower() or "medline" in value.lower()
               for tag in ("DB", "DP") for _, value, _ in by_tag.get(tag, ()))  # fmt: skip
    for tag in ("AN", "ID", "C2"):
        for _, value, lines in by_tag.get(tag, ()):
            found = other_ids.parsed(value.replace(" ", ":", 1) if value[:6].lower() in ("pubmed", "medlin") else value)
            if found is None and bare and tag == "AN":
                found = other_ids.canonical("pmid", value)
            slip.others([found], lines)


def _people(slip: Slip, said: list[Said]) -> None:
    if not said:
        return
    lines = said[0][2][0], said[-1][2][1]
    names = [_person(folded(value)) for _, value, _ in said]
    if len(names) > 1 and values.is_et_al(names[-1]):
        names.pop()
        slip.say("et_al", True, lines)
    slip.say("authors", tuple(names), lines)


def _person(name: str) -> str:
    """RIS has ``Family, Given, Suffix``."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 3:
        return " ".join(filter(None, (parts[1], parts[0], parts[2])))
    return values.person(name)


def _date(slip: Slip, by_tag: dict[str, list[Said]]) -> list[UnreadLine]:
    """The most exact date of those that are there; what is no date is handed back."""
    left: list[UnreadLine] = []
    found: list[tuple[int, str, Lines]] = []
    for tag in ("DA", "PY", "Y1"):
        for _, value, lines in by_tag.get(tag, ())[:1]:
            made = values.date(value.rstrip("/"))
            if made:
                found.append((len(made) if made[0] != "-" else 1, made, lines))
            else:
                left += unread(f"{tag}  - {value}", lines[0])
    if found:
        best = max(found, key=lambda each: each[0])
        slip.say("date", best[1], best[2])
    return left


def _own(slip: Slip, by_tag: dict[str, list[Said]]) -> None:
    """What this program puts into the custom fields."""

    def first(tag: str) -> tuple[str, Lines]:
        found = by_tag.get(tag)
        return (folded(found[0][1]), found[0][2]) if found else ("", (0, 0))

    for tag, name in (("C1", "comment"), ("C2", "category")):
        value, lines = first(tag)
        slip.say(name, value, lines)
    value, lines = first("C3")
    slip.own("status", values.status(value), lines)
    value, lines = first("C4")
    slip.own("marked", True if value == "marked" else None, lines)
    value, lines = first("C5")
    slip.say("has_code", value == "has code", lines)


def _note(slip: Slip, value: str, lines: Lines) -> None:
    if _MARKUP.search(value):  # Zotero's notes
        import html

        value = html.unescape(_TAGS_OF_MARKUP.sub("", _ENDS_OF_LINES.sub("\n", value)))
    if values.arxiv_id(value, bare=True) and slip.said("arxiv_id"):
        return
    said, rest = values.extra(value)
    slip.own("status", values.status(said.get("read_status")), lines)
    text = rest if "read_status" in said else value
    note_lines = [line.rstrip() for line in text.replace(" ¶ ", "\n").split("\n")]
    slip.own("note", "\n".join(note_lines).strip("\n"), lines)
