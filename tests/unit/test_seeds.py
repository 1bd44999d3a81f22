"""The four pages of ``seeds/``: their bytes, their oddities, and that reading them gives exactly what they say.

``tests/data/seeds_truth.json`` holds what a careful person reads out of each page, in page order. The pages keep the
layout and the facts of four real ones; their abstracts are our own words, which is checked where the real ones are
at hand (``../shared``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from readinglist.reading import read
from readinglist.records import BIBLIOGRAPHIC_FIELDS, Reading

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"

AUTHOR, DAILY, LAB, COMPACT = "author-page.txt", "daily-papers.txt", "lab-publications.txt", "author-page-compact.txt"
RECORDS = {AUTHOR: 7, DAILY: 56, LAB: 10, COMPACT: 50}
TRUTH: dict[str, list[dict[str, Any]]] = json.loads((ROOT / "tests/data/seeds_truth.json").read_text(encoding="utf-8"))

REAL = {AUTHOR: "000", DAILY: "001", LAB: "002", COMPACT: "003"}
"""The number of the real page that each of ours has the layout of."""

needs_real_pages = pytest.mark.skipif(not SHARED.is_dir(), reason="the real pages are not beside this checkout")
each_page = pytest.mark.parametrize("page", RECORDS)


def data(page: str) -> bytes:
    return (SEEDS / page).read_bytes()


def text(page: str) -> str:
    return data(page).decode("utf-8")


@cache
def reading(page: str) -> Reading:
    return read(data(page), page)


@cache
def real_truth(page: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads(
        (SHARED / "truth" / f"truth_{REAL[page]}.json").read_text(encoding="utf-8")
    )
    return records


def real_text(page: str) -> str:
    (path,) = (SHARED / "seeds").glob(f"{REAL[page]}_*.txt")
    return path.read_bytes().decode("utf-8")


# The files themselves


def test_the_folder_holds_these_pages_and_nothing_else() -> None:
    assert {p.name for p in SEEDS.iterdir()} == set(RECORDS) == set(TRUTH)


@each_page
def test_a_page_is_plain_utf_8(page: str) -> None:
    raw = data(page)
    raw.decode("utf-8")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert b"\t" not in raw
    assert not raw.endswith(b"\n")


@each_page
def test_the_truth_counts_the_papers_of_a_page(page: str) -> None:
    assert len(TRUTH[page]) == RECORDS[page]


def test_the_truth_spells_out_the_same_fields_for_every_record() -> None:
    shapes = {tuple(record) for records in TRUTH.values() for record in records}
    assert len(shapes) == 1
    assert set(shapes.pop()) == set(BIBLIOGRAPHIC_FIELDS) - {"doi", "other_ids", "venue"}


@each_page
def test_abstracts_stand_in_the_page_once_and_in_order(page: str) -> None:
    whole, behind = text(page), 0
    for record in TRUTH[page]:
        abstract = record["abstract"]
        assert whole.count(abstract) == 1
        assert whole.index(abstract) >= behind
        behind = whole.index(abstract) + len(abstract)


@each_page
def test_an_abstract_is_one_line_of_prose(page: str) -> None:
    for record in TRUTH[page]:
        abstract = record["abstract"]
        assert "\n" not in abstract
        assert abstract == abstract.strip()
        assert 140 <= len(abstract) <= 800


@each_page
def test_titles_authors_and_ids_stand_in_the_page(page: str) -> None:
    whole = text(page)
    for record in TRUTH[page]:
        names = ", ".join(record["authors"]) + (" et al." if record["et_al"] else "")
        for fact in (record["title"], names, record["comment"], record["affiliation"]):
            assert not fact or fact in whole
        assert not record["arxiv_id"] or f"arXiv:{record['arxiv_id']}" in whole


def test_two_papers_stand_in_two_pages_with_the_same_abstract() -> None:
    author, lab = TRUTH[AUTHOR], TRUTH[LAB]
    assert (lab[6]["arxiv_id"], lab[1]["arxiv_id"]) == ("2503.06982", "2510.17506")
    assert author[2]["abstract"] == lab[6]["abstract"]
    assert author[3]["abstract"] == lab[1]["abstract"]
    abstracts = [record["abstract"] for records in TRUTH.values() for record in records]
    assert (len(abstracts), len(set(abstracts))) == (123, 121)


@pytest.mark.parametrize(
    ("page", "oddity"),
    [
        pytest.param(AUTHOR, "\n8papers\n", id="a count glued to its word"),
        pytest.param(AUTHOR, "\n8 Papers\n", id="a heading that counts a paper too many"),
        pytest.param(AUTHOR, "\nLG\nh-index29\n", id="a category that is no paper's"),
        pytest.param(DAILY, "\n\nDaily Papers\n\n", id="a heading among furniture"),
        pytest.param(DAILY, "{ell_2} attacks", id="destroyed LaTeX"),
        pytest.param(DAILY, "proptoleft(d/mright)^{1/2}", id="badly destroyed LaTeX"),
        pytest.param(DAILY, "R^{n times n}", id="LaTeX without backslashes"),
        pytest.param(DAILY, "Fr\\'echet", id="an acute in LaTeX"),
        pytest.param(DAILY, 'na\\"ive', id="a diaeresis in LaTeX"),
        pytest.param(DAILY, "obstacles.A regulariser", id="sentences without a space between them"),
        pytest.param(
            LAB, "\nNeurIPS 2025\narXiv:2510.21078Large learning rates", id="an id glued to the next abstract"
        ),
        pytest.param(COMPACT, "and the Role of Rank CollapseLorenzo Noci, ", id="a title glued to its authors"),
        pytest.param(COMPACT, " et al. · eth-zurich\n", id="an affiliation"),
        pytest.param(COMPACT, "\nLGMar 22\n", id="a date without a year"),
        pytest.param(COMPACT, "\nCOMP-PHAug 15, 2019Code\n", id="a code badge glued to its date"),
        pytest.param(COMPACT, "Compression, and GeneralizationWojciech Masarczyk, ", id="a comma inside a title"),
        pytest.param(COMPACT, "[Schaipp et al., 2024]", id="an et al. inside an abstract"),
    ],
)
def test_oddities_of_the_real_pages_are_kept(page: str, oddity: str) -> None:
    assert oddity in text(page)


def test_two_letters_are_broken_beyond_decoding() -> None:
    raw = data(COMPACT)
    assert raw.count(b"\xc3\x85ojasiewicz") == 1  # Łojasiewicz without its second byte
    assert raw.count(b"$\xc3\x8f$") == 1  # a σ without its second byte
    assert raw.count(b"\xc3\x85") == raw.count(b"\xc3\x8f") == 1


# What the reader makes of them


@each_page
def test_reading_finds_every_paper(page: str) -> None:
    assert [d.arxiv_id or d.title for d in reading(page).drafts] == [r["arxiv_id"] or r["title"] for r in TRUTH[page]]


@pytest.mark.parametrize(
    ("page", "index"),
    [pytest.param(page, i, id=f"{page}-{i + 1}") for page, count in RECORDS.items() for i in range(count)],
)
def test_reading_gives_exactly_what_the_page_says(page: str, index: int) -> None:
    expected = TRUTH[page][index] | {"authors": tuple(TRUTH[page][index]["authors"]), "doi": None, "venue": None}
    expected["other_ids"] = ()
    assert reading(page).drafts[index].bibliographic() == expected


# Against the real pages


@needs_real_pages
@each_page
def test_facts_are_those_of_the_real_page(page: str) -> None:
    def facts(records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{name: value for name, value in record.items() if name != "abstract"} for record in records]

    assert facts(TRUTH[page]) == facts(real_truth(page))


@needs_real_pages
@each_page
def test_the_layout_is_that_of_the_real_page(page: str) -> None:
    ours, theirs = text(page), real_text(page)
    for own, real in zip(TRUTH[page], real_truth(page), strict=True):
        ours = ours.replace(own["abstract"], real["abstract"], 1)
    if page == DAILY:  # the furniture above the first title is in our own words, but of the same shape
        top, ours = divided(ours, "Dynamic Point Fields")
        real_top, theirs = divided(theirs, "Dynamic Point Fields")
        assert [bool(line) for line in top.split("\n")] == [bool(line) for line in real_top.split("\n")]
        assert "Daily Papers" in top
    assert ours == theirs


def divided(whole: str, at: str) -> tuple[str, str]:
    before, found, after = whole.partition(at)
    assert found
    return before, after


RUN = 8
"""So many words in a row that both have count as copied."""


def runs(passage: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", passage.lower())
    return (tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


@cache
def real_runs() -> frozenset[tuple[str, ...]]:
    """Every run of words in a real abstract, those left out that stand in a title."""
    records = [record for page in REAL for record in real_truth(page)]
    titles = {run for record in records for run in runs(record["title"] or "")}
    return frozenset(run for record in records for run in runs(record["abstract"])) - titles


@needs_real_pages
@each_page
def test_no_sentence_is_copied(page: str) -> None:
    ours = text(page)
    for real in REAL:
        for record in real_truth(real):
            for sentence in re.split(r"(?<=[.!?])\s+", record["abstract"]):
                assert len(sentence) <= 60 or sentence not in ours


@needs_real_pages
@each_page
def test_no_run_of_words_is_copied(page: str) -> None:
    assert len(real_runs()) > 15_000  # the comparison has something to compare with
    copied = {run for line in text(page).split("\n") for run in runs(line)} & real_runs()
    assert not copied
