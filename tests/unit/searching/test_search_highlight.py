"""What is marked in a text; and what is marked is what the search finds."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.records import SearchText
from readinglist.searching import Index, highlight

Make = Callable[..., SearchText]


def shown(query: str, text: str, **options: bool) -> str:
    out, last = "", 0
    for start, end in highlight(query, text, **options):
        out += text[last:start] + "[" + text[start:end] + "]"
        last = end
    return out + text[last:]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("optimzation", "Bayesian [Optimization], an [Optimizer], [optimisation], optimal"),
        ("optim", "Bayesian [Optim]ization, an [Optim]izer, [optim]isation, [optim]al"),
        ("bayes optim", "[Bayes]ian [Optim]ization"),
        ("graph neur", "[Graph]-based [Neur]al [graphs]"),
        ("networks", "A [network] of [networks]"),
        ("graphbased", "[Graph]-[based] learning"),
        ("data base", "The [Database] of [Database]s"),
        ("frechet", "[Fr\\'echet], [Fréchet] and [Fre\u0301chet]"),
        ("frech", "[Fr\\'ech]et, [Fréch]et and [Fre\u0301ch]et"),
        ("strasse", "Die [Straße]"),
        ("stras", "Die [Straß]e"),
        ("istanbul", "in [İstanbul]!"),
        ("effi", "[eﬃ]cient"),
        ("ef", "[eﬃ]cient"),
        ("naive", 'a [na\\"{\\i}ve] view'),
        ("newtons", "[Newton's] method"),
        ("学习", "深度[学习]与[学习]"),
        ("нейроные", "[Нейронные] сети"),
        ('"deep learning"', "Deep models, [deep learning], learning deep"),
        ('"deep lear', "Deep models, [deep lear]ning"),
        ("mdoel", "A [model] of modal logic"),
        ("model", "A modal [model]"),
        ("-graph model", "Graph [model]"),
        ("tag:graph model", "Graph [model]"),
        ("author:wang", "Hao [Wang]"),
        ("nothing here", "At all"),
        ("", "Graph"),
        ("?!", "Graph?!"),
    ],
)
def test_marks(query: str, expected: str) -> None:
    text = expected.replace("[", "").replace("]", "")
    assert shown(query, text) == expected


def test_typos_are_not_marked_when_the_search_did_not_allow_for_them() -> None:
    assert shown("model", "Modal logic", loosened=True) == "[Modal] logic"
    assert shown("model", "Modal logic", loosened=False) == "Modal logic"


_TEXT = st.text(alphabet=st.sampled_from("aAbé ßİﬃ\u0301\\'\"{}v-,.学習Ж1\x00\n🙂"), max_size=60)


@given(_TEXT, _TEXT)
def test_spans_are_inside_sorted_and_apart(query: str, text: str) -> None:
    last = -1
    for start, end in highlight(query, text):
        assert last < start < end <= len(text)
        last = end


_WORDS = st.sampled_from(
    ("optimization", "optimizer", "optimisation", "optimal", "graph", "graphs", "graphical", "database", "data", "base",
     "fréchet", "straße", "networks", "self-supervised", "model", "modal", "classifier", "classification", "matrices")
)  # fmt: skip


@given(_WORDS, st.integers(0, 20), st.sampled_from(["", "x", "swap", "cut"]), _WORDS)
def test_what_is_marked_is_found(typed: str, at: int, slip: str, word: str) -> None:
    at %= len(typed)
    if slip == "swap":
        typed = typed[:at] + typed[at + 1 : at + 2] + typed[at] + typed[at + 2 :]
    elif slip == "cut":
        typed = typed[:at] + typed[at + 1 :]
    else:
        typed = typed[:at] + slip + typed[at:]
    index = Index()
    index.add([SearchText(1, word, "", "", "", "", "", "", False, "")])
    if highlight(typed, word):
        assert list(index.search(typed).ids) == [1]
    elif len(typed.split("-")) == 1:
        assert list(index.search(typed).ids) == []


def test_importing_the_light_parts_loads_neither_numpy_nor_rapidfuzz() -> None:
    check = (
        "import sys; from readinglist.searching import highlight, Result; highlight('graph', 'Graphs');"
        "sys.exit(bool({'numpy', 'rapidfuzz'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
