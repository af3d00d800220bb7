"""Loops: `range` where the counter allows, `for` over what is iterated, `while` for the rest; labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .functions import foreign
from .kind_words import base
from .leaving import after_loop
from .patterns import array_items, assign, taken_apart
from .source import FUNCTIONS, arguments, bare, kids, need, opt, parameters, text, walk
from .statements import block
from .truth import truth
from .turns import is_turn
from .values import value_lines
from .writer import BLOCK, STATEMENTS, SUM, Loop, Undecided, indent, mentions

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer


def _body(c: Writer, node: Node, names: list[str], step: list[str] | None = None, label: str = "") -> list[str]:
    """The lines of a loop's body; a call of a function where each turn has names of its own."""
    loop = Loop(node, label or _label_of(node), step or [])
    if (
        loop.label
        and mentions(need(node, "body"), "break_statement", "continue_statement")
        and _crossed(node, loop.label)
    ):
        loop.flag = c.make_name(f"leave_{loop.label}", node)
    c.loops.append(loop)
    try:
        lines = _turn(c, node, names) if is_turn(c.scopes, node) else block(c, need(node, "body"))
    finally:
        c.loops.pop()
    return lines


def _turn(c: Writer, node: Node, names: list[str]) -> list[str]:
    loop = c.loops[-1]
    loop.turn = True
    inside = need(node, "body")
    if any(each.type == "yield_expression" for each in _own(inside)):
        raise Undecided("a generator whose loop makes functions that keep names of their turn")
    waits = any(
        each.type == "await_expression"
        or (each.type == "for_in_statement" and any(one.type == "await" for one in each.children))
        for each in _own(inside)
    )
    name = c.make_name("turn", node)
    scope = c.scopes.of_node[inside.id]
    lines = block(c, inside)
    from_outside = foreign(c, scope)
    if any(name in names for line in from_outside for name in line.partition(" ")[2].split(", ")):
        raise Undecided("a counter that the body of the loop changes and that functions keep")
    definition = [f"{'async ' if waits else ''}def {name}({', '.join(names)}):", *indent([*from_outside, *lines])]
    call = f"{'await ' if waits else ''}{name}({', '.join(names)})"
    if not loop.left:
        return [*definition, "", call]
    lines = [*definition, "", f"left = {call}"]
    if "break" in loop.left:
        lines += ["if left == 'break':", "    break"]
    if "return" in loop.left:
        lines += ["if isinstance(left, list):", "    return left[0]"]
    return lines


def _own(node: Node) -> list[Node]:
    found: list[Node] = []
    stack = [node]
    while stack:
        each = stack.pop()
        found.append(each)
        if each.type not in FUNCTIONS:
            stack.extend(each.children)
    return found


def _label_of(node: Node) -> str:
    above = node.parent
    return text(need(above, "label")) if above is not None and above.type == "labeled_statement" else ""


def _crossed(node: Node, label: str) -> bool:
    """Whether the label is used inside of an inner loop or switch."""
    for each in walk(need(node, "body")):
        if each.type in ("break_statement", "continue_statement") and text(opt(each, "label")) == label:
            return True
    return False


# -- counting --------------------------------------------------------------------------------------


def _for(c: Writer, node: Node) -> list[str]:
    if (counted := _range(c, node)) is not None:
        return counted
    first, condition, step = opt(node, "initializer"), _condition(node), opt(node, "increment")
    lines: list[str] = []
    names: list[str] = []
    if first is not None and first.type not in ("empty_statement", ";"):
        lines += c.statement(first) if first.type.endswith("declaration") else value_lines(c, bare(first))
        if first.type == "lexical_declaration":
            names = [
                c.expr(need(each, "name"))
                for each in kids(first)
                if each.type == "variable_declarator" and need(each, "name").type == "identifier"
            ]
    steps: list[str] = []
    if step is not None:
        with c.apart() as extra:
            written = value_lines(c, bare(step))
        steps = [*extra, *written]
    with c.apart() as extra:
        asked = "True" if condition is None else truth(c, condition)
    inner = _body(c, node, names, steps)
    if extra:
        return [*lines, "while True:", *indent([*extra, f"if not ({asked}):", "    break", *inner, *steps])]
    if inner == ["pass"] and steps:
        inner = []
    return [*lines, f"while {asked}:", *indent([*inner, *([] if _leaves(inner) else steps)])]


def _leaves(lines: list[str]) -> bool:
    return bool(lines) and lines[-1].startswith(("break", "return", "raise", "continue"))


def _condition(node: Node) -> Node | None:
    found = [each for each in node.children_by_field_name("condition") if each.type not in (";", "empty_statement")]
    if not found:
        return None
    inner = found[0]
    return kids(inner)[0] if inner.type == "expression_statement" else inner


