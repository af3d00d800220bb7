"""`break`, `continue` and labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .source import need, opt, text
from .writer import STATEMENTS, Loop, Undecided, indent

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer


def _labeled(c: Writer, node: Node) -> list[str]:
    inner = need(node, "body")
    if inner.type == "statement_block":
        label = text(need(node, "label"))
        c.loops.append(Loop(node, label))
        try:
            lines = c.block(inner)
        finally:
            loop = c.loops.pop()
        del loop
        return [
            "while True:",
            *indent([*lines, *([] if lines[-1].startswith(("break", "return", "raise", "continue")) else ["break"])]),
        ]
    flag_line: list[str] = []
    lines = c.statement(inner)
    flag = f"leave_{text(need(node, 'label'))}"
    if any(flag in line for line in lines):
        flag_line = [f"{flag} = None"]
    return flag_line + lines


def _target(c: Writer, node: Node) -> tuple[Loop | None, list[Loop]]:
    """The loop that a break or a continue means, and the loops inside of it that are left too."""
    label = text(opt(node, "label"))
    crossed: list[Loop] = []
    for loop in reversed(c.loops):
        fits = loop.label == label if label else not (loop.switch and node.type == "continue_statement")
        if fits:
            return loop, crossed
        crossed.append(loop)
    return None, crossed


def _break(c: Writer, node: Node) -> list[str]:
    return _leave(c, node, "break")


def _continue(c: Writer, node: Node) -> list[str]:
    return _leave(c, node, "continue")


def _leave(c: Writer, node: Node, how: str) -> list[str]:
    loop, crossed = _target(c, node)
    if loop is None:
        raise Undecided(f"{how} out of what is a function now")
    real = [each for each in crossed if not each.switch]
    if any(each.turn for each in crossed):
        raise Undecided(f"{how} of an outer loop")
    if loop.switch:
        if loop.flag != "loop":
            raise Undecided("break in the middle of a case")
        return ["break"]
    if real:
        flag = loop.flag or f"leave_{loop.label}"
        return [f"{flag} = {how!r}", "break"]
    middle = [each for each in crossed if each.switch and each.flag == "loop"]
    if middle:
        if how == "break" or len(middle) > 1:
            raise Undecided(f"{how} in the middle of a case")
        middle[0].left.add("continue")
        return [f"{middle[0].label or 'go_on'} = True", "break"]
    if loop.turn:
        if how == "continue":
            return ["return"]
        loop.left.add("break")
        return ["return 'break'"]
    return [*(loop.step if how == "continue" else []), how]


def after_loop(c: Writer, node: Node, lines: list[str]) -> list[str]:
    """After a loop inside of one with a label: leave further, where it said so."""
    for loop in reversed(c.loops):
        if loop.flag and loop.flag != "loop" and any(f"{loop.flag} = " in line for line in lines):
            outermost = next((each for each in reversed(c.loops) if not each.switch), None)
            result = list(lines)
            if outermost is loop:
                if any(f"{loop.flag} = 'break'" in line for line in lines):
                    result += [f"if {loop.flag} == 'break':", "    break"]
                if any(f"{loop.flag} = 'continue'" in line for line in lines):
                    result += [
                        f"if {loop.flag} == 'continue':",
                        f"    {loop.flag} = None",
                        *indent([*loop.step, "continue"]),
                    ]
            else:
                result += [f"if {loop.flag} is not None:", "    break"]
            return result
    return lines


STATEMENTS.update({"labeled_statement": _labeled, "break_statement": _break, "continue_statement": _continue})
