"""`querystring`: queries as objects.

What must stay true: a name that comes several times has a list; what is no text, number or boolean is empty.
"""

from __future__ import annotations

import builtins
import math
from typing import TYPE_CHECKING, Any

from .._errors.base import NodeError
from .._js.arity import fit, is_function
from .._js.own import NullObject, Object
from .._js.text import string_of
from ..values import undefined
from . import coding

if TYPE_CHECKING:
    from collections.abc import Callable

_ESCAPED = frozenset(range(0x100)) - frozenset(
    b"!'()*-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)


class MalformedUriError(NodeError):
    """ERR_INVALID_URI: a text with half a character."""

    code: str | None = "ERR_INVALID_URI"
    name = "URIError"

    def __init__(self) -> None:
        super().__init__("URI malformed")


def escape(str: object = undefined) -> str:
    """A text as a query has it. Raises ERR_INVALID_URI for a lone surrogate. Node: querystring.escape."""
    text = string_of(str)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise MalformedUriError from None
    return coding.escaped(text, _ESCAPED)


def unescape(str: object = undefined) -> str:
    """The text that a query has; what is no UTF-8 is U+FFFD. Node: querystring.unescape."""
    return coding.unescaped(string_of(str))


def stringify(obj: object = undefined, sep: object = None, eq: object = None, options: object = None) -> str:
    """The query of an object. Options: encodeURIComponent. Node: querystring.stringify."""
    between, equal = sep or "&", eq or "="
    given = options.get("encodeURIComponent") if isinstance(options, dict) else None
    code: Callable[[str], Any] = fit(given, 1) if is_function(given) else escape
    if not isinstance(obj, dict):
        return ""
    found = []
    for name, value in dict.items(obj):
        key = code(_primitive(name))
        values = value if isinstance(value, (list, tuple)) else [value]
        found += [f"{key}{equal}{code(_primitive(one))}" for one in values]
    return string_of(between).join(found)


def _primitive(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and (isinstance(value, (bool, int)) or math.isfinite(value)):
        return string_of(value)
    return ""


def parse(str: object = undefined, sep: object = None, eq: object = None, options: object = None) -> Object:
    """The object of a query. Options: decodeURIComponent, maxKeys (1000; 0 for all). Node: querystring.parse."""
    found = NullObject()
    if not isinstance(str, builtins.str) or not str:
        return found
    between, equal = string_of(sep or "&"), string_of(eq or "=")
    given = options if isinstance(options, dict) else {}
    most = given.get("maxKeys", 1000)
    decode = given.get("decodeURIComponent")
    code: Callable[[builtins.str], Any] = _careful(fit(decode, 1)) if is_function(decode) else unescape
    pieces = [piece for piece in str.split(between) if piece]
    for piece in pieces[: most if isinstance(most, int) and most > 0 else None]:
        name, _, value = piece.partition(equal)
        key, content = code(name.replace("+", " ")), code(value.replace("+", " "))
        if key not in found:
            found[key] = content
        elif isinstance(found[key], list):
            found[key].append(content)
        else:
            found[key] = [found[key], content]
    return found


def _careful(decode: Callable[..., Any]) -> Callable[[builtins.str], Any]:
    def code(text: builtins.str) -> Any:
        try:
            return decode(text)
        except Exception:
            return unescape(text)

    return code
