"""JSON lines of arXiv's metadata, read line by line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from readinglist.reading.files import arxiv_json
from readinglist.reading.files.tex import accented
from readinglist.records import Draft, UnreadLine


def line(**fields: Any) -> bytes:
    said = {"id": "2501.00001", "title": "On calm graphs"} | fields
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"


def one(**fields: Any) -> Draft:
    found = list(arxiv_json.drafts([line(**fields)]))
    assert len(found) == 1 and isinstance(found[0], Draft)
    return found[0]


def test_a_line_gives_every_field_it_has() -> None:
    draft = one(
        authors="A. Byron, E. Noether",
        authors_parsed=[["Byron", "Ada", ""], ["Noether", "Emmy", "Jr.", "Göttingen"], ["Erd\\H{o}s", "P.", ""]],
        title="A title\n  on two lines",
        abstract="  We look at $x\\'y$\nand prove  it.\n",
        categories="cs.LG math.OC",
        update_date="2024-05-06",
        versions=[{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}, {"version": "v2", "created": "x"}],
        doi="https://doi.org/10.1000/XYZ 10.1000/two",
        comments="12 pages,\n 3 figures",
        **{"journal-ref": "Annals of Waiting 3 (2007) 1-2"},
    )
    assert draft == Draft(
        title="A title on two lines",
        authors=("Ada Byron", "Emmy Noether Jr.", "P. Erdős"),
        category="cs.LG",
        date="2007-04-02",
        arxiv_id="2501.00001",
        doi="10.1000/xyz",
        comment="12 pages, 3 figures",
        venue="Annals of Waiting 3 (2007) 1-2",
        abstract="We look at $x\\'y$ and prove it.",
        lines=draft.lines,
    )
    assert set(draft.lines) == {
        "title",
        "authors",
        "category",
        "date",
        "arxiv_id",
        "doi",
        "comment",
        "venue",
        "abstract",
    }
    assert draft.extent == (1, 1)


@pytest.mark.parametrize(
    ("given", "bare"),
    [
        ("0704.0001", "0704.0001"),
        ("2501.00001v3", "2501.00001"),
        ("arXiv:2501.00001", "2501.00001"),
        ("hep-th/9901001", "hep-th/9901001"),
        ("math.GT/0309136v2", "math.gt/0309136"),
        ("2001.000012", "2001.000012"),
        ("W2741809807", None),
        (7, None),
    ],
)
def test_ids_are_bare_and_other_services_ids_are_none_of_arxiv(given: Any, bare: str | None) -> None:
    assert one(id=given).arxiv_id == bare


@pytest.mark.parametrize(
    ("fields", "authors"),
    [
        ({"authors": "A. Byron, E. Noether (Göttingen) and S. Kovalevskaya"}, "A. Byron|E. Noether|S. Kovalevskaya"),
        ({"authors": "A. Byron, and E. Noether"}, "A. Byron|E. Noether"),
        ({"authors_parsed": [], "authors": "A. Byron"}, "A. Byron"),
        ({"authors_parsed": [["Byron"], "E. Noether", 3, ["Kovalevskaya", None, ""]]}, "Byron|E. Noether|Kovalevskaya"),
        ({"authors_parsed": [["The Calm\nCollaboration", "", ""]]}, "The Calm Collaboration"),
        ({"authors_parsed": [["  Byron", "Ada\t", " "], ["", "", ""]]}, "Ada Byron"),
        ({"authors_parsed": None}, ""),
    ],
)
def test_names_are_given_name_first(fields: dict[str, Any], authors: str) -> None:
    assert "|".join(one(**fields).authors) == authors


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"update_date": "2024-05-06"}, "2024-05-06"),
        ({"update_date": "2024-05-06T10:00:00Z"}, "2024-05-06"),
        ({"update_date": "2024"}, "2024"),
        ({"update_date": "soon"}, None),
        ({"versions": [], "update_date": "2024-05-06"}, "2024-05-06"),
        ({"versions": [{"created": "long ago"}], "update_date": "2024-05-06"}, "2024-05-06"),
        ({"versions": [{"created": "12 Dec 2023"}], "update_date": "2024-05-06"}, "2023-12-12"),
    ],
)
def test_the_date_is_the_first_versions(fields: dict[str, Any], date: str | None) -> None:
    assert one(**fields).date == date


@pytest.mark.parametrize(
    "bad",
    [
        b"not json",
        b'{"id": "2501.00001", "title": "cut of',
        b"[1, 2]",
        b'{"id": "2501.00001"}',
        b'{"id": "2501.00001", "title": "  "}',
        b'{"title": "without an id"}',
        b'{"id": "2501.00001", "title": "two"} {"id": "2501.00002"}',
        b'{"id": "1", "title": "x", "deep": ' + b"[" * 100_000,
    ],
)
def test_a_line_that_is_no_paper_is_kept_unread_and_stops_nothing(bad: bytes) -> None:
    found = list(arxiv_json.drafts([line(), b"\n", bad + b"\r\n", line(title="The next")]))
    assert [type(each) for each in found] == [Draft, UnreadLine, Draft]
    left = found[1]
    assert isinstance(left, UnreadLine)
    assert left.number == 3
    assert left.text.startswith(bad[:20].decode())
    assert len(left.text) <= arxiv_json.SHOWN + 1


def test_bad_letters_and_marks_do_not_lose_a_paper() -> None:
    cut = line(title="Caf\u00e9").replace(b"\xc3\xa9", b"\xc3")
    halves = b'{"id": "2501.00001", "title": "Half \\ud83d of\\u0000 one", "authors": "A\\udc00 B"}'
    whole = b'\xef\xbb\xbf{"id": "2501.00001", "title": "\\ud83d\\ude00 whole", "categories": ["cs.LG", "cs.AI"]}\r\n'
    first, second, third = list(arxiv_json.drafts([cut, halves, whole]))
    assert isinstance(first, Draft) and isinstance(second, Draft) and isinstance(third, Draft)
    assert first.title == "Caf\ufffd"
    assert (second.title, second.authors) == ("Half \ufffd of\ufffd one", ("A\ufffd B",))
    assert (third.title, third.category) == ("\U0001f600 whole", "cs.LG")


def test_one_line_of_ten_megabytes_is_a_paper_and_an_endless_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(one(abstract="long " * 2_000_000).abstract or "") == 9_999_999
    monkeypatch.setattr(arxiv_json, "LONGEST_LINE", 1000)
    assert isinstance(next(arxiv_json.drafts([line(abstract="x" * 1000)])), UnreadLine)


@pytest.mark.parametrize(
    ("lines", "so"),
    [
        ([line()], True),
        ([b"\xef\xbb\xbf\r\n", b"  \n", line()], True),
        ([b'{"broken": \n', line()], True),
        ([b'{"id": "1"}\n'] * 3, False),
        ([b"{\n", b'"id": "1", "title": "x"\n', b"}\n"], False),
        ([b"LGJan 1, 2024\n", line()], False),
        ([b'[{"id": "1", "title": "x"}]\n'], False),
        ([], False),
    ],
)
def test_the_kind_is_told_by_content(lines: list[bytes], so: bool) -> None:
    assert arxiv_json.is_arxiv_json(lines) is so


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"Fr\'echet, Fr\'{e}chet, {\'e}", "Fréchet, Fréchet, é"),
        (r"G{\"o}del and na\"{\i}ve", "Gödel and naïve"),
        (r"\L{}ukasz, \L ukasz, {\o}re, Stra\ss e", "Łukasz, Łukasz, øre, Straße"),
        (r"Erd\H{o}s, Ho\v{r}ava, \c{c}a", "Erdős, Hořava, ça"),
        (r"\alpha, \ell, \leq and $\'e$", r"\alpha, \ell, \leq and $\'e$"),
        (r"{A \'e}", "{A é}"),
    ],
)
def test_accents_of_tex_are_letters(tex: str, plain: str) -> None:
    assert accented(tex) == plain
