"""Four real pages, where they lie beside this checkout: every field of all 123 records."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from readinglist.reading import read
from readinglist.records import Reading

SHARED = Path(__file__).resolve().parents[4] / "shared"
PAGES = {"000": 7, "001": 56, "002": 10, "003": 50}

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real pages are not beside this checkout")
each_page = pytest.mark.parametrize("page", PAGES)


@cache
def reading(page: str) -> Reading:
    (path,) = (SHARED / "seeds").glob(f"{page}_*.txt")
    return read(path.read_bytes(), path.name)


def truth(page: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads((SHARED / "truth" / f"truth_{page}.json").read_text(encoding="utf-8"))
    return records


@each_page
def test_every_field_of_every_record(page: str) -> None:
    records = truth(page)
    assert len(reading(page).drafts) == len(records) == PAGES[page]
    for draft, record in zip(reading(page).drafts, records, strict=True):
        assert {name: getattr(draft, name) for name in record} == {**record, "authors": tuple(record["authors"])}


@each_page
def test_lines_are_where_the_fields_stand(page: str) -> None:
    rows = reading(page).text.split("\n")
    for draft in reading(page).drafts:
        for name in ("title", "abstract", "comment", "arxiv_id", "category", "affiliation"):
            value = getattr(draft, name)
            if value:
                first, last = draft.lines[name]
                assert value in "\n".join(rows[first - 1 : last])


def test_what_the_pages_call_themselves() -> None:
    names = [reading(page).name for page in PAGES]
    assert names == ["Lachlan Ewen MacDonald", "Daily Papers", None, "Aurelien Lucchi"]


def test_what_is_left_over() -> None:
    assert [len(reading(page).unread) for page in PAGES] == [8, 5, 0, 0]


def test_what_is_said() -> None:
    assert reading("000").warnings == ("The page says 8 papers; 7 are there.",)
    assert reading("001").warnings == reading("002").warnings == ()
    (said,) = reading("003").warnings
    assert "lines 27, 42" in said
    assert [n for n, draft in enumerate(reading("003").drafts, start=1) if "abstract" in draft.doubts] == [9, 14]
    assert not any("title" in draft.doubts for page in PAGES for draft in reading(page).drafts)
