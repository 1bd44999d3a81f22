"""What the files of the project must keep to, checked in every one of them."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parent.parent.parent

ROOMS = {"readinglist", "ui", "resources", "tests", "seeds"}
TOP_LEVEL = ROOMS | {"pyproject.toml", "README.md", "Makefile", "LICENSE", "CHANGELOG.md"}
MADE = {"__pycache__", "build", "dist", "uv.lock"}
MOST_LINES = 450

# Written so that none of them finds itself.
INDEX_URL = re.compile(r"(?:extra-)?index[-_]url|find[-_]links|pypi\.org/[s]imple|files\.[p]ythonhosted")
MACHINE_PATH = re.compile(r"(?<![\w.~/-])(?:/(?:home|root|work|Users)/\w|[A-Z]:\\Users\\)")
EMPTY_NAME = re.compile(r"(?:^|_)(?:utils?|helpers?|misc|common|managers?)(?:_|$)", re.IGNORECASE)
SQL = re.compile(
    r"\b(?:SELECT\s.*\bFROM|INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|"
    r"(?:CREATE|DROP|ALTER)\s+(?:\w+\s+)?(?:TABLE|INDEX|TRIGGER|VIEW)|PRAGMA\s+\w|BEGIN\s+IMMEDIATE|VACUUM\s+INTO|ORDER\s+BY|GROUP\s+BY)\b"
    r"|^\s*select\s.*\sfrom\s|^\s*insert\s+into\s|^\s*update\s+\S+\s+set\s|^\s*delete\s+from\s|^\s*pragma\s+\w",
    re.DOTALL,
)


def _tracked() -> list[str]:
    """What git keeps, and what is new in the project's own folders; empty without git."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        return []
    names: list[str] = []
    for which in (["--cached"], ["--others", "--exclude-standard", "--", *sorted(ROOMS)]):
        # Another user's checkout, as a container mounts it, is ours to read all the same.
        command = ["git", "-c", "safe.directory=*", "ls-files", "-z", *which]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        names += [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]
    return names


def _walked() -> list[str]:
    names = []
    for folder, folders, files in os.walk(ROOT):
        at_top = Path(folder) == ROOT
        folders[:] = [name for name in folders if name not in MADE and not (at_top and name.startswith("."))]
        names += [Path(folder, name).relative_to(ROOT).as_posix() for name in files if name not in MADE]
    return names


FILES = sorted(name for name in _tracked() or _walked() if (ROOT / name).is_file())
PYTHON = [name for name in FILES if name.endswith(".py")]
ICONS = [name for name in FILES if re.match(r"resources/icons/.*\.svg$", name)]
STYLE = "".join((ROOT / name).read_text(encoding="utf-8") for name in FILES if name.endswith(".qss"))


def _found(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for name in FILES:
        text = (ROOT / name).read_bytes().decode("utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            if pattern.search(line):
                found.append(f"{name}:{number}: {line.strip()[:100]}")
    return found


def _tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text(encoding="utf-8"), name)


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every string that is not standing alone, as docstrings do, with its line."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.lineno, node.value


def test_the_files_are_found() -> None:
    assert {"pyproject.toml", "readinglist/__init__.py", "ui/prerequisites.py"} <= set(FILES)


def test_the_top_level_is_easy_to_see() -> None:
    top = {name.split("/")[0] for name in FILES}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL


def test_no_file_tells_where_packages_come_from() -> None:
    assert _found(INDEX_URL) == []


def test_no_file_knows_a_machine() -> None:
    assert _found(MACHINE_PATH) == []


def test_versions_are_locked_by_name_and_version_alone() -> None:
    lines = (ROOT / ".constraints.txt").read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if not line.startswith("#")]
    assert packages and all(re.fullmatch(r"[\w.-]+==[\w.!+]+(?: ; [\w. <>='\"]+)?", line) for line in packages)
    locked = {re.sub(r"[-_.]+", "-", line.split("==")[0]).lower() for line in packages}
    declared = re.findall(r'^\s*"([A-Za-z][\w.-]*?)[<>=~]', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.M)
    assert len(declared) > 5
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in declared} | {"hatchling"} <= locked


def test_every_name_says_what_is_inside() -> None:
    empty = {part for name in FILES for part in Path(name).with_suffix("").parts if EMPTY_NAME.search(part)}
    assert empty == set()


@pytest.mark.parametrize("name", PYTHON)
def test_a_file_is_short_enough_to_understand(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) < MOST_LINES


@pytest.mark.parametrize("name", [name for name in PYTHON if name.startswith(("readinglist/", "resources/"))])
def test_the_core_knows_no_window(name: str) -> None:
    windows = {module for module in _imported(_tree(name)) if module.split(".")[0] in ("PySide6", "shiboken6", "ui")}
    allowed = {"ui"} if name == "readinglist/__main__.py" else set()  # which starts the window, and that late
    assert {module.split(".")[0] for module in windows} <= allowed


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in PYTHON
        if name.startswith(("readinglist/", "ui/")) and not name.startswith("readinglist/library/")
    ],
)
def test_sql_stays_in_its_room(name: str) -> None:
    assert [f"{name}:{line}: {text[:80]}" for line, text in _strings(_tree(name)) if SQL.search(text)] == []


@pytest.mark.parametrize("name", [name for name in PYTHON if name.startswith("tests/")])
def test_no_test_waits_for_time_to_pass(name: str) -> None:
    calls = [node.func for node in ast.walk(_tree(name)) if isinstance(node, ast.Call)]
    names = {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}
    assert "sleep" not in names


def test_there_are_icons() -> None:
    assert ICONS


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_takes_the_colour_of_the_theme(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert ElementTree.fromstring(text).tag == "{http://www.w3.org/2000/svg}svg"
    # A style sheet cannot colour what it shows, so its own icons are there once for each theme, or fit both.
    styled = re.sub("-(light|dark)$", "-@mode", Path(name).stem)
    assert "currentColor" in text or f"icons:{styled}.svg" in STYLE


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (INDEX_URL, "pip install --extra-" + "index" + "-url x"),
        (MACHINE_PATH, 'open("/' + 'home/ada/papers")'),
        (EMPTY_NAME, "string_helpers"),
        (SQL, "SELECT id\nFROM paper"),
        (SQL, "delete from paper"),
    ],
)
def test_the_patterns_find_what_they_look_for(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MACHINE_PATH, "https://example.org/home/ada and framework/x"),
        (EMPTY_NAME, "commonsense"),
        (SQL, "Select papers from the list, then delete them"),
    ],
)
def test_the_patterns_leave_the_rest_alone(pattern: re.Pattern[str], text: str) -> None:
    assert not pattern.search(text)
