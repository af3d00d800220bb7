"""Why a text is no JSON, in V8's words. Measured on Node 26.

What must stay true: this runs only on a text that was refused, once, from its beginning to the first fault; it reads in
time and memory that grow with the text, of any depth. Positions count UTF-16 units, as JavaScript's texts do.
"""

from __future__ import annotations

import re
from typing import NoReturn

from .faults import SyntaxError
from .units import from_units, units_of

WHITE_SPACE = " \t\n\r"
_AROUND = 10  # characters that V8 shows on each side of an unexpected token
_ALONE = ("NaN", "Infinity", "undefined", "[object Object]")  # what is shown as it is when it is the whole text
_ESCAPES = frozenset('"\\/bfnrt')
_BLANK = re.compile(f"[{WHITE_SPACE}]*")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_HEX = frozenset("0123456789abcdefABCDEF")

_END = "Unexpected end of JSON input"
_EXPECTED = {
    "name": "Expected property name or '}'",
    "another name": "Expected double-quoted property name",
    "colon": "Expected ':' after property name",
    "comma in {": "Expected ',' or '}' after property value",
    "comma in [": "Expected ',' or ']' after array element",
    "end": "Unexpected non-whitespace character after",
}


_UNEXPECTED = {'"': "Unexpected string", **dict.fromkeys("-0123456789", "Unexpected number")}


class _FaultError(Exception):
    def __init__(self, text: str, position: int) -> None:
        super().__init__(text)
        self.text = text  # "" for a token that nobody expects here
        self.position = position


def refuse_constant(name: str) -> NoReturn:
    """NaN and the infinities, which Python reads and JavaScript does not."""
    raise ValueError(name)


def fault_of(text: str) -> SyntaxError:
    """The error for a text that is no JSON."""
    units = units_of(text)
    try:
        _Scanner(units).run()
    except _FaultError as fault:
        return SyntaxError(from_units(_message(units, fault)))
    return SyntaxError(_END)  # too deep for the reader


def _message(text: str, fault: _FaultError) -> str:
    at = fault.position
    if fault.text == _END:
        return _END
    said = fault.text or _UNEXPECTED.get(text[at])
    if said:
        lines = text[:at].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        place = f"position {at} (line {len(lines)} column {len(lines[-1]) + 1})"
        return f"{said}{'' if said.endswith('after') else ' in'} JSON at {place}"
    if text in _ALONE:
        return f'"{text}" is not valid JSON'
    long = len(text) > 2 * _AROUND
    start = at - _AROUND if long and at >= _AROUND else 0
    end = at + _AROUND if long and at < max(_AROUND, len(text) - _AROUND) else len(text)
    before, after = "..." if long and at >= _AROUND else "", "..." if end < len(text) else ""
    return f"Unexpected token '{text[at]}', {before}\"{text[start:end]}\"{after} is not valid JSON"


class _Scanner:
    """Reads a text as V8 does, without recursion, and raises at its first fault."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._open: list[str] = []  # the brackets that are open

    def run(self) -> None:
        """Raise the fault; return if there is none."""
        state = "value"
        while state:
            self._at = _BLANK.match(self._text, self._at).end()  # type: ignore[union-attr]  # it matches nothing, too
            state = self._step(state, self._text[self._at : self._at + 1])

    def _step(self, state: str, char: str) -> str:
        if state == "value" or (state == "first" and char != "]"):
            return self._value(char)
        if state == "after":
            return self._after(char)
        if state in ("name", "another name"):
            return self._name(state, char)
        if state == "colon" and char == ":":
            self._at += 1
            return "value"
        if state == "first":
            return self._close()
        self._expected("colon")

    def _after(self, char: str) -> str:
        if not self._open:
            return self._expected("end") if char else ""
        bracket = self._open[-1]
        if char == ",":
            self._at += 1
            return "another name" if bracket == "{" else "value"
        if char == {"{": "}", "[": "]"}[bracket]:
            return self._close()
        self._expected(f"comma in {bracket}")

    def _name(self, state: str, char: str) -> str:
        if char == '"':
            self._string()
            return "colon"
        if char == "}" and state == "name":
            return self._close()
        self._expected(state)

    def _value(self, char: str) -> str:
        if char in ("{", "["):
            self._open.append(char)
            self._at += 1
            return "name" if char == "{" else "first"
        if char == '"':
            self._string()
        elif char == "-" or (char.isascii() and char.isdigit()):
            self._number()
        elif char in ("t", "f", "n"):
            self._word({"t": "true", "f": "false", "n": "null"}[char])
        else:
            raise _FaultError("" if char else _END, self._at)
        return "after"

    def _close(self) -> str:
        self._open.pop()
        self._at += 1
        return "after"

    def _word(self, word: str) -> None:
        for expected in word:
            char = self._text[self._at : self._at + 1]
            if char != expected:
                raise _FaultError("" if char else _END, self._at)
            self._at += 1

    def _string(self) -> None:
        text = self._text
        self._at += 1
        while True:
            self._at = _PLAIN.match(text, self._at).end()  # type: ignore[union-attr]  # it matches nothing, too
            char = text[self._at : self._at + 1]
            if char == '"':
                self._at += 1
                return
            if char != "\\":
                raise _FaultError(
                    "Bad control character in string literal" if char else "Unterminated string", self._at
                )
            self._escape(text[self._at + 1 : self._at + 2])

    def _escape(self, char: str) -> None:
        self._at += 2
        if char == "u":
            for _ in range(4):
                if self._text[self._at : self._at + 1] not in _HEX:
                    raise _FaultError("Bad Unicode escape", self._at)
                self._at += 1
        elif char not in _ESCAPES:
            if char > "\xff":  # measured: V8's table of escapes ends there
                raise _FaultError("", self._at - 1)
            raise _FaultError("Bad escaped character" if char else _END, self._at - 1)

    def _number(self) -> None:
        if self._text[self._at] == "-":
            self._at += 1
            if not self._digits(many=False):
                raise _FaultError("No number after minus sign", self._at)
            self._at -= 1
        if self._text[self._at] == "0":
            self._at += 1
            if self._digits(many=False):
                raise _FaultError("Unexpected number", self._at - 1)
        else:
            self._digits()
        if self._text[self._at : self._at + 1] == ".":
            self._at += 1
            if not self._digits():
                raise _FaultError("Unterminated fractional number", self._at)
        if self._text[self._at : self._at + 1] in ("e", "E"):
            self._at += 1
            if self._text[self._at : self._at + 1] in ("+", "-"):
                self._at += 1
            if not self._digits():
                raise _FaultError("Exponent part is missing a number", self._at)

    def _digits(self, *, many: bool = True) -> bool:
        start = self._at
        while self._at < len(self._text) and "0" <= self._text[self._at] <= "9":
            self._at += 1
            if not many:
                break
        return self._at > start

    def _expected(self, what: str) -> NoReturn:
        raise _FaultError(_EXPECTED[what], self._at)
