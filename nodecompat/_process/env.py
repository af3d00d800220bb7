"""`process.env`: the environment as a JavaScript object.

What must stay true: a missing variable reads as undefined, while `get` is Python's; names and values become texts as
`String(x)` makes them, and a symbol is a TypeError; every change goes through `os.environ`, so that children and C code
see it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING, overload

from .._js.text import Symbol, to_string
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar

    from ..values import Undefined

    T = TypeVar("T")


class Environment(MutableMapping[str, "str | Undefined"]):
    """`os.environ` by item and by attribute: `env.HOME`, `env["HOME"]`.

    Names that are methods here (`get`, `keys`, …) are reached by item.
    """

    __slots__ = ()

    def __getitem__(self, name: object) -> str | Undefined:
        """The value of a variable, undefined when it is missing."""
        return undefined if isinstance(name, Symbol) else os.environ.get(env_text(name), undefined)

    def __setitem__(self, name: object, value: object) -> None:
        """Set a variable. A name that is empty or holds `=` is ignored; a value ends at its first NUL."""
        key, text = env_text(name), env_text(value)
        if key and "=" not in key and "\0" not in key:
            os.environ[key] = text.partition("\0")[0]
            _changed(key)

    def __delitem__(self, name: object) -> None:
        """Remove a variable; one that is missing is no error."""
        if not isinstance(name, Symbol) and os.environ.pop(env_text(name), None) is not None:
            _changed(env_text(name))

    def __iter__(self) -> Iterator[str]:
        return iter(os.environ)

    def __len__(self) -> int:
        return len(os.environ)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in os.environ

    def __getattr__(self, name: str) -> str | Undefined:
        if name[:2] == "__":
            raise AttributeError(name)
        return self[name]

    def __setattr__(self, name: str, value: object) -> None:
        self[name] = value

    def __delattr__(self, name: str) -> None:
        del self[name]

    @overload
    def get(self, name: str, default: None = None) -> str | None: ...
    @overload
    def get(self, name: str, default: T) -> str | T: ...
    def get(self, name: str, default: object = None) -> object:
        """The value of a variable, or the default."""
        return os.environ.get(name, default)

    @overload  # type: ignore[override]  # without a default None, instead of KeyError
    def pop(self, name: str, default: None = None) -> str | None: ...
    @overload
    def pop(self, name: str, default: T) -> str | T: ...
    def pop(self, name: str, default: object = None) -> object:
        """Remove a variable; returns its value, or the default."""
        value = os.environ.get(name, default)
        del self[name]
        return value

    def setdefault(self, name: str, default: object = None) -> str | Undefined:
        """Set a variable that is missing; returns its value."""
        if name not in os.environ:
            self[name] = default
        return self[name]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (Environment, dict)) and dict(os.environ) == dict(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(dict(os.environ))

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *os.environ]


def replace(variables: Mapping[object, object]) -> None:
    """`process.env = {...}`: make these the only variables.

    Unlike in Node the real environment changes too, and values become texts.
    """
    wanted = {env_text(name): env_text(value) for name, value in dict(variables).items()}
    env = Environment()
    for name in [*os.environ]:
        if name not in wanted:
            del env[name]
    for name, value in wanted.items():
        env[name] = value


def env_text(value: object) -> str:
    """A name or a value as the system takes it: bytes as they are, everything else as JavaScript's text of it.

    Raises TypeError for a symbol.
    """
    return os.fsdecode(value) if isinstance(value, bytes) else to_string(value)


def _changed(name: str) -> None:
    if name == "TZ" and hasattr(time, "tzset"):
        time.tzset()
