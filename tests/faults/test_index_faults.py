"""The search index is a cache: whatever happens to it, the library answers, and answers right."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from readinglist import edits, importing
from readinglist.library import Library
from readinglist.searching import Index, KeptIndex, keeping, stored
from readinglist.searching.abstracts import WHOLE_SCORE
from readinglist.searching.keeping import folder_of
from readinglist.searching.store import MANIFEST, Store
from readinglist.searching.stored import Damaged

PAPERS = 3_000
_WORDS = ["graph", "neural", "network", "learning", "optimal", "kernel", "sparse", "causal", "flow", "field"]
_QUERIES = ("graph", "neural netw", "kernle", '"sparse flow"', "number 77", "author:noether graph", "-graph kernel")
_ABSTRACTS = ("quokka", "quokka graph", "wombat quo", '"quokka wombat"', "graph -wombat quokka")

posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits are of POSIX")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a library of 3,000 papers with abstracts."""
    folder = tmp_path_factory.mktemp("filled")
    rng = random.Random(5)
    with (folder / "papers.jsonl").open("w") as file:
        for k in range(PAPERS):
            title = f"{' '.join(rng.choices(_WORDS, k=4))} number {k}"
            abstract = " ".join(rng.choices((*_WORDS, "quokka", "wombat"), k=6))
            file.write(
                json.dumps({"id": f"2401.{k:05d}", "title": title, "authors": "Emmy Noether", "abstract": abstract})
            )
            file.write("\n")
    path = folder / "library.db"
    with Library.open(path) as library:
        importing.run(library, importing.gather([folder / "papers.jsonl"]))
        assert library.papers.counts().all == PAPERS
    return path.read_bytes()


@pytest.fixture
def library(filled: bytes, tmp_path: Path) -> Iterator[Library]:
    """A library of 3,000 papers without an index."""
    path = tmp_path / "library.db"
    path.write_bytes(filled)
    with Library.open(path) as opened:
        yield opened


Answers = list[tuple[list[int], int]]


def _answers(kept: KeptIndex) -> Answers:
    first = [kept.index.search(query) for query in _QUERIES]
    second = [(kept.search(query), kept.search_abstracts(query)) for query in _ABSTRACTS]
    assert all(result.total for result in first[:2])
    assert all(below.total or WHOLE_SCORE in top.scores for top, below in second[:2])
    return [(list(result.ids), result.total) for result in (*first, *chain.from_iterable(second))]


def _right(library: Library, folder: Path) -> Answers:
    """What an index says that was made at once, elsewhere."""
    kept = KeptIndex(folder)
    kept.open(library)
    assert kept.progress is None
    return _answers(kept)


KILLED = """
import os, signal, sys
from pathlib import Path
from readinglist.searching import builder
from readinglist.searching.abstracts import Abstracts
builder.FIRST_PART, builder.PART, builder.MOST, Abstracts.most = 100, 700, 1000, 1000
left = [int(sys.argv[3])]
def counted(name):
    call = getattr(os, name)
    def counting(*given):
        if sys.argv[4] == "before" and left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        done = call(*given)
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1
        return done
    setattr(os, name, counting)
counted("fsync")
counted("replace")
sys.exit(builder.run(Path(sys.argv[1]), Path(sys.argv[2])))
"""


@posix
@pytest.mark.parametrize(
    ("moment", "when"),
    [(k, "before") for k in (0, 1, 2, 7, 17, 22, 26)] + [(k, "after") for k in (2, 3, 12, 19, 25)],
)
def test_a_builder_killed_while_it_writes(library: Library, tmp_path: Path, moment: int, when: str) -> None:
    """Every write and every renaming is a moment; before it and after it."""
    folder = folder_of(library.path)
    command = [sys.executable, "-c", KILLED, str(library.path), str(folder), str(moment), when]
    done = subprocess.run(command, check=False, timeout=120)
    assert done.returncode == -signal.SIGKILL
    kept = KeptIndex.of(library)
    kept.finish(library, abstracts=True)
    kept.save()
    right = _right(library, tmp_path / "right")
    assert _answers(kept) == right
    assert _answers(KeptIndex.of(library)) == right
    edits.apply(library, edits.SetNote(7, "platypus"))
    kept.catch_up(library)
    assert list(kept.index.search("platypus").ids) == [7]
    kept.save()
    named = {Path(file.name).name for file in kept._files()} | {MANIFEST, "lock"}
    assert {path.name for path in folder.iterdir() if not path.name.startswith("live")} == named


