"""What a user gives to be read: files, folders, a pasted page, standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from readinglist import other_ids
from readinglist.errors import CannotRead
from readinglist.library.database import is_library
from readinglist.library.header import is_open
from readinglist.library.location import expanded

LARGEST = 64 * 1024 * 1024
"""Bytes of a source that is read into memory and kept; a larger file is read in pieces, where its sort can be."""


_FOLDERS = (".index", ".reviews")
"""Ends of the folders beside a library that hold what is its own."""

_LED_TO = re.compile(
    r"href\s*=\s*[\"']?[^\"'>\s]*?"
    r"(?:arxiv\.org/(?:abs|pdf|html)/|doi\.org/)([^\"'>\s?#]+)",
    re.IGNORECASE,
)


_ADDRESSES = re.compile(r"href\s*=\s*[\"']?([^\"'>\s]{8,500})", re.IGNORECASE)


_ELEMENTS = re.compile(r"<(?:li|tr|p|div|h[1-6]|article|dt)(?=[\s>/])", re.IGNORECASE)
_STRUCTURED = 6
"""Elements that tell records apart, as many as a list of papers has at least."""
_COMPARED = 500_000
"""Letters of HTML that are compared with the text while the window waits: a tenth of a second at most."""
_SAME, _KEPT = 0.85, 0.5
"""Of the words of the HTML, those in the text; of the words of the text, those in the HTML."""


@dataclass(frozen=True, slots=True)
class Given:
    """One source: ``data`` where it was handed over, else the file at ``path``. ``origin`` says where it is from.

    ``inside`` is its place in the archive that ``path`` or ``data`` is; ``remarks`` are to be told with its report;
    ``broken`` says why it can't be read.
    """

    name: str
    origin: str
    path: Path | None = None
    data: bytes | None = None
    inside: int | None = None
    remarks: tuple[str, ...] = ()
    broken: str = ""

    def read_bytes(self) -> bytes:
        """The whole source. Raises CannotRead where it is missing, unreadable, empty or far too large."""
        if self.broken:
            raise CannotRead(self.broken)
        data = self.data
        if self.inside is not None:
            from readinglist.reading.files import archive

            data = archive.file(data if data is not None else self.path or Path(), self.inside, self.name)
        elif data is None:
            assert self.path is not None
            if is_open(self.path):
                raise CannotRead(f"{self.name} is the library itself. Nothing was imported from it.")
            try:
                if self.path.stat().st_size > LARGEST:
                    raise _too_large(self.name)
                with self.path.open("rb") as file:
                    data = file.read(LARGEST + 1)  # a device may have no end
            except FileNotFoundError:
                raise CannotRead(f"There is no file {self.path}. Nothing was imported from it.") from None
            except OSError as error:
                raise CannotRead(
                    f"{self.name} can't be read ({error.strerror}). Nothing was imported from it."
                ) from error
        if len(data) > LARGEST:
            raise _too_large(self.name)
        if not data.strip():
            raise CannotRead(f"{self.name} is empty. Nothing was imported from it.")
        return data

    def size(self) -> int:
        """Bytes, 0 where they can't be counted."""
        if self.data is not None:
            return len(self.data)
        try:
            return self.path.stat().st_size if self.path else 0
        except OSError:
            return 0


def unpacked(given: Given) -> list[Given]:
    """The files of an archive, each as a source; any other source as it is; a bad archive says so when it is read."""
    from readinglist.reading.files import archive  # the window starts without the readers

    source = given.data if given.data is not None else given.path
    if source is None or given.inside is not None:
        return [given]
    try:
        if not archive.is_archive(source[:4] if isinstance(source, bytes) else _head(source)):
            return [given]
        found, remarks = archive.files(source, given.name)
    except CannotRead as error:
        return [replace(given, data=b"", broken=str(error))]
    files = [Given(name, f"{given.origin}!{name}", given.path, given.data, place) for place, name in found]
    return [replace(files[0], remarks=(*given.remarks, *remarks)), *files[1:]]


