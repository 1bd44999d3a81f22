"""Marks that a line leaves open are closed in a line below: italics of a citation, links over a whole text."""

from __future__ import annotations

from readinglist.reading import read


def test_the_name_of_a_journal_in_italics_goes_on_in_the_next_line() -> None:
    page = """-   Shannon, Claude (1948) A mathematical theory of communication. *Bell System
    Technical Journal*, 27(3), 379–423
    ([link](https://example.org/shannon.pdf "A theory")).

-   Turing, Alan (1950) Computing machinery and intelligence. *Mind. A Quarterly Review
    of Psychology and Philosophy*, 59, 433–460
    ([link](https://example.org/turing.pdf "Machinery")).

-   Simon, Herbert (1955) A behavioral model of rational choice. *Quarterly Journal of
    Economics*, 69(1), 99–118
    ([link](https://example.org/simon.pdf "Choice")).
"""
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [
        "A mathematical theory of communication",
        "Computing machinery and intelligence",
        "A behavioral model of rational choice",
    ]
    assert not any("*" in str(draft) for draft in drafts)


def test_a_star_that_stands_for_a_remark_opens_nothing() -> None:
    page = """Attention Is All You Need
Ashish Vaswani*, Noam Shazeer*, Niki Parmar
*Both wrote the first half

Deep Residual Learning for Image Recognition
Kaiming He*, Xiangyu Zhang*, Shaoqing Ren
*Both wrote the first half
"""
    assert [draft.title for draft in read(page).drafts] == [
        "Attention Is All You Need",
        "Deep Residual Learning for Image Recognition",
    ]


def test_a_text_that_is_one_link_over_many_lines() -> None:
    text = "\\\\\n".join(
        [
            "We study how a network of layers learns to draw pictures from noise alone and",
            "propose a loss that is simple and stable. In this paper we show that the steps",
            "of the process can be shared between pictures, which saves most of the work,",
            "and that the method outperforms the state-of-the-art on three datasets by far.",
        ]
    )
    names = {
        "2006.11239": "Denoising Diffusion Probabilistic\\  Models",
        "1512.03385": "Deep Residual Learning for Image\\  Recognition",
        "1706.03762": "Attention Is All You Need",
    }
    page = "".join(
        f"### [{title}](https://example.org/papers/{name})\n\n[{text}](https://example.org/papers/{name})\n\n"
        f"[- {at + 3} authors](https://example.org/papers/{name})\n\n·\n\nMar {at + 1}, 2024\n\n"
        for at, (name, title) in enumerate(names.items())
    )
    drafts = read(page).drafts
    assert [(draft.arxiv_id, draft.title) for draft in drafts] == [
        (name, title.replace("\\ ", "").replace("  ", " ")) for name, title in names.items()
    ]
    assert all(draft.abstract and draft.abstract.startswith("We study") for draft in drafts)
    assert not any("](" in (draft.abstract or "") for draft in drafts)
