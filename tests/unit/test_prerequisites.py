"""The look for system libraries, on systems that lack some."""

from __future__ import annotations

import ctypes
import importlib.util
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from readinglist.errors import ReadingListError
from ui import prerequisites
from ui.prerequisites import FONTS, Missing, MissingLibraries, has_display, install_line

GL = Missing("libGL.so.1", "libgl1")
CURSOR = Missing("libxcb-cursor.so.0", "libxcb-cursor0")
FONT = Missing(FONTS, "fonts-dejavu-core")

Lack = Callable[..., None]


@pytest.fixture
def lack(monkeypatch: pytest.MonkeyPatch) -> Lack:
    """Make a Linux whose loader finds every library but those named, and whose fonts are there or not."""

    def lacking(*libraries: str, fonts: bool = True) -> None:
        def load(name: str) -> object:
            if name in libraries:
                raise OSError(f"{name}: cannot open shared object file")
            return object()

        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(ctypes, "CDLL", load)
        monkeypatch.setattr(prerequisites, "_font_there", lambda: fonts)

    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "CI"):
        monkeypatch.delenv(name, raising=False)
    return lacking


def test_nothing_is_missing_where_all_is_there(lack: Lack) -> None:
    lack()
    assert prerequisites.missing(window=True) == []
    prerequisites.ensure(window=True)


def test_what_the_loader_does_not_find_is_missing(lack: Lack) -> None:
    lack("libGL.so.1", "libxcb-cursor.so.0")
    assert prerequisites.missing(window=False) == [GL]
    assert prerequisites.missing(window=True) == [GL, CURSOR]


def test_no_font_is_missing_too(lack: Lack) -> None:
    lack(fonts=False)
    assert prerequisites.missing(window=False) == [FONT]


