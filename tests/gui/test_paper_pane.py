"""The right column: what it shows of a paper, and what it asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl, SignalInstance
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from readinglist.records import Paper, Provenance, Status, Tag
from ui import theme
from ui.views.paper_pane import PaperPane
from ui.views.prose import Prose

PAPER = Paper(
    id=5,
    title="Steps <b>and</b> slopes",
    authors=("Ann Writer", "Bo Reader"),
    et_al=True,
    category="LG",
    date="2025-10-20",
    arxiv_id="2510.17506",
    doi="10.1000/xyz",
    has_code=True,
    comment="NeurIPS 2025, https://github.com/a/b",
    abstract="A step goes down the slope.",
    tags=("optimisation",),
    note="My *note*.",
)
SOURCE = Provenance(3, "Lab page", {"title": (4, 4), "has_code": (6, 6)}, (4, 6))


def spans(query: str, text: str) -> list[tuple[int, int]]:
    at = text.find(query)
    return [(at, at + len(query))] if at >= 0 else []


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[PaperPane]:
    theme.apply("light")
    window = QWidget()
    rows = QVBoxLayout(window)
    rows.setContentsMargins(0, 0, 0, 0)
    made = PaperPane(highlight=spans)
    made.set_known_tags([Tag(1, "optimisation", 0, 3), Tag(2, "minimax", 1, 2)])
    rows.addWidget(made)
    rows.addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.resize(344, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made


def heard(signal: SignalInstance) -> list[tuple[Any, ...]]:
    got: list[tuple[Any, ...]] = []
    signal.connect(lambda *args: got.append(args))
    return got


def prose(pane: PaperPane, name: str) -> Prose:
    return next(part for part in pane.findChildren(Prose) if part.accessibleName() == name)


def button(pane: PaperPane, name: str) -> QAbstractButton:
    return next(
        part for part in pane.findChildren(QAbstractButton) if part.accessibleName() == name and part.isVisible()
    )


def follow(pane: PaperPane, name: str, href: str) -> None:
    text = prose(pane, name)
    text.anchorClicked.emit(QUrl(f"link:{text.links().index(href)}"))


def test_a_paper_is_shown_as_plain_text(pane: PaperPane) -> None:
    pane.show_paper(PAPER, [SOURCE])
    assert prose(pane, "Title").text() == "Steps <b>and</b> slopes"
    assert prose(pane, "Authors").text() == "Ann Writer, Bo Reader et al."
    assert prose(pane, "Date, venue, category and comment").text() == "20 Oct 2025 · LG · NeurIPS 2025, github.com/a/b"
    assert prose(pane, "Ids and links").text().split() == ["arXiv:2510.17506", "doi:10.1000/xyz", "code"]
    assert prose(pane, "Abstract").text() == "A step goes down the slope."
    # Qt reads a no-break space back as a space
    assert prose(pane, "Where it came from").text() == "Lab page, lines 4–6\ntitle, code · show"
    assert pane.note.view.text() == "My note."
    assert [chip.text() for chip in pane.tags.chips()] == ["optimisation"]
    assert pane.shown_ids == [5]


def test_what_a_paper_lacks_is_said_or_left_out(pane: PaperPane) -> None:
    pane.show_paper(Paper(id=1))
    assert prose(pane, "Title").text() == "Paper without a title"
    assert prose(pane, "Authors").text() == "no authors on the page"
    assert prose(pane, "Abstract").text() == "no abstract on the page"
    assert not prose(pane, "Ids and links").isVisible()
    assert not prose(pane, "Date, venue, category and comment").isVisible()
    assert not button(pane, "Open").isEnabled()


def test_matches_are_highlighted_in_the_abstract(pane: PaperPane) -> None:
    pane.show_paper(PAPER, query="slope")
    text = prose(pane, "Abstract")
    cursor = text.document().find("slope")
    assert cursor.charFormat().background().color().name().upper() == theme.LIGHT.match_ground
    pane.show_paper(PAPER, query="")
    assert text.document().find("slope").charFormat().background().style() == Qt.BrushStyle.NoBrush


@pytest.mark.parametrize(
    ("name", "href"),
    [
        ("Ids and links", "https://arxiv.org/abs/2510.17506"),
        ("Ids and links", "https://doi.org/10.1000/xyz"),
        ("Ids and links", "https://github.com/a/b"),
        ("Date, venue, category and comment", "https://github.com/a/b"),
    ],
)
def test_links_are_asked_to_be_opened(pane: PaperPane, name: str, href: str) -> None:
    opened = heard(pane.link_opened)
    pane.show_paper(PAPER)
    follow(pane, name, href)
    assert opened == [(href,)]


def test_only_safe_links_leave_the_pane(pane: PaperPane) -> None:
    opened = heard(pane.link_opened)
    pane.show_paper(PAPER)
    for href in ("javascript:alert(1)", "file:///etc/passwd", "/etc/passwd", ""):
        pane.note.link_activated.emit(href)
    prose(pane, "Title").anchorClicked.emit(QUrl("file:///etc/passwd"))
    prose(pane, "Ids and links").anchorClicked.emit(QUrl("link:99"))
    assert opened == []


def test_links_in_the_note(pane: PaperPane) -> None:
    opened, mentioned = heard(pane.link_opened), heard(pane.mention_opened)
    pane.show_paper(Paper(id=1, note="[a](https://a.org) and [[Other title]] and [b](javascript:x)"))
    pane.note.view.anchorClicked.emit(QUrl("link:0"))
    pane.note.view.anchorClicked.emit(QUrl("link:1"))
    pane.note.view.anchorClicked.emit(QUrl("javascript:x"))
    assert opened == [("https://a.org",)] and mentioned == [("Other title",)]


def test_the_buttons_ask(pane: PaperPane, qtbot: QtBot) -> None:
    marks, cites, opened = heard(pane.mark_toggled), heard(pane.cite_requested), heard(pane.link_opened)
    corrected = heard(pane.edit_fields_requested)
    pane.show_paper(PAPER)
    for name in ("Mark", "Open", "Cite", "Correct what is known of this paper"):
        qtbot.mouseClick(button(pane, name), Qt.MouseButton.LeftButton)
    pane.show_paper(Paper(id=6, marked=True))
    qtbot.mouseClick(button(pane, "Marked"), Qt.MouseButton.LeftButton)
    assert marks == [([5], True), ([6], False)]
    assert cites == [([5],)]
    assert opened == [("https://arxiv.org/abs/2510.17506",)]
    assert corrected == [(5,)]


def test_the_status_menu_asks(pane: PaperPane) -> None:
    chosen = heard(pane.status_chosen)
    pane.show_paper(Paper(id=5, status=Status.READING))
    assert button(pane, "Status: Reading").text() == "Reading"
    actions = pane.buttons.menu.actions()
    assert [action.isChecked() for action in actions] == [False, True, False]
    actions[2].trigger()
    assert chosen == [([5], "done")]


def test_the_source_is_asked_for_with_its_lines(pane: PaperPane) -> None:
    asked = heard(pane.source_requested)
    pane.show_paper(PAPER, [SOURCE, Provenance(9, "typed", {}, None)])
    follow(pane, "Where it came from", "source:0")
    follow(pane, "Where it came from", "source:1")
    assert asked == [(3, (4, 6)), (9, None)]


def test_doubts_and_corrections_are_told(pane: PaperPane) -> None:
    pane.show_paper(
        Paper(id=1, corrected=frozenset({"title", "date"})), [SOURCE], doubts=["The year is not on the page."]
    )
    text = prose(pane, "Where it came from").text()
    assert text.splitlines()[-2:] == ["you corrected: title, date", "The year is not on the page."]


def test_five_thousand_authors_unfold(pane: PaperPane) -> None:
    pane.show_paper(Paper(id=1, authors=tuple(f"A{n}" for n in range(5000))))
    follow(pane, "Authors", "authors:more")
    assert "A4999" in prose(pane, "Authors").text()
    follow(pane, "Authors", "authors:fewer")
    assert "A4999" not in prose(pane, "Authors").text()
    follow(pane, "Authors", "authors:more")
    pane.show_paper(Paper(id=2, authors=tuple(f"B{n}" for n in range(5000))))
    assert "B4999" not in prose(pane, "Authors").text()


def test_tags_are_added_and_removed(pane: PaperPane, qtbot: QtBot) -> None:
    added, removed = heard(pane.tags_added), heard(pane.tags_removed)
    pane.show_paper(PAPER)
    pane.focus_tag_entry()
    qtbot.keyClicks(pane.tags.entry, "mnmx")
    qtbot.keyClick(pane.tags.entry, Qt.Key.Key_Return)
    qtbot.keyClick(pane.tags.chips()[0], Qt.Key.Key_Delete)
    assert added == [([5], ["minimax"])]
    assert removed == [([5], ["optimisation"])]


def test_an_unsaved_note_survives_the_switch(pane: PaperPane, qtbot: QtBot) -> None:
    edited = heard(pane.note_edited)
    pane.show_paper(PAPER)
    pane.edit_note()
    qtbot.keyClicks(pane.note.field, "!")
    pane.show_paper(Paper(id=6, note="other"))
    pane.edit_note()
    qtbot.keyClicks(pane.note.field, "?")
    pane.show_nothing()
    pane.show_paper(Paper(id=7))
    pane.edit_note()
    qtbot.keyClicks(pane.note.field, "x")
    pane.show_many([1, 2])
    assert edited == [(5, "My *note*.!"), (6, "other?"), (7, "x")]


def test_the_notes_state_is_told(pane: PaperPane, qtbot: QtBot) -> None:
    pane.show_paper(PAPER)
    pane.edit_note()
    qtbot.keyClicks(pane.note.field, "!")
    pane.flush()
    pane.set_note_state("failed")
    assert any(label.text() == "not saved" for label in pane.findChildren(QLabel))


@pytest.mark.parametrize("start", ["edit_note", "focus_tag_entry"])
def test_escape_goes_back_to_the_list(pane: PaperPane, qtbot: QtBot, start: str) -> None:
    left = heard(pane.left)
    pane.show_paper(PAPER)
    getattr(pane, start)()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    button(pane, "Cite").setFocus()
    qtbot.keyClick(button(pane, "Cite"), Qt.Key.Key_Escape)
    assert len(left) == 2


def test_several_papers(pane: PaperPane, qtbot: QtBot) -> None:
    marks, status, export = heard(pane.mark_toggled), heard(pane.status_chosen), heard(pane.export_requested)
    cites, added, removed = heard(pane.cite_requested), heard(pane.tags_added), heard(pane.tags_removed)
    ids = [4, 5, 6]
    pane.show_paper(PAPER)
    pane.show_many(ids, ["optimisation"], ["minimax"])
    assert prose(pane, "Title").text() == "3 papers selected"
    assert not prose(pane, "Abstract").isVisible() and not pane.note.isVisible()
    for name in ("Mark", "Cite", "Export"):
        qtbot.mouseClick(button(pane, name), Qt.MouseButton.LeftButton)
    pane.buttons.menu.actions()[1].trigger()
    qtbot.keyClick(pane.tags.chips()[0], Qt.Key.Key_Delete)
    qtbot.keyClick(pane.tags.chips()[1], Qt.Key.Key_Return)
    assert marks == [(ids, True)] and status == [(ids, "reading")] and export == [(ids,)] and cites == [(ids,)]
    assert removed == [(ids, ["optimisation"])] and added == [(ids, ["minimax"])]
    pane.show_many(ids, all_marked=True)
    qtbot.mouseClick(button(pane, "Unmark"), Qt.MouseButton.LeftButton)
    assert marks[-1] == (ids, False)


def test_nothing_selected_is_a_hint_alone(pane: PaperPane) -> None:
    pane.show_paper(PAPER)
    pane.show_paper(None)
    shown = [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Choose a paper in the list to see it here."]
    assert not any(part.isVisible() for part in pane.findChildren(QAbstractButton))
    pane.focus_tag_entry()
    pane.edit_note()
    assert not pane.tags.entry.isVisible() and not pane.note.is_editing


def test_read_only_shows_all_and_changes_nothing(pane: PaperPane) -> None:
    pane.set_read_only(True)
    pane.show_paper(PAPER, [SOURCE])
    pane.focus_tag_entry()
    pane.edit_note()
    assert not pane.tags.entry.isVisible() and not pane.note.is_editing
    assert not button(pane, "Mark").isEnabled() and not button(pane, "Status: To read").isEnabled()
    assert button(pane, "Cite").isEnabled() and button(pane, "Open").isEnabled()
    shown = [part.accessibleName() for part in pane.findChildren(QAbstractButton) if part.isVisible()]
    assert "Correct what is known of this paper" not in shown and "Add a tag" not in shown


def test_a_refresh_keeps_the_place_and_another_paper_starts_at_the_top(pane: PaperPane, qtbot: QtBot) -> None:
    long = Paper(id=1, title="Long", abstract="words " * 3000)
    pane.show_paper(long)
    bar = pane.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(300)
    pane.show_paper(Paper(id=1, title="Long", abstract="words " * 3000, marked=True))
    assert bar.value() == 300
    pane.show_paper(Paper(id=2, title="Other", abstract="words " * 3000))
    assert bar.value() == 0


@pytest.mark.parametrize("width", [240, 344, 700])
def test_nothing_is_cut_at_any_width(pane: PaperPane, qtbot: QtBot, width: int) -> None:
    pane.window().resize(width, 500)
    pane.show_paper(Paper(id=2, title="Short", authors=("A",), abstract="Few words."), [SOURCE])
    pane.grab()
    pane.show_paper(
        Paper(id=1, title="W" * 300, authors=("x" * 200,), abstract="long" * 200, comment="https://a.org/" + "y" * 300),
        [Provenance(1, "n" * 200, {}, (1, 2))],
    )

    def fits() -> bool:
        body = pane.findChild(QWidget, "paperBody")
        assert isinstance(body, QWidget)
        texts = [part for part in pane.findChildren(Prose) if part.isVisible()]
        return body.width() <= pane.viewport().width() and all(
            text.document().size().height() <= text.viewport().height() + 1
            and text.document().idealWidth() <= text.viewport().width() + 1
            for text in texts
        )

    qtbot.waitUntil(fits)


def test_arabic_stands_at_the_right(pane: PaperPane) -> None:
    pane.show_paper(Paper(id=1, title="تجربة", abstract="plain"))
    title = prose(pane, "Title").document().begin()
    abstract = prose(pane, "Abstract").document().begin()
    assert title.textDirection() == Qt.LayoutDirection.RightToLeft
    assert abstract.textDirection() == Qt.LayoutDirection.LeftToRight


def test_the_colours_follow_the_theme(pane: PaperPane) -> None:
    pane.show_paper(PAPER)
    theme.apply("dark")
    ink = prose(pane, "Title").document().begin().begin().fragment().charFormat().foreground().color()
    assert ink.name().upper() == theme.DARK.text
    theme.apply("light")


def test_selected_text_is_copied_plain(pane: PaperPane) -> None:
    pane.show_paper(PAPER)
    text = prose(pane, "Ids and links")
    text.selectAll()
    copied = text.createMimeDataFromSelection()
    assert copied.text().split() == ["arXiv:2510.17506", "doi:10.1000/xyz", "code"] and not copied.hasHtml()


def test_everything_that_takes_the_focus_has_a_name(pane: PaperPane) -> None:
    pane.show_paper(PAPER, [SOURCE])
    pane.focus_tag_entry()
    pane.show_many([1, 2], ["optimisation"], ["minimax"])
    nameless = []
    for part in pane.findChildren(QWidget):
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus and not part.objectName().startswith("qt_"):
            made = QAccessible.queryAccessibleInterface(part)
            if made is None or not made.text(QAccessible.Text.Name).strip():
                nameless.append(part)
    assert nameless == []


def test_every_label_is_plain_text(pane: PaperPane) -> None:
    pane.show_paper(PAPER, [SOURCE])
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in pane.findChildren(QLabel))


def test_tab_reaches_tags_abstract_and_note(pane: PaperPane) -> None:
    pane.show_paper(PAPER, [SOURCE])
    button(pane, "Mark").setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(16):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    order = ["Mark", "Status: To read", "Open", "Cite", "Tag optimisation", "Add a tag", "Abstract"]
    assert reached[: len(order)] == order
    assert reached.index("Abstract") < reached.index("Where it came from") < reached.index("Note")


def test_the_real_papers_are_shown(pane: PaperPane, shared: Path | None) -> None:
    for file in sorted((shared / "truth").glob("*.json")) if shared else ():
        for number, fields in enumerate(json.loads(file.read_text(encoding="utf-8"))):
            paper = Paper(**{**fields, "authors": tuple(fields["authors"])}, id=number + 1)
            pane.show_paper(paper, [SOURCE])
            assert prose(pane, "Title").text() == paper.heading
            assert prose(pane, "Abstract").text() == (paper.abstract or "no abstract on the page")
