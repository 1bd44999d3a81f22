"""What the values of bibliographic files say: identifiers, dates, names, lists of tags, reading statuses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from readinglist.records import Status

_ARXIV = r"(\d{4}\.\d{4,6}|[a-z][a-z-]*+(?:\.[a-z]{2})?/\d{7})(?:v\d{1,2})?"
_BARE_ARXIV = re.compile(rf"(?:arxiv:\s*)?{_ARXIV}(?:\s*\[[\w.-]+\])?", re.IGNORECASE | re.ASCII)
_MARKED_ARXIV = re.compile(
    rf"(?:arxiv:\s?|(?:arxiv|ar5iv|alphaxiv)\.org/(?:abs|pdf|html|format|overview)/|10\.48550/arxiv\."
    rf"|huggingface\.co/papers/){_ARXIV}(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_DOI_MARK = re.compile(
    r"(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|doi\s?[:=]\s*|doi\s+)(10\.\d{4,9}/[^\s\"<>]+)", re.IGNORECASE
)
_DOI_OF_PUBLISHER = re.compile(
    r"://[^\s/]+(?:/[\w.-]+){0,3}?/(?:doi(?:/(?:abs|full|pdf|pdfdirect|epdf|book|abstract))?|article|abstract|chapter)"
    r"/(10\.\d{4,9}/[^\s\"<>?#]+)",
    re.IGNORECASE,
)
_BEHIND_DOI = re.compile(
    r"(?:/(?:full|fulltext|pdf|epdf|html?|meta|abstract|summary|references)|\.pdf)+$", re.IGNORECASE
)
_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}  # noqa: SIM905
_WORD = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_NUMERIC = re.compile(
    r"(?P<year>\d{4})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?)?(?:[T ]\d\d?:\d\d.*+|/.*+|[?~%])?"
)
_WITHOUT_YEAR = re.compile(r"(?:--|/)(\d\d)(?:[-/](\d\d))?")
_SPOKEN = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ .]+)?{_WORD}(?:,? +(?P<year>\d{{4}}))?",
        rf"{_WORD} +(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:, *(?P<year>\d{{4}}))?",
        rf"(?P<year>\d{{4}})[ ,]+{_WORD}(?: +(?P<day>\d{{1,2}}))?",
    )
)
_STATUS = {
    "unread": Status.UNREAD, "to read": Status.UNREAD, "toread": Status.UNREAD, "not read": Status.UNREAD,
    "new": Status.UNREAD, "reading": Status.READING, "in progress": Status.READING, "skimmed": Status.READING,
    "started": Status.READING, "read": Status.DONE, "done": Status.DONE, "finished": Status.DONE,
    "completed": Status.DONE,
}  # fmt: skip
_YES = frozenset(("yes", "true", "1", "x", "y", "on", "marked", "starred", "prio1"))
_EXTRA = re.compile(
    r"^[ \t]*+(citation key|citekey|bibtex|read_status|arxiv|doi|pmid|pmcid)[ \t]*+:[ \t]*+(\S.*+)$",
    re.IGNORECASE | re.MULTILINE,
)


def arxiv_id(text: str | None, *, bare: bool = False) -> str | None:
    """The arXiv id in a text that names it as one, without its version; ``bare``: the whole text is one."""
    if not text:
        return None
    found = _BARE_ARXIV.fullmatch(text.strip()) if bare else _MARKED_ARXIV.search(text)
    return found[1].lower() if found else None


def doi(text: str | None) -> str | None:
    """A DOI, bare and in lower case, where the text is one or an address that leads to one."""
    text = (text or "").strip()
    if "%" in text and "%2f" in text.lower():
        text = unquote(text)
    if not text:
        return None
    marked = _DOI_MARK.match(text)
    if marked:
        return marked[1].rstrip(".,;").lower()
    if _DOI.fullmatch(text):
        return text.rstrip(".,;").lower()
    return doi_in(text) if "://" in text else None


def doi_in(text: str | None) -> str | None:
    """The DOI that an address in ``text`` leads to."""
    if not text:
        return None
    if "%" in text and "%2f" in text.lower():
        text = unquote(text)
    found = _DOI_MARK.search(text)
    if found is not None:
        return found[1].rstrip(".,;)").lower()
    found = _DOI_OF_PUBLISHER.search(text)
    return _BEHIND_DOI.sub("", found[1].rstrip(".,;)")).lower() if found else None


def iso(year: str | None, month: str | None = None, day: str | None = None) -> str | None:
    """A date of which a part may be missing, as records.Bibliographic keeps it; None where it is none."""
    number = month_number(month) if month else 0
    whole = year if year and re.fullmatch(r"\d{4}", year) else None
    if (year and whole is None) or (month and not number):
        return None
    if not number:
        return None if day and not whole else whole
    if day and not (day.isdecimal() and 1 <= int(day) <= 31):
        return None
    return f"{whole or '-'}-{number:02}" + (f"-{int(day):02}" if day else "")


def month_number(text: str) -> int:
    """1 to 12 for ``5``, ``05``, ``may`` and ``May``; 0 for what is no month."""
    text = text.strip(" .").lower()
    if text.isdecimal() and len(text) < 3:
        return int(text) if 1 <= int(text) <= 12 else 0
    spoken = re.fullmatch(_WORD, text)
    return _MONTHS[spoken["month"][:3]] if spoken else 0


def date(text: str | None) -> str | None:
    """A date in any of the forms that files have; None where it is none of them. No part is made up."""
    text = " ".join((text or "").split())
    match = _NUMERIC.fullmatch(text)
    if match:
        return iso(match["year"], match["month"] if match["month"] != "00" else None, _day(match["day"]))
    match = _WITHOUT_YEAR.fullmatch(text)
    if match:
        return iso(None, match[1], match[2])
    for form in _SPOKEN:
        match = form.fullmatch(text)
        if match:
            return iso(match["year"], match["month"], match["day"])
    return None


def _day(text: str | None) -> str | None:
    return None if text == "00" else text


def person(name: str) -> str:
    """``Family, Given`` and ``Family, Jr, Given`` as people say them; a name in no such form as it is."""
    if "  " in name or not name.isprintable():
        name = " ".join(name.split())
    family, comma, given = name.partition(", ")
    if comma and "," not in given and family and given:
        return f"{given.strip()} {family.strip()}"
    if "," not in name:
        return name.strip()
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 2:
        return " ".join(filter(None, (parts[1], parts[0])))
    if len(parts) == 3:
        return " ".join(filter(None, (parts[2], parts[0], parts[1])))
    return name


def is_et_al(name: str) -> bool:
    """Whether a name of a list stands for those that were left out."""
    return name.strip(" .").lower() in ("others", "et al", "et alii", "…", "...")


def listed(parts: Iterable[str]) -> tuple[str, ...]:
    """Tags, each once, without blank ones, in the order they came."""
    return tuple(dict.fromkeys(filter(None, (" ".join(part.split()) for part in parts))))


def status(text: str | None) -> Status | None:
    """The reading status that a word stands for, or None."""
    return _STATUS.get(re.sub(r"[\s_-]+", " ", (text or "").strip().lower()))


def yes(text: str | None) -> bool:
    """Whether a cell says yes."""
    return (text or "").strip().lower() in _YES


def extra(text: str) -> tuple[dict[str, str], str]:
    """Zotero's “Extra”: the lines that say something known (``Key: value``, keys in lower case), and the others."""
    said = {match[1].lower(): match[2].strip() for match in _EXTRA.finditer(text)}
    if not said:
        return said, text
    if "citekey" in said or "bibtex" in said:
        said.setdefault("citation key", said.get("citekey") or said["bibtex"])
    rest = _EXTRA.sub("", text)
    return said, "\n".join(line for line in rest.split("\n") if line.strip())
