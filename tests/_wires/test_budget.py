"""What the messages of one read have left, see tests/_channel/test_hostile_peers.py for what it is for."""

from __future__ import annotations

from nodecompat._wires.budget import NO_LIMIT, Reading


def test_one_message_waits_for_nobody() -> None:
    """Elements are counted where messages of one read would exist at the same time; patterns always."""
    reading = Reading()
    assert (reading.elements, reading.patterns, reading.used) == (NO_LIMIT, 100_000, False)

    reading.begin(2)
    assert (reading.elements, reading.patterns, reading.used) == (1 << 20, 100_000, False)
