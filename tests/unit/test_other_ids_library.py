"""A paper is known by every id that any of its sources gives; all are kept, and go with the source that gave them."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest
from drafts import Bring, draft

from readinglist import duplicates, edits, importing, merging
from readinglist.errors import BadRequest
from readinglist.importing.given import Given
from readinglist.library import Library
from readinglist.records import Draft, Paper, Place, Sort
from readinglist.searching import KeptIndex

OPEN, ACL, PMID, PMC = "openreview:rJl-b3RcF7", "acl:P18-1001", "pmid:12345678", "pmcid:PMC1234567"


def papers_of(library: Library) -> list[Paper]:
    return library.papers.load(library.papers.ids(Place(), Sort()))


@pytest.mark.parametrize("one", [OPEN, ACL, PMID, PMC])
def test_another_title_with_the_same_id_is_the_same_paper(library: Library, bring: Bring, one: str) -> None:
    bring([draft("Flows that find shortest paths", other_ids=(one,))], "a")
    bring([draft("How water finds its way", other_ids=(PMID, OPEN, ACL, PMC))], "b")
    assert [paper.other_ids for paper in papers_of(library)] == [(OPEN, ACL, PMID, PMC)]


def test_another_id_of_the_same_register_is_no_sign_of_anything(library: Library, bring: Bring) -> None:
    bring([draft("Flows that find shortest paths", other_ids=("pmid:1",)), draft("Kernels", other_ids=("pmid:2",))])
    bring([draft(None, other_ids=("pmid:2",)), draft(None, other_ids=("pmid:12",))], "b")
    assert [(paper.title, paper.other_ids) for paper in papers_of(library)] == [
        ("Flows that find shortest paths", ("pmid:1",)),
        ("Kernels", ("pmid:2",)),
        (None, ("pmid:12",)),
    ]
    assert papers_of(library)[2].heading == "pmid:12"


def test_two_arxiv_ids_are_two_papers_whatever_else_they_share(library: Library, bring: Bring) -> None:
    bring([draft("One thing", arxiv_id="2401.00001", other_ids=(OPEN,))])
    bring([draft("Another", arxiv_id="2401.00002", other_ids=(OPEN,))], "b")
    assert len(papers_of(library)) == 2


@pytest.mark.parametrize("doi", ["10.18653/v1/p18-1001", "10.3115/v1/p18-1001"])
@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("turned", [True, False])
def test_a_doi_of_the_anthology_is_the_id_it_is_made_of(
    library: Library, bring: Bring, doi: str, together: bool, turned: bool
) -> None:
    said = [draft("Flows that find shortest paths", doi=doi), draft("How water finds its way", other_ids=(ACL,))]
    said = said[::-1] if turned else said
    if together:
        bring(said)
    else:
        for number, one in enumerate(said):
            bring([one], str(number))
    (paper,) = papers_of(library)
    assert (paper.doi, paper.other_ids) == (doi, (ACL,))


def test_json_lines_find_a_paper_that_is_known_by_its_id_in_the_anthology(library: Library, bring: Bring) -> None:
    bring([draft("How water finds its way", other_ids=(ACL,))])
    line = {"id": "1805.00001", "title": "Flows that find shortest paths", "doi": "10.18653/v1/P18-1001"}
    importing.run(library, [Given("a.jsonl", "file", data=json.dumps(line).encode() + b"\n")])
    (paper,) = papers_of(library)
    assert (paper.arxiv_id, paper.other_ids) == ("1805.00001", (ACL,))


def test_what_sources_say_together_does_not_depend_on_their_order() -> None:
    said = [draft("A", other_ids=(OPEN, PMID)), draft("B", other_ids=(PMC,)), draft("C", other_ids=("pmid:1", OPEN))]
    assert {merging.merged(order).other_ids for order in permutations(said)} == {(OPEN, "pmid:1", PMID, PMC)}


def test_ids_go_and_come_with_their_import(library: Library, bring: Bring) -> None:
    bring([draft("Flows that find shortest paths", authors=("Ada Byron",), other_ids=(OPEN,))], "a")
    bring([draft("Flows that find shortest paths", authors=("Ada Byron",), other_ids=(PMID,))], "b")
    change = edits.apply(library, edits.TakeBackImport(2))
    assert papers_of(library)[0].other_ids == (OPEN,)
    assert library.keys.candidates("other_ids", [PMID]) == []
    edits.revert(library, change)
    assert papers_of(library)[0].other_ids == (OPEN, PMID)
    assert [known.id for _, known in library.keys.candidates("other_ids", [PMID])] == [1]


def test_a_split_gives_each_paper_its_own(library: Library, bring: Bring) -> None:
    bring([draft("Flows that find shortest paths", authors=("Ada Byron",), other_ids=(OPEN,))], "a")
    bring([draft("Flows that find shortest paths", authors=("Ada Byron",), other_ids=(PMID,))], "b")
    source = library.sources.provenance(1)[1]
    assert source.lines["other_ids"] == (3, 3)
    change = edits.apply(library, edits.SplitPaper(1, [source.source]))
    assert [paper.other_ids for paper in papers_of(library)] == [(OPEN,), (PMID,)]
    bring([draft("Another name", other_ids=(PMID,))], "c")
    assert len(papers_of(library)) == 2
    edits.apply(library, edits.TakeBackImport(3))
    edits.revert(library, change)
    assert [paper.other_ids for paper in papers_of(library)] == [(OPEN, PMID)]


def test_merged_by_hand_a_paper_has_the_ids_of_both(library: Library, bring: Bring) -> None:
    bring([draft("One", other_ids=(OPEN,)), draft("Two", other_ids=(PMID,))])
    change = edits.apply(library, edits.MergePapers([1, 2]))
    assert [paper.other_ids for paper in papers_of(library)] == [(OPEN, PMID)]
    edits.revert(library, change)
    assert [paper.other_ids for paper in papers_of(library)] == [(OPEN,), (PMID,)]


def test_a_correction_is_checked_spelt_and_undone(library: Library, bring: Bring) -> None:
    bring([draft("One", other_ids=(OPEN,))])
    change = edits.apply(library, edits.Correct(1, {"other_ids": ("PMC1234567", "PubMed:12345678")}))
    assert papers_of(library)[0].other_ids == (PMID, PMC)
    for one in (OPEN, PMID, PMC):  # the page will say it again
        assert [known.id for _, known in library.keys.candidates("other_ids", [one])] == [1]
    with pytest.raises(BadRequest, match="“isbn:1” is no id"):
        edits.apply(library, edits.Correct(1, {"other_ids": ("isbn:1",)}))
    edits.apply(library, edits.Correct(1, {"other_ids": ()}))
    assert papers_of(library)[0].other_ids == ()
    edits.revert(library, change)
    assert papers_of(library)[0].other_ids == (OPEN,)


def test_likely_duplicates_share_an_id(library: Library, bring: Bring) -> None:
    bring([draft("One thing", other_ids=(OPEN,)), draft("Second thing", doi="10.18653/v1/p18-1001")])
    bring([draft("Third thing", authors=("Ada Byron",)), draft("Fourth thing", authors=("Emmy Noether",))], "b")
    edits.apply(library, edits.Correct(3, {"other_ids": (OPEN,)}))
    edits.apply(library, edits.Correct(4, {"other_ids": (ACL,)}))
    found = sorted(duplicates.likely(library), key=lambda one: one.paper)
    assert [(one.paper, one.other, one.why, one.sure) for one in found] == [
        (1, 3, "the same id", True),
        (2, 4, "the same id", True),
    ]


@pytest.mark.parametrize(
    "query",
    ["rJl-b3RcF7", OPEN, "https://openreview.net/forum?id=rJl-b3RcF7", "P18-1001", "acl:P18-1001", "pmid:12345678",
     "12345678", "PMC1234567", "https://aclanthology.org/P18-1001/", "pmid:1234"],
)  # fmt: skip
def test_a_paper_is_found_by_its_ids(library: Library, bring: Bring, query: str) -> None:
    bring([draft("Flows that find shortest paths", other_ids=(OPEN, ACL, PMID, PMC)), draft("Kernels with memory")])
    kept = KeptIndex.of(library, nice=0)
    try:
        kept.finish(library, lambda done, total: None)
        found = kept.search(query, limit=10)
        assert list(found.ids) == [1]
    finally:
        kept.close()


def test_ids_are_looked_up_through_an_index(library: Library) -> None:
    plan = library.connection.execute(
        "EXPLAIN QUERY PLAN SELECT p.id FROM other_keys o JOIN papers p ON p.id = o.paper_id"
        " WHERE o.kind = 'other_ids' AND o.value IN ('pmid:1') AND p.removed = 0"
    ).fetchall()
    assert not [row for row in plan if "SCAN" in row[-1]]


def test_a_library_of_old_and_the_same_file_again(library: Library, tmp_path: Path, bring: Bring) -> None:
    said: list[Draft] = [draft("Flows that find shortest paths", other_ids=(OPEN, PMID))]
    bring(said, "a")
    again = bring(said, "b")
    assert (list(again.new), list(again.merged), again.existing) == ([], [], 1)
