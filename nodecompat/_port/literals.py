"""Literals: numbers, strings, templates, regular expressions, arrays."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

from .kind_words import base, of
from .source import kids, need, opt, text
from .writer import ATOM, COMPARE, EXPRESSIONS, SUM

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer, Written

_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_CODE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\})")
_FILE = re.compile(r"(?:^|/)([\w.-]+)\.([cm]?js|[cm]?ts)$")
EXACT = frozenset({"string", "int"})  # Python's text of it is JavaScript's


def number(written: str) -> str:
    """A number literal: an integer where its value is one."""
    plain = written.replace("_", "").lower()
    if plain.endswith("n"):
        return f"BigInt({plain[:-1]})"
    if plain[:2] in ("0x", "0b", "0o") or plain.isdigit():
        if len(plain) > 1 and plain[0] == "0" and plain[1:].isdigit():
            return str(int(plain, 8))
        if plain.isdigit() and int(plain) > 2**53:
            return repr(float(plain))
        return written.lower() if plain[:2] in ("0b", "0o") else written if plain[:2] != "0x" else f"0x{written[2:]}"
    value = float(plain)
    if value == inf:
        return "Infinity"
    return str(int(value)) if value.is_integer() and value < 2**53 else repr(value)


def cooked(node: Node) -> str:
    """The value of the text and the escapes inside a string or a template."""
    parts: list[str] = []
    for each in kids(node):
        if each.type == "string_fragment":
            parts.append(text(each))
        elif each.type == "escape_sequence":
            parts.append(_unescape(text(each)))
    return _joined("".join(parts))


def _unescape(written: str) -> str:
    found = _CODE.fullmatch(written)
    if found:
        return chr(int(next(group for group in found.groups() if group), 16))
    return _SIMPLE.get(written[1:], written[1:])


def _joined(value: str) -> str:
    """Halves of pairs become one character."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def quoted(value: str) -> str:
    """A string literal of Python's."""
    return repr(value)


def path_text(c: Writer, value: str) -> str:
    """A string; the name of a JavaScript file that is Python beside this one ends as Python's do."""
    found = _FILE.search(value)
    if found and found.group(1) in c.options.siblings and " " not in value:
        return f"{value[: found.start(2)]}py"
    return value


def text_of(c: Writer, node: Node) -> str:
    """What a template string or a `+` makes of a value, as an expression to stand in an f-string."""
    if c.kind(node) in EXACT:
        return c.expr(node)
    return text_of_function(c, node) or f"js.text({c.expr(node)})"


def text_of_function(c: Writer, node: Node) -> str:
    """The text that JavaScript makes of a function or a class of the file, which is how it stands there."""
    kind = c.kind(node)
    site = int(of(kind)) if base(kind) in ("function", "class") and of(kind).isdigit() else None
    found = None if site is None else c.kinds.sources.by_site.get(site) or c.kinds.sources.classes.get(site)
    owns = any(
        key == "toString" and each.type in ("identifier", "class_body") for each, key, _ in c.kinds.sources.of_fields
    )
    return "" if found is None or owns else quoted(text(found))


def formatted(c: Writer, parts: list[Node | str]) -> Written:
    """A text of literal pieces and values, as an f-string."""
    if parts and isinstance(parts[-1], str) and parts[-1].startswith("/"):
        parts = [*parts[:-1], path_text(c, parts[-1])]
    pieces = [(part, "") if isinstance(part, str) else ("", text_of(c, part)) for part in parts]
    values = "".join(value for _, value in pieces)
    whole = "".join(literal for literal, _ in pieces)
    if not values:
        return quoted(path_text(c, whole)), ATOM
    quote = '"' if "'" in values or ("'" in whole and '"' not in values) else "'"
    if quote in values or "\\" in values or ("{" in values and "'" in values and '"' in values) or "#" in values:
        added = [
            quoted(literal) if literal else value if value.startswith("js.text(") else f"js.text({value})"
            for literal, value in pieces
            if literal or value
        ]
        return " + ".join(added), SUM if len(added) > 1 else ATOM
    body = "".join(_in_f(literal, quote) if literal else _hole(value) for literal, value in pieces)
    return f"f{quote}{body}{quote}", ATOM


