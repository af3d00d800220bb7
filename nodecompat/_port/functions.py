"""Functions: a lambda where one expression is all, a `def` before the statement otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .arity import is_wanted
from .kind_sources import function_of_this
from .kind_words import base
from .names import python_name
from .owners import emitter_of, is_lasting
from .parameters import signature
from .source import (
    FUNCTIONS,
    arguments,
    bare,
    has,
    is_expression_body,
    kids,
    need,
    opt,
    parameters,
    string_value,
    text,
    walk,
)
from .writer import ATOM, EXPRESSIONS, LAMBDA, STARTERS, TERNARY, indent, mentions

if TYPE_CHECKING:
    from tree_sitter import Node

    from .scopes import Binding, Scope
    from .writer import Writer, Written

_WRITES = (
    "await_expression",
    "yield_expression",
    "assignment_expression",
    "augmented_assignment_expression",
    "update_expression",
    "throw_statement",
)
_CALLBACKS = {
    "then": "fulfilled", "catch": "failed", "finally": "settled", "setTimeout": "later", "setInterval": "tick", "setImmediate": "soon", "nextTick": "soon",
    "queueMicrotask": "soon", "forEach": "each", "map": "mapped", "filter": "wanted", "reduce": "combined", "sort": "order", "Promise": "executor", "send": "sent",
    "listen": "listening", "createServer": "serve", "close": "closed", "find": "found", "some": "holds", "every": "holds", "replace": "replaced",
}  # fmt: skip
_LONG = 76


def name_for(c: Writer, node: Node) -> str:
    """A name for a function that has none, from where it stands."""
    own = opt(node, "name")
    if own is not None and own.type in ("identifier", "property_identifier"):
        return python_name(text(own))
    above = node.parent
    while above is not None and above.type == "parenthesized_expression":
        above = above.parent
    if above is None:
        return "function"
    if above.type == "pair":
        key = need(above, "key")
        return python_name(string_value(key) or text(key)) if key.type != "computed_property_name" else "method"
    if above.type == "field_definition":
        return python_name(text(need(above, "property")))
    if above.type in ("assignment_expression", "variable_declarator", "assignment_pattern"):
        left = need(above, "name" if above.type == "variable_declarator" else "left")
        return (
            python_name(text(opt(left, "property") or left))
            if left.type in ("identifier", "member_expression")
            else "function"
        )
    if above.type == "arguments" and above.parent is not None:
        call = above.parent
        called = opt(call, "function") or opt(call, "constructor")
        word = text(opt(called, "property") or called) if called is not None else ""
        event = string_value(arguments(call)[0])
        if word in ("on", "once", "addListener", "prependListener", "addEventListener") and event:
            return python_name(f"on_{event}")
        return _CALLBACKS.get(word, "callback")
    return {"return_statement": "inner", "array": "step"}.get(above.type, "function")


# -- bodies ----------------------------------------------------------------------------------------


def body(c: Writer, node: Node) -> list[str]:
    """The lines of a function's body, with the names of others that it writes."""
    loops, c.loops = c.loops, []
    try:
        inside = need(node, "body")
        if is_expression_body(node):
            with c.apart() as extra:
                lines = c.value_lines(inside) if _unwanted(node, inside) else [f"return {c.expr(inside)}"]
            lines = [*extra, *lines]
        else:
            lines = c.block(inside)
            if _value_wanted(c, node) and not c.kinds.sources.always_returns(node):
                lines.append("return undefined")
    finally:
        c.loops = loops
    return [*foreign(c, c.scopes.of_node[node.id]), *lines]


def _unwanted(node: Node, inside: Node) -> bool:
    """Whether nobody looks at what an arrow function with an assignment in the place of its body gives."""
    if bare(inside).type not in ("assignment_expression", "augmented_assignment_expression", "update_expression"):
        return False
    call = node.parent.parent if node.parent is not None and node.parent.type == "arguments" else None
    called = None if call is None else opt(call, "function")
    return called is not None and text(opt(called, "property") or called) in STARTERS


def _value_wanted(c: Writer, node: Node) -> bool:
    """Whether the function gives a value somewhere, so that its end gives undefined."""
    if "generator" in node.type or has(node, "*"):
        return False
    given = any(kids(each) for each in c.kinds.sources.returns.get(node.id, []))
    return given or (is_wanted(c, node) and text(opt(node, "name")) != "constructor")


def foreign(c: Writer, home: Scope) -> list[str]:
    """The `global` and `nonlocal` of a function: names of others that it writes."""
    outside: dict[str, list[str]] = {"global": [], "nonlocal": []}
    for binding in c.scopes.bindings:
        if binding.py in c.dropped_names or binding.scope.home is home:
            continue
        if any(scope.home is home for _, scope in binding.writes) and not _is_class_like(binding):
            word = "global" if binding.scope.home is c.scopes.root and not c.in_main(binding) else "nonlocal"
            if binding.py not in outside[word]:
                outside[word].append(binding.py)
    return [f"{word} {', '.join(names)}" for word, names in outside.items() if names]


