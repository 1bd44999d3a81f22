"""CSV for spreadsheets (RFC 4180: CRLF between rows, quotes where needed). The file begins with a byte order mark.

Authors and tags stand in one cell each, joined by a semicolon and a space.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from readinglist.exporting.cite_keys import cite_keys
from readinglist.exporting.dates import partial_date
from readinglist.exporting.identifiers import arxiv_url, doi_url, identifier, page_url
from readinglist.exporting.text import note_lines, one_line
from readinglist.records import Paper

COLUMNS = (
    "id",
    "cite_key",
    "title",
    "authors",
    "et_al",
    "year",
    "date",
    "arxiv_id",
    "doi",
    "other_ids",
    "url",
    "venue",
    "category",
    "affiliation",
    "has_code",
    "comment",
    "tags",
    "status",
    "marked",
    "note",
    "abstract",
)

# A cell that starts so is a formula to Excel, LibreOffice or Google Sheets. One that has our quote in front
# already gets another, so that taking one away from such cells always gives back what was there.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def render_csv(papers: Sequence[Paper], guard: bool = True) -> str:
    """All papers as one table with a row of names.

    ``guard`` puts a ``'`` before cells that a spreadsheet would run as a formula. That changes the data (a date
    without a year, ``--10-20``, becomes ``'--10-20``), so that programs may want it off.
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for paper, key in zip(papers, cite_keys(papers), strict=True):
        cells = _cells(paper, key)
        table.writerow(["'" + cell if guard and _FORMULA.match(cell) else cell for cell in cells])
    return out.getvalue()


def _cells(paper: Paper, key: str) -> list[str]:
    year = partial_date(paper.date).year
    return [
        str(paper.id),
        key,
        one_line(paper.title),
        "; ".join(filter(None, map(one_line, paper.authors))),
        _yes(paper.et_al),
        f"{year:04}" if year is not None else "",
        one_line(paper.date),
        identifier(paper.arxiv_id),
        identifier(paper.doi),
        " ".join(paper.other_ids),
        arxiv_url(paper) or doi_url(paper) or page_url(paper),
        one_line(paper.venue),
        one_line(paper.category),
        one_line(paper.affiliation),
        _yes(paper.has_code),
        one_line(paper.comment),
        "; ".join(filter(None, map(one_line, paper.tags))),
        paper.status.value,
        _yes(paper.marked),
        "\n".join(note_lines(paper.note)),
        one_line(paper.abstract),
    ]


def _yes(value: bool) -> str:
    return "yes" if value else ""
