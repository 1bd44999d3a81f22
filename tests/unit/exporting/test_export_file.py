from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from readinglist.errors import CannotWrite
from readinglist.exporting import write


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("data", ["a\r\nb\né", b"a\r\nb\n\xc3\xa9"])
def test_bytes_arrive_as_they_are(tmp_path: Path, data: str | bytes) -> None:
    write(data, tmp_path / "list.ris")
    assert (tmp_path / "list.ris").read_bytes() == b"a\r\nb\n\xc3\xa9"
    assert names(tmp_path) == ["list.ris"]


def test_a_new_file_follows_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write("x", tmp_path / "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_permissions_of_the_old_file_stay(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_text("before")
    old.chmod(0o604)
    write("after", old)
    assert (old.read_text(), stat.S_IMODE(old.stat().st_mode)) == ("after", 0o604)


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "list.md"
    target.write_text("before")
    link = tmp_path / "link.md"
    link.symlink_to(target)
    write("after", link)
    assert link.is_symlink() and target.read_text() == "after"
    assert names(tmp_path / "real") == ["list.md"]


def test_the_old_file_is_there_until_the_new_one_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, seen = tmp_path / "list", []
    path.write_text("before")
    sync = os.fsync

    def look(descriptor: int) -> None:
        seen.append((path.read_text(), stat.S_ISDIR(os.fstat(descriptor).st_mode)))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    write("after", path)
    assert seen == [("before", False), ("after", True)]


@pytest.mark.parametrize("step", ["fsync", "replace", "write"])
@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "read-only"), (errno.EROFS, "read-only"), (errno.EIO, "whole")],
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, words: str
) -> None:
    path = tmp_path / "list.bib"
    path.write_text("before")

    def fail(*args: Any, **kwargs: Any) -> Any:
        raise OSError(code, os.strerror(code))

    if step == "write":
        opened = os.fdopen

        def broken(*args: Any, **kwargs: Any) -> Any:
            stream = opened(*args, **kwargs)
            return type(
                "Broken", (), {"__enter__": lambda s: s, "__exit__": lambda *_: stream.close(), "write": fail}
            )()

        monkeypatch.setattr(os, "fdopen", broken)
    else:
        monkeypatch.setattr(os, step, fail)
    with pytest.raises(CannotWrite, match=words) as caught:
        write("after", path)
    assert "list.bib" in str(caught.value)
    monkeypatch.undo()
    assert path.read_text() == "before"
    assert names(tmp_path) == ["list.bib"]


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write("x", tmp_path / "list")
    assert names(tmp_path) == []


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="there is no folder"):
        write("x", tmp_path / "none" / "list.md")
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite, match="there is no folder"):
        write("x", tmp_path / "file" / "list.md")


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="is a folder"):
        write("x", tmp_path)


def test_a_file_that_is_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list"
    path.write_text("before")
    monkeypatch.setattr(os, "access", lambda *_: False)  # for root every file can be written
    with pytest.raises(CannotWrite, match="read-only"):
        write("x", path)
    assert path.read_text() == "before"


@pytest.mark.parametrize("name", ["a\0b", "x" * 300])
def test_a_name_no_file_can_have(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotWrite):
        write("x", tmp_path / name)
    assert names(tmp_path) == []


def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(CannotWrite):
        write("x", tmp_path / "a")


def test_a_pipe_is_written_to_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write("through", pipe)
        assert os.read(reader, 20) == b"through"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
