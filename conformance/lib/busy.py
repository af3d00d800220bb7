"""Keeping the loop from turning for a while, as `while (Date.now() - t < n);` does in JavaScript."""

from __future__ import annotations

from time import monotonic


def busy(milliseconds: float) -> None:
    """Return only after that many milliseconds, without letting any callback run."""
    end = monotonic() + milliseconds / 1000
    while monotonic() < end:
        pass
