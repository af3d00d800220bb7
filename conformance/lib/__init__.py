"""What the programs of the cases need besides nodecompat itself; nothing here knows the runner."""

from __future__ import annotations

from .busy import busy
from .show import or_undefined, show, typeof

__all__ = ["busy", "or_undefined", "show", "typeof"]
