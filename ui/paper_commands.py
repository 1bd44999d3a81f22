"""What the actions on single papers do: open, copy, correct, and show where a paper came from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from readinglist import edits
from readinglist.errors import ReadingListError
from readinglist.records import Lines, Paper
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.session import Session
from ui.transfer import Transfer
from ui.views.paper_text import best_address, safe_link

MOST_LINKS = 20
"""Links opened at once; more would bury the browser."""


class PaperCommands:
    """Carries out the actions that are about the papers that are selected or shown."""

    _desk: Desk
    _session: Session
    _window: MainWindow
    transfer: Transfer

    def on_tag(self) -> None:
        self._show_pane()
        self._window.pane.focus_tag_entry()

    def on_note(self) -> None:
        self._show_pane()
        self._window.pane.edit_note()

    def on_correct(self) -> None:
        for paper in self._desk.selected()[:1]:
            self.correct(paper)

    def on_open_link(self) -> None:
        papers = self._selected_papers()[:MOST_LINKS]
        addresses = [address for paper in papers if (address := best_address(paper))]
        if not addresses:
            self._say_no_link(papers)
        for address in addresses:
            self.open_address(address)

    def _say_no_link(self, papers: Sequence[Paper]) -> None:
        if len(papers) == 1 and not self._session.library.read_only:
            told = "This paper came without a link or an id, so there is nothing to open."
            self._window.toast.show_message(told, "Add one…", lambda: self.correct(papers[0].id))
        elif papers:
            self._window.toast.show_message("There is no link or id to open here.")

    def on_copy_titles(self) -> None:
        papers = self._selected_papers()
        lines = [" ".join(filter(None, (paper.heading, best_address(paper)))) for paper in papers]
        self._copy("\n".join(lines), f"Copied {edits.count(papers, 'title')}.")

    def on_copy_cite(self) -> None:
        self.copy_cite_keys(self._desk.selected())

    @Slot(list)
    def copy_cite_keys(self, papers: Sequence[int]) -> None:
        """Citation keys to the clipboard; they are made now where there are none."""
        self.transfer.with_cite_keys(papers, self._copy_cite_keys)

    def _copy_cite_keys(self, papers: list[Paper]) -> None:
        keys = [paper.cite_key or "" for paper in papers]
        shown = f" {keys[0]}" if len(keys) == 1 else f" {edits.count(keys, 'citation key')}"
        self._copy(",".join(keys), f"Copied{shown}.")

    @Slot(int)
    def correct(self, paper: int) -> None:
        """Set the fields of a paper by hand."""
        found = self._session.library.papers.load([paper])
        if not found:
            return
        from ui.dialogs.edit_fields import EditFieldsDialog

        dialog = EditFieldsDialog(found[0], self._window)

        def corrected(fields: dict[str, Any]) -> None:
            self._session.apply(edits.Correct(paper, fields))

        dialog.corrected.connect(corrected)
        dialog.present()

    @Slot(object)
    def open_paper(self, paper: int) -> None:
        """Return or a double click: read it here where it is hidden, else open its link."""
        if self._window.is_narrow:
            self._window.read_over_list(True)
            self._desk.show_paper()
            self._window.pane.setFocus()
        else:
            self.on_open_link()

    @Slot(str)
    def open_address(self, address: str) -> None:
        """Open a link in the browser, if it is one that may be opened."""
        allowed = safe_link(address)
        if allowed is None:
            self._window.toast.show_message("This link is not opened: only web, mail and DOI links are.", kind="error")
        else:
            QDesktopServices.openUrl(QUrl(allowed))

    @Slot(int, object)
    def show_source(self, import_id: int, lines: Lines | None) -> None:
        """The page a paper came from, with its lines lit."""
        library = self._session.library
        try:
            text, found = library.imports.source_text(import_id), library.imports.load(import_id)
        except ReadingListError as error:
            self._desk.on_failed(str(error))
            return
        if found is None or not text:
            name = f"“{found.name}”" if found else "This import"
            where = f" The paper is on line {lines[0]:,}." if lines else ""
            self._desk.on_failed(
                f"{name} was read piece by piece: its name, size and checksum were kept, not its text.{where}"
            )
            return
        from ui.dialogs.source_view import SourceViewDialog

        dialog = SourceViewDialog(found.name, text, extent=lines, unread=found.unread, parent=self._window)
        dialog.present(modal=False)

    @Slot(int)
    def show_import(self, import_id: int) -> None:
        """The page of an import, with what was not read greyed."""
        self.show_source(import_id, None)

    @Slot(QPoint)
    def show_paper_menu(self, at: QPoint) -> None:
        """The menu of the selected papers."""
        if self._desk.selected():
            self._window.paper_menu().popup(at)

    def _show_pane(self) -> None:
        if self._window.is_narrow:
            self._window.read_over_list(True)
        elif not self._window.wants("pane"):
            self._window.show_pane(True)
        self._desk.show_paper()

    def _selected_papers(self) -> list[Paper]:
        return self._session.library.papers.load(self._desk.selected())

    def _copy(self, text: str, told: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
            self._window.toast.show_message(told)
