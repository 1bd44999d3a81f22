"""Years that a page says once for many papers, and dates that stand above each; never a number that is no such year."""

from __future__ import annotations

import pytest

from readinglist.reading import read

BODY = """
Deep Residual Learning for Image Recognition
Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun
[pdf] [bibtex]

Rethinking the Inception Architecture for Computer Vision
Christian Szegedy, Vincent Vanhoucke, Sergey Ioffe, Jon Shlens
[pdf] [bibtex]

Structure-From-Motion Revisited
Johannes L. Schonberger, Jan-Michael Frahm
[pdf] [bibtex]

Stacked Attention Networks for Image Question Answering
Zichao Yang, Xiaodong He, Jianfeng Gao, Li Deng, Alex Smola
[pdf] [bibtex]
"""


def years(page: str, name: str = "") -> list[str | None]:
    return [draft.date for draft in read(page.encode(), name).drafts]


@pytest.mark.parametrize(
    "top",
    [
        "CVPR 2016 open access",
        "Accepted Papers (2016)",
        "Proceedings of the 29th Conference on Vision (CVPR2016)\nMonday 27 June, 2016",
        "# Veröffentlichungen 2016",
        "CVPR 2017\nCVPR 2015\nCVPR 2014\n\nCVPR 2016 Accepted Papers:",
        "VisionWeek 2016\nLas Vegas, USA",
        "Showing new listings for Monday, 27 June 2016\n\nShowing up to 2000 entries per page: fewer | more | all",
        "Papers of 2016\n\n© 2012 by the organisers",
        "## 计算机视觉论文 2016年6月",
    ],
)
def test_the_head_of_a_page_says_the_year_of_its_papers(top: str) -> None:
    assert years(f"{top}\n{BODY}") == ["2016"] * 4


@pytest.mark.parametrize(
    "top",
    [
        "Last updated: 27 June 2016",
        "Copyright 2016 by the authors",
        "Reading group on vision, Fall 2016",
        "CVPR 2016\nCVPR 2015\nCVPR 2014",
        "Papers from 2012–2016",
        "Papers that I read in 2016",
        "Room 2016, second floor",
        "Call for papers. Submission deadline: 30 April 2016",
        "Winners of the test of time award 2016",
        "A total of 2016 papers per page",
    ],
)
def test_other_years_at_the_head_of_a_page_are_nobodys(top: str) -> None:
    assert years(f"{top}\n{BODY}") == [None] * 4


def test_years_stand_over_groups_until_the_next_one_or_a_heading_without_one() -> None:
    page = """# Publications

## 2021 (2 papers)

- Masked Autoencoders Are Scalable Vision Learners. Kaiming He, Xinlei Chen, Saining Xie.
- Exploring Simple Siamese Representation Learning. Xinlei Chen, Kaiming He.

## 2018

- Group Normalization. Yuxin Wu, Kaiming He.
- Rethinking ImageNet Pre-training. Kaiming He, Ross Girshick, Piotr Dollár.

## Manuscripts

- Notes on the Training of Deep Vision Networks. Kaiming He, Ross Girshick.
"""
    assert years(page) == ["2021", "2021", "2018", "2018", None]


def test_a_year_that_the_records_contradict_is_not_theirs() -> None:
    page = f"Papers of the year 2009\n{BODY.replace('[pdf] [bibtex]', 'CVPR 2016', 3)}"
    assert set(years(page)) == {"2016", None}


def test_an_id_is_not_given_after_the_year_of_its_heading() -> None:
    page = """Accepted papers 2012

arXiv:1706.03762
Attention Is All You Need
Ashish Vaswani, Noam Shazeer, Niki Parmar

arXiv:1810.04805
BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding
Jacob Devlin, Ming-Wei Chang, Kenton Lee
"""
    assert years(page) == [None, None]


def test_dates_above_their_papers_are_not_the_dates_of_the_ones_before() -> None:
    page = """Home
Explore

9 Dec 2024
reasoning
Training Large Language Models to Reason in a Continuous Latent Space
Shibo Hao, Sainbayar Sukhbaatar, DiJia Su

13 May 2023
representation-learning
The Platonic Representation Hypothesis
Minyoung Huh, Brian Cheung, Tongzhou Wang

30 Apr 2022
kernels
KAN: Kolmogorov-Arnold Networks
Ziming Liu, Yixuan Wang, Sachin Vaidya
"""
    assert years(page) == ["2024-12-09", "2023-05-13", "2022-04-30"]
