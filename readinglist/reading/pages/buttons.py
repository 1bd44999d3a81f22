"""What a row says beside its own words: buttons, bars of links, identifiers and addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readinglist.reading.pages.furniture import is_button
from readinglist.reading.pages.people import read_people
from readinglist.reading.pages.references import GONE, References, refer
from readinglist.reading.pages.rows import Row

_BAR = 36
"""Letters: the links of a bar (``PDF | Code | Cite``) are so short."""
_BUTTON = re.compile(
    r"\[(?:pdf|html)\] from [\w.-]+|[\[(]\s*(?:pdf|ps|html|other|code|link|bib(?:tex)?"
    r"|doi|arxiv|paper|slides|video|poster|project(?: page)?"
    r"|website|page"
    r"|crossref|pubmed|google scholar|web of science ?®?|scopus|isi|medline|cas|ads|article|green version"
    r"|abs(?:tract)?|data(?:set)?|supp(?:lementary)?|blog|demo|talk|preprint|github|url|tex"
    r"|format)(?:\s*[,|/]\s*(?:pdf|ps|html|other|code|x|link|slides"
    r"|video|arxiv|bib))*\s*[\])]|(?<=\S\s)(?:PDF|BibTeX|PostScript)$",
    re.IGNORECASE,
)


def prepare(row: Row) -> References:
    """The references of a row, buttons such as ``[pdf]`` taken out of what is left."""
    references = refer(without_buttons(row), row.links)
    references.rest = _BUTTON.sub(GONE, references.rest)
    return references


def without_buttons(row: Row) -> str:
    """The text of a row, GONE where a link is a button, or where all that the row holds is a bar of short links."""
    text = row.text
    if not row.links:
        return text
    links = sorted((a, b) for a, b, _ in row.links)
    if _is_bar(text, links):
        return GONE
    for a, b in reversed(links):
        if 1 < b - a <= _BAR and is_button(text[a:b]) and (a or b < len(text)):
            text = text[:a] + GONE + text[b:]
    return text


def _is_bar(text: str, links: Sequence[tuple[int, int]]) -> bool:
    """Whether a row is nothing but links of a few words, and they are not people."""
    starts, ends = [a for a, _ in links], [b for _, b in links]
    outside = "".join(text[b:a] for b, a in zip([0, *ends], [*starts, None], strict=True))
    if len(links) < 2 or any(c.isalnum() or c in ",&" for c in outside):
        return False
    short = all(b - a <= _BAR or len(refer(text[a:b]).rest) <= _BAR for a, b in links)
    return short and read_people(text).score < 0.6
