"""Calls and `new`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .commands import command
from .comprehensions import counted_list
from .functions import as_value, asks_this
from .here import must_be_here
from .kind_tables import MODULES_THAT_ARE_CLASSES, NODE_MODULES
from .kind_words import base, of
from .literals import cooked, items, template_parts, text_of
from .members import in_chain
from .methods import method_call
from .names import is_attribute
from .nothings import gives_nothing
from .present import has_no_function, is_compared, is_itself
from .private import attribute, private_key, super_of
from .sharing import is_kept_by_others
from .source import CLASSES, FUNCTIONS, arguments, bare, need, opt, string_value, text, walk
from .truth import truth
from .writer import ATOM, EXPRESSIONS, PRODUCT, TERNARY, Undecided, simple

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from .scopes import Binding
    from .writer import Writer, Written


def _call(c: Writer, node: Node) -> Written:
    called = need(node, "function")
    values = opt(node, "arguments")
    if values is not None and values.type == "template_string":
        return _tagged(c, called, values)
    args = arguments(node)
    if called.type == "super":
        return f"{super_of(called)}.__init__({', '.join(items(c, args))})", ATOM
    if called.type == "import":
        c.commonjs = c.commonjs or (string_value(args[0]) or ".").startswith((".", "/"))
        return f"js.import_(require, {c.expr(args[0])})", ATOM
    if opt(node, "optional_chain") is not None or in_chain(called):
        return _optional(c, node, called, args)
    written = text(called)
    if called.type in ("identifier", "member_expression") and written in _GLOBALS and c.is_global(called):
        found = _GLOBALS[written](c, node, args)
        if found is not None:
            return found
    if bare(called).type in FUNCTIONS:
        written, strong = as_value(c, bare(called))
        return f"{written if strong >= ATOM else f'({written})'}({', '.join(items(c, args))})", ATOM
    if called.type == "member_expression":
        _is_here(c, called)
        return _method(c, node, called, args)
    if called.type == "identifier" and (binding := c.binding(called)) is not None and _is_class(binding):
        text_ = f"Class constructor {text(called)} cannot be invoked without 'new'"
        return f"js.throw(TypeError({text_!r}))", ATOM
    given = command(c, called, args) or items(c, args)
    if called.type == "identifier" and _runs_alone(c, called):
        return f"js.void({c.expr(called, ATOM)}.__init__({', '.join([c.loose_this(node), *given])}))", ATOM
    if (
        (function := c.function_of(called)) is not None
        and function.id in c.with_this
        and is_itself(c, called, function)
    ):
        given = [c.loose_this(node), *given]
    return f"{c.expr(called, ATOM)}({', '.join(given)})", ATOM


def _is_here(c: Writer, called: Node) -> None:
    """Raises Undecided for a function or a class that nodecompat leaves out of a module of Node's."""
    kind = c.kind(need(called, "object"))
    if base(kind) == "module":
        must_be_here(of(kind), [text(need(called, "property"))])


def _runs_alone(c: Writer, called: Node) -> bool:
    """Whether what is called is a constructor that does not ask whether `new` called it: it makes nothing then."""
    binding = c.binding(called)
    function = None if binding is None or binding.writes else binding.value
    if function is None or function.id not in c.kinds.sources.constructors or function.type not in FUNCTIONS:
        return False
    written = text(function)
    return (
        "this." in written and "instanceof" not in written and "new.target" not in written and "return" not in written
    )


def _is_class(binding: Binding) -> bool:
    """Whether a name means a class of the program for good, which is called by `new` alone."""
    return not binding.writes and binding.value is not None and binding.value.type in CLASSES


def _optional(c: Writer, node: Node, called: Node, args: list[Node]) -> Written:
    given = items(c, args)
    if called.type == "member_expression":
        name = text(need(called, "property"))
        return (
            f"js.maybe({', '.join([c.expr(need(called, 'object')), repr(private_key(c, called, name)), *given])})",
            ATOM,
        )
    if called.type == "subscript_expression":
        return f"js.maybe({', '.join([c.expr(need(called, 'object')), c.expr(need(called, 'index')), *given])})", ATOM
    name = c.expr(called, TERNARY + 1)
    if simple(called):
        return f"{name}({', '.join(given)}) if {name} not in (None, undefined) else undefined", TERNARY
    raise Undecided("a call of what may be absent")


