"""Classes. Functions with prototypes, which become classes, are in `prototypes`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .functions import asks_this, body, define, name_for, own_name
from .members import key_text
from .names import is_attribute
from .parameters import signature
from .private import attribute
from .prototypes import gives_another, of_function
from .source import CLASSES, FUNCTIONS, bare, has, kids, need, opt, string_value, text, upward, walk
from .writer import ATOM, EXPRESSIONS, Undecided, indent

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer, Written

_PRIVATE = re.compile(r"\.(__\w*[^\W_])(?!\w)")
_WRITES = ("assignment_expression", "augmented_assignment_expression")
_SPECIAL = {"[Symbol.iterator]": "__iter__", "[Symbol.asyncIterator]": "__aiter__"}
_ITERATES = {"__iter__": "@js.iterates", "__aiter__": "@js.iterates_async"}


def class_lines(c: Writer, node: Node, name: str) -> list[str]:
    """The class that a class, or a constructor function, is in Python."""
    if node.type in CLASSES:
        return _of_class(c, node, name)
    return of_function(c, node, name)


def _of_class(c: Writer, node: Node, name: str) -> list[str]:
    heritage = next((each for each in node.named_children if each.type == "class_heritage"), None)
    above = "" if heritage is None else c.expr(kids(heritage)[0])
    if (own := opt(node, "name")) is not None and (binding := c.binding(own)) is not None and node.type == "class":
        binding.py = name
    c.class_names[node.id] = name
    members = need(node, "body").named_children
    fields = [each for each in members if each.type == "field_definition" and not has(each, "static")]
    after: list[str] = []
    constructor = next((each for each in members if text(opt(each, "name")) == "constructor"), None)
    absent = [f"{each} = undefined" for each in _absent(c, node, constructor, fields, heritage)]
    lines: list[str] = []
    for each in _getters_first(members):
        if each is constructor:
            lines += ["", *_constructor(c, each, _field_lines(c, fields), bool(above))]
        elif each.type != "field_definition" or each not in fields:
            lines += _member(c, each, name, after)
    if constructor is None and fields:
        begin = ["super().__init__(*args)"] if above else []
        given = "self, *args" if above else "self"
        head = lines.index("") if "" in lines else len(lines)  # fields of the class itself come first
        made = ["", f"def __init__({given}):", *indent([*begin, *_field_lines(c, fields)])]
        lines = [*lines[:head], *made, *lines[head:]]
    lines = absent + lines
    while lines and not lines[0]:
        lines.pop(0)
    setters = any(has(each, "static") and has(each, "set") for each in members)
    bases = ", ".join([*([above] if above else []), *(["metaclass=js.StaticSetters"] if setters else [])])
    gives = [] if constructor is None or not gives_another(c, constructor) else ["@js.returning"]
    named = [f"@js.named({text(own)!r})"] if node.type == "class" and own is not None and text(own) != name else []
    return [
        *gives,
        *named,
        f"class {name}({bases}):" if bases else f"class {name}:",
        *indent(lines or ["pass"]),
        *_outside(name, after),
    ]


def _outside(name: str, lines: list[str]) -> list[str]:
    """Lines behind a class, which Python does not read as a part of it: private names are written in full."""
    return [_PRIVATE.sub(rf"._{name.lstrip('_')}\1", line) for line in lines]


def _getters_first(members: list[Node]) -> list[Node]:
    """The members of a class, a getter before its setter."""
    getters = {text(opt(each, "name")): each for each in members if has(each, "get")}
    order: list[Node] = []
    for each in members:
        getter = getters.get(text(opt(each, "name"))) if has(each, "set") else None
        if getter is not None and getter not in order:
            order.append(getter)
        if each not in order:
            order.append(each)
    return order


def _alone(node: Node) -> bool:
    """Whether a setter has no getter beside it."""
    beside = [] if node.parent is None else node.parent.named_children
    name = text(opt(node, "name"))
    return not any(text(opt(each, "name")) == name and has(each, "get") for each in beside)


def _member(c: Writer, each: Node, name: str, after: list[str]) -> list[str]:
    """A comment, a static field or block, or a method of a class; `after` are lines that go behind the class."""
    if each.type == "comment":
        shown = [line.strip().lstrip("/*").strip() for line in text(each).split("\n") if line.strip(" */")]
        return ["", *(f"# {line}".rstrip() for line in shown)]
    c.this[each.id] = name
    if each.type == "class_static_block":
        after += c.block(need(each, "body"))
        return []
    if each.type == "method_definition" and _is_worked_out(each):
        after += _computed(c, each, name)
        return []
    if each.type != "field_definition":
        return ["", *_method(c, each, name)]
    with c.apart() as extra:
        value = opt(each, "value")
        key = attribute(text(need(each, "property")))
        written = "undefined" if value is None else c.expr(value)
    if extra or name in written:
        after += [*extra, f"{name}.{key} = {written}"]
        return []
    return [f"{key} = {written}"]


def _is_worked_out(method: Node) -> bool:
    key = need(method, "name")
    return key.type == "computed_property_name" and text(key) not in _SPECIAL


def _computed(c: Writer, node: Node, owner: str) -> list[str]:
    """A method whose name is worked out, behind its class."""
    key = key_text(c, need(node, "name"))
    static = has(node, "static")
    c.this[node.id] = owner if static else "self"
    name = c.make_name(name_for(c, node), node.parent or node)
    word = next((f"{word}=" for word in ("get", "set") if has(node, word)), "")
    lines = define(c, node, name, None, "" if static else "self")
    return ["", *lines, "", f"js.member({owner}, {key}, {word}{name}{', static=True' if static else ''})"]


def _absent(c: Writer, node: Node, constructor: Node | None, fields: list[Node], heritage: Node | None) -> list[str]:
    """Fields that a method sets, or reads, and that no constructor does: undefined until then."""
    given = {text(need(each, "property")) for each in fields}
    methods = {
        text(opt(each, "name")) for each in need(node, "body").named_children if each.type == "method_definition"
    }
    found: list[str] = []
    known_above = heritage is not None and text(kids(heritage)[0]) not in ("Error", "Object")
    for each in walk(node):
        if each.type != "member_expression" or need(each, "object").type != "this":
            continue
        name = text(need(each, "property"))
        written = each.parent is not None and each.parent.type in _WRITES and opt(each.parent, "left") == each
        inside = constructor is not None and constructor.start_byte <= each.start_byte < constructor.end_byte
        if written and inside:
            given.add(name)
        elif (written or not known_above) and name not in found and not _is_static(each):
            found.append(name)
    return [
        attribute(name)
        for name in found
        if name not in given
        and name not in methods
        and is_attribute(name.lstrip("#"))
        and name not in ("name", "message", "stack")
    ]


def _is_static(node: Node) -> bool:
    each: Node | None = node
    while each is not None and each.type not in CLASSES:
        if (
            each.type in ("method_definition", "field_definition") and has(each, "static")
        ) or each.type == "class_static_block":
            return True
        each = each.parent
    return False


def _field_lines(c: Writer, fields: list[Node]) -> list[str]:
    lines: list[str] = []
    for each in fields:
        c.this[each.id] = "self"
        value = opt(each, "value")
        key = attribute(text(need(each, "property")))
        with c.apart() as extra:
            if (
                value is not None
                and bare(value).type in FUNCTIONS
                and (c.prints_instances or need(bare(value), "body").type == "statement_block")
            ):
                written = own_name(c, bare(value)) or c.make_name(key.lstrip("_"), each)
                extra += define(c, bare(value), written)
            else:
                written = "undefined" if value is None else c.expr(value)
        name = text(need(each, "property"))
        named = is_attribute(name.lstrip("#"))  # another one keeps its name, which is a text then
        place = (
            f"self.{key} = {written}" if named else f"js.set(self, {key_text(c, need(each, 'property'))}, {written})"
        )
        lines += [*extra, place]
    return lines


def _constructor(c: Writer, node: Node, fields: list[str], derived: bool) -> list[str]:
    c.this[node.id] = "self"
    with c.apart() as extra:
        given, begin = signature(c, node, "self")
    lines = body(c, node)
    head = len([line for line in lines[:2] if line.startswith(("global ", "nonlocal "))])
    if fields:
        place = (
            next((index + 1 for index, line in enumerate(lines) if line.startswith("super().__init__(")), None)
            if derived
            else head
        )
        if place is None:
            raise Undecided("fields of a class whose constructor calls super() in a block")
        lines = [*lines[:place], *fields, *lines[place:]]
    lines = [*lines[:head], *extra, *begin, *lines[head:]]
    return [f"def __init__({given}):", *indent(lines or ["pass"])]


def _method(c: Writer, node: Node, owner: str) -> list[str]:
    key = need(node, "name")
    name = _SPECIAL.get(text(key)) or (
        attribute(string_value(key) or text(key)) if key.type != "computed_property_name" else ""
    )
    if not name:
        raise Undecided(f"a method with the name {text(key)}")
    static = has(node, "static")
    own = static and _asks_for_class(c, node)
    first = "cls" if own else "" if static else "self"
    c.this[node.id] = first or owner
    marks = ["@classmethod" if own else "@staticmethod"] if static else []
    if name in _ITERATES and not has(node, "*"):
        marks = [_ITERATES[name]]
    if has(node, "get"):
        marks = ["@js.static_getter"] if static else ["@property"]
    elif has(node, "set"):
        lines = define(c, node, name, [f"@{name}.setter"], "" if static else "self")
        getter = ["@js.static_getter", f"def {name}():"] if static else ["@property", f"def {name}(self):"]
        return [*getter, "    return undefined", "", *lines] if _alone(node) else lines
    return define(c, node, name, marks, first)


def _asks_for_class(c: Writer, method: Node) -> bool:
    """Whether `this` of a static method may be a class that inherits it."""
    if has(method, "get") or has(method, "set"):
        return False
    if any(each.type == "super" for each in walk(method)):
        return True
    if not asks_this(method):
        return False
    cls = next((each for each in upward(method) if each.type in CLASSES), None)
    binding = None if cls is None else c.binding(opt(cls, "name"))
    if binding is None or c.calls.elsewhere.exports:
        return True
    return any(
        read.parent is not None and read.parent.type in ("class_heritage", "arguments") for read, _ in binding.reads
    )


def _expression(c: Writer, node: Node) -> Written:
    """A class in the middle of an expression."""
    own = opt(node, "name")
    above = node.parent
    wanted = text(own) if own is not None else "Class"
    if own is None and above is not None and above.type in ("variable_declarator", "pair", "assignment_expression"):
        left = opt(above, "name") or opt(above, "key") or opt(above, "left")
        shown = text(opt(left, "property") or left) if left is not None else ""
        wanted = shown if shown.isidentifier() and shown != "exports" else wanted
    name = wanted if own is not None else c.make_name(wanted, node)
    c.before += [*(["@js.anonymous"] if wanted == "Class" else []), *class_lines(c, node, name)]
    return name, ATOM


EXPRESSIONS["class"] = _expression
