"""What a service says completes a paper, never overrules what is there, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafts import LONG, Bring, draft

from readinglist import edits
from readinglist.importing import completing
from readinglist.importing.completing import Filling
from readinglist.library import Library
from readinglist.lookup import Answer
from readinglist.records import Draft, Paper, Place, Sort

FOUND = Draft(
    title="Waiting for water on graphs",
    authors=("Ada Byron", "Emmy Noether", "Mary Somerville"),
    date="2024-10-20",
    category="cs.LG",
    arxiv_id="2401.00001",
    venue="Annals of Waiting",
    abstract=LONG,
)


def paper_of(library: Library, paper: int) -> Paper:
    return library.papers.load([paper])[0]


def test_what_is_missing_is_filled_and_nothing_else() -> None:
    bare = Paper(id=1, arxiv_id="2401.00001", comment="from the page")
    assert completing.gaps(bare, FOUND) == replace(FOUND, arxiv_id=None)
    whole = Paper(**{**FOUND.bibliographic(), "title": "Another title", "date": "2023"}, id=1)
    assert completing.gaps(whole, FOUND) is None


@pytest.mark.parametrize(
    ("there", "name", "filled"),
    [
        ({"authors": ("Ada Byron",), "et_al": True}, "authors", FOUND.authors),
        ({"authors": ("Ada Byron",)}, "authors", ()),
        ({"authors": ("Ada Lovelace",), "et_al": True}, "authors", ()),
        ({"date": "--10-20"}, "date", "2024-10-20"),
        ({"date": "--10-21"}, "date", None),
        ({"date": "2024"}, "date", None),
        ({"title": "Waiting for water…"}, "title", FOUND.title),
        ({"title": "Waiting for wine…"}, "title", None),
        ({"abstract": LONG[:90] + "..."}, "abstract", LONG),
        ({"abstract": LONG[:90]}, "abstract", None),
    ],
)
def test_a_part_is_completed_where_it_is_a_part(there: dict[str, object], name: str, filled: object) -> None:
    paper = Paper(**{**FOUND.bibliographic(), **there}, id=1)  # type: ignore[arg-type]
    found = completing.gaps(paper, FOUND)
    assert (getattr(found, name) if found else filled) == filled
    assert (found is None) == (not filled)
    if found:
        assert [k for k, v in found.bibliographic().items() if v] == [name]


def test_what_the_user_corrected_stays_even_where_it_is_empty() -> None:
    paper = Paper(id=1, arxiv_id="2401.00001", corrected=frozenset({"title", "abstract"}))
    found = completing.gaps(paper, FOUND)
    assert found is not None
    assert (found.title, found.abstract, found.venue) == (None, None, "Annals of Waiting")
    assert completing.lacks(paper) == ("authors", "date")


def test_another_papers_answer_fills_nothing() -> None:
    paper = Paper(id=1, arxiv_id="2401.00001", title="On the growth of seaweed in warm bays")
    filling, why = completing.judged(paper, Answer(1, "arXiv", FOUND))
    assert filling is None
    assert why == "There it is called “Waiting for water on graphs”, so nothing is filled."
    assert completing.judged(paper, Answer(1, "arXiv", None, "arXiv knows no 2401.00001."))[1].endswith("2401.00001.")
    cut = Paper(id=1, title="Waiting for water on graphs: long version")
    assert completing.objection(cut, FOUND) == ""


def test_a_filling_is_an_import_that_can_be_undone_and_made_again(library: Library, bring: Bring) -> None:
    bring([Draft(arxiv_id="2401.00001", comment="two columns"), draft("Another paper altogether", arxiv_id="2401.2")])
    before = paper_of(library, 1)
    change = completing.fill(library, [Filling(1, "arXiv", FOUND)])
    assert change.label == "Completed 1 paper"
    assert list(change.touched) == [1]
    after = paper_of(library, 1)
    assert (after.title, after.authors, after.date) == (FOUND.title, FOUND.authors, FOUND.date)
    assert (after.comment, after.abstract, after.venue) == ("two columns", LONG, "Annals of Waiting")
    lookup = next(one for one in library.imports.all() if one.origin == "lookup")
    assert (lookup.name, lookup.merged, lookup.new) == ("Looked up at arXiv", 1, 0)
    source = library.sources.provenance(1)[-1]
    text = library.imports.source_text(source.import_id).splitlines()
    assert text[source.lines["title"][0] - 1] == "  title: Waiting for water on graphs"
    back = edits.revert(library, change)
    assert paper_of(library, 1) == before
    edits.revert(library, back)
    assert paper_of(library, 1) == after


def test_taking_the_page_back_takes_the_paper_though_it_was_completed(library: Library, bring: Bring) -> None:
    bring([Draft(arxiv_id="2401.00001")])
    completing.fill(library, [Filling(1, "arXiv", FOUND)])
    page = next(i.id for i in library.imports.all() if i.origin != "lookup")
    edits.apply(library, edits.TakeBackImport(page))
    assert list(library.papers.ids(Place(), Sort())) == []


def test_what_became_known_meanwhile_is_not_filled(library: Library, bring: Bring) -> None:
    bring([Draft(arxiv_id="2401.00001")])
    edits.apply(library, edits.Correct(1, {"title": "My own title", "authors": ["A. Byron"]}))
    completing.fill(library, [Filling(1, "arXiv", FOUND)])
    paper = paper_of(library, 1)
    assert (paper.title, paper.authors, paper.date) == ("My own title", ("A. Byron",), "2024-10-20")
    assert not completing.fill(library, [Filling(1, "arXiv", FOUND), Filling(99, "arXiv", FOUND)])
    assert len(library.imports.all()) == 2


def test_only_papers_that_lack_something_are_asked_about(library: Library, bring: Bring) -> None:
    whole = replace(FOUND, arxiv_id="2401.00009")
    bring([Draft(arxiv_id="2401.00001"), whole, Draft(title="A title that has no id at all")])
    ids = library.papers.ids(Place(), Sort())
    assert [paper.id for paper in completing.incomplete(library, ids)] == [1]
