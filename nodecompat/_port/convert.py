"""One file: parsed, measured, written. Text in, text out."""

from __future__ import annotations

import builtins
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import calls as _calls
from . import declarations as _declarations
from . import loops as _loops
from . import objects as _objects
from . import switches as _switches
from .arity import Calls
from .elsewhere import Elsewhere
from .functions import prints_instances, shows_names
from .hoisting import moved_up, needs_beginning
from .kind_sources import function_of_this, prototype_of
from .kinds import Kinds
from .layout import laid_out
from .names import name_all, python_name
from .owners import read_owners
from .prototypes import collect_prototypes, sees_prototypes
from .scopes import Scopes
from .sharing import asks_for_this, shared_literals
from .source import (
    CLASSES,
    FUNCTIONS,
    PortError,
    arguments,
    is_typescript,
    kids,
    need,
    opt,
    parse,
    string_value,
    text,
    walk,
    with_semicolons,
)
from .statements import block_lines
from .turns import inline_callbacks, per_turn
from .typescript import without_types
from .writer import Options, Writer, indent

if TYPE_CHECKING:
    from tree_sitter import Node

__all__ = ["Converted", "Options", "convert"]

_FAMILIES = (_calls, _declarations, _loops, _objects, _switches)  # loaded, so that their rows are there
_BUILTINS = frozenset(dir(builtins)) | {"js"}


@dataclass(frozen=True)
class Converted:
    """What became of a file."""

    python: str
    lines: int  # of the JavaScript
    todos: list[tuple[int, str]]  # the lines left to do, with what is the matter
    pairs: list[tuple[int, int]]  # lines of the JavaScript, with the lines of the Python that come from them

    @property
    def undecided(self) -> int:
        """How many lines are left to do."""
        return len(self.todos)


def convert(source: str, options: Options | None = None) -> Converted:
    """The Python of a JavaScript program, or of a TypeScript one by its name. Raises PortError where it is neither."""
    options = options or Options()
    source = with_semicolons(source)
    if is_typescript(options.name):
        source = without_types(source)
    root = parse(source)
    written, pairs, c = _written(root, options, frozenset(), frozenset())
    taken = _clashes(written, c)
    if taken:
        written, pairs, c = _written(root, options, taken, frozenset())
    refused: frozenset[int] = frozenset()
    while (line := _not_python(written, pairs)) is not None and line not in refused:
        refused |= {line}
        written, pairs, c = _written(root, options, taken, refused)
    count = sum(1 for line in source.split("\n") if line.strip())
    return Converted(written, count, c.undecided, pairs)


def _text_converted(source: str) -> str | None:
    """The Python of a program that stands in a text; None where something is left to do."""
    try:
        found = convert(source)
    except PortError:
        return None
    return None if found.undecided else found.python


def _not_python(written: str, pairs: list[tuple[int, int]]) -> int | None:
    """The line of JavaScript whose Python is none; None where all of it is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(written, "<converted>", "exec", dont_inherit=True)
    except SyntaxError as error:
        at = error.lineno or 0
        return max((source for source, line in pairs if line <= at), default=None)
    return None


def _written(
    root: Node, options: Options, taken: frozenset[str], refused: frozenset[int]
) -> tuple[str, list[tuple[int, int]], Writer]:
    scopes = Scopes(root)
    kinds = Kinds(scopes)
    inlined = inline_callbacks(scopes, kinds)
    read_owners(scopes)
    turn_names = per_turn(scopes)
    name_all(scopes, taken)
    c = Writer(root, scopes, kinds, options)
    c.convert_text = _text_converted
    c.inlined, c.taken, c.needed, c.refused = inlined, turn_names, taken, refused
    c.own_methods = _own_methods(root)
    c.extensions = _extensions(c)
    c.calls = Calls(c, Elsewhere(c))
    _alias_self(c)
    collect_prototypes(c)
    c.sees_prototypes = sees_prototypes(c)
    c.prints_instances = prints_instances(c)
    c.shows_names = shows_names(c)
    _this_as_parameter(c)
    c.shared = shared_literals(c)
    c.knows_this = any(each.type == "this" and asks_for_this(each) for each in walk(root))
    lines = _program(c)
    return *laid_out(_head(c) + lines), c


def _own_methods(root: Node) -> set[str]:
    found = set()
    for node in walk(root):
        if node.type == "method_definition":
            found.add(text(need(node, "name")))
        elif node.type == "pair" and need(node, "value").type in FUNCTIONS:
            found.add(text(need(node, "key")))
        elif (
            node.type == "assignment_expression"
            and need(node, "left").type == "member_expression"
            and need(node, "right").type in FUNCTIONS
        ):
            found.add(text(need(need(node, "left"), "property")))
    return found


def _extensions(c: Writer) -> set[str]:
    """The methods that the program gives JavaScript's own values: `Array.prototype.last = …`."""
    found = set()
    for node in walk(c.root):
        owner = prototype_of(need(node, "left")) if node.type == "assignment_expression" else None
        if owner is not None and c.is_global(owner):
            found.add(text(opt(need(node, "left"), "property")))
        if node.type == "call_expression" and text(need(node, "function")) == "Object.defineProperty":
            given = arguments(node)
            if len(given) == 3 and text(given[0]).endswith(".prototype") and c.is_global(given[0]):
                found.add(string_value(given[1]) or "")
    return found


