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
