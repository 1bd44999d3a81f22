"""Divisions of a page that give a record the same rows do not read it again."""

from __future__ import annotations

from collections import Counter

import pytest

from readinglist.reading import read
from readinglist.reading.pages.lists import listing
from readinglist.reading.pages.lists.block import Block

PAGE = """1. Anna Berg, Jonas Holm. Notes on trees and how they grow. J. Field Stud. 4, 1-9, 2019.
2. Jonas Holm. A survey of small graphs and their colours. Graphs Today 7, 20-31, 2020.
3. Lena Fox, Mira Ray. Learning to count leaves from pictures. Proc. Workshop on Leaves, 2021.

4. Mira Ray. Moduli of curves over finite fields. Preprint, 2022.
"""


def test_a_record_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, asked = listing.read_block, Counter[object]()

    def counted(known: object, places: range, cited: object, first: bool, **said: object) -> Block:
        asked[id(known), places, bool(cited), first, *said.items()] += 1
        return plain(known, places, cited, first, **said)  # type: ignore[arg-type]

    monkeypatch.setattr(listing, "read_block", counted)
    assert len(read(PAGE).drafts) == 4
    assert len(asked) > 4
    assert set(asked.values()) == {1}
