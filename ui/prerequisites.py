"""The system libraries that Qt needs, looked for before Qt is imported.

Qt without them ends the process with a message of its own, often the wrong one, which Python cannot catch.
So each is tried with ctypes first, and what is missing is named with the line that installs it. Standard
library only; nothing here imports Qt.

    python -m ui.prerequisites [--install] [--window | --offscreen | --auto]

is silent and ends with 0 where nothing is missing.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from readinglist.errors import ReadingListError

FONTS = "a font"

X11_ATTEMPTS, X11_PAUSE_SECONDS = 4, 0.15
"""How often a display that listens is asked to let us in."""

# Soname, Debian's package, Arch's. Fedora and openSUSE install by soname. Read off the Qt of PySide6 6.12
# (the NEEDED lines of libQt6Core, Gui, DBus, and of each platform plugin with its own libraries); a test compares.
_BASE = """
libGL.so.1              libgl1              libglvnd
libEGL.so.1             libegl1             libglvnd
libX11.so.6             libx11-6            libx11
libxkbcommon.so.0       libxkbcommon0       libxkbcommon
libglib-2.0.so.0        libglib2.0-0        glib2
libgthread-2.0.so.0     libglib2.0-0        glib2
libfontconfig.so.1      libfontconfig1      fontconfig
libfreetype.so.6        libfreetype6        freetype2
libdbus-1.so.3          libdbus-1-3         dbus
libzstd.so.1            libzstd1            zstd
libz.so.1               zlib1g              zlib
"""
_X11 = """
libxcb.so.1             libxcb1             libxcb
libX11-xcb.so.1         libx11-xcb1         libx11
libxcb-cursor.so.0      libxcb-cursor0      xcb-util-cursor
libxcb-icccm.so.4       libxcb-icccm4       xcb-util-wm
libxcb-image.so.0       libxcb-image0       xcb-util-image
libxcb-keysyms.so.1     libxcb-keysyms1     xcb-util-keysyms
libxcb-randr.so.0       libxcb-randr0       libxcb
libxcb-render.so.0      libxcb-render0      libxcb
libxcb-render-util.so.0 libxcb-render-util0 xcb-util-renderutil
libxcb-shape.so.0       libxcb-shape0       libxcb
libxcb-shm.so.0         libxcb-shm0         libxcb
libxcb-sync.so.1        libxcb-sync1        libxcb
libxcb-util.so.1        libxcb-util1        xcb-util
libxcb-xfixes.so.0      libxcb-xfixes0      libxcb
libxcb-xkb.so.1         libxcb-xkb1         libxcb
libxkbcommon-x11.so.0   libxkbcommon-x11-0  libxkbcommon-x11
"""
_WAYLAND = """
libwayland-client.so.0  libwayland-client0  wayland
libwayland-cursor.so.0  libwayland-cursor0  wayland
"""
_FONT_PACKAGES = {
    "apt-get": "fonts-dejavu-core",
    "dnf": "dejavu-sans-fonts",
    "zypper": "dejavu-fonts",
    "pacman": "ttf-dejavu",
}

_INSTALLERS = {
    "apt-get": "apt-get update && {sudo}apt-get install -y --no-install-recommends {packages}",
    "dnf": "dnf install {packages}",
    "zypper": "zypper install {packages}",
    "pacman": "pacman -S {packages}",
}
_FAMILIES = {
    "apt-get": ("debian", "ubuntu"),
    "dnf": ("fedora", "rhel", "centos"),
    "zypper": ("suse", "opensuse"),
    "pacman": ("arch", "manjaro"),
}


@dataclass(frozen=True)
class Missing:
    """Something Qt needs that is not there: a library by its soname (or `FONTS`), and Debian's package with it."""

    library: str
    package: str


