"""Tables with a row of names: CSV with commas or semicolons, TSV; from spreadsheets, Zotero, Scopus and this program.

Columns are known by their names, in the spellings of those who write such tables. A cell is text whatever it begins
with. Lines are those of a whole row, cells that go over several lines included.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from readinglist import other_ids
from readinglist.reading.files import values
from readinglist.reading.files.latex import folded
from readinglist.reading.files.slip import Slip, unread
from readinglist.records import Draft, UnreadLine

LONGEST_CELL = 16 * 1024 * 1024

_NAMES = {
    "title": "title papertitle articletitle documenttitle name",
    "authors": "authors author creators creator authornames authorlist authorsfullnames",
    "et_al": "etal",
    "date": "date published publicationdate publisheddate dateissued pubdate",
    "year": "year publicationyear pubyear py",
    "arxiv_id": "arxivid arxiv eprint arxivnumber",
    "doi": "doi",
    "pmid": "pmid pubmedid",
    "pmcid": "pmcid pmc",
    "openreview": "openreview openreviewid forumid",
    "acl": "anthologyid aclanthologyid aclid",
    "other_ids": "otherids",
    "url": "url link links paperurl weblink urls pdf pdfurl pdflink",
    "category": "category primarycategory arxivcategory",
    "affiliation": "affiliation affiliations institution",
    "has_code": "hascode code",
    "comment": "comment comments",
    "venue": "venue journal journaltitle publicationtitle publication booktitle sourcetitle conference conferencename"
    " proceedingstitle containertitle journalbook sourcename",
    "abstract": "abstract abstractnote summary",
    "tags": "tags tag keywords keyword manualtags labels",
    "more_tags": "automatictags",
    "status": "status readstatus readingstatus readstate",
    "marked": "marked starred favourite favorite star",
    "note": "note notes annotation annotations mynotes",
    "cite_key": "citekey citationkey bibtexkey",
    "extra": "extra",
}  # fmt: skip
_FIELD = {name: field for field, spelt in _NAMES.items() for name in spelt.split()}
_ANYTHING = frozenset(("title", "date", "year", "affiliation", "comment", "note", "tags"))
"""What a table of people has as well, where its column of names is no more than that."""
_OURS = ("id", "cite_key", "title", "authors", "et_al", "year", "date", "arxiv_id")
_GUARDED = re.compile("^'(?='*[=+\\-@\t\r\n＝＋－＠])")
_NOT_NAME = re.compile(r"[\W_]+")
_AUTHOR_AND = re.compile(r"\s+(?:and|&)\s+")


def columns(row: Sequence[str]) -> dict[int, str] | None:
    """Which field each column holds, None where this is no row of names: a title or an id, and another, are asked."""
    found: dict[int, str] = {}
    names = [_NOT_NAME.sub("", cell.strip().lower()) for cell in row]
    titled = any(name != "name" and _FIELD.get(name) == "title" for name in names)
    for at, name in enumerate(names):
        field = "authors" if name == "name" and titled else _FIELD.get(name)  # beside titles, whose they are
        if field is not None and field not in found.values():
            found[at] = field
    named = set(found.values())
    short = sum(1 for cell in row if len(cell) > 60) == 0
    if not short or len(row) < 2 or len(named) < 2 or not named & {"title", "arxiv_id", "doi", "pmid", "other_ids"}:
        return None
    if "title" in named and not titled and named <= _ANYTHING:
        return None  # names and years: of people as well as of papers
    return found if len(found) * 3 >= len(row) or {"title", "authors"} <= named else None


def delimiter(line: str) -> str | None:
    """What stands between the cells of a line of names, or None."""
    for sign in ("\t", ",", ";", "|"):
        if sign in line:
            cells = next(csv.reader([line], delimiter=sign), [])
            if columns(cells) is not None:
                return sign
    return None


def read(blocks: Iterable[str]) -> Iterator[Draft | UnreadLine]:
    """Every paper and every row that is none, in the order of the text."""
    csv.field_size_limit(LONGEST_CELL)
    rows = _Rows(blocks)
    head = ""
    for head in rows:
        if head.strip(" \t\n\ufeff"):
            break
    head = head.lstrip("\ufeff")
    sign = delimiter(head.rstrip("\n")) or ","
    names = next(csv.reader([head.rstrip("\n")], delimiter=sign), [])
    held = columns(names) or {}
    ours = tuple(names[: len(_OURS)]) == _OURS
    table = csv.reader(rows, delimiter=sign)
    while True:
        rows.kept.clear()
        first = rows.number + 1
        try:
            row = next(table)
        except StopIteration:
            return
        except csv.Error:  # a cell without an end
            yield from unread("".join(rows.kept).rstrip("\n"), first)
            table = csv.reader(rows, delimiter=sign)
            continue
        if not any(cell.strip() for cell in row):
            continue
        cells = {held[at]: cell for at, cell in enumerate(row) if at in held and cell.strip()}
        draft = _paper(cells, (first, rows.number), ours) if cells else None
        if draft is None:
            yield from unread("".join(rows.kept).rstrip("\n"), first)
        else:
            yield draft


class _Rows:
    """The lines of a text, counted; those of the row that is being read are kept."""

    def __init__(self, blocks: Iterable[str]) -> None:
        self._blocks = iter(blocks)
        self._lines: Iterator[str] = iter(())
        self.number = 0
        self.kept: list[str] = []

    def __iter__(self) -> _Rows:
        return self

    def __next__(self) -> str:
        for line in self._lines:
            self.number += 1
            self.kept.append(line + "\n")
            return self.kept[-1]
        block = next(self._blocks)
        lines = block.split("\n")
        self._lines = iter(lines[:-1] if not lines[-1] else lines)
        return next(self)


def _paper(cells: Mapping[str, str], lines: tuple[int, int], ours: bool) -> Draft | None:
    if ours:
        cells = {field: _GUARDED.sub("", cell, count=1) if cell[0] == "'" else cell for field, cell in cells.items()}
    slip = Slip()
    get = cells.get
    for field in ("title", "abstract", "venue", "affiliation", "comment", "category"):
        slip.say(field, folded(get(field, "")), lines)
    _people(slip, folded(get("authors", "")), lines, ours)
    slip.say("et_al", values.yes(get("et_al")), lines)
    for text in (get("date"), get("year")):
        slip.say("date", values.date(text), lines)
    slip.say("arxiv_id", values.arxiv_id(get("arxiv_id"), bare=True), lines)
    slip.say("doi", values.doi(get("doi")), lines)
    for field in ("arxiv_id", "url", "doi"):
        slip.ids(get(field), lines)
    for scheme in other_ids.SCHEMES:
        said = get(scheme, "").replace(";", " ").split()
        slip.others((other_ids.canonical(scheme, one) or other_ids.parsed(one) for one in said), lines)
    slip.others(map(other_ids.parsed, get("other_ids", "").replace(";", " ").split()), lines)
    code = get("has_code", "").strip()
    slip.say("has_code", values.yes(code) or code.startswith("http"), lines)
    _personal(slip, cells, lines, ours)
    return slip.draft()


def _personal(slip: Slip, cells: Mapping[str, str], lines: tuple[int, int], ours: bool) -> None:
    get = cells.get
    said, rest = values.extra(get("extra", ""))
    slip.say("arxiv_id", values.arxiv_id((said.get("arxiv") or "").split(" ")[0], bare=True), lines)
    slip.others((other_ids.parsed(f"{name}:{said[name]}") for name in ("pmid", "pmcid") if name in said), lines)
    slip.say("comment", folded(rest), lines)
    for field in ("tags", "more_tags"):
        text = get(field, "")
        slip.own("tags", values.listed(text.split(";" if ";" in text or ours else ",")), lines)
    slip.own("note", "\n".join(line.rstrip() for line in get("note", "").split("\n")).strip("\n"), lines)
    slip.own("status", values.status(get("status") or said.get("read_status")), lines)
    slip.own("marked", True if values.yes(get("marked")) else None, lines)
    slip.own("cite_key", folded(get("cite_key") or said.get("citation key", "")) or None, lines)


def _people(slip: Slip, text: str, lines: tuple[int, int], ours: bool) -> None:
    if not text:
        return
    if ";" in text or ours:
        names = text.split(";")
    elif _AUTHOR_AND.search(text):
        names = [part for some in _AUTHOR_AND.split(text) for part in _commas(some)]
    else:
        names = _commas(text)
    people = [values.person(name) if not ours else name.strip() for name in names if name.strip()]
    if len(people) > 1 and values.is_et_al(people[-1]):
        people.pop()
        slip.say("et_al", True, lines)
    slip.say("authors", tuple(people), lines)


def _commas(text: str) -> list[str]:
    """``Family, Given`` is one name; ``Given Family, Given Family`` are two: their parts have two words each."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) == 2 and (len(parts[0].split()) == 1 or len(parts[1].split()) == 1):
        return [text]
    return parts
