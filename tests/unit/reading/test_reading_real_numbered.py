"""Numbered items of several lines each: title, authors and journal run on, whatever the lines break at."""

from __future__ import annotations

from readinglist.reading import read
from readinglist.reading.pages.rows.open_lines import upright
from readinglist.reading.pages.text.venues import year_of

RUN_ON = """\
Publications

1. Solvation of ions by a three-dimensional interaction site
model, A.V. Mattsson, B. Li, and N. Rosenkvist, J. Chem. Phys. (submitted)

2. Load balancing by work stealing in quantum chemistry
calculations, A. Nordin, A.V. Mattsson,
T.M. Sorin, N. Rosenkvist, Int. J. Quantum Chem. 114, 813
(2014).

3. Scalable properties of metal clusters: a comparative study of
core treatments, R. Marchand, I. Yudin, A.V. Mattsson, and
N. Rosenkvist, Chem. Phys. Lett. 578, 92 (2013).

4. Improving upon string methods for transition state discovery,
H. Chaffin, A. Nordin, S. Kruse, and N. Rosenkvist,
J. Chem. Theory Comput. 8, 777–786 (2012).
"""

BYLINES = """\
<html><body><ol>
<li>A. Kapan, K. Sokal,
Z. Naturforsch. <b>53a</b>, 963 (1998).
<br><em>Elastic constants of binary liquid mixtures</em>.
<li>A. Kapan, T. Wiete,
Acta Phys. Pol. A <b>106</b>, 51 (2004).
<br><em>Theory of the dielectric susceptibility of polar liquids</em>.
<li>A. Kapan,
Phys. Rev. E <b>55</b>, 7090 (1997).
<br><em>Statistical theory of elastic constants of nematic phases</em>.
<li>A. Kapan, M. Abram,
Phys. Rev. E <b>89</b>, 062503 (2014).
<br><em>Model of hydrogen-bonded mixtures in the fluid phase</em>.
<li>A. Kapan, Acta Phys. Pol. A <b>120</b>, 351 (2011).
<br><em>Statistical theory of biaxial nematic phases</em>.
<li>A. Kapan, Acta Phys. Pol. A <b>120</b>, 473 (2011).
<br><em>Theory of the susceptibility of bent molecules</em>.
<li>A. Kapan, Acta Phys. Pol. A <b>122</b>, 146 (2012).
<br><em>Flexoelectric effects in biaxial nematics</em>.
</ol></body></html>
"""

ENTITIES = "\n\n".join(
    (
        "* [Entanglement after a quantum quench in integrable chains](https://arxiv.org/abs/1608.00614), "
        "Vincent&nbsp;Alb, and Pascal&nbsp;Calabro, arxiv:1608.00614",
        "* [Localization in a system with a delocalized spectrum](https://arxiv.org/abs/1607.04652), "
        "Yevgeni&nbsp;Bar, David&nbsp;R.&nbsp;Reich, and Yoav&nbsp;Sagir, arxiv:1607.04652",
        "* [Quasiparticles in the quantum dimer model](https://arxiv.org/abs/1606.04105), "
        "Jun&nbsp;Lee, Subir&nbsp;Sach, and Steven&nbsp;R.&nbsp;White, arxiv:1606.04105",
    )
)


def test_items_of_several_lines_run_on() -> None:
    drafts = read(RUN_ON.encode(), "page.txt").drafts
    assert [(draft.title, draft.authors, draft.date) for draft in drafts] == [
        (
            "Solvation of ions by a three-dimensional interaction site model",
            ("A.V. Mattsson", "B. Li", "N. Rosenkvist"),
            None,
        ),
        (
            "Load balancing by work stealing in quantum chemistry calculations",
            ("A. Nordin", "A.V. Mattsson", "T.M. Sorin", "N. Rosenkvist"),
            "2014",
        ),
        (
            "Scalable properties of metal clusters: a comparative study of core treatments",
            ("R. Marchand", "I. Yudin", "A.V. Mattsson", "N. Rosenkvist"),
            "2013",
        ),
        (
            "Improving upon string methods for transition state discovery",
            ("H. Chaffin", "A. Nordin", "S. Kruse", "N. Rosenkvist"),
            "2012",
        ),
    ]


def test_a_journal_that_begins_as_a_name_is_no_author() -> None:
    drafts = read(BYLINES.encode(), "page.html").drafts
    assert [(draft.authors, draft.date) for draft in drafts] == [
        (("A. Kapan", "K. Sokal"), "1998"),
        (("A. Kapan", "T. Wiete"), "2004"),
        (("A. Kapan",), "1997"),
        (("A. Kapan", "M. Abram"), "2014"),
        (("A. Kapan",), "2011"),
        (("A. Kapan",), "2011"),
        (("A. Kapan",), "2012"),
    ]


