"""Reads the package's source as text: who imports whom and when, and what else its structure is measured by."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from support import ROOT

NAME = "nodecompat"
PACKAGE = ROOT / NAME

MODULES: dict[str, Path] = {
    ".".join([NAME, *path.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
"""The files of the package by the absolute names of their modules."""

Graph = dict[str, set[str]]


@cache
def tree(module: str) -> ast.Module:
    """A file as its syntax tree."""
    return ast.parse(MODULES[module].read_text())


class Imports:
    """What one module imports, by the moment: `loading`, `inside` functions, on first `use`, for `types` only."""

    def __init__(self, module: str) -> None:
        self.module = module
        self.loading: set[str] = set()
        self.inside: set[str] = set()
        self.use: set[str] = set()
        self.types: set[str] = set()
        self._visit(tree(module), self.loading)

    def _visit(self, node: ast.AST, found: set[str]) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                found.update(own(alias.name) or alias.name.partition(".")[0] for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                found.update(from_imports(self.module, child).values())
            elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                types, otherwise = (child.body, child.orelse)
                if isinstance(child.test, ast.UnaryOp):
                    types, otherwise = otherwise, types
                self._visit(ast.Module(types, []), self.types)
                self._visit(ast.Module(otherwise, []), found)
            else:
                self._take_calls(child)
                within = found
                if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)) and found is self.loading:
                    within = self.inside
                self._visit(child, within)

    def _take_calls(self, node: ast.AST) -> None:
        """`on_use("module")`, `loaded("module")`, and the modules in the table of `names_on_use(__name__, table)`."""
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            return
        if node.func.id == "on_use" or (node.func.id == "loaded" and isinstance(node.args[0], ast.Constant)):
            [argument] = node.args
            assert isinstance(argument, ast.Constant), f"{self.module}: on_use takes the name as it stands"
            self.use.add(str(argument.value))
        elif node.func.id == "names_on_use":
            self.use.update(self._table(node.args[1]))

    def _table(self, table: ast.expr) -> Iterator[str]:
        """The modules that a table names; it stands in the call, or has a name of its own in the same file."""
        nodes: list[ast.AST] = [table]
        if isinstance(table, ast.Name):
            named = (ast.Assign, ast.AnnAssign)
            nodes = [one for one in tree(self.module).body if isinstance(one, named) and table.id in bound(one)]
        for node in nodes:
            for part in ast.walk(node):
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value in MODULES:
                    yield part.value


def bound(statement: ast.Assign | ast.AnnAssign) -> list[str]:
    """The names that an assignment binds."""
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def from_imports(module: str, node: ast.ImportFrom) -> dict[str, str]:
    """What a `from … import …` in a module binds: each name with the module of this package, or the package, it is from."""
    base = node.module or ""
    if node.level:
        package = module.split(".")
        if MODULES[module].name != "__init__.py":
            package.pop()
        base = ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])
    return {alias.asname or alias.name: own(f"{base}.{alias.name}") or base.partition(".")[0] for alias in node.names}


def own(name: str) -> str | None:
    """The module of this package that a dotted name lies in; None for another's."""
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name or None


@cache
def imports(module: str) -> Imports:
    """What a module imports."""
    return Imports(module)


@cache
def graph(*moments: str) -> Graph:
    """The package's modules with those of its own that they import at the given moments."""
    return {
        module: {name for moment in moments for name in getattr(imports(module), moment) if name in MODULES} - {module}
        for module in MODULES
    }


def circles(edges: Graph) -> list[list[str]]:
    """The groups of modules that reach each other, largest first (Tarjan's strongly connected components)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def walk(module: str) -> None:
        index[module] = low[module] = len(index)
        stack.append(module)
        for target in sorted(edges[module]):
            if target not in index:
                walk(target)
                low[module] = min(low[module], low[target])
            elif target in stack:
                low[module] = min(low[module], index[target])
        if low[module] == index[module]:
            place = stack.index(module)
            group = stack[place:]
            del stack[place:]
            if len(group) > 1:
                found.append(sorted(group))

    for module in edges:
        if module not in index:
            walk(module)
    return sorted(found, key=len, reverse=True)


def functions(module: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions of a module, methods and inner ones too."""
    for node in ast.walk(tree(module)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def defined(module: str) -> Iterator[str]:
    """What a file defines for other files in Python: what a decorator hands on, and Node's own names, are for others."""
    for node in tree(module).body:
        names: list[str] = []
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not node.decorator_list:
            names = [node.name]
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            names = bound(node)
        yield from (name for name in names if re.fullmatch(r"_*[A-Z]?[a-z0-9_]+|[A-Z0-9_]+", name))


@cache
def words() -> Counter[str]:
    """How often each word stands in the sources of the package."""
    sources = [*MODULES.values(), *PACKAGE.rglob("*.c"), *PACKAGE.rglob("*.h"), *PACKAGE.rglob("*.pyi")]
    return Counter(word for path in sources for word in re.findall(r"\w+", path.read_text()))


_BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match, ast.AsyncFor, ast.AsyncWith)


def depth(node: ast.AST) -> int:
    """How many blocks lie in each other below a node; those of functions and classes within it do not count."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, depth(child) + (isinstance(child, _BLOCKS) and not is_elif))
    return deepest


def annotations_of(module: str) -> Iterator[ast.expr]:
    """The annotations of a module's parameters and results."""
    for function in functions(module):
        given = function.args
        for argument in [*given.posonlyargs, *given.args, *given.kwonlyargs]:
            if argument.annotation is not None:
                yield argument.annotation
        if function.returns is not None:
            yield function.returns


def names_under_global() -> list[str]:
    """Names that a function declares `global`, once for each declaration."""
    return [
        f"{module}: {name}"
        for module in MODULES
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Global)
        for name in node.names
    ]


def names_changed_at_run_time() -> list[str]:
    """Names of modules that are bound again while the program runs: under `global`, or through `globals()`."""
    changed = set(names_under_global())
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
                if ast.unparse(node.value) in ("globals()", "vars()"):
                    changed.add(f"{module}: {ast.unparse(node)}")
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                changed.update(_attribute_of_module(module, node))
    return sorted(changed)


def _attribute_of_module(module: str, node: ast.Attribute) -> Iterator[str]:
    """`sys.excepthook = …` and the like: an attribute of something that this file imported as a module."""
    if isinstance(node.value, ast.Name) and node.value.id in _modules_imported(module):
        yield f"{module}: {node.value.id}.{node.attr}"


@cache
def _modules_imported(module: str) -> frozenset[str]:
    names: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names.update(alias.asname or alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found = from_imports(module, node)
            names.update(name for name, home in found.items() if home.rpartition(".")[2] == name)
    return frozenset(names)
