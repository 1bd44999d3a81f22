"""Completing papers by hand: nothing is asked before it is allowed, nothing is filled before it is shown."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "lookup"))
