"""Starts a program: exact descriptors, a clean signal state, and an errno when it can't be started.

There are three ways, because no single call of the system does it all:

    posix_spawn     the common one; fast as vfork, and the kernel's errno of a failed step comes back
    libc_spawn      the same call through ctypes, for what `os.posix_spawn` refuses: another working
                    directory, a variable without a name or with `=` in it, an empty argv[0]
    fork            for another user or group, which posix_spawn can't set, and where libc has no `addchdir_np`

`_posixsubprocess.fork_exec` would not do: it places descriptors 0 to 2 only, leaves ignored signals and the mask
as they are, and changes its parameters from release to release.

What must stay true: slot i of `stdio` is descriptor i of the child, whatever the numbers were here; no other
descriptor that was opened here reaches it, because all of them are close-on-exec; one that this process was given
inheritable is passed on, as in Node. When an error is raised no process, no zombie and no descriptor is left.
A signal handler of the program's may raise between any two instructions of Python: the pid is put into the caller's
list by the very call that starts the program, so that there is no moment at which only a local value knows it.
What is ignored here stays ignored in the child, as POSIX has it (nohup relies on that), but for what Python ignores
by itself.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import errno
import os
import stat
from _functools import partial  # type: ignore[import-not-found]  # `functools` costs a child more
from itertools import starmap
from typing import TYPE_CHECKING

from .._on_use import on_use
from .placement import Program, duplicate_above, place

if TYPE_CHECKING:
    import warnings
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from . import death, libc_spawn
    from . import terminal as terminals

    Start = Callable[[str, list[str]], object]
    Way = Callable[[str, list[str], Program, list[int]], None]
else:
    warnings = on_use("warnings")  # a child as another user needs it, and no other
    death = on_use("nodecompat._os.death")  # it imports ctypes; only children that end with this process need it
    libc_spawn = on_use("nodecompat._os.libc_spawn")  # it imports ctypes, 7 ms
    terminals = on_use("nodecompat._os.terminal")  # only a child that shares a terminal needs it

SHELL = "/bin/sh"
# The C library goes on to the next directory of PATH after these (EACCES too, which then wins over them).
_NOT_HERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ESTALE, errno.ENODEV, errno.ETIMEDOUT})
_UNSIGNED = 0xFFFFFFFF  # Node takes a signed 32-bit number, the system an unsigned one
# Python ignores these by itself; programs expect their default action.
RESTORED: tuple[int, ...] = tuple(getattr(_signal, name) for name in ("SIGPIPE", "SIGXFSZ") if hasattr(_signal, name))
SETTABLE_SIGNALS: tuple[int, ...] = tuple(_signal.valid_signals() - {_signal.SIGKILL, _signal.SIGSTOP})


def spawn(
    file: str,
    argv: Sequence[str],
    *,
    env: Mapping[str, str],
    cwd: str | None = None,
    stdio: Sequence[int | None] = (0, 1, 2),
    uid: int | None = None,
    gid: int | None = None,
    detached: bool = False,
    terminal: str | None = None,
    death_signal: int = 0,
    started: list[int] | None = None,
) -> int:
    """Start a program and return its pid, which `started` has from the moment on at which there is a process.

    `file` without a slash is looked up in `env['PATH']`, or in the system's default path; an executable without a
    known format is given to /bin/sh, as execvp does. `stdio[i]` is the descriptor of this process that becomes
    number i there; None leaves i closed. `detached` makes the child leader of a new session. `terminal` is the path of
    one that becomes descriptors 0 to 2 and, of a new session, the controlling terminal. `death_signal` is what the
    child gets when this process ends, where the system can do that (Linux, on the main thread). Signals are at their
    default in the child but for those that are ignored here, and none is blocked.

    Raises OSError with the errno of the step that failed: ENOENT (also for a missing `cwd`), EACCES, ENOTDIR, E2BIG,
    EMFILE, EBADF, EPERM, …. Source: libuv's uv_spawn, execvp(3).
    """
    if cwd is not None:
        _check_directory(cwd)
    if any(fd is not None and fd < 3 and os.isatty(fd) for fd in stdio):
        terminals.keeper.keep()  # the child may leave it in another mode
    placement = place(stdio)
    program = Program(env, cwd, uid, gid, detached, placement, terminal, death_signal)
    start = _way(program, argv)
    pids: list[int] = [] if started is None else started
    try:
        start(file, list(argv), program, pids)
    except UnicodeEncodeError:
        program = program._replace(env={_clean(name): _clean(env[name]) for name in env}, cwd=cwd and _clean(cwd))
        start(_clean(file), [_clean(text) for text in argv], program, pids)
    finally:
        for fd in placement.copies:
            os.close(fd)
    return pids[0]


def candidates(file: str, path: str | None) -> list[str]:
    """The paths to be tried for a file: itself when it has a slash, else one for each directory of `path`."""
    if "/" in file or not file:
        return [file]
    if path is None:
        path = os.confstr("CS_PATH") or os.defpath
    return [f"{directory}/{file}" if directory else file for directory in path.split(":")]


def search(paths: Iterable[str], argv: list[str], start: Start) -> object:
    """Try paths in order as execvp does: the first that starts; else EACCES if any was denied, else the last error."""
    denied: OSError | None = None
    last = OSError(errno.ENOENT, os.strerror(errno.ENOENT))
    for path in paths:
        try:
            try:
                return start(path, argv)
            except OSError as error:
                if error.errno != errno.ENOEXEC:
                    raise
                return start(SHELL, [SHELL, path, *argv[1:]])
        except OSError as error:
            last = error
            if error.errno == errno.EACCES:
                denied = error
            elif error.errno not in _NOT_HERE:
                raise
    raise denied or last


# -- the three ways --------------------------------------------------------------------------------------


def _way(program: Program, argv: Sequence[str]) -> Way:
    if program.uid is not None or program.gid is not None or (program.death_signal and death.is_told()):
        return _by_fork
    if program.cwd is not None or not argv[0] or "" in program.env or "=" in "".join(program.env):
        return _by_libc if libc_spawn.available() else _by_fork
    return _by_posix_spawn


def _by_posix_spawn(file: str, argv: list[str], program: Program, started: list[int]) -> None:
    placement = program.placement
    actions: list[tuple[object, ...]] = [(os.POSIX_SPAWN_DUP2, source, target) for source, target in placement.moves]
    actions += [(os.POSIX_SPAWN_CLOSE, fd) for fd in placement.closes]
    if program.terminal is not None:  # to open one is what makes it the session's
        actions.append((os.POSIX_SPAWN_OPEN, 0, program.terminal, os.O_RDWR, 0))
        actions += [(os.POSIX_SPAWN_DUP2, 0, target) for target in (1, 2)]

    call = partial(os.posix_spawn, file_actions=actions, setsid=program.detached, setsigmask=(), setsigdef=RESTORED)

    def start(path: str, argv: list[str]) -> None:
        if path is not file:
            os.stat(path)  # raises without a vfork for a directory of PATH that doesn't have it
        started.extend(map(call, (path,), (argv,), (program.env,)))  # one call, of which C does all

    search(candidates(file, program.env.get("PATH")), argv, start)


def _by_libc(file: str, argv: list[str], program: Program, started: list[int]) -> None:
    def start(path: str, argv: list[str]) -> None:
        if path is not file:
            os.stat(path if program.cwd is None else os.path.join(program.cwd, path))
        libc_spawn.spawn(path, argv, program, started, RESTORED)

    search(candidates(file, program.env.get("PATH")), argv, start)


def _by_fork(file: str, argv: list[str], program: Program, started: list[int]) -> None:
    """Fork and do each step in Python; the errno of a failed one comes back through a close-on-exec pipe."""
    for text in (file, *argv, program.cwd or "", *program.env, *program.env.values()):
        os.fsencode(text)  # what can't be encoded has to be raised here, not in the child
    parent = os.getpid() if program.death_signal and death.is_told() else 0
    reading, writing = os.pipe()
    targets = 1 + max((target for _, target in program.placement.moves), default=0)
    report = -1
    # No handler of the parent may run in the child, and no KeyboardInterrupt between fork and the report.
    mask = _signal.pthread_sigmask(_signal.SIG_BLOCK, ())
    try:
        _signal.pthread_sigmask(_signal.SIG_BLOCK, SETTABLE_SIGNALS)  # it may raise, what a handler raised, when done
        report = duplicate_above(writing, targets)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # threads: the child only makes system calls
            started.extend(starmap(os.fork, ((),)))
        if started[-1] == 0:
            _in_forked_child(file, argv, program, report, parent)
        os.close(report)
        os.close(writing)
        report = writing = -1
        failed = os.read(reading, 16)
        if not failed:
            return
        try:
            os.waitpid(started.pop(), 0)
        except ChildProcessError:
            pass  # SIGCHLD is ignored: it left no zombie
        raise OSError(int(failed), os.strerror(int(failed)))
    finally:
        for fd in (reading, writing, report):
            if fd >= 0:
                os.close(fd)
        _signal.pthread_sigmask(_signal.SIG_SETMASK, mask)


def _in_forked_child(file: str, argv: list[str], program: Program, report: int, parent: int) -> None:
    """Never returns: becomes the program, or reports an errno and ends."""
    number = errno.EINVAL  # for what never gets to the kernel, such as a variable without a name
    try:
        if program.detached:
            os.setsid()
        for source, target in program.placement.moves:
            os.dup2(source, target)
        for fd in program.placement.closes:
            os.close(fd)
        if program.terminal is not None:
            opened = os.open(program.terminal, os.O_RDWR)
            for target in (0, 1, 2):
                os.dup2(opened, target)
        if program.cwd is not None:
            os.chdir(program.cwd)
        _become(program.uid, program.gid)
        if program.death_signal and parent:
            death.ask(program.death_signal, parent)
        for one in SETTABLE_SIGNALS:
            if one in RESTORED or _signal.getsignal(one) is not _signal.SIG_IGN:
                _signal.signal(one, _signal.SIG_DFL)
        _signal.pthread_sigmask(_signal.SIG_SETMASK, ())

        def start(path: str, argv: list[str]) -> int:
            os.execve(path, argv, program.env)

        search(candidates(file, program.env.get("PATH")), argv, start)
    except OSError as error:
        number = error.errno or number
    except BaseException:
        pass
    finally:
        try:
            os.write(report, b"%d" % number)
        finally:
            os._exit(127)


def _become(uid: int | None, gid: int | None) -> None:
    """Take another group and user, and give up the supplementary groups, as libuv does."""
    if uid is None and gid is None:
        return
    try:
        os.setgroups([])
    except OSError:
        pass  # not root: setgid or setuid will tell
    if gid is not None:
        os.setgid(gid & _UNSIGNED)
    if uid is not None:
        os.setuid(uid & _UNSIGNED)


# -- small parts -----------------------------------------------------------------------------------------


def _check_directory(path: str) -> None:
    """Raise the errno of chdir before the search, where it could be taken for the errno of a candidate."""
    try:
        mode = os.stat(path).st_mode
    except UnicodeEncodeError:
        return
    if not stat.S_ISDIR(mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))


def _clean(text: str) -> str:
    """A text with U+FFFD for each lone surrogate, which has no bytes, as in JavaScript."""
    try:
        os.fsencode(text)
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text
