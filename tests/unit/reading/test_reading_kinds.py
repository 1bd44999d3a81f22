"""Pages of many kinds: what is read, what is never made up, and what is no list of papers."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import pytest
from kinds import Knobs
from kinds_lists import KINDS
from layouts import Page
from measure import score
from no_papers import NOTHING
from no_papers_more import MORE_NOTHING
from papers import papers

from readinglist.reading import read
from readinglist.reading.pages.text.people import read_people
from readinglist.reading.pages.text.references import refer
from readinglist.reading.pages.text.venues import venue_name
from readinglist.records import Bibliographic, Reading

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = sorted((ROOT / "tests" / "data" / "pages").glob("*.txt"))
LEAST = {"newsletter": 0.6, "titles only": 0.6, "Scholar results": 0.7, "curriculum": 0.7}
PROGRAMS = sorted((ROOT / "readinglist").rglob("*.py"))


def filled(name: str, seed: int, size: int) -> Page:
    given = [p for p in papers(seed) if len(p.title.split()) > 2 and p.authors[0][0].isupper()][:size]
    return KINDS[name](given, Knobs(random.Random(seed)))


def check_lines(reading: Reading) -> None:
    rows = reading.text.split("\n")
    taken = {n for draft in reading.drafts for a, b in draft.lines.values() for n in range(a, b + 1)}
    left = {line.number for line in reading.unread}
    assert not taken & left
    assert {n for n, row in enumerate(rows, 1) if row.strip()} <= taken | left
    for draft in reading.drafts:
        for field, value in draft.bibliographic().items():
            assert (field in draft.lines) == bool(value), field


def check_nothing_made_up(tally: Counter[str]) -> None:
    assert {name: n for name, n in tally.items() if name.startswith("invented ") and n} == {}


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_is_read(name: str) -> None:
    tally: Counter[str] = Counter()
    for seed in range(6):
        page = filled(name, seed, (3, 10, 18)[seed % 3])
        reading = read(page.text)
        check_lines(reading)
        tally.update(score(page, reading.drafts)[0])
    check_nothing_made_up(tally)
    right = tally["title right"] if tally["title given"] else tally["found"]
    wrong = 3 * tally["title wrong"]
    recall = right / (tally["title given"] or tally["records"])
    precision = right / max(1, right + wrong)
    assert 2 * recall * precision / (recall + precision) >= LEAST.get(name, 0.85)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples(path: Path) -> None:
    truth = json.loads(path.with_suffix(".json").read_text("utf-8"))
    records = [Bibliographic(**{k: tuple(v) if isinstance(v, list) else v for k, v in one.items()}) for one in truth]
    page = Page(path.read_text("utf-8"), records)
    reading = read(page.text)
    check_lines(reading)
    tally, _ = score(page, reading.drafts)
    check_nothing_made_up(tally)
    assert tally["found"] + 1 >= 0.9 * tally["records"]
    assert tally["invented"] <= 1


def test_there_are_samples_of_each_kind() -> None:
    assert len(SAMPLES) == 2 * len(KINDS)


@pytest.mark.parametrize("name", [*NOTHING, *MORE_NOTHING])
def test_what_lists_no_papers_gives_none(name: str) -> None:
    reading = read({**NOTHING, **MORE_NOTHING}[name])
    assert reading.drafts == ()


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.name)
def test_a_program_lists_no_papers(path: Path) -> None:
    text = path.read_text("utf-8")
    if text.strip():
        assert read(text).drafts == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Smith, A. B., Doe, C.", ("Smith, A. B.", "Doe, C.")),
        ("Smith A, Doe CD", ("Smith A", "Doe CD")),
        ("A. B. Smith and C. Doe", ("A. B. Smith", "C. Doe")),
        ("Smith, Anna and Holm, Jonas", ("Smith, Anna", "Holm, Jonas")),
        ("Anna Berg (MIT); Jonas Holm (ETH)", ("Anna Berg", "Jonas Holm")),
        ("Anna Berg · Jonas Holm", ("Anna Berg", "Jonas Holm")),
        ("Anna Berg*, Jonas Holm†", ("Anna Berg", "Jonas Holm")),
        ("A Vaswani, N Shazeer, ...", ("A Vaswani", "N Shazeer")),
        ("Anna Berg, +5 authors, Jonas Holm", ("Anna Berg", "Jonas Holm")),
    ],
)
def test_lists_of_authors(text: str, names: tuple[str, ...]) -> None:
    people = read_people(text)
    assert people.names == names
    assert people.score > 0.4


@pytest.mark.parametrize("text", ["Berg and Holm", "R. Jagannathan and J. V.", "A. Aue and A."])
def test_a_list_that_breaks_off_joins_no_names(text: str) -> None:
    assert all(name in text for name in read_people(text).names)


@pytest.mark.parametrize(
    ("text", "arxiv", "dois"),
    [
        ("https://huggingface.co/papers/2510.18234", ["2510.18234"], []),
        ("arXiv preprint arXiv:1706.03762, 2017", ["1706.03762"], []),
        ("CoRR abs/1706.03762 (2017)", ["1706.03762"], []),
        ("https://arxiv.org/abs/hep-th/9901001v2", ["hep-th/9901001"], []),
        ("https://doi.org/10.48550/arXiv.2510.17506.", ["2510.17506"], ["10.48550/arxiv.2510.17506"]),
        ("doi: 10.1007/s00220-019-03488-w.", [], ["10.1007/s00220-019-03488-w"]),
        ("pages 2013.1234, version 10.11", [], []),
        ("arXiv:2510.1234", [], []),
    ],
)
def test_identifiers(text: str, arxiv: list[str], dois: list[str]) -> None:
    found = refer(text)
    assert (found.arxiv, found.dois) == (arxiv, dois)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Physical Review D, vol. 43, no. 2, 2005, pp. 8052–8081", "Physical Review D"),
        ("In: CVPR 2018. LNCS, vol. 398, pp. 3941–3949. Springer, Cham (2018)", "CVPR"),
        ("in Proc. ICML, 2014, pp. 3656", "Proc. ICML"),
        ("Inventiones Mathematicae 349 (2014), no. 3, 3656–3682", "Inventiones Mathematicae"),
        ("Phys. Rev. Lett. 131, 6677 (2018)", "Phys. Rev. Lett."),
        ("Mathematische Annalen, 2010 - Springer", "Mathematische Annalen"),
        ("Nat Methods. 2016 Mar 3;41(9):1-2", "Nat Methods"),
        ("To appear in ICML 2020", "ICML"),
        ("CoRR abs/1304.1335 (2013)", None),
        ("arXiv preprint, 2017", None),
        ("PhD thesis, University of Oslo, 2003", None),
        ("Maggie Miller. 2018", None),
        ("(2018)", None),
    ],
)
def test_names_of_venues(text: str, name: str | None) -> None:
    assert venue_name(text) == name
