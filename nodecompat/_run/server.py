"""A fork server: loads everything once, and forks a child for each request. Its owner's side is `_child/server`.

What must stay true:

- a child finds what a fresh process would: its descriptors and no others, its variables, directory, arguments, signal
  actions, standard files, `__main__`, sys.path, and nothing that the server did but the modules it has loaded;
- it answers before the first line of its program runs, after all that may fail or be seen from outside; whoever
  fails before that has started nothing;
- the server has one thread, is ended by nothing but SIGKILL and the end of its owner, keeps no descriptor of a child,
  and waits for nobody: statuses that its owner does not read are kept.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import _socket
import errno
import gc
import importlib
import io
import marshal
import os
import select
import sys
import time
from importlib.machinery import SourceFileLoader
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import __main__ as programs
from .. import _native, timers  # noqa: F401  # what a child may need: it is loaded here once for all of them
from .._channel.opening import adopt_environment
from .._child.server import MOST_DESCRIPTORS, NUMBERS, REQUESTS, STATUSES
from .._loop import current
from .._loop.current import engine, fill_standard
from .._os.placement import duplicate_above, place
from .._os.spawn import RESTORED, SETTABLE_SIGNALS
from .._process import identity
from .._wires.cbor import read, read_rest, write, write_rest  # noqa: F401
from ..process import process
from . import faults
from .script import run_main, write_whole_lines

if TYPE_CHECKING:
    from collections.abc import Callable

_READ_BYTES = 65536


class Asked(NamedTuple):
    """A request."""

    number: int
    owner: int  # its pid
    args: list[str]  # the interpreter, its options, the module, the arguments
    module_at: int
    env: dict[str, str]
    umask: int
    detached: bool
    targets: list[int]  # the numbers in the child of the descriptors that came with it, but the first: its directory
    ignored: list[int]  # signals


def serve(pristine: list[str], preload: list[str]) -> Callable[[], None]:
    """Serve until the owner ends. Returns in the children: what runs the child's program."""
    engine.let_go()
    for name in os.listdir("/proc/self/fd"):
        if int(name) > 2 and int(name) not in (REQUESTS, STATUSES):
            _close(int(name))  # what the owner has inheritable
    for fd in (REQUESTS, STATUSES):
        os.set_inheritable(fd, False)
    _forget_signals()
    server = _Server()
    while os.dup(0) < NUMBERS - 1:
        pass  # what the modules open comes above the numbers of the children
    server.load(preload)
    os.closerange(3, NUMBERS)
    sys.path[:] = pristine
    os.chdir("/")
    _flush()
    gc.collect()
    gc.freeze()
    gc.disable()
    return server.serve()


def _forget_signals() -> None:
    """All at Python's own action, and blocked: a child must not lose one before it has its own."""
    _signal.pthread_sigmask(_signal.SIG_BLOCK, SETTABLE_SIGNALS)
    for one in SETTABLE_SIGNALS:
        if one not in RESTORED and _signal.getsignal(one) is _signal.SIG_IGN:
            _signal.signal(one, _signal.SIG_DFL)
    _signal.signal(_signal.SIGINT, _signal.default_int_handler)


