"""Titles are hashed word by word, and those that share rare words are paired."""

from __future__ import annotations

import random
import string

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from readinglist import blocking, likeness
from readinglist.blocking import TitleIndex

WORDS = ["".join(random.Random(k).choices(string.ascii_lowercase, k=4 + k % 7)) for k in range(900)]


def titles(count: int) -> list[tuple[int, str]]:
    rng = random.Random(4)
    return [(10 * k, " ".join(rng.choices(WORDS, k=6)).capitalize()) for k in range(1, count + 1)]


def telling(title: str) -> list[str]:
    """The words that a title is found by, each once."""
    return [word for word in dict.fromkeys(likeness.title(title).words) if word not in likeness.STOP_WORDS]


@given(st.lists(st.text(st.sampled_from("abÅ é—-_'\\${}\n.,9中α"), max_size=30), max_size=8))
def test_titles_at_once_are_hashed_as_titles_one_by_one(some: list[str]) -> None:
    for title in some:
        at_once = set((blocking.hashed([title]).words & blocking.WORDS).tolist())
        assert at_once == {blocking._hash(word) for word in telling(title)}
    together = blocking.hashed(some or [""])
    assert len(set(together.words.tolist())) == sum(len(telling(title)) for title in some)
    assert (np.diff((together.words & blocking.PLACES).astype(np.int64)) >= 0).all()
    letters = ["".join(likeness.words(title)).encode() for title in some or [""]]
    assert together.letters.tobytes() == b"".join(letters)
    assert together.sizes.tolist() == [len(each) for each in letters]


def test_pairs_share_rare_words_and_are_not_both_named() -> None:
    every = [*titles(200), (5000, titles(200)[7][1] + " zq"), (5010, titles(200)[8][1])]
    index = TitleIndex(every)
    pairs = set(index.pairs())
    assert {(80, 5000), (90, 5010)} <= pairs
    assert (80, 5000) not in set(index.pairs([80, 5000]))
    assert list(TitleIndex().pairs()) == []


def test_gathering_stops_when_asked() -> None:
    assert len(TitleIndex(titles(10), cancelled=lambda: True)) == 0
