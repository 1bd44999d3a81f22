"""Authors as pages show them: particles, families first in turn, lists that stand there twice, items of names."""

from __future__ import annotations

import pytest

from readinglist.reading import read
from readinglist.reading.pages.text.people import read_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ben Green, Terence Tao", ("Ben Green", "Terence Tao")),
        ("ben Green, Terence", ("ben Green, Terence",)),
        ("Elenev, Landvoigt, Van Nieuwerburgh", ("Elenev", "Landvoigt", "Van Nieuwerburgh")),
        (
            "Wang, Chongyang, Gao, Yuan, Mathur, Akhil, Lane, Nicholas D, and Bianchi-Berthouze, Nadia",
            ("Wang, Chongyang", "Gao, Yuan", "Mathur, Akhil", "Lane, Nicholas D", "Bianchi-Berthouze, Nadia"),
        ),
        ("Wang, Li, Chen, Zhang", ("Wang", "Li", "Chen", "Zhang")),
        ("Livak KJ, Schmittgen TD.Livak KJ, et al", ("Livak KJ", "Schmittgen TD")),
    ],
)
def test_names_of_lists(text: str, names: tuple[str, ...]) -> None:
    assert read_people(text).names == names


def test_one_name_below_a_title_that_a_label_names_is_its_author() -> None:
    page = """[1] arXiv:2507.08057 [pdf, html, other]
Title: Particles, Forces and the Early Universe
Risto Raitio
Subjects: High Energy Physics - Phenomenology (hep-ph)

[2] arXiv:2507.08076 [pdf, html, other]
Title: Dark, deep, deconfining: Phase transitions in neutron stars as powerful probes of hidden sectors
Aryaman Bhutani, Nirmal Raj, Zenia Zuraiq
Subjects: High Energy Physics - Phenomenology (hep-ph)
"""
    assert [draft.authors for draft in read(page).drafts] == [
        ("Risto Raitio",),
        ("Aryaman Bhutani", "Nirmal Raj", "Zenia Zuraiq"),
    ]


def test_the_way_back_to_where_a_reference_is_named_is_no_author() -> None:
    page = """<html><body><h2>References</h2><ol>
<li><b>^</b> Schrödinger, Erwin (1935). "Discussion of probability relations between separated systems". <i>Mathematical
Proceedings</i>. <b>31</b> (4): 555–563.</li>
<li>^ <b><i>a</i></b> <b>b</b> Peres, Asher (1996). "Separability Criterion for Density Matrices". <i>Physical Review
Letters</i>. <b>77</b> (8): 1413–1415.</li>
<li><b>^</b> Aspect, Alain; Roger, Gérard (1982). "Experimental Tests of Realistic Local Theories". <i>Physical Review
Letters</i>. <b>49</b> (2): 91–94.</li></ol></body></html>"""
    drafts = read(page.encode(), "page.html").drafts
    assert [draft.authors for draft in drafts] == [
        ("Schrödinger, Erwin",),
        ("Peres, Asher",),
        ("Aspect, Alain", "Roger, Gérard"),
    ]


@pytest.mark.parametrize("text", [" , ;", "(); ()", ", and ,", "· | ·", "; ; ;"])
def test_signs_without_a_name_are_nobody(text: str) -> None:
    assert read_people(text).score < 0