def _alias_self(c: Writer) -> None:
    """`const self = this` names what is `self` already."""
    for binding in c.scopes.bindings:
        if (
            binding.value is None
            or binding.value.type != "this"
            or binding.writes
            or binding.how not in ("const", "let", "var")
        ):
            continue
        owner = c.kinds.sources.owner_of_this(binding.value)
        if owner is not None and owner[0] == "instance":
            binding.py = "self"
            c.dropped_names.add("self")


def _this_as_parameter(c: Writer) -> None:
    """Functions with a name that use `this` and are no constructors get it as their first parameter."""
    for node in walk(c.root):
        if node.type != "this" or (function := function_of_this(node)) is None or function.id in c.this:
            continue
        above = function.parent
        declared = function.type == "function_declaration"
        named = declared or (above is not None and above.type == "variable_declarator")
        if named and function.id not in c.kinds.sources.constructors and function.type in FUNCTIONS:
            c.with_this.add(function.id)
            c.this[function.id] = "this"


def _program(c: Writer) -> list[str]:
    nodes = c.root.named_children
    first = next((index for index, node in enumerate(nodes) if _waits(node)), None)
    if first is None:
        return [*needs_beginning(c, c.scopes.root), *_up_to_return(c, moved_up(c, nodes))]
    head, tail = nodes[:first], nodes[first:]
    functions = [node for node in tail if node.type in ("function_declaration", "class_declaration")]
    rest = [node for node in tail if node not in functions]
    names = _names_outside(c, rest)
    lines = [*needs_beginning(c, c.scopes.root), *block_lines(c, [*head, *functions])]
    inner = block_lines(c, moved_up(c, rest))
    return [
        *lines,
        "",
        "async def main():",
        *indent([*([f"global {', '.join(names)}"] if names else []), *inner]),
        "",
        "js.promised(main)()",
    ]


def _up_to_return(c: Writer, nodes: list[Node]) -> list[str]:
    """The lines of the top; after `if (x) { …; return }` the rest stands in `else`."""
    for index, node in enumerate(nodes):
        if node.type != "if_statement" or opt(node, "alternative") is not None:
            continue
        inside = need(node, "consequence")
        last = kids(inside)[-1] if inside.type == "statement_block" and kids(inside) else inside
        if last.type != "return_statement":
            continue
        c.last_returns.add(last.id)
        lines = block_lines(c, nodes[: index + 1])
        return [*lines, "else:", *indent(_up_to_return(c, nodes[index + 1 :]) or ["pass"])]
    return block_lines(c, nodes)


def _waits(node: Node) -> bool:
    stack = [node]
    while stack:
        each = stack.pop()
        if each.type == "await_expression" or (
            each.type == "for_in_statement" and any(one.type == "await" for one in each.children)
        ):
            return True
        if each.type not in FUNCTIONS and each.type not in CLASSES:
            stack.extend(each.children)
    return False


def _names_outside(c: Writer, rest: list[Node]) -> list[str]:
    """The names of the top that the coroutine must share: written in it."""

    def inside(node: Node) -> bool:
        return any(each.start_byte <= node.start_byte < each.end_byte for each in rest)

    names = c.scopes.root.names.values()
    shared = [one.py for one in names if inside(one.node) or any(inside(each) for each, _ in one.writes)]
    return [*shared, *(name for name in _written_by_functions(c) if name not in shared)]


def _written_by_functions(c: Writer) -> list[str]:
    """The names of blocks of the top that functions write: they say `global` for them."""
    root = c.scopes.root
    blocks = [one for one in c.scopes.bindings if one.scope is not root and one.scope.home is root]
    return [one.py for one in blocks if any(scope.home is not root for _, scope in one.writes)]


def _head(c: Writer) -> list[str]:
    lines = ["from nodecompat import js", "from nodecompat.js import *", *c.imports]
    if c.commonjs:
        lines.append("")
        lines += ["module = js.commonjs(__file__)", "exports = module.exports"]
    first = c.root.children[0] if c.root.children else None
    started = first is not None and first.type == "hash_bang_line"
    above = ["#!/usr/bin/env python3"] if started else []
    if c.strict and c.holds:
        above += ["'use strict'", ""]
    return [*above, *lines, ""]


def _clashes(written: str, c: Writer) -> frozenset[str]:
    """Names of the program that what was written needs for Python's own."""
    used = {python_name(binding.name) for binding in c.scopes.bindings} | c.names_made()
    needed = set(
        re.findall(
            r"(?<![\w.])(js|len|range|list|enumerate|next|any|all|bool|super|property|staticmethod|Exception|isinstance|NotImplementedError)(?=[(.]|\b)",
            _without_texts(written),
        )
    )
    return frozenset(used & needed & _BUILTINS)


def _without_texts(written: str) -> str:
    return re.sub(r"#.*|'(?:[^'\\\n]|\\.)*'", "", written)
