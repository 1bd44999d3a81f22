"""A small shelf of papers to search, and short ways to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from readinglist.records import SearchText
from readinglist.searching import Index

Make = Callable[..., SearchText]
Find = Callable[..., list[int]]

_TITLES = (
    "Attention Is All You Need",
    "Deep Residual Learning for Image Recognition",
    "Adam: A Method for Stochastic Optimization",
    "Generative Adversarial Nets",
    "Graph Attention Networks",
    "Semi-Supervised Classification with Graph Convolutional Networks",
    "Practical Bayesian Optimization of Machine Learning Algorithms",
    "Normalisation layers in deep optimisation",
    "Learning to Optimize: an Optimizer Learned by Gradient Descent",
    "On the Fr\\'echet Mean of Persistence Diagrams",
    "Möbius Transformations and Gödel Numbering in the Straße of Łódź",
    "Ultra-compact Multimode Waveguide Crossing",
    "Nonlinear Dynamics of Covariance Matrices",
    "Выпуклая оптимизация и нейронные сети",
    "Ἀνάλυση Δεδομένων",
    "深度学习中的优化方法",
    "한국어 자연어 처리",
    "Newton's Method for Convex Functions",
)


def _paper(number: int, title: str, **fields: object) -> SearchText:
    plain = SearchText(number, title, "", "", "", "", "", "", False, "")
    return replace(plain, **fields)  # type: ignore[arg-type]


@pytest.fixture
def paper() -> Make:
    """``paper(7, "A title", authors="A\\nB")``."""
    return _paper


@pytest.fixture
def shelf() -> list[SearchText]:
    """Papers 1 to 18, with nothing but their titles."""
    return [_paper(number, title) for number, title in enumerate(_TITLES, 1)]


@pytest.fixture
def find(shelf: list[SearchText]) -> Find:
    """``find("query")`` in the shelf, or in other papers; ids, best first."""

    def ask(query: str, papers: Iterable[SearchText] | None = None) -> list[int]:
        index = Index()
        index.add(shelf if papers is None else papers)
        return list(index.search(query).ids)

    return ask
