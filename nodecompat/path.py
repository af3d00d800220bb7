"""Node's `path`: paths as texts, of this system (POSIX) and of both kinds.

    from nodecompat import path
    path.join(path.dirname(__file__), "worker.py")

What must stay true: the answers are Node's, to the character; no file is looked at. `path.posix` is this module.
`relative(from, to)` takes its arguments by place.
"""

from __future__ import annotations

import sys

from ._path import win32
from ._path.globs import matches
from ._path.posix import (
    basename,
    delimiter,
    dirname,
    extname,
    format,
    isAbsolute,
    join,
    normalize,
    parse,
    relative,
    resolve,
    sep,
    toNamespacedPath,
)
from ._path.shared import check_text

__all__ = [
    "basename",
    "delimiter",
    "dirname",
    "extname",
    "format",
    "isAbsolute",
    "join",
    "matchesGlob",
    "normalize",
    "parse",
    "posix",
    "relative",
    "resolve",
    "sep",
    "toNamespacedPath",
    "win32",
]


def matchesGlob(path: object, pattern: object) -> bool:
    """Whether a path is one of those that a pattern stands for. Raises ERR_INVALID_ARG_TYPE. Node: path.matchesGlob."""
    return matches(check_text(path, "path"), check_text(pattern, "pattern"))


posix = win32.posix = sys.modules[__name__]  # type: ignore[attr-defined]
win32.win32 = win32  # type: ignore[attr-defined]
