"""The sample lists: dumps of this project's own to try the program with."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def samples_folder() -> Path | None:
    """The folder of samples: inside an installed package, or ``seeds`` beside the packages in a checkout."""
    resources = Path(str(files("resources")))
    for folder in (resources / "samples", resources.parent / "seeds"):
        if folder.is_dir():
            return folder
    return None
