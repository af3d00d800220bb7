"""TypeScript without its types: JavaScript with everything else at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .source import has, kids, need, opt, parse, text, walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

# Nodes that are nothing but types.
_GONE = frozenset(
    {
        "type_annotation", "interface_declaration", "type_alias_declaration", "type_parameters", "type_arguments", "accessibility_modifier",
        "override_modifier", "implements_clause", "ambient_declaration", "function_signature", "method_signature", "abstract_method_signature",
        "asserts_annotation", "type_predicate_annotation", "index_signature", "opting_type_annotation", "omitting_type_annotation",
    }
)  # fmt: skip
Changes = list[tuple[int, int, str]]  # from, to, what comes in its place

_WORDS = frozenset({"readonly", "abstract", "declare", "override"})


def without_types(source: str) -> str:
    """The same program, its types blanked; enums become objects, parameters that are fields become assignments."""
    root = parse(source, "typescript")
    data = bytearray(source.encode("utf-8", "surrogatepass"))
    changes: Changes = []
    for node in walk(root):
        _change(node, changes)
    for start, end, new in sorted(changes, key=lambda change: (-change[0], change[1])):
        data[start:end] = new.encode("utf-8")
    return data.decode("utf-8", "surrogatepass")


def _blank(node: Node, changes: Changes) -> None:
    changes.append((node.start_byte, node.end_byte, "\n" * text(node).count("\n")))


def _change(node: Node, changes: Changes) -> None:
    """What is to be done about a node."""
    if any(start <= node.start_byte and node.end_byte <= end for start, end, _ in changes):
        return
    kind = node.type
    declared = opt(node, "declaration") if kind == "export_statement" else None
    typed = kind in ("import_statement", "export_statement") and has(node, "type")
    if kind in _GONE or typed or (declared is not None and declared.type in _GONE):
        _blank(node, changes)
    elif kind in _WORDS and not node.is_named and node.parent is not None and node.parent.type != "member_expression":
        changes.append((node.start_byte, node.end_byte, ""))
    elif (rule := _RULES.get(kind)) is not None:
        rule(node, changes)


def _marks(node: Node, changes: Changes) -> None:
    """`x?: T`, `x!: T`."""
    for each in node.children:
        if each.type in ("?", "!"):
            changes.append((each.start_byte, each.end_byte, ""))


def _field(node: Node, changes: Changes) -> None:
    """A field; one that is only declared is none."""
    if has(node, "declare") or has(node, "abstract"):
        _blank(node, changes)
    else:
        _marks(node, changes)


def _listed(node: Node, changes: Changes) -> None:
    """An item of a list that goes away with its comma."""
    if node.type == "required_parameter":
        pattern = opt(node, "pattern")
        if pattern is None or pattern.type != "this":
            return
    elif not has(node, "type"):
        return
    after = node.next_sibling
    end = after.end_byte if after is not None and after.type == "," else node.end_byte
    changes.append((node.start_byte, end, ""))


def _method(node: Node, changes: Changes) -> None:
    _marks(node, changes)
    if text(opt(node, "name")) == "constructor":
        _fields_of_parameters(node, changes)


def _export_assignment(node: Node, changes: Changes) -> None:
    changes.append((node.start_byte, node.start_byte + text(node).index("=") + 1, "module.exports ="))


def _as(node: Node, changes: Changes) -> None:
    changes.append((kids(node)[0].end_byte, node.end_byte, ""))


_RULES: dict[str, Callable[[Node, Changes], None]] = {
    "import_specifier": _listed,
    "export_specifier": _listed,
    "required_parameter": _listed,
    "as_expression": _as,
    "satisfies_expression": _as,
    "non_null_expression": lambda node, changes: changes.append((node.end_byte - 1, node.end_byte, "")),
    "type_assertion": lambda node, changes: _blank(kids(node)[0], changes),
    "internal_module": lambda node, changes: namespace(node, changes),
    "module": lambda node, changes: namespace(node, changes),
    "enum_declaration": lambda node, changes: changes.append((node.start_byte, node.end_byte, _enum(node))),
    "optional_parameter": _marks,
    "public_field_definition": _field,
    "variable_declarator": _marks,
    "method_definition": _method,
    "export_assignment": _export_assignment,
}


def _enum(node: Node) -> str:
    """An enum as an object; numbers have their names too. A value may be worked out of earlier ones."""
    name = text(need(node, "name"))
    entries: list[str] = []
    known: dict[str, int] = {}
    number: int | None = 0
    for each in kids(need(node, "body")):
        key = text(opt(each, "name") or each)
        value = opt(each, "value")
        while value is not None and value.type in ("as_expression", "satisfies_expression"):
            value = kids(value)[0]
        if value is not None:
            number = _worked_out(text(value), name, known)
        if number is None:
            entries.append(f"{key}: {text(value)}")
            continue
        entries += [f"{key}: {number}", f"'{number}': '{key}'"]
        known[key] = number
        number += 1
    return f"const {name} = {{ {', '.join(entries)} }};"


def _worked_out(written: str, name: str, known: dict[str, int]) -> int | None:
    """The whole number that an expression of numbers and earlier members of an enum is; None for others."""
    members = _WORD.sub(lambda word: str(known.get(word[1], word[0])), written.replace(f"{name}.", ""))
    if not _OF_NUMBERS.fullmatch(members) or "**" in members:
        return None
    try:
        found = eval(members, {"__builtins__": {}})  # digits and operators alone
    except (SyntaxError, TypeError, ValueError, ZeroDivisionError):
        return None
    return found if isinstance(found, int) else None


_WORD = re.compile(r"\b([A-Za-z_$][\w$]*)\b")
_OF_NUMBERS = re.compile(r"(?:0[xob][0-9a-fA-F]+|\d{1,9}|<<|>>|[\s|&^~()+*-])+")


def namespace(node: Node, changes: Changes) -> None:
    """A namespace as a function that is called at once and gives what the namespace exports; of types alone nothing.

    One that goes on with another of its name adds to that. What an earlier one exports is known in it.
    """
    name, inside = opt(node, "name"), opt(node, "body")
    if name is None or name.type != "identifier" or inside is None:
        return
    exported = [
        each for each in kids(inside) if each.type == "export_statement" and _is_value(opt(each, "declaration"))
    ]
    if not any(_is_value(each) or each in exported for each in kids(inside)):
        _blank(node, changes)
        return
    for each in exported:
        changes.append((each.start_byte, need(each, "declaration").start_byte, ""))
    names = ", ".join(each for one in exported for each in _declared(need(one, "declaration")))
    before = [each for each in _namespaces(node, text(name)) if each.start_byte < node.start_byte]
    known = [each for one in before for each in _exports_of(one)]
    first = f" const {{ {', '.join(known)} }} = {text(name)};" if known else ""
    begin = f"Object.assign({text(name)}, (function () {{" if before else f"const {text(name)} = (function () {{"
    changes.append((node.start_byte, inside.start_byte + 1, begin + first))
    changes.append((inside.end_byte - 1, inside.end_byte, f" return {{ {names} }}; }})(){')' if before else ''};"))


def _is_value(declaration: Node | None) -> bool:
    return (
        declaration is not None
        and declaration.type not in _GONE
        and declaration.type not in ("comment", "export_statement")
    )


def _namespaces(node: Node, name: str) -> list[Node]:
    """The namespaces of a name that stand in the same block."""
    around = node.parent
    while around is not None and around.type not in ("program", "statement_block"):
        around = around.parent
    return [
        each
        for each in (walk(around) if around is not None else ())
        if each.type in ("internal_module", "module") and text(opt(each, "name")) == name
    ]


def _exports_of(node: Node) -> list[str]:
    inside = opt(node, "body")
    declared = [opt(each, "declaration") for each in kids(inside)] if inside is not None else []
    return [name for each in declared if each is not None and _is_value(each) for name in _declared(each)]


def _declared(declaration: Node) -> list[str]:
    """The names that a declaration declares."""
    own = opt(declaration, "name")
    if declaration.type == "expression_statement":  # a namespace in a namespace
        return _declared(kids(declaration)[0])
    if own is not None:
        return [text(own)]
    return [text(need(each, "name")) for each in kids(declaration) if each.type == "variable_declarator"]


def _fields_of_parameters(node: Node, changes: Changes) -> None:
    """`constructor(private readonly x: number)` gives the instance an x."""
    marks = ("accessibility_modifier", "override_modifier", "readonly")
    names = [
        text(opt(each, "pattern"))
        for each in kids(need(node, "parameters"))
        if any(one.type in marks for one in each.children)
    ]
    if not names:
        return
    body = need(node, "body")
    written = " ".join(f"this.{name} = {name};" for name in names)
    first = next((each for each in kids(body) if text(each).startswith("super(")), None)
    place = first.end_byte if first is not None else body.start_byte + 1
    changes.append((place, place, f" {written}"))
