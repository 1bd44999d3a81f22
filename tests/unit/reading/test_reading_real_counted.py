"""Items that a page counts in brackets, as text out of a PDF has them: broken lines, numbers inside lines."""

from __future__ import annotations

from readinglist.reading import read
from readinglist.reading.pages.rows.inside import parted
from readinglist.reading.pages.rows.row import build

TITLES = [
    "Methods and tools for models of rivers and their gauges",
    "A learning method for automated counting of stones in large streams",
    "Designing robust sluices for networks of canals in cold regions",
    "A modeling approach to slow water in smart cities",
]
BROKEN = """[43] L. Berg, T. Holm, F. Lima, C. Rossi, J. Stein,
Methods and tools for models of rivers and their gauges, Water 2 (2021)
717–740. Publisher: Example.
[44] J. Lund, Y. Li, J. Moser, A learning method for automated
counting of stones in large streams, Journal of Stones 57 (2019)
39–91. Publisher: Example. [45] Q. Liu, H. Zhang, J. Leng, Designing robust sluices for
networks of canals in cold regions, International Journal of Canals
12 (2019) 3–19. Publisher: Example.
[46] M. Costa, K. Afsari, A modeling approach to
slow water in smart cities, Journal of Cities 61 (2023) 1–9.
"""
SPACED = """[32] Paul Berg, Egor Lund, Monika Moser, and Juan Reuter. 2020. Methods and tools for models of

rivers and their gauges. _Journal of Water_ 11, 9 (2020), 1–9.

[33] Carla Rossi, Anna Lima, and Jon Holm. 2015. A learning method for automated counting of stones in large streams.

_Journal of Stones_ 26, 1 (2015), 60–82.

[34] Carla Rossi and Monika Moser. 2016. Designing robust sluices for networks of canals in

cold regions. _Canals_ 3, 4 (2016), 7–9.

[35] Luigi Costa, Daniel Fink, and Georg Gott. 2019. A modeling approach to slow

water in smart cities. _Journal of Cities_ 8, 2 (2019), 26–37.
"""


def test_items_are_broken_over_lines_and_one_begins_inside_a_line() -> None:
    drafts = read(BROKEN).drafts
    assert [draft.title for draft in drafts] == TITLES
    assert [draft.date for draft in drafts] == ["2021", "2019", "2019", "2023"]
    assert [len(draft.authors) for draft in drafts] == [5, 3, 3, 2]


def test_blank_lines_stand_between_the_lines_of_one_item_too() -> None:
    drafts = read(SPACED).drafts
    assert [draft.title for draft in drafts] == TITLES
    assert [draft.date for draft in drafts] == ["2020", "2015", "2016", "2019"]


def test_a_number_that_names_another_item_begins_none() -> None:
    page = "[1] Anna Berg. On light. Optik 3 (2001). See also [2] Holm and [4] Lund.\n[2] Jon Holm. On water. Mind 2.\n"
    rows = build(
        (page + "[3] Mara Rossi, as in [5] Lima. On stone. Nature 1.\n[4] Eva Lund. On air. Nature 2.").split("\n")
    )
    assert [row.number for row in parted(rows)] == [1, 2, 3, 4]


def test_titles_and_authors_in_lines_of_their_own_stay_apart() -> None:
    names = ("Anna Berg and Jon Holm", "Mara Rossi", "Paulo Lima, Eva Lund and Rita Souza", "Tim Stein and Ines Costa")
    page = "".join(
        f"[{at}]\n\n{people}\n\n“{title}”\n\nIn Journal of Water {at}, 2019, pp. {at}1–{at}9\n\n"
        for at, (people, title) in enumerate(zip(names, TITLES, strict=True), start=1)
    )
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == TITLES
    assert [len(draft.authors) for draft in drafts] == [2, 1, 3, 2]


def test_where_a_paper_appeared_ends_its_title() -> None:
    page = """[1] J. Lund, Y. Li, A digital method for automated analysis of large systems, in: 2019 14th Annual Meeting
on Systems (SoS), IEEE, 2019, pp. 7–12.
[2] D. Weber, V. Shah, A case study in detecting faults, in First International Workshop on Faults, 2001, pp. 3–13.
[3] M. Costa, Slow water in smart cities, Journal of Cities 61 (2023) 1–9.
"""
    assert [draft.title for draft in read(page).drafts] == [
        "A digital method for automated analysis of large systems",
        "A case study in detecting faults",
        "Slow water in smart cities",
    ]
