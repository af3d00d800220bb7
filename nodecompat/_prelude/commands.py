"""Commands that a converted program puts together while it runs: `node` with a file that is Python now.

What must stay true: where the file ends in `.py`, Python runs it; every other command is left as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nodecompat.process import process

if TYPE_CHECKING:
    from .terms import Found, Given

_FILE = r"""(?:"[^"]*\.py"|'[^']*\.py'|[^\s'";&|()]+\.py)(?![^\s;&|)])"""
_NODE_RUNS_PYTHON = rf"(?<![^\s;&|(])node(?=(?:\s+-\S+)*\s+{_FILE})"


def command(line: Given) -> Found:
    """The line of a shell, in which Python runs what is Python: `node /srv/child.py`."""
    return re.sub(_NODE_RUNS_PYTHON, lambda _: process.execPath, line) if isinstance(line, str) else line


def program(file: Given, *rest: Given) -> tuple[Found, ...]:
    """The arguments of `spawn(file, args)`: Python is the program where `file` is `node` and a Python file follows."""
    if file == "node" and rest and isinstance(rest[0], list):
        first = next((word for word in rest[0] if not (isinstance(word, str) and word.startswith("-"))), None)
        if isinstance(first, str) and first.endswith(".py"):
            file = process.execPath
    return (file, *rest)


__all__ = ["command", "program"]
