"""`observe`, and NODE_DEBUG=trace:FILE: who listens to what a program publishes.

What must stay true: nothing of `logs` and `trace` is loaded before it is asked for; NODE_DEBUG is read once.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from .._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable

    from . import logs, trace

    asked: Any  # stands above this file
else:
    asked = on_use("nodecompat._alive.asked")  # only who wants to be asked
    logs = on_use("nodecompat._seeing.logs")  # `logging`, 10 ms
    trace = on_use("nodecompat._seeing.trace")  # `json`, 5 ms

_SECTION = "trace:"
_APPENDS = "+"  # before the file's name: a process further up has begun the file

_begun: list[str] = []  # the value of NODE_DEBUG that was read
_on: dict[str, list[Any]] = {}  # what is on: by how many it was asked for, and what ends it


def observe(
    *, logging: bool = True, trace_file: str | os.PathLike[str] | None = None, top: bool = False
) -> Callable[[], None]:
    """Tell from now on what happens to children and channels; returns a function that ends it.

    With `logging` (the default) as records of the loggers `nodecompat.child_process` (a start and an end: INFO, a
    failed start: WARNING), `nodecompat.pool` (the end of a worker: INFO, WARNING with the number of its `jobs` when it
    had some, or was not ready yet) and `nodecompat.channel` (messages: DEBUG), with `pid`, `ppid`, `serialization`,
    `bytes`, `code`, `signal` as further attributes of the record. With `trace_file` in a new file of Chrome's trace
    format, for Perfetto; NODE_DEBUG=trace:FILE does that for the whole tree of processes. With `top`, and with
    NODE_DEBUG=alive for the whole tree, `python -m nodecompat top` and `why` of the same user are answered (Linux).

    What is on already is not done twice: it ends when each that asked for it has ended it. Raises OSError for a file
    that cannot be made.

        import logging
        logging.basicConfig(level="DEBUG")
        nodecompat.observe()
    """
    ends = []
    if trace_file is not None:
        path = os.path.abspath(os.fspath(trace_file))
        ends.append(_shared(f"{_SECTION}{path}", lambda: trace.begin(path, append=False)))
    if logging:
        ends.append(_shared("logging", logs.begin))
    if top:
        ends.append(_shared("top", asked.open_door))

    def stop() -> None:
        while ends:
            ends.pop()()

    return stop


def _shared(name: str, begin: Callable[[], Callable[[], None]]) -> Callable[[], None]:
    """Begin it, unless it is on; returns what ends it, for the last one that has begun it."""
    if name not in _on:
        _on[name] = [0, begin()]
    _on[name][0] += 1

    def end() -> None:
        _on[name][0] -= 1
        if not _on[name][0]:
            _on.pop(name)[1]()

    return end


def begin(asked: str | None) -> None:
    """Begin the file that NODE_DEBUG names; what cannot be written is no failure of the program.

    The first process of a tree makes the file, and writes into its environment that its children append to it.
    """
    if not asked or _begun:
        return
    _begun.append(asked)
    sections = asked.split(",")
    for index, section in enumerate(sections):
        if section[: len(_SECTION)].lower() != _SECTION or len(section) == len(_SECTION):
            continue
        name = section[len(_SECTION) :]
        path = os.path.abspath(name.removeprefix(_APPENDS))
        try:
            trace.begin(path, append=name.startswith(_APPENDS))
        except OSError as error:
            os.write(2, f"NODE_DEBUG=trace: {error}\n".encode("utf-8", "backslashreplace"))
        sections[index] = f"{_SECTION}{_APPENDS}{path}"
        os.environ["NODE_DEBUG"] = ",".join(sections)
