"""What two titles, and two lists of authors, are to each other."""

from __future__ import annotations

import pytest

from readinglist.likeness import People, Titles, compare, is_generic, people, title


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("Deep nets, deeply", "DEEP NETS – DEEPLY", Titles.SAME),
        ('Sparse $\\ell_1$ fits of Schr\\"odinger’s cats', "Sparse ell_1 fits of Schrödinger's cats", Titles.SAME),
        ("The $\\alpha$-shape of {B}anach spaces", "The α-shape of Banach spaces", Titles.SAME),
        ("Mini-batch descent for all of us", "Minibatch descent for all of us", Titles.SAME),
        ("Convergence of stochastic gradiant descent", "Convergence of stochastic gradient descent", Titles.SLIP),
        ("Convergance of stochastic gradiant descent", "Convergence of stochastic gradient descent", Titles.SLIP),
        ("Optimisation of deep networks by sampling", "Optimization of deep networks by sampling", Titles.SLIP),
        ("A study of the flow in long pipes", "Study of flow in long pipes", Titles.SLIP),
        ("Reviwe of stochastic gradient methods", "Review of stochastic gradient methods", Titles.SLIP),
        ("Convergence of stochastic gradient desc…", "Convergence of stochastic gradient descent", Titles.CUT),
        ("Convergence of...", "Convergence of stochastic gradient descent", Titles.OTHER),
        ("Learning flows on graphs", "Learning flows on graphs: theory and practice at scale", Titles.HEAD),
        ("Learning flows on graphs", "Learning flows on graphs (extended abstract)", Titles.HEAD),
        ("Learning flows on graphs", "Learning flows on graphs: two extensions", Titles.NEAR),
        ("Learning flows on graphs", "Learning flows on graphs: Part II", Titles.OTHER),
        ("Learning flows on graphs", "Learning flows on graphs II", Titles.OTHER),
        ("Learning flows on graphs I", "Learning flows on graphs II", Titles.OTHER),
        ("Learning flows on graphs 1", "Learning flows on graphs 2", Titles.OTHER),
        ("Learning flows on graphs", "Learning flows on graphs revisited", Titles.OTHER),
        ("Learning flows on graphs", "Comment on “Learning flows on graphs”", Titles.OTHER),
        ("Learning flows on graphs", "Erratum: Learning flows on graphs", Titles.OTHER),
        ("Learning flows on graphs", "Correction to: Learning flows on graphs", Titles.OTHER),
        ("Waves in symmetric media at rest", "Waves in asymmetric media at rest", Titles.NEAR),
        ("Waves in supervised media at rest", "Waves in unsupervised media at rest", Titles.NEAR),
        ("Waves in singular dynamical systems", "Waves in singular dynamics systems", Titles.NEAR),
        ("Waves with walls in deep water", "Waves without walls in deep water", Titles.OTHER),
        ("Waves in two dimensions at rest", "Waves in three dimensions at rest", Titles.OTHER),
        ("SU(2) gauge theory on the lattice", "SU(3) gauge theory on the lattice", Titles.OTHER),
        ("A wholly unlike matter", "Convergence of stochastic gradient descent", Titles.OTHER),
        ("", "", Titles.OTHER),
        ("中文标题一", "中文标题一", Titles.SAME),
    ],
)
def test_two_titles(one: str, other: str, wanted: Titles) -> None:
    assert compare(title(one), title(other)) is wanted
    assert compare(title(other), title(one)) is wanted


@pytest.mark.parametrize(
    "text",
    ["Introduction", "Editorial", "Preface", "Book Review", "Response to the Reviewers", "Editors' Note", "Volume 12"],
)
def test_titles_that_say_nothing(text: str) -> None:
    assert is_generic(title(text))
    assert not is_generic(title("Sampling flows on graphs"))


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        (["Ada Byron"], ["Byron, Ada"], People.SAME),
        (["Ada Byron"], ["A. Byron", "Emmy Noether"], People.SAME),
        (["Ada K. Byron"], ["Byron AK"], People.SAME),
        (["Byron Ada"], ["Ada Byron"], People.SAME),
        (["Byron Ada"], ["A. Byron"], People.SAME),
        (["Thomas Möllenhoff"], ["T. Mollenhoff"], People.SAME),
        (["P. Vilas-Boas"], ["Vilas-Boas, Pedro"], People.SAME),
        (["Ada Byrron", "Emmy Noether"], ["Ada Byron", "Emmy Noether"], People.SAME),
        (["Martin Luther King Jr."], ["King, Martin Luther"], People.SAME),
        (["Wei Zhang"], ["Li Zhang"], People.INITIALS),
        (["W. Zhang"], ["Li Zhang"], People.INITIALS),
        (["Ada Byron", "Wei Zhang"], ["Ada Byron", "Kurt Gödel"], People.SOME),
        (["Ada Byron"], ["Emmy Noether"], People.DIFFERENT),
        (["Ada Byron"], [], People.UNKNOWN),
        ([""], ["Ada Byron"], People.DIFFERENT),
    ],
)
def test_two_lists_of_authors(ours: list[str], theirs: list[str], wanted: People) -> None:
    assert people(ours, theirs) is wanted
    assert people(theirs, ours) is wanted


def test_five_thousand_authors_are_compared_by_the_first_of_them() -> None:
    names = [f"Given{k} Family{k}" for k in range(5000)]
    assert people(names, names) is People.SAME
