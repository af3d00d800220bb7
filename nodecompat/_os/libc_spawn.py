"""posix_spawn by way of ctypes, with a working directory and with every name and argument taken as it is.

What must stay true: loaded only when `os.posix_spawn` can't do it, since ctypes takes 7 ms to import. The structs of
the C library are opaque here: buffers larger than any of them are handed in.
"""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .placement import Program

_SETSIGDEF, _SETSIGMASK = 0x04, 0x08
_SETSID = 0x400 if sys.platform == "darwin" else 0x80
_ROOM = 1024  # glibc: file actions 80 bytes, attributes 336, a signal set 128
_CHDIR = ("posix_spawn_file_actions_addchdir_np", "posix_spawn_file_actions_addchdir")

_libc: Any = ctypes.CDLL(None)
_add_directory: Any = next((getattr(_libc, name) for name in _CHDIR if hasattr(_libc, name)), None)


def available() -> bool:
    """Whether this C library can change the directory in a spawned child."""
    return _add_directory is not None


def spawn(path: str, argv: list[str], program: Program, started: list[int], restored: Iterable[int]) -> None:
    """Start one path, with these signals at their default; OSError with the errno of the step that failed.

    The pid is put into `started`, also when a signal handler raises right after the start.
    """
    pid = ctypes.c_int()
    actions, attributes = ctypes.create_string_buffer(_ROOM), ctypes.create_string_buffer(_ROOM)
    _check(_libc.posix_spawn_file_actions_init(actions))
    try:
        _check(_libc.posix_spawnattr_init(attributes))
        try:
            _add_actions(actions, program)
            _set_attributes(attributes, program.detached, restored)
            given = _strings(argv)
            variables = _strings([f"{name}={value}" for name, value in program.env.items()])
            _check(_libc.posix_spawn(ctypes.byref(pid), os.fsencode(path), actions, attributes, given, variables))
        finally:
            _libc.posix_spawnattr_destroy(attributes)
    finally:
        if pid.value:
            started.append(pid.value)
        _libc.posix_spawn_file_actions_destroy(actions)


def _add_actions(actions: Any, program: Program) -> None:
    for source, target in program.placement.moves:
        _check(_libc.posix_spawn_file_actions_adddup2(actions, source, target))
    for fd in program.placement.closes:
        _check(_libc.posix_spawn_file_actions_addclose(actions, fd))
    if program.terminal is not None:
        _check(_libc.posix_spawn_file_actions_addopen(actions, 0, os.fsencode(program.terminal), os.O_RDWR, 0))
        for target in (1, 2):
            _check(_libc.posix_spawn_file_actions_adddup2(actions, 0, target))
    if program.cwd is not None:
        _check(_add_directory(actions, os.fsencode(program.cwd)))


def _set_attributes(attributes: Any, detached: bool, restored: Iterable[int]) -> None:
    """These signals at their default, none blocked, and a session of its own if `detached`."""
    signals = ctypes.create_string_buffer(_ROOM)
    _libc.sigemptyset(signals)
    _check(_libc.posix_spawnattr_setsigmask(attributes, signals))
    for number in restored:
        _libc.sigaddset(signals, int(number))
    _check(_libc.posix_spawnattr_setsigdefault(attributes, signals))
    flags = _SETSIGDEF | _SETSIGMASK | (_SETSID if detached else 0)
    _check(_libc.posix_spawnattr_setflags(attributes, ctypes.c_short(flags)))


def _strings(texts: list[str]) -> Any:
    """A NULL-terminated array of C strings."""
    return (ctypes.c_char_p * (len(texts) + 1))(*(os.fsencode(text) for text in texts), None)


def _check(number: int) -> None:
    if number:
        raise OSError(number, os.strerror(number))
