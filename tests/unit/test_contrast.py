"""Every colour of both themes can be read on every ground it is drawn on."""

from __future__ import annotations

from importlib.resources import files
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.theme import DARK, LIGHT, Tokens

WORDS, MARKS = 4.5, 3.0
"""Least contrast by WCAG 2.2: 1.4.3 for words, 1.4.11 for icons and large marks."""
GROUNDS = ("background", "side", "selection", "hover")


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize(
    ("ink", "least"),
    [
        ("text", WORDS),
        ("muted", WORDS),
        ("accent", WORDS),
        ("error", WORDS),
        ("faint", MARKS),
        ("star", MARKS),
        ("done", MARKS),
    ],
)
def test_inks_on_grounds(of: Tokens, ground: str, ink: str, least: float) -> None:
    assert contrast(getattr(of, ink), getattr(of, ground)) >= least


@pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_filled", "filled"),
        ("on_filled", "filled_hover"),
        ("match_ink", "match_ground"),
        ("toast_ink", "toast_ground"),
        ("toast_accent", "toast_ground"),
    ],
)
def test_pairs(of: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(of, ink), getattr(of, ground)) >= WORDS


@pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])
def test_tags(of: Tokens) -> None:
    assert len(of.hues) == len(theme.HUE_NAMES)
    assert len(set(of.hues)) == len(of.hues)
    for hue in of.hues:
        assert contrast(hue.ink, hue.ground) >= WORDS
        assert contrast(hue.ink, of.background) >= MARKS  # the dot in the side list
        assert contrast(hue.ink, of.side) >= MARKS


@pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])
def test_style_sheet_knows_all_its_tokens(qapp: QApplication, of: Tokens) -> None:
    made = theme.style_sheet(of)
    assert "@" not in made
    assert made.count("{") == made.count("}")
    assert of.accent in made


def test_style_sheet_names_icons_that_are_there() -> None:
    icons = files("resources").joinpath("icons")
    for of in (LIGHT, DARK):
        named = [part.split(")")[0] for part in theme.style_sheet(of).split("url(icons:")[1:]]
        assert named
        assert all(icons.joinpath(name).is_file() for name in named)


def test_icons_are_one_set() -> None:
    icons = {entry.name: entry.read_text() for entry in files("resources").joinpath("icons").iterdir()}
    assert len(icons) > 40
    for name, source in icons.items():
        root = ElementTree.fromstring(source)
        assert root.get("viewBox") == "0 0 24 24", name
        assert root.get("stroke-linecap") == "round", name
        if root.get("stroke") == "currentColor":
            assert root.get("stroke-width") == "1.7", name
        assert not any(child.tag.endswith(("script", "image", "use", "style")) for child in root.iter()), name
