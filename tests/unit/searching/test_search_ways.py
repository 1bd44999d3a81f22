"""The short ways of the search lead to where the long ones lead; it stops when told; what it keeps is bounded."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readinglist.records import SearchText
from readinglist.searching import Cancelled, Index, costs, crowds, paging, paid, search
from readinglist.searching.kept import Kept
from readinglist.searching.kinship import Relation, relation
from readinglist.searching.store import Contents, Half, Reach, Store

Answer = tuple[list[int], list[float], int, bool]

_WORDS = (
    "graph", "graphs", "graphical", "neural", "network", "networks", "deep", "learning",
    "learned", "convolutional", "optimization", "optimisation", "optimizer", "kernel", "kernels", "xray",
    "x", "ray", "gaussian", "process", "processes", "of", "the", "a",
    "in", "attention", "transformer", "transformers",
)  # fmt: skip
_QUERIES = (
    "graph", "gr", "g", "grpah", "graph net", "graph netw", "nueral netwrok", "optimzation of kern", "xray", "x ray",
    "x-ray pro", "deep learnin g", "convolutionalnetworks", "the graph", "of the", "quokka graph",
    "learning quokka pro",
    "author:gauss deep", "tag:read graph", '"deep learning" ker', "graph -deep", "-graph", "gaus process lerning",
    "2510", "attention transformer gauss", "kernl", "proceses", "xra", "gauss müller",
)  # fmt: skip


def _paper(rng: random.Random, number: int) -> SearchText:
    return SearchText(
        id=number,
        title=" ".join(rng.choices(_WORDS, k=rng.randrange(1, 8))),
        authors=rng.choice(("", "Ana Müller\nCarl Gauss", "Emmy Noether")),
        tags=rng.choice(("", "to read")),
        note=rng.choice(("", "on graphs")),
        ids=f"25{rng.randrange(10, 13)}.{rng.randrange(99999):05}",
        category="cs.LG",
        abstract="",
        marked=rng.random() < 0.2,
        date=rng.choice(("", "2024-05-02")),
        venue=rng.choice(("", "Graph Days")),
    )


def _papers(count: int, seed: int = 5) -> list[SearchText]:
    rng = random.Random(seed)
    return [_paper(rng, number) for number in range(1, count + 1)]


def _index(papers: list[SearchText], parts: int = 1) -> Index:
    index = Index()
    for k in range(parts):
        index.add(papers[k::parts])
    return index


def _answer(index: Index, query: str, limit: int | None = None) -> Answer:
    result = index.search(query, limit=limit)
    return list(result.ids), list(result.scores), result.total, result.loosened


@pytest.fixture
def no_short_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    """No papers are opened, no answer is worked out beforehand, no list is looked up one by one."""
    monkeypatch.setattr(costs, "MOST_OPENED", -1)
    monkeypatch.setattr(search, "MOST_OPENED", -1)
    monkeypatch.setattr(search, "MOST_READ", -1)
    monkeypatch.setattr(search, "_RARER", 10**9)
    monkeypatch.setattr(paid, "_SEARCHED", 0)
    monkeypatch.setattr(crowds, "SMALLEST_SEGMENT", 10**9)


@pytest.fixture
def expected(no_short_ways: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, Answer]:
    """The answers, each found the long way by an index that was asked nothing before."""
    answers = {query: _answer(_index(_papers(600)), query) for query in _QUERIES}
    monkeypatch.undo()
    return answers


@pytest.mark.parametrize("parts", [1, 3])
def test_short_ways_lead_to_the_same(expected: dict[str, Answer], monkeypatch: pytest.MonkeyPatch, parts: int) -> None:
    monkeypatch.setattr(crowds, "SMALLEST_SEGMENT", 1)
    monkeypatch.setattr(paid, "_FEW", 0)
    index = _index(_papers(600), parts)
    for query in _QUERIES:
        for length in (*range(1, len(query)), len(query) - 1, len(query)):  # a letter too much is deleted again
            _answer(index, query[:length], 100)
        assert _answer(index, query) == expected[query], query


def test_the_first_hundred_are_the_first_of_all() -> None:
    index = _index(_papers(900))
    for query in _QUERIES:
        ids, scores, total, loosened = _answer(index, query)
        assert total == len(ids) == len(set(ids)), query
        for limit in (0, 1, 7, 100):
            assert _answer(_index(_papers(900)), query, limit) == (ids[:limit], scores[:limit], total, loosened), query


def test_papers_that_are_gone_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowds, "SMALLEST_SEGMENT", 1)
    monkeypatch.setattr(paid, "_FEW", 0)
    papers = _papers(600)
    index = _index(papers, 2)
    index.remove([paper.id for paper in papers if paper.id % 3 == 0])
    rest = _index([paper for paper in papers if paper.id % 3])
    for query in _QUERIES:
        assert _answer(index, query, 100) == _answer(rest, query, 100), query
        assert _answer(index, query) == _answer(rest, query), query


_PAPER_WORDS = st.lists(st.sampled_from(["kernel", "kernels", "kernal", "graph", "graphs", "grape", "trick", "tricks"]))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_PAPER_WORDS, min_size=1, max_size=12),
    st.sampled_from(["kernel graph", "graph", "grape trick", "kernal g"]),
)
def test_every_word_as_typed_comes_before_every_typo(titles: list[list[str]], query: str) -> None:
    plain = SearchText(1, "", "", "", "", "", "", "", False, "")
    papers = [replace(plain, id=k, title=" ".join(title)) for k, title in enumerate(titles, 1)]
    typed = query.split()

    def worst(title: list[str]) -> int:
        """0 where every word stands there as typed, 1 for plurals and beginnings, 2 for typos, 3 for less."""
        ranks = {Relation.SAME: 0, Relation.GOES_ON: 0, Relation.VARIANT: 1, Relation.BEGINS: 1}
        best = []
        for word in typed:
            found_ = [relation(word, other, typing=word is typed[-1]) for other in title]
            best.append(min([ranks.get(one, 2) for one in found_ if one is not None], default=3))
        return max(best)

    order = [worst(titles[k - 1]) for k in _index(papers).search(query).ids]
    assert order == sorted(order)
    if any(worst(title) == 0 for title in titles):
        assert order[0] == 0


def _answers_no(until: int) -> Iterator[bool]:
    for _ in range(until):
        yield False
    while True:
        yield True


@pytest.mark.parametrize(
    "query", ["grpah netwroks quokka", "graph net", "x ray -deep", '"deep learning" g', "g", "-graph"]
)
def test_a_search_stops_at_every_step(query: str) -> None:
    asked = 0

    def count() -> bool:
        nonlocal asked
        asked += 1
        return False

    expected = _answer(_index(_papers(200)), query)
    _index(_papers(200)).search(query, cancelled=count)
    assert asked >= 3
    index = _index(_papers(200))
    for step in range(asked):
        answers = _answers_no(step)
        fresh = _index(_papers(200))
        with pytest.raises(Cancelled):
            fresh.search(query, cancelled=lambda answers=answers: next(answers))
        assert _answer(fresh, query) == expected
    assert _answer(index, query) == expected


class _Thing:
    def __init__(self, nbytes: int) -> None:
        self.nbytes = nbytes


def test_what_is_kept_is_bounded_though_it_grows() -> None:
    kept: Kept[_Thing] = Kept(10, 1000)
    for k in range(30):
        thing = kept.get(k, lambda: _Thing(10))
        thing.nbytes = 300  # it grows once it is used
    kept.get("more", lambda: _Thing(0))
    assert kept.held <= 1000
    again = kept.get(29, lambda: _Thing(7))
    assert again is thing
    assert kept.get(0, lambda: _Thing(7)).nbytes == 7


def test_pages_let_go_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = _index(_papers(300))
    before = [_answer(index, query) for query in _QUERIES]
    kept = Store(tmp_path / "index").write(Contents(Half(Reach((1, 1), (1, 1)), *index.held)))
    index = Index(kept.text.segments, kept.text.live)
    gone: list[None] = []
    monkeypatch.setattr(paging, "_AT_LEAST", -(1 << 40))
    monkeypatch.setattr(paging, "_SHARE", -(10**9))
    monkeypatch.setattr(paging, "_EVERY", 1)
    monkeypatch.setattr(paging, "_mapped_bytes", lambda: 1)
    let_go: Callable[[paging.Pages], None] = paging.Pages.let_go

    def counted(pages: paging.Pages) -> None:
        gone.append(None)
        let_go(pages)

    monkeypatch.setattr(paging.Pages, "let_go", counted)
    assert [_answer(index, query) for query in _QUERIES] == before
    assert len(gone) == len(_QUERIES)
    assert np.array_equal(index.search("graph").ids, before[0][0])
