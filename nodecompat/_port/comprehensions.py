"""`map`, `filter`, `some`, `every`, `find` with a small function, as comprehensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .holes import may_have_holes
from .source import FUNCTIONS, bare, has, is_expression_body, kids, need, parameters, text, walk
from .truth import truth
from .writer import ATOM, OR, TERNARY, mentions

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from .writer import Writer, Written

_NOT_INSIDE = (
    "await_expression",
    "yield_expression",
    "assignment_expression",
    "augmented_assignment_expression",
    "update_expression",
    *FUNCTIONS,
)


def _body(args: list[Node], many: int) -> tuple[Node, list[Node]] | None:
    """The expression and the parameters of a function that can stand in a comprehension."""
    if len(args) != 1:
        return None
    function = bare(args[0])
    if function.type != "arrow_function" or not is_expression_body(function) or has(function, "async"):
        return None
    names = parameters(function)
    body = need(function, "body")
    if not 1 <= len(names) <= many or any(each.type != "identifier" for each in names) or mentions(body, *_NOT_INSIDE):
        return None
    return body, names


def _over(c: Writer, node: Node, names: list[Node]) -> str:
    owner = c.expr(need(need(node, "function"), "object"), TERNARY + 1)
    item = c.expr(names[0])
    if len(names) == 1:
        return f"for {item} in {owner}"
    return f"for {c.expr(names[1])}, {item} in enumerate({owner})"


def _safe(c: Writer, node: Node, body: Node) -> bool:
    """Inside a class body or a walrus the names would not be found."""
    return (
        ":=" not in c.expr(body)
        and not may_have_holes(c.scopes, need(need(node, "function"), "object"))
        and not any(
            each.type == "call_expression" and text(need(each, "function")) == "arguments" for each in walk(body)
        )
        and node.type == "call_expression"
    )


def _map(c: Writer, node: Node, args: list[Node]) -> Written | None:
    found = _body(args, 2)
    if found is None or not _safe(c, node, found[0]):
        return None
    return f"[{c.expr(found[0])} {_over(c, node, found[1])}]", ATOM


def _filter(c: Writer, node: Node, args: list[Node]) -> Written | None:
    found = _body(args, 2)
    if found is None or not _safe(c, node, found[0]):
        return None
    return f"[{c.expr(found[1][0])} {_over(c, node, found[1])} if {truth(c, found[0], OR)}]", ATOM


def _asked(word: str) -> Callable[[Writer, Node, list[Node]], Written | None]:
    def rule(c: Writer, node: Node, args: list[Node]) -> Written | None:
        found = _body(args, 2)
        if found is None or not _safe(c, node, found[0]):
            return None
        condition = truth(c, found[0])
        if word == "any" or c.kind(found[0]) == "boolean" or not condition:
            return f"{word}({condition} {_over(c, node, found[1])})", ATOM
        return f"{word}({condition} {_over(c, node, found[1])})", ATOM

    return rule


def _find(c: Writer, node: Node, args: list[Node]) -> Written | None:
    found = _body(args, 1)
    if found is None or not _safe(c, node, found[0]):
        return None
    return f"next(({c.expr(found[1][0])} {_over(c, node, found[1])} if {truth(c, found[0], OR)}), undefined)", ATOM


COMPREHENSIONS: dict[str, Callable[[Writer, Node, list[Node]], Written | None]] = {
    "map": _map, "filter": _filter, "some": _asked("any"), "every": _asked("all"), "find": _find,
}  # fmt: skip


def counted_list(c: Writer, args: list[Node]) -> Written | None:
    """`Array.from({ length: n }, (_, i) => …)`."""
    if not args or bare(args[0]).type != "object" or len(args) > 2:
        return None
    pairs = kids(bare(args[0]))
    if len(pairs) != 1 or pairs[0].type != "pair" or text(need(pairs[0], "key")) != "length":
        return None
    length = c.expr(need(pairs[0], "value"))
    if len(args) == 1:
        return f"[undefined] * {length}", TERNARY + 1
    function = bare(args[1])
    if function.type != "arrow_function" or not is_expression_body(function) or has(function, "async"):
        return None
    names = parameters(function)
    body = need(function, "body")
    if len(names) > 2 or any(each.type != "identifier" for each in names) or mentions(body, *_NOT_INSIDE):
        return None
    if names and any(text(each) == text(names[0]) for each in walk(body) if each.type == "identifier"):
        return None
    index = c.expr(names[1]) if len(names) == 2 else "_"
    return f"[{c.expr(body)} for {index} in range({length})]", ATOM
