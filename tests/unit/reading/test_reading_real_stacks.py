"""Authors as items of a list, each with a place of work, and titles as such items."""

from __future__ import annotations

from readinglist.reading import read

TITLES = [
    (
        "Robust Routing Algorithms for Networks that Break",
        [("Anna Berg", "University of Bern"), ("Ritu", "Institute of Nets, Delhi")],
    ),
    (
        "Counting the Packets of a Slow Network",
        [("Sobin C C", "SRM University, AP"), ("Jon Holm and Paulo Lima", "ETH Zürich")],
    ),
    (
        "Quantum Authentication Protocols for Locks",
        [("An Braeken", "Vrije Universiteit Brussel"), ("Mara Rossi", "CNRS Paris")],
    ),
    ("Learning on Chains: A Survey", [("Shruti Mishra", "IIT Ropar")]),
]


def test_authors_in_a_list_below_each_title_with_their_places_of_work() -> None:
    page = "".join(
        f'<article><span>PAPER {at}</span><h2>{title}</h2><ul class="authors">'
        + "".join(f'<li><span class="n">{name}</span><span class="p">{place}</span></li>' for name, place in people)
        + "</ul></article>\n"
        for at, (title, people) in enumerate(TITLES)
    )
    drafts = read(page.encode(), "page.html").drafts
    assert [draft.title for draft in drafts] == [title for title, _ in TITLES]
    assert [draft.authors for draft in drafts] == [
        ("Anna Berg", "Ritu"),
        ("Sobin C C", "Jon Holm", "Paulo Lima"),
        ("An Braeken", "Mara Rossi"),
        ("Shruti Mishra",),
    ]


def test_titles_in_a_list_with_their_journals_below_are_nobody() -> None:
    page = "".join(
        f"## {topic}\n\n- {titles[0]}\n  {journal}, 2019, Anna Berg\n- {titles[1]}\n  {journal}, 2021, Jon Holm\n\n"
        for topic, journal, titles in [
            ("Rivers", "Journal of Water", ("How Rivers Learn to Bend", "Sluices and Their Keepers")),
            ("Light", "Annals of Optics", ("Stones in Shallow Light", "A Theory of Dim Lamps")),
            ("Maps", "Letters on Maps", ("Risk on Slopes", "Modelling the Edges of Old Maps")),
        ]
    )
    assert [draft.title for draft in read(page).drafts] == [
        "How Rivers Learn to Bend",
        "Sluices and Their Keepers",
        "Stones in Shallow Light",
        "A Theory of Dim Lamps",
        "Risk on Slopes",
        "Modelling the Edges of Old Maps",
    ]