def test_entities_stand_for_their_signs() -> None:
    drafts = read(ENTITIES.encode(), "page.md").drafts
    assert [draft.authors for draft in drafts] == [
        ("Vincent Alb", "Pascal Calabro"),
        ("Yevgeni Bar", "David R. Reich", "Yoav Sagir"),
        ("Jun Lee", "Subir Sach", "Steven R. White"),
    ]


ORG = """\
#+TITLE: Publications

** Kernels

#+BEGIN_HTML
<small>
#+END_HTML
Lena Osterman, Zora Chen, Petra Sus \\\\
*Refinement of data layouts without effort* \\\\
/International Symposium on Leveraging Formal Methods (ISOLA), pp. 134-149, Limassol, November, 2018/ \\\\
[[https://example.org/a][Available from us]]

Lena Osterman \\\\
*Type Systems for Operating Systems* \\\\
/PhD Thesis, Computer Science and Engineering, University of New South Wales, 2019/ \\\\
[[https://example.org/thesis][Available from the library]].

Zora Chen, Lena Osterman and Gerd Klein \\\\
*The Case for Property-Based Testing of Kernels* \\\\
/Workshop on Programming Languages and Operating Systems (PLOS)/, pp. 1-7, Shanghai, October 2017. \\\\
[[https://example.org/b][Available from us]]

Zora Chen, Gerd Klein \\\\
*Verifying Implementations of File Systems* \\\\
/Technical Report/, October, 2014. \\\\
[[https://example.org/c][Available from us]]
"""

DIGEST = """\
# Weekly digest (week of 2026-02-16)

**Scored:** 17 total items

---

## [The effects of shear thinning on the inertial instability in a channel](https://example.org/1)
*Journal of Non-Newtonian Fluid Mechanics*
Score: **0.95**
Tags: viscoelasticity, turbulence

This study focuses on shear thinning, which is close to the topics that the readers of this digest like, and on mixing.

<details>
<summary>RSS summary</summary>

<p>Publication date: March 2026</p><p>Author(s): Rebecca J. Hille, Mahdi Davar, Simon J. Haworth</p>

</details>

---

## [Acceleration waves in viscoelastic solids and fluids](https://arxiv.org/abs/2602.11122)
*arXiv Fluid Dynamics*
Score: **0.90**
Published: 2026-02-16T05:00:00+00:00
Tags: viscoelasticity, rheology

Focuses on the properties of solids and fluids that are of interest to the readers of this digest, and on their flow.

<details>
<summary>RSS summary</summary>

arXiv:2602.11122v2 Announce Type: replace-cross Abstract: A condition for the existence of smooth solutions.

</details>

---

## [Effects of surface wettability on bubble dynamics and induced flow](http://link.example.org/doi/10.1103/jvxz-8mzv)
*Physical Review Fluids*
Score: **0.90**
Published: 2026-02-12T10:00:00+00:00
Tags: bubble dynamics, fluid mechanics

This paper is about the dynamics of two-phase flows, with a focus on bubbles and on the flow around them as they grow.

<details>
<summary>RSS summary</summary>

Author(s): Jian Huang and Ri Lin<br /><p>Bubbles move heat in two-phase flows.</p>

</details>
"""


def test_org_mode_sets_venues_in_slashes() -> None:
    drafts = read(ORG.encode(), "page.org").drafts
    assert [(draft.title, draft.date) for draft in drafts] == [
        ("Refinement of data layouts without effort", "2018"),
        ("Type Systems for Operating Systems", "2019"),
        ("The Case for Property-Based Testing of Kernels", "2017"),
        ("Verifying Implementations of File Systems", "2014"),
    ]


def test_what_stands_below_a_heading_is_of_its_paper() -> None:
    drafts = read(DIGEST.encode(), "page.md").drafts
    assert [(draft.authors, (draft.date or "")[:4], draft.arxiv_id, draft.doi) for draft in drafts] == [
        (("Rebecca J. Hille", "Mahdi Davar", "Simon J. Haworth"), "2026", None, None),
        ((), "2026", "2602.11122", None),
        (("Jian Huang", "Ri Lin"), "2026", None, "10.1103/jvxz-8mzv"),
    ]


def test_the_year_behind_a_publisher_and_not_that_of_a_visit() -> None:
    assert year_of("(University of Northern Minnesota Press, 1979)") == "1979"
    assert year_of("Terra e Didática, v. 8, p. 34, 2012. Acesso em: 20 set. 2020") == "2012"
    assert year_of("Workshop on Systems (PLOS), Shanghai, October, 2017/") == "2017"


def test_slashes_of_org_mode() -> None:
    assert upright("/Phys. Rev. Lett./ 12, 2019") == "Phys. Rev. Lett. 12, 2019"
    assert upright("/Phys. Rev. Lett./, 2019") == "Phys. Rev. Lett., 2019"
    assert upright("/usr/local/bin with a word") == "/usr/local/bin with a word"
    assert upright("/a rest without an end") == "/a rest without an end"
    assert upright("/a" + " b" * 200_000) == "/a" + " b" * 200_000
