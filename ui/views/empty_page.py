"""What stands where a list would be: the empty library, nothing found, an empty place, an error."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from readinglist.records import Place, first_words
from ui import theme
from ui.views.buttons import IconButton, filled
from ui.views.label import Label, announce
from ui.views.picture import Glyph, PagePicture

WIDEST_TEXT = 460

_EMPTY_PLACES = {
    "all": ("library", "No papers here yet", "Paste a page that lists papers, or drop a file on this window."),
    "marked": ("star", "No marked papers yet", "Press Space on a paper to mark it."),
    "unread": ("inbox", "Nothing left to read", "Papers come here when they are imported."),
    "reading": ("book-open", "You are not reading a paper", "Set a paper to “Reading” when you start it."),
    "done": ("check-circle", "No papers done yet", "Set a paper to “Done” when you have read it."),
    "untagged": ("tag", "Every paper has a tag", "Papers without a tag come here."),
    "import": ("clock", "No papers of this import are left", "They were removed, or the import was taken back."),
    "tag": ("tag", "No papers wear this tag", "Press T on a paper to tag it."),
}


class StatePage(QWidget):
    """A picture, a line, a sentence and what to do next. One page at a time is shown."""

    paste_requested = Signal()
    choose_files_requested = Signal()
    samples_requested = Signal()
    search_everywhere_requested = Signal()
    clear_requested = Signal()
    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._picture = PagePicture(self)
        self._glyph = Glyph(self)
        self._title = Label("", self, size=18, weight=QFont.Weight.DemiBold, wrap=True)
        self._text = Label("", self, role="muted", wrap=True)
        self._hint = Label("", self, role="muted", size=12, wrap=True)
        for words in (self._title, self._text, self._hint):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.paste_button = self._button("Paste papers", self.paste_requested, "clipboard", primary=True)
        self.choose_button = self._button("Choose files…", self.choose_files_requested, "folder")
        self.samples_button = self._button("Try the samples", self.samples_requested, "sparkle")
        self.everywhere_button = self._button(
            "Search all papers", self.search_everywhere_requested, "search", primary=True
        )
        self.clear_button = self._button("Clear search", self.clear_requested, "x")
        self.retry_button = self._button("Try again", self.retry_requested, "redo", primary=True)
        self._buttons = (
            self.paste_button,
            self.choose_button,
            self.samples_button,
            self.everywhere_button,
            self.clear_button,
            self.retry_button,
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._picture, 0, centre)
        column.addWidget(self._glyph, 0, centre)
        column.addSpacing(20)
        column.addWidget(self._title, 0, centre)
        column.addSpacing(8)
        column.addWidget(self._text, 0, centre)
        column.addSpacing(20)
        column.addLayout(row)
        column.addSpacing(16)
        column.addWidget(self._hint, 0, centre)
        column.addStretch(3)
        self._drop = DropHint(self)
        self.show_empty_library()

    def _button(self, text: str, signal: SignalInstance, icon: str, *, primary: bool = False) -> QPushButton:
        button = IconButton(text, theme.icon(icon, "on_filled" if primary else "muted"), self)
        if primary:
            filled(button)
        button.clicked.connect(signal)
        return button

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """To the first thing that can be done."""
        first = next((button for button in self._buttons if button.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus(reason)
        else:
            super().setFocus(reason)

    # The pages

    def show_empty_library(self) -> None:
        """The first screen: what this is, and three ways in."""
        keys = QKeySequence(QKeySequence.StandardKey.Paste).toString(QKeySequence.SequenceFormat.NativeText)
        self._lay_out(
            picture=True,
            title="Turn a copied page into your reading list",
            text="Copy any page that lists papers and paste it here. Reading List finds the titles, authors, dates "
            "and abstracts, and keeps them on this computer, ready to search.",
            hint=f"Press {keys} at any time, or drop files anywhere on this window.",
            buttons=(self.paste_button, self.choose_button, self.samples_button),
        )

    def show_nothing_found(self, query: str, place_name: str | None) -> None:
        """Nothing matches ``query``; ``place_name`` is where it was searched, None for all papers."""
        where = f" in {_quoted(place_name, 40)}" if place_name else ""
        buttons = (self.everywhere_button, self.clear_button) if place_name else (self.clear_button,)
        self._lay_out(
            glyph="search",
            title=f"No papers{where} match",
            text=f"{_quoted(query, 120)} was looked for in titles, authors, abstracts, tags, notes and ids, "
            "small typing slips included.",
            buttons=buttons,
        )

    def show_empty_place(self, place: Place, name: str) -> None:
        """A part of the library that holds no papers; ``name`` is what the side list calls it."""
        glyph, title, text = _EMPTY_PLACES.get(place.kind, _EMPTY_PLACES["all"])
        if place.kind == "tag":
            title = f"No papers are tagged {_quoted(name, 40)}"
        self._lay_out(glyph=glyph, title=title, text=text)

    def show_error(self, what: str, safe: str, next_step: str) -> None:
        """What happened, what is safe, what to do next: a sentence each."""
        self._lay_out(glyph="alert", title=what, text=f"{safe} {next_step}", buttons=(self.retry_button,), error=True)
        announce(self, f"{what} {safe} {next_step}", urgent=True)

    def _lay_out(
        self,
        *,
        title: str,
        text: str,
        picture: bool = False,
        glyph: str = "",
        hint: str = "",
        buttons: tuple[QPushButton, ...] = (),
        error: bool = False,
    ) -> None:
        self._picture.setVisible(picture)
        self._glyph.setVisible(bool(glyph))
        if glyph:
            self._glyph.set_icon(glyph, "error" if error else "faint")
        self._title.setText(title)
        self._text.setText(text)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        focused = self.hasFocus() or any(button.hasFocus() for button in self._buttons)
        for button in self._buttons:
            button.setVisible(button in buttons)
        if focused and not any(button.hasFocus() for button in buttons):
            self.setFocus()  # Qt would have handed it on to whatever comes next in the window
        self._fit()
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{text} {hint}".strip())

    @property
    def words(self) -> tuple[str, str, str]:
        """Title, sentence and hint on screen."""
        return self._title.text(), self._text.text(), self._hint.text() if self._hint.isVisibleTo(self) else ""

    @property
    def offered(self) -> list[str]:
        """The buttons on screen, by their words."""
        return [b.text() for b in self._buttons if b.isVisibleTo(self)]

    # Dropping

    def set_drop_hover(self, on: bool) -> None:
        """Show that what is dragged over the window can be dropped."""
        self._drop.set_shown(on)

    def minimumSizeHint(self) -> QSize:
        """Never what keeps a window from getting smaller."""
        return QSize(280, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words in the page and leave out the picture where it is low."""
        super().resizeEvent(event)
        self._fit()
        self._picture.set_low(self.height() < 420)

    def _fit(self) -> None:
        # Words that wrap get their height said: centred in a column they would be given that of one line or two.
        wide = min(WIDEST_TEXT, max(self.width() - 48, 200))
        for words in (self._title, self._text, self._hint):
            words.setFixedSize(wide, words.height_at(wide))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a list."""
        QPainter(self).fillRect(self.rect(), QColor(theme.tokens().background))


class DropHint(QWidget):
    """A dashed outline and "Drop to import" over all of its parent, while something is dragged there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Drop to import")
        parent.installEventFilter(self)
        self.hide()

    def set_shown(self, on: bool) -> None:
        """Cover the parent, or leave it."""
        if on:
            self.setGeometry(self._over.rect())
            self.raise_()
        self.setVisible(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the parent."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil, the outline, the words on a tab of their own."""
        of = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(of.background)
        veil.setAlphaF(0.95)
        painter.fillRect(self.rect(), veil)
        ground = QColor(of.selection)
        ground.setAlphaF(0.45)
        pen = QPen(QColor(of.accent), 2, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect().adjusted(12, 12, -12, -12), 8, 8)
        font = theme.font(18, weight=QFont.Weight.DemiBold)
        painter.setFont(font)
        words = "Drop to import"
        wide = painter.fontMetrics().horizontalAdvance(words)
        centre = self.rect().center()
        drawn = theme.pixmap("download", 24, "accent", self.devicePixelRatioF())
        painter.drawPixmap(centre.x() - (wide + 34) // 2, centre.y() - 12, drawn)
        painter.setPen(QColor(of.text))
        box = self.rect().adjusted(34, 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _quoted(text: str | None, length: int) -> str:
    return f"“{first_words(text, length)}”"
