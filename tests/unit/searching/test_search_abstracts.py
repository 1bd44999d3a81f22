"""The second stage finds what plain reading would find, whatever came, went and was merged."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelves import Shelf

from readinglist.records import SearchText
from readinglist.searching import Cancelled, KeptIndex, abstract_segment
from readinglist.searching.abstract_segment import AbstractSegment, build, merge
from readinglist.searching.abstracts import DROPPED_SCORE, SCORE, WHOLE_SCORE, among
from readinglist.searching.folding import words
from readinglist.searching.search import STOP_WORDS
from readinglist.searching.segment import newest_first

Make = Callable[..., SearchText]

_WORDS = (
    "graph", "graphs", "graphene", "neural", "network", "learning", "optimal", "müller", "of", "the", "gr", "7",
    "深度学习", "量子", "self-made", "naïve",
)  # fmt: skip
_QUERIES = (
    "graph", "gra", "gr", "neural netw", "learning of", "the network", "muller 7", "graphene optimal learning",
    "naive graph", "neural -network", "self made", "made self gra",
)  # fmt: skip


def _random_paper(rng: random.Random, number: int) -> SearchText:
    return SearchText(
        number,
        " ".join(rng.choices(_WORDS, k=rng.randrange(1, 3))),
        rng.choice(("", "Ana Müller\nCarl Gauss")),
        rng.choice(("", "optimal")),
        rng.choice(("", "on graphs")),
        "",
        "",
        " ".join(rng.choices(_WORDS, k=rng.randrange(12))),
        rng.random() < 0.2,
        rng.choice(("", "2023", "2024-05-02", "2024-05-03", "--10-20")),
    )


def _fields(paper: SearchText) -> list[str]:
    return [" ".join(words(f)) for f in (paper.abstract, paper.title, paper.authors, paper.tags, paper.note)]


def _by_reading(shelf: Shelf, kept: KeptIndex, query: str) -> list[int]:
    """What the words of a query (without phrases) mean, read word by word."""
    found = []
    known = set(kept.index.search(query).ids)
    typed = query.split()
    for paper in shelf.held.values():
        held = {word for field in _fields(paper) for word in field.split()}

        def has(word: str, last: bool, held: set[str] = held) -> bool:
            return word in held or (last and len(word) > 2 and any(each.startswith(word) for each in held))

        fits = paper.id not in known
        for k, word in enumerate(typed):
            if word.startswith("-"):
                fits &= not has(word[1:], False)
            elif word not in STOP_WORDS:
                fits &= has(word, k == len(typed) - 1)
        if fits:
            found.append(paper)
    found.sort(key=lambda paper: (not paper.marked, newest_first(paper)))
    return [paper.id for paper in found]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.lists(st.sampled_from(["add", "few", "gone", "open"]), min_size=1, max_size=8))
def test_any_history_finds_what_reading_finds(
    tmp_path_factory: pytest.TempPathFactory, seed: int, history: list[str]
) -> None:
    rng = random.Random(seed)
    shelf = Shelf(tmp_path_factory.mktemp("abstracts") / "library.db")
    shelf.put([_random_paper(rng, k) for k in range(40)])
    kept = KeptIndex.of(shelf)
    for step in history:
        if step == "open":
            kept.save()
            kept = KeptIndex.of(shelf)
        elif step == "gone":
            shelf.put(gone=rng.sample(sorted(shelf.held), len(shelf.held) // 3))
        else:
            shelf.put([_random_paper(rng, rng.randrange(500)) for _ in range(150 if step == "add" else 3)])
        if rng.random() < 0.5:
            kept.catch_up(shelf)
    kept.catch_up(shelf)
    assert kept.progress is None
    for query in _QUERIES:
        result = kept.search_abstracts(query)
        titles, found = kept.index.search(query), kept.search(query)
        if titles.scores and titles.scores[0] <= DROPPED_SCORE:  # who holds all the words stands at the top
            top = [paper for paper, points in zip(found.ids, found.scores, strict=True) if points == WHOLE_SCORE]
            held = set(titles.ids)
            assert [paper for paper in top if paper not in held] == _by_reading(shelf, kept, query), query
            assert not result.ids and found.total == len(found.ids) == len(set(found.ids)), query
            continue
        assert (found.ids, found.scores) == (titles.ids, titles.scores), query
        assert list(result.ids) == _by_reading(shelf, kept, query), query
        assert result.total == len(result.ids)
        assert list(kept.search_abstracts(query, limit=5).ids) == list(result.ids)[:5]
        assert kept.search_abstracts(query, limit=5).total == result.total


@pytest.mark.parametrize(
    ("query", "sought", "also"),
    [
        ('"neural network"', " neural network ", ""),
        ('"network lear', " network lear", ""),
        ('"the network" graph', " the network ", "graph"),
        ("深度学习", " 深度 度学 学习 ", ""),
        ("度学", " 度学 ", ""),
    ],
)
def test_phrases_stand_side_by_side_in_one_field(tmp_path: Path, query: str, sought: str, also: str) -> None:
    rng = random.Random(11)
    shelf = Shelf(tmp_path / "library.db")
    shelf.put([_random_paper(rng, k) for k in range(800)])
    kept = KeptIndex.of(shelf)
    known = set(kept.index.search(query).ids)
    meant = [
        paper.id
        for paper in sorted(shelf.held.values(), key=lambda paper: (not paper.marked, newest_first(paper)))
        if any(sought in f" {field} " for field in _fields(paper))
        and any(word.startswith(also) for field in _fields(paper) for word in field.split())
        and paper.id not in known
    ]
    assert meant
    assert list(kept.search_abstracts(query).ids) == meant
    assert list(kept.search_abstracts(query, limit=2).ids) == meant[:2]


def test_words_may_be_spread_over_title_people_tags_and_abstract(tmp_path: Path, paper: Make) -> None:
    shelf = Shelf(tmp_path / "library.db")
    text = paper(1, "On kernels", authors="Ada Byron", tags="to read", abstract="Quokkas counted.", category="cs.LG")
    shelf.put([text, paper(2, "On quokkas", abstract="By kernels."), paper(3, "Kernels of quokkas")])
    kept = KeptIndex.of(shelf)
    assert kept.index.search("kernels quokkas").ids[0] == 3

    def whole(query: str) -> list[int]:
        """Papers that hold all the words with their abstracts, and not without."""
        found = kept.search(query)
        first = [paper for paper, points in zip(found.ids, found.scores, strict=True) if points == WHOLE_SCORE]
        assert list(found.ids)[: len(first)] == first and found.total == len(found.ids) == len(set(found.ids))
        assert list(kept.search(query, limit=1).ids) == list(found.ids)[:1]
        assert kept.search(query, limit=1).total == found.total
        return first + list(kept.search_abstracts(query).ids)

    for query in ("byron quokkas", "read quokkas kernels", "quokkas lg", "counted author:byron", "counted tag:read"):
        assert whole(query) == [1], query
    for query in ("counted author:gauss", "counted tag:blue", "counted -tag:read", "counted -byron", "", "-counted"):
        assert whole(query) == [], query
    assert whole("kernels quokkas") == [1, 2]
    assert list(kept.search_abstracts("byron quokkas").ids) == []  # at the top already
    assert list(kept.search_abstracts("counted").scores) == [SCORE]
    assert max(kept.index.search("byron quokkas").scores) <= DROPPED_SCORE < min(kept.index.search("krenels").scores)
    assert min(kept.index.search("kernels quokkas zebra").scores) > SCORE


def test_a_change_beside_the_words_takes_no_new_segment(tmp_path: Path, paper: Make) -> None:
    shelf = Shelf(tmp_path / "library.db")
    papers = [paper(k, "A title", abstract=f"quokka {k}", date="2024-01-02") for k in range(300)]
    shelf.put(papers)
    kept = KeptIndex.of(shelf)
    before = list(kept._abstracts.pile.held[0])
    shelf.put([replace(papers[7], marked=True)])
    kept.catch_up(shelf)
    assert kept._abstracts.pile.held[0] == before
    assert list(kept.search_abstracts("quokka", limit=2).ids) == [7, 0]
    shelf.put([replace(papers[9], abstract="wombat")])
    kept.catch_up(shelf)
    assert list(kept.search_abstracts("wombat").ids) == [9]
    assert 9 not in kept.search_abstracts("quokka").ids


def test_it_can_be_cancelled(tmp_path: Path, paper: Make) -> None:
    shelf = Shelf(tmp_path / "library.db")
    shelf.put([paper(k, "A title", abstract="quokka hill") for k in range(900)])
    kept = KeptIndex.of(shelf)
    kept.search_abstracts('"quokka hill"')  # what the first stage finds is kept
    asked: list[int] = []
    assert kept.search_abstracts('"quokka hill"', cancelled=lambda: bool(asked.append(1))).total == 900
    assert len(asked) > 900 // 200  # between the parts that are read
    for most in range(len(asked)):
        left = iter([False] * most)
        with pytest.raises(Cancelled):
            kept.search_abstracts('"quokka hill"', cancelled=lambda left=left: next(left, True))  # type: ignore[misc]


def test_a_segment_does_not_hold_more_than_it_can_number(monkeypatch: pytest.MonkeyPatch, paper: Make) -> None:
    monkeypatch.setattr(abstract_segment, "MOST", 10)
    with pytest.raises(ValueError, match="too many"):
        build(paper(k, "A title") for k in range(11))


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_merged_is_what_is_built_at_once(seed: int) -> None:
    rng = random.Random(seed)
    papers = [_random_paper(rng, k) for k in range(rng.randrange(2, 1500))]
    cuts = sorted(rng.sample(range(1, len(papers)), min(3, len(papers) - 1)))
    parts = [build(papers[a:b]) for a, b in zip([0, *cuts], [*cuts, len(papers)], strict=True)]
    live = [np.array([rng.random() < 0.7 for _ in range(len(part))], bool) for part in parts]
    alive = {int(i) for part, mask in zip(parts, live, strict=True) for i in part.ids[mask]}
    merged, once = merge(parts, live), build(paper for paper in papers if paper.id in alive)
    known = merged.vocabulary.words()
    for word in known:
        number = once.vocabulary.find(word)
        here = merged.mask(*merged.range_of(word, False))
        there = once.mask(number, number + 1) if number >= 0 else np.zeros(len(once), bool)
        assert here.tolist() == there.tolist(), word
    assert set(once.vocabulary.words()) <= set(known)
    for name in ("ids", "ties", "prints", "by_id"):
        assert getattr(merged, name).tolist() == getattr(once, name).tolist()
    _same_after_arrays(merged)


def _same_after_arrays(segment: AbstractSegment) -> None:
    again = AbstractSegment.from_arrays(segment.arrays())
    assert again.vocabulary.words() == segment.vocabulary.words()
    assert len(again) == len(segment)


@given(st.lists(st.integers(-5, 60)), st.lists(st.integers(-5, 60)), st.booleans())
def test_among_is_membership(ids: list[int], others: list[int], far: bool) -> None:
    others = [*others, 1 << 61] if far else others
    found = among(np.array(ids, np.int64), np.array(others, np.int64))
    assert found.tolist() == [each in others for each in ids]
