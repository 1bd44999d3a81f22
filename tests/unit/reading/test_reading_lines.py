"""Kinds of lines: stamps, identifiers, comments, counters, headings, damaged letters."""

from __future__ import annotations

import pytest
from papers import papers

from readinglist.reading import read
from readinglist.reading.pages.text.damage import is_damaged
from readinglist.reading.pages.text.dates import parse_stamp
from readinglist.reading.pages.text.identifiers import cuts
from readinglist.reading.pages.text.lines import comment_score, counter, prose_score, says_code, title_score


@pytest.mark.parametrize(
    ("line", "category", "date", "code"),
    [
        ("LGJun 7, 2022", "LG", "2022-06-07", False),
        ("LGMar 3", "LG", "--03-03", False),
        ("CVMar 29, 2021Code", "CV", "2021-03-29", True),
        ("COMP-PHAug 15, 2019Code", "COMP-PH", "2019-08-15", True),
        ("MLFeb 29Code", "ML", "--02-29", True),
        ("cs.LGSep 1, 2023", "cs.LG", "2023-09-01", False),
        ("hep-thMay 12, 1999", "hep-th", "1999-05-12", False),
        ("March 4, 2020", None, "2020-03-04", False),
        ("12 October 2018", None, "2018-10-12", False),
        ("2024-02-29", None, "2024-02-29", False),
    ],
)
def test_stamps(line: str, category: str | None, date: str, code: bool) -> None:
    stamp = parse_stamp(line)
    assert stamp is not None
    assert (stamp.category, stamp.date, stamp.has_code) == (category, date, code)


@pytest.mark.parametrize(
    "line",
    [
        "LG",
        "LGMar 32, 2020",
        "MLFeb 29, 2023",
        "LGMar 3, 2020 was a fine day",
        "h-index29",
        "Mar",
        "2024-13-01",
        "8 Papers",
        "",
    ],
)
def test_no_stamps(line: str) -> None:
    assert parse_stamp(line) is None


@pytest.mark.parametrize(
    ("line", "identifier", "rest"),
    [
        ("arXiv:2510.21078Classical theory", "2510.21078", "Classical theory"),
        ("arXiv:2510.210783D meshes", "2510.21078", "3D meshes"),
        ("arXiv:2510.21078v2Classical", "2510.21078", "Classical"),
        ("arXiv:1402.12345 points", "1402.1234", "5 points"),
        ("arXiv:0704.0001", "0704.0001", ""),
        ("arXiv:hep-th/9901001We show", "hep-th/9901001", "We show"),
        ("arXiv:math.GT/0309136", "math.gt/0309136", ""),
    ],
)
def test_an_identifier_ends_before_what_is_glued_behind_it(line: str, identifier: str, rest: str) -> None:
    (found,) = cuts(line)
    assert (found.identifier, line[found.end :]) == (identifier, rest)


@pytest.mark.parametrize(
    "line", ["as in arXiv:2401.12345 and later", "(arXiv:2401.12345)", "arXiv:2413.12345x", "arXiv: none"]
)
def test_an_identifier_in_a_sentence_is_no_cut(line: str) -> None:
    assert cuts(line) == []


@pytest.mark.parametrize(
    ("comment", "there"),
    [
        ("NeurIPS2025. Code available at https://github.com/a/b", True),
        ("Code: https://example.org/x", True),
        ("12 pages, source code is publicly available", True),
        ("https://github.com/a/b", True),
        ("Project Page: https://a.github.io/b", False),
        ("Accepted to CDC 2025", False),
        ("Code will be released soon", False),
        ("Full version of a paper on LDPC codes presented at ISIT", False),
    ],
)
def test_comments_that_say_code(comment: str, there: bool) -> None:
    assert says_code(comment) is there


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("8papers", 8),
        ("8 Papers", 8),
        ("1,234 results", 1234),
        ("Publications (12)", 12),
        ("Showing 1–25 of 812 articles", 812),
    ],
)
def test_counters(line: str, number: int) -> None:
    assert counter(line) == number


@pytest.mark.parametrize("line", ["100citations", "h-index29", "Novelty54%", "8", "papers", "we read 8 papers a day"])
def test_no_counters(line: str) -> None:
    assert counter(line) is None


def page(*header: str, given: int = 3) -> str:
    return "\n\n".join([*header, *(f"{paper.title}\n\n{paper.abstract}" for paper in papers()[2 : 2 + given])])


@pytest.mark.parametrize(
    ("header", "warnings"),
    [
        (["3 papers"], ()),
        (["4 papers"], ("The page says 4 papers; 3 are there.",)),
        (["120 papers", "3 Papers"], ()),
        (["4papers", "4 Papers"], ("The page says 4 papers; 3 are there.",)),
        (["1 paper"], ("The page says 1 paper; 3 are there.",)),
        (["100citations"], ()),
    ],
)
def test_a_count_is_a_warning(header: list[str], warnings: tuple[str, ...]) -> None:
    reading = read(page(*header))
    assert len(reading.drafts) == 3
    assert reading.warnings == warnings


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (["Daily Papers"], "Daily Papers"),
        (["new", "Get the best papers in your inbox!", "Subscribe", "Weekly Reading", "by the team"], "Weekly Reading"),
        (["# Recent Publications"], "Recent Publications"),
        (["Menu", "Sign in"], None),
        ([], None),
    ],
)
def test_what_a_page_calls_itself(header: list[str], name: str | None) -> None:
    assert read(page(*header)).name == name


def test_the_author_of_half_the_page_is_its_name() -> None:
    rows = ["LGMar 3, 2020", "Trees in winterAnna Berg, Li Ma", "LGMay 4, 2020", "Roots in springJo Holm, Anna Berg"]
    assert read("\n".join(rows)).name == "Anna Berg"
    assert read("\n".join([*rows[:2], "LGMay 4, 2020", "Roots in springJo Holm, Kai Lind"])).name is None


@pytest.mark.parametrize("text", ["Kurdyka-Åojasiewicz", "$Ï$-sub", "FranÃ§ois", "a\ufffdb", "donâ€™t", "Åukasz"])
def test_damaged_letters(text: str) -> None:
    assert is_damaged(text)


@pytest.mark.parametrize(
    "text", ["Åström", "naïve NAÏF", "5 Å wide", "Île", "São SÃO", "Göran Ærø", "Łojasiewicz", "Ångström"]
)
def test_letters_that_only_look_rare(text: str) -> None:
    assert not is_damaged(text)


def test_damage_is_said_and_kept() -> None:
    reading = read(page().replace("problem", "Åojasiewicz problem", 1))
    assert reading.warnings == (
        "Some letters were damaged before the text came here (line 3); they were kept as they are.",
    )
    assert "Åojasiewicz" in (reading.drafts[0].abstract or "")
    assert "abstract" in reading.drafts[0].doubts


def test_scores_tell_kinds_apart() -> None:
    for paper in papers():
        assert prose_score(paper.abstract) > 1
        assert prose_score(paper.title) < 0
    for line in ("Subscribe", "Dear John,", "Introduction", "Sign in", "https://example.org", "x = f(y);"):
        assert title_score(line) < 0.2
    assert comment_score("Accepted to ICML 2024, 12 pages") > 0
    assert comment_score("2024-01-02 10:11:12 INFO code started") < 0