class MissingLibraries(ReadingListError):
    """Qt cannot start on this system yet; the sentence holds the line that mends it."""

    def __init__(self, missing: Sequence[Missing]) -> None:
        self.missing = tuple(missing)
        names = ", ".join(item.library for item in missing)
        super().__init__(
            f"The window needs what this system does not have yet: {names}. Nothing was changed. Install it with\n\n"
            f"    {install_line(missing)}\n\nand start again."
        )


def missing(window: bool) -> list[Missing]:
    """What Qt lacks here: to draw at all, and to open a window on the display if `window`; empty off Linux."""
    if not sys.platform.startswith("linux"):
        return []
    lacking = _lacking(_BASE)
    if not _font_there():
        lacking.append(Missing(FONTS, _FONT_PACKAGES["apt-get"]))
    if window:
        lacking += _lacking_for_display(os.environ)
    return lacking


def ensure(window: bool) -> None:
    """Raise MissingLibraries where Qt could not start; call it before the first import of Qt."""
    lacking = missing(window)
    if lacking:
        raise MissingLibraries(lacking)


def install_line(missing: Iterable[Missing], release: str | None = None) -> str:
    """The shell line that installs what is missing; `release` is the text of /etc/os-release, read if None."""
    lacking = list(missing)
    installer = _installer(_os_release() if release is None else release)
    if installer is None:
        return "your system's package manager: the packages that hold " + ", ".join(item.library for item in lacking)
    packages = " ".join(dict.fromkeys(_package(item, installer) for item in lacking))
    sudo = "" if _is_root() else "sudo "
    return sudo + _INSTALLERS[installer].format(sudo=sudo, packages=packages)


def has_display(environ: Mapping[str, str] | None = None, platform: str = sys.platform) -> bool:
    """Whether a window can be opened: a display is named, and it answers and lets us in."""
    environ = os.environ if environ is None else environ
    wish = environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if wish.startswith(("offscreen", "minimal")):
        return False
    if not platform.startswith("linux"):
        return not environ.get("CI")
    if wish and not wish.startswith(("xcb", "wayland")):
        return True  # vnc, eglfs and their like bring their own screen, and someone asked for it by name
    return _x11_answers(environ) or _wayland_answers(environ)


def _lacking(table: str) -> list[Missing]:
    return [Missing(library, package) for library, package, _ in _rows(table) if not _loads(library)]


def _rows(table: str) -> Iterator[tuple[str, str, str]]:
    for line in table.split("\n"):
        if line:
            library, debian, arch = line.split()
            yield library, debian, arch


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _lacking_for_display(environ: Mapping[str, str]) -> list[Missing]:
    """On a Wayland desktop Qt takes X11 where it has no Wayland: one of the two will do, unless one was asked for."""
    wish = environ.get("QT_QPA_PLATFORM", "")
    ways = []
    if wish.startswith("wayland") or (not wish and environ.get("WAYLAND_DISPLAY")):
        ways.append(_lacking(_WAYLAND))
    if wish.startswith("xcb") or (not wish and environ.get("DISPLAY")) or not ways:
        ways.append(_lacking(_X11))
    return min(ways, key=len)


