"""The look: colours of the light and the dark theme, the type scale, palettes, the style sheet and icons.

The colours were chosen by computed contrast: words at least 4.5 : 1 on their ground, icons and large
marks at least 3 : 1; ``tests/unit/test_contrast.py`` keeps it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QDir, QObject, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

GRID = 4
RADIUS_BUTTON, RADIUS_BOX, RADIUS_CHIP = 6, 8, 10
BODY = 13
ROW_COMFORTABLE, ROW_COMPACT = 56, 32
SIDE_WIDTH, PAPER_WIDTH = 204, 344
MOTION_MS = 120


@dataclass(frozen=True, slots=True)
class Hue:
    """A tag's colour: the ground of its chip and the ink of its words."""

    ground: str
    ink: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one theme."""

    dark: bool
    background: str
    side: str
    text: str
    muted: str
    line: str
    faint: str
    accent: str
    filled: str
    filled_hover: str
    on_filled: str
    selection: str
    hover: str
    star: str
    done: str
    error: str
    match_ground: str
    match_ink: str
    handle: str
    skeleton: str
    toast_ground: str
    toast_ink: str
    toast_accent: str
    hues: tuple[Hue, ...]


HUE_NAMES = ("blue", "violet", "red", "green", "amber", "teal")

LIGHT = Tokens(
    dark=False,
    background="#FFFFFF",
    side="#F6F6F3",
    text="#1E2227",
    muted="#5F6670",
    line="#E5E5E0",
    faint="#7E858F",
    accent="#2B5BC7",
    filled="#2B5BC7",
    filled_hover="#244EAE",
    on_filled="#FFFFFF",
    selection="#E3EBFB",
    hover="#F3F4F6",
    star="#BD7100",
    done="#1A7F4B",
    error="#B3261E",
    match_ground="#FFE9A8",
    match_ink="#3A2E00",
    handle="#C6C9CE",
    skeleton="#ECECE8",
    toast_ground="#1E2227",
    toast_ink="#FFFFFF",
    toast_accent="#93B2FF",
    hues=(
        Hue("#E3ECFD", "#1D4AA8"),
        Hue("#F1E8FB", "#6A33A8"),
        Hue("#FBE6E6", "#9B2226"),
        Hue("#E2F4EA", "#156B3E"),
        Hue("#FDF0D8", "#85520A"),
        Hue("#DDF3F5", "#0E6470"),
    ),
)

DARK = Tokens(
    dark=True,
    background="#1B1D21",
    side="#15171A",
    text="#E7E8EA",
    muted="#A3A9B3",
    line="#2B2E34",
    faint="#7A818B",
    accent="#93B2FF",
    filled="#3B66D6",
    filled_hover="#3259C2",
    on_filled="#FFFFFF",
    selection="#26365E",
    hover="#22252A",
    star="#F2B33D",
    done="#5BC98C",
    error="#FF9C94",
    match_ground="#5A4A12",
    match_ink="#FFE9A8",
    handle="#474B53",
    skeleton="#2A2D33",
    toast_ground="#E7E8EA",
    toast_ink="#1E2227",
    toast_accent="#2B5BC7",
    hues=(
        Hue("#22325A", "#B4CBFF"),
        Hue("#38284E", "#D9BFFF"),
        Hue("#4A2427", "#FFB9B9"),
        Hue("#1D3B2B", "#9FE0BD"),
        Hue("#43331A", "#F3CE93"),
        Hue("#173B40", "#9BDDE6"),
    ),
)


class _Announcer(QObject):
    """Says when the clothes of the application have changed, and follows the desktop while it is asked to."""

    changed = Signal()

    @Slot()
    def follow(self) -> None:
        """The desktop changed its mind; dress again if we go by the desktop."""
        if _scheme == "system":
            apply("system")


announcer = _Announcer()
"""``theme.announcer.changed`` fires after every ``apply``: for widgets that keep drawn things."""

_current = LIGHT
_scheme = "system"
_system_font: QFont | None = None


def tokens() -> Tokens:
    """The colours in force. Ask again whenever something is painted: the theme can change while the window is open."""
    return _current


def hue(index: int) -> Hue:
    """The colours of the tag hue ``index``; hues come round again after the last."""
    return _current.hues[index % len(_current.hues)]


def body_size() -> int:
    """Pixels of body text: the system's own size, never below 13."""
    return max(BODY, QFontInfo(_system_font or QApplication.font()).pixelSize())


