"""Where a library lies when nobody says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

APP_NAME = "readinglist"


def default_path() -> Path:
    """READINGLIST_LIBRARY where it is set, else ``library.db`` in the user's data folder of this system."""
    named = os.environ.get("READINGLIST_LIBRARY")
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)) / "library.db"


def settings_path() -> Path:
    """The file that remembers how the window was left."""
    import platformdirs

    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "window.ini"


CLOUD_FOLDERS = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "nextcloud", "owncloud", "pcloud")


def in_cloud_folder(path: Path) -> bool:
    """Whether ``path`` lies in a folder that a sync client is known to rewrite, which SQLite does not survive well."""
    return any(name in part.lower() for part in path.absolute().parts[:-1] for name in CLOUD_FOLDERS)
