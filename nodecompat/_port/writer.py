"""The converter's state: what was analysed, lines that go before a statement, names made, what is left to do.

What must stay true: an expression is written by the row of its node's type in `EXPRESSIONS`, a statement by the row in
`STATEMENTS`; each row gets the writer, and gives text with its binding strength, or lines.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from keyword import iskeyword
from typing import TYPE_CHECKING

from .kind_tables import TYPED_ARRAYS
from .source import FUNCTIONS, arguments, bare, kids, line_of, need, text, upward, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tree_sitter import Node

    from .arity import Calls
    from .kinds import Kinds
    from .scopes import Binding, Scope, Scopes

    Written = tuple[str, int]

# How strongly Python's operators bind.
LAMBDA, TERNARY, OR, AND, NOT, COMPARE, BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, PRODUCT, UNARY, POWER, AWAIT, ATOM = (
    range(1, 17)
)

EXPRESSIONS: dict[str, Callable[[Writer, Node], Written]] = {}
STATEMENTS: dict[str, Callable[[Writer, Node], list[str]]] = {}

# How a block is written, and `forEach` as a loop; filled by the files that do it.
BLOCK: list[Callable[[Writer, Node], list[str]]] = []
LISTEN = frozenset({"on", "once", "addListener", "prependListener", "prependOnceListener"})
STARTERS = frozenset(
    {
        "on",
        "once",
        "addListener",
        "prependListener",
        "setTimeout",
        "setInterval",
        "setImmediate",
        "nextTick",
        "queueMicrotask",
        "then",
        "catch",
        "createServer",
    }
)


class Undecided(Exception):  # noqa: N818  # no error: a question for the person who keeps the Python
    """What cannot be decided from the file; the statement is left to a person."""


# Words of programs in which something may refuse to be written.
_HOLDS = (b".freeze", b".seal", b".preventExtensions", b".defineProp", b"get ")
_NAMES_NODE = re.compile(rb"""['\"`]node(?:['\"`]|\s)""")


def _is_accessor(node: Node) -> bool:
    """Whether a node is `get x() {}` or `set x(v) {}` of an object literal."""
    above = node.parent
    made = node.type == "method_definition" and above is not None and above.type == "object"
    return made and any(each.type in ("get", "set") for each in node.children)


@dataclass
class Loop:
    """A loop, or a switch, while its body is written."""

    node: Node
    label: str = ""
    step: list[str] = field(default_factory=list)  # what goes before `continue`
    switch: bool = False
    flag: str = ""  # the name that says how the loop with the label is left
    turn: bool = False  # the body is a function of its own
    left: set[str] = field(default_factory=set)  # how the turn's function is left: break, continue, return


def _digs(root: Node) -> bool:
    """Whether the program has lists with empty places: `[1, , 3]`, `delete list[1]`."""
    for node in walk(root):
        words = [each.type for each in node.children]
        if node.type == "array" and ("," in words[1:2] or (",", ",") in pairwise(words)):
            return True
        if words[:1] == ["delete"] and bare(need(node, "argument")).type == "subscript_expression":
            return True
    return False


def _throws_anything(root: Node) -> bool:
    """Whether the program throws, or rejects with, what is no error."""
    for node in walk(root):
        value: Node | None = None
        if node.type == "throw_statement":
            value = bare(kids(node)[0])
        elif node.type == "call_expression" and text(need(node, "function")) in ("reject", "Promise.reject"):
            value = next(iter(arguments(node)), None)
        if value is not None and value.type not in (
            "new_expression",
            "identifier",
            "member_expression",
            "call_expression",
        ):
            return True
    return b"unhandledRejection" in (root.text or b"")


def _is_strict(root: Node, name: str) -> bool:
    """Whether a whole file is strict: a module, or one that begins so."""
    nodes = [each for each in root.named_children if each.type not in ("comment", "hash_bang_line")]
    begins = bool(nodes) and text(nodes[0]).rstrip(";")[1:-1] == "use strict"
    return begins or is_module(root, name)


def is_module(root: Node, name: str) -> bool:
    """Whether a file is a module of ES."""
    nodes = [each for each in root.named_children if each.type not in ("comment", "hash_bang_line")]
    modules = name.endswith((".mjs", ".mts")) or any(
        each.type in ("import_statement", "export_statement") for each in nodes
    )
    return modules or any(each.type == "meta_property" for each in walk(root) if "import" in text(each))


