"""Expressions whose value nobody wants, as statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .changing import acting, worked_out
from .functions import as_value, defined, takes_this
from .kind_words import base
from .members import is_pattern, stored, target
from .modules import exported
from .operators import arithmetic, combined, is_async, one_more
from .owners import is_lasting
from .patterns import assign
from .prototypes import prototype_method
from .source import FUNCTIONS, arguments, bare, kids, need, opt, string_value, text
from .truth import truth
from .writer import ATOM, NOT, STATEMENTS, indent, simple

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer

_LISTEN = frozenset({"on", "once", "addListener", "prependListener", "prependOnceListener"})
_PLAIN_SIGNS = frozenset({"+", "-", "*", "/", "%", "&", "**"})


def swaps(c: Writer, name: Node, value: Node) -> bool:
    """Whether `[a, b] = [b, a]` can be an assignment of as many."""
    left, right = kids(name), kids(value)
    plain = ("identifier", "member_expression", "subscript_expression")
    return (
        len(left) == len(right) > 0
        and all(each.type in plain and (target(c, each) is not None) for each in left)
        and all(each.type != "spread_element" for each in right)
    )


def pairwise(c: Writer, name: Node, value: Node) -> list[str]:
    """`a, b = b, a`."""
    left = ", ".join(target(c, each) or "" for each in kids(name))
    return [f"{left} = {', '.join(c.expr(each) for each in kids(value))}"]


def assigned(c: Writer, left: Node, value: Node) -> list[str]:
    """The lines of `left = value`."""
    inner = bare(value)
    if left.type == "member_expression" and text(need(left, "property")) == "__proto__":
        return [f"Object.setPrototypeOf({c.expr(need(left, 'object'))}, {c.expr(value)})"]
    if left.type in ("member_expression", "subscript_expression") and _knows_this(c, inner):
        return [stored(c, left, c.expr(value))[0]]
    changes = bare(need(inner, "argument")) if inner.type == "update_expression" else None
    if changes is not None and (place := target(c, changes)) is not None and not acting(c, changes):
        step = _stepped(c, inner)
        written = f"{target(c, left)} = {place}"
        return [*step, written] if inner.children[0].type in ("++", "--") else [written, *step]
    if (
        inner.type == "assignment_expression"
        and not is_pattern(bare(need(inner, "left")))
        and target(c, bare(need(inner, "left"))) is not None
        and target(c, left) is not None
    ):
        lines = assigned(c, bare(need(inner, "left")), need(inner, "right"))
        return [*lines, f"{target(c, left)} = {target(c, bare(need(inner, 'left')))}"]
    place = target(c, left)
    if place is None:
        return [stored(c, left, c.expr(value))[0]]
    return [f"{place} = {c.expr(value)}"]


def _knows_this(c: Writer, node: Node) -> bool:
    """Whether a function, or what a name means, asks for its `this`: that is whoever it is called on."""
    if node.type in FUNCTIONS:
        return takes_this(c, node)
    binding = c.binding(node)
    return binding is not None and binding.value is not None and binding.value.id in c.with_this


# -- expressions as statements ---------------------------------------------------------------------


def _expression(c: Writer, node: Node) -> list[str]:
    inside = kids(node)
    if not inside:
        return []
    return value_lines(c, bare(inside[0]))


def value_lines(c: Writer, node: Node) -> list[str]:
    """An expression whose value nobody wants."""
    rule = _VALUE_LINES.get(node.type)
    if rule is not None and (lines := rule(c, node)) is not None:
        return lines
    return [c.expr(node)]


def _text(c: Writer, node: Node) -> list[str] | None:
    return [] if string_value(node) in ("use strict", "use client") else None


def _to_constant(c: Writer, name: Node) -> list[str] | None:
    """What becomes of an assignment to a `const`."""
    binding = c.binding(name)
    if binding is None or binding.how != "const":
        return None
    return ["raise TypeError('Assignment to constant variable.')"]


def _assignment(c: Writer, node: Node) -> list[str] | None:
    left, right = bare(need(node, "left")), need(node, "right")
    if (refused := _to_constant(c, left)) is not None:
        return refused
    if (found := prototype_method(c, node)) is not None:
        return found
    if (found := exported(c, left, right)) is not None:
        return found
    inner = bare(right)
    if left.type == "array_pattern" and inner.type == "array" and swaps(c, left, inner):
        return pairwise(c, left, inner)
    if is_pattern(left):
        return assign(c, left, c.expr(right))
    if left.type == "member_expression" and inner.type in FUNCTIONS and is_lasting(c.scopes, need(left, "object")):
        c.this.setdefault(inner.id, c.expr(need(left, "object")))
    if left.type == "identifier" and inner.type in FUNCTIONS:
        return defined(c, inner, left, c.expr(left))
    if (
        left.type == "member_expression"
        and text(need(left, "property")) == "length"
        and base(c.kind(need(left, "object"))) == "array"
        and text(right) == "0"
        and not c.holds
    ):
        return [f"{c.expr(need(left, 'object'), ATOM)}.clear()"]
    return assigned(c, left, right)


def _augmented(c: Writer, node: Node) -> list[str] | None:
    with worked_out(c, bare(need(node, "left"))) as lines:
        changed = _augmented_once(c, node)
    return None if changed is None else [*lines, *changed]


def _augmented_once(c: Writer, node: Node) -> list[str] | None:
    left, right, sign = bare(need(node, "left")), need(node, "right"), text(opt(node, "operator"))[:-1]
    if (refused := _to_constant(c, left)) is not None:
        return refused
    place = target(c, left)
    if sign in ("||", "??", "&&") and place is not None:
        current = c.expr(left)
        condition = {"||": f"not {truth(c, left, NOT)}", "&&": truth(c, left), "??": f"{current} in (None, undefined)"}[
            sign
        ]
        with c.apart() as extra:
            value = c.expr(right)
        return [f"if {condition}:", *indent([*extra, f"{place} = {value}"])]
    value = combined(c, node)
    if place is None:
        return [stored(c, left, value)[0]]
    if sign in _PLAIN_SIGNS and value == arithmetic(c, sign, left, right)[0] and value.startswith(f"{place} {sign} "):
        return [f"{place} {sign}= {c.expr(right)}"]
    if sign == "+" and c.kind(left) == "string":
        added = c.expr(right) if c.kind(right) == "string" else f"js.text({c.expr(right)})"
        return [f"{place} += {added}"]
    return [f"{place} = {value}"]


def _stepped(c: Writer, node: Node) -> list[str]:
    inner = bare(need(node, "argument"))
    with worked_out(c, inner) as lines:
        return [*lines, *_stepped_once(c, node, inner)]


def _stepped_once(c: Writer, node: Node, inner: Node) -> list[str]:
    if (refused := _to_constant(c, inner)) is not None:
        return refused
    sign = text(opt(node, "operator"))[0]
    place = target(c, inner)
    value = one_more(c, inner, sign)
    if place is None:
        return [stored(c, inner, value)[0]]
    return [f"{place} {sign}= 1" if value == f"{place} {sign} 1" else f"{place} = {value}"]


def _binary(c: Writer, node: Node) -> list[str] | None:
    sign = text(opt(node, "operator"))
    if sign not in ("&&", "||"):
        return None
    left = need(node, "left")
    condition = truth(c, left) if sign == "&&" else f"not {truth(c, left, NOT)}"
    with c.apart() as extra:
        lines = value_lines(c, bare(need(node, "right")))
    return [f"if {condition}:", *indent([*extra, *lines])]


def _ternary(c: Writer, node: Node) -> list[str] | None:
    condition = truth(c, need(node, "condition"))
    lines = [f"if {condition}:"]
    for field in ("consequence", "alternative"):
        with c.apart() as extra:
            inner = value_lines(c, bare(need(node, field)))
        lines += ([] if field == "consequence" else ["else:"]) + indent([*extra, *inner] or ["pass"])
    return lines


def _yielded(c: Writer, node: Node) -> list[str] | None:
    """`yield* other` of an asynchronous generator, which Python has no word for."""
    if not (any(each.type == "*" for each in node.children) and is_async(node)):
        return None
    name = c.make_name("item", node)
    return [f"async for {name} in js.each_async({c.expr(kids(node)[0])}):", *indent([f"yield {name}"])]


def _sequence(c: Writer, node: Node) -> list[str] | None:
    lines: list[str] = []
    for each in kids(node):
        with c.apart() as extra:
            inner = value_lines(c, bare(each))
        lines += [*extra, *inner]
    return lines


def _unary(c: Writer, node: Node) -> list[str] | None:
    if text(opt(node, "operator")) in ("void", "!") and bare(need(node, "argument")).type in (
        "call_expression",
        "await_expression",
    ):
        return value_lines(c, bare(need(node, "argument")))
    return None


def _call(c: Writer, node: Node) -> list[str] | None:
    called = need(node, "function")
    args = arguments(node)
    if opt(node, "optional_chain") is not None and simple(called) and called.type != "super":
        name = c.expr(called)
        return [
            f"if {truth(c, called)}:"
            if c.kinds.plain_truth(c.kind(called))
            else f"if {name} not in (None, undefined):",
            *indent(_bare_call(c, node)),
        ]
    if called.type != "member_expression" or not args:
        return None
    name = text(need(called, "property"))
    if name == "forEach" and args[0].id in c.inlined:
        return c.for_each(node)
    last = bare(args[-1])
    if (
        name in _LISTEN
        and len(args) == 2
        and last.type in FUNCTIONS
        and name not in c.own_methods
        and opt(called, "optional_chain") is None
    ):
        return _decorated(c, called, args[0], last)
    return None


def _bare_call(c: Writer, node: Node) -> list[str]:
    called = need(node, "function")
    from_args = ", ".join(c.arguments_of(node))
    return [f"{c.expr(called, ATOM)}({from_args})"]


def _decorated(c: Writer, called: Node, event: Node, function: Node) -> list[str]:
    """`child.on('message', (m) => { … })`: a listener in its place, decorated."""
    written, _ = as_value(c, function)
    owner = c.expr(called, ATOM)
    first = c.expr(event)
    if not written.isidentifier():
        return [f"{owner}({first}, {written})"]
    for index, line in enumerate(c.before):
        if line.startswith((f"def {written}(", f"async def {written}(")) and ".on(" not in first:
            return _with_decorator(c, index, f"@{owner}({first})")
    return [f"{owner}({first}, {written})"]


def _with_decorator(c: Writer, index: int, decorator: str) -> list[str]:
    """The `def` at that place, with what it is decorated with already."""
    after = next(
        (place for place in range(index + 1, len(c.before)) if c.before[place] and not c.before[place].startswith(" ")),
        len(c.before),
    )
    while index and c.before[index - 1].startswith("@"):
        index -= 1
    lines = c.before[index:after]
    del c.before[index:after]
    return [decorator, *lines]


_VALUE_LINES = {
    "string": _text,
    "assignment_expression": _assignment,
    "augmented_assignment_expression": _augmented,
    "update_expression": _stepped,
    "binary_expression": _binary,
    "ternary_expression": _ternary,
    "sequence_expression": _sequence,
    "yield_expression": _yielded,
    "unary_expression": _unary,
    "call_expression": _call,
}


STATEMENTS["expression_statement"] = _expression
