"""The options of `Bun.spawn` for type checkers. Nothing imports this file at run time.

What must stay true: the keys are those that `options` takes (a test compares them).
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping, Sequence
from os import PathLike
from typing import Any, Literal, TypedDict

from .._child.typed import Carrier, HasFileno
from .._events.typed import AnyListener
from .._wires import Serialization
from ..abort import AbortSignal
from ..values import Undefined
from .files import Response
from .streams import Blob
from .terminal import Terminal

Buffer = bytes | bytearray | memoryview
Word = Literal["pipe", "inherit", "ignore"]
Target = Word | int | HasFileno | PathLike[str] | None

# A program and its arguments, or options with them as `cmd`; and options that were put together elsewhere, or none.
Command = list[Any] | tuple[Any, ...] | Mapping[str, Any] | Undefined
Given = Mapping[str, Any] | Undefined | None


class SpawnOptions(TypedDict, total=False):
    """What `Bun.spawn` and `Bun.spawnSync` take. Source: Bun, SpawnOptions."""

    cwd: str | PathLike[str] | None
    """Working directory of the child; the parent's by default."""
    env: Mapping[str, Any] | None
    """The child's environment instead of the parent's. `undefined` leaves a variable out."""
    argv0: str | None
    """What the child sees as argv[0]; the program's name by default."""
    detached: bool | None
    """Make the child the leader of a session of its own."""
    stdio: Sequence[Any] | None
    """`[stdin, stdout, stderr, …]`, instead of the next three."""
    stdin: Target | Buffer | Blob | Response | AsyncIterable[Any] | Iterable[Any]
    """Where the child reads from; nothing by default."""
    stdout: Target
    """Where the child writes to; a pipe by default."""
    stderr: Target
    """Where the child writes errors to; where the parent does by default (a pipe with `spawnSync`)."""
    ipc: AnyListener | None
    """`ipc(message, subprocess, handle)`: makes a channel to the child and gets its messages."""
    onExit: AnyListener | None
    """`onExit(subprocess, exitCode, signalCode, error)`, when the child has ended."""
    onDisconnect: AnyListener | None
    """`onDisconnect(True)`, when the channel has closed."""
    serialization: Serialization | None
    """The wire of the channel: `cbor` with a Python by default, `advanced` with anything else."""
    signal: AbortSignal | None
    """Aborting it kills the child."""
    timeout: float | None
    """Kill the child after this time, in milliseconds."""
    killSignal: str | int | None
    """The signal for `timeout`, `signal` and `maxBuffer`; SIGTERM by default."""
    maxBuffer: float | None
    """Kill the child when it has written more bytes than this to one of its pipes."""
    maxMessageBytes: int | None
    """The largest message taken from the child, in bytes; 64 MiB by default. Not in Bun."""
    on: Carrier | None
    """Start it on another machine: a carrier of `nodecompat.remote`. Not in Bun."""
    lazy: bool | None
    """Read the child's output when it is asked for, not before."""
    terminal: Terminal | Mapping[str, Any] | None
    """A pseudo-terminal for the child, or the options of one: `cols`, `rows`, `data`, `exit`, `drain`."""
    windowsHide: bool | None
    """Without effect here."""
    windowsVerbatimArguments: bool | None
    """Without effect here."""
