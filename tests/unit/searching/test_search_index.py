"""The index stays what it would be if it were made afresh, whatever comes, goes and is typed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from readinglist.records import SearchText
from readinglist.searching import Index, segment
from readinglist.searching.segment import Segment

Make = Callable[..., SearchText]

_WORDS = (
    "graph", "graphs", "neural", "network", "networks", "deep", "learning", "optimization", "optimisation", "convex",
    "analysis", "of", "the", "in", "wang", "silva", "müller", "modal", "model", "models", "state", "space", "bayesian",
    "variational", "self-supervised", "2d", "3d",
)  # fmt: skip


def _random_paper(rng: random.Random, number: int) -> SearchText:
    return SearchText(
        number,
        " ".join(rng.choices(_WORDS, k=rng.randrange(1, 7))).title(),
        "\n".join(" ".join(rng.choices(_WORDS, k=2)) for _ in range(rng.randrange(3))),
        rng.choice(("", "to read", "model\nspace")),
        rng.choice(("", "note on graphs")),
        f"25{rng.randrange(10, 13)}.{rng.randrange(99999):05}",
        rng.choice(("cs.LG", "OC", "")),
        " ".join(rng.choices(_WORDS, k=12)),
        rng.random() < 0.2,
        rng.choice(("", "2024", "2024-05-02", "--10-20")),
    )


def _answers(index: Index, queries: list[str]) -> list[tuple[list[int], list[float], bool]]:
    results = [index.search(query) for query in queries]
    return [(list(r.ids), list(r.scores), r.loosened) for r in results]


_QUERIES = [
    "g", "graph", "grpah", "neural netw", "deep learnign wang", "convexanalysis", "self supervised", "state of the",
    '"deep learning', "optimzation", "-graph", "author:silva model", "quokka graph", "2511", "muller 3d", "net work",
]  # fmt: skip


def test_typing_and_deleting_gives_what_a_fresh_index_gives() -> None:
    rng = random.Random(5)
    papers = [_random_paper(rng, k) for k in range(300)]
    index = Index()
    index.add(papers)
    typed = ""
    for word in ("graph", "nueral", "netw", "-deep"):
        for letter in word + " ":
            typed += letter
            fresh = Index()
            fresh.add(papers)
            assert _answers(index, [typed]) == _answers(fresh, [typed]), typed
        for back in (typed[:-2], typed[:-5], typed):
            fresh = Index()
            fresh.add(papers)
            assert _answers(index, [back]) == _answers(fresh, [back]), back


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.lists(st.sampled_from(["add", "few", "replace", "remove"]), min_size=1, max_size=12))
def test_any_history_gives_what_a_fresh_index_gives(seed: int, history: list[str]) -> None:
    rng = random.Random(seed)
    index = Index()
    held: dict[int, SearchText] = {}
    for step in history:
        if step == "remove":
            gone = rng.sample(sorted(held), len(held) * rng.randrange(1, 4) // 4)
            index.remove([*gone, 10**9])
            for number in gone:
                del held[number]
        else:
            size = {"add": 300, "few": 3, "replace": 20}[step]
            numbers = rng.choices(sorted(held), k=size) if step == "replace" and held else None
            papers = [_random_paper(rng, n) for n in numbers or (rng.randrange(10**6) for _ in range(size))]
            index.add(papers)
            held.update({paper.id: paper for paper in papers})
        if rng.random() < 0.5:
            index.search("graph neural netw")
    fresh = Index()
    fresh.add(held.values())
    assert len(index) == len(fresh) == len(held)
    assert _answers(index, _QUERIES) == _answers(fresh, _QUERIES)


def test_a_replaced_paper_is_found_by_its_new_words_only(paper: Make) -> None:
    index = Index()
    index.add([paper(1, "Old words"), paper(2, "Other")])
    index.search("old")
    index.add([paper(1, "New words")])
    assert len(index) == 2
    assert list(index.search("new").ids) == [1]
    assert list(index.search("words old").ids) == [1]  # with a word left out
    assert not list(index.search("old").ids)


def test_the_last_of_several_with_one_id_counts(paper: Make) -> None:
    index = Index()
    index.add([paper(1, "First"), paper(1, "Second")])
    assert len(index) == 1
    assert not list(index.search("first").ids)
    assert list(index.search("second").ids) == [1]


def test_a_removed_paper_is_gone_and_may_come_back(paper: Make) -> None:
    index = Index()
    index.add([paper(k, f"Paper number{k}") for k in range(1, 5)])
    index.remove([2, 99])
    assert len(index) == 3
    assert set(index.search("paper").ids) == {1, 3, 4}
    index.remove([1, 3, 4])
    assert len(index) == 0 and not list(index.search("paper").ids)
    index.add([paper(2, "Paper again")])
    assert list(index.search("paper").ids) == [2]


def test_adding_a_few_does_not_touch_the_many(paper: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    merged: list[int] = []

    def merge(segments: list[Segment], live: list[NDArray[np.bool_]]) -> Segment:
        merged.append(sum(map(len, segments)))
        return segment.merge(segments, live)

    monkeypatch.setattr("readinglist.searching.index.merge", merge)
    index = Index()
    index.add(paper(k, f"Paper word{k % 50}") for k in range(3000))
    for k in range(40):
        index.add([paper(k, f"Changed word{k % 50}")])
    assert len(index) == 3000
    assert max(merged) <= 40
    assert index.search("changed").total == 40


def test_an_empty_index_answers() -> None:
    index = Index()
    index.add([])
    index.remove([1])
    assert len(index) == 0
    assert index.search("x").total == 0


_NASTY = [
    "x" * 100_000, "word " * 20_000, "\x00\x00", "\ud800 lone", "))((*&^%$ OR NEAR( AND", '"unclosed', "'; DROP --",
    "مرحبا بالعالم", "עברית", "🙂🙂 graph", "a\u0301" * 500, "\u202egraph\u202c", "-" * 5000, '"' * 4001, "tag:" * 500,
    "\n\t\r graph", "İßﬃ", "%_%", "학습" * 300, "学" * 3000, "1234567890" * 50, "\x01", "graph \x01 neural",
]  # fmt: skip


def test_no_text_stops_a_search() -> None:
    rng = random.Random(1)
    index = Index()
    index.add([_random_paper(rng, k) for k in range(50)])
    for query in _NASTY:
        assert index.search(query).total >= 0
    index.add([replace(_random_paper(rng, 100 + k), title=text, authors=text) for k, text in enumerate(_NASTY)])
    for query in (*_NASTY, "graph"):
        assert index.search(query).total >= 0
    assert index.search("graph").total


@given(st.text(max_size=80))
def test_any_text_is_a_query(text: str) -> None:
    assert _SMALL.search(text).total >= 0


@given(st.text(min_size=1, max_size=40), st.text(max_size=40))
def test_any_title_is_found_by_its_own_words(title: str, other: str) -> None:
    plain = SearchText(1, title.replace('"', " ").replace("-", " "), "", "", "", "", "", "", False, "")
    index = Index()
    index.add([plain, replace(plain, id=2, title=other)])
    result = index.search(plain.title.replace(":", " "))
    assert result.is_blank or 1 in result.ids


_SMALL = Index()
_SMALL.add([_random_paper(random.Random(k), k) for k in range(40)])
