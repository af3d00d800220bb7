"""What is to be started, as it travels to the agent, and what cannot be had on another machine.

What must stay true: only what the caller gave travels: of this process's variables none, of its descriptors none.
"""

from __future__ import annotations

import json
import sys
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any, Final

from .._errors.remote import RemoteUnsupportedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .._child.arguments import Request
    from .._child.stdio import StdioItem
    from .job import Engine

PIPE: Final = "pipe"
IGNORE: Final = "ignore"
CHANNEL: Final = "ipc"
_REFUSED: Final = ("uid", "gid", "detached")
_SHAPES: Final[dict[str, tuple[type, ...]]] = {
    "file": (str,),
    "args": (list,),
    "env": (dict,),
    "cwd": (str, type(None)),
    "stdio": (list,),
    "isThisPython": (bool,),
    "files": (dict,),
    "grace": (int, float),
    "silence": (int, float),
}


def check(request: Request) -> None:
    """Raises ERR_REMOTE_UNSUPPORTED for what no other machine can give."""
    for name in _REFUSED:
        if getattr(request, name):
            raise RemoteUnsupportedError(f"options.{name}", "the child runs as the agent does, and ends with it")
    for slot, item in enumerate(request.stdio):
        kind_of(slot, item)


def kind_of(slot: int, item: StdioItem) -> str:
    """What the agent connects a descriptor with. Raises ERR_REMOTE_UNSUPPORTED."""
    if item.kind == "fd":
        if item.source is None and item.fd == slot and slot <= 2:
            return PIPE if slot else IGNORE  # what the child prints is printed here
        raise RemoteUnsupportedError(f"options.stdio[{slot}]", "a descriptor of this process cannot leave it")
    if item.kind == "pipe" and slot > 2:
        raise RemoteUnsupportedError(f"options.stdio[{slot}]", "a remote child has pipes at 0, 1 and 2 only")
    return item.kind


def packed(request: Request, env: Mapping[str, str], carrier: Engine) -> bytes:
    """The program, as bytes."""
    return json.dumps(
        {
            "file": request.file,
            "args": request.args,
            "env": dict(env),
            "cwd": request.cwd,
            "stdio": [kind_of(slot, item) for slot, item in enumerate(request.stdio)],
            "isThisPython": request.file == sys.executable,
            "files": {name: b64encode(data).decode("ascii") for name, data in carrier.files.items()},
            "grace": carrier.grace,
            "silence": carrier.silence,
        }
    ).encode("ascii")


def unpacked(data: bytes) -> dict[str, Any]:
    """The program that a parent sent. Raises ValueError for what is none."""
    try:
        found = json.loads(data)
    except ValueError as error:
        raise ValueError(f"no program: {error}") from None
    if not isinstance(found, dict) or any(not isinstance(found.get(name), kinds) for name, kinds in _SHAPES.items()):
        raise ValueError("no program: a part is missing, or of another type")
    if not (_texts(found["args"]) and _texts([*found["env"], *found["env"].values()]) and _texts(found["stdio"])):
        raise ValueError("no program: arguments, variables and stdio are texts")
    if not _texts([*found["files"], *found["files"].values()]):
        raise ValueError("no program: files are texts")
    found["files"] = {name: b64decode(data, validate=True) for name, data in found["files"].items()}
    return found


def _texts(values: Sequence[object]) -> bool:
    return all(isinstance(each, str) for each in values)
