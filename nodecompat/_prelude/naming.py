"""How a program wrote the value that a function of `js` was given: V8's texts of errors name it so.

What must stay true: only an error that is raised asks; where the source cannot be read, nothing is said.
"""

from __future__ import annotations

import ast
import linecache
import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FrameType

_OURS = __name__.rpartition(".")[0].partition(".")[0] + "."


def first_argument(only_names: bool = False) -> str:
    """The first argument of the call by which the program came here, if it is a name, attributes or calls; else ''."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and str(frame.f_globals.get("__name__", "")).startswith(_OURS):
        frame = frame.f_back
    if frame is None:
        return ""
    tree = _parsed(_source_of(frame.f_code, frame.f_lasti))
    if not isinstance(tree, ast.Call) or not tree.args:
        return ""
    return "" if only_names and not isinstance(tree.args[0], ast.Name) else text_of(tree.args[0])


def _parsed(source: str) -> ast.expr | None:
    try:
        return ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return None


def failed_at(error: BaseException) -> ast.expr | None:
    """The expression of the program at which Python raised an error; None where it was raised elsewhere."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or str(trace.tb_frame.f_globals.get("__name__", "")).startswith(_OURS):
        return None
    return _parsed(_source_of(trace.tb_frame.f_code, trace.tb_lasti))


def _source_of(code: CodeType, instruction: int) -> str:
    first, last, start, end = next(islice(code.co_positions(), instruction // 2, None), (None, None, None, None))
    if first is None or last is None or start is None or end is None:
        return ""
    lines = [linecache.getline(code.co_filename, number).encode() for number in range(first, last + 1)]
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][start:]
    return b"".join(lines).decode(errors="replace")


def text_of(node: ast.expr | None) -> str:
    """An expression of a converted program as JavaScript has it; '' for what is more than names, keys and calls."""
    if isinstance(node, ast.Name):
        return node.id.rstrip("_") or node.id
    if isinstance(node, ast.Constant) and type(node.value) in _WRITTEN:
        return _WRITTEN[type(node.value)](node.value)
    if isinstance(node, ast.List) and all(isinstance(each, ast.Constant) for each in node.elts):
        return f"[{','.join(map(text_of, node.elts))}]"
    if isinstance(node, ast.Attribute):
        return _joined(text_of(node.value), node.attr.rstrip("_"))
    if isinstance(node, ast.Subscript):
        return _at(text_of(node.value), node.slice)
    if isinstance(node, ast.Call):
        if ast.unparse(node) == "js.obj()":
            return "{}"
        if isinstance(node.func, ast.Attribute) and text_of(node.func.value) == "js":
            known = node.func.attr == "get" and len(node.args) == 2
            return _at(text_of(node.args[0]), node.args[1]) if known else ""
        called = text_of(node.func)
        return f"{called}(...)" if called else ""
    return ""


_WRITTEN: dict[type, Callable[[Any], str]] = {
    str: lambda value: f'"{value}"',
    int: str,
    float: lambda value: str(int(value)) if value.is_integer() else str(value),
    bool: lambda value: str(value).lower(),
}


def _joined(owner: str, name: str) -> str:
    return f"{owner}.{name}" if owner else ""


def _at(owner: str, key: ast.expr) -> str:
    if isinstance(key, ast.Constant) and isinstance(key.value, str):
        return _joined(owner, key.value)
    inner = repr(key.value) if isinstance(key, ast.Constant) else text_of(key)
    return f"{owner}[{inner}]" if owner and inner else ""
