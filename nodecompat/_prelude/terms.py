"""What the prelude calls a value that it knows nothing of."""

from __future__ import annotations

from typing import Any

Given = Any
"""Whatever a program hands over: it is converted, or refused, as JavaScript does."""

Found = Any
"""Whatever a program's value holds, or its function returns."""
