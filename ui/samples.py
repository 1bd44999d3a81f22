"""The sample lists: dumps of this project's own to try the program with."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def samples_folder() -> Path | None:
    """The folder of samples, ``seeds`` beside the packages, in a checkout as in an installed program."""
    folder = Path(str(files("resources"))).parent / "seeds"
    return folder if folder.is_dir() else None
