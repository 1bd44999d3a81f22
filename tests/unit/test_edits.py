"""Edits: what they change, what they say, and that every one of them leads back."""

from __future__ import annotations

import pytest
from drafts import LONG, Bring, draft
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readinglist import citing, edits
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
from readinglist.library.tags import clean_name
from readinglist.library.text import storable
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
        (RecolourTag(99, 2), BadRequest),
        (RenameImport(99, "x"), BadRequest),
        (RenameImport(1, " \0 "), BadRequest),
        (TakeBackImport(99), BadRequest),
        (Mark([10**30]), NoSuchPaper),
        (AddTags([1], ["\u200b\u200d"]), BadRequest),
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
    assert library.papers.load([1])[0].note == storable(text)


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


def test_a_corrected_paper_is_still_found_by_what_its_page_says(library: Library, bring: Bring) -> None:
    bring([draft("A titel with a typo or two", authors=("Ada Byron",))])
    edits.apply(library, Correct(1, {"title": "Something else entirely"}))
    outcome = bring([draft("A titel with a typo or two", authors=("Ada Byron",))], "the page, a month later")
    assert outcome.new == ()
    assert library.papers.load([1])[0].title == "Something else entirely"


def test_a_paper_that_outlived_its_import_can_still_be_corrected(library: Library, bring: Bring) -> None:
    bring([draft("Marked and kept", affiliation="here")])
    edits.apply(library, Mark([1]))
    edits.apply(library, TakeBackImport(1))
    change = edits.apply(library, Correct(1, {"title": "Mended"}))
    assert [(p.title, p.affiliation) for p in library.papers.load([1])] == [("Mended", "here")]
    edits.revert(library, change)
    assert library.papers.load([1])[0].title == "Marked and kept"


def test_a_removed_paper_follows_what_happens_to_its_imports(library: Library, bring: Bring) -> None:
    text = LONG.format("shared")
    bring([draft(abstract=text, arxiv_id="2501.00001")], "ids")
    bring([draft("Shared by two pages", abstract=text)], "titles")
    removal = edits.apply(library, RemovePapers([1]))
    edits.apply(library, TakeBackImport(2))
    edits.revert(library, removal)
    assert library.papers.load([1])[0].title is None


def test_an_import_is_taken_back_once(library: Library, papers: list[int]) -> None:
    edits.apply(library, TakeBackImport(1))
    with pytest.raises(BadRequest, match="not there any more"):
        edits.apply(library, TakeBackImport(1))
    with pytest.raises(BadRequest, match="not there any more"):
        edits.apply(library, RenameImport(1, "too late"))


def test_one_tag_in_two_spellings_is_one_tag(library: Library, papers: list[int]) -> None:
    change = edits.apply(library, AddTags([1], ["SDE", "sde"]))
    assert change.papers == {1: {"tag:SDE": (False, True)}}
    assert change.label == "Tagged 1 paper “SDE”"


def test_a_tag_nobody_wears_any_more_does_not_make_a_renaming_a_merger(library: Library, papers: list[int]) -> None:
    edits.apply(library, AddTags([1], ["old"]))
    edits.apply(library, RemoveTags([1], ["old"]))
    edits.apply(library, AddTags([1], ["new"]))
    before = state(library)
    change = edits.apply(library, RenameTag(2, "old"))
    assert change.label == "Renamed the tag “new” to “old”"
    assert library.papers.load([1])[0].tags == ("old",)
    edits.revert(library, change)
    assert state(library) == before


@pytest.mark.parametrize(
    "name", ["a:b", "tag:tag:x", 'he said "no"', "semi;colon --", "line\nbreak", "a,b", "👩‍🔬", "%_'"]
)
def test_odd_tag_names_survive_a_change_written_down(library: Library, papers: list[int], name: str) -> None:
    before = state(library)
    change = Change.from_json(edits.apply(library, AddTags([1, 2], [name])).to_json())
    after = state(library)
    assert library.papers.load([1])[0].tags == (clean_name(name),)
    back = edits.revert(library, change)
    assert state(library) == before
    edits.revert(library, Change.from_json(back.to_json()))
    assert state(library) == after


def test_a_change_from_a_file_can_set_only_what_a_paper_has(library: Library, papers: list[int]) -> None:
    before = state(library)
    change = Change("", papers={1: {"marked = 1; --": (1, 0)}})
    with pytest.raises(BadRequest):
        edits.revert(library, change)
    assert state(library) == before


def test_a_citation_key_made_meanwhile_is_kept(library: Library, papers: list[int]) -> None:
    loaded = library.papers.load([1, 2])
    with library.transaction():
        library.papers.set_values("cite_key", "mine", [2])
    assert citing.with_cite_keys(library, loaded)[1].cite_key == "mine"
    assert library.papers.load([2])[0].cite_key == "mine"
