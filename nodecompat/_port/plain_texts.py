"""Which texts surely have no character beyond U+FFFF: of those Python counts the same places as JavaScript.

What must stay true: a text is only said to be plain where every value that the file lets in is; what comes from outside,
a line, an argument, a message, is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind_tables import NUMBERS
from .kind_words import base
from .source import arguments, bare, kids, need, opt, string_value, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from .kinds import Kinds

_WITHOUT_TEXT = NUMBERS | {"boolean", "null", "undefined", "bigint"}  # what their texts are made of is plain
_VALUES = frozenset({"process.platform", "process.arch", "process.version", "os.EOL", "path.sep", "path.delimiter"})
_CALLS = frozenset({"crypto.randomUUID", "os.platform", "os.arch", "os.type", "os.release"})
_OF_PLAIN = frozenset(
    ["toUpperCase", "toLowerCase", "trim", "trimStart", "trimEnd", "slice", "substring", "substr", "charAt", "repeat", "toString", "valueOf"]
)  # fmt: skip
_WITH_TEXTS = frozenset({"padStart", "padEnd", "concat", "replace", "replaceAll"})
_OF_DATES = frozenset({"toISOString", "toJSON", "toString", "toDateString", "toTimeString", "toUTCString"})
_ENCODINGS = frozenset({"hex", "base64", "base64url", "ascii", "latin1", "binary"})


def is_plain(kinds: Kinds, node: Node) -> bool:
    """Whether the text that an expression gives is plain."""
    return _plain(kinds, node, set())


def _plain(kinds: Kinds, node: Node, seen: set[int]) -> bool:
    """`seen` are the nodes that are being looked at: one of them alone makes nothing wide."""
    node = bare(node)
    if node.id in seen:
        return True
    seen.add(node.id)
    if base(kinds.of(node)) in _WITHOUT_TEXT:
        return True
    rule = _RULES.get(node.type)
    return rule is not None and rule(kinds, node, seen)


def _literal(_kinds: Kinds, node: Node, _seen: set[int]) -> bool:
    written = text(node)
    return max(written) <= "\uffff" and "\\u{" not in written and not _has_surrogates(written)


def _has_surrogates(written: str) -> bool:
    """Whether escapes name halves of a wide character."""
    return any(f"\\u{half}" in written.lower() for half in ("d8", "d9", "da", "db", "dc", "dd", "de", "df"))


def _template(kinds: Kinds, node: Node, seen: set[int]) -> bool:
    inner = [each for each in kids(node) if each.type == "template_substitution"]
    return _literal(kinds, node, seen) and all(_plain(kinds, kids(each)[0], seen) for each in inner)


def _name(kinds: Kinds, node: Node, seen: set[int]) -> bool:
    binding = kinds.scopes.binding(node)
    sources = [] if binding is None else kinds.sources.of_names.get(binding, [])
    return bool(sources) and all(
        base(each) in _WITHOUT_TEXT if isinstance(each, str) else each[0] == "" and _plain(kinds, each[1], seen)
        for each in sources
    )


def _either(*fields: str) -> Callable[[Kinds, Node, set[int]], bool]:
    return lambda kinds, node, seen: all(_plain(kinds, need(node, each), seen) for each in fields)


def _binary(kinds: Kinds, node: Node, seen: set[int]) -> bool:
    return text(opt(node, "operator")) in ("+", "||", "??", "&&") and _either("left", "right")(kinds, node, seen)


def _unary(_kinds: Kinds, node: Node, _seen: set[int]) -> bool:
    return text(opt(node, "operator")) == "typeof"


def _member(kinds: Kinds, node: Node, _seen: set[int]) -> bool:
    return text(node) in _VALUES or _module_path(kinds, node) in _VALUES


def _module_path(kinds: Kinds, node: Node) -> str:
    """`os.EOL`, whatever the program calls the module."""
    if node.type != "member_expression":
        kind = kinds.of(node)
        return kind.partition(":")[2] if base(kind) == "global" else ""
    kind = kinds.of(need(node, "object"))
    return f"{kind.partition(':')[2]}.{text(need(node, 'property'))}" if base(kind) == "module" else ""


def _call(kinds: Kinds, node: Node, seen: set[int]) -> bool:
    called, given = need(node, "function"), arguments(node)
    if _module_path(kinds, called) in _CALLS:
        return True
    if text(called) == "String":
        return all(_plain(kinds, each, seen) for each in given)
    if called.type != "member_expression":
        return False
    owner, name = need(called, "object"), text(need(called, "property"))
    kind = kinds.of(owner)
    if base(kind) in NUMBERS or (kind == "date" and name in _OF_DATES):
        return True
    if kind == "string":
        with_texts = name in _WITH_TEXTS and all(_plain(kinds, each, seen) for each in given)
        return (name in _OF_PLAIN or with_texts) and _plain(kinds, owner, seen)
    return name in ("toString", "digest") and len(given) == 1 and string_value(given[0]) in _ENCODINGS


_RULES: dict[str, Callable[[Kinds, Node, set[int]], bool]] = {
    "string": _literal,
    "template_string": _template,
    "identifier": _name,
    "binary_expression": _binary,
    "augmented_assignment_expression": _either("left", "right"),
    "assignment_expression": _either("right"),
    "ternary_expression": _either("consequence", "alternative"),
    "unary_expression": _unary,
    "member_expression": _member,
    "call_expression": _call,
}
