"""Rows whose tags are known: made ones, those of the kinds of pages that the tests have, those of real pages."""

from __future__ import annotations

import hashlib
import json
import lzma
import random
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT.parent / "shared" / "bench"
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "unit" / "reading"), str(ROOT / "tests" / "bench")]

from kinds import Knobs  # noqa: E402
from kinds_lists import KINDS  # noqa: E402
from reading import corpus, garnished  # noqa: E402
from wild_lists import WILD  # noqa: E402
from wild_more import MORE  # noqa: E402

from citing import others, rows  # noqa: E402
from citing.made import Paper  # noqa: E402
from citing.styles import style  # noqa: E402
from readinglist.reading import opened  # noqa: E402
from readinglist.reading.pages.citing.tokens import Observed, observe, placed  # noqa: E402
from readinglist.reading.pages.rows import row as rowing  # noqa: E402
from readinglist.reading.pages.rows import wrapping  # noqa: E402
from readinglist.reading.pages.rows.buttons import prepare  # noqa: E402
from readinglist.reading.pages.rows.row import Row  # noqa: E402

_OPEN = frozenset(("“", '"', "„", "«", "‘", "``", "'", "”", "»"))
_CLOSE = frozenset((*".,;:?!)”“\"»«’'", "''"))
_JOINS = frozenset((*",.-*(&;’†", "and", "with", "by", "joint", "et", "al", "work", "von", "de", "van"))
_FAR = 9
"""Tokens between two names of one list, at most."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A row's tokens and the tag of each."""

    seen: Observed
    tags: list[str]

    @property
    def cites(self) -> bool:
        """Whether it is a paper's row."""
        return any(tag != "O" for tag in self.tags)


def made(count: int, seed: int) -> Iterator[Tagged]:
    """So many rows put together, three of each style, and rows between them that are no paper's."""
    rng = random.Random(seed)
    others.REMARKS[:] = _sentences(rng, 2_000)
    some = _papers(rng, min(count * 2, 60_000))
    at = 0
    while at < count:
        look = style(rng)
        every = [rows.row(rng.choice(some), look, rng) for _ in range(3)]
        every += [others.no_paper(rng, some)] if rng.random() < 0.35 else []
        at += len(every)
        for each in every:
            seen = observe(each.text, each.links, each.strong)
            if seen.tokens:
                yield Tagged(seen, [each.tags[a] for a, _ in seen.spans])


def own(count: int, seed: int) -> Iterator[Tagged]:
    """Rows of the kinds of pages that the tests know, as their tuned half makes them; so many papers of each kind."""
    rng = random.Random(seed)
    given = corpus("tuned", rng)
    for name, kind in {**KINDS, **WILD, **MORE}.items():
        for _ in range(0, count, 8):
            some = rng.sample(given, 8)
            some = some if name in KINDS else garnished(some, random.Random(rng.getrandbits(32)))
            page = kind(some, Knobs(random.Random(rng.getrandbits(32)), "tuned"))
            records = [{"title": r.title, "authors": list(r.authors)} for r in page.records]
            for row in _joined(page.text.split("\n"), records):
                found = aligned(row, records)
                if found is not None and (found.cites or rng.random() < 0.25):
                    yield found


