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
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import __main__ as programs
from .. import _run as ending
from .._channel.opening import adopt_environment
from .._loop import current
from .._loop.current import engine, fill_standard
from .._on_use import loaded as load
from .._process import identity
from ..process import process
from . import faults, shortcut  # noqa: F401  # its children need no file of ours for an error
from .script import heed_node_debug, run_main, write_whole_lines

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import CodeType

    from .compiled_scripts import CompiledScripts


class Asked(NamedTuple):
    """A request."""

    number: int
    owner: int  # its pid
    args: list[str]  # the interpreter, its options, the module, the arguments
    module_at: int
    env: dict[str, str]  # the variables that differ from those the server was started with
    env_without: list[str]  # and those of them that are missing
    umask: int
    detached: bool
    targets: list[int]  # the numbers in the child of the descriptors that came with it, but the first: its directory
    ignored: list[int]  # signals


class Program:
    """The child from its answer on: the rest of what a fresh interpreter is, then the program.

    `loaded` are the modules of the server, if all that they hold ends without anybody noticing.
    """

    def __init__(self, asked: Asked, loaded: frozenset[str] | None, scripts: CompiledScripts) -> None:
        self._loaded = loaded
        self._scripts = scripts
        _signal.pthread_sigmask(_signal.SIG_SETMASK, ())
        gc.enable()
        ending.ExceptHook()
        identity.stand_for(os.getppid(), asked.owner)
        self._words = asked.args[asked.module_at :]
        sys.argv[:] = self._words
        sys.orig_argv[:] = asked.args
        change_environment(asked.env, asked.env_without)
        _draw_seeds()
        _name_thread()
        _open_standard_files()
        write_whole_lines()
        current.restart_clock()
        engine.reset_after_fork()
        adopt_environment(process)
        if "NODE_UNIQUE_ID" in os.environ:
            sys.modules.pop("nodecompat.cluster", None)  # what the server may have loaded is a primary's
            load("nodecompat.cluster")
        heed_node_debug()

    def run(self) -> None:
        """Run the module to the end of its loop."""
        if not sys.flags.safe_path:
            sys.path.insert(0, "")
        shown = os.path.join(os.getcwd(), self._words[0])
        code, path, spec = programs.of_path(self._words[0], shown, self._scripts.get(shown))
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
        if self._loaded is not None:
            shortcut.take(status, self._loaded)
        if status:
            raise SystemExit(status)


def change_environment(env: dict[str, str], without: Collection[str]) -> None:
    """Set and unset variables, with what follows from them."""
    for name in without:
        os.environ.pop(name, None)
    os.environ.update(env)
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
