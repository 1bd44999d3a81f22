"""BibTeX and BibLaTeX, as JabRef, Zotero, Mendeley, Papis, publishers and this program write them.

``keywords`` are tags, ``annote``, ``annotation``, ``review`` and JabRef's ``comment`` notes, ``readstatus`` JabRef's,
``priority = {prio1}`` a mark; ``note`` is said of the paper and not by its reader. An entry that cannot be read, text
between entries, a field that stands twice and a date that is none are lines that were not read. What a paper lacks
(``booktitle``, ``year``) is taken from the entry its ``crossref`` names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readinglist import other_ids
from readinglist.reading.files import latex, values
from readinglist.reading.files.bib_entries import Entry, Field, Loose, entries
from readinglist.reading.files.slip import Slip, unread
from readinglist.records import Draft, Lines, UnreadLine

MOST_WAITING = 10_000
"""Entries that wait for the one their crossref names; it stands behind them, as BibTeX demands."""

_COLLECTIONS = frozenset(
    ("proceedings", "mvproceedings", "book", "mvbook", "collection", "mvcollection", "reference", "periodical")
)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_NAME_PART = re.compile(r"\\.|[{}]|,|\s+[aA][nN][dD](?=\s)")
_COMMA = re.compile(r"\\.|[{},;]", re.DOTALL)
_OWN_DOI = {"%5C": "\\", "%7B": "{", "%7D": "}"}
_ARXIV_JOURNAL = re.compile(r"arxiv(?:\.org)?\b.*", re.IGNORECASE | re.DOTALL)
_ZOTERO_NOTE = re.compile(r"arXiv:\s?\S+ \[([\w.-]+)\]")
_VERBATIM_ESCAPE = re.compile(r"\\([_%&#$~{}])")
_ADDRESS = re.compile(r"https?://|\\url|www\.")
_OTHER_IDS = {"pmid": "pmid", "pmcid": "pmcid", "pmc": "pmcid", "openreview": "openreview", "acl": "acl"}
_USED = frozenset(
    str.split(
        "title subtitle author year month day date journal journaltitle booktitle howpublished eprint archiveprefix"
        " eprinttype primaryclass eprintclass doi url note number abstract keywords tags annote annotation comment"
        " review readstatus priority affiliation category hascode pmid pmcid pmc openreview acl"
    )
)


def read(blocks: Iterable[str]) -> Iterator[Draft | UnreadLine]:
    """Every paper and every line that is none, in the order of the text but for those whose crossref comes later."""
    parents: dict[str, Entry] = {}
    waiting: dict[str, list[Entry]] = {}
    count = 0
    for found in entries(blocks):
        if isinstance(found, Loose):
            yield from unread(found.text, found.first)
            continue
        key = found.key.lower()
        if found.kind in _COLLECTIONS or key in waiting:
            parents[key] = found
        for child in waiting.pop(key, ()):
            count -= 1
            yield from _paper(child, found)
        wanted = next((field.value.strip().lower() for field in found.fields if field.name == "crossref"), "")
        if wanted and wanted not in parents and wanted != key and count < MOST_WAITING:
            waiting.setdefault(wanted, []).append(found)
            count += 1
        else:
            yield from _paper(found, parents.get(wanted))
    for children in waiting.values():
        for child in children:
            yield from _paper(child, None)


def _paper(entry: Entry, parent: Entry | None) -> Iterator[Draft | UnreadLine]:
    slip = Slip()
    fields: dict[str, Field] = {}
    left: list[UnreadLine] = []
    for field in entry.fields:
        if field.name in _USED and field.name in fields and field.value.strip():
            left += unread(f"{field.name} = {field.value}", field.first)
        else:
            fields.setdefault(field.name, field)
    _bibliographic(slip, fields, left)
    _venue(slip, fields)
    _ids(slip, fields)
    _personal(slip, entry, fields)
    if parent is not None:
        _inherit(slip, parent)
    draft = slip.draft()
    if draft is None:
        rows = [f"@{entry.kind}{{{entry.key},"] + [f"{field.name} = {field.value}" for field in entry.fields]
        yield UnreadLine(entry.first, rows[0])
        for field in entry.fields:
            yield from unread(f"{field.name} = {field.value}", field.first)
        return
    yield draft
    yield from left


def _lines(field: Field) -> Lines:
    return field.first, field.last


def _bibliographic(slip: Slip, fields: dict[str, Field], left: list[UnreadLine]) -> None:
    title = fields.get("title")
    if title is not None:
        text = latex.plain(title.value)
        below = fields.get("subtitle")
        if below is not None and below.value.strip():
            text = f"{text}: {latex.plain(below.value)}" if text else latex.plain(below.value)
        slip.say("title", text, _lines(title))
    if "author" in fields:
        names, et_al = authors(fields["author"].value)
        slip.say("authors", names, _lines(fields["author"]))
        slip.say("et_al", et_al, _lines(fields["author"]))
    for name in ("abstract", "affiliation"):
        if name in fields:
            slip.say(name, latex.plain(fields[name].value), _lines(fields[name]))
    for name in ("category", "primaryclass", "eprintclass"):
        if name in fields:
            slip.say("category", latex.plain(fields[name].value), _lines(fields[name]))
    if "hascode" in fields:
        slip.say("has_code", values.yes(fields["hascode"].value), _lines(fields["hascode"]))
    _date(slip, fields, left)


def _date(slip: Slip, fields: dict[str, Field], left: list[UnreadLine]) -> None:
    parts = [fields[name] for name in ("year", "month", "day") if name in fields and fields[name].value.strip()]
    lines = (min(f.first for f in parts), max(f.last for f in parts)) if parts else (0, 0)
    said = {field.name: latex.plain(field.value) for field in parts}
    month, day = said.get("month"), said.get("day")
    if month and not values.month_number(month):  # “12 may”, “May--June”
        spoken = values.date(month)
        if spoken and spoken.startswith("--"):
            _, _, month, *days = spoken.split("-")
            day = day or (days[0] if days else None)
    whole = fields.get("date")
    if whole is not None and slip.say("date", values.date(latex.plain(whole.value)), _lines(whole)):
        return
    for form in ((said.get("year"), month, day), (said.get("year"), month, None), (said.get("year"), None, None)):
        if any(form) and slip.say("date", values.iso(*form), lines):
            break
    if not slip.said("date"):
        for field in (*parts, *([whole] if whole else [])):
            if field.value.strip():
                left += unread(f"{field.name} = {field.value}", field.first)


def _venue(slip: Slip, fields: dict[str, Field]) -> None:
    for name in ("journal", "journaltitle", "booktitle", "howpublished"):
        field = fields.get(name)
        if field is None:
            continue
        text = latex.plain(field.value)
        slip.ids(field.value, _lines(field))
        if _ARXIV_JOURNAL.fullmatch(text) or (name == "howpublished" and _ADDRESS.search(field.value)):
            continue
        slip.say("venue", text, _lines(field))


def _ids(slip: Slip, fields: dict[str, Field]) -> None:
    eprint = fields.get("eprint")
    if eprint is not None:
        where = next((fields[n].value.strip().lower() for n in ("archiveprefix", "eprinttype") if n in fields), "arxiv")
        if where == "arxiv":
            slip.say("arxiv_id", values.arxiv_id(_verbatim(eprint.value), bare=True), _lines(eprint))
            slip.ids(eprint.value, _lines(eprint))
        else:
            slip.others([other_ids.parsed(f"{where}:{_verbatim(eprint.value)}")], _lines(eprint))
    for name, scheme in _OTHER_IDS.items():
        if name in fields:
            said = _verbatim(fields[name].value).split(",")
            slip.others(
                (other_ids.canonical(scheme, one) or other_ids.parsed(one) for one in said), _lines(fields[name])
            )
    if "doi" in fields:
        text = _verbatim(fields["doi"].value)
        for code, sign in _OWN_DOI.items():
            text = text.replace(code, sign)
        slip.say("doi", values.doi(text), _lines(fields["doi"]))
    for name in ("url", "number", "note"):
        if name in fields:
            slip.ids(_verbatim(fields[name].value), _lines(fields[name]))


def _verbatim(value: str) -> str:
    return _VERBATIM_ESCAPE.sub(r"\1", value.strip())


def _personal(slip: Slip, entry: Entry, fields: dict[str, Field]) -> None:
    slip.own("cite_key", entry.key or None, (entry.first, entry.first))
    for name in ("keywords", "tags"):
        if name in fields:
            slip.own("tags", tags(fields[name].value), _lines(fields[name]))
    for name in ("annote", "annotation", "review", "comment"):
        if name in fields:
            slip.own("note", latex.note(fields[name].value), _lines(fields[name]))
    if "readstatus" in fields:
        slip.own("status", values.status(fields["readstatus"].value), _lines(fields["readstatus"]))
    if "priority" in fields and fields["priority"].value.strip() == "prio1":
        slip.own("marked", True, _lines(fields["priority"]))
    note = fields.get("note")
    if note is None:
        return
    said, rest = values.extra(note.value)
    slip.own("status", values.status(said.get("read_status")), _lines(note))
    text = latex.plain(rest if "read_status" in said or "citation key" in said else note.value)
    zotero = _ZOTERO_NOTE.fullmatch(text)
    if zotero:
        slip.say("category", zotero[1], _lines(note))
    else:
        slip.say("comment", text, _lines(note))


def _inherit(slip: Slip, parent: Entry) -> None:
    """What a paper lacks and the volume it stands in has; its lines are not the paper's."""
    fields = {field.name: field for field in reversed(parent.fields)}
    spare = Slip()
    for name in ("booktitle", "journal", "journaltitle", "title"):
        if name in fields:
            spare.say("venue", latex.plain(fields[name].value), (0, 0))
    _date(spare, fields, [])
    own = slip.lines_of("title")
    for name in ("venue", "date"):
        slip.say(name, spare.said(name), own)


