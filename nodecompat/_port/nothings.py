"""Calls that give nothing in JavaScript and None in Python: where the program looks at the result, it is undefined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arity import is_wanted
from .here import returns_nothing, things_return_nothing
from .kind_words import base, of
from .source import FUNCTIONS, need, opt, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer

_GLOBALS = frozenset({"queueMicrotask", "clearTimeout", "clearInterval", "clearImmediate"})
_OF_FILES = frozenset(
    {
        "writeFileSync", "appendFileSync", "unlinkSync", "rmSync", "rmdirSync", "renameSync", "copyFileSync", "chmodSync", "closeSync", "truncateSync",
        "utimesSync", "symlinkSync", "linkSync", "accessSync", "chownSync", "fsyncSync", "fchmodSync", "ftruncateSync", "writeFile", "appendFile",
        "readFile", "readdir", "mkdir", "stat", "lstat", "unlink", "rm", "rmdir", "rename", "copyFile", "open", "close", "access", "chmod",
    }
)  # fmt: skip
_PARTS = frozenset({"parenthesized_expression", "ternary_expression", "binary_expression", "await_expression"})


def gives_nothing(c: Writer, call: Node) -> bool:
    """Whether a call gives undefined, and the program looks at it."""
    return _is_one(c, need(call, "function")) and _is_looked_at(c, call)


def _is_one(c: Writer, called: Node) -> bool:
    if called.type == "identifier":
        if text(called) in _GLOBALS and c.is_global(called):
            return True
        module, _, name = c.kind(called).removeprefix("global:").partition(".")
        return _of_module(module, name)
    if called.type != "member_expression":
        return False
    owner, name = need(called, "object"), text(need(called, "property"))
    if text(owner) in ("console", "process") and c.is_global(owner):
        return returns_nothing(text(owner), name)
    kind = c.kind(owner)
    if base(kind) == "module":
        return _of_module(of(kind), name)
    return (name == "clear" and base(kind) in ("map", "set")) or (base(kind) == "node" and things_return_nothing(name))


def _of_module(module: str, name: str) -> bool:
    return returns_nothing(module, name) or (module == "fs" and name in _OF_FILES)


def _is_looked_at(c: Writer, call: Node) -> bool:
    """Whether the value of a call goes anywhere: what a function gives only where that is looked at."""
    node, above = call, call.parent
    while above is not None and above.type in _PARTS:
        if above.type in ("ternary_expression", "binary_expression") and node in (
            opt(above, "condition"),
            opt(above, "left"),
        ):
            return True
        node, above = above, above.parent
    if above is None or above.type in ("expression_statement", "sequence_expression", "for_statement"):
        return False
    if above.type == "unary_expression":
        return text(opt(above, "operator")) not in ("void", "!")
    if above.type == "return_statement":
        above = c.function_around(above)
    if above is None or above.type in FUNCTIONS:
        return above is not None and is_wanted(c, above)
    return True
