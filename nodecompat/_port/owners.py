"""Who `this` is in functions that are no methods of a class, and whether it can be written by that one's name.

A listener's `this` is the emitter, that of a literal's method the object, that of a function among the options of a
stream the stream. It is written by its name only where the name still means the same when the function runs: a name
that is given another value, or is one for all turns of a loop, would lead to another one by then. Such functions ask
for their `this`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind_sources import function_of_this
from .source import FUNCTIONS, LOOPS, bare, need, opt, text, walk
from .writer import LISTEN

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from tree_sitter import Node

    from .scopes import Binding, Scopes

_STREAMS = frozenset({"Readable", "Writable", "Duplex", "Transform"})


def read_owners(scopes: Scopes) -> None:
    """Count each `this` that is written by a name as a read of the name: functions made in loops must keep it."""
    for node in walk(scopes.root.node):
        function = function_of_this(node) if node.type == "this" else None
        owner = None if function is None else _owner(scopes, function)
        binding = scopes.binding(owner) if owner is not None and owner.type == "identifier" else None
        if binding is not None:
            binding.reads.append((node, scopes.scope_at(node)))


def _owner(scopes: Scopes, function: Node) -> Node | None:
    """By which name `this` of a function is written."""
    if (literal := literal_of(function)) is not None:
        made = stream_of(scopes, literal)
        return literal_name(scopes, literal) if made is None else lasting_left(scopes, made)
    owner = emitter_of(function) or holder_of(function)
    return owner if owner is not None and is_lasting(scopes, owner) else None


def is_lasting(scopes: Scopes, node: Node) -> bool:
    """Whether an expression means for ever what it means now."""
    node = bare(node)
    if node.type == "this":
        return True
    first = node
    while first.type == "member_expression":
        first = need(first, "object")
    if first.type != "identifier":
        return False
    binding = scopes.binding(first)
    if binding is None:
        return True  # one of JavaScript's own, or a part of one
    return _has_one_value(binding) and (node is first or binding.how == "import" or _is_required(binding))


def _has_one_value(binding: Binding) -> bool:
    if not binding.writes:
        return binding.how not in ("var", "implicit") or not _is_in_loop(binding.node)
    if binding.value is not None or binding.how == "param" or len(binding.writes) > 1:
        return False
    written, scope = binding.writes[0]
    return scope.function is binding.scope.function and not _is_in_loop(written)


def _is_in_loop(node: Node) -> bool:
    """Whether a line runs again and again in one call of its function."""
    above = node.parent
    while above is not None and above.type not in FUNCTIONS:
        if above.type in LOOPS:
            return True
        above = above.parent
    return False


def _is_required(binding: Binding) -> bool:
    return binding.value is not None and text(binding.value).startswith("require(")


def emitter_of(function: Node, own_methods: AbstractSet[str] = frozenset()) -> Node | None:
    """Whom a function listens to, where it is given to `on` and the like.

    A method of the program's own by such a name may call it on whatever it likes.
    """
    above = function.parent
    if above is None or above.type != "arguments" or above.parent is None:
        return None
    called = opt(above.parent, "function")
    if called is None or called.type != "member_expression":
        return None
    if text(need(called, "property")) not in (LISTEN | {"listen"}) - own_methods:
        return None
    owner: Node | None = need(called, "object")
    while owner is not None and owner.type == "call_expression":  # job.on(…).once(…)
        inner = opt(owner, "function")
        chained = inner is not None and text(opt(inner, "property")) in LISTEN
        owner = opt(inner, "object") if inner is not None and chained else None
    return owner if owner is not None and owner.type in ("identifier", "this", "member_expression") else None


def holder_of(function: Node) -> Node | None:
    """The object that a function is given to, as in `o.close = function () { … }`."""
    above = function.parent
    left = opt(above, "left") if above is not None and above.type == "assignment_expression" else None
    return need(left, "object") if left is not None and left.type == "member_expression" else None


def literal_of(function: Node) -> Node | None:
    """The object literal that a function is a method of."""
    above = function.parent
    if above is not None and above.type == "pair":
        above = above.parent
    return above if above is not None and above.type == "object" else None


def has_this(literal: Node) -> bool:
    """Whether a method of a literal uses `this`."""
    return any(
        each.type == "this" and (function := function_of_this(each)) is not None and literal_of(function) == literal
        for each in walk(literal)
    )


def name_of_literal(node: Node) -> Node | None:
    """The name that is given a literal as its value, if one is."""
    above = node.parent
    if above is not None and above.type == "variable_declarator" and need(above, "name").type == "identifier":
        return need(above, "name")
    left = opt(above, "left") if above is not None and above.type == "assignment_expression" else None
    return left if left is not None and (left.type == "identifier" or text(left) == "module.exports") else None


def literal_name(scopes: Scopes, node: Node) -> Node | None:
    """The name by which the methods of a literal can call it, if they do."""
    name = name_of_literal(node)
    if name is None or not has_this(node) or stream_of(scopes, node) is not None:
        return None
    if text(name) == "module.exports":
        return name
    return name if scopes.scope_at(node).loop is None and is_lasting(scopes, name) else None


def stream_of(scopes: Scopes, node: Node) -> Node | None:
    """The `new Transform({ … })` whose options a literal is: `this` in its methods is the stream.

    The literal may have a name, which nobody but that stream asks for.
    """
    above = node.parent
    if above is not None and above.type == "variable_declarator":
        binding = scopes.binding(need(above, "name"))
        if binding is None or binding.writes or len(binding.reads) != 1:
            return None
        above = binding.reads[0][0].parent
    call = above.parent if above is not None and above.type == "arguments" else None
    made = None if call is None else opt(call, "constructor")
    return call if made is not None and text(opt(made, "property") or made) in _STREAMS else None


def lasting_left(scopes: Scopes, made: Node) -> Node | None:
    """The name that is given what is made, where it lasts."""
    above = made.parent
    left = None if above is None else opt(above, "name") if above.type == "variable_declarator" else opt(above, "left")
    if left is None or left.type not in ("identifier", "this", "member_expression"):
        return None
    return left if is_lasting(scopes, left) else None
