"""Title and authors in one row, with nothing but a space between them."""

from __future__ import annotations

from readinglist.reading import read
from readinglist.reading.pages.text.unparted import unparted

ROWS = (
    ("Tidal Marshes as Carbon Stores", "Ines Duarte", "Kofi Mensah", "Rosa Lindqvist"),
    ("How much can a neural network forget?", "Lars Brandt", "Mei Okafor"),
    ("Grain, Weather, and the Price of Bread", "Jonas van der Berg", "Anna Holm"),
    ("Image Segmentation of Harbour Maps with Little Supervision", "Durk P Lindqvist", "Tomas Herrera", "Wei Chen"),
    ("A Survey of Speech Recognition in Noisy Classrooms", "Steffen Meyer"),
)


def test_the_page_shows_that_a_space_parts_title_and_authors() -> None:
    page = "Proceedings\nSearch\n\n" + "\n".join(f"{title} {', '.join(names)}" for title, *names in ROWS)
    drafts = read(page).drafts
    assert [(draft.title, *draft.authors) for draft in drafts] == list(ROWS)


def test_an_and_stands_before_the_last_of_them() -> None:
    page = "\n".join(f"- {title}  {', '.join(names[:-1]) or names[0]} and {names[-1]}" for title, *names in ROWS[:4])
    assert [draft.title for draft in read(page).drafts] == [title for title, *_ in ROWS[:4]]


def test_titles_alone_keep_their_last_words() -> None:
    titles = [f"{title} in the Work of {names[0]}" for title, *names in ROWS]
    assert [draft.title for draft in read("\n".join(titles)).drafts] in ([], titles)


def test_a_row_without_names_cannot_be_cut() -> None:
    assert unparted("Deep learning, neural networks and statistics") is None
