"""Files of other programs: what of them is read, with its lines, and that the rest is kept in sight."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from readinglist import reading
from readinglist.errors import CannotRead
from readinglist.reading.files import bibtex, latex, values
from readinglist.records import Personal, Reading, Status

FILES = Path(__file__).parents[2] / "data" / "files"


def read(name: str) -> Reading:
    return reading.read((FILES / name).read_bytes(), name)


def said(found: Reading, at: int) -> dict[str, Any]:
    return {name: value for name, value in found.drafts[at].bibliographic().items() if value}


def own(found: Reading, at: int) -> Personal:
    return found.drafts[at].personal or Personal()


def test_jabref() -> None:
    found = read("jabref.bib")
    assert said(found, 0) == {
        "title": "Kernels that Forget: an $O(n \\log n)$ account",
        "authors": ("Ada Byron", "Karl von Stein", "Jörg Müller"),
        "date": "2021-02",
        "doi": "10.1000/jsm.2021.17",
        "venue": "Journal of Small Machines",
        "abstract": "We forget on purpose. 50% of it, at most.",
    }
    assert own(found, 0) == Personal(
        ("kernels", "memory", "to discuss"), "Compare with the talk.\nAsk Karl.", Status.DONE, True, "Byron2021"
    )
    assert found.drafts[0].lines["note"] == (10, 11) and found.drafts[0].lines["date"] == (7, 8)
    assert found.drafts[1].et_al and own(found, 1).status is Status.READING
    assert [line.number for line in found.unread] == [1, 28]


def test_zotero_and_papis_in_bibtex() -> None:
    found = read("zotero.bib")
    assert said(found, 0)["arxiv_id"] == "2301.01234" and said(found, 0)["category"] == "cs"
    assert own(found, 0).tags == ("Computer Science - Machine Learning", "_tablet")
    assert own(found, 0).note == "Read the proof of theorem 2."
    assert said(found, 1)["title"] == "Plates, Waves and Élan" and said(found, 1)["venue"].startswith("Workshop on")
    assert own(read("papis.bib"), 0) == Personal(("rotation", "to-read"), cite_key="kovalevskaya_rotation")


def test_biblatex_with_everything_that_can_go_wrong() -> None:
    found = read("biblatex.bib")
    assert said(found, 0) == {
        "title": 'Short "quoted" texts: A Study',
        "authors": ("Grace Hopper Jr", "Team of Nine and Friends"),
        "category": "cs.CL",
        "date": "2019-03",
        "arxiv_id": "1903.00001",
        "comment": "12 pages",
        "venue": "Journal of Short Texts",
    }
    assert said(found, 1)["venue"] == "Proceedings of the Inner Circle" and said(found, 1)["date"] == "2018"
    assert said(found, 2) == {"title": "In parentheses", "date": "2001-05-12"}
    assert [draft.title for draft in found.drafts[3:]] == ["First", "Proceedings of the Inner Circle"]
    assert [line.number for line in found.unread] == [2, 14, 15, 16, 18, 18, 19, 19, 20]


def test_zotero_ris() -> None:
    found = read("zotero.ris")
    assert said(found, 0)["abstract"] == "First line of the abstract goes on here."
    assert (said(found, 0)["date"], said(found, 0)["doi"]) == ("2022-05-03", "10.1000/sing.1")
    assert own(found, 0) == Personal(("acoustics", "plates"), "Ask about sand.\nAgain.")
    assert said(found, 1) == {"title": "Without an end", "date": "1999"}
    assert [line.text for line in found.unread] == ["junk between"]


def test_zotero_csl_json() -> None:
    found = read("zotero.json")
    assert said(found, 0)["title"] == "Counting sheep"
    assert said(found, 0)["authors"] == ("Ada Byron", "Vincent van Gogh")
    assert said(found, 0)["comment"] == "Best read at night"
    assert own(found, 0) == Personal(("sheep", "night"), "", Status.READING, None, "byronSheep2020")
    assert found.drafts[0].lines["date"] == (11, 11)
    assert [draft.title for draft in found.drafts] == ["Counting sheep", "No comma", "The one behind"]


def test_tables() -> None:
    found = read("zotero.csv")
    assert said(found, 0)["title"] == "=1+1, an identity"
    assert said(found, 0)["authors"] == ("Ada Byron", "Emmy Noether")
    assert own(found, 0).status is Status.DONE and own(found, 0).cite_key == "byronIdentity2018"
    assert found.drafts[0].extent == (2, 4) and [line.number for line in found.unread] == [5]
    assert [draft.authors for draft in read("sheet.tsv").drafts] == [("Ada Byron", "Emmy Noether"), ("Ada Byron",)]


def test_arxiv_atom() -> None:
    found = read("arxiv.xml")
    assert said(found, 0) == {
        "title": "Sheep & goats, told apart",
        "authors": ("Ada Byron", "Sofia Kovalevskaya"),
        "category": "cs.CV",
        "date": "2021-01-03",
        "arxiv_id": "2101.00007",
        "doi": "10.1000/goat.1",
        "comment": "4 pages",
        "venue": "Goats 1 (2021) 2",
        "abstract": "A summary of two lines.",
    }
    assert found.drafts[0].lines["title"] == (8, 9)


def test_a_saved_page() -> None:
    found = read("page.html")
    assert [(draft.arxiv_id, draft.doi) for draft in found.drafts] == [
        ("2401.00011", None),
        ("2312.00022", None),
        (None, "10.1000/xyz.33"),
    ]
    assert found.drafts[0].authors == ("Ada Byron", "Emmy Noether")
    assert "hidden" not in found.text and "var x" not in found.text and "Home" not in found.text


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.iterdir()))
def test_every_encoding_gives_the_same(name: str) -> None:
    plain = read(name)
    text = (FILES / name).read_text(encoding="utf-8").replace('encoding="UTF-8"', "")
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "cp1252"):
        for end in ("\n", "\r\n", "\r"):
            other = reading.read(text.replace("\n", end).encode(encoding), name)
            assert other.drafts == plain.drafts, (encoding, end)


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.iterdir()))
def test_lines_lead_to_what_was_read(name: str) -> None:
    found = read(name)
    rows = found.text.split("\n")
    for draft in found.drafts:
        assert all(1 <= first <= last <= len(rows) for first, last in draft.lines.values())
        if draft.arxiv_id:
            first, last = draft.lines["arxiv_id"]
            assert draft.arxiv_id in "\n".join(rows[first - 1 : last])


def test_a_page_that_shows_one_entry_is_still_a_page() -> None:
    prose = "\n".join(f"Line {k} of a page that speaks of many things." for k in range(40))
    found = reading.read(f"{prose}\n@article{{a2020, title = {{One}}, year = 2020}}\n{prose}")
    assert all(draft.personal is None for draft in found.drafts)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"\'{E}lan, \"o, \v{c}, {\ss}, \o re, \aa, {\'\i}", "Élan, ö, č, ß, øre, å, í"),
        (r"\emph{so} \textbf{b} \& 5\% {\LaTeX} \unknown{x} a~b", r"so b & 5% LaTeX \unknown{x} a b"),
        (r"{$x_{1}$} and $a\$b$ costs \$5", r"$x_{1}$ and $a\$b$ costs $5"),
    ],
)
def test_latex(value: str, text: str) -> None:
    assert latex.plain(value) == text


def test_names_tags_and_dates() -> None:
    assert bibtex.authors("A and B, C and {D and E} and others") == (("A", "C B", "D and E"), True)
    assert bibtex.tags("a, {b, c}; d") == ("a", "b, c; d")
    assert bibtex.tags("a; b") == ("a", "b")
    dates = ["2020", "May 2020", "12 May 2020", "May 12, 2020", "--10-20", "2020-13", "soon", "/10/20"]
    assert [values.date(date) for date in dates] == [
        "2020", "2020-05", "2020-05-12", "2020-05-12", "--10-20", None, None, "--10-20",
    ]  # fmt: skip


def test_a_pasted_text_is_told_by_its_content() -> None:
    assert reading.read("@misc{k, title={A title of some length}}").drafts[0].title == "A title of some length"


def test_what_is_no_text_is_said() -> None:
    for data in (b"", b" \n", b"%PDF-1.7", bytes(range(256)) * 50):
        with pytest.raises(CannotRead):
            reading.read(data, "x")
