"""Which paper of the library each record of a batch is, the batch's own new papers included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import astuple

from readinglist import matching
from readinglist.library import Library
from readinglist.records import Draft, Known

Item = tuple[int, Draft, matching.Keys]
"""A record's position in its source, the record, and the keys it is found by."""

_KEYS = ("arxiv_id", "doi", "abstract_key", "title_key")


class Matcher:
    """Holds the papers that share a key with some record of ``items``."""

    def __init__(self, library: Library, items: Sequence[Item]) -> None:
        self._by_key: dict[tuple[str, object], dict[int, Known]] = defaultdict(dict)
        for key in _KEYS:
            anyone = {getattr(keys, key) for _, _, keys in items if key == "arxiv_id" or keys.arxiv_id is None}
            # A record with an arXiv id is no paper with another one; one with the same is found by it.
            nameless = {getattr(keys, key) for _, _, keys in items} - anyone
            for wanted, without in ((anyone - {None}, False), (nameless - {None}, True)):
                for known in library.papers.candidates(key, sorted(wanted), without_arxiv_id=without):
                    self._remember(known)

    def find(self, draft: Draft, keys: matching.Keys) -> int | None:
        """The paper that a record is; None for a new one, which the caller then tells of by ``add``."""
        candidates: dict[int, Known] = {}
        for key in _KEYS:
            candidates |= self._by_key.get((key, getattr(keys, key)), {})
        found = matching.same_paper(draft, keys, candidates.values())
        if found is None:
            return None
        self._remember(_widened(found, _known(found.id, draft, keys)))
        return found.id

    def add(self, paper: int, draft: Draft, keys: matching.Keys) -> None:
        """Let the next records of the batch find a new paper."""
        self._remember(_known(paper, draft, keys))

    def _remember(self, known: Known) -> None:
        for key in _KEYS:
            value = getattr(known, key)
            if value is not None:
                self._by_key[key, value][known.id] = known


def _known(paper: int, draft: Draft, keys: matching.Keys) -> Known:
    return Known(paper, draft.title, draft.authors, keys.arxiv_id, keys.doi, keys.title_key, keys.abstract_key)


def _widened(known: Known, by: Known) -> Known:
    """A known paper with what one more record says of it, so that the next record of the batch can find it so."""
    return Known(*(old if old else new for old, new in zip(astuple(known), astuple(by), strict=True)))
