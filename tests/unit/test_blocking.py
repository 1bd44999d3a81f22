"""The index of titles finds the titles that are alike, gathered at once or added one by one."""

from __future__ import annotations

import random
import string

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist import blocking
from readinglist.blocking import TitleIndex

WORDS = ["".join(random.Random(k).choices(string.ascii_lowercase, k=4 + k % 7)) for k in range(900)]


def titles(count: int) -> list[tuple[int, str]]:
    rng = random.Random(4)
    return [(10 * k, " ".join(rng.choices(WORDS, k=6)).capitalize()) for k in range(1, count + 1)]


@pytest.mark.parametrize("gathered", [True, False])
def test_a_title_with_a_slip_is_found(gathered: bool) -> None:
    every = titles(3000)
    index = TitleIndex(every if gathered else ())
    if not gathered:
        for paper, title in every:
            index.add(paper, title)
    for paper, title in every[::60]:
        words = title.split()
        words[2] = words[2][:-1] + "é"
        assert paper in index.alike(" ".join(words))
        assert paper in index.alike(" ".join(reversed(title.upper().split())))
    assert index.alike("Nothing of the kind") == []
    assert index.alike("") == []


@given(st.lists(st.text(st.sampled_from("abÅ é—-_'\\${}\n.,9中α"), max_size=30), max_size=8))
def test_titles_at_once_are_hashed_as_titles_one_by_one(some: list[str]) -> None:
    for title in some:
        at_once = set((blocking._hashed([title], 0) & blocking._WORD_MASK).tolist())
        assert at_once == {blocking._hash(word) for word in blocking._telling(title)}
    together = blocking._hashed(some, 5) if some else np.zeros(0, np.uint64)
    assert len(set(together.tolist())) == sum(len(set(blocking._telling(title))) for title in some)


def test_pairs_share_rare_words_and_are_not_both_named() -> None:
    every = [*titles(200), (5000, titles(200)[7][1] + " zq"), (5010, titles(200)[8][1])]
    index = TitleIndex(every)
    pairs = set(index.pairs())
    assert {(80, 5000), (90, 5010)} <= pairs
    assert (80, 5000) not in set(index.pairs([80, 5000]))
    assert list(TitleIndex().pairs()) == []


def test_gathering_stops_when_asked() -> None:
    assert len(TitleIndex(titles(10), cancelled=lambda: True)) == 0
