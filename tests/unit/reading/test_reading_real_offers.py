"""Links behind a title that say what they lead to: they are no part of it, and one to a paper tells that it is one."""

from __future__ import annotations

from readinglist.reading import read
from readinglist.reading.pages.text.people import read_people

PAGE = """## Pictures

**Deep Residual Learning for Image Recognition** [[code](https://example.org/c/1)][[arXiv preprint](https://example.org/1)]

Here paths around the layers let a network of great depth learn at all.

**Selective Search for Object Recognition** [[project site](https://example.org/c/2)][[paper](https://example.org/2)]

It finds places in a picture where something may be, and it needs no training for that.

## Words

**Neural Machine Translation by Jointly Learning to Align and Translate** [[web demo](https://example.org/c/3)]\
[[journal article](https://example.org/3)]

The decoder looks back at the words that matter for the next one.

**Sequence to Sequence Learning with Neural Networks** [[code](https://example.org/c/4)][[paper](https://example.org/4)]

Two networks, one that reads and one that writes.
"""


def test_links_in_brackets_are_no_part_of_a_title_and_tell_that_it_is_a_paper() -> None:
    assert [draft.title for draft in read(PAGE).drafts] == [
        "Deep Residual Learning for Image Recognition",
        "Selective Search for Object Recognition",
        "Neural Machine Translation by Jointly Learning to Align and Translate",
        "Sequence to Sequence Learning with Neural Networks",
    ]


def test_without_such_a_link_the_page_may_list_tools() -> None:
    page = PAGE
    for words in ("arXiv preprint", "paper", "journal article"):
        page = page.replace(words, "manual")
    assert not read(page).drafts


def test_authors_may_be_joined_in_spanish_portuguese_and_catalan() -> None:
    assert read_people("Soler A., Prats B. y Gómez Roca E.").names == ("Soler A.", "Prats B.", "Gómez Roca E.")
    assert read_people("Ana Silva, Bruno Costa e Carla Ramos").names == ("Ana Silva", "Bruno Costa", "Carla Ramos")
    assert read_people("Jordi Puig i Maria Serra").names == ("Jordi Puig", "Maria Serra")


def test_a_supplement_has_the_identifier_of_its_paper() -> None:
    page = """- **Attention Is All You Need** [[code](https://example.org/doi/suppl/10.1021/acs.x.7b00595/suppl_file/a_si_001.pdf)]\
[[paper](https://example.org/doi/full/10.1021/acs.x.7b00595)]
"""
    assert [draft.doi for draft in read(page).drafts] == ["10.1021/acs.x.7b00595"]
