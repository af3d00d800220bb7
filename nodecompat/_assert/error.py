"""AssertionError, which is Python's of that name as well."""

from __future__ import annotations

from typing import Any

from .._errors.base import InvalidArgTypeError, NodeError
from .._js.kinds import type_of
from .._js.text import string_of
from ..values import undefined
from .differences import READABLE, difference, is_object, shown

_LONG = 512
_WITH_DIFFERENCE = ("deepStrictEqual", "strictEqual", "partialDeepStrictEqual")
_builtin: type[Exception] = AssertionError


class AssertionError(NodeError, _builtin):  # type: ignore[valid-type,misc]  # Node's name
    """ERR_ASSERTION: `actual`, `expected`, `operator`, and `generatedMessage` unless the program gave the text.

    `AssertionError({'message', 'actual', 'expected', 'operator'})`. Raises ERR_INVALID_ARG_TYPE.
    Node: assert.AssertionError.
    """

    code: str | None = "ERR_ASSERTION"
    name = "AssertionError"

    def __init__(self, options: object = undefined) -> None:
        if not isinstance(options, dict):
            raise InvalidArgTypeError("options", "of type object", options)
        self.generatedMessage = False
        self.code = "ERR_ASSERTION"  # in Node's order
        self.actual: Any = options.get("actual", undefined)
        self.expected: Any = options.get("expected", undefined)
        self.operator: Any = options.get("operator", undefined)
        message = options.get("message")
        given = message is not None and message is not undefined
        if self.operator in _WITH_DIFFERENCE:
            text = difference(self.actual, self.expected, self.operator, message if given else None)
        else:
            text = string_of(message) if given else self._generated()
        super().__init__(text)
        self.generatedMessage = not given or message == ""
        self.diff = "simple"

    def _generated(self) -> str:
        operator = self.operator
        if operator in ("notDeepStrictEqual", "notStrictEqual"):
            base = READABLE[operator]
            if operator == "notStrictEqual" and (is_object(self.actual) or type_of(self.actual) == "function"):
                base = READABLE["notStrictEqualObject"]
            lines = shown(self.actual).split("\n")
            if len(lines) > 50:
                lines = [*lines[:46], "..."]
            if len(lines) == 1:
                return base + ("\n\n" if len(lines[0]) > 5 else " ") + lines[0]
            return f"{base}\n\n" + "\n".join(lines) + "\n"
        one, other = shown(self.actual), shown(self.expected)
        if operator == "notDeepEqual" and one == other:
            text = f"{READABLE[operator]}\n\n{one}"
            return text if len(text) <= 1024 else text[:1021] + "..."
        one = one if len(one) <= _LONG else one[:509] + "..."
        other = other if len(other) <= _LONG else other[:509] + "..."
        if operator == "deepEqual":
            return f"{READABLE[operator]}\n\n{one}\n\nshould loosely deep-equal\n\n{other}"
        if f"{operator}Unequal" in READABLE:
            return f"{READABLE[f'{operator}Unequal']}\n\n{one}\n\nshould not loosely deep-equal\n\n{other}"
        return f"{one} {string_of(operator)} {other}"

    def toString(self) -> str:
        """Name, code and message."""
        return f"{self.name} [{self.code}]: {self.message}"


AssertionError.__module__ = "nodecompat.assert_"
