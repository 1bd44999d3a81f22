"""The three columns of the window, and which of them show for the width there is."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui import theme

NARROW = 1000
"""Below this width, in pixels, the paper opens over the list."""

NARROWER = 720
"""Below this width the side list steps aside too, until it is asked for."""


class Columns(QSplitter):
    """Side list, list and paper, side by side where there is room; else list and paper take turns."""

    def __init__(self, side: QWidget, middle: QWidget, pane: QWidget, width: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._side, self._middle, self._pane = side, middle, pane
        self._room = width
        self._wants = {"side": True, "pane": True}
        self._reading = self._side_anyway = False
        self._kept = [theme.SIDE_WIDTH, theme.PAPER_WIDTH]
        for part in (side, middle, pane):
            self.addWidget(part)
        self.setHandleWidth(1)
        self.setStretchFactor(1, 1)
        self.setCollapsible(1, False)
        self._share_out()

    # What is wanted

    def wants(self, part: str) -> bool:
        """Whether the user wants to see ``side`` or ``pane``, room or not."""
        return self._wants[part]

    def want(self, part: str, on: bool) -> None:
        """Remember whether the user wants to see ``side`` or ``pane``."""
        self._wants[part] = on
        self.arrange(self._room)

    def show_side(self, on: bool) -> None:
        """Show or hide the side list; where there is little room, until there is more."""
        if self._room < NARROWER:
            self._side_anyway = on
            self.arrange(self._room)
        else:
            self.want("side", on)

    def show_pane(self, on: bool) -> None:
        """Show or hide the paper: beside the list, or over it where they take turns."""
        if self.is_narrow:
            self.read_over_list(on)
        else:
            self.want("pane", on)

    def read_over_list(self, on: bool) -> None:
        """Where list and paper take turns: the paper's turn, or the list's."""
        self._reading = on
        self.arrange(self._room)

    # What there is room for

    @property
    def is_narrow(self) -> bool:
        """Whether list and paper have to take turns."""
        return self._room < NARROW

    @property
    def paper_is_over_list(self) -> bool:
        """Whether the paper stands where the list would."""
        return self.is_narrow and self._reading

    @property
    def shown(self) -> tuple[bool, bool, bool]:
        """Whether side list, list and paper show."""
        return not self._side.isHidden(), not self._middle.isHidden(), not self._pane.isHidden()

    def arrange(self, width: int) -> None:
        """Give each column its place in a window of ``width``."""
        before = self.shown
        self._keep_widths()
        self._room = width
        if not self.is_narrow:
            self._reading = False
        self._side_anyway &= width < NARROWER
        over = self.paper_is_over_list
        beside = self._wants["side"] if width >= NARROWER else self._side_anyway and not over
        self._side.setVisible(beside)
        self._middle.setVisible(not over)
        self._pane.setVisible(over if self.is_narrow else self._wants["pane"])
        if self.shown != before:
            self._share_out()

    def restore(self, state: QByteArray) -> None:
        """Take up widths as ``saveState`` gave them."""
        self.restoreState(state)
        self.setHandleWidth(1)
        self._keep_widths()

    def _keep_widths(self) -> None:
        """Note how wide the outer columns were, before one that leaves gives its room away."""
        side, middle, pane = self.sizes()
        if not middle:
            return
        self._kept = [side or self._kept[0], pane or self._kept[1]]

    def _share_out(self) -> None:
        side, middle, pane = self.shown
        room = self._room - self.handleWidth() * (sum(self.shown) - 1)
        left = self._kept[0] if side else 0
        right = (self._kept[1] if pane else 0) if middle else room - left
        self.setSizes([left, room - left - right if middle else 0, right])
