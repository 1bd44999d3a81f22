"""The four layouts filled with known papers: every field of every record, its lines, and what is left over."""

from __future__ import annotations

import pickle
import random
from collections.abc import Sequence

import pytest
from layouts import LAYOUTS, RUBBISH, Given, Page, base64_lines, compact_page, log_lines
from papers import papers

from readinglist.reading import read
from readinglist.records import BIBLIOGRAPHIC_FIELDS, Draft, Reading

each_layout = pytest.mark.parametrize("name", LAYOUTS)
SEEDS = range(8)


def filled(name: str, given: Sequence[Given], seed: int, abstracts: float = 1.0) -> Page:
    return LAYOUTS[name](given, random.Random(seed), abstracts)  # type: ignore[call-arg]


def check_records(page: Page, reading: Reading) -> None:
    assert [draft.bibliographic() for draft in reading.drafts] == [record.bibliographic() for record in page.records]


def check_lines(reading: Reading) -> None:
    rows = reading.text.split("\n")
    for draft in reading.drafts:
        for field in BIBLIOGRAPHIC_FIELDS:
            value = getattr(draft, field)
            assert (field in draft.lines) == bool(value), field
            if not value:
                continue
            first, last = draft.lines[field]
            spot = "\n".join(rows[first - 1 : last])
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, str) and field != "date":
                    assert part in spot
                elif field == "date":
                    assert str(int(str(part)[-2:])) in spot
    seen = {n for draft in reading.drafts for a, b in draft.lines.values() for n in range(a, b + 1)}
    left = [line.number for line in reading.unread]
    assert sorted(seen.union(left)) == [n for n, row in enumerate(rows, start=1) if row.strip()]
    assert not seen.intersection(left)


@each_layout
@pytest.mark.parametrize("seed", SEEDS)
def test_every_field_of_every_record(name: str, seed: int) -> None:
    page = filled(name, papers(seed), seed)
    reading = read(page.text, "page")
    check_records(page, reading)
    check_lines(reading)
    assert [line.text for line in reading.unread] == page.furniture


@each_layout
@pytest.mark.parametrize("size", [2, 3, 5])
@pytest.mark.parametrize("seed", SEEDS)
def test_small_pages(name: str, size: int, seed: int) -> None:
    given = [paper for paper in papers(seed) if len(paper.title.split()) > 3 and paper.authors[0][0].isupper()][:size]
    page = filled(name, given, seed)
    check_records(page, read(page.text))


@each_layout
def test_pages_of_one_record(name: str) -> None:
    read_whole = 0
    given = [paper for paper in papers() if len(paper.title.split()) > 3 and paper.authors[0][0].isupper()]
    for paper in given:
        page = filled(name, [paper], 3)
        read_whole += [d.bibliographic() for d in read(page.text).drafts] == [r.bibliographic() for r in page.records]
    assert read_whole >= len(given) - 1


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name != "lab page"])
@pytest.mark.parametrize("seed", SEEDS)
def test_papers_without_an_abstract(name: str, seed: int) -> None:
    given = [paper for paper in papers(seed) if len(paper.title.split()) > 3]
    page = filled(name, given, seed, 0.8)
    check_records(page, read(page.text))


def rubbish(kind: str) -> list[str]:
    rng = random.Random(5)
    return {"log": log_lines(rng, 500), "base64": base64_lines(rng, 200), **RUBBISH}[kind]


KINDS = ["log", "base64", *RUBBISH]


@pytest.mark.parametrize("kind", KINDS)
def test_rubbish_alone_gives_nothing(kind: str) -> None:
    lines = rubbish(kind)
    reading = read("\n".join(lines))
    assert reading.drafts == ()
    assert [line.text for line in reading.unread] == [line for line in lines if line.strip()]


@each_layout
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", ["before", "after", "around"])
def test_half_page_half_rubbish(name: str, kind: str, place: str) -> None:
    page, lines = filled(name, papers(4), 4), rubbish(kind)
    before = lines if place != "after" else []
    after = lines if place != "before" else []
    text = "\n".join([*before, "", page.text, "", *after])
    reading = read(text)
    check_records(page, reading)
    check_lines(reading)
    unread = {line.text for line in reading.unread}
    assert unread.issuperset(line for line in lines if line.strip())


@pytest.mark.parametrize("kind", ["log", "base64", "code"])
def test_rubbish_between_the_records(kind: str) -> None:
    page, lines = compact_page(papers(6), random.Random(6)), rubbish(kind)
    rows = page.text.split("\n")
    middle = 3 * (len(page.records) // 2)
    reading = read("\n".join([*rows[:middle], *lines, *rows[middle:]]))
    check_records(page, reading)
    assert {line.text for line in reading.unread}.issuperset(line for line in lines if line.strip())


def test_two_pages_in_one_text() -> None:
    one, other = filled("compact page", papers(2), 2), filled("daily page", papers(3), 3)
    reading = read(one.text + "\n\n" + other.text)
    assert len(reading.drafts) == len(one.records) + len(other.records)


@each_layout
def test_line_ends_do_not_matter(name: str) -> None:
    page = filled(name, papers(), 1)
    plain = read(page.text)
    for end in ("\r\n", "\r"):
        assert read(page.text.replace("\n", end)).drafts == plain.drafts


@each_layout
def test_drafts_are_plain_data(name: str) -> None:
    reading = read(filled(name, papers(), 1).text)
    assert pickle.loads(pickle.dumps(reading)) == reading
    assert all(type(draft) is Draft and type(draft.lines) is dict for draft in reading.drafts)


def test_a_coauthor_seen_elsewhere_on_the_page_confirms_a_cut() -> None:
    hard = ["LGMar 3, 2020", "Models of SystemCM. Hassan, Keishi Sakanushi"]
    clean = ["LGMay 4, 2020", "Trees in winterAnna Berg, M. Hassan"]
    (alone,) = read("\n".join(hard)).drafts
    assert "title" in alone.doubts or alone.title != "Models of SystemC"
    first, _ = read("\n".join(hard + clean)).drafts
    assert (first.title, first.authors[0]) == ("Models of SystemC", "M. Hassan")
    assert "title" not in first.doubts
