"""What each action does. The actions themselves are declared in ui/actions.py.

Dialogs are imported where they are opened: the window starts without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from readinglist import edits
from readinglist.errors import ReadingListError
from readinglist.records import Lines, Paper, Place, Status
from ui import actions, joining, theme
from ui.desk import Desk
from ui.reviews import ReviewCommands
from ui.transfer import Transfer
from ui.views.paper_text import best_address, safe_link

MOST_LINKS = 20
"""Links opened at once; more would bury the browser."""


class Commands(ReviewCommands, QObject):
    """Carries out actions on a desk: each ``on_NAME`` belongs to the action of that name."""

    def __init__(self, desk: Desk) -> None:
        QObject.__init__(self, desk)
        self._desk, self._session, self._window = desk, desk.session, desk.window
        self._actions = self._window.actions_by_name
        self.transfer = Transfer(desk)
        actions.connect(self._actions, self)
        self._connect_views()
        self._show_settings()

    def _connect_views(self) -> None:
        window, transfer = self._window, self.transfer
        window.dropped.connect(transfer.take)
        window.search_box.page_pasted.connect(transfer.paste)
        window.state_page.paste_requested.connect(transfer.paste)
        window.state_page.choose_files_requested.connect(transfer.choose_files)
        window.state_page.samples_requested.connect(transfer.samples)
        window.table.mark_clicked.connect(self.toggle_mark_of)
        window.table.opened.connect(self.open_paper)
        window.table.context_menu_requested.connect(self.show_paper_menu)
        side, pane = window.side, window.pane
        side.rename_tag_requested.connect(self.rename_tag)
        side.recolour_tag_requested.connect(self.recolour_tag)
        side.rename_import_requested.connect(self.rename_import)
        side.take_back_import_requested.connect(self.take_back_import)
        side.import_details_requested.connect(self.show_import)
        side.export_requested.connect(lambda place: transfer.export(place=place))
        side.papers_dropped.connect(self.drop_papers)
        pane.tags_added.connect(self.add_tags)
        pane.tags_removed.connect(self.remove_tags)
        pane.mark_toggled.connect(self.set_mark)
        pane.status_chosen.connect(self.set_status)
        pane.note_edited.connect(self.save_note)
        pane.link_opened.connect(self.open_address)
        pane.cite_requested.connect(self.copy_cite_keys)
        pane.export_requested.connect(transfer.export)
        pane.source_requested.connect(self.show_source)
        pane.edit_fields_requested.connect(self.correct)
        pane.split_requested.connect(partial(joining.split_off, self._desk))
        pane.mention_opened.connect(window.search_box.setText)

    # In and out

    def on_paste(self) -> None:
        self.transfer.paste()

    def on_import(self) -> None:
        self.transfer.choose_files()

    def on_samples(self) -> None:
        self.transfer.samples()

    def on_report(self) -> None:
        self.transfer.show_report()

    def on_export(self) -> None:
        self.transfer.export()

    def on_save_copy(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self._window, "Save a copy of the library", "library-copy.db")
        if name:
            self.transfer.save_copy(name)

    def on_show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._session.path.parent)))

    def on_quit(self) -> None:
        self._window.close()

    # Edits

    def on_undo(self) -> None:
        self._window.pane.flush()
        self._session.undo()

    def on_redo(self) -> None:
        self._session.redo()

    def on_mark(self) -> None:
        papers = self._desk.selected()
        if len(papers) == 1:
            self.toggle_mark_of(papers[0])
        elif papers:
            counted = self._session.library.papers.values("marked", papers)
            self.set_mark(papers, not all(counted.values()))

    def on_to_read(self) -> None:
        self.set_status(self._desk.selected(), Status.UNREAD)

    def on_reading(self) -> None:
        self.set_status(self._desk.selected(), Status.READING)

    def on_done(self) -> None:
        self.set_status(self._desk.selected(), Status.DONE)

    def on_remove(self) -> None:
        self._session.apply(edits.RemovePapers(self._desk.selected()))

    def on_merge(self) -> None:
        joining.merge(self._desk)

    def on_split(self) -> None:
        joining.split(self._desk)

    @Slot(object)
    def toggle_mark_of(self, paper: int) -> None:
        """Mark one paper, or take its mark off."""
        found = self._session.library.papers.load([paper])
        if found:
            self.set_mark([paper], not found[0].marked)

    @Slot(list, bool)
    def set_mark(self, papers: Sequence[int], on: bool) -> None:
        """Mark papers, or take their marks off. One star that can be seen to change needs no word."""
        self._session.apply(edits.Mark(papers, on), quiet=len(papers) == 1)

    @Slot(list, str)
    def set_status(self, papers: Sequence[int], status: str) -> None:
        """Say how far the reading has come."""
        self._session.apply(edits.SetStatus(papers, Status(status)))

    @Slot(list, list)
    def add_tags(self, papers: Sequence[int], names: Sequence[str]) -> None:
        """Let papers wear tags."""
        self._session.apply(edits.AddTags(papers, names))

    @Slot(list, list)
    def remove_tags(self, papers: Sequence[int], names: Sequence[str]) -> None:
        """Take tags off papers."""
        self._session.apply(edits.RemoveTags(papers, names))

    @Slot(int, str)
    def save_note(self, paper: int, text: str) -> None:
        """A note saves itself."""
        pane = self._window.pane
        pane.set_note_state("saving")

        def saved(well: bool) -> None:
            pane.set_note_state("saved" if well else "failed")

        self._session.apply(edits.SetNote(paper, text), quiet=True, saved=saved)

    @Slot(int, str)
    def rename_tag(self, tag: int, name: str) -> None:
        """Another name for a tag."""
        self._session.apply(edits.RenameTag(tag, name))

    @Slot(int, int)
    def recolour_tag(self, tag: int, hue: int) -> None:
        """Another colour for a tag."""
        self._session.apply(edits.RecolourTag(tag, hue), quiet=True)

    @Slot(int, str)
    def rename_import(self, import_id: int, name: str) -> None:
        """Another name for an import."""
        self._session.apply(edits.RenameImport(import_id, name))

    @Slot(int)
    def take_back_import(self, import_id: int) -> None:
        """Undo an import as a whole."""
        if self._desk.listing.place == Place("import", import_id):
            self._desk.on_place(Place())
        self._session.apply(edits.TakeBackImport(import_id))

    @Slot(object, list)
    def drop_papers(self, place: Place, papers: Sequence[int]) -> None:
        """Papers were dragged to a place of the side list."""
        if place.kind == "marked":
            self.set_mark(papers, True)
        elif place.kind in list(Status):
            self.set_status(papers, place.kind)
        elif place.kind == "tag":
            self.add_tags(papers, [self._desk.place_name(place)])

    # This paper

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

    # Around

    def on_search(self) -> None:
        self._window.search_box.enter()

    on_search_slash = on_search

    def on_select_all(self) -> None:
        self._window.table.selectAll()

    def on_complete(self) -> None:
        from ui.looking_up import LookingUp

        if self._desk.selected():
            LookingUp(self._desk)

    def on_allow_lookup(self) -> None:
        self._desk.settings.setValue("lookup/allowed", self._actions["allow_lookup"].isChecked())

    def on_show_side(self) -> None:
        self._window.show_side(self._actions["show_side"].isChecked())

    def on_show_paper(self) -> None:
        self._window.show_pane(self._actions["show_paper"].isChecked())

    def on_compact(self) -> None:
        on = self._actions["compact"].isChecked()
        self._window.table.set_density("compact" if on else "comfortable")
        self._desk.settings.setValue("list/compact", on)

    def on_theme_system(self) -> None:
        self._set_theme("system")

    def on_theme_light(self) -> None:
        self._set_theme("light")

    def on_theme_dark(self) -> None:
        self._set_theme("dark")

    def on_menu(self) -> None:
        self._window.top_bar.open_menu()

    def on_keys(self) -> None:
        from ui.dialogs.keys import KeysDialog

        KeysDialog(actions.keys_table(), self._window).present(modal=False)

    on_keys_question = on_keys

    def on_about(self) -> None:
        from ui.dialogs.about import AboutDialog

        dialog = AboutDialog(self._session.path, self._window)
        dialog.folder_requested.connect(self.on_show_folder)
        dialog.present()

    def _set_theme(self, scheme: str) -> None:
        theme.apply(scheme)
        self._desk.settings.setValue("window/theme", scheme)
        for name in ("system", "light", "dark"):
            self._actions[f"theme_{name}"].setChecked(name == scheme)

    def _show_settings(self) -> None:
        settings = self._desk.settings
        compact = settings.value("list/compact", False, type=bool) is True
        self._actions["compact"].setChecked(compact)
        self._window.table.set_density("compact" if compact else "comfortable")
        self._actions["allow_lookup"].setChecked(settings.value("lookup/allowed", False, type=bool) is True)
        scheme = str(settings.value("window/theme", "system"))
        for name in ("system", "light", "dark"):
            self._actions[f"theme_{name}"].setChecked(name == scheme)

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
