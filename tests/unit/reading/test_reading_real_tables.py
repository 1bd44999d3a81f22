"""Tables of groups that read papers: the head says who presents, and that is nobody's author."""

from __future__ import annotations

import pytest

from readinglist.reading import read

WHO = [("Presenter", "Paper", "Date"), ("발표자", "논문", "날짜"), ("Vortragende", "Lektüre", "Datum")]


@pytest.mark.parametrize(("person", "paper", "day"), WHO)
def test_who_presents_a_paper_is_not_its_author_and_the_day_is_not_its_year(person: str, paper: str, day: str) -> None:
    page = f"""| no | {day} | {person} | {paper} | Slides |
| :-: | :-: | :-: | :-: | :-: |
| 1 | 2025-03-05 | Anna Berg | [World Models](https://arxiv.org/abs/1803.10122) (NeurIPS 2018) | [Go](http://a.eu) |
| 2 | 2025-03-12 | | [PlaNet](https://arxiv.org/abs/1811.04551) (ICML 2019) | Slides |
| 3 | 2025-03-19 | Jonas Holm | [Dreamer](https://arxiv.org/abs/1912.01603) (ICLR 2020) | [Go](http://b.eu) |
| 4 | 2025-03-26 | Anna Berg | [DreamerV2](https://arxiv.org/abs/2010.02193) (ICLR 2021) | Slides |
"""
    drafts = read(page).drafts
    assert [(draft.title, draft.arxiv_id) for draft in drafts] == [
        ("World Models", "1803.10122"),
        ("PlaNet", "1811.04551"),
        ("Dreamer", "1912.01603"),
        ("DreamerV2", "2010.02193"),
    ]
    assert not any(draft.authors for draft in drafts)
    assert not any((draft.date or "").startswith("2025") for draft in drafts)


def test_a_table_with_titles_and_authors_is_read_as_before() -> None:
    page = """| Authors | Paper | Year |
|---|---|---|
| Kaiming He, Xiangyu Zhang | Deep Residual Learning for Image Recognition | 2016 |
| Diederik P. Kingma, Jimmy Ba | Adam: A Method for Stochastic Optimization | 2015 |
| Ashish Vaswani, Noam Shazeer | Attention Is All You Need | 2017 |
"""
    drafts = read(page).drafts
    assert [len(draft.authors) for draft in drafts] == [2, 2, 2]
    assert [draft.date for draft in drafts] == ["2016", "2015", "2017"]


def test_family_names_alone_stand_before_titles_in_italics() -> None:
    page = """| Date | Speaker | Paper |
|---|---|---|
| 2025-09-17 | Mary Smith | Bianchi, McKay, Mehrotra, *How Should Monetary Policy Respond to Housing Inflation?* |
| 2025-10-01 | Rafael Costa | Beaudry, Collard, Guay, Portier, *Dynamic Identification in Vector Autoregressions* |
| 2025-10-08 | Joon Park | Engbom, Malmberg, Porzio, Rossi, *Economic Development According to Chandler* |
| 2025-10-15 | Anna Berg | Bhandari, Martellini, McGrattan, *Capital Reallocation and Private Firm Dynamics* |
"""
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [
        "How Should Monetary Policy Respond to Housing Inflation?",
        "Dynamic Identification in Vector Autoregressions",
        "Economic Development According to Chandler",
        "Capital Reallocation and Private Firm Dynamics",
    ]
    assert drafts[0].authors == ("Bianchi", "McKay", "Mehrotra")


INDEX = """# Papers on floods, by year

## 2024

| {paper} | {name} | {words} |
|------|-------|--------|
| [FloodNet](./2024/FloodNet/) | 2403.XXXXX | Gauges, Rivers and Lakes |
| [Slow Water](./2024/Slow_Water/) | 2402.04811 | Maps of Risk, Forests |
| [RDA-2](./2024/RDA-2/) | 2401.XXXXX | Berg, Holm |

## 2023

| {paper} | {name} | {words} |
|------|-------|--------|
| [Deep Gauges](./2023/Deep_Gauges/) | 2309.04812 | Learning of Gauges |
| [Echo DA](./2023/Echo_DA/) | 2305.XXXXX | Echo States |
"""


