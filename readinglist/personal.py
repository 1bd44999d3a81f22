"""What files say of their reader's doings, given to papers and taken back with the import that brought it.

Each record that says something claims it: for each field its value before and after, as JSON with the record. Where
the paper had it already both are the same. Taking an import back undoes its claims while they still stand, unless
another standing import claims the same: then the claim passes on to that one. What the user changed since stays.
Everything here belongs inside a transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from readinglist.errors import BadRequest
from readinglist.library import Library
from readinglist.library.rows import chunks
from readinglist.library.sources import Claims
from readinglist.library.tags import LONGEST_NAME, clean_name, name_key
from readinglist.library.text import storable
from readinglist.records import Paper, Personal, Status, Value, first_words

HAIRLINE = "\n\n---\n\n"
"""What stands between a note and one that a file brought along, in Markdown."""

Brings = Mapping[str, Any]
"""What a record adds to the user's side of a paper: ``tags`` (names), ``note``, ``status``, ``marked``, ``cite_key``;
those alone that would be added."""


@dataclass(slots=True)
class _Side:
    """The user's side of one paper, as it is and as it shall be; its fields are those of a claim, and ``tag:NAME``."""

    status: str = Status.UNREAD.value
    marked: bool = False
    note: str = ""
    cite_key: str | None = None
    tags: dict[str, str] = field(default_factory=dict)  # key -> spelling

    def get(self, name: str) -> Value:
        """The value of a field of a claim."""
        if name.startswith("tag:"):
            return name_key(name.removeprefix("tag:")) in self.tags
        value: Value = getattr(self, name)
        return value


class _Writing:
    """Changes collected, so that each kind is written at once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._values: dict[tuple[str, Value], list[int]] = defaultdict(list)
        self._tags: dict[tuple[str, bool], list[int]] = defaultdict(list)
        self._notes: dict[int, str] = {}
        self.papers: set[int] = set()

    def set(self, paper: int, side: _Side, name: str, value: Value) -> None:
        """Let a field of a paper have another value."""
        self.papers.add(paper)
        if name.startswith("tag:"):
            tag = name.removeprefix("tag:")
            self._tags[tag, bool(value)].append(paper)
            if value:
                side.tags[name_key(tag)] = tag
            else:
                side.tags.pop(name_key(tag), None)
            return
        setattr(side, name, value)
        if name == "note":
            self._notes[paper] = str(value or "")
        else:
            self._values[name, value].append(paper)

    def write(self) -> None:
        """Write all of them."""
        library = self._library
        keys = [
            (str(value), papers[0]) for (name, value), papers in self._values.items() if name == "cite_key" and value
        ]
        library.papers.set_cite_keys(keys)
        for (name, value), papers in self._values.items():
            if name != "cite_key" or not value:
                library.papers.set_values(name, value, papers)
        for (tag, on), papers in self._tags.items():
            (library.tags.put_on if on else library.tags.take_off)(library.tags.make(tag), papers)
        for paper, text in self._notes.items():
            library.papers.set_note(paper, text)


def give(
    library: Library, said: Sequence[tuple[int, int, Personal]], new: Iterable[int]
) -> tuple[dict[int, Claims], set[int]]:
    """Give papers what records (position, paper, what is said) say of them; ``new`` papers carry nothing yet.

    Returns the claims of each position, and the papers that look different now.
    """
    fresh = set(new)
    claimed, writing = _claimed(library, said, fresh)
    writing.write()
    return claimed, writing.papers - fresh


def would_give(library: Library, said: Sequence[tuple[int, int, Personal]], new: Iterable[int]) -> dict[int, Claims]:
    """The claims of each position if ``give`` were called; writes nothing."""
    return _claimed(library, said, set(new))[0]


def for_nobody(own: Personal) -> Claims:
    """What a record would give a paper that has nothing: how it is kept while it has no paper."""
    side = _Side()
    return {name: (side.get(name), wanted) for name, wanted in _wishes(side, own)}


def from_nobody(claims: Claims) -> Personal:
    """What a record said of its reader, of which ``for_nobody`` was kept."""
    said = {name: after for name, (_, after) in claims.items()}
    status, key = said.get("status"), said.get("cite_key")
    return Personal(
        tags=tuple(name.removeprefix("tag:") for name in said if name.startswith("tag:")),
        note=str(said.get("note") or ""),
        status=Status(str(status)) if status else None,
        marked=True if said.get("marked") else None,
        cite_key=str(key) if key else None,
    )


def _claimed(
    library: Library, said: Sequence[tuple[int, int, Personal]], fresh: Container[int]
) -> tuple[dict[int, Claims], _Writing]:
    """What the records claim, and what is to be written for it."""
    sides = _sides(library, [paper for _, paper, _ in said if paper not in fresh])
    taken = library.papers.cite_keys_among([own.cite_key for _, _, own in said if own.cite_key])
    writing = _Writing(library)
    claimed: dict[int, Claims] = {}
    for position, paper, own in said:
        side = sides.setdefault(paper, _Side())
        claims: Claims = {}
        for name, wanted in _wishes(side, own):
            before = side.get(name)
            if name == "cite_key":
                key = str(wanted).lower()
                if before is None and key not in taken:
                    taken.add(key)
                elif before != wanted:
                    continue
            claims[name] = (before, wanted)
            if before != wanted:
                writing.set(paper, side, name, wanted)
        if claims:
            claimed[position] = claims
    return claimed, writing


class Preview:
    """What records would give the user's sides of papers, one record after the other; writes nothing."""

    def __init__(self, library: Library, keys: Iterable[str | None]) -> None:
        """``keys`` are the citation keys that the records speak of."""
        self._taken = library.papers.cite_keys_among([key for key in keys if key])
        self._sides: dict[Hashable, _Side] = {}

    def would_give(self, paper: Hashable, stands: Paper | None, own: Personal | None) -> Brings:
        """What a record would add to a paper, known by any name; ``stands`` is the library's, None for a new one.

        From then on it counts as given.
        """
        if own is None:
            return {}
        side = self._sides.setdefault(paper, _side_of(stands) if stands is not None else _Side())
        brought: dict[str, Any] = {}
        for name, wanted in _wishes(side, own):
            before = side.get(name)
            if before == wanted:
                continue
            if name == "cite_key":
                if before is not None or str(wanted).lower() in self._taken:
                    continue
                self._taken.add(str(wanted).lower())
            if name.startswith("tag:"):
                tag = name.removeprefix("tag:")
                side.tags[name_key(tag)] = tag
                brought["tags"] = (*brought.get("tags", ()), tag)
                continue
            setattr(side, name, wanted)
            brought[name] = storable(own.note).strip() if name == "note" else wanted
        return brought


