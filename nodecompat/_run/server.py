"""A fork server: loads everything once, and forks a child for each request. Its owner's side is `_child/server`.

What must stay true:

- a child finds what a fresh process would: its descriptors and no others, its variables, directory, arguments, signal
  actions, standard files, `__main__`, sys.path, and nothing that the server did but the modules it has loaded;
- it answers (`becoming`) before the first line of its program runs (`served`); while nobody asks, one waits that was
  forked before (`ahead`);
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
import os
import select
import sys
from _thread import _count as count_threads  # type: ignore[attr-defined,unused-ignore]
from typing import TYPE_CHECKING

from .. import _native, timers  # noqa: F401  # what a child may need: it is loaded here once for all of them
from .._child.server import REQUESTS, STATUSES
from .._loop.current import engine
from .._on_use import lead_to_loaded
from .._os.spawn import RESTORED, SETTABLE_SIGNALS
from .._wires import framing  # noqa: F401
from .._wires.cbor import read, read_rest, write, write_rest  # noqa: F401
from . import immortal, leaving, shortcut
from .ahead import Ahead, stand_by
from .becoming import become, keep_numbers
from .compiled_scripts import CompiledScripts
from .requests import Requests
from .served import Program, change_environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from .requests import Asked

_READ_BYTES = 65536
_NOTICE_BYTES = 4096  # of what a module that cannot be loaded raised
_MANY = 2  # children that run: where more are asked for at once, the processor has enough to do
_QUIET_MS = 1  # for which nobody has asked then before a child is forked ahead


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
    keep_numbers()  # what the modules open comes above those of the children
    with _EndWithOwner():
        server.load(preload)
    keep_numbers()
    lead_to_loaded()
    sys.path[:] = pristine
    change_environment(variables, os.environ.keys() - variables.keys())  # a module may have set some
    os.chdir("/")
    leaving.flush_files()  # or every child would write what a module has left in a buffer
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
        self._requests = Requests()
        self._statuses = _socket.socket(fileno=STATUSES)
        self._statuses.setblocking(False)
        self._numbers: dict[int, int] = {}  # of the children that run, by pid
        self._unsent = b""
        self._retired = False  # the owner asks for no more
        self._poll = select.poll()
        self._wake = self._woken = -1
        self._ahead = Ahead()
        self._wants_ahead = True  # as soon as it is quiet
        self._is_plain = False  # see `Program`
        self._scripts = CompiledScripts()
        self._has_foreign_threads = False  # those of a library, which looks after its forked copies itself

    # -- the server ---------------------------------------------------------------------------------

    def load(self, names: list[str]) -> None:
        """Import modules; what goes wrong is told, and is the children's own business again.

        A module that starts threads ends the server: its children would have the module without them.
        """
        gc.collect()
        immortal.settle()
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
        self._is_plain = shortcut.is_plain(before)
        shortcut.close_list()
        self._has_foreign_threads = len(os.listdir("/proc/self/task")) > 1

    def _give_notice(self, text: str) -> None:
        data = f"The fork server {text}".encode(errors="backslashreplace")[:_NOTICE_BYTES]
        self._tell(bytes(8) + len(data).to_bytes(4, "little") + data)

    def serve(self) -> Callable[[], None]:
        """See the function of that name."""
        self._woken, self._wake = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        _signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        _signal.signal(_signal.SIGCHLD, _ignore)
        _signal.pthread_sigmask(_signal.SIG_UNBLOCK, (_signal.SIGCHLD,))
        self._poll.register(REQUESTS, select.POLLIN)
        self._poll.register(self._woken, select.POLLIN)
        self._requests.tell_ready()
        while True:
            self._poll.register(STATUSES, select.POLLIN | (select.POLLOUT if self._unsent else 0))
            found = self._poll.poll(self._patience())
            asked = self._on_events(found) if found else self._fork_ahead()
            if asked is not None:
                return Program(asked, self._scripts, is_plain=self._is_plain).run
            self._reap()
            if self._retired and not (self._numbers or self._unsent):
                os._exit(0)

    def _patience(self) -> int | None:
        """For how many milliseconds nobody has to ask before a child is forked ahead."""
        if not self._wants_ahead:
            return None
        return 0 if len(self._numbers) < _MANY else _QUIET_MS

    def _on_events(self, found: list[tuple[int, int]]) -> Asked | None:
        """In a child: what it has become."""
        asked = None
        for fd, events in found:
            if fd == STATUSES:
                self._on_statuses(events)
            elif fd == self._woken:
                os.read(fd, _READ_BYTES)
            elif fd == self._ahead.fd:
                self._on_ahead()
            elif fd == REQUESTS:
                asked = self._on_request()
                if asked is not None:
                    break
        return asked

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
            if pid == self._ahead.pid:
                self._on_ahead()
            number = self._numbers.pop(pid, 0)
            if number:  # else it is a process of a module's that was loaded
                self._tell(number.to_bytes(8, "little") + status.to_bytes(4, "little"))

    def _on_request(self) -> Asked | None:
        """Fork a child. In it: what it has become."""
        taken = self._requests.take()
        if taken is None:
            self._retired, self._wants_ahead = True, False
            self._poll.unregister(REQUESTS)
            return None
        asked, fds = taken
        try:
            pid = self._fork()
        except OSError as error:
            self._requests.answer(asked.number, -(error.errno or errno.EAGAIN))
            pid = -1
        if pid == 0:
            self._leave()
            become(asked, fds, self._requests)
            return asked
        if pid > 0:
            self._begun(pid, asked.number, asked.script(fds))
        for fd in fds:
            os.close(fd)
        return None

    def _begun(self, pid: int, number: int, script: str) -> None:
        self._numbers[pid] = number
        self._scripts.learn(script)
        self._wants_ahead = True

    def _fork_ahead(self) -> Asked | None:
        """Fork a child that nobody has asked for yet. In it: what it has become, once it was asked for."""
        self._wants_ahead = False  # one that can't be had is not tried for again before the next request
        try:
            telling = self._ahead.prepare()
        except OSError:
            return None
        try:
            self._ahead.pid = self._fork()
        except OSError:
            os.close(telling)
            self._ahead.close()
            return None
        if self._ahead.pid == 0:
            self._ahead.close()
            self._leave()
            asked, fds = stand_by(self._requests, telling)
            become(asked, fds, self._requests)
            return asked
        os.close(telling)
        self._poll.unregister(REQUESTS)
        self._poll.register(self._ahead.fd, select.POLLIN)
        return None

    def _on_ahead(self) -> None:
        pid = self._ahead.pid
        self._poll.unregister(self._ahead.fd)
        self._poll.register(REQUESTS, select.POLLIN)
        heard = self._ahead.hear()
        if heard is not None:
            self._begun(pid, *heard)

    def _leave(self) -> None:
        """In a child: let go of what is the server's."""
        _signal.set_wakeup_fd(-1)
        _signal.signal(_signal.SIGCHLD, _signal.SIG_DFL)
        self._statuses.close()
        os.close(self._wake)
        os.close(self._woken)

    def _fork(self) -> int:
        warnings = sys.modules.get("warnings")
        if warnings is None or not self._has_foreign_threads:
            return os.fork()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Python's, which with `-W error` is raised once the child is there
            return os.fork()


def _ignore(*_: object) -> None:
    """Wakes the server."""


def _close(fd: int) -> None:
    try:
        os.close(fd)
    except OSError:
        pass  # the listing's own
