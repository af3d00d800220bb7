"""Loads what a start will need later.

What must stay true: when a file can't be loaded for want of descriptors that shows before the program runs, where it
is an ordinary EMFILE; afterwards there would be a child that nobody knows of. What a message needs is loaded by the
first one: there is a descriptor for that again, the child's end of the channel, which is closed here.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .validate import Request


def load_what_is_needed(request: Request) -> None:
    """Raises OSError where a file can't be read for want of descriptors."""
    try:
        _load(request)
    except ImportError:  # what dlopen() says of it
        os.close(os.open(os.devnull, os.O_RDONLY))
        raise


def _load(request: Request) -> None:
    kinds = {item.kind for item in request.stdio}
    if kinds & {"pipe", "ipc"}:
        import _socket  # noqa: F401
    if "pipe" in kinds:
        from .. import stream  # noqa: F401
    if request.timeout:
        from .. import timers  # noqa: F401
