"""Uint8Array as text: base64 and base 16. Source: ECMA-262, Uint8Array.fromBase64; measured on Node 26."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js.kinds import truthy
from nodecompat.values import undefined

from .faults import SyntaxError, TypeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terms import Given

_HEX: Final = frozenset("0123456789abcdefABCDEF")


def to_hex(data: Given, *_: object) -> str:
    """The bytes as digits of base 16. JavaScript: Uint8Array.prototype.toHex."""
    return bytes(data).hex()


def to_base64(data: Given, options: Given = undefined, *_: object) -> str:
    """The bytes in base64. Options: alphabet ('base64', 'base64url'), omitPadding."""
    given = options if isinstance(options, dict) else {}
    found = base64.b64encode(bytes(data), b"-_" if given.get("alphabet") == "base64url" else b"+/").decode()
    return found.rstrip("=") if truthy(given.get("omitPadding", False)) else found


def from_hex(text: Given = undefined, *_: object) -> bytearray:
    """The bytes of digits of base 16. Raises SyntaxError, TypeError."""
    _check_text(text)
    if len(text) % 2 or set(text) - _HEX:
        raise SyntaxError("Input string must contain hex characters in even length")
    return bytearray.fromhex(text)


def from_base64(text: Given = undefined, options: Given = undefined, *_: object) -> bytearray:
    """The bytes that a text in base64 stands for; blanks are left out. Options: alphabet. Raises SyntaxError."""
    _check_text(text)
    given = options if isinstance(options, dict) else {}
    source = "".join(text.split())
    web = given.get("alphabet") == "base64url"
    if len(source.rstrip("=")) % 4 == 1:
        raise SyntaxError("The base64 input terminates with a single character, excluding padding (=).")
    try:
        if set("+/" if web else "-_") & set(source):
            raise ValueError
        padded = source.rstrip("=") + "=" * (-len(source.rstrip("=")) % 4)
        return bytearray(base64.b64decode(padded, b"-_" if web else b"+/", validate=True))
    except ValueError:
        raise SyntaxError("Found a character that cannot be part of a valid base64 string.") from None


def _check_text(text: Given) -> None:
    if not isinstance(text, str):
        raise TypeError("input argument must be a string")


STATICS: Final[dict[str, Callable[..., bytearray]]] = {"fromBase64": from_base64, "fromHex": from_hex}
METHODS: Final[dict[str, Callable[..., Any]]] = {"toBase64": to_base64, "toHex": to_hex}