class _Server:
    def __init__(self) -> None:
        self._requests = _socket.socket(fileno=REQUESTS)
        self._statuses = _socket.socket(fileno=STATUSES)
        self._requests.setblocking(True)
        self._statuses.setblocking(False)
        self._numbers: dict[int, int] = {}  # of the children that run, by pid
        self._unsent = b""
        self._retired = False  # the owner asks for no more
        self._poll = select.poll()
        self._wake = self._woken = -1

    # -- the server ---------------------------------------------------------------------------------

    def load(self, names: list[str]) -> None:
        """Import modules; what goes wrong is told, and is the children's own business again."""
        for name in names:
            try:
                importlib.import_module(name)
            except BaseException as error:
                text = f"The fork server could not load {name!r}: {type(error).__name__}: {error}".encode()
                self._tell(bytes(8) + len(text).to_bytes(4, "little") + text)

    def serve(self) -> Callable[[], None]:
        """See the function of that name."""
        self._woken, self._wake = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        self._woken, self._wake = self._above(self._woken), self._above(self._wake)
        _signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        _signal.signal(_signal.SIGCHLD, _ignore)
        _signal.pthread_sigmask(_signal.SIG_UNBLOCK, (_signal.SIGCHLD,))
        self._poll.register(REQUESTS, select.POLLIN)
        self._poll.register(self._woken, select.POLLIN)
        self._requests.sendall(b"!")
        while True:
            self._poll.register(STATUSES, select.POLLIN | (select.POLLOUT if self._unsent else 0))
            for fd, events in self._poll.poll():
                if fd == STATUSES:
                    self._on_statuses(events)
                elif fd == REQUESTS:
                    program = self._on_request()
                    if program is not None:
                        return program
                else:
                    os.read(fd, _READ_BYTES)
            self._reap()
            if self._retired and not (self._numbers or self._unsent):
                os._exit(0)

    def _above(self, fd: int) -> int:
        found = duplicate_above(fd, NUMBERS)
        os.close(fd)
        return found

    def _on_statuses(self, events: int) -> None:
        if events & ~select.POLLOUT:
            os._exit(0)  # the owner has ended
        self._tell(b"")

    def _tell(self, data: bytes) -> None:
        self._unsent += data
        try:
            while self._unsent:
                self._unsent = self._unsent[self._statuses.send(self._unsent) :]
        except BlockingIOError:
            pass
        except OSError:
            os._exit(0)

    def _reap(self) -> None:
        while self._numbers:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not pid:
                return
            number = self._numbers.pop(pid, 0)
            if number:  # else it is a process of a module's that was loaded
                self._tell(number.to_bytes(8, "little") + status.to_bytes(4, "little"))

    def _on_request(self) -> Callable[[], None] | None:
        """Fork a child. In it: what runs its program."""
        body, fds = self._receive()
        if not body:
            self._retired = True
            self._poll.unregister(REQUESTS)
            return None
        asked = Asked(*marshal.loads(body))
        try:
            pid = os.fork()
        except OSError as error:
            self._answer(asked.number, -(error.errno or errno.EAGAIN))
            pid = -1
        if pid == 0:
            self._become(asked, fds)
            return _Program(asked).run
        if pid > 0:
            self._numbers[pid] = asked.number
        for fd in fds:
            os.close(fd)
        return None

    def _receive(self) -> tuple[bytes, list[int]]:
        """One request and its descriptors; nothing when there will be no more."""
        room = _socket.CMSG_SPACE(4 * MOST_DESCRIPTORS)
        try:
            data, rights, *_ = self._requests.recvmsg(_READ_BYTES, room, _socket.MSG_CMSG_CLOEXEC)
            fds = [
                int.from_bytes(words[at : at + 4], sys.byteorder)
                for _, _, words in rights
                for at in range(0, len(words) - 3, 4)
            ]
            while data and (len(data) < 4 or len(data) < 4 + int.from_bytes(data[:4], "little")):
                more = self._requests.recv(1 << 20)
                if not more:
                    return b"", []
                data += more
        except OSError:
            return b"", []
        return data[4:], fds

    def _answer(self, number: int, value: int, *fds: int) -> None:
        data = number.to_bytes(8, "little") + value.to_bytes(4, "little", signed=True)
        words = [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, fd.to_bytes(4, sys.byteorder)) for fd in fds]
        self._requests.sendmsg([data], words, _socket.MSG_NOSIGNAL)

    # -- the child, until it answers ------------------------------------------------------------------

    def _become(self, asked: Asked, fds: list[int]) -> None:
        """Take on what can be seen from outside, then answer. Ends the process when a step fails."""
        failed = errno.EINVAL
        try:
            _signal.set_wakeup_fd(-1)
            self._statuses.close()
            os.close(self._wake)
            os.close(self._woken)
            engine.let_go()
            if asked.detached:
                os.setsid()
            os.fchdir(fds[0])
            os.close(fds[0])
            os.umask(asked.umask)
            self._stand_above(max(asked.targets, default=0))
            _put_in_place(dict(zip(asked.targets, fds[1:], strict=True)))
            _signal.signal(_signal.SIGCHLD, _signal.SIG_DFL)
            for one in asked.ignored:
                _signal.signal(one, _signal.SIG_IGN)
            pidfd = os.pidfd_open(os.getpid())
            self._answer(asked.number, os.getpid(), pidfd)
            os.close(pidfd)
            self._requests.close()
            return
        except OSError as error:
            failed = error.errno or failed
        except BaseException:
            pass
        try:
            self._answer(asked.number, -failed)
        finally:
            os._exit(127)

    def _stand_above(self, highest: int) -> None:
        """Have the socket out of the way of the child's descriptors."""
        if highest >= REQUESTS:
            fd = duplicate_above(REQUESTS, highest + 1)
            self._requests.close()
            self._requests = _socket.socket(fileno=fd)


