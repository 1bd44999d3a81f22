"""What files say of their reader's doings is given to papers, and taken back with the import that brought it."""

from __future__ import annotations

from drafts import Bring, draft

from readinglist import edits, importing
from readinglist.library import Library
from readinglist.records import Paper, Personal, Status

BIB = """@article{{{key}, title = {{A paper about waiting}}, author = {{Ada Byron}},
  keywords = {{{tags}}}, annote = {{{note}}}, readstatus = {{{status}}}, priority = {{prio1}}}}
"""


def bib(key: str = "k1", tags: str = "a, b", note: str = "mine", status: str = "read") -> importing.Given:
    return importing.pasted(BIB.format(key=key, tags=tags, note=note, status=status))


def paper(library: Library, number: int = 1) -> Paper:
    return library.papers.load([number])[0]


def test_a_new_paper_takes_all_and_goes_with_its_import(library: Library) -> None:
    imported = importing.run(library, [bib()])
    got = paper(library)
    assert (got.tags, got.note, got.status, got.marked) == (("a", "b"), "mine", Status.DONE, True)
    assert got.cite_key == "k1"
    back = edits.revert(library, imported.change)
    assert list(back.gone) == [1] and library.papers.counts().all == 0 and not back.remark
    again = edits.revert(library, back)
    assert list(again.arrived) == [1]
    assert paper(library) == got


def test_a_paper_that_was_there_gains_and_loses_just_that(library: Library, bring: Bring) -> None:
    bring([draft("A paper about waiting", authors=("Ada Byron",))])
    edits.apply(library, edits.AddTags([1], ["B", "own"]))
    edits.apply(library, edits.SetNote(1, "before"))
    was = paper(library)
    imported = importing.run(library, [bib()])
    got = paper(library)
    assert got.tags == ("a", "B", "own") and got.note == "before\n\n---\n\nmine"
    assert (got.status, got.marked, got.cite_key) == (Status.DONE, True, "k1")
    assert imported.reports[0].merged == 1 and 1 in imported.change.concerned
    back = edits.revert(library, imported.change)
    assert paper(library) == was and 1 in back.concerned
    edits.revert(library, back)
    assert paper(library) == got


def test_what_is_the_users_already_stays_as_it_is(library: Library, bring: Bring) -> None:
    bring([draft("A paper about waiting", authors=("Ada Byron",))])
    edits.apply(library, edits.SetStatus([1], Status.READING))
    edits.apply(library, edits.SetNote(1, "this is mine already"))
    imported = importing.run(library, [bib()])
    got = paper(library)
    assert got.status is Status.READING and got.note == "this is mine already"
    edits.revert(library, imported.change)
    assert paper(library).status is Status.READING and paper(library).note == "this is mine already"


def test_what_the_user_changed_since_stays_and_is_said(library: Library) -> None:
    imported = importing.run(library, [bib()])
    edits.apply(library, edits.SetNote(1, "rewritten"))
    edits.apply(library, edits.SetStatus([1], Status.READING))
    back = edits.revert(library, imported.change)
    got = paper(library)
    assert library.papers.counts().all == 1 and not back.gone
    assert (got.note, got.status, got.tags, got.marked) == ("rewritten", Status.READING, (), False)
    assert back.remark == "1 paper kept what you have changed since"


def test_two_imports_that_give_the_same_tag(library: Library) -> None:
    first = importing.run(library, [bib(tags="a")])
    second = importing.run(library, [bib(tags="A, c")])
    assert paper(library).tags == ("a", "c")
    edits.revert(library, first.change)
    assert paper(library).tags == ("a", "c") and paper(library).status is Status.DONE and paper(library).marked
    edits.revert(library, second.change)
    assert library.papers.counts().all == 0


def test_two_imports_taken_back_in_the_other_order(library: Library) -> None:
    importing.run(library, [bib(tags="a")])
    second = importing.run(library, [bib(tags="a, c")])
    back = edits.revert(library, second.change)
    assert paper(library).tags == ("a",) and list(back.touched) == [1]


def test_a_citation_key_is_unique_and_the_librarys_stays(library: Library) -> None:
    importing.run(library, [bib()])
    other = "@misc{K1, title = {Quite another paper than that}}\n"
    other += "@misc{k2, title = {A paper about waiting}, author = {Ada Byron}}"
    importing.run(library, [importing.pasted(other)])
    assert [paper(library, number).cite_key for number in (1, 2)] == ["k1", None]


def test_taking_back_an_import_by_name_is_the_same(library: Library, bring: Bring) -> None:
    own = Personal(tags=("x",), note="n", status=Status.DONE, marked=True, cite_key="z")
    bring([draft("A title of some length", personal=own)], "one")
    assert paper(library).tags == ("x",)
    change = edits.apply(library, edits.TakeBackImport(1))
    assert list(change.gone) == [1]


def test_a_tag_without_a_name_or_far_too_long_costs_nothing(library: Library, bring: Bring) -> None:
    bring([draft("A title of some length", personal=Personal(tags=("", ",", "y" * 300, "x, z")))])
    assert len(paper(library).tags) == 2 and "x z" in paper(library).tags


def test_what_several_records_of_one_import_gave_returns_in_the_order_it_was_given(library: Library) -> None:
    notes = ("mine", "and yours", "last")
    twice = "\n".join(BIB.format(key="k1", tags="a", note=note, status="read") for note in notes)
    imported = importing.run(library, [importing.pasted(twice)])
    got = paper(library)
    assert got.note == "mine\n\n---\n\nand yours\n\n---\n\nlast"
    back = edits.revert(library, imported.change)
    assert paper(library).note == ""
    edits.revert(library, back)
    assert paper(library) == got
