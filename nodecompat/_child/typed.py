"""Types for annotations: the options of the functions, and what the listeners of a child are called with.

`fork('x.py', **options)` and `fork('x.py', {…})` are checked alike. What must stay true: the keys are those of the
table in `options` (a test compares them). Nothing imports this file at run time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike
from typing import Any, Literal, Protocol, Self, TypedDict, TypeVar, overload

from .._events.emitter import EventEmitter
from .._wires.table import Serialization
from ..abort import AbortSignal
from ..values import Undefined, undefined

StdioWord = Literal["pipe", "overlapped", "ignore", "inherit"]


class HasFileno(Protocol):
    """A file, a socket, or anything else with a descriptor."""

    def fileno(self) -> int:
        """The descriptor."""
        ...


class HasFd(Protocol):
    """A stream of this package."""

    @property
    def fd(self) -> int | None:
        """The descriptor."""
        ...


# One descriptor of the child: a word, 'ipc' for the channel, a descriptor of this process, or a thing that has one.
StdioEntry = StdioWord | Literal["ipc"] | int | HasFileno | HasFd | None
Stdio = StdioWord | Sequence[StdioEntry]
Path = str | bytes | PathLike[str] | PathLike[bytes]


class CommonOptions(TypedDict, total=False):
    """What `fork` and `spawn` both take. Node: child_process.spawn."""

    cwd: Path | None
    """Working directory of the child; the parent's by default."""
    env: Mapping[str, Any] | None
    """The child's environment instead of the parent's. `undefined` leaves a variable out, None is 'null'."""
    argv0: str | None
    """What the child sees as argv[0]; the file by default."""
    stdio: Stdio | None
    """What the child's descriptors are connected with; item i is number i there."""
    detached: bool | None
    """Make the child the leader of a session of its own, so that it can outlive the parent."""
    uid: int | None
    """User id the child runs as."""
    gid: int | None
    """Group id the child runs as. With either, supplementary groups are given up."""
    serialization: Serialization
    """The wire of the channel: 'json', 'advanced' (V8's format), or 'cbor' between Pythons."""
    signal: AbortSignal
    """Aborting it kills the child, with an 'error' event."""
    timeout: int | None
    """Kill the child after so many milliseconds; 0 for never, the default."""
    killSignal: str | int | None
    """The signal for `timeout` and `signal`, by name or number; SIGTERM by default."""
    windowsHide: bool | None
    """Checked; without effect here."""
    windowsVerbatimArguments: bool | None
    """Checked; without effect here."""
    maxMessageBytes: int | None
    """The largest message taken from the child, in bytes; 64 MiB by default. Not in Node."""


class ExecOptions(TypedDict, total=False):
    """The options of `exec` and `execFile`. Node: child_process.exec."""

    cwd: Path | None
    """Working directory of the child; the parent's by default."""
    env: Mapping[str, Any] | None
    """The child's environment instead of the parent's."""
    argv0: str | None
    """Checked; without effect, as in Node."""
    encoding: str | None
    """What the output is decoded from: 'utf8' by default; 'buffer', None and unknown names give bytes."""
    shell: bool | str | None
    """The shell to use: /bin/sh for `exec`, none for `execFile` by default."""
    signal: AbortSignal
    """Aborting it kills the child with SIGTERM; the error is an AbortError."""
    timeout: int | None
    """Kill the child after so many milliseconds; 0 for never, the default."""
    maxBuffer: float | None
    """How much is taken of each stream, in bytes; 1 MiB by default, infinity for all. None counts as 0."""
    killSignal: str | int | None
    """The signal for `timeout` and `maxBuffer`, by name or number; SIGTERM by default."""
    uid: int | None
    """User id the child runs as."""
    gid: int | None
    """Group id the child runs as."""
    windowsHide: bool | None
    """Without effect here."""
    windowsVerbatimArguments: bool | None
    """Without effect here."""


