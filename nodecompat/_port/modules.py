"""Modules: Node's become imports, own files are asked for as CommonJS does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .functions import define, name_for
from .here import lacks, must_be_here
from .kind_tables import MODULES_THAT_ARE_CLASSES, NODE_MODULES
from .literals import cooked
from .names import python_name
from .patterns import assign, taken_apart
from .source import FUNCTIONS, arguments, bare, is_typescript, kids, need, opt, string_value, text
from .writer import STATEMENTS, Undecided

if TYPE_CHECKING:
    from tree_sitter import Node

    from .scopes import Binding
    from .writer import Writer

_SAME = frozenset({"process", "console"})


def is_require(c: Writer, node: Node) -> bool:
    """Whether an expression asks for a module, or for something of one."""
    if node.type == "member_expression":
        node = need(node, "object")
    return (
        node.type == "call_expression"
        and text(need(node, "function")) == "require"
        and c.is_global(need(node, "function"))
    )


def _module_name(node: Node) -> str:
    return (string_value(arguments(node)[0]) or "").removeprefix("node:") if arguments(node) else ""


def _is_used(c: Writer, name: Node) -> bool:
    """Whether a name that is imported is more than a type."""
    binding = c.binding(name)
    return binding is None or bool(binding.reads)


def declared_require(c: Writer, name: Node, node: Node) -> list[str] | None:
    """`const x = require('y')`, in all its shapes; None when it is an assignment as others."""
    part = text(need(node, "property")) if node.type == "member_expression" else ""
    call = need(node, "object") if part else node
    module = _module_name(call)
    must_be_here(module, [part] if part else _names_taken(name) if name.type == "object_pattern" else ())
    if module not in NODE_MODULES:
        return _own(c, name, node, module)
    if part and part == "promises":
        module, part = f"{module}/promises", ""
    return imported(c, name, module, part, c.binding(name))


def _own(c: Writer, name: Node, node: Node, module: str) -> list[str] | None:
    if module.startswith((".", "/")):
        c.commonjs = True
    if name.type == "identifier":
        return None
    made = c.make_name(_shown_name(module), name)
    return [f"{made} = {c.expr(node)}", *taken_apart(c, name, made, "record")]


def imported(c: Writer, name: Node, module: str, part: str, binding: Binding | None) -> list[str]:
    """The import of a module of Node's, or of names of it."""
    if "/" in module or (module == "assert" and name.type == "identifier" and not part):
        return assign(c, name, f"require({module!r})" + (f".{part}" if part else ""))
    if part and lacks(module, part):
        return assign(c, name, "undefined")
    absent = [one for one in _names_taken(name) if lacks(module, one)] if name.type == "object_pattern" else []
    module = python_name(module)  # `assert_`
    home = f"nodecompat.{module}"
    if name.type == "identifier":
        shown = c.expr(name)
        if part:
            return [f"from {home} import {_as(part, shown)}"]
        if module in MODULES_THAT_ARE_CLASSES:
            return (
                [f"from {home} import {_as(MODULES_THAT_ARE_CLASSES[module], shown)}"]
                if _only_a_class(binding)
                else [f"{shown} = require({module!r})"]
            )
        return [f"from nodecompat import {_as(module, shown)}"]
    if (
        name.type == "object_pattern"
        and not part
        and all(each.type in ("shorthand_property_identifier_pattern", "pair_pattern") for each in kids(name))
    ):
        parts, after = [], []
        for each in kids(name):
            if text(opt(each, "key") or each) in absent:  # and no name of Node's either
                after += assign(c, opt(each, "value") or each, "undefined")
            elif each.type == "shorthand_property_identifier_pattern":
                parts.append(_as(text(each), c.expr(each)))
            elif need(each, "value").type == "identifier":
                parts.append(_as(text(need(each, "key")), c.expr(need(each, "value"))))
            else:
                made = python_name(text(need(each, "key")))
                parts.append(made)
                after += assign(c, need(each, "value"), made)
        return [*([f"from {home} import {', '.join(parts)}"] if parts else []), *after]
    made = c.make_name(f"{module}_module", name)
    return [f"from nodecompat import {module} as {made}", *assign(c, name, f"{made}.{part}" if part else made)]


