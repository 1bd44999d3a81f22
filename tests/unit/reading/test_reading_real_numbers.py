"""Numbers in front of papers: which signs part them from the text, and which way they count."""

from __future__ import annotations

import pytest

from readinglist.reading import read
from readinglist.reading.files.sorts import is_html

PAPERS = [
    ("Noether, E., Artin, E., 1927", "Chains of ideals and the rings that end them", "Annals of Rings", "12:34-45"),
    ("Berg*, A., Holm, J.", "Light that bends around small stones in shallow water", "Letters on Optics", "3:1-9"),
    ("Rossi, M.", "Gates: how to count the sluices of an old river", "Water and Land", "77:111-117"),
    ("Lima, P., Souza, R.T., Dias, C.", "Mapas de risco para encostas em Minas Gerais", "Geociências", "8:2-10"),
]


def _page(sign: str, first: int, step: int) -> str:
    lines = []
    for at, (names, title, journal, pages) in enumerate(PAPERS):
        names = names if names[-1].isdigit() else f"{names}, {2016 - at}"
        lines += [f'<a name="p{at}"></a>', f"{first + step * at}{sign}{names}. {title}.  ", f"_{journal}_, {pages}.  "]
        lines += [f"<https://doi.org/10.5555/x.{at}> (open access)  ", ""]
    return "\n".join(lines)


@pytest.mark.parametrize("sign", [" - ", " – ", " | ", ": ", " "])
@pytest.mark.parametrize(("first", "step"), [(33, -1), (1, 1)])
def test_numbers_that_count_are_marks_whatever_parts_them_from_the_text(sign: str, first: int, step: int) -> None:
    drafts = read(_page(sign, first, step)).drafts
    assert [draft.title for draft in drafts] == [title for _, title, _, _ in PAPERS]
    assert [draft.doi for draft in drafts] == [f"10.5555/x.{at}" for at in range(len(PAPERS))]
    assert [draft.date for draft in drafts] == ["1927", "2015", "2014", "2013"]
    assert drafts[1].authors == ("Berg, A.", "Holm, J.")


def test_a_title_that_begins_with_a_number_keeps_it() -> None:
    page = """- Anna Berg, Jon Holm: 3 ways to count a river. Water and Land, 2019.
- Mara Rossi: 12 stones and the light between them. Letters on Optics, 2018.
- Paulo Lima, Rita Souza: 5 maps of risk. Hills and Slopes, 2016.
"""
    assert [draft.title for draft in read(page).drafts] == [
        "3 ways to count a river",
        "12 stones and the light between them",
        "5 maps of risk",
    ]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('<a name="x"></a>\n1. [Light](https://example.org/1), 2019\n2. [Water](https://example.org/2), 2018\n', False),
        ('<div align="center">\n\n# Papers\n\n</div>\n\n- [Light](a.pdf)\n- [Water](b.pdf)\n- Stones\n', False),
        ('<a name="x"></a><p>Light, 2019</p>', True),
        ("<p>Light, 2019</p>\n<ul>\n<li>Water</li>\n<li>Stones, see a[0](b)</li>\n</ul>", True),
        ("<html><body>\n# Light\n- Water\n- Stones\n</body></html>", True),
        ("<pre>\n- Light\n- Water\n- Stones\n</pre>", True),
    ],
)
def test_markdown_that_begins_with_a_tag_is_no_html(text: str, html: bool) -> None:
    assert is_html(text) is html
