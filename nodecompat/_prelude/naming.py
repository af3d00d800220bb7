"""How a program wrote the value that a function of `js` was given: V8's texts of errors name it so.

What must stay true: only an error that is raised asks; where the source cannot be read, nothing is said.
"""

from __future__ import annotations

import ast
import linecache
import sys
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import CodeType, FrameType

_OURS = __name__.rpartition(".")[0].partition(".")[0] + "."


def first_argument() -> str:
    """The first argument of the call by which the program came here, if it is a name or attributes; else ''."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and str(frame.f_globals.get("__name__", "")).startswith(_OURS):
        frame = frame.f_back
    if frame is None:
        return ""
    source = _source_of(frame.f_code, frame.f_lasti)
    try:
        tree = ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return ""
    if not isinstance(tree, ast.Call) or not tree.args:
        return ""
    return _text_of(tree.args[0])


def _source_of(code: CodeType, instruction: int) -> str:
    first, last, start, end = next(islice(code.co_positions(), instruction // 2, None), (None, None, None, None))
    if first is None or last is None or start is None or end is None:
        return ""
    lines = [linecache.getline(code.co_filename, number).encode() for number in range(first, last + 1)]
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][start:]
    return b"".join(lines).decode(errors="replace")


def _text_of(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id.rstrip("_") or node.id
    if isinstance(node, ast.Attribute):
        owner = _text_of(node.value)
        return f"{owner}.{node.attr.rstrip('_')}" if owner else ""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
        owner = _text_of(node.args[0]) if len(node.args) == 2 else ""
        name = node.args[1] if len(node.args) == 2 else None
        return (
            f"{owner}.{name.value}" if owner and isinstance(name, ast.Constant) and isinstance(name.value, str) else ""
        )
    return ""
