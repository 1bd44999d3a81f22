"""Citations in one row, weighed by what was learned of styles of citing, and by the rows beside them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise, product

import numpy as np
import pytest

from readinglist.reading import read
from readinglist.reading.pages.citing import tagging, weighing
from readinglist.reading.pages.citing.bare import bare_title
from readinglist.reading.pages.citing.choosing import choose
from readinglist.reading.pages.citing.citation import Citation
from readinglist.reading.pages.citing.citations import readings
from readinglist.reading.pages.citing.tagging import MOVES, TAGS, Span, Tagger, tagger
from readinglist.reading.pages.citing.tokens import MOST, features, observe
from readinglist.reading.pages.rows.buttons import prepare
from readinglist.reading.pages.rows.row import build
from readinglist.reading.pages.text.people import NOBODY, People
from readinglist.reading.pages.text.references import References

ROWS = [
    ("LOTMAN Y. Universe of the mind: a semiotic theory of culture[M]. Bloomington: Indiana University Press, 1990.",
     "Universe of the mind: a semiotic theory of culture", ("LOTMAN Y",), "1990"),
    ("Black, Derek. Federalizing Education by Waiver? // Vanderbilt Law Review. – 2015. – Vol. 68(3). – P. 607–680.",
     "Federalizing Education by Waiver?", ("Black, Derek",), "2015"),
    ("GE Leventhal, M Ackermann, K Schiessl. Why microbes secrete molecules to modify their environment. Submitted",
     "Why microbes secrete molecules to modify their environment", ("GE Leventhal", "M Ackermann", "K Schiessl"), None),
    ("Rambachan and Roth. 2022. “A More Credible Approach to Parallel Trends.” Review of Economic Studies.",
     "A More Credible Approach to Parallel Trends", ("Rambachan", "Roth"), "2022"),
    ("Recent progress on dispersing billiards, with Mark F. Demers. Preprint.",
     "Recent progress on dispersing billiards", ("Mark F. Demers",), None),
]  # fmt: skip


def rows_of(*texts: str) -> list[list[Citation]]:
    """The readings of each row of a page."""
    return [readings(row, prepare(row)) for row in build(texts)]


@pytest.mark.parametrize(("text", "title", "authors", "year"), ROWS)
def test_a_row_is_told_apart(text: str, title: str, authors: tuple[str, ...], year: str | None) -> None:
    best = rows_of(text)[0][0]
    assert (best.title, best.people.names, best.year) == (title, authors, year)


def test_the_weights_come_with_the_package_and_each_tag_has_some() -> None:
    found = tagger()
    assert found is tagger()
    scores = found.scores(observe("Berg, A. (2019). Notes on trees. J. Field Stud. 4, 1–9."))
    assert scores.shape[1] == len(TAGS)
    assert (np.abs(scores).max(axis=0) > 0.5).all()


@pytest.mark.parametrize("text", [text for text, *_ in ROWS] + ["Trees", "“On trees (2019)”, J. Field Stud.", ", ."])
def test_scores_are_the_sums_of_the_weights_of_the_features_by_name(text: str) -> None:
    seen = observe(text, [(0, 5)], [(3, 9)])
    every = list(features(seen))
    names = sorted({name for found in every for name in found})
    weights = np.random.default_rng(3).integers(-40, 40, (len(names), len(TAGS))).astype(np.float32)
    row = dict(zip(names, weights, strict=True))
    small = Tagger(names, weights, {})
    for _ in range(2):  # new traits, then known ones
        assert small.scores(seen) == pytest.approx(np.array([sum(row[name] for name in found) for found in every]))


def test_no_more_traits_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagging, "_KEPT", MOST + 60)
    text = "Berg, A. and Holm, J. 2019. Notes on trees and how they grow. J. Field Stud. 4, 1–9."
    small = Tagger.of("Cap@0 20\np._ 20")
    first = small.scores(observe(text))
    for n in range(0, 500, 50):
        small.scores(observe(" ".join(chr(0x2190 + n + more) for more in range(50))))
    assert (small.scores(observe(text)) == first).all()


@pytest.mark.parametrize("text", ["Selected publications", "Office hours: Monday 10:00, Room 101", "Midterm exam"])
def test_what_is_no_paper_speaks_for_none(text: str) -> None:
    assert tagger().spans(observe(text)).sure < 0


def chains(count: int) -> list[tuple[str, ...]]:
    """All ways to tag so many tokens as a paper's: one run of names at most, on one side of one title."""
    found = []
    for tags in product(TAGS[:-1], repeat=count):
        runs = [tag for at, tag in enumerate(tags) if at == 0 or tags[at - 1] != tag]
        names = sum(tag in ("A1", "A2") for tag in runs)
        if runs[0] not in ("A2", "R2") and "T" in runs and names < 2 and all(each in MOVES for each in pairwise(tags)):
            found.append(tags)
    return found


