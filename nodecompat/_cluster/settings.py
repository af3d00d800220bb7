"""What the primary starts workers with: the settings, and what `fork` makes of them.

What must stay true: settings add up; what a program puts there besides stays there; the interpreter's own options are
passed on by `child_process.fork`, which knows whose they are, unless the program gives others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._js.record import Record
from .._net.addresses import check_port
from ..process import process
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Mapping

UNIQUE_ID = "NODE_UNIQUE_ID"  # the variable that makes a process a worker

# The settings that are options of `child_process.fork`. The last three are not in Node.
_OPTIONS = (
    "cwd", "serialization", "silent", "windowsHide", "stdio", "gid", "uid", "forkServer", "maxMessageBytes",
    "messages",
)  # fmt: skip


NAMES = frozenset({*_OPTIONS, "args", "env", "exec", "execArgv", "inspectPort"})


def merged(before: Mapping[str, Any], *given: object) -> Record:
    """The settings with what was given now, complete."""
    settings = Record(args=[*process.argv[2:]], exec=process.argv[1], execArgv=process.execArgv, silent=False)
    settings.update(before)
    for one in given:
        if isinstance(one, dict):
            settings.update(one)
    return settings


def fork_arguments(settings: Mapping[str, Any], id: int, env: object) -> tuple[Any, Any, dict[str, Any]]:
    """The arguments of `child_process.fork`. Raises ERR_SOCKET_BAD_PORT for the inspectPort None, as Node does."""
    if settings.get("inspectPort", undefined) is None:
        check_port(None)
    given = dict(env) if hasattr(env, "keys") else {}  # type: ignore[call-overload]
    options = {name: settings[name] for name in _OPTIONS if name in settings}
    options["env"] = {**process.env, **given, UNIQUE_ID: str(id)}
    exec_argv = settings.get("execArgv")
    if exec_argv is not None and [*exec_argv] != [*process.execArgv]:
        options["execArgv"] = exec_argv or ()
    return settings.get("exec", undefined), settings.get("args", undefined), options
