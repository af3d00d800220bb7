"""Classes; and functions with prototypes, which become classes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .functions import asks_this, body, define, name_for
from .kind_sources import prototype_of
from .kind_words import base
from .members import attribute, key_text
from .names import is_attribute
from .parameters import signature
from .source import CLASSES, FUNCTIONS, arguments, bare, has, kids, need, opt, string_value, text, upward, walk
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
    return _of_function(c, node, name)


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
        lines = ["", f"def __init__({given}):", *indent([*begin, *_field_lines(c, fields)]), *lines]
    lines = absent + lines
    while lines and not lines[0]:
        lines.pop(0)
    setters = any(has(each, "static") and has(each, "set") for each in members)
    bases = ", ".join([*([above] if above else []), *(["metaclass=js.StaticSetters"] if setters else [])])
    return [
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
                and need(bare(value), "body").type == "statement_block"
            ):
                made = define(c, bare(value), c.make_name(key, each))
                word = (
                    next(line for line in made if line.startswith(("def ", "async def ")))
                    .split("def ")[1]
                    .partition("(")[0]
                )
                written = word
                extra += made
            else:
                written = "undefined" if value is None else c.expr(value)
        named = need(each, "property").type != "computed_property_name"
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
    if has(method, "get") or has(method, "set") or not asks_this(method):
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
    c.before += class_lines(c, node, name)
    return name, ATOM


EXPRESSIONS["class"] = _expression


# -- constructor functions -------------------------------------------------------------------------


def collect_prototypes(c: Writer) -> None:
    """What is assigned to prototypes goes into the classes; the statements that do it go away."""
    constructors = c.kinds.sources.constructors
    for node in c.root.named_children:
        if node.type != "expression_statement" or not kids(node):
            continue
        inner = bare(kids(node)[0])
        if (
            inner.type == "call_expression"
            and text(need(inner, "function")).split(".")[-1] in ("inherits", "setPrototypeOf")
            and len(arguments(inner)) == 2
        ):
            first, second = arguments(inner)
            site = _constructor_of(
                c, first if text(need(inner, "function")).endswith("inherits") else opt(first, "object")
            )
            if site in constructors:
                c.bases[site] = (
                    second
                    if second.type != "member_expression" or text(need(second, "property")) != "prototype"
                    else need(second, "object")
                )
                c.moved.add(node.id)
            continue
        parts = _in_turn(inner)
        if all(_on_prototype(c, each, constructors) for each in parts):
            for each in parts:
                _collect(c, node, each, constructors)


def _in_turn(node: Node) -> list[Node]:
    """The expressions that commas part."""
    if node.type != "sequence_expression":
        return [node]
    return [one for each in kids(node) for one in _in_turn(bare(each))]


def _on_prototype(c: Writer, node: Node, constructors: dict[int, Node]) -> bool:
    owner = prototype_of(need(node, "left")) if node.type == "assignment_expression" else None
    return _constructor_of(c, owner) in constructors


def _collect(c: Writer, node: Node, inner: Node, constructors: dict[int, Node]) -> None:
    left, right = need(inner, "left"), bare(need(inner, "right"))
    if left.type != "member_expression":
        return
    owner, name = need(left, "object"), text(need(left, "property"))
    if name == "prototype" and (site := _constructor_of(c, owner)) in constructors:
        if right.type == "object":
            c.methods_of.setdefault(site, []).append(inner)
            c.moved.add(node.id)
        elif text(right).startswith(("Object.create(", "new ")):
            values = arguments(right)
            above = need(right, "constructor") if right.type == "new_expression" else values[0]
            if above.type == "member_expression" and text(need(above, "property")) == "prototype":
                above = need(above, "object")
            c.bases[site] = above
            c.moved.add(node.id)
    elif (
        owner.type == "member_expression"
        and text(need(owner, "property")) == "prototype"
        and (site := _constructor_of(c, need(owner, "object"))) in constructors
        and not _is_there(c, site, name)
    ):
        if name != "constructor":
            c.methods_of.setdefault(site, []).append(inner)
        c.moved.add(node.id)


def _is_there(c: Writer, site: int, name: str) -> bool:
    """Whether a method was collected already: one that takes its place later stays where it is."""
    return any(text(opt(need(each, "left"), "property")) == name for each in c.methods_of.get(site, ()))


def _constructor_of(c: Writer, node: Node | None) -> int:
    binding = c.binding(node)
    return -1 if binding is None or binding.value is None else binding.value.id


def _of_function(c: Writer, node: Node, name: str) -> list[str]:
    c.this[node.id] = "self"
    above = c.expr(c.bases[node.id]) if node.id in c.bases else ""
    lines: list[str] = []
    with c.apart() as extra:
        given, begin = signature(c, node, "self")
    inner = _without_guard(body(c, node))
    head = len([line for line in inner[:2] if line.startswith(("global ", "nonlocal "))])
    lines += [f"def __init__({given}):", *indent([*inner[:head], *extra, *begin, *inner[head:]] or ["pass"])]
    for each in c.methods_of.get(node.id, []):
        right = bare(need(each, "right"))
        left = need(each, "left")
        if text(need(left, "property")) == "prototype":
            for pair in kids(right):
                function = pair if pair.type == "method_definition" else opt(pair, "value")
                key = attribute(text(opt(pair, "name") or need(pair, "key")))
                lines += _prototype_member(c, function, key)
        else:
            lines += _prototype_member(c, right, attribute(text(need(left, "property"))))
    return [f"class {name}({above}):" if above else f"class {name}:", *indent(lines)]


def _without_guard(lines: list[str]) -> list[str]:
    """A constructor's lines without `if (!(this instanceof X)) return new X()`, which no class needs."""
    kept: list[str] = []
    guarded = False
    for line in lines:
        if guarded and line.startswith(" "):
            continue
        guarded = line.startswith(("if not js.instanceof(self, ", "if not type(self):"))
        if not guarded:
            kept.append(line)
    return kept[:-1] if kept[-1:] == ["return undefined"] else kept


