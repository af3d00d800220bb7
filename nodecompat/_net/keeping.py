"""What servers and datagram sockets have in common: they keep the loop alive until they are closed.

What must stay true: what was said before there is a descriptor holds when there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..promise import Promise
from ..values import undefined

if TYPE_CHECKING:
    from typing import Self

    from .handle import Handle


class Keeper:
    """Something with a handle, which is closed by `close`."""

    _handle: Handle | None = None
    _wants_ref = True

    def close(self, callback: object = undefined) -> Self:
        """Take nothing more; `callback` hears of the end."""
        raise NotImplementedError

    def ref(self) -> Self:
        """Let it keep the loop alive while it is open (the default)."""
        return self._set_ref(True)

    def unref(self) -> Self:
        """Let the loop end although it is open."""
        return self._set_ref(False)

    def _set_ref(self, on: bool) -> Self:
        self._wants_ref = on
        if self._handle is not None:
            self._handle.set_ref(on)
        return self

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close it and wait until it has closed. Node: Symbol.asyncDispose."""
        if self._handle is not None:
            closed, resolve, _reject = Promise.withResolvers()
            self.close(lambda: resolve(undefined))
            await closed