def test_a_real_builder_makes_it_whole_and_leaves_no_zombie(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = _right(library, tmp_path / "right")
    monkeypatch.setattr(keeping, "ITSELF", 50)
    kept = KeptIndex.of(library)
    assert kept.progress == (0, PAPERS)
    helper = kept._builder
    assert helper is not None and helper.running
    told: list[tuple[int, int]] = []
    kept.finish(library, lambda done, total: told.append((done, total)), abstracts=True)
    assert _answers(kept) == right
    assert told and all(total == PAPERS for _, total in told)
    assert helper.wait(60) and not helper.failed
    if os.name == "posix":
        with pytest.raises(ProcessLookupError):
            os.kill(helper._process.pid or 0, 0)  # a zombie would still be there
    assert not multiprocessing.active_children()
    assert kept._alone is False and kept._text.new == 0  # it was not made here
    with kept._store.lock() as free:
        assert free
    kept.close()


def test_a_builder_that_is_told_to_end_leaves_what_it_wrote(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "ITSELF", 50)
    kept = KeptIndex.of(library)
    kept.close()
    assert not multiprocessing.active_children()
    monkeypatch.undo()
    again = KeptIndex.of(library)
    again.finish(library, abstracts=True)
    assert _answers(again) == _right(library, tmp_path / "right")


PARENT = """
import os, signal, sys
from pathlib import Path
from readinglist.library import Library
from readinglist.searching import KeptIndex, keeping
keeping.ITSELF = 50
with Library.open(Path(sys.argv[1])) as library:
    kept = KeptIndex.of(library)
    os.kill(kept._builder._process.pid, signal.SIGSTOP)
    print(kept._builder._process.pid, flush=True)
    sys.stdin.read()
"""


@posix
def test_a_builder_ends_when_its_window_is_killed(library: Library) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(library.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout
        builder = int(window.stdout.readline())
        window.kill()
        window.wait()
        os.kill(builder, signal.SIGCONT)
        # The builder has our end of this pipe open no more once it is gone; nobody else writes to it.
        assert window.stdout.read() == ""
    try:
        contents = Store(folder_of(library.path)).read()
    except Damaged:
        return  # it had not begun
    assert not contents.abstracts.reach.whole


@pytest.mark.parametrize("large", [False, True])
def test_flipped_bits_anywhere_do_no_harm(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: bool
) -> None:
    """Small files are checked before they are used, ``large`` ones beside their use."""
    kept = KeptIndex.of(library)
    edits.apply(library, edits.RemovePapers([5, 6]))
    kept.catch_up(library)
    kept.save()
    right = _answers(kept)
    everybody = set(library.papers.live(range(1, PAPERS + 1)))
    if large:
        monkeypatch.setattr(stored, "CHECKED_AT_ONCE", 0)
        monkeypatch.setattr(keeping, "CHECKED_AT_ONCE", 0)
    rng = random.Random(large)
    seen = 0
    for _ in range(30):
        files = sorted(path for path in folder_of(library.path).iterdir() if path.stat().st_size)
        path = rng.choice(files)
        data = bytearray(path.read_bytes())
        for _ in range(rng.choice((1, 1, 4))):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        path.write_bytes(data)
        damaged = KeptIndex(folder_of(library.path))
        damaged.open(library)
        for query in _QUERIES:
            assert set(damaged.index.search(query).ids) <= everybody, (path.name, query)
        for query in _ABSTRACTS:
            assert set(damaged.search_abstracts(query).ids) <= everybody, (path.name, query)
        if damaged._checking is not None:
            damaged._checking.join()
            seen += damaged._damaged.is_set()
        damaged.catch_up(library)
        assert _answers(damaged) == right, path.name
        damaged.save()
        assert _answers(KeptIndex.of(library)) == right
    assert bool(seen) == large


@pytest.mark.parametrize(
    "body",
    [b"", b"\n", b"x\n{}", b"0\n", b"1" * 5000 + b"\n", b"\xff\xfe\x00", b'{"format": 4}', b"SQLite format 3\x00"],
)
def test_a_foreign_manifest_is_replaced(library: Library, body: bytes) -> None:
    right = _answers(KeptIndex.of(library))
    (folder_of(library.path) / MANIFEST).write_bytes(body)
    assert _answers(KeptIndex.of(library)) == right
    Store(folder_of(library.path)).read()


def test_a_manifest_that_is_whole_and_makes_no_sense_is_replaced(library: Library) -> None:
    import zlib

    right = _answers(KeptIndex.of(library))
    path = folder_of(library.path) / MANIFEST
    said = json.loads(path.read_bytes().split(b"\n", 1)[1])
    for change in (
        {"format": said["format"] + 1},
        {"byteorder": "middle"},
        {"text": None},
        {"text": {**said["text"], "segments": [["../../library.db", 100, 1, 1]]}},
        {"text": {**said["text"], "target": [1]}},
        {"abstracts": {**said["abstracts"], "segments": said["text"]["segments"]}},
        {"abstracts": {**said["abstracts"], "live": ["lock", 0]}},
    ):
        body = json.dumps({**said, **change}).encode()
        path.write_bytes(b"%d\n" % zlib.crc32(body) + body)
        assert _answers(KeptIndex.of(library)) == right, change
        Store(folder_of(library.path)).read()


FULL = """
import resource, sys
from pathlib import Path
from readinglist.library import Library
from readinglist.searching import KeptIndex, builder
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
with Library.open(Path(sys.argv[1])) as library:
    if sys.argv[3] == "builder":
        print(builder.run(library.path, Path(sys.argv[1] + ".index")))
    kept = KeptIndex.of(library)
    print(kept.progress, kept.index.search("graph").total, kept.search_abstracts("quokka").total)
    kept.save()
"""


@posix
@pytest.mark.parametrize("who", ["window", "builder"])
@pytest.mark.parametrize("room", [100, 20_000, 400_000])
def test_on_a_full_disk_the_search_works_in_memory(library: Library, room: int, who: str) -> None:
    right = KeptIndex(folder_of(library.path).with_name("right"))
    right.open(library)
    command = [sys.executable, "-c", FULL, str(library.path), str(room), who]
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout.splitlines()
    if who == "builder":
        assert said.pop(0) == "9"
    assert said == [f"None {right.index.search('graph').total} {right.search_abstracts('quokka').total}"]
    left = [path.name for path in folder_of(library.path).iterdir()]
    assert not [name for name in left if name.startswith(("segment", "abstracts"))] or MANIFEST in left
    assert _answers(KeptIndex.of(library)) == _answers(right)  # with room again


def test_a_copy_that_was_put_back_has_another_index(library: Library, filled: bytes, tmp_path: Path) -> None:
    path = library.path
    edits.apply(library, edits.SetNote(1, "platypus"))
    assert list(KeptIndex.of(library).index.search("platypus").ids) == [1]
    library.close()
    path.write_bytes(filled)
    with Library.open(path) as back:
        edits.apply(back, edits.SetNote(2, "echidna"))
        kept = KeptIndex.of(back)
        assert 1 not in kept.index.search("platypus").ids
        assert list(kept.index.search("echidna").ids) == [2]
        assert _answers(kept) == _right(back, tmp_path / "right")


def test_a_file_that_vanishes_while_it_is_mapped_is_no_matter(library: Library) -> None:
    kept = KeptIndex.of(library)
    right = _answers(kept)
    for path in folder_of(library.path).iterdir():
        path.unlink()
    assert _answers(kept) == right
    edits.apply(library, edits.SetNote(7, "platypus"))
    kept.catch_up(library)
    kept.save()
    again = KeptIndex.of(library)
    assert list(again.index.search("platypus").ids) == [7]
    assert len(again.index) == PAPERS


def test_the_index_at_once_is_the_index_of_the_texts(library: Library) -> None:
    index = Index()
    index.add(library.papers.search_texts())
    kept = KeptIndex.of(library)
    for query in _QUERIES:
        assert list(kept.index.search(query).ids) == list(index.search(query).ids)
