"""What is found however it is spelt, and in which order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readinglist.records import SearchText
from readinglist.searching import Cancelled, Index

Make = Callable[..., SearchText]
Find = Callable[..., list[int]]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("attention is all you need", 1),
        ("need attention all", 1),
        ("atention is all you ned", 1),
        ("resdiual", 2),
        ("xttention is all", 1),
        ("residual recogniton", 2),
        ("recog resid", 2),
        ("generativ adversarail", 4),
        ("semisupervised", 6),
        ("semi supervised", 6),
        ("semi-supervised graph", 6),
        ("convolutionalnetworks", 6),
        ("convo lutional", 6),
        ("ultracompact", 12),
        ("non linear dynamics", 13),
        ("covariance matrix", 13),
        ("frechet", 10),
        ("fréchet means", 10),
        ("godel strasse lodz", 11),
        ("mobius transformation", 11),
        ("выпуклая", 14),
        ("нейроные сети", 14),
        ("αναλυση", 15),
        ("深度学习", 16),
        ("优化", 16),
        ("学", 16),
        ("한국", 17),
        ("newtons method", 18),
        ("newton method convex function", 18),
        ("convariance mtarices", 13),
        ("persistnece diagrm", 10),
        ("multmide wavegiude", 12),
    ],
)
def test_finds(find: Find, query: str, first: int) -> None:
    assert find(query)[:1] == [first]


def test_kin_of_a_misspelt_long_word_are_found(find: Find) -> None:
    assert set(find("optimzation")) == {3, 7, 8, 9}
    assert set(find("optimization")) == {3, 7, 8, 9}
    assert find("optimization")[:2] == [3, 7]


def test_the_other_spelling_is_found_beside_many_of_the_first(paper: Make, find: Find) -> None:
    papers = [*(paper(k, f"Optimisation {k}") for k in range(2, 20)), paper(1, "Optimization"), paper(20, "Optimism")]
    assert find("optimisation", papers)[-1] == find("optimis", papers)[-1] == 1


def test_two_edits_in_a_long_word(paper: Make, find: Find) -> None:
    assert find("confgration", [paper(1, "Swimbladder configuration")]) == [1]
    assert find("fkrmionci", [paper(1, "Fermionic gravity")]) == [1]


def test_a_word_and_its_short_halves_find_each_other(paper: Make, find: Find) -> None:
    others = [paper(k, f"Xray number {k}") for k in range(10, 30)]
    papers = [*others, paper(1, "X-ray bursts"), paper(2, "Of ray and x"), paper(3, "The x ray sky")]
    for query in ("xray", "x-ray", "x ray"):
        assert {1, 3, *range(10, 30)} <= set(find(query, papers)), query
    assert 2 not in find("xray", papers)
    assert find("x-ray", papers)[:2] == [1, 3]
    assert set(find("xray", papers)[-2:]) == {1, 3}


def test_a_word_may_be_left_out_only_when_nothing_else_is_found(find: Find) -> None:
    assert find("residual learning quokka")[:1] == [2]
    assert find("residual learning") == [2]


def test_the_longer_word_is_kept(paper: Make, find: Find) -> None:
    papers = [paper(1, "Some topology of knots and links"), paper(2, "Axe")]
    assert find("topology axe", papers)[0] == 1


def test_a_missing_stop_word_is_no_matter(find: Find) -> None:
    assert find("the attention of all")[0] == 1


def test_words_may_stand_in_different_fields(paper: Make, find: Find) -> None:
    papers = [
        paper(1, "Attention Networks", authors="Ashish Vaswani\nNoam Shazeer", tags="to read", note="seminal"),
        paper(2, "Attention Networks", authors="Someone Else"),
    ]
    for query in ("vaswani attention", "attention seminal", "shazeer read", "vasvani atention"):
        assert find(query, papers)[0] == 1, query
    assert find("vaswani attention", papers) == [1]


def test_title_before_authors_before_tags_notes_and_venue(paper: Make, find: Find) -> None:
    papers = [
        paper(2, "Other", tags="lasso"),
        paper(3, "Other", authors="Ana Lasso"),
        paper(4, "A much longer title about the lasso and then many more words"),
        paper(5, "Other", note="lasso"),
        paper(6, "Other", venue="Lasso Letters"),
    ]
    assert find("lasso", papers) == [4, 3, 2, 5, 6]
    assert find("venue:lasso", papers) == [6]
    assert find("lasso lettres", papers) == [6]


def test_exact_before_beginning_before_typo(paper: Make, find: Find) -> None:
    papers = [paper(1, "Kernal tricks"), paper(2, "Kernels and more"), paper(3, "Of the kernel")]
    assert find("kernel", papers) == [3, 2, 1]


def test_neighbours_first_then_order_then_coverage(paper: Make, find: Find) -> None:
    papers = [
        paper(1, "Network models of the neural kind, and more"),
        paper(2, "Neural models of the network kind, and more"),
        paper(3, "Models of the neural network kind, and more"),
        paper(4, "Neural network"),
    ]
    assert find("neural network", papers) == [4, 3, 2, 1]


def test_ties_go_to_the_marked_then_the_newest_then_the_first(paper: Make, find: Find) -> None:
    papers = [
        paper(9, "Sheaves", date="2020"),
        paper(3, "Sheaves"),
        paper(2, "Sheaves"),
        paper(7, "Sheaves", date="2024-05-01"),
        paper(8, "Sheaves", date="2024-05"),
        paper(5, "Sheaves", date="--10-20"),
        paper(6, "Sheaves", marked=True),
    ]
    assert find("sheaves", papers) == [6, 7, 8, 9, 5, 2, 3]


def test_scores_fall_from_at_most_100(shelf: list[SearchText]) -> None:
    index = Index()
    index.add(shelf)
    for query in ("learning", "optimzation", "graph networks", "a", "deep quokka", "-graph"):
        scores = list(index.search(query).scores)
        assert scores == sorted(scores, reverse=True)
        assert scores and 0 <= scores[-1] <= scores[0] <= 100


@pytest.mark.parametrize("query", ["2510.17506", "arXiv:2510.17506v2", "https://arxiv.org/abs/2510.17506", "17506"])
def test_finds_by_arxiv_id(paper: Make, find: Find, query: str) -> None:
    assert find(query, [paper(1, "One", ids="arXiv:2510.17507"), paper(2, "Two", ids="2510.17506")])[0] == 2


def test_a_mistyped_id_is_not_another_paper(paper: Make, find: Find) -> None:
    assert find("2510.17509", [paper(1, "One", ids="2510.17507")]) == []


def test_finds_by_old_id_doi_and_category(paper: Make, find: Find) -> None:
    papers = [paper(1, "One", ids="hep-th/9901001\n10.1000/xyz"), paper(2, "Two", category="cs.LG")]
    for query in ("hep-th/9901001", "arXiv:hep-th/9901001v2", "10.1000/XYZ", "https://doi.org/10.1000/xyz", "xyz"):
        assert find(query, papers) == [1], query
    assert find("cs.LG", papers) == [2]


def test_phrases_are_not_found_across_two_authors(paper: Make, find: Find) -> None:
    papers = [paper(1, "One", authors="Ana Maria\nLopez Silva"), paper(2, "Two", authors="Maria Lopez")]
    assert find('"maria lopez"', papers) == [2]


def test_a_phrase_of_any_length_in_any_field(paper: Make, find: Find) -> None:
    papers = [
        paper(1, "Gradient descent, stochastic"),
        paper(2, "On stochastic gradient descent"),
        paper(3, "Other", tags="stochastic gradient"),
    ]
    assert find('"stochastic gradient descent"', papers) == [2]
    assert find('"stochastic gradient', papers) == [2, 3]
    assert find('"stochastic gradient des', papers) == [2]
    assert find('"stochastic gradiant"', papers) == []


def test_minus_leaves_papers_out(paper: Make, find: Find) -> None:
    papers = [
        paper(1, "Graph networks"),
        paper(2, "Neural networks"),
        paper(3, "Networks", note="of graph type"),
        paper(4, "Graphical networks"),
    ]
    assert find("networks -graph", papers) == [2, 4]
    assert find("-graph", papers) == [2, 4]
    assert set(find('networks -"neural networks"', papers)) == {1, 3, 4}


def test_filters_look_in_one_field(paper: Make, find: Find) -> None:
    papers = [
        paper(1, "Wang tiles", authors="Ana Silva", tags="tilings\nto read"),
        paper(2, "Tilings", authors="Hao Wang", tags="unread"),
    ]
    assert find("author:wang", papers) == [2]
    assert find("author:wnag", papers) == [2]
    assert find("tag:read", papers) == [1]
    assert find('tag:"to read" tiles', papers) == [1]
    assert find("tilings -tag:tilings", papers) == [2]
    assert find("title:wang", papers) == [1]


def test_blank_queries_say_so(shelf: list[SearchText]) -> None:
    index = Index()
    index.add(shelf)
    for query in ("", "  ", "?!", "tag:"):
        result = index.search(query)
        assert result.is_blank and not result.ids and result.total == 0
    assert not index.search("zzzzzz").is_blank


def test_limit_bounds_the_ids_and_not_the_total(shelf: list[SearchText]) -> None:
    index = Index()
    index.add(shelf)
    everything = index.search("learning")
    some = index.search("learning", limit=1)
    assert everything.total == len(everything.ids) == some.total > 1
    assert list(some.ids) == list(everything.ids)[:1]
    assert len(some.scores) == 1


def test_a_search_stops_when_told(shelf: list[SearchText]) -> None:
    index = Index()
    index.add(shelf)
    with pytest.raises(Cancelled):
        index.search("graph networks", cancelled=lambda: True)
    answers = iter([False, False, False, False])
    with pytest.raises(Cancelled):
        index.search("quokka grpah netwroks", cancelled=lambda: next(answers, True))
    assert index.search("graph networks", cancelled=lambda: False).total