def _hole(value: str) -> str:
    if value.startswith("{") or "lambda" in value or ":=" in value or "!=" in value:
        value = f"({value})"
    return f"{{ {value} }}" if value.startswith("{") else f"{{{value}}}"


def _in_f(literal: str, quote: str) -> str:
    shown = repr(literal + ("'" if quote == '"' else '"'))[1:-2]  # so that repr takes the quotes we want
    if quote == '"':
        shown = repr("'" + literal)[2:-1] if '"' not in literal else "".join(_escaped(each, quote) for each in literal)
    else:
        shown = "".join(_escaped(each, quote) for each in literal)
    return shown.replace("{", "{{").replace("}", "}}")


def _escaped(character: str, quote: str) -> str:
    return (
        f"\\{quote}"
        if character == quote
        else '"'
        if character == '"'
        else "'"
        if character == "'"
        else repr(character)[1:-1]
    )


def template_parts(node: Node) -> list[Node | str]:
    """The texts and the values of a template string."""
    parts: list[Node | str] = []
    for each in node.named_children:
        if each.type == "template_substitution":
            parts.append(kids(each)[0])
        elif each.type in ("string_fragment", "escape_sequence"):
            piece = text(each) if each.type == "string_fragment" else _unescape(text(each))
            if parts and isinstance(parts[-1], str):
                parts[-1] += piece
            else:
                parts.append(piece)
    return [_joined(part) if isinstance(part, str) else part for part in parts]


def _template(c: Writer, node: Node) -> Written:
    return formatted(c, template_parts(node))


def _string(c: Writer, node: Node) -> Written:
    return quoted(path_text(c, cooked(node))), ATOM


def _regex(c: Writer, node: Node) -> Written:
    source, flags = text(need(node, "pattern")), text(opt(node, "flags"))
    shown = f"r'{source}'" if "'" not in source else f'r"{source}"' if '"' not in source else repr(source)
    return f"js.regexp({shown}, {flags!r})" if flags else f"js.regexp({shown})", ATOM


def items(c: Writer, nodes: list[Node]) -> list[str]:
    """The items of an array, or the arguments of a call, with what is spread."""
    written = []
    for each in nodes:
        if each.type == "spread_element":
            inner = kids(each)[0]
            kind = c.kind(inner)
            over = (
                c.expr(inner, COMPARE + 1)
                if base(kind) in ("array", "set", "generator")
                else f"js.each({c.expr(inner)})"
            )
            written.append(f"*{over}")
        else:
            written.append(c.expr(each))
    return written


def _array(c: Writer, node: Node) -> Written:
    written: list[str] = []
    holes: list[int] = []
    expecting = True
    for each in node.children:
        if each.type == ",":
            if expecting:
                holes.append(len(written))
                written.append("undefined")
            expecting = True
        elif each.is_named and each.type != "comment":
            written += items(c, [each])
            expecting = False
    if holes and not any(each.type == "spread_element" for each in kids(node)):
        return f"js.sparse([{', '.join(written)}], {', '.join(map(str, holes))})", ATOM
    return f"[{', '.join(written)}]", ATOM


EXPRESSIONS.update(
    {
        "number": lambda _, node: (number(text(node)), ATOM),
        "string": _string,
        "template_string": _template,
        "regex": _regex,
        "array": _array,
        "true": lambda _c, _n: ("True", ATOM),
        "false": lambda _c, _n: ("False", ATOM),
        "null": lambda _c, _n: ("None", ATOM),
        "undefined": lambda _c, _n: ("undefined", ATOM),
    }
)
