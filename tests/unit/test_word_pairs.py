"""Titles that are alike are found by pairs of their words, put in at once, one by one, or in any number of parts."""

from __future__ import annotations

import random
import string

import pytest

from readinglist import word_pairs
from readinglist.word_pairs import WordPairs

WORDS = ["".join(random.Random(k).choices(string.ascii_lowercase, k=4 + k % 7)) for k in range(900)]


def titles(count: int, words: int = 6, seed: int = 4) -> list[tuple[int, str, bool]]:
    rng = random.Random(seed)
    return [(10 * k, " ".join(rng.sample(WORDS, words)).capitalize(), False) for k in range(1, count + 1)]


def slipped(title: str, *places: int) -> str:
    words = title.split()
    for place in places:
        words[place] = words[place][:-1] + "é"
    return " ".join(words)


@pytest.mark.parametrize("at_once", [1, 7, 500, 3000])
def test_a_title_with_a_slip_is_found(at_once: int) -> None:
    every = titles(3000)
    index = WordPairs()
    for start in range(0, len(every), at_once):
        index.add(every[start : start + at_once])
    assert len(index) == 3000
    asked = every[::60]
    found = index.alike([(slipped(title, 2).upper(), False) for _, title, _ in asked])
    for (paper, _, _), papers in zip(asked, found, strict=True):
        assert papers == [paper]
    assert index.alike([("Nothing of the kind", False), ("", False), ("The of", False)]) == [[], [], []]


@pytest.mark.parametrize("words", range(2, 12))
def test_half_of_the_words_are_enough_wherever_the_others_were_mistyped(words: int) -> None:
    every = titles(300, words, seed=words)
    index = WordPairs(every)
    rng = random.Random(words)
    slips = [sorted(rng.sample(range(words), words // 2)) for _ in every]
    found = index.alike([(slipped(title, *places), False) for (_, title, _), places in zip(every, slips, strict=True)])
    for (paper, _, _), papers in zip(every, found, strict=True):
        assert paper in papers


def test_the_beginning_of_a_title_and_its_head_are_found_but_not_what_is_much_longer() -> None:
    whole = "Convergence of stochastic gradient methods under heavy tailed noise and delayed communication"
    other = "Gradient methods meet communication noise while nobody at all looks at anything that would ever converge"
    index = WordPairs([(1, whole, False), (2, other, False), (3, "Stochastic gradient methods", False)])
    assert 1 in index.alike([("Convergence of stochastic gradient methods under hea…", False)])[0]
    assert 3 in index.alike([("Stochastic gradient methods: a long look back at seventy years", False)])[0]
    assert index.alike([("Communication noise", False)]) == [[]]
    assert 2 not in index.alike([("Gradient methods and much noise in heavy rain", False)])[0]


def test_two_with_an_arxiv_id_are_never_alike() -> None:
    index = WordPairs([(1, "Counting trees without leaves", True), (2, "Counting trees without leaves", False)])
    assert index.alike([("Counting trees without leaves", True), ("Counting trees without leaves", False)]) == [
        [2],
        [1, 2],
    ]


def test_the_most_alike_come_first_and_not_too_many() -> None:
    index = WordPairs((k, f"Counting trees without leaves {'again ' * (k % 3)}in part {k}", False) for k in range(50))
    found = index.alike([("Counting trees without leaves in part 30", False)])[0]
    assert len(found) == word_pairs.MOST
    assert found[0] == 30


def test_as_much_is_looked_at_however_many_titles_share_a_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    index = WordPairs()
    for start in range(0, 9000, 100):
        index.add([(k, f"Neural networks for {WORDS[k % 900]}", False) for k in range(start, start + 100)])
    assert len(index._levels) < 8
    asked: list[int] = []
    sharing = WordPairs._sharing

    def counted(self: WordPairs, keys: word_pairs.Array) -> tuple[word_pairs.Ints, word_pairs.Ints]:
        found = sharing(self, keys)
        asked.append(len(found[0]))
        return found

    monkeypatch.setattr(WordPairs, "_sharing", counted)
    index.alike([("Neural networks for nothing", False)])
    index.alike([(f"Neural networks for {WORDS[8]}", False)])
    assert 0 < asked[0] < 3000
    assert 10 <= asked[1] < 1500


def test_what_has_no_place_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_pairs, "MOST_TITLES", 1 << 3)
    index = WordPairs(titles(20))
    index.add(titles(3))
    assert len(index) == 8
