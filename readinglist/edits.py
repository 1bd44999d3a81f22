"""Every change a user makes. An Edit says what is wanted; a Change says what really became different.

Each edit is one transaction. Its Change holds values before and after, so it can be reverted, written down as one
line of JSON, and told to whoever shows the papers.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from readinglist import joining, other_ids
from readinglist.errors import BadRequest, NoSuchPaper
from readinglist.joining import MergePapers as MergePapers
from readinglist.joining import SplitPaper as SplitPaper
from readinglist.library import Library
from readinglist.library.imports import COUNTED
from readinglist.library.papers import LIVE, REMOVED
from readinglist.library.tags import clean_name, name_key
from readinglist.library.text import storable
from readinglist.paper_ids import compact, union
from readinglist.records import BIBLIOGRAPHIC_FIELDS, Change, Fields, Status, Value, first_words
from readinglist.remerging import corrections_of, take_back, write_corrections

LONGEST_NOTE = 1_000_000
"""Letters a note can have."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Put papers on the list of marked ones, or take them off."""

    papers: Sequence[int]
    on: bool = True


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Say how far the reading of papers has come."""

    papers: Sequence[int]
    status: Status


@dataclass(frozen=True, slots=True)
class AddTags:
    """Let papers wear tags; tags that are not there yet are made."""

    papers: Sequence[int]
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class RemoveTags:
    """Take tags off papers."""

    papers: Sequence[int]
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class SetNote:
    """Write the note of one paper, in Markdown; an empty text removes it."""

    paper: int
    text: str


@dataclass(frozen=True, slots=True)
class RenameTag:
    """Rename a tag; where the name is taken the two become one."""

    tag: int
    name: str


@dataclass(frozen=True, slots=True)
class RecolourTag:
    """Give a tag another of the theme's colours."""

    tag: int
    hue: int


@dataclass(frozen=True, slots=True)
class Correct:
    """Set fields of a paper by hand; they win over every import. ``None`` goes back to what the sources say."""

    paper: int
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RemovePapers:
    """Take papers out of the library."""

    papers: Sequence[int]


@dataclass(frozen=True, slots=True)
class RenameImport:
    """Give an import a name of one's own."""

    import_id: int
    name: str


@dataclass(frozen=True, slots=True)
class TakeBackImport:
    """Undo an import as a whole. Papers that carry something of the user's stay."""

    import_id: int


Edit = (
    Mark
    | SetStatus
    | AddTags
    | RemoveTags
    | SetNote
    | RenameTag
    | RecolourTag
    | Correct
    | RemovePapers
    | RenameImport
    | TakeBackImport
    | MergePapers
    | SplitPaper
)


def apply(library: Library, edit: Edit) -> Change:
    """Carry out an edit in one transaction and say what it changed; an empty Change where nothing did.

    Raises NoSuchPaper, BadRequest, LibraryLocked or CannotWrite; then nothing was changed.
    """
    with library.transaction():
        change = _wanted(library, edit)
        return _write(library, change)


def revert(library: Library, change: Change) -> Change:
    """Lead back what ``change`` did, in one transaction. The Change that comes back can be reverted in turn."""
    with library.transaction():
        return _write(library, change.inverse)


def carry_out(library: Library, wanted: Callable[[Library], Change]) -> Change:
    """Find out what has to change and write it, in one transaction; as ``apply`` for what is no Edit of its own."""
    with library.transaction():
        return _write(library, wanted(library))


def _wanted(library: Library, edit: Edit) -> Change:
    """What would have to change, as values before and after."""
    match edit:
        case Mark(papers, on):
            changed = _assigned(library, papers, "marked", on)
            return Change(f"{'Marked' if on else 'Unmarked'} {count(changed, 'paper')}", papers=changed)
        case SetStatus(papers, status):
            changed = _assigned(library, papers, "status", _status(status).value)
            words = {Status.UNREAD: "to read", Status.READING: "reading", Status.DONE: "done"}
            return Change(f"{count(changed, 'paper')} now “{words[_status(status)]}”", papers=changed)
        case AddTags(papers, names) | RemoveTags(papers, names):
            return _tagged(library, papers, names, on=isinstance(edit, AddTags))
        case SetNote(paper, text):
            return _noted(library, paper, text)
        case RenameTag(tag, name):
            return _renamed_tag(library, tag, name)
        case RecolourTag(tag, hue):
            before = library.tags.hue_of(tag)
            if before is None:
                raise BadRequest("This tag is not there any more.")
            return Change("Changed a tag’s colour", tags={tag: {"hue": (before, hue)}} if before != hue else {})
        case Correct(paper, fields):
            return _corrected(library, paper, fields)
        case RemovePapers(papers):
            changed = _assigned(library, papers, "removed", REMOVED)
            return Change(f"Removed {count(changed, 'paper')}", papers=changed)
        case MergePapers(papers):
            existing = _existing(library, papers)
            return joining.joined(library, existing) if len(existing) > 1 else Change("")
        case SplitPaper(paper, sources):
            _existing(library, [paper])
            return joining.parted(library, paper, sources)
        case RenameImport(import_id, name):
            return _renamed_import(library, import_id, name)
        case TakeBackImport(import_id):
            found = library.imports.load(import_id)
            if found is None:
                raise BadRequest("This import is not there any more.")
            return Change(f"Took back the import “{found.name}”", imports={import_id: {"taken_back": (False, True)}})