def _is_class_like(binding: Binding) -> bool:
    return binding.how == "self"


def define(c: Writer, node: Node, name: str, decorators: list[str] | None = None, first: str = "") -> list[str]:
    """The `def` of a function."""
    own = opt(node, "name")
    if own is not None and node.type in ("function_expression", "generator_function") and (binding := c.binding(own)):
        binding.py = name
    with c.apart() as extra:
        given, begin = signature(c, node, first or ("this" if node.id in c.with_this else ""), c.turn_names(node))
    asynchronous = has(node, "async")
    generator = "generator" in node.type or has(node, "*")
    lines = body(c, node)
    if extra:
        begin = extra + begin
    split = sum(1 for line in lines[:2] if line.startswith(("global ", "nonlocal ")))
    lines = [*lines[:split], *begin, *lines[split:]]
    marks = [*(decorators or []), *_named(c, node, name)]
    if asynchronous and not generator and c.needs_start(node):
        marks.append("@js.promised")
    if generator and not mentions(need(node, "body"), "yield_expression"):
        lines = [*lines, *(["if False:", "    yield"] if asynchronous else ["yield from ()"])]
    word = "async def" if asynchronous else "def"
    return [*marks, f"{word} {name}({given}):", *indent(lines or ["pass"])]


def _named(c: Writer, node: Node, name: str) -> list[str]:
    """What tells a function its name in JavaScript, where that is another one and may be seen."""
    of_class = node.parent is not None and node.parent.type == "class_body"
    known = name_in_javascript(node) if c.shows_names and not of_class else ""
    return [f"@js.named({known!r})"] if known not in ("", name) else []


def name_in_javascript(node: Node) -> str:
    """What JavaScript says is the `name` of a function: its own, or that of the variable or property it begins as."""
    if (own := opt(node, "name")) is not None:
        word = next((f"{word} " for word in ("get", "set") if node.type == "method_definition" and has(node, word)), "")
        return f"{word}{text(own)}"
    above = node.parent
    if above is None:
        return ""
    if above.type == "field_definition":
        return text(need(above, "property"))
    if above.type == "pair":
        key = need(above, "key")
        return "" if key.type == "computed_property_name" else string_value(key) or text(key)
    left = opt(above, "name" if above.type == "variable_declarator" else "left")
    return text(left) if left is not None and left.type == "identifier" else ""


def defined(c: Writer, node: Node, left: Node, name: str) -> list[str]:
    """The lines of `left = function () { … }`; one that calls itself by a name of its own keeps that where left may change."""
    own, outer = c.binding(opt(node, "name")), c.binding(left)
    kept = ""
    if own is not None and own.reads and outer is not None and (outer.writes or _is_declared_in(c, node, name)):
        kept = own_name(c, node)
    return [*define(c, node, kept), f"{name} = {kept}"] if kept else define(c, node, name)


def _is_declared_in(c: Writer, node: Node, name: str) -> bool:
    """Whether a function has another variable of its own with a name in Python."""
    inner = c.scopes.of_node[node.id]
    return any(each.py == name and each.how != "self" and each.scope.inside(inner) for each in c.scopes.bindings)


def as_value(c: Writer, node: Node) -> Written:
    """A function as an expression: a lambda, or the name of a `def` that goes before the statement."""
    marks = [f"@{c.method_mark}"] if takes_this(c, node) else []
    small = None if marks else _lambda(c, node)
    if small is not None:
        return small, LAMBDA
    name = own_name(c, node) or c.make_name(name_for(c, node), node.parent or node)
    if (own := opt(node, "name")) is not None and (binding := c.binding(own)) is not None:
        binding.py = name
    if (above := function_this(c, node)) is not None:
        c.this[node.id] = above
    if marks:
        c.this[node.id] = "this"
    marks += ["@js.anonymous"] if _shown_without_name(c, node) else []
    c.before += define(c, node, name, marks, "this" if c.this.get(node.id) == "this" and marks else "")
    return name, ATOM


def _shown_without_name(c: Writer, node: Node) -> bool:
    """Whether a function that JavaScript gives no name, as `o.f = function () {}`, may be printed."""
    above = node.parent
    if opt(node, "name") is not None or above is None:
        return False
    if above.type == "arguments":
        return _is_printed(node)
    if above.type == "array":
        return _is_list_printed(c, above)
    left = opt(above, "left") if above.type == "assignment_expression" else None
    if left is None or left.type != "member_expression":
        return False
    owner = need(left, "object")
    if owner.type == "this":
        return c.prints_instances
    binding = c.binding(owner)
    return binding is not None and any(_is_printed(each) for each, _ in binding.reads)


