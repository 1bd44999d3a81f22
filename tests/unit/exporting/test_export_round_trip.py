"""Whatever a paper holds, every format reads back to the same papers, in the same order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from readinglist.exporting import FORMATS, encode
from readinglist.records import Paper, Status

Readers = dict[str, Callable[[str], list[dict[str, Any]]]]
ROOT = Path(__file__).parents[3]
KEYS = list(FORMATS)
TEXTS = ("title", "date", "arxiv_id", "doi", "abstract", "comment", "affiliation", "category", "venue")


def clean(text: str | None) -> str:
    return " ".join(re.sub("[\x00-\x08\x0e-\x1b\x1f\x7f]", "", text or "").split())


def words(name: str, *, in_order: bool) -> list[str]:
    found = clean(name.replace(",", " ")).split()
    return found if in_order else sorted(found)


def check(key: str, papers: list[Paper], readers: Readers) -> None:
    text = FORMATS[key].render(papers)
    encode(FORMATS[key], text).decode("utf-8")
    records = readers[key](text)
    assert len(records) == len(papers)
    assert len({record["key"].lower() for record in records}) == len(papers)
    for paper, record in zip(papers, records, strict=True):
        compare(key, paper, record)


def compare(key: str, paper: Paper, record: dict[str, Any]) -> None:
    same = (lambda text: re.sub(r"\\([%#])", r"\1", text)) if key == "bibtex" else (lambda text: text)
    for name in TEXTS:
        expected = clean(getattr(paper, name))
        if name in ("arxiv_id", "doi"):
            expected = expected.replace(" ", "")
        if key == "markdown" and name == "title":
            expected = clean(paper.heading) or "Paper without a title"
        assert same(clean(record[name])) == same(expected), name
    authors = [author for author in paper.authors if clean(author)]
    assert len(record["authors"]) == len(authors)
    for expected, got in zip(authors, record["authors"], strict=True):
        in_order = "," not in expected  # a name written family first comes back given first
        assert same(" ".join(words(got, in_order=in_order))) == same(" ".join(words(expected, in_order=in_order)))
    assert record["et_al"] == (paper.et_al and (bool(authors) or key == "csv"))
    assert [same(clean(tag)) for tag in record["tags"]] == [same(clean(tag)) for tag in paper.tags if clean(tag)]
    note = re.split("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", paper.note)
    note = [clean(line) for line in note]
    while note and not note[0]:
        note.pop(0)
    while note and not note[-1]:
        note.pop()
    assert [same(clean(line)) for line in record["note"]] == [same(line) for line in note]
    assert record["status"] == paper.status
    assert (record["marked"], record["has_code"]) == (paper.marked, paper.has_code)


NASTY = (
    "{", "}", "\\", "\\{", "\\}", "$", "$x$", "$\\{x\\}$", "${$", "$a}$", "$50%$", "$a*b$", "$a\\*b$", "$a<b$",
    "$a — b$", "$a\\$ b$",
    "%", "&", "&amp;", "#", "#tag", "_",
    "^", "~", "@", "\n@misc{x, ", "\nER  - \r\nTY  - JOUR\r\n", "TI  - ", " and ", "others", ",", ";", '"', "'", "''",
    "=1+1", "+", "-", "\t", "\r", "\n", "\x00", "\x0b", "\x1c", "\x85", "\u2028", "\xa0", "\ufeff", "\\\\ ", " ¶",
    "[x]", "- [ ] ", "<!-- rl:1 -->", "-->", "<script>", "|", "`", "*", "(", ")", "(2024)", "—", " — ", "NeRF", "é",
    "山", "Ã©", "Ï\x83", "\U0001f600", "http://a.b/c_d?e=f&g", "A", "$5 and $6", "\\textbackslash{}", "  - Note:",
)  # fmt: skip
texts = st.lists(
    st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=8
).map("".join)
# The reserved words of the formats, and the mark that stands for a line end in RIS, mean themselves elsewhere only.
notes = texts.filter(lambda text: " ¶ " not in clean(text) and "\\\\ " not in text)
names = texts.filter(
    lambda text: clean(text).lower() not in ("others", "et al.") and ";" not in text
) | st.sampled_from(
    [
        "Ada Lovelace",
        "Ludwig van Beethoven",
        "Jean d'Alembert",
        "Guy Van den Broeck",
        "King, Martin, Jr.",
        "Bach, J. S.",
    ]
)
papers = st.builds(
    Paper,
    title=st.none() | texts,
    authors=st.lists(names, max_size=4).map(tuple),
    et_al=st.booleans(),
    affiliation=st.none() | texts,
    category=st.sampled_from([None, "LG", "COMP-PH", "cs.LG", "hep-th", "QUANT-PH", "{x_1}"]),
    date=st.sampled_from([None, "2025-10-20", "2025-10", "2025", "--10-20", "--10", "0099-01-01", "Spring (2024)"]),
    has_code=st.booleans(),
    arxiv_id=st.none() | st.from_regex(r"[0-9]{4}\.[0-9]{4,5}|hep-th/[0-9]{7}", fullmatch=True),
    doi=st.none() | st.text("abz019.()<>;:_/{}\\-", min_size=1).map(lambda end: "10.1000/" + end),
    comment=st.none() | texts,
    venue=st.none() | texts | st.sampled_from(["Journal of Small Numbers", "Proceedings of a Meeting", "ICML 2024"]),
    abstract=st.none() | texts,
    id=st.integers(1, 9),
    tags=st.lists(texts.filter(lambda text: ";" not in text), max_size=3).map(tuple),
    marked=st.booleans(),
    status=st.sampled_from(Status),
    note=notes,
    cite_key=st.none() | st.sampled_from(["a2024", "A2024", "b", "two words", "{", "x,y", ""]),
)


@pytest.mark.parametrize("key", KEYS)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(some=st.lists(papers, max_size=3))
@example(some=[])
def test_any_papers(key: str, some: list[Paper], readers: Readers) -> None:
    check(key, [replace(paper, id=number) for number, paper in enumerate(some, 1)], readers)


def as_papers(records: list[dict[str, Any]]) -> list[Paper]:
    """Records as a page gives them, each with something of the user's own."""
    return [
        Paper(
            **{name: value for name, value in record.items() if name != "authors"},
            authors=tuple(record["authors"]),
            id=number,
            tags=(("optimisation",), ("to read", "a, b"), ())[number % 3],
            status=list(Status)[number % 3],
            marked=number % 5 == 0,
            note="First line\n\n- a point: 50% of {x_1}\n    - and a deeper one" if number % 4 == 0 else "",
        )
        for number, record in enumerate(records, 1)
    ]


