"""Types for annotations: the options of the functions, and what the listeners of a child are called with.

`fork('x.py', **options)` and `fork('x.py', {…})` are checked alike. What must stay true: the keys are those of the
table in `options` (a test compares them). Nothing imports this file at run time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike
from typing import Any, Literal, LiteralString, Protocol, Required, Self, TypedDict, TypeVar, overload

from typing_extensions import deprecated

from .._errors.base import NodeError, NodeSystemError
from .._events.emitter import EventEmitter
from .._events.typed import AnyListener, TakesAll
from .._net.socket import Socket
from .._wires import Serialization
from ..abort import AbortSignal
from ..values import Undefined

TextEncoding = Literal[
    "utf8", "utf-8", "UTF-8", "latin1", "binary", "ascii", "hex", "base64", "base64url", "utf16le", "utf-16le", "ucs2",
    "ucs-2",
]  # fmt: skip
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


class CommandOptions(TypedDict, total=False):
    """What all functions take. Node: child_process.spawn."""

    cwd: Path | None
    """Working directory of the child; the parent's by default."""
    env: Mapping[str, Any] | None
    """The child's environment instead of the parent's. `undefined` leaves a variable out, None is 'null'."""
    argv0: str | None
    """What the child sees as argv[0]; the file by default. `exec` and `execFile` only check it, as in Node."""
    uid: int | None
    """User id the child runs as."""
    gid: int | None
    """Group id the child runs as. With either, supplementary groups are given up."""
    timeout: int | None
    """Kill the child after so many milliseconds; 0 for never, the default."""
    killSignal: str | int | None
    """The signal for `timeout`, `signal` and `maxBuffer`, by name or number; SIGTERM by default."""
    killDescendants: bool | None
    """What ends the child ends all that it has started: `kill`, `timeout`, `signal`, `maxBuffer`. By default for `exec`
    and `execSync`, whose shell would leave them behind. Not in Node."""
    windowsHide: bool | None
    """Checked; without effect here."""
    windowsVerbatimArguments: bool | None
    """Checked; without effect here."""


class EndingOptions(CommandOptions, total=False):
    """How a child is ended, where it is more than a signal. Execa's; not in Node."""

    cancelSignal: AbortSignal
    """Aborting it kills the child, without an 'error' event; with `gracefulCancel` it is told instead."""
    forceKillAfterDelay: float | bool | None
    """SIGKILL after so many milliseconds for a child that `kill()` or `killSignal` has not ended; true: 5000."""
    cleanup: bool | None
    """End the child when this process ends, also by a signal (Linux), unless it is `detached`."""


class CommonOptions(EndingOptions, total=False):
    """What `fork` and `spawn` both take."""

    gracefulCancel: bool | None
    """`cancelSignal` aborts the signal that `process.getCancelSignal()` gives in the child; SIGKILL follows after
    `forceKillAfterDelay` (5000 unless given)."""

    stdio: Stdio | None
    """What the child's descriptors are connected with; item i is number i there."""
    detached: bool | None
    """Make the child the leader of a session of its own, so that it can outlive the parent."""
    serialization: Serialization
    """The wire of the channel: 'json', 'advanced' (V8's format), or 'cbor' between Pythons."""
    signal: AbortSignal
    """Aborting it kills the child, with an 'error' event."""
    maxMessageBytes: int | None
    """The largest message taken from the child, in bytes; 64 MiB by default. Not in Node."""
    messages: Literal["plain", "objects"] | None
    """What messages arrive as; `process.messages` by default. Not in Node."""
    on: Carrier | None
    """The engine that starts the child on another machine: see `nodecompat.remote`. Not in Node."""


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
    forkServer: bool | None
    """Have this process's fork server start it, where that makes no difference but to the time. Not in Node."""
    silent: bool | None
    """Give the parent the child's standard streams as pipes, instead of sharing the parent's own."""


class GatheringOptions(EndingOptions, total=False):
    """The options of `exec` and `execFile` that say nothing of what the callback gets."""

    shell: bool | str | None
    """The shell to use: /bin/sh for `exec`, none for `execFile` by default."""
    signal: AbortSignal
    """Aborting it kills the child with SIGTERM; the error is an AbortError."""
    maxBuffer: float | None
    """How much is taken of each stream, in bytes; 1 MiB by default, infinity for all. None counts as 0."""


