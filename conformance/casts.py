"""Who plays which part in a run: the interpreter of main.* and, where there is a child, the interpreter of child.*.

The one convention programs rely on: CHILD holds the name of the child's file, `child.js` or `child.py`, and a parent
says `fork(process.env.CHILD)`. A Python parent finds the chosen Node because its directory comes first on PATH; a Node
parent starts a Python child because `lib/python-child.js`, preloaded, makes Python the default of its fork.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from .cases import HERE, Case
from .runtimes import Runtime

PRELOAD = HERE / "lib" / "python-child.js"
CHILD_FILES = {"node": "child.js", "py": "child.py"}
# Variables of the calling shell that would change what a program prints or which interpreter it starts.
DROPPED = {
    "CHILD",
    "FORCE_COLOR",
    "NO_COLOR",
    "NODE",
    "NODE_CHANNEL_FD",
    "NODE_CHANNEL_SERIALIZATION_MODE",
    "NODE_DEBUG",
    "NODE_NO_WARNINGS",
    "NODE_OPTIONS",
    "NODE_PATH",
    "NODE_UNIQUE_ID",
    "PYTHONINSPECT",
    "PYTHONWARNINGS",
}


@dataclass(frozen=True, slots=True)
class Cast:
    """The interpreters of one run; `child` is None for a case without a child program."""

    parent: Runtime
    child: Runtime | None = None

    @property
    def kind(self) -> str:
        """`node`, `py`, `node-node`, `py-py`, `node-py` or `py-node`."""
        return self.parent.kind if self.child is None else f"{self.parent.kind}-{self.child.kind}"

    @property
    def label(self) -> str:
        """The kind with versions, such as `py-node24`."""
        return self.parent.label if self.child is None else f"{self.parent.label}-{self.child.label}"

    @property
    def node(self) -> Runtime | None:
        """The Node that takes part, if any does."""
        return next((one for one in (self.parent, self.child) if one is not None and one.kind == "node"), None)

    @property
    def all_node(self) -> bool:
        """Whether only Node takes part: such a run checks the recording, not the library."""
        return self.kind in ("node", "node-node")


def casts_of(case: Case, python: Runtime, nodes: list[Runtime]) -> list[Cast]:
    """Every cast of a case that can be played by these interpreters, Python's own first."""
    if not case.paired:
        every = [Cast(one) for one in (python, *nodes)]
    else:
        every = [Cast(python, python)]
        for node in nodes:
            every += [Cast(node, node), Cast(node, python), Cast(python, node)]
    return [cast for cast in every if cast.kind in case.casts and fits(case, cast)]


def fits(case: Case, cast: Cast) -> bool:
    """Whether a case is meant for the Node version of a cast."""
    return cast.node is None or case.recorded_for(cast.node.label)


def command(case: Case, cast: Cast) -> list[str]:
    """The command line of the parent, to be run in the directory of the case."""
    if cast.parent.kind == "py":
        return [cast.parent.path, "main.py", *case.settings.args]
    preload = ["-r", str(PRELOAD)] if cast.kind == "node-py" else []
    return [cast.parent.path, *preload, *case.settings.node_args, case.main_js, *case.settings.args]


def environment(case: Case, cast: Cast, python: Runtime) -> dict[str, str]:
    """The parent's variables: those of the caller, without what would disturb, with what the convention promises."""
    env = {name: value for name, value in os.environ.items() if name not in DROPPED}
    env["PYTHONPATH"] = os.pathsep.join(filter(None, (str(HERE.parent), env.get("PYTHONPATH"))))
    env["PYTHON"] = python.path
    if cast.child is not None:
        env["CHILD"] = CHILD_FILES[cast.child.kind]
    if cast.node is not None:
        env["PATH"] = os.pathsep.join((str(Path(cast.node.path).parent), env.get("PATH", os.defpath)))
    return env | case.settings.env
