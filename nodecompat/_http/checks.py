"""Names and values of header fields: which may be sent.

What must stay true: nothing passes that could end a line, or a head, of what is sent.
"""

from __future__ import annotations

import re
from typing import Any

from .._errors.base import InvalidArgTypeError
from .._js.text import string_of
from ..values import undefined
from .failures import failure, invalid_char

_token = re.compile(r"[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+")
_invalid = re.compile(r"[^\t\x20-\x7e\x80-\xff]")
_invalid_to_browsers = re.compile(r"[\x00\x0a\x0d]|[^\x00-\xff]")


def is_token(text: str) -> bool:
    """Whether a text may be a method or the name of a field."""
    return _token.fullmatch(text) is not None


def is_invalid_text(value: object, *, lenient: bool = False) -> bool:
    """Whether the text of a value has a character that no field may have."""
    text = value if type(value) is str else text_of(value)
    return (_invalid_to_browsers if lenient else _invalid).search(text) is not None


def text_of(value: object) -> str:
    """A value as it is sent: JavaScript's text of it."""
    if isinstance(value, str):
        return value
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).decode("utf-8", "replace")
    if isinstance(value, (list, tuple)):
        return ",".join(["" if one is None or one is undefined else text_of(one) for one in value])
    return string_of(value)


def validateHeaderName(name: object = undefined, label: object = "") -> None:
    """Raises ERR_INVALID_HTTP_TOKEN for what can not be the name of a field."""
    if not isinstance(name, str) or not is_token(name):
        raise failure("ERR_INVALID_HTTP_TOKEN", label or "Header name", name)


def validateHeaderValue(name: object = undefined, value: object = undefined, *, lenient: bool = False) -> None:
    """Raises ERR_HTTP_INVALID_HEADER_VALUE, ERR_INVALID_CHAR for what can not be the value of a field."""
    if value is undefined:
        raise failure("ERR_HTTP_INVALID_HEADER_VALUE", value, name)
    if is_invalid_text(value, lenient=lenient):
        raise invalid_char("header content", name)


def isValidHeaderName(name: object) -> bool:
    """Whether a value may be the name of a field."""
    return isinstance(name, str) and is_token(name)


def isValidHeaderValue(value: object = undefined, options: object = undefined) -> bool:
    """Whether a value may be that of a field. Option: httpValidation, 'strict' or 'relaxed'."""
    lenient = isinstance(options, dict) and options.get("httpValidation") == "relaxed"
    return value is not undefined and not is_invalid_text(value, lenient=lenient)


def check_string(value: Any, name: str) -> str:
    """Raises ERR_INVALID_ARG_TYPE for what is no text."""
    if not isinstance(value, str):
        raise InvalidArgTypeError(name, "of type string", value)
    return value
