"""Titles and names to measure with: real ones where ../shared lies beside the checkout, else made ones."""

from __future__ import annotations

import lzma
import random
from functools import cache
from pathlib import Path

REAL = Path(__file__).parents[3] / "shared" / "bench" / "titles.tsv.xz"
_ADJECTIVES = [
    "robust",
    "sparse",
    "deep",
    "convex",
    "neural",
    "quantum",
    "bayesian",
    "stochastic",
    "optimal",
    "adaptive",
    "efficient",
    "causal",
    "linear",
]
_NOUNS = [
    "gradient",
    "field",
    "network",
    "estimation",
    "optimization",
    "descent",
    "inference",
    "kernel",
    "graph",
    "attention",
    "sampling",
    "flow",
]
_GIVEN = [
    "Ada",
    "Emmy",
    "Sofia",
    "Carl",
    "Leonhard",
    "Mary",
    "Alan",
    "Grace",
    "Kurt",
    "Maryam",
    "Srinivasa",
    "Rosalind",
]
_FAMILY = [
    "Byron",
    "Noether",
    "Kovalevskaya",
    "Gauss",
    "Euler",
    "Somerville",
    "Turing",
    "Hopper",
    "Gödel",
    "Mirzakhani",
    "Ramanujan",
    "Franklin",
]


@cache
def _rows(count: int) -> list[tuple[str, list[str]]]:
    rng = random.Random(1)
    if REAL.exists():
        with lzma.open(REAL, "rt", encoding="utf-8", newline="\n") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines]
        rng.shuffle(rows)
        return [(title, people.split(", ")) for title, people, _ in rows[:count]]
    made = []
    for k in range(count):
        words = [rng.choice(_ADJECTIVES), rng.choice(_NOUNS), "for", rng.choice(_ADJECTIVES), rng.choice(_NOUNS)]
        names = [f"{rng.choice(_GIVEN)} {rng.choice(_FAMILY)}" for _ in range(rng.randrange(1, 5))]
        made.append((f"{' '.join(words).capitalize()} {k}", names))
    return made


def titles(count: int) -> list[str]:
    """That many titles."""
    return [title for title, _ in _rows(count)]


def authors(count: int) -> list[list[str]]:
    """The authors of each of them."""
    return [people for _, people in _rows(count)]
