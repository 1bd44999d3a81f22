"""What a page in HTML says by its elements: items, links, gaps and type tell records apart."""

from __future__ import annotations

from readinglist.reading import read
from readinglist.reading.files.html import TOLD, text_of

ITEMS = """<html><body><h2>Artikel</h2><ul>
<li>E. Noether, E. Artin. <i>Chains of ideals in rings without units</i>.<br>
In <i>Journal of Algebra</i> <b>5</b>(3), 437-468. Elsevier, 2011.
(<a href="https://doi.org/10.5802/alg.219">pdf</a>, <a href="https://arxiv.org/abs/1110.13244">arXiv</a>)</li>
<li>E. Noether. <i>Invariants of forms in many variables</i>.<br>
In <i>Combinatorial Theory</i> <b>2</b>(2), Article 3. 2012. (<a href="https://doi.org/10.5070/C622">pdf</a>)</li>
<li>E. Artin. <i>Braids and the lattices they span</i>.<br>
In <i>Annals of Combinatorics</i> <b>25</b>, 307-344. Springer, 2013.</li>
</ul></body></html>"""


def test_both_forms_have_the_same_lines() -> None:
    words, marked = text_of(ITEMS)
    assert words.count("\n") == marked.count("\n")
    assert "**" not in words and "](" not in words
    assert "- E. Noether, E. Artin. *Chains of ideals in rings without units*." in marked


def test_an_item_of_two_lines_is_one_paper() -> None:
    drafts = read(ITEMS, "page.html").drafts
    assert [draft.title for draft in drafts] == [
        "Chains of ideals in rings without units",
        "Invariants of forms in many variables",
        "Braids and the lattices they span",
    ]
    assert [(draft.date or "")[:4] for draft in drafts] == ["2011", "2012", "2013"]
    assert drafts[0].doi == "10.5802/alg.219"


def test_the_line_of_an_id_is_where_it_is_shown() -> None:
    found = read(ITEMS, "page.html")
    rows = found.text.split("\n")
    first, _ = found.drafts[1].lines["doi"]
    assert rows[first - 1] == "doi:10.5070/c622"


def test_more_edges_between_lines_part_records() -> None:
    entry = "<div><div>Title {0}</div><div>{0}. Berg</div></div>"
    _, marked = text_of(f"<div>{entry.format('A')}{entry.format('B')}</div>")
    assert marked == f"{TOLD}Title A\nA. Berg\n{TOLD}Title B\nB. Berg"


def test_a_bar_of_links_is_no_paper() -> None:
    bar = "[IEEE Xplore](https://ieee.example/1) | [DOI](https://doi.org/10.1109/X.2025.{}) | [Cite](cite)"
    by = 'E. Noether, I. Ahmed, and D. Rawat. "{}." In *2024 Conference on Networks (CN)*, pp. 97-98. IEEE, 2024.\n'
    titles = ("Radio links that drift slowly", "Joint decoding in narrow bands", "Homes that are small networks")
    drafts = read("\n\n".join(by.format(title) + bar.format(at) for at, title in enumerate(titles))).drafts
    assert [draft.doi for draft in drafts] == [f"10.1109/x.2025.{at}" for at in range(3)]
    assert all(draft.title and len(draft.authors) == 3 for draft in drafts)


def test_a_cell_whose_button_is_taken_out_keeps_its_id() -> None:
    titles = ("Chebyshev polynomials in the plane", "Persistent coverage by robots", "Neural audio for small devices")
    rows = (
        f"| 201{at}-05 | **{t}** | [Link](https://arxiv.org/pdf/170{at + 1}.07513v2) |" for at, t in enumerate(titles)
    )
    drafts = read("| Date | Title | Paper |\n|:--:|:--|:--:|\n" + "\n".join(rows) + "\n").drafts
    assert [draft.title for draft in drafts] == list(titles)
    assert [draft.arxiv_id for draft in drafts] == [f"170{at + 1}.07513" for at in range(3)]