def sources() -> list[Any]:
    """Every list of true records there is: ours, and more of them where they lie beside the checkout."""
    lists = json.loads((ROOT / "tests/data/seeds_truth.json").read_text("utf-8"))
    found = [pytest.param(records, id=name) for name, records in lists.items()]
    for path in sorted((ROOT / "../shared/truth").glob("*.json")):
        found.append(pytest.param(json.loads(path.read_text("utf-8")), id=path.name))
    return found


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("records", sources())
def test_the_seeds(key: str, records: list[dict[str, Any]], readers: Readers) -> None:
    check(key, as_papers(records), readers)


@pytest.mark.parametrize("key", KEYS)
def test_all_seeds_at_once_keep_their_order(key: str, readers: Readers) -> None:
    records = [record for source in sources() for record in source.values[0]]
    assert len(records) >= 123
    check(key, as_papers(records)[::-1], readers)


@pytest.mark.parametrize("fragment", NASTY)
@pytest.mark.parametrize("key", KEYS)
def test_nasty_text_in_every_field(key: str, fragment: str, readers: Readers) -> None:
    alone = Paper(title=fragment, abstract=fragment, comment=fragment, affiliation=fragment, id=1)
    amid = Paper(
        title=f"A {fragment} title",
        authors=("Ada Lovelace", f"Grace {fragment.replace(';', '')} Hopper"),
        abstract=f"{fragment} one {fragment}two{fragment}",
        tags=(f"x{fragment.replace(';', '')}y",),
        note=f"{fragment.strip()} z".replace("\\\\ ", "").replace(" ¶", ""),
        id=2,
    )
    last = Paper(title=f"Without authors {fragment}", id=3)
    check(key, [alone, amid, last, replace(amid, title=None, id=4)], readers)


@pytest.mark.parametrize("key", KEYS)
def test_surrogates_do_no_harm(key: str, readers: Readers) -> None:
    paper = Paper(title="a \ud800 b \ud83d\ude00", authors=("X \udfff Y",), tags=("\ud800",), note="\udc00", id=1)
    (record,) = readers[key](encode(FORMATS[key], FORMATS[key].render([paper])).decode("utf-8-sig"))
    assert record["title"] == "a \ufffd b \U0001f600"
    assert record["authors"] == ["X \ufffd Y"]


@pytest.mark.parametrize("key", KEYS)
def test_wrongly_decoded_text_is_kept(key: str, readers: Readers) -> None:
    paper = Paper(title="na\u00c3\u00afve \u00e2\x80\x99 \u00cf\x83 \u00c3\xa0 la", id=1)
    (record,) = readers[key](FORMATS[key].render([paper]))
    assert record["title"] == paper.title
