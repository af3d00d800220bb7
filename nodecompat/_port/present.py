"""Whether a property is there: of an instance of a class of the program's, of something of Node's.

What must stay true: where it may be missing, it is read by a helper that gives undefined then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .here import is_thing, lacks, lacks_static, of_a_global, of_things
from .kind_words import base, of
from .source import CLASSES, FUNCTIONS, bare, kids, need, opt, text

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer


def is_the_programs(c: Writer, node: Node, kind: str) -> bool:
    """Whether something of Node's, or a class of JavaScript's, has such a property only once the program has set it,
    perhaps later.
    """
    owner, name, above = need(node, "object"), text(need(node, "property")), node.parent
    is_called = above is not None and above.type == "call_expression" and opt(above, "function") == node
    if lacks_static(text(owner), name) and c.is_global(owner):
        return True
    if base(kind) not in ("node", "promise") or is_called or text(owner) == "module":
        return False
    if (found := of_a_global(text(owner), name)) is not None:
        return not found
    cls = of(kind) if base(kind) == "node" else ""
    written = [each for each, key, _ in c.kinds.sources.of_fields if key == name]
    if cls or not written:
        return not of_things(name, cls) and not any(_is_written_before(each, node) for each in written)
    return not any(_is_written_before(each, node) for each in written)


def has_no_function(c: Writer, owner: Node, kind: str, name: str) -> bool:
    """Whether a module of Node's, or a class of JavaScript's, has no such function, unless the program gives it one."""
    if base(kind) == "module":
        return lacks(of(kind), name)
    return lacks_static(text(owner), name) and c.is_global(owner)


def is_compared(node: Node) -> bool:
    """Whether a value is asked what it is, or handed on: it must be what Node has, the class that such a module is."""
    above = node.parent
    if above is None or above.type == "arguments":
        called = None if above is None or above.parent is None else opt(above.parent, "function")
        return text(opt(called, "property") or called).lower() != "inherits" if called is not None else True
    return above.type in (
        "binary_expression",
        "unary_expression",
        "pair",
        "array",
        "return_statement",
        "spread_element",
    )


def _is_written_before(owner: Node, read: Node) -> bool:
    """Whether a property of an owner is written wherever its function, or the program, is run, in a statement before."""
    statement = owner
    while statement.type in ("member_expression", "assignment_expression", "this", "identifier"):
        if statement.parent is None:
            return False
        statement = statement.parent
    block = statement.parent
    if statement.type != "expression_statement" or block is None or statement.end_byte > read.start_byte:
        return False
    return block.type == "program" or (block.parent is not None and block.parent.type in FUNCTIONS)


def is_nowhere(c: Writer, owner: Node, name: str, kind: str) -> bool:
    """Whether no line of the file gives an instance of a class of its own such a field or method, or a class itself."""
    if base(kind) == "class" and of(kind).isdigit():
        return _is_given_later(c, c.kinds.sources.classes.get(int(of(kind))), name)
    if base(kind) != "instance" or owner.type == "this" or name in c.own_methods:
        return False
    cls = c.kinds.sources.classes.get(int(of(kind)))
    whole = (int(of(kind)) in c.kinds.sources.constructors and not c.bases) or _is_whole(c, cls, name)
    if not whole or name in ("constructor", "toString"):
        return False
    return all(name != each for _, each, _ in c.kinds.sources.of_fields)


def _is_given_later(c: Writer, cls: Node | None, name: str) -> bool:
    """Whether a class itself has such a property only once a function has run: `if (!Single.instance) …`."""
    if not _is_whole(c, cls, name) or name in _OF_CLASSES:
        return False
    written = [each for each, key, _ in c.kinds.sources.of_fields if key == name]
    return not any(each.type == "class_body" or c.function_around(each) is None for each in written)


_OF_CLASSES = frozenset({"name", "length", "prototype", "constructor", "toString", "call", "apply", "bind"})


def _is_whole(c: Writer, cls: Node | None, name: str) -> bool:
    """Whether all that a class and its bases have under a name is written in the file, or is Node's and known."""
    if cls is None or cls.type not in CLASSES:
        return False
    heritage = next((each for each in kids(cls) if each.type == "class_heritage"), None)
    if heritage is None:
        return True
    above = kids(heritage)[0]
    binding = c.binding(above)
    if binding is not None and binding.value != cls and _is_whole(c, binding.value, name):
        return True
    return is_thing(text(opt(above, "property") or above)) and not of_things(name)


def maybe_called(c: Writer, owner: Node, kind: str, name: str) -> bool:
    """Whether `x.name` may be the name of a function: the program calls something that is called so."""
    word = text(owner).rpartition(".")[2]
    return kind == "unknown" and name == "name" and re.search(rf"\b{re.escape(word)}\(", text(c.root)) is not None


def is_itself(c: Writer, called: Node, function: Node) -> bool:
    """Whether what is called is the function, not what another one gave back, which hands out `this` itself."""
    binding = c.binding(called) if called.type == "identifier" else None
    return binding is None or (binding.value is not None and bare(binding.value) == function)
