"""Sentences are no titles on a page that ends its titles without a full stop: what is said of a paper, comments."""

from __future__ import annotations

from readinglist.reading import read

_PAPERS = [
    ("Graph neural networks in network security: from theoretical foundations to applications", "X Zhang"),
    ("Knowledge graph reasoning for cyber attack detection", "E Gilliard, J Liu, AA Aliyu"),
    ("Euler: Detecting Network Lateral Movement via Scalable Temporal Link Prediction", "IJ King, HH Huang"),
    ("Jbeil: Temporal graph-based inductive learning to infer lateral movement", "J Khoury, Đ Klisura"),
    ("Network Security Threat Detection System Based on Knowledge Graph", "M Zheng, T He, N Wang"),
]
_SAID = (
    "Looks at how the nodes and edges of a network of machines are turned into vectors, for which a model then tells"
    " whether they are under attack.",
    "Use for prediction of links: says that the links between the machines of a firm can be told in advance by the"
    " model, which helps those who guard them.",
    "Other work: names a method for finding those who move from machine to machine that is much faster than the one"
    " before it on the same data.",
)


def test_sentences_about_a_result_are_no_papers() -> None:
    page = "".join(
        f"[PDF] site{at}.example\n{title}\n{names} - Journal {at}, 202{at} - example.org\n"
        + "\n".join(_SAID[: 2 + at % 2])
        + f"\nSave Cite Cited by {9 * at} Related articles\n"
        for at, (title, names) in enumerate(_PAPERS)
    )
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [title for title, _ in _PAPERS]
    assert [", ".join(draft.authors) for draft in drafts] == [names for _, names in _PAPERS]


def test_titles_that_all_end_with_a_full_stop_are_titles() -> None:
    page = "".join(f"{title}.\n{names}\nJournal {at}, 202{at}\n\n" for at, (title, names) in enumerate(_PAPERS))
    assert [str(draft.title).rstrip(".") for draft in read(page).drafts] == [title for title, _ in _PAPERS]
