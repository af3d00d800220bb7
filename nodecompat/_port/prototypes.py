"""Functions with prototypes, which become classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .functions import body, define
from .kind_collect import is_inherits
from .kind_sources import prototype_of
from .kind_words import base
from .names import is_attribute
from .parameters import signature
from .private import attribute
from .source import FUNCTIONS, arguments, bare, has, kids, need, opt, text, walk
from .writer import indent

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer


def collect_prototypes(c: Writer) -> None:
    """What is assigned to prototypes goes into the classes; the statements that do it go away."""
    constructors = c.kinds.sources.constructors
    for node in c.root.named_children:
        if node.type != "expression_statement" or not kids(node):
            continue
        inner = bare(kids(node)[0])
        if (
            inner.type == "call_expression"
            and len(arguments(inner)) == 2
            and (
                (inherits := is_inherits(c.scopes, need(inner, "function")))
                or text(need(inner, "function")).split(".")[-1] == "setPrototypeOf"
            )
        ):
            first, second = arguments(inner)
            site = _constructor_of(c, first if inherits else opt(first, "object"))
            if site in constructors:
                c.bases[site] = (
                    second
                    if second.type != "member_expression" or text(need(second, "property")) != "prototype"
                    else need(second, "object")
                )
                c.moved.add(node.id)
            continue
        if (heir := _heir(inner)) is not None and (site := _constructor_of(c, heir)) in constructors:
            c.bases[site] = _base_of(bare(need(inner, "right")))
            c.moved.add(node.id)
            continue
        parts = _in_turn(inner)
        if all(_on_prototype(c, each, constructors) for each in parts):
            for each in parts:
                _collect(c, node, each, constructors)


def _heir(node: Node) -> Node | None:
    """F in `F.prototype.__proto__ = G.prototype` and in `F.prototype.__proto__ = new G()`."""
    left = opt(node, "left") if node.type == "assignment_expression" else None
    if left is None or not text(left).endswith(".prototype.__proto__") or opt(left, "object") is None:
        return None
    right = bare(need(node, "right"))
    inherits = right.type == "new_expression" or text(opt(right, "property")) == "prototype"
    return need(need(left, "object"), "object") if inherits else None


def _base_of(prototype: Node) -> Node:
    """G in `G.prototype` and in `new G()`."""
    return need(prototype, "constructor" if prototype.type == "new_expression" else "object")


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
            c.named_anew[site] = any(text(opt(each, "key")) == "constructor" for each in kids(right))
            c.moved.add(node.id)
        elif text(right).startswith(("Object.create(", "new ")):
            values = arguments(right)
            above = need(right, "constructor") if right.type == "new_expression" else values[0]
            if above.type == "member_expression" and text(need(above, "property")) == "prototype":
                above = need(above, "object")
            c.bases[site] = above
            described = values[1] if len(values) > 1 and right.type == "call_expression" else None
            keys = [] if described is None or described.type != "object" else kids(described)
            c.named_anew[site] = any(text(opt(each, "key")) == "constructor" for each in keys)
            c.moved.add(node.id)
    elif (
        owner.type == "member_expression"
        and text(need(owner, "property")) == "prototype"
        and (site := _constructor_of(c, need(owner, "object"))) in constructors
        and not _is_there(c, site, name)
    ):
        if name == "constructor":
            c.named_anew[site] = True
        else:
            c.methods_of.setdefault(site, []).append(inner)
        c.moved.add(node.id)


def _is_there(c: Writer, site: int, name: str) -> bool:
    """Whether a method was collected already: one that takes its place later stays where it is."""
    return any(text(opt(need(each, "left"), "property")) == name for each in c.methods_of.get(site, ()))


def _constructor_of(c: Writer, node: Node | None) -> int:
    binding = c.binding(node)
    return -1 if binding is None or binding.value is None else binding.value.id


def of_function(c: Writer, node: Node, name: str) -> list[str]:
    """The class that a constructor function is in Python."""
    c.this[node.id] = "self"
    above = c.expr(c.bases[node.id]) if node.id in c.bases else ""
    lines: list[str] = []
    with c.apart() as extra:
        given, begin = signature(c, node, "self")
    inner = _without_guard(body(c, node))
    head = len([line for line in inner[:2] if line.startswith(("global ", "nonlocal "))])
    lines += [f"{field} = undefined" for field in _set_later(c, node)]
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
    marks = [*_mark(c, node), *(["@js.returning"] if gives_another(c, node) else [])]
    return [*marks, f"class {name}({above}):" if above else f"class {name}:", *indent(lines)]


def gives_another(c: Writer, constructor: Node) -> bool:
    """Whether a constructor returns something else than what `new` makes."""
    returned = [bare(kids(each)[0]) for each in c.kinds.sources.returns.get(constructor.id, []) if kids(each)]
    return any(each.type != "this" and text(each) not in ("undefined", "null") for each in returned)


def _mark(c: Writer, node: Node) -> list[str]:
    """The decorator that tells it from a class of JavaScript's, where the program can see which it is."""
    anew = c.named_anew.get(node.id)
    if anew is not None:
        return [f"@js.constructs(constructor={anew})"]
    return ["@js.constructs"] if c.sees_prototypes else []


def sees_prototypes(c: Writer) -> bool:
    """Whether a program looks at what its constructors are: by `for in`, or as values."""
    for node in walk(c.root):
        if node.type == "for_in_statement" and any(each.type == "in" for each in node.children):
            return True
        if text(node) == "prototype" and node.type == "property_identifier" and not _is_assigned_to(node):
            return True
        site = _constructor_of(c, node) if node.type == "identifier" else -1
        if site in c.kinds.sources.constructors and _is_value(node):
            return True
    return False


def _is_assigned_to(node: Node) -> bool:
    """Whether `X.prototype` is what a statement gives members to."""
    while node.parent is not None and node.parent.type == "member_expression":
        node = node.parent
    above = node.parent
    return above is not None and above.type == "assignment_expression" and need(above, "left") == node


def _is_value(node: Node) -> bool:
    """Whether a constructor's name is neither called nor looked into, nor where it is declared."""
    above = node.parent
    if above is None or above.type in ("arguments", "array", "pair", "assignment_expression", "return_statement"):
        return True
    return above.type == "shorthand_property_identifier"


def _set_later(c: Writer, constructor: Node) -> list[str]:
    """Fields that a method of the prototype sets, and the constructor does not: undefined until then."""
    given = set(_fields_set(constructor))
    methods = {text(opt(need(each, "left"), "property")) for each in c.methods_of.get(constructor.id, ())}
    later = [name for each in c.methods_of.get(constructor.id, ()) for name in _fields_set(need(each, "right"))]
    known = constructor.id in c.bases
    return [] if known else [attribute(name) for name in dict.fromkeys(later) if name not in given | methods]


def _fields_set(function: Node) -> list[str]:
    """The names of `this.name = …` in a function."""
    left = [opt(each, "left") for each in walk(function) if each.type == "assignment_expression"]
    of_this = [each for each in left if each is not None and text(opt(each, "object")) == "this"]
    return [text(opt(each, "property")) for each in of_this if is_attribute(text(opt(each, "property")))]


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
