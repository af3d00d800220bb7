"""The owner's side of a fork server: a Python that has everything loaded, and forks a child for each request.

    fork()                  the request, and the descriptors of the child   ->  server (`_run/server`)
    the child itself        its number and its pidfd, or an errno           ->  us
    the server, later       the child's number here and its status          ->  us

What must stay true:

- what the server can't give exactly as a fresh start would (`_can_serve`), or can't give at all, is a fresh start:
  nothing that goes wrong with a server is an error of `fork`;
- a request that was not answered has started nothing;
- a server that is stopped, or hangs, holds nobody up: while it is stopped children are started afresh, and one that
  does not answer in time is asked no more;
- the server ends with this process, whatever ends it: at the end of file of its sockets, whose other ends nobody else
  has. It is given no other descriptor of ours, and keeps none of those that it passes on;
- the loop is never kept alive by it.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import _socket
import errno
import marshal
import os
import select
import sys
from _thread import allocate_lock, get_ident
from time import monotonic
from typing import TYPE_CHECKING

from .._loop.current import engine
from .._on_use import on_use
from .._os.descriptors import close_quietly, open_devnull
from .._os.reaper import ProcessHandle
from .._os.spawn import RESTORED, SETTABLE_SIGNALS
from .._os.spawn import spawn as start_program
from ..process import process
from ..values import undefined
from . import inherited
from .arguments import exec_argv_of
from .options import environment
from .served import ServedHandle as ServedHandle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .._loop.poller import Watcher
    from .._os import terminal as terminals
    from ..values import Undefined
    from .arguments import Request
else:
    terminals = on_use("nodecompat._os.terminal")  # only a child that shares a terminal needs it

MARK = "nodecompat-fork-server"  # what `ps` shows, and `_run` knows it by
NUMBERS = 16  # descriptors of a child, from 0 on, for its `stdio`: the server has its own above them
MOST_DESCRIPTORS = 253  # of one message; Linux: SCM_MAX_FD
REQUESTS, STATUSES = NUMBERS, NUMBERS + 1  # the sockets, as the server has them
# Its first lines. Nothing is imported from the working directory, and `nodecompat` is this very one, wherever it lies.
_CODE = f"""
import marshal, sys
sys.path[:] = pristine = [place for place in sys.path if place]
file, places, names = marshal.load(open({REQUESTS}, 'rb', 0, closefd=False))
sys.path.extend(places)
from importlib import util
spec = util.spec_from_file_location('nodecompat', file)
sys.modules['nodecompat'] = package = util.module_from_spec(spec)
spec.loader.exec_module(package)
from nodecompat._run.server import serve
serve(pristine, names)()
"""
_READY_SECONDS = 60.0  # for the start of a server, with all that it is to load
_ANSWER_SECONDS = 2.0
_LOOK_MS = 50  # how often it is looked meanwhile whether the server was stopped
_WARNING = ("ForkServerWarning", "NODECOMPAT_FORK_SERVER")
_AVAILABLE = (
    sys.platform == "linux"
    and hasattr(os, "pidfd_open")
    and hasattr(_signal, "pidfd_send_signal")
    and not hasattr(sys, "frozen")  # the program that PyInstaller makes is no Python, and cannot serve
)


class ServerLostError(Exception):
    """The server has ended, or does not answer."""


class ForkServer:
    """A fork server of this process. `pid` is undefined where there can be none; `preload` are the modules it loads."""

    def __init__(self, preload: Sequence[str], exec_argv: Sequence[str]) -> None:
        self.preload = [*preload]
        self.pid: int | Undefined = undefined
        self._exec_argv = [*exec_argv]
        self._env: dict[str, str] = {}  # its variables
        self._variables: Mapping[str, str] = {}  # those of them that count at a start
        self._standing: object = None
        self._limits = ""
        self._lock = allocate_lock()
        self._asking = 0  # the thread that has the lock
        self._number = 0  # of the last request
        self._children: dict[int, ServedHandle] = {}
        self._unread = b""
        self._requests: _socket.socket | None = None
        self._statuses: _socket.socket | None = None
        self._watcher: Watcher | None = None
        self._process: ProcessHandle | None = None
        self._ready = False
        self._closed = False  # takes no more requests

    def __repr__(self) -> str:
        return f"<ForkServer pid={self.pid}>"

    def close(self) -> None:
        """Take no more requests. The server ends when its last child has ended; the next `fork` starts another one."""
        self._closed = True
        if self._requests is not None:
            self._requests.close()
            self._requests = None
        if not self._children:
            self._lose()

    @property
    def usable(self) -> bool:
        """Whether it takes requests."""
        return self._requests is not None and not self._closed

    # -- the start ----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Start the server; it goes on loading while we do. Raises OSError."""
        env = self._env = environment(None)
        self._variables, self._standing, self._limits = (
            inherited.read_at_start(env),
            inherited.standing(),
            inherited.limits(),
        )
        requests, statuses = _pair(), _pair()
        null = -1
        try:
            null = open_devnull()
            self._process = process = ProcessHandle()
            start_program(
                sys.executable,
                [sys.executable, *self._exec_argv, "-c", _CODE, MARK],
                env=env,
                stdio=[null, null, null, *[None] * (NUMBERS - 3), requests[1].fileno(), statuses[1].fileno()],
                started=process.started,
            )
            process.open()
            self.pid = process.pid
            file = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "__init__.py")
            requests[0].settimeout(_ANSWER_SECONDS)
            requests[0].sendall(marshal.dumps((file, [os.path.abspath(place) for place in sys.path], self.preload)))
            statuses[0].setblocking(False)
            self._requests, self._statuses = requests[0], statuses[0]
            _alive.add(self)
            self._watcher = engine.watch(statuses[0].fileno(), self._read_statuses, ref=False)
        except BaseException:
            self._lose()
            for one in (requests[0], statuses[0]):
                one.close()
            raise
        finally:
            close_quietly(null)
            requests[1].close()
            statuses[1].close()

    def _await_ready(self) -> bool:
        """False when it was stopped before."""
        if self._ready or self._requests is None:
            return True
        try:
            if not self._can_read_within(_READY_SECONDS):
                if self._is_stopped():
                    return False
                raise ServerLostError
            self._receive(1)
        except ServerLostError:
            self._read_statuses()  # it may have told why
            self._give_up("did not get ready")
            raise
        self._ready = True
        return True

    def _give_up(self, reason: str) -> None:
        _hopeless.add(tuple(self.preload))
        engine.warn(f"The fork server {reason}; children are started afresh", *_WARNING)

    def _can_read_within(self, seconds: float) -> bool:
        """Wait until there is something to be read, as long as the server is not stopped."""
        if self._requests is None:
            raise ServerLostError
        poll = select.poll()
        poll.register(self._requests, select.POLLIN)
        end = monotonic() + seconds
        while not poll.poll(_LOOK_MS):
            if self._is_stopped() or monotonic() > end:
                return False
        return True

    def _is_stopped(self) -> bool:
        return self._process is not None and self._process.is_stopped()

    # -- a request ----------------------------------------------------------------------------------

    def start(
        self, request: Request, env: Mapping[str, str], given: Sequence[int | None], handle: ServedHandle
    ) -> bool:
        """Have a child started; False when it has to be started afresh. Raises ServerLostError."""
        if self._asking == get_ident() or not self._can_serve(request, given):
            return False  # the first: a signal handler comes in the middle of another request
        with self._lock:
            self._asking = get_ident()
            try:
                return self._await_ready() and self._ask(request, env, given, handle)
            except ServerLostError:
                if not self._closed:
                    self._lose()
                raise
            except OSError:
                return False  # a descriptor or a directory that is none: a fresh start says what is wrong
            except BaseException:
                self._lose()
                raise
            finally:
                self._asking = 0

    def _can_serve(self, request: Request, given: Sequence[int | None]) -> bool:
        env = request.env
        return (
            request.args[1 : request.module_at] == self._exec_argv
            and request.args[0] == request.file == sys.executable
            and request.uid is None
            and request.gid is None
            and len(given) <= NUMBERS
            and inherited.read_at_start(env) == self._variables
            and all(place[:1] == "/" for place in env.get("PYTHONPATH", "/").split(":"))
            and inherited.standing() == self._standing
            and ("resource" not in sys.modules or inherited.limits() == self._limits)  # nobody changes one without it
            and inherited.can_be_set(env)
            and inherited.has_bytes(request.args)
            and not self._is_stopped()
        )

    def _ask(self, request: Request, env: Mapping[str, str], given: Sequence[int | None], handle: ServedHandle) -> bool:
        moves = {target: fd for target, fd in enumerate(given) if fd is not None}
        inherited.add_inheritable(moves, len(given))
        if len(moves) >= MOST_DESCRIPTORS:
            return False
        if any(target < 3 and os.isatty(fd) for target, fd in moves.items()):
            terminals.keeper.keep()  # the child may leave it in another mode
        umask = os.umask(0)
        os.umask(umask)
        ignored = [one for one in SETTABLE_SIGNALS if _signal.getsignal(one) is _signal.SIG_IGN and one not in RESTORED]
        self._number += 1
        body = marshal.dumps(
            (
                self._number,
                os.getpid(),
                request.args,
                request.module_at,
                {name: env[name] for name in env if self._env.get(name) != env[name]},
                [name for name in self._env if name not in env],
                umask,
                request.detached,
                [*moves],
                [int(one) for one in ignored],
            )
        )
        directory = os.open(request.cwd or ".", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
        # No handler of the program's may raise between the request and its answer.
        mask = _signal.pthread_sigmask(_signal.SIG_BLOCK, ())
        try:
            _signal.pthread_sigmask(_signal.SIG_BLOCK, SETTABLE_SIGNALS)
            try:
                self._send(body, [directory, *moves.values()])
            finally:
                os.close(directory)  # before the answer, whose descriptor has this one's place where there is no other
            return self._take_answer(handle)
        finally:
            _signal.pthread_sigmask(_signal.SIG_SETMASK, mask)

    def _take_answer(self, handle: ServedHandle) -> bool:
        data, fds = self._receive_answer()
        pid = int.from_bytes(data[8:], "little", signed=True)
        if len(data) != 12 or int.from_bytes(data[:8], "little") != self._number:
            for fd in fds:
                os.close(fd)
            raise ServerLostError
        if pid <= 0:
            return False
        if not fds:  # another thread was quicker to take the last descriptor
            os.kill(pid, _signal.SIGKILL)
            return False
        self._children[self._number] = handle
        handle.take(pid, fds[0], self._number, self._forget)
        return True

    def _receive_answer(self) -> tuple[bytes, list[int]]:
        """Where none comes in time, the server is asked no more: it ends when its last child has, once it goes on."""
        if self._requests is None or self._can_read_within(_ANSWER_SECONDS):
            return self._receive(12)
        if self._number == 1 and not self._is_stopped():
            self._give_up("does not answer")
        self._requests.shutdown(_socket.SHUT_RD)  # an answer from here on fails, so that nothing is started
        try:
            return self._receive(12)
        finally:
            self.close()

    def _send(self, body: bytes, fds: Sequence[int]) -> None:
        """Raises ServerLostError; OSError when a descriptor is none."""
        data = len(body).to_bytes(4, "little") + body
        rights = b"".join(fd.to_bytes(4, sys.byteorder) for fd in fds)
        if self._requests is None:
            raise ServerLostError
        try:
            sent = self._requests.sendmsg(
                [data], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, rights)], _socket.MSG_NOSIGNAL
            )
            self._requests.sendall(memoryview(data)[sent:], _socket.MSG_NOSIGNAL)
        except OSError as error:
            if error.errno in (errno.EBADF, errno.EMFILE, errno.ENFILE, errno.ETOOMANYREFS):
                raise
            raise ServerLostError from None

    def _receive(self, size: int) -> tuple[bytes, list[int]]:
        """So many bytes and the descriptors with them. Raises ServerLostError."""
        if self._requests is None:
            raise ServerLostError
        try:
            data, rights, *_ = self._requests.recvmsg(size, _socket.CMSG_SPACE(4), _socket.MSG_CMSG_CLOEXEC)
        except OSError:
            raise ServerLostError from None
        if not data:
            raise ServerLostError
        return data, [int.from_bytes(word[:4], sys.byteorder) for _, _, word in rights]

    # -- what the server tells ------------------------------------------------------------------------

    def _read_statuses(self) -> None:
        data = b""
        try:
            data = b"" if self._statuses is None else self._statuses.recv(65536)
        except BlockingIOError:
            return
        except OSError:
            pass
        if not data:
            self._lose()
            return
        data = self._unread + data
        while len(data) >= 12:
            number, status = int.from_bytes(data[:8], "little"), int.from_bytes(data[8:12], "little")
            if not number:  # a notice, of so many bytes
                if len(data) < 12 + status:
                    break
                text, data = data[12 : 12 + status].decode(errors="replace"), data[12 + status :]
                engine.warn(text, *_WARNING)
                continue
            data = data[12:]
            handle = self._children.pop(number, None)
            if handle is not None:
                handle.tell(status)
        self._unread = data
        if self._closed and not self._children:
            self._lose()

    def _forget(self, number: int) -> None:
        self._children.pop(number, None)

    def _lose(self) -> None:
        """The server is gone, or let go of: it ends, and its children are on their own."""
        self.forget()
        process, self._process = self._process, None
        if process is not None:
            process.end()
        children, self._children = self._children, {}
        here = engine.on_loop_thread()
        for handle in children.values():
            if here:
                handle.lose_server()
            else:
                engine.call_from_thread(handle.lose_server)

    def forget(self) -> None:
        """Let go of its sockets, also in a forked copy."""
        self._closed = True
        _alive.discard(self)
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None
        for one in (self._requests, self._statuses):
            if one is not None:
                one.close()
        self._requests = self._statuses = None

    def forget_in_copy(self) -> None:
        """In a forked copy: its parent's server is not its own."""
        self._watcher = None  # the loop has forgotten it
        self.forget()
        if self._process is not None:
            self._process.close()
            self._process = None
        self._children.clear()