def _method(c: Writer, node: Node, called: Node, args: list[Node]) -> Written:
    owner, name = need(called, "object"), text(need(called, "property"))
    if owner.type == "super":
        return f"{super_of(owner)}.{attribute(name)}({', '.join(items(c, args))})", ATOM
    if text(owner) == "toString" and c.is_global(owner):  # toString.call(x)
        return f"js.call({', '.join([c.expr(owner), repr(name), *items(c, args)])})", ATOM
    if name in ("call", "apply", "bind"):
        if _may_be_another(c, owner, name, args):
            if base(c.kind(owner)) not in ("node", "instance", "class", "module"):
                return f"js.call({', '.join([c.expr(owner), repr(name), *items(c, args)])})", ATOM
        elif (found := _through(c, owner, name, args)) is not None:
            return found
    if (
        owner.type == "call_expression"
        and text(need(owner, "function")) == "require"
        and (module := string_value(arguments(owner)[0])) is not None
        and module.removeprefix("node:") in NODE_MODULES
    ):
        return f"{c.expr(called, ATOM)}({', '.join(command(c, called, args) or items(c, args))})", ATOM
    found = method_call(c, node, args)
    if found is not None:
        return found
    if (run := command(c, called, args)) is not None:
        return f"{c.expr(called, ATOM)}({', '.join(run)})", ATOM
    kind = c.kind(owner)
    if base(kind) in ("undefined", "null", "boolean") or has_no_function(c, owner, kind, name):
        return f"js.call({', '.join([c.expr(owner), repr(name), *items(c, args)])})", ATOM
    if (
        not is_attribute(name)
        and not name.startswith("#")
        and base(kind) not in ("promise", "instance", "class", "node", "module")
    ):
        return f"js.call({', '.join([c.expr(owner), repr(name), *items(c, args)])})", ATOM
    if base(kind) == "promise" or not is_attribute(name):
        return f"{c.expr(owner, ATOM)}.{attribute(name)}({', '.join(items(c, args))})", ATOM
    if base(kind) == "generator" or (
        base(kind) == "function" and c.kinds.field(kind, name) == "unknown" and not _is_put(c, name)
    ):
        return f"js.call({', '.join([c.expr(owner), repr(name), *items(c, args)])})", ATOM
    return f"{c.expr(owner, ATOM)}.{attribute(name)}({', '.join(items(c, args))})", ATOM


_OF_LANGUAGE = frozenset({"Array", "Object", "String", "Function", "Number"})


def _is_put(c: Writer, name: str) -> bool:
    """Whether the program gives something a property of that name."""
    return name in c.own_methods or any(name == each for _, each, _ in c.kinds.sources.of_fields)


def _through_with_this(c: Writer, function: Node, name: str, args: list[Node]) -> Written | None:
    """The same of a function whose `this` is a parameter."""
    known = c.function_of(function) if function.type == "identifier" else None
    if known is None or known.id not in c.with_this:
        return None
    called = c.expr(function, ATOM)
    given = [c.loose_this(function) if not args or text(args[0]) in ("null", "undefined") else c.expr(args[0])]
    if name == "apply":
        given += [f"*{c.expr(args[1], ATOM)}"] if len(args) > 1 else []
        return f"{called}({', '.join(given)})", ATOM
    given += items(c, args[1:])
    if name == "bind":
        return _bound(c, called, given)
    return f"{called}({', '.join(given)})", ATOM


def _bound(c: Writer, called: str, given: list[str]) -> Written:
    """A function with its first arguments, as they are now."""
    c.use_import("from functools import partial as _partial")
    return f"_partial({', '.join([called, *given])})", ATOM


def _may_be_another(c: Writer, owner: Node, name: str, args: list[Node]) -> bool:
    """Whether a method of that name may not be the one that functions have, as `socket.bind()` is not."""
    if bare(owner).type in FUNCTIONS or base(c.kind(owner)) == "function":
        return False
    return name in c.own_methods or (name == "bind" and not args)


