"""Pages that set each title as a heading: what stands below it belongs to it, whatever it looks like."""

from __future__ import annotations

from readinglist.reading import read

NEWS = """
<h3>New in our series</h3>
<p>4 May 2019</p>
<h2><a href="/p/11">Do Night Trains Replace Flights?</a></h2>
<div><p><a href="/who/1">Clara Winter</a>, <a href="/who/2">Marco Bellini</a>, and <a href="/who/3">Jens P. Holm</a>
find that few people who take a night train would have flown, but that those who would are frequent travellers
indeed.</p></div>
<p>3 May 2019</p>
<h2><a href="/p/12">The Price of Water in Growing Cities</a></h2>
<div><p>Where the price of water follows its use, poorer households pay more for each litre than richer ones do,
according to <a href="/who/4">Amina Diallo</a> and <a href="/who/5">Peter Strand</a>. The gap closes where
meters are shared.</p></div>
<p>1 May 2019</p>
<h2><a href="/p/13">School Meals and Learning in Rural Areas</a></h2>
<div><p>Since the reform of 2005, children who eat at school have stayed there longer.
<a href="/who/6">Hana Novak</a> and <a href="/who/7">Luis Romero</a> attribute this
to parents who no longer call them home at noon to help.</p></div>
"""

BILINGUAL = """
<h1>Series, March</h1>
<div><p>No. 1</p><h2><a href="p1.html">Tidal Power and the Price of Electricity, 1990-2020</a></h2>
<p>潮汐发电与电价的演变（1990-2020）</p><p>Nora Fields, Tom Becker</p><h3>Abstract</h3>
<p>We study how tidal power changed the price of electricity on two coasts. We show that prices fell by a tenth,
and that most of the fall came in the evening, when the demand of households is high and the tide is often
turning.</p></div>
<div><p>No. 2</p><h2><a href="p2.html">Asking Farmers about Risk with Short Questions</a></h2>
<p>用简短的问题询问农民对风险的态度</p><p>Lea Moser, Daniel Osei, Ruth Kim</p><h3>Abstract</h3>
<p>We propose four short questions that measure how farmers see risk. In our experiments they predict which crops are
sown as well as a long interview does, and they take less than two minutes of a farmer's time on the field.</p></div>
"""

SESSIONS = """
<h2>Session 1: Roads and Rails</h2>
<p>Estimating the wear of tram tracks from noise</p><p>Ida Berg, Pavel Novotny</p>
<p>Shared lanes for buses and bicycles in narrow streets</p><p>Jon Hale, Mira Costa</p>
<h2>Session 2: Water and Weather</h2>
<p>Predicting flash floods from mobile phone masts</p><p>Sana Iqbal, Oskar Lind</p>
<p>Ice on small lakes: a survey of forty winters</p><p>Elin Dahl, Ken Mori</p>
"""


def test_authors_under_links_in_a_text_below_the_title() -> None:
    drafts = read(f"<html><body>{NEWS}</body></html>", "page.html").drafts
    assert [(draft.title, draft.date) for draft in drafts] == [
        ("Do Night Trains Replace Flights?", "2019-05-04"),
        ("The Price of Water in Growing Cities", "2019-05-03"),
        ("School Meals and Learning in Rural Areas", "2019-05-01"),
    ]
    assert drafts[0].authors == ("Clara Winter", "Marco Bellini", "Jens P. Holm")
    assert drafts[1].authors == ("Amina Diallo", "Peter Strand")


def test_of_two_titles_the_heading_is_it() -> None:
    drafts = read(f"<html><body>{BILINGUAL}</body></html>", "page.html").drafts
    assert [draft.title for draft in drafts] == [
        "Tidal Power and the Price of Electricity, 1990-2020",
        "Asking Farmers about Risk with Short Questions",
    ]


def test_headings_over_several_papers_are_no_titles() -> None:
    drafts = read(f"<html><body>{SESSIONS}</body></html>", "page.html").drafts
    assert [draft.title for draft in drafts] == [
        "Estimating the wear of tram tracks from noise",
        "Shared lanes for buses and bicycles in narrow streets",
        "Predicting flash floods from mobile phone masts",
        "Ice on small lakes: a survey of forty winters",
    ]


def test_a_heading_may_be_a_citation_and_the_sentences_below_it_are_no_titles() -> None:
    page = """* Papers
*** A. Berg and C. Ricci. [[https://arxiv.org/abs/2511.11047][Representations of quotients of Hopf algebras.]] (2025).

Quotients of this sort stand between rings and groups, and what is known of them rests on long calculations by \
hand.
In this note, we find all of their modules by a short argument.
Pictures with boxes are enough to list the simple ones among them.

*** J. Holm and A. Berg. [[https://arxiv.org/abs/2506.09249][A lattice model without semisimple algebras]]. (2025).

The usual model of a surface with holes asks for more than one is given, so that its best results are out of reach.
Whoever drops that demand must first say what a hole is, which has taken several people most of the last ten years. \
We begin where they stopped and go on to the case that they left open.
Until now the proofs of all these results began with the very same demand.

In our joint work, we build the model from its edges. Two things look different from what one is used to:
+ We weigh each of the edges by a number.
  Such numbers have been counted before in the homology of circles.
+ What was cut off on the way before is glued on again.

*** A. Berg and J. Holm. [[https://arxiv.org/abs/2301.03545][Duality in closed categories]]. (2023).
A module is good if it can be taken apart and put together in one way; good modules make proofs short, and one \
would like to have more of them.
The answer is no in general, and yes for crystals.
"""
    assert [draft.title for draft in read(page).drafts] == [
        "Representations of quotients of Hopf algebras",
        "A lattice model without semisimple algebras",
        "Duality in closed categories",
    ]
