"""Which of the two `advanced` wires a peer speaks: V8's (Node, Deno) or JavaScriptCore's (Bun).

Both announce themselves as `advanced`. What the peer sends decides it; until it has sent something, its program's
name does.

What must stay true: the beginning of a stream of one wire is never taken for the other's. Nothing is imported, because
each child on an `advanced` wire loads this file.
"""

from __future__ import annotations

from typing import Final

V8: Final = "v8"
JSC: Final = "jsc"
_FIRST_TYPE, _LAST_TYPE = 1, 4  # of a frame of Bun's
_ENOUGH: Final = 5
_V8_MARK: Final = 0xFF  # a V8 frame has it after its length; there Bun's length has its highest byte


def first_bytes_dialect(start: bytes) -> str | None:
    """The dialect of a stream by its first bytes; None when there are too few of them.

    One byte is enough for a V8 message of less than 16 MiB, five are for everything.
    """
    if not start:
        return None
    if not _FIRST_TYPE <= start[0] <= _LAST_TYPE:
        return V8
    if len(start) < _ENOUGH:
        return None
    return V8 if start[4] == _V8_MARK else JSC


def program_dialect(path: str) -> str | None:
    """The dialect of a program by its file's name: `bun`, `/opt/bun-profile`, `node`; None when that says nothing."""
    name = path.rpartition("/")[2].removesuffix(" (deleted)").lower()
    if name in _BUN or name.startswith("bun-"):
        return JSC
    return V8 if name.startswith(_OTHERS) else None


_BUN: Final = frozenset({"bun", "bunx"})
_OTHERS: Final = ("node", "deno", "electron", "python", "pypy")
