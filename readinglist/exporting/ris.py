r"""RIS as EndNote and Zotero read it: CRLF, one value per line, ``TY`` first and ``ER`` last.

A line end inside a value could start a second record, so values are folded into one line; the lines of a note are
joined by a pilcrow between spaces. Where the values go:

- ``TY``: ``CONF`` or ``JOUR`` for a paper with a venue, which is ``T2``; ``UNPB`` for one with an arXiv id alone,
  ``GEN`` for others, of which the sources do not say what they are.
- ``AU``: ``Family, Given, Suffix``; a list that was cut ends with ``AU  - et al.``, as PubMed writes it.
- ``PY`` year, ``DA`` ``2025/10/20``, or ``/10/20`` without a year. ``ID``: the citation key.
- ``AN``: ``arXiv:2510.17506``. ``UR``: arXiv's page, then one line for each of the other ids. ``KW``: one per tag.
- ``N1``: the user's note. ``AD``: the affiliation.
- ``C1`` comment, ``C2`` category, ``C3`` reading status, ``C4`` ``marked``, ``C5`` ``has code``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readinglist.exporting.cite_keys import cite_keys
from readinglist.exporting.dates import PartialDate, partial_date
from readinglist.exporting.identifiers import arxiv_url, identifier, other_urls
from readinglist.exporting.names import PersonName, person_name
from readinglist.exporting.text import folded_note_lines, one_line
from readinglist.exporting.venues import is_meeting
from readinglist.records import Paper

NOTE_LINE_BREAK = " ¶ "
ET_AL = "et al."


def render_ris(papers: Sequence[Paper]) -> str:
    """All papers as one RIS file; an empty text for none."""
    keys = cite_keys(papers)
    return "".join(_record(paper, key) for paper, key in zip(papers, keys, strict=True))


def _record(paper: Paper, key: str) -> str:
    lines = [f"{tag}  - {value}\r\n" for tag, value in _values(paper, key) if value]
    return "".join([*lines, "ER  - \r\n\r\n"])


def _values(paper: Paper, key: str) -> Iterator[tuple[str, str]]:
    eprint = identifier(paper.arxiv_id)
    date = partial_date(paper.date)
    venue = one_line(paper.venue)
    yield "TY", ("CONF" if is_meeting(venue) else "JOUR") if venue else "UNPB" if eprint else "GEN"
    yield "ID", key
    yield "TI", one_line(paper.title)
    names = [_author(name) for name in map(person_name, paper.authors) if name]
    for name in names:
        yield "AU", name
    if names and paper.et_al:
        yield "AU", ET_AL
    yield "T2", venue
    yield "PY", f"{date.year:04}" if date.year is not None else ""
    yield "DA", _date(date)
    yield "AB", one_line(paper.abstract)
    for tag in paper.tags:
        yield "KW", one_line(tag)
    yield "N1", NOTE_LINE_BREAK.join(folded_note_lines(paper.note))
    yield "DO", identifier(paper.doi)
    yield "AN", f"arXiv:{eprint}" if eprint else ""
    yield "PB", "arXiv" if eprint and not venue else ""
    yield "UR", arxiv_url(paper)
    for _, url in other_urls(paper):
        yield "UR", url
    yield "AD", one_line(paper.affiliation)
    yield "C1", one_line(paper.comment)
    yield "C2", one_line(paper.category)
    yield "C3", paper.status.value
    yield "C4", "marked" if paper.marked else ""
    yield "C5", "has code" if paper.has_code else ""


def _author(name: PersonName) -> str:
    parts = (f"{name.particle} {name.family}".strip(), name.given, name.suffix)
    return ", ".join(part for part in parts if part)


def _date(date: PartialDate) -> str:
    """``2025/10/20``, ``2025/10``, ``2025``, ``/10/20`` or ``/10``: an unknown year leaves its place empty."""
    if date.raw or not date:
        return date.raw
    parts = [f"{date.year:04}" if date.year is not None else ""]
    parts += [f"{part:02}" for part in (date.month, date.day) if part]
    return "/".join(parts)
