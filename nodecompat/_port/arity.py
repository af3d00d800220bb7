"""How many arguments a function must bear: own callbacks are called with fewer or more, which Python refuses.

Node's functions and the prelude fit what they call; only calls by the program's own lines count here. What other files
of the program may call (`elsewhere`) bears any number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from .kind_words import base
from .source import CLASSES, DECLARED_FUNCTIONS, FUNCTIONS, arguments, bare, kids, opt, parameters, text, upward, walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tree_sitter import Node

    from .scopes import Binding
    from .writer import Writer

_ANY = 99


class Elsewhere(Protocol):
    """What is known of the calls of other files."""

    exports: bool

    def most(self, function: Node) -> int | None:
        """The most arguments that another file may call a function with; None where none may."""


class Calls:
    """How the program calls its own functions: by the name of what is called, the fewest and the most arguments."""

    def __init__(self, c: Writer, elsewhere: Elsewhere) -> None:
        self.by_name: dict[str, tuple[int, int]] = {}
        self.loose: tuple[int, int] | None = None  # of what has any name
        self.by_key: tuple[int, int] | None = None  # of methods with a name that is worked out
        self.made: tuple[int, int] | None = None  # by `new`, of a class with any name
        self.at_once: dict[int, tuple[int, int]] = {}  # of functions that are called where they stand
        self.wanted: set[str] = set()  # names of functions whose result is looked at
        self.wanted_loosely = False  # whether that of a function of any name is
        self.wanted_at_once: set[int] = set()  # functions that are called where they stand
        self._given_on: dict[str, set[str]] = {}  # names of arrow functions, with those whose result they give
        self.elsewhere = elsewhere
        self._fields = {name for _, name, _ in c.kinds.sources.of_fields}
        for node in walk(c.root):
            if node.type in ("call_expression", "new_expression"):
                self._add(c, node)
        waiting = [*self.wanted]
        while waiting:
            more = self._given_on.pop(waiting.pop(), set()) - self.wanted
            self.wanted |= more
            waiting += more

    def _add(self, c: Writer, node: Node) -> None:
        called = bare(opt(node, "function") or opt(node, "constructor") or node)
        given = _count(arguments(node))
        if called.type == "super":
            name = _above(node)
            self.by_name[name] = _wider(self.by_name.get(name), given)
            return
        name = _last_name(called)
        if name in {"call", "apply", "bind"} - c.own_methods and called.type == "member_expression":
            given = (max(given[0] - 1, 0), given[1] - 1) if name == "call" else (0, _ANY)
            called = bare(opt(called, "object") or called)
            name = _last_name(called)
        if called.type in FUNCTIONS:  # `(function step(x) { … })()`
            self.at_once[called.id] = given
            name = text(opt(called, "name"))
            if _is_looked_at(node):
                self.wanted_at_once.add(called.id)
        if name and _is_looked_at(node):
            self.wanted.add(name)
        elif name and node.parent is not None and node.parent.type == "arrow_function":
            self._given_on.setdefault(_own_name(node.parent)[1], set()).add(name)
        if name:
            self.by_name[name] = _wider(self.by_name.get(name), given)
        known = called.type == "identifier" and base(c.kind(called)) in ("class", "global", "function")
        if node.type == "new_expression" and not known:
            self.made = _wider(self.made, given)
        if called.type == "subscript_expression":
            self.by_key = _wider(self.by_key, given)
        of_any_name = (
            called.type == "identifier" and c.binding(called) is not None and base(c.kind(called)) == "unknown"
        )
        of_field = called.type == "member_expression" and name in self._fields and name not in c.own_methods
        if called.type == "subscript_expression" or of_any_name or of_field:
            self.wanted_loosely = self.wanted_loosely or _is_looked_at(node)
            self.loose = _wider(self.loose, given)


def _last_name(called: Node) -> str:
    if called.type not in ("member_expression", "identifier"):
        return ""
    return text(opt(called, "property") or called)


def _above(node: Node) -> str:
    """The name of what the class around inherits from."""
    cls = next((each for each in upward(node) if each.type in CLASSES), None)
    heritage = None if cls is None else next((each for each in kids(cls) if each.type == "class_heritage"), None)
    return "" if heritage is None else _last_name(kids(heritage)[0])


def _is_looked_at(call: Node) -> bool:
    above = call.parent
    while above is not None and above.type in ("parenthesized_expression", "await_expression"):
        above = above.parent
    return above is not None and above.type not in ("expression_statement", "arrow_function")


def is_wanted(c: Writer, function: Node) -> bool:
    """Whether the program looks at what the function gives."""
    names, loose = _names_of(c, function)
    at_once = function.id in c.calls.wanted_at_once
    return at_once or (loose and c.calls.wanted_loosely) or any(name in c.calls.wanted for name in names)


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
    if function.id in c.calls.at_once:
        found = _wider(found, c.calls.at_once[function.id])
    if loose and c.calls.loose is not None:
        found = _wider(found, c.calls.loose)
    makes = text(opt(function, "name")) == "constructor" or function.id in c.kinds.sources.constructors
    if makes or function.type == "method_definition":
        others = c.calls.made if makes else c.calls.by_key
        found = found if others is None else _wider(found, others)
    outside = c.calls.elsewhere.most(function)
    if outside is not None:
        return 0, max(outside, found[1] if found is not None else own)
    if found is None:
        return own - _optional(c, function), own
    return min(found[0], own), found[1]


_GIVES_BACK = ("return_statement", "arrow_function", "ternary_expression", "binary_expression")


def _names_of(c: Writer, function: Node) -> tuple[list[str], bool]:
    """The names that a function is called by, and whether it may have others."""
    above = function.parent
    if function.type in DECLARED_FUNCTIONS or function.type == "method_definition":
        name = text(opt(function, "name"))
        if name == "constructor" and above is not None:
            return _names_of_class(c, above.parent), False
        of_literal = above is not None and above.type == "object"  # `api[name](…)` may call it
        return [name, *_handed_on(c, c.binding(opt(function, "name")))], of_literal
    if above is None:
        return [], False
    if above.type == "variable_declarator":
        binding = c.binding(opt(above, "name"))
        return [text(opt(above, "name")), *_handed_on(c, binding)], _is_given_back(binding)
    if above.type == "pair":
        return [text(opt(above, "key"))], True
    if above.type == "field_definition":
        return [text(opt(above, "property"))], False
    if above.type in ("assignment_expression", "assignment_pattern", "object_assignment_pattern"):
        left = opt(above, "left")
        return [
            text(opt(left, "property") or left)
        ] if left is not None else [], left is not None and left.type == "subscript_expression"
    if above.type == "arguments":
        return _received(c, above, function)
    return [], above.type in ("array", *_GIVES_BACK)


def _names_of_class(c: Writer, cls: Node | None) -> list[str]:
    """The names that `new` finds a class by: its own, and those of classes that inherit its constructor."""
    if cls is None:
        return []
    above = cls.parent
    name = opt(cls, "name") or (opt(above, "name") or opt(above, "left") if above is not None else None)
    names = [] if name is None else [text(opt(name, "property") or name)]
    for each in walk(c.root) if names else ():
        if each.type not in CLASSES or each == cls or opt(each, "name") is None:
            continue
        heritage = next((one for one in kids(each) if one.type == "class_heritage"), None)
        own = any(text(opt(one, "name")) == "constructor" for one in kids(opt(each, "body") or each))
        if heritage is not None and not own and _last_name(kids(heritage)[0]) in names:
            names += [one for one in _names_of_class(c, each) if one not in names]
    return names


def _handed_on(c: Writer, binding: Binding | None) -> Iterable[str]:
    """The names of parameters that get the function handed."""
    if binding is None:
        return
    for read, _ in binding.reads:
        above = read.parent
        if above is None:
            continue
        if above.type == "arguments":
            yield from _received(c, above, read)[0]
        elif above.type == "pair" and opt(above, "value") == read:
            yield text(opt(above, "key"))
        elif above.type == "assignment_expression" and opt(above, "right") == read:
            yield _last_name(bare(opt(above, "left") or above))
        elif above.type == "variable_declarator" and opt(above, "value") == read:
            yield text(opt(above, "name"))


def _is_given_back(binding: Binding | None) -> bool:
    """Whether a function is returned by its name, so that it may be called by others."""
    reads = () if binding is None else binding.reads
    return any(read.parent is not None and read.parent.type in _GIVES_BACK for read, _ in reads)


def _names_at(c: Writer, name: str, index: int) -> list[str]:
    """The parameters that an argument of a method goes to: of every method of that name."""
    methods = [parameters(each) for each in c.kinds.sources.functions if name in _own_name(each)]
    return [text(opt(names[index], "left") or names[index]) for names in methods if index < len(names)]


def _own_name(function: Node) -> tuple[str, str]:
    """The name of a method, or of the field or pair that a function is the value of."""
    above = function.parent
    key = None if above is None else opt(above, "key") or opt(above, "property") or opt(above, "left")
    if above is not None and above.type == "variable_declarator":
        key = opt(above, "name")
    return text(opt(function, "name")), "" if key is None else text(opt(key, "property") or key)


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
        found = _names_at(c, _last_name(called), index) if own else []
        return found, own or (base(c.kind(called)) == "unknown" and called.type == "identifier")
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