def _through(c: Writer, owner: Node, name: str, args: list[Node]) -> Written | None:
    """`f.call(this, x)`, `f.apply(this, list)`, `f.bind(this)`."""
    first = text(args[0]) if args else "undefined"
    function = bare(owner)
    if (own := _of_prototype(c, owner, name, args)) is not None:
        return own, ATOM
    if function.type in FUNCTIONS and first == "this":
        c.this[function.id] = c.expr(args[0])
    if (found := _through_with_this(c, function, name, args)) is not None:
        return found
    called: str | None = None
    if function.type in FUNCTIONS:
        called, level = as_value(c, function)
        called = called if level == ATOM else f"({called})"
    elif first == "this" and c.superclass_call(owner):
        called = "super().__init__"
    elif first == "this" and c.knows_this and _may_know_this(c, owner):
        return f"js.call({', '.join([c.expr(owner), repr(name), *items(c, args)])})", ATOM
    elif first in ("null", "undefined", "this") or (
        function.type == "member_expression" and first == text(need(function, "object"))
    ):
        called = c.expr(owner, ATOM)
        if first == "this" and _is_constructor(c, owner):
            return f"{called}.__init__({', '.join(items(c, args))})", ATOM
    if called is None:
        return None
    if name == "bind":
        if len(args) < 2 and not is_kept_by_others(c, function):
            return called, ATOM
        return _bound(c, called, items(c, args[1:]))
    if name == "apply":
        rest = f"*{c.expr(args[1], ATOM)}" if len(args) > 1 else ""
        return f"{called}({rest})", ATOM
    return f"{called}({', '.join(items(c, args[1:]))})", ATOM


def _of_prototype(c: Writer, owner: Node, name: str, args: list[Node]) -> str | None:
    """A method that was taken from the prototype of one of JavaScript's own classes."""
    written = text(owner)
    if owner.type == "member_expression" and written.endswith(".hasOwnProperty") and not _is_put(c, "hasOwnProperty"):
        return f"Object.hasOwn({', '.join(items(c, args))})"
    if written in ("Object.prototype.toString", "{}.toString", "({}).toString") and name == "call":
        return f"js.tag_of({', '.join(items(c, args))})"
    listed = bool(args) and (text(args[0]) == "arguments" or base(c.kind(args[0])) in ("array", "string"))
    if written.endswith(".slice") and "prototype" in written and listed:
        return f"js.slice({', '.join(items(c, args))})"
    if owner.type == "member_expression" and text(need(owner, "object")) in ("[]", "''", '""'):
        method = f"js.get({c.expr(need(owner, 'object'))}, {text(need(owner, 'property'))!r})"
        return f"js.call({', '.join([method, repr(name), *items(c, args)])})"
    if ".prototype." in written and written.split(".")[0] in _OF_LANGUAGE:
        return f"js.call({', '.join([c.expr(owner), repr(name), *items(c, args)])})"
    return None


def _may_know_this(c: Writer, called: Node) -> bool:
    """Whether what is called may be a function that asks for its `this`."""
    kind = c.kind(called)
    if base(kind) == "function" and of(kind).isdigit():
        function = c.kinds.sources.by_site[int(of(kind))]
        return function.id not in c.kinds.sources.constructors and asks_this(function)
    return base(kind) not in ("class", "node", "global")


def _is_constructor(c: Writer, name: Node) -> bool:
    """Whether a name means a function of the program that is a class in Python."""
    binding = c.binding(name)
    return binding is not None and binding.value is not None and binding.value.id in c.kinds.sources.constructors


def _tagged(c: Writer, called: Node, template: Node) -> Written:
    parts = template_parts(template)
    strings: list[str] = [""]
    values: list[str] = []
    raw: list[str] = [""]
    for each in parts:
        if isinstance(each, str):
            strings[-1] = each
        else:
            values.append(c.expr(each))
            strings.append("")
    for child in template.named_children:
        if child.type == "template_substitution":
            raw.append("")
        else:
            raw[-1] += text(child)
    if text(called) == "String.raw":
        return f"String.raw({', '.join([f'js.strings({strings!r}, {raw!r})', *values])})", ATOM
    return f"{c.expr(called, ATOM)}({', '.join([f'js.strings({strings!r}, {raw!r})', *values])})", ATOM


# -- what everybody may call -----------------------------------------------------------------------


def _string(c: Writer, _node: Node, args: list[Node]) -> Written | None:
    if (
        len(args) != 1
        or args[0].type == "spread_element"
        or (c.has_symbols and c.kind(args[0]) in ("symbol", "unknown"))
    ):
        return None
    return text_of(c, args[0]) if base(c.kind(args[0])) == "function" else f"js.text({c.expr(args[0])})", ATOM


