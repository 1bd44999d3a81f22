"""Which paper is this, and what do its sources say together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from drafts import LONG, Bring, draft

from readinglist import matching, merging
from readinglist.library import Library
from readinglist.records import Draft, Known, Place, Sort

ONE, TWO = LONG.format("one"), LONG.format("two")


def known(paper: Draft, number: int = 1) -> Known:
    keys = matching.keys(paper)
    return Known(number, paper.title, paper.authors, paper.arxiv_id, paper.doi, keys.title_key, keys.abstract_key)


def verdict(said: Draft, candidates: Sequence[Known]) -> matching.Verdict:
    """What a record is to papers, each found by the keys it shares, and by its title."""
    its = matching.keys(said)
    by_key: dict[str, list[Known]] = {}
    for key, kind, value in its.sought():
        by_key.setdefault(key, []).extend(c for c in candidates if (kind, value) in matching.keys_of(c).pairs())
    return matching.verdict(said, its, by_key, candidates)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (draft("A", arxiv_id="2501.00001"), draft("B", arxiv_id="2501.00001"), True),
        (draft("Same long title", arxiv_id="2501.00001"), draft("Same long title", arxiv_id="2501.00002"), False),
        (draft("A", doi="10.1/x"), draft("B", doi="10.1/x"), True),
        (draft(abstract=ONE), draft("Any title at all", abstract=ONE.upper()), True),
        (draft(abstract=ONE), draft(abstract=TWO), False),
        (draft(abstract="Withdrawn."), draft(abstract="Withdrawn."), False),
        (draft("Wholly about geese", abstract=ONE), draft("On matrix factors in time", abstract=ONE), False),
        (draft("Wholly about geese", abstract=ONE), draft("Wholly about the geese", abstract=ONE), True),
        (draft("Deep nets, deeply and so on"), draft("Deep Nets – Deeply, and so on!"), True),
        (draft("Introduction"), draft("Introduction"), False),
        (draft("Fréchet means of things"), draft("Frechet means of things"), True),
        (
            draft("A title of two groups", authors=("Ada Byron",)),
            draft("A title of two groups", authors=("Emmy Noether",)),
            False,
        ),
        (
            draft("A title of two groups", authors=("Ada Byron",)),
            draft("A title of two groups", authors=("A. Byron", "Emmy Noether")),
            True,
        ),
        (draft("A title of two groups", authors=("Ada Byron",)), draft("A title of two groups"), True),
    ],
)
def test_the_same_paper(a: Draft, b: Draft, same: bool) -> None:
    for first, second in ((a, b), (b, a)):
        assert verdict(second, [known(first)]).is_known == same


def test_the_strongest_key_decides_then_the_oldest_paper() -> None:
    by_title = known(draft("A title that both have"), 1)
    by_id = known(draft("Else", arxiv_id="2501.00001"), 2)
    new = draft("A title that both have", arxiv_id="2501.00001")
    assert verdict(new, [by_title, by_id]).paper == by_id.id
    plain = draft("A title that both have")
    twins = [known(plain, 7), known(plain, 3)]
    assert verdict(plain, twins).paper == twins[1].id


def test_a_merge_depends_on_what_was_said_alone() -> None:
    drafts = [
        draft("Title", authors=("A B", "C D"), et_al=True, date="--03-01", abstract="Cut off here…", category="LG"),
        draft("Title", authors=("A B", "C D", "E F"), date="2025-03-01", abstract="Whole", category="cs.LG"),
        draft(arxiv_id="2501.00001", comment="Accepted", has_code=True),
        draft("A doubted and much longer title", doubts={"title": "glued"}),
    ]
    results = {merging.merged(order) for order in permutations(drafts)}
    assert len(results) == 1
    said = results.pop()
    assert said.title == "Title"
    assert said.authors == ("A B", "C D", "E F")
    assert not said.et_al
    assert (said.date, said.category, said.abstract) == ("2025-03-01", "cs.LG", "Whole")
    assert (said.arxiv_id, said.comment, said.has_code) == ("2501.00001", "Accepted", True)


def test_a_field_nobody_gave_stays_empty() -> None:
    said = merging.merged([draft("Only a title")])
    assert said.bibliographic() == {**draft("Only a title").bibliographic()}


def test_any_order_of_imports_ends_in_the_same_library(tmp_path_factory: pytest.TempPathFactory) -> None:
    from readinglist.importing import batch

    pages = {
        "titles": [draft("A paper on three pages", abstract=ONE), draft("Another of the titles page")],
        "ids": [draft(abstract=ONE, arxiv_id="2501.00001"), draft(abstract=TWO, arxiv_id="2501.00002")],
        "people": [draft("A paper on three pages", authors=("Ada Byron",), date="2025-01-02", abstract=ONE)],
    }
    seen = set()
    for order in permutations(pages):
        with Library.open(tmp_path_factory.mktemp("order") / "library.db") as library:
            for name in order:
                with library.transaction():
                    fields = {"name": name, "origin": "", "at": "", "sha256": name, "size": 1}
                    number = library.imports.begin(fields, "", b"")
                    items = [(k, d, matching.keys(d)) for k, d in enumerate(pages[name])]
                    batch.write(library, number, items)
            papers = library.papers.load(library.papers.ids(Place(), Sort()))
            seen.add(tuple(sorted(repr(sorted(p.bibliographic().items())) for p in papers)))
    assert len(seen) == 1
    assert len(seen.pop()) == 3


def test_records_of_one_page_that_are_one_paper_become_one(library: Library, bring: Bring) -> None:
    outcome = bring([draft("The very same title"), draft("The very same title", arxiv_id="2501.00001")])
    assert (len(outcome.new), outcome.existing) == (1, 1)
    assert library.papers.load([1])[0].arxiv_id == "2501.00001"
    assert len(library.sources.provenance(1)) == 2
