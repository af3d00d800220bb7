"""Names and properties: read, written, optional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .here import lacks
from .kind_sources import function_of_this
from .kind_words import base, of
from .mixed import may_lack
from .names import is_attribute, python_name
from .plain_texts import is_plain
from .present import is_nowhere, is_the_programs, maybe_called
from .private import attribute, private_key, super_of
from .scopes import PATTERNS
from .source import kids, need, opt, string_value, text, walk
from .writer import ATOM, EXPRESSIONS, Undecided, is_module

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer, Written

_ATTRIBUTES = frozenset(
    {
        "node",
        "record",
        "object",
        "instance",
        "class",
        "module",
        "error",
        "function",
        "promise",
        "env",
        "global",
        "regexp",
        "unknown",
        "date",
    }
)
_GLOBALS = {
    "__filename": "__file__", "global": "globalThis", "toString": "js.prototype(Object).toString", "global.global": "globalThis", "globalThis.global": "globalThis", "import.meta.filename": "__file__", "import.meta.url": "url_of_this_file",
    "import.meta.dirname": "_dirname", "__dirname": "_dirname",
}  # fmt: skip
_TIMERS = frozenset({"setTimeout", "setInterval", "setImmediate", "process.nextTick", "queueMicrotask"})
_NOWHERE = frozenset({  # globals of Node's
    "AsyncDisposableStack", "BroadcastChannel", "ByteLengthQueuingStrategy", "CloseEvent", "CompressionStream",
    "CountQueuingStrategy", "DecompressionStream", "DisposableStack", "ErrorEvent", "EventSource", "Float16Array",
    "FormData", "Headers", "MessageEvent", "Request", "Response", "Storage", "SuppressedError", "Temporal",
    "URLPattern", "WebAssembly", "WebSocket", "eval", "localStorage", "sessionStorage",
})  # fmt: skip
_IN_MODULES = {  # globals that are no names of `nodecompat.js`
    **dict.fromkeys(("URL", "URLSearchParams"), "nodecompat.url"),
    **dict.fromkeys(
        ("ReadableStream", "TextDecoderStream", "TextEncoderStream", "TransformStream", "WritableStream"), "nodecompat"
    ),
    "File": "nodecompat.buffer",
}
_EXPRESSIONS_OF_OWN = {
    "_dirname": ("import os as _os", "_dirname = _os.path.dirname(_os.path.abspath(__file__))"),
    "url_of_this_file": ("from pathlib import Path as _Path", "url_of_this_file = _Path(__file__).resolve().as_uri()"),
}


def is_pattern(node: Node) -> bool:
    """Whether a target takes a value apart."""
    return node.type in PATTERNS


def _global(c: Writer, written: str) -> str:
    name = _GLOBALS.get(written, written)
    for line in _EXPRESSIONS_OF_OWN.get(name, ()):
        c.use_import(line)
    return name


def name_of(c: Writer, node: Node) -> str:
    """What is written for an identifier."""
    binding = c.binding(node)
    if binding is None:
        return f"globalThis.{text(node)}" if _is_put_there(c, text(node)) else _global(c, text(node))
    return binding.py or python_name(binding.name)


def _is_put_there(c: Writer, name: str) -> bool:
    """Whether a name that nobody declares is one that the program gives to the global object: `global.name = …`."""
    return is_attribute(name) and any(
        key == name and (_is_loose(c, each) if each.type == "this" else text(each) in ("global", "globalThis"))
        for each, key, _ in c.kinds.sources.of_fields
    )


def _is_loose(c: Writer, this: Node) -> bool:
    """Whether `this` stands in a function that is called without an owner."""
    return (function := function_of_this(this)) is not None and function.id in c.with_this


def _identifier(c: Writer, node: Node) -> Written:
    if text(node) in ("module", "exports") and c.binding(node) is None:
        c.commonjs = True
    if text(node) in _NOWHERE and c.binding(node) is None:
        raise Undecided(f"{text(node)}, which Python has nothing for")
    if text(node) in _IN_MODULES and c.binding(node) is None:
        c.use_import(f"from {_IN_MODULES[text(node)]} import {text(node)}")
    if c.with_this and _takes_this(c, node):
        return f"{c.method_mark}({name_of(c, node)})", ATOM
    return name_of(c, node), ATOM


def _takes_this(c: Writer, node: Node) -> bool:
    """Whether a name means a function that gets `this` as a parameter, and is not what is called."""
    binding = c.binding(node)
    value = None if binding is None or binding.writes else binding.value
    above = node.parent
    if value is None or value.id not in c.with_this or above is None or node.type[-10:] != "identifier":
        return False
    if above.type == "member_expression" and text(need(above, "property")) in ("call", "apply", "bind"):
        return False
    return opt(above, "function") != node and opt(above, "name") != node


def _at_the_top(c: Writer) -> Written:
    """`this` outside of functions: what a file of CommonJS gives away; undefined in a module of ES."""
    if is_module(c.root, c.options.name):
        return "undefined", ATOM
    c.commonjs = True
    return "module.exports", ATOM


def _this(c: Writer, node: Node) -> Written:
    function = function_of_this(node)
    if function is None:
        return _at_the_top(c)
    if function.id not in c.this:
        raise Undecided("`this` of a function that anybody may call")
    return c.this[function.id], ATOM


def in_chain(node: Node) -> bool:
    """Whether a `?.` stands before, in the same chain."""
    each: Node | None = node
    while each is not None and each.type in ("member_expression", "subscript_expression", "call_expression"):
        if opt(each, "optional_chain") is not None:
            return True
        each = opt(each, "object") or opt(each, "function")
    return False


_OF_BYTES = frozenset(
    {"buffer", "byteLength", "byteOffset", "BYTES_PER_ELEMENT", "detached"}
)  # Python's own bytes do not have them
_OF_ERRORS = frozenset({"message", "stack", "name", "code"})
OF_EVERY_OBJECT = frozenset({"hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable"})  # Python's have none of them
_OF_EVERY_ERROR = _OF_ERRORS | {"cause"}


def maybe_no_error(c: Writer, kind: str, name: str) -> bool:
    """Whether a value may be no error although it is looked at as one: what was thrown may be anything."""
    return kind in ("unknown", "error") and name in _OF_ERRORS and c.throws_anything


def _special(c: Writer, owner: Node, name: str, kind: str) -> str | None:
    """Properties that Python has under other names: length, size, name, constructor, those of bytes."""
    if name == "length":
        if kind == "buffer:whole":
            return f"js.get({c.expr(owner)}, 'length')"
        if base(kind) in ("array", "buffer") or (kind == "string" and is_plain(c.kinds, owner)):
            return f"len({c.expr(owner)})"
        if base(kind) not in ("object", "instance", "node"):
            return f"js.length({c.expr(owner)})"
    if name in _OF_BYTES and base(kind) not in ("object", "instance", "node"):
        return f"js.get({c.expr(owner)}, {name!r})"
    if kind in ("map", "set") and name == "size":
        return f"len({c.expr(owner)})"
    if name == "name" and base(kind) in ("class", "function") and c.kinds.field(kind, "name") == "unknown":
        named = base(kind) == "class" or ((own := c.binding(owner)) is not None and own.how != "param")
        return f"{c.expr(owner, ATOM)}.__name__" if named else f"js.get({c.expr(owner)}, 'name')"
    if name == "name" and text(owner) == "new.target":
        return f"{c.expr(owner)}.__name__"
    if name == "constructor" and base(kind) == "instance":
        return f"type({c.expr(owner)})"
    if (
        name == "name"
        and owner.type == "member_expression"
        and text(need(owner, "property")) == "constructor"
        and base(c.kind(need(owner, "object"))) == "instance"
    ):
        return f"{c.expr(owner)}.__name__"
    return None


def _may_be_absent(c: Writer, node: Node) -> bool:
    """Whether a field is read in the options of a stream that the program itself gives to the stream, perhaps later."""
    owner = need(node, "object")
    function = function_of_this(owner) if owner.type == "this" else None
    if function is None or function.id not in c.of_streams:
        return False
    return any(name == text(need(node, "property")) for _, name, _ in c.kinds.sources.of_fields)


def _loses_this(c: Writer, node: Node) -> bool:
    """Whether a method that uses `this` is taken from its object: Python's would keep it."""
    above = node.parent
    call = above.parent if above is not None and above.type == "arguments" else None
    taken = above is not None and above.type == "variable_declarator" and opt(above, "value") == node
    if not taken and (call is None or text(opt(call, "function")) not in _TIMERS):
        return False
    return method_with_this(c, c.kind(need(node, "object")), text(need(node, "property")))


