"""The main job on the command line, from dumps to a reading list, with its exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from readinglist import __version__, exporting, matching
from readinglist.cli import make_program
from readinglist.cli.program import WindowRequest
from readinglist.cli.transfer import FORMAT_KEYS
from readinglist.importing import batch
from readinglist.library import SCHEMA_VERSION, Library, turn
from readinglist.library.turn import Turn
from readinglist.records import Draft


class Shell:
    """Runs commands on the library of one test."""

    def __init__(self, library: Path) -> None:
        self.library = library
        self.asked: list[WindowRequest] = []

    def run(self, *arguments: str, code: int = 0, input: str | bytes | None = None) -> Result:
        program = make_program(self._open)
        result = CliRunner().invoke(program, ["--library", str(self.library), *arguments], input=input)
        assert result.exit_code == code, result.output
        return result

    def json(self, *arguments: str, code: int = 0, input: str | bytes | None = None) -> Any:
        return json.loads(self.run(*arguments, "--json", code=code, input=input).stdout)

    def _open(self, request: WindowRequest) -> int:
        self.asked.append(request)
        return 0


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "library.db")


@pytest.fixture
def filled(shell: Shell, seeds: Path) -> Shell:
    shell.run("import", str(seeds))
    return shell


def test_import_counts_each_source_and_the_second_time_adds_nothing(shell: Shell, seeds: Path) -> None:
    first = {report["source"]: report for report in shell.json("import", str(seeds))}
    assert {name: (r["records"], r["new"], r["merged"]) for name, r in first.items()} == {
        "Aurelien Lucchi": (50, 50, 0),
        "Lachlan Ewen MacDonald": (7, 7, 0),
        "Daily Papers": (56, 56, 0),
        "Lab publications": (10, 8, 2),
    }
    assert first["Lachlan Ewen MacDonald"]["warnings"] == ["The page says 8 papers; 7 are there."]
    assert [line["line"] for line in first["Daily Papers"]["unread"]] == [1, 3, 5, 7, 9]
    for report in shell.json("import", str(seeds)):
        assert (report["new"], report["existing"]) == (0, report["records"])
    assert len(shell.json("search")) == 121


def test_search_prints_papers_best_first_with_null_where_the_page_is_silent(filled: Shell) -> None:
    found = filled.json("search", "optimzation", "minmax")
    assert found[0]["title"] and "Min" in found[0]["title"]
    scores = [paper["score"] for paper in found]
    assert scores == sorted(scores, reverse=True)
    keys = {"id", "title", "authors", "et_al", "date", "category", "arxiv_id", "tags", "marked", "status", "score"}
    assert all(set(paper) == keys for paper in found)
    collapse = filled.json("search", "Optimizer choice matters for the emergence of Neural Collapse", "--limit", "1")[0]
    assert collapse["date"] == "--02-18"
    assert (collapse["arxiv_id"], collapse["status"], collapse["marked"]) == (None, "unread", False)
    assert len(filled.json("search", "neural", "--limit", "3")) == 3
    assert filled.json("search", "xqzwv") == []
    assert filled.json("search", "2504.02828")[0]["title"] is None


def test_a_reading_list_from_tags_marks_status_and_notes(filled: Shell, tmp_path: Path) -> None:
    ids = [str(paper["id"]) for paper in filled.json("search", "minimax")][:3]
    filled.run("tag", "add", "minimax", "to read soon", *ids)
    filled.run("tag", "remove", "to read soon", ids[0])
    filled.run("mark", *ids)
    filled.run("unmark", ids[2])
    filled.run("status", ids[0], "reading")
    filled.run("note", ids[0], "First", "thought")
    filled.run("note", ids[0], "--append", "-", input="Second *thought*")
    assert filled.json("tag", "list") == [{"name": "minimax", "count": 3}, {"name": "to read soon", "count": 2}]
    shown = filled.json("show", ids[0])
    assert (shown["tags"], shown["marked"], shown["status"]) == (["minimax"], True, "reading")
    assert shown["note"] == "First thought\n\nSecond *thought*"
    assert shown["sources"][0]["name"] == "Aurelien Lucchi"
    assert filled.run("status", ids[0]).stdout.strip() == f"{ids[0]} reading"
    target = tmp_path / "list.csv"
    filled.run("export", "--marked", "-o", str(target))
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 2
    assert filled.json("mark", ids[0])["papers"] == {}


@pytest.mark.parametrize("key", FORMAT_KEYS)
def test_ids_of_other_registers_go_all_the_way_round(shell: Shell, tmp_path: Path, key: str) -> None:
    ids = ["openreview:rJl-b3RcF7", "acl:P18-1001", "pmid:12345678", "pmcid:PMC1234567"]
    bib = (
        "@misc{a, title = {Flows that find shortest paths}, author = {Byron, Ada}, pmid = {12345678},"
        " url = {https://openreview.net/forum?id=rJl-b3RcF7}}"
    )
    shell.run("import", "-", input=bib)
    shell.run("import", "-", input="title,url,pmcid\nFlows (draft),https://openreview.net/pdf?id=rJl-b3RcF7,1234567\n")
    ris = "TY  - JOUR\nTI  - Flows\nUR  - https://aclanthology.org/P18-1001\nAN  - PMID: 12345678\nER  - \n"
    shell.run("import", "-", input=ris)
    (paper,) = shell.json("search", "")
    assert shell.json("show", "1")["other_ids"] == ids
    shown = shell.run("show", "1").stdout
    assert "https://openreview.net/forum?id=rJl-b3RcF7\n" in shown and "https://aclanthology.org/P18-1001\n" in shown
    assert [found["id"] for found in shell.json("search", "https://aclanthology.org/P18-1001/")] == [1]
    exported = shell.run("export", "--all", "--format", key).stdout
    other = Shell(tmp_path / "other.db")
    other.run("import", "-", input=exported)
    assert other.json("show", "1")["other_ids"] == ids
    told = other.json(
        "import", "-", "--dry-run", input="TY  - JOUR\nTI  - X\nUR  - https://aclanthology.org/P18-1001\nER  - "
    )
    assert [record["paper"] for source in told for record in source["records"]] == [paper["id"]]


@pytest.mark.parametrize("key", FORMAT_KEYS)
def test_every_format_goes_to_standard_output_in_the_order_asked(filled: Shell, key: str) -> None:
    whole = filled.run("export", "--all", "--format", key).stdout_bytes
    assert len(whole) > 10_000
    two = filled.run("export", "--id", "5", "--id", "3", "--format", key).stdout_bytes.decode("utf-8-sig")
    titles = [filled.json("show", number)["title"].split(":")[0].split()[-1] for number in ("5", "3")]
    assert two.index(titles[0]) < two.index(titles[1])
    assert filled.run("export", "--id", "5", "3", "--format", key).stdout_bytes.decode("utf-8-sig") == two


def test_an_import_is_listed_opened_renamed_exported_and_taken_back(filled: Shell) -> None:
    def exported(*which: str) -> int:
        return len(json.loads(filled.run("export", *which, "--format", "csl-json").stdout))

    one = next(each for each in filled.json("imports") if each["name"] == "Aurelien Lucchi")
    number = str(one["id"])
    assert (one["records"], one["papers"], one["finished"]) == (50, 50, True)
    assert "Aurelien Lucchi" in filled.run("imports").stdout
    assert "50 papers of it in the library now" in filled.run("imports", number).stdout
    remarked = str(next(each["id"] for each in filled.json("imports") if each["unread_lines"]))
    first = filled.json("imports", remarked)["unread"][0]
    assert f"not read, line {first['line']}: {first['text']}" in filled.run("imports", remarked).stdout
    assert "Aurelien Lucchi" in filled.run("imports", number, "--text").stdout
    assert exported("--import", number) == 50
    filled.run("tag", "add", "Good one", "1")
    assert exported("--tag", "good ONE") == 1
    filled.run("imports", number, "--rename", "Lucchi, spring")
    assert filled.json("imports", number)["name"] == "Lucchi, spring"
    before = exported("--all")
    filled.run("imports", number, "--take-back")
    assert exported("--all") < before
    assert number not in [str(each["id"]) for each in filled.json("imports")]
    for gone in (["imports", number], ["imports", number, "--text"], ["export", "--import", number]):
        assert "There is no import" in filled.run(*gone, code=2).stderr
    filled.run("imports", "--rename", "x", code=2)
    filled.run("imports", number, "--text", "--take-back", code=2)
    assert "There is no tag" in filled.run("export", "--tag", "nowhere", code=2).stderr


def test_the_list_of_formats_is_that_of_the_writers() -> None:
    assert tuple(exporting.FORMATS) == FORMAT_KEYS


def test_citation_keys_are_made_once_and_kept(filled: Shell) -> None:
    first = filled.run("export", "--id", "5", "--format", "bibtex").stdout
    assert filled.json("show", "5")["cite_key"]
    filled.run("export", "--all", "--format", "bibtex")
    assert filled.run("export", "--id", "5", "--format", "bibtex").stdout == first


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("spaces.txt", b" \n\n ", "empty"),
        ("binary.bin", bytes(range(256)) * 64, "binary.bin"),
        ("letter.txt", b"Dear all,\n\nlunch is at noon.\n", "No papers"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_changes_nothing(
    filled: Shell, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    before = filled.json("search")
    (tmp_path / name).write_bytes(content)
    result = filled.run("import", str(tmp_path / name), code=1)
    assert told in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert filled.json("search") == before


def test_a_source_that_fails_beside_one_that_works_is_a_part(shell: Shell, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    shell.run("import", str(tmp_path / "empty.txt"), str(seeds / "author-page.txt"), code=5)
    assert len(shell.json("search")) == 7


def test_half_a_page_and_half_rubbish_gives_the_papers_and_lists_the_rest(shell: Shell, seeds: Path) -> None:
    rubbish = [f"2026-01-{k % 28 + 1:02d} 12:00:{k % 60:02d} WARN worker[{k}] retry in {k} ms" for k in range(120)]
    page = (seeds / "author-page.txt").read_text(encoding="utf-8")
    report = shell.json("import", "-", input="\n".join([*rubbish, "", page, "", *rubbish]))[0]
    assert report["records"] == 7
    unread = {line["text"] for line in report["unread"]}
    assert set(rubbish) <= unread


def test_usage_and_missing_things_have_their_codes(filled: Shell, tmp_path: Path) -> None:
    filled.run("import", str(tmp_path / "missing.txt"), code=1)
    (tmp_path / "folder").mkdir()
    filled.run("import", str(tmp_path / "folder"), code=1)
    filled.run("show", "99999", code=1)
    filled.run("show", "five", code=2)
    filled.run("status", "1", "someday", code=2)
    filled.run("tag", "add", "1", code=2)
    filled.run("export", code=2)
    filled.run("export", "--all", "--marked", code=2)
    filled.run("export", "--all", "-o", str(tmp_path / "no" / "such" / "list.md"), code=1)
    filled.run("export", "--all", "--format", "docx", code=2)


def test_papers_are_merged_and_split_and_likely_duplicates_listed(shell: Shell) -> None:
    pages = [
        "Learning flows on very large graphs\nAda Byron, Emmy Noether\narXiv:2501.00001\n",
        "Learning flows on very large graph\nAnna Byron, Emil Noether\narXiv:2501.00002\n",
    ]
    for page in pages:
        shell.run("import", "-", input=page)
    assert len(shell.json("search")) == 2
    assert shell.json("duplicates") == []
    shell.run("merge", "1", code=2)
    shell.run("merge", "1", "99", code=1)
    shell.run("split", "1", code=2)
    assert shell.run("merge", "2", "1").stdout == "Merged 2 papers into one.\n"
    assert [paper["id"] for paper in shell.json("search")] == [2]
    shell.run("split", "2", "--source", "3", code=2)
    shell.run("split", "99", code=1)
    shell.run("split", "2", "--source", "1", "--source", "2", code=2)
    assert shell.run("split", "2", "--source", "1").stdout == "Split “Learning flows on very large graphs” in two.\n"
    assert [paper["arxiv_id"] for paper in shell.json("search")] == ["2501.00002", "2501.00001"]


def test_likely_duplicates_say_why_and_how_to_merge(shell: Shell) -> None:
    with Library.open(shell.library) as library, library.transaction():
        number = library.imports.begin({"name": "n", "origin": "", "at": "", "sha256": "n", "size": 1}, "", b"")
        drafts = [Draft("Learning flows on graphs", (name,)) for name in ("Ada Byron", "Emil Byron")]
        batch.write(library, number, [(k, draft, matching.keys(draft)) for k, draft in enumerate(drafts)])
    assert shell.json("duplicates") == [
        {"papers": [1, 2], "why": "the title is the same, the authors’ first names are not", "sure": False}
    ]
    assert "readinglist merge 1 2" in shell.run("duplicates").stdout
    shell.run("merge", "1", "2")
    assert "No likely duplicates found." in shell.run("duplicates").output


def test_a_newer_library_is_refused_with_its_code(shell: Shell) -> None:
    with Library.open(shell.library) as library:
        library.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    result = shell.run("search", code=4)
    assert "newer" in result.stderr


def test_beside_a_program_that_writes_reading_works_and_writing_gives_up_with_its_code(
    filled: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "WAIT_SECONDS", 0.05)
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with Turn.of(filled.library).taken(urgent=True):
            held.set()
            done.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    try:
        assert "try again" in filled.run("mark", "1", code=3).stderr
        assert filled.json("show", "1")["marked"] is False
    finally:
        done.set()
        holder.join()
    filled.run("mark", "1")


@pytest.mark.parametrize(
    ("arguments", "files"),
    [([], []), (["page.txt"], ["page.txt"]), (["open", "a", "b"], ["a", "b"]), (["--theme", "dark", "a"], ["a"])],
)
def test_without_a_command_the_window_opens(shell: Shell, arguments: list[str], files: list[str]) -> None:
    shell.run(*arguments)
    assert [str(path) for path in shell.asked[0].files] == files
    assert shell.asked[0].library == shell.library


def run_program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment}
    return subprocess.run(
        [sys.executable, "-m", "readinglist", *arguments], env=env, capture_output=True, text=True, timeout=120
    )


def test_queries_from_standard_input_are_answered_line_by_line(filled: Shell) -> None:
    typed = ["opt", "optim", "optimz", "optimzation", "vaswni", "", "xqzwv", '\ufffd \x00 (("']
    for options in ([], ["--sessions"]):
        done = filled.run("search", "-", "--limit", "3", *options, input="\n".join(typed) + "\n")
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert [answer["query"] for answer in answers] == typed
        for answer in answers:
            assert set(answer) == {"query", "took_ms", "total", "papers"}
            assert len(answer["papers"]) == min(3, answer["total"]) and answer["took_ms"] >= 0
        found = filled.json("search", "optimzation", "--limit", "3")
        assert [(p["id"], p["title"], p["score"]) for p in found] == [
            (p["id"], p["title"], p["score"]) for p in answers[3]["papers"]
        ]
        for paper in answers[3]["papers"]:
            ((start, end),) = paper["matches"]["title"][:1]
            assert paper["title"][start:end].lower().startswith("optimi")
        assert answers[5]["total"] == 121
        assert answers[6]["papers"] == []


def test_each_query_is_answered_before_the_next_is_asked(filled: Shell) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "readinglist", "--library", str(filled.library), "search", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin and process.stdout
        for query in (b"minimax", b"neural"):
            process.stdin.write(query + b"\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert answer["query"] == query.decode() and answer["total"]
            filled.run("mark", str(answer["papers"][0]["id"]))
        process.stdin.close()
        assert process.wait() == 0


def test_commands_start_without_qt(tmp_path: Path) -> None:
    script = (
        "import sys\nsys.argv = ['readinglist', 'search', 'x']\n"
        "from readinglist.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([m for m in sys.modules if m.startswith(('PySide6', 'ui'))])"
    )
    env = {**os.environ, "READINGLIST_LIBRARY": str(tmp_path / "library.db")}
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip().splitlines()[-1] == "[]"


def test_the_version_is_told() -> None:
    assert __version__ in run_program("--version").stdout


def test_without_a_screen_the_main_job_is_done_and_a_picture_left(tmp_path: Path, seeds: Path) -> None:
    done = run_program(
        "--library",
        str(tmp_path / "library.db"),
        str(seeds),
        QT_QPA_PLATFORM="offscreen",
        DISPLAY="",
        WAYLAND_DISPLAY="",
    )
    assert done.returncode == 0, done.stderr
    assert "holds 121 papers" in done.stdout
    line = next(line for line in done.stdout.splitlines() if "drawn to" in line)
    picture = Path(line.rpartition(" to ")[2])
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "DISPLAY" in done.stdout


def test_a_screenshot_of_any_library(tmp_path: Path) -> None:
    target = tmp_path / "window.png"
    done = run_program("--library", str(tmp_path / "library.db"), "--screenshot", str(target), "--theme", "dark")
    assert done.returncode == 0, done.stderr
    assert target.read_bytes().startswith(b"\x89PNG")
    assert done.stdout == ""
    remembered = [path for path in Path(os.environ["XDG_CONFIG_HOME"]).rglob("*") if path.is_file()]
    assert remembered == []  # how the user left the window is neither looked at nor touched
