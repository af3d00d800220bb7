"""Operators: arithmetic, logic, assignment as a value, and the rest that JavaScript has signs for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .changing import changed, refuse_acting
from .growing import is_safe, product_grows, sum_grows
from .kind_tables import NUMBERS, PRELUDE
from .kind_words import base
from .literals import formatted, template_parts
from .logic import logic
from .members import is_pattern, stored
from .patterns import assign
from .source import CLASSES, FUNCTIONS, bare, kids, need, opt, text, upward
from .truth import equality, not_true
from .writer import ATOM, AWAIT, COMPARE, EXPRESSIONS, OR, POWER, PRODUCT, SUM, TERNARY, UNARY, Undecided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from .writer import Writer, Written

_HELPERS = {
    "+": "add", "-": "sub", "*": "mul", "/": "div", "%": "mod", "**": "pow", "&": "bit_and", "|": "bit_or", "^": "bit_xor", "<<": "shl",
    ">>": "shr", ">>>": "ushr", "<": "lt", "<=": "le", ">": "gt", ">=": "ge",
}  # fmt: skip
_LEVELS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "%": PRODUCT}
_NUMBER = re.compile(r"[1-9][0-9]*(\.[0-9]+)?")
_SMALL = re.compile(r"[0-9]{1,9}")


def _binary(c: Writer, node: Node) -> Written:
    sign = text(opt(node, "operator"))
    left, right = need(node, "left"), need(node, "right")
    if sign in ("==", "===", "!=", "!=="):
        return equality(c, node, sign)
    if sign in ("&&", "||", "??"):
        return logic(c, node, sign)
    if sign == "instanceof":
        return f"js.instanceof({c.expr(left)}, {c.expr(right)})", ATOM
    if sign == "in":
        if left.type == "private_property_identifier":
            return f"js.instanceof({c.expr(right)}, {_class_around(c, node)})", ATOM
        return f"js.has({c.expr(right)}, {c.expr(left)})", ATOM
    return arithmetic(c, sign, left, right)


def arithmetic(c: Writer, sign: str, left: Node, right: Node) -> Written:
    """`+`, `-`, `<` and their kin on two expressions."""
    first, second = c.kind(left), c.kind(right)
    if sign == "+" and "string" in (first, second) and not _has_primitive(c, first, second):
        return _concatenated(c, left, right)
    if _plainly(c, sign, left, right, first, second):
        level = _LEVELS.get(sign, COMPARE)
        if sign in ("&", "<<", ">>", "**"):
            level = POWER if sign == "**" else COMPARE + 1
            return f"{c.expr(left, ATOM)} {sign} {c.expr(right, ATOM)}", level
        return f"{c.expr(left, level + (level == COMPARE))} {sign} {c.expr(right, level + 1)}", level
    if (
        sign == "|"
        and text(right) == "0"
        and bare(left).type == "binary_expression"
        and text(opt(bare(left), "operator")) == "/"
    ):
        return f"js.bit_or({c.expr(left)}, 0)", ATOM
    return f"js.{_HELPERS[sign]}({c.expr(left)}, {c.expr(right)})", ATOM


def _has_primitive(c: Writer, *kinds: str) -> bool:
    """Whether a value may say itself what it is in a sum: `valueOf`, `Symbol.toPrimitive`."""
    says = "valueOf" in c.own_methods or b"toPrimitive" in (c.root.text or b"")
    return says and any(base(kind) in ("unknown", "instance", "object") for kind in kinds)


def _plainly(c: Writer, sign: str, left: Node, right: Node, first: str, second: str) -> bool:
    """Whether Python's operator does what JavaScript's does."""
    numbers = first in NUMBERS and second in NUMBERS
    if sign in ("<", "<=", ">", ">="):
        return (
            numbers
            or first == second == "string"
            or (first in NUMBERS | {"date"} and second in NUMBERS | {"date"} and "date" not in (first, second))
        )
    if sign in ("+", "-"):
        return numbers and not (sign == "+" and sum_grows(c, left, right))
    if sign == "*":
        return numbers and not ({first, second} <= {"int", "num", "number"} and product_grows(left, right))
    if sign == "/":
        return numbers and _NUMBER.fullmatch(text(right)) is not None
    if sign == "%":
        return (
            numbers
            and first in ("int", "num")
            and _NUMBER.fullmatch(text(right)) is not None
            and (_never_negative(c, left) or _against_zero(left))
        )
    if sign == "**":
        return "bigint" not in (first, second) and is_safe(left, right)
    if sign == "&":
        return (
            first == "int"
            and (_SMALL.fullmatch(text(right)) is not None or (text(right)[:2] == "0x" and len(text(right)) < 10))
            and _is_small(left)
        )
    if sign == "<<":
        return (
            left.type == "number"
            and right.type == "number"
            and _SMALL.fullmatch(text(right)) is not None
            and int(text(right)) < 20
            and _SMALL.fullmatch(text(left)) is not None
            and int(text(left)) < 1024
        )
    return False


def _is_small(node: Node) -> bool:
    return bare(node).type in ("identifier", "call_expression", "subscript_expression", "number")


def _never_negative(c: Writer, node: Node) -> bool:
    """Whether a number cannot be below zero: a counter that only goes up, a length."""
    node = bare(node)
    if node.type == "number":
        return True
    if node.type == "member_expression":
        return text(need(node, "property")) in ("length", "size", "pid", "id")
    if node.type == "call_expression":
        return text(need(node, "function")) in ("Date.now", "Math.abs")
    if node.type == "binary_expression":
        return (
            text(opt(node, "operator")) in ("+", "*", "%")
            and _never_negative(c, need(node, "left"))
            and _never_negative(c, need(node, "right"))
        )
    if node.type == "update_expression":
        return text(opt(node, "operator")) == "++" and _never_negative(c, need(node, "argument"))
    binding = c.binding(node)
    if binding is None or binding.value is None or binding.value == node or binding.how == "param":
        return False
    return _never_negative(c, binding.value) and all(_only_up(c, each, node) for each, _ in binding.writes)


def _only_up(c: Writer, written: Node, node: Node) -> bool:
    """Whether an assignment cannot make a name negative."""
    above = written.parent
    if above is None:
        return False
    sign = text(opt(above, "operator"))
    if above.type == "update_expression":
        return sign == "++"
    if above.type == "augmented_assignment_expression":
        return sign == "+=" and _never_negative(c, need(above, "right"))
    right = bare(need(above, "right")) if above.type == "assignment_expression" else above
    if right.type != "binary_expression" or text(opt(right, "operator")) != "%":
        return False
    return text(need(right, "left")).strip("()").startswith(text(node))


def _against_zero(left: Node) -> bool:
    """`x % 2 === 0`, `if (x % 2)`: the sign of what is left does not matter."""
    whole = left.parent
    above = whole.parent if whole is not None else None
    while above is not None and above.type == "parenthesized_expression":
        whole, above = above, above.parent
    if above is None or whole is None:
        return False
    if above.type == "binary_expression" and text(opt(above, "operator")) in ("===", "!==", "==", "!="):
        return text(need(above, "right")) == "0"
    return above.type in ("if_statement", "ternary_expression", "while_statement") and whole in (
        opt(above, "condition"),
    )


def _concatenated(c: Writer, left: Node, right: Node) -> Written:
    parts = [*text_parts(c, left), *text_parts(c, right)]
    if any(isinstance(part, str) for part in parts):
        merged: list[Node | str] = []
        for part in parts:
            if isinstance(part, str) and merged and isinstance(merged[-1], str):
                merged[-1] += part
            else:
                merged.append(part)
        return formatted(c, merged)
    if all(c.kind(part) == "string" for part in parts if not isinstance(part, str)):
        return f"{c.expr(left, SUM)} + {c.expr(right, SUM + 1)}", SUM
    return formatted(c, parts)


def text_parts(c: Writer, node: Node) -> list[Node | str]:
    """The pieces that a `+` of texts, a template string or a string is made of."""
    inner = bare(node)
    if inner.type in ("string", "template_string"):
        return template_parts(inner)
    if inner.type == "binary_expression" and text(opt(inner, "operator")) == "+" and c.kind(inner) == "string":
        return [*text_parts(c, need(inner, "left")), *text_parts(c, need(inner, "right"))]
    return [inner if inner.type != "sequence_expression" else node]


# -- one operand -----------------------------------------------------------------------------------


def _unary(c: Writer, node: Node) -> Written:
    sign, inner = text(opt(node, "operator")), need(node, "argument")
    kind = c.kind(inner)
    if sign == "!":
        return not_true(c, inner)
    if sign == "-" and text(inner) == "0":
        return "-0.0", UNARY
    if sign == "-":
        return (f"-{c.expr(inner, UNARY)}", UNARY) if kind in NUMBERS else (f"js.neg({c.expr(inner)})", ATOM)
    if sign == "+":
        return c.written(inner) if kind in ("int", "float", "num") else (f"js.number({c.expr(inner)})", ATOM)
    if sign == "~":
        if bare(inner).type == "unary_expression" and text(opt(bare(inner), "operator")) == "~":
            return f"js.bit_or({c.expr(need(bare(inner), 'argument'))}, 0)", ATOM
        return f"js.bit_not({c.expr(inner)})", ATOM
    if sign == "void":
        return ("undefined", ATOM) if inner.type == "number" else (f"({c.expr(inner)}, undefined)[1]", ATOM)
    if sign == "typeof":
        name = bare(inner)
        if (
            name.type == "identifier"
            and c.binding(name) is None
            and text(name) in c.scopes.globals
            and text(name) not in PRELUDE
        ):
            loose = not c.strict and bool(c.with_this)  # `this.x = 1` there makes a global x
            return (f"js.typeof(js.get(globalThis, {text(name)!r}))" if loose else "'undefined'"), ATOM
        return f"typeof({c.expr(inner)})", ATOM
    inner = bare(inner)
    if inner.type == "subscript_expression":
        return f"js.delete({c.expr(need(inner, 'object'))}, {c.expr(need(inner, 'index'))})", ATOM
    if inner.type == "member_expression":
        return f"js.delete({c.expr(need(inner, 'object'))}, {text(need(inner, 'property'))!r})", ATOM
    return "True", ATOM


def _update(c: Writer, node: Node) -> Written:
    """`i++` as a value."""
    target = bare(need(node, "argument"))
    sign = text(opt(node, "operator"))[0]
    first = node.children[0].type in ("++", "--")
    written, strong = changed(c, target, lambda: one_more(c, target, sign))
    if first:
        return written, strong
    if c.kind(target) == "bigint":
        return f"js.{'sub' if sign == '+' else 'add'}({written}, BigInt(1))", ATOM
    return f"{written} {'-' if sign == '+' else '+'} 1", SUM


def one_more(c: Writer, target: Node, sign: str) -> str:
    """What `x++` or `x--` gives x."""
    kind = c.kind(target)
    if kind == "bigint":
        return f"js.{'add' if sign == '+' else 'sub'}({c.expr(target)}, BigInt(1))"
    return f"{c.expr(target, SUM)} {sign} 1" if kind in NUMBERS else f"js.number({c.expr(target)}) {sign} 1"


def _class_around(c: Writer, node: Node) -> str:
    """The name of the class that a private name belongs to."""
    around = next((each for each in upward(node) if each.type in CLASSES), None)
    name = None if around is None else opt(around, "name")
    if name is None:
        raise Undecided("a private name in `in`, in a class without a name")
    return c.expr(name)


_MAYBE = frozenset({"ternary_expression", "binary_expression"})  # of which a part may not be worked out


def until_statement(node: Node) -> Iterator[Node]:
    """The expressions that an expression is a part of."""
    for each in upward(node):
        if each.type.endswith(("statement", "declaration")) or each.type in FUNCTIONS:
            return
        yield each


def _assignment(c: Writer, node: Node) -> Written:
    """`x = v` as a value."""
    target = bare(need(node, "left"))
    if is_pattern(target):
        if any(each.type in _MAYBE for each in until_statement(node)):
            raise Undecided("destructuring as a value")
        name = c.make_name("value", node)
        c.before += [f"{name} = {c.expr(need(node, 'right'))}", *assign(c, target, name)]
        return name, ATOM
    return stored(c, target, c.expr(need(node, "right")))


def combined(c: Writer, node: Node) -> str:
    """The new value of `x += v`."""
    target, right, sign = bare(need(node, "left")), need(node, "right"), text(opt(node, "operator"))[:-1]
    if sign in ("&&", "||", "??"):
        current = c.expr(target, TERNARY + 1)
        if sign == "??":
            return f"{current} if {current} not in (None, undefined) else {c.expr(right)}"
        plain = c.kinds.plain_truth(c.kind(target))
        shown = current if plain else f"js.truthy({current})"
        if sign == "||":
            return f"{current} or {c.expr(right, OR + 1)}" if plain else f"{current} if {shown} else {c.expr(right)}"
        return f"{c.expr(right)} if {shown} else {current}"
    return arithmetic(c, sign, target, right)[0]


def _augmented(c: Writer, node: Node) -> Written:
    target = bare(need(node, "left"))
    sign = text(opt(node, "operator"))
    if sign in ("||=", "??=", "&&="):
        refuse_acting(c, target)
        current = c.expr(target, TERNARY + 1)
        value = stored(c, target, c.expr(need(node, "right")))[0]
        if sign == "&&=":
            return f"{value} if js.truthy({current}) else {current}", TERNARY
        is_there = f"js.truthy({current})" if sign == "||=" else f"{current} not in (None, undefined)"
        return f"{current} if {is_there} else {value}", TERNARY
    return changed(c, target, lambda: combined(c, node))


def _sequence(c: Writer, node: Node) -> Written:
    parts = [c.expr(each) for each in kids(node)]
    if _is_called(node) and bare(kids(node)[-1]).type == "member_expression":
        parts[-1] = f"js.unbound({parts[-1]})"  # `(0, o.method)()`: it does not know its object any more
    return f"({', '.join(parts)})[-1]", ATOM


def _is_called(node: Node) -> bool:
    above = next((each for each in upward(node) if each.type != "parenthesized_expression"), None)
    return above is not None and above.type == "call_expression" and bare(need(above, "function")) == node


def _parenthesized(c: Writer, node: Node) -> Written:
    return c.written(kids(node)[0])


def _await(c: Writer, node: Node) -> Written:
    inner = bare(kids(node)[0])
    if base(c.kind(inner)) == "promise":
        return f"await {c.expr(inner, AWAIT)}", AWAIT
    return f"await js.awaited({c.expr(inner)})", AWAIT


def is_async(node: Node) -> bool:
    """Whether what stands here is in an async function."""
    above = node.parent
    while above is not None and above.type not in FUNCTIONS and above.type != "method_definition":
        above = above.parent
    return above is not None and any(each.type == "async" for each in above.children)


_NO_PROMISE = frozenset({"int", "float", "number", "string", "boolean", "array", "object", "null", "undefined"})


def _gives_a_value(c: Writer, delegated: Node) -> bool:
    """Whether `yield*` is of a generator of the program that cannot end without a `return` that has a value."""
    function = c.kinds.function_called(delegated) if delegated.type == "call_expression" else None
    return function is not None and c.kinds.sources.always_returns(function)


def _yield(c: Writer, node: Node) -> Written:
    inner = kids(node)
    if any(each.type == "*" for each in node.children):
        if is_async(node):
            raise Undecided("the value of `yield*` in an asynchronous generator")
        if node.parent is not None and node.parent.type != "expression_statement":
            given = f"(yield from js.delegated({c.expr(inner[0])}))"
            return given if _gives_a_value(c, inner[0]) else f"js.coalesce({given}, undefined)", ATOM
        return f"(yield from js.{'delegated' if c.sends else 'each'}({c.expr(inner[0])}))", ATOM
    if not inner:
        return "(yield undefined)", ATOM
    if is_async(node) and base(c.kind(inner[0])) not in _NO_PROMISE:
        written = f"(yield await js.awaited({c.expr(inner[0])}))"
    else:
        written = f"(yield {c.expr(inner[0])})"
    if node.parent is not None and node.parent.type == "expression_statement":
        return written, ATOM
    return f"js.coalesce({written}, undefined)", ATOM  # next() without a value sends None in Python


EXPRESSIONS.update(
    {
        "binary_expression": _binary,
        "unary_expression": _unary,
        "update_expression": _update,
        "assignment_expression": _assignment,
        "augmented_assignment_expression": _augmented,
        "sequence_expression": _sequence,
        "parenthesized_expression": _parenthesized,
        "await_expression": _await,
        "yield_expression": _yield,
    }
)
