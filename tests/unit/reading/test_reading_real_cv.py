"""Pages of people: CVs with talks beside papers, books with their publishers, titles where the page has them."""

from __future__ import annotations

from readinglist.reading import read

TALKS = """# Emmy Noether

## Publications

- NOETHER, Emmy, ARTIN, Emil. [Chains of ideals and where they end][1]. *Journal of Algebra*. May 1921. Vol. 4, no. 1
- NOETHER, Emmy. [Invariants of forms in many variables][2]. *Annals of Forms*. May 1919. Vol. 2, no. 3
- NOETHER, Emmy. [Fields whose group is given][3]. *Annals of Forms*. April 1918. Vol. 1, no. 3

## Presentations

- NOETHER, Emmy. [Modules without tears: a poster for beginners][4]. *Spring Meeting*. Bern. 30 October 1920
"""

ENTRIES = (
    ("Die Ordnung der Gärten. Pflanzen in einer wachsenden Gesellschaft", "Nomos Verlag, Baden-Baden, 2021", ""),
    ("Der lange Weg des Wassers", "Campus Verlag, Frankfurt am Main, 2018", ""),
    ("Moorkunde", "4. Auflage, Nomos Verlag, Baden-Baden, 2012", "mit Martin Wickel und Henrik Müller"),
    ("Moorkunde", "3. Auflage, Nomos Verlag, Baden-Baden, 2000", "mit Thomas Berg und Martin Wickel"),
    ("Das Genehmigungsverfahren der Wasserwirtschaft", "Suhrkamp Verlag, Berlin, 1998", ""),
    ("Der ökologische Verfassungsstaat", "Nomos Verlag, Baden-Baden, 1997", "mit Gabriele Britz"),
)
BOOKS = "".join(
    f"<li><div>{title}</div><div>{place}</div>" + (f"<div>{names}</div>" if names else "") + "</li>\n"
    for title, place, names in ENTRIES
)

JOURNALS = """
1. "Surface Tensions of Ionic Solutions," F. P. Buff and F. H. Stillinger, J. Chem. Phys. 25, 312-318 (1956).
2. "Theory of Fused Salts," F. H. Stillinger, J. G. Kirkwood and P. J. Wojtowicz, J. Chem. Phys. 32, 1837-1845 (1960).
3. "Compressibility of Simple Fused Salts," F. H. Stillinger, J. Chem. Phys. 35, 1581-1583 (1961).
"""

YEARS = """1. Singh, B.B., H.H. Hadley and R.L. Bernard 1971. Morphology of pubescence in soybean. Crop. Sci. 11: 13-16.
2. Singh, B.B. 1972. High frequency of natural cross pollination in a mutant strain of soybean. Curr. Sci. 41: 832-833.
3. Chaudhary, D. N. and B.B. Singh 1974. Heterosis for some quantitative characters. Indian J. Genet. 34:69-74.
"""


def test_talks_beside_papers_are_none() -> None:
    assert [draft.title for draft in read(TALKS).drafts] == [
        "Chains of ideals and where they end",
        "Invariants of forms in many variables",
        "Fields whose group is given",
    ]


def test_talks_alone_are_kept_as_they_are() -> None:
    """A workshop lists its papers under “talks”: without publications beside them nothing is left out."""
    assert len(read(TALKS.replace("## Presentations\n", "").replace("Publications", "Talks")).drafts) == 4


def test_titles_stand_where_the_page_has_them() -> None:
    drafts = read(f"<html><body><h2>Bücher</h2><ul>{BOOKS}</ul></body></html>", "page.html").drafts
    assert [draft.title for draft in drafts] == [title for title, _, _ in ENTRIES]
    assert [draft.date for draft in drafts] == [place[-4:] for _, place, _ in ENTRIES]
    assert drafts[3].authors == ("Thomas Berg", "Martin Wickel")


def test_a_journal_is_no_author() -> None:
    authors = [draft.authors for draft in read(JOURNALS).drafts]
    assert authors == [
        ("F. P. Buff", "F. H. Stillinger"),
        ("F. H. Stillinger", "J. G. Kirkwood", "P. J. Wojtowicz"),
        ("F. H. Stillinger",),
    ]


def test_a_year_stands_behind_the_authors() -> None:
    drafts = read(YEARS).drafts
    assert [draft.title for draft in drafts] == [
        "Morphology of pubescence in soybean",
        "High frequency of natural cross pollination in a mutant strain of soybean",
        "Heterosis for some quantitative characters",
    ]
    assert [draft.date for draft in drafts] == ["1971", "1972", "1974"]


def test_what_stands_twice_is_read_once() -> None:
    assert len(read(YEARS + "\n" + YEARS.splitlines()[0].replace("1.", "4.", 1) + "\n").drafts) == 3


UNSIGNED = """1. Singh, B.B., and H.H. Hadley 1968. Fatty acids in germinating soybean seeds Crops Sci. 8: 171-173.
2. Singh, B.B. 1972. High frequency of natural cross pollination in a strain of soybean. Curr. Sci. 41: 832-833.
3. Singh, B.B. and S.C. Gupta 1974. An early mutant of pigeonpea (Cajanus cajan) Indian J. Agric. Sci. 44: 233-234.
"""

BOOK_LIST = """1. Gardens and Kings (Louis Crompton) HQ76.25 .C76 2003
A long book, divided into the courts of Europe, and easy to use in class because its chapters stand alone.

2. Gardens of the North: A Study of Cold Soils ( Frank S. Caprio ; foreword by Karl M. Bowman) HQ73 .C3 1967
The second source shares its themes with the first one. It is set up by region, and by the history of each region.

3. The Truth about Gardens: The Work of the Faithful (John F. Harvey) BX2347 .H65 1996
This one takes the other side, and gives the accounts of many gardeners who had a hard life on poor soils.
"""


def test_a_journal_without_a_sign_is_no_part_of_the_title() -> None:
    assert [draft.title for draft in read(UNSIGNED).drafts] == [
        "Fatty acids in germinating soybean seeds",
        "High frequency of natural cross pollination in a strain of soybean",
        "An early mutant of pigeonpea (Cajanus cajan)",
    ]


def test_authors_stand_in_brackets_behind_the_title() -> None:
    assert [(draft.title, draft.authors) for draft in read(BOOK_LIST).drafts] == [
        ("Gardens and Kings", ("Louis Crompton",)),
        ("Gardens of the North: A Study of Cold Soils", ("Frank S. Caprio",)),
        ("The Truth about Gardens: The Work of the Faithful", ("John F. Harvey",)),
    ]
