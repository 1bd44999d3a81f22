"""Zip archives and folders: what can be read of them is imported, the rest has a word said of it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from readinglist import importing
from readinglist.errors import CannotRead
from readinglist.importing import entries, given
from readinglist.library import Library
from readinglist.reading.files import archive

BIB = "@misc{{k{0}, title = {{Paper number {0} of the archive}}, year = {{2020}}}}\n"


def zipped(**files: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def test_an_archive_is_a_source_for_each_file(library: Library, tmp_path: Path) -> None:
    inner = zipped(a=b"x")
    data = zipped(**{
        "one_dot_bib": BIB.format(1).encode(), "deep__two_dot_bib": BIB.format(2).encode(),
        "in_dot_zip": inner, "_dot_hidden": b"x", "empty": b"",
    })  # fmt: skip
    path = tmp_path / "papers.dat"
    path.write_bytes(data)
    imported = importing.run(library, importing.gather([path]))
    assert [(report.new, report.error) for report in imported.reports] == [(1, None), (1, None)]
    assert any("an archive inside an archive: in.zip" in warning for warning in imported.reports[0].warnings)
    assert any("empty" in warning for warning in imported.reports[0].warnings)


def test_a_bomb_is_refused(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(big=b"\0" * (3 << 20), fine=BIB.format(1).encode())
    imported = importing.run(library, [importing.Given("z", "t", data=data)])
    assert "packed too tightly" in imported.reports[0].warnings[0] and imported.new == 1
    monkeypatch.setattr(archive, "MOST_BYTES", 1 << 20)
    with pytest.raises(CannotRead, match="not safe"):
        archive.files(data, "z")
    monkeypatch.setattr(archive, "MOST_FILES", 1)
    with pytest.raises(CannotRead, match="more than 1 files"):
        archive.files(data, "z")


def test_broken_locked_and_office_archives_say_so(library: Library) -> None:
    fine = zipped(a=BIB.format(1).encode() * 50)
    locked = bytearray(fine)
    locked[fine.index(b"PK\x01\x02") + 8] |= 1
    for data, words in (
        (fine[:40], "broken archive"), (bytes(locked), "password"), (zipped(mimetype=b"x"), "office document"),
    ):  # fmt: skip
        report = importing.run(library, [importing.Given("z", "t", data=data)]).reports[0]
        assert report.error and words in report.error, report
    for cut in range(0, len(fine), 7):
        importing.run(library, [importing.Given("z", "t", data=fine[:cut])])


def test_a_folder_leaves_out_what_is_no_text_and_says_so(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.pdf").write_bytes(b"%PDF-1.7 x")
    (folder / "b.bib").write_text(BIB.format(1))
    (folder / "sub" / "c.bib").write_text(BIB.format(2))
    imported = importing.run(library, importing.gather([folder]))
    assert imported.new == 2 and imported.failed == 0
    assert imported.reports[0].warnings == ("Left out of mine, not text: a.pdf.",)


def test_a_large_file_is_read_in_pieces_and_not_kept(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "".join(BIB.format(k).replace("\n", "\r\n") for k in range(300)) + "words\r\n"
    path = tmp_path / "large.bib"
    path.write_bytes(text.encode())
    monkeypatch.setattr(entries, "LARGEST", 1000)
    monkeypatch.setattr(given, "LARGEST", 1000)
    monkeypatch.setattr("readinglist.reading.files.sorts.BLOCK", 777)
    report = importing.run(library, importing.gather([path])).reports[0]
    assert (report.new, [line.number for line in report.unread]) == (300, [301])
    assert library.imports.source_text(1) == "" and library.imports.all()[0].finished
    assert library.sources.provenance(300)[0].lines["title"] == (300, 300)
    assert importing.run(library, importing.gather([path])).reports[0].existing == 300


def test_a_structured_import_is_cancelled_between_batches_and_goes_on(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "ALONE", 10)
    seen: list[importing.Progress] = []
    source = importing.pasted("".join(BIB.format(k) for k in range(35)))
    first = importing.run(
        library, [source], on_progress=seen.append, cancelled=lambda: bool(seen) and seen[-1].done >= 20
    )
    assert first.reports[0].cancelled and first.new == 20
    second = importing.run(library, [source])
    assert second.new == 15 and library.imports.all()[0].finished
    assert library.papers.counts().all == 35


def test_of_a_copied_page_the_form_that_says_more_is_taken() -> None:
    html = '<a href="https://arxiv.org/pdf/2401.00001v2.pdf">A title</a>'
    assert importing.better_of("A title", html) == html
    assert importing.better_of("A title 2401.00001", html) == "A title 2401.00001"
    assert importing.better_of("A title", "<p>A title</p>") == "A title"