def _wishes(side: _Side, own: Personal) -> Iterable[tuple[str, Value]]:
    """The fields that a record speaks of, each with the value the paper should have then."""
    for tag in own.tags:
        name = _tag_name(tag)
        if name:
            yield f"tag:{side.tags.get(name_key(name), name)}", True
    note = storable(own.note).strip("\n")
    if note.strip():
        if note in side.note:
            yield "note", side.note
        else:
            yield "note", f"{side.note.rstrip()}{HAIRLINE}{note}" if side.note.strip() else note
    if own.status not in (None, Status.UNREAD) and side.status in (Status.UNREAD.value, own.status):
        yield "status", own.status.value
    if own.marked:
        yield "marked", True
    key = storable(own.cite_key or "").strip()
    if key and len(key) < 200:
        yield "cite_key", key


def _tag_name(tag: str) -> str | None:
    try:
        return clean_name(tag)
    except BadRequest:
        try:
            return clean_name(first_words(" ".join(tag.replace(",", " ").split()), LONGEST_NAME - 1))
        except BadRequest:
            return None


def _sides(library: Library, papers: Sequence[int]) -> dict[int, _Side]:
    found: dict[int, _Side] = {}
    for part in chunks(dict.fromkeys(papers)):
        for paper in library.papers.load(part):
            found[paper.id] = _side_of(paper)
    return found


def _side_of(paper: Paper) -> _Side:
    tags = {name_key(name): name for name in paper.tags}
    return _Side(paper.status.value, paper.marked, paper.note, paper.cite_key, tags)


def take_back(library: Library, import_id: int) -> tuple[set[int], int]:
    """Undo what an import that counts no more gave: the papers that look different, and how many keep something of it
    because the user has changed it since."""
    return _walk(library, import_id, back=True)


def bring_back(library: Library, import_id: int) -> set[int]:
    """Give papers anew what an import that counts again gave: those that look different."""
    return _walk(library, import_id, back=False)[0]


def _walk(library: Library, import_id: int, *, back: bool) -> tuple[set[int], int]:
    touched: set[int] = set()
    kept: set[int] = set()
    for part in library.sources.claims(import_id, newest_first=back):
        papers = [paper for _, paper, _ in part]
        sides = _sides(library, papers)
        others = library.sources.standing_claims(papers, but=import_id)
        keys = [str(claims["cite_key"][1]) for _, _, claims in part if "cite_key" in claims and not back]
        taken = library.papers.cite_keys_among(keys)
        writing = _Writing(library)
        rewritten: dict[int, Claims] = {}
        for source, paper, claims in part:
            side = sides.get(paper)
            if side is None:
                continue
            if back:
                if _undo(side, paper, claims, others.get(paper, ()), writing, rewritten):
                    kept.add(paper)
            else:
                rewritten[source] = _again(side, paper, claims, taken, writing)
        writing.write()
        library.sources.set_claims(rewritten)
        touched |= writing.papers
    return touched, len(kept)


def _undo(
    side: _Side,
    paper: int,
    claims: Claims,
    others: Sequence[tuple[int, Claims]],
    writing: _Writing,
    rewritten: dict[int, Claims],
) -> bool:
    """Undo the claims of one record; whether something of it stays because it is no more as it was given."""
    stays = False
    for name, (before, after) in claims.items():
        if before == after:
            continue
        heir = next(((source, theirs) for source, theirs in others if _claims(theirs, name, after)), None)
        if heir is not None:
            source, theirs = heir
            own_name = next(each for each in theirs if _same(each, name))
            theirs[own_name] = (before, after)
            rewritten[source] = theirs
        elif side.get(name) == after:
            writing.set(paper, side, name, before)
        elif side.get(name) != before:
            stays = True
    return stays


def _again(side: _Side, paper: int, claims: Claims, taken: set[str], writing: _Writing) -> Claims:
    made: Claims = {}
    for name, (before, after) in claims.items():
        now = side.get(name)
        free = name != "cite_key" or (now is None and str(after).lower() not in taken)
        if now == before and now != after and free:
            writing.set(paper, side, name, after)
            if name == "cite_key":
                taken.add(str(after).lower())
            made[name] = (now, after)
        else:
            made[name] = (after, after) if now == after and name.startswith("tag:") else (before, after)
    return made


def _same(one: str, other: str) -> bool:
    return one == other or (one[:4] == other[:4] == "tag:" and name_key(one) == name_key(other))


def _claims(theirs: Mapping[str, tuple[Value, Value]], name: str, after: Value) -> bool:
    return any(_same(each, name) and said[1] == after for each, said in theirs.items())
