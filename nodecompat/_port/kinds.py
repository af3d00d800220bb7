"""What a value is, as far as the file tells: a fixpoint over names, fields, items, parameters and results.

What must stay true: a kind is only said where every value that the file lets in has it; what comes from elsewhere (a
message, an argument of an unknown caller) is `unknown`. The one assumption: an unknown parameter that is counted with
(`n - 1`, `n * 2`, `i < n`) is a number, kind `num`, unless the program asks whether it is there (`n || 4`).
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from .kind_collect import collect
from .kind_rules import RULES
from .kind_sources import Sources
from .kind_tables import METHODS, MODULE_CALLS, NUMBERS, PLAIN_TRUTH, PRIMITIVES, VALUES
from .kind_words import base, join, of
from .source import CLASSES, has, is_expression_body, kids, need

if TYPE_CHECKING:
    from tree_sitter import Node

    from .scopes import Binding, Scopes

_ROUNDS = 8
_MAYBE_UNDEFINED = frozenset({"unknown", "undefined", "opt"})


class Kinds:
    """The kinds of one program."""

    def __init__(self, scopes: Scopes) -> None:
        self.scopes = scopes
        self.names: dict[Binding, str] = {}
        self.fields: dict[int, dict[str, str]] = {}  # of object literals and classes, by site
        self.items: dict[int, str] = {}  # of array literals, by site
        self.results: dict[int, str] = {}
        self.open: set[int] = set()  # sites whose fields may get anything: `this[name] = value`
        self.sources = collect(Sources(scopes))
        self._busy: set[int] = set()
        self._known: dict[int, str] = {}
        for _ in range(_ROUNDS):
            before = (
                dict(self.names),
                {site: dict(all) for site, all in self.fields.items()},
                dict(self.items),
                dict(self.results),
            )
            self._round()
            if before == (self.names, self.fields, self.items, self.results):
                break
        else:
            self._give_up()
        self._known.clear()
        self.settled = True

    settled = False

    def _give_up(self) -> None:
        for binding in self.names:
            self.names[binding] = "unknown"
        for fields in self.fields.values():
            for name in fields:
                fields[name] = "unknown"
        for site in self.items:
            self.items[site] = "unknown"
        for site in self.results:
            self.results[site] = "unknown"

    def _round(self) -> None:
        for binding, sources in self.sources.of_names.items():
            for source in sources:
                kind = self._said(source) if isinstance(source, str) else self._of_source(source)
                self.names[binding] = join(self.names.get(binding, "never"), kind)
            if self.names.get(binding) == "unknown" and binding in self.sources.counted - self.sources.asked:
                self.names[binding] = "unknown" if binding.writes else "num"
        for target, key, value in self.sources.of_fields:
            self._into_field(target, key, self.of(value) if value is not None else "unknown")
        for target in self.sources.opened:
            self.open.update(self._sites(self.of(target)))
        for array, value in self.sources.of_items:
            self._into_items(array, "unknown" if value is None else self.of(value))
        for function in self.sources.functions:
            self.results[function.id] = self._result(function)

    def _said(self, source: str) -> str:
        how, _, path = source.partition(":")
        return self._of_module(path) if how == "imported" else source

    def _of_source(self, source: tuple[str, Node]) -> str:
        how, node = source
        kind = self.of(node)
        if how == "":
            return kind
        if how == "items":
            return self.item(kind)
        if how == "awaited":
            return of(kind) if base(kind) == "promise" else "unknown"
        if how == "argument":
            return self.item(self.of(need(node, "object")))
        return self.field(kind, how[1:])

    def _into_field(self, target: Node, key: str, kind: str) -> None:
        owner = self._owner(target)
        if sites := self._sites(owner):
            for site in sites:
                fields = self.fields.setdefault(site, {})
                if key in fields or site == sites[0]:
                    fields[key] = join(fields.get(key, "never"), kind)
        elif base(owner) in ("unknown", "record", "opt"):
            for fields in self.fields.values():
                if key in fields:
                    fields[key] = join(fields[key], kind)

    def _owner(self, target: Node) -> str:
        """The kind of what gets a field: a class gives its fields to its instances, its body stands for itself."""
        if target.type in CLASSES:
            return f"instance:{target.id}"
        if target.type == "class_body" and target.parent is not None:
            return f"class:{target.parent.id}"
        return self.of(target)

    def _sites(self, kind: str) -> list[int]:
        """Where the fields of such a value are kept: its own, and those of the classes above; those of a class itself
        are under the negative of its site."""
        if base(kind) not in ("object", "instance", "class") or not of(kind).isdigit():
            return []
        sites = self._with_those_above(int(of(kind)))
        return [-site for site in sites] if base(kind) == "class" else sites

    def _with_those_above(self, site: int) -> list[int]:
        """A class and those of the file that it extends, or the site of something else alone."""
        found = [site]
        while (cls := self.sources.classes.get(found[-1])) is not None:
            heritage = next((each for each in cls.named_children if each.type == "class_heritage"), None)
            above = "" if heritage is None else self.of(kids(heritage)[0])
            if base(above) != "class" or int(of(above)) in found:
                break
            found.append(int(of(above)))
        return found

    def _into_items(self, array: Node, kind: str) -> None:
        owner = self.of(array)
        if base(owner) == "array" and of(owner)[:1] == "#":
            site = int(of(owner)[1:])
            self.items[site] = join(self.items.get(site, "never"), kind)

    def _result(self, function: Node) -> str:
        if is_expression_body(function):
            kind = self.of(need(function, "body"))
        else:
            kind = "never"
            returned = self.sources.returns.get(function.id, [])
            for each in returned:
                values = kids(each)
                kind = join(kind, self.of(values[0]) if values else "undefined")
            if not returned or not self.sources.always_returns(function):
                kind = join(kind, "undefined")
        if "generator" in function.type or has(function, "*"):
            return "generator"
        if has(function, "async"):
            return kind if base(kind) == "promise" else f"promise:{kind}"
        return kind

    # -- asking ------------------------------------------------------------------------------------

    def of(self, node: Node) -> str:
        """The kind of an expression."""
        if self.settled and node.id in self._known:
            return self._known[node.id]
        if node.id in self._busy:
            return "never"
        self._busy.add(node.id)
        try:
            rule = RULES.get(node.type)
            kind = "unknown" if rule is None else rule(self, node)
        finally:
            self._busy.discard(node.id)
        if self.settled:
            kind = "unknown" if kind == "never" else kind
            self._known[node.id] = kind
        return kind

    def item(self, kind: str) -> str:
        """The kind of an item of such a value."""
        if base(kind) == "array":
            inner = of(kind)
            if inner[:1] == "#":
                return self.items.get(int(inner[1:]), "never")
            return "opt:string" if inner == "=argv" else inner
        return "string" if kind == "string" else "int" if kind == "buffer" else "unknown"

    def field(self, kind: str, name: str) -> str:
        """The kind of a property."""
        if base(kind) == "opt":
            return self.field(of(kind), name)
        if sites := self._sites(kind):
            known = [fields[name] for site in sites if name in (fields := self.fields.get(site, {}))]
            return reduce(join, known) if known and not self.open.intersection(sites) else "unknown"
        if kind == "env":
            return "opt:string"
        if base(kind) == "module":
            return self._of_module(f"{of(kind)}.{name}")
        table = METHODS.get("number" if kind in NUMBERS else base(kind), {})
        return table.get(name, "unknown")

    def _of_module(self, path: str) -> str:
        if path in MODULE_CALLS:
            return f"global:{path}"
        if path in ("events.EventEmitter", "worker_threads.Worker"):
            return f"global:{path.partition('.')[2]}"
        if path in ("fs.promises", "readline.promises", "timers.promises"):
            return f"module:{path.replace('.', '/')}"
        return VALUES.get(path, "unknown")

    def plain_truth(self, kind: str) -> bool:
        """Whether Python's truth of such a value is JavaScript's."""
        if base(kind) == "opt":
            return self.plain_truth(of(kind))
        return base(kind) in PLAIN_TRUTH

    def primitive(self, kind: str) -> bool:
        """Whether such a value is compared by value."""
        return (of(kind) if base(kind) == "opt" else kind) in PRIMITIVES

    def may_be_given_undefined(self, function: Node, index: int) -> bool:
        """Whether a call may hand `undefined` to a parameter, which then takes its default."""
        given = self.sources.given(function)
        if given is None:
            return True
        sources = [each[index] for each in given if len(each) > index]
        kinds = [self._said(each) if isinstance(each, str) else self._of_source(each) for each in sources]
        return any(base(kind) in _MAYBE_UNDEFINED for kind in kinds)

    def function_called(self, call: Node) -> Node | None:
        """The function of the file that a call calls, if it is known."""
        kind = self.of(need(call, "function"))
        return self.sources.by_site.get(int(of(kind))) if base(kind) == "function" and of(kind) else None
