"""The box of `console.table`: rows and columns of inspected values between lines.

What must stay true: columns appear in the order in which the rows first name them; plain values are in a column
`Values` at the end.
"""

from __future__ import annotations

from array import array
from collections import deque
from typing import TYPE_CHECKING, Any

from .._inspect import text
from .._js.arity import is_function
from .._js.fields import attributes, key_of, ordered, public_fields
from .._js.text import Symbol
from ..values import Map, Set, undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Inspect = Callable[[object], str]

_INDEX, _ITERATION, _KEY, _VALUES = "(index)", "(iteration index)", "Key", "Values"
_PLAIN = (str, int, float, type(None), type(undefined), Symbol)


def rows_of(value: object) -> list[tuple[str | Symbol, Any]] | None:
    """Names and members of what console.table shows as a table; None for what it only logs."""
    if isinstance(value, dict):
        return ordered(list(dict.items(value)))
    if isinstance(value, (list, tuple, bytes, bytearray, memoryview, array, deque)):
        return [(str(index), item) for index, item in enumerate(value)]
    if isinstance(value, _PLAIN) or (is_function(value) and not attributes(value)):
        return None
    return ordered(public_fields(value).items())


def lines_of(value: object, columns: list[Any] | None, inspect: Inspect) -> str | None:
    """The table of a value; None for a value that has none. `columns` are the only ones shown when given."""
    if isinstance(value, Map):
        keys, values = [[inspect(item) for item in side] for side in (value.keys(), value.values())]
        return box([_ITERATION, _KEY, _VALUES], [_numbers(keys), keys, values])
    if isinstance(value, (Set, set, frozenset)):
        values = [inspect(item) for item in value]
        return box([_ITERATION, _VALUES], [_numbers(values), values])
    rows = rows_of(value)
    return None if rows is None else _table(rows, columns, inspect)


def _numbers(rows: list[str]) -> list[str]:
    return [str(number) for number in range(len(rows))]


def _table(rows: list[tuple[str | Symbol, Any]], columns: list[Any] | None, inspect: Inspect) -> str:
    cells: dict[Any, list[str]] = {}
    plain = [""] * len(rows)
    has_plain = False
    for at, (_, item) in enumerate(rows):
        found = rows_of(item) if not isinstance(item, _PLAIN) else None
        is_plain = found is None and isinstance(item, _PLAIN)
        if is_plain and columns is None:
            has_plain = True
            plain[at] = inspect(item)
            continue
        fields = dict(found or ())
        for name in fields if columns is None else map(key_of, columns):
            column = cells.setdefault(name, [""] * len(rows))
            if name in fields:
                column[at] = inspect(fields[name])
    names = [name for name, _ in ordered(cells.items())]
    head = [_INDEX, *map(str, names)]
    body = [[str(name) for name, _ in rows], *(cells[name] for name in names)]
    if has_plain:
        head.append(_VALUES)
        body.append(plain)
    return box(head, body)


def box(head: list[str], columns: list[list[str]]) -> str:
    """Columns of cells under their heads, between lines."""
    widths = [max(map(text.width, [name, *column])) for name, column in zip(head, columns, strict=True)]
    bars = ["─" * (width + 2) for width in widths]
    rows = [_row(row, widths) for row in zip(*columns, strict=True)]
    return "\n".join(
        [
            f"┌{'┬'.join(bars)}┐",
            _row(head, widths),
            f"├{'┼'.join(bars)}┤",
            *rows,
            f"└{'┴'.join(bars)}┘",
        ]
    )


def _row(cells: Iterable[str], widths: list[int]) -> str:
    padded = [cell + " " * (width - text.width(cell)) for cell, width in zip(cells, widths, strict=True)]
    return f"│ {' │ '.join(padded)} │"
