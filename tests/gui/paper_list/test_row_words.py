"""The words of a row: dates, names, and how they are cut where there is no room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from shelf import find

from readinglist.records import Paper
from ui import theme
from ui.models import paper_words as words
from ui.models.paper_table import Column, PaperTableModel
from ui.views.elision import ELLIPSIS, elide, whole_names
from ui.views.paper_row import PaperRowDelegate, chips
from ui.views.paper_table import PaperTable
from ui.views.row_text import RowText, is_right_to_left


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2025-10-20", "20 Oct 2025"),
        ("--02-18", "18 Feb"),
        ("2025-10", "Oct 2025"),
        ("2025", "2025"),
        ("2025-01-02", "2 Jan 2025"),
        (None, ""),
        ("in spring", "in spring"),
    ],
)
def test_dates(date: str | None, shown: str) -> None:
    assert words.date_words(Paper(date=date)) == shown


def test_second_lines() -> None:
    assert words.second_line(Paper(title="T", authors=("A",))) == ("A", "")
    assert words.second_line(Paper(title="T")) == ("", words.NO_AUTHORS)
    assert words.second_line(Paper(arxiv_id="2504.02828", abstract="Some words.")) == ("Some words.", words.NO_TITLE)
    assert words.second_line(Paper(abstract="Some words.")) == ("", words.NO_TITLE)
    assert words.second_line(Paper(doi="10.1/x", authors=("A", "B"))) == ("A, B", words.NO_TITLE)
    assert words.second_line(Paper()) == ("", words.NO_TITLE)


def test_many_authors_are_not_all_joined() -> None:
    line = words.authors_line(Paper(authors=tuple(f"Name{i}" for i in range(5_000))))
    assert line.endswith("Name63 et al.")


def test_one_line() -> None:
    assert words.one_line("a\r\n\tb\u2028c") == "a b c"
    assert words.one_line("x\u202ey\x00\ud800") == "x\ufffdy\ufffd\ufffd"
    assert words.one_line("👩‍👩‍👧") == "👩‍👩‍👧"
    assert len(words.one_line("y" * 10_000_000)) == words.TITLE_SHOWN


TITLE = "Faster single-loop algorithms for minimax optimization without strong concavity of the optimizer"


def test_what_fits_is_not_cut() -> None:
    assert elide(TITLE, [(0, 6)], 1_000, len) == (TITLE, [(0, 6)])


def test_the_end_goes_where_nothing_is_hidden() -> None:
    shown, spans = elide(TITLE, find("faster", TITLE), 30, len)
    assert TITLE.startswith(shown.removesuffix(ELLIPSIS))
    assert spans == [(0, 6)]


@pytest.mark.parametrize("width", [20, 26, 30, 40, 50, 60, 70, 80, 90])
def test_a_match_is_never_behind_the_ellipsis(width: int) -> None:
    for query in ("optimization", "concavity", "optimizer"):
        shown, spans = elide(TITLE, find(query, TITLE), width, len)
        assert len(shown) <= width
        assert [shown[a:b] for a, b in spans] == [query]


def test_two_matches_far_apart() -> None:
    shown, spans = elide(TITLE, find("single", TITLE) + find("optimizer", TITLE), 40, len)
    assert [shown[a:b] for a, b in spans] == ["single", "optimizer"]
    assert shown.startswith("Faster single-loop")


def test_a_match_wider_than_the_room_shows_its_start() -> None:
    shown, spans = elide("x " + "y" * 50, [(2, 52)], 10, len)
    assert shown == "…" + "y" * 8 + "…"
    assert spans == [(1, 9)]


def test_nothing_is_parted_from_its_accent() -> None:
    text = "e\u0301" * 20
    for width in range(2, 20):
        shown, _ = elide(text, [], width, len)
        assert shown.removesuffix(ELLIPSIS).endswith("\u0301") or shown == ELLIPSIS


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 20), st.integers(-1, 70))
def test_cutting_anything(text: str, start: int, length: int, width: int) -> None:
    spans = [(start, min(start + length, len(text)))] if start < len(text) else []
    shown, moved = elide(text, spans, width, len)
    assert len(shown) <= max(width, 2) or shown == text
    assert all(0 <= a < b <= len(shown) for a, b in moved)
    for a, b in moved:
        assert shown[a:b] in text


@pytest.mark.parametrize("start", [0, 1])
def test_an_ellipsis_is_no_match(start: int) -> None:
    assert elide("0 0", [(start, 2)], 2, len) == ("0…", [(0, 1)] if start == 0 else [])


def test_names_stay_whole() -> None:
    names = "Ada Lovelace, Alan Turing, Grace Hopper et al."
    assert whole_names(names, 100, len) == names
    assert whole_names(names, 35, len) == "Ada Lovelace, Alan Turing et al."
    assert whole_names(names, 20, len) == "Ada Lovelace et al."
    assert whole_names(names, 8, len) == "Ada Lov…"


def test_chips() -> None:
    assert [chip.text for chip in chips(["a", "b"], 200, len)] == ["a", "b"]
    crowded = chips(["optimisation", "stability", "SDE"], 60, len)
    assert [chip.text for chip in crowded] == ["optimisation", "+2"]
    assert crowded[-1].tag is None
    assert crowded[-1].left + crowded[-1].width <= 60
    (alone,) = chips(["x" * 300], 60, len)
    assert alone.text.endswith(ELLIPSIS)
    assert alone.width <= 60
    assert chips([], 60, len) == []


def test_direction(qapp: QApplication) -> None:
    assert is_right_to_left("123 تحسين abc")
    assert not is_right_to_left("SGD في")
    assert not is_right_to_left("")
    assert RowText("تحسين", [], theme.font(), 400)._shift > 200


def test_names_are_shown_as_they_are_spoken() -> None:
    paper = Paper(authors=("Berg, Anna", "Jonas Holm", "Lake, Brenden M.", "Robert Downey, Jr.", "Li, Wei, III"))
    assert words.authors_line(paper) == "Anna Berg, Jonas Holm, Brenden M. Lake, Robert Downey, Jr., Li, Wei, III"


def test_the_start_of_an_abstract_is_cut_as_text_not_as_names(table: PaperTable, model: PaperTableModel) -> None:
    paper = Paper(
        id=1, arxiv_id="2504.02828", abstract="Small steps, large steps, " + "and what lies between them " * 9
    )
    row = PaperRowDelegate(table)
    cut = row._cell(model, paper, Column.TITLE, 420)
    assert cut.second is not None
    assert cut.second.text.startswith("Small steps, large")
    assert cut.second.text.endswith(ELLIPSIS)
    named = row._cell(model, Paper(id=2, authors=("Ada Lovelace",) * 30, doi="10.1/x"), Column.TITLE, 420)
    assert named.second is not None
    assert named.second.text.endswith(" et al.")
