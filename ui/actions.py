"""Every action of the window, declared once: menus, buttons, shortcuts and the list of keys come from here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui import theme


class Needs(Enum):
    """What an action needs before it can be used."""

    NOTHING = auto()
    PAPERS = auto()
    """At least one paper selected."""
    PAPER = auto()
    """Exactly one paper selected."""
    SEVERAL = auto()
    """At least two papers selected."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a user can do. ``in_list`` keys act only while the list of papers has the focus."""

    text: str
    menu: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    in_list: bool = False
    needs: Needs = Needs.NOTHING
    writes: bool = False
    begins: bool = False
    """Whether a line in the menu stands above it."""


ACTIONS: dict[str, Action] = {
    "paste": Action("&Paste papers", "File", "clipboard", ("Ctrl+V",), writes=True),
    "import": Action("&Import…", "File", "download", ("Ctrl+I",), writes=True),
    "samples": Action("Try the &samples", "File", "sparkle", writes=True),
    "report": Action("&Report of the last import…", "File", "info"),
    "review_always": Action("Re&view every import", "File", "check-circle", begins=True),
    "review_unsure": Action("Review what is &unsure", "File", "check-circle"),
    "review_never": Action("&Never review", "File", "check-circle"),
    "review_resume": Action("&Go on with a review", "File", "clock"),
    "export": Action("&Export…", "File", "upload", ("Ctrl+E",), begins=True),
    "save_copy": Action("Save a &copy of the library…", "File", "copy", begins=True),
    "show_folder": Action("Show library &folder", "File", "folder"),
    "quit": Action("&Quit", "File", "x", ("Ctrl+Q",), begins=True),
    "undo": Action("&Undo", "Edit", "undo", ("Ctrl+Z",), writes=True),
    "redo": Action("&Redo", "Edit", "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), writes=True),
    "search": Action("&Search", "Edit", "search", ("Ctrl+F",), begins=True),
    "search_slash": Action("Search", "", "search", ("/",), in_list=True),
    "select_all": Action("Select &all", "Edit", "list", ("Ctrl+A",), in_list=True),
    "copy_cite": Action("Copy citation &key", "Edit", "quote", ("Ctrl+Shift+C",), needs=Needs.PAPERS),
    "copy_titles": Action("&Copy title and link", "Edit", "copy", ("Ctrl+C",), in_list=True, needs=Needs.PAPERS),
    "mark": Action("&Mark", "Paper", "star", ("Space",), in_list=True, needs=Needs.PAPERS, writes=True),
    "to_read": Action("To &read", "Paper", "inbox", ("U",), in_list=True, needs=Needs.PAPERS, writes=True, begins=True),
    "reading": Action("Readin&g", "Paper", "book-open", ("R",), in_list=True, needs=Needs.PAPERS, writes=True),
    "done": Action("&Done", "Paper", "check-circle", ("D",), in_list=True, needs=Needs.PAPERS, writes=True),
    "tag": Action("&Tag…", "Paper", "tag", ("T",), in_list=True, needs=Needs.PAPERS, writes=True, begins=True),
    "note": Action("&Note", "Paper", "note", ("N",), in_list=True, needs=Needs.PAPER, writes=True),
    "open_link": Action("&Open link", "Paper", "external", ("O",), in_list=True, needs=Needs.PAPERS, begins=True),
    "correct": Action("&Correct…", "Paper", "pencil", ("F2",), in_list=True, needs=Needs.PAPER, writes=True),
    "complete": Action("Complete &from arXiv or Crossref…", "Paper", "globe", needs=Needs.PAPERS, writes=True),
    "allow_lookup": Action("Allow &looking things up online", "Paper", "globe"),
    "merge": Action("M&erge into one", "Paper", "merge", ("M",), in_list=True, needs=Needs.SEVERAL, writes=True),
    "split": Action("Spl&it in two", "Paper", "split", needs=Needs.PAPER, writes=True),
    "remove": Action("Remo&ve", "Paper", "trash", ("Del",), in_list=True, needs=Needs.PAPERS, writes=True, begins=True),
    "show_side": Action("&Side list", "View", "library", ("Ctrl+1",)),
    "show_paper": Action("&Paper", "View", "file", ("Ctrl+2",)),
    "compact": Action("&Compact rows", "View", "list", ("Ctrl+3",)),
    "theme_system": Action("Colours of the s&ystem", "View", "settings", begins=True),
    "theme_light": Action("&Light", "View", "sun"),
    "theme_dark": Action("&Dark", "View", "moon"),
    "menu": Action("Menu", "", "more", ("F10",)),
    "keys": Action("&Keys", "Help", "keyboard", ("F1",)),
    "keys_question": Action("Keys", "", "keyboard", ("?",), in_list=True),
    "about": Action("&About Reading List", "Help", "info"),
}

CHECKABLE = (
    "allow_lookup", "show_side", "show_paper", "compact", "theme_system", "theme_light", "theme_dark",
    "review_always", "review_unsure", "review_never",
)  # fmt: skip
AWAKE = (
    "review_always",
    "review_unsure",
    "review_never",
    "theme_system",
    "theme_light",
    "theme_dark",
    "keys",
    "about",
    "quit",
)
"""What can be done while a sheet stands over the window."""
REVIEW: dict[str, Action] = {
    "take": Action("&Take or leave out", "Record", "check", ("Space",), in_list=True),
    "next": Action("&Next", "Record", "arrow-down", ("J",), in_list=True, begins=True),
    "previous": Action("&Previous", "Record", "arrow-up", ("K",), in_list=True),
    "next_unsure": Action("Next &unsure one", "Record", "chevron-down", ("N",)),
    "previous_unsure": Action("Previous unsure one", "Record", "chevron-up", ("Shift+N",)),
    "edit": Action("&Change fields…", "Record", "pencil", ("F2", "E"), begins=True),
    "unedit": Action("Undo my c&hanges", "Record", "undo", ("U",)),
    "separate": Action("&Keep apart, or not", "Record", "split", ("S",)),
    "another": Action("It is an&other paper…", "Record", "merge", ("P",)),
    "later": Action("Keep the review for &later", "Review", "clock", ("Ctrl+L",)),
    "commit": Action("Do what the &button says", "Review", "check-circle", ("Ctrl+Return", "Ctrl+Enter")),
    "leave": Action("&Leave the review", "Review", "x", ("Esc",)),
}
"""What can be done in a review; ``in_list`` keys act while its rows have the focus."""
MENUS = ("File", "Edit", "Paper", "View", "Help")


def make(window: QWidget, paper_list: QWidget) -> dict[str, QAction]:
    """The actions as Qt knows them; those of the list act in ``paper_list`` alone."""
    made: dict[str, QAction] = {}
    resting = QActionGroup(window)
    resting.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
    for name, action in ACTIONS.items():
        one = QAction(theme.icon(action.icon), action.text, window)
        one.setObjectName(name)
        one.setShortcuts([QKeySequence(keys) for keys in action.keys])
        one.setCheckable(name in CHECKABLE)
        one.setIconVisibleInMenu(name not in CHECKABLE)  # there stands the check mark
        if action.in_list:
            one.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            paper_list.addAction(one)
        else:
            one.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            window.addAction(one)
        made[name] = one
        if name not in AWAKE:
            resting.addAction(one)
    return made


def rest(made: dict[str, QAction], on: bool) -> None:
    """Let what acts on the window rest, or wake it to what it was."""
    group = made["paste"].actionGroup()
    if group is not None:
        group.setEnabled(not on)


def enable(made: dict[str, QAction], *, selected: int, read_only: bool) -> None:
    """Grey what can't be used now."""
    for name, action in ACTIONS.items():
        enough = {
            Needs.NOTHING: True,
            Needs.PAPERS: selected > 0,
            Needs.PAPER: selected == 1,
            Needs.SEVERAL: selected > 1,
        }[action.needs]
        made[name].setEnabled(enough and not (read_only and action.writes))


def fill(into: QMenu, made: dict[str, QAction], menu: str) -> None:
    """Put the actions of one menu ``into`` it, in the order they are declared, groups apart."""
    for name, action in ACTIONS.items():
        if action.menu == menu:
            if action.begins:
                into.addSeparator()
            into.addAction(made[name])


def keys_table() -> list[tuple[str, str]]:
    """What each key does: (words, keys), for the list of keys."""
    table = []
    for action in ACTIONS.values():
        if action.keys and action.menu:
            table.append((_bare(action), keys_of(action)))
    for action in REVIEW.values():
        table.append((f"In a review: {_bare(action)[:1].lower()}{_bare(action)[1:]}", keys_of(action)))
    return [*table, ("In a review: tabs", "1 or 7")]


def keys_of(action: Action) -> str:
    """Its keys as people write them: ``F2 or E``. Enter goes without saying where there is Return."""
    keys = [key for key in action.keys if key.replace("Enter", "Return") == key]
    return " or ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


def _bare(action: Action) -> str:
    return action.text.replace("&", "").rstrip("…")


def make_review(sheet: QWidget, rows: QWidget) -> dict[str, QAction]:
    """The actions of a review, alive in ``sheet`` or its ``rows`` alone, each connected to its method ``on_NAME``."""
    made: dict[str, QAction] = {}
    for name, action in REVIEW.items():
        one = made[name] = QAction(theme.icon(action.icon), action.text, sheet)
        one.setShortcuts([QKeySequence(keys) for keys in action.keys])
        context = Qt.ShortcutContext
        one.setShortcutContext(context.WidgetShortcut if action.in_list else context.WidgetWithChildrenShortcut)
        (rows if action.in_list else sheet).addAction(one)
        one.triggered.connect(getattr(sheet, f"on_{name}"))
    return made


def fill_review(into: QMenu, made: dict[str, QAction], menu: str) -> None:
    """Put what can be done with a record, or with the review, ``into`` a menu."""
    for name, action in REVIEW.items():
        if action.menu == menu:
            if action.begins:
                into.addSeparator()
            into.addAction(made[name])


def connect(made: dict[str, QAction], receiver: QObject, names: Iterable[str] = ACTIONS) -> None:
    """Connect each action to the method ``on_NAME`` of ``receiver``; a missing one is a mistake."""
    for name in names:
        made[name].triggered.connect(getattr(receiver, f"on_{name}"))
