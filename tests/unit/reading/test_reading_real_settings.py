"""What no reader of a page sees: the settings of a site's generator above it, elements without words, underlines."""

from __future__ import annotations

from readinglist.reading import read


def titles(text: str) -> list[str | None]:
    return [draft.title for draft in read(text).drafts]


def test_elements_without_words_between_papers_make_no_program_of_a_page() -> None:
    page = """---
title: What we read
layout: page
header:
    image: /assets/sea.png
---

All of it is to be read before the class, and no more than that.

## Week 1

**Hardin, G.** (1968). The tragedy of the commons. Science, 162(3859), 1243-1248.

<embed src="/files/hardin.pdf" type="application/pdf" width=900/>

## Week 2

**MacArthur, R. H., & Wilson, E. O.** (1963). An equilibrium theory of insular zoogeography. Evolution, *17*, 373-387.

<embed src="/files/macarthur.pdf" type="application/pdf" width=900/>

## Week 3

**Paine, R. T.** (1966). Food web complexity and species diversity. The American Naturalist, 100(910), 65-75.

<embed src="/files/paine.pdf" type="application/pdf" width=900/>
"""
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [
        "The tragedy of the commons",
        "An equilibrium theory of insular zoogeography",
        "Food web complexity and species diversity",
    ]
    assert drafts[1].authors == ("MacArthur, R. H.", "Wilson, E. O.")
    assert [draft.date for draft in drafts] == ["1968", "1963", "1966"]


def test_headings_that_are_underlined_make_no_program_of_a_page() -> None:
    page = """
============
Publications
============

What was written about the model.

Methods
=======

* `Random Forests <https://doi.org/10.1023/A:1010933404324>`_

* `Bagging predictors for small samples of noisy data <https://doi.org/10.1007/BF00058655>`_

* `Support-vector networks <https://doi.org/10.1007/BF00994018>`_
"""
    assert titles(page) == [
        "Random Forests",
        "Bagging predictors for small samples of noisy data",
        "Support-vector networks",
    ]


def test_records_with_a_mark_and_others_below_a_gap_are_on_one_page() -> None:
    page = """## Papers

1. **Attention Is All You Need**
   Ashish Vaswani, Noam Shazeer, Niki Parmar
   *Advances in Neural Information Processing Systems*, Vol. 30, 2017
   [DOI](https://doi.org/10.5555/3295222)

2. **Deep Residual Learning for Image Recognition**
   Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun
   *IEEE Conference on Computer Vision and Pattern Recognition*, 2016
   [DOI](https://doi.org/10.1109/CVPR.2016.90)

3. **Distilling the Knowledge in a Neural Network**
   Geoffrey Hinton, Oriol Vinyals, Jeff Dean
   *NIPS Deep Learning Workshop*, 2014
   [DOI](https://doi.org/10.48550/arXiv.1503.02531)

## Books

**Deep Learning**
Ian Goodfellow, Yoshua Bengio, Aaron Courville
*MIT Press*, 2016
[DOI](https://doi.org/10.5555/3086952)

**Probabilistic Machine Learning**
Kevin P. Murphy, Anna Berg
*MIT Press*, 2022
[DOI](https://doi.org/10.5555/4086952)
"""
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [
        "Attention Is All You Need",
        "Deep Residual Learning for Image Recognition",
        "Distilling the Knowledge in a Neural Network",
        "Deep Learning",
        "Probabilistic Machine Learning",
    ]
    assert [draft.date for draft in drafts] == ["2017", "2016", "2014", "2016", "2022"]
