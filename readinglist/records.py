"""The nouns of the program. Plain data: no database, no Qt, no input or output."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from readinglist.paper_ids import compact, holds

Lines = tuple[int, int]
"""First and last line of a source, counted from 1, both included."""


class Status(StrEnum):
    """How far the reader has come with a paper."""

    UNREAD = "unread"
    READING = "reading"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Bibliographic:
    """What a source says of a paper. A field the source does not show is None (or empty), never guessed.

    ``date`` is ISO 8601: ``2025-10-20``, ``2025-10``, ``2025``, or ``--10-20`` where the page shows
    no year. ``category`` stands as the page shows it (``LG`` may be cs.LG; ``OC`` is math.OC), without
    a prefix of our own. ``arxiv_id`` is bare and without its version: ``2510.17506``, ``hep-th/9901001``.
    ``doi`` is bare and lower case: ``10.1000/xyz``. ``other_ids`` are those of other registers, as other_ids.py spells
    and orders them: ``openreview:rJl-b3RcF7``. ``venue`` is the journal, conference or book it appeared in, as the
    source writes it.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    et_al: bool = False
    affiliation: str | None = None
    category: str | None = None
    date: str | None = None
    has_code: bool = False
    arxiv_id: str | None = None
    doi: str | None = None
    other_ids: tuple[str, ...] = ()
    comment: str | None = None
    venue: str | None = None
    abstract: str | None = None

    def bibliographic(self) -> dict[str, Any]:
        """The fields of this class alone, by name."""
        return {name: getattr(self, name) for name in BIBLIOGRAPHIC_FIELDS}


BIBLIOGRAPHIC_FIELDS: tuple[str, ...] = tuple(f.name for f in fields(Bibliographic))


@dataclass(frozen=True, slots=True)
class Personal:
    """What a file says of its reader's own doings with a paper: another program's export, or ours.

    ``status`` and ``marked`` are None where the file does not say. ``note`` is Markdown.
    """

    tags: tuple[str, ...] = ()
    note: str = ""
    status: Status | None = None
    marked: bool | None = None
    cite_key: str | None = None


@dataclass(frozen=True, slots=True)
class Draft(Bibliographic):
    """A paper as one source shows it.

    ``lines`` gives, for each field that was read, the lines of the source it came from.
    ``doubts`` gives, for each field that is not sure, one short sentence that says why; ``paper:ID`` stands for the
    doubt whether it is that paper.
    ``personal`` is None where the source says nothing of its reader.
    """

    lines: Mapping[str, Lines] = field(default_factory=dict)
    doubts: Mapping[str, str] = field(default_factory=dict)
    personal: Personal | None = None

    @property
    def extent(self) -> Lines | None:
        """All lines of the record, from its first to its last."""
        if not self.lines:
            return None
        return min(a for a, _ in self.lines.values()), max(b for _, b in self.lines.values())


@dataclass(frozen=True, slots=True)
class UnreadLine:
    """A line of a source that went into no paper. ``number`` is counted from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one source.

    ``name`` is what the page calls itself (its heading, or the author it is about), None where it
    does not say. ``text`` is the whole source, decoded, with its lines as they are numbered here.
    """

    drafts: tuple[Draft, ...]
    unread: tuple[UnreadLine, ...]
    warnings: tuple[str, ...]
    text: str
    encoding: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Paper(Bibliographic):
    """A paper of the library: what its sources say, merged, and what the user added.

    ``id`` is the number shown to people; ``added`` counts up in the order papers came in.
    ``cite_key`` is made once, at the first export, and kept. ``note`` is Markdown.
    """

    id: int = 0
    tags: tuple[str, ...] = ()
    marked: bool = False
    status: Status = Status.UNREAD
    note: str = ""
    cite_key: str | None = None
    corrected: frozenset[str] = frozenset()

    @property
    def heading(self) -> str:
        """The title, or for a paper without one its id, or the first words of its abstract."""
        if self.title:
            return self.title
        if self.arxiv_id:
            return f"arXiv:{self.arxiv_id}"
        if self.doi:
            return f"doi:{self.doi}"
        if self.other_ids:
            return self.other_ids[0]
        return first_words(self.abstract, 60) or "Paper without a title"


