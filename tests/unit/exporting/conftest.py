"""Readers of every format, independent of the writers: each gives one dict per paper, in the order of the file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

Record = dict[str, Any]
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
STATUS_OF_BIBTEX = {"": "unread", "skimmed": "reading", "read": "done"}
CSL_PROPERTIES = {
    "id": str, "type": str, "title": str, "author": list, "issued": dict, "genre": str, "publisher": str,
    "container-title": str, "number": str, "DOI": str, "URL": str, "abstract": str, "keyword": str,
    "note": str, "custom": dict,
    "PMID": str, "PMCID": str,
}  # fmt: skip
CSL_NAME = {"family", "given", "non-dropping-particle", "suffix", "literal"}

_LATEX = re.compile(
    r"\{(?P<math>\$\$?(?:[^$\\]|\\.)+\$\$?)\}|\\text(?P<command>backslash|asciitilde|asciicircum|braceleft|braceright)\{\}"
    r"|\\(?P<escaped>[%&#_${}])|(?P<brace>[{}])"
)
_COMMANDS = {"backslash": "\\", "asciitilde": "~", "asciicircum": "^", "braceleft": "{", "braceright": "}"}


def unlatex(text: str) -> str:
    def plain(match: re.Match[str]) -> str:
        if match["math"]:
            return match["math"]
        if match["command"]:
            return _COMMANDS[match["command"]]
        return match["escaped"] or ""

    return _LATEX.sub(plain, text)


def date_of(year: str, month: str, day: str) -> str:
    text = "-".join([year or "-", *(part.zfill(2) for part in (month, day) if part)])
    return "" if text == "-" else text


def braced_list(text: str) -> list[str]:
    """Split at the commas outside braces; a backslash takes the meaning from the brace after it."""
    parts, depth = [""], 0
    for token in re.findall(r"\\.|.", text, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(token, 0)
        if token == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += token
    return [unlatex(part) for part in parts if part.strip()]


def read_bibtex(text: str) -> list[Record]:
    for line in text.splitlines():
        if line.startswith("  "):  # BibTeX itself counts every brace, escaped or not
            depth = 0
            for char in line:
                depth += {"{": 1, "}": -1}.get(char, 0)
                assert depth >= 0
            assert depth == 0
    library = parse_string(text)
    assert not library.failed_blocks and not library.comments
    records = []
    for entry in library.entries:
        field = defaultdict(str, {key: value.value for key, value in entry.fields_dict.items()})
        names = split_multiple_persons_names(field["author"])
        et_al = names[-1:] == ["others"]
        authors = []
        for name in names[: len(names) - et_al]:
            parts = parse_single_name_into_parts(name, strict=True)
            authors.append(unlatex(" ".join([*parts.first, *parts.von, *parts.last, *parts.jr])))
        month = str(MONTHS.index(field["month"]) + 1) if field["month"] else ""
        records.append(
            {
                "key": entry.key,
                "title": unlatex(field["title"]),
                "authors": authors,
                "et_al": et_al,
                "date": date_of(field["year"], month, field["day"]) or unlatex(field["date"]),
                "arxiv_id": field["eprint"],
                "doi": field["doi"].replace("%7B", "{").replace("%7D", "}").replace("%5C", "\\"),
                "abstract": unlatex(field["abstract"]),
                "comment": unlatex(field["note"]),
                "venue": unlatex(field["journal"] or field["booktitle"]),
                "tags": braced_list(field["keywords"]),
                "note": [unlatex(line) for line in field["annote"].split(r"\\ ")] if field["annote"] else [],
                "status": STATUS_OF_BIBTEX[field["readstatus"]],
                "marked": field["priority"] == "prio1",
                "affiliation": unlatex(field["affiliation"]),
                "category": unlatex(field["category"]) or field["primaryClass"],
                "has_code": field["hascode"] == "true",
            }
        )
    return records


def read_ris(text: str) -> list[Record]:
    assert text.count("\n") == text.count("\r\n") == len(text.split("\r\n")) - 1
    records = []
    for entry in rispy.loads(text):
        field = defaultdict(str, entry)
        names = entry.get("authors", [])
        et_al = names[-1:] == ["et al."]
        authors = []
        for name in names[: len(names) - et_al]:
            family, *rest = name.split(", ")
            authors.append(" ".join([*rest[:1], family, *rest[1:]]))
        year, *rest = field["date"].split("/")
        date = (
            date_of(year, *[*rest, "", ""][:2])
            if re.fullmatch(r"(\d{4})?(/\d\d){0,2}", field["date"])
            else field["date"]
        )
        assert field["year"] == (year if re.fullmatch(r"\d{4}", year) else "")
        assert "unknown_tag" not in entry
        records.append(
            {
                "key": field["id"],
                "title": field["title"],
                "authors": authors,
                "et_al": et_al,
                "date": date,
                "arxiv_id": field["accession_number"].removeprefix("arXiv:"),
                "doi": field["doi"],
                "abstract": field["abstract"],
                "comment": field["custom1"],
                "venue": field["secondary_title"],
                "tags": entry.get("keywords", []),
                "note": "".join(entry.get("notes", [])).split(" ¶ ") if "notes" in entry else [],
                "status": field["custom3"],
                "marked": field["custom4"] == "marked",
                "affiliation": field["author_address"],
                "category": field["custom2"],
                "has_code": field["custom5"] == "has code",
            }
        )
    return records


def read_csl_json(text: str) -> list[Record]:
    records = []
    for item in json.loads(text):
        assert {"id", "type"} <= item.keys() <= CSL_PROPERTIES.keys()
        assert item["type"] in (("paper-conference", "article-journal") if "container-title" in item else ("article",))
        assert all(isinstance(value, CSL_PROPERTIES[name]) for name, value in item.items())
        custom, names = item["custom"], item.get("author", [])
        assert all(name.keys() <= CSL_NAME and all(name.values()) for name in names)
        et_al = names[-1:] == [{"literal": "others"}]
        parts = ("given", "non-dropping-particle", "family", "suffix", "literal")
        issued = [str(part) for part in item.get("issued", {}).get("date-parts", [[]])[0]]
        note = item.get("note", "")
        records.append(
            {
                "key": item["id"],
                "title": item.get("title", ""),
                "authors": [" ".join(n[p] for p in parts if p in n) for n in names[: len(names) - et_al]],
                "et_al": et_al,
                "date": date_of(issued[0].zfill(4), *[*issued[1:], "", ""][:2]) if issued else custom.get("date", ""),
                "arxiv_id": item.get("number", "").removeprefix("arXiv:"),
                "doi": item.get("DOI", ""),
                "abstract": item.get("abstract", ""),
                "comment": custom.get("comment", ""),
                "venue": item.get("container-title", ""),
                "tags": custom.get("tags", []),
                "note": note.split("\n") if note else [],
                "status": custom["reading_status"],
                "marked": custom.get("marked", False),
                "affiliation": custom.get("affiliation", ""),
                "category": custom.get("category", ""),
                "has_code": custom.get("has_code", False),
            }
        )
    return records


def read_csv(text: str) -> list[Record]:
    records = []
    for row in csv.DictReader(io.StringIO(text, newline=""), strict=True):
        assert not any(re.match("[=+@\t\r-]", value) for value in row.values())
        cell = {name: re.sub("^'(?='*[=+\\-@\t\r\n＝＋－＠])", "", value) for name, value in row.items()}
        assert cell["year"] == (cell["date"][:4] if re.match(r"\d{4}(-|$)", cell["date"]) else "")
        records.append(
            {
                **{name: cell[name] for name in ("title", "date", "arxiv_id", "doi", "abstract", "comment", "status")},
                **{name: cell[name] for name in ("affiliation", "category", "venue")},
                **{name: cell[name] == "yes" for name in ("et_al", "marked", "has_code")},
                "key": cell["cite_key"],
                "authors": cell["authors"].split("; ") if cell["authors"] else [],
                "tags": cell["tags"].split("; ") if cell["tags"] else [],
                "note": cell["note"].split("\n") if cell["note"] else [],
            }
        )
    return records


_MARKDOWN = re.compile(r"\\([!-/:-@\[-`{-~])|(\$\$?)(?:[^$\\]|\\.)+\2|&mdash;|&#44;")
_LONG_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def unmarkdown(text: str) -> str:
    entities = {"&mdash;": "—", "&#44;": ","}
    return _MARKDOWN.sub(lambda match: match[1] or entities.get(match[0], match[0]), text)


def read_markdown(text: str) -> list[Record]:
    records: list[Record] = []
    lines = text.split("\n")
    assert re.fullmatch(r"# Reading list: (1 paper|\d+ papers)", lines[0])
    for line in lines[1:]:
        if match := re.fullmatch(r"- \[([ x])\] (.*) <!-- rl:(\d+) -->", line):
            records.append({"done": match[1] == "x", "key": match[3], "lines": [], "task": match[2], "in_note": False})
        elif line == "  - Note:":
            records[-1]["in_note"] = True
        elif records and records[-1]["in_note"]:
            assert line == "" or line.startswith("    ")
            records[-1]["lines"].append(line[4:])
        elif match := re.fullmatch(r"  - ([A-Z][a-z]+): (.*)", line):
            assert match[1] not in records[-1]
            records[-1][match[1]] = unmarkdown(match[2]) if match[1] != "Tags" else match[2]
        else:
            assert line == ""
    return [_markdown_record(record) for record in records]


def _markdown_record(record: Record) -> Record:
    task: str = record["task"]
    tags: list[str] = []
    while match := re.fullmatch(r"(.*) #(\S+)", task):
        task, tags = match[1], [match[2], *tags]
    if "Tags" in record:
        tags = [unmarkdown(tag) for tag in record["Tags"].split(", ")]
    links = {}
    while match := re.fullmatch(r"(.*) \[(arXiv|doi)\]\((\S+)\)", task):
        task, links[match[2]] = match[1], match[3]
    date = ""
    if match := re.fullmatch(r"(.*) \(((?:[^()\\]|\\.)*)\)", task):
        task, date = match[1], unmarkdown(match[2])
    spoken = re.fullmatch(rf"(?:(\d+) )?({'|'.join(_LONG_MONTHS)})?(?: ?\b(\d{{4}}))?", date)
    if spoken and date:
        month = str(_LONG_MONTHS.index(spoken[2]) + 1) if spoken[2] else ""
        date = date_of(spoken[3] or "", month, spoken[1] or "")
    title, _, names = task.partition(" — ")
    authors = [unmarkdown(name) for name in names.split(", ")] if names else []
    et_al = authors[-1:] == ["et al."]
    note = record["lines"]
    while note and not note[-1].strip():
        note.pop()
    return {
        "key": record["key"],
        "title": unmarkdown(title),
        "authors": authors[: len(authors) - et_al],
        "et_al": et_al,
        "date": date,
        "arxiv_id": unquote(links.get("arXiv", "").removeprefix("https://arxiv.org/abs/")),
        "doi": unquote(links.get("doi", "").removeprefix("https://doi.org/")),
        "abstract": record.get("Abstract", ""),
        "comment": record.get("Comment", ""),
        "venue": record.get("Venue", ""),
        "tags": tags,
        "note": note[1:],
        "status": "done" if record["done"] else record.get("Status", "unread"),
        "marked": record.get("Marked") == "yes",
        "affiliation": record.get("Affiliation", ""),
        "category": record.get("Category", ""),
        "has_code": record.get("Code") == "yes",
    }


@pytest.fixture(scope="session")
def readers() -> dict[str, Callable[[str], list[Record]]]:
    return {
        "markdown": read_markdown,
        "bibtex": read_bibtex,
        "ris": read_ris,
        "csl-json": read_csl_json,
        "csv": read_csv,
    }
