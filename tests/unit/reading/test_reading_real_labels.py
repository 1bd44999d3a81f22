"""What a page puts in front of its papers to sort them is no part of a title; rows of a table may come alone."""

from __future__ import annotations

from readinglist.reading import read


def titles(text: str, name: str = "") -> list[str | None]:
    return [draft.title for draft in read(text.encode(), name).drafts]


def test_sorts_in_brackets_and_in_bold_type_stand_before_the_authors() -> None:
    page = """## Sources

- **[Basic]** C. E. Shannon. *A mathematical theory of communication.* Bell System Technical Journal 27 (1948), 379–423.
- **[Basic]** D. A. Huffman. *A method for the construction of minimum-redundancy codes.* Proceedings of the IRE 40 \
(1952), 1098–1101.
- **[Codes]** R. W. Hamming. *Error detecting and error correcting codes.* Bell System Technical Journal 29 (1950), 147.
- **[Newer]** E. Arıkan. *Channel polarization: a method for constructing capacity-achieving codes.* IEEE Transactions \
on Information Theory 55 (2009), 3051–3073.
"""
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [
        "A mathematical theory of communication",
        "A method for the construction of minimum-redundancy codes",
        "Error detecting and error correcting codes",
        "Channel polarization: a method for constructing capacity-achieving codes",
    ]
    assert drafts[0].authors == ("C. E. Shannon",)


def test_sorts_that_change_from_row_to_row_are_taken_off_without_type() -> None:
    page = """- [Survey] Kaiming He, Xiangyu Zhang. Deep Residual Learning for Image Recognition. CVPR 2016.
- [Method] Karen Simonyan, Andrew Zisserman. Very Deep Convolutional Networks for Recognition. ICLR 2015.
- [Method] Diederik P. Kingma, Jimmy Ba. Adam: A Method for Stochastic Optimization. ICLR 2015.
"""
    assert titles(page)[0] == "Deep Residual Learning for Image Recognition"


def test_a_label_before_a_link_and_a_link_that_is_a_picture() -> None:
    page = """- **Paper 1:** [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
- **Paper 2:** [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)
- **For the eager:** [:memo:](notes.md) [Auto-Encoding Variational Bayes](https://arxiv.org/abs/1312.6114)
"""
    assert titles(page) == [
        "Attention Is All You Need",
        "Deep Residual Learning for Image Recognition",
        "Auto-Encoding Variational Bayes",
    ]


def test_a_title_in_bold_with_a_colon_is_kept_whole() -> None:
    page = """- **GPT-3:** Language Models are Few-Shot Learners. Tom B. Brown, Benjamin Mann. NeurIPS 2020.
- **BERT:** Pre-training of Deep Bidirectional Transformers. Jacob Devlin, Ming-Wei Chang. NAACL 2019.
"""
    assert [title and title[:4] for title in titles(page)] == ["GPT-", "BERT"]


def test_rows_of_a_table_alone_keep_their_cells() -> None:
    page = """<tr><td>3</td><td>Oct 5</td><td>Recognition</td><td><b>Paper 1:</b>
<a href="https://arxiv.org/abs/1512.03385">Deep Residual Learning for Image Recognition. He et al. (2015)</a><br>
<b>Paper 2:</b> <a href="https://arxiv.org/abs/1409.1556">Very Deep Convolutional Networks for Large-Scale Image
Recognition. Simonyan and Zisserman (2014)</a></td></tr>
<tr><td>4</td><td>Oct 12</td><td>Language</td><td><b>Paper 1:</b>
<a href="https://arxiv.org/abs/1706.03762">Attention Is All You Need. Vaswani et al. (2017)</a></td></tr>
"""
    assert titles(page, "page.html") == [
        "Deep Residual Learning for Image Recognition",
        "Very Deep Convolutional Networks for Large-Scale Image Recognition",
        "Attention Is All You Need",
    ]


def test_a_link_may_begin_with_its_authors() -> None:
    page = """1. [He et al.: Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385) (table 1)
1. [Vaswani et al.: Attention Is All You Need](https://arxiv.org/abs/1706.03762)
1. [Van den Oord et al.: Representation Learning with Contrastive Predictive Coding](https://arxiv.org/abs/1807.03748)
"""
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [
        "Deep Residual Learning for Image Recognition",
        "Attention Is All You Need",
        "Representation Learning with Contrastive Predictive Coding",
    ]
    assert drafts[0].authors == ("He",)
