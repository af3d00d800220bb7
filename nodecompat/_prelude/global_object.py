"""`globalThis`: the globals by their names, and what Node shows of them.

What must stay true: Node enumerates few of its own globals; those, and what the program has put there, are what
`console.log(global)` and `Object.keys(global)` tell of. Measured on Node 26.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nodecompat._inspect.inspection import inspected
from nodecompat._js.own import Object

if TYPE_CHECKING:
    from .terms import Found, Given

_PROMISIFIED: Final = " {\n    Symbol(nodejs.util.promisify.custom): [Getter]\n  }"

SHOWN: Final[dict[str, str]] = {
    "global": "[Circular *1]",
    "clearImmediate": "[Function: clearImmediate]",
    "setImmediate": f"[Function: setImmediate]{_PROMISIFIED}",
    "clearInterval": "[Function: clearInterval]",
    "clearTimeout": "[Function: clearTimeout]",
    "setInterval": "[Function: setInterval]",
    "setTimeout": f"[Function: setTimeout]{_PROMISIFIED}",
    "queueMicrotask": "[Function: queueMicrotask]",
    "structuredClone": "[Function: structuredClone]",
    "atob": "[Function: atob]",
    "btoa": "[Function: btoa]",
    "performance": "[Getter/Setter]",
    "fetch": "[Function: fetch]",
    "crypto": "[Getter]",
    "navigator": "[Getter]",
    "sessionStorage": "[Getter/Setter]",
}
"""What Node enumerates of its own globals, in its order, and how it shows each."""


class Global(Object):
    """The global object. Its items are the globals; its class knows which of them were there at the beginning."""

    __slots__ = ()
    __known__: frozenset[str] = frozenset()

    def inspectCustom(self, _: Given = None, options: Any = None, *__: Given) -> str:
        """What `util.inspect` shows."""
        added = (
            f"{name}: {inspected(dict.get(self, name), options or {})}".replace("\n", "\n  ")
            for name in enumerated(self)
            if name not in SHOWN
        )
        rows = [*(f"{name}: {text}" for name, text in SHOWN.items()), *added]
        return "<ref *1> Object [global] {\n  " + ",\n  ".join(rows) + "\n}"


def global_object(items: dict[str, Found]) -> Global:
    """The global object of these globals, which has itself as `global` and `globalThis`."""
    made = Global(items)
    dict.update(made, {"globalThis": made, "global": made})
    Global.__known__ = frozenset(dict.keys(made))
    return made


def enumerated(value: Global) -> list[str]:
    """The names that JavaScript enumerates."""
    return [*SHOWN, *(name for name in dict.keys(value) if isinstance(name, str) and name not in value.__known__)]