def _font_there() -> bool:
    data = [os.environ.get("XDG_DATA_HOME") or "~/.local/share"]
    data += (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    folders = [Path(folder).expanduser() / "fonts" for folder in data] + [Path("~/.fonts").expanduser()]
    for folder in folders:
        for _, _, names in os.walk(folder):
            if any(name.lower().endswith((".ttf", ".otf", ".ttc", ".pfb", ".pcf.gz")) for name in names):
                return True
    return _fontconfig_knows_one()  # some systems keep their fonts elsewhere


def _fontconfig_knows_one() -> bool:
    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return False
    fontconfig.FcConfigGetFonts.argtypes = [ctypes.c_void_p, ctypes.c_int]
    fontconfig.FcConfigGetFonts.restype = ctypes.POINTER(ctypes.c_int)  # an FcFontSet, which starts with its size
    if not fontconfig.FcInit():
        return False
    fonts = fontconfig.FcConfigGetFonts(None, 0)
    return bool(fonts) and bool(fonts[0] > 0)


def _x11_answers(environ: Mapping[str, str]) -> bool:
    host, colon, rest = environ.get("DISPLAY", "").rpartition(":")
    number = rest.split(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        listens = _listens(path) or _listens("\0" + path)  # the second is Linux's abstract socket
    else:
        listens = _listens((host.strip("[]"), 6000 + int(number)))
    return listens and _x11_lets_us_in(environ["DISPLAY"])


def _x11_lets_us_in(display: str) -> bool:
    """Another user's display may listen and yet refuse us, at which Qt would end the process.

    A virtual display starts anew when its last client leaves, and refuses everybody meanwhile. So a refusal is
    tried again, and the connection that was let in stays until the process ends: it keeps the display for Qt.
    """
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # it will be asked for by name
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    for attempt in range(X11_ATTEMPTS):
        if attempt:
            time.sleep(X11_PAUSE_SECONDS)
        connection = xcb.xcb_connect(display.encode(), None)
        if not xcb.xcb_connection_has_error(connection):
            return True
        xcb.xcb_disconnect(connection)
    return False


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and _listens(str(Path(environ.get("XDG_RUNTIME_DIR", "")) / name))


def _listens(address: str | tuple[str, int]) -> bool:
    try:
        if isinstance(address, tuple):
            socket.create_connection(address, timeout=2).close()
        else:
            with socket.socket(socket.AF_UNIX) as local:
                local.settimeout(2)
                local.connect(address)
    except OSError:
        return False
    return True


def _os_release() -> str:
    for path in (Path("/etc/os-release"), Path("/usr/lib/os-release")):
        if path.is_file():
            return path.read_text(encoding="utf-8", errors="replace")
    return ""


def _installer(release: str) -> str | None:
    fields = dict(line.split("=", 1) for line in release.splitlines() if "=" in line)
    kin = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', " ").replace("'", " ").lower().split()
    for name in kin:
        for installer, family in _FAMILIES.items():
            if name.startswith(family):
                return installer
    return None


def _package(item: Missing, installer: str) -> str:
    if item.library == FONTS:
        return _FONT_PACKAGES[installer]
    if installer == "apt-get":
        return item.package
    if installer == "pacman":
        arch = {library: package for library, _, package in _rows(_BASE + _X11 + _WAYLAND)}
        return arch[item.library]
    return f"'{item.library}()(64bit)'"  # what an RPM says it provides


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _may_install() -> bool:
    return _is_root() and shutil.which("apt-get") is not None


def _install(packages: Sequence[str]) -> None:
    """With apt-get, as root; what could not be installed is found by looking again."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "-qq", "update"]
    install = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages]
    for command in (update, install):
        subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Say what is missing and how to install it, or install it; 0 when nothing is missing (any more), else 1."""
    parser = argparse.ArgumentParser(prog="python -m ui.prerequisites", description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--install", action="store_true", help="install what is missing, if root on a Debian-like system"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--window", action="store_const", dest="window", const=True, help="what a window needs")
    where.add_argument("--offscreen", action="store_const", dest="window", const=False, help="what drawing needs")
    where.add_argument("--auto", action="store_const", dest="window", const=None, help="as the display is (default)")
    options = parser.parse_args(arguments)
    window = has_display() if options.window is None else options.window
    lacking = missing(window)
    if not lacking:
        return 0
    if options.install and _may_install():
        packages = list(dict.fromkeys(item.package for item in lacking))
        print("Installing what Qt needs of this system:", *packages, file=sys.stderr)
        _install(packages)
        # A process of its own: this one may remember where the loader looked.
        again = [sys.executable, "-m", "ui.prerequisites", "--window" if window else "--offscreen"]
        return subprocess.run(again, check=False).returncode
    print(MissingLibraries(lacking), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
