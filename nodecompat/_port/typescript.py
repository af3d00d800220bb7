"""TypeScript without its types: JavaScript with everything else at its place."""

from __future__ import annotations

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
    "enum_declaration": lambda node, changes: changes.append((node.start_byte, node.end_byte, _enum(node))),
    "optional_parameter": _marks,
    "public_field_definition": _marks,
    "variable_declarator": _marks,
    "method_definition": _method,
    "export_assignment": _export_assignment,
}


def _enum(node: Node) -> str:
    """An enum as an object; numbers have their names too."""
    name = text(need(node, "name"))
    entries: list[str] = []
    number: int | None = 0
    for each in kids(need(node, "body")):
        key = text(opt(each, "name") or each)
        value = opt(each, "value")
        if value is None:
            entries += [f"{key}: {number}", f"{number}: '{key}'"]
            number = None if number is None else number + 1
        else:
            entries.append(f"{key}: {text(value)}")
            if text(value).lstrip("-").isdigit():
                entries.append(f"'{text(value)}': '{key}'")
                number = int(text(value)) + 1
    return f"const {name} = {{ {', '.join(entries)} }};"


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
