"""What a module of CommonJS exports, as an object: its items are its attributes."""

from __future__ import annotations

from typing import Any

from .._js import undefined


class Exports(dict[Any, Any]):
    """`exports`: `exports.run = run` and `exports['run'] = run` are the same; what is not there is undefined.

    An item comes before a method of dict of its name, so that a module may export `get` or `update`.
    """

    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        if name[:2] == "__":
            return super().__getattribute__(name)
        missing = object()
        found = dict.get(self, name, missing)
        return super().__getattribute__(name) if found is missing else found

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(name)
        return undefined

    def __setattr__(self, name: str, value: object) -> None:
        self[name] = value

    def __delattr__(self, name: str) -> None:
        dict.pop(self, name, None)
