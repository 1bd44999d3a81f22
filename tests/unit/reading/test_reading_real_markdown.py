"""Reading lists in Markdown as people keep them: what a mark, a link, a cell or a sign says of a title."""

from __future__ import annotations

from readinglist.reading import read


def titles(text: str) -> list[str | None]:
    return [draft.title for draft in read(text).drafts]


def test_a_number_whose_point_is_escaped_is_a_mark() -> None:
    page = """## Papers of the week

1\\. [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239)

The note says why a simple loss is enough to train a model that draws sharp pictures, and what it costs at test time.

2\\. [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)

The note says how a path around each layer lets very deep networks learn at all, and what was won with them.

3\\. [Auto\\-Encoding Variational Bayes](https://arxiv.org/abs/1312.6114)

The note says how to draw samples so that the gradient passes through them, and why that was the missing piece.
"""
    assert titles(page) == [
        "Denoising Diffusion Probabilistic Models",
        "Deep Residual Learning for Image Recognition",
        "Auto-Encoding Variational Bayes",
    ]


def test_a_topic_may_stand_before_the_authors_and_cells_may_be_empty() -> None:
    page = """| Day | Who | Paper |
|-----|-----|-------|
| 3 May | Anna | `Where it began:` |
| | | `by convolution`: Alex Krizhevsky, Ilya Sutskever, Geoffrey E. Hinton. **ImageNet Classification with Deep \
Convolutional Neural Networks**. NIPS 2012 |
| | | `by depth`: Karen Simonyan, Andrew Zisserman. **Very Deep Convolutional Networks for Large-Scale Image \
Recognition**. ICLR 2015 |
| | | Recent: Alexey Dosovitskiy, Lucas Beyer, Neil Houlsby. **An Image is Worth 16x16 Words: Transformers for Image \
Recognition at Scale**. ICLR 2021 |
"""
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [
        "ImageNet Classification with Deep Convolutional Neural Networks",
        "Very Deep Convolutional Networks for Large-Scale Image Recognition",
        "An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale",
    ]
    assert drafts[1].authors == ("Karen Simonyan", "Andrew Zisserman")


def test_notes_in_a_plain_list_are_no_headings_and_no_papers() -> None:
    page = """# Papers that I mean to read.
#
# Put one address in a line. Any form will do,
# for instance:
#   https://arxiv.org/abs/2301.00001
#   2301.00001
#
# Nothing else belongs here.

https://arxiv.org/abs/1706.03762
https://arxiv.org/abs/1512.03385
https://arxiv.org/abs/1312.6114
"""
    drafts = read(page).drafts
    assert [(draft.title, draft.arxiv_id) for draft in drafts] == [
        (None, "1706.03762"),
        (None, "1512.03385"),
        (None, "1312.6114"),
    ]


def test_bold_words_and_links_may_be_broken_over_lines() -> None:
    page = """**[1]** He, Kaiming, et al. "**Deep Residual Learning for
Image Recognition**." arXiv preprint arXiv:1512.03385 (2015).

**[2]** Kingma, Diederik P., and Max Welling. "**Auto-Encoding Variational Bayes**." arXiv preprint arXiv:1312.6114 \
(2013).

**[3]** Mikolov, et al. "**Efficient Estimation of Word Representations in Vector Space**." arXiv preprint \
arXiv:1301.3781 (2013).

**[4]** Girshick, Ross. "**Fast R-CNN**." Proceedings of the IEEE International Conference on Computer Vision. 2015.
"""
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [
        "Deep Residual Learning for Image Recognition",
        "Auto-Encoding Variational Bayes",
        "Efficient Estimation of Word Representations in Vector Space",
        "Fast R-CNN",
    ]
    assert drafts[2].authors == ("Mikolov",)


def test_names_that_nobody_knows_stand_where_authors_stand() -> None:
    page = """References

- Jarosz, Gaja. 2013. Learning with Hidden Structure in Optimality Theory and Harmonic Grammar. Phonology 30(1). 27–71.
- Jarosz, Gaja. 2015. Expectation Driven Learning of Phonology. University of Massachusetts, Amherst, ms.
- Pater, Joe. 2008. Gradual Learning and Convergence. Linguistic Inquiry 39(2). 334–345.
"""
    drafts = read(page).drafts
    assert [(draft.authors, draft.date) for draft in drafts] == [
        (("Jarosz, Gaja",), "2013"),
        (("Jarosz, Gaja",), "2015"),
        (("Pater, Joe",), "2008"),
    ]
    assert drafts[1].title == "Expectation Driven Learning of Phonology"


