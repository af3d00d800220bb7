"""Which name is which: JavaScript's scopes, with every declaration, read and write.

What must stay true: a scope knows the Python function its lines will stand in (`Scope.home`), because that decides
`nonlocal`, `global`, and which names need another name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .source import CLASSES, FUNCTIONS, LOOPS, kids, need, opt, parameters, text

if TYPE_CHECKING:
    from tree_sitter import Node

PATTERNS = frozenset(
    {
        "object_pattern",
        "array_pattern",
        "rest_pattern",
        "assignment_pattern",
        "object_assignment_pattern",
        "pair_pattern",
    }
)
_READING = frozenset({"member_expression", "subscript_expression", "spread_element", "for_in_statement"})
_READS = frozenset({"identifier", "shorthand_property_identifier"})


@dataclass(eq=False)
class Binding:
    """A declared name."""

    name: str
    how: str  # var let const function class param import catch, or implicit
    scope: Scope
    node: Node  # the identifier that declares it
    value: Node | None = None  # what it begins with: an initializer, a function, a class
    py: str = ""
    reads: list[tuple[Node, Scope]] = field(default_factory=list)
    writes: list[tuple[Node, Scope]] = field(default_factory=list)  # after the declaration

    @property
    def captured(self) -> bool:
        """Whether a function inside uses it."""
        mine = self.scope.function
        return any(scope.function is not mine for _, scope in self.reads + self.writes)

    @property
    def constant(self) -> bool:
        """Whether it keeps the value it was declared with."""
        return not self.writes


@dataclass(eq=False)
class Scope:
    """A program, a function, a block, or a class."""

    node: Node
    what: str  # program function block class
    parent: Scope | None
    names: dict[str, Binding] = field(default_factory=dict)
    children: list[Scope] = field(default_factory=list)
    turn: bool = False  # the body of a loop that becomes a function of its own

    @property
    def function(self) -> Scope:
        """The JavaScript function, or the program, it belongs to."""
        scope = self
        while scope.what not in ("function", "program") and scope.parent is not None:
            scope = scope.parent
        return scope

    @property
    def caller(self) -> Scope:
        """The function whose `arguments` are meant in it: an arrow function has none of its own."""
        scope = self.function
        while scope.node.type == "arrow_function" and scope.parent is not None:
            scope = scope.parent.function
        return scope

    @property
    def home(self) -> Scope:
        """The scope whose Python function its lines stand in."""
        scope = self
        while not (scope.what in ("function", "program") or scope.turn) and scope.parent is not None:
            scope = scope.parent
        return scope

    @property
    def loop(self) -> Scope | None:
        """The innermost loop around it in the same function: the scope of the loop's node."""
        scope: Scope | None = self
        while scope is not None and scope.what not in ("function", "program"):
            if scope.node.type in LOOPS:
                return scope
            scope = scope.parent
        return None

    def find(self, name: str) -> Binding | None:
        """The declaration a name means here."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.parent
        return None

    def inside(self, other: Scope) -> bool:
        """Whether it is another scope or stands in it."""
        scope: Scope | None = self
        while scope is not None:
            if scope is other:
                return True
            scope = scope.parent
        return False


class Scopes:
    """All the names of a program."""

    def __init__(self, root: Node) -> None:
        self.root = Scope(root, "program", None)
        self.of_node: dict[int, Scope] = {root.id: self.root}
        self.of_name: dict[int, Binding] = {}  # identifier -> what it means
        self.bindings: list[Binding] = []
        self.globals: set[str] = set()  # names that nobody declares, and which are only read
        self.uses_arguments: set[int] = set()  # functions that look at `arguments`
        self.gives_arguments: set[int] = set()  # those that give them as a whole to another function
        self._declare_all(root, self.root)
        self._resolve_all(root, self.root)

    # -- declarations ------------------------------------------------------------------------------

    def _declare_all(self, node: Node, scope: Scope) -> None:
        kind = node.type
        if kind in FUNCTIONS:
            scope = self._function(node, scope)
        elif kind in CLASSES:
            name = opt(node, "name")
            if name is not None and kind == "class_declaration":
                self._declare(name, "class", scope, node)
            scope = self._open(node, "class", scope)
            if name is not None and kind == "class":
                self._declare(name, "class", scope, node)
        elif kind in (
            "statement_block",
            "for_statement",
            "for_in_statement",
            "switch_body",
            "while_statement",
            "do_statement",
            "class_static_block",
        ):
            scope = self._open(node, "block", scope)
            if kind == "for_in_statement" and (word := opt(node, "kind")) is not None:
                self._pattern(need(node, "left"), text(word), scope, None)
        elif kind == "catch_clause":
            scope = self._open(node, "block", scope)
            if (name := opt(node, "parameter")) is not None:
                self._pattern(name, "catch", scope, None)
        elif kind in ("lexical_declaration", "variable_declaration"):
            how = text(opt(node, "kind")) or "var"
            for each in kids(node):
                if each.type == "variable_declarator":
                    self._pattern(need(each, "name"), how, scope, opt(each, "value"))
        elif kind == "import_statement":
            self._imported(node, scope)
        for each in node.children:
            self._declare_all(each, scope)

    def _open(self, node: Node, what: str, parent: Scope) -> Scope:
        scope = Scope(node, what, parent)
        parent.children.append(scope)
        self.of_node[node.id] = scope
        return scope

    def _function(self, node: Node, scope: Scope) -> Scope:
        name = opt(node, "name")
        if name is not None and node.type in ("function_declaration", "generator_function_declaration"):
            self._declare(name, "function", scope, node)
        inner = self._open(node, "function", scope)
        if name is not None and node.type in ("function_expression", "generator_function"):
            self._declare(name, "self", inner, node)
        for each in parameters(node):
            self._pattern(each, "param", inner, None)
        return inner

    def _imported(self, node: Node, scope: Scope) -> None:
        for clause in kids(node):
            if clause.type != "import_clause":
                continue
            for each in kids(clause):
                if each.type == "identifier":
                    self._declare(each, "import", scope, None)
                elif each.type == "namespace_import":
                    self._declare(kids(each)[0], "import", scope, None)
                else:
                    for one in kids(each):
                        self._declare(opt(one, "alias") or need(one, "name"), "import", scope, None)

    def _pattern(self, node: Node, how: str, scope: Scope, value: Node | None) -> None:
        if node.type in ("identifier", "shorthand_property_identifier_pattern"):
            self._declare(node, how, scope, value)
        elif node.type in ("assignment_pattern", "object_assignment_pattern"):
            self._pattern(need(node, "left"), how, scope, None)
        elif node.type == "pair_pattern":
            self._pattern(need(node, "value"), how, scope, None)
        elif node.type in ("object_pattern", "array_pattern", "rest_pattern"):
            for each in kids(node):
                self._pattern(each, how, scope, None)

    def _declare(self, node: Node, how: str, scope: Scope, value: Node | None) -> None:
        name = text(node)
        home = scope.function if how == "var" else scope
        found = home.names.get(name)
        if found is None:
            found = home.names[name] = Binding(name, how, home, node, value)
            self.bindings.append(found)
        elif value is not None or how == "function":  # `var x = 1; var x = 2`
            found.writes.append((node, scope))
            if found.value is None:
                found.value = value
        self.of_name[node.id] = found

    # -- uses --------------------------------------------------------------------------------------

    def _resolve_all(self, node: Node, scope: Scope) -> None:
        scope = self.of_node.get(node.id, scope)
        kind = node.type
        if kind in _READS:
            self._use(node, scope, write=False)
        elif kind in ("assignment_expression", "augmented_assignment_expression"):
            self._written(need(node, "left"), scope)
        elif kind == "update_expression":
            self._written(need(node, "argument"), scope)
        elif kind == "for_in_statement" and opt(node, "kind") is None:
            self._written(need(node, "left"), scope)
        for each in node.children:
            self._resolve_all(each, scope)

    def _written(self, node: Node, scope: Scope) -> None:
        if node.type in ("identifier", "shorthand_property_identifier_pattern"):
            self._use(node, scope, write=True)
        elif node.type == "parenthesized_expression":
            for each in kids(node):
                self._written(each, scope)
        elif node.type in ("assignment_pattern", "object_assignment_pattern"):
            self._written(need(node, "left"), scope)
        elif node.type == "pair_pattern":
            self._written(need(node, "value"), scope)
        elif node.type in ("object_pattern", "array_pattern", "rest_pattern"):
            for each in kids(node):
                self._written(each, scope)

    def _use(self, node: Node, scope: Scope, write: bool) -> None:
        name = text(node)
        if node.id in self.of_name and self.of_name[node.id].node.id == node.id:
            return  # the declaration itself
        found = scope.find(name)
        if found is None:
            caller = scope.caller
            if name == "arguments" and caller.what == "function":
                self.uses_arguments.add(caller.node.id)
                if _is_given_away(node):
                    self.gives_arguments.add(caller.node.id)
                return
            if not write:
                self.globals.add(name)
                return
            found = self.root.names[name] = Binding(name, "implicit", self.root, node)
            self.bindings.append(found)
        self.of_name[node.id] = found
        if write:
            found.writes.append((node, scope))
        elif not any(node.id == each.id for each, _ in found.writes):
            found.reads.append((node, scope))

    def scope_at(self, node: Node) -> Scope:
        """The innermost scope a node stands in."""
        each: Node | None = node
        while each is not None:
            if each.id in self.of_node:
                return self.of_node[each.id]
            each = each.parent
        return self.root

    def binding(self, node: Node | None) -> Binding | None:
        """What an identifier means, if the program declares it."""
        return None if node is None else self.of_name.get(node.id)


def _is_given_away(arguments: Node) -> bool:
    """Whether somebody else gets `arguments` as they are: not where they are only read, or go through as a list."""
    above = arguments.parent
    if above is None or above.type in _READING:
        return False
    if above.type != "arguments" or above.parent is None:
        return True
    called = text(opt(above.parent, "function"))
    return called != "Array.from" and not called.endswith((".apply", ".call"))
