"""`process.env`: the environment, with JavaScript's manners.

What must stay true: a missing variable reads as None, values become strings by JavaScript's rules, and every
change goes through `os.environ`, so that children and C code see it.
"""

from __future__ import annotations

import os
import time
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

from .._js.text import Symbol, to_string

if TYPE_CHECKING:
    from collections.abc import Iterator


class Environment(MutableMapping[str, "str | None"]):
    """`os.environ` by item and by attribute: `env.HOME`, `env["HOME"]`.

    Names that are methods here (`get`, `keys`, …) are reached by item.
    """

    __slots__ = ()

    def __getitem__(self, name: str) -> str | None:
        return None if isinstance(name, Symbol) else os.environ.get(env_text(name))

    def __setitem__(self, name: str, value: Any) -> None:
        """Set a variable. A name that is empty or holds `=` is ignored; a value ends at its first NUL."""
        name, text = env_text(name), env_text(value)
        if not name or "=" in name or "\0" in name:
            return
        os.environ[name] = text.partition("\0")[0]
        _changed(name)

    def __delitem__(self, name: str) -> None:
        """Remove a variable; one that is missing is no error."""
        if os.environ.pop(env_text(name), None) is not None:
            _changed(name)

    def __iter__(self) -> Iterator[str]:
        return iter(os.environ)

    def __len__(self) -> int:
        return len(os.environ)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in os.environ

    def __getattr__(self, name: str) -> str | None:
        if name[:2] == "__":
            raise AttributeError(name)
        return self[name]

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value

    def __delattr__(self, name: str) -> None:
        del self[name]

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a variable, or the default."""
        return os.environ.get(name, default)

    def pop(self, name: str, default: Any = None) -> Any:
        """Remove a variable; returns its value, or the default."""
        value = os.environ.get(name, default)
        del self[name]
        return value

    def setdefault(self, name: str, default: Any = None) -> Any:
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


def replace(variables: Any) -> None:
    """`process.env = {...}`: make these the only variables.

    Unlike in Node the real environment changes too, and values become strings.
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
