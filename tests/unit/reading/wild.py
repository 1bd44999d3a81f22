"""Hard titles and names, and the small things that pages of every kind share."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from layouts import Given

HARD_TITLES = """
On the Dangers of Stochastic Parrots: Can Language Models Be Too Big?
A 2.5-dimensional approach to turbulence
1-bit LLMs: the era of 1.58 bits
Comment on "Gaussian processes" by Smith et al.
What is a good nearest neighbors algorithm?
U-Net++: A nested U-Net architecture. Extended version
The physics of 3He. II. Superfluidity
Learning $\\ell_1$-sparse codes in $O(n \\log n)$ time
Is attention all you need? No.
Why? A study of questions, answers, and doubts
Gauss, Jacobi, and the theory of elliptic functions
BERT, mBERT, or BiBERT? A study on contextualized embeddings
Proceedings of an unlikely kind: a note on venues
GPT-4 technical report
In search of lost symmetry
Nature abhors a vacuum: Casimir forces in 1+1 dimensions
Deep Learning
Reply to "Comment on the Ising model in 2021"
Attention, please! A survey of neural attention models in deep learning
YOLOv3: An incremental improvement
Notes on the Riemann hypothesis (after Weil)
Einstein–Podolsky–Rosen steering
Über die Anwendung der Quantenmechanik
Estimation de la densité par la méthode du noyau
From Monte Carlo to Las Vegas: Improving restricted Boltzmann machine training through stopping sets
To compress or not to compress
Measurement of the Higgs boson mass in the 4ℓ channel at √s = 13 TeV
Two-way ANOVA, revisited
Machine learning and the physical sciences
The Lottery Ticket Hypothesis: Finding Sparse, Trainable Neural Networks
""".strip().splitlines()

HARD_NAMES = (
    "Ludwig van Beethoven",
    "Guido van Rossum",
    "Maria de la Cruz",
    "John von Neumann",
    "Donald E. Knuth",
    "J. J. Thomson",
    "Wei Li",
    "Li Wei",
    "Xiaoming Zhang",
    "Yi Xu",
    "Ludovic dos Santos",
    "Siobhán O'Neill",
    "Robert Downey Jr.",
    "Håkon Å. Ødegård",
    "Jean-Pierre Serre",
    "Renée Müller-Lüdenscheidt",
    "Kim Jong-Hwan",
    "Shi Qiu",
    "Bo An",
    "Tom White",
    "Grace Field",
    "Max Power",
    "Mark Young",
    "Zoë de Groot",
    "Ø. Nordgård-Hansen",
)
GROUPS = ("The ATLAS Collaboration", "LIGO Scientific Collaboration", "Gemini Team")


def garnished(papers: Sequence[Given], rng: random.Random, titles: float = 0.15, names: float = 0.15) -> list[Given]:
    """The papers, some with a hard title, some with a hard name among their authors."""
    out = []
    left = list(HARD_TITLES)
    rng.shuffle(left)
    for paper in papers:
        if left and rng.random() < titles:
            paper = replace(paper, title=left.pop())
        if rng.random() < names:
            authors = list(paper.authors)
            authors[rng.randrange(len(authors))] = rng.choice(HARD_NAMES)
            paper = replace(paper, authors=tuple(dict.fromkeys(authors)))
        if rng.random() < 0.02:
            paper = replace(paper, authors=(rng.choice(GROUPS),))
        out.append(paper)
    return out
