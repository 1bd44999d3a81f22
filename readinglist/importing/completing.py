"""Papers completed by what a service said of them: only what is missing is filled, and all of it can be taken back.

What was filled is kept as an import of its own, so that each field shows where it came from.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from readinglist.edits import counted
from readinglist.importing import batch
from readinglist.library import Library
from readinglist.library.papers import LOOKED_UP
from readinglist.matching import TITLE_AGREES, folded
from readinglist.records import BIBLIOGRAPHIC_FIELDS, Change, Draft, Lines, Paper

if TYPE_CHECKING:
    from readinglist.lookup import Answer

FILLED = ("title", "authors", "date", "category", "arxiv_id", "doi", "venue", "abstract")
"""The fields that are filled; a comment and an affiliation are the page's own words."""

WANTED = ("title", "authors", "date", "abstract")
"""A paper that has all of these is whole: nobody is asked about it unless the user chooses it."""

_CUT = ("…", "...")
_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Filling:
    """What would be filled in one paper: a draft of those fields alone, with who said it."""

    paper: int
    service: str
    draft: Draft

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields, in their usual order."""
        return tuple(name for name in BIBLIOGRAPHIC_FIELDS if getattr(self.draft, name))


def lacks(paper: Paper) -> tuple[str, ...]:
    """Which of the wanted fields a paper lacks or has in part."""
    return tuple(name for name in WANTED if name not in paper.corrected and _is_partial(paper, name))


def incomplete(library: Library, papers: Sequence[int]) -> Iterator[Paper]:
    """Those of ``papers`` that lack something and have an id to ask by."""
    for low in range(0, len(papers), batch.BATCH):
        for paper in library.papers.load(papers[low : low + batch.BATCH]):
            if (paper.arxiv_id or paper.doi) and lacks(paper):
                yield paper


def gaps(paper: Paper, found: Draft) -> Draft | None:
    """What ``found`` says beyond ``paper``, None for nothing.

    A field that the user corrected, or that a page says in full, stays as it is. A list of authors that ends in
    "et al.", a date without its year and a text that was cut short are completed where what is there is a part of what
    was found.
    """
    said = {
        name: getattr(found, name)
        for name in FILLED
        if name not in paper.corrected and getattr(found, name) and _completes(paper, found, name)
    }
    return Draft(**said) if said else None


def objection(paper: Paper, found: Draft) -> str:
    """Why what was found is not of this paper, as a sentence; empty where it is."""
    if not paper.title or not found.title:
        return ""
    from rapidfuzz import fuzz  # loaded when somebody looks up, not when the program starts

    ours, theirs = folded(paper.title), folded(found.title)
    if fuzz.ratio(ours, theirs) >= TITLE_AGREES or fuzz.partial_ratio(ours, theirs) >= 90:
        return ""
    return f"There it is called “{found.title}”, so nothing is filled."


def judged(paper: Paper, answer: Answer) -> tuple[Filling | None, str]:
    """What an answer would fill in ``paper``, or None and a sentence that says why it fills nothing."""
    if answer.draft is None:
        return None, answer.why
    why = objection(paper, answer.draft)
    if why:
        return None, why
    draft = gaps(paper, answer.draft)
    if draft is None:
        return None, f"{answer.service} knows nothing that is missing here."
    return Filling(paper.id, answer.service, draft), ""


def fill(library: Library, fillings: Sequence[Filling]) -> Change:
    """Write down what was found. One transaction, one Change; its inverse takes it all back.

    What has become known since the service was asked is not filled any more.
    """
    with library.transaction():
        there = {paper.id: paper for paper in library.papers.load(library.papers.live([f.paper for f in fillings]))}
        wanted = []
        for filling in fillings:
            draft = gaps(there[filling.paper], filling.draft) if filling.paper in there else None
            if draft is not None:
                wanted.append(Filling(filling.paper, filling.service, draft))
        if not wanted:
            return Change("")
        text, lines = _text(wanted, there)
        data = text.encode()
        import_id = library.imports.begin(
            {
                "name": f"Looked up at {' and '.join(sorted({filling.service for filling in wanted}))}",
                "origin": LOOKED_UP,
                "at": datetime.now(UTC).isoformat(timespec="seconds"),
                # The same answer filled a second time is another import, not one that is already there.
                "sha256": hashlib.sha256(f"{LOOKED_UP} {library.state()} {text}".encode()).hexdigest(),
                "size": len(data),
                "encoding": "utf-8",
                "warnings": "[]",
                "unread": "[]",
            },
            text,
            data,
        )
        placed = [
            (position, _with_lines(filling.draft, said), filling.paper)
            for position, (filling, said) in enumerate(zip(wanted, lines, strict=True))
        ]
        outcome = batch.settle(library, import_id, placed, {})
        library.imports.finish(import_id, finished=True)
    return Change(
        f"Completed {counted(len(outcome.merged), 'paper')}",
        imports={import_id: {"taken_back": (True, False)}},
        touched=outcome.merged,
    )


def _is_partial(paper: Paper, name: str) -> bool:
    value = getattr(paper, name)
    if not value:
        return True
    return (
        (name == "authors" and paper.et_al)
        or (name == "date" and value.startswith("--"))
        or (name in ("title", "abstract") and value.rstrip().endswith(_CUT))
    )


def _completes(paper: Paper, found: Draft, name: str) -> bool:
    if not getattr(paper, name):
        return True
    if name not in WANTED or not _is_partial(paper, name):
        return False
    if name == "authors":
        theirs = {folded(author) for author in found.authors}
        return len(found.authors) > len(paper.authors) and theirs.issuperset(map(folded, paper.authors))
    ours, full = getattr(paper, name), getattr(found, name)
    if name == "date":
        return bool(full[4:] == ours[1:])
    start = folded(ours.rstrip().rstrip(".…"))
    return bool(folded(full).startswith(start) and len(folded(full)) > len(start))


def _text(fillings: Sequence[Filling], papers: Mapping[int, Paper]) -> tuple[str, list[dict[str, Lines]]]:
    """What was found as a page that people can read, and for each filling the lines of its fields."""
    page: list[str] = []
    found = []
    for filling in fillings:
        page.append(f"{filling.service} about {' '.join(papers[filling.paper].heading.split())}")
        lines: dict[str, Lines] = {}
        for name in filling.fields:
            value = getattr(filling.draft, name)
            said = ", ".join(value) if isinstance(value, tuple) else str(value)
            page.append(f"  {name}: {' '.join(_NOT_STORABLE.sub('�', said).split())}")
            lines[name] = (len(page), len(page))
        page.append("")
        found.append(lines)
    return "\n".join(page), found


def _with_lines(draft: Draft, lines: Mapping[str, Lines]) -> Draft:
    return Draft(**draft.bibliographic(), lines=lines)


def as_json(filling: Filling) -> dict[str, object]:
    """What would be filled, for people's programs."""
    said = {name: getattr(filling.draft, name) for name in filling.fields}
    return {"paper": filling.paper, "service": filling.service, "fields": json.loads(json.dumps(said))}