def _names_taken(pattern: Node) -> list[str]:
    return [text(opt(each, "key") or each) for each in kids(pattern)]


def _as(name: str, shown: str) -> str:
    name = python_name(name)
    return name if name == shown else f"{name} as {shown}"


def _only_a_class(binding: Binding | None) -> bool:
    if binding is None:
        return False
    for read, _ in binding.reads:
        above = read.parent
        if above is None or above.type not in (
            "new_expression",
            "class_heritage",
            "binary_expression",
            "member_expression",
            "arguments",
            "call_expression",
        ):
            return False
        if above.type == "member_expression" and text(need(above, "property")) not in (
            "call",
            "prototype",
            "EventEmitter",
            "defaultMaxListeners",
        ):
            return False
    return True


def exported(c: Writer, left: Node, right: Node) -> list[str] | None:
    """`module.exports = …`, `exports.x = …`."""
    written = text(left)
    if not written.startswith(("module.exports", "exports.")) or c.binding(_first(left)) is not None:
        return None
    c.commonjs = True
    inner = bare(right)
    if inner.type in FUNCTIONS:
        name = text(opt(inner, "name")) or (
            python_name(written.rpartition(".")[2]) if written != "module.exports" else "exported"
        )
        made = c.make_name(name, left)
        return [*define(c, inner, made), f"{c.expr(left)} = {made}"]
    if inner.type == "assignment_expression" and text(need(inner, "left")) in ("exports", "module.exports"):
        value = c.expr(need(inner, "right"))
        return [f"module.exports = {value}", "exports = module.exports"]
    return None


def _first(node: Node) -> Node:
    while node.type in ("member_expression", "subscript_expression"):
        node = need(node, "object")
    return node


# -- import and export -----------------------------------------------------------------------------


def _import(c: Writer, node: Node) -> list[str]:
    source = need(node, "source")
    module = (string_value(source) or "").removeprefix("node:")
    clauses = [each for clause in kids(node) if clause.type == "import_clause" for each in kids(clause)]
    must_be_here(module)
    if module in NODE_MODULES:
        return _import_of_node(c, module, clauses)
    if module.startswith((".", "/")):
        c.commonjs = True
    whole = f"require({cooked(source)!r})"
    if not clauses:
        return [whole]
    if is_typescript(c.options.name):
        clauses = [each for each in clauses if any(_is_used(c, one) for one in _names_of(each))]
        if not clauses:
            return []
    lines: list[str] = []
    if len(clauses) > 1 or clauses[0].type == "named_imports":
        made = c.make_name(_shown_name(module), node)
        lines.append(f"{made} = {whole}")
        whole = made
    for each in clauses:
        if each.type == "identifier":
            lines.append(
                f"{c.expr(each)} = js.get({whole}, 'default')"
                if module.startswith(".")
                else f"{c.expr(each)} = {whole}"
            )
        elif each.type == "namespace_import":
            lines.append(f"{c.expr(kids(each)[0])} = {whole}")
        else:
            lines += [_taken_by_name(c, whole, one) for one in kids(each) if _is_taken(c, one)]
    return lines


def _names_of(clause: Node) -> list[Node]:
    """The names that a part of an import declares."""
    if clause.type == "identifier":
        return [clause]
    if clause.type == "namespace_import":
        return [kids(clause)[0]]
    return [opt(one, "alias") or need(one, "name") for one in kids(clause)]


def _is_taken(c: Writer, one: Node) -> bool:
    """Whether a name of an import is there when the program runs: in TypeScript it may be that of a type."""
    return not is_typescript(c.options.name) or _is_used(c, opt(one, "alias") or need(one, "name"))


