"""Where the kinds of names, fields, items and results come from: every place of the file that puts a value there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .kind_tables import EVENTS
from .source import (
    DECLARED_FUNCTIONS,
    FUNCTIONS,
    arguments,
    bare,
    is_expression_body,
    kids,
    need,
    opt,
    parameters,
    string_value,
    text,
    walk,
)  # fmt: skip

if TYPE_CHECKING:
    from tree_sitter import Node

    from .scopes import Binding, Scopes

Source = "str | tuple[str, Node]"

_PER_ITEM = frozenset(
    {"forEach", "map", "filter", "find", "some", "every", "findIndex", "flatMap", "findLast", "findLastIndex"}
)
_LISTEN = frozenset({"on", "once", "addListener", "prependListener", "prependOnceListener"})
_COUNTING = frozenset({"-", "*", "/", "%", "**"})
_ORDER = frozenset({"<", ">", "<=", ">="})
_NO_GROUP = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]", re.DOTALL)  # what is escaped, and classes of characters
_GROUP = re.compile(r"\((?!\?)|\(\?<(?![=!])")
_SERVERS = frozenset({"createServer", "connect", "createConnection"})
_GIVEN_BY_SERVERS = {  # of the module
    "http": ("node:http.IncomingMessage", "node:http.ServerResponse"),
    "net": ("node:net.Socket",),
}


class Sources:
    """The places of one program."""

    def __init__(self, scopes: Scopes) -> None:
        self.scopes = scopes
        self.of_names: dict[Binding, list[str | tuple[str, Node]]] = {}
        self.of_fields: list[tuple[Node, str, Node | None]] = []
        self.gives_away = b"export" in (scopes.root.node.text or b"")  # its classes may be extended in other files
        self.opened: list[Node] = []  # what gets fields of names that are not known here
        self.of_items: list[tuple[Node, Node | None]] = []
        self.functions: list[Node] = []
        self.classes: dict[int, Node] = {}  # by site
        self.by_site: dict[int, Node] = {}
        self.returns: dict[int, list[Node]] = {}
        self.counted: set[Binding] = set()
        self.asked: set[Binding] = set()  # parameters that the program itself takes for absent somewhere
        self.constructors: dict[int, Node] = {}
        self.made: list[Node] = []  # what stands after `new`
        self.emitted: set[str] = set()
        self.method_calls: dict[str, list[Node]] = {}
        self.method_reads: set[str] = set()
        self.placed: set[str] = set()  # arrays that get items at places, maybe with gaps
        self.bounds: set[tuple[str, str, int]] = set()  # array, index, the loop

    def to(self, binding: Binding | None, source: str | tuple[str, Node]) -> None:
        """A name gets a value."""
        if binding is not None:
            self.of_names.setdefault(binding, []).append(source)

    # -- names -------------------------------------------------------------------------------------

    def pattern(self, node: Node, source: str | tuple[str, Node]) -> None:
        """What each name of a pattern gets, when the pattern gets `source`."""
        kind = node.type
        if kind in ("identifier", "shorthand_property_identifier_pattern", "shorthand_property_identifier"):
            self.to(self.scopes.binding(node), source)
        elif kind in ("assignment_pattern", "object_assignment_pattern"):
            left = need(node, "left")
            self.pattern(left, self._property(source, text(left)) if kind == "object_assignment_pattern" else source)
            self.pattern(left, ("", need(node, "right")))
        elif kind == "rest_pattern":
            self.pattern(
                kids(node)[0],
                "array:unknown" if node.parent is not None and node.parent.type != "object_pattern" else "record",
            )
        elif kind == "object_pattern":
            for each in kids(node):
                if each.type == "pair_pattern":
                    self.pattern(need(each, "value"), self._property(source, text(need(each, "key"))))
                elif each.type == "shorthand_property_identifier_pattern":
                    self.pattern(each, self._property(source, text(each)))
                else:
                    self.pattern(each, source)
        elif kind == "array_pattern":
            value = source[1] if isinstance(source, tuple) and source[0] == "" else None
            if value is not None and bare(value).type == "array" and _pairs(node, bare(value)):
                for each, one in zip(kids(node), kids(bare(value)), strict=True):
                    self.pattern(each, ("", one))
                return
            for each in kids(node):
                inner = ("items", source[1]) if isinstance(source, tuple) and source[0] == "" else "unknown"
                self.pattern(each, inner)
                if each.type != "rest_pattern":
                    self.pattern(each, "undefined") if inner != "unknown" else None
        elif kind == "member_expression":
            value = source[1] if isinstance(source, tuple) and source[0] == "" else None
            self.of_fields.append((need(node, "object"), text(need(node, "property")), value))
        elif kind == "subscript_expression":
            value = source[1] if isinstance(source, tuple) and source[0] == "" else None
            self._at_place(need(node, "object"), need(node, "index"), value)

    def _at_place(self, owner: Node, index: Node, value: Node | None) -> None:
        if (name := string_value(index)) is not None:
            self.of_fields.append((owner, name, value))
        else:
            self.opened.append(owner)
            self.of_items.append((owner, value))
            self.placed.add(text(owner))

    @staticmethod
    def _property(source: str | tuple[str, Node], name: str) -> str | tuple[str, Node]:
        return (f".{name}", source[1]) if isinstance(source, tuple) and source[0] == "" else "unknown"

    # -- parameters --------------------------------------------------------------------------------

    def parameters(self, function: Node) -> None:
        """What the parameters of a function get."""
        given = self.given(function)
        for index, each in enumerate(parameters(function)):
            if given is None or (given == [] and not self._calls_of(function)):
                self.pattern(each, "unknown")
            else:
                for sources in given:
                    self.pattern(each, sources[index] if index < len(sources) else "undefined")

    def given(self, function: Node) -> list[list[str | tuple[str, Node]]] | None:
        """What calls hand to a function, each a list; None when it may be called with anything."""
        if (known := self._as_callback(function)) is not None:
            return [known]
        calls = self._calls_of(function)
        if calls is None:
            return None
        given: list[list[str | tuple[str, Node]]] = []
        for call in calls:
            values = arguments(call)
            if any(value.type == "spread_element" for value in values):
                return None
            given.append([("", value) for value in values])
        return given

    def _calls_of(self, function: Node) -> list[Node] | None:
        """All calls of a function, or None when it is used otherwise."""
        parent = function.parent
        name: Binding | None = None
        if function.type in DECLARED_FUNCTIONS:
            name = self.scopes.binding(need(function, "name"))
        elif parent is not None and parent.type == "variable_declarator":
            name = self.scopes.binding(need(parent, "name"))
        elif function.type == "method_definition" and parent is not None and parent.type == "class_body":
            return self._calls_of_method(function, parent)
        if name is None or (name.writes and function.type not in DECLARED_FUNCTIONS):
            return None
        if parent is not None and parent.type == "export_statement":
            return None
        calls = []
        for read, _ in name.reads:
            call = read.parent
            if (
                call is None
                or call.type not in ("call_expression", "new_expression")
                or read not in (opt(call, "function"), opt(call, "constructor"))
            ):
                return None
            calls.append(call)
        return calls

    def _calls_of_method(self, method: Node, body: Node) -> list[Node] | None:
        name = text(need(method, "name"))
        cls = body.parent
        binding = self.scopes.binding(opt(cls, "name")) if cls is not None else None
        if cls is None or binding is None or (cls.parent is not None and cls.parent.type == "export_statement"):
            return None
        calls = []
        for read, _ in binding.reads:
            above = read.parent
            if above is None or above.type not in (
                "new_expression",
                "class_heritage",
                "binary_expression",
                "member_expression",
            ):
                return None
            if above.type == "class_heritage" and name == "constructor":
                return None
            if above.type == "new_expression":
                calls.append(above)
        if name == "constructor":
            return calls
        return None if name in self.method_reads else self.method_calls.get(name, [])

    def _as_callback(self, function: Node) -> list[str | tuple[str, Node]] | None:
        """What a function of JavaScript's or Node's hands to this callback, if it is one."""
        above = function.parent
        call = above.parent if above is not None and above.type == "arguments" else None
        if call is None:
            return None
        values = arguments(call)
        many = len(parameters(function))
        if call.type == "new_expression":
            return ["function:", "function:"] if text(need(call, "constructor")) == "Promise" else None
        called = need(call, "function")
        if called.type != "member_expression":
            return None
        name = text(need(called, "property"))
        receiver = need(called, "object")
        if name in _LISTEN and len(values) == 2:
            event = string_value(values[0])
            known = EVENTS.get(event, []) if event is not None and event not in self.emitted else []
            return [*known, *["unknown"] * many]
        if text(called) == "Array.from":
            return ["unknown", "int"]
        if name in _PER_ITEM and function.id == values[0].id:
            return [("argument", called), "int", ("", receiver)]
        if name == "reduce" and function.id == values[0].id:
            start: str | tuple[str, Node] = ("", values[1]) if len(values) > 1 else ("argument", called)
            return [start, ("argument", called), "int", ("", receiver)]
        if name in ("sort", "toSorted"):
            return [("argument", called), ("argument", called)]
        if name in ("replace", "replaceAll") and function.id != values[0].id:
            return [*_of_match(values[0], many)]
        if name == "then":
            return [("awaited", receiver)] if function.id == values[0].id else ["unknown"] * many
        if name in _SERVERS:
            return [*_GIVEN_BY_SERVERS.get("http" if many > 1 else text(receiver), ()), *["node"] * many]
        return None

    # -- asking ------------------------------------------------------------------------------------

    def always_returns(self, function: Node) -> bool:
        """Whether a function cannot end without a `return` or a `throw`."""
        return is_expression_body(function) or leaves(need(function, "body"))

    def in_bounds(self, node: Node) -> bool:
        """Whether `a[i]` stands in a loop that keeps `i` below `a.length`."""
        array, index = text(need(node, "object")), text(need(node, "index"))
        each = node.parent
        while each is not None and each.type not in FUNCTIONS:
            if (array, index, each.id) in self.bounds:
                return True
            each = each.parent
        return False

    def owner_of_this(self, node: Node) -> tuple[str, int] | None:
        """What `this` is there: an instance of a class, or an object literal, with its site; or the class itself."""
        function = function_of_this(node)
        if function is None:
            return None
        above = function.parent
        if (
            function.type in ("method_definition", "field_definition", "class_static_block")
            and above is not None
            and above.type == "class_body"
        ):
            cls = above.parent
            if cls is None:
                return None
            static = any(each.type == "static" for each in function.children) or function.type == "class_static_block"
            return ("class" if static else "instance", cls.id)
        if above is not None and above.type in ("object", "pair"):
            return self._owner_of_literal(above if above.type == "object" else above.parent)
        if function.id in self.constructors:
            return ("instance", function.id)
        if above is not None and above.type == "assignment_expression":
            owner = prototype_of(need(above, "left"))
            binding = self.scopes.binding(owner)
            if binding is not None and binding.value is not None:
                return ("instance", binding.value.id)
        return None

    def _owner_of_literal(self, literal: Node | None) -> tuple[str, int] | None:
        """`X.prototype = { name() { … } }` is about instances of X, another literal about itself."""
        if literal is None:
            return None
        above = literal.parent
        owner = (
            prototype_of(need(above, "left")) if above is not None and above.type == "assignment_expression" else None
        )
        binding = self.scopes.binding(owner)
        if binding is not None and binding.value is not None:
            return ("instance", binding.value.id)
        return ("object", literal.id)


def _pairs(pattern: Node, array: Node) -> bool:
    """Whether each target of a pattern has its own expression in a literal."""
    left, right = kids(pattern), kids(array)
    simple = all(each.type != "rest_pattern" for each in left) and all(each.type != "spread_element" for each in right)
    return simple and len(left) == len(right) and ",," not in text(pattern).replace(" ", "")


def _of_match(pattern: Node, many: int) -> list[str]:
    """What `replace` tells a function of a match: the match, its groups, and where it is in which text."""
    if pattern.type == "string":
        return ["string", "int", "string"]
    if pattern.type != "regex":
        return ["string", *["opt:string"] * many]
    groups = len(_GROUP.findall(_NO_GROUP.sub("", text(need(pattern, "pattern")))))
    return ["string", *["opt:string"] * groups, "int", "string", *["unknown"] * many]


def function_of_this(node: Node) -> Node | None:
    """The function, or field of a class, that `this` belongs to; None at the top of the program."""
    each = node.parent
    while each is not None:
        if each.type in FUNCTIONS and each.type != "arrow_function":
            return each
        if each.type in ("field_definition", "class_static_block"):
            return each
        each = each.parent
    return None


def prototype_of(target: Node) -> Node | None:
    """F in `F.prototype.name`, and in `F.prototype`."""
    if target.type == "member_expression" and text(need(target, "property")) == "prototype":
        return need(target, "object")
    if target.type == "member_expression":
        return prototype_of(need(target, "object")) if need(target, "object").type == "member_expression" else None
    return None


def leaves(node: Node) -> bool:
    """Whether a statement cannot be gone past: it returns, throws, or loops for ever."""
    kind = node.type
    if kind in ("return_statement", "throw_statement"):
        return True
    if kind in ("statement_block", "program"):
        return any(leaves(each) for each in kids(node))
    if kind == "if_statement":
        other = opt(node, "alternative")
        return other is not None and leaves(need(node, "consequence")) and leaves(kids(other)[0])
    if kind == "try_statement":
        last = opt(node, "finalizer")
        if last is not None and leaves(need(last, "body")):
            return True
        handler = opt(node, "handler")
        return leaves(need(node, "body")) and (handler is None or leaves(need(handler, "body")))
    if kind in ("while_statement", "for_statement"):
        condition = opt(node, "condition")
        endless = (
            condition is None or condition.type in (";", "empty_statement") or text(bare(condition)) in ("true", "1")
        )
        return endless and not any(each.type == "break_statement" for each in walk(need(node, "body")))
    if kind == "switch_statement":
        cases = kids(need(node, "body"))
        bodies = [[one for one in kids(case) if one != opt(case, "value")] for case in cases]
        if not any(case.type == "switch_default" for case in cases) or any(
            each.type == "break_statement" for each in walk(node)
        ):
            return False
        return bool(bodies) and bool(bodies[-1]) and all(not body or leaves(body[-1]) for body in bodies)
    return False
