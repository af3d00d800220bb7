"""Destructuring: a pattern and a value become assignments, in JavaScript's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .here import of_things
from .kind_words import base, of
from .members import OF_EVERY_OBJECT, key_text, maybe_no_error, method_with_this, target
from .names import is_attribute
from .source import kids, need, opt, string_value, text
from .writer import Undecided, indent

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer

_ATTRIBUTE_KINDS = frozenset({"object", "record", "node", "instance", "module", "error", "env", "class"})


def assign(c: Writer, node: Node, value: str) -> list[str]:
    """The lines that give a target a value."""
    if node.type in ("object_pattern", "array_pattern"):
        if value.isidentifier() or (node.type == "array_pattern" and array_items(node)):
            return taken_apart(c, node, value)
        name = c.make_name("value", node)
        return [f"{name} = {value}", *taken_apart(c, node, name)]
    if node.type in ("assignment_pattern", "object_assignment_pattern"):
        return with_default(c, need(node, "left"), value, need(node, "right"))
    written = c.expr(node) if node.type == "shorthand_property_identifier_pattern" else target(c, node)
    if written is not None:
        return [f"{written} = {value}"]
    owner, key = need(node, "object"), opt(node, "index") or need(node, "property")
    return [
        f"js.set({c.expr(owner)}, {c.expr(key) if node.type == 'subscript_expression' else repr(text(key))}, {value})"
    ]


def with_default(c: Writer, left: Node, value: str, default: Node) -> list[str]:
    """A target that gets a default where the value is undefined."""
    if left.type in ("object_pattern", "array_pattern", "member_expression", "subscript_expression"):
        name = c.make_name("value", left)
        whole = left.type.endswith("_pattern")
        return [
            f"{name} = {value}",
            f"if {name} is undefined:",
            *indent([f"{name} = {c.expr(default)}"]),
            *(taken_apart(c, left, name) if whole else assign(c, left, name)),
        ]
    name = c.expr(left)
    with c.apart() as extra:
        other = c.expr(default)
    return [f"{name} = {value}", f"if {name} is undefined:", *indent([*extra, f"{name} = {other}"])]


def property_of(c: Writer, value: str, key: Node, kind: str) -> str:
    """What `value` has under a key of a pattern."""
    name = string_value(key) if key.type == "string" else text(key)
    if key.type == "computed_property_name":
        return f"js.get({value}, {key_text(c, key)})"
    if name == "length" and base(kind) not in ("object", "instance", "node"):
        return f"js.length({value})"
    if name is not None and (
        maybe_no_error(c, kind, name)
        or name in OF_EVERY_OBJECT
        or (base(kind) == "node" and of(kind) != "" and not of_things(name, of(kind)))
    ):
        return f"js.get({value}, {name!r})"
    if name is not None and is_attribute(name) and (base(kind) in _ATTRIBUTE_KINDS or kind == "unknown"):
        return f"js.unbound({value}.{name})" if method_with_this(c, kind, name) else f"{value}.{name}"
    return f"js.get({value}, {name!r})"


def taken_apart(c: Writer, node: Node, value: str, kind: str = "unknown") -> list[str]:
    """The lines that take a value with a name apart."""
    return _object(c, node, value, kind) if node.type == "object_pattern" else _array(c, node, value)


def _object(c: Writer, node: Node, value: str, kind: str) -> list[str]:
    lines: list[str] = []
    taken: list[str] = []
    for each in kids(node):
        if each.type == "rest_pattern":
            lines += assign(c, kids(each)[0], f"js.without({', '.join([value, *taken])})")
        elif each.type == "shorthand_property_identifier_pattern":
            lines += assign(c, each, property_of(c, value, each, kind))
            taken.append(repr(text(each)))
        elif each.type == "object_assignment_pattern":
            left = need(each, "left")
            lines += with_default(c, left, property_of(c, value, left, kind), need(each, "right"))
            taken.append(repr(text(left)))
        elif each.type == "pair_pattern":
            key = need(each, "key")
            lines += assign(c, need(each, "value"), property_of(c, value, key, kind))
            taken.append(key_text(c, key))
        else:
            raise Undecided(each.type)
    return lines


def array_items(node: Node) -> list[Node | None]:
    """The targets of an array pattern; None where one is left out."""
    found: list[Node | None] = []
    waiting = True
    for each in node.children:
        if each.type == ",":
            if waiting:
                found.append(None)
            waiting = True
        elif each.is_named and each.type != "comment":
            found.append(each)
            waiting = False
    return found


def _array(c: Writer, node: Node, value: str) -> list[str]:
    targets = array_items(node)
    names: list[str] = []
    after: list[str] = []
    rest = bool(targets) and targets[-1] is not None and targets[-1].type == "rest_pattern"
    for each in targets:
        if each is None:
            names.append("_")
            continue
        inner = kids(each)[0] if each.type == "rest_pattern" else each
        written = c.expr(inner) if inner.type == "identifier" else None
        if written is None and inner.type in ("member_expression", "subscript_expression"):
            written = target(c, inner)
        if written is None:
            written = c.make_name("item", node)
            after += assign(c, inner, written)
        names.append(written)
    if not names:
        return []
    count = len(names) - rest
    left = f"{', '.join(names)}," if len(names) == 1 else ", ".join(names)
    return [f"{left} = js.first({value}, {count}{', rest=True' if rest else ''})", *after]
