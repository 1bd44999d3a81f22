"""Papers whose sources or corrections have changed: their rows say again what all of these say together.

Everything here but ``gather_keys`` belongs inside a transaction.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from readinglist import merging, personal
from readinglist.library import Library
from readinglist.library.rows import CHUNK, chunks
from readinglist.paper_ids import union
from readinglist.records import Value


def take_back(
    library: Library, import_ids: Mapping[int, bool]
) -> tuple[Sequence[int], Sequence[int], Sequence[int], int]:
    """Let imports count no more, or again: the papers that came, those that went, those that look different, and how
    many keep what an import gave the user's side of them because the user changed it since.

    Papers that only one import knows are most of them: their rows stay as they are, and they go and come by the
    million. The others are merged anew from what still stands; removed ones too, since they can come back.
    """
    came: list[Sequence[int]] = []
    went: list[Sequence[int]] = []
    looked: list[Sequence[int]] = []
    kept = 0
    for import_id, back in import_ids.items():
        shared = library.sources.shared(import_id)
        library.sources.write_out(shared)
        library.imports.set_taken_back(import_id, back)
        live = set(library.papers.live(shared))
        if back:
            touched, stay = personal.take_back(library, import_id)
            kept += stay
            went.append(library.papers.take_back(import_id))
        else:
            came.append(library.papers.bring_back(import_id))
            touched = personal.bring_back(library, import_id)
        looked.append(library.papers.live(sorted(touched)))
        for part in chunks(shared):
            standing = sorted(library.sources.drafts(part))
            remerge(library, standing)
            looked.append([paper for paper in standing if paper in live])
    arrived, gone = union(came), union(went)
    return arrived, gone, union([union(looked, but=arrived)], but=gone), kept


def corrections_of(library: Library, papers: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What the user corrected of each paper: field -> value."""
    found = library.papers.values("corrections", papers)
    return {paper: json.loads(raw) if raw else {} for paper, raw in found.items()}


def write_corrections(library: Library, corrected: Iterable[tuple[int, str, Value]]) -> None:
    """Keep corrections, given as (paper, field, JSON of the value or None to give it up)."""
    by_paper: dict[int, list[tuple[str, Value]]] = defaultdict(list)
    for paper, name, after in corrected:
        by_paper[paper].append((name, after))
    if not by_paper:
        return
    library.sources.write_out(by_paper)
    for paper, corrections in corrections_of(library, list(by_paper)).items():
        for name, after in by_paper[paper]:
            if after is None:
                corrections.pop(name, None)
            else:
                corrections[name] = json.loads(str(after))
        kept = json.dumps(corrections, ensure_ascii=False) if corrections else None
        library.papers.set_values("corrections", kept, [paper])
    remerge(library, list(by_paper))


def remerge(library: Library, papers: Sequence[int]) -> None:
    """Let the rows of papers say what their standing sources and the user's corrections say together.

    A paper that stays although all its imports were taken back goes on saying what they said.
    """
    library.sources.write_out(papers)
    drafts = library.sources.drafts(papers)
    drafts |= library.sources.drafts([paper for paper in papers if paper not in drafts], taken_back=True)
    corrections = corrections_of(library, papers)
    rows = {paper: merging.row(merging.merged(said), corrections[paper]) for paper, said in drafts.items()}
    library.papers.rewrite(rows)
    library.keys.set_others({paper: merging.other_keys(said, corrections[paper]) for paper, said in drafts.items()})


def gather_keys(library: Library) -> None:
    """Gather what papers of a library of an older version are known by besides their rows."""
    while papers := library.keys.wanting(CHUNK):
        with library.transaction(urgent=False):
            library.sources.write_out(papers)
            drafts = library.sources.drafts(papers)
            corrections = corrections_of(library, papers)
            library.keys.set_others(
                {p: merging.other_keys(drafts[p], corrections[p]) if p in drafts else () for p in papers}
            )