def method_with_this(c: Writer, kind: str, name: str) -> bool:
    """Whether what such an owner has under a name is a method that uses `this`."""
    found = c.kinds.field(kind, name)
    if base(found) == "function" and of(found).isdigit():
        function = c.kinds.sources.by_site.get(int(of(found)))
    elif base(kind) == "instance":
        function = next((each for each in c.kinds.sources.functions if _is_method_of(each, int(of(kind)), name)), None)
    else:
        return False
    return function is not None and any(
        each.type == "this" and function_of_this(each) == function for each in walk(function)
    )


def _is_method_of(function: Node, site: int, name: str) -> bool:
    body = function.parent if function.type == "method_definition" else None
    if body is None or body.parent is None or body.parent.id != site or text(need(function, "name")) != name:
        return False
    return not any(each.type in ("static", "get", "set") for each in function.children)


def _member(c: Writer, node: Node) -> Written:
    written = text(node)
    owner, name = need(node, "object"), text(need(node, "property"))
    if written in _GLOBALS:
        return _global(c, written), ATOM
    if owner.type == "super":
        return f"{super_of(owner)}.{attribute(name)}", ATOM
    if in_chain(node):
        return f"js.get({c.expr(owner)}, {private_key(c, node, name)!r}, optional=True)", ATOM
    kind = c.kind(owner)
    if (special := _special(c, owner, name, kind)) is not None:
        return special, ATOM
    if name == "super_" and (above := c.above(owner)) is not None:
        return c.expr(above), ATOM
    if name == "__proto__":
        return f"Object.getPrototypeOf({c.expr(owner)})", ATOM
    of_base = owner.type in ("identifier", "this") or text(owner).endswith(".super_")
    if name == "prototype" and (of_base or base(kind) in ("class", "global", "function")):
        return f"js.prototype({c.expr(owner)})", ATOM
    if _loses_this(c, node):
        return f"js.unbound({_read(c, owner, name, kind)[0]})", ATOM
    return _read(c, owner, name, kind, absent=_may_be_absent(c, node) or is_the_programs(c, node, kind))


