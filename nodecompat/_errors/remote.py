"""The errors of children on other machines. Not in Node."""

from __future__ import annotations

from .base import NodeError, NodeTypeError


class RemoteStartError(NodeError):
    """ERR_REMOTE_START: no agent could be had, or it did not answer in time. `__cause__` is the engine's error."""

    name = "Error"
    code: str | None = "ERR_REMOTE_START"


class RemoteChildLostError(NodeError):
    """ERR_REMOTE_CHILD_LOST: the connection to a child broke, or its machine is gone. How the child ended is
    unknown."""

    name = "Error"
    code: str | None = "ERR_REMOTE_CHILD_LOST"


class RemoteUnsupportedError(NodeTypeError):
    """ERR_REMOTE_UNSUPPORTED: an option that no child on another machine can have."""

    code: str | None = "ERR_REMOTE_UNSUPPORTED"

    def __init__(self, option: str, reason: str) -> None:
        super().__init__(f"{option} is not possible for a child on another machine: {reason}")
