"""Pages of authors and groups: titles behind their venues in one row, headings that are nobody, quoted lines."""

from __future__ import annotations

from readinglist.reading import read

CARDS = """<section><h2>Papers</h2>
<article><details><summary><span>J. Fluid Mech. | 2024</span>
<strong>Instability of a sheared interface between two viscous layers</strong></summary>
<p>Anna Berg, Jonas Holm</p><p>What waves do where oil meets water.</p></details></article>
<article><details><summary><span>Soft Matter | 2023</span>
<strong>Wrinkling of thin films on curved substrates</strong></summary>
<p>Jonas Holm, Mei Tanaka, Anna Berg</p><p>Why a raisin looks as it does.</p></details></article>
<article><details><summary><span>Accepted in Langmuir</span>
<strong>Spreading of droplets on soft gels</strong></summary>
<p>Mei Tanaka, Anna Berg</p><p>How slowly a drop runs over jelly.</p></details></article>
</section>
"""


def test_a_title_set_off_behind_its_venue_is_without_it() -> None:
    drafts = read(CARDS, "page.html").drafts
    assert [draft.title for draft in drafts] == [
        "Instability of a sheared interface between two viscous layers",
        "Wrinkling of thin films on curved substrates",
        "Spreading of droplets on soft gels",
    ]
    assert [draft.date for draft in drafts] == ["2024", "2023", None]


TABLE = """# 세미나

참여 방법: 매주 수요일 오후 9시, 온라인 회의실로 입장!

| Date | Presenter | Paper |
|---|---|---|
| 2025-03-05 | 유정화 | [World Models](https://arxiv.org/abs/1803.10122) (NeurIPS 2018) |
| 2025-03-12 | 장보아 | [Learning Latent Dynamics from Pixels](https://arxiv.org/abs/1811.04551) (ICML 2019) |
| 2025-03-19 | 이재호 | [Dream to Control](https://arxiv.org/abs/1912.01603) (ICLR 2020) |
"""


def test_two_korean_words_are_nobody() -> None:
    assert [draft.title for draft in read(TABLE).drafts] == [
        "World Models",
        "Learning Latent Dynamics from Pixels",
        "Dream to Control",
    ]


NOTES = """## II. Cities, Trade, and the Maritime World

### Henri Pirenne, *Medieval Cities: Their Origins and the Revival of Trade* (Princeton UP, 1925)

- A short book with a long shadow.

### Fernand Braudel, *The Mediterranean and the Mediterranean World in the Age of Philip II* (Collins, 1972)

- Two volumes; begin with the mountains.

### Janet Abu-Lughod, *Before European Hegemony: The World System A.D. 1250-1350* (Oxford UP, 1989)

- Read against the other two.
"""


def test_a_heading_with_a_roman_number_is_no_paper() -> None:
    drafts = read(NOTES).drafts
    assert [draft.authors for draft in drafts] == [("Henri Pirenne",), ("Fernand Braudel",), ("Janet Abu-Lughod",)]


SOLO = """# Anna Berg

## Articles

- Colourings of sparse random graphs (with Jonas Holm), Journal of Graph Theory, 44(3), 453-465, 2024.
- A short proof of a theorem of Brooks, Discrete Mathematics, 341, 335-339, 2023.
- Spectral gaps and expanders (with Mei Tanaka), Combinatorica, 41(2), 321-329, 2021.
- List colourings of planar triangulations (with Jonas Holm), European Journal of Combinatorics, 82, 12-30, 2019.

## Exhibitions

- Woven Cubes, in Mathematical Art Exhibit, Lyon, June 2022.
- Paper Graphs, in Art and Proof, City Library, Bergen, May 2020.
"""


def test_what_somebody_wrote_alone_stands_among_joint_papers() -> None:
    drafts = read(SOLO).drafts
    assert [(draft.title, draft.authors) for draft in drafts] == [
        ("Colourings of sparse random graphs", ("Jonas Holm",)),
        ("A short proof of a theorem of Brooks", ()),
        ("Spectral gaps and expanders", ("Mei Tanaka",)),
        ("List colourings of planar triangulations", ("Jonas Holm",)),
    ]


BOOKS = """Twenty years of teaching.

> "I have taught this for twenty years. The tools are there. The books are there, too." — Anna Berg

| Year | Title | Venue |
|---|---|---|
| 2021 | *Build a Programming Language* | Low Tide Press |
| 2018 | *Programming in Icon* (2nd ed.) | free book on the web |
| 1994 | "Program Monitoring and Visualization" | PhD thesis, University of Siena |
"""


def test_a_table_says_what_its_columns_are() -> None:
    drafts = read(BOOKS).drafts
    assert [(draft.title, draft.date) for draft in drafts] == [
        ("Build a Programming Language", "2021"),
        ("Programming in Icon", "2018"),
        ("Program Monitoring and Visualization", "1994"),
    ]
    assert not any(draft.authors for draft in drafts)


CALL = """# Call for Papers

## Topics of Interest

- Verification methods for open processors and their tools
- Design-space exploration and performance estimation
- Automated security analysis of hardware architectures
- Scalable simulation of heterogeneous systems
- Efficient calibration of performance models
- Programming languages for hardware generation
"""


def test_topics_that_a_conference_asks_for_are_no_papers() -> None:
    assert not read(CALL).drafts


POST = """There is more in these:

1) Anna Berg, Braided categories and invariants of knots in four dimensions, preprint.

What she does there is lovely, and shorter than it looks.

2) Jonas Holm and Mei Tanaka, Graphical calculus for quantum groups at roots of unity, to appear in Selecta Mathematica.

3) Mei Tanaka, Canonical bases and the geometry of flag varieties, Ph.D. thesis, Yale, 1997.

The last one is the hardest to find.
"""


def test_where_a_paper_appears_is_no_part_of_its_title() -> None:
    assert [draft.title for draft in read(POST).drafts] == [
        "Braided categories and invariants of knots in four dimensions",
        "Graphical calculus for quantum groups at roots of unity",
        "Canonical bases and the geometry of flag varieties",
    ]


def test_who_does_what_in_a_group_is_no_paper_beside_its_citations() -> None:
    page = """People
Anna Berg
Jon Holm
Atlas Coordinator
Mara Rossi
Website Management
Ines Costa
Paulo Lima
Image Processing and Labeling
Tim Stein
Eva Lund
Systems Administration
References/Publications
Berg AM, Holm JK, Rossi MA. Fixation and embedding of small fish for sections. Fish Histology. 2018;208:38-46.
Costa IB, Lima PR, Berg AM. A screen for mutants with abnormal cells. Cell Dynamics. 2003;228:414-423.
Stein TA, Lund EC, Berg AM. High-throughput histology of larvae. Histology Methods. 2006;39:246-254.
Lund EC, Weber CH, Berg AM. Arrays of embedded tissue for genetic analysis. Genetic Methods. 1998;25:614-618.
"""
    titles = [draft.title for draft in read(page).drafts]
    assert len(titles) >= 3
    assert set(titles) <= {
        "Fixation and embedding of small fish for sections",
        "A screen for mutants with abnormal cells",
        "High-throughput histology of larvae",
        "Arrays of embedded tissue for genetic analysis",
    }
