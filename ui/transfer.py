"""Papers in and papers out, as the window does it: paste, choose, drop, samples; the report; export.

Dialogs and writers are imported where they are used: the window starts without them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from readinglist import edits, importing
from readinglist.errors import ReadingListError
from readinglist.library import Library
from readinglist.records import Paper, Place
from ui.desk import Desk
from ui.samples import samples_folder
from ui.settings import StringSettings
from ui.workers.lane import Lane

if TYPE_CHECKING:
    pass

PREVIEWED = 5
"""Papers in the preview of an export."""


class Transfer(QObject):
    """Brings papers into the library of a desk and takes them out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._session, self._window = desk, desk.session, desk.window
        self._lane = Lane(desk.session.path, "export", self)
        self._lane.broken.connect(desk.on_broken)
        self._lane.start()
        self._reports: tuple[importing.ImportReport, ...] = ()
        self._session.import_ended.connect(self.on_import_ended)
        desk.window.closing.connect(self._lane.finish)

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._lane.busy

    # In

    @Slot()
    def paste(self) -> None:
        """Import what was copied: text, or files from a file manager."""
        copied = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile()] if copied.hasUrls() else []
        text = copied.text() if copied.hasText() and not files else ""
        if not files and not text.strip():
            self._window.toast.show_message("There is no text on the clipboard. Copy a page that lists papers first.")
            return
        self.take(files, text)

    @Slot(object, str)
    def take(self, files: Sequence[Path], text: str) -> None:
        """Import files or text that were pasted or dropped."""
        if self._session.library.read_only:
            self._desk.on_failed("This library is read-only, so nothing can be imported into it.")
            return
        try:
            given = importing.gather(files) if files else [importing.pasted(text)]
        except ReadingListError as error:
            self._desk.on_failed(str(error))
            return
        self._session.import_sources(given)

    @Slot()
    def choose_files(self) -> None:
        """Import files that are chosen."""
        kinds = "Copied pages (*.txt *.md *);;All files (*)"
        names, _ = QFileDialog.getOpenFileNames(self._window, "Import papers", "", kinds)
        if names:
            self.take([Path(name) for name in names], "")

    @Slot()
    def samples(self) -> None:
        """Import the sample lists."""
        folder = samples_folder()
        if folder is None:
            self._desk.on_failed("The samples are not installed here. Paste a page that lists papers instead.")
        else:
            self.take([folder], "")

    @Slot(object)
    def on_import_ended(self, imported: importing.Imported | None) -> None:
        """What came of an import: one line, and the whole report a click away."""
        if not self._session.is_importing:
            self._window.status_bar.clear_work()
        if imported is None:
            return
        self._reports = imported.reports
        sentence, details = _told(imported)
        toast = self._window.toast
        failed = imported.failed == len(imported.reports)
        report = ("Report", self.show_report) if details else None
        words, undo = ("Undo", self._session.undo) if imported.change else (None, None)
        toast.show_message(sentence, words, undo, kind="error" if failed else "info", second=report)

    @Slot()
    def show_report(self) -> None:
        """The report of the last import."""
        if self._reports:
            from ui.dialogs.import_report import ImportReportDialog

            dialog = ImportReportDialog(self._reports, self._window)
            dialog.show_requested.connect(self._show_import)
            dialog.present(modal=False)
        else:
            self._window.toast.show_message("Nothing was imported since the window was opened.")

    @Slot(object)
    def _show_import(self, import_id: int) -> None:
        self._desk.on_place(Place("import", import_id))

    # Out

    def export(self, papers: Sequence[int] | None = None) -> None:
        """Ask what to write where, and write it beside the window."""
        from readinglist import exporting
        from ui.dialogs.export_dialog import ExportChoice, ExportDialog

        choices = self._choices(papers)
        if not choices:
            self._window.toast.show_message("There are no papers to export yet.")
            return
        shown = [ExportChoice(key, label, len(ids)) for key, (label, ids) in choices.items()]
        default = next(iter(choices))

        def render(key: str, format_key: str) -> str:
            first = self._session.library.papers.load(choices[key][1][:PREVIEWED])
            return exporting.FORMATS[format_key].render(first)

        dialog = ExportDialog(shown, default, render, StringSettings(self._desk.settings), parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        dialog.export_requested.connect(
            lambda wanted: self.write(choices[wanted.choice][1], wanted.format, wanted.path)
        )
        dialog.present()

    def _choices(self, papers: Sequence[int] | None) -> dict[str, tuple[str, list[int]]]:
        library, listing = self._session.library, self._desk.listing
        selected = list(papers) if papers else self._desk.selected()
        marked = list(library.papers.ids(Place("marked"), listing.sort))
        found = list(self._desk.model.ids) if listing.query.strip() or listing.place.kind != "all" else []
        every = list(library.papers.ids(Place(), listing.sort))
        what = "This search" if listing.query.strip() else self._desk.place_name(listing.place)
        offered = {
            "marked": ("Marked", marked),
            "selection": ("Selection", selected),
            "shown": (what, found),
            "all": ("All papers", every),
        }
        if papers or len(selected) > 1:
            offered = {"selection": offered.pop("selection"), **offered}
        if listing.place.kind == "marked" and not listing.query.strip():
            offered["marked"] = ("Marked", found)  # in the order shown
            del offered["shown"]
        return {key: choice for key, choice in offered.items() if choice[1]}

    def write(self, papers: Sequence[int], format_key: str, path: Path) -> None:
        """Write papers to a file, in this order."""
        from readinglist import exporting

        fmt = exporting.FORMATS[format_key]
        self._window.status_bar.set_work(f"Exporting to {path.name}…", 0, 0)

        def job(library: Library) -> int:
            loaded = edits.with_cite_keys(library, library.papers.load(papers))
            exporting.write(exporting.encode(fmt, fmt.render(loaded)), path)
            return len(loaded)

        def done(count: int) -> None:
            self._end_export()
            self._desk.model.refresh(papers)
            self._window.toast.show_message(f"Exported {edits.count(range(count), 'paper')} to {path.name}.")

        self._lane.submit(job, done, self._export_failed)

    def with_cite_keys(self, papers: Sequence[int], use: Callable[[list[Paper]], Any]) -> None:
        """Hand over papers with their citation keys, made now where there are none."""
        ids = list(papers)
        self._lane.submit(
            lambda library: edits.with_cite_keys(library, library.papers.load(ids)), use, self._export_failed
        )

    def save_copy(self, name: str) -> None:
        """Write a whole copy of the library."""
        path = Path(name)

        def done(_: None) -> None:
            self._window.toast.show_message(f"Saved a copy of the library to {path.name}.")

        self._lane.submit(lambda library: library.save_copy(path), done, self._export_failed)

    def _export_failed(self, error: ReadingListError) -> None:
        self._end_export()
        self._desk.on_failed(str(error))

    def _end_export(self) -> None:
        if not self._session.is_importing:
            self._window.status_bar.clear_work()


def _told(imported: importing.Imported) -> tuple[str, bool]:
    """The end of an import in one sentence, and whether the report has more to say."""
    reports = imported.reports
    warned = any(report.warnings or report.error or report.cancelled for report in reports)
    if imported.failed == len(reports):
        first = reports[0].error or "Nothing could be read."
        return (first if len(reports) == 1 else f"{first} ({len(reports)} sources gave nothing.)"), bool(reports)
    records = sum(report.records for report in reports)
    if imported.change:
        sentence = f"{imported.change.label}"
        existing = sum(report.existing for report in reports)
        sentence += f"; {existing} were already yours" if existing else ""
    else:
        sentence = f"{edits.count(range(records), 'paper')}, all already yours; nothing was added"
    if imported.failed:
        sentence += f"; {edits.count(range(imported.failed), 'source')} could not be read"
    unread = sum(len(report.unread) for report in reports)
    if any(report.cancelled for report in reports):
        sentence += "; cancelled, what was read is kept"
    return f"{sentence}.", bool(warned or unread)
