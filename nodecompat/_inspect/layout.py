"""Where the lines of an inspected value break.

What must stay true: the same entries are laid out as Node lays them out, column for column. Short objects
stand on one line as long as not more than `compact` levels are inside of them; arrays of more than six entries
become a table of columns that is about as wide as it is high.
"""

from __future__ import annotations

from itertools import islice
from math import floor, sqrt
from typing import TYPE_CHECKING, Any

from .._js.classes import is_a
from . import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .options import Context

_SEPARATOR = 2  # a comma and a blank
_MAX_COLUMNS = 15
_CHARACTER_HEIGHT = 2.5  # of its width
_MIN_GROUPED = 6
_SLACK = 10  # columns that stay free when everything is on one line


def arrange(
    ctx: Context, entries: list[str], base: str, braces: tuple[str, str], depth: int, items: Iterable[Any] | None
) -> str:
    """The text of an object: `base`, the braces and the entries, on one line or on several.

    `items` are the members when the object is an array, None for every other object.
    """
    if ctx.compact is True:
        return _arrange_compact(ctx, entries, base, braces)
    opening, closing = braces
    start = f"{base} {opening}" if base else opening
    if isinstance(ctx.compact, int) and ctx.compact >= 1:
        count = len(entries)
        if items is not None and count > _MIN_GROUPED:
            entries = _group(ctx, entries, items)
        if ctx.current_depth - depth < ctx.compact and count == len(entries):
            taken = count + ctx.indentation + text.length(opening) + text.length(base) + _SLACK
            if _fits(ctx, entries, taken, base):
                line = ", ".join(entries)
                if "\n" not in line:
                    return f"{start} {line} {closing}"
    indent = "\n" + " " * ctx.indentation
    return f"{start}{indent}  {f',{indent}  '.join(entries)}{indent}{closing}"


def _arrange_compact(ctx: Context, entries: list[str], base: str, braces: tuple[str, str]) -> str:
    opening, closing = braces
    named = f" {base}" if base else ""
    if _fits(ctx, entries, 0, base):
        return f"{opening}{named} {', '.join(entries)} {closing}"
    indent = "\n" + " " * ctx.indentation
    first = " " if not base and len(opening) == 1 else f"{named}{indent}  "
    return f"{opening}{first}{f',{indent}  '.join(entries)} {closing}"


def _fits(ctx: Context, entries: list[str], start: int, base: str) -> bool:
    total = len(entries) + start
    if total + len(entries) > ctx.break_length:
        return False
    for entry in entries:
        total += text.length(text.strip_terminal(entry) if ctx.colors else entry)
        if total > ctx.break_length:
            return False
    return "\n" not in base


def _group(ctx: Context, entries: list[str], items: Iterable[Any]) -> list[str]:
    """The entries of an array in columns, a text for each line; as they are when columns would not help."""
    more = entries[-1:] if ctx.max_array_length < len(entries) else []  # "... n more items" stands alone
    cells = entries[: len(entries) - len(more)]
    widths = [text.width(cell) if ctx.colors else _plain_width(cell) for cell in cells]
    columns = _column_count(ctx, widths, len(entries))
    if columns <= 1:
        return entries
    column_widths = [max(widths[first::columns]) + _SEPARATOR for first in range(min(columns, len(cells)))]
    to_the_right = _all_numbers(items, len(entries))
    lines = []
    for first in range(0, len(cells), columns):
        row = range(first, min(first + columns, len(cells)))
        line = ""
        for at in row:
            last = at == row[-1]
            cell = cells[at] if last else f"{cells[at]}, "
            wanted = column_widths[at - first] - (_SEPARATOR if last else 0)
            blanks = " " * (wanted - widths[at] - (0 if last else _SEPARATOR))
            if to_the_right:
                line += blanks + cell
            else:
                line += cell if last else cell + blanks
        lines.append(line)
    return lines + more


def _column_count(ctx: Context, widths: list[int], entries: int) -> int:
    """How many columns; 1 when the entries differ too much in width."""
    widest = max(widths) + _SEPARATOR
    total = sum(widths) + _SEPARATOR * len(widths)
    if widest * 3 + ctx.indentation >= ctx.break_length or not (total / widest > 5 or widest <= 6 + _SEPARATOR):
        return 1
    bias = sqrt(widest - total / entries)
    biased = max(widest - 3 - bias, 1)
    square = floor(sqrt(_CHARACTER_HEIGHT * biased * len(widths)) / biased + 0.5)
    fitting = (ctx.break_length - ctx.indentation) / widest
    return int(min(square, floor(fitting) if fitting < 1e9 else square, ctx.compact * 4, _MAX_COLUMNS))


def _plain_width(cell: str) -> int:
    return len(cell) if cell.isascii() and cell.isprintable() else text.width(cell)


def _all_numbers(items: Iterable[Any], count: int) -> bool:
    members = [*islice(items, count)]
    return len(members) == count and all(is_a(member, (int, float)) and not is_a(member, bool) for member in members)
