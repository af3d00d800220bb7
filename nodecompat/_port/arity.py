"""How many arguments a function must bear: own callbacks are called with fewer or more, which Python refuses.

Node's functions and the prelude fit what they call; only calls by the program's own lines count here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind_words import base
from .source import DECLARED_FUNCTIONS, arguments, bare, opt, parameters, text, walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tree_sitter import Node

    from .scopes import Binding
    from .writer import Writer

_ANY = 99


class Calls:
    """How the program calls its own functions: by the name of what is called, the fewest and the most arguments."""

    def __init__(self, c: Writer) -> None:
        self.by_name: dict[str, tuple[int, int]] = {}
        self.loose: tuple[int, int] | None = None
        self.wanted: set[str] = set()  # names of functions whose result is looked at
        for node in walk(c.root):
            if node.type not in ("call_expression", "new_expression"):
                continue
            called = bare(opt(node, "function") or opt(node, "constructor") or node)
            name = text(opt(called, "property") or called) if called.type in ("member_expression", "identifier") else ""
            given = _count(arguments(node))
            if name in {"call", "apply"} - c.own_methods and called.type == "member_expression":
                inner = opt(called, "object")
                name = text(opt(inner, "property") or inner) if inner is not None else ""
                given = (max(given[0] - 1, 0), given[1] - 1) if text(opt(called, "property")) == "call" else (0, _ANY)
            if name and _is_looked_at(node):
                self.wanted.add(name)
            if name:
                self.by_name[name] = _wider(self.by_name.get(name), given)
            if called.type == "subscript_expression" or (
                called.type == "identifier" and c.binding(called) is not None and base(c.kind(called)) == "unknown"
            ):
                self.loose = _wider(self.loose, given)


def _is_looked_at(call: Node) -> bool:
    above = call.parent
    while above is not None and above.type in ("parenthesized_expression", "await_expression"):
        above = above.parent
    return above is not None and above.type not in ("expression_statement", "arrow_function")


def is_wanted(c: Writer, function: Node) -> bool:
    """Whether the program looks at what the function gives."""
    return any(name in c.calls.wanted for name in _names_of(c, function)[0])


def _count(values: list[Node]) -> tuple[int, int]:
    return (0, _ANY) if any(each.type == "spread_element" for each in values) else (len(values), len(values))


def _wider(first: tuple[int, int] | None, second: tuple[int, int]) -> tuple[int, int]:
    return second if first is None else (min(first[0], second[0]), max(first[1], second[1]))


def borne(c: Writer, function: Node) -> tuple[int, int]:
    """The fewest and the most arguments that the program calls a function with; its own count where nothing is known."""
    own = len(parameters(function))
    found: tuple[int, int] | None = None
    names, loose = _names_of(c, function)
    for name in names:
        if name in c.calls.by_name:
            found = _wider(found, c.calls.by_name[name])
    if loose and c.calls.loose is not None:
        found = _wider(found, c.calls.loose)
    if found is None:
        return own - _optional(c, function), own
    return min(found[0], own), found[1]


def _names_of(c: Writer, function: Node) -> tuple[list[str], bool]:
    """The names that a function is called by, and whether it may have others."""
    above = function.parent
    if function.type in DECLARED_FUNCTIONS or function.type == "method_definition":
        name = text(opt(function, "name"))
        if name == "constructor" and above is not None:
            return [text(opt(above.parent, "name"))] if above.parent is not None else [], False
        of_literal = above is not None and above.type == "object"  # `api[name](…)` may call it
        return [name, *_handed_on(c, c.binding(opt(function, "name")))], of_literal
    if above is None:
        return [], False
    if above.type == "variable_declarator":
        binding = c.binding(opt(above, "name"))
        return [text(opt(above, "name")), *_handed_on(c, binding)], False
    if above.type == "pair":
        return [text(opt(above, "key"))], True
    if above.type == "field_definition":
        return [text(opt(above, "property"))], False
    if above.type in ("assignment_expression", "assignment_pattern"):
        left = opt(above, "left")
        return [
            text(opt(left, "property") or left)
        ] if left is not None else [], left is not None and left.type == "subscript_expression"
    if above.type == "arguments":
        return _received(c, above, function)
    return [], above.type in ("array", "return_statement", "arrow_function", "ternary_expression", "binary_expression")


def _handed_on(c: Writer, binding: Binding | None) -> Iterable[str]:
    """The names of parameters that get the function handed."""
    if binding is None:
        return
    for read, _ in binding.reads:
        if read.parent is not None and read.parent.type == "arguments":
            yield from _received(c, read.parent, read)[0]


def _received(c: Writer, values: Node, given: Node) -> tuple[list[str], bool]:
    """The name of the parameter that gets an argument, when the program's own function is called."""
    call = values.parent
    if call is None:
        return [], False
    called = bare(opt(call, "function") or opt(call, "constructor") or call)
    index = next((number for number, each in enumerate(arguments(call)) if each.id == given.id), 0)
    function = c.function_of(called)
    if function is None:
        own = called.type == "member_expression" and text(opt(called, "property")) in c.own_methods
        return [], own or (base(c.kind(called)) == "unknown" and called.type == "identifier")
    names = parameters(function)
    if index < len(names):
        each = names[index]
        return [text(opt(each, "left") or each)], False
    return [], True


def _optional(c: Writer, function: Node) -> int:
    """How many of the last parameters the body itself asks about: `if (cb)`, `options || {}`."""
    count = 0
    body = opt(function, "body")
    for each in reversed(parameters(function)):
        binding = c.binding(each)
        if binding is None or body is None or not any(_asked(read) for read, _ in binding.reads):
            break
        count += 1
    return count


def _asked(read: Node) -> bool:
    above = read.parent
    if above is None:
        return False
    if above.type == "parenthesized_expression":
        return above.parent is not None and above.parent.type in ("if_statement", "while_statement")
    if above.type == "binary_expression":
        return (
            text(opt(above, "operator")) in ("||", "&&", "??", "===", "==", "!==")
            and opt(above, "left") == read
            and text(opt(above, "right"))[:1] not in "0123456789'\"`"
        )
    if above.type == "unary_expression":
        return text(opt(above, "operator")) in ("!", "typeof")
    return opt(above, "optional_chain") is not None or (
        above.type == "ternary_expression" and opt(above, "condition") == read
    )
