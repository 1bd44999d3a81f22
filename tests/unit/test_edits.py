"""Edits: what they change, what they say, and that every one of them leads back."""

from __future__ import annotations

import pytest
from drafts import LONG, Bring, draft
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readinglist import edits
from readinglist.edits import (
    AddTags,
    Correct,
    Mark,
    RecolourTag,
    RemovePapers,
    RemoveTags,
    RenameImport,
    RenameTag,
    SetNote,
    SetStatus,
    TakeBackImport,
)
from readinglist.errors import BadRequest, NoSuchPaper
from readinglist.library import Library
from readinglist.records import Change, Place, Sort, Status


@pytest.fixture
def papers(bring: Bring) -> list[int]:
    return list(bring([draft(f"Paper number {k} of five", authors=("Ada Byron",)) for k in range(5)]).new)


def state(library: Library) -> object:
    """All that a user can see."""
    ids = library.papers.ids(Place(), Sort())
    tags = [(t.name, t.hue, t.count) for t in library.tags.all()]
    return library.papers.load(ids), tags, library.imports.all(), library.papers.counts()


EDITS = [
    Mark([1, 2, 3], True),
    Mark([1], False),
    SetStatus([1, 4], Status.DONE),
    AddTags([1, 2], ["new one", "seen"]),
    RemoveTags([2, 3], ["seen"]),
    SetNote(3, "A *note*."),
    SetNote(2, ""),
    RenameTag(1, "looked at"),
    RenameTag(1, "other"),
    RecolourTag(1, 4),
    Correct(1, {"title": "Mended", "authors": ["Ada Lovelace", "Charles Babbage"], "date": "1843"}),
    RemovePapers([2, 5]),
    RenameImport(1, "My page"),
    TakeBackImport(1),
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda e: type(e).__name__)
def test_every_edit_leads_back_and_forth_and_can_be_written_as_one_line(
    library: Library, papers: list[int], edit: edits.Edit
) -> None:
    edits.apply(library, AddTags([1, 2, 3], ["seen"]))
    edits.apply(library, AddTags([1], ["other"]))
    edits.apply(library, SetNote(2, "before"))
    edits.apply(library, Mark([1], True))
    before = state(library)
    change = edits.apply(library, edit)
    after = state(library)
    assert change and change.label
    assert after != before
    line = change.to_json()
    assert "\n" not in line
    back = edits.revert(library, Change.from_json(line))
    assert state(library) == before
    edits.revert(library, back)
    assert state(library) == after


@given(st.lists(st.sampled_from(EDITS), max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_any_row_of_edits_leads_all_the_way_back(
    tmp_path_factory: pytest.TempPathFactory, row: list[edits.Edit]
) -> None:
    with Library.open(tmp_path_factory.mktemp("row") / "library.db") as library:
        with library.transaction():
            fields = {"name": "page", "origin": "test", "at": "2026", "sha256": "x", "size": 1}
            library.imports.begin(fields, "text", b"text")
            from readinglist import matching
            from readinglist.importing import batch

            drafts = [draft(f"Paper number {k} of five") for k in range(5)]
            batch.write(library, 1, [(k, d, matching.keys(d)) for k, d in enumerate(drafts)])
        edits.apply(library, AddTags([1, 2, 3], ["seen", "other"]))
        before = state(library)
        done = []
        for edit in row:
            try:
                done.append(edits.apply(library, edit))
            except (NoSuchPaper, BadRequest):
                continue
        for change in reversed(done):
            edits.revert(library, change)
        assert state(library) == before


def test_a_change_holds_only_what_really_changed(library: Library, papers: list[int]) -> None:
    edits.apply(library, Mark([1, 2]))
    change = edits.apply(library, Mark([1, 2, 3]))
    assert change.papers == {3: {"marked": (False, True)}}
    assert change.label == "Marked 1 paper"
    assert not edits.apply(library, Mark([1, 2, 3]))
    edits.apply(library, AddTags([1], ["SDE"]))
    assert not edits.apply(library, AddTags([1], ["sde"]))
    assert edits.apply(library, AddTags([1, 2], [" Sde "])).papers == {2: {"tag:SDE": (False, True)}}


@pytest.mark.parametrize(
    ("edit", "error"),
    [
        (Mark([1, 99]), NoSuchPaper),
        (AddTags([1], ["  "]), BadRequest),
        (AddTags([1], ["x" * 81]), BadRequest),
        (SetStatus([1], "someday"), BadRequest),  # type: ignore[arg-type]
        (Correct(1, {"colour": "red"}), BadRequest),
        (SetNote(99, "x"), NoSuchPaper),
        (RenameTag(99, "x"), BadRequest),
        (TakeBackImport(99), BadRequest),
        (SetNote(1, "x" * (edits.LONGEST_NOTE + 1)), BadRequest),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    library: Library, papers: list[int], edit: edits.Edit, error: type[Exception]
) -> None:
    before = state(library)
    with pytest.raises(error):
        edits.apply(library, edit)
    assert state(library) == before


@pytest.mark.parametrize("text", ["\0nul\0", "\ud800 lone", "𝄞 🎼 مرحبا", "a\r\nb", "' OR 1=1; --"])
def test_any_text_can_be_noted(library: Library, papers: list[int], text: str) -> None:
    edits.apply(library, SetNote(1, text))
    assert library.papers.load([1])[0].note == edits.storable(text)


def test_a_correction_wins_over_what_comes_later_and_can_be_given_up(library: Library, bring: Bring) -> None:
    text = LONG.format("corrected")
    bring([draft("A titel with a typo", abstract=text)])
    edits.apply(library, Correct(1, {"title": "A title without a typo"}))
    bring([draft("A titel with a typo, and longer", abstract=text, arxiv_id="2501.00001")], "later")
    paper = library.papers.load([1])[0]
    assert (paper.title, paper.arxiv_id, paper.corrected) == ("A title without a typo", "2501.00001", {"title"})
    edits.apply(library, Correct(1, {"title": None}))
    paper = library.papers.load([1])[0]
    assert (paper.title, paper.corrected) == ("A titel with a typo, and longer", frozenset())


def test_taking_an_import_back_keeps_what_others_said_and_what_the_user_touched(library: Library, bring: Bring) -> None:
    text = LONG.format("shared")
    bring([draft(abstract=text, arxiv_id="2501.00001")], "ids")
    bring([draft("Shared by two pages", abstract=text), draft("Only here, marked"), draft("Only here")], "titles")
    edits.apply(library, Mark([2]))
    change = edits.apply(library, TakeBackImport(2))
    assert change.gone == (3,)
    papers = {p.id: p for p in library.papers.load(library.papers.ids(Place(), Sort()))}
    assert set(papers) == {1, 2}
    assert (papers[1].title, papers[1].arxiv_id) == (None, "2501.00001")
    assert papers[2].title == "Only here, marked"
    assert [i.name for i in library.imports.all()] == ["ids"]


def test_renaming_a_tag_onto_another_makes_them_one(library: Library, papers: list[int]) -> None:
    edits.apply(library, AddTags([1, 2], ["optimization"]))
    edits.apply(library, AddTags([2, 3], ["optimisation"]))
    edits.apply(library, RenameTag(1, "Optimisation"))
    assert [(t.name, t.count) for t in library.tags.all()] == [("optimisation", 3)]
