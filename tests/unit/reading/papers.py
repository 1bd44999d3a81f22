"""A few titles and authors, among them the hard ones, and words to make abstracts from."""

from __future__ import annotations

import random

from layouts import Given

_FACTS = """
Attention Is All You Need|Ashish Vaswani, Noam Shazeer, Niki Parmar, Jakob Uszkoreit, Llion Jones|2017
Deep Residual Learning for Image Recognition|Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun|2015
Adam: A Method for Stochastic Optimization|Diederik P. Kingma, Jimmy Ba|2014
Theory and practice|Donald E. Knuth|1991
Towards Principled Methods for Training GANs|Martin Arjovsky, Léon Bottou|2017
What Does BERT Look At? An Analysis of BERT's Attention|Kevin Clark, Urvashi Khandelwal, Omer Levy|2019
Why Should I Trust You?|Marco Tulio Ribeiro, Sameer Singh, Carlos Guestrin|2016
A Unification Algorithm for GP 2 (Long Version)|Ivaylo Hristakiev, Detlef Plump|2017
Deep learning, reinforcement learning, and world models|Yutaka Matsuo, Yann LeCun, Maneesh Sahani, Doina Precup|2022
A Path Towards Autonomous Machine Intelligence|Yann LeCun|2022
The Implicit Bias of Gradient Descent on Separable Data|Daniel Soudry, Elad Hoffer, Mor Shpigel Nacson|2017
Norms of composition operators on the $H^2$ space of Dirichlet series|Ole Fredrik Brevig, Karl-Mikael Perfekt|2019
Cassini CAPS identification of pickup ion compositions at Rhea|R. T. Desai, S. A. Taylor, L. H. Regoli|2017
Existence, Stability and Scalability|Ian McDonald, Siobhan O'Neill|2021
Graph networks for CNN|J.-P. Serre, Ph. Toint|2018
Locked and Unlocked Polygonal Chains in 3D|T. Biedl, E. Demaine, M. Demaine|1999
On the structure of quantum permutation groups|Teodor Banica, Sergiu Moroianu|2004
Casanova|Ole Warnaar|2001
A fractal proof of the infinitude of primes|Kota Saito|2018
Hybrid Monte Carlo with QCD|van der Berg, Maria de Souza|2012
Multi-level hp-adaptive finite cells, Part II|Ali Özcan, Ernst Rank|2018
Measuring the Intrinsic Dimension of Objective Landscapes|Chunyuan Li, Heerad Farkhoor, Rosanne Liu, Jason Yosinski|2018
Trapping ions with lasers|Cecilia Cormick, Tobias Schaetz, Giovanna Morigi|2010
A note on "Gaussian" measures|Łukasz Kaiser, Ömer Şahin|2013
"""
_SUBJECTS = ("the method", "a model of this kind", "the estimate", "our algorithm", "the proposed bound", "each layer")
_VERBS = ("is shown to improve on", "depends smoothly on", "can be traded against", "grows no faster than", "recovers")
_OBJECTS = (
    "the number of samples in the dataset",
    "the error of the stochastic gradient",
    "classical results on convergence",
    "the geometry of the data, e.g.\\ its curvature,",
    "what earlier experiments had found for $n \\geq 3$",
)


def abstract(rng: random.Random, sentences: int = 5) -> str:
    """Made-up prose that runs like an abstract; no two alike."""
    first = f"We study case {rng.randint(1, 99_999)} of a problem that arises when {rng.choice(_SUBJECTS)} is trained."
    rest = []
    for _ in range(sentences - 1):
        sentence = f"{rng.choice(_SUBJECTS)} {rng.choice(_VERBS)} {rng.choice(_OBJECTS)} under mild assumptions."
        rest.append(sentence[0].upper() + sentence[1:])
    return " ".join([first, *rest])


def papers(seed: int = 1) -> list[Given]:
    """All of them in an order drawn from the seed, each with an abstract of its own."""
    rng = random.Random(seed)
    rows = [line.split("|") for line in _FACTS.strip().splitlines()]
    rng.shuffle(rows)
    return [Given(title, tuple(names.split(", ")), int(year), abstract(rng)) for title, names, year in rows]
