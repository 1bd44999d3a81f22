"""Papers in and papers out, as the window does it: paste, choose, drop, samples; the report; export.

Dialogs and writers are imported where they are used: the window starts without them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from readinglist import citing, edits, importing
from readinglist.errors import ReadingListError
from readinglist.library import Library
from readinglist.records import Change, Paper, Place, Sort
from ui.copied import words_of
from ui.desk import Desk
from ui.reviews import Reviews
from ui.samples import samples_folder
from ui.settings import StringSettings
from ui.workers.lane import Lane

PREVIEWED = 5
"""Papers in the preview of an export."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Papers that can be exported: ids in their order, or a place, which is asked only when they are written."""

    label: str
    count: int
    papers: Sequence[int] | Place


READ = "*.txt *.md *.html *.htm *.bib *.bibtex *.ris *.json *.jsonl *.csv *.tsv *.xml *.atom *.zip"
"""Usual endings of files that can be read; what a file is, is told by its content."""


class Transfer(QObject):
    """Brings papers into the library of a desk and takes them out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._session, self._window = desk, desk.session, desk.window
        self.reviews = Reviews(desk)
        self._lane = Lane(desk.session.path, "export", self)
        self._lane.broken.connect(desk.on_broken)
        self._lane.start()
        self._reports: tuple[importing.ImportReport, ...] = ()
        self._session.import_ended.connect(self.on_import_ended)
        desk.window.closing.connect(self._lane.finish)

    @property
    def busy(self) -> bool:
        """Whether a file is being written, or read for a review."""
        return self._lane.busy or self.reviews.busy

    # In

    @Slot()
    def paste(self) -> None:
        """Import what was copied: text, or files from a file manager."""
        copied = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile()] if copied.hasUrls() else []
        text = words_of(copied) if not files else ""
        if not files and not text.strip():
            self._window.toast.show_message("There is no text on the clipboard. Copy a page that lists papers first.")
            return
        self.take(files, text)

    @Slot(object, str)
    def take(self, files: Sequence[Path], text: str, reviewed: bool = True) -> None:
        """Import files or text that were pasted or dropped; what is to be looked at first is shown first."""
        if self._session.library.read_only:
            self._desk.on_failed("This library is read-only, so nothing can be imported into it.")
            return
        try:
            given = importing.gather(files) if files else [importing.pasted(text)]
        except ReadingListError as error:
            self._desk.on_failed(str(error))
            return
        if reviewed:
            self.reviews.begin(given)
        else:
            self._session.import_sources(given)

    @Slot()
    def choose_files(self) -> None:
        """Import files that are chosen."""
        kinds = f"Papers ({READ});;All files (*)"
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
            self.take([folder], "", reviewed=False)

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
            dialog.take_requested.connect(self.take_left_out)
            dialog.present(modal=False)
        else:
            self._window.toast.show_message("Nothing was imported since the window was opened.")

    @Slot(object)
    def take_left_out(self, import_id: int) -> None:
        """Take what an import left out after all."""
        self._session.carry_out(partial(_take, import_id))

    @Slot(object)
    def _show_import(self, import_id: int) -> None:
        self._desk.on_place(Place("import", import_id))

    # Out

    def export(self, papers: Sequence[int] | None = None, *, place: Place | None = None) -> None:
        """Ask what to write where, and write it beside the window. ``papers`` or a ``place`` are offered first."""
        from readinglist import exporting
        from ui.dialogs.export_dialog import ExportChoice, ExportDialog

        choices = self._choices(papers, place)
        if not choices:
            self._window.toast.show_message("There are no papers to export yet.")
            return
        shown = [ExportChoice(key, choice.label, choice.count) for key, choice in choices.items()]
        default = next(iter(choices))

        def render(key: str, format_key: str) -> str:
            return exporting.FORMATS[format_key].render(self._first_of(choices[key]))

        dialog = ExportDialog(shown, default, render, StringSettings(self._desk.settings), parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        dialog.export_requested.connect(
            lambda wanted: self.write(choices[wanted.choice].papers, wanted.format, wanted.path)
        )
        dialog.present()

    def _choices(self, papers: Sequence[int] | None, place: Place | None) -> dict[str, Choice]:
        desk, listing = self._desk, self._desk.listing
        counts = desk.overview.counts if desk.overview is not None else None
        searched = bool(listing.query.strip())
        looks = listing.place.kind != "all" or searched
        selected = list(papers) if papers else desk.selected()
        what = "This search" if searched else desk.place_name(listing.place)
        offered = {
            "marked": Choice("Marked", counts.marked if counts else 0, Place("marked")),
            "selection": Choice("Selection", len(selected), selected),
            "shown": Choice(what, len(desk.model.ids) if looks else 0, desk.model.ids[:]),
            "all": Choice("All papers", counts.all if counts else 0, Place()),
        }
        if papers or len(selected) > 1:
            offered = {"selection": offered.pop("selection"), **offered}
        if listing.place.kind == "marked" and not searched:
            offered["marked"] = offered.pop("shown")  # in the order shown
        if place is not None and (place != listing.place or searched):
            offered = {"place": Choice(desk.place_name(place), desk.place_count(place), place), **offered}
        elif place is not None:
            offered = {"shown": offered.pop("shown"), **offered}
        return {key: choice for key, choice in offered.items() if choice.count}

    def _first_of(self, choice: Choice) -> list[Paper]:
        library, desk = self._session.library, self._desk
        if not isinstance(choice.papers, Place):
            return library.papers.load(choice.papers[:PREVIEWED])
        if choice.papers == desk.listing.place and not desk.listing.query.strip():
            return library.papers.load(desk.model.ids[:PREVIEWED])
        return library.papers.load(library.papers.ids(choice.papers, Sort(), first=PREVIEWED))

    def write(self, papers: Sequence[int] | Place, format_key: str, path: Path) -> None:
        """Write papers to a file, in this order; those of a place in the order of the list."""
        from readinglist import exporting

        fmt = exporting.FORMATS[format_key]
        self._window.status_bar.set_work(f"Exporting to {path.name}…", 0, 0)
        sort = self._desk.listing.sort

        def job(library: Library) -> int:
            ids = library.papers.ids(papers, sort) if isinstance(papers, Place) else papers
            loaded = citing.with_cite_keys(library, library.papers.load(ids))
            exporting.write(exporting.encode(fmt, fmt.render(loaded)), path)
            return len(loaded)

        def done(count: int) -> None:
            self._end_export()
            self._desk.model.refresh(self._desk.model.ids)
            self._window.toast.show_message(f"Exported {edits.count(range(count), 'paper')} to {path.name}.")

        self._lane.submit(job, done, self._export_failed)

    def with_cite_keys(self, papers: Sequence[int], use: Callable[[list[Paper]], Any]) -> None:
        """Hand over papers with their citation keys, made now where there are none."""
        ids = list(papers)
        self._lane.submit(
            lambda library: citing.with_cite_keys(library, library.papers.load(ids)), use, self._export_failed
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


def _take(import_id: int, library: Library) -> Change:
    from readinglist.importing import left_out

    return left_out.take(library, import_id)


def _told(imported: importing.Imported) -> tuple[str, bool]:
    """The end of an import in one sentence, and whether the report has more to say."""
    reports = imported.reports
    warned = any(report.warnings or report.error or report.cancelled for report in reports)
    if imported.failed == len(reports):
        first = reports[0].error or "Nothing could be read."
        return (first if len(reports) == 1 else f"{first} ({len(reports)} sources gave nothing.)"), bool(reports)
    records = sum(report.records for report in reports)
    if imported.new or imported.merged:
        sentence = f"{imported.change.label}"
        existing = sum(report.existing for report in reports)
        sentence += f"; {existing} were already yours" if existing else ""
    else:
        yours = f"{edits.counted(records, 'paper')}, all already yours; nothing was added"
        sentence = yours if records else "Nothing was added"
    left = [report for report in reports if report.left_out]
    if left:
        number = sum(report.left_out for report in left)
        sentence += f"; {replace(max(left, key=lambda one: one.left_out_on), left_out=number).left_out_words}"
    if imported.failed:
        sentence += f"; {edits.count(range(imported.failed), 'source')} could not be read"
    unread = sum(len(report.unread) for report in reports)
    if any(report.cancelled for report in reports):
        sentence += "; cancelled, what was read is kept"
    return f"{sentence}.", bool(warned or unread or any(report.left_out_on for report in left))
