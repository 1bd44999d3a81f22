"""The open library, as the window knows it: it carries out edits and tells everybody what changed.

Edits, undo and redo run one after the other on a lane of their own, so a library that is busy for a moment never
stops the window. The window's own connection only reads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from readinglist import importing, reviewing
from readinglist.edits import Edit
from readinglist.errors import ReadingListError
from readinglist.history import History, Labels
from readinglist.library import Library
from readinglist.records import Change
from ui.workers.importer import Importer, Plain, Reviewed
from ui.workers.lane import Lane


class Session(QObject):
    """One open library."""

    changed = Signal(object)
    """A Change that was carried out: by an edit, undo, redo, or a batch of an import."""
    told = Signal(str, bool)
    """A sentence for the user, and whether undo would lead it back."""
    failed = Signal(str)
    history_changed = Signal(object)
    """Labels: what undo and redo would do now."""
    import_progressed = Signal(object)
    import_ended = Signal(object)
    """An Imported, or None where the import failed as a whole."""
    overtaken = Signal()
    """Another program changed the library: everything shown may be old."""
    broken = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = Library.open(path)
        self.path = self.library.path
        self._edits = Lane(self.path, "edits", self)
        self._edits.broken.connect(self._on_broken)
        self._edits.start()
        self._history: History | None = None
        self._importer: Importer | None = None
        self._running: Plain | Reviewed | None = None
        self._waiting_imports: list[Plain | Reviewed] = []
        self._seen_version: int | None = None

    @property
    def is_importing(self) -> bool:
        """Whether an import runs."""
        return self._importer is not None

    @property
    def imports_waiting(self) -> int:
        """How many imports begin after the one that runs."""
        return len(self._waiting_imports)

    @property
    def busy(self) -> bool:
        """Whether an edit or an import is on its way."""
        return self._edits.busy or self.is_importing

    def apply(self, edit: Edit, *, quiet: bool = False, saved: Callable[[bool], None] = lambda _: None) -> None:
        """Carry out an edit soon; ``quiet`` for those that need no word, such as a note saving itself."""
        self._change(lambda history: history.apply(edit), told="" if quiet else "{}", undoable=True, saved=saved)

    def carry_out(self, act: Callable[[Library], Change]) -> None:
        """Let ``act`` change the library soon, on the lane of the edits: for changes that are no Edit of their own."""
        self._change(lambda history: history.carry_out(act), told="{}", undoable=True)

    def undo(self) -> None:
        """Lead the last change back."""
        self._change(lambda history: history.undo(), told="Undone: {}", undoable=False)

    def redo(self) -> None:
        """Make the last undone change again."""
        self._change(lambda history: history.redo(), told="Again: {}", undoable=True)

    def import_sources(self, given: Sequence[importing.Given]) -> None:
        """Import sources beside the window, after any import that runs."""
        self._bring_in(Plain(list(given)))

    def take_reviewed(self, plan: reviewing.Plan, made: Mapping[int, reviewing.Decision]) -> None:
        """Carry out what was decided in a review, as an import."""
        self._bring_in(Reviewed(plan, dict(made)))

    def carried_out(self, plan: reviewing.Plan) -> bool:
        """Whether a reviewed plan neither runs nor waits any more."""
        works = [*self._waiting_imports, *([self._running] if self._running is not None else [])]
        return not any(isinstance(work, Reviewed) and work.plan is plan for work in works)

    def _bring_in(self, work: Plain | Reviewed) -> None:
        if self._importer is not None:
            self._waiting_imports.append(work)
            return
        self._running = work
        self._importer = Importer(self.path, work, self)
        self._importer.progressed.connect(self.import_progressed)
        self._importer.changed.connect(self.changed)
        self._importer.ended.connect(self._on_imported)
        self._importer.failed.connect(self._on_import_failed)
        self._importer.broken.connect(self._on_broken)
        self._importer.start()

    def cancel_import(self) -> None:
        """Stop the import that runs, and forget those that wait."""
        self._waiting_imports.clear()
        if self._importer is not None:
            self._importer.cancel()

    def look_for_others(self) -> None:
        """Ask whether another program has changed the library; ``overtaken`` tells."""
        if not self.busy:
            self._edits.submit(lambda library: library.data_version(), self._on_version, self._on_ignored)

    def close(self) -> None:
        """Let everything under way come to its end and close the library."""
        self._waiting_imports.clear()
        if self._importer is not None:
            self._importer.cancel()
            self._importer.wait()
        self._edits.finish()
        self.library.close()

    def _change(
        self,
        act: Callable[[History], Change | None],
        *,
        told: str,
        undoable: bool,
        saved: Callable[[bool], None] = lambda _: None,
    ) -> None:
        def job(library: Library) -> tuple[Change | None, Labels]:
            history = self._history_on(library)
            return act(history), history.labels

        self._edits.submit(job, partial(self._on_changed, told, undoable, saved), partial(self._on_failed, saved))

    def _history_on(self, library: Library) -> History:
        # Runs on the lane's thread, the only one that touches the history.
        if self._history is None:
            self._history = History(library)
        return self._history

    def _on_changed(
        self, told: str, undoable: bool, saved: Callable[[bool], None], outcome: tuple[Change | None, Labels]
    ) -> None:
        change, labels = outcome
        self.history_changed.emit(labels)
        if change:
            self.changed.emit(change)
            if told:
                label = f"{change.label}; {change.remark}" if change.remark else change.label
                self.told.emit(told.format(label), undoable)
        saved(True)

    def _on_failed(self, saved: Callable[[bool], None], error: ReadingListError) -> None:
        saved(False)
        self.failed.emit(str(error))

    def _on_ignored(self, error: ReadingListError) -> None:
        """A question that could not be answered now is asked again soon."""

    def _on_version(self, version: int) -> None:
        if self._seen_version is not None and version != self._seen_version:
            self.overtaken.emit()
        self._seen_version = version

    @Slot(object)
    def _on_imported(self, imported: importing.Imported) -> None:
        self._end_import()
        change = imported.change

        def job(library: Library) -> Labels:
            history = self._history_on(library)
            history.remember(change)
            self._seen_version = None
            return history.labels

        self._edits.submit(job, self.history_changed.emit, self._on_ignored)
        self.import_ended.emit(imported)
        self._next_import()

    @Slot(str)
    def _on_import_failed(self, sentence: str) -> None:
        self._end_import()
        self.failed.emit(sentence)
        self.import_ended.emit(None)
        self._next_import()

    def _end_import(self) -> None:
        if self._importer is not None:
            self._importer.wait()
            self._importer.deleteLater()
            self._importer = self._running = None

    def _next_import(self) -> None:
        if self._waiting_imports:
            self._bring_in(self._waiting_imports.pop(0))

    @Slot(object)
    def _on_broken(self, error: Exception) -> None:
        self.broken.emit(error)
