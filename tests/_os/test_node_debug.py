"""Which sections a value of NODE_DEBUG names."""

from __future__ import annotations

import pytest

from nodecompat._os.node_debug import asks_for


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (None, False),
        ("", False),
        ("ipc", True),
        ("IPC", True),
        ("net,ipc", True),
        ("net, ipc", False),
        ("net", False),
        ("ip", False),
        ("*", True),
        ("i*", True),
        ("*c", True),
        ("i.c", False),
    ],
)
def test_a_section_is_named(asked: str | None, found: bool) -> None:
    """A list with commas, in which `*` is any text; case does not matter, blanks do. Measured on Node 24."""
    assert asks_for(asked, "ipc") is found
