"""The parameters of a function: defaults, what is taken apart, what is left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .arity import borne
from .patterns import taken_apart
from .source import kids, need, parameters, text
from .writer import indent

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer

_CONSTANT = frozenset({"number", "string", "true", "false", "null", "undefined", "unary_expression"})


class _Signature:
    """Parameters being written, with the lines that the body begins with."""

    def __init__(self, c: Writer, node: Node, first: str) -> None:
        self.c, self.node, self.first = c, node, first
        self.written = [first] if first else []
        self.lines: list[str] = []
        self.star = False
        self.optional = False

    def rest(self, inner: Node) -> None:
        """`...rest`, a list."""
        name = self.c.expr(inner) if inner.type == "identifier" else self.c.make_name("rest", self.node)
        self.written.append(f"*{name}")
        self.lines.append(f"{name} = list({name})")
        if inner.type != "identifier":
            self.lines += taken_apart(self.c, inner, name)
        self.star = True

    def one(self, index: int, each: Node, default: Node | None, needed: bool) -> None:
        """A parameter, with its default: Python's own where nobody hands `undefined` to it, and it is a constant."""
        if each.type in ("object_pattern", "array_pattern"):
            name = self.c.make_name("options" if each.type == "object_pattern" else "items", self.node)
        else:
            name = self.c.expr(each)
        self.optional = self.optional or default is not None or not needed
        constant = default is not None and default.type in _CONSTANT and not text(default).startswith("!")
        if default is not None and constant and not self.c.kinds.may_be_given_undefined(self.node, index):
            self.written.append(f"{name}={self.c.expr(default)}")
        else:
            self.written.append(f"{name}=undefined" if self.optional else name)
            if default is not None:
                with self.c.apart() as extra:
                    value = self.c.expr(default)
                self.lines += [f"if {name} is undefined:", *indent([*extra, f"{name} = {value}"])]
        if each.type in ("object_pattern", "array_pattern"):
            self.lines += taken_apart(self.c, each, name)

    def with_arguments(self) -> str:
        """A function that looks at `arguments` gets them all, and gives its parameters their share."""
        names = [each.partition("=")[0] for each in self.written if each != self.first and not each.startswith("*")]
        kind = "js.Arguments" if self.node.id in self.c.scopes.gives_arguments else "list"
        shared = [f"arguments = {kind}(arguments)"]
        rest = next((each[1:] for each in self.written if each.startswith("*")), "")
        if rest:
            self.lines.remove(f"{rest} = list({rest})")
            names.append(rest)
        if names:
            left = f"{', '.join(names)}{',' if len(names) == 1 else ''}"
            how = f"{len(names) - 1}, rest=True" if rest else len(names)
            shared.append(f"{left} = js.first(arguments, {how})")
        self.lines[:0] = shared
        return ", ".join([self.first, "*arguments"] if self.first else ["*arguments"])


def signature(c: Writer, node: Node, first: str = "", turn: list[str] | None = None) -> tuple[str, list[str]]:
    """The parameters of a function, and the lines that its body begins with; `turn` are names it takes along."""
    fewest, most = borne(c, node)
    names = parameters(node)
    made = _Signature(c, node, first)
    for index, each in enumerate(names):
        if each.type == "rest_pattern":
            made.rest(kids(each)[0])
        elif each.type == "assignment_pattern":
            made.one(index, need(each, "left"), need(each, "right"), index < fewest)
        else:
            made.one(index, each, None, index < fewest)
    if node.id in c.scopes.uses_arguments:
        return made.with_arguments(), made.lines
    if most > len(names) and not made.star:
        taken = any(each.partition("=")[0] == "_" for each in made.written)
        made.written.append("*__" if taken else "*_")
        made.star = True
    if turn:
        made.written += [*([] if made.star else ["*"]), *[f"{name}={name}" for name in turn]]
    return ", ".join(made.written), made.lines
