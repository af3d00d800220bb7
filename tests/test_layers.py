"""Imports run one way; sans-IO files do no I/O; each dependency has one door."""

from __future__ import annotations

import ast
import fnmatch
from pathlib import Path

import pytest
from support import ROOT

PACKAGE = ROOT / "nodecompat"

# From the ground up. A file imports, when it is loaded, only from its own row and the rows before it.
LAYERS = [
    [
        "_bun",
        "_channel",
        "_child",
        "_errors",
        "_events",
        "_inspect",
        "_js",
        "_loop",
        "_os",
        "_process",
        "_run",
        "_stream",
        "_timers",
        "_util",
        "_wires",
        "_wires.cbor",
        "_wires.json",
        "_wires.jsc",
        "_wires.v8",
    ],  # folders have no code of their own
    ["_launcher.nodecompat_python"],  # installed beside the package
    ["values", "_on_use", "_os.node_debug"],
    ["_js.arity", "_js.text", "_js.objects", "_js.numbers", "_js.kinds", "_js.fields", "_js.dates", "_js.regexps"],
    ["_js.equality", "_inspect.*"],
    ["_errors.*", "errors"],
    [
        "_js.copying",
        "_js.structured_clone",
        "_wires.cbor.*",
        "_wires.json.*",
        "_wires.v8.*",
        "_wires.jsc.*",
        "_wires.framing",
        "_wires.gathering",
        "_wires.show",
        "_wires.table",
        "_wires.tree",
        "_wires.typed_arrays",
        "_wires.javascript",
        "_wires.javascript_rest",
        "_channel.protocol",
    ],
    [
        "_loop.timer_lists",
        "_loop.engine",
        "_os.descriptors",
        "_os.placement",
        "_os.libc_spawn",
        "_os.spawn",
        "_os.terminal",
        "_os.reaper",
    ],
    ["_loop.poller", "_loop.asyncio_host", "_loop.asyncio_guest", "_loop.current"],
    ["_os.signals", "promise", "_timers.scheduling"],
    [
        "_loop.coroutines",
        "_channel.outbox",
        "_channel.sending",
        "_channel.socket",
        "_channel.tracing",
    ],
    ["_channel.endpoint", "_channel.opening"],
    ["_events.*", "abort", "events"],
    ["_stream.*", "stream", "timers", "_timers.promises"],
    ["_process.*", "_run.ending", "_run.rejections", "process"],
    ["_util.*", "util", "console"],
    ["_child.*", "child_process"],
    ["_bun.*", "bun"],
    ["_run.faults"],
    ["_run.roads_311", "_run.script"],
    ["", "__main__"],
]

# Logic without I/O and without a clock.
SANS_IO = [
    "_js.*",
    "_wires*",
    "_channel.protocol",
]
SANS_IO += ["_loop.timer_lists", "_loop.engine"]
NOT_IN_SANS_IO = {"os", "socket", "_socket", "select", "selectors", "asyncio", "time", "threading", "_thread", "signal"}

# Who may import what comes from outside.
DOORS = {"pyee": ["_events.emitter"], "cbor2": ["_wires.cbor.*"], "orjson": ["_wires.json.*"]}

MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip("."): path
    for path in PACKAGE.rglob("*.py")
}


def imports(name: str, *, lazy: bool) -> set[str]:
    """What a file imports when it is loaded (or, with `lazy`, at any time): own modules as '.name'."""
    path = MODULES[name]
    package = [*path.relative_to(PACKAGE).parent.parts]
    found: set[str] = set()

    def visit(node: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                continue
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)) and not lazy:
                continue
            if isinstance(child, ast.Import):
                found.update(alias.name.split(".")[0] for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                found.update(targets(child))
            visit(child)

    def targets(node: ast.ImportFrom) -> set[str]:
        if node.level:
            base = package[: len(package) - (node.level - 1)]
        elif (node.module or "").split(".")[0] == "nodecompat":
            base, node = [], ast.ImportFrom((node.module or "").partition(".")[2], node.names, 1)
        else:
            return {(node.module or "").split(".")[0]}
        module = ".".join([*base, *(node.module or "").split(".")]).strip(".")
        inside = {f"{module}.{alias.name}".strip(".") for alias in node.names}
        return {f".{one}" for one in inside if one in MODULES} or {f".{module}"}

    tree = ast.parse(path.read_text())
    visit(tree)
    if lazy:
        found.update(loaded_on_use(tree))
    return found


def loaded_on_use(tree: ast.AST) -> set[str]:
    """What comes from outside and is loaded on use: `orjson = on_use("orjson")`."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "on_use"]
    names = [str(ast.literal_eval(call.args[0])) for call in calls]
    return {name.split(".")[0] for name in names} - {"nodecompat"}


def matches(name: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def layer(name: str) -> int:
    [found] = [index for index, patterns in enumerate(LAYERS) if matches(name, patterns)]
    return found


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_file_imports_only_from_below(name: str) -> None:
    """When a file is loaded it loads its own layer and those below it."""
    own = layer(name)

    above = {target for target in imports(name, lazy=False) if target.startswith(".") and layer(target[1:]) > own}

    assert above == set()


@pytest.mark.parametrize("name", sorted(name for name in MODULES if matches(name, SANS_IO)))
def test_logic_does_no_io(name: str) -> None:
    """Sans-IO files never import what reads, waits or tells the time."""
    assert imports(name, lazy=True) & NOT_IN_SANS_IO == set()


@pytest.mark.parametrize("outside", DOORS)
def test_each_dependency_has_one_door(outside: str) -> None:
    """Only the files named in the table import a dependency."""
    users = [name for name in MODULES if outside in imports(name, lazy=True)]

    assert users
    assert all(matches(name, DOORS[outside]) for name in users)


def test_there_is_no_circle() -> None:
    """Files that load each other would depend on who is first."""
    edges = {name: {target[1:] for target in imports(name, lazy=False) if target.startswith(".")} for name in MODULES}
    done: set[str] = set()

    def walk(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join([*path, name])
        if name not in done:
            for target in edges.get(name, ()):
                if target != name:
                    walk(target, (*path, name))
            done.add(name)

    for name in MODULES:
        walk(name, ())


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_opens_with_what_it_is(path: Path) -> None:
    """Every file has a docstring at its top, and fits into one reading: 400 lines, or 500 when one class fills it."""
    source = path.read_text()
    tree = ast.parse(source)
    # One class fills a file together with its functions.
    classes = [1 + (node.end_lineno or 0) - node.lineno for node in tree.body if isinstance(node, ast.ClassDef)]
    is_one_class = max(classes, default=0) > 0.4 * source.count("\n")

    assert ast.get_docstring(tree)
    assert source.count("\n") <= (500 if is_one_class else 400)