def _read(c: Writer, owner: Node, name: str, kind: str, absent: bool = False) -> Written:
    """A property as it is read from its owner."""
    if base(kind) == "opt":
        kind = of(kind) if base(of(kind)) in ("node", "instance", "object") else "unknown"
    if owner.type != "this" and (
        maybe_called(c, owner, kind, name) or maybe_no_error(c, kind, name) or may_lack(c, owner, kind, name)
    ):
        return f"js.get({c.expr(owner)}, {name!r})", ATOM
    if name.startswith("#"):
        return f"{c.expr(owner, ATOM)}.{attribute(name)}", ATOM
    of_class = owner.type == "member_expression" and text(need(owner, "property")) == "constructor"
    of_class = of_class or text(owner).startswith("Object.getPrototypeOf(")
    if base(kind) == "module" and lacks(of(kind), name):
        return f"js.get({c.expr(owner)}, {name!r})", ATOM
    if (
        absent
        or name in OF_EVERY_OBJECT
        or name in c.extensions
        or _of_a_list(c, kind, name)
        or (kind == "error" and name not in _OF_EVERY_ERROR)
        or of_class
        or is_nowhere(c, owner, name, kind)
        or (name == "constructor" and base(kind) in ("error", "unknown", "record", "object"))
    ):
        return f"js.get({c.expr(owner)}, {name!r})", ATOM
    if (
        base(kind) in _ATTRIBUTES
        and (is_attribute(name) or base(kind) in ("class", "node", "module", "promise"))
        and owner.type != "number"
    ):
        return f"{c.expr(owner, ATOM)}.{attribute(name)}", ATOM
    return f"js.get({c.expr(owner)}, {name!r})", ATOM


