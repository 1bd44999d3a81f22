"""A programme has talks and panels beside its papers; a row of its own says which is which."""

from __future__ import annotations

from readinglist.reading import read

PAPERS = (
    ("Retrieval of Rooms from Point Clouds", "(Ines Duarte, Kofi Mensah)"),
    ("A Survey of Detection Methods for Small Boats", "(Anna Berg, Jonas Holm, Mei Okafor)"),
    ("Learning Shapes of Harbours with Neural Networks", "(Lars Brandt, Wei Chen)"),
    ("Binary Descriptors for Partial Objects", "(Rosa Lindqvist, Tomas Herrera)"),
)


def item(time: str, kind: str, title: str, people: str) -> str:
    return f"{time}\t{kind}\n(live)\t{title}\n{people}\n"


def test_keynotes_are_no_papers() -> None:
    page = "Workshop programme\n\n" + item("13:10", "Keynote", "Learning to See in the Data Age", "Steffen Meyer")
    page += "".join(item(f"{14 + at}:30", "Full Paper", *paper) for at, paper in enumerate(PAPERS))
    page += item("19:10", "Panel discussion", "What Comes after Neural Networks", "Wei Chen, Anna Berg")
    assert [draft.title for draft in read(page).drafts] == [title for title, _ in PAPERS]


def test_a_page_of_keynotes_is_read() -> None:
    page = "".join(item(f"{14 + at}:30", "Keynote", *paper) for at, paper in enumerate(PAPERS))
    assert len(read(page).drafts) == len(PAPERS)


def test_a_keynote_before_the_time_of_a_paper_is_not_its_own() -> None:
    page = "9:00\tKeynote\n"
    page += "".join(f"{10 + at}:30\n{title}\n{people}\n" for at, (title, people) in enumerate(PAPERS))
    assert [draft.title for draft in read(page).drafts] == [title for title, _ in PAPERS]
