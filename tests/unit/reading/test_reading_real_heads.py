"""What stands over a list and has a row that could be a title and one that could be names is no record of it."""

from __future__ import annotations

import pytest

from readinglist.reading import read

PAPERS = (
    ("Tidal Marshes as Carbon Stores in Two Estuaries", "Ines Duarte | Kofi Mensah | Rosa Lindqvist"),
    ("Image Segmentation of Harbour Maps with Little Supervision", "Lars Brandt | Mei Okafor"),
    ("Grain, Weather and the Price of Bread: A Bayesian Analysis", "Anna Holm | Jonas Berg"),
    ("Neural Networks for Speech Recognition in Classrooms", "Tomas Herrera | Wei Chen"),
    ("Learning to Forget with Recurrent Networks", "Steffen Meyer | Anna Berg"),
)
HEADS = {
    "a volume with its editors": "Format:\nText XML List\nfile (all)\n"
    "Proceedings of the 12th Meeting of the Society for Map Studies\nAnna Berg | Jonas Holm\n\n",
    "a note on the versions": "These papers of the 2016 meeting are the free versions, given by the Society.\n"
    "But for the mark on each page they are the same as the versions that the press has, and the last ones stand\n"
    "in its archive, where the rights and all that goes with them stay with those who wrote them.\n\n",
    "days of a meeting": "Vienna Meeting 2024\n\nAbstract Registration: Sep 23 2023 11:59PM\n\n"
    "Submission Start: Sep 14 2023, End: Sep 29 2023\n\n",
}


@pytest.mark.parametrize("name", HEADS)
def test_the_head_of_a_list_is_no_paper(name: str) -> None:
    page = "Society\nNews Questions\n\n" + HEADS[name]
    page += "\n".join(
        f"filerefabs\n{title}\n{people}\nPublished: 16 Jan 2024 Readers: Everyone\n" for title, people in PAPERS
    )
    assert [draft.title for draft in read(page).drafts] == [title for title, _ in PAPERS]


def test_a_first_paper_that_lacks_something_stays() -> None:
    title = "A Short History of Carbon in Coastal Networks"
    page = f"{title}\nKofi Mensah\n\n" + "\n".join(f"{title}\n{people}. 2019.\n" for title, people in PAPERS)
    assert title in [draft.title for draft in read(page).drafts]
