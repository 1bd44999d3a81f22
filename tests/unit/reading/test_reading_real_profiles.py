"""The page of one author: the same names come again with each paper; the head of its table is no record."""

from __future__ import annotations

from readinglist.reading import read

_PAPERS = [
    ("Time, clocks, and the ordering of events in a distributed system", "L. Lamport", 1978),
    ("The Byzantine Generals Problem", "L. Lamport, R. Shostak, M. Pease", 1982),
    ("Distributed snapshots: determining global states of distributed systems", "K. Chandy, L. Lamport", 1985),
    ("The part-time parliament", "L. Lamport", 1998),
    ("Reaching agreement in the presence of faults", "L. Lamport, R. Shostak, M. Pease", 1980),
    ("The temporal logic of actions", "L. Lamport", 1994),
    ("Proving the correctness of multiprocess programs", "L. Lamport", 1977),
    ("The Byzantine generals strike again", "L. Lamport, R. Shostak, M. Pease", 1982),
]


def test_authors_that_come_again_are_authors() -> None:
    page = "Titre\tCitée par\tAnnée\n" + "".join(
        f"{title}\n{names}\nJournal of Events {at}, {at}1-{at}9\n{9_800 - 700 * at}\t{year}\n"
        for at, (title, names, year) in enumerate(_PAPERS, start=3)
    )
    drafts = read(page).drafts
    assert [(draft.title, ", ".join(draft.authors), draft.date) for draft in drafts] == [
        (title, names, str(year)) for title, names, year in _PAPERS
    ]


def test_a_heading_over_each_paper_with_its_fields_as_a_list() -> None:
    page = "".join(
        f"## {title}\n\n- {names}\n- Physics\n- Transactions on Clocks and Other Distributed Machines\n- {year}\n\n"
        for title, names, year in [*_PAPERS, ("Fast Paxos", "L. Lamport", 2006)]
    )
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [*(title for title, _, _ in _PAPERS), "Fast Paxos"]
    assert [", ".join(draft.authors) for draft in drafts] == [*(names for _, names, _ in _PAPERS), "L. Lamport"]


def test_who_wrote_alone_stands_below_a_title_with_a_label() -> None:
    papers = [
        ("A fast quantum mechanical algorithm for database search", "Lov K. Grover", "quant-ph/9605043"),
        ("The primes contain arbitrarily long arithmetic progressions", "Ben Green, Terence Tao", "math/0404188"),
        ("Fault-tolerant quantum computation by anyons", "A. Yu. Kitaev", "quant-ph/9707021"),
        ("Quantum algorithm for solving linear systems of equations", "Aram W. Harrow, Seth Lloyd", "0811.3171"),
    ]
    page = "".join(
        f"[{at}] arXiv:{name} [pdf, html, other]\nTitle: {title}\n{names}\nComments: {at + 7} pages, no figures\n"
        "Subjects: Quantum Physics (quant-ph)\n"
        for at, (title, names, name) in enumerate(papers, start=1)
    )
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [title for title, _, _ in papers]
    assert [", ".join(draft.authors) for draft in drafts] == [names for _, names, _ in papers]
    assert [len(draft.authors) for draft in drafts] == [1, 2, 1, 2]
