"""What `send` asks about a message or a handle that is not plain."""

from __future__ import annotations

from typing import Final

from nodecompat._errors.base import InvalidArgTypeError, MissingArgsError
from nodecompat._js.kinds import type_of
from nodecompat.values import undefined

_NO_MESSAGE: Final = frozenset({"function", "symbol"})
_MESSAGE_TYPES: Final = "one of type string, object, number, or boolean"


def check_message(message: object) -> None:
    """Raises ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE."""
    if message is undefined:
        raise MissingArgsError("message")
    if type_of(message) in _NO_MESSAGE:
        raise InvalidArgTypeError("message", _MESSAGE_TYPES, message)


def is_falsy(value: object) -> bool:
    """As JavaScript has it: an empty dict or list is not."""
    return value is None or value is undefined or (isinstance(value, (bool, int, float, str)) and not value)
