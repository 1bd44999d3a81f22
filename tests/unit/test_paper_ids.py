"""Ids of very many papers, and the Changes that hold them."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence

import pytest

from readinglist.paper_ids import FEW, compact, holds, union
from readinglist.records import Change

MANY = range(1, 3 * FEW)
GAPS = array("q", range(1, 6 * FEW, 2))


@pytest.mark.parametrize("ids", [(), (3,), (1, 5, 9), MANY, GAPS], ids=["none", "one", "few", "range", "array"])
def test_an_id_is_found_among_others_without_listing_them(ids: Sequence[int]) -> None:
    there = set(ids)
    for one in (0, 1, 2, 3, 4, 5, 9, 10, len(MANY), len(MANY) + 1, 6 * FEW - 1, 6 * FEW, -1):
        assert holds(ids, one) == (one in there)
    assert not holds(ids, "3")


@pytest.mark.parametrize("gone", [(), (2, 7), MANY[5:], GAPS], ids=["none", "few", "range", "array"])
@pytest.mark.parametrize(
    "parts",
    [[], [(1, 2, 3)], [(1, 3), (2, 3)], [MANY], [MANY, (1, 2)], [GAPS, MANY], [GAPS, (2, 4)], [(9, 7), (1,)]],
    ids=["none", "one", "two", "range", "within", "both", "filling", "falling"],
)
def test_a_union_of_many_is_that_of_sets(parts: list[Sequence[int]], gone: Sequence[int]) -> None:
    found = union(parts, but=gone)
    assert list(found) == sorted(set().union(*parts) - set(gone))
    assert found == compact(found)


@pytest.mark.parametrize("ids", [(), (4, 9), MANY, GAPS], ids=["none", "few", "range", "array"])
def test_a_change_of_many_is_written_and_read_back(ids: Sequence[int]) -> None:
    change = Change(
        'Tagged “ä” "\\', {7: {"tag:ä": (False, True), "note": ("", "a\nb")}, 9: {}}, arrived=ids, gone=(1,)
    )
    line = change.to_json()
    assert Change.from_json(line) == change
    assert json.loads(line)["papers"]["7"]["note"] == ["", "a\nb"]
    assert len(line) < 200 or ids is GAPS
    assert max(map(len, change.json_parts())) < 20_000


def test_a_change_written_before_ranges_were_is_read() -> None:
    old = '{"label":"Added","papers":{},"tags":{},"imports":{},"arrived":%s,"gone":[],"touched":[3]}'
    change = Change.from_json(old % json.dumps(list(MANY)))
    assert (change.arrived, change.touched) == (MANY, (3,))
    assert Change.from_json(old % "[5]").arrived == (5,)


def test_what_a_change_concerns_is_asked_one_by_one() -> None:
    change = Change("", {2: {"marked": (False, True)}}, arrived=range(100, 50_000), gone=(60_000,), touched=GAPS)
    concerned = change.concerned
    assert all(paper in concerned for paper in (2, 100, 49_999, 60_000, 1, 3))
    assert not any(paper in concerned for paper in (0, 4, 98, 60_002))
