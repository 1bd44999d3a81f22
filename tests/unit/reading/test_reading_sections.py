"""A large page is read section by section, and what comes out is what reading it as a whole gives."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hostile import HOSTILE
from kinds import Knobs
from kinds_lists import KINDS
from layouts import LAYOUTS
from papers import papers

from readinglist import reading
from readinglist.reading.detect import decode
from readinglist.reading.files import sorts
from readinglist.reading.pages import sections
from readinglist.reading.pages.page import read_page
from readinglist.records import Draft, UnreadLine

KINDS_OF_PAPERS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
LISTS = ("DBLP", "ACL Anthology", "bibliography", "arXiv listing", "Scholar profile", "bare links")


def page_of(name: str) -> str:
    """A page of 240 papers."""
    rng = random.Random(4)
    people = [name for paper in papers() for name in paper.authors if name.count(" ") == 1]
    given = [
        replace(paper, title=f"{paper.title} of the {kind} kind", authors=tuple(rng.sample(people, rng.randint(3, 4))))
        for seed, kind in enumerate(KINDS_OF_PAPERS)
        for paper in papers(seed)
    ]
    if name in LAYOUTS:
        return LAYOUTS[name](given, random.Random(2)).text
    return KINDS[name](given, Knobs(random.Random(2))).text


def in_sections(text: str) -> tuple[list[Draft], list[UnreadLine]]:
    """What the sections of a text hold."""
    found = list(sections.read(sorts.blocks(text)))
    return [f for f in found if isinstance(f, Draft)], [f for f in found if isinstance(f, UnreadLine)]


@pytest.mark.parametrize("name", [*LAYOUTS, *LISTS])
def test_no_record_is_lost_or_split_between_sections(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = page_of(name)
    whole = read_page(decode(text))
    monkeypatch.setattr(sections, "SECTION", len(text) // 4)
    drafts, unread = in_sections(text)
    assert len(whole.drafts) > 200
    assert list(map(_told, drafts)) == list(map(_told, whole.drafts))
    assert unread == list(whole.unread)


@pytest.mark.parametrize("kind", HOSTILE)
def test_every_line_is_read_or_kept(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = decode(HOSTILE[kind](6_000) + "\nthe end").text
    monkeypatch.setattr(sections, "SECTION", 1_000)
    monkeypatch.setattr(sorts, "BLOCK", 700)
    drafts, unread = in_sections(text)
    lines = text.split("\n")
    read = {n for draft in drafts for a, b in draft.lines.values() for n in range(a, b + 1)}
    assert all(line.text == lines[line.number - 1] for line in unread)
    assert len({line.number for line in unread}) == len(unread)
    assert read | {line.number for line in unread} >= {n for n, line in enumerate(lines, 1) if line.strip()}


def test_a_large_page_is_read_in_sections_of_bounded_size(monkeypatch: pytest.MonkeyPatch) -> None:
    text = page_of("DBLP")
    monkeypatch.setattr(sections, "SECTION", 10_000)
    monkeypatch.setattr(sections, "LARGE", len(text) - 1)
    monkeypatch.setattr(sorts, "BLOCK", 10_000)
    sizes: list[int] = []
    monkeypatch.setattr(sections, "read_lines", _noting(sizes, sections.read_lines))
    assert len(reading.read(text).drafts) > 200
    assert len(sizes) >= len(text) // 10_000 and max(sizes) < 30_000
    assert sum(sizes) < 2 * len(text)
    sizes.clear()
    monkeypatch.setattr(sections, "LARGE", len(text))
    assert reading.read(text).name is not None or not sizes
    assert not sizes


def _told(draft: Draft) -> tuple[object, ...]:
    """A record and where it stands; a doubt may be told of fewer rows."""
    return draft.bibliographic(), draft.lines


def _noting(sizes: list[int], read: Callable[..., object]) -> Callable[..., object]:
    def noted(raw: list[str], *more: object) -> object:
        sizes.append(sum(map(len, raw)))
        return read(raw, *more)

    return noted
