"""What leaves one process and lives on in another (streams, ports), while a message that holds it is written or read.

A wire that can say so writes a number in the place of such an object. Which object has which number, the owner of the
channel says; this file is where the writer and the reader of the wire find it.

What must stay true: but for the time that `cbor.enclosed` takes nothing moves: a message that holds such an object is
refused by MovesError, and one that holds such a number is no message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable


class MovesError(Exception):
    """A message holds what moves, and cannot be written by itself; `refusal` is the error for who wants that."""

    def __init__(self, refusal: Exception) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class Moving:
    """The message that is being written or read; one at a time."""

    __slots__ = ("number", "objects")

    def __init__(self) -> None:
        self.number: Callable[[Any], int] | None = None  # gives an object its number; RefusedError if it must stay
        self.objects: list[Any] | None = None  # those of the message that is being read

    def object(self, number: object) -> Any:
        """The object of a number. Raises ValueError, whose text is the reason."""
        if self.objects is None:
            raise ValueError("a stream that no frame announces")
        if type(number) is not int or not 0 <= number < len(self.objects):
            raise ValueError("a stream whose number was not announced")
        return self.objects[number]


moving: Final = Moving()