def _boolean(c: Writer, _node: Node, args: list[Node]) -> Written | None:
    if len(args) != 1:
        return None
    written = truth(c, args[0])
    return (written, ATOM) if written.startswith("js.truthy(") else (f"bool({written})", ATOM)


def _array_from(c: Writer, _node: Node, args: list[Node]) -> Written | None:
    if (found := counted_list(c, args)) is not None:
        return found
    if len(args) == 1 and base(c.kind(args[0])) in ("array", "set", "generator"):
        return f"list({c.expr(args[0])})", ATOM
    return None


def _require(c: Writer, node: Node, args: list[Node]) -> Written | None:
    name = string_value(args[0]) if args else None
    if name is None:
        return f"require({', '.join(items(c, args))})", ATOM
    plain = name.removeprefix("node:")
    must_be_here(plain)
    if plain in NODE_MODULES and "/" not in plain and not (plain in MODULES_THAT_ARE_CLASSES and is_compared(node)):
        return c.module(plain), ATOM
    return f"require({cooked(args[0])!r})", ATOM


def _create(c: Writer, _node: Node, args: list[Node]) -> Written | None:
    """`Object.create(other)`: the methods of a literal name the object that they were written in."""
    kind = c.kind(args[0]) if args else ""
    literal = next((each for each in walk(c.root) if base(kind) == "object" and str(each.id) == of(kind)), None)
    if literal is not None and literal.id not in c.shared and any(each.type == "this" for each in walk(literal)):
        raise Undecided("an object made from one whose methods use `this`")
    return None


_GLOBALS: dict[str, Callable[[Writer, Node, list[Node]], Written | None]] = {
    "String": _string,
    "Object": lambda c, _node, args: (f"js.object_of({', '.join(items(c, args))})", ATOM),
    "Boolean": _boolean,
    "Array.from": _array_from,
    "Object.create": _create,
    "require": _require,
    "Date": lambda _c, _node, _args: ("js.text(Date())", ATOM),
}


# -- new -------------------------------------------------------------------------------------------


def _new(c: Writer, node: Node) -> Written:
    called = need(node, "constructor")
    args = arguments(node)
    name = text(called)
    if name == "Array" and c.is_global(called) and not args:
        return "[]", ATOM
    if name == "Object" and c.is_global(called) and not args:
        return "js.obj()", ATOM
    if name in ("String", "Number", "Boolean") and c.is_global(called):
        return f"js.boxed({name}({', '.join(items(c, args))}))", ATOM
    if name in ("Function",) and c.is_global(called):
        raise Undecided("a function made of text")
    if (known := c.binding(called)) is not None and not known.writes and _is_arrow(known.value):
        return f"js.throw(TypeError({f'{name} is not a constructor'!r}))", ATOM
    if called.type == "class":
        raise Undecided("new of a class without a name")
    if called.type == "member_expression":
        _is_here(c, called)
    written = f"{c.expr(called, ATOM)}({', '.join(items(c, args))})"
    if name in ("Set", "Map") and c.is_global(called) and len(args) == 1 and base(c.kind(args[0])) == "object":
        written = f"{name}(js.each({c.expr(args[0])}))"  # an object with `[Symbol.iterator]`
    if (made := c.made_names.get(node.id)) is not None:
        c.before.append(f"{made} = {written}")
        return made, ATOM
    return written, ATOM


def _is_arrow(value: Node | None) -> bool:
    return value is not None and value.type == "arrow_function"


def filled(c: Writer, node: Node) -> Written | None:
    """`new Array(n).fill(0)`."""
    called = need(node, "function")
    owner, values = bare(need(called, "object")), arguments(node)
    if (
        text(need(called, "property")) != "fill"
        or len(values) != 1
        or owner.type not in ("new_expression", "call_expression")
    ):
        return None
    maker = opt(owner, "constructor") or need(owner, "function")
    sizes = arguments(owner)
    if text(maker) != "Array" or len(sizes) != 1 or not c.kinds.primitive(c.kind(values[0])):
        return None
    return f"[{c.expr(values[0])}] * {c.expr(sizes[0], PRODUCT + 1)}", PRODUCT


def _call_or_filled(c: Writer, node: Node) -> Written:
    if need(node, "function").type == "member_expression" and (found := filled(c, node)) is not None:
        return found
    if gives_nothing(c, node):
        return f"js.void({_call(c, node)[0]})", ATOM
    return _call(c, node)


EXPRESSIONS.update({"call_expression": _call_or_filled, "new_expression": _new})
