"""What `fork` starts: the file a module path names, and the program that runs it.

What must stay true: a Python module runs on this interpreter, a JavaScript one on `node`; only a Python is offered the
wire and the interpreter options that only Python understands.
"""

from __future__ import annotations

import os
import sys

FOREIGN_SUFFIXES = (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts")
_TRIED_SUFFIXES = (".js", ".mjs", ".cjs")


def resolve_module(module: str, cwd: str | None) -> str:
    """The module path with what `require` would add: `.py`, else nothing for a directory with __main__.py, else `.js`.

    Relative paths are seen from the child's working directory. What doesn't exist is left as it is: the child will say.
    """
    path = os.path.join(cwd or "", module)
    if os.path.isdir(path):
        if os.path.isfile(path + ".py") and not module.endswith("/"):
            return module + ".py"
        return module
    if os.path.exists(path):
        return module
    for suffix in (".py", *_TRIED_SUFFIXES):
        if os.path.isfile(path + suffix):
            return module + suffix
    return module


def is_foreign_module(module: str) -> bool:
    """Whether the path names a JavaScript or TypeScript file."""
    return module.endswith(FOREIGN_SUFFIXES)


_PYTHONS = ("python", "pypy", "nodecompat-python")


def is_python(program: str) -> bool:
    """Whether a program is a Python, to go by its name: `python3.12`, `/opt/pypy/bin/pypy3`, this interpreter."""
    return program == sys.executable or os.path.basename(program).lower().startswith(_PYTHONS)
