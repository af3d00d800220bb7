"""The channels that somebody listens to.

What must stay true: this file imports nothing when it is loaded, and `live` is empty where nobody listens.

    if live:
        publish("child_process", process=child)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .channels import Channel

live: dict[object, Channel] = {}

WORKER_GONE = "nodecompat.pool.worker.gone"
MESSAGES = "nodecompat.channel.message"
START = "nodecompat.child_process.start"
EXIT = "nodecompat.child_process.exit"


def publish(name: str, **fields: object) -> None:
    """Tell a channel, if anybody listens; the message is a record of the fields, in that order."""
    channel = live.get(name)
    if channel is not None:
        channel.tell(fields)
