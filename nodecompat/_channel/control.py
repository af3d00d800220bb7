"""`process.channel` and `child.channel`: whether the channel keeps the program alive.

What must stay true: an explicit `ref` or `unref` settles it for good; counting goes on but has no effect then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nodecompat._channel.socket import Transport


class Control:
    """`process.channel` and `child.channel`: whether the channel keeps the program alive.

    A child's channel does while it has a listener for 'message' or 'disconnect'; a parent's does until it
    is closed. `ref` and `unref` settle it for good. Source: Node's `Control`, measured on Node 20 and 24;
    `hasRef` is an addition.
    """

    __slots__ = ("_count", "_settled", "_transport")

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._count = 0
        self._settled = False

    @property
    def fd(self) -> int:
        """The descriptor of this end; -1 when it is closed."""
        return self._transport.fd

    def ref(self) -> None:
        """Keep the program alive while the channel is open, whoever listens."""
        self._settled = True
        self._transport.watcher.ref()

    def unref(self) -> None:
        """Let the program end although the channel is open, whoever listens."""
        self._settled = True
        self._transport.watcher.unref()

    def refCounted(self) -> None:
        """Count one more reason to stay alive; what each listener does."""
        self._count += 1
        if self._count == 1 and not self._settled:
            self._transport.watcher.ref()

    def unrefCounted(self) -> None:
        """Count one reason less; the last one lets the program end."""
        self._count -= 1
        if self._count == 0 and not self._settled:
            self._transport.watcher.unref()

    def hasRef(self) -> bool:
        """Whether the open channel keeps the program alive at this moment."""
        return self._transport.fd >= 0 and self._transport.watcher.has_ref()

    def __repr__(self) -> str:
        return f"<Control fd={self.fd}>"
