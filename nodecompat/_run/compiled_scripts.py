"""Main scripts that a fork server compiles ahead, for the children that run the same one again.

What must stay true: a child runs what its file holds. So a file counts as unchanged only while the system says the same
of it, and as worth keeping only once it is old enough for that to be told; and what a child would see or say about the
file beside running it (a warning of the compiler's, an archive, an importer of the program's own) it does itself.
"""

from __future__ import annotations

import os
import stat
import sys
import time
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import CodeType

    State = tuple[int, ...]

_MOST = 32  # scripts
_MOST_BYTES = 256 * 1024  # of one: to compile it keeps the next child waiting
_RECENT_NS = 2_000_000_000  # a file system may not tell two changes apart that come so soon one after the other
_OF_ARCHIVES = b"PK\x05\x06"


class CompiledScripts:
    """The scripts by their paths, as a child shows them."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[State, CodeType | None]] = {}
        self._importers = [*sys.path_hooks]

    def get(self, path: str) -> CodeType | None:
        """The code of a script, if it is known as it is now."""
        known = self._known.get(path)
        return known[1] if known is not None and known[0] == _state(path) else None

    def learn(self, path: str) -> None:
        """Compile a script that a child runs, if it isn't known."""
        try:
            state = _state(path)
            if state is None or sys.path_hooks != self._importers:
                return
            known = self._known.get(path)
            if known is None or known[0] != state:
                code = _compiled(path)
                if len(self._known) >= _MOST:
                    self._known.clear()
                if _state(path) == state and time.time_ns() - max(state[-2:]) > _RECENT_NS:
                    self._known[path] = state, code
        except Exception:
            pass  # its child tells what is wrong with it


def _state(path: str) -> State | None:
    """What tells one content of a file from another; None for what is no plain file, or too large."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST_BYTES:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _compiled(path: str) -> CodeType | None:
    """The code; None where its child has more to do than to run it."""
    with open(path, "rb") as file:
        text = file.read()
    if _OF_ARCHIVES in text:
        return None
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        code = compile(text, path, "exec", dont_inherit=True)
    return None if heard else code
