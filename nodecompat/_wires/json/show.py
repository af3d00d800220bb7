"""Frames of the `json` wire as text: they are text, which is cut and rid of what a terminal would obey."""

from __future__ import annotations

from nodecompat._wires.show import MORE, decoded, printable, shortened


def good(start: bytes, size: int, *value: object) -> str:
    """A frame by its first bytes."""
    return bad(start, size)


def bad(start: bytes, size: int) -> str:
    """What is no frame, but stands where one was expected: it may be what a program printed."""
    return shortened(printable(decoded(start.rstrip(b"\r\n"))) + MORE * (size > len(start)))
