"""Any text and any bytes: never an unknown error, never a lost line, never a field that is not in the source."""

from __future__ import annotations

import contextlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import LAYOUTS
from papers import papers

from readinglist.errors import CannotRead
from readinglist.reading import read
from readinglist.records import Reading

PARTS = [row for make in LAYOUTS.values() for row in make(papers()[:4], random.Random(1)).text.split("\n") if row]
LINES = st.one_of(
    st.sampled_from(PARTS),
    st.sampled_from(PARTS).flatmap(lambda row: st.integers(0, len(row)).map(lambda cut: row[:cut])),
    st.tuples(st.sampled_from(PARTS), st.sampled_from(PARTS)).map("".join),
    st.text(max_size=40),
    st.sampled_from(
        ["", " ", "\u200b", "arXiv:2401.12345", "LGMar 3, 2020Code", "8 papers", "et al.", " · ", ", ", "\ufeff"]
    ),
)


def check(reading: Reading) -> None:
    rows = reading.text.split("\n")
    source = " ".join(reading.text.split())
    covered = {line.number for line in reading.unread}
    for line in reading.unread:
        assert rows[line.number - 1] == line.text
    for draft in reading.drafts:
        assert any(draft.bibliographic().values())
        assert draft.extent is not None
        assert 1 <= draft.extent[0] <= draft.extent[1] <= len(rows)
        for first, last in draft.lines.values():
            covered.update(range(first, last + 1))
        for value in (
            draft.title,
            draft.affiliation,
            draft.category,
            draft.arxiv_id,
            draft.comment,
            draft.abstract,
            *draft.authors,
        ):
            assert value is None or " ".join(value.split()).lower() in source.lower()
        assert set(draft.doubts) <= set(draft.bibliographic())
    assert {n for n, row in enumerate(rows, start=1) if row.strip()} <= covered


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=30).map("\n".join))
def test_any_text_made_of_lines_of_pages(text: str) -> None:
    with contextlib.suppress(CannotRead):
        check(read(text))


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_text(text: str) -> None:
    with contextlib.suppress(CannotRead):
        check(read(text, "any"))


@settings(max_examples=300, deadline=None)
@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    with contextlib.suppress(CannotRead):
        check(read(data, "any"))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_part_of_a_page(data: st.DataObject) -> None:
    make = data.draw(st.sampled_from(list(LAYOUTS.values())))
    whole = make(papers()[:5], random.Random(2)).text.encode()
    start = data.draw(st.integers(0, len(whole)))
    with contextlib.suppress(CannotRead):
        check(read(whole[start : data.draw(st.integers(start, len(whole)))]))


MANY = 300_000
HUGE = {
    "one letter": "a" * MANY * 8,
    "capitals": "A" * MANY * 8,
    "commas": ", " * MANY * 4,
    "junctions": "Ab" * MANY * 4,
    "names": "Ab Cd, " * MANY,
    "spaces": "x" + " " * MANY * 8 + "y",
    "dollars": "$" * MANY * 8,
    "digits": "1" * MANY * 8,
    "dots": " · " * MANY,
    "et al": " et al" * MANY,
    "words": "we show " * MANY,
    "identifiers": "arXiv:2401.12345" * (MANY // 8),
    "short lines": "short line\n" * 100_000,
    "blank lines": "x" + "\n" * MANY + "y",
    "stamps": "LGMar 2, 2020\n" * 30_000,
    "identifier lines": "arXiv:2401.12345\n" * 30_000,
    "long glued lines": ("LGMar 2, 2020\n" + "AbC, " * 299 + "\n") * 300,
}


@pytest.mark.parametrize("kind", HUGE)
def test_no_input_costs_more_than_its_length(kind: str) -> None:
    """A step that looked at every pair of characters or lines would not come back from these."""
    reading = read(HUGE[kind])
    taken = sum(len(draft.lines) > 0 for draft in reading.drafts)
    assert taken + len(reading.unread) > 0
