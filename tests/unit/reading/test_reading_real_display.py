"""Elements as browsers show them: what is not seen, what stands apart, what is one line."""

from __future__ import annotations

import pytest

from readinglist.importing.given import better_of
from readinglist.reading import read
from readinglist.reading.files.html import text_of

TITLES = ("Rivers that change their beds", "On the drift of slow glaciers", "Counting lichens from the air")
PEOPLE = ("Ada Berg, Omar Haddad", "Mia Lund and Jonas Holm", "Li Wei")


def _lines(page: str) -> list[str]:
    return text_of(page)[0].split("\n")


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>by <!-- -->Ada<!-- --> Berg</p>", ["by Ada Berg"]),
        ("<form><table><tr><td>A title<td>2012</table></form>", ["A title\t2012"]),
        ("<style>.off{display:none}</style><p>Seen</p><div class=off>not seen</div>", ["Seen"]),
        ("<style>@media print{.x{display:none}}</style><p class=x>Seen</p>", ["Seen"]),
        ("<p>Seen</p><span style='position:absolute;clip:rect(0 0 0 0)'>Skip</span>", ["Seen"]),
        (
            "<p class='hidden'>Not</p><p class='hidden md:block'>Seen where there is room</p>",
            ["Seen where there is room"],
        ),
        ("<div style='display:flex'><span>12 votes</span><span>3 remarks</span></div>", ["12 votes", "3 remarks"]),
        ("<ul><li style='display:inline'>Ada Berg, <li style='display:inline'>Mia Lund</ul>", ["Ada Berg, Mia Lund"]),
        ("<div><a href=a>Volume 3</a><a href=b>Volume 4</a></div>", ["Volume 3 Volume 4"]),
        ("<p style='white-space:pre-wrap'>One\nTwo</p>", ["One", "Two"]),
        ("<p>First\nSecond</p>", ["First Second"]),
        ("<footer>About us</footer><article>Text<footer>2012</footer></article>", ["Text", "2012"]),
        ("<p>Title <button>Save</button></p><h3><button>Talks of the day</button></h3>", ["Title", "Talks of the day"]),
        ("<p>The <img alt='$\\alpha$'> decay<img alt='our logo'></p>", ["The $\\alpha$ decay"]),
        ("<p>The <math><mi>α</mi><annotation>\\alpha</annotation></math> decay</p>", ["The α decay"]),
        ("<p>H<sub>2</sub>O and <o:p>MIP<sup>*</sup></o:p></p>", ["H2O and MIP*"]),
    ],
)
def test_what_is_seen(page: str, lines: list[str]) -> None:
    assert _lines(page) == lines


@pytest.mark.parametrize(
    "item",
    [
        "<li>{0} <span>{1}</span>",
        "<li><a href='/p'>{0}</a> <i>{1}</i>",
        "<li><b>{0}</b> {1}",
        "<li><span class=t>{0}</span><i class=icon></i><span class=by>{1}</span>",
    ],
)
def test_a_seam_that_comes_again_parts_two_fields(item: str) -> None:
    page = "<ul>" + "".join(item.format(*each) for each in zip(TITLES, PEOPLE, strict=True)) + "</ul>"
    assert _lines(page) == [each for pair in zip(TITLES, PEOPLE, strict=True) for each in pair]
    drafts = read("<html>" + page, "page.html").drafts
    assert [draft.title for draft in drafts] == list(TITLES)
    assert [len(draft.authors) for draft in drafts] == [2, 2, 1]


@pytest.mark.parametrize(
    "item",
    [
        "<li>Slow changes in <i>Larus Argentatus</i> of the north",
        "<li>Ada Berg (2012): How gulls nest on tall roofs. <i>Journal of Birds</i> 4 (1): 3-73",
        "<li>Ada Berg and Mia Lund. How gulls nest on roofs in the north of the land <a>Journal of Birds</a>",
        "<li><span class=first>Ada</span> <span class=last>Berg</span>",
    ],
)
def test_other_words_that_are_set_off_stay_in_their_line(item: str) -> None:
    assert len(_lines(f"<ul>{item * 4}</ul>")) == 4


def test_elements_that_come_again_are_records_whatever_lies_in_them() -> None:
    record = (
        "<div class='row r{2}'><h2>{0}</h2><ul><li>{1}</li></ul><ul><li>Geology</li><li>4 May 2012</li></ul>"
        "<div><div>12</div></div></div>"
    )
    page = "<main><h1>Results</h1>" + "".join(
        record.format(title, by, at) for at, (title, by) in enumerate(zip(TITLES, PEOPLE, strict=True))
    )
    marked = text_of(page)[1].split("\n")
    assert [line[1:] for line in marked if line[:1] == "\x1f"] == [f"## {title}" for title in TITLES]
    drafts = read("<html>" + page, "page.html").drafts
    assert [(draft.title, draft.date) for draft in drafts] == [(title, "2012-05-04") for title in TITLES]


def test_what_is_set_off_is_words() -> None:
    page = (
        "<ul><li><b><a href='#r1'>^</a></b> Berg, Ada (1999). <i>Words</i>. <b>4</b></ul><p><b>1). A title</b> - more"
    )
    assert text_of(page)[1].split("\n") == ["^ Berg, Ada (1999). *Words*. 4", "1). **A title** - more"]


def test_html_whose_elements_tell_records_apart_is_read_where_it_says_the_same() -> None:
    items = "".join(f"<li><p>{title}</p><p>{by}</p></li>" for title, by in zip(TITLES, PEOPLE, strict=True))
    text = "\n".join(f"{title}\n{by}\nSave\nShare" for title, by in zip(TITLES, PEOPLE, strict=True))
    assert better_of(text, f"<ul>{items}</ul>") == f"<ul>{items}</ul>"
    assert better_of("Other words altogether", f"<ul>{items}</ul>") == "Other words altogether"
    assert better_of(text, "<p>" + " ".join(TITLES) + "</p>") == text