def _range(c: Writer, node: Node) -> list[str] | None:
    """`for (let i = a; i < b; i++)`, where nothing in the body changes i or b."""
    first, condition, step = opt(node, "initializer"), _condition(node), opt(node, "increment")
    if first is None or condition is None or step is None or not first.type.endswith("_declaration"):
        return None
    if condition.type != "binary_expression":
        return None
    declared = [each for each in kids(first) if each.type == "variable_declarator"]
    name, start = need(declared[0], "name"), opt(declared[0], "value")
    if start is None or text(need(condition, "left")) != text(name) or not _only_counts(c, name, node, step):
        return None
    by = _step_of(step, text(name))
    sign, limit = text(opt(condition, "operator")), need(condition, "right")
    if by is None or sign not in ("<", "<=", ">", ">=") or (sign in ("<", "<=")) != (by[0] != "-"):
        return None
    if any(text(need(each, "name")) != text(limit) for each in declared[1:]):
        return None
    if (
        c.kind(start) not in ("int", "num")
        or not _still(c, node, limit)
        or c.kind(limit) not in ("int", "num", "unknown")
    ):
        return None
    last = need(declared[1], "value") if len(declared) > 1 else limit
    sure = c.kind(last) == c.kind(start) == "int"
    end = _end(c, last, sign) if sure else c.expr(last)
    begin = c.expr(start)
    bounds = [end] if by == "1" and begin == "0" else [begin, end] if by == "1" else [begin, end, by]
    written = c.expr(name)
    if not sure and sign.endswith("="):
        bounds = [begin, end, *([] if by == "1" else [by]), "through=True"]
    return [
        f"for {written} in {'range' if sure else 'js.range'}({', '.join(bounds)}):",
        *indent(_body(c, node, [written])),
    ]


def _only_counts(c: Writer, name: Node, node: Node, step: Node) -> bool:
    """Whether only the step changes the counter, and nobody looks at it after the loop."""
    index = c.binding(name)
    if index is None:
        return False
    writes = [each for each, _ in index.writes if _within(each, node) and each.id != name.id]
    if any(not _within(each, step) for each in writes):
        return False
    return index.how != "var" or (not index.captured and all(_within(each, node) for each, _ in index.reads))


def _end(c: Writer, limit: Node, sign: str) -> str:
    """The end of a range that runs up to, or with, the limit."""
    end = c.expr(limit)
    if sign == "<=":
        return str(int(end) + 1) if end.isdigit() else f"{c.expr(limit, SUM)} + 1"
    if sign == ">=":
        return str(int(end) - 1) if end.isdigit() else f"{c.expr(limit, SUM)} - 1"
    return end


def _within(node: Node, outer: Node) -> bool:
    return outer.start_byte <= node.start_byte < outer.end_byte


def _step_of(step: Node, name: str) -> str | None:
    """What is added to the counter each time."""
    step = bare(step)
    if step.type == "update_expression" and text(need(step, "argument")) == name:
        return "1" if text(opt(step, "operator")) == "++" else "-1"
    if step.type == "augmented_assignment_expression" and text(need(step, "left")) == name:
        sign, by = text(opt(step, "operator")), text(need(step, "right"))
        if by.isdigit() and int(by) and sign in ("+=", "-="):
            return by if sign == "+=" else f"-{by}"
    return None


_CHANGES = (".push(", ".pop(", ".shift(", ".unshift(", ".splice(", ".length =", " = ")
_PURE = frozenset({"Math.floor", "Math.min", "Math.sqrt", "Math.max", "Math.ceil"})


def _still(c: Writer, loop: Node, limit: Node) -> bool:
    """Whether the limit stays what it is during the loop."""
    limit = bare(limit)
    if limit.type == "number":
        return True
    if limit.type == "binary_expression":
        return all(_still(c, loop, need(limit, side)) for side in ("left", "right"))
    if limit.type == "identifier":
        binding = c.binding(limit)
        if binding is None or (binding.captured and binding.writes):
            return False
        return all(not _within(each, loop) or each.id == limit.id for each, _ in binding.writes)
    if limit.type == "call_expression":
        return text(need(limit, "function")) in _PURE and all(_still(c, loop, each) for each in arguments(limit))
    return limit.type == "member_expression" and _still_property(c, loop, limit)


def _still_property(c: Writer, loop: Node, limit: Node) -> bool:
    owner, body = need(limit, "object"), text(need(loop, "body"))
    if "await" in body:
        return False
    if text(need(limit, "property")) != "length":
        return owner.type in ("identifier", "this", "member_expression") and text(limit) not in body
    if owner.type not in ("identifier", "member_expression", "call_expression"):
        return False
    if any(f"{text(owner)}{change}" in body for change in _CHANGES):
        return False
    return not any(_within(each, loop) for each, _ in _writes(c, owner))


def _writes(c: Writer, node: Node) -> list[tuple[Node, object]]:
    binding = c.binding(node)
    return [] if binding is None else [(each, scope) for each, scope in binding.writes]


