"""Records are found in a library by every key of every source, by titles that are alike, and doubts are kept."""

from __future__ import annotations

import sqlite3
from itertools import permutations
from pathlib import Path

import pytest
from drafts import LONG, Bring, draft

from readinglist import edits, matching
from readinglist.duplicates import likely
from readinglist.importing import batch
from readinglist.importing.lines import plain
from readinglist.importing.matcher import AlikeTitles, Matcher
from readinglist.importing.seen import Seen
from readinglist.library import Library
from readinglist.matching import Relation
from readinglist.reading.files.arxiv_json import Record
from readinglist.records import Draft, Place, Sort

TEXT = LONG.format("shared")
ADA = ("Ada Byron", "Emmy Noether")
TITLE = "Convergence of stochastic gradient descent"


def find(library: Library, record: Draft) -> matching.Verdict:
    keys = matching.keys(record)
    return Matcher(library, [(0, record, keys)], AlikeTitles(library)).find(record, keys)


PAGES = {
    "one title": [draft("A title on the first page", authors=ADA, abstract=TEXT)],
    "the other": [draft("Quite another on the second page", authors=ADA, abstract=TEXT, arxiv_id="2501.00001")],
    "by the first": [draft("A title on the first page", authors=("A. Byron",), date="2025")],
    "by the second": [draft("Quite another on the second page", authors=("Byron, Ada",), venue="Here")],
}


def test_any_order_of_imports_gives_the_same_library_where_titles_differ(tmp_path: Path) -> None:
    seen = set()
    for order in permutations(PAGES):
        if order.index("by the first") < order.index("one title") or order.index("by the second") < order.index(
            "the other"
        ):
            continue
        with Library.open(tmp_path / f"{'-'.join(order)}.db") as library:
            for name in order:
                with library.transaction():
                    number = library.imports.begin(
                        {"name": name, "origin": "", "at": "", "sha256": name, "size": 1}, "", b""
                    )
                    batch.write(library, number, [(k, d, matching.keys(d)) for k, d in enumerate(PAGES[name])])
            papers = library.papers.load(library.papers.ids(Place(), Sort()))
            others = library.connection.execute("SELECT kind, value FROM other_keys ORDER BY 1, 2").fetchall()
            seen.add((tuple(repr(sorted(p.bibliographic().items())) for p in papers), tuple(others)))
    assert len(seen) == 1
    assert len(seen.pop()[0]) == 1


def test_other_keys_follow_what_stands(library: Library, bring: Bring) -> None:
    bring(PAGES["one title"], "one")
    bring(PAGES["the other"], "two")
    found = find(library, PAGES["by the first"][0])
    assert (found.relation, found.paper, found.by) == (Relation.SAME, 1, "title_key")
    change = edits.apply(library, edits.TakeBackImport(1))
    assert not find(library, PAGES["by the first"][0]).is_known
    edits.revert(library, change)
    edits.apply(library, edits.Correct(1, {"title": "The right title after all"}))
    for page in (*PAGES["by the first"], *PAGES["by the second"], draft("The right title after all", authors=ADA)):
        assert find(library, page).paper == 1


def test_what_a_library_is_known_by_stands_in_the_keys_that_streams_look_at(library: Library, bring: Bring) -> None:
    bring([draft("A first title of the paper", abstract=TEXT), draft("A second title of the paper", abstract=TEXT)])
    record = plain(0, Record("A first title of the paper", (), None, None, None, None, None, None, None))
    other = plain(0, Record("A second title of the paper", (), None, None, None, None, None, None, None))
    new = plain(0, Record("Something that nobody has seen", (), None, None, "2501.00077", None, None, None, None))
    for one, wanted in ((record, {0}), (other, {0}), (new, set())):
        assert Seen(library, 10).suspects([one]) == wanted


@pytest.mark.parametrize("doi", ["10.48550/arXiv.2501.00001", "https://doi.org/10.48550/ARXIV.2501.00001v3"])
def test_the_doi_that_arxiv_gave_is_the_arxiv_id(library: Library, bring: Bring, doi: str) -> None:
    bring([draft("By its id", arxiv_id="2501.00001"), draft("Old", arxiv_id="math/0309136")], "ids")
    assert find(library, draft("By a DOI", doi=doi)).paper == 1
    assert find(library, draft(arxiv_id="arXiv:2501.00001v2")).paper == 1
    assert find(library, draft(arxiv_id="math.AG/0309136v1")).paper == 2
    edits.apply(library, edits.RemovePapers([1]))
    bring([draft("By a DOI", doi=doi)], "DOIs")
    assert find(library, draft("By its id again", arxiv_id="2501.00001")).paper == 3


