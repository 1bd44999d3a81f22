"""What every test may count on: no window on the screen, no folder of the user touched, the same run every time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).parent.parent

# pytest-qt has imported Qt by now, but the platform is read when the application is made.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile("ci", derandomize=True, database=None, deadline=None)
hypothesis.settings.register_profile("explore", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def _move_in(home: Path, patch: pytest.MonkeyPatch) -> None:
    """Make `home` the user's home, with the folders where each system keeps what programs store."""
    folders = {
        "HOME": home,
        "XDG_DATA_HOME": home / "data",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "USERPROFILE": home,
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
        # platformdirs asks Windows itself, unless these say otherwise.
        "WIN_PD_OVERRIDE_APPDATA": home / "roaming",
        "WIN_PD_OVERRIDE_LOCAL_APPDATA": home / "local",
        "WIN_PD_OVERRIDE_PERSONAL": home / "documents",
    }
    if os.environ["QT_QPA_PLATFORM"].startswith(("offscreen", "minimal")):  # elsewhere the display's socket is there
        folders["XDG_RUNTIME_DIR"] = home / "runtime"
    for name, folder in folders.items():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        patch.setenv(name, str(folder))
    patch.delenv("READINGLIST_LIBRARY", raising=False)


@pytest.fixture(scope="session", autouse=True)
def _home_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """For what is made once for many tests."""
    with pytest.MonkeyPatch.context() as patch:
        _move_in(tmp_path_factory.mktemp("home"), patch)
        yield


@pytest.fixture(autouse=True)
def _home_of_the_test(
    _home_of_the_run: None, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    _move_in(tmp_path_factory.mktemp("home"), monkeypatch)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The dumps that the project brings along."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def shared() -> Path | None:
    """The folder of real dumps and what they hold, where it lies beside the checkout; else None."""
    folder = ROOT.parent / "shared"
    return folder if (folder / "truth").is_dir() else None
