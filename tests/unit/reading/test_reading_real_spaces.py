"""Pages copied with spaces of other widths read as any others."""

from __future__ import annotations

import pytest

from readinglist.reading.pages.page import Habits, read_lines


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u2003"])
def test_spaces_of_any_width_are_spaces(space: str) -> None:
    _, _, lines = read_lines([f"1.{space}A{space}note on graphs"], Habits())
    assert [line.text for line in lines] == ["1. A note on graphs"]
