"""What a row says beside its own words: buttons, bars of links, identifiers and addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readinglist.reading.pages.rows.row import Row
from readinglist.reading.pages.text.furniture import is_button
from readinglist.reading.pages.text.people import read_people
from readinglist.reading.pages.text.references import GONE, References, refer
from readinglist.reading.pages.text.venues import venue_score

_BAR = 36
"""Letters: the links of a bar (``PDF | Code | Cite``) are so short."""
_FEW = 3
"""Words of a link in brackets that is no part of a title."""
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
_NAMED = 10
"""Letters: the words of a link are an identifier themselves, wherever it leads: ``arXiv:1706.03762``."""
_VENUE = 0.75
"""Words that say so much where a paper appeared, set off, end its title."""
_ASKED = re.compile(r"[?!][.,]?\s$")
_PAGES = re.compile(r"\d\.?$")
_LONG = 10
_INTO = frozenset(("in", "the", "of", "at", "for", "to", "from", "on", "und", "der", "de", "dans", "en"))


def prepare(row: Row) -> References:
    """The references of a row, buttons such as ``[pdf]`` taken out of what is left."""
    references = refer(without_buttons(row), row.links)
    references.rest = _parted(row, _BUTTON.sub(GONE, references.rest))
    return references


def _parted(row: Row, text: str) -> str:
    """The text with GONE in front of a venue that is set off, and that no sign, or only that of a question, parts from
    the title before it."""
    for a, b in (*((a, b) for a, b, _ in row.links), *row.strong):
        before, words = row.text[max(0, a - 30) : a], row.text[a:b]
        joined = len(before.split()) > 2 and before[-1] == " " and before[-2].isalnum()
        asked = len(before) > _LONG and _ASKED.search(before) is not None
        venue = venue_score(words) > _VENUE
        if (asked and (venue or _PAGES.search(words))) or (
            joined and before.split()[-1].lower() not in _INTO and venue
        ):
            text = text.replace(before + words, before + GONE + words, 1)
    return text


def without_buttons(row: Row) -> str:
    """The text of a row, GONE where a link is a button, or where all that the row holds is a bar of short links."""
    text = row.text
    if not row.links:
        return text
    links = sorted((a, b) for a, b, _ in row.links)
    named = [(a, b) for a, b in links if b - a >= _NAMED and refer(text[a:b]).any]
    if _is_bar(text, links):
        return " ".join([GONE, *(text[a:b] for a, b in named)])
    for a, b in reversed(links):
        if (a, b) in named:
            continue
        held = text[a - 1 : a] == "[" and text[b : b + 1] == "]" and a > 1
        if 1 < b - a <= _BAR and (a or b < len(text)) and (is_button(text[a:b]) or (held and _names_file(text[a:b]))):
            text = text[: a - held] + GONE + text[b + held :]
    return text


def _names_file(words: str) -> bool:
    """Whether the words of a link in brackets, behind a title, say what it leads to: ``[bioRxiv preprint]``."""
    return len(words.split()) <= _FEW and not any(map(str.isdigit, words)) and read_people(words).score < 0.6


def _is_bar(text: str, links: Sequence[tuple[int, int]]) -> bool:
    """Whether a row is nothing but links of a few words, and they are not people."""
    starts, ends = [a for a, _ in links], [b for _, b in links]
    outside = "".join(text[b:a] for b, a in zip([0, *ends], [*starts, None], strict=True))
    if len(links) < 2 or any(c.isalnum() or c in ",&" for c in outside):
        return False
    short = all(b - a <= _BAR or len(refer(text[a:b]).rest) <= _BAR for a, b in links)
    return short and read_people(text).score < 0.6
