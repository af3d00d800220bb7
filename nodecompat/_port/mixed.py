"""Which names may mean a text, a number or a function as well as an object: there a property may be undefined.

A property of a value of which nothing is known is written as an attribute, as messages and options have them. What
must stay true: where the program itself asks what a value is, or calls it, its properties are asked for by `js.get`;
so are those that something of Node's does not have, where a value is used as such a thing is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .here import thing_may_lack
from .kind_words import base
from .source import arguments, need, opt, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from .scopes import Binding
    from .writer import Writer

_EQUALS = frozenset({"===", "!==", "==", "!="})
_LITERALS = frozenset({"string", "number", "true", "false", "template_string"})
_OF_FUNCTIONS = frozenset({"name", "length", "prototype"})


def may_lack(c: Writer, owner: Node, kind: str, name: str) -> bool:
    """Whether a property is read of what may have none: Python would say so by an error."""
    if base(kind) == "function":
        return name not in _OF_FUNCTIONS
    if kind != "unknown" or owner.type != "identifier" or (binding := c.binding(owner)) is None:
        return False
    if name == "name" and makes_what_it_is_given(c):
        return True
    used = frozenset(text(need(above, "property")) for above, read in _uses(binding) if _is_of(above, read))
    return thing_may_lack(used, name) or any(
        _asks(read) or (name == "name" and _calls(read)) for read, _ in binding.reads
    )


def makes_what_it_is_given(c: Writer) -> bool:
    """Whether the program makes instances of classes that it does not know: what is asked for its name may be one."""
    return any(
        c.kind(called) == "unknown" and (c.binding(called) is not None or called.type == "member_expression")
        for called in c.kinds.sources.made
    )


def _uses(binding: Binding) -> list[tuple[Node, Node]]:
    return [(read.parent, read) for read, _ in binding.reads if read.parent is not None]


def _is_of(above: Node, read: Node) -> bool:
    """Whether a property of what is read stands there."""
    return above.type == "member_expression" and opt(above, "object") == read


def _asks(read: Node) -> bool:
    """Whether the program asks what a value is: `x === 'ready'`, `typeof x`, `Array.isArray(x)`, `switch (x)`."""
    above = read.parent
    if above is None:
        return False
    if above.type == "binary_expression" and text(opt(above, "operator")) in _EQUALS:
        other = need(above, "right") if opt(above, "left") == read else need(above, "left")
        return other.type in _LITERALS
    if above.type == "member_expression" and above.parent is not None and opt(above, "object") == read:
        sides = above.parent  # `m.type ?? m`
        return text(opt(sides, "operator")) in ("??", "||") and text(opt(sides, "right")) == text(read)
    if above.type == "unary_expression":
        return text(opt(above, "operator")) == "typeof"
    if above.type == "parenthesized_expression":
        return above.parent is not None and above.parent.type == "switch_statement"
    if above.type == "arguments" and above.parent is not None:
        return text(opt(above.parent, "function")) == "Array.isArray"
    return False


def _calls(read: Node) -> bool:
    above = read.parent
    if above is not None and above.type == "member_expression":  # f.apply(this, …)
        call = above.parent
        return (
            call is not None and opt(call, "function") == above and text(need(above, "property")) in ("apply", "call")
        )
    return above is not None and above.type == "call_expression" and read not in arguments(above)
