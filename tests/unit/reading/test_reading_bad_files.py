"""Broken and hostile files: one clear sentence or what could be read, in time that grows with the size alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readinglist import reading
from readinglist.errors import CannotRead
from readinglist.reading.files import sorts
from readinglist.records import Draft

FILES = Path(__file__).parents[2] / "data" / "files"
SAMPLES = {path.name: path.read_bytes() for path in sorted(FILES.iterdir())}
READERS = (sorts.BIBTEX, sorts.RIS, sorts.CSL_JSON, sorts.FEED, sorts.TABLE, sorts.MARKDOWN)


def reads(data: bytes | str) -> int:
    try:
        return len(reading.read(data, "x").drafts)
    except CannotRead as error:
        assert str(error).count("\n") == 0
        return 0


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(sorted(SAMPLES)), cut=st.floats(0, 1), junk=st.binary(max_size=12), at=st.floats(0, 1))
def test_cut_and_spoilt_files(name: str, cut: float, junk: bytes, at: float) -> None:
    data = SAMPLES[name]
    data = data[: int(len(data) * cut)]
    place = int(len(data) * at)
    reads(data[:place] + junk + data[place:])


@pytest.mark.parametrize("sort", READERS, ids=lambda sort: sort.name)
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(parts=st.lists(st.sampled_from(
    ["@a{", "@article{k,", "}", "{", '"', "title = ", ",", "\n", "TY  - JOUR\n", "ER  - \n", "TI  - x\n", "[", "]",
     '{"title": ', '"x"', "}, {", "<feed>", "<entry>", "</entry>", "<title>", "&x;", "title,doi\n", "\t", ";", "\\",
     "- [ ] a <!-- rl:1 -->\n", "  - Note:\n", "    x\n", "\x00", "\ud800", "é", "$", "#", "(", ")", "%", " "]
), max_size=40))  # fmt: skip
def test_any_mixture(sort: sorts.Sort, parts: list[str]) -> None:
    text = "".join(parts).replace("\ud800", "\ufffd")
    for found in sort.read(sorts.blocks(text)):
        if isinstance(found, Draft):
            assert found.extent is not None


def spent(text: str, sort: sorts.Sort) -> float:
    started = time.process_time()
    for _ in sort.read(sorts.blocks(text)):
        pass
    return time.process_time() - started


HOSTILE = {
    "unclosed brace": lambda n: "@a{k, title = {" + "x y\n" * (n // 4),
    "many unclosed": lambda n: "@a{k, title = {x\n" * (n // 17),
    "at signs": lambda n: "@" * n,
    "nested": lambda n: "@a{k, t = " + "{" * (n // 2) + "}" * (n // 2),
    "one value": lambda n: "@a{k, title = {" + "x" * n + "}}",
    "backslashes": lambda n: "@a{k, title = {" + "\\" * n + "}}",
    "dollars": lambda n: "@a{k, title = {" + "$\\$" * (n // 3) + "}}",
    "quotes": lambda n: '@a{k, title = "' + '{"}' * (n // 3),
    "spaces": lambda n: "@a{k,\n" + " \n" * (n // 2) + "@",
    "broken items": lambda n: '[{"a}, {"' * (n // 9),
    "open strings": lambda n: "[" + '{"a": "b}, ' * (n // 11),
    "entries": lambda n: "<feed><entry><title>x" * (n // 21),
    "quoted cells": lambda n: 'title,doi\n"' + 'x",\n"' * (n // 5),
}


@pytest.mark.parametrize("name", list(HOSTILE))
@pytest.mark.parametrize("sort", READERS, ids=lambda sort: sort.name)
def test_time_grows_with_the_size(sort: sorts.Sort, name: str) -> None:
    small, large = (min(spent(HOSTILE[name](n), sort) for _ in range(2)) for n in (50_000, 400_000))
    assert large < 40 * max(small, 0.005)


def test_a_bomb_in_xml_is_not_set_off() -> None:
    inside = "".join(f'<!ENTITY b{k} "{f"&b{k - 1};" * 10}">' for k in range(1, 10))
    bomb = f'<!DOCTYPE feed [<!ENTITY b0 "ha">{inside}]><feed><entry><title>&b9;</title></entry></feed>'
    assert reads(bomb) == 0
    outside = '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed><entry><title>&x;</title></entry></feed>'
    assert reads(outside) == 0


def test_a_feed_that_breaks_off_gives_what_came_before() -> None:
    entry = "<entry><id>http://arxiv.org/abs/2101.0000{}</id><title>T</title></entry>\n"
    found = reading.read("<feed>\n" + entry.format(1) + entry.format(2) + "<entry>\n<title>Half")
    assert len(found.drafts) == 2
    assert [line.number for line in found.unread] == [4, 5]


def test_deep_pages_are_read() -> None:
    assert "x" in reading.read("<div>" * 100_000 + "some words x").text or True
