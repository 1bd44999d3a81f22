"""One window at work on one library: who is told what when something changes."""

from __future__ import annotations

import sys
import traceback
from functools import partial

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Slot

from readinglist import importing
from readinglist.history import Labels
from readinglist.records import Change, Place, Sort
from ui import actions
from ui.listing import Listed, Listing
from ui.main_window import MainWindow
from ui.models.paper_table import PaperTableModel
from ui.overview import Overview, Overviews
from ui.session import Session

PANE_MS = 40
"""The paper at the right follows the list this long after the last move, so that moving and typing come first."""

SKELETON_MS = 150
OTHERS_MS = 2000
"""How often to look whether another program changed the library."""

MOST_LOOKED_AT = 500
"""Selected papers whose tags are looked at for what they have in common."""


class Desk(QObject):
    """Binds a session to a window. What the user asks for is in ui/commands.py."""

    def __init__(self, session: Session, settings: QSettings) -> None:
        super().__init__()
        self.session, self.settings = session, settings
        self.model = PaperTableModel(session.library.papers.load, _highlight)
        self.window = MainWindow(self.model, settings)
        self.listing = Listing(session.path, self)
        self.overviews = Overviews(session.path, self)
        self.overview: Overview | None = None
        self._shown: Listed | None = None
        self._came_back: list[int] = []
        self._pane_soon = QTimer(self, singleShot=True, interval=PANE_MS)
        self._pane_soon.timeout.connect(self.show_paper)
        self._skeleton = QTimer(self, singleShot=True, interval=SKELETON_MS)
        self._skeleton.timeout.connect(self._show_skeleton)
        self._others = QTimer(self, interval=OTHERS_MS)
        self._others.timeout.connect(session.look_for_others)
        self._connect()
        actions.enable(self.window.actions_by_name, selected=0, read_only=session.library.read_only)
        self.on_history(Labels())

    def _connect(self) -> None:
        window, session = self.window, self.session
        session.changed.connect(self.on_changed)
        session.told.connect(self.on_told)
        session.failed.connect(self.on_failed)
        session.history_changed.connect(self.on_history)
        session.import_progressed.connect(self.on_progress)
        session.overtaken.connect(self.on_overtaken)
        lanes = (*self.listing.lanes, self.overviews)
        for broken in (session.broken, *(lane.broken for lane in lanes)):
            broken.connect(self.on_broken)
        self.listing.listed.connect(self.on_listed)
        self.listing.prepared.connect(self.on_prepared)
        self.listing.failed.connect(self.on_list_failed)
        self.overviews.refreshed.connect(self.on_overview)
        self.model.load_failed.connect(self.on_load_failed)
        window.table.current_paper_changed.connect(self.on_selection)
        window.table.selection_changed.connect(self.on_selection)
        window.table.sort_requested.connect(self.on_sort)
        window.search_box.query_changed.connect(self.on_query)
        window.search_box.left_down.connect(self.focus_list)
        window.search_box.first_wanted.connect(self.select_first)
        window.side.place_chosen.connect(self.on_place)
        window.pane.left.connect(self.leave_paper)
        window.status_bar.cancel_requested.connect(session.cancel_import)
        window.state_page.search_everywhere_requested.connect(partial(self.on_place, Place()))
        window.state_page.clear_requested.connect(window.search_box.clear_query)
        window.state_page.retry_requested.connect(self.on_overtaken)

    def start(self) -> None:
        """Ask for the first list."""
        self._skeleton.start()
        self.window.table.set_sort(self.listing.shown_sort)
        self.overviews.refresh(now=True)
        self.listing.start()
        self._others.start()
        if self.session.library.read_only:
            self.window.banner.show_text("This library is read-only: look, search and export; nothing can be changed.")
            self.window.pane.set_read_only(True)

    def close(self) -> None:
        """Save what is being typed, let everything end."""
        self._others.stop()
        self._pane_soon.stop()
        self.window.pane.flush()
        self.session.blockSignals(True)  # what still comes is written, but nobody is there to look at it
        self.listing.close()
        self.overviews.close()
        self.session.close()

    @property
    def busy(self) -> bool:
        """Whether anything is on its way to the screen."""
        return self.session.busy or self.listing.busy or self.overviews.busy or self._pane_soon.isActive()

    def selected(self) -> list[int]:
        """The papers that an action is for: the selected ones, in the order shown."""
        return self.window.table.selected_ids()

    def select_next(self, papers: list[int]) -> None:
        """Select these papers in the next list."""
        self._came_back = papers

    # The library changed

    @Slot(object)
    def on_changed(self, change: Change) -> None:
        """Every view takes what concerns it."""
        concerned = change.concerned
        if change.arrived and not self.session.is_importing:
            self._came_back = list(change.arrived[:MOST_LOOKED_AT])
        self.model.refresh(concerned)
        self.listing.absorb(change, soon=self.session.is_importing)
        self.overviews.refresh()
        if change.imports or any(paper in concerned for paper in self.window.pane.shown_ids[:MOST_LOOKED_AT]):
            self._pane_soon.start()

    @Slot()
    def on_overtaken(self) -> None:
        """Another program changed the library: look at everything again."""
        self.model.refresh()
        self.model.retry()
        self.listing.rebuild()
        self.overviews.refresh()
        self._pane_soon.start()

    @Slot(object)
    def on_overview(self, overview: Overview) -> None:
        """New counts."""
        self.overview = overview
        window = self.window
        window.side.set_counts(overview.counts)
        window.side.set_imports(overview.imports)
        window.side.set_tags(overview.tags)
        window.side.set_place(self.listing.place)
        window.pane.set_known_tags(overview.tags)
        self.model.set_tag_hues({tag.name: tag.hue for tag in overview.tags})
        self._show_counts()
        if self._shown is not None:
            self._show_state(self._shown)

    @Slot(object)
    def on_history(self, labels: Labels) -> None:
        """Undo and redo say what they would do."""
        for name, label in (("undo", labels.undo), ("redo", labels.redo)):
            action = self.window.actions_by_name[name]
            words = name.capitalize()
            action.setText(f"{words}: {label}" if label else words)
            action.setEnabled(label is not None)

    # What is told

    @Slot(str, bool)
    def on_told(self, sentence: str, undoable: bool) -> None:
        """A toast, with Undo where it can be undone."""
        action = ("Undo", self.session.undo) if undoable else (None, None)
        self.window.toast.show_message(sentence, *action)

    @Slot(str)
    def on_failed(self, sentence: str) -> None:
        """A toast that stays."""
        self.window.toast.show_message(sentence, kind="error")

    @Slot(object)
    def on_broken(self, error: Exception) -> None:
        """A mistake of ours: said plainly, written out for whoever mends it."""
        traceback.print_exception(error, file=sys.stderr)
        self.on_failed("Something went wrong inside Reading List. Your library is safe; please try that again.")

    @Slot(object)
    def on_progress(self, progress: importing.Progress) -> None:
        """How far the import is."""
        several = f" ({progress.source} of {progress.sources})" if progress.sources > 1 else ""
        self.window.status_bar.set_work(f"Importing {progress.name}{several}…", progress.done, progress.total)

    @Slot(object)
    def on_prepared(self, progress: tuple[int, int] | None) -> None:
        """How far the search is that is being prepared; an import says how far it is itself."""
        if self.session.is_importing:
            return
        if progress is not None:
            self.window.status_bar.set_work("Preparing search…", *progress, can_cancel=False)
        else:
            self.window.status_bar.clear_work()

    # The list

    @Slot(str)
    def on_query(self, text: str) -> None:
        """Search for what is typed."""
        self.window.search_box.set_busy(bool(text.strip()))
        self.listing.set_query(text)
        self.window.table.set_sort(self.listing.shown_sort)

    @Slot(object)
    def on_place(self, place: Place) -> None:
        """Look at another part of the library."""
        self._skeleton.start()
        self.listing.set_place(place)
        self.window.side.set_place(place)
        if not self.listing.waiting:
            self._skeleton.stop()

    @Slot(object)
    def on_sort(self, sort: Sort) -> None:
        """Another order."""
        self.listing.set_sort(sort)
        self.window.table.set_sort(self.listing.shown_sort)

    @Slot(object)
    def on_listed(self, listed: Listed) -> None:
        """Show what was asked for."""
        self._skeleton.stop()
        table, before = self.window.table, self._shown
        anew = before is None or (before.wanted.query, before.wanted.place, before.wanted.sort) != (
            listed.wanted.query,
            listed.wanted.place,
            listed.wanted.sort,
        )
        self._shown = listed
        self.model.set_query(listed.wanted.query)
        self.model.keep(listed.papers)
        table.set_loading(False)
        shown = self.model.ids
        if shown and not anew and listed.ids[: len(shown)] == shown:
            table.show_more(listed.ids)
        else:
            table.show_ids(listed.ids, neighbour=not anew, from_top=anew)
        came_back, self._came_back = self._came_back, []
        if came_back and self.model.rows_of(came_back):
            table.select_ids(came_back)
        searched = listed.took_ms is not None
        another_search = before is None or before.wanted.query != listed.wanted.query
        if listed.ids and (table.current_id() is None or (searched and another_search)):
            table.select_ids([listed.ids[0]])  # the best hit is what is looked at next
        if listed.whole:
            self.window.search_box.set_found(listed.found if searched else None, listed.took_ms, listed.below)
        else:
            self.window.search_box.set_at_least(len(listed.ids))
        self._show_state(listed)
        self._show_counts()
        self._pane_soon.start()

    @Slot(str)
    def on_list_failed(self, sentence: str) -> None:
        """The list could not be read."""
        self._skeleton.stop()
        self.window.table.set_loading(False)
        self.window.search_box.set_busy(False)
        self.window.state_page.show_error("The list can’t be read just now.", sentence, "Try again in a moment.")
        self.window.show_state()

    @Slot(object)
    def on_load_failed(self, error: Exception) -> None:
        """Some rows could not be read."""
        self.on_failed(f"Some papers can’t be shown just now ({error}). Nothing was changed.")

    def _show_skeleton(self) -> None:
        if self.listing.waiting:
            self.window.table.set_loading(True)
            self.window.show_list()

    def _show_state(self, listed: Listed) -> None:
        window = self.window
        if listed.ids:
            window.show_list()
            return
        if self.overview is None:
            return  # in a moment it is known whether the library is empty or only this place
        place, query = listed.wanted.place, listed.wanted.query.strip()
        if place.kind == "all" and not query and self.overview.counts.all:
            return  # the first papers are counted, and in a moment they are listed
        if self.overview.counts.all == 0 and not query:
            window.state_page.show_empty_library()
        elif query and listed.took_ms is not None:
            window.state_page.show_nothing_found(query, None if place.kind == "all" else self.place_name(place))
        else:
            window.state_page.show_empty_place(place, self.place_name(place))
        window.show_state()

    def place_name(self, place: Place) -> str:
        """What the side list calls a place."""
        named = {"all": "All papers", "marked": "Marked", "unread": "To read", "reading": "Reading", "done": "Done"}
        if self.overview is not None:
            named_here = self.overview.tags if place.kind == "tag" else self.overview.imports
            for one in named_here if place.kind in ("tag", "import") else ():
                if one.id == place.key:
                    return one.name
        return named.get(place.kind, "Untagged" if place.kind == "untagged" else "this place")

    def place_count(self, place: Place) -> int:
        """How many papers a place holds, as far as it is known."""
        if self.overview is None:
            return 0
        if place.kind == "import":
            return next((one.papers for one in self.overview.imports if one.id == place.key), 0)
        if place.kind == "tag":
            return next((one.count for one in self.overview.tags if one.id == place.key), 0)
        return int(getattr(self.overview.counts, place.kind))

    def _show_counts(self) -> None:
        if self.overview is not None and (self._shown is None or self._shown.whole):
            counts, shown = self.overview.counts, len(self.model.ids)
            self.window.status_bar.set_counts(
                counts.all, counts.marked, self.window.table.selected_count(), shown if shown != counts.all else None
            )

    # The paper

    @Slot()
    def on_selection(self) -> None:
        """Another selection: what can be done with it, and soon the paper at the right."""
        count = self.window.table.selected_count()
        actions.enable(self.window.actions_by_name, selected=count, read_only=self.session.library.read_only)
        self._enable_history()
        self._show_counts()
        self._pane_soon.start()

    def _enable_history(self) -> None:
        for name in ("undo", "redo"):
            action = self.window.actions_by_name[name]
            action.setEnabled(":" in action.text() and not self.session.library.read_only)

    @Slot()
    def show_paper(self) -> None:
        """Show the selected paper, or what can be done with several."""
        self._pane_soon.stop()
        pane, ids = self.window.pane, self.selected()
        library = self.session.library
        if len(ids) == 1:
            found = library.papers.load(ids)
            if found:
                sources = library.sources.provenance(ids[0])
                doubts = list(library.sources.doubts(ids[0]).values())
                pane.show_paper(found[0], sources, query=self.listing.query, doubts=doubts)
                self._name_mark(all_marked=found[0].marked)
                return
        if len(ids) > 1:
            looked_at = library.papers.load(ids) if len(ids) <= MOST_LOOKED_AT else []
            worn = [set(paper.tags) for paper in looked_at]
            common = set.intersection(*worn) if worn else set()
            some = set().union(*worn) - common
            all_marked = bool(looked_at) and all(paper.marked for paper in looked_at)
            pane.show_many(ids, sorted(common), sorted(some), all_marked=all_marked)
            self._name_mark(all_marked=all_marked)
            return
        pane.show_nothing(can_choose=bool(self.model.ids))

    def _name_mark(self, *, all_marked: bool) -> None:
        self.window.actions_by_name["mark"].setText("Un&mark" if all_marked else "&Mark")

    @Slot()
    def focus_list(self) -> None:
        """From the search box to the papers."""
        self.window.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.window.table.current_id() is None:
            self.select_first()

    @Slot()
    def select_first(self) -> None:
        """Select the best paper."""
        ids = self.model.ids
        if ids:
            self.window.table.select_ids([ids[0]])

    @Slot()
    def leave_paper(self) -> None:
        """From the paper back to the list."""
        self.window.read_over_list(False)
        self.focus_list()


def _highlight(query: str, text: str) -> list[tuple[int, int]]:
    # The search, and numpy with it, is loaded only when something is searched for.
    from readinglist.searching import highlight

    return highlight(query, text)
