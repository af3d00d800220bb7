"""What other files of the program may call: what this file exports, and what it hands to functions of other files.

JavaScript lets them call with fewer or more arguments than a function has names for, and nobody sees those calls here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind_words import base, of
from .methods import HELPERS
from .source import DECLARED_FUNCTIONS, FUNCTIONS, bare, kids, need, opt, string_value, text, upward, walk
from .writer import LISTEN, STARTERS

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer

_ANY = 99
_FITTED = HELPERS | LISTEN | STARTERS | {"finally", "get", "set", "has", "add", "emit", "next"}


class Elsewhere:
    """The functions of a file that other files may call."""

    def __init__(self, c: Writer) -> None:
        self.c = c
        nodes = list(walk(c.root))
        self.exports = any(each.type == "export_statement" or _is_exports(c, each) for each in nodes)
        self.imports = any(_asks_for_own(c, each) for each in nodes)

    def most(self, function: Node) -> int | None:
        """The most arguments that another file may call a function with; None where none may."""
        if self.imports and self._is_handed_out(function):
            return _ANY
        return 0 if self.exports and self._is_exported(function) else None

    def _is_exported(self, function: Node) -> bool:
        above = function.parent
        if above is None or text(opt(function, "name")).startswith("#"):
            return False
        if function.type == "method_definition" or above.type == "pair":
            return True
        if above.type in ("export_statement", "field_definition"):
            return True
        if above.type == "assignment_expression":
            return need(above, "left").type == "member_expression"
        if function.type in DECLARED_FUNCTIONS or above.type == "variable_declarator":
            return self._is_named_outside(function, above) or function.id in self.c.kinds.sources.constructors
        return False

    def _is_named_outside(self, function: Node, above: Node) -> bool:
        """Whether a name of the file is exported: declared so, or read in what is."""
        if above.parent is not None and above.parent.type == "export_statement":
            return True
        binding = self.c.binding(opt(function, "name") if function.type in DECLARED_FUNCTIONS else opt(above, "name"))
        return binding is not None and any(self._is_given_out(read) for read, _ in binding.reads)

    def _is_given_out(self, read: Node) -> bool:
        for each in upward(read):
            if each.type in FUNCTIONS or each.type == "call_expression":
                return False
            if each.type == "export_statement":
                return True
            if each.type == "assignment_expression":
                return any(_is_exports(self.c, one) for one in walk(need(each, "left")))
        return False

    def _is_handed_out(self, function: Node) -> bool:
        """Whether a function goes to a function of another file, or is a method that a class of another file may call."""
        above = function.parent
        if above is None:
            return False
        if function.type in DECLARED_FUNCTIONS or above.type == "variable_declarator":
            binding = self.c.binding(opt(above if above.type == "variable_declarator" else function, "name"))
            return binding is not None and any(self._is_argument(read) for read, _ in binding.reads)
        if function.type == "method_definition" and above.type == "class_body":
            return self._inherits(above.parent)
        if above.type == "pair" or (function.type == "method_definition" and above.type == "object"):
            literal = above.parent if above.type == "pair" else above
            return literal is not None and self._is_argument(literal)
        return self._is_argument(function)

    def _inherits(self, cls: Node | None) -> bool:
        heritage = None if cls is None else next((each for each in kids(cls) if each.type == "class_heritage"), None)
        return heritage is not None and _may_be_elsewhere(self.c.kind(kids(heritage)[0]))

    def _is_heir(self, name: Node) -> bool:
        binding = self.c.binding(name)
        return binding is not None and self._inherits(binding.value)

    def _is_argument(self, value: Node) -> bool:
        """Whether a value is handed to what may be a function of another file."""
        call = value.parent.parent if value.parent is not None and value.parent.type == "arguments" else None
        called = None if call is None else opt(call, "function") or opt(call, "constructor")
        if called is None:
            return False
        called = bare(called)
        if called.type == "identifier":
            kind = self.c.kind(called)
            return not self.c.is_global(called) and (
                _may_be_elsewhere(kind) or (base(kind) == "class" and self._is_heir(called))
            )
        if called.type != "member_expression":
            return False
        owner, name = need(called, "object"), text(need(called, "property"))
        if name in LISTEN and self._is_from_elsewhere(owner):
            return True
        if name in _FITTED | self.c.own_methods:
            return False
        if owner.type == "identifier" and self.c.is_global(owner):
            return False
        kind = self.c.kind(owner)
        heir = self.c.kinds.sources.classes.get(int(of(kind))) if base(kind) == "instance" else None
        return _may_be_elsewhere(kind) or self._inherits(heir)

    def _is_from_elsewhere(self, value: Node) -> bool:
        """Whether a value comes out of what a file of the program gave."""
        value = bare(value)
        if value.type == "await_expression":
            return self._is_from_elsewhere(kids(value)[0])
        if value.type in ("call_expression", "new_expression"):
            called = opt(value, "function") or need(value, "constructor")
            return _asks_for_own(self.c, value) or self._is_from_elsewhere(called)
        if value.type == "member_expression":
            return self._is_from_elsewhere(need(value, "object"))
        binding = self.c.binding(value)
        if binding is None or binding.how == "import":
            return binding is not None and any(_asks_for_own(self.c, each) for each in upward(binding.node))
        declared = next((each for each in upward(binding.node) if each.type == "variable_declarator"), None)
        source = None if declared is None else opt(declared, "value")
        return source is not None and binding.node.start_byte < source.start_byte and self._is_from_elsewhere(source)


def _may_be_elsewhere(kind: str) -> bool:
    """Whether such a value may come from another file; what a file exports is a module of its path."""
    return base(kind) in ("unknown", "opt") or (base(kind) == "module" and of(kind)[:1] in ("", ".", "/"))


def _is_exports(c: Writer, node: Node) -> bool:
    if node.type == "identifier":
        return text(node) == "exports" and c.is_global(node)
    return node.type == "member_expression" and text(node) == "module.exports" and c.is_global(node)


def _asks_for_own(c: Writer, node: Node) -> bool:
    """Whether a file of the program is asked for."""
    if node.type == "import_statement" or node.type == "export_statement":
        source = opt(node, "source")
    elif node.type == "call_expression" and text(need(node, "function")) in ("require", "import"):
        source = next(iter(kids(need(node, "arguments"))), None)
    else:
        return False
    return source is not None and (string_value(source) or "").startswith((".", "/"))
