"""Merging and splitting by hand: nothing is lost, all of it leads back, and the next import respects it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import pytest
from drafts import LONG, Bring, draft
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readinglist import citing, edits, matching
from readinglist.edits import AddTags, Correct, Mark, MergePapers, RemovePapers, SetNote, SetStatus, SplitPaper
from readinglist.errors import BadRequest, NoSuchPaper, ReadingListError
from readinglist.history import History
from readinglist.importing import batch
from readinglist.library import Library
from readinglist.library.papers import JOINED
from readinglist.records import Change, Draft, Paper, Place, Sort, Status

PREPRINT = draft("Flows that find the shortest paths", authors=("Ada Byron", "Emmy Noether"), arxiv_id="2501.00001")
PRINTED = draft("Shortest paths found by flows", authors=("A. Byron", "E. Noether"), doi="10.1000/flows", date="2026")


def everything(library: Library) -> list[object]:
    """All that the tables hold but for papers that were joined, revisions and tags that nobody wears."""
    connection: sqlite3.Connection = library.connection
    columns = [row[1] for row in connection.execute("PRAGMA table_info(papers)") if row[1] != "revision"]
    papers = connection.execute(f"SELECT {', '.join(columns)} FROM papers WHERE removed = 0 ORDER BY id").fetchall()
    live = {row[0] for row in papers}
    sources = connection.execute("SELECT id, import_id, position, paper_id, lines, doubts FROM sources").fetchall()
    said = library.sources.said(sorted({row[3] for row in sources}))
    return [
        papers,
        sources,
        {paper: list(map(repr, records)) for paper, records in said.items()},
        sorted((p.id, p.tags, p.note) for p in library.papers.load(sorted(live))),
        sorted(row for row in connection.execute("SELECT * FROM other_keys").fetchall() if row[2] in live),
        sorted(connection.execute("SELECT * FROM kept_apart").fetchall()),
    ]


def live(library: Library) -> dict[int, Paper]:
    return {paper.id: paper for paper in library.papers.load(library.papers.ids(Place(), Sort()))}


def sources_of(library: Library, paper: int) -> list[int]:
    return [one.source for one in library.sources.provenance(paper)]


def test_a_merged_paper_has_what_both_had(library: Library, bring: Bring) -> None:
    bring([PREPRINT], "arXiv")
    bring([PRINTED], "journal")
    edits.apply(library, AddTags([1], ["flows"]))
    edits.apply(library, AddTags([2], ["Flows", "to cite"]))
    edits.apply(library, SetNote(1, "First thought."))
    edits.apply(library, SetNote(2, "Second thought."))
    edits.apply(library, Mark([2]))
    edits.apply(library, SetStatus([2], Status.READING))
    edits.apply(library, Correct(1, {"venue": "Mine"}))
    edits.apply(library, Correct(2, {"venue": "Theirs", "comment": "12 pages"}))
    citing.with_cite_keys(library, library.papers.load([2]))
    key = library.papers.load([2])[0].cite_key
    before = everything(library)
    change = edits.apply(library, MergePapers([1, 2]))
    papers = live(library)
    assert list(papers) == [1]
    merged = papers[1]
    assert (merged.arxiv_id, merged.doi, merged.date) == ("2501.00001", "10.1000/flows", "2026")
    assert (merged.tags, merged.marked, merged.status) == (("flows", "to cite"), True, Status.READING)
    assert merged.note == "First thought.\n\nSecond thought."
    assert (merged.venue, merged.comment, merged.cite_key) == ("Mine", "12 pages", key)
    assert [one.import_name for one in library.sources.provenance(1)] == ["arXiv", "journal"]
    assert change.label == "Merged 2 papers into one"
    assert change.gone == (2,)
    line = change.to_json()
    back = edits.revert(library, Change.from_json(line))
    assert everything(library) == before
    assert back.arrived == (2,)
    edits.revert(library, back)
    assert live(library) == papers


@pytest.mark.parametrize(
    "page", [PREPRINT, PRINTED, draft(PRINTED.title, authors=PRINTED.authors), draft(PREPRINT.title)]
)
def test_a_merged_paper_is_found_by_each_of_its_pages(library: Library, bring: Bring, page: Draft) -> None:
    bring([PREPRINT], "arXiv")
    bring([PRINTED], "journal")
    edits.apply(library, MergePapers([2, 1]))
    outcome = bring([page], "next month")
    assert not outcome.new
    assert list(live(library)) == [2]


def test_two_arxiv_ids_are_one_paper_once_a_person_says_so(library: Library, bring: Bring) -> None:
    again = draft(PREPRINT.title, authors=PREPRINT.authors, arxiv_id="2509.00009")
    bring([PREPRINT, again])
    assert len(live(library)) == 2
    edits.apply(library, MergePapers([1, 2]))
    assert not bring([again, PREPRINT], "next month").new
    assert list(live(library)) == [1]


def test_what_an_import_merged_can_be_split_and_stays_split(library: Library, bring: Bring) -> None:
    text = LONG.format("shared by both")
    one, two = (
        draft("A first report on flows", abstract=text),
        draft("A first report on flow", abstract=text, date="2025"),
    )
    bring([one], "one")
    bring([two], "two")
    assert list(live(library)) == [1]
    before = everything(library)
    change = edits.apply(library, SplitPaper(1, sources_of(library, 1)[1:]))
    papers = live(library)
    assert [(p.title, p.date) for p in papers.values()] == [(one.title, None), (two.title, "2025")]
    assert [[s.import_name for s in library.sources.provenance(p)] for p in papers] == [["one"], ["two"]]
    for name, page in (("one again", one), ("two again", two)):
        assert not bring([page], name).new
    assert live(library) == papers
    assert [[s.import_name for s in library.sources.provenance(p)] for p in papers] == [
        ["one", "one again"],
        ["two", "two again"],
    ]
    for number in (3, 4):
        edits.apply(library, edits.TakeBackImport(number))
    edits.revert(library, change)
    assert list(live(library)) == [1]
    assert live(library)[1].date == "2025"
    assert before[5] == everything(library)[5] == []


def test_a_split_paper_that_was_removed_does_not_come_back_into_the_other(library: Library, bring: Bring) -> None:
    text = LONG.format("shared by both")
    one, two = (
        draft("A first report on flows", abstract=text),
        draft("A first report on flow", abstract=text, date="2025"),
    )
    bring([one, two])
    edits.apply(library, SplitPaper(1, sources_of(library, 1)[1:]))
    edits.apply(library, RemovePapers([2]))
    outcome = bring([two], "next month")
    assert len(outcome.new) == 1
    assert live(library)[1].date is None


def test_split_papers_that_are_merged_again_are_one_for_good(library: Library, bring: Bring) -> None:
    text = LONG.format("shared by both")
    bring([draft("A first report on flows", abstract=text), draft("A first report on flow", abstract=text)])
    edits.apply(library, SplitPaper(1, sources_of(library, 1)[1:]))
    edits.apply(library, MergePapers([1, 2]))
    assert library.keys.kept_apart([1, 2]) == {}
    assert not bring([draft("A first report on flow", abstract=text)], "next month").new


def test_what_makes_no_sense_changes_nothing(library: Library, bring: Bring) -> None:
    bring([PREPRINT, PRINTED])
    before = everything(library)
    assert not edits.apply(library, MergePapers([1, 1]))
    for edit, error in (
        (MergePapers([1, 99]), NoSuchPaper),
        (SplitPaper(99, [1]), NoSuchPaper),
        (SplitPaper(1, [1]), BadRequest),
        (SplitPaper(1, []), BadRequest),
        (SplitPaper(1, [2]), BadRequest),
    ):
        with pytest.raises(error):
            edits.apply(library, edit)
    assert everything(library) == before


PAGES: list[list[Draft]] = [
    [PREPRINT, PRINTED],
    [draft("Flows that find the shortest path", authors=("A. Byron",), abstract=LONG.format("flows"))],
    [draft("Another name for it", abstract=LONG.format("flows")), draft(doi="10.1000/flows", comment="in print")],
    [draft("Something else", arxiv_id="2501.00002"), draft(PREPRINT.title, authors=("Ada Byron",), date="2025")],
]
ROWS = st.lists(
    st.one_of(
        st.tuples(st.just("import"), st.integers(0, len(PAGES) - 1), st.just(0)),
        st.tuples(st.just("merge"), st.integers(1, 7), st.integers(1, 7)),
        st.tuples(st.just("split"), st.integers(1, 7), st.integers(0, 3)),
        st.tuples(st.just("take back"), st.integers(1, 4), st.just(0)),
        st.tuples(st.just("tag"), st.integers(1, 7), st.integers(0, 2)),
        st.tuples(st.just("correct"), st.integers(1, 7), st.integers(0, 2)),
        st.tuples(st.just("note"), st.integers(1, 7), st.integers(0, 2)),
        st.tuples(st.just("remove"), st.integers(1, 7), st.just(0)),
    ),
    max_size=10,
)


def bring_page(library: Library, page: int, number: int) -> Change:
    with library.transaction():
        fields = {"name": f"page {number}", "origin": "", "at": "", "sha256": str(number), "size": 1}
        import_id = library.imports.begin(fields, "", b"")
        outcome = batch.write(library, import_id, [(k, d, matching.keys(d)) for k, d in enumerate(PAGES[page])])
    return Change(
        "", imports={import_id: {"taken_back": (True, False)}}, arrived=tuple(outcome.new), touched=outcome.merged
    )


def step(library: Library, history: History, kind: str, one: int, two: int, number: int) -> None:
    if kind == "import":
        history.remember(bring_page(library, one, number))
    elif kind == "split":
        sources = sources_of(library, one)
        history.apply(SplitPaper(one, sources[two : two + 2]))
    else:
        edit: dict[str, edits.Edit] = {
            "merge": MergePapers([one, two]),
            "take back": edits.TakeBackImport(one),
            "tag": AddTags([one], ["ab"[two % 2]]),
            "correct": Correct(one, {"title": ["Corrected", None, "Again"][two % 3]}),
            "note": SetNote(one, ["", "x", "y"][two % 3]),
            "remove": RemovePapers([one]),
        }
        history.apply(edit[kind])


@given(ROWS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_any_row_of_imports_merges_and_splits_leads_all_the_way_back_and_forth(
    tmp_path_factory: pytest.TempPathFactory, row: Sequence[tuple[str, int, int]]
) -> None:
    with Library.open(tmp_path_factory.mktemp("row") / "library.db") as library:
        history = History(library)
        states = [live(library)]
        for number, (kind, one, two) in enumerate(row):
            before = history.labels
            try:
                step(library, history, kind, one, two, number)
            except ReadingListError:
                assert history.labels == before
                continue
            states.append(live(library))
        reached = everything(library)
        depth = 0
        while history.undo():
            depth += 1
        assert live(library) == {}
        orphans = library.connection.execute(
            "SELECT count(*) FROM sources WHERE paper_id IN (SELECT id FROM papers WHERE removed = ?)", (JOINED,)
        ).fetchone()[0]
        assert orphans == 0
        while history.redo():
            depth -= 1
        assert depth == 0
        assert everything(library) == reached
        assert live(library) == states[-1]
