"""Declarations of names, functions and classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .classes import class_lines
from .functions import define, defined, name_for
from .modules import declared_require, is_require
from .patterns import assign, taken_apart
from .source import CLASSES, DECLARED_FUNCTIONS, FUNCTIONS, bare, kids, need, opt, text
from .values import assigned, pairwise, swaps
from .writer import STATEMENTS, simple

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer

_LISTEN = frozenset({"on", "once", "addListener", "prependListener", "prependOnceListener"})
_PLAIN_SIGNS = frozenset({"+", "-", "*", "/", "%", "&", "**"})


def _declaration(c: Writer, node: Node) -> list[str]:
    lines: list[str] = []
    for each in kids(node):
        if each.type != "variable_declarator":
            continue
        with c.apart() as extra:
            written = _declared(c, each)
        lines += [*extra, *written]
    return lines


def _declared(c: Writer, node: Node) -> list[str]:
    name, value = need(node, "name"), opt(node, "value")
    if value is None:
        binding = c.binding(name)
        if (
            text(need(need_parent(node), "kind") if opt(need_parent(node), "kind") else None) == ""
            and binding is not None
            and binding.node.id != name.id
        ):
            return []
        return [f"{c.expr(name)} = undefined"]
    inner = bare(value)
    if is_require(c, inner) and (found := declared_require(c, name, inner)) is not None:
        return found
    if name.type == "identifier":
        written = c.expr(name)
        if inner.type == "this" and c.expr(inner) == written:
            return []
        if inner.type in FUNCTIONS and inner.id in c.kinds.sources.constructors:
            return class_lines(c, inner, written)
        if inner.type in FUNCTIONS:
            return defined(c, inner, name, written)
        if inner.type in CLASSES:
            return class_lines(c, inner, written)
        return assigned(c, name, value)
    if name.type == "array_pattern" and inner.type == "array" and swaps(c, name, inner):
        return pairwise(c, name, inner)
    if name.type == "object_pattern":
        if simple(inner):
            return taken_apart(c, name, c.expr(inner), c.kind(inner))
        made = c.make_name(_value_name(inner), name)
        return [f"{made} = {c.expr(inner)}", *taken_apart(c, name, made, c.kind(inner))]
    return assign(c, name, c.expr(value))


def need_parent(node: Node) -> Node:
    """The node above, which is there."""
    return node if node.parent is None else node.parent


def _value_name(node: Node) -> str:
    called = opt(node, "function") if node.type == "call_expression" else None
    word = text(opt(called, "property") or called) if called is not None else ""
    return {"require": "module_", "parse": "parsed"}.get(word, "value")


def _function(c: Writer, node: Node) -> list[str]:
    binding = c.binding(need(node, "name"))
    name = binding.py if binding is not None else name_for(c, node)
    if node.id in c.kinds.sources.constructors:
        return class_lines(c, node, name)
    return define(c, node, name)


def _class(c: Writer, node: Node) -> list[str]:
    return class_lines(c, node, c.expr(need(node, "name")))


STATEMENTS.update(
    {
        "lexical_declaration": _declaration,
        "variable_declaration": _declaration,
        "class_declaration": _class,
        **{kind: _function for kind in DECLARED_FUNCTIONS},
    }
)