def test_authors_and_years_of_a_bibliography_in_french() -> None:
    page = """## Bibliographie

- Meyer, Morgan, et Susan Molyneux-Hodgson. « Communautés épistémiques ». Terrains & travaux, no 18 (18 août 2011): 1-4.

- Segi, Shio. « The coexistence of whaling and whale watching in a traditional whaling region ». Bulletin 15 (2003): 21.

- Heazle, Michael. « Scientific Uncertainty and the International Whaling Commission ». Marine Policy 28, no 5 \
(septembre 2004): 361‑74.
"""
    drafts = read(page).drafts
    assert [(draft.authors, draft.date) for draft in drafts] == [
        (("Meyer, Morgan", "Susan Molyneux-Hodgson"), "2011"),
        (("Segi, Shio",), "2003"),
        (("Heazle, Michael",), "2004"),
    ]
    assert drafts[0].title == "Communautés épistémiques"


def test_a_linked_title_is_one_however_long_the_remark_and_whatever_the_year() -> None:
    remark = "It was the first to do so and is still a pleasure to read, though much of what it says is known now. "
    page = f"""# What to read on storage

1. [Basics](#basics)
2. [Logs](#logs)

## Basics

* [A Relational Model of Data for Large Shared Data Banks](http://db.example/codd.pdf) (1970): {remark * 4}

* [Anatomy of a Database System](http://db.example/anatomy) (200x): A tour of all the parts. {remark}

* [The Log-Structured Merge-Tree](http://db.example/lsm.pdf) (1996): {remark}

* [Access Path Selection in a Relational Database Management System](http://db.example/r.pdf) (1979): {remark * 12}

* [Eddies: Continuously Adaptive Query Processing](http://db.example/eddies.pdf) (2000): {remark * 20}
"""
    assert [(draft.title, draft.date) for draft in read(page).drafts] == [
        ("A Relational Model of Data for Large Shared Data Banks", "1970"),
        ("Anatomy of a Database System", None),
        ("The Log-Structured Merge-Tree", "1996"),
        ("Access Path Selection in a Relational Database Management System", "1979"),
        ("Eddies: Continuously Adaptive Query Processing", "2000"),
    ]


def test_short_names_before_addresses_are_titles_where_the_page_has_them_there() -> None:
    page = """Agents:
    1. ReAct: https://arxiv.org/pdf/2210.03629 (done)
    2. Reflexion: https://arxiv.org/pdf/2303.11366 (done)
    3. Mixture-of-Agents Enhances Large Language Model Capabilities: https://arxiv.org/pdf/2406.04692

Learning:
    1. How to avoid machine learning pitfalls: https://arxiv.org/pdf/2108.02497 (done)
    2. PPO: https://arxiv.org/pdf/1707.06347
    3. Just How Flexible are Neural Networks in Practice: https://arxiv.org/pdf/2406.11463
    4. Grokked Transformers are Implicit Reasoners: https://arxiv.org/pdf/2405.15071v2
"""
    drafts = read(page).drafts
    assert [draft.title for draft in drafts][:5] == [
        "ReAct",
        "Reflexion",
        "Mixture-of-Agents Enhances Large Language Model Capabilities",
        "How to avoid machine learning pitfalls",
        "PPO",
    ]
    assert len(drafts) == 7


def test_words_of_links_that_come_again_are_buttons_in_any_language() -> None:
    page = """+ [基础] | [Efficient Estimation of Word Representations in Vector Space]\
(https://arxiv.org/pdf/1301.3781) | [笔记本](https://notes.example/1) | 词向量 | Tomas Mikolov et al,2013

+ [基础] | [Scaling Distributed Machine Learning with the Parameter Server](https://cs.example/ps.pdf) | \
[笔记本](https://notes.example/2) | 分布式 | Mu Li et al,2014

+ [搜索] | [Convolutional Neural Networks at Constrained Time Cost](https://arxiv.org/pdf/1412.1710) | \
[笔记本](https://notes.example/3) | 计算成本 | Kaiming He et al,2014
"""
    assert [(draft.title, draft.authors, draft.date) for draft in read(page).drafts] == [
        ("Efficient Estimation of Word Representations in Vector Space", ("Tomas Mikolov",), "2013"),
        ("Scaling Distributed Machine Learning with the Parameter Server", ("Mu Li",), "2014"),
        ("Convolutional Neural Networks at Constrained Time Cost", ("Kaiming He",), "2014"),
    ]


