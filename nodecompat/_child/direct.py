"""`ChildProcess().spawn({...})`: a start without the comforts of `spawn`.

What must stay true: checks run in Node's order, with Node's texts; nothing is looked up or joined, and no variable is
added but those of the channel.
"""

from __future__ import annotations

from typing import Any

from .._errors.base import InvalidArgTypeError
from .._wires.table import DEFAULT
from ..values import undefined
from .checks import as_path_text, int32, is_nullish, js_text, no_nul, truthy
from .stdio import parse_stdio
from .validate import CHANNEL_VARIABLES, SIGTERM, Request, environment, is_options, serialization


def direct_request(options: Any) -> Request:
    """`file`, `args` (argv[0] first), `envPairs`, `stdio`, `cwd`, `detached`, `uid`, `gid`, `serialization`, checked.

    Without `envPairs` the child has this process's variables; none at all when it has a channel.
    Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE. Node: ChildProcess.prototype.spawn.
    """
    if not is_options(options):
        raise InvalidArgTypeError("options", "of type object", options)
    stdio = options.get("stdio")
    items = parse_stdio(stdio if truthy(stdio) else "pipe")
    wire = serialization(options.get("serialization", undefined), DEFAULT)
    env = _environment(options.get("envPairs", undefined), any(item.kind == "ipc" for item in items))
    file = as_path_text(options.get("file", undefined))
    if not isinstance(file, str):
        raise InvalidArgTypeError("options.file", "of type string", file)
    args = options.get("args", undefined)
    texts = [] if args is undefined else [js_text(arg) for arg in _listed("options.args", args)]
    cwd = as_path_text(options.get("cwd"))
    uid, gid = (options.get(name) for name in ("uid", "gid"))
    return Request(
        file=no_nul("options.file", file),
        args=[no_nul(f"options.args[{index}]", one) for index, one in enumerate(texts)],
        spawnargs=[] if args is undefined else args,
        env=env,
        stdio=items,
        cwd=no_nul("options.cwd", cwd) if isinstance(cwd, str) and cwd else None,
        uid=None if is_nullish(uid) else int32("options.uid", uid),
        gid=None if is_nullish(gid) else int32("options.gid", gid),
        detached=truthy(options.get("detached")),
        wire=wire,
        timeout=0,
        signal=None,
        kill_signal=SIGTERM,
        max_message_bytes=None,
        unquoted=False,
    )


def _environment(pairs: Any, has_channel: bool) -> dict[str, str]:
    if has_channel and pairs is not undefined:
        _listed("options.envPairs", pairs)
    if not isinstance(pairs, (list, tuple)):
        return {} if has_channel else environment(None)
    found: dict[str, str] = {}
    for pair in pairs:
        name, _, value = no_nul("options.envPairs", js_text(pair)).partition("=")
        if name not in CHANNEL_VARIABLES:
            found.setdefault(name, value)  # a program sees the first of two
    return found


def _listed(name: str, value: Any) -> Any:
    if not isinstance(value, (list, tuple)):
        raise InvalidArgTypeError(name, "an instance of Array", value)
    return value