def _put_in_place(moves: dict[int, int]) -> None:
    """Make these the descriptors of the process, whatever their numbers are now.

    Raises OSError when a module that was loaded has one of the numbers.
    """
    for target, source in moves.items():
        if target >= NUMBERS:
            if _is_open(target):
                raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
            os.dup2(source, target)
    placement = place(
        [moves.get(target) for target in range(max(3, 1 + max(filter(NUMBERS.__gt__, moves), default=0)))]
    )
    for source, target in placement.moves:
        os.dup2(source, target)
    for fd in {*placement.closes, *placement.copies, *moves.values()}:
        if fd not in moves:
            os.close(fd)


class _Program:
    """The child from its answer on: the rest of what a fresh interpreter is, then the program."""

    def __init__(self, asked: Asked) -> None:
        _signal.pthread_sigmask(_signal.SIG_SETMASK, ())
        gc.enable()
        faults.ExceptHook()
        identity.stand_for(os.getppid(), asked.owner)
        self._words = asked.args[asked.module_at :]
        sys.argv[:] = self._words
        sys.orig_argv[:] = asked.args
        _set_environment(asked.env)
        _open_standard_files()
        write_whole_lines()
        current.restart_clock()
        engine.reset_after_fork()
        adopt_environment(process)

    def run(self) -> None:
        """Run the module to the end of its loop."""
        if not sys.flags.safe_path:
            sys.path.insert(0, "")
        code, path, spec = programs.of_path(self._words[0], os.path.join(os.getcwd(), self._words[0]))
        namespace = programs.namespace_of(path, spec)
        if sys.version_info < (3, 14):
            namespace["__annotations__"] = {}
        if spec is None and path is not None:
            namespace["__loader__"] = SourceFileLoader("__main__", path)
        run_main(code, namespace)


def _set_environment(env: dict[str, str]) -> None:
    zone = os.environ.get("TZ")
    for name in [name for name in os.environ if name not in env]:
        del os.environ[name]
    for name, value in env.items():
        if os.environ.get(name) != value:
            os.environ[name] = value
    if os.environ.get("TZ") != zone:
        time.tzset()


def _open_standard_files() -> None:
    """Python's own files on 0 to 2, as CPython's `create_stdio` makes them."""
    fill_standard()
    unbuffered = sys.__stdout__ is not None and type(sys.__stdout__.buffer) is io.FileIO  # `-u`
    for fd, name in enumerate(("stdin", "stdout", "stderr")):
        before: Any = getattr(sys, f"__{name}__")
        if before is None:
            continue
        mode = "wb" if fd else "rb"
        buffer: Any = open(fd, mode, 0 if unbuffered and fd else -1, closefd=False)  # noqa: SIM115  # it stays
        raw = buffer.raw if hasattr(buffer, "raw") else buffer
        raw.name = f"<{name}>"
        file = io.TextIOWrapper(
            buffer,
            before.encoding,
            before.errors,
            newline="\n",
            line_buffering=not unbuffered and (fd == 2 or raw.isatty()),
            write_through=unbuffered,
        )
        file.mode = mode[0]  # type: ignore[misc]
        setattr(sys, name, file)
        setattr(sys, f"__{name}__", file)


def _ignore(*_: object) -> None:
    """Wakes the server."""


def _close(fd: int) -> None:
    try:
        os.close(fd)
    except OSError:
        pass  # the listing's own


def _is_open(fd: int) -> bool:
    try:
        os.get_inheritable(fd)
    except OSError:
        return False
    return True


def _flush() -> None:
    for file in (sys.stdout, sys.stderr):
        if file is not None:
            file.flush()
