"""The note: saved without being asked, never lost, never dangerous."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.views.note_editor import SAVE_AFTER_MS, NoteEditor
from ui.views.note_view import NoteView

Sent = list[tuple[int, str]]


@pytest.fixture
def note(qtbot: QtBot) -> Iterator[NoteEditor]:
    theme.apply("light")
    window = QWidget()
    rows = QVBoxLayout(window)
    made = NoteEditor()
    rows.addWidget(made)
    rows.addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.resize(360, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made


@pytest.fixture
def sent(note: NoteEditor) -> Sent:
    heard: Sent = []
    note.note_edited.connect(lambda paper, text: heard.append((paper, text)))
    return heard


def write(qtbot: QtBot, note: NoteEditor, words: str) -> None:
    note.edit()
    qtbot.keyClicks(note.field, words)


def test_the_note_goes_out_once_a_moment_after_the_last_key(note: NoteEditor, sent: Sent, qtbot: QtBot) -> None:
    note.show_note(1, "")
    write(qtbot, note, "abc")
    assert sent == [] and note.state_text == "saving…"
    qtbot.waitUntil(lambda: sent == [(1, "abc")], timeout=20 * SAVE_AFTER_MS)
    note.set_state("saved")
    assert note.state_text == "saved"
    note.flush()
    assert sent == [(1, "abc")]


def test_another_paper_sends_the_old_ones_note_first(note: NoteEditor, sent: Sent, qtbot: QtBot) -> None:
    note.show_note(1, "old")
    write(qtbot, note, " and new")
    note.show_note(2, "other")
    assert sent == [(1, "old and new")]
    assert not note.is_editing and note.view.text() == "other"
    note.flush()
    assert sent == [(1, "old and new")]


@pytest.mark.parametrize("leave", ["focus", "flush", "hide", "nothing", "read only"])
def test_every_way_out_sends_the_note(note: NoteEditor, sent: Sent, qtbot: QtBot, leave: str) -> None:
    note.show_note(1, "")
    write(qtbot, note, "x")
    ways: dict[str, Callable[[], object]] = {
        "focus": note.window().findChildren(QLineEdit)[0].setFocus,
        "flush": note.flush,
        "hide": note.window().hide,
        "nothing": lambda: note.show_note(None, ""),
        "read only": lambda: note.set_read_only(True),
    }
    ways[leave]()
    assert sent == [(1, "x")]


def test_words_typed_and_taken_back_need_no_saving(note: NoteEditor, sent: Sent, qtbot: QtBot) -> None:
    note.show_note(1, "same")
    write(qtbot, note, "x")
    qtbot.keyClick(note.field, Qt.Key.Key_Backspace)
    note.flush()
    assert sent == [] and note.state_text == "saved"


def test_showing_and_opening_a_note_changes_nothing(note: NoteEditor, sent: Sent) -> None:
    text = "no-break\u00a0space, \ttabs\n\n  lines  \n"
    note.show_note(1, text)
    note.edit()
    assert note.field.text() == text
    note.flush()
    note.show_note(2, "")
    assert sent == []


def test_a_no_break_space_survives_editing(note: NoteEditor, sent: Sent, qtbot: QtBot) -> None:
    note.show_note(1, "a\u00a0b\n")
    write(qtbot, note, "c")
    note.flush()
    assert sent == [(1, "a\u00a0b\nc")]


def test_a_refresh_does_not_touch_what_is_being_typed(note: NoteEditor, sent: Sent, qtbot: QtBot) -> None:
    note.show_note(1, "old")
    write(qtbot, note, "er")
    note.show_note(1, "from elsewhere")
    assert note.field.text() == "older"
    note.flush()
    note.show_note(1, "old")  # loaded before the note was written
    assert note.field.text() == "older"
    assert sent == [(1, "older")]


def test_a_refresh_updates_a_note_that_nobody_types_in(note: NoteEditor, sent: Sent, qtbot: QtBot) -> None:
    note.show_note(1, "old")
    note.show_note(1, "undone")
    assert note.view.text() == "undone"
    write(qtbot, note, "!")
    note.flush()
    note.show_note(1, "undone!")
    note.set_state("saved")
    note.show_note(1, "undone")  # the edit was undone while the editor is open
    assert note.field.text() == "undone" and note.is_editing
    assert sent == [(1, "undone!")]


def test_a_note_still_on_its_way_is_shown_when_its_paper_comes_back(note: NoteEditor, qtbot: QtBot) -> None:
    note.show_note(1, "")
    write(qtbot, note, "on its way")
    note.show_note(2, "")
    note.show_note(1, "")  # the library has not got it yet
    assert note.view.text() == "on its way"


def test_a_refused_note_is_kept_and_sent_again(note: NoteEditor, sent: Sent, qtbot: QtBot) -> None:
    note.show_note(1, "")
    write(qtbot, note, "x")
    note.flush()
    note.set_state("failed")
    assert note.state_text == "not saved"
    note.show_note(1, "")
    assert note.field.text() == "x"
    note.flush()
    assert sent == [(1, "x"), (1, "x")]
    note.set_state("saved")
    assert note.state_text == "saved"
    note.flush()
    assert len(sent) == 2


def test_a_refused_note_of_a_paper_that_is_gone_from_sight_is_kept(note: NoteEditor, sent: Sent, qtbot: QtBot) -> None:
    note.show_note(1, "")
    write(qtbot, note, "precious")
    note.show_note(2, "two")
    note.set_state("failed")
    assert note.state_text == "saved"  # that of the paper which is shown
    note.show_note(1, "")
    assert note.view.text() == "precious"
    assert sent == [(1, "precious"), (1, "precious")]


def test_answers_belong_to_texts_in_the_order_of_sending(note: NoteEditor, sent: Sent, qtbot: QtBot) -> None:
    note.show_note(1, "")
    write(qtbot, note, "a")
    note.flush()
    write(qtbot, note, "b")
    note.flush()
    note.set_state("saved")  # of "a"
    assert note.state_text == "saving…"
    note.set_state("failed")  # of "ab"
    assert note.state_text == "not saved"
    note.flush()
    assert sent == [(1, "a"), (1, "ab"), (1, "ab")]


def test_escape_leaves_and_shows_the_note_as_markdown(note: NoteEditor, sent: Sent, qtbot: QtBot) -> None:
    note.show_note(1, "")
    write(qtbot, note, "**bold**")
    with qtbot.waitSignal(note.left):
        qtbot.keyClick(note.field, Qt.Key.Key_Escape)
    assert sent == [(1, "**bold**")]
    assert not note.is_editing and note.view.text() == "bold"


def test_a_click_or_enter_opens_the_editor(note: NoteEditor, qtbot: QtBot) -> None:
    note.show_note(1, "words")
    qtbot.mouseClick(note.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert note.is_editing
    qtbot.keyClick(note.field, Qt.Key.Key_Escape)
    note.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(note.view, Qt.Key.Key_Return)
    assert note.is_editing


def test_a_read_only_note_opens_no_editor(note: NoteEditor, qtbot: QtBot) -> None:
    note.set_read_only(True)
    note.show_note(1, "words")
    note.edit()
    qtbot.mouseClick(note.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not note.is_editing


def test_the_editor_grows_with_its_text_up_to_a_point(note: NoteEditor, qtbot: QtBot) -> None:
    note.show_note(1, "")
    note.edit()
    lowest = note.field.height()
    assert lowest >= 72
    for _ in range(12):
        qtbot.keyClick(note.field, Qt.Key.Key_Return)
    grown = note.field.height()
    assert grown > lowest
    note.field.insertPlainText("\n" * 200)
    assert grown < note.field.height() <= 420


def test_an_endless_word_is_not_wrapped(note: NoteEditor) -> None:
    note.show_note(1, "")
    note.edit()
    pasted = QMimeData()
    pasted.setText("x" * 10_000)
    note.field.insertFromMimeData(pasted)
    assert note.field.lineWrapMode() == note.field.LineWrapMode.NoWrap
    note.show_note(2, "words")
    note.edit()
    assert note.field.lineWrapMode() == note.field.LineWrapMode.WidgetWidth


@pytest.fixture
def view(qtbot: QtBot) -> NoteView:
    theme.apply("light")
    made = NoteView()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("markdown", "links"),
    [
        ("[a](https://example.org/x?y=1)", ["https://example.org/x?y=1"]),
        ("[a](mailto:me@example.org)", ["mailto:me@example.org"]),
        ("[a](doi:10.1000/xyz)", ["https://doi.org/10.1000/xyz"]),
        ("<https://example.org>", ["https://example.org"]),
        ("see https://example.org now", ["https://example.org"]),
        ("[a](javascript:alert(1))", []),
        ("[a](JaVaScRiPt:alert(1))", []),
        ("[a](file:///etc/passwd)", []),
        ("[a](/etc/passwd)", []),
        ("[a](//example.org/x)", []),
        ("[a](data:text/html,x)", []),
        ("[a](link:0) [b](https://example.org)", ["https://example.org"]),
        ("[a](paper:x)", []),
        ("[a](#there)", []),
    ],
)
def test_only_safe_links_are_links(view: NoteView, markdown: str, links: list[str]) -> None:
    view.set_markdown(markdown)
    assert view.links() == links
    anchors = []
    block = view.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            look = fragments.fragment().charFormat()
            if look.isAnchor():
                anchors.append(look.anchorHref())
            fragments += 1
        block = block.next()
    assert anchors == [f"link:{number}" for number in range(len(links))]


def test_html_stays_text(view: NoteView) -> None:
    view.set_markdown("a <b>b</b> <img src='file:///etc/passwd'> <script>x</script>")
    assert "<b>b</b>" in view.text() and "<script>" in view.text() and "<img" in view.text()


@pytest.mark.parametrize("name", ["file:///etc/hostname.png", "/etc/x.png", "https://example.org/x.png", "data:,x"])
def test_pictures_are_never_loaded(view: NoteView, name: str) -> None:
    view.set_markdown(f"before ![what it shows]({name}) after")
    assert view.text() == "before [picture] after"
    image = QTextDocument.ResourceType.ImageResource.value
    loaded = view.loadResource(image, QUrl(name))
    assert isinstance(loaded, QImage) and (loaded.width(), loaded.height()) == (1, 1)
    assert loaded.pixelColor(0, 0).alpha() == 0


def test_a_title_in_brackets_is_a_link_to_that_paper(view: NoteView) -> None:
    view.set_markdown("compare [[An SDE for Modeling SAM]], **[[Other]]** and [[]]")
    assert view.links() == ["paper:An SDE for Modeling SAM", "paper:Other"]


@pytest.mark.parametrize("text", ["> " * 3000 + "x", "[" * 5000, "*" * 5000, "x" * 30_000, "\0", "|a" * 300, "`" * 999])
def test_strange_notes_are_shown(view: NoteView, text: str) -> None:
    view.set_markdown(text)
    assert view.heightForWidth(300) > 0
    assert len(view.text()) < 25_000


def test_links_take_the_new_themes_colour(note: NoteEditor) -> None:
    note.show_note(1, "[a](https://example.org)")
    theme.apply("dark")
    note.retheme()
    fragment = note.view.document().begin().begin().fragment()
    assert fragment.charFormat().foreground().color().name().upper() == theme.DARK.accent
    theme.apply("light")
