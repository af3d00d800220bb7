"""JavaScript, parsed; and the questions that every file asks of a node of its tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    import tree_sitter
    from tree_sitter import Node

    tree_sitter_javascript: Any
    tree_sitter_typescript: Any
else:
    tree_sitter = on_use("tree_sitter")
    tree_sitter_javascript = on_use("tree_sitter_javascript")
    tree_sitter_typescript = on_use("tree_sitter_typescript")

FUNCTIONS = frozenset(
    {
        "function_declaration",
        "function_expression",
        "arrow_function",
        "method_definition",
        "generator_function",
        "generator_function_declaration",
    }
)
DECLARED_FUNCTIONS = frozenset({"function_declaration", "generator_function_declaration"})
CLASSES = frozenset({"class_declaration", "class"})
LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})

_IMPORTED = re.compile(
    r"""^((?:import\b|export\s*[*{])[^;'"()]*(?:'[^'\n]*'|"[^"\n]*"))"""
    r"(?=[ \t]*(?://[^\n]*)?\n(?:\s|//[^\n]*\n|/\*(?s:.*?)\*/)*[(\[`])",
    re.MULTILINE,
)


class PortError(Exception):
    """The file cannot be converted: it does not parse, or the parser is not installed."""


def is_typescript(name: str) -> bool:
    """Whether a file of that name is TypeScript."""
    return name.endswith((".ts", ".mts", ".cts"))


_LET = re.compile(r"^[ \t]*(let)[ \t]*(\n\s*)(?=[\w$\[{])", re.MULTILINE)


def with_semicolons(text: str) -> str:
    """The same program as the parser wants it: with a semicolon after an import where a bracket comes next, and `let`
    on the line of the first name."""
    return _LET.sub(r"\2let ", _IMPORTED.sub(r"\1;", text))


def parse(text: str, dialect: str = "javascript") -> Node:
    """The tree of a program. Raises PortError with the line of the first thing that is no JavaScript."""
    try:
        language = {
            "javascript": lambda: tree_sitter_javascript.language(),
            "typescript": lambda: tree_sitter_typescript.language_typescript(),
        }[dialect]()
        parser = tree_sitter.Parser(tree_sitter.Language(language))
    except ImportError as error:
        raise PortError(f"{error}: the converter needs its parser: pip install 'nodecompat[port]'") from None
    root = parser.parse(text.encode("utf-8", "surrogatepass")).root_node
    if root.has_error and (fault := _first_error(root)) is not None:
        line, column = fault.start_point
        shown = text.split("\n")[line].strip()[:80]
        raise PortError(f"line {line + 1}, column {column + 1}: not understood: {shown}")
    made = _with_calls_for_lists(root, text)
    return root if made == text else parse(made, dialect)


def _with_calls_for_lists(root: Node, source: str) -> str:
    """The program with `await Array.of(a, b)` for `await [a, b]`, which the parser takes for a place in `await`."""
    changed = source.encode("utf-8", "surrogatepass")
    taken = [
        each for each in walk(root) if each.type == "subscript_expression" and text(need(each, "object")) == "await"
    ]
    for each in reversed(taken):
        first, last = (next(one for one in each.children if one.type == bracket) for bracket in "[]")
        inner = changed[first.end_byte : last.start_byte]
        changed = changed[: first.start_byte] + b"Array.of(" + inner + b")" + changed[last.end_byte :]
    return changed.decode("utf-8", "surrogatepass")


def _first_error(node: Node) -> Node | None:
    for each in walk(node):
        if each.type == "ERROR" or each.is_missing:
            return each
    return None


def walk(node: Node) -> Iterator[Node]:
    """The node and all nodes below it, in the order of the text."""
    stack = [node]
    while stack:
        each = stack.pop()
        yield each
        stack.extend(reversed(each.children))


def upward(node: Node) -> Iterator[Node]:
    """The nodes above a node, from the nearest."""
    each = node.parent
    while each is not None:
        yield each
        each = each.parent


def text(node: Node | None) -> str:
    """The JavaScript of a node; empty for none."""
    return "" if node is None or node.text is None else node.text.decode("utf-8", "surrogatepass")


def kids(node: Node) -> list[Node]:
    """The named nodes directly below, without comments."""
    return [each for each in node.named_children if each.type not in ("comment", "html_comment")]


def need(node: Node, field: str) -> Node:
    """The node of a field that the grammar promises."""
    found = node.child_by_field_name(field)
    if found is None:
        raise PortError(f"line {node.start_point[0] + 1}: {node.type} without {field}")
    return found


def opt(node: Node, field: str) -> Node | None:
    """The node of a field, if it is there."""
    return node.child_by_field_name(field)


def has(node: Node, word: str) -> bool:
    """Whether a word (`async`, `static`, `*`, `get`, `await`) stands directly in the node."""
    return any(each.type == word for each in node.children)


def bare(node: Node) -> Node:
    """The expression inside parentheses."""
    while node.type == "parenthesized_expression":
        inner = kids(node)
        if len(inner) != 1:
            break
        node = inner[0]
    return node


def arguments(call: Node) -> list[Node]:
    """The arguments of a call or of `new`; none where the parentheses are left out."""
    found = opt(call, "arguments")
    return [] if found is None or found.type != "arguments" else kids(found)


def string_value(node: Node | None) -> str | None:
    """The value of a plain string literal without escapes, or None."""
    if node is None or node.type not in ("string", "template_string"):
        return None
    parts = kids(node)
    if any(part.type != "string_fragment" for part in parts):
        return None
    return "".join(text(part) for part in parts)


def parameters(function: Node) -> list[Node]:
    """The parameters of a function."""
    one = opt(function, "parameter")
    if one is not None:
        return [one]
    several = opt(function, "parameters")
    return [] if several is None else kids(several)


def is_expression_body(function: Node) -> bool:
    """Whether an arrow function gives the value of an expression."""
    return function.type == "arrow_function" and need(function, "body").type != "statement_block"


def may_be_negative(number: Node) -> bool:
    """Whether an expression for how often, or how many, is one that easily becomes negative, which JavaScript refuses."""
    return has(bare(number), "-")


def line_of(node: Node) -> int:
    """The line a node begins on, counted from 1."""
    return int(node.start_point[0]) + 1