def test_every_title_is_weighed_with_all_ways_to_tag_the_rest() -> None:
    rng = np.random.default_rng(5)
    names = [f"{name}@0" for name in ("Cap", "p.", "low", "Caps", "lows")]
    moves = {each: float(rng.normal()) for each in MOVES}
    small = Tagger(names, rng.normal(size=(len(names), len(TAGS))).astype(np.float32), moves)
    seen = observe("Berg. The tree. On light")
    scores = small.scores(seen).astype(float)
    sums: defaultdict[tuple[int, int, str], float] = defaultdict(lambda: -1e9)
    for tags in chains(len(seen.tokens)):
        value = sum(scores[at, TAGS.index(tag)] for at, tag in enumerate(tags)) + sum(map(moves.get, pairwise(tags)))
        order = "AT" if "A1" in tags else "TA" if "A2" in tags else "T-"
        key = tags.index("T"), tags.index("T") + tags.count("T"), order
        sums[key] = np.logaddexp(sums[key], value)
    total = np.logaddexp.reduce(list(sums.values()))
    spans = small.spans(seen)
    assert spans.total == pytest.approx(total)
    assert {key: spans.likely(*key) for key in sums} == pytest.approx({key: v - total for key, v in sums.items()})
    best = spans.best(3, -1e9)
    assert [each.likely for each in best] == pytest.approx(sorted((v - total for v in sums.values()), reverse=True)[:3])


def test_authors_stand_where_their_order_says() -> None:
    seen = observe("Berg, A. and Holm, J. Notes on trees and how they grow. J. Field Stud. 4, 1–9, 2019.")
    spans = tagger().spans(seen)
    title = seen.tokens.index("Notes"), seen.tokens.index("grow") + 2
    first, last = spans.people(Span(*title, "AT", 0.0)) or (-1, -1)
    assert seen.tokens[first:last] == ["Berg", ",", "A", ".", "and", "Holm", ",", "J", "."]
    assert spans.people(Span(*title, "T-", 0.0)) is None
    assert spans.people(Span(0, title[1], "AT", 0.0)) is None


def test_signs_around_a_title_are_taken_off() -> None:
    assert bare_title("“Notes on trees,” ") == "Notes on trees"
    assert bare_title("Notes on trees (with figures).") == "Notes on trees (with figures)"
    assert bare_title("Who cut the tree?") == "Who cut the tree?"


def reading(title: str, score: float, form: str, names: tuple[str, ...] = ()) -> Citation:
    """A reading as ``choose`` weighs it."""
    return Citation(
        score, form, title, People(names, False, 1.0) if names else NOBODY, "", None, References(), form=form
    )


def test_a_row_is_read_as_the_rows_beside_it() -> None:
    page = [[reading(f"A title {n}", 3.0, "AT..", ("Anna Berg",))] for n in range(5)]
    page.append([reading("Anna Berg. A title", 2.9, "T-,."), reading("A title", 2.1, "AT..", ("Anna Berg",))])
    assert choose([page[-1]])[0] is page[-1][0]
    assert choose(page)[-1] is page[-1][1]


def test_labels_before_authors_are_no_part_of_a_title() -> None:
    page = """- [Recent] A. Berg. The cohomology of small quivers. Preprint, 2020.
- [Foundational] J. Holm. Root systems of graphs and invariant theory. Inventiones Mathematicae 56 (1980), 57–92.
- [Survey] L. Fox, M. Ray. Moduli of representations of quivers. Preprint, 2008.
- [Recent] A. Berg, L. Fox. Categories of small dimension and stacks. Preprint, 2022.
"""
    assert [draft.title for draft in read(page).drafts] == [
        "The cohomology of small quivers",
        "Root systems of graphs and invariant theory",
        "Moduli of representations of quivers",
        "Categories of small dimension and stacks",
    ]


def test_long_rows_are_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    long = "Berg, A. Notes on trees. " * 40_000
    monkeypatch.setattr(weighing, "observe", None)  # whoever calls it fails
    assert rows_of(long) == [[]]
    assert len(observe(long).tokens) == MOST