def _is_list_printed(c: Writer, node: Node) -> bool:
    """Whether a list, or what holds it, may be shown: `console.log([f])`, `const set = new Set([f]); console.log(set)`."""
    above = node.parent
    if above is None or _is_printed(node):
        return above is not None
    if above.type == "variable_declarator":
        binding = c.binding(opt(above, "name"))
        return binding is not None and any(_is_printed(each) for each, _ in binding.reads)
    return above.type in ("array", "arguments", "new_expression") and _is_list_printed(c, above)


def _is_printed(node: Node) -> bool:
    """Whether a call that shows its arguments is given this one."""
    above = node.parent
    return above is not None and above.type == "arguments" and above.parent is not None and _prints(above.parent)


def _prints(call: Node) -> bool:
    """Whether a call shows its arguments."""
    called = text(opt(call, "function"))
    return called.startswith("console.") or called.endswith("inspect")


def prints_instances(c: Writer) -> bool:
    """Whether a program shows an object that may be of one of its classes."""
    for node in walk(c.root):
        if node.type == "call_expression" and _prints(node):
            for each in arguments(node):
                if each.type in ("new_expression", "this") or (
                    base(c.kind(each)) in ("instance", "unknown") and each.type == "identifier"
                ):
                    return True
    return False


_LIKE_FUNCTIONS = re.compile(rb"\b(f|fn|func|function|callback|cb|method|handler|listener|constructor)\.name\b")
_HOLDING_FUNCTIONS = frozenset({"function", "object", "record", "array", "map", "set"})


def shows_names(c: Writer) -> bool:
    """Whether a program looks at names of functions, or shows what may be or hold some."""
    if c.prints_instances or _LIKE_FUNCTIONS.search(c.root.text or b""):
        return True
    for node in walk(c.root):
        if node.type == "member_expression" and text(need(node, "property")) == "name":
            if base(c.kind(need(node, "object"))) == "function":
                return True
        elif node.type == "call_expression" and _prints(node):
            shown = [base(c.kind(each)) for each in arguments(node)]
            if not _HOLDING_FUNCTIONS.isdisjoint(shown):
                return True
    return False


def own_name(c: Writer, node: Node) -> str:
    """The name that a function gives itself, where nothing else of the program has it; `name` of it is that."""
    own = opt(node, "name")
    binding = c.binding(own) if node.type != "method_definition" else None
    if own is None or binding is None:
        return ""
    name = python_name(text(own))
    others = any(each.name == binding.name and each is not binding for each in c.scopes.bindings)
    return "" if others or binding.name in c.scopes.globals or name != text(own) or not c.claim(name, node) else name


def takes_this(c: Writer, node: Node) -> bool:
    """Whether a function asks for its `this`, and nobody said yet what that is there."""
    if node.type == "arrow_function" or node.id in c.this or function_this(c, node) is not None:
        return False
    return asks_this(node)


def asks_this(node: Node) -> bool:
    """Whether `this` of a function stands in it."""
    return any(each.type == "this" and function_of_this(each) == node for each in walk(node))


def function_this(c: Writer, node: Node) -> str | None:
    """What `this` is in a function given to a listener, where that has a name which lasts."""
    owner = emitter_of(node, c.own_methods)
    return c.expr(owner) if owner is not None and is_lasting(c.scopes, owner) else None


def _lambda(c: Writer, node: Node) -> str | None:
    if has(node, "async") or "generator" in node.type or has(node, "*") or node.id in c.scopes.uses_arguments:
        return None
    own = c.binding(opt(node, "name"))
    if own is not None:
        return None  # it has a name, and may call itself
    inside = need(node, "body")
    if not is_expression_body(node):
        lines = inside.named_children
        if len(lines) != 1 or lines[0].type not in ("return_statement", "expression_statement") or not kids(lines[0]):
            return None
        if lines[0].type == "expression_statement" and kids(lines[0])[0].type != "call_expression":
            return None
        inside = kids(lines[0])[0]
    inside = bare(inside)
    if (
        mentions(inside, *_WRITES, "comment")
        or any(each.type in FUNCTIONS for each in walk(inside))
        or any(each.type in ("object_pattern", "array_pattern", "rest_pattern") for each in parameters(node))
    ):
        return None
    undecided = len(c.undecided)
    with c.apart() as extra:
        if (above := function_this(c, node)) is not None:
            c.this[node.id] = above
        given, begin = signature(c, node, "", c.turn_names(node))
        value = c.expr(inside, TERNARY)
    if extra or begin or len(value) > _LONG or len(c.undecided) != undecided:
        return None
    return f"lambda {given}: {value}" if given else f"lambda: {value}"


EXPRESSIONS.update({kind: as_value for kind in FUNCTIONS})
