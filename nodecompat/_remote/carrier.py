"""The seam to engines: what places a job on another machine, and brings a stream to the agent there.

A carrier is a class over `Carrier` with one method, `place(job)`, which is called on the loop and must not block. It
sees to it that on some machine an agent runs, `python -m nodecompat._remote.agent`, and calls `job.stream(fd)` with a
connected stream to it. Everything else goes over that stream. `local` is the shortest example.

What must stay true: no carrier sees the program, its arguments or its variables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._errors.base import InvalidArgTypeError
from .._errors.checks import check_not_negative
from . import program
from .parent import RemoteHandle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .._child.arguments import Request
    from .._child.child import ChildProcess
    from .job import Job, Placement


class Carrier:
    """What the option `on` of `fork`, `spawn` and pools takes: an engine that places children on other machines.

    `startTimeout` is how long a child may take to start, in milliseconds, 0 for ever. `grace`, in milliseconds, is how
    long a child whose parent was lost has before it gets SIGTERM, and again before SIGKILL. `silence`, in milliseconds,
    is when either side takes the other for lost from which nothing comes, as when the network is cut; 0 for never.
    Both say that they are there six times in it. `files` are put into the directory that each child starts in: names
    to bytes. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE.
    """

    def __init__(
        self,
        startTimeout: float = 0,
        grace: float = 5000,
        files: Mapping[str, bytes] | None = None,
        silence: float = 30_000,
    ) -> None:
        self.startTimeout = check_not_negative("startTimeout", startTimeout)
        self.grace = check_not_negative("grace", grace)
        self.silence = check_not_negative("silence", silence)
        self.files: Mapping[str, bytes] = dict(files or {})
        for name, data in self.files.items():
            if not isinstance(data, bytes):
                raise InvalidArgTypeError(f"files[{name!r}]", "an instance of bytes", data)

    def place(self, job: Job) -> Placement:
        """Have an agent somewhere. May raise; what fails later is told to the job."""
        raise NotImplementedError

    def _check(self, request: Request) -> None:
        """Raises ERR_REMOTE_UNSUPPORTED for what no other machine can give."""
        program.check(request)

    def _begin(
        self,
        child: ChildProcess,
        request: Request,
        env: Mapping[str, str],
        given: Sequence[int | None],
        channel: int | None,
    ) -> RemoteHandle:
        """Start a child. `given` are its descriptors, of which `channel` is one's place."""
        handle = RemoteHandle(child, request, env, self)
        handle.start(request, given, channel)
        return handle
