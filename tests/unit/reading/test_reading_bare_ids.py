"""Links and ids alone: each is a paper whose title is still to be found."""

from __future__ import annotations

import pytest

from readinglist.reading import read

PAGES = {
    "OpenReview": (
        "https://openreview.net/forum?id=rJl-b3RcF7\nhttps://openreview.net/pdf?id=YicbFdNTTy\n",
        ["openreview:rJl-b3RcF7", "openreview:YicbFdNTTy"],
    ),
    "ACL Anthology": (
        "https://aclanthology.org/2020.acl-main.1/\n\nhttps://aclanthology.org/P18-1001.pdf\n",
        ["acl:2020.acl-main.1", "acl:P18-1001"],
    ),
    "PubMed": (
        "PMID: 32015507\nhttps://pubmed.ncbi.nlm.nih.gov/31978945/\nPMCID: PMC7092819\n",
        ["pmid:32015507", "pmid:31978945", "pmcid:PMC7092819"],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_ids_alone_are_papers(name: str) -> None:
    text, ids = PAGES[name]
    reading = read(text)
    assert [draft.other_ids for draft in reading.drafts] == [(one,) for one in ids]
    assert all(draft.title is None for draft in reading.drafts)
    assert reading.unread == ()
