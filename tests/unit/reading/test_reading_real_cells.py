"""Cells of tables that hold whole citations, or the description of a book as libraries write it."""

from __future__ import annotations

from readinglist.reading import read


def test_a_citation_in_a_cell_has_its_title_behind_authors_and_year() -> None:
    page = """| Date | Topic | What to read |
|:---:|:------|:-------|
|3 May 2023|Microbial traits|Lawton, J. H. (1999). Are there general laws in ecology? [Oikos, 177-192.](https://doi.org/10.2307/3546712)|
|17 May 2023|Sparse redundancy analysis|Csala, A., & Hof, M. H. (2017). Sparse redundancy analysis of high-dimensional genetic and genomic data. [Bioinformatics, 33(20), 3228-3234.](https://doi.org/10.1093/bioinformatics/btx374)|
|31 May 2023|Nothing|NA|
|14 June 2023|The multiscale theory of biodiversity|Zobel, M., & Moora, M. (2023). The multiscale feedback theory of biodiversity. [Trends in Ecology & Evolution, 38(2), 171-182.](https://doi.org/10.1016/j.tree.2022.09.008)|
"""  # noqa: E501
    drafts = read(page).drafts
    assert [(draft.title, draft.date) for draft in drafts] == [
        ("Are there general laws in ecology?", "1999"),
        ("Sparse redundancy analysis of high-dimensional genetic and genomic data", "2017"),
        ("The multiscale feedback theory of biodiversity", "2023"),
    ]


def test_a_full_stop_and_a_dash_end_the_title_of_a_description() -> None:
    page = """| № | Издание | Авторы |
|---|---|---|
| 1. | Основы теории графов: учеб. пособие. — Казань: Изд-во Казан. ун-та, 2014. — 120 с. | Белова И.И. Орлова Е.Н., Ветров Н.А. |
| 2. | Методы анализа данных в образовании. — Пермь: Изд-во Перм. гос. ун-та, 2016. — 98 с. | Ветров Н.А. |
| 3. | Управление сетями: монография. — М.: Наука, 2015. — 210 с. | Орлова Е.Н., Громов Т.Н. |
| 4. | Информационные технологии в науке: лабораторный практикум. — Казань: Отечество, 2015. | Громов Т.Н., Белова И.И. |
"""  # noqa: E501
    drafts = read(page).drafts
    assert [(draft.title, draft.date) for draft in drafts] == [
        ("Основы теории графов", "2014"),
        ("Методы анализа данных в образовании", "2016"),
        ("Управление сетями", "2015"),
        ("Информационные технологии в науке", "2015"),
    ]
    assert drafts[0].authors == ("Белова И.И.", "Орлова Е.Н.", "Ветров Н.А.")


def test_titles_between_links_to_papers_that_are_links_too_are_papers() -> None:
    page = """## What came of it

* [Modeling contraception and pregnancy in a growing population](https://doi.org/10.1111/sifp.12255)
* [Factors associated with stock-outs of medicines in rural clinics](https://papers.example.com/4424341)
* [Estimating the burden of road traffic injuries with an individual-based model](https://doi.org/10.1186/s40621-022-00386-6)
* [The effects of frailties in health systems on the impact of programmes](https://papers.example.com/4508436)
* [Socio-demographic factors associated with early visits among pregnant women](https://doi.org/10.1371/journal.pone.0263650)
* [Factors associated with healthcare seeking behaviour for children](https://doi.org/10.1111/tmi.13499)
"""
    assert len([draft for draft in read(page).drafts if draft.title]) == 6


def test_sections_of_papers_without_authors_name_venue_and_year_below_the_title() -> None:
    page = """## Journal papers

1. **Test Point Insertion for Power-On Self-Test of Automotive Devices**
   Anna Berg, Xihong Zhou, Yoshinobu Higami
   *Transactions on Design Automation*, Vol. 28, No. 3, Article 46, September 2023
2. **A lightweight framework for resisting learning attacks**
   Tianming Ni, Anna Berg, Aibin Yan
   *Transactions on Design Automation*, Vol. 31, No. 5, Article 102, September 2026

## Conference papers

- **A Software-Defined Secure Island for Testing of Chiplet Systems**
  ATS, 2025
- **Binary Splitting Test Generation for a Pattern Matching Accelerator**
  ICECC2025
- **Test Point Selection using Multivariate Graph Convolutional Networks**
  ITC-Asia, 2024
"""
    drafts = read(page).drafts
    assert [draft.date for draft in drafts] == ["2023", "2026", "2025", "2025", "2024"]
    assert drafts[3].title == "Binary Splitting Test Generation for a Pattern Matching Accelerator"


def test_authors_of_one_cell_stand_in_lines_of_their_own() -> None:
    page = """# MEETING ON LOCKS 2024
October 14-18, 2024 Somewhere
## ACCEPTED PAPERS
Title\tAuthor
Securely Training Decision Trees Efficiently\tAnna Berg (Western Research India)
Jonas Holm (Western Research India)
Divya Gupta (Western Research)
Privacy Pools with Proof-Carrying Disclosures\tJosh Beal (Eastern University)
Ben Fisch (Eastern University)
Practical Private Information Retrieval for Keyword Queries\tSofia Celi (Brave)
Alex Davidson (Universidade de Lisboa)
Validating Binary Lifters through Context-aware Fuzzing\tKe Zhang (The Southern University)
"""
    drafts = read(page).drafts
    assert [draft.authors for draft in drafts] == [
        ("Anna Berg", "Jonas Holm", "Divya Gupta"),
        ("Josh Beal", "Ben Fisch"),
        ("Sofia Celi", "Alex Davidson"),
        ("Ke Zhang",),
    ]
    assert {draft.date for draft in drafts} == {"2024"}


def test_the_days_of_a_meeting_date_its_papers_and_a_menu_below_them_takes_none_away() -> None:
    menu = "".join(f"- [{words}](/{words})\n" for words in ("Home", "Photos", "Committees", "Dates", "Keynotes"))
    menu += "".join(f"- [{words}](/{words})\n" for words in ("Program", "Sponsors", "Past Conferences", "Travel"))
    page = f"""30th International Conference on Databases of Science
Bolzano, Italy
July 9 - 11, 2018
## Accepted Papers
#### Long Papers
- **Point Pattern Search in Big Data**
Fabio Porto (LNCC); Anna Berg (INRIA)
- **Distributed Caching for Processing Raw Arrays**
Weijie Zhao (LBNL); Florin Rusu (LBNL); Bin Dong (LBNL)
#### Demo Papers
- **Querying and Exploring Big Data Graphs**
Dario Colazzo (Dauphine); Vincenzo Mecca (Basilicata)
- **In-Database Analytics with Python**
Edouard Fouché (Karlsruhe); Klemens Böhm (Karlsruhe)
- **Federated Database System for Scientific Data**
Sangchul Kim (Seoul); Bongki Moon (Seoul)
{menu}"""
    drafts = read(page).drafts
    assert len(drafts) == 5
    assert {draft.date for draft in drafts} == {"2018"}