def _prototype_member(c: Writer, value: Node | None, key: str) -> list[str]:
    if value is None or key == "constructor":
        return []
    if value.type in FUNCTIONS:
        c.this[value.id] = "self"
        marks = ["@property"] if has(value, "get") else [f"@{key}.setter"] if has(value, "set") else None
        return ["", *define(c, value, key, marks, "self")]
    return ["", f"{key} = {c.expr(value)}"]


def prototype_method(c: Writer, node: Node) -> list[str] | None:
    """`X.prototype.name = f` that was not collected: X is a class written with `class`, or somebody else's."""
    left, right = need(node, "left"), bare(need(node, "right"))
    if left.type != "member_expression" or need(left, "object").type != "member_expression":
        return None
    owner = need(left, "object")
    if text(need(owner, "property")) != "prototype" or right.type not in FUNCTIONS:
        return None
    if base(c.kind(need(owner, "object"))) != "class":
        return _of_somebody(c, right, left, c.expr(owner))
    c.this[right.id] = "self"
    name = attribute(text(need(left, "property")))
    return [*define(c, right, name, None, "self"), f"{c.expr(need(owner, 'object'))}.{name} = {name}"]


def _of_somebody(c: Writer, function: Node, left: Node, owner: str) -> list[str]:
    """`Array.prototype.last = function () { … }`."""
    key = text(need(left, "property"))
    name = c.make_name(attribute(key), left)
    marks = []
    if function.type != "arrow_function":
        c.this[function.id] = "this"
        marks = [f"@{c.method_mark}"]
    lines = define(c, function, name, marks, "this" if marks else "")
    return [*lines, f"{owner}.{attribute(key)} = {name}" if is_attribute(key) else f"js.set({owner}, {key!r}, {name})"]
