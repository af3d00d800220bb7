"""`worker_threads`, as far as it is about ports: MessageChannel, MessagePort, receiveMessageOnPort.

There are no workers: a Python thread shares everything anyway, and `child_process.fork` has the processes. A port that
is sent to another Python process is moved there.
"""

from __future__ import annotations

from ._moved.ports import MessageChannel as MessageChannel
from ._moved.ports import MessagePort as MessagePort
from ._moved.ports import receiveMessageOnPort as receiveMessageOnPort

__all__ = ["MessageChannel", "MessagePort", "isMainThread", "receiveMessageOnPort"]

isMainThread = True
