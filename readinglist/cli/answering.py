"""``search -``: queries from standard input, one a line, each answered at once by one line of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from readinglist.cli.finding import ask, index_of
from readinglist.library import Library
from readinglist.records import Paper, Place, Sort
from readinglist.searching import KeptIndex, highlight
from readinglist.searching.abstracts import WHOLE_SCORE

DEFAULT_LIMIT = 100


def answer_lines(library: Library, lines: Iterable[bytes], out: IO[bytes], limit: int, *, sessions: bool) -> None:
    """Answer queries as they come.

    With ``sessions``, lines that extend or shorten the one before are one person typing: they are asked of the same
    state of the library. Without, each line first looks for what changed. Titles, authors, tags and notes are always
    all searched; abstracts as far as they are indexed, which goes on meanwhile.
    """
    with index_of(library) as kept:
        before = ""
        for line in lines:
            query = line.decode("utf-8", "replace").rstrip("\r\n")
            typing = bool(before) and (query.startswith(before) or before.startswith(query))
            if not (sessions and typing):
                kept.catch_up(library)
                kept.finish(library)
            before = query
            out.write(json.dumps(_answer(library, kept, query, limit), ensure_ascii=False).encode("utf-8", "replace"))
            out.write(b"\n")
            out.flush()


def _answer(library: Library, kept: KeptIndex, query: str, limit: int) -> dict[str, Any]:
    answer = ask(kept, query, limit)
    total, ids, scores = answer.total, list(answer.ids), list(answer.scores)
    if answer.is_blank:
        everything = library.papers.ids(Place(), Sort())
        total, ids, scores = len(everything), list(everything[:limit]), []
    score = dict(zip(ids, scores, strict=False))
    from_abstracts = set(ids[len(ids) - answer.from_abstracts :])
    from_abstracts.update(paper for paper, points in score.items() if points == WHOLE_SCORE)
    return {
        "query": query,
        "took_ms": round(answer.took_ms, 3),
        "total": total,
        "papers": [
            {
                "id": paper.id,
                "title": paper.title,
                "score": round(score[paper.id], 2) if paper.id in score else None,
                "matches": _matches(query, paper, abstract=paper.id in from_abstracts, loosened=answer.loosened),
            }
            for paper in library.papers.load(ids)
        ],
    }


def _matches(query: str, paper: Paper, *, abstract: bool, loosened: bool) -> dict[str, list[tuple[int, int]]]:
    """Where the query stands: for each field that has some of it, the parts of its text; people joined by ``, ``.

    Of papers that were found by their abstracts these are told too, and nothing is taken for a typo.
    """
    texts = {"title": paper.title or "", "authors": ", ".join(paper.authors)}
    if abstract:
        texts["abstract"] = paper.abstract or ""
    spans = {field: highlight(query, text, loosened=loosened and not abstract) for field, text in texts.items()}
    return {field: found for field, found in spans.items() if found}