def _existing(library: Library, papers: Sequence[int]) -> list[int]:
    wanted = list(dict.fromkeys(papers))
    live = library.papers.live(wanted)
    if len(live) != len(wanted):
        missing = min(set(wanted) - set(live))
        raise NoSuchPaper(f"There is no paper {missing} in this library. Nothing was changed.")
    return live


def _assigned(library: Library, papers: Sequence[int], column: str, value: Value) -> dict[int, Fields]:
    """The papers whose ``column`` is something else now."""
    before = library.papers.values(column, _existing(library, papers))
    if isinstance(value, bool):
        before = {paper: bool(was) for paper, was in before.items()}
    fields: dict[Value, Fields] = {was: {column: (was, value)} for was in set(before.values())}  # one for all of them
    return {paper: fields[was] for paper, was in before.items() if was != value}


def _status(value: str) -> Status:
    try:
        return Status(value)
    except ValueError:
        raise BadRequest(f"“{value}” is no reading status; use {', '.join(Status)}.") from None


def _tagged(library: Library, papers: Sequence[int], names: Sequence[str], *, on: bool) -> Change:
    wanted = _existing(library, papers)
    changed: dict[int, dict[str, tuple[Value, Value]]] = defaultdict(dict)
    spelt = []
    once: dict[str, str] = {}
    for name in map(clean_name, names):
        once.setdefault(name_key(name), name)
    for name in once.values():
        found = library.tags.named(name)
        if found is None and not on:
            continue
        spelt.append(found[1] if found else name)
        wearing = set(library.tags.wearers(found[0], wanted)) if found else set()
        for paper in wanted:
            if (paper in wearing) != on:
                changed[paper][f"tag:{spelt[-1]}"] = (not on, on)
    told = ", ".join(f"“{name}”" for name in spelt)
    done = count(changed, "paper")
    return Change(f"Tagged {done} {told}" if on else f"Took {told} off {done}", papers=dict(changed))


def _noted(library: Library, paper: int, text: str) -> Change:
    _existing(library, [paper])
    if len(text) > LONGEST_NOTE:
        raise BadRequest(f"A note can have {LONGEST_NOTE:,} letters at most. The text was not saved.")
    clean = storable(text)
    loaded = library.papers.load([paper])[0]
    if loaded.note == clean:
        return Change("")
    return Change(f"Noted “{first_words(loaded.heading, 40)}”", papers={paper: {"note": (loaded.note, clean)}})


def _renamed_tag(library: Library, tag: int, name: str) -> Change:
    name = clean_name(name)
    before = library.tags.name_of(tag)
    if before is None:
        raise BadRequest("This tag is not there any more.")
    other = library.tags.named(name)
    if other is None or other[0] == tag:
        changed = {tag: {"name": (before, name)}} if before != name else {}
        return Change(f"Renamed the tag “{before}” to “{name}”", tags=changed)
    wearing_other = set(library.tags.wearers(other[0]))
    papers: dict[int, Fields] = {}
    for paper in library.tags.wearers(tag):
        fields: dict[str, tuple[Value, Value]] = {f"tag:{before}": (True, False)}
        if paper not in wearing_other:
            fields[f"tag:{other[1]}"] = (False, True)
        papers[paper] = fields
    if not library.tags.is_worn(other[0]):  # left over from before: nobody sees two tags becoming one
        return Change(f"Renamed the tag “{before}” to “{other[1]}”", papers=papers)
    return Change(f"Merged the tag “{before}” into “{other[1]}”", papers=papers)


