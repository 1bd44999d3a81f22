"""Pages of results and of trending papers, mails, lists of addresses: what stands around their titles."""

from __future__ import annotations

from readinglist.reading import read

_TITLES = [
    "Robust High-Resolution Video Matting with Temporal Guidance",
    "Towards Real-World Blind Face Restoration with Generative Facial Prior",
    "LAVIS: A Library for Language-Vision Intelligence",
    "An Image is Worth One Word: Personalizing Text-to-Image Generation using Textual Inversion",
    "Diffusion Models: A Comprehensive Survey of Methods and Applications",
    "Real-ESRGAN: Training Real-World Blind Super-Resolution with Pure Synthetic Data",
]


def test_a_date_ends_a_row_of_fields_between_dots() -> None:
    page = "Browse the trends\nSign In\n\nNews of papers with code, and more.\n\nSubscribe\nTop\nNew\n" + "".join(
        f"{title}\n group{at}/some_code • {3 + at} Aug 202{at % 4}\n\nWe show pictures that are better than those made"
        f" before, {at} times.\n\nImages Video\n\n {at},{at}11\n1.{at} stars / hour\n Paper\n Code\n"
        for at, title in enumerate(_TITLES)
    )
    drafts = read(page).drafts
    found = {str(draft.title): draft.date for draft in drafts}
    assert set(found) <= set(_TITLES)
    assert len(found) >= len(_TITLES) - 1
    assert all(found[title] == f"202{at % 4}-08-0{3 + at}" for at, title in enumerate(_TITLES) if title in found)


def test_words_with_commas_before_a_colon_are_no_authors_where_no_other_title_has_any() -> None:
    titles = [*_TITLES, "SFT Memorizes, RL Generalizes: A Comparative Study of Foundation Model Post-training"]
    page = "".join(
        f"Submitted by\n\nuser{at}x\n\n{11 * at}\n{title}\n\n\n\n·\n{at + 2} authors\n\n{at + 1}\n\n"
        for at, title in enumerate(titles, start=2)
    )
    drafts = read(page).drafts
    assert {draft.title for draft in drafts} == set(titles)
    assert not any(draft.authors for draft in drafts)


def test_authors_below_a_line_that_is_full_with_a_venue_that_is_cut() -> None:
    title = "Accurate prediction of protein structures and interactions using a three-track neural network"
    page = "".join(
        f"{each}\n{names}… - International …, 202{at} - example.org\n"
        "The authors present notably accurate predictions at the recent assessment of such\n"
        "methods and explain how the structure of the network makes them possible …\n\n"
        for at, (each, names) in enumerate(
            [
                (
                    "Highly accurate protein structure prediction with AlphaFold",
                    "J Jumper, R Evans, T Green",
                ),
                (title, "M Baek, F DiMaio, J Dauparas"),
                ("Robust deep learning–based protein sequence design", "J Dauparas, I Anishchenko, N Bennett"),
                ("Evolutionary-scale prediction of atomic-level protein structure", "Z Lin, H Akin, R Rao, B Hie"),
            ]
        )
    )
    drafts = read(page).drafts
    assert [len(draft.authors) for draft in drafts] == [3, 3, 3, 4]
    assert drafts[1].title == title


def test_remarks_behind_a_few_of_many_addresses_are_no_titles() -> None:
    names = ["2005.14165", "2204.02311", "2203.15556", "2001.08361", "2206.07682", "2303.12712"]
    page = "to read before the trip\n\n" + "".join(
        f"https://arxiv.org/abs/{name}{' - Long but only the first part' if at in (2, 5) else ''}\n"
        for at, name in enumerate(names)
    )
    drafts = read(page).drafts
    assert [draft.arxiv_id for draft in drafts] == names
    assert not any(draft.title for draft in drafts)