class ExecOptions(GatheringOptions, total=False):
    """The options of `exec` and `execFile`. Node: child_process.exec."""

    encoding: str | None
    """What the output is decoded from: 'utf8' by default; 'buffer', None and unknown names give bytes."""


class TextOptions(GatheringOptions, total=False):
    """Options of `exec` and `execFile` by which the callback gets texts."""

    encoding: TextEncoding
    """As of `ExecOptions`."""


class BufferOptions(GatheringOptions):
    """Options of `exec` and `execFile` by which the callback gets bytes."""

    encoding: Required[Literal["buffer"] | None]
    """As of `ExecOptions`."""


class CollectingOptions(CommandOptions, total=False):
    """The options of the synchronous functions that say nothing of what they return."""

    input: str | bytes | bytearray | memoryview | None
    """What the child reads from its stdin."""
    shell: bool | str | None
    """The shell to use: /bin/sh for `execSync`, none for the others by default."""
    maxBuffer: float | None
    """How much is taken of all streams together, in bytes; 1 MiB by default, None, 0 and infinity for all."""
    detached: bool | None
    """Make the child the leader of a session of its own."""
    signal: Any
    """Not looked at, as in Node."""
    serialization: Any
    """Not looked at, as in Node."""


class SyncOptions(CollectingOptions, total=False):
    """The options of `spawnSync`, `execSync` and `execFileSync`. Node: child_process.spawnSync."""

    stdio: Stdio | None
    """What the child's descriptors are connected with; `'ipc'` is refused."""
    encoding: str | None
    """What the output is decoded from, and a text `input` encoded to; bytes by default."""


# -- what stands at each place of a call ------------------------------------------------------------------

Given = Mapping[str, Any] | Undefined | None  # options that were put together elsewhere, or none
Args = list[Any] | tuple[Any, ...] | Undefined | None  # no text: `spawn('ls', '-l')` is a mistake


class ExecException(NodeError):
    """What the callback of `exec` gets: CommandFailedError, the 'error' of the child, AbortError, MaxBufferError."""

    code: Any  # the exit code, or the name of an error
    killed: bool
    signal: str | None
    cmd: str


_Failed = ExecException | None
_Bare = Callable[[], Any] | Callable[[_Failed], Any]
# A callback may take fewer arguments than it is given.
TextCallback = _Bare | Callable[[_Failed, str], Any] | Callable[[_Failed, str, str], Any]
BytesCallback = _Bare | Callable[[_Failed, bytes], Any] | Callable[[_Failed, bytes, bytes], Any]
ExecCallback = AnyListener
Callback = ExecCallback | Undefined | None
Options = Mapping[str, Any]  # that were put together elsewhere

# -- the events of a child --------------------------------------------------------------------------------

F = TypeVar("F", bound=Callable[..., Any])

Bare = Literal["spawn", "disconnect"]
End = Literal["exit", "close"]
Known = Literal["spawn", "disconnect", "exit", "close", "error", "message"]
Started = Callable[[], Any]
# That the system refused, as a rule; an AbortError has no `errno`, `syscall` and `path`.
Failed = Callable[[], Any] | Callable[[NodeSystemError], Any]
Ended = Callable[[int | None, str | None], Any]  # exit code and signal: one of them is None
EndedByCode = Callable[[int | None], Any]  # a listener may take fewer arguments
Told = Callable[[Any], Any]
ToldWithHandle = Callable[[Any, Any], Any]

# What `@child.on('exit')` may stand before.
FStarted = TypeVar("FStarted", bound=Started)
FFailed = TypeVar("FFailed", bound=Failed)
FEnded = TypeVar("FEnded", bound=Started | EndedByCode | Ended)
FTold = TypeVar("FTold", bound=Started | Told | ToldWithHandle)

Child = TypeVar("Child", covariant=True)


