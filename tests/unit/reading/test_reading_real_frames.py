"""Titles alone, each between words and counters that the page repeats with every paper."""

from __future__ import annotations

from readinglist.reading import read

TITLES = (
    "Neural Ordinary Differential Equations",
    "Deep Residual Learning for Image Recognition",
    "Sequence to Sequence Learning with Neural Networks",
    "Large Language Diffusion Models",
    "Scaling Laws for Neural Language Models",
)
HEAD = "Papers of the day\npicked by our readers\n\nDay\nWeek\nMonth\n"
FOOT = "\nBack\n20 May\nOn\nSystem theme\nThe firm\nTerms\nCareers\nModels\n"


def framed(titles: tuple[str, ...]) -> str:
    each = (
        f"\nSent in by\nreader{at}\n{at * 7 + 3}\n{title}\n\n{at + 4} people\n{at}.4k\n"
        for at, title in enumerate(titles)
    )
    return HEAD + "".join(each) + FOOT


def test_titles_in_a_frame_are_papers_and_what_stands_below_the_list_is_none() -> None:
    assert tuple(draft.title for draft in read(framed(TITLES)).drafts) == TITLES


def test_a_sentence_below_a_title_is_not_the_title() -> None:
    page = framed(TITLES)
    for title in TITLES:
        page = page.replace(title, f"{title}\nIt learns a network for language recognition from images.")
    assert tuple(draft.title for draft in read(page).drafts) == TITLES


def test_other_things_have_frames_too() -> None:
    things = (
        "Garden Chair Made of Oak",
        "Summer Shoes for Children",
        "Two Nights by the Sea",
        "Old Lamp in Green",
        "Blue Cup",
    )
    assert not read(framed(things)).drafts
