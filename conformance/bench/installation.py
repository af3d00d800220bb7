"""What is measured is an installation: a copy of the package and the programs, compiled before the first run.

A copy, so that a run measures one state of the sources even when somebody writes to them meanwhile; compiled, so that no
child ever compiles, whatever the environment says about it: that alone would double a child's start. The compiled road is
what lies in the checkout, as `pip install -e .` puts it there; a checkout without it is measured on the Python road.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAMS = Path("conformance", "bench", "programs")
SOURCES = ("nodecompat", str(PROGRAMS))
PACKAGES = ("conformance/__init__.py", "conformance/bench/__init__.py")


# What an installation may have or not, one word a line.
ASK = """
from importlib.util import find_spec
from nodecompat import _native, child_process
if _native.WIRES:
    print("compiled road")
if hasattr(child_process, "forkServer"):
    print("fork server")
for name in ("uvicorn", "gunicorn", "execnet", "distributed"):
    if find_spec(name):
        print(name)
"""


class NotCompiled(Exception):
    """The copy cannot be compiled."""


class Installation:
    """The copy below a directory, and the environment in which its programs run."""

    def __init__(self, directory: str) -> None:
        self.root = Path(directory, "tree")
        self.programs = self.root / PROGRAMS
        self.has: frozenset[str] = frozenset()
        strange = ("NODE_", "NODECOMPAT_", "PYTHON")
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(strange)},
            "PYTHONPATH": str(self.root),
            "PYTHONPYCACHEPREFIX": str(Path(directory, "compiled")),
            "DENO_NO_UPDATE_CHECK": "1",
            "DENO_DIR": str(Path(directory, "deno")),
            "NO_COLOR": "1",
        }

    def install(self) -> None:
        """Copy, compile, and ask what is there. Raises NotCompiled."""
        for name in SOURCES:
            shutil.copytree(ROOT / name, self.root / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in PACKAGES:
            shutil.copyfile(ROOT / name, self.root / name)
        command = [sys.executable, "-m", "compileall", "-q", str(self.root)]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotCompiled(done.stdout.strip() or done.stderr.strip())
        command = [sys.executable, "-c", ASK]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True)
        self.has = frozenset(done.stdout.splitlines())