def _head(path: Path) -> bytes:
    try:
        if is_open(path) or not path.is_file():  # closing a file of the open library would drop its locks
            return b""
        with path.open("rb") as file:
            return file.read(16)
    except OSError:
        return b""


def pasted(text: str) -> Given:
    """A page that was copied and pasted."""
    return Given("Pasted page", "paste", data=text.encode("utf-8", "surrogatepass"))


def better_of(text: str, html: str) -> str:
    """Of a copied page's two forms the one that says more.

    HTML where its links lead to papers whose ids the text does not show, or where its elements tell records apart and
    it holds the words of the text, or where there is no text; else the text.
    """
    if not text.strip():
        return html
    led_to = {re.sub(r"(?:v\d+)?(?:\.pdf)?$", "", found).lower() for found in _LED_TO.findall(html)}
    others = {one.partition(":")[2].lower() for url in _ADDRESSES.findall(html) if (one := other_ids.of_address(url))}
    shown = text.lower()
    if any(each and each not in shown for each in led_to | others):
        return html
    told = len(html) <= _COMPARED and len(_ELEMENTS.findall(html)) >= _STRUCTURED
    return html if told and _holds(html, text) else text


def _holds(html: str, text: str) -> bool:
    """Whether the HTML reads as the text does, buttons and menus left out: a program may put something else there."""
    from readinglist.reading.files.html import text_of  # the window starts without the readers

    words, told = set(text_of(html)[0].lower().split()), set(text.lower().split())
    both = len(words & told)
    return bool(both) and both >= _SAME * len(words) and both >= _KEPT * len(told)


def gather(paths: Iterable[Path]) -> list[Given]:
    """Files as they are, folders as their files in order of names, without hidden ones and those of a library.

    Raises CannotRead for a path that is not there and for a folder without files.
    """
    found: list[Given] = []
    for path in paths:
        path = expanded(path)
        try:
            there = path.exists()
        except OSError as error:
            raise CannotRead(f"{path} can't be read ({error.strerror}). Nothing was imported.") from error
        if not there:
            raise CannotRead(f"There is no file or folder {path}. Nothing was imported.")
        if not path.is_dir():
            found.append(_file(path))
            continue
        from readinglist.reading import detect

        inside: list[Path] = []
        left: list[Path] = []
        for file in _files(path):
            (left if detect.kind_of_no_text(_head(file)) else inside).append(file)
        if not inside:
            what = "no text to read" if left else "no files to read"
            raise CannotRead(f"The folder {path} holds {what}. Nothing was imported.")
        first, *others = map(_file, inside)
        found += [replace(first, remarks=_left_out(path.name, left)), *others]
    return found


def _left_out(folder: str, files: list[Path]) -> tuple[str, ...]:
    if not files:
        return ()
    more = f" and {len(files) - 3:,} more" if len(files) > 3 else ""
    return (f"Left out of {folder}, not text: {', '.join(file.name for file in files[:3])}{more}.",)


def _files(folder: Path) -> list[Path]:
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files = [Path(root, name) for name in sorted(names) if not name.startswith(".")]
        libraries = {file.name for file in files if is_library(file)}
        folders[:] = [name for name in folders if name not in {one + end for one in libraries for end in _FOLDERS}]
        beside = {name + end for name in libraries for end in ("-wal", "-shm", ".lock")}
        found += [file for file in files if file.name not in libraries | beside]
    return [path for path in found if path.is_file()]


def _file(path: Path) -> Given:
    return Given(path.name, f"file:{path.absolute()}", path=path)


def shown_name(name: str) -> str:
    """A file's name as people would say it: ``lab-publications.txt`` is Lab publications; codes stay as they are."""
    words = re.sub(r"[-_\s]+", " ", Path(name).stem).strip()
    if not words or any(character.isdigit() for character in words):
        return name
    return words[:1].upper() + words[1:]


def _too_large(name: str) -> CannotRead:
    return CannotRead(
        f"{name} is larger than {LARGEST // 1024 // 1024} MB, too large for a copied page."
        " Nothing was imported from it."
    )