@pytest.mark.parametrize(
    ("paper", "name", "words"),
    [
        ("Paper", "arXiv", "Keywords"),
        ("论文", "arXiv", "关键词"),
        ("Titel", "DOI", "Stichworte"),
        ("Articles", "Code", "Notes"),
    ],
)
def test_the_head_of_a_table_says_which_column_has_the_papers(paper: str, name: str, words: str) -> None:
    drafts = read(INDEX.format(paper=paper, name=name, words=words)).drafts
    assert [(draft.title, draft.date) for draft in drafts] == [
        ("FloodNet", "2024"),
        ("Slow Water", "2024"),
        ("RDA-2", "2024"),
        ("Deep Gauges", "2023"),
        ("Echo DA", "2023"),
    ]
    assert not any(draft.authors for draft in drafts)
    assert [draft.arxiv_id for draft in drafts if draft.arxiv_id] == ["2402.04811", "2309.04812"]


def test_a_column_of_titles_has_the_titles_where_another_has_links_to_the_papers() -> None:
    page = """| Title | Paper | Code | Venue |
|---|---|---|---|
| How Rivers Learn to Bend | [link](https://example.org/1.pdf) | [code](https://example.org/1) | ICML 2021 |
| Stones in Shallow Light | [link](https://example.org/2.pdf) | - | NeurIPS 2022 |
| Counting Sluices | [link](https://example.org/3.pdf) | [code](https://example.org/3) | ICLR 2023 |
"""
    drafts = read(page).drafts
    assert [(draft.title, draft.date) for draft in drafts] == [
        ("How Rivers Learn to Bend", "2021"),
        ("Stones in Shallow Light", "2022"),
        ("Counting Sluices", "2023"),
    ]


def test_a_table_of_other_things_with_titles_lists_no_papers() -> None:
    page = """| Title | Year | Link |
|---|---|---|
| Songs of the River | 2001 | [listen](https://example.org/1) |
| A Night in the Hills | 2004 | [listen](https://example.org/2) |
| Slow Water | 2007 | [listen](https://example.org/3) |
"""
    assert not read(page).drafts


CITED = """Papers at a glance
Last update: 3 May 2023

2147 Papers (3 missing)
Citations\tTrack\tTitle
5098\tMAIN\tA Style-Based Generator Architecture for Generative Adversarial Networks
2026\tMAIN\tMnasNet: Platform-Aware Neural Architecture Search for Mobile
1948\tMAIN\tDeep High-Resolution Representation Learning for Human Pose Estimation
1411\tMAIN\tLarge Scale Incremental Learning
"""

THESES = """Archive of theses
Page 1 / 1 - 4 records
 \tName\tTitle\tDate \tGroup\tType
1\tBerg A.\tSimulations of the cosmic web with massive neutrinos\t18-03-2016\tTH - TS\tPhD
2\tHolm J.\tThe crystal calorimeter and improvements in its sensitivity\t10-03-2016\tEX - PI\tPhD
3\tRossi C.\tPhase transitions in gauge theories on the lattice\t26-02-2015\tTH - CS\tPhD
4\tLund E.\tLow temperature theoretical study of structural glasses\t25-01-2015\tTH - PV\tMaster
"""


def test_a_table_whose_head_counts_citations_of_titles() -> None:
    drafts = read(CITED).drafts
    assert [draft.title for draft in drafts] == [
        "A Style-Based Generator Architecture for Generative Adversarial Networks",
        "MnasNet: Platform-Aware Neural Architecture Search for Mobile",
        "Deep High-Resolution Representation Learning for Human Pose Estimation",
        "Large Scale Incremental Learning",
    ]
    assert not any(draft.date for draft in drafts), "a count of citations is no year"


def test_a_table_of_names_titles_and_days_though_its_first_column_has_no_head() -> None:
    drafts = read(THESES).drafts
    assert [draft.title for draft in drafts] == [
        "Simulations of the cosmic web with massive neutrinos",
        "The crystal calorimeter and improvements in its sensitivity",
        "Phase transitions in gauge theories on the lattice",
        "Low temperature theoretical study of structural glasses",
    ]
    assert [draft.authors for draft in drafts] == [("Berg A.",), ("Holm J.",), ("Rossi C.",), ("Lund E.",)]
    assert [draft.date for draft in drafts] == ["2016", "2016", "2015", "2015"]
