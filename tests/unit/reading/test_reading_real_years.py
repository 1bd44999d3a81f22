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


def test_months_and_days_in_numbers_say_a_year_and_the_day_of_a_visit_does_not() -> None:
    page = """- Counting cliques in a random graph (with Taro Sakurai) arXiv (2022/8/15)
- Solving linear equations in a vector space over a finite field (with Masato Mimura) arXiv (2020/8/31)
- Avoiding a star of three-term arithmetic progressions (with Masato Mimura) arXiv (2019/9/23)
"""
    assert [date and date[:4] for date in years(page)] == ["2022", "2020", "2019"]
    page = """[1] XU X. Machine translation of verse[J/OL]. Digital Humanities, 2023, 19(2): 143-157. [2026-07-11].
[2] FENG Y. A survey of regulated verse in corpora[J/OL]. Digital Humanities, 2021, 17(1): 1-20. [2026-07-12].
[3] LI H. Tone patterns of classical poems in networks[J/OL]. Digital Humanities, 2020, 16(4): 3-21. [2026-07-12].
"""
    assert years(page) == ["2023", "2021", "2020"]


def test_an_identifier_in_the_words_of_a_link_is_none_of_its_buttons() -> None:
    record = """<dt>[1] <a href="x">arXiv:{0}</a> [<a href="x">pdf</a>, <a href="x">other</a>]</dt>
<dd><div>Title: {1}</div><div><a href="x">{2}</a>, <a href="x">{3}</a></div><div>Subjects: Machine Learning</div>
<p>We study how networks learn to represent what they are shown, and we find that a simple rule is enough to explain \
most of what is seen in experiments; code is available.</p></dd>"""
    page = "<html><body><dl>" + "".join(
        record.format(*each)
        for each in (
            ("1806.07366", "Neural Ordinary Differential Equations", "Ricky T. Q. Chen", "David Duvenaud"),
            ("1803.03635", "The Lottery Ticket Hypothesis", "Jonathan Frankle", "Michael Carbin"),
            ("1412.6980", "Adam: A Method for Stochastic Optimization", "Diederik P. Kingma", "Jimmy Ba"),
        )
    )
    drafts = read((page + "</dl></body></html>").encode(), "page.html").drafts
    assert [draft.arxiv_id for draft in drafts] == ["1806.07366", "1803.03635", "1412.6980"]


def test_a_label_that_is_stuck_to_a_doi_is_no_part_of_it() -> None:
    page = """Basic local alignment search tool.
Altschul SF, Gish W, Miller W, Myers EW, Lipman DJ.
J Mol Biol. 1990 Oct 5;215(3):403-10. doi: 10.1016/S0022-2836(05)80360-2.PMID: 2231712
"""
    assert [draft.doi for draft in read(page).drafts] == ["10.1016/s0022-2836(05)80360-2"]


def test_the_day_on_which_a_page_was_made_is_not_that_of_its_last_paper() -> None:
    page = f"""Vision Workshop
{BODY}
Site last built on 14 April 2024 at 06:02 by a script.
"""
    assert years(page) == [None] * 4
    assert years(f"{BODY}\nLast modified: July 20, 2015\n") == [None] * 4
