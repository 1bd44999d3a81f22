"""Labels that a page has of its own, over people and over titles."""

from __future__ import annotations

import pytest

from readinglist.reading import read

PAPERS = (
    ("Tree Alignment with Fewer Steps", "Ralf Zimmer, Tom Lengauer"),
    ("Maps of Harbours from Old Charts", "S. Muthukrishnan"),
    ("Local Rules for Protein Folding", "Richa Agarwala, Scott E. Decatur, M. Farach"),
    ("Faster Sorting by Reversals", "Haim Kaplan, Ron Shamir"),
)


@pytest.mark.parametrize("name", ["Name", "Presenter", "Estudiante", "Student(s)"])
def test_people_stand_behind_a_word_of_the_page(name: str) -> None:
    page = "Accepted Papers\n\n" + "\n\n".join(f"{name}: {people}\nTitle: {title}" for title, people in PAPERS)
    drafts = read(page).drafts
    assert [(draft.title, ", ".join(draft.authors)) for draft in drafts] == list(PAPERS)


def test_titles_stand_behind_a_word_of_the_page() -> None:
    page = "\n\n".join(f'Study: "{title}"\nAuthors: {people}' for title, people in PAPERS)
    assert [draft.title for draft in read(page).drafts] == [title for title, _ in PAPERS]


def test_who_looks_after_a_thesis_did_not_write_it() -> None:
    page = "\n\n".join(f"Title: {title}\nSupervisor: {people}" for title, people in PAPERS)
    assert not any(draft.authors for draft in read(page).drafts)
