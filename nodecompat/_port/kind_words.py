"""How kinds are written and joined."""

from __future__ import annotations

from .kind_tables import NUMBERS


def base(kind: str) -> str:
    """The kind without what it is of."""
    return kind.partition(":")[0]


def of(kind: str) -> str:
    """What the kind is of."""
    return kind.partition(":")[2]


def join(first: str, second: str) -> str:
    """The kind of what is one or the other."""
    if first == second or second == "never":
        return first
    if first == "never":
        return second
    if base(first) == "opt" or base(second) == "opt" or "undefined" in (first, second) or "null" in (first, second):
        kinds = [
            of(each) if base(each) == "opt" else each for each in (first, second) if each not in ("undefined", "null")
        ]
        inner = join(kinds[0], kinds[1]) if len(kinds) == 2 else kinds[0] if kinds else "undefined"
        return inner if inner in ("unknown", "undefined") else f"opt:{inner}"
    if first in NUMBERS and second in NUMBERS:
        return next(kind for kind in ("number", "num", "float") if kind in (first, second))
    if base(first) == base(second) and base(first) in ("array", "promise", "object", "function"):
        return {"array": "array:unknown", "promise": "promise:unknown", "object": "record", "function": "function:"}[
            base(first)
        ]
    if {base(first), base(second)} == {"object", "record"}:
        return "record"
    if base(first) == base(second) == "node":
        return "node"
    return "unknown"
