"""A child of a fork server, from its answer on: the rest of what a fresh interpreter is, then its program.

What must stay true: nothing that can be seen from outside the process is done here but by the program.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import gc
import io
import os
import sys
import time
from importlib.machinery import SourceFileLoader
from typing import TYPE_CHECKING, Any

from .. import __main__ as programs
from .._channel.opening import VARIABLES, adopt
from .._loop import current
from .._loop.current import ExceptHook, engine, fill_standard
from .._on_use import loaded as load
from .._process import identity
from ..process import process
from . import heed_node_debug, run_main, shortcut, write_whole_lines
from .faults import fatal  # noqa: F401  # its children need no file of ours for an error

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import CodeType

    from .compiled_scripts import CompiledScripts
    from .requests import Asked


_STANDARD = ("stdin", "stdout", "stderr")

_replaced: list[object] = []  # the server's own standard files: to take them apart would cost more than to keep them


class Program:
    """The child from its answer on: the rest of what a fresh interpreter is, then the program.

    `is_plain`: all that the server's modules hold ends without anybody noticing.
    """

    def __init__(self, asked: Asked, scripts: CompiledScripts, *, is_plain: bool) -> None:
        self._is_plain = is_plain
        self._scripts = scripts
        _signal.pthread_sigmask(_signal.SIG_SETMASK, ())
        gc.enable()
        ExceptHook()
        identity.stand_for(os.getppid(), asked.owner)
        self._words = asked.args[asked.module_at :]
        sys.argv[:] = self._words
        sys.orig_argv[:] = asked.args
        channel = [asked.env.pop(name, "") for name in VARIABLES]  # no need to set what goes at once
        change_environment(asked.env, asked.env_without)
        _draw_seeds()
        _name_thread()
        _open_standard_files()
        write_whole_lines()
        current.restart_clock()
        engine.reset_after_fork()
        adopt(process, *channel)
        if "NODE_UNIQUE_ID" in os.environ:
            sys.modules.pop("nodecompat.cluster", None)  # what the server may have loaded is a primary's
            load("nodecompat.cluster")
        heed_node_debug()

    def run(self) -> None:
        """Run the module to the end of its loop."""
        if not sys.flags.safe_path:
            sys.path.insert(0, "")
        word = self._words[0]
        shown = word if word[:1] == "/" else os.path.join(os.getcwd(), word)
        code, path, spec = programs.of_path(word, shown, self._scripts.get(shown))
        namespace = programs.namespace_of(path, spec)
        if sys.version_info < (3, 14):
            namespace["__annotations__"] = {}
        if spec is None and path is not None:
            namespace["__loader__"] = SourceFileLoader("__main__", path)
        try:
            self._run(code, namespace)
        finally:
            gc.unfreeze()  # what is frozen keeps all that it refers to

    def _run(self, code: CodeType, namespace: dict[str, Any]) -> None:
        status = 0
        try:
            run_main(code, namespace)
        except SystemExit as end:
            if type(end.code) is not int:
                raise
            status = end.code
        if self._is_plain:
            shortcut.take(status)
        if status:
            raise SystemExit(status)


def change_environment(env: dict[str, str], without: Collection[str]) -> None:
    """Set and unset variables, with what follows from them."""
    for name in without:
        os.environ.pop(name, None)
    for name, value in env.items():
        os.environ[name] = value
    if "TZ" in env or "TZ" in without:
        time.tzset()


def _draw_seeds() -> None:
    """Python's `random` draws a new seed in a forked copy, NumPy's does not."""
    numbers: Any = sys.modules.get("numpy.random")
    if numbers is not None:
        numbers.seed()


def _name_thread() -> None:
    """`threading` on 3.13 keeps the system's number of the main thread in a forked copy: it would be the server's."""
    threading: Any = sys.modules.get("threading")
    if threading is not None:
        threading.main_thread()._set_native_id()


def _open_standard_files() -> None:
    fill_standard()
    for fd, name in enumerate(_STANDARD):
        before = getattr(sys, f"__{name}__")
        if before is not None:
            file = standard_file(fd)
            setattr(sys, name, file)
            setattr(sys, f"__{name}__", file)
            _replaced.append(before)


def standard_file(fd: int) -> io.TextIOWrapper:
    """Python's own file on 0, 1 or 2, like the server's, as CPython's `create_stdio` makes it."""
    name = _STANDARD[fd]
    before: Any = getattr(sys, f"__{name}__")
    unbuffered = sys.__stdout__ is not None and type(sys.__stdout__.buffer) is io.FileIO  # `-u`
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
    return file