def _subscript(c: Writer, node: Node) -> Written:
    owner, index = need(node, "object"), need(node, "index")
    if in_chain(node):
        return f"js.get({c.expr(owner)}, {c.expr(index)}, optional=True)", ATOM
    kind = c.kind(owner)
    if _plain_index(c, node, kind, index, reading=True):
        return f"{c.expr(owner, ATOM)}[{c.expr(index)}]", ATOM
    return f"js.get({c.expr(owner)}, {c.expr(index)})", ATOM


def _plain_index(c: Writer, node: Node, kind: str, index: Node, reading: bool) -> bool:
    if base(kind) in ("object", "record", "env"):
        return c.kind(index) == "string" and (not reading or base(kind) == "env")
    if base(kind) == "array":
        if kind == "array:=argv":
            return True
        return c.kind(index) in ("int", "num") and c.kinds.sources.in_bounds(node) and (reading or not c.holds)
    if base(kind) == "string" and reading:
        in_bounds = c.kinds.sources.in_bounds(node) and c.kind(index) == "int"
        return in_bounds and is_plain(c.kinds, need(node, "object"))
    return False


def _of_a_list(c: Writer, kind: str, name: str) -> bool:
    """Whether a property may be one that the program gives to a list, which no attribute can be."""
    return base(kind) == "array" or (name in c.list_fields and base(kind) in ("unknown", "opt"))


def target(c: Writer, node: Node) -> str | None:
    """What a value can be assigned to with `=`; None where a helper must do it."""
    kind = node.type
    if kind == "identifier":
        return name_of(c, node)
    if kind == "member_expression" and opt(node, "optional_chain") is None:
        owner, name = need(node, "object"), text(need(node, "property"))
        kind = c.kind(owner)
        of_other = name == "length" and base(kind) not in ("object", "instance", "node")
        if of_other or c.kinds.primitive(kind) or _of_a_list(c, kind, name):
            return None
        if is_attribute(name) or name.startswith("#"):
            return f"{c.expr(owner, ATOM)}.{attribute(name)}"
        return None
    if kind == "subscript_expression":
        owner, index = need(node, "object"), need(node, "index")
        if _plain_index(c, node, c.kind(owner), index, reading=False):
            return f"{c.expr(owner, ATOM)}[{c.expr(index)}]"
    return None


def key_of(c: Writer, node: Node) -> tuple[str, str]:
    """The owner and the key of a property, as expressions."""
    if node.type == "member_expression":
        return c.expr(need(node, "object")), repr(text(need(node, "property")))
    if node.type == "subscript_expression":
        return c.expr(need(node, "object")), c.expr(need(node, "index"))
    raise Undecided(f"assignment to {node.type}")


def stored(c: Writer, node: Node, value: str) -> Written:
    """An assignment that is a value."""
    if node.type == "identifier":
        return f"({name_of(c, node)} := {value})", ATOM
    if node.type == "member_expression" and text(need(node, "property")).startswith("#"):
        return (
            f"js.set({c.expr(need(node, 'object'))}, {private_key(c, node, text(need(node, 'property')))!r}, {value})",
            ATOM,
        )
    owner, key = key_of(c, node)
    return f"js.set({owner}, {key}, {value})", ATOM


def _meta(c: Writer, node: Node) -> Written:
    if text(node) == "new.target":  # a constructor is a class, and what it makes is of it
        function = function_of_this(node)
        made = function is not None and c.this.get(function.id) == "self"
        return ("type(self)" if made else "undefined"), ATOM
    raise Undecided(text(node))


def key_text(c: Writer, key: Node) -> str:
    """A key of an object literal, as an expression."""
    if key.type == "computed_property_name":
        inner = kids(key)[0]
        return (
            c.expr(inner)
            if c.kind(inner) in ("string", "symbol") or text(inner).startswith("Symbol.")
            else f"js.key({c.expr(inner)})"
        )
    if (value := string_value(key)) is not None:
        return repr(value)
    if key.type == "string":
        return c.expr(key)
    if key.type == "number":
        return repr(text(key))
    return repr(text(key))


EXPRESSIONS.update(
    {
        "identifier": _identifier,
        "shorthand_property_identifier": _identifier,
        "shorthand_property_identifier_pattern": _identifier,
        "this": _this,
        "member_expression": _member,
        "subscript_expression": _subscript,
        "meta_property": _meta,
    }
)