class AddsListener(Protocol[Child]):
    """A method that adds a listener, or decorates one.

    What a program may do, but hardly means (a listener that does not fit its event, an event that a child never has) is
    marked as deprecated: editors and checkers show the text, and nothing is refused.
    """

    @overload
    def __call__(self, event: Bare) -> Callable[[FStarted], FStarted]: ...
    @overload
    def __call__(self, event: End) -> Callable[[FEnded], FEnded]: ...
    @overload
    def __call__(self, event: Literal["error"]) -> Callable[[FFailed], FFailed]: ...
    @overload
    def __call__(self, event: Literal["message"]) -> Callable[[FTold], FTold]: ...
    @overload
    @deprecated("no event of a child: 'spawn', 'message', 'disconnect', 'exit', 'close', 'error'")
    def __call__(self, event: LiteralString) -> Callable[[F], F]: ...
    @overload
    def __call__(self, event: object) -> Callable[[F], F]: ...
    @overload
    def __call__(self, event: object, listener: TakesAll) -> Child: ...
    @overload
    def __call__(self, event: Bare, listener: Started) -> Child: ...
    @overload
    def __call__(self, event: End, listener: EndedByCode) -> Child: ...
    @overload
    def __call__(self, event: End, listener: Ended) -> Child: ...
    @overload
    def __call__(self, event: Literal["error"], listener: Failed) -> Child: ...
    @overload
    def __call__(self, event: Literal["message"], listener: Told) -> Child: ...
    @overload
    def __call__(self, event: Literal["message"], listener: ToldWithHandle) -> Child: ...
    @overload
    @deprecated("'exit' and 'close' call (code: int | None, signal: str | None)")
    def __call__(self, event: End, listener: AnyListener) -> Child: ...
    @overload
    @deprecated("'spawn' and 'disconnect' call (), 'error' (error), 'message' (message, handle)")
    def __call__(self, event: Known, listener: AnyListener) -> Child: ...
    @overload
    @deprecated("no event of a child: 'spawn', 'message', 'disconnect', 'exit', 'close', 'error'")
    def __call__(self, event: LiteralString, listener: AnyListener) -> Child: ...
    @overload
    def __call__(self, event: object, listener: AnyListener) -> Child: ...
    @overload
    def __call__(  # type: ignore[overload-cannot-match]  # a listener of more arguments
        self, event: object, listener: Callable[..., Any]
    ) -> Child: ...


class TypedChildEvents(EventEmitter):
    """The base of ChildProcess, as type checkers see it.

    The three streams are None where there is no pipe. That is left out, so that `spawn(…).stdout.on(…)` needs no check.
    """

    stdin: Socket
    """What is written here the child reads; None where it is no pipe, as `fork` has it without `silent`."""
    stdout: Socket
    """What the child prints, as a stream; None where it is no pipe."""
    stderr: Socket
    """What the child writes to its standard error; None where it is no pipe."""

    on: AddsListener[Self]  # type: ignore[assignment]  # decorates only what fits
    """`on(event, listener)`: add a listener at the end; without a listener a decorator. Node: `emitter.on`."""
    once: AddsListener[Self]  # type: ignore[assignment]  # decorates only what fits
    """As `on`, for one call."""
    addListener: AddsListener[Self]  # type: ignore[assignment]  # decorates only what fits
    """As `on`."""
    prependListener: AddsListener[Self]  # type: ignore[assignment]  # decorates only what fits
    """As `on`, but before the listeners that are there already."""
    prependOnceListener: AddsListener[Self]  # type: ignore[assignment]  # decorates only what fits
    """As `once`, but before the listeners that are there already."""


# -- children on other machines ---------------------------------------------------------------------------


class RemoteHandle(Protocol):
    """What stands in the place of a local process."""

    fd: int
    pid: int

    def poll(self) -> tuple[int | None, int | None] | None: ...
    def wait_for_status(self, told: Callable[[], object]) -> None: ...
    def kill(self, number: int) -> bool: ...
    def close(self) -> None: ...
    def end(self) -> None: ...


class Carrier(Protocol):
    """What the option `on` takes: see `nodecompat.remote`."""

    def _check(self, request: Any) -> None: ...
    def _begin(self, child: Any, request: Any, env: Any, given: Any, channel: int | None) -> RemoteHandle: ...
