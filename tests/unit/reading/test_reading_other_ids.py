"""Ids of OpenReview, the ACL Anthology and PubMed, in pages and in files."""

from __future__ import annotations

import pytest

from readinglist import reading
from readinglist.importing.given import better_of
from readinglist.records import Draft

OPEN, ACL, PMID, PMC = "openreview:rJl-b3RcF7", "acl:P18-1001", "pmid:12345678", "pmcid:PMC1234567"
TITLES = (
    "Gradient flows that find their shortest paths",
    "Kernel regression with a very short memory",
    "Sums of many small errors in deep networks",
)
NAMES = ("Ada Byron, Emmy Noether", "Sofia Kovalevskaya, Mary Somerville", "Mary Somerville, Ada Byron")


def drafts(text: str) -> tuple[Draft, ...]:
    return reading.read(text.encode(), "given").drafts


def page(*lines: str) -> str:
    """Three papers, each with a line of its own below; the first of them is asked about."""
    parts = [f"{title}\n{names}\n{line}" for title, names, line in zip(TITLES, NAMES, lines, strict=True)]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("https://openreview.net/forum?id=rJl-b3RcF7", (OPEN,)),
        ("openreview.net/pdf?id=rJl-b3RcF7", (OPEN,)),
        ("https://aclanthology.org/P18-1001/", (ACL,)),
        ("https://www.aclweb.org/anthology/P18-1001.pdf", (ACL,)),
        ("aclanthology.org/2020.acl-main.1", ("acl:2020.acl-main.1",)),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", (PMID,)),
        ("PMID: 12345678 PMCID: PMC1234567", (PMID, PMC)),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", (PMC,)),
    ],
)
def test_a_page_gives_them(line: str, found: tuple[str, ...]) -> None:
    read = drafts(page(line, "arXiv:2402.00001", "arXiv:2402.00002"))
    assert [(one.title, one.other_ids) for one in read] == [(TITLES[0], found), (TITLES[1], ()), (TITLES[2], ())]
    assert read[0].lines["other_ids"][1] == 3


def test_brackets_go_with_what_stood_in_them() -> None:
    rows = [
        f"{k}. {names}. {title}. J. Things {k}, 1-9 (2019). [PubMed: 3100000{k}]"
        for k, (title, names) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    ]
    read = drafts("References\n" + "\n".join(rows) + "\n")
    assert [(one.title, one.comment, one.other_ids) for one in read] == [
        (title, f"J. Things {k}, 1-9 (2019)", (f"pmid:3100000{k}",)) for k, title in enumerate(TITLES, 1)
    ]


def test_every_paper_of_a_page_has_its_own() -> None:
    read = drafts(page(*(f"https://openreview.net/forum?id=aBcDeFgH{k}" for k in range(3))))
    assert [one.other_ids for one in read] == [(f"openreview:aBcDeFgH{k}",) for k in range(3)]


def test_markdown_links_of_a_page_give_them() -> None:
    rows = [
        f"- [{title}](https://openreview.net/forum?id=aBcDeFgH{k}), {names}. ICLR 2020."
        f" [[pdf](https://openreview.net/pdf?id=aBcDeFgH{k})]"
        for k, (title, names) in enumerate(zip(TITLES, NAMES, strict=True))
    ]
    read = drafts("# Papers\n\n" + "\n".join(rows) + "\n")
    assert [(one.title, one.other_ids) for one in read] == [
        (title, (f"openreview:aBcDeFgH{k}",)) for k, title in enumerate(TITLES)
    ]


def test_links_of_a_saved_page_give_them_and_make_it_the_better_form() -> None:
    rows = "".join(
        f'<div><h4><a href="https://openreview.net/forum?id=aBcDeFgH{k}">{title}</a></h4><p>{names}</p></div>'
        for k, (title, names) in enumerate(zip(TITLES, NAMES, strict=True))
    )
    html = f"<html><body>{rows}</body></html>"
    assert [(one.title, one.other_ids) for one in drafts(html)] == [
        (title, (f"openreview:aBcDeFgH{k}",)) for k, title in enumerate(TITLES)
    ]
    text = "\n".join(f"{title}\n{names}\n" for title, names in zip(TITLES, NAMES, strict=True))
    assert better_of(text, html) == html
    assert better_of(text, "<p>nothing</p>") == text
    assert better_of(" ", "<p>nothing else</p>") == "<p>nothing else</p>", "some programs copy no text beside it"


