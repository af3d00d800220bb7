"""`python -m conformance --remote [local|ssh|dask]`: the cases with a child once more, every child behind an agent.

`local` starts an agent for each; `ssh` and `dask` start a server of asyncssh's and a cluster of Dask's on this machine.

What must stay true: the programs are the same, and what they print; a case is only left out with the reason beside it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .cases import HERE

KINDS = ("local", "ssh", "dask")
MODULES = ("child_process", "process")
_ENDS_WITH_ITS_PARENT = "a child elsewhere ends with its parent, and what it prints has nowhere to go then"
_PID = "the pid of a child elsewhere is known from 'spawn' on"
LEFT_OUT = {
    "child_process/abort-before-fork": "before there is an agent, an abort cancels the start: there is no 'spawn'",
    "child_process/message-backlog-in-the-parent": "its listener comes after 300 ms, before or after 'spawn' there",
    "child_process/parent-ends-first": _ENDS_WITH_ITS_PARENT,
    "child_process/unref": _ENDS_WITH_ITS_PARENT,
    "child_process/properties": _PID,
    "child_process/spawn-event": "'spawn' comes when it runs there, not with the next tick",
    "child_process/send-handle-and-options-checks": "no handle can leave the machine",
}
FAR_LEFT_OUT = {
    "child_process/environment-is-inherited": "what the parent took out of its own variables, the other machine may have",
}
"""Where there is another program between, which has an environment of its own."""
_SCRIPT = """#!/bin/sh
export PYTHONPATH="{folder}:$PYTHONPATH" NODECOMPAT_ELSEWHERE=1 CARRIER="{carrier}"
exec "{python}" "$@"
"""


def is_left_out(name: str, kind: str) -> bool:
    """Whether a case asks for what no other machine gives, or none that is reached in this way."""
    if kind != "local" and name in FAR_LEFT_OUT:
        return True
    return name in LEFT_OUT or name.startswith("child_process/handle-")


def python(python: str, folder: Path, carrier: str) -> str:
    """A command that runs a parent so that its children are elsewhere; `carrier` is from `engines.running`."""
    script = folder / Path(sys.executable).name
    script.write_text(_SCRIPT.format(folder=HERE / "lib" / "elsewhere", python=python, carrier=carrier))
    os.chmod(script, 0o755)
    return str(script)
