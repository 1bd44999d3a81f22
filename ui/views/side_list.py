"""The left column: where am I. Places, imports and tags, with how many papers each holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QWidget,
)

from readinglist.records import Counts, Import, Place, Tag
from ui import theme
from ui.models.side_rows import SideRows
from ui.views.dot import dot_icon
from ui.views.paper_drag import PAPERS_MIME
from ui.views.side_delegate import SideDelegate

_DROP_KINDS = ("marked", "unread", "reading", "done", "tag")
Index = QModelIndex | QPersistentModelIndex


class SideList(QListView):
    """Chooses a place at once, by mouse or arrows. Tags and imports are renamed in place (F2) or by their menu.

    Papers can be dropped on Marked, To read, Reading, Done and on tags.
    """

    place_chosen = Signal(object)
    rename_tag_requested = Signal(int, str)
    recolour_tag_requested = Signal(int, int)
    rename_import_requested = Signal(int, str)
    take_back_import_requested = Signal(int)
    import_details_requested = Signal(int)
    export_requested = Signal(object)
    """A Place whose papers shall be written to a file."""
    papers_dropped = Signal(object, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = SideRows(self)
        self._place = Place()
        self._seen = True  # whether the place was among the rows once
        self._quiet = self._read_only = False
        self._look = SideDelegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._look)
        self.setAccessibleName("Places, imports and tags")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("QListView { background: palette(window); padding: 8px 0; }")
        self.setMouseTracking(True)
        self.setMinimumWidth(140)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(False)
        self._rows.renamed.connect(self._renamed)
        theme.announcer.changed.connect(self.viewport().update)
        self._sync()

    @property
    def place(self) -> Place:
        """The place that is chosen."""
        return self._place

    def set_counts(self, counts: Counts) -> None:
        """How many papers the ready-made places hold."""
        with _Quiet(self):
            self._rows.set_counts(counts)
        self._sync()

    def set_imports(self, imports: Sequence[Import]) -> None:
        """The imports, in the order to show. If the chosen one is gone, all papers are chosen."""
        with _Quiet(self):
            self._rows.set_imports(imports)
        self._sync("import")

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """The tags, in the order to show. If the chosen one is gone, all papers are chosen."""
        with _Quiet(self):
            self._rows.set_tags(tags)
        self._sync("tag")

    def set_place(self, place: Place) -> None:
        """Choose ``place`` without telling. One that is not listed yet is chosen when it comes."""
        self._place, self._seen = place, False
        self._sync()

    def set_read_only(self, on: bool) -> None:
        """Choose, but change nothing."""
        self._read_only = on
        self._rows.set_read_only(on)
        self.setAcceptDrops(not on)

    def sizeHint(self) -> QSize:
        """The width it was drawn for."""
        return QSize(theme.SIDE_WIDTH, 400)

    def _sync(self, changed: str = "") -> None:
        """Select the row of the place. If its section was ``changed`` and it is gone from there, choose all papers."""
        index = self._rows.place_index(self._place)
        lost = not index.isValid() and self._seen and self._place.kind == changed
        if lost:
            self._place = Place()
            index = self._rows.place_index(self._place)
        self._seen = self._seen or index.isValid()
        with _Quiet(self):
            if index != self.currentIndex():
                self.setCurrentIndex(index)
        if lost:
            self.place_chosen.emit(self._place)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Another row is another place, at once."""
        super().currentChanged(current, previous)
        row = self._rows.row(current)
        if self._quiet or row is None or row.place is None or row.place == self._place:
            return
        self._place, self._seen = row.place, True
        self.place_chosen.emit(row.place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The right button opens a menu and chooses nothing; heads and empty ground do nothing."""
        self._set_ring(False)
        on_row = self._rows.row(self.indexAt(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and on_row is not None and on_row.place is not None:
            super().mousePressEvent(event)
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def event(self, event: QEvent) -> bool:
        """A key brings the focus ring out."""
        if event.type() == QEvent.Type.KeyPress:
            self._set_ring(True)
        return super().event(event)

    def _set_ring(self, on: bool) -> None:
        if on != self._look.ring:
            self._look.ring = on
            self.viewport().update()

    def _set_target(self, index: QModelIndex) -> None:
        if self._look.target != index:
            self._look.target = QPersistentModelIndex(index)
            self.viewport().update()

    # -- menus ----------------------------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of a tag or an import, also by key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        menu = self.menu_for(index)
        if menu is None:
            return
        self._set_target(index)
        menu.aboutToHide.connect(lambda: self._set_target(QModelIndex()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos())

    def menu_for(self, index: QModelIndex) -> QMenu | None:
        """What can be done with the row at ``index``; None for heads and ready-made places."""
        row = self._rows.row(index)
        if row is None or row.place is None or not row.place.key:
            return None
        menu, key = QMenu(self), row.place.key
        if row.place.kind == "import":
            details = menu.addAction(theme.icon("info"), "Details…")
            details.triggered.connect(lambda: self.import_details_requested.emit(key))
        rename = menu.addAction(theme.icon("pencil"), "Rename")
        rename.setShortcut("F2")
        place = row.place
        rename.triggered.connect(lambda: self.edit(self._rows.place_index(place)))
        export = menu.addAction(theme.icon("upload"), "Export…")
        export.triggered.connect(lambda: self.export_requested.emit(place))
        writing = [rename]
        if row.place.kind == "import":
            menu.addSeparator()
            take_back = menu.addAction(theme.icon("undo"), "Take back…")
            take_back.triggered.connect(lambda: self.take_back_import_requested.emit(key))
            writing.append(take_back)
        else:
            colours = menu.addMenu("Colour")
            writing.append(colours.menuAction())
            for number, words in enumerate(theme.HUE_NAMES):
                action = QAction(dot_icon(number), words.capitalize(), colours, checkable=True)
                action.setChecked(row.hue is not None and row.hue % len(theme.HUE_NAMES) == number)
                action.triggered.connect(lambda _=False, hue=number: self.recolour_tag_requested.emit(key, hue))
                colours.addAction(action)
        for action in writing:
            action.setEnabled(not self._read_only)
        return menu

    def _renamed(self, place: Place, name: str) -> None:
        signal = self.rename_tag_requested if place.kind == "tag" else self.rename_import_requested
        signal.emit(place.key, name)

    # -- papers dragged here --------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Papers may come in."""
        event.setAccepted(event.mimeData().hasFormat(PAPERS_MIME) and not self._read_only)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Ring the row they would drop on."""
        super().dragMoveEvent(event)  # scrolls at the edges
        index = self._drop_index(event)
        self._set_target(index)
        event.setAccepted(index.isValid())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        super().dragLeaveEvent(event)
        self._set_target(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which papers were dropped where."""
        index = self._drop_index(event)
        self._set_target(QModelIndex())
        row = self._rows.row(index)
        lines = bytes(event.mimeData().data(PAPERS_MIME).data()).decode("ascii", "replace").split()
        ids = [int(line) for line in lines if line.isdecimal()]
        event.setAccepted(row is not None and bool(ids))
        if row is not None and ids:
            self.papers_dropped.emit(row.place, ids)

    def _drop_index(self, event: QDropEvent) -> QModelIndex:
        index = self.indexAt(event.position().toPoint())
        row = self._rows.row(index)
        fits = row is not None and row.place is not None and row.place.kind in _DROP_KINDS
        papers = event.mimeData().hasFormat(PAPERS_MIME) and not self._read_only
        return index if fits and papers else QModelIndex()


class _Quiet:
    """While rows come and go, a moving current row is no choice."""

    def __init__(self, view: SideList) -> None:
        self._view, self._before = view, view._quiet

    def __enter__(self) -> None:
        self._view._quiet = True

    def __exit__(self, *_: object) -> None:
        self._view._quiet = self._before
