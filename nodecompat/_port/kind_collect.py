"""Every place of the file that puts a value somewhere, found in one walk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind_sources import function_of_this, prototype_of
from .source import CLASSES, FUNCTIONS, arguments, bare, kids, need, opt, string_value, text, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from .kind_sources import Sources
    from .scopes import Scopes

_OPENING = frozenset({"Object.assign", "Object.defineProperty", "Object.defineProperties", "Reflect.set"})
_COUNTING = frozenset({"-", "*", "/", "%", "**"})
_ORDER = frozenset({"<", ">", "<=", ">="})
_CHOICES = frozenset({"||", "&&", "??"})
_EQUALS = frozenset({"==", "===", "!=", "!=="})


def collect(all: Sources) -> Sources:
    """Fill the sources of a program."""
    nodes = list(walk(all.scopes.root.node))
    for node in nodes:
        for rule in _COLLECT.get(node.type, ()):
            rule(all, node)
    for node in nodes:
        if node.type in FUNCTIONS:
            all.parameters(node)
        if node.type in CLASSES:
            all.classes[node.id] = node
        if node.type in CLASSES and (name := all.scopes.binding(opt(node, "name"))) is not None:
            all.to(name, f"class:{node.id}")
    return all


def _declared(all: Sources, node: Node) -> None:
    value = opt(node, "value")
    all.pattern(need(node, "name"), "undefined" if value is None else ("", value))


def _assigned(all: Sources, node: Node) -> None:
    left, right = need(node, "left"), need(node, "right")
    all.pattern(left, ("", right if node.type == "assignment_expression" else node))
    owner = prototype_of(left)
    binding = all.scopes.binding(owner)
    if binding is not None and binding.value is not None:
        all.constructors[binding.value.id] = binding.value


def _sets_this(all: Sources, node: Node) -> None:
    """`this.x = …` in a function with the name of a constructor, which nobody here calls without `new`: it is one."""
    left = need(node, "left")
    if left.type != "member_expression" or need(left, "object").type != "this":
        return
    function = function_of_this(left)
    if function is None or function.parent is None:
        return
    named = function.parent if function.parent.type == "variable_declarator" else function
    binding = all.scopes.binding(opt(named, "name"))
    if binding is None or binding.value != function or not _is_title(opt(named, "name")) or binding.writes:
        return
    above = [each.parent for each, _ in binding.reads]
    if not any(each is not None and each.type == "call_expression" for each in above):
        all.constructors[function.id] = function


def _updated(all: Sources, node: Node) -> None:
    all.pattern(need(node, "argument"), ("", node))


def _counted(all: Sources, node: Node) -> None:
    sign = text(opt(node, "operator")).removesuffix("=") or "="
    if sign not in _COUNTING and text(opt(node, "operator")) not in _ORDER:
        return
    sides = [bare(each) for each in (opt(node, "left"), opt(node, "right")) if each is not None]
    for side in sides:
        binding = all.scopes.binding(side)
        if binding is not None and binding.how == "param" and (sign in _COUNTING or _may_count(all, sides)):
            all.counted.add(binding)


def _asked(all: Sources, node: Node) -> None:
    """`n || 4`, `n && …`, `n === undefined`, `n == null`, `!n`, `typeof n`: a parameter may be left out."""
    if node.type == "binary_expression":
        sign, side = text(opt(node, "operator")), bare(need(node, "left"))
        nothing = text(bare(need(node, "right"))) in ("undefined", "null")
        if sign not in _CHOICES and not (nothing and sign in _EQUALS):
            return
    else:
        if text(opt(node, "operator")) not in ("!", "typeof"):
            return
        side = bare(need(node, "argument"))
    binding = all.scopes.binding(side)
    if binding is not None and binding.how == "param":
        all.asked.add(binding)


def _may_count(all: Sources, sides: list[Node]) -> bool:
    """`i < n`: a counter or a number on one side."""
    return any(
        side.type == "number"
        or (
            (found := all.scopes.binding(side)) is not None and found.value is not None and found.value.type == "number"
        )
        for side in sides
    )


def _loop_over(all: Sources, node: Node) -> None:
    over = need(node, "right")
    how = "items" if text(opt(node, "operator")) == "of" else ""
    source: str | tuple[str, Node] = (how, over) if how else "string"
    if any(each.type == "await" for each in node.children):
        source = "unknown"
    left = need(node, "left")
    if left.type == "identifier":
        all.pattern(left, source)
    else:
        all.pattern(left, "unknown")


def _loop_bounds(all: Sources, node: Node) -> None:
    condition = next(
        (each for each in node.children_by_field_name("condition") if each.type == "binary_expression"), None
    )
    if condition is None or text(opt(condition, "operator")) not in ("<", "!=="):
        return
    index, limit = need(condition, "left"), need(condition, "right")
    if limit.type == "member_expression" and text(need(limit, "property")) == "length":
        all.bounds.add((text(need(limit, "object")), text(index), node.id))
    elif (
        (bound := all.scopes.binding(limit)) is not None
        and bound.value is not None
        and bound.value.type == "member_expression"
        and not bound.writes
    ):
        all.bounds.add((text(need(bound.value, "object")), text(index), node.id))


def _object(all: Sources, node: Node) -> None:
    for each in kids(node):
        if each.type == "pair":
            key = need(each, "key")
            all.of_fields.append((node, string_value(key) or text(key), need(each, "value")))
        elif each.type == "shorthand_property_identifier":
            all.of_fields.append((node, text(each), each))
        elif each.type == "method_definition":
            accessor = any(one.type in ("get", "set") for one in each.children)
            all.of_fields.append((node, text(need(each, "name")), None if accessor else each))


def _array(all: Sources, node: Node) -> None:
    for each in kids(node):
        all.of_items.append((node, None if each.type == "spread_element" else each))


def _member_of_class(all: Sources, node: Node) -> None:
    cls = node.parent.parent if node.parent is not None and node.parent.type == "class_body" else None
    if cls is None:
        return
    if any(each.type == "static" for each in node.children):
        cls = need(cls, "body")  # its own, and not of its instances
    if node.type == "field_definition":
        value = opt(node, "value")
        all.of_fields.append((cls, text(need(node, "property")), value))
    elif text(need(node, "name")) != "constructor" and not any(one.type in ("get", "set") for one in node.children):
        all.of_fields.append((cls, text(need(node, "name")), None if all.gives_away else node))


def _called(all: Sources, node: Node) -> None:
    called = need(node, "function")
    if called.type != "member_expression":
        return
    name = text(need(called, "property"))
    all.method_calls.setdefault(name, []).append(node)
    values = arguments(node)
    if text(called) in _OPENING and values:
        all.opened.append(values[0])
    if name == "emit" and values and (event := string_value(values[0])) is not None:
        all.emitted.add(event)
    elif name in ("push", "unshift", "fill"):
        for value in values:
            all.of_items.append((need(called, "object"), None if value.type == "spread_element" else value))
    elif name == "splice":
        for value in values[2:]:
            all.of_items.append((need(called, "object"), value))


def _inherits(all: Sources, node: Node) -> None:
    """`util.inherits(F, G)` and, in F, `G.call(this)`: F is a constructor."""
    called, values = need(node, "function"), arguments(node)
    if len(values) == 2 and is_inherits(all.scopes, called):
        binding = all.scopes.binding(values[0])
        if binding is not None and binding.value is not None and binding.value.type in FUNCTIONS:
            all.constructors[binding.value.id] = binding.value
    if called.type != "member_expression":
        return
    name = text(need(called, "property"))
    owner = need(called, "object")
    if name == "call" and values and values[0].type == "this" and _is_title(owner):
        function = function_of_this(values[0])
        if function is not None and _is_title(opt(function, "name")):
            all.constructors[function.id] = function


def is_inherits(scopes: Scopes, called: Node) -> bool:
    """Whether a function is `util.inherits`, also by a name of its own: `const inherit = require('util').inherits`."""
    if called.type == "identifier":
        binding = scopes.binding(called)
        if binding is not None and binding.value is not None and binding.value.type == "member_expression":
            called = binding.value
    return text(opt(called, "property") or called) == "inherits"


def _is_title(name: Node | None) -> bool:
    """Whether a name is written as the names of constructors are."""
    return name is not None and text(opt(name, "property") or name)[:1].isupper()


def _made(all: Sources, node: Node) -> None:
    all.made.append(need(node, "constructor"))
    binding = all.scopes.binding(need(node, "constructor"))
    if binding is not None and binding.value is not None and binding.value.type in FUNCTIONS:
        all.constructors[binding.value.id] = binding.value


def _read(all: Sources, node: Node) -> None:
    above = node.parent
    if above is None or above.type != "call_expression" or opt(above, "function") != node:
        all.method_reads.add(text(need(node, "property")))


def _function(all: Sources, node: Node) -> None:
    all.functions.append(node)
    all.by_site[node.id] = node
    if (name := opt(node, "name")) is not None and node.type != "method_definition":
        all.to(all.scopes.binding(name), f"function:{node.id}")


def _returned(all: Sources, node: Node) -> None:
    function = node.parent
    while function is not None and function.type not in FUNCTIONS:
        function = function.parent
    if function is not None:
        all.returns.setdefault(function.id, []).append(node)


def _caught(all: Sources, node: Node) -> None:
    if (name := opt(node, "parameter")) is not None:
        all.pattern(name, "error" if name.type == "identifier" else "unknown")


def _imported(all: Sources, node: Node) -> None:
    module = (string_value(need(node, "source")) or "").removeprefix("node:")
    for clause in kids(node):
        for each in kids(clause) if clause.type == "import_clause" else []:
            if each.type == "identifier":
                all.to(all.scopes.binding(each), f"module:{module}")
            elif each.type == "namespace_import":
                all.to(all.scopes.binding(kids(each)[0]), f"module:{module}")
            else:
                for one in kids(each):
                    all.to(
                        all.scopes.binding(opt(one, "alias") or need(one, "name")),
                        f"imported:{module}.{text(need(one, 'name'))}",
                    )


_COLLECT: dict[str, tuple[Callable[[Sources, Node], None], ...]] = {
    "variable_declarator": (_declared,),
    "assignment_expression": (_assigned, _sets_this),
    "augmented_assignment_expression": (_assigned, _counted),
    "update_expression": (_updated,),
    "binary_expression": (_counted, _asked),
    "unary_expression": (_asked,),
    "for_in_statement": (_loop_over,),
    "for_statement": (_loop_bounds,),
    "object": (_object,),
    "array": (_array,),
    "field_definition": (_member_of_class,),
    "method_definition": (_member_of_class, _function),
    "call_expression": (_called, _inherits),
    "new_expression": (_made,),
    "member_expression": (_read,),
    "return_statement": (_returned,),
    "catch_clause": (_caught,),
    "import_statement": (_imported,),
    **{kind: (_function,) for kind in FUNCTIONS - {"method_definition"}},
}