def authors(value: str) -> tuple[tuple[str, ...], bool]:
    """Names joined by ``and``, as people say them, and whether others were left out."""
    if "{" not in value and "\\" not in value:
        value = latex.folded(value)
        names = [values.person(name) for name in (_AND.split(value) if " and " in value.lower() else [value])]
    else:
        names = _braced_names(" ".join(value.split()))
    names = [name for name in names if name]
    et_al = len(names) > 1 and values.is_et_al(names[-1])
    return tuple(names[:-1] if et_al else names), et_al


def _braced_names(value: str) -> list[str]:
    """As ``authors`` for names with braces, inside of which neither “and” nor a comma means anything."""
    names: list[list[str]] = [[]]
    depth = begin = 0
    for match in _NAME_PART.finditer(value):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(depth - 1, 0)
        elif depth == 0 and sign[0] != "\\":
            names[-1].append(value[begin : match.start()])
            begin = match.end()
            if sign != ",":
                names.append([])
    names[-1].append(value[begin:])
    made = []
    for parts in names:
        said = [latex.plain(part) for part in parts]
        if len(said) == 1 or len(said) > 3:
            made.append(", ".join(filter(None, said)))
        else:
            made.append(" ".join(filter(None, (said[-1], *said[:-1]))))
    return made


def tags(value: str) -> tuple[str, ...]:
    """Keywords, at the commas outside braces; at semicolons where there are no such commas."""
    value = " ".join(value.split())
    if "{" not in value:
        return values.listed(latex.plain(part) for part in value.split("," if "," in value else ";"))
    cuts: dict[str, list[int]] = {",": [], ";": []}
    depth = 0
    for match in _COMMA.finditer(value):
        sign = match[0]
        if sign in cuts:
            if depth == 0:
                cuts[sign].append(match.start())
        elif sign in "{}":
            depth = max(depth + (1 if sign == "{" else -1), 0)
    at = cuts[","] or cuts[";"]
    begins, ends = [0, *(cut + 1 for cut in at)], [*at, len(value)]
    return values.listed(latex.plain(value[a:b]) for a, b in zip(begins, ends, strict=True))
