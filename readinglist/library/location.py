"""Where a library lies when nobody says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

from readinglist.errors import BadRequest

APP_NAME = "readinglist"


def expanded(path: Path) -> Path:
    """``path`` with ``~`` and ``~name`` as the folder they stand for."""
    try:
        return path.expanduser()
    except RuntimeError:
        raise BadRequest(f"There is no user for “{path.parts[0]}”. Nothing was changed.") from None


def default_path() -> Path:
    """READINGLIST_LIBRARY where it is set, else ``library.db`` in the user's data folder of this system."""
    named = os.environ.get("READINGLIST_LIBRARY")
    if named:
        return expanded(Path(named))
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "library.db"


def settings_path() -> Path:
    """The file that remembers how the window was left."""
    import platformdirs

    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "window.ini"


def reviews_of(library: Path) -> Path:
    """The folder where reviews of a library that are not finished are kept (see reviewing/keeping.py)."""
    return library.with_name(library.name + ".reviews")


CLOUD_FOLDERS = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "nextcloud", "owncloud", "pcloud")


def in_cloud_folder(path: Path) -> bool:
    """Whether ``path`` lies in a folder that a sync client is known to rewrite, which SQLite does not survive well."""
    return any(name in part.lower() for part in path.absolute().parts[:-1] for name in CLOUD_FOLDERS)
