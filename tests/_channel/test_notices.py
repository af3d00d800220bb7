"""The kinds of notice are distinct: they are compared by identity."""

from __future__ import annotations

from nodecompat._channel import notices


def test_kinds_are_distinct() -> None:
    """Five kinds, five objects."""
    kinds = [notices.MESSAGE, notices.INTERNAL, notices.REPLY, notices.BAD_FRAME, notices.EOF]

    assert len({id(kind) for kind in kinds}) == 5
