"""URLSearchParams. Source: URL standard, section 6."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, MissingArgsError, NodeTypeError
from .._inspect.inspection import inspect
from .._js.arity import fit, is_function
from .._js.text import string_of, utf8
from ..values import Map, undefined
from .coding import form_pairs, form_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def usv(value: object) -> str:
    """A value as a text without lone surrogates."""
    return utf8(string_of(value)).decode()


class URLSearchParams:
    """The pairs of a query: from a text, a dict, an iterable of pairs, or another one.

    Iterating yields `(name, value)`. Raises ERR_INVALID_TUPLE, ERR_MISSING_ARGS. Node: url.URLSearchParams.
    """

    def __init__(self, init: object = undefined) -> None:
        self._changed: Callable[[], None] | None = None
        if init is undefined:
            self._pairs: list[tuple[str, str]] = []
        elif isinstance(init, URLSearchParams):
            self._pairs = [*init._pairs]
        elif isinstance(init, dict):
            self._pairs = [(usv(name), usv(value)) for name, value in init.items()]
        elif init is None or isinstance(init, (str, int, float)) or not hasattr(init, "__iter__"):
            text = usv(init)
            self._pairs = form_pairs(text.removeprefix("?"))
        else:
            self._pairs = [_pair(one) for one in (init.entries() if isinstance(init, Map) else init)]

    @property
    def size(self) -> int:
        """The number of pairs."""
        return len(self._pairs)

    def append(self, name: object = undefined, value: object = undefined) -> None:
        """Add a pair."""
        _need(name=name, value=value)
        self._pairs.append((usv(name), usv(value)))
        self._update()

    def delete(self, name: object = undefined, value: object = undefined) -> None:
        """Take away the pairs of a name, or those that have the value as well."""
        _need(name=name)
        wanted = usv(name)
        self._pairs = [
            pair for pair in self._pairs if pair[0] != wanted or (value is not undefined and pair[1] != usv(value))
        ]
        self._update()

    def get(self, name: object = undefined) -> str | None:
        """The first value of a name, or None."""
        _need(name=name)
        wanted = usv(name)
        return next((value for key, value in self._pairs if key == wanted), None)

    def getAll(self, name: object = undefined) -> list[str]:
        """All values of a name."""
        _need(name=name)
        wanted = usv(name)
        return [value for key, value in self._pairs if key == wanted]

    def has(self, name: object = undefined, value: object = undefined) -> bool:
        """Whether there is a pair of that name, and that value."""
        _need(name=name)
        values = self.getAll(name)
        return bool(values) if value is undefined else usv(value) in values

    def set(self, name: object = undefined, value: object = undefined) -> None:
        """Have one pair of a name, at the place of the first there was."""
        _need(name=name, value=value)
        wanted, kept, done = usv(name), [], False
        for pair in self._pairs:
            if pair[0] != wanted:
                kept.append(pair)
            elif not done:
                kept.append((wanted, usv(value)))
                done = True
        self._pairs = kept if done else [*kept, (wanted, usv(value))]
        self._update()

    def sort(self) -> None:
        """Sort by name; pairs of one name keep their order."""
        self._pairs.sort(key=lambda pair: pair[0].encode("utf-16-be", "surrogatepass"))
        self._update()

    def forEach(self, callback: object = undefined, thisArg: object = undefined) -> None:
        """Call `callback(value, name, self)` for each pair. Raises ERR_INVALID_ARG_TYPE."""
        if not is_function(callback):
            raise InvalidArgTypeError("callback", "of type function", callback)
        function = fit(callback, 3)
        for name, value in [*self._pairs]:
            function(value, name, self)

    def keys(self) -> Iterator[str]:
        """The names."""
        return iter([name for name, _ in self._pairs])

    def values(self) -> Iterator[str]:
        """The values."""
        return iter([value for _, value in self._pairs])

    def entries(self) -> Iterator[tuple[str, str]]:
        """The pairs."""
        return iter([*self._pairs])

    __iter__ = entries

    def toString(self) -> str:
        """The query, without a question mark."""
        return "&".join(f"{form_text(name)}={form_text(value)}" for name, value in self._pairs)

    def __str__(self) -> str:
        return self.toString()

    def __len__(self) -> int:
        return len(self._pairs)

    def __bool__(self) -> bool:
        return True

    def _update(self) -> None:
        if self._changed is not None:
            self._changed()

    def inspectCustom(self, *_: Any) -> str:
        """As Node shows it."""
        shown = [f"{inspect(name)} => {inspect(value)}" for name, value in self._pairs]
        if not shown:
            return "URLSearchParams {}"
        if sum(map(len, shown)) + 2 * len(shown) - 2 > 80:
            return "URLSearchParams {\n  " + ",\n  ".join(shown) + " }"
        return f"URLSearchParams {{ {', '.join(shown)} }}"


def _pair(one: Any) -> tuple[str, str]:
    if one is None or one is undefined or isinstance(one, (str, int, float)) or not hasattr(one, "__iter__"):
        pair: list[str] = []
    else:
        pair = [usv(part) for part in one]
    if len(pair) != 2:
        raise NodeTypeError("Each query pair must be an iterable [name, value] tuple", code="ERR_INVALID_TUPLE")
    return pair[0], pair[1]


def _need(**given: object) -> None:
    if any(value is undefined for value in given.values()):
        raise MissingArgsError(*given)
