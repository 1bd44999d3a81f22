"""A dressed application, a model over a shelf of papers, and the list that shows it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shelf import Shelf, find

from ui import theme
from ui.models.paper_table import PaperTableModel
from ui.views.paper_table import PaperTable


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply("light")
    yield


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(shelf: Shelf) -> Iterator[PaperTableModel]:
    made = PaperTableModel(shelf.load, find)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    del tester


@pytest.fixture
def table(qtbot: QtBot, model: PaperTableModel) -> PaperTable:
    made = PaperTable(model)
    qtbot.addWidget(made)
    made.resize(760, 600)
    made.show()
    return made
