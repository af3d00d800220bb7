"""What JavaScript's objects that only hold functions have in common: Math, JSON, Reflect, Intl."""

from __future__ import annotations


class Part:
    """The class of such an object, whose name is its tag: `[object Math]`, and `Object [Math] {}` when inspected."""

    _toStringTag = ""

    def __str__(self) -> str:
        return f"[object {self._toStringTag}]"

    def inspectCustom(self, *_: object) -> str:
        """What `util.inspect` shows."""
        return f"Object [{self._toStringTag}] {{}}"
