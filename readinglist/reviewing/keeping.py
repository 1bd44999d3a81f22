"""Reviews that are not finished, kept beside the library: what was given, and what was decided so far.

The folder ``LIBRARY.reviews`` holds for each a ``.zip`` with the sources as they were read, a ``.json`` with their
names and the decisions, and a ``.lock`` that is held while some window has the review open. The pages are read and
judged anew when it is gone on with, against what the library holds by then; a decision belongs to a record by what
that says. A review is there when its ``.json`` is: it is written last and removed first.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from readinglist.errors import CannotRead, CannotWrite
from readinglist.importing.given import Given
from readinglist.library import Library
from readinglist.library.file_lock import try_lock, unlock
from readinglist.library.location import reviews_of
from readinglist.library.sources import record_json
from readinglist.records import BIBLIOGRAPHIC_FIELDS
from readinglist.reviewing.decisions import Decision, by_default
from readinglist.reviewing.planning import chosen
from readinglist.reviewing.verdicts import Entry, Plan

Said = Sequence[Mapping[str, Any]]
"""Decisions as they are kept: each with its source, the place in it, and a hash of what the record says."""


@dataclass(slots=True)
class KeptReview:
    """One review on the disk, held by this process. ``papers`` is 0 where the sources were not read yet."""

    path: Path
    """Its ``.json``."""
    name: str
    papers: int
    at: str
    _head: dict[str, Any]
    _lock: int | None = None

    def write(self, said: Said) -> None:
        """Keep the decisions made by now. Raises CannotWrite; what was kept before stays."""
        new = self.path.with_suffix(".new")
        try:
            new.write_text(json.dumps({**self._head, "decisions": list(said)}, ensure_ascii=False), "utf-8")
            new.replace(self.path)
        except OSError as error:
            raise _not_kept(error) from error

    def given(self) -> list[Given]:
        """The sources. Raises CannotRead where they are damaged."""
        try:
            with zipfile.ZipFile(self.path.with_suffix(".zip")) as packed:
                return [_given(source, number, packed) for number, source in enumerate(self._head["sources"])]
        except (OSError, zipfile.BadZipFile, zlib.error, KeyError, TypeError, ValueError) as error:
            raise CannotRead(
                f"The review of {self.name} that was kept is damaged and can’t be opened. Copy or open the page again."
            ) from error

    def said(self) -> Said:
        """The decisions that are kept; none where they can't be read."""
        try:
            found = json.loads(self.path.read_text("utf-8"))["decisions"]
        except (OSError, ValueError, KeyError):
            return ()
        return found if isinstance(found, list) else ()

    def release(self) -> None:
        """Leave it for another time, or another window."""
        unlock(self._lock)
        self._lock = None

    def drop(self) -> None:
        """It is finished, or not wanted."""
        for end in (".json", ".zip", ".new"):
            with contextlib.suppress(OSError):
                self.path.with_suffix(end).unlink(missing_ok=True)
        self.release()
        for rest in (self.path.with_suffix(".lock").unlink, self.path.parent.rmdir):
            with contextlib.suppress(OSError):
                rest()


