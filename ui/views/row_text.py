"""One line of a row, shaped once: its matches have a ground of their own, and its direction is that of its words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui import theme
from ui.views.elision import Span


class RowText:
    """A text that fits one line of ``width``, ready to be drawn many times.

    ``right_to_left`` text stands at the right end of its line, as readers of such scripts expect.
    """

    def __init__(self, text: str, spans: Sequence[Span], font: QFont, width: float) -> None:
        self.text = text
        self.right_to_left = is_right_to_left(text)
        self._layout = QTextLayout(text, font)
        self._layout.setCacheEnabled(True)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if self.right_to_left else Qt.LayoutDirection.LeftToRight
        )
        self._layout.setTextOption(option)
        units = [(_units(text, a), _units(text, b)) for a, b in spans]
        if units:
            self._layout.setFormats([_inked(a, b) for a, b in units])
        self._layout.beginLayout()
        line = self._layout.createLine()
        self.width = 0.0
        self._grounds: list[QRectF] = []
        if line.isValid():
            line.setNumColumns(max(1, 2 * len(text)))
            self.width = line.naturalTextWidth()
        self._layout.endLayout()
        self._shift = max(0.0, width - self.width) if self.right_to_left else 0.0
        turned = bool(units) and not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)
        for a, b in units:
            edges = [_x(line.cursorToX(at)) for at in (a, b)]
            if turned:  # the ends of a span can lie at one place where the direction turns; its letters do not
                runs = [run.boundingRect() for run in line.glyphRuns(a, b - a)]
                edges = [edge for run in runs for edge in (run.left(), run.right())] or edges
            left, right = min(edges), max(edges)
            self._grounds.append(QRectF(left - 1, -1, right - left + 2, QFontMetricsF(font).height() + 2))

    def draw(self, painter: QPainter, x: float, y: float, ink: QColor) -> None:
        """Draw with the top left corner of the line at (x, y)."""
        x += self._shift
        if self._grounds:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens().match_ground))
            for ground in self._grounds:
                painter.drawRoundedRect(ground.translated(x, y), 3, 3)
        painter.setPen(ink)
        self._layout.draw(painter, QPointF(x, y))


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is of a script written from the right."""
    for character in text[:200]:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def _x(found: object) -> float:
    """``cursorToX`` gives a position, or a position and the cursor, as the version of PySide has it."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def _units(text: str, at: int) -> int:
    """A place in ``text`` as Qt counts it: characters beyond the first 65,536 are two."""
    return at + sum(character > "\uffff" for character in text[:at])


def _inked(start: int, end: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, end - start
    style = QTextCharFormat()
    style.setForeground(QColor(theme.tokens().match_ink))
    made.format = style
    return made
