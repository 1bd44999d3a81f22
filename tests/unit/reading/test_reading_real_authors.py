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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ge Liang,Wang Lianhai", ("Ge Liang", "Wang Lianhai")),
        ("Jiang Liehui,Wang Yuliang,Zhao Qiuxia,et al", ("Jiang Liehui", "Wang Yuliang", "Zhao Qiuxia")),
        ("Kim JW,Lee HU,Won Y", ("Kim JW", "Lee HU", "Won Y")),
    ],
)
def test_commas_that_have_lost_their_spaces(text: str, names: tuple[str, ...]) -> None:
    assert read_people(text).names == names


def test_authors_and_the_year_in_a_row_stand_over_their_title() -> None:
    page = """Haller, Lisa (2022):
Who cares? Old questions for a new law. In: Law of the Young, 59 (4). Berlin, S. 422-439.
Haller, Who cares? | PDF

Haller, Lisa; Berg, Anna; Holm, Jonas (2011):
Counting the poor as a trick of numbers? Families after the reform. In: Journal of Reform, 57 (1). Bern. S. 27-52.
Counting the poor | example.org

Haller, Lisa (2010):
Unterm Strich: What ranks mean to those who pay. In: Kirsten Lund, Maria Wolf (Hrsg.) One pays. Bern: Haupt. S. 2-34.
One pays | PDF
"""
    drafts = read(page).drafts
    assert [(draft.title, draft.date) for draft in drafts] == [
        ("Who cares? Old questions for a new law", "2022"),
        ("Counting the poor as a trick of numbers? Families after the reform", "2011"),
        ("Unterm Strich: What ranks mean to those who pay", "2010"),
    ]
    assert [len(draft.authors) for draft in drafts] == [1, 3, 1]


def test_a_publisher_with_the_year_and_the_pages_is_nobody_and_gives_the_year() -> None:
    page = """* [27]
  Paul Masset et al.
  “Learning in the Brain at Many Scales of Time”
  In *Nature* 642.8068
  Nature Publishing Group, 2025, pp. 682–690
  DOI: 10.5555/a27
* [28]
  Timothy Muller and Jon Holm
  “Forecasts that Weigh the Past”
  In *Journal of Forecasts* 27.3
  [American Society of Numbers, Taylor & Francis, Ltd.], 1960, pp. 299–306
  DOI: 10.5555/a28
* [29]
  Anna Berg
  “Rewards in Models of Cortex”
  In *Annals of Models* 12.1
  Institute of Mathematical Models, 1951, pp. 400–407
  DOI: ⟨10.5555/a29⟩
"""
    drafts = read(page).drafts
    assert [draft.date for draft in drafts] == ["2025", "1960", "1951"]
    assert [draft.doi for draft in drafts] == ["10.5555/a27", "10.5555/a28", "10.5555/a29"]
    assert drafts[0].authors == ("Paul Masset",)


def test_the_editors_of_a_book_are_who_made_it() -> None:
    page = """Berg Anna, Holm Jon, Rivers between states, Bern, 2017

Anna Berg et Mara Rossi (Hrsg.), A history of slow rivers. Canals and their keepers, Oxford, 2008

Lund Eva, Stones in the stream of time, London, 2011

Holm Jon, Costa Ines (eds.), Media and their audiences in small towns, New York, 2012

Anna Berg, Paulo Lima, Tim Stein (dir.), Maps of light and shade, Paris, 2013
"""
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [
        "Rivers between states",
        "A history of slow rivers. Canals and their keepers",
        "Stones in the stream of time",
        "Media and their audiences in small towns",
        "Maps of light and shade",
    ]
    assert [len(draft.authors) for draft in drafts] == [2, 2, 1, 2, 3]
