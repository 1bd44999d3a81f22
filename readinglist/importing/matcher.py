"""Which paper of the library each record of a batch is, the batch's own new papers included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from readinglist import matching
from readinglist.library import Library
from readinglist.matching import Verdict
from readinglist.records import Draft, Known

if TYPE_CHECKING:
    from readinglist.blocking import TitleIndex

Item = tuple[int, Draft, matching.Keys]
"""A record's position in its source, the record, and the keys it is found by."""

MOST_SHARING = 100
"""Papers that share a key, as many as a record is compared with, the oldest first: thousands of withdrawn papers have
one abstract, and each new one would be compared with all of them."""

_VALUES = attrgetter(*(field.name for field in fields(Known)))


class AlikeTitles:
    """The titles of a library, and of what an import brings, for those that no key finds. Gathered when first asked.

    One import keeps one of these for all its batches. A title that another program writes meanwhile is not met here;
    what is met is looked at again as it stands in the library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._indexes: dict[bool, TitleIndex] = {}
        """Of all titles, and (True) of those without an arXiv id, which alone can be a record's that has one."""
        self._fresh: dict[int, Known] = {}

    def of(self, title: str, *, with_arxiv_id: bool) -> list[Known]:
        """Papers whose titles may be alike; ``with_arxiv_id`` for a record that has one."""
        found = self._gathered(with_arxiv_id).alike(title)
        fresh = [self._fresh[paper] for paper in found if paper in self._fresh]
        stored = [paper for paper in found if paper not in self._fresh]
        return fresh + (self._library.keys.known(stored) if stored else [])

    def add(self, known: Known) -> None:
        """A paper that is new."""
        if known.title:
            self._fresh[known.id] = known
            for without, index in self._indexes.items():
                if not (without and known.arxiv_id):
                    index.add(known.id, known.title)

    def settle(self) -> None:
        """What was new stands in the library now."""
        self._fresh.clear()

    def _gathered(self, without: bool) -> TitleIndex:
        if without not in self._indexes:
            from readinglist.blocking import TitleIndex  # here, because numpy is slow to load

            made = TitleIndex(self._library.keys.every_title(without_arxiv_id=without))
            for known in self._fresh.values():
                if known.title and not (without and known.arxiv_id):
                    made.add(known.id, known.title)
            self._indexes[without] = made
        return self._indexes[without]


class Matcher:
    """Holds the papers that share a key with some record of ``items``."""

    def __init__(self, library: Library, items: Sequence[Item], alike: AlikeTitles | None = None) -> None:
        self._library = library
        self._alike = alike
        self._by_key: dict[tuple[str, object], list[Known]] = defaultdict(list)
        anyone: dict[str, set[Any]] = defaultdict(set)
        nameless: dict[str, set[Any]] = defaultdict(set)
        for _, _, keys in items:
            for _, kind, value in keys.sought():
                # A record with an arXiv id is no paper with another one; one with the same is found by it.
                (anyone if kind == "arxiv_id" or keys.arxiv_id is None else nameless)[kind].add(value)
        for kind in matching.KEYS:
            for wanted, without in ((anyone[kind], False), (nameless[kind] - anyone[kind], True)):
                for value, known in library.keys.candidates(kind, sorted(wanted), without_arxiv_id=without):
                    sharing = self._by_key[kind, value]
                    if len(sharing) < MOST_SHARING:
                        sharing.append(known)
        there = {known.id for found in self._by_key.values() for known in found}
        self._apart = library.keys.kept_apart(there) if there else {}

    def find(self, draft: Draft, keys: matching.Keys) -> Verdict:
        """What a record is to the library and to the batch before it. A new one the caller then tells of by ``add``."""
        by_key: dict[str, list[Known]] = {}
        for key, kind, value in keys.sought():
            by_key.setdefault(key, []).extend(self._by_key.get((kind, value), ()))
        found = matching.verdict(draft, keys, by_key, ())
        if not found.is_known and self._alike is not None and draft.title:
            alike = self._alike.of(draft.title, with_arxiv_id=keys.arxiv_id is not None)
            if alike:
                self._apart |= self._library.keys.kept_apart(known.id for known in alike)
                by_title = matching.verdict(draft, keys, {}, alike)
                found = by_title if by_title.is_known or found is matching.NEW else found
        if found.is_known and found.paper in self._apart:
            found = self._as_the_user_said(draft, found)
        if found.is_known and found.paper is not None:
            for known in self._known(found.paper, by_key):
                by = _known(found.paper, draft, keys)
                self._remember(_joined(known, by))
                self._remember(_joined(by, known))
        return found

    def add(self, paper: int, draft: Draft, keys: matching.Keys) -> None:
        """Let the next records of the batch find a new paper."""
        known = _known(paper, draft, keys)
        self._remember(known)
        if self._alike is not None:
            self._alike.add(known)

    def _known(self, paper: int, by_key: Mapping[str, Sequence[Known]]) -> list[Known]:
        return [known for found in by_key.values() for known in found if known.id == paper][
            :1
        ] or self._library.keys.known([paper])

    def _as_the_user_said(self, draft: Draft, found: Verdict) -> Verdict:
        """Of papers that the user keeps apart, the one whose own sources say most nearly what the record says."""
        assert found.paper is not None
        papers = [found.paper, *sorted(self._apart[found.paper])]
        said = self._library.sources.said(papers)
        best = max(papers, key=lambda paper: max((_agreement(draft, one) for one in said.get(paper, ())), default=-99))
        if best == found.paper:
            return found
        if self._library.papers.live([best]):
            return Verdict(matching.Relation.SAME, best, found.by)
        return matching.NEW  # the one that the user took out of the library

    def _remember(self, known: Known) -> None:
        for pair in matching.keys_of(known).pairs():
            sharing = self._by_key[pair]
            if len(sharing) < MOST_SHARING and known not in sharing:
                sharing.append(known)


def _agreement(one: Draft, other: Draft) -> int:
    """In how many fields two records say the same, less those in which they differ."""
    ours, theirs = one.bibliographic(), other.bibliographic()
    return sum((1 if ours[name] == theirs[name] else -1) for name in ours if ours[name] or theirs[name])


def _known(paper: int, draft: Draft, keys: matching.Keys) -> Known:
    return Known(
        paper, draft.title, draft.authors, keys.arxiv_id, keys.doi, keys.title_key, keys.abstract_key,
        draft.date, draft.venue, draft.et_al, keys.other_ids,
    )  # fmt: skip


def _joined(one: Known, other: Known) -> Known:
    """What two records say of a paper, the first before the second."""
    return Known(*(ours if ours else theirs for ours, theirs in zip(_VALUES(one), _VALUES(other), strict=True)))
