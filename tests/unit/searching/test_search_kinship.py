"""Which words count as the same; and the vocabulary's answer is the same as word for word."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readinglist.searching.kinship import Relation, edits, relation
from readinglist.searching.neighbourhood import Neighbourhood, Shapes
from readinglist.searching.vocabulary import Vocabulary, sort_words


@pytest.mark.parametrize(
    ("typed", "word", "typing", "expected"),
    [
        ("graph", "graph", False, Relation.SAME),
        ("grap", "graphical", True, Relation.GOES_ON),
        ("grap", "graphical", False, Relation.BEGINS),
        ("gr", "graph", False, None),
        ("networks", "network", False, Relation.VARIANT),
        ("network", "networks", False, Relation.VARIANT),
        ("theories", "theory", False, Relation.VARIANT),
        ("matrix", "matrices", False, Relation.VARIANT),
        ("analyses", "analysis", False, Relation.VARIANT),
        ("optimisation", "optimization", False, Relation.VARIANT),
        ("analyze", "analyse", False, Relation.VARIANT),
        ("optimis", "optimization", True, Relation.VARIANT),
        ("grsph", "graph", False, Relation.ONE_EDIT),
        ("garph", "graph", False, Relation.ONE_EDIT),
        ("grap", "graph", False, Relation.BEGINS),
        ("grraph", "graph", False, Relation.ONE_EDIT),
        ("hraph", "graph", False, Relation.ONE_EDIT),
        ("raph", "graph", False, Relation.ONE_EDIT),
        ("sse", "sase", False, Relation.ONE_EDIT),
        ("cat", "car", False, None),
        ("grahp", "grape", False, None),
        ("grpah", "graphical", True, Relation.ONE_EDIT),
        ("grpah", "graphical", False, None),
        ("confgration", "configuration", False, Relation.TWO_EDITS),
        ("vavishign", "vanishing", False, Relation.TWO_EDITS),
        ("optmzation", "optimization", False, Relation.TWO_EDITS),
        ("frnctoin", "function", False, None),
        ("resent50", "resnet50", False, Relation.ONE_EDIT),
        ("resnet50", "resnet51", False, None),
        ("2510.17506", "2510.17507", False, None),
        ("optimzation", "optimizer", False, Relation.SAME_STEM),
        ("classification", "classifier", False, Relation.SAME_STEM),
        ("optimzation", "optimal", False, None),
        ("generation", "general", False, None),
    ],
)
def test_relation(typed: str, word: str, typing: bool, expected: Relation | None) -> None:
    assert relation(typed, word, typing=typing) == expected


def test_typos_do_not_count_where_they_are_not_asked_for() -> None:
    assert relation("grsph", "graph", typing=False, loose=False) is None
    assert relation("networks", "network", typing=False, loose=False) == Relation.VARIANT


def test_words_that_begin_alike_are_a_range() -> None:
    vocabulary = Vocabulary.of(sort_words(["net", "neural", "network", "graph", "networks", "new", "学习"]))
    low, high = vocabulary.begins("net")
    assert vocabulary.words()[low:high] == ["net", "network", "networks"]
    assert vocabulary.find("neural") >= 0
    assert vocabulary.find("neu") == -1


_LETTERS = st.sampled_from("abcdeé1ж")
_WORDS = st.text(alphabet=_LETTERS, min_size=1, max_size=14)


@given(
    st.lists(_WORDS, max_size=30, unique=True),
    _WORDS,
    st.lists(st.integers(0, 10_000), max_size=3),
    st.booleans(),
    st.booleans(),
)
@example(["ab" * 13 + "c", "ab" * 12], "ab" * 12 + "c", [], True, True)
@example(["abcdabcdabcdabcdabcdabcdabcdabc"], "abcdabcdabcdabcdabcdabcdabcdcab", [], False, False)
def test_near_words_of_a_vocabulary_are_those_found_one_by_one(
    others: list[str], typed: str, slips: list[int], typing: bool, letter_by_letter: bool
) -> None:
    near = typed
    for slip in slips:  # a word that is surely near
        at = slip % (len(near) + 1)
        near = near[:at] + "abc1"[slip % 4] + near[at + slip % 2 :]
    words = sort_words({*others, near, near + "abca", near[1:] or "a"})
    neighbourhood = Neighbourhood(Vocabulary.of(words), Shapes.of(words))
    for length in range(1, len(typed)) if letter_by_letter else ():
        neighbourhood.near(typed[:length], typing=True)
    found, far = neighbourhood.near(typed, typing=typing)
    expected = {word: n for word in words if (n := edits(typed, word, typing=typing)) is not None}
    assert {words[k]: n for k, n in zip(found.tolist(), far.tolist(), strict=True)} == expected


def test_sort_words_sorts() -> None:
    words = ["b", "ab", "a", "abc", "学", "ж", "aa", "b1", "\x01"]
    assert sort_words(words) == sorted(words)
