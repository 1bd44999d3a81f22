"""Items of lists: titles in bold, what hangs below them, remarks behind a dash, labels with pictures."""

from __future__ import annotations

from readinglist.reading import read

_PAPERS = [
    (
        "Star Attention: Efficient LLM Inference over Long Sequences",
        "Shantanu Acharya, Boris Ginsburg",
        "2411.17116",
    ),
    (
        "A Simple and Effective $L_2$ Norm-Based Strategy for Compression",
        "Alessio Devoto, Yu Zhao",
        "2406.11430",
    ),
    ("Deep Residual Learning for Image Recognition", "Kaiming He, Xiangyu Zhang", "1512.03385"),
    ("Denoising Diffusion Probabilistic Models", "Jonathan Ho, Ajay Jain, Pieter Abbeel", "2006.11239"),
]
_TITLES = [title for title, _, _ in _PAPERS]


def test_a_title_in_bold_ends_where_the_bold_ends_and_what_stands_deeper_is_of_its_item() -> None:
    page = "# Long texts\n\n" + "".join(
        f"- **{title}**, `arXiv, {name}`, [arxiv](https://arxiv.org/abs/{name}), stars: [**{len(title)}**](None)\n\n"
        f"\t *{names}*\n"
        for title, names, name in _PAPERS
    )
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == _TITLES
    assert [", ".join(draft.authors) for draft in drafts] == [names for _, names, _ in _PAPERS]
    assert [draft.arxiv_id for draft in drafts] == [name for _, _, name in _PAPERS]


def test_a_folded_entry_with_its_number_in_bold_and_pictures_before_its_labels() -> None:
    page = "".join(
        f"<details>\n<summary><b>{at}. {title}</b> ⭐ {3 * at}</summary>\n\n<br/>\n\n**👥 Authors:** {names}\n\n"
        f"**🔗 Links:** [📄 arXiv](https://arxiv.org/abs/{name})\n\n</details>\n\n"
        for at, (title, names, name) in enumerate(_PAPERS, start=1)
    )
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == _TITLES
    assert [", ".join(draft.authors) for draft in drafts] == [names for _, names, _ in _PAPERS]


def test_items_of_a_letter_with_a_remark_behind_a_dash() -> None:
    titles = [*_TITLES[:1], *_TITLES[2:], "Consistency Models", "Augmented Language Models: a Survey"]
    remark = "shows what a new model of this kind can do and where it still fails (paper | thread)"
    page = "Read this in the browser instead\n\nThe best of the week (5 May)\nThe Editors\nMay 6, 2024\n"
    page += "".join(f"{at}). {title} - {remark}\n\n" for at, title in enumerate(titles, start=1))
    page += "Write to us if you want to help with the next letter, and see you soon\n"
    assert [draft.title for draft in read(page).drafts] == titles


def test_names_between_semicolons_behind_a_label_are_no_program() -> None:
    page = "".join(
        f"#{at} {title} [PDF] [Copy]\n\nAuthors: {names.replace(', ', ' ; ')}\n\n"
        for at, (title, names, _) in enumerate(_PAPERS[2:], start=1)
    )
    assert [draft.title for draft in read(page).drafts] == _TITLES[2:]


def test_a_word_that_buttons_have_ends_a_title_that_goes_on_below_its_label() -> None:
    page = "".join(
        f"\\\\\narXiv:2306.0746{at}\nDate: Mon, 12 Jun 2023 23:42:08 GMT   (1839kb,D)\n\n"
        f"Title: Ranking the Accounts of Large Companies with Models and Explainable\n AI\n"
        f"Authors: {names}\nCategories: cs.AI cs.LG\nComments: 9 pages, 11 figures\n\\\\\n"
        "  We show how the accounts of a company are ranked by a model that explains its\nresults, and that the "
        "method outperforms the one in use by a large margin on two\ndatasets.\n"
        f"\\\\ ( https://arxiv.org/abs/2306.0746{at} ,  1839kb)\n{'-' * 78}\n"
        for at, (_, names, _) in enumerate(_PAPERS)
    )
    titles = {draft.title for draft in read(page).drafts}
    assert titles == {"Ranking the Accounts of Large Companies with Models and Explainable AI"}
