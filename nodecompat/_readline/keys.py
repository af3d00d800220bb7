"""`emitKeypressEvents`: the keys that a terminal sends, as 'keypress' events of its stream.

What must stay true: `sequence`, `name`, `code`, `ctrl`, `meta` and `shift` are those that Node gives, key by key.
Source: Node's lib/internal/readline/utils.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .._js.own import Object
from .._stream.encodings import decoder
from .._timers.scheduling import clearTimeout, setTimeout
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Generator

_ESCAPE = "\x1b"
_WAIT = 500  # milliseconds for the rest of a sequence
_WATCHED = "_keypress_events"

_LETTERS = {"A": "up", "B": "down", "C": "right", "D": "left", "E": "clear", "F": "end", "H": "home"}
_NUMBERS = {1: "home", 2: "insert", 3: "delete", 4: "end", 5: "pageup", 6: "pagedown", 7: "home", 8: "end"}
_FUNCTIONS = {11: 1, 12: 2, 13: 3, 14: 4, 15: 5, 17: 6, 18: 7, 19: 8, 20: 9, 21: 10, 23: 11, 24: 12}
_NAMES: dict[str, tuple[str, str]] = {
    **{f"{start}{letter}": (name, "") for start in "[O" for letter, name in _LETTERS.items()},
    **{f"[{letter.lower()}": (name, "shift") for letter, name in _LETTERS.items() if letter < "F"},
    **{f"O{letter.lower()}": (name, "ctrl") for letter, name in _LETTERS.items() if letter < "F"},
    **{f"{start}{letter}": (f"f{place}", "") for start in "[O" for place, letter in enumerate("PQRS", 1)},
    **{f"[[{letter}": (f"f{place}", "") for place, letter in enumerate("ABCDE", 1)},
    **{f"[{number}~": (f"f{place}", "") for number, place in _FUNCTIONS.items()},
    **{f"[{number}~": (name, "") for number, name in _NUMBERS.items()},
    **{f"[{number}$": (name, "shift") for number, name in _NUMBERS.items() if number not in (1, 4)},
    **{f"[{number}^": (name, "ctrl") for number, name in _NUMBERS.items() if number not in (1, 4)},
    "[[5~": ("pageup", ""),
    "[[6~": ("pagedown", ""),
    "[200~": ("paste-start", ""),
    "[201~": ("paste-end", ""),
    "[Z": ("tab", "shift"),
}
_ALONE = {"\r": "return", "\n": "enter", "\t": "tab", "\b": "backspace", "\x7f": "backspace", _ESCAPE: "escape",
          " ": "space"}  # fmt: skip


def emitKeypressEvents(stream: Any, interface: Any = None) -> None:
    """Have a stream emit 'keypress' with a text (or undefined) and a key. Node: readline.emitKeypressEvents."""
    if getattr(stream, _WATCHED, None) is not None:
        return
    keys = _Keys(stream, getattr(interface, "escapeCodeTimeout", undefined))
    setattr(stream, _WATCHED, keys)
    if stream.listenerCount("keypress"):
        stream.on("data", keys.take)
    else:
        stream.on("newListener", keys.begin)


class _Keys:
    """What has come from a stream, and is not a whole key yet."""

    def __init__(self, stream: Any, wait: Any) -> None:
        self._stream = stream
        self._wait = wait if isinstance(wait, int) else _WAIT
        self._decoder = decoder("utf8")
        self._timer: Any = undefined
        self._reset()

    def _reset(self) -> None:
        self._read = _reading(self._stream)
        next(self._read)

    def begin(self, event: object, *_: object) -> None:
        """Read as soon as somebody listens for keys."""
        if event == "keypress":
            self._stream.removeListener("newListener", self.begin)
            self._stream.on("data", self.take)

    def take(self, data: Any) -> None:
        """What has come."""
        if not self._stream.listenerCount("keypress"):
            self._stream.removeListener("data", self.take)
            self._stream.on("newListener", self.begin)
            return
        text = data if isinstance(data, str) else self._decoder.decode(bytes(data))
        if not text:
            return
        clearTimeout(self._timer)
        for place, char in enumerate(text):
            self._send(char)
            if place == len(text) - 1 and char == _ESCAPE:
                self._timer = setTimeout(lambda: self._send(""), self._wait)

    def _send(self, char: str) -> None:
        try:
            self._read.send(char)
        except BaseException:  # out of a listener
            self._reset()
            raise


def _reading(stream: Any) -> Generator[None, str, None]:
    """Takes one character after the other, and emits each key once it is whole."""
    while True:
        char = yield
        text, escaped = char, char == _ESCAPE
        key = Object(sequence=None, name=undefined, ctrl=False, meta=False, shift=False)
        if escaped:
            char = yield
            text += char
            if char == _ESCAPE:
                char = yield
                text += char
        if escaped and char in ("O", "["):
            text = yield from _sequence(text, char, key)
        else:
            _single(char, key, escaped)
        key["sequence"] = text
        if text and (key["name"] is not undefined or escaped):
            stream.emit("keypress", undefined if escaped else text, key)
        elif len(text) == 1:
            stream.emit("keypress", text, key)


def _sequence(text: str, char: str, key: Object) -> Generator[None, str, str]:
    """What follows `ESC O` and `ESC [`: the code of the key, and what was held down."""
    code, modifier = char, 0
    if char == "O":
        char = yield
        text += char
        if char.isdecimal():
            modifier = int(char) - 1
            char = yield
            text += char
        code += char
    else:
        char = yield
        text += char
        if char == "[":
            code += char
            char = yield
            text += char
        begin = len(text) - 1
        for _ in range(3):
            if not char.isdecimal():
                break
            char = yield
            text += char
        if char == ";":
            char = yield
            text += char
            if char.isdecimal():
                text += yield
        more, modifier = _code(text[begin:])
        code += more
    key.update(ctrl=bool(modifier & 4), meta=bool(modifier & 10), shift=bool(modifier & 1), code=code)
    name, held = _NAMES.get(code, ("undefined", ""))
    key["name"] = name
    if held:
        key[held] = True
    return text


def _code(command: str) -> tuple[str, int]:
    found = re.fullmatch(r"(\d\d?)(?:;(\d))?([~^$])|(\d{3}~)", command)
    if found is not None:
        return (found[4], 0) if found[4] else (found[1] + found[3], int(found[2] or 1) - 1)
    found = re.fullmatch(r"(?:(?:\d;)?(\d))?([A-Za-z])", command)
    return (command, 0) if found is None else (found[2], int(found[1] or 1) - 1)


def _single(char: str, key: Object, escaped: bool) -> None:
    if char in _ALONE and char:
        key.update(name=_ALONE[char], meta=escaped)
    elif not escaped and char and char <= "\x1a":
        key.update(name=chr(ord(char) + ord("a") - 1), ctrl=True)
    elif char.isascii() and char.isalnum():
        key.update(name=char.lower(), shift=char.isupper(), meta=escaped)
    elif escaped:
        key.update(name=undefined if char else "escape", meta=True)