@dataclass(frozen=True)
class Options:
    """What the converter is told beside the text."""

    name: str = "program.js"
    siblings: frozenset[str] = frozenset()  # stems of the files that are Python beside it


class Writer:
    """One program being written."""

    calls: Calls
    convert_text: Callable[[str], str | None]  # a program in a text; None where something is left to do
    shows_names = False  # whether it looks at names of functions, or shows some
    prints_instances = False  # whether it shows an object that may be of one of its classes
    sees_prototypes = False  # whether it looks at what its constructors are

    def __init__(self, root: Node, scopes: Scopes, kinds: Kinds, options: Options) -> None:
        self.root = root
        self.scopes = scopes
        self.kinds = kinds
        self.options = options
        self.before: list[str] = []  # lines that the statement being written needs before it
        self.imports: list[str] = []
        self.undecided: list[tuple[int, str]] = []  # the lines left to do, with what is the matter
        self.this: dict[int, str] = {}  # by function
        self.loops: list[Loop] = []
        self.kept: dict[int, str] = {}  # by the expression: the name that holds what it was worked out as
        self.moved: set[int] = set()  # statements that were written elsewhere
        self.of_streams: set[int] = set()  # methods in the options of streams
        self.class_names: dict[int, str] = {}  # in Python, by class
        self.made_names: dict[int, str] = {}  # by `new`: the name its own methods know what it makes by
        self.last_returns: set[int] = set()  # `return` at the top, after which nothing of the file is left to run
        self.dropped_names: set[str] = set()
        self.methods_of: dict[int, list[Node]] = {}  # what prototypes add, by constructor
        self._made: dict[int, set[str]] = {}
        self._names = {binding.py for binding in scopes.bindings} | scopes.globals
        self.needed: frozenset[str] = frozenset()  # Python's own names that what is written uses
        self.inlined: set[int] = set()  # callbacks of forEach that are loops
        self.taken: dict[int, list[Binding]] = {}  # names that functions made in loops take along
        self.own_methods: set[str] = set()  # names of methods that the program defines itself
        self.bases: dict[int, Node] = {}  # what constructor functions inherit from
        self.named_anew: dict[int, bool] = {}  # those whose prototype was replaced: whether it names them
        self.main_names: set[Binding] = set()  # names of the part that runs as a coroutine
        self.with_this: set[int] = set()  # functions whose `this` is a parameter
        self.extensions: set[str] = set()  # names of methods that the program gives JavaScript's own values
        self.shared: set[int] = set()  # literals whose methods are called on others too
        self.commonjs = False
        self.knows_this = False  # whether a function of the program, and no class, asks for its `this`
        self.throws_anything = _throws_anything(root)
        self.names_node = _NAMES_NODE.search(root.text or b"") is not None  # as the program to run
        self.emits = b".emit(" in (root.text or b"")  # listeners may run before the file has been read to its end
        self.has_symbols = b"Symbol" in (root.text or b"")
        self.refused: frozenset[int] = frozenset()  # lines whose statements are left to a person
        self.strict = _is_strict(root, options.name)
        self.holds = any(word in (root.text or b"") for word in _HOLDS)
        self.has_accessors = b"defineProp" in (root.text or b"") or any(_is_accessor(each) for each in walk(root))

    @cached_property
    def sends(self) -> bool:
        """Whether the program sends values to generators: `generator.next(value)`."""
        return re.search(rb"\.next\(\s*[^\s)]", self.root.text or b"") is not None

    @cached_property
    def list_fields(self) -> set[str]:
        """The names of properties that the program gives to lists: `list.total = 6`."""
        given = [need(each, "left") for each in walk(self.root) if each.type == "assignment_expression"]
        fields = [each for each in map(bare, given) if each.type == "member_expression"]
        lists = [each for each in fields if self.kind(need(each, "object")).partition(":")[0] == "array"]
        return {text(need(each, "property")) for each in lists} - {"length"}

    @cached_property
    def has_typed(self) -> bool:
        """Whether the program makes typed arrays."""
        return any(name.encode() in (self.root.text or b"") for name in TYPED_ARRAYS)

    @cached_property
    def digs(self) -> bool:
        """Whether the program has lists with empty places."""
        return _digs(self.root)

    # -- what the families of syntax ask of each other ---------------------------------------------

    def block(self, node: Node) -> list[str]:
        """The lines of a block."""
        return BLOCK[0](self, node)

    def for_each(self, node: Node) -> list[str]:
        """`list.forEach(…)` as a loop."""
        return BLOCK[1](self, node)

    def value_lines(self, node: Node) -> list[str]:
        """An expression whose value nobody wants."""
        return BLOCK[2](self, bare(node))

    def arguments_of(self, call: Node) -> list[str]:
        """The arguments of a call, written."""
        return [
            f"*js.each({self.expr(kids(each)[0])})" if each.type == "spread_element" else self.expr(each)
            for each in arguments(call)
        ]

    def turn_names(self, function: Node) -> list[str]:
        """The names of its turn of the loop that a function takes along."""
        return [binding.py for binding in self.taken.get(function.id, [])]

    def loose_this(self, node: Node) -> str:
        """What `this` is in a function that is called without an owner there."""
        return "undefined" if self.strict or any(each.type == "class_body" for each in upward(node)) else "globalThis"

    @property
    def method_mark(self) -> str:
        """What makes a function of Python's one whose `this` is whoever it is called on."""
        return "js.strict_method" if self.strict else "js.method"

    def is_global(self, node: Node) -> bool:
        """Whether a name, or the first name of a path, is nobody's in the program."""
        while node.type == "member_expression":
            node = need(node, "object")
        return node.type == "identifier" and self.binding(node) is None

    def function_of(self, called: Node) -> Node | None:
        """The function of the program that a name means: what is called, or made by `new`."""
        kind = self.kind(called)
        word, _, site = kind.partition(":")
        if word == "function" and site:
            return self.kinds.sources.by_site.get(int(site))
        if word == "class" and site and (binding := self.binding(called)) is not None:
            for each in self.kinds.sources.functions:
                above = each.parent
                if (
                    each.type == "method_definition"
                    and text(need(each, "name")) == "constructor"
                    and above is not None
                    and above.parent is not None
                    and above.parent.id == int(site)
                ):
                    return each if binding else None
        return None

    def function_around(self, node: Node) -> Node | None:
        """The function a statement stands in."""
        each = node.parent
        while each is not None and each.type not in FUNCTIONS:
            each = each.parent
        return each

    def needs_start(self, function: Node) -> bool:
        """Whether nobody but the program calls an async function: Node's own callers start what they get."""
        above = function.parent
        if above is None or above.type != "arguments" or above.parent is None:
            return True
        called = above.parent.child_by_field_name("function")
        return called is None or text(called.child_by_field_name("property") or called) not in STARTERS

    def module(self, name: str) -> str:
        """A module of Node's, imported at the head; its name there."""
        shown = name if self.is_free(name) or self.kinds_of_name(name) == f"module:{name}" else f"{name}_module"
        if iskeyword(name):
            name, shown = f"{name}_", f"{name}_module"
        self.use_import(f"from nodecompat import {name}" + (f" as {shown}" if shown != name else ""))
        return shown

    def kinds_of_name(self, name: str) -> str:
        """The kind of a name of the program's top."""
        binding = self.scopes.root.names.get(name)
        return "" if binding is None else self.kinds.names.get(binding, "")

    def superclass_call(self, owner: Node) -> bool:
        """Whether `Base.call(this)` stands in a constructor that inherits from Base."""
        function = self.function_around(owner)
        base = None if function is None else self.bases.get(function.id)
        if base is not None and owner.type == "member_expression" and text(need(owner, "property")) == "super_":
            return self.above(need(owner, "object")) == base
        return base is not None and text(base) == text(owner)

    def above(self, function: Node) -> Node | None:
        """What a constructor function inherits from: `Dog.super_`, after `util.inherits(Dog, Animal)`."""
        binding = self.binding(function)
        return None if binding is None or binding.value is None else self.bases.get(binding.value.id)

    def is_error(self, node: Node) -> bool:
        """Whether `new X` makes an exception."""
        name = need(node, "constructor")
        if self.kind(node) == "error":
            return True
        for _ in range(9):
            binding = self.binding(name)
            value = None if binding is None else binding.value
            if value is None or value.type not in ("class_declaration", "class"):
                return text(name).endswith(("Error", "Exception"))
            heritage = next((each for each in value.named_children if each.type == "class_heritage"), None)
            if heritage is None:
                return False
            name = kids(heritage)[0]
        return False

    def in_main(self, binding: Binding) -> bool:
        """Whether a name of the program's top lives in the coroutine that the end of the program is."""
        return binding in self.main_names

    # -- expressions -------------------------------------------------------------------------------

    def expr(self, node: Node, strength: int = 0) -> str:
        """An expression, in parentheses where it binds less than `strength`."""
        written, strong = self.written(node)
        return f"({written})" if strong < strength else written

    def written(self, node: Node) -> Written:
        """An expression with how strongly it binds."""
        if (name := self.kept.get(node.id)) is not None:
            return name, ATOM
        rule = EXPRESSIONS.get(node.type)
        if rule is None:
            raise Undecided(node.type)
        return rule(self, node)

    def kind(self, node: Node) -> str:
        """What the value of an expression is."""
        return self.kinds.of(node)

    def binding(self, node: Node | None) -> Binding | None:
        """What an identifier means."""
        return self.scopes.binding(node)

    # -- statements --------------------------------------------------------------------------------

    def statement(self, node: Node) -> list[str]:
        """The lines of a statement, with those that it needs before it."""
        if node.id in self.moved:
            return []
        if line_of(node) in self.refused:
            return self.left_over(node, "what Python has no words for")
        rule = STATEMENTS.get(node.type)
        outer, self.before = self.before, []
        try:
            if rule is None:
                raise Undecided(node.type)
            lines = rule(self, node)
            return marked(self.before + lines, line_of(node))
        except Undecided as question:
            return self.left_over(node, str(question))
        finally:
            self.before = outer

    def left_over(self, node: Node, what: str) -> list[str]:
        """A statement that a person must write."""
        first = line_of(node)
        self.undecided += [(first + number, what) for number in range(len(text(node).split("\n")))]
        shown = [f"# TODO(port): {line}".rstrip() for line in text(node).split("\n")]
        return [*shown, f"raise NotImplementedError({f'line {line_of(node)}: {what}'!r})"]

    @contextmanager
    def apart(self) -> Iterator[list[str]]:
        """Collect the lines that what is written inside needs before it."""
        outer, self.before = self.before, []
        try:
            yield self.before
        finally:
            self.before = outer

    # -- names -------------------------------------------------------------------------------------

    def make_name(self, wanted: str, node: Node) -> str:
        """A name for something that has none, free in the function where `node` stands."""
        home: Scope | None = self.scopes.scope_at(node).home
        made = self._made.setdefault(home.node.id, set()) if home is not None else set()
        wanted = f"{wanted}_" if wanted in self.needed else wanted
        name, number = wanted, 2
        while name in self._names or name in made:
            name = f"{wanted}_{number}"
            number += 1
        made.add(name)
        return name

    def names_made(self) -> set[str]:
        """All that `make_name` has given."""
        return {name for names in self._made.values() for name in names}

    def claim(self, name: str, node: Node) -> bool:
        """Take a name in the function where `node` stands; False where something made has it."""
        home: Scope | None = self.scopes.scope_at(node.parent or node).home
        made = self._made.setdefault(home.node.id, set()) if home is not None else set()
        free = name not in made
        made.add(name)
        return free

    def is_free(self, name: str) -> bool:
        """Whether the program does not use the name itself."""
        return name not in self._names

    def use_import(self, line: str) -> None:
        """An import for the head of the file."""
        if line not in self.imports:
            self.imports.append(line)


class Line(str):
    """A line of Python that knows the line of JavaScript it comes from."""

    source: int

    def __new__(cls, text: str, source: int) -> Line:
        line = super().__new__(cls, text)
        line.source = source
        return line


def marked(lines: list[str], source: int) -> list[str]:
    """The lines, the first of which comes from a line of JavaScript."""
    if lines and not isinstance(lines[0], Line):
        return [Line(lines[0], source), *lines[1:]]
    return lines


def indent(lines: list[str]) -> list[str]:
    """The lines of a block, one level in."""
    return [_deeper(line) if line else "" for line in lines]


def _deeper(line: str) -> str:
    return Line(f"    {line}", line.source) if isinstance(line, Line) else f"    {line}"


def simple(node: Node) -> bool:
    """Whether an expression may be written twice: a name, or a property of one."""
    node = bare(node)
    if node.type in ("identifier", "this", "number", "string", "true", "false", "null", "undefined"):
        return True
    return (
        node.type == "member_expression"
        and node.child_by_field_name("optional_chain") is None
        and simple(kids(node)[0])
    )


def mentions(node: Node, *types: str) -> bool:
    """Whether a node of one of the types stands in it."""
    return any(each.type in types for each in walk(node))