def real(folder: Path) -> dict[str, list[Tagged]]:
    """Rows of real pages, as ``pages.py`` takes them, by the names of the pages."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        page = next(p for p in sorted(path.parent.glob(f"{path.stem}.*")) if p.suffix != ".json")
        source, _ = opened(page.read_bytes(), page.name)
        text = getattr(source, "marked", None) or source.text
        records = truth["records"] + truth.get("optional", [])
        every = [aligned(row, records) for row in _joined(text.split("\n"), truth["records"])]
        found[path.stem] = [each for each in every if each is not None]
    return found


def _papers(rng: random.Random, most: int) -> list[Paper]:
    found = []
    with lzma.open(CORPUS / "titles.tsv.xz", "rt", encoding="utf-8", newline="\n") as file:
        for line in file:
            title, authors, year = line.rstrip("\n").split("\t")
            names = tuple(name for name in authors.split(", ") if name.strip())
            if hashlib.sha1(title.encode()).digest()[0] % 2 == 0 and names and " and " not in authors:
                found.append(Paper(" ".join(title.split()), names, int(year)))
    return rng.sample(found, most)


def _sentences(rng: random.Random, most: int) -> list[str]:
    with lzma.open(CORPUS / "abstracts.tsv.xz", "rt", encoding="utf-8", newline="\n") as file:
        some = rng.sample([line.strip() for line in file], most)
    found = [each for text in some for each in re.split(r"(?<=[a-z)]\.)\s+(?=[A-Z])", text) if 40 < len(each) < 400]
    return rng.sample(found, most)


def _joined(lines: Sequence[str], records: Sequence[dict[str, Any]]) -> list[Row]:
    """The rows of a page, broken lines joined where that brings together most titles."""
    raw = rowing.unquoted(lines)
    found = rowing.build(raw)
    ways = [found, *(wrapping.unwrap(found, raw, width) for width in wrapping.wrap_widths(raw))]

    def whole(rows: list[Row]) -> int:
        texts = [" ".join(_fold(row.text)) for row in rows]
        return sum(any(" ".join(_fold(r["title"] or "-")) in text for text in texts) for r in records)

    return max(ways, key=whole)


def _fold(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def aligned(row: Row, records: Sequence[dict[str, Any]]) -> Tagged | None:
    """A row tagged by the record whose title or authors it holds; None where that is not clear."""
    if not 8 <= len(row.text) <= 4_000:
        return None
    text = prepare(row).rest
    seen = observe(text, *placed(row, text))
    if not seen.tokens:
        return None
    words = [(word, at) for at, token in enumerate(seen.tokens) for word in _fold(token)]
    flat = [word for word, _ in words]
    tags = ["O"] * len(seen.tokens)
    held = [(record, at) for record in records if (at := _place(_fold(record["title"] or ""), flat)) is not None]
    if held:
        record, (a, b) = max(held, key=lambda each: each[1][1] - each[1][0])
        start, end = words[a][1], words[b - 1][1] + 1
        if (b - a < 3 and len(flat) > 12 and not record.get("authors")) or (len(tags) - end + start > 40 and a > 25):
            return None  # these words may stand in any row
        start, end = _with_signs(seen.tokens, start, end)
        tags = ["R1" if at < start else "T" if at < end else "R2" for at in range(len(tags))]
        places = [(0, start, "A1"), (end, len(tags), "A2")]
    else:
        of_names = next((each for each in records if _names_only(each, flat)), None)
        if of_names is None:
            return None if any(_nearly(each, flat) for each in records) else Tagged(seen, tags)
        record, places = of_names, [(0, len(tags), "A1")]
    for low, high, tag in places:
        run = _people(seen.tokens, low, high, record)
        if run is not None and "A1" not in tags:
            tags[run[0] : run[1]] = [tag] * (run[1] - run[0])
    if "T" not in tags and "A1" in tags:
        tags = ["R1" if tag == "O" else tag for tag in tags]
    return Tagged(seen, tags)


def _place(title: Sequence[str], flat: Sequence[str]) -> tuple[int, int] | None:
    """Where a title stands among the words of a row."""
    count = len(title)
    at = next((at for at in range(len(flat) - count + 1) if flat[at : at + count] == title), None) if title else None
    return None if at is None else (at, at + count)


def _with_signs(tokens: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """A title with the quote in front of it and the signs behind it."""
    inside = tokens[start:end]
    start -= start > 0 and tokens[start - 1] in _OPEN
    while end < len(tokens) and tokens[end] in _CLOSE and not (tokens[end] == ")" and "(" not in inside):
        end += 1
    return start, end


def _own(record: dict[str, Any]) -> set[str]:
    return {word for name in record.get("authors") or () for word in _fold(name)}


def _names_only(record: dict[str, Any], flat: Sequence[str]) -> bool:
    """Whether a row holds the authors of a paper, and little else before the last of them."""
    names = {word for word in _own(record) if len(word) > 1}
    hits = [at for at, word in enumerate(flat) if word in names]
    few = len(hits) < min(2, len(names)) or not hits
    return not few and len(hits) * 3 > hits[-1] and len(names.intersection(flat)) * 2 >= len(names)


def _nearly(record: dict[str, Any], flat: Sequence[str]) -> bool:
    """Whether a row has most words of a title, but not the title."""
    title = set(_fold(record["title"] or ""))
    return len(title.intersection(flat)) > 0.6 * max(3, len(title))


def _people(tokens: Sequence[str], low: int, high: int, record: dict[str, Any]) -> tuple[int, int] | None:
    """The tokens of a record's authors between two places."""
    names = _own(record)
    long = {word for word in names if len(word) > 1}
    hits = [at for at in range(low, high) if long.intersection(_fold(tokens[at]))]
    if not hits:
        return None
    runs = [[hits[0]]]
    for at in hits[1:]:
        if at - runs[-1][-1] <= _FAR:
            runs[-1].append(at)
        else:
            runs.append([at])
    run = max(runs, key=lambda each: len({tokens[at] for at in each}))
    if len({word for at in run for word in _fold(tokens[at])} & long) < min(2, len(record["authors"])):
        return None
    behind = low > 0
    return _wider(tokens, low, high, run[0], run[-1], {word[0] for word in names}, behind)


def _wider(
    tokens: Sequence[str], low: int, high: int, first: int, last: int, initials: Collection[str], behind: bool
) -> tuple[int, int]:
    """A run of names with the initials, signs and small words at its ends."""

    def joins(at: int) -> bool:
        token = tokens[at]
        initial = len(token) <= 3 and token.isalpha() and token.isupper() and token[0].casefold() in initials
        return initial or token.casefold() in _JOINS

    known = first
    while first > low and joins(first - 1):
        first -= 1
    while behind and first < known and tokens[first] in ".,;&":
        first += 1
    while last + 1 < high and joins(last + 1) and tokens[last + 1] != "(":
        last += 1
    while last + 1 < high and (tokens[last + 1] == ":" or (behind and tokens[last + 1] in ")]")):
        last += 1
    return first, last + 1
