"""Correcting the fields of a paper, and what may stand in them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from readinglist.records import Paper
from ui import theme
from ui.dialogs import field_forms
from ui.dialogs.edit_fields import LONGEST_TEXT, EditFieldsDialog

PAPER = Paper(
    id=3,
    title="A Sub-sampled Tensor Method for Non-convex Optimization",
    authors=("Aurelien Lucchi", "Jonas Kohler"),
    et_al=False,
    date="2019-11-23",
    category="OC",
    arxiv_id="1911.10367",
    abstract="A made-up abstract.",
)


@pytest.fixture(autouse=True)
def _dressed(qapp: object) -> Iterator[None]:
    theme.apply("light")
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def fields(qtbot: QtBot) -> EditFieldsDialog:
    dialog = EditFieldsDialog(PAPER)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def write(dialog: EditFieldsDialog, name: str, text: str) -> None:
    editor = dialog.editors[name]
    if isinstance(editor, QLineEdit):
        editor.setText(text)
    else:
        editor.setPlainText(text)


def test_nothing_changed_is_nothing_to_save(fields: EditFieldsDialog) -> None:
    assert fields.changed() == {} and not fields.save_button.isEnabled()
    write(fields, "title", "  A Sub-sampled Tensor Method\nfor Non-convex   Optimization ")
    assert fields.changed() == {}
    write(fields, "authors", "Aurelien Lucchi\n\n  Jonas   Kohler\n")
    assert fields.changed() == {}


def test_only_what_differs_is_handed_over(fields: EditFieldsDialog, qtbot: QtBot) -> None:
    write(fields, "authors", "Aurelien Lucchi\nJonas Kohler\nSomeone Else")
    write(fields, "arxiv_id", "https://arxiv.org/abs/1911.10368v2")
    write(fields, "doi", "https://doi.org/10.1000/XYZ")
    write(fields, "category", "")
    fields.et_al.setChecked(True)
    assert fields.save_button.text() == "Save 5 corrections"
    with qtbot.waitSignal(fields.corrected) as saved:
        fields.save_button.click()
    assert saved.args == [
        {
            "authors": ("Aurelien Lucchi", "Jonas Kohler", "Someone Else"),
            "arxiv_id": "1911.10368",
            "doi": "10.1000/xyz",
            "category": "",
            "et_al": True,
        }
    ]


def test_what_is_wrong_is_said_below_the_field(fields: EditFieldsDialog, qtbot: QtBot) -> None:
    write(fields, "date", "20 Oktober")
    assert "2025-10-20" in fields.objections()["date"]
    assert not fields.save_button.isEnabled()
    label = fields._objections["date"]
    editor = fields.editors["date"]
    assert label.isVisible() and editor.accessibleDescription() == label.text()
    write(fields, "date", "2025-10")
    assert not label.isVisible() and fields.changed() == {"date": "2025-10"}
    assert fields.save_button.isEnabled()


def test_what_the_page_said_is_not_judged(qtbot: QtBot) -> None:
    dialog = EditFieldsDialog(Paper(date="sometime", arxiv_id="odd"))
    qtbot.addWidget(dialog)
    write(dialog, "title", "A title")
    assert dialog.objections() == {} and dialog.changed() == {"title": "A title"}


def test_a_giant_abstract_is_shown_in_part_and_never_changed(qtbot: QtBot) -> None:
    dialog = EditFieldsDialog(Paper(title="t", abstract="word " * LONGEST_TEXT))
    qtbot.addWidget(dialog)
    editor = dialog.editors["abstract"]
    assert isinstance(editor, QPlainTextEdit) and editor.isReadOnly()
    assert dialog.changed() == {}


@pytest.mark.parametrize("text", ["", "2025", "2025-10", "2025-10-20", "--10-20", "--02-29", "2024-02-29"])
def test_dates(text: str) -> None:
    assert field_forms.date_objection(text) == ""


@pytest.mark.parametrize("text", ["20", "2025-13", "2025-00", "2025-02-29", "--02-30", "2025-1-2", "Oct 2025", "-1-20"])
def test_no_dates(text: str) -> None:
    assert field_forms.date_objection(text)


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("2510.17506", "2510.17506"),
        (" arXiv:2510.17506v3 ", "2510.17506"),
        ("https://arxiv.org/pdf/2510.17506v1.pdf", "2510.17506"),
        ("http://export.arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("math.GT/0309136", "math.gt/0309136"),
        ("", ""),
    ],
)
def test_arxiv_ids(written: str, bare: str) -> None:
    assert field_forms.arxiv_id(written) == bare
    assert field_forms.arxiv_objection(bare) == ""


@pytest.mark.parametrize("written", ["25.1", "2510.175060", "hello", "10.1000/xyz"])
def test_no_arxiv_ids(written: str) -> None:
    assert field_forms.arxiv_objection(field_forms.arxiv_id(written))


@pytest.mark.parametrize(
    ("written", "bare"), [("doi:10.1000/ABC", "10.1000/abc"), ("https://dx.doi.org/10.1000/a(b)c", "10.1000/a(b)c")]
)
def test_dois(written: str, bare: str) -> None:
    assert field_forms.doi(written) == bare and field_forms.doi_objection(bare) == ""
    assert field_forms.doi_objection("11.1000/x") and field_forms.doi_objection("10.1000")


def test_other_ids_are_spelt_and_what_is_none_is_said(fields: EditFieldsDialog) -> None:
    write(fields, "other_ids", "PMC1234567, https://openreview.net/forum?id=rJl-b3RcF7; PMID:12")
    assert fields.changed() == {"other_ids": ("openreview:rJl-b3RcF7", "pmid:12", "pmcid:PMC1234567")}
    assert fields.save_button.isEnabled()
    write(fields, "other_ids", "pmid:12 isbn:5")
    assert fields.objections() == {
        "other_ids": "“isbn:5” is no id; write pmid:123456, pmcid:PMC123456, openreview:… or acl:P18-1001."
    }
    assert not fields.save_button.isEnabled()


def test_emptied_other_ids_are_none(qtbot: QtBot) -> None:
    dialog = EditFieldsDialog(Paper(id=1, title="A title", other_ids=("pmid:12", "pmcid:PMC1234567")))
    qtbot.addWidget(dialog)
    assert dialog.changed() == {}
    write(dialog, "other_ids", "pmcid:PMC1234567  pmid:12")
    assert dialog.changed() == {}
    write(dialog, "other_ids", " ")
    assert dialog.changed() == {"other_ids": ()}
