"""What this program exports it reads back: the same papers in the same order, with what their reader did.

What a format has no place for is told here, in ``LOST``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_export_round_trip import KEYS, NASTY, as_papers, check, clean, papers, sources

from readinglist import reading
from readinglist.exporting import FORMATS, encode
from readinglist.other_ids import ordered
from readinglist.records import Draft, Paper, Personal, Status

LOST = {
    "bibtex": "“unread” (JabRef has no word for it); spaces at the start of lines of other programs' notes",
    "ris": "a note's own “ ¶ ”",
    "csl-json": "",
    "csv": "a semicolon in a name or a tag",
    "markdown": "the citation key; more than one blank line at the end of a note",
}


def records_of(key: str, text: str) -> list[dict[str, Any]]:
    """Each draft as tests/unit/exporting/conftest.py tells of a paper."""
    found = reading.read(encode(FORMATS[key], text), "ours")
    assert not found.unread, found.unread
    records = [_record(number, draft) for number, draft in enumerate(found.drafts, 1)]
    for record in records if key == "markdown" else ():  # which shows another heading where there is no title
        record["title"] = Paper(**{n: record[n] or None for n in ("title", "arxiv_id", "doi", "abstract")}).heading
    return records


def _record(number: int, draft: Draft) -> dict[str, Any]:
    own = draft.personal or Personal()
    return {
        **{name: value or "" for name, value in draft.bibliographic().items()},
        "authors": list(draft.authors),
        "et_al": draft.et_al,
        "has_code": draft.has_code,
        "key": own.cite_key or str(number),
        "tags": list(own.tags),
        "note": own.note.split("\n") if own.note else [],
        "status": own.status or Status.UNREAD,
        "marked": bool(own.marked),
    }


ids = st.none() | st.from_regex(r"[0-9]{4}\.[0-9]{4,5}|hep-th/[0-9]{7}", fullmatch=True)
OTHER_IDS = (
    *("openreview:rJl-b3RcF7", "openreview:ZG3RaNIsO8", "openreview:-_aaBB11xx"),
    *("acl:2020.acl-main.1", "acl:P18-1001", "pmid:1", "pmid:123456", "pmcid:PMC1234567"),
)
WORDS = st.text(st.sampled_from("abc XYZ éß山 -:'()"), min_size=1, max_size=12).map(lambda text: clean(text) or None)
tame = st.builds(
    Paper,
    title=st.none() | WORDS,
    authors=st.lists(st.sampled_from(["Ada Lovelace", "Ludwig van Beethoven", "Team of Nine", "Ke Li", "山本"]),
                     max_size=3).map(tuple),
    et_al=st.booleans(), affiliation=st.none() | WORDS, comment=st.none() | WORDS, venue=st.none() | WORDS,
    category=st.sampled_from([None, "cs.LG", "hep-th", "LG"]), abstract=st.none() | WORDS,
    date=st.sampled_from([None, "2025-10-20", "2025-10", "2025", "--10-20", "--10", "0099-01-01"]),
    has_code=st.booleans(), arxiv_id=ids, doi=st.none() | st.just("10.1000/xyz(1)"),
    other_ids=st.sets(st.sampled_from(OTHER_IDS), max_size=4).map(ordered),
    tags=st.lists(st.sampled_from(["to read", "C++", "sde", "größe", "a/b", "x; y", "#1"]), max_size=3,
                  unique=True).map(tuple),
    marked=st.booleans(), status=st.sampled_from(Status),
    note=st.sampled_from(["", "one line", "# Head\n\n- a\n    - b\n\nlast 50% of {x_1} & $y$", "a — b [x](y) <z>"]),
    cite_key=st.none() | st.sampled_from(["a2024", "b", "smith:2020x"]),
)  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(some=st.lists(tame, max_size=3))
def test_papers_come_back_exactly(key: str, some: list[Paper]) -> None:
    some = [
        paper
        for paper in some
        if any((clean(paper.title), paper.arxiv_id, paper.doi, paper.other_ids, clean(paper.abstract)))
    ]
    if key == "csv":
        some = [replace(paper, tags=tuple(tag for tag in paper.tags if ";" not in tag)) for paper in some]
    some = [replace(paper, id=number, cite_key=f"key{number}") for number, paper in enumerate(some, 1)]
    if not some:
        return
    found = reading.read(encode(FORMATS[key], FORMATS[key].render(some)), "ours")
    assert not found.unread and len(found.drafts) == len(some)
    for paper, draft in zip(some, found.drafts, strict=True):
        expected = paper.bibliographic()
        got = draft.bibliographic()
        if not paper.authors and key != "csv":
            expected["et_al"] = got["et_al"]
        if key == "markdown" and not paper.title and paper.heading != "Paper without a title":
            expected["title"] = got["title"]
        assert got == expected, {k: (got[k], expected[k]) for k in got if got[k] != expected[k]}
        own = draft.personal or Personal()
        assert own.tags == paper.tags or (key == "bibtex" and set(own.tags) == set(paper.tags))
        assert own.note == paper.note
        assert (own.status or Status.UNREAD, bool(own.marked)) == (paper.status, paper.marked)
        assert own.cite_key == (None if key == "markdown" else paper.cite_key)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("records", sources())
def test_the_seeds_come_back(key: str, records: list[dict[str, Any]]) -> None:
    check(key, as_papers(records), {key: lambda text: records_of(key, text)})


@pytest.mark.parametrize("fragment", NASTY)
@pytest.mark.parametrize("key", KEYS)
def test_nasty_text_costs_no_record(key: str, fragment: str) -> None:
    some = [
        Paper(
            title=f"A {fragment} title",
            abstract=f"{fragment} one {fragment}two{fragment}",
            venue=fragment,
            tags=(f"x{re.sub('[;,]', '', fragment)}y",),
            note=f"{fragment.strip()} z",
            id=number,
        )
        for number in (1, 2, 3)
    ]
    found = reading.read(encode(FORMATS[key], FORMATS[key].render(some)), "ours")
    assert len(found.drafts) == 3
    for draft in found.drafts:
        assert draft.title and draft.title.startswith("A ") and draft.title.endswith("title")


@pytest.mark.parametrize("key", KEYS)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(some=st.lists(papers, max_size=3))
def test_any_papers_are_read_without_an_error(key: str, some: list[Paper]) -> None:
    some = [replace(paper, id=number, title=f"Title {number}") for number, paper in enumerate(some, 1)]
    if some:
        assert len(reading.read(encode(FORMATS[key], FORMATS[key].render(some)), "ours").drafts) == len(some)
