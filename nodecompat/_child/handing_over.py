"""A child's stream that another child got as one of its descriptors.

What must stay true: after that the parent doesn't take from it what is meant for the other child. The stream stays
whole, paused, for who wants to read on when that child has ended.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .stdio import StdioItem

_MARK = "_handed_over"


def hand_over(items: Iterable[StdioItem]) -> None:
    """Stop reading the streams that the child was given. (Python's own files are never read unasked.)"""
    sockets = sys.modules.get("nodecompat._stream.socket")  # not loaded: nobody has one
    for item in items:
        stream: Any = item.source
        if sockets is not None and isinstance(stream, sockets.Socket):
            setattr(stream, _MARK, True)
            stream._stop_receiving()
            stream.pause()
            stream._readableState.reading = False  # so that a `resume` asks again
            stream._read = _asked_again(stream)


def _asked_again(stream: Any) -> Callable[[int], None]:
    """What the stream calls when it is to read once more: the child, which has made it blocking, is done with it."""

    def read(size: int) -> None:
        del stream._read
        if stream.fd is not None:
            os.set_blocking(stream.fd, False)
        stream._read(size)

    return read


def was_handed_over(stream: Any) -> bool:
    """Whether another child has it: then it isn't emptied when its own child ends."""
    return getattr(stream, _MARK, False) is True