def _corrected(library: Library, paper: int, fields: dict[str, Any]) -> Change:
    unknown = set(fields) - set(BIBLIOGRAPHIC_FIELDS)
    if unknown:
        raise BadRequest(f"A paper has no field “{min(unknown)}”.")
    before = corrections_of(library, _existing(library, [paper]))[paper]
    changed: dict[str, tuple[Value, Value]] = {}
    for name, value in fields.items():
        was = json.dumps(before[name], ensure_ascii=False) if name in before else None
        if name == "other_ids" and value:
            value = _other_ids(value)
        now = None if value is None else json.dumps(_storable_value(value), ensure_ascii=False)
        if was != now:
            changed[f"correct:{name}"] = (was, now)
    heading = first_words(library.papers.load([paper])[0].heading, 40)
    return Change(f"Corrected “{heading}”", papers={paper: changed} if changed else {})


def _other_ids(said: Iterable[str]) -> list[str]:
    found = {one: other_ids.parsed(one) for one in said}
    if wrong := next((one for one, parsed in found.items() if parsed is None), None):
        raise BadRequest(f"“{first_words(wrong, 40)}” is no id of a register that is known. Nothing was changed.")
    return list(other_ids.ordered(filter(None, found.values())))


def _renamed_import(library: Library, import_id: int, name: str) -> Change:
    found = library.imports.load(import_id)
    if found is None:
        raise BadRequest("This import is not there any more.")
    name = " ".join(storable(name).split())[:200]
    if not name:
        raise BadRequest("An import needs a name.")
    changed = {import_id: {"name": (found.name, name)}} if found.name != name else {}
    return Change(f"Renamed the import to “{name}”", imports=changed)


def _write(library: Library, change: Change) -> Change:
    """Write the values after; the Change returned also names the papers that came, went or look different."""
    whole_imports = any("taken_back" in fields for fields in change.imports.values())
    # Which papers an import moves is found out anew: a million ids need not be turned over here.
    arrived = set(() if whole_imports else change.arrived)
    gone = set(() if whole_imports else change.gone)
    touched = set(() if whole_imports else change.touched)
    assigned: dict[tuple[str, Value], list[int]] = defaultdict(list)
    corrected = []
    for paper, fields in change.papers.items():
        for name, (_, after) in fields.items():
            if name == "note":
                library.papers.set_note(paper, str(after or ""))
            elif name.startswith("apart:"):
                library.keys.set_apart(paper, int(name.removeprefix("apart:")), bool(after))
            elif name.startswith("correct:"):
                corrected.append((paper, name.removeprefix("correct:"), after))
            else:
                assigned[name, after].append(paper)
                if name == "removed":
                    (arrived if after == LIVE else gone).add(paper)
                    (gone if after == LIVE else arrived).discard(paper)
    for (name, after), papers in assigned.items():
        if name.startswith("tag:"):
            tag_id = library.tags.make(name.removeprefix("tag:"))
            (library.tags.put_on if after else library.tags.take_off)(tag_id, papers)
        else:
            library.papers.set_values(name, after, papers)
    write_corrections(library, corrected)
    touched |= joining.move(library, change.sources) - arrived - gone
    for tag, fields in change.tags.items():
        if "name" in fields:
            library.tags.set_name(tag, str(fields["name"][1]))
            touched.update(library.tags.wearers(tag))
        if "hue" in fields:
            library.tags.set_hue(tag, int(fields["hue"][1] or 0))
    for import_id, fields in change.imports.items():
        if "name" in fields:
            library.imports.set_name(import_id, str(fields["name"][1]))
        more = {name: int(fields[name][1] or 0) - int(fields[name][0] or 0) for name in COUNTED if name in fields}
        if more:
            library.imports.count(import_id, **{**dict.fromkeys(COUNTED, 0), **more})
    taken_back = {i: bool(fields["taken_back"][1]) for i, fields in change.imports.items() if "taken_back" in fields}
    came, went, looked, kept = take_back(library, taken_back)
    return replace(
        change,
        remark=f"{counted(kept, 'paper')} kept what you have changed since" if kept else "",
        arrived=union([union([_sorted(arrived)], but=went), came]),
        gone=union([union([_sorted(gone)], but=came), went]),
        touched=union([_sorted(touched), looked]),
    )


def _storable_value(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, (list, tuple)):
        return [_storable_value(item) for item in value]
    return value


def count(things: Iterable[Any], noun: str) -> str:
    """``1 paper``, ``5 papers``."""
    return counted(sum(1 for _ in things), noun)


def counted(number: int, noun: str) -> str:
    """``1 paper``, ``5 papers``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _sorted(ids: Iterable[int]) -> Sequence[int]:
    return compact(sorted(ids))
