"""Quotes, minus, filters, identifiers: what a typed text asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.searching.query import MOST_WORDS, identifier, parse


def asked(text: str) -> list[tuple[str, ...]]:
    return [term.words for term in parse(text).wanted]


def test_words_and_the_last_is_being_typed() -> None:
    query = parse("Graph-based neur")
    assert asked("Graph-based neur") == [("graph",), ("based",), ("neur",)]
    assert [term.prefix for term in query.wanted] == [False, False, True]


def test_a_phrase_is_open_until_its_closing_quote() -> None:
    (open_one,) = parse('"neural netw').wanted
    (closed,) = parse('"neural netw"').wanted
    assert open_one.words == closed.words == ("neural", "netw")
    assert (open_one.prefix, closed.prefix) == (True, False)
    assert closed.strict


def test_curly_quotes_are_quotes() -> None:
    assert asked("“neural network”") == [("neural", "network")]


def test_minus_excludes_only_at_the_start_of_a_word() -> None:
    query = parse('semi-supervised -graph -"neural network" - x')
    assert [term.words for term in query.unwanted] == [("graph",), ("neural", "network")]
    assert [term.words for term in query.wanted] == [("semi",), ("supervised",), ("x",)]


def test_filters() -> None:
    tag, author, plain = parse('tag:"to read" AUTHOR:Wang BERT:base').wanted[:3]
    assert (tag.field, tag.words) == ("tags", ("to", "read"))
    assert (author.field, author.words) == ("authors", ("wang",))
    assert (plain.field, plain.words) == (None, ("bert",))


def test_a_filter_without_its_word_asks_for_nothing_yet() -> None:
    assert parse("tag:").is_blank
    assert asked("graph author:") == [("graph",)]


@pytest.mark.parametrize("text", ["", "   ", "?!…", "-", '"', '""', "\x00", "\ud800", "🙂", "( ) * ^ ~", "tag:", '-""'])
def test_blank(text: str) -> None:
    assert parse(text).is_blank


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("2510.17506", "2510.17506"),
        ("2510.17506v2", "2510.17506"),
        ("arXiv:2510.17506v12", "2510.17506"),
        ("https://arxiv.org/abs/2510.17506", "2510.17506"),
        ("http://www.arxiv.org/pdf/2510.17506v1.pdf", "2510.17506"),
        ("2510.1", "2510.1"),
        ("hep-th/9901001", "hep-th/9901001"),
        ("arXiv:math.OC/0301001v3", "math/0301001"),
        ("10.1000/XYZ", "10.1000/xyz"),
        ("https://doi.org/10.1000/xyz", "10.1000/xyz"),
        ("doi:10.1000/xyz.", "10.1000/xyz"),
        ("and/or", None),
        ("3.14", None),
        ("gpt/4", None),
    ],
)
def test_identifier(text: str, bare: str | None) -> None:
    assert identifier(text) == bare


def test_an_address_being_typed_leaves_no_words_behind() -> None:
    assert parse("https://arxiv.org/abs/").is_blank
    assert parse("arXiv:").is_blank
    assert asked("https://arxiv.org/abs/2510.1") == [("2510.1",)]


def test_words_are_bounded() -> None:
    query = parse(" ".join(f"word{k}" for k in range(500)))
    assert len(query.wanted) == MOST_WORDS
    assert len(asked("same " * 500)) == 1


@given(st.text(max_size=300))
def test_no_text_is_an_error(text: str) -> None:
    query = parse(text)
    assert sum(len(term.words) for term in (*query.wanted, *query.unwanted)) <= MOST_WORDS
    assert all(word and " " not in word for term in query.wanted for word in term.words)
