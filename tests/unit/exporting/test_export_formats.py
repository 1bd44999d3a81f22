"""What each format's readers are told, case by case; that nothing is lost is in test_export_round_trip."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readinglist.exporting import FORMATS, encode, format_for, render_csv
from readinglist.exporting.bibtex import escape, render_bibtex
from readinglist.exporting.csl_json import render_csl_json
from readinglist.exporting.dates import partial_date
from readinglist.exporting.identifiers import full_category
from readinglist.exporting.markdown import render_markdown
from readinglist.exporting.ris import render_ris
from readinglist.records import Paper, Status

PAPER = Paper(
    title="LoRA at the edge",
    authors=("Ada Lovelace", "Ludwig van Beethoven"),
    et_al=True,
    category="cs.LG",
    date="2025-10-20",
    arxiv_id="2510.17506",
    comment="12 pages",
    abstract="Short.",
    id=12,
    tags=("to read", "optimisation"),
    marked=True,
    status=Status.DONE,
    note="See *figure 2*.\n\nThen the rest.",
)


def test_the_formats_are_these() -> None:
    assert [(f.key, f.extension, f.bom) for f in FORMATS.values()] == [
        ("markdown", ".md", False),
        ("bibtex", ".bib", False),
        ("ris", ".ris", False),
        ("csl-json", ".json", False),
        ("csv", ".csv", True),
    ]
    assert all(key == each.key and each.label for key, each in FORMATS.items())


@pytest.mark.parametrize(
    ("path", "key"),
    [
        *(("a.md", "markdown"), (Path("x/B.BIB"), "bibtex"), ("a.b.ris", "ris"), ("a.json", "csl-json")),
        *(("a.csv", "csv"), ("a.markdown", "markdown"), ("a.txt", None), ("bib", None), ("", None)),
    ],
)
def test_a_format_by_its_extension(path: str | Path, key: str | None) -> None:
    found = format_for(path)
    assert (found.key if found else None) == key


def test_bytes_have_the_mark_only_where_the_format_says_so() -> None:
    assert encode(FORMATS["csv"], "é\r\n") == b"\xef\xbb\xbf\xc3\xa9\r\n"
    assert encode(FORMATS["ris"], "é\r\n") == b"\xc3\xa9\r\n"


def test_bibtex_as_a_whole() -> None:
    assert render_bibtex([PAPER]) == (
        "@misc{lovelaceLoRAEdge2025,\n"
        "  title = {{LoRA} at the edge},\n"
        "  author = {Lovelace, Ada and van Beethoven, Ludwig and others},\n"
        "  year = {2025},\n"
        "  month = oct,\n"
        "  day = {20},\n"
        "  eprint = {2510.17506},\n"
        "  archivePrefix = {arXiv},\n"
        "  primaryClass = {cs.LG},\n"
        "  url = {https://arxiv.org/abs/2510.17506},\n"
        "  note = {12 pages},\n"
        "  abstract = {Short.},\n"
        "  keywords = {to read, optimisation},\n"
        "  readstatus = {read},\n"
        "  priority = {prio1},\n"
        "  annote = {See *figure 2*.\\\\ \\\\ Then the rest.},\n"
        "}\n"
    )


def test_ris_as_a_whole() -> None:
    assert render_ris([PAPER]).split("\r\n") == [
        "TY  - UNPB",
        "ID  - lovelaceLoRAEdge2025",
        "TI  - LoRA at the edge",
        "AU  - Lovelace, Ada",
        "AU  - van Beethoven, Ludwig",
        "AU  - et al.",
        "PY  - 2025",
        "DA  - 2025/10/20",
        "AB  - Short.",
        "KW  - to read",
        "KW  - optimisation",
        "N1  - See *figure 2*. ¶  ¶ Then the rest.",
        "AN  - arXiv:2510.17506",
        "PB  - arXiv",
        "UR  - https://arxiv.org/abs/2510.17506",
        "C1  - 12 pages",
        "C2  - cs.LG",
        "C3  - done",
        "C4  - marked",
        "ER  - ",
        "",
        "",
    ]


def test_csl_json_as_a_whole() -> None:
    assert json.loads(render_csl_json([PAPER])) == [
        {
            "id": "lovelaceLoRAEdge2025",
            "type": "article",
            "title": "LoRA at the edge",
            "author": [
                {"family": "Lovelace", "given": "Ada"},
                {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
                {"literal": "others"},
            ],
            "issued": {"date-parts": [[2025, 10, 20]]},
            "genre": "preprint",
            "publisher": "arXiv",
            "number": "arXiv:2510.17506",
            "URL": "https://arxiv.org/abs/2510.17506",
            "abstract": "Short.",
            "keyword": "to read, optimisation",
            "note": "See *figure 2*.\n\nThen the rest.",
            "custom": {
                "reading_status": "done",
                "marked": True,
                "tags": ["to read", "optimisation"],
                "et_al": True,
                "arxiv_id": "2510.17506",
                "category": "cs.LG",
                "comment": "12 pages",
            },
        }
    ]


def test_markdown_as_a_whole() -> None:
    assert render_markdown([PAPER, Paper(title="Second", id=3)]) == (
        "# Reading list: 2 papers\n\n"
        "- [x] LoRA at the edge — Ada Lovelace, Ludwig van Beethoven, et al. (20 October 2025)"
        " [arXiv](https://arxiv.org/abs/2510.17506) #to-read #optimisation <!-- rl:12 -->\n"
        "  - Marked: yes\n"
        "  - Tags: to read, optimisation\n"
        "  - Category: cs.LG\n"
        "  - Comment: 12 pages\n"
        "  - Abstract: Short.\n"
        "  - Note:\n\n"
        "    See *figure 2*.\n\n"
        "    Then the rest.\n\n"
        "- [ ] Second <!-- rl:3 -->\n"
    )


def test_no_papers() -> None:
    assert render_markdown([]) == "# Reading list: 0 papers\n"
    assert (render_bibtex([]), render_ris([]), json.loads(render_csl_json([]))) == ("", "", [])
    assert render_csv([]).count("\r\n") == 1


@pytest.mark.parametrize(
    ("date", "bibtex", "ris", "spoken"),
    [
        ("2025-10-20", ["year = {2025}", "month = oct", "day = {20}"], "2025/10/20", "20 October 2025"),
        ("2025-02", ["year = {2025}", "month = feb"], "2025/02", "February 2025"),
        ("2025", ["year = {2025}"], "2025", "2025"),
        ("--10-20", ["month = oct", "day = {20}"], "/10/20", "20 October"),
        ("2025-13-01", ["date = {2025-13-01}"], "2025-13-01", "2025-13-01"),
        (None, [], "", ""),
    ],
)
def test_no_part_of_a_date_is_made_up(date: str | None, bibtex: list[str], ris: str, spoken: str) -> None:
    paper = Paper(title="T", date=date)
    assert render_bibtex([paper]).split("\n")[2:-2] == [f"  {field}," for field in bibtex]
    assert [line for line in render_ris([paper]).split("\r\n") if line.startswith("DA")] == [f"DA  - {ris}"] * bool(ris)
    assert partial_date(date).spoken == spoken


@pytest.mark.parametrize(
    ("shown", "full"),
    [
        *(("LG", ""), ("COMP-PH", ""), ("cs.LG", "cs.LG"), ("CS.lg", "cs.LG"), ("math.OC", "math.OC")),
        *(("hep-th", "hep-th"), ("QUANT-PH", "quant-ph"), ("physics.comp-ph", "physics.comp-ph")),
        *(("foo.LG", ""), ("", ""), (None, "")),
    ],
)
def test_a_category_is_in_full_or_not_given_as_such(shown: str | None, full: str) -> None:
    assert full_category(shown) == full


def test_the_primary_class_goes_with_an_eprint_only() -> None:
    assert "primaryClass" not in render_bibtex([Paper(title="T", category="cs.LG")])
    assert "category = {LG}" in render_bibtex([Paper(title="T", category="LG", arxiv_id="2510.17506")])
    assert "primaryClass" not in render_bibtex([Paper(title="T", category="LG", arxiv_id="2510.17506")])


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("50% & more_#1", r"50\% \& more\_\#1"),
        ("a~b^c\\d", r"a\textasciitilde{}b\textasciicircum{}c\textbackslash{}d"),
        ("{x} {", r"\{x\} \textbraceleft{}"),
        ("} {x}", r"\textbraceright{} \{x\}"),
        ("of rank $N_1$ here", "of rank {$N_1$} here"),
        ("$5 and $10", r"\$5 and \$10"),
        ("one $ alone", r"one \$ alone"),
        ("$a{$ b", r"\$a\textbraceleft{}\$ b"),
        ("$\\{x$", r"\$\textbackslash{}\textbraceleft{}x\$"),
        ("$p = 5%$", r"{$p = 5\%$}"),
        ("folded\n\n  lines", "folded lines"),
        ("NeRF stays", "NeRF stays"),
    ],
)
def test_escaping(text: str, latex: str) -> None:
    assert escape(text) == latex


@pytest.mark.parametrize(
    ("title", "latex"),
    [
        ("Deformable NeRF and LoRA: SDEs in 3D", "Deformable {NeRF} and {LoRA}: {SDEs} in {3D}"),
        ("D'OH: a Q-learning Primer", "{D'OH}: a {Q}-learning Primer"),
        ("A Plain Title for All", "A Plain Title for All"),
        ("ALL IN CAPITALS", "ALL IN CAPITALS"),
        ("NeRF", "{NeRF}"),
        ("$N$-body X", "{$N$}-body {X}"),
    ],
)
def test_capitals_that_matter(title: str, latex: str) -> None:
    assert escape(title, title=True) == latex


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝"])
def test_formulas_are_guarded_unless_told_not_to(start: str) -> None:
    paper = Paper(title=f"{start}cmd()", id=1)
    assert f",'{start}cmd()," in render_csv([paper])
    assert f",{start}cmd()," in render_csv([paper], guard=False)


def test_markdown_shows_text_as_text() -> None:
    paper = Paper(title="<b>x</b> [y](javascript:z) *w* `v` a|b $5 &amp; #c", id=1)
    assert r"\<b\>x\</b\> \[y\](javascript:z) \*w\* \`v\` a\|b \$5 \&amp; \#c <!-- rl:1 -->" in render_markdown([paper])
    assert "- [ ] $k_1$-means <!--" in render_markdown([Paper(title="$k_1$-means", id=1)])


def test_a_doi_cannot_leave_its_link() -> None:
    text = render_markdown([Paper(title="T", doi="10.1/a) [x](javascript:y", id=1)])
    assert "[doi](https://doi.org/10.1/a%29%5Bx%5D%28javascript:y)" in text