def test_fonts_are_found_in_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "none"))
    monkeypatch.setattr(prerequisites, "_fontconfig_knows_one", lambda: False)
    assert not prerequisites._font_there()
    folder = tmp_path / "data" / "fonts" / "deep"
    folder.mkdir(parents=True)
    (folder / "Some.TTF").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert prerequisites._font_there()


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_bring_everything(lack: Lack, monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    lack("libGL.so.1", fonts=False)
    monkeypatch.setattr(sys, "platform", platform)
    assert prerequisites.missing(window=True) == []


def test_on_wayland_one_of_the_two_ways_will_do(lack: Lack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    lack("libxcb-cursor.so.0")
    assert prerequisites.missing(window=True) == []
    lack("libwayland-cursor.so.0")
    assert prerequisites.missing(window=True) == []
    lack("libwayland-cursor.so.0", "libxcb-cursor.so.0", "libxcb-icccm.so.4")
    assert [item.package for item in prerequisites.missing(window=True)] == ["libwayland-cursor0"]
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert [item.package for item in prerequisites.missing(window=True)] == ["libxcb-cursor0", "libxcb-icccm4"]


def test_the_error_names_what_is_missing_and_the_line(lack: Lack) -> None:
    lack("libGL.so.1")
    with pytest.raises(MissingLibraries) as caught:
        prerequisites.ensure(window=False)
    assert isinstance(caught.value, ReadingListError)
    assert caught.value.exit_code == 1
    assert "libGL.so.1" in str(caught.value)
    assert install_line([GL]) in str(caught.value)


APT = "apt-get update && sudo apt-get install -y --no-install-recommends libgl1 libxcb-cursor0 fonts-dejavu-core"
SONAMES = "'libGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"


@pytest.mark.parametrize(
    ("release", "line"),
    [
        ("ID=debian\n", APT),
        ('NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n', APT),
        ("ID=fedora\n", f"dnf install {SONAMES} dejavu-sans-fonts"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', f"dnf install {SONAMES} dejavu-sans-fonts"),
        ('ID="opensuse-tumbleweed"\n', f"zypper install {SONAMES} dejavu-fonts"),
        ("ID=arch\n", "pacman -S libglvnd xcb-util-cursor ttf-dejavu"),
    ],
)
def test_the_line_is_the_systems_own(release: str, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prerequisites, "_is_root", lambda: False)
    assert install_line([GL, CURSOR, FONT], release) == "sudo " + line
    monkeypatch.setattr(prerequisites, "_is_root", lambda: True)
    assert install_line([GL, CURSOR, FONT], release) == line.replace("sudo ", "")


def test_two_libraries_of_one_package_name_it_once() -> None:
    both = [Missing("libglib-2.0.so.0", "libglib2.0-0"), Missing("libgthread-2.0.so.0", "libglib2.0-0")]
    assert install_line(both, "ID=debian\n").count("libglib2.0-0") == 1


def test_an_unknown_system_gets_the_names() -> None:
    assert "libGL.so.1" in install_line([GL], "ID=plan9\n")
    assert "libGL.so.1" in install_line([GL], "")


def test_every_library_has_a_package_everywhere() -> None:
    for library, debian, arch in prerequisites._rows(prerequisites._BASE + prerequisites._X11 + prerequisites._WAYLAND):
        assert re.fullmatch(r"lib[\w.-]+\.so\.\d+", library)
        assert debian and arch


@pytest.mark.parametrize(
    ("objects", "tables"),
    [
        (["lib/libQt6Core.so.6", "lib/libQt6Gui.so.6", "lib/libQt6Widgets.so.6", "lib/libQt6Svg.so.6"], ["_BASE"]),
        (["lib/libQt6DBus.so.6", "plugins/platforms/libqoffscreen.so"], ["_BASE"]),
        (["plugins/platforms/libqxcb.so", "lib/libQt6XcbQpa.so.6"], ["_BASE", "_X11"]),
        (["plugins/platforms/libqwayland.so", "lib/libQt6WaylandClient.so.6"], ["_BASE", "_WAYLAND"]),
    ],
)
def test_the_tables_hold_what_this_qt_links_to(objects: list[str], tables: list[str]) -> None:
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None and spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0], "Qt")
    known = {library for table in tables for library, _, _ in prerequisites._rows(getattr(prerequisites, table))}
    system = re.compile(r"lib(c|m|dl|rt|pthread|stdc\+\+|gcc_s|icu\w+|Qt6\w+)\.so\.\d+")  # the system's, and Qt's own
    for name in objects:
        if not (folder / name).is_file():  # a Qt for another system, or built otherwise
            continue
        strings = re.findall(rb"\0(lib[\w.+-]+\.so\.\d+)(?=\0)", (folder / name).read_bytes())
        needed = {string.decode() for string in strings if not system.fullmatch(string.decode())}
        assert needed <= known, name


@pytest.mark.parametrize("wish", ["offscreen", "minimal", "offscreen:size=800x600"])
def test_who_asks_for_no_window_has_no_display(wish: str) -> None:
    for platform in ("linux", "darwin", "win32"):
        assert not has_display({"QT_QPA_PLATFORM": wish, "DISPLAY": ":0"}, platform)


def test_other_systems_have_a_display_unless_nobody_looks() -> None:
    assert has_display({}, "darwin") and has_display({}, "win32")
    assert not has_display({"CI": "true"}, "darwin")


@pytest.mark.parametrize("display", ["", "nonsense", ":x", ":64999", "localhost:59000.0", ":"])
def test_a_display_that_does_not_answer_is_none(display: str) -> None:
    assert not has_display({"DISPLAY": display, "WAYLAND_DISPLAY": ""}, "linux")


@pytest.mark.parametrize("lets_in", [True, False])
def test_a_display_must_answer_and_let_us_in(lets_in: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prerequisites, "_x11_lets_us_in", lambda display: lets_in)
    with socket.create_server(("127.0.0.1", 0)) as server:
        number = server.getsockname()[1] - 6000
        assert has_display({"DISPLAY": f"127.0.0.1:{number}.0"}, "linux") is lets_in


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="a Wayland socket is a Unix socket")
def test_a_wayland_socket_is_a_display(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("w")  # short: the path of a socket has 108 bytes
    environ = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(folder)}
    assert not has_display(environ, "linux")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "wayland-7"))
        server.listen()
        assert has_display(environ, "linux")
        assert has_display({"WAYLAND_DISPLAY": str(folder / "wayland-7")}, "linux")


def test_the_command_is_silent_where_all_is_there(lack: Lack, capfd: pytest.CaptureFixture[str]) -> None:
    lack()
    assert prerequisites.main(["--window", "--install"]) == 0
    assert capfd.readouterr() == ("", "")


def test_the_command_prints_the_line_and_fails(
    lack: Lack, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prerequisites, "_may_install", lambda: False)
    lack("libxcb-cursor.so.0")
    assert prerequisites.main(["--offscreen"]) == 0
    assert prerequisites.main(["--auto"]) == 0  # no display here, so no window
    assert prerequisites.main(["--window", "--install"]) == 1
    assert install_line([CURSOR]) in capfd.readouterr().err


def test_root_on_debian_installs_once_and_looks_again(lack: Lack, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 7)

    monkeypatch.setattr(prerequisites, "_may_install", lambda: True)
    monkeypatch.setattr(subprocess, "run", run)
    lack("libGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0")
    assert prerequisites.main(["--offscreen", "--install"]) == 7
    update, install, again = commands
    assert update[-1] == "update"
    assert install[-2:] == ["libgl1", "libglib2.0-0"]
    assert again[1:] == ["-m", "ui.prerequisites", "--offscreen"]


def test_it_can_be_asked_before_qt_is_there() -> None:
    """A plain Python, without what is installed, imports it and no Qt with it."""
    code = (
        "import sys, ui.prerequisites; print([name for name in sys.modules if name.startswith(('PySide', 'shiboken'))])"
    )
    root = Path(prerequisites.__file__).parent.parent
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
