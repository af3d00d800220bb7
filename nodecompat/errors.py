"""The errors of Node's `errors` chapter, as Python exceptions.

What must stay true: everything here has its definition in `_errors`, which the package itself imports; a name is
looked up there when a program first asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._on_use import names_on_use

if TYPE_CHECKING:
    from ._errors.base import *  # noqa: F403
    from ._errors.rare import *  # noqa: F403
    from ._js.kinds import class_name as class_name
    from ._js.kinds import error_name as error_name
    from ._js.text import number_text as number_text

_BASE = (
    "InvalidArgTypeError",
    "InvalidArgValueError",
    "InvalidHandleTypeError",
    "IpcBadFrameError",
    "IpcChannelClosedError",
    "IpcDisconnectedError",
    "MissingArgsError",
    "NodeError",
    "NodeRangeError",
    "NodeSystemError",
    "NodeTypeError",
    "OutOfRangeError",
    "Thrown",
    "inspect_brief",
    "received",
    "system_error",
    "system_text",
)
_RARE = (
    "AbortError",
    "ChildProcessIpcRequiredError",
    "CommandFailedError",
    "DOMException",
    "DataCloneError",
    "InvalidStateError",
    "InvalidSyncForkInputError",
    "InvalidUrlSchemeError",
    "IpcEndedError",
    "IpcNotHeardError",
    "IpcOnePipeError",
    "IpcSyncForkError",
    "IpcTimeoutError",
    "MaxBufferError",
    "RejectionError",
    "RemoteError",
    "UnhandledError",
    "UnhandledRejectionError",
    "UnknownSignalError",
)
_HOMES = {
    **dict.fromkeys(_BASE, "nodecompat._errors.base"),
    **dict.fromkeys(_RARE, "nodecompat._errors.rare"),
    **dict.fromkeys(("class_name", "error_name"), "nodecompat._js.kinds"),
    "number_text": "nodecompat._js.text",
}

__all__ = [*sorted(_HOMES)]  # they are all strings

if not TYPE_CHECKING:  # which would make type checkers believe in any name
    __getattr__ = names_on_use(__name__, _HOMES)  # who catches one error has no need of the rare ones


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