# -- the server of this process ----------------------------------------------------------------------------

_current: list[ForkServer] = []  # the one that takes requests, if there is one
_alive: set[ForkServer] = set()  # and those that only wait for their last children
_preload: list[str] = []
_hopeless: set[tuple[str, ...]] = set()  # what a server did not survive to load


def fork_server(preload: Iterable[str]) -> ForkServer:
    """The server of this process, started if need be, with these modules loaded. Another one it had is let go."""
    names = [*preload]
    _hopeless.discard(tuple(names))
    if _current and _current[0].usable and _current[0].preload == names:
        return _current[0]
    for server in _current:
        server.close()
    _current.clear()
    _preload[:] = names
    return _begun()


def start(request: Request, env: Mapping[str, str], given: Sequence[int | None], handle: ServedHandle) -> bool:
    """Have the server start a child, as `ForkServer.start`. One that was lost is replaced. Never raises OSError."""
    for _ in range(2):
        if not _AVAILABLE or tuple(_preload) in _hopeless:
            return False
        try:
            server = _current[0] if _current else _begun()
            if server.usable:
                return server.start(request, env, given, handle)
        except ServerLostError:
            pass
        except OSError:
            return False
        _current.clear()
    return False


def _begun() -> ForkServer:
    server = ForkServer(_preload, exec_argv_of(undefined, sys.executable, process))  # type: ignore[arg-type, unused-ignore]
    if _AVAILABLE:
        server.begin()
        _current.append(server)
    return server


def _forget_all() -> None:
    for server in [*_alive]:
        server.forget_in_copy()
    _current.clear()


os.register_at_fork(after_in_child=_forget_all)


def _pair() -> tuple[_socket.socket, _socket.socket]:
    return _socket.socketpair(_socket.AF_UNIX, _socket.SOCK_STREAM)
