"""Which paper of the library each record of a batch is, the batch's own new papers included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from readinglist import matching
from readinglist.library import Library
from readinglist.matching import Verdict
from readinglist.records import Draft, Known

if TYPE_CHECKING:
    from readinglist.word_pairs import WordPairs

Item = tuple[int, Draft, matching.Keys]
"""A record's position in its source, the record, and the keys it is found by."""

MOST_SHARING = 100
"""Papers that share a key, as many as a record is compared with, the oldest first: thousands of withdrawn papers have
one abstract, and each new one would be compared with all of them."""

_VALUES = attrgetter(*(field.name for field in fields(Known)))


_PART = 2_000
"""Titles after which one looks whether to stop: some tenths of a second."""

T = TypeVar("T")

Title = tuple[str, bool]
"""A record's title, and whether it has an arXiv id."""


class AlikeTitles:
    """The titles of a library, and of what an import brings, for those that no key finds. Gathered when first asked.

    One import keeps one of these for all its batches. A title that another program writes meanwhile is not met here;
    what is met is looked at again as it stands in the library.
    """

    def __init__(self, library: Library, watch: Callable[[], None] = lambda: None) -> None:
        """``watch`` is called every now and then while many titles are gathered or looked through; it may raise."""
        self._library, self._watch = library, watch
        self._index: WordPairs | None = None
        self._new: list[Known] = []

    def of(self, titles: Sequence[Title]) -> list[list[int]]:
        """For each title the papers, of those in the library, whose titles may be alike."""
        if self._index is None:
            from readinglist.word_pairs import WordPairs  # here, because numpy is slow to load

            self._index = WordPairs(self._watched(self._library.keys.every_title()))
        return self.among(self._index, titles)

    def among(self, index: WordPairs, titles: Sequence[Title], most: int | None = None) -> list[list[int]]:
        """For each title those of ``index`` that may be alike."""
        found: list[list[int]] = []
        for start in range(0, len(titles), _PART):
            self._watch()
            part = titles[start : start + _PART]
            found += index.alike(part) if most is None else index.alike(part, most)
        return found

    def _watched(self, titles: Iterable[T]) -> Iterator[T]:
        for number, title in enumerate(titles):
            if number % _PART == 0:
                self._watch()
            yield title

    def add(self, known: Known) -> None:
        """A paper that is new; ``settle`` is told when it stands in the library."""
        if known.title:
            self._new.append(known)

    def settle(self) -> None:
        """What was new stands in the library now."""
        if self._index is not None:
            self._index.add([(known.id, known.title, known.arxiv_id is not None) for known in self._new if known.title])
        self._new.clear()


class _Near(NamedTuple):
    """What may be alike to a title: papers of the library, and titles of the batch, itself among them."""

    papers: list[Known]
    titles: list[str]


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
        self._near: dict[Title, _Near] = {}
        self._fresh: dict[str, list[Known]] = defaultdict(list)
        if alike is not None:
            self._look_around([_title(draft, keys) for _, draft, keys in items if not self._has_a_key(keys)])

    def find(self, draft: Draft, keys: matching.Keys) -> Verdict:
        """What a record is to the library and to the batch before it. A new one the caller then tells of by ``add``."""
        by_key: dict[str, list[Known]] = {}
        for key, kind, value in keys.sought():
            sharing = self._by_key.get((kind, value))
            if sharing:
                by_key.setdefault(key, []).extend(sharing)
        found = matching.verdict(draft, keys, by_key, ()) if by_key else matching.NEW
        if not found.is_known and self._alike is not None and draft.title:
            alike = self._alike_to(_title(draft, keys))
            if alike:
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
        if self._alike is not None and known.title:
            self._alike.add(known)
            sharing = self._fresh[known.title]
            if len(sharing) < MOST_SHARING:
                sharing.append(known)

    def _has_a_key(self, keys: matching.Keys) -> bool:
        """Whether some paper of the library shares a key, so that its title need hardly be looked for."""
        return any(self._by_key.get((kind, value)) for _, kind, value in keys.sought())

    def _look_around(self, titles: Iterable[Title]) -> None:
        """Find what may be alike to these titles, in the library and among themselves: all at once, for it is tens of
        times as quick."""
        assert self._alike is not None
        wanted = [one for one in dict.fromkeys(titles) if one[0]]
        if not wanted:
            return
        from readinglist.word_pairs import MOST, WordPairs

        beside = WordPairs((at, title, named) for at, (title, named) in enumerate(wanted))
        stored = self._alike.of(wanted)
        near = self._alike.among(beside, wanted, most=2 * MOST)
        ids = sorted({paper for papers in stored for paper in papers})
        known = {one.id: one for one in self._library.keys.known(ids)}
        self._apart |= self._library.keys.kept_apart(known)
        for one, papers, others in zip(wanted, stored, near, strict=True):
            self._near[one] = _Near(
                [known[paper] for paper in papers if paper in known],
                list(dict.fromkeys([one[0], *(wanted[at][0] for at in others)])),
            )

    def _alike_to(self, title: Title) -> list[Known]:
        """Papers whose titles may be alike: of the library, and of the batch so far."""
        if title not in self._near:
            self._look_around([title])
        near = self._near[title]
        fresh = [known for other in near.titles for known in self._fresh.get(other, ())]
        return [known for known in fresh if not (title[1] and known.arxiv_id)] + near.papers

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


def _title(draft: Draft, keys: matching.Keys) -> Title:
    return draft.title or "", keys.arxiv_id is not None


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
