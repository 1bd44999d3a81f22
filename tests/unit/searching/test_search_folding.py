"""Case, accents, TeX and scripts: what is the same word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.searching.folding import fold, placed_words, runs, words
from readinglist.searching.kinship import LONGEST


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("GRAPH Networks", "graph networks"),
        ("Möllenhoff", "mollenhoff"),
        ("Mo\u0308llenhoff", "mollenhoff"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("İstanbul ısı", "istanbul isi"),
        ("Bjørn Łukasz Đorđe Æsir Œuvre Þór", "bjorn lukasz dorde aesir oeuvre thor"),
        ("eﬃcient ﬁlters", "efficient filters"),
        ("Fr\\'echet", "frechet"),
        ("Fr\\'{e}chet {\\'E}cole", "frechet ecole"),
        ('na\\"ive na\\"{\\i}ve', "naive naive"),
        ("Ho\\v{r}ava \\v Cech Fran\\c{c}ois Erd\\H{o}s", "horava cech francois erdos"),
        ("\\o re Stra\\ss e \\L{}ukasz", "ore strasse lukasz"),
        ("{B}ayesian", "bayesian"),
        ("$\\mathcal{O}(\\log n)$", "o log n"),
        ("$\\alpha$-divergence", "alpha divergence"),
        ("graph-based, self–supervised; end/to/end", "graph based self supervised end to end"),
        ("Newton's Giardina’s", "newton giardina"),
        ("H₂O x² 𝐀", "h2o x2 a"),
        ("ОПТИМИЗАЦИЯ ёлка", "оптимизация елка"),
        ("Ἀνάλυσις ΑΝΆΛΥΣΙΣ", "αναλυσισ αναλυσισ"),
        ("co\u00adoperate zero\u200bwidth", "cooperate zerowidth"),
        ("a\x00b \ud800 🙂", "a b"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert " ".join(fold(text).split()) == folded


def test_vowel_signs_of_indic_scripts_are_letters() -> None:
    assert runs("हिन्दी भाषा") != runs("हन्द भष")
    assert len(runs("हिन्दी भाषा")) == 2


def test_unspaced_scripts_are_cut_into_pairs() -> None:
    assert words("深度学习 model") == ["深度", "度学", "学习", "习", "model"]
    assert words("ディープlearning")[-1] == "learning"
    assert runs("深度学习") == ["深度学习"]


def test_long_words_are_cut_in_queries() -> None:
    assert runs("x" * 500) == ["x" * LONGEST]


@given(st.text(max_size=200))
def test_any_text_folds_to_folded_words(text: str) -> None:
    for word in runs(text):
        assert runs(word) == [word]


@given(st.text(alphabet=st.sampled_from("aZéß İﬃ\u0301\\'\"{}v-, .学習Жﬁ½ŁΣς\x00\n$"), max_size=60))
def test_placed_words_are_the_words_of_the_text(text: str) -> None:
    placed = placed_words(text)
    assert [word.word for word in placed] == runs(text)
    last = 0
    for word in placed:
        assert last <= word.start < word.end <= len(text)
        assert list(word.ends) == sorted(word.ends)
        assert word.ends[-1] == word.end
        last = word.start
