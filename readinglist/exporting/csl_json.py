"""CSL-JSON, by the schema of citationstyles.org: required ``type`` and ``id``, no properties of our own.

A paper with a venue is a ``paper-conference`` or an ``article-journal`` with ``container-title``; a preprint is an
``article`` with ``publisher`` arXiv and ``genre`` preprint; the ``number`` of both is ``arXiv:<id>``. Where the
authors were cut, the last one is the literal ``others``, as Pandoc and Better BibTeX have it. ``keyword`` holds the
tags and ``note`` the user's note. All that has no property of its own goes into ``custom``: ``reading_status``
always, and where there is something to say ``tags`` and ``other_ids`` (as lists), ``marked``, ``et_al``, ``has_code``,
``arxiv_id``, ``category``, ``affiliation``, ``comment``, and ``date`` for a date that lacks its year, which CSL cannot
express. The first id of PubMed and of PubMed Central stand in ``PMID`` and ``PMCID``, too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from readinglist.exporting.cite_keys import cite_keys
from readinglist.exporting.dates import partial_date
from readinglist.exporting.identifiers import identifier, of_scheme, page_url
from readinglist.exporting.names import PersonName, person_name
from readinglist.exporting.text import note_lines, one_line
from readinglist.exporting.venues import is_meeting
from readinglist.records import Paper

ET_AL = "others"


def render_csl_json(papers: Sequence[Paper]) -> str:
    """All papers as one JSON array."""
    items = [_item(paper, key) for paper, key in zip(papers, cite_keys(papers), strict=True)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(paper: Paper, key: str) -> dict[str, Any]:
    eprint = identifier(paper.arxiv_id)
    tags = [tag for tag in map(one_line, paper.tags) if tag]
    venue = one_line(paper.venue)
    item = {
        "id": key,
        "type": ("paper-conference" if is_meeting(venue) else "article-journal") if venue else "article",
        "title": one_line(paper.title),
        "author": _authors(paper),
        "container-title": venue,
        "issued": _issued(paper),
        "genre": "preprint" if eprint and not venue else "",
        "publisher": "arXiv" if eprint and not venue else "",
        "number": f"arXiv:{eprint}" if eprint else "",
        "DOI": identifier(paper.doi),
        "PMID": "".join(of_scheme(paper, "pmid")[:1]),
        "PMCID": "".join(of_scheme(paper, "pmcid")[:1]),
        "URL": page_url(paper),
        "abstract": one_line(paper.abstract),
        "keyword": ", ".join(tags),
        "note": "\n".join(note_lines(paper.note)),
        "custom": _custom(paper, tags),
    }
    return {name: value for name, value in item.items() if value}


def _custom(paper: Paper, tags: list[str]) -> dict[str, Any]:
    date = partial_date(paper.date)
    custom = {
        "reading_status": paper.status.value,
        "marked": paper.marked,
        "tags": tags,
        "et_al": paper.et_al,
        "arxiv_id": identifier(paper.arxiv_id),
        "other_ids": list(paper.other_ids),
        "category": one_line(paper.category),
        "affiliation": one_line(paper.affiliation),
        "has_code": paper.has_code,
        "comment": one_line(paper.comment),
        "date": one_line(paper.date) if date.year is None else "",
    }
    return {name: value for name, value in custom.items() if value}


def _authors(paper: Paper) -> list[dict[str, str]]:
    names = [_author(name) for name in map(person_name, paper.authors) if name]
    if names and paper.et_al:
        names.append({"literal": ET_AL})
    return names


def _author(name: PersonName) -> dict[str, str]:
    if name.literal:
        return {"literal": name.family}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _issued(paper: Paper) -> dict[str, list[list[int]]]:
    date = partial_date(paper.date)
    if date.year is None:
        return {}
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part is not None]]}
