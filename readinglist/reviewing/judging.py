"""What is each record? New, one of the library's papers, an earlier one of the same page, or hard to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from readinglist import matching
from readinglist.importing.matcher import AlikeTitles, Item, Matcher
from readinglist.library import Library
from readinglist.records import Draft, Known
from readinglist.reviewing.verdicts import Verdict

TELLING = ("title", "authors", "date", "arxiv_id", "doi")
"""A doubt about one of these is worth a question; letters damaged in an abstract are not."""

_PART = 250
"""Records that are judged between two looks at whether to stop."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one record is: ``paper`` is one of the library's, ``twin`` the place of an earlier item.

    ``maybe`` is a paper of the library that it may be, where that is not sure enough to be taken for granted.
    """

    verdict: Verdict
    paper: int | None = None
    twin: int | None = None
    why: str = ""
    maybe: int | None = None


def judge(
    library: Library, items: Sequence[Item], highest: int, tell: Callable[[int], None] = lambda _: None
) -> tuple[list[Judgement], dict[int, Known]]:
    """Judge records against the library and each other, in order; and the papers of the library that were found.

    ``highest`` is the library's highest id: numbers above it stand for the items, counted from 1. ``tell`` is told how
    many are judged, every now and then; what it raises ends the judging.
    """
    matcher = Matcher(library, items, AlikeTitles(library, lambda: tell(0)))
    found = []
    for at, (_, draft, keys) in enumerate(items):
        if at % _PART == 0:
            tell(at)
        found.append(matcher.find(draft, keys))
        if not found[-1].is_known:
            matcher.add(highest + at + 1, draft, keys)
    known = known_of(library, [one.paper for one in found if one.paper is not None and one.paper <= highest])
    titles = {paper: one.title_key for paper, one in known.items()}
    titles |= {highest + at + 1: keys.title_key for at, (_, _, keys) in enumerate(items)}
    judged = [_judgement(one, draft, keys, titles, highest) for one, (_, draft, keys) in zip(found, items, strict=True)]
    return judged, known


def known_of(library: Library, papers: Iterable[int]) -> dict[int, Known]:
    """Papers as they are now, those that are live."""
    return {one.id: one for one in library.keys.known(sorted(set(papers)))}


def _judgement(
    found: matching.Verdict, draft: Draft, keys: matching.Keys, titles: Mapping[int, int | None], highest: int
) -> Judgement:
    doubt = doubted(draft)
    paper = found.paper
    if not found.is_known or paper is None or paper not in titles:
        if found.relation is not matching.Relation.UNSURE:
            return Judgement(Verdict.UNSURE if doubt else Verdict.NEW, why=doubt)
        if paper in titles and paper is not None and paper <= highest:
            return Judgement(Verdict.UNSURE, why=f"Perhaps a paper you have: {found.why}.", maybe=paper)
        return Judgement(Verdict.UNSURE, why=f"Perhaps the same as one above: {found.why}.")
    same_title = keys.title_key is not None and keys.title_key == titles[paper]
    elsewhere = found.relation is matching.Relation.ELSEWHERE or (found.by == "abstract_key" and not same_title)
    verdict = Verdict.UNSURE if doubt else Verdict.SAME_WORK if elsewhere else Verdict.YOURS
    if paper > highest:
        return Judgement(verdict, twin=paper - highest - 1, why=doubt)
    return Judgement(verdict, paper, why=doubt)


def doubted(draft: Draft) -> str:
    """The first doubt about a record that is worth a question; empty where there is none."""
    return next((draft.doubts[name] for name in TELLING if name in draft.doubts), "")
