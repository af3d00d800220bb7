"""Statements: blocks with their comments, declarations, conditions, errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arity import is_wanted
from .functions import as_value
from .hoisting import moved_up, needs_beginning
from .patterns import assign, taken_apart
from .source import FUNCTIONS, bare, has, kids, need, opt, text
from .truth import truth
from .values import value_lines
from .writer import STATEMENTS, Undecided, indent

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer

_LISTEN = frozenset({"on", "once", "addListener", "prependListener", "prependOnceListener"})
_DOING = frozenset({"call_expression", "new_expression", "assignment_expression", "await_expression"})
_PLAIN_SIGNS = frozenset({"+", "-", "*", "/", "%", "&", "**"})


# -- blocks ----------------------------------------------------------------------------------------


def comment_lines(node: Node) -> list[str]:
    """A comment of JavaScript's as Python's."""
    written = text(node)
    if written.startswith("//"):
        return [f"# {written[2:].strip()}".rstrip()]
    if written.startswith("#!"):
        return []
    inner = [line.strip() for line in written.removeprefix("/*").removesuffix("*/").strip("*\n ").split("\n")]
    return [f"# {line.lstrip('*').strip()}".rstrip() for line in inner]


def _inner_comments(node: Node) -> list[str]:
    """The comments inside a statement that no block of its own holds."""
    lines: list[str] = []
    stack = list(reversed(node.children))
    while stack:
        each = stack.pop()
        if each.type == "comment":
            lines += comment_lines(each)
        elif each.type not in ("statement_block", "class_body", "switch_body"):
            stack.extend(reversed(each.children))
    return lines


def block_lines(c: Writer, nodes: list[Node]) -> list[str]:
    """The lines of statements in a row, with comments and blank lines as they stand."""
    lines: list[str] = []
    order = moved_up(c, nodes)
    previous: Node | None = None
    for node in order:
        if node.type in ("comment", "html_comment"):
            if (
                previous is not None
                and previous.end_point[0] == node.start_point[0]
                and lines
                and previous.type not in _BLOCKS
            ):
                lines[-1] += f"  {'  '.join(comment_lines(node))}" if not lines[-1].lstrip().startswith("#") else ""
                continue
            if previous is not None and node.start_point[0] - previous.end_point[0] > 1:
                lines.append("")
            lines += comment_lines(node)
        else:
            if previous is not None and node.start_point[0] - previous.end_point[0] > 1:
                lines.append("")
            if node.type not in ("statement_block",):
                lines += _inner_comments(node)
            lines += c.statement(node)
        previous = node
    return lines


_BLOCKS = frozenset(
    {
        "if_statement",
        "for_statement",
        "for_in_statement",
        "while_statement",
        "try_statement",
        "switch_statement",
        "class_declaration",
        "function_declaration",
    }
)


def block(c: Writer, node: Node) -> list[str]:
    """The lines of a block, or of the one statement in its place; at least `pass`."""
    if node.type == "statement_block":
        scope = c.scopes.of_node.get(node.id)
        lines = block_lines(c, node.named_children)
        if scope is not None and scope.parent is not None and scope.parent.what == "function":
            lines = needs_beginning(c, scope.parent) + lines
    else:
        lines = block_lines(c, [node])
    if not any(line.strip() and not line.lstrip().startswith("#") for line in lines):
        lines.append("pass")
    return lines


# -- control ---------------------------------------------------------------------------------------


def _if(c: Writer, node: Node, word: str = "if") -> list[str]:
    lines = [f"{word} {truth(c, need(node, 'condition'))}:", *indent(block(c, need(node, "consequence")))]
    other = opt(node, "alternative")
    if other is None:
        return lines
    inner = kids(other)[0]
    if inner.type == "if_statement":
        with c.apart() as extra:
            chained = _if(c, inner, "elif")
        if not extra:
            return lines + chained
        with c.apart() as extra:
            nested = _if(c, inner)
        return [*lines, "else:", *indent([*extra, *nested])]
    return [*lines, "else:", *indent(block(c, inner))]


def _return(c: Writer, node: Node) -> list[str]:
    values = kids(node)
    function = c.function_around(node)
    if function is None and node.id not in c.last_returns:
        raise Undecided("`return` at the top of a file")
    if function is None or function.id in c.inlined:
        wanted = bool(values) and bare(values[0]).type in _DOING
        lines = value_lines(c, bare(values[0])) if wanted else []
        return lines if function is None else [*lines, "continue"]
    in_turn = next((loop for loop in reversed(c.loops) if loop.turn), None)
    if values and bare(values[0]).type == "sequence_expression":
        parts = kids(bare(values[0]))
        lines = [line for each in parts[:-1] for line in value_lines(c, bare(each))]
        return [*lines, f"return {c.expr(parts[-1])}"]
    if values and has(function, "async") and ("generator" in function.type or has(function, "*")):
        return [f"raise js.Returned({c.expr(values[0])})"]
    if in_turn is not None:
        in_turn.left.add("return")
        return [f"return [{c.expr(values[0]) if values else 'undefined'}]"]
    if not values:
        wanted = (
            function is not None
            and (any(kids(each) for each in c.kinds.sources.returns.get(function.id, [])) or is_wanted(c, function))
            and "generator" not in function.type
        )
        return ["return undefined" if wanted else "return"]
    inner = bare(values[0])
    if inner.type == "this" and _constructs(c, function):
        return ["return"]
    if inner.type in FUNCTIONS and (has(inner, "async") or need(inner, "body").type == "statement_block"):
        name, _ = as_value(c, inner)
        return [f"return {name}"]
    return [f"return {c.expr(values[0])}"]


def _constructs(c: Writer, function: Node) -> bool:
    """Whether a function is a constructor, whose `return this` says nothing."""
    own = function.type == "method_definition" and text(opt(function, "name")) == "constructor"
    return own or function.id in c.kinds.sources.constructors


def _throw(c: Writer, node: Node) -> list[str]:
    value = bare(kids(node)[0])
    written = c.expr(value)
    if value.type == "new_expression":
        return [f"raise {written}"] if c.is_error(value) else [f"js.throw({written})"]
    return [f"js.throw({written})"]


def _caught(c: Writer, name: Node, caught: str) -> list[str]:
    """What a catch clause gets; it may lack what is taken out of it."""
    if name.type != "object_pattern":
        return assign(c, name, f"js.caught({caught})")
    made = c.make_name("value", name)
    return [f"{made} = js.caught({caught})", *taken_apart(c, name, made, "symbol")]  # of a kind without attributes


def _try(c: Writer, node: Node) -> list[str]:
    lines = ["try:", *indent(block(c, need(node, "body")))]
    handler, last = opt(node, "handler"), opt(node, "finalizer")
    if handler is not None:
        name = opt(handler, "parameter")
        inside = need(handler, "body")
        binding = c.binding(name) if name is not None else None
        if name is None or (binding is not None and not binding.reads and not binding.writes):
            lines += ["except Exception:", *indent(block(c, inside))]
        else:
            caught = "caught" if name.type == "identifier" and c.expr(name) == "error" else "error"
            caught = c.make_name(caught, handler)
            first = _caught(c, name, caught)
            lines += [f"except Exception as {caught}:", *indent([*first, *block(c, inside)])]
    if last is not None:
        lines += ["finally:", *indent(block(c, need(last, "body")))]
    return lines


def _bare_block(c: Writer, node: Node) -> list[str]:
    return block_lines(c, node.named_children)


def _nothing(_c: Writer, _node: Node) -> list[str]:
    return []


STATEMENTS.update(
    {
        "hash_bang_line": _nothing,
        "if_statement": _if,
        "return_statement": _return,
        "throw_statement": _throw,
        "try_statement": _try,
        "statement_block": _bare_block,
        "empty_statement": _nothing,
        "debugger_statement": lambda _c, _n: ["pass  # debugger: breakpoint() would stop here"],
    }
)