def keep(library: Path, given: Sequence[Given], read: Sequence[bytes], *, name: str, papers: int) -> KeptReview:
    """Keep a review that begins; ``read`` are the bytes of each source, empty where only its path is kept.

    Raises CannotWrite.
    """
    sources = [
        {"name": one.name, "origin": one.origin, "path": str(one.path) if one.path else None,
         "inside": None if data else one.inside,
         "remarks": list(one.remarks), "packed": bool(data or one.data)}
        for one, data in zip(given, read, strict=True)
    ]  # fmt: skip
    head: dict[str, Any] = {"version": 1, "name": name, "papers": papers, "at": _now(), "sources": sources}
    folder = reviews_of(library)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"{time.time_ns()}-{os.getpid()}.json"
        made = KeptReview(path, name, papers, str(head["at"]), head, _locked(path))
    except OSError as error:
        raise _not_kept(error) from error
    try:
        with zipfile.ZipFile(path.with_suffix(".zip"), "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
            for number, (one, data) in enumerate(zip(given, read, strict=True)):
                if data or one.data:
                    packed.writestr(str(number), data or one.data or b"")
        made.write(())
    except OSError as error:
        made.drop()
        raise _not_kept(error) from error
    except CannotWrite:
        made.drop()
        raise
    return made


def kept(library: Path) -> list[KeptReview]:
    """The reviews of a library that nobody has open, oldest first; from now on they are held here."""
    found = []
    try:
        there = sorted(reviews_of(library).glob("*.json"))
    except OSError:
        return []
    for path in there:
        try:
            lock = _locked(path)
        except OSError:
            continue  # another window has it open, or nobody may
        try:
            head = json.loads(path.read_text("utf-8"))
            head.pop("decisions", None)
            found.append(KeptReview(path, str(head["name"]), int(head["papers"]), str(head["at"]), head, lock))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            unlock(lock)
    return found


def as_kept(plan: Plan, made: Mapping[int, Decision]) -> list[dict[str, Any]]:
    """Decisions as they are kept."""
    return [_said(plan.entries[at], decision) for at, decision in sorted(made.items())]


def restored(library: Library, plan: Plan, said: Said) -> dict[int, Decision]:
    """The decisions that were kept, for a plan made anew. What is not there any more is as if nobody had decided."""
    exact: dict[tuple[int, int, str], Mapping[str, Any]] = {}
    loose: dict[str, Mapping[str, Any]] = {}
    for one in said:
        with contextlib.suppress(KeyError, TypeError, ValueError):
            exact[int(one["source"]), int(one["position"]), str(one["record"])] = one
            loose[str(one["record"])] = one
    made = {}
    for at, entry in enumerate(plan.entries) if exact else ():
        record = _hash(entry)
        found = exact.get((entry.source, entry.position, record)) or loose.get(record)
        if found is not None:
            decision = _decision(library, entry, found)
            if decision != by_default(entry):
                made[at] = decision
    return made


def _said(entry: Entry, decision: Decision) -> dict[str, Any]:
    return {
        "source": entry.source,
        "position": entry.position,
        "record": _hash(entry),
        "take": decision.take,
        "separate": decision.separate,
        "join": entry.maybe if decision.join else None,
        "into": decision.into.paper if decision.into else None,
        "fields": dict(decision.fields),
    }


def _decision(library: Library, entry: Entry, said: Mapping[str, Any]) -> Decision:
    wanted = said.get("into") or said.get("join")
    into = None
    if isinstance(wanted, int) and wanted not in (entry.paper, entry.maybe):
        into = chosen(library, entry, wanted)
    fields = said.get("fields")
    return Decision(
        take=bool(said.get("take")),
        separate=bool(said.get("separate")) and entry.joins,
        join=isinstance(wanted, int) and wanted == entry.maybe,
        into=into,
        fields={name: value for name, value in fields.items() if name in BIBLIOGRAPHIC_FIELDS}
        if isinstance(fields, dict)
        else {},
    )


def _hash(entry: Entry) -> str:
    return hashlib.sha256(record_json(entry.draft).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _given(source: Mapping[str, Any], number: int, packed: zipfile.ZipFile) -> Given:
    name, origin, remarks = str(source["name"]), str(source["origin"]), tuple(map(str, source["remarks"]))
    if source["packed"]:
        return Given(name, origin, data=packed.read(str(number)), inside=source["inside"], remarks=remarks)
    path = source["path"]
    return Given(name, origin, Path(str(path)) if path else None, inside=source["inside"], remarks=remarks)


def _locked(path: Path) -> int:
    """Raises OSError where somebody has it."""
    handle = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try_lock(handle)
    except OSError:
        os.close(handle)
        raise
    return handle


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _not_kept(error: OSError) -> CannotWrite:
    return CannotWrite(
        f"This review can’t be kept for later ({error.strerror}). Finish it before you close the window."
    )