def test_a_caption_above_numbered_references_is_none_of_them() -> None:
    page = """*Pictures that the model drew. (Source: Fig. 6 in [Zhang et al., 2018](https://arxiv.org/pdf/1805.08318.pdf))*

## References

[1] Dzmitry Bahdanau, Kyunghyun Cho, and Yoshua Bengio. ["Neural machine translation by jointly learning to align \
and translate."](https://arxiv.org/pdf/1409.0473.pdf) ICLR 2015.

[2] Thang Luong, Hieu Pham, Christopher D. Manning. ["Effective Approaches to Attention-based Neural Machine \
Translation."](https://arxiv.org/pdf/1508.04025.pdf) EMNLP 2015.

[3] Jianpeng Cheng, Li Dong, and Mirella Lapata. ["Long short-term memory-networks for machine reading."]\
(https://arxiv.org/pdf/1601.06733.pdf) EMNLP 2016.

[4] Xiaolong Wang, et al. ["Non-local Neural Networks."](https://arxiv.org/pdf/1711.07971.pdf) CVPR 2018
"""
    assert [draft.title for draft in read(page).drafts] == [
        "Neural machine translation by jointly learning to align and translate",
        "Effective Approaches to Attention-based Neural Machine Translation",
        "Long short-term memory-networks for machine reading",
        "Non-local Neural Networks",
    ]


def test_references_of_an_encyclopedia() -> None:
    page = """References
 1. ^ a b Vaswani, Ashish; Shazeer, Noam; Parmar, Niki (2017). "Attention is All you Need" (PDF). Advances in Neural \
Information Processing Systems. 30. Curran Associates, Inc.
 2. ^ Bahdanau, Dzmitry; Cho, Kyunghyun; Bengio, Yoshua (September 1, 2014). "Neural Machine Translation by Jointly \
Learning to Align and Translate". arXiv:1409.0473 [cs.CL].
 3. ^ a b c Hochreiter, Sepp; Schmidhuber, Jürgen (1 November 1997). "Long Short-Term Memory". Neural Computation. 9 \
(8): 1735–1780. doi:10.1162/neco.1997.9.8.1735. ISSN 0899-7667. PMID 9377276.
 4. ^ Jump up to: a b Devlin, Jacob; Chang, Ming-Wei (11 October 2018). "BERT: Pre-training of Deep Bidirectional \
Transformers for Language Understanding". arXiv:1810.04805v2 [cs.CL].
"""
    assert [(draft.title, draft.authors, draft.date) for draft in read(page).drafts] == [
        ("Attention is All you Need", ("Vaswani, Ashish", "Shazeer, Noam", "Parmar, Niki"), "2017"),
        (
            "Neural Machine Translation by Jointly Learning to Align and Translate",
            ("Bahdanau, Dzmitry", "Cho, Kyunghyun", "Bengio, Yoshua"),
            "2014",
        ),
        ("Long Short-Term Memory", ("Hochreiter, Sepp", "Schmidhuber, Jürgen"), "1997"),
        (
            "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
            ("Devlin, Jacob", "Chang, Ming-Wei"),
            "2018",
        ),
    ]


def test_a_family_name_alone_stands_before_a_year_or_a_quoted_title() -> None:
    ticked = """# Reading list

- [x] Kahneman & Tversky (1979) Prospect Theory: An Analysis of Decision under Risk
- [x] Simon (1955) A Behavioral Model of Rational Choice
- [ ] Thaler (1980) Toward a positive theory of consumer choice
"""
    assert [(draft.title, draft.authors) for draft in read(ticked).drafts] == [
        ("Prospect Theory: An Analysis of Decision under Risk", ("Kahneman", "Tversky")),
        ("A Behavioral Model of Rational Choice", ("Simon",)),
        ("Toward a positive theory of consumer choice", ("Thaler",)),
    ]


def test_a_title_ends_with_its_link_as_all_others_of_the_page_do() -> None:
    page = """1. [Denoising Diffusion Probabilistic Models](https://arxiv.org/abs/2006.11239)：说明一个简单的目标为什么足够。
2. [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)：让很深的网络也能学习。
3. [Attention Is All You Need](https://arxiv.org/abs/1706.03762)：只用注意力，不用循环。
4. [Auto-Encoding Variational Bayes](https://arxiv.org/abs/1312.6114)：梯度可以穿过采样。
5. [PersonaBench](https://arxiv.org/abs/2606.02798)：用真实行为轨迹评价个体行为建模；它预测用户，不评价帮助用户后的结果。
"""
    drafts = read(page).drafts
    assert drafts[4].title == "PersonaBench"
    assert drafts[0].comment == "说明一个简单的目标为什么足够。"
