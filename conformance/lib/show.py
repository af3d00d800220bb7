"""`console.log` for the programs of the cases: values are printed as Node prints them.

Only what the cases print is covered: strings, numbers, booleans, null, undefined, bytes, lists and plain objects that
fit on one line. Every line is flushed, because Node writes to a pipe at once and a process may end by a signal.
"""

from __future__ import annotations

import sys
from math import inf, isnan
from typing import Any

from nodecompat.values import undefined

CONSTANTS = ((None, "null"), (undefined, "undefined"), (True, "true"), (False, "false"))


def show(*values: Any) -> None:
    """Print one line as `console.log(...values)` would: strings bare, everything else inspected."""
    line = " ".join(value if isinstance(value, str) else inspect(value) for value in values)
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def inspect(value: Any) -> str:
    """The text of a value inside a list or an object, where strings are quoted."""
    for constant, text in CONSTANTS:
        if value is constant:
            return text
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, (bytes, bytearray)):
        return f"<Buffer {value.hex(' ')}>" if value else "<Buffer >"
    if isinstance(value, (list, tuple)):
        return bracketed("[]", [inspect(item) for item in value])
    if isinstance(value, dict):
        return bracketed("{}", [f"{key_text(key)}: {inspect(item)}" for key, item in value.items()])
    return repr(value)


def quoted(text: str) -> str:
    """Single quotes, unless that would need an escape which double quotes spare."""
    mark = '"' if "'" in text and '"' not in text else "'"
    body = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    return mark + (body.replace("'", "\\'") if mark == "'" else body) + mark


def number(value: float) -> str:
    """JavaScript has one kind of number: 1.0 reads `1`."""
    if isinstance(value, int):
        return str(value)
    if isnan(value):
        return "NaN"
    if value in (inf, -inf):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0 and str(value).startswith("-"):
        return "-0"
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    return repr(value).replace("e-0", "e-")


def bracketed(pair: str, items: list[str]) -> str:
    """`[ a, b ]` and `{ a: 1 }`, with no blank inside when there is nothing to hold."""
    return f"{pair[0]} {', '.join(items)} {pair[1]}" if items else pair


def key_text(key: Any) -> str:
    """A key is quoted unless it is an identifier."""
    text = str(key)
    return text if text.isidentifier() else quoted(text)


def or_undefined(value: Any) -> Any:
    """None as undefined, for what a function without a result returns and for a property Node does not have."""
    return undefined if value is None else value


def typeof(value: Any) -> str:
    """JavaScript's `typeof` for what the cases ask it of; None counts as absent, not as null."""
    if value is None or value is undefined:
        return "undefined"
    for kinds, text in ((bool, "boolean"), ((int, float), "number"), (str, "string")):
        if isinstance(value, kinds):
            return text
    return "function" if callable(value) else "object"
