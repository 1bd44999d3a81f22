r"""BibTeX that BibTeX, Biber, JabRef and Zotero read alike.

A paper with a venue is ``@inproceedings`` where the venue is called a meeting (``booktitle``), else ``@article``
(``journal``); one without is ``@misc``: ``@article`` without a journal prints an empty "In:". Text is escaped outside
``$...$``. Where the values go:

- ``year``, ``month`` (a macro), ``day``: those that are known; a date in no known form stands in ``date``.
- ``eprint``, ``archivePrefix``, ``primaryClass`` (only where known in full), otherwise ``category`` as shown.
- ``pmid``, ``pmcid``, ``openreview``, ``acl``: other ids. ``url``: arXiv's page, else OpenReview's or the Anthology's.
- ``note``: the paper's comment. ``annote``: the user's note, its lines joined by a LaTeX line break and a space.
- ``keywords``: tags; one that holds a comma or a semicolon is braced.
- ``readstatus``: JabRef's ``skimmed`` for reading and ``read`` for done; it has no word for unread.
- ``priority = {prio1}``: marked. ``affiliation`` and ``hascode`` are passed over by most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readinglist.exporting.cite_keys import cite_keys
from readinglist.exporting.dates import MONTHS, partial_date
from readinglist.exporting.identifiers import full_category, identifier, of_scheme, page_url
from readinglist.exporting.names import PersonName, person_name
from readinglist.exporting.text import folded_note_lines, math_spans, one_line
from readinglist.exporting.venues import is_meeting
from readinglist.records import Paper, Status

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SPECIAL = re.compile(r"[\\{}%&#_$~^]")
_WORD_OR_SPECIAL = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[\\{}%&#_$~^]")
_BRACE = re.compile(r"[{}]")
_IN_MATH = re.compile(r"(\\.)|([%#])")
_READ_STATUS = {Status.READING: "skimmed", Status.DONE: "read"}


def render_bibtex(papers: Sequence[Paper]) -> str:
    """All papers as one BibTeX file; an empty text for none."""
    keys = cite_keys(papers)
    return "\n".join(_entry(paper, key) for paper, key in zip(papers, keys, strict=True))


def escape(text: str | None, *, title: bool = False) -> str:
    r"""One line of LaTeX that prints ``text``: nothing in it can end the value it stands in.

    ``$...$`` stays as it is, in braces, if its own braces balance. A brace of the text that has a partner becomes
    ``\{``; one that has none becomes a command, because BibTeX counts ``\{`` as a brace. In a ``title``, words
    with capitals that matter are braced so that no style makes them small.
    """
    text = one_line(text)
    spans = []
    for start, end in math_spans(text):
        math = _IN_MATH.sub(lambda match: match[1] or "\\" + match[2], text[start:end])
        if _balanced(math):
            spans.append((start, end, math))
    paired = _paired_braces(text, spans)
    # A title all in capitals says nothing about any one of its words.
    pattern = _WORD_OR_SPECIAL if title and not (text.isupper() and " " in text) else _SPECIAL
    pieces: list[str] = []
    at = 0
    for start, end, math in [*spans, (len(text), len(text), "")]:
        last = at
        for match in pattern.finditer(text, at, start):
            pieces += (text[last : match.start()], _replacement(match, paired))
            last = match.end()
        pieces.append(text[last:start])
        if math:
            pieces.append(f"{{{math}}}")
        at = end
    return "".join(pieces)


def _replacement(match: re.Match[str], paired: set[int]) -> str:
    found = match[0]
    if found in "{}":
        if match.start() in paired:
            return f"\\{found}"
        return r"\textbraceleft{}" if found == "{" else r"\textbraceright{}"
    if found in _ESCAPES:
        return _ESCAPES[found]
    return f"{{{found}}}" if _capitals_matter(found) else found


def _capitals_matter(word: str) -> bool:
    """True for NeRF, LoRA, SDE, 3D, D'OH and a letter such as the Q of Q-learning; not for A, which is an article."""
    return word[1:] != word[1:].lower() or (len(word) == 1 and word.isupper() and word != "A")


def _balanced(math: str) -> bool:
    r"""True if the braces pair both for readers that count ``\{`` (BibTeX) and for those that do not."""
    counted = uncounted = 0
    for match in _BRACE.finditer(math):
        step = 1 if match[0] == "{" else -1
        counted += step
        if math[match.start() - 1] != "\\":
            uncounted += step
        if counted < 0 or uncounted < 0:
            return False
    return counted == 0 and uncounted == 0


def _paired_braces(text: str, spans: Sequence[tuple[int, int, str]]) -> set[int]:
    """The positions of the braces outside mathematics that have a partner."""
    paired: set[int] = set()
    if "{" not in text or "}" not in text:
        return paired
    inside = {index for start, end, _ in spans for index in range(start, end)}
    open_braces: list[int] = []
    for match in _BRACE.finditer(text):
        index = match.start()
        if index in inside:
            continue
        if match[0] == "{":
            open_braces.append(index)
        elif open_braces:
            paired |= {open_braces.pop(), index}
    return paired


def _entry(paper: Paper, key: str) -> str:
    kind = "misc" if not one_line(paper.venue) else "inproceedings" if is_meeting(one_line(paper.venue)) else "article"
    lines = [f"@{kind}{{{key},"]
    lines += [f"  {name} = {value}," for name, value in _fields(paper)]
    lines.append("}\n")
    return "\n".join(lines)


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    """Names and values of an entry's fields, the values enclosed."""
    eprint = _verbatim(paper.arxiv_id)
    primary_class = full_category(paper.category) if eprint else ""
    date = partial_date(paper.date)
    values = {
        "title": escape(paper.title, title=True),
        "author": _authors(paper),
        "booktitle" if is_meeting(one_line(paper.venue)) else "journal": escape(paper.venue),
        "year": f"{date.year:04}" if date.year is not None else "",
        "month": MONTHS[date.month - 1][:3].lower() if date.month else "",
        "day": str(date.day or ""),
        "date": escape(date.raw),
        "eprint": eprint,
        "archivePrefix": "arXiv" if eprint else "",
        "primaryClass": primary_class,
        "doi": _verbatim(paper.doi),
        "url": page_url(paper),
        **{name: ", ".join(of_scheme(paper, name)) for name in ("pmid", "pmcid", "openreview", "acl")},
        "note": escape(paper.comment),
        "abstract": escape(paper.abstract),
        "keywords": ", ".join(_keyword(tag) for tag in paper.tags if one_line(tag)),
        "affiliation": escape(paper.affiliation),
        "category": "" if primary_class and primary_class == paper.category else escape(paper.category),
        "hascode": "true" if paper.has_code else "",
        "readstatus": _READ_STATUS.get(paper.status, ""),
        "priority": "prio1" if paper.marked else "",
        "annote": r"\\ ".join(_note_line(line) for line in folded_note_lines(paper.note)),
    }
    for name, value in values.items():
        if value:
            yield name, value if name == "month" else f"{{{value}}}"


def _verbatim(text: str | None) -> str:
    """An identifier, which readers take as it is; the three characters that could end the value as in an address."""
    return identifier(text).replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _keyword(tag: str) -> str:
    return f"{{{escape(tag)}}}" if "," in tag or ";" in tag else escape(tag)


def _note_line(line: str) -> str:
    return " " * (len(line) - len(line.lstrip(" "))) + escape(line)


def _authors(paper: Paper) -> str:
    names = [_author(name) for name in map(person_name, paper.authors) if name]
    if names and paper.et_al:
        names.append("others")
    return " and ".join(names)


def _author(name: PersonName) -> str:
    if name.literal:
        return f"{{{escape(name.family)}}}"
    parts = (f"{name.particle} {name.family}".strip(), name.suffix, name.given)
    return ", ".join(escape(part) for part in parts if part)
