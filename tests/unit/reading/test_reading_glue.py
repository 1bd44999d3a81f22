"""Where a title ends and the first author begins."""

from __future__ import annotations

import pytest

from readinglist.reading.pages.text.glue import Knowledge, split
from readinglist.reading.pages.text.names import is_person, name_score, parse_authors

GLUED = [
    ("Deep Learning", "Yann LeCun, Yoshua Bengio, Geoffrey Hinton"),
    ("Flow supervision for Deformable NeRF", "Chaoyang Wang, Laszlo A. Jeni"),
    ("Wasserstein GAN", "Martin Arjovsky, Soumith Chintala"),
    ("A Unification Algorithm for GP 2", "Ivaylo Hristakiev"),
    ("Congestion control (Extended Version)", "Chen Luo, Michael J. Carey"),
    ("Does it matter?", "John O'Neill, Ian McDonald"),
    ("Multivariate wavelets on $S^2$", "Ronny Bergmann"),
    ("Lazy reinforcement learning for 3D", "T. Biedl, E. Demaine"),
    ("Fine sampling from 1 to 19 GeV", "Yu. V. Kharlov, P. A. Semenov"),
    ("Why Do We Need Warm-up? A Theoretical Perspective", "Foivos Alimisis"),
    ("Unpacking Softmax: Drives, Compression, and Generalization", "Wojciech Masarczyk, Tin Sum Cheng"),
    ("Searching with QCD", "van der Berg, Maria de Souza"),
    ("Learning to rank", "Lachlan Ewen MacDonald"),
    ("A survey of optimisation", "J.-P. Serre, A. B. Smith"),
    ("Stencils on GPUs using ControlNet", "Dixi Yao, Li Ma"),
    ("Orders and ideals", "JOHN SMITH, MARY JONES"),
    ("On certain trees", "Мария Иванова, Пётр Петров"),
    ("Notes on the theory of II", "Émile Borel"),
    ("Packet Inspection for Detection Systems", "DaeHun Nyang, Aziz Mohaisen"),
]


@pytest.mark.parametrize(("title", "authors"), GLUED)
@pytest.mark.parametrize("tail", ["", " et al.", " · eth-zurich", " et al. · MIT CSAIL"])
def test_cuts(title: str, authors: str, tail: str) -> None:
    cut = split(title + authors + tail, Knowledge())
    assert cut is not None
    assert (cut.title, cut.names) == (title, tuple(authors.split(", ")))
    assert cut.et_al == ("et al." in tail)
    assert cut.affiliation == (tail.partition(" · ")[2] or None)


def test_a_name_seen_elsewhere_confirms_a_cut() -> None:
    line = "Models of SystemCM. Hassan, Keishi Sakanushi"
    known = Knowledge()
    known.learn_names(["M. Hassan"])
    cut = split(line, known)
    assert cut is not None
    assert (cut.title, cut.names[0]) == ("Models of SystemC", "M. Hassan")


def test_a_word_of_the_page_confirms_a_title() -> None:
    line = "Training without XenoZorpAnna Berg"
    known = Knowledge()
    known.learn_words("the set XenoZorp was used")
    cut = split(line, known)
    assert cut is not None
    assert cut.title == "Training without XenoZorp"


def test_a_guess_is_not_sure() -> None:
    cut = split("Evaluation with ZenoYaraTuli Berg", Knowledge())
    assert cut is not None
    assert not cut.sure
    clear = split("Evaluation of deep networksAnna Berg, Jonas Holm", Knowledge())
    assert clear is not None
    assert clear.sure


@pytest.mark.parametrize("line", ["no junction here", "Plain Words Only", "x", "", "123 456", ", , ,", "a" * 3000])
def test_nothing_to_cut(line: str) -> None:
    assert split(line, Knowledge()) is None


@pytest.mark.parametrize(
    "name",
    [
        "Lachlan Ewen MacDonald",
        "J.-P. Serre",
        "Maria de Souza",
        "Niccolò Ajroldi",
        "Yann LeCun",
        "Frank Proske",
        "Wei Wang",
    ],
)
def test_names_look_like_names(name: str) -> None:
    assert name_score(name) > 0
    assert is_person(name)


@pytest.mark.parametrize(
    "text", ["Daily Papers", "h-index29", "Sign in to your account", "GET /index", "we show", "8 Papers"]
)
def test_other_words_do_not(text: str) -> None:
    assert not is_person(text)


def test_author_lines() -> None:
    line = parse_authors("Anna Berg, Jonas Holm, Jr., Mary Jones and Wei Wang et al. · deepmind")
    assert line.names == ("Anna Berg", "Jonas Holm, Jr.", "Mary Jones", "Wei Wang")
    assert (line.et_al, line.affiliation) == (True, "deepmind")
    assert line.score > 0
    assert parse_authors("The results of this study show that nothing is lost, and much is won.").score < 0
