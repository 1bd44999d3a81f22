"""Ids of OpenReview, the ACL Anthology and PubMed: in which forms they are known, and what is none."""

from __future__ import annotations

import pytest

from readinglist import other_ids
from readinglist.other_ids import acl_of_doi, canonical, dois_of_acl, in_text, of_address, ordered, parsed


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://openreview.net/forum?id=rJl-b3RcF7", "openreview:rJl-b3RcF7"),
        ("https://openreview.net/pdf?id=rJl-b3RcF7", "openreview:rJl-b3RcF7"),
        ("openreview.net/forum?noteId=xyzxyzxyz&id=ZG3RaNIsO8&a=b#c", "openreview:ZG3RaNIsO8"),
        ("https%3A//openreview.net/forum%3Fid%3DrJl-b3RcF7", "openreview:rJl-b3RcF7"),
        ("https://openreview.net/group?id=ICLR.cc/2019/Conference", None),
        ("https://openreview.net/forum?id=ICLR.cc/2019", None),
        ("https://openreview.net/profile?id=~Ada_Byron1", None),
        ("https://aclanthology.org/P18-1001/", "acl:P18-1001"),
        ("https://aclanthology.org/P18-1001v2.pdf", "acl:P18-1001"),
        ("https://aclanthology.org/2020.acl-main.1.pdf", "acl:2020.acl-main.1"),
        ("https://www.aclweb.org/anthology/2020.acl-main.12/", "acl:2020.acl-main.12"),
        ("http://aclweb.org/anthology/p18-1001.bib", "acl:P18-1001"),
        ("https://www.aclweb.org/anthology/P/P18/P18-1001.pdf", "acl:P18-1001"),
        ("https://aclanthology.org/volumes/2020.acl-main/", None),
        ("https://aclanthology.org/P18-1/", None),
        ("https://aclanthology.org/people/ada-byron/", None),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid:12345678"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/12345678", "pmid:12345678"),
        ("https://pubmed.ncbi.nlm.nih.gov/?term=12345678", None),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/pdf/a.pdf", "pmcid:PMC1234567"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/pmc1234567/", "pmcid:PMC1234567"),
        ("https://europepmc.org/article/MED/12345678", "pmid:12345678"),
        ("https://arxiv.org/abs/2401.01234", None),
    ],
)
def test_an_address_that_leads_to_a_paper(url: str, found: str | None) -> None:
    assert of_address(url) == found
    assert list(in_text(f"See {url} there")) == ([found] if found and "%" not in url else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PMID: 123", ["pmid:123"]),
        ("Epub 2020. PMID: 12345678; PMCID: PMC1234567.", ["pmid:12345678", "pmcid:PMC1234567"]),
        ("J. Things 1, 2 (2019). [PubMed: 12345678]", ["pmid:12345678"]),
        ("free article PMC1234567", ["pmcid:PMC1234567"]),
        ("ACL Anthology ID: P18-1001", ["acl:P18-1001"]),
        ("Anthology ID: 2020.acl-main.1", ["acl:2020.acl-main.1"]),
        ("OpenReview:rJl-b3RcF7", ["openreview:rJl-b3RcF7"]),
        ("openreview: discussion follows", []),
        ("P18-1001 is a part number, 12345678 a telephone", []),
        ("the PMC 2020 meeting, PMID", []),
        ("XPMID: 123 and PMC12", []),
    ],
)
def test_an_id_that_a_text_names_as_one(text: str, found: list[str]) -> None:
    assert list(in_text(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pmid:123", "pmid:123"),
        ("PubMed: 123", "pmid:123"),
        ("pmcid: 1234567", "pmcid:PMC1234567"),
        ("PMC1234567.2", "pmcid:PMC1234567"),
        ("acl:p18-1001", "acl:P18-1001"),
        ("ACL:2020.ACL-main.1", "acl:2020.acl-main.1"),
        ("2020.acl-main.1", "acl:2020.acl-main.1"),
        ("openreview:rJl-b3RcF7", "openreview:rJl-b3RcF7"),
        ("https://aclanthology.org/P18-1001/", "acl:P18-1001"),
        ("pmid:0", None),
        ("pmid:12a", None),
        ("123", None),
        ("doi:10.1000/x", None),
        ("openreview:short", None),
        ("", None),
    ],
)
def test_a_text_that_is_an_id_as_a_whole(text: str, found: str | None) -> None:
    assert parsed(text) == found


def test_what_is_shown_and_where_it_leads_is_read_again() -> None:
    for one in ("openreview:rJl-b3RcF7", "acl:2020.acl-main.1", "acl:P18-1001", "pmid:12345678", "pmcid:PMC1234567"):
        assert parsed(one) == parsed(other_ids.shown(one)) == of_address(other_ids.address(one)) == one
        assert list(in_text(other_ids.shown(one))) == [one]
    assert other_ids.address("isbn:1") == other_ids.address("pmid:x") == ""
    assert canonical("isbn", "1") is None


def test_ids_stand_in_one_order_each_once() -> None:
    mixed = ["pmid:2", "acl:P18-1001", "pmcid:PMC1", "openreview:bbbbbbbb", "pmid:2", "openreview:aaaaaaaa"]
    assert ordered(mixed) == ordered(reversed(mixed))
    assert ordered(mixed) == (
        *("openreview:aaaaaaaa", "openreview:bbbbbbbb", "acl:P18-1001"),
        *("pmid:2", "pmcid:PMC1"),
    )


def test_the_anthology_and_its_dois() -> None:
    assert acl_of_doi("10.18653/v1/p18-1001") == acl_of_doi("10.3115/v1/p18-1001") == "acl:P18-1001"
    assert acl_of_doi("10.18653/v1/2020.acl-main.1") == "acl:2020.acl-main.1"
    assert acl_of_doi("10.18653/v1/p18-1") is acl_of_doi("10.1000/p18-1001") is acl_of_doi(None) is None
    assert dois_of_acl("acl:P18-1001") == ("10.18653/v1/p18-1001", "10.3115/v1/p18-1001")
    assert dois_of_acl("pmid:1") == ()
