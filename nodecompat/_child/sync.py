"""`spawnSync`, `execSync`, `execFileSync`: a program runs to its end, while nothing else of this thread runs.

What must stay true: no loop, no thread, no signal handler of ours takes part, so that it works wherever Python does;
when it returns or raises the process is gone and reaped, and every descriptor opened here is closed. It ends
with the program or at the time limit: another process that keeps the program's pipes open is waited for, as in Node.
Arguments are checked as `arguments` says.
"""

from __future__ import annotations

import errno
import os
import select
from time import monotonic
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, system_error
from .._js.arity import is_function
from .._js.record import Record
from .._on_use import on_use
from .._os.descriptors import close_quietly
from .._os.reaper import ProcessHandle
from .._os.signals import signal_name
from .._os.spawn import spawn as start_program
from .._run.leaving import write_bursts
from .._stream.encodings import decoder, encode
from .._stream.octets import Buffer
from ..process import process
from ..values import undefined
from .arguments import command, exec_positions, shell_command, spawn_positions, stdio_of
from .failures import as_text, command_failed
from .options import (
    INFINITY,
    MAX_BUFFER,
    SYNC_OPTIONS,
    checked,
    explain_words,
    is_nullish,
    joined,
    merged_options,
    truthy,
)
from .stdio import Slots, flush_sources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._os import descendants
    from .arguments import Request
else:
    descendants = on_use("nodecompat._os.descendants")  # only where a signal is for all of them

READ_SIZE = 65536
_SIGKILL = 9
_LONGEST_WAIT = 250  # milliseconds: a signal that comes right before poll(2) does not interrupt it
_LOOK_AGAIN = 10  # milliseconds between two looks at a process without a pidfd
_GRACE = 0.25  # seconds for a program to end by the signal it got: ours, or the Ctrl-C that ended us


# -- arguments ---------------------------------------------------------------------------------------------


def normalize_spawn_sync_arguments(
    file: object, args: object, options: object, keywords: Mapping[str, Any], *, name: str = "spawnSync"
) -> Request:
    """`spawnSync(file[, args][, options])`."""
    file, args, options = spawn_positions(file, args, options)
    merged = merged_options(name, options, keywords, SYNC_OPTIONS)
    request = command(file, args, merged)
    found = checked(("timeout", "maxBuffer", "killSignal", "killDescendants"), merged)
    limit = found["maxBuffer"] if "maxBuffer" in merged else MAX_BUFFER
    stdio = stdio_of(merged, sync=True)
    encoding = merged.get("encoding")
    return request._replace(
        stdio=stdio,
        input=_input(merged.get("input"), encoding),
        encoding=encoding,
        timeout=found["timeout"],
        max_buffer=limit or INFINITY,  # here 0 is no limit, as in Node
        kill_signal=found["killSignal"],
        descendants=found["killDescendants"] or False,
    )


def normalize_exec_sync_arguments(given: object, options: object, keywords: Mapping[str, Any]) -> tuple[Request, bool]:
    """`execSync(command[, options])`; and whether the caller says what becomes of stderr."""
    line, merged = shell_command("execSync", given, options, keywords, SYNC_OPTIONS)
    if is_nullish(merged.get("killDescendants")):
        merged["killDescendants"] = True  # a shell that is ended leaves what it has started behind
    return normalize_spawn_sync_arguments(line, merged, undefined, {}), truthy(merged.get("stdio"))


def normalize_exec_file_sync_arguments(
    file: object, args: object, options: object, keywords: Mapping[str, Any]
) -> tuple[Request, bool, str]:
    """`execFileSync(file[, args][, options])`; whether stderr is taken care of, and the command as errors show it."""
    if is_function(options) and (is_nullish(args) or isinstance(args, (list, tuple))):
        raise InvalidArgTypeError("options", "of type object", options)
    words, found, _ = exec_positions(args, options, undefined)
    merged = merged_options("execFileSync", found, keywords, SYNC_OPTIONS)
    request = normalize_spawn_sync_arguments(file, words, merged, {}, name="execFileSync")
    argv0 = merged.get("argv0")
    return request, truthy(merged.get("stdio")), joined([argv0 if truthy(argv0) else file, *words])


def _input(given: Any, encoding: Any) -> bytes | None:
    if not truthy(given):
        return None
    if isinstance(given, str):
        return encode(given, encoding if truthy(encoding) else None)
    try:
        return memoryview(given).tobytes()
    except TypeError:
        expected = "of type string or an instance of Buffer, TypedArray, or DataView"
        raise InvalidArgTypeError("options.stdio[0]", expected, given) from None


