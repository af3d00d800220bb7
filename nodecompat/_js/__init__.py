"""JavaScript's values in Python: what text, number, key and kind each one is. No loop, no process, no channel.

Here is what every child's start needs: `undefined`, `Symbol`, and the two questions about functions that cost nothing.
Programs find the classes in `nodecompat.values` and `nodecompat`. What must stay true: nothing is imported here that
is not loaded already, and nothing of this package that is no part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, ClassVar, Final, Literal, NoReturn, Protocol, TypeVar

    from typing_extensions import TypeIs

    from . import misuse

    F = TypeVar("F", bound=Callable[..., object])

    class Errors(Protocol):
        """What values need of `nodecompat._errors.base`, which itself knows values, and shows them."""

        @property
        def InvalidArgTypeError(self) -> Callable[[str, str, object], TypeError]: ...  # noqa: N802  # Node's name
else:
    misuse = on_use("nodecompat._js.misuse")  # only what is done to `undefined` by mistake needs it

RECEIVERS: list[Callable[[Callable[..., Any], object], Callable[..., Any]]] = []
"""What gives a function its `this`: the emitter of a listener, the timer of a callback. `nodecompat.js` adds it, whose
functions may ask for it."""

ALONE: Final = "__alone__"
"""What the function that takes its `this` first has for the one that a program has, which may be called alone."""

MAX_DEPTH: Final = 1000
"""Levels of containers a message may have, the same for encoding and decoding.

Node writes some thousands. cbor2's own encoder crashes the process near 8,000, orjson reads 1,024.
"""


class Undefined:
    """The type of `undefined`; it has no second instance.

    It is falsy, and `undefined == None` as in JavaScript, so both have one hash: a dict or a set of Python's takes them
    for one key; `Map`, `Set`, `util.isDeepStrictEqual`, names of events and the wires tell them apart, as `is` does.
    Calling it, and asking for what it has, raises a TypeError that says what was meant.

    A plain class: `enum` would cost every child a millisecond of its start.
    """

    __slots__ = ()
    __module__ = "nodecompat.values"  # where programs find it, and pickles

    def __new__(cls) -> Undefined:
        """Return the one instance."""
        return undefined

    def __bool__(self) -> Literal[False]:
        return False

    def __eq__(self, other: object) -> bool:
        return True if other is None or other is self else NotImplemented

    def __hash__(self) -> int:
        return hash(None)

    def __call__(self, *_: object, **__: object) -> NoReturn:
        raise misuse.no_function(self)

    if not TYPE_CHECKING:  # to a checker it has nothing, so that it finds what is done to `str | Undefined`

        def __getattr__(self, name: str) -> NoReturn:
            if name[:2] == "__":  # Python itself asks for such names, and means no use by it
                raise AttributeError(name)
            raise misuse.no_properties(self, "read", "reading", name)

        def __setattr__(self, name: str, _: object) -> NoReturn:
            raise misuse.no_properties(self, "set", "setting", name)

        def __getitem__(self, key: object) -> NoReturn:
            raise misuse.no_properties(self, "read", "reading", key)

        def __setitem__(self, key: object, _: object) -> NoReturn:
            raise misuse.no_properties(self, "set", "setting", key)

    def __repr__(self) -> str:
        return "undefined"

    def __reduce__(self) -> str:
        return "undefined"  # pickled by name, copied to itself


undefined: Final[Undefined] = object.__new__(Undefined)


class Symbol:
    """A unique name that equals nothing but itself; `description` is only for messages.

    ECMA-262 20.4.
    """

    __slots__ = ("__weakref__", "_key", "description")

    _registry: ClassVar[dict[str, Symbol]] = {}

    def __init__(self, description: str | Undefined = undefined) -> None:
        self.description: str | Undefined = description
        self._key: str | None = None

    @classmethod
    def for_(cls, key: str) -> Symbol:
        """The one symbol registered under a key, made when there is none (`Symbol.for` in JavaScript)."""
        symbol = cls._registry.get(key)
        if symbol is None:
            symbol = cls._registry[key] = cls(key)
            symbol._key = key
        return symbol

    @classmethod
    def keyFor(cls, symbol: Symbol) -> str | Undefined:  # noqa: N802  # the name of the language
        """The key a symbol is registered under; undefined when it is not."""
        if not isinstance(symbol, Symbol):
            raise TypeError(f"{symbol} is not a symbol")
        return undefined if symbol._key is None else symbol._key

    def __repr__(self) -> str:
        return f"Symbol({self.description or ''})"

    def __copy__(self) -> Symbol:
        return self

    def __deepcopy__(self, _: object) -> Symbol:
        return self

    def __reduce__(self) -> tuple[Callable[[str], Symbol], tuple[str]]:
        if self._key is None:
            raise TypeError(f"{self!r} is unique in its process and cannot be pickled")
        return Symbol.for_, (self._key,)


def is_function(value: object) -> TypeIs[Callable[..., Any]]:
    """Whether a value is what JavaScript calls a function: any callable but `undefined`, whose call only says so."""
    return value is not undefined and callable(value)


def missing_is_undefined(method: F) -> F:
    """Let an argument that is left out be `undefined`, which the method then refuses with Node's error.

    Type checkers still ask for the argument.
    """
    function: Any = method
    given = function.__defaults__ or ()
    missing = function.__code__.co_argcount - 1 - len(given)
    function.__defaults__ = (*[undefined] * missing, *given)
    return method
