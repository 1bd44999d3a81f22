"""What each action does. The actions themselves are declared in ui/actions.py.

Dialogs are imported where they are opened: the window starts without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from readinglist import edits
from readinglist.records import Place, Status
from ui import actions, joining, theme
from ui.desk import Desk
from ui.paper_commands import PaperCommands
from ui.reviews import ReviewCommands
from ui.transfer import Transfer


class Commands(PaperCommands, ReviewCommands, QObject):
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
