"""Encodings, line ends, and what is not text."""

from __future__ import annotations

import codecs

import pytest

from readinglist.errors import CannotRead
from readinglist.reading import read

TEXT = "LGMar 3, 2021\nÜber Netze und BäumeJürgen Müller, Łukasz Kaiser\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT, "unicode"),
        ("\ufeff" + TEXT, "unicode"),
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.replace("Łukasz", "Lukasz").encode("cp1252"), "cp1252"),
    ],
)
def test_encodings(data: bytes | str, encoding: str) -> None:
    reading = read(data, "page.txt")
    (draft,) = reading.drafts
    assert reading.encoding == encoding
    assert draft.title == "Über Netze und Bäume"
    assert draft.authors[0] == "Jürgen Müller"
    assert reading.warnings == ()


def test_a_file_cut_inside_a_letter_stays_utf_8() -> None:
    data = TEXT.encode() + "é".encode()[:1]
    reading = read(data)
    assert reading.encoding == "utf-8"
    assert reading.drafts[0].title == "Über Netze und Bäume"
    assert "could not be decoded" in reading.warnings[0]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3",
        b"\x89PNG\r\n",
        b"PK\x03\x04rest",
        b"\x1f\x8b\x08\x00",
        bytes(range(256)) * 40,
        b"\x00\x01\x02" * 30,
    ],
)
def test_what_is_not_text_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(CannotRead, match=r"“strange.bin” is .*; nothing was changed"):
        read(data, "strange.bin")


@pytest.mark.parametrize("data", ["", " \n\t\r\n\xa0", b"", b"\n\n", codecs.BOM_UTF8, "\u2028\u200b"])
def test_what_is_empty_is_refused(data: bytes | str) -> None:
    with pytest.raises(CannotRead, match=r"“page.txt” is empty"):
        read(data, "page.txt")


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x1c"])
def test_other_line_signs_do_not_move_the_line_numbers(sign: str) -> None:
    reading = read(f"LGMar 3, 2021\nTrees and{sign}forestsAnna Berg, Jonas Holm\nlast line")
    (draft,) = reading.drafts
    assert draft.title == "Trees and forests"
    assert draft.lines["title"] == (2, 2)
    assert [line.number for line in reading.unread] == [3]
    assert reading.text.splitlines() == reading.text.split("\n")


def test_lone_surrogates_are_replaced() -> None:
    reading = read("a \ud800 b")
    assert reading.text == "a \ufffd b"
    reading.text.encode("utf-8")


def test_a_text_without_papers_is_all_unread() -> None:
    reading = read("one\n\n  two\n")
    assert reading.drafts == ()
    assert [(line.number, line.text) for line in reading.unread] == [(1, "one"), (3, "  two")]