def test_a_record_that_is_only_perhaps_a_paper_is_new_and_says_so(library: Library, bring: Bring) -> None:
    bring([draft(TITLE, authors=("Wei Zhang",))], "one")
    outcome = bring([draft(TITLE, authors=("Li Zhang",))], "two")
    assert list(outcome.new) == [2]
    assert library.sources.doubts(2) == {
        "paper:1": "Perhaps the same as paper 1: the title is the same, the authors’ first names are not."
    }
    removal = edits.apply(library, edits.RemovePapers([1]))
    assert library.sources.doubts(2) == {}
    edits.revert(library, removal)
    edits.apply(library, edits.MergePapers([1, 2]))
    assert library.sources.doubts(1) == {}


@pytest.mark.parametrize(
    ("record", "relation"),
    [
        (draft("Convergence of stochastic gradiant descent", authors=("A. Byron",)), Relation.SAME),
        (draft("Convergence of stochastic gradient des…", authors=("Byron, Ada",)), Relation.SAME),
        (draft(TITLE, authors=ADA, doi="10.1000/x", date="2026", venue="Journal"), Relation.ELSEWHERE),
        (draft(TITLE, authors=ADA, doi="10.1000/x", date="2040"), Relation.UNSURE),
        (draft("Convergence of stochastic gradiant descent"), Relation.UNSURE),
        (draft("Convergence of stochastic mirror descent", authors=ADA), Relation.UNSURE),
        (draft("Convergence of stochastic gradient descent II", authors=ADA), Relation.NEW),
        (draft(TITLE, authors=("Kurt Gödel",)), Relation.NEW),
        (draft(TITLE, authors=ADA, arxiv_id="2509.00009"), Relation.NEW),
        (draft("Convergence of stochastic gradiant descent", authors=ADA, arxiv_id="2509.00009"), Relation.NEW),
    ],
)
def test_what_a_record_is_to_a_paper(library: Library, bring: Bring, record: Draft, relation: Relation) -> None:
    bring([draft(TITLE, authors=ADA, arxiv_id="2501.00001", date="2025-01-02")])
    found = find(library, record)
    assert found.relation is relation
    assert (found.paper == 1) == (relation is not Relation.NEW)
    assert bool(found.why) == (relation is Relation.UNSURE)


def test_alike_titles_of_one_page_become_one_paper(library: Library, bring: Bring) -> None:
    slip = draft("Convergence of stochastic gradiant descent", authors=("A. Byron",))
    outcome = bring([draft(TITLE, authors=ADA), slip, draft(TITLE, authors=ADA, arxiv_id="2501.00001")])
    assert len(outcome.new) == 1


def test_likely_duplicates_are_listed_but_for_what_is_kept_apart(library: Library, bring: Bring) -> None:
    page = [
        draft(TITLE, authors=ADA, arxiv_id="2501.00001"),
        draft(TITLE, authors=("Wei Byron",)),
        draft("Something else that is long enough", authors=ADA),
        draft(TITLE, authors=ADA, arxiv_id="2501.00002"),
    ]
    bring(page)
    found = list(likely(library))
    assert [(one.paper, one.other, one.sure) for one in found] == [(1, 2, False), (2, 4, False)]
    assert list(likely(library, cancelled=lambda: True)) == found[:2]
    with library.transaction():
        library.keys.set_apart(2, 1, True)
    assert [(one.paper, one.other) for one in likely(library)] == [(2, 4)]


def test_an_old_library_gets_its_other_keys_before_the_next_import(tmp_path: Path) -> None:
    raw = sqlite3.connect(tmp_path / "library.db")
    script = Path(__file__).parents[1] / "data" / "library_v2.sql"
    raw.executescript(script.read_text(encoding="utf-8"))
    raw.close()
    with Library.open(tmp_path / "library.db") as library:
        assert library.keys.wanting(10)
        with library.transaction():
            number = library.imports.begin({"name": "n", "origin": "", "at": "", "sha256": "n", "size": 1}, "", b"")
            batch.write(library, number, [])
        assert library.keys.wanting(10) == []


def test_a_title_that_several_begin_with_is_left_to_a_person(library: Library, bring: Bring) -> None:
    bring(
        [draft(f"{TITLE}: {rest}", authors=ADA) for rest in ("theory for large networks", "practice with small data")]
    )
    assert find(library, draft(TITLE, authors=ADA)).relation is Relation.UNSURE
    slip = draft("Convergence of stochastic gradient descent: theory for large netwroks", authors=ADA)
    assert find(library, slip).relation is Relation.SAME