BIB = "@article{{key, title = {{{title}}}, author = {{Byron, Ada}}, {fields}}}\n"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("url = {https://openreview.net/forum?id=rJl-b3RcF7}", (OPEN,)),
        (r"url = {https://aclanthology.org/P18-1001}, doi = {10.18653/v1/P18-1001}", (ACL,)),
        ("pmid = {12345678}, pmcid = {PMC1234567}", (PMID, PMC)),
        ("pmid = {12345678}, pmc = {1234567}", (PMID, PMC)),
        ("eprint = {12345678}, eprinttype = {pubmed}", (PMID,)),
        ("note = {PMID: 12345678}", (PMID,)),
        ("openreview = {aBcDeFgH1, rJl-b3RcF7}", ("openreview:aBcDeFgH1", OPEN)),
        ("pmid = {unknown}, annote = {see PMID: 99}", ()),
    ],
)
def test_bibtex_gives_them(fields: str, found: tuple[str, ...]) -> None:
    (draft,) = drafts(BIB.format(title=TITLES[0], fields=fields))
    assert draft.other_ids == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["UR  - https://openreview.net/forum?id=rJl-b3RcF7"], (OPEN,)),
        (["UR  - https://aclanthology.org/P18-1001", "L1  - https://aclanthology.org/P18-1001.pdf"], (ACL,)),
        (["AN  - 12345678", "DB  - PubMed", "C2  - PMC1234567"], (PMID, PMC)),
        (["AN  - PUBMED 12345678"], (PMID,)),
        (["AN  - 12345678", "DB  - Scopus"], ()),
        (["ID  - 12345678"], ()),
        (["N1  - PMID: 12345678", "  PMCID: PMC1234567"], (PMID, PMC)),
        (["N1  - compare with PMID: 99 and PMC99999"], ()),
    ],
)
def test_ris_gives_them(rows: list[str], found: tuple[str, ...]) -> None:
    (draft,) = drafts("\r\n".join(["TY  - JOUR", f"TI  - {TITLES[0]}", *rows, "ER  - ", ""]))
    assert draft.other_ids == found


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ('"PMID": "12345678", "PMCID": "PMC1234567"', (PMID, PMC)),
        ('"PMID": 12345678', (PMID,)),
        ('"URL": "https://openreview.net/forum?id=rJl-b3RcF7"', (OPEN,)),
        ('"note": "PMID: 12345678\\nPMCID: PMC1234567\\nread with care"', (PMID, PMC)),
        ('"custom": {"other_ids": ["acl:P18-1001", 5, "isbn:1"]}', (ACL,)),
    ],
)
def test_csl_json_gives_them(members: str, found: tuple[str, ...]) -> None:
    (draft,) = drafts(f'[{{"id": "a", "type": "article", "title": "{TITLES[0]}", {members}}}]')
    assert draft.other_ids == found


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("PMID,Title,Authors,PMCID\n12345678,{},A,PMC1234567\n", (PMID, PMC)),
        ("title,url\n{},https://aclanthology.org/P18-1001\n", (ACL,)),
        ("title,other_ids\n{},openreview:rJl-b3RcF7 pmid:12345678\n", (OPEN, PMID)),
        ("title,openreview\n{},https://openreview.net/forum?id=rJl-b3RcF7\n", (OPEN,)),
        ("Title,Authors,Extra\n{},A,PMID: 12345678\n", (PMID,)),
    ],
)
def test_a_table_gives_them(table: str, found: tuple[str, ...]) -> None:
    (draft,) = drafts(table.format(TITLES[0]))
    assert (draft.title, draft.other_ids, draft.comment) == (TITLES[0], found, None)


@pytest.mark.parametrize(
    ("said", "arxiv_id", "doi"),
    [
        ("https://arxiv.org/abs/2401.01234v2", "2401.01234", None),
        ("https://ar5iv.org/abs/2401.01234", "2401.01234", None),
        ("https://www.alphaxiv.org/abs/2401.01234", "2401.01234", None),
        ("hep-th/9901001", "hep-th/9901001", None),
        ("Nucl. Phys. B 500 (1997) 3, hep-th/9901001", "hep-th/9901001", None),
        ("math.AG/0309136v1", "math.ag/0309136", None),
        ("https://doi.org/10.1103/PhysRevD.1.23", None, "10.1103/physrevd.1.23"),
        ("https://link.aps.org/doi/10.1103/PhysRevD.1.23", None, "10.1103/physrevd.1.23"),
        ("https://journals.aps.org/prd/abstract/10.1103/PhysRevD.1.23", None, "10.1103/physrevd.1.23"),
        ("https://link.springer.com/article/10.1007/s00220-020-0000-1", None, "10.1007/s00220-020-0000-1"),
        ("https://onlinelibrary.wiley.com/doi/full/10.1002/abc.12", None, "10.1002/abc.12"),
        ("https://iopscience.iop.org/article/10.1088/1751-8121/aa/meta", None, "10.1088/1751-8121/aa"),
    ],
)
def test_ids_are_known_in_all_their_forms(said: str, arxiv_id: str | None, doi: str | None) -> None:
    read = drafts(page(said, "arXiv:2402.00001", "arXiv:2402.00002"))
    assert (read[0].arxiv_id, read[0].doi) == (arxiv_id, doi)
    if "//" in said:
        (draft,) = drafts(BIB.format(title=TITLES[0], fields=f"url = {{{said}}}"))
        assert (draft.arxiv_id, draft.doi) == (arxiv_id, doi)


@pytest.mark.parametrize(
    "said",
    ["10.1103/PhysRevD.1.23", "doi:10.1103/PhysRevD.1.23", "DOI 10.1103/PhysRevD.1.23", "DOI: 10.1103/PHYSREVD.1.23.",
     "https://www.doi.org/10.1103/PhysRevD.1.23", "http://dx.doi.org/10.1103%2FPhysRevD.1.23"],
)  # fmt: skip
def test_a_doi_field_is_known_in_all_its_forms(said: str) -> None:
    (draft,) = drafts(BIB.format(title=TITLES[0], fields=f"doi = {{{said}}}"))
    assert draft.doi == "10.1103/physrevd.1.23"