def _taken_by_name(c: Writer, whole: str, one: Node) -> str:
    shown, name = c.expr(opt(one, "alias") or need(one, "name")), text(need(one, "name"))
    if is_typescript(c.options.name) and _only_given_on(c, opt(one, "alias") or need(one, "name")):
        return f"{shown} = js.get({whole}, {name!r})"
    return f"{shown} = {whole}.{python_name(name)}"


def _only_given_on(c: Writer, name: Node) -> bool:
    """Whether a file only exports again what a name means, which may be a type."""
    binding = c.binding(name)
    above = [] if binding is None else [read.parent for read, _ in binding.reads]
    return all(each is not None and each.type == "export_specifier" for each in above)


def _import_of_node(c: Writer, module: str, clauses: list[Node]) -> list[str]:
    lines: list[str] = []
    for each in clauses:
        if each.type == "identifier":
            lines += imported(c, each, module, "", c.binding(each)) if text(each) not in _SAME else []
        elif each.type == "namespace_import":
            lines += imported(c, kids(each)[0], module, "", c.binding(kids(each)[0]))
        else:
            used = [one for one in kids(each) if _is_used(c, opt(one, "alias") or need(one, "name"))]
            must_be_here(module, {text(need(one, "name")) for one in used} - {"default"})
            named = [(text(need(one, "name")), c.expr(opt(one, "alias") or need(one, "name"))) for one in used]
            if "/" in module:
                lines += [f"{shown} = require({module!r}).{name}" for name, shown in named]
                continue
            whole = [shown for name, shown in named if name == "default"]
            lines += [f"from nodecompat import {_as(python_name(module), shown)}" for shown in whole]
            rest = [_as(name, shown) for name, shown in named if name != "default"]
            if rest:
                lines.append(f"from nodecompat.{python_name(module)} import {', '.join(rest)}")
    return lines


def _export(c: Writer, node: Node) -> list[str]:
    c.commonjs = True
    declared = opt(node, "declaration")
    value = opt(node, "value")
    default = any(each.type == "default" for each in node.children)
    if declared is not None:
        lines = c.statement(declared)
        declarators = [each for each in kids(declared) if each.type == "variable_declarator"]
        shown = [need(each, "name") for each in declarators] if declarators else [need(declared, "name")]
        if any(each.type != "identifier" for each in shown):
            raise Undecided("export of a pattern")
        for each in shown:
            place = "exports['default']" if default else f"exports.{python_name(text(each))}"
            lines.append(f"{place} = {c.expr(each)}")
        return lines
    if value is not None:
        inner = bare(value)
        if inner.type in FUNCTIONS:
            name = c.make_name("exported" if opt(inner, "name") is None else name_for(c, inner), node)
            return [*define(c, inner, name), f"exports['default'] = {name}"]
        return [f"exports['default'] = {c.expr(inner)}"]
    if (source := opt(node, "source")) is not None:
        return _export_from(c, node, source)
    renamed: list[str] = []
    for clause in kids(node):
        for each in kids(clause):
            name = text(opt(each, "alias") or need(each, "name"))
            renamed.append(f"exports[{name!r}] = {c.expr(need(each, 'name'))}")
    return renamed


def _export_from(c: Writer, node: Node, source: Node) -> list[str]:
    """`export … from`: the names of another module."""
    module = string_value(source) or ""
    whole = f"require({cooked(source)!r})"
    if any(each.type == "*" for each in node.children):
        return [f"js.export_all(exports, {whole})"]
    lines: list[str] = []
    for clause in kids(node):
        if clause.type == "namespace_export":
            lines.append(f"exports[{text(kids(clause)[0])!r}] = {whole}")
        elif clause.type == "export_clause":
            made = c.make_name(_shown_name(module), node)
            lines.append(f"{made} = {whole}")
            for each in kids(clause):
                name = text(need(each, "name"))
                lines.append(f"exports[{text(opt(each, 'alias')) or name!r}] = js.get({made}, {name!r})")
    return lines


def _shown_name(module: str) -> str:
    """A name for the module that a program asks for by its path."""
    return python_name(module.rpartition("/")[2].partition(".")[0] or "module_")


STATEMENTS.update({"import_statement": _import, "export_statement": _export})