def font(size: float = 0, *, weight: QFont.Weight = QFont.Weight.Normal, tabular: bool = False) -> QFont:
    """The system's UI font with figures of one width if asked.

    ``size`` is in pixels beside a body of 13 and grows with the system's own size; 0 is the body.
    """
    made = QFont(QApplication.font())
    made.setPixelSize(round((size or BODY) * body_size() / BODY))
    made.setWeight(weight)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def icon(name: str, role: str = "muted") -> QIcon:
    """``resources/icons/NAME.svg`` drawn in the colour of token ``role``, sharp at every scale, following the theme."""
    return QIcon(_SvgEngine(name, role))


def pixmap(name: str, size: int, role: str = "muted", ratio: float = 1.0) -> QPixmap:
    """The icon as a pixmap of ``size`` logical pixels for a screen of ``ratio`` device pixels each."""
    return _drawn(name, getattr(_current, role), round(size * ratio), ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    source = files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    image = QImage(QSize(pixels, pixels), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made


class _SvgEngine(QIconEngine):
    """Draws an icon at the size and in the theme of the moment, so a change of theme needs no new icons."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
        side = min(rect.width(), rect.height())
        role = "faint" if mode == QIcon.Mode.Disabled else self._role
        drawn = _drawn(self._name, getattr(_current, role), round(side * ratio), ratio)
        painter.drawPixmap(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        role = "faint" if mode == QIcon.Mode.Disabled else self._role
        return QPixmap(_drawn(self._name, getattr(_current, role), min(size.width(), size.height()), 1.0))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        role = "faint" if mode == QIcon.Mode.Disabled else self._role
        # Qt asks with the logical size (measured with 6.12): the picture needs `scale` times as many pixels.
        pixels = round(min(size.width(), size.height()) * scale)
        return QPixmap(_drawn(self._name, getattr(_current, role), pixels, scale))

    def clone(self) -> QIconEngine:
        return _SvgEngine(self._name, self._role)


def palette(of: Tokens) -> QPalette:
    """A QPalette for Fusion with the colours of one theme."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, of.side),
        (role.Base, of.background),
        (role.AlternateBase, of.hover),
        (role.WindowText, of.text),
        (role.Text, of.text),
        (role.ButtonText, of.text),
        (role.Button, of.background),
        (role.Highlight, of.selection),
        (role.HighlightedText, of.text),
        (role.PlaceholderText, of.muted),
        (role.ToolTipBase, of.toast_ground),
        (role.ToolTipText, of.toast_ink),
        (role.Link, of.accent),
        (role.LinkVisited, of.accent),
        (role.BrightText, of.error),
        (role.Mid, of.line),
        (role.Midlight, of.line),
        (role.Dark, of.line),
        (role.Light, of.background),
        (role.Shadow, of.line),
        (role.Accent, of.accent),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(of.faint))
    return made


def style_sheet(of: Tokens) -> str:
    """``resources/style.qss`` with each ``@name`` replaced by the token of that name.

    ``@mode`` is ``light`` or ``dark``; ``@body``, ``@secondary`` and ``@small`` are text sizes in pixels.
    Raises AttributeError for a name that is no token.
    """
    text = files("resources").joinpath("style.qss").read_text(encoding="utf-8")
    scale = body_size() / BODY
    given = {"mode": "dark" if of.dark else "light"}
    given |= {name: f"{round(size * scale)}px" for name, size in (("body", 13), ("secondary", 12), ("small", 11))}
    return re.sub(r"@([a-z_]+)", lambda found: given.get(found[1]) or getattr(of, found[1]), text)


def apply(scheme: str = "system") -> None:
    """Dress the whole application, now or again: ``light``, ``dark``, or what the desktop asks for with ``system``."""
    global _current, _scheme, _system_font
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    hints = QGuiApplication.styleHints()
    if _system_font is None or not app.property("dressed"):
        # Once an application. The style's own name cannot tell: it is empty under a style sheet.
        app.setStyle("Fusion")
        _system_font = QFont(app.font())
        QDir.addSearchPath("icons", str(files("resources").joinpath("icons")))
        hints.colorSchemeChanged.connect(announcer.follow)
        app.setProperty("dressed", True)
    _scheme = ""  # setting the scheme below must not come back here through follow()
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(scheme, Qt.ColorScheme.Unknown)
    hints.setColorScheme(wanted)
    dark = scheme == "dark" or (scheme == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    _scheme = scheme
    _current = DARK if dark else LIGHT
    body = QFont(_system_font)
    body.setPixelSize(body_size())
    app.setFont(body)
    app.setPalette(palette(_current))
    app.setStyleSheet(style_sheet(_current))
    announcer.changed.emit()