class SyncOptions(TypedDict, total=False):
    """The options of `spawnSync`, `execSync` and `execFileSync`. Node: child_process.spawnSync."""

    cwd: Path | None
    """Working directory of the child; the parent's by default."""
    env: Mapping[str, Any] | None
    """The child's environment instead of the parent's."""
    argv0: str | None
    """What the child sees as argv[0]; the file by default."""
    input: str | bytes | bytearray | memoryview | None
    """What the child reads from its stdin."""
    stdio: Stdio | None
    """What the child's descriptors are connected with; `'ipc'` is refused."""
    encoding: str | None
    """What the output is decoded from, and a text `input` encoded to; bytes by default."""
    shell: bool | str | None
    """The shell to use: /bin/sh for `execSync`, none for the others by default."""
    timeout: int | None
    """Kill the child after so many milliseconds; 0 for never, the default."""
    maxBuffer: float | None
    """How much is taken of all streams together, in bytes; 1 MiB by default, None, 0 and infinity for all."""
    killSignal: str | int | None
    """The signal for `timeout` and `maxBuffer`, by name or number; SIGTERM by default."""
    detached: bool | None
    """Make the child the leader of a session of its own."""
    uid: int | None
    """User id the child runs as."""
    gid: int | None
    """Group id the child runs as."""
    signal: Any
    """Not looked at, as in Node."""
    serialization: Any
    """Not looked at, as in Node."""
    windowsHide: bool | None
    """Checked; without effect here."""
    windowsVerbatimArguments: bool | None
    """Checked; without effect here."""


class SpawnOptions(CommonOptions, total=False):
    """The options of `spawn`."""

    shell: bool | str | None
    """Run the command through /bin/sh, or the shell named; arguments are joined with blanks and not quoted."""


class ForkOptions(CommonOptions, total=False):
    """The options of `fork`. Node: child_process.fork."""

    execPath: str | PathLike[str] | None
    """The program that runs the module: this interpreter, or `node` for a JavaScript module, by default."""
    execArgv: Iterable[str] | None
    """Options for that program, before the module; `process.execArgv` by default."""
    silent: bool | None
    """Give the parent the child's standard streams as pipes, instead of sharing the parent's own."""


# -- what stands at each place of a call ------------------------------------------------------------------

Given = Mapping[str, Any] | Undefined | None  # options that were put together elsewhere, or none
Args = Sequence[Any] | Undefined | None

# A callback may take fewer arguments than it is given.
ExecCallback = Callable[[], Any] | Callable[[Any], Any] | Callable[[Any, Any], Any] | Callable[[Any, Any, Any], Any]
Callback = ExecCallback | Undefined | None

# -- the events of a child --------------------------------------------------------------------------------

F = TypeVar("F", bound=Callable[..., Any])

Bare = Literal["spawn", "disconnect"]
End = Literal["exit", "close"]
Started = Callable[[], Any]
Failed = Callable[[Exception], Any]
Ended = Callable[[int | None, str | None], Any]  # exit code and signal: one of them is None
EndedByCode = Callable[[int | None], Any]  # a listener may take fewer arguments
Told = Callable[[Any], Any]
ToldWithHandle = Callable[[Any, Any], Any]


class TypedChildEvents(EventEmitter):
    """The base of ChildProcess, as type checkers see it."""

    @overload  # type: ignore[override]
    def on(self, event: object) -> Callable[[F], F]: ...
    @overload
    def on(self, event: Bare, listener: Started) -> Self: ...
    @overload
    def on(self, event: End, listener: EndedByCode) -> Self: ...
    @overload
    def on(self, event: End, listener: Ended) -> Self: ...
    @overload
    def on(self, event: Literal["error"], listener: Failed) -> Self: ...
    @overload
    def on(self, event: Literal["message"], listener: Told) -> Self: ...
    @overload
    def on(self, event: Literal["message"], listener: ToldWithHandle) -> Self: ...
    @overload
    def on(self, event: object, listener: Callable[..., Any]) -> Self: ...
    def on(self, event: object, listener: object = undefined) -> object:
        """Add a listener."""

    @overload  # type: ignore[override]
    def once(self, event: object) -> Callable[[F], F]: ...
    @overload
    def once(self, event: Bare, listener: Started) -> Self: ...
    @overload
    def once(self, event: End, listener: EndedByCode) -> Self: ...
    @overload
    def once(self, event: End, listener: Ended) -> Self: ...
    @overload
    def once(self, event: Literal["error"], listener: Failed) -> Self: ...
    @overload
    def once(self, event: Literal["message"], listener: Told) -> Self: ...
    @overload
    def once(self, event: Literal["message"], listener: ToldWithHandle) -> Self: ...
    @overload
    def once(self, event: object, listener: Callable[..., Any]) -> Self: ...
    def once(self, event: object, listener: object = undefined) -> object:
        """Add a listener for one call."""
