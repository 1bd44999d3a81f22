"""Citation keys: made when a paper is first exported or cited, and the same ever after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readinglist.library import Library
from readinglist.records import Paper


def with_cite_keys(library: Library, papers: Sequence[Paper]) -> list[Paper]:
    """The same papers, each with its citation key: made at the first export and kept from then on.

    A read-only library gets keys for this once, by the same rule.
    """
    from readinglist.exporting import cite_keys  # the window starts without the writers

    lacking = [paper for paper in papers if paper.cite_key is None]
    if not lacking:
        return list(papers)
    if library.read_only:
        keys = cite_keys(papers, library.papers.cite_keys())
        return [replace(paper, cite_key=key) for paper, key in zip(papers, keys, strict=True)]
    with library.transaction():
        kept = library.papers.values("cite_key", [paper.id for paper in papers])  # others may have made some by now
        papers = [replace(paper, cite_key=kept.get(paper.id)) for paper in papers]
        keys = cite_keys(papers, library.papers.cite_keys())
        for paper, key in zip(papers, keys, strict=True):
            if paper.cite_key != key:
                library.papers.set_values("cite_key", key, [paper.id])
    return [replace(paper, cite_key=key) for paper, key in zip(papers, keys, strict=True)]
