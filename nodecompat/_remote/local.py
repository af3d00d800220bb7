"""The simplest carrier: the agent is a process of this machine. To try a program, for tests, and to be read.

What must stay true: each child has an agent of its own, whose end nobody has to wait for.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from .._child.arguments import normalize_spawn_arguments
from .._child.start import start
from .._os.descriptors import socketpair
from .carrier import Carrier

if TYPE_CHECKING:
    from .job import Job


class Local(Carrier):
    """`remote.local()`: children on this machine, behind an agent. Options: those of `Carrier`."""

    def place(self, job: Job) -> Agent:
        """Start an agent that has a socket to this process."""
        ours, theirs = socketpair()
        try:
            args = ["-m", "nodecompat._remote.agent", "3", job.token]
            stdio = ["ignore", "inherit", "inherit", theirs]
            start(normalize_spawn_arguments(sys.executable, args, {"stdio": stdio}, {})).unref()
        finally:
            os.close(theirs)
        job.stream(ours)
        return Agent()


class Agent:
    """An agent that ends with its socket."""

    def cancel(self) -> None:
        """Nothing is to be done."""

    release = cancel
