"""What was read whole, as a Buffer: `bytes` that have Node's methods besides Python's.

What must stay true: it is `bytes` in everything that Python asks of it, its texts included, and travels as such; it
cannot be changed, of which Node's methods that change a Buffer say what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    class _Buffers(Protocol):
        METHODS: dict[str, Callable[..., Any]]

    buffers: _Buffers
else:
    buffers = on_use("nodecompat._prelude.buffer")  # only who calls Node's methods needs them

_CHANGING = ("fill", "set", "swap16", "swap32", "swap64")


class Buffer(bytes):
    """Node's Buffer, of what a function gives whole: `fs.readFileSync(path).toString('hex')`.

    `len`, indexing, comparing and the rest are those of `bytes`. `Buffer.from_(data)` makes one that can be changed.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name in ("length", "byteLength"):
            return len(self)
        method = buffers.METHODS.get(name) if name[:2] != "__" else None
        if method is None:
            raise AttributeError(f"'Buffer' object has no attribute {name!r}")
        if name in _CHANGING or name[:5] == "write":
            raise TypeError(f"bytes cannot be changed: Buffer.from_(data).{name}(...) changes a copy")
        return lambda *args: method(self, *args)
