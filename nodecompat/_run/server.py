"""A fork server: loads everything once, and forks a child for each request. Its owner's side is `_child/server`.

What must stay true:

- a child finds what a fresh process would: its descriptors and no others, its variables, directory, arguments, signal
  actions, standard files, `__main__`, sys.path, and nothing that the server did but the modules it has loaded;
- it answers before the first line of its program runs, after all that may fail or be seen from outside; whoever
  fails before that has started nothing;
- the server has one thread of Python's, is ended by nothing but SIGKILL and the end of its owner, which it notices at
  any time, keeps no descriptor of a child, and waits for nobody: statuses that its owner does not read are kept.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import _socket
import errno
import fcntl
import gc
import importlib
import marshal
import os
import select
import sys
from _thread import _count as count_threads  # type: ignore[attr-defined,unused-ignore]
from typing import TYPE_CHECKING

from .. import _native, timers  # noqa: F401  # what a child may need: it is loaded here once for all of them
from .. import _run as ending
from .._child.server import MOST_DESCRIPTORS, NUMBERS, REQUESTS, STATUSES
from .._loop.current import engine
from .._os.placement import duplicate_above, place
from .._os.spawn import RESTORED, SETTABLE_SIGNALS
from .._wires.cbor import read, read_rest, write, write_rest  # noqa: F401
from . import shortcut
from .compiled_scripts import CompiledScripts
from .served import Asked, Program, change_environment

if TYPE_CHECKING:
    from collections.abc import Callable

_READ_BYTES = 65536
_NOTICE_BYTES = 4096  # of what a module that cannot be loaded raised


def serve(pristine: list[str], preload: list[str]) -> Callable[[], None]:
    """Serve until the owner ends. Returns in the children: what runs the child's program."""
    engine.let_go()
    for name in os.listdir("/proc/self/fd"):
        if int(name) > 2 and int(name) not in (REQUESTS, STATUSES):
            _close(int(name))  # what the owner has inheritable
    for fd in (REQUESTS, STATUSES):
        os.set_inheritable(fd, False)
    _forget_signals()
    server, variables = _Server(), dict(os.environ)
    while os.dup(0) < NUMBERS - 1:
        pass  # what the modules open comes above the numbers of the children
    with _EndWithOwner():
        server.load(preload)
    os.closerange(3, NUMBERS)
    sys.path[:] = pristine
    change_environment(variables, os.environ.keys() - variables.keys())  # a module may have set some
    os.chdir("/")
    ending.flush_files()  # or every child would write what a module has left in a buffer
    engine.let_go(in_copies=True)  # a child makes its own once it knows what it is
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


class _EndWithOwner:
    """While this process is busy the kernel ends it when its owner does, also where a module waits for ever.

    It sends a signal when the other end of the socket is closed, and lets the signal be any. Nothing else happens to
    the socket meanwhile: its owner waits for the word that the server is ready.
    """

    def __enter__(self) -> None:
        self._flags = fcntl.fcntl(REQUESTS, fcntl.F_GETFL)
        fcntl.fcntl(REQUESTS, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(REQUESTS, fcntl.F_SETSIG, _signal.SIGKILL)
        fcntl.fcntl(REQUESTS, fcntl.F_SETFL, self._flags | os.O_ASYNC)
        poll = select.poll()
        poll.register(REQUESTS, 0)
        if poll.poll(0):
            os._exit(0)  # it has ended before

    def __exit__(self, *_: object) -> None:
        fcntl.fcntl(REQUESTS, fcntl.F_SETFL, self._flags)


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
        self._loaded: frozenset[str] | None = None  # see `Program`
        self._scripts = CompiledScripts()
        self._has_foreign_threads = False  # those of a library, which looks after its forked copies itself

    # -- the server ---------------------------------------------------------------------------------

    def load(self, names: list[str]) -> None:
        """Import modules; what goes wrong is told, and is the children's own business again.

        A module that starts threads ends the server: its children would have the module without them.
        """
        gc.collect()
        gc.freeze()
        before = frozenset(sys.modules)
        for name in names:
            try:
                importlib.import_module(name)
            except BaseException as error:
                self._give_notice(f"could not load {name!r}: {type(error).__name__}: {error}")
            if count_threads():
                self._give_notice(f"cannot have {name!r} loaded: it starts threads, which a forked child has not")
                os._exit(0)
        gc.collect()
        self._loaded = frozenset(sys.modules) if shortcut.is_plain(before) else None
        self._has_foreign_threads = len(os.listdir("/proc/self/task")) > 1

    def _give_notice(self, text: str) -> None:
        data = f"The fork server {text}".encode(errors="backslashreplace")[:_NOTICE_BYTES]
        self._tell(bytes(8) + len(data).to_bytes(4, "little") + data)

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
            pid = self._fork()
        except OSError as error:
            self._answer(asked.number, -(error.errno or errno.EAGAIN))
            pid = -1
        if pid == 0:
            self._become(asked, fds)
            return Program(asked, self._loaded, self._scripts).run
        if pid > 0:
            self._numbers[pid] = asked.number
            self._scripts.learn(fds[0], asked.args[asked.module_at])
        for fd in fds:
            os.close(fd)
        return None

    def _fork(self) -> int:
        warnings = sys.modules.get("warnings")
        if warnings is None or not self._has_foreign_threads:
            return os.fork()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Python's, which with `-W error` is raised once the child is there
            return os.fork()

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