# -- iterating -------------------------------------------------------------------------------------


def _for_in(c: Writer, node: Node) -> list[str]:
    left, right = need(node, "left"), need(node, "right")
    waits = any(each.type == "await" for each in node.children)
    over = f"js.keys({c.expr(right)})" if text(opt(node, "operator")) == "in" else _over(c, right, waits)
    word = "async for" if waits else "for"
    first: list[str] = []
    if left.type == "identifier":
        item = c.expr(left)
        names = [item]
    elif left.type == "array_pattern" and (flat := _flat(c, left, right)) is not None:
        item, names = flat, flat.split(", ")
    else:
        item = c.make_name("entry" if left.type == "array_pattern" else "item", node)
        first = (
            taken_apart(c, left, item) if left.type in ("array_pattern", "object_pattern") else assign(c, left, item)
        )
        names = [
            c.expr(each)
            for each in walk(left)
            if each.type in ("identifier", "shorthand_property_identifier_pattern") and c.binding(each) is not None
        ]
    return [f"{word} {item} in {over}:", *indent([*first, *_body(c, node, names)])]


def _over(c: Writer, right: Node, waits: bool) -> str:
    if waits:
        written = c.expr(right)
        return written if written.startswith(("events.on(", "on(")) else f"js.each_async({written})"
    kind = c.kind(right)
    inner = bare(right)
    if inner.type == "call_expression" and need(inner, "function").type == "member_expression" and not arguments(inner):
        called = need(inner, "function")
        owner, name = need(called, "object"), text(need(called, "property"))
        if base(c.kind(owner)) == "array" and name == "entries":
            return f"enumerate({c.expr(owner)})"
        if base(c.kind(owner)) == "array" and name == "keys":
            return f"range(len({c.expr(owner)}))"
    if base(kind) in ("array", "generator") or (
        inner.type == "call_expression" and text(need(inner, "function")).startswith("Object.")
    ):
        return c.expr(right)
    changes = any(word in text(right.parent) for word in (".delete(", ".add(", ".clear("))
    if kind == "set" and not changes:  # Python's loop does not see what its body adds and takes away
        return c.expr(right)
    return f"js.each({c.expr(right)})"


def _flat(c: Writer, left: Node, right: Node) -> str | None:
    """`[k, v]` of pairs, where each surely has two."""
    targets = array_items(left)
    inner = bare(right)
    called = text(need(inner, "function")) if inner.type == "call_expression" else ""
    pairs = called == "Object.entries" or called.endswith(".entries") or c.kind(inner) == "map"
    if not pairs or len(targets) != 2 or any(each is None or each.type != "identifier" for each in targets):
        return None
    return ", ".join(c.expr(each) for each in targets if each is not None)


def for_each(c: Writer, node: Node) -> list[str]:
    """`list.forEach((item, index) => { … })` as a loop."""
    owner = need(need(node, "function"), "object")
    function = arguments(node)[0]
    names = parameters(function)
    first: list[str] = []
    if names[0].type == "identifier":
        item = c.expr(names[0])
    else:
        item = c.make_name("item", node)
        first = taken_apart(c, names[0], item)
    over = (
        f"for {c.expr(names[1])}, {item} in enumerate({c.expr(owner)}):"
        if len(names) == 2
        else f"for {item} in {c.expr(owner)}:"
    )
    c.loops.append(Loop(node))
    try:
        lines = block(c, need(function, "body"))
    finally:
        c.loops.pop()
    if lines and lines[-1] == "continue":
        lines = lines[:-1] or ["pass"]
    return [over, *indent([*first, *lines])]


# -- while -----------------------------------------------------------------------------------------


def _while(c: Writer, node: Node) -> list[str]:
    with c.apart() as extra:
        asked = truth(c, need(node, "condition"))
    if asked == "1":
        asked = "True"
    lines = _body(c, node, [])
    if extra and not all(line.startswith((" ", "def ", "async def ", "@")) for line in extra):
        return ["while True:", *indent([*extra, f"if not ({asked}):", "    break", *lines])]
    return [*extra, f"while {asked}:", *indent(lines)]


def _do(c: Writer, node: Node) -> list[str]:
    with c.apart() as extra:
        asked = truth(c, need(node, "condition"), 5)
    check = [*extra, f"if not {asked}:", "    break"]
    lines = _body(c, node, [], check)
    return ["while True:", *indent([*lines, *check])]


def _with_labels(rule: object) -> object:
    def whole(c: Writer, node: Node) -> list[str]:
        return after_loop(c, node, rule(c, node))  # type: ignore[operator]

    return whole


for _name, _rule in (
    ("for_statement", _for),
    ("for_in_statement", _for_in),
    ("while_statement", _while),
    ("do_statement", _do),
):
    STATEMENTS[_name] = _with_labels(_rule)  # type: ignore[assignment]
BLOCK.extend([block, for_each, value_lines])
