"""`switch`: `match` where the cases are literals, `if` and `elif` otherwise; what falls through is written again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind_sources import leaves
from .source import FUNCTIONS, LOOPS, bare, kids, need, opt, text
from .statements import block_lines
from .truth import truth
from .writer import AND, COMPARE, STATEMENTS, Loop, indent, simple

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer

_LITERALS = frozenset({"string", "number", "true", "false", "null"})


def _switch(c: Writer, node: Node) -> list[str]:
    value = bare(need(node, "value"))
    cases = [each for each in kids(need(node, "body")) if each.type in ("switch_case", "switch_default")]
    groups = _groups(cases)
    in_middle = any(_breaks_inside(each) for each in cases)
    loop = Loop(node, _label_of(node), switch=True, flag="loop" if in_middle else "")
    c.loops.append(loop)
    try:
        lines = (
            _match(c, value, groups)
            if all(_literal(label) for labels, _ in groups for label in labels)
            else _chain(c, value, groups)
        )
    finally:
        c.loops.pop()
    if not in_middle:
        return lines
    whole = ["while True:", *indent([*lines, "break"])]
    if "continue" not in loop.left:
        return whole
    outer = next((each for each in reversed(c.loops) if not each.switch), None)
    step = [] if outer is None else outer.step
    word = "return" if outer is not None and outer.turn else "continue"
    return ["go_on = False", *whole, "if go_on:", *indent([*step, word])]


def _label_of(node: Node) -> str:
    above = node.parent
    return text(need(above, "label")) if above is not None and above.type == "labeled_statement" else ""


def _groups(cases: list[Node]) -> list[tuple[list[Node | None], list[Node]]]:
    """The labels that share a body (None is the default), and the statements that run for them."""
    groups: list[tuple[list[Node | None], list[Node]]] = []
    labels: list[Node | None] = []
    for index, case in enumerate(cases):
        labels.append(opt(case, "value"))
        if _statements(case) or index == len(cases) - 1:
            groups.append((labels, _run(cases[index:])))
            labels = []
    groups.sort(key=lambda group: None in group[0])  # the default runs when nothing else does
    return groups


def _statements(case: Node) -> list[Node]:
    value = opt(case, "value")
    return [each for each in case.named_children if value is None or each.id != value.id]


def _run(cases: list[Node]) -> list[Node]:
    """The statements of a case, and of those it falls into."""
    found: list[Node] = []
    for case in cases:
        for each in _statements(case):
            if each.type == "break_statement" and opt(each, "label") is None:
                return found
            if (
                each.type == "statement_block"
                and kids(each)
                and kids(each)[-1].type == "break_statement"
                and opt(kids(each)[-1], "label") is None
            ):
                found += [one for one in each.named_children if one.id != kids(each)[-1].id]
                return found
            found.append(each)
            if leaves(each) or each.type == "continue_statement" or _exits(each):
                return found
    return found


def _exits(node: Node) -> bool:
    return node.type == "expression_statement" and text(node).startswith("process.exit(")


def _literal(label: Node | None) -> bool:
    if label is None:
        return True
    return label.type in _LITERALS or (
        label.type == "unary_expression" and text(label)[:1] == "-" and kids(label)[0].type == "number"
    )


def _match(c: Writer, value: Node, groups: list[tuple[list[Node | None], list[Node]]]) -> list[str]:
    lines = [f"match {c.expr(value)}:"]
    for labels, statements in groups:
        shown = "_" if None in labels else " | ".join(c.expr(label) for label in labels if label is not None)
        lines += indent([f"case {shown}:", *indent(_body(c, statements))])
    return lines if groups else [c.expr(value)]


def _chain(c: Writer, value: Node, groups: list[tuple[list[Node | None], list[Node]]]) -> list[str]:
    lines: list[str] = []
    always = text(value) == "true"
    name = c.expr(value, COMPARE + 1)
    if not simple(value) and not always:
        name = c.make_name("value", value)
        lines.append(f"{name} = {c.expr(value)}")
    word = "if"
    for labels, statements in groups:
        if None in labels:
            lines += [*(["else:"] if word == "elif" else ["if True:"]), *indent(_body(c, statements))]
            continue
        asked = [
            truth(c, label, AND) if always else _same(c, name, value, label) for label in labels if label is not None
        ]
        lines += [f"{word} {' or '.join(asked)}:", *indent(_body(c, statements))]
        word = "elif"
    return lines


def _same(c: Writer, name: str, value: Node, label: Node) -> str:
    if label.type == "undefined" or label.type == "null":
        return f"{name} is {'None' if label.type == 'null' else 'undefined'}"
    if c.kinds.primitive(c.kind(label)) or c.kinds.primitive(c.kind(value)):
        return f"{name} == {c.expr(label, COMPARE + 1)}"
    return f"js.same({name}, {c.expr(label)})"


def _body(c: Writer, statements: list[Node]) -> list[str]:
    flat: list[Node] = []
    for each in statements:
        flat += each.named_children if each.type == "statement_block" else [each]
    lines = block_lines(c, flat)
    if not any(line.strip() and not line.lstrip().startswith("#") for line in lines):
        lines.append("pass")
    return lines


def _breaks_inside(case: Node) -> bool:
    """Whether a `break` of the switch stands deeper than at the end of a case."""
    stack = [each for each in _statements(case) if each.type != "break_statement"]
    flat: list[Node] = []
    for each in stack:
        flat += (
            [one for one in kids(each) if one.type != "break_statement"] if each.type == "statement_block" else [each]
        )
    while flat:
        each = flat.pop()
        if each.type == "break_statement" and opt(each, "label") is None:
            return True
        if each.type not in FUNCTIONS and each.type not in LOOPS and each.type != "switch_statement":
            flat.extend(each.children)
    return False


STATEMENTS["switch_statement"] = _switch