# -- the run -----------------------------------------------------------------------------------------------


class SpawnSyncResult(Record):
    """What `spawnSync` returns, as a dict and with attributes.

    `error` (there only if there is one), `status`, `signal`, `output`, `pid`, `stdout`, `stderr`, in this order.
    """

    __slots__ = ()

    if TYPE_CHECKING:
        error: Any
        status: int | None
        signal: str | None
        output: list[Any] | None
        pid: int
        stdout: Any
        stderr: Any


if TYPE_CHECKING:  # what the encoding tells of it; a SpawnSyncResult at run time

    class TextResult(SpawnSyncResult):
        """With an encoding."""

        output: list[str | None]
        stdout: str
        stderr: str

    class BytesResult(SpawnSyncResult):
        """Without one."""

        output: list[bytes | None]
        stdout: bytes
        stderr: bytes


class SyncRun:
    """One program, its pipes and its end."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.slots = Slots()
        self.handle = ProcessHandle()
        self.is_started = False
        self.status: tuple[int | None, int | None] | None = None
        self.failed = 0  # errno of what ended the program early, or kept it from starting
        self.pipe_failed = 0  # errno of writing its input
        self.killed = False
        self.length = 0  # of all that was read
        self.chunks: dict[int, list[bytes]] = {}  # slot -> what was read
        self.reading: dict[int, int] = {}  # our descriptor -> slot, while open
        self.writing: dict[int, memoryview] = {}  # our descriptor -> what is left to write
        self.poller = select.poll()

    def run(self) -> None:
        """Run the program to its end."""
        try:
            self._start()
            if self.is_started:
                self._wait(self.handle)
        except BaseException as error:
            self._abandon(isinstance(error, KeyboardInterrupt))
            raise
        finally:
            self.slots.close_lent()
            self._close_pipes()
            self.handle.close()

    # -- the start ----------------------------------------------------------------------------------------

    def _start(self) -> None:
        request, slots = self.request, self.slots
        try:
            slots.open(request.stdio)
            flush_sources(request.stdio)
            write_bursts()
            start_program(
                request.file,
                request.args,
                env=request.env,
                cwd=request.cwd,
                stdio=slots.given,
                uid=request.uid,
                gid=request.gid,
                detached=request.detached,
                started=self.handle.started,
            )
        except OSError as error:
            self.failed = error.errno or errno.EINVAL
            slots.close_ours()
            return
        self.handle.open()
        self.is_started = True
        slots.close_lent()
        self._open_pipes()

    def _open_pipes(self) -> None:
        for slot, fd in self.slots.ours.items():
            if slot:
                self.reading[fd] = slot
                self.chunks[slot] = []
                self.poller.register(fd, select.POLLIN)
            elif self.request.input:
                self.writing[fd] = memoryview(self.request.input)
                self.poller.register(fd, select.POLLOUT)
            else:
                close_quietly(fd)
        self.slots.ours.clear()

    # -- until the end ------------------------------------------------------------------------------------

    def _wait(self, handle: ProcessHandle) -> None:
        if handle.fd >= 0:
            self.poller.register(handle.fd, select.POLLIN)
        deadline = monotonic() + self.request.timeout / 1000 if self.request.timeout else None
        while self._under_way():
            for fd, _ in self.poller.poll(self._patience(handle, deadline)):
                if fd in self.reading:
                    self._read(fd)
                elif fd in self.writing:
                    self._write(fd)
            self._look(handle)
            if deadline is not None and monotonic() >= deadline and self._under_way():
                self._kill(errno.ETIMEDOUT)

    def _under_way(self) -> bool:
        return self.status is None or bool(self.reading or self.writing)

    def _look(self, handle: ProcessHandle) -> None:
        if self.status is None:
            self.status = handle.poll()
            if self.status is not None and handle.fd >= 0:
                try:
                    self.poller.unregister(handle.fd)
                except KeyError:
                    pass  # the wait for it had not begun

    def _patience(self, handle: ProcessHandle, deadline: float | None) -> int:
        """How long to wait for something to happen, in milliseconds."""
        wait = _LONGEST_WAIT
        if deadline is not None and not self.killed:
            wait = min(max(int((deadline - monotonic()) * 1000) + 1, 0), _LONGEST_WAIT)
        if handle.fd < 0 and self.status is None:
            wait = min(wait, _LOOK_AGAIN)
        return wait

    def _read(self, fd: int) -> None:
        try:
            data = os.read(fd, READ_SIZE)
        except BlockingIOError:
            return
        except OSError:  # reset: it ended with something of ours unread
            data = b""
        if not data:
            del self.reading[fd]
            self._close(fd)
            return
        self.chunks[self.reading[fd]].append(data)
        self.length += len(data)
        if self.length > self.request.max_buffer:
            self._kill(errno.ENOBUFS)

    def _write(self, fd: int) -> None:
        try:
            count = os.write(fd, self.writing[fd][: 1 << 20])
        except BlockingIOError:
            return
        except OSError as error:
            # A reset is the same: nobody reads any more.
            self.pipe_failed = errno.EPIPE if error.errno == errno.ECONNRESET else error.errno or errno.EPIPE
            count = len(self.writing[fd])
        rest = self.writing[fd][count:]
        if len(rest):
            self.writing[fd] = rest
        else:
            del self.writing[fd]
            self._close(fd)

    # -- the end ------------------------------------------------------------------------------------------

    def _kill(self, number: int) -> None:
        """Stop the program, for the reason with this errno; then only its end is waited for."""
        if self.killed:
            return
        self.killed = True
        self.failed = number
        handle = self.handle
        if self.status is None:
            try:
                if self.request.descendants:
                    descendants.signal_tree(handle.pid, self.request.kill_signal, handle.kill)
                else:
                    handle.kill(self.request.kill_signal)
            except OSError:
                handle.kill(_SIGKILL)
            self._await(_GRACE)  # or the closed pipes could end it before the signal does
        self._close_pipes()

    def _await(self, seconds: float) -> None:
        """Give the program some time to end."""
        handle, end = self.handle, monotonic() + seconds
        poller = select.poll()
        if handle.fd >= 0:
            poller.register(handle.fd, select.POLLIN)
        self._look(handle)
        while self.status is None and monotonic() < end:
            poller.poll(_LOOK_AGAIN)
            self._look(handle)

    def _close(self, fd: int) -> None:
        self.poller.unregister(fd)
        close_quietly(fd)

    def _close_pipes(self) -> None:
        for fd in (*self.reading, *self.writing):
            self._close(fd)
        self.reading.clear()
        self.writing.clear()
        self.slots.close_ours()

    def _abandon(self, interrupted: bool) -> None:
        """Leave no process behind when something was raised: a signal handler, or no memory."""
        self._close_pipes()
        try:
            if interrupted and self.handle.started:
                self._await(_GRACE)
        finally:
            self.handle.end()


def run_sync(request: Request) -> SpawnSyncResult:
    """Run the program; what the system refuses is in the result. Raises ERR_UNKNOWN_ENCODING, when it has run."""
    run = SyncRun(request)
    run.run()
    result = SpawnSyncResult()
    number = run.failed or run.pipe_failed
    if number:
        syscall = f"spawnSync {request.file}"
        result["error"] = system_error(number, syscall, path=request.file, spawnargs=request.spawnargs[1:])
        explain_words(result["error"], request.file)
    code, signal = run.status or (None, None)
    output: list[Any] | None = None
    if run.is_started:
        output = [
            _decoded(b"".join(run.chunks[slot]), request.encoding) if slot in run.chunks else None
            for slot in range(len(request.stdio))
        ]
    result["status"] = code
    result["signal"] = None if signal is None else signal_name(signal)
    result["output"] = output
    result["pid"] = run.handle.pid
    result["stdout"] = undefined if output is None else output[1]
    result["stderr"] = undefined if output is None else output[2]
    return result


def _decoded(data: bytes, encoding: Any) -> str | bytes:
    """The text of some bytes, or a Buffer for 'buffer' and for no encoding. Raises ERR_UNKNOWN_ENCODING."""
    if not truthy(encoding) or encoding == "buffer":
        return Buffer(data)
    return decoder(encoding).decode(data, True) if data else ""


# -- execSync and execFileSync -----------------------------------------------------------------------------


def output_of(request: Request, shown: str, *, quiet: bool) -> str | bytes | None:
    """Run a command and return its stdout: bytes, text with an encoding, None when it went elsewhere.

    `shown` is the command as the error shows it. Raises CommandFailedError when it didn't end with code 0, and the
    NodeSystemError of the result. Either has the items of the result as attributes.
    """
    result = run_sync(request)
    if not quiet and result.stderr:
        process.stderr.write(result.stderr)
    error = result.error
    if error is not undefined:
        for name, value in result.items():
            setattr(error, name, value)
        raise error
    if result.status != 0:
        stderr = f"\n{as_text(result.stderr)}" if result.stderr else ""
        raise command_failed(f"Command failed: {shown}{stderr}", **result)
    stdout: str | bytes | None = result.stdout
    return stdout
