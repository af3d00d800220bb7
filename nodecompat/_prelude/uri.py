"""`encodeURIComponent` and its kin. Source: ECMA-262 19.2.6, Annex B.2.1."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from nodecompat.values import undefined

from .faults import URIError
from .operators import text
from .terms import Given
from .units import from_units, units_of

_MARKS: Final = "-_.!~*'()"
_RESERVED: Final = ";/?:@&=+$,#"


def _encoded(value: Given, kept: str) -> str:
    try:
        return quote(from_units(text(value)), safe=kept)
    except UnicodeEncodeError:  # a surrogate without the other
        raise URIError("URI malformed") from None


def encodeURIComponent(value: Given = undefined, *_: object) -> str:
    """A text as a part of a URI. Raises URIError for a surrogate without the other."""
    return _encoded(value, _MARKS)


def encodeURI(value: Given = undefined, *_: object) -> str:
    """A text as a URI, whose own signs are kept. Raises URIError for a surrogate without the other."""
    return _encoded(value, _MARKS + _RESERVED)


def _decoded(value: Given, kept: str) -> str:
    def one(found: re.Match[str]) -> str:
        try:
            shown = bytes.fromhex(found[0].replace("%", "")).decode()
        except ValueError:
            raise URIError("URI malformed") from None
        return "".join("".join(f"%{byte:02X}" for byte in char.encode()) if char in kept else char for char in shown)

    source = text(value)
    if re.search("%(?![0-9a-fA-F]{2})", source):
        raise URIError("URI malformed")
    return re.sub("(?:%[0-9a-fA-F]{2})+", one, source)


def decodeURIComponent(value: Given = undefined, *_: object) -> str:
    """The text of a part of a URI. Raises URIError for bytes that are no UTF-8."""
    return _decoded(value, "")


def decodeURI(value: Given = undefined, *_: object) -> str:
    """The text of a URI, in which its own signs stay encoded. Raises URIError for bytes that are no UTF-8."""
    return _decoded(value, _RESERVED)


_KEPT: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@*_+-./")


def escape(value: Given = undefined, *_: object) -> str:
    """A text with `%XX` and `%uXXXX`, as old programs write it."""
    return "".join(
        char if char in _KEPT else f"%{ord(char):02X}" if char <= "\xff" else f"%u{ord(char):04X}"
        for char in units_of(text(value))
    )


def unescape(value: Given = undefined, *_: object) -> str:
    """The text that `escape` was given."""
    return from_units(
        re.sub("%u([0-9a-fA-F]{4})|%([0-9a-fA-F]{2})", lambda found: chr(int(found[1] or found[2], 16)), text(value))
    )