def first_words(text: str | None, length: int) -> str:
    """The start of ``text``, at most ``length`` characters, cut between words and ended with an ellipsis."""
    text = " ".join((text or "").split())
    if len(text) <= length:
        return text
    cut = text[: length + 1].rsplit(" ", 1)[0].rstrip(" ,;:.")
    return (cut if 0 < len(cut) <= length else text[:length]) + "…"


@dataclass(frozen=True, slots=True)
class Known:
    """A paper of the library, as far as it takes to see whether a new record is the same paper.

    The keys are 64-bit hashes made by readinglist/matching.py. A paper that was found by what one of its sources says
    and its row does not stands here with the key it was found by.
    """

    id: int
    title: str | None
    authors: tuple[str, ...]
    arxiv_id: str | None
    doi: str | None
    title_key: int | None
    abstract_key: int | None
    date: str | None = None
    venue: str | None = None
    et_al: bool = False
    other_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a paper came from: one record of one import, and which fields that record gave. ``source`` is its id."""

    import_id: int
    import_name: str
    lines: Mapping[str, Lines]
    extent: Lines | None
    source: int = 0


@dataclass(frozen=True, slots=True)
class Import:
    """One source that was brought in: a file, a pasted page, standard input.

    ``papers`` counts the live papers that have a record in it. ``when`` is UTC, ISO 8601.
    """

    id: int
    name: str
    origin: str
    when: str
    records: int
    new: int
    existing: int
    merged: int
    papers: int
    finished: bool
    warnings: tuple[str, ...]
    unread: tuple[UnreadLine, ...]


Value = str | int | bool | None
"""What a field can hold in a Change; JSON writes and reads it unchanged."""

Fields = Mapping[str, tuple[Value, Value]]
"""For each field that changed, its value before and after."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one user action really changed, as plain data that can be inverted and written as one JSON line.

    ``papers`` maps a paper's id to its changed fields: ``marked``, ``status``, ``note``, ``removed``,
    ``cite_key``, ``tag:NAME`` (False/True), ``correct:FIELD`` (JSON text or None), ``apart:PAPER`` (whether the user
    said that the two are not one). ``tags`` maps a tag's id to its changed fields (``name``, ``hue``), ``imports`` an
    import's id to its own (``name``, ``taken_back``, and its counts, which grow by the difference), ``sources`` a
    record's id to the ``paper`` it speaks of, and to its ``doubts`` and ``personal`` (JSON text) where they change with
    that.
    ``arrived`` and ``gone`` are papers that came into or left the lists because of it, and ``touched`` papers whose
    shown fields differ now for a reason not spelled out above (a merge during an import): for views and index only.
    The three are as ``compact`` makes them, so that a Change of a million papers stays small.
    ``remark`` says in a few words what carrying it out left as it was; it is no part of the inverse.
    """

    label: str
    papers: Mapping[int, Fields] = field(default_factory=dict)
    tags: Mapping[int, Fields] = field(default_factory=dict)
    imports: Mapping[int, Fields] = field(default_factory=dict)
    sources: Mapping[int, Fields] = field(default_factory=dict)
    arrived: Sequence[int] = ()
    gone: Sequence[int] = ()
    touched: Sequence[int] = ()
    remark: str = ""

    def __bool__(self) -> bool:
        said = (self.papers, self.tags, self.imports, self.sources, self.arrived, self.gone, self.touched)
        return any(len(each) > 0 for each in said)

    @property
    def inverse(self) -> Change:
        """The Change that leads back."""
        return Change(
            self.label,
            _swapped(self.papers),
            _swapped(self.tags),
            _swapped(self.imports),
            _swapped(self.sources),
            self.gone,
            self.arrived,
            self.touched,
        )

    @property
    def concerned(self) -> Container[int]:
        """Every paper whose row may look different now: asked one by one, never listed, for there may be a million."""
        return _Concerned(self)

    def to_json(self) -> str:
        """One line of JSON. Ids that follow one another without a gap are written as ``[[first, last]]``."""
        return "".join(self.json_parts())

    def json_parts(self) -> Iterator[str]:
        """``to_json`` piece by piece, each short enough to let other threads have their turn in between."""
        yield '{"label":' + json.dumps(self.label, ensure_ascii=False)
        entities = {"papers": self.papers, "tags": self.tags, "imports": self.imports, "sources": self.sources}
        for name, entity in entities.items():
            yield f',"{name}":{{'
            for number, (key, changed) in enumerate(entity.items()):
                said = json.dumps(dict(changed), ensure_ascii=False, separators=(",", ":"))
                yield f'{"," if number else ""}"{key}":{said}'
            yield "}"
        for name, ids in (("arrived", self.arrived), ("gone", self.gone), ("touched", self.touched)):
            yield f',"{name}":['
            if isinstance(ids, range) and ids:
                yield f"[{ids[0]},{ids[-1]}]"
            else:
                for start in range(0, len(ids), _WRITTEN):
                    yield ("," if start else "") + ",".join(map(str, ids[start : start + _WRITTEN]))
            yield "]"
        yield "}"

    @classmethod
    def from_json(cls, line: str) -> Change:
        """Read back what ``to_json`` wrote, now or in an earlier version, which listed every id."""
        data = json.loads(line)

        def entity(which: str) -> dict[int, Fields]:
            return {int(k): {name: (a, b) for name, (a, b) in v.items()} for k, v in data.get(which, {}).items()}

        return cls(
            data["label"],
            entity("papers"),
            entity("tags"),
            entity("imports"),
            entity("sources"),
            arrived=_ids(data["arrived"]),
            gone=_ids(data["gone"]),
            touched=_ids(data["touched"]),
        )


_WRITTEN = 1_000
"""Ids written at a time: about a tenth of a millisecond."""


def _ids(written: list[Any]) -> Sequence[int]:
    if len(written) == 1 and isinstance(written[0], list):
        first, last = written[0]
        return compact(range(first, last + 1))
    return compact(written)


@dataclass(frozen=True, slots=True)
class _Concerned:
    """The papers that a Change speaks of."""

    change: Change

    def __contains__(self, paper: object) -> bool:
        change = self.change
        return paper in change.papers or any(holds(ids, paper) for ids in (change.arrived, change.gone, change.touched))


def _swapped(entity: Mapping[int, Fields]) -> dict[int, Fields]:
    turned = {id(v): {name: (after, before) for name, (before, after) in v.items()} for v in entity.values()}
    return {k: turned[id(v)] for k, v in entity.items()}


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the library that can be looked at: ``kind`` is one of PLACE_KINDS, ``key`` an import's or tag's id."""

    kind: str = "all"
    key: int = 0


PLACE_KINDS = ("all", "marked", "unread", "reading", "done", "untagged", "import", "tag")


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of a list: a column of SORT_COLUMNS; papers that lack the value come last either way."""

    column: str = "added"
    descending: bool = False


SORT_COLUMNS = ("added", "title", "authors", "date", "category", "status", "marked", "tags")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with the number of papers that wear it. ``hue`` counts through the theme's tag colours."""

    id: int
    name: str
    hue: int
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many papers each ready-made place holds."""

    all: int
    marked: int
    unread: int
    reading: int
    done: int
    untagged: int


@dataclass(frozen=True, slots=True)
class SearchText:
    """The words of one paper that a search looks through, field by field.

    ``authors``, ``tags`` and ``ids`` are joined by newlines. ``date`` is as in Bibliographic, or empty.
    """

    id: int
    title: str
    authors: str
    tags: str
    note: str
    ids: str
    category: str
    abstract: str
    marked: bool
    date: str
    venue: str = ""
