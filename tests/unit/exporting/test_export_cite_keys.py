from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readinglist.exporting import cite_keys
from readinglist.records import Paper


@pytest.mark.parametrize(
    ("paper", "key"),
    [
        (
            Paper(title="Flow supervision for Deformable NeRF", authors=("Chaoyang Wang",), date="2023-03-28"),
            "wangFlowSupervisionDeformable2023",
        ),
        (
            Paper(title="Score-Based Generative Modeling through SDEs", authors=("Yang Song",), date="2021"),
            "songScoreBasedGenerativeModeling2021",
        ),
        (
            Paper(title="Diffusion Schrödinger Bridge", authors=("Valentin De Bortoli",), date="2021-06"),
            "debortoliDiffusionSchrodingerBridge2021",
        ),
        (Paper(title="What's in a Prior?", authors=("Zhenghan Łoś",), date="--10-20"), "losWhatsPrior"),
        (Paper(title="The Of And", authors=("Plato",)), "platoTheOfAnd"),
        (Paper(title="On $\\ell_2$ norms", authors=("Ludwig van Beethoven",)), "vanbeethoven2Norms"),
        (Paper(title="Dynamic Point Fields"), "DynamicPointFields"),
        (Paper(arxiv_id="2510.17506", authors=("Ada Lovelace",), date="2025-10-20"), "lovelace251017506"),
        (Paper(arxiv_id="hep-th/9901001"), "arxiv9901001"),
        (Paper(doi="10.1000/x.y"), "doi101000xy"),
        (Paper(authors=("Ada Lovelace",), date="1843"), "lovelace1843"),
        (Paper(title="山田", id=7), "paper7"),
        (Paper(title="山田", arxiv_id="2510.17506"), "arxiv251017506"),
        (Paper(), "paper0"),
    ],
)
def test_a_key(paper: Paper, key: str) -> None:
    assert cite_keys([paper]) == [key]


SAME = Paper(title="On Time", authors=("Ada Lovelace",), date="1843", id=1)


def test_a_clash_gets_letters_in_order() -> None:
    keys = cite_keys([replace(SAME, id=number) for number in range(30)])
    assert keys[:4] == ["lovelaceTime1843" + end for end in ("", "a", "b", "c")]
    assert keys[26:29] == ["lovelaceTime1843" + end for end in ("z", "aa", "ab")]


def test_a_key_that_was_made_is_kept_and_never_given_to_another() -> None:
    papers = [SAME, replace(SAME, id=2, cite_key="lovelaceTime1843"), replace(SAME, id=3, cite_key="mine")]
    assert cite_keys(papers) == ["lovelaceTime1843a", "lovelaceTime1843", "mine"]


def test_keys_taken_elsewhere_are_left_alone_whatever_their_capitals() -> None:
    assert cite_keys([SAME], {"LOVELACEtime1843": 9, "lovelaceTime1843a": 8}) == ["lovelaceTime1843b"]
    assert cite_keys([SAME], {"lovelaceTime1843": SAME.id}) == ["lovelaceTime1843"]


def test_a_stored_key_that_would_break_the_file_is_not_used() -> None:
    papers = [replace(SAME, cite_key=bad, id=i) for i, bad in enumerate(["a b", "a{", "a,b", "x\ny", "", "k", "K"])]
    keys = cite_keys(papers)
    assert keys[5] == "k"
    assert all(key.startswith("lovelaceTime1843") for i, key in enumerate(keys) if i != 5)


@given(
    st.lists(
        st.builds(
            Paper,
            title=st.none() | st.text(max_size=12) | st.just("On Time"),
            authors=st.lists(st.text(max_size=12), max_size=2).map(tuple),
            date=st.none() | st.just("2024"),
            cite_key=st.none() | st.text(max_size=5),
            id=st.integers(0, 5),
        ),
        max_size=6,
    )
)
def test_keys_are_never_empty_never_alike_always_the_same(papers: list[Paper]) -> None:
    keys = cite_keys(papers)
    assert len(keys) == len(papers) == len({key.lower() for key in keys})
    assert all(
        re.fullmatch(r"[A-Za-z0-9]+", key) for key, paper in zip(keys, papers, strict=True) if not paper.cite_key
    )
    assert not any(re.search(r'[\s{}(),"\'#%~\\=@]', key) for key in keys)
    assert cite_keys(papers) == keys
