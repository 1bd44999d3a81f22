"""The import beside the window when the program itself is wrong: it ends, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readinglist import importing
from ui.session import Session


def test_a_mistake_of_the_program_ends_the_import_and_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*args: object, **named: object) -> None:
        raise ZeroDivisionError

    session = Session(tmp_path / "library.db")
    monkeypatch.setattr(importing, "run", wrong, raising=False)
    broken: list[Exception] = []
    failed: list[str] = []
    session.broken.connect(broken.append)
    session.failed.connect(failed.append)
    with qtbot.waitSignal(session.import_ended) as ended:
        session.import_sources([importing.pasted("a page")])
    assert ended.args == [None]
    assert [type(error) for error in broken] == [ZeroDivisionError]
    assert len(failed) == 1
    assert "mistake in the program" in failed[0]
    assert not session.is_importing
    session.close()
