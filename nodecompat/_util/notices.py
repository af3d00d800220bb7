"""`util.deprecate` and `util.debuglog`: warnings and debug output, which are for the user of a program.

What must stay true: a deprecated function warns once, and one code once in the whole process; a log that
NODE_DEBUG does not ask for costs a comparison.
"""

from __future__ import annotations

from functools import update_wrapper
from typing import TYPE_CHECKING, TypeVar, cast

from .._errors.base import InvalidArgTypeError
from .._inspect.styles import wants_color
from .._js.arity import fit
from .._os.node_debug import asks_for
from ..process import process
from ..values import undefined
from .formatting import formatted

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., object]")

_codes_warned: set[str] = set()


class _Warner:
    """Warns at the first call."""

    def __init__(self, text: str, code: str | None) -> None:
        self._text = text
        self._code = code
        self._warned = False

    def __call__(self) -> None:
        if self._warned or process.noDeprecation:
            return
        self._warned = True
        if self._code is None:
            process.emitWarning(self._text, "DeprecationWarning")
        elif self._code not in _codes_warned:
            process.emitWarning(self._text, "DeprecationWarning", self._code)
            _codes_warned.add(self._code)


def deprecate(fn: F, msg: str, code: object = undefined, options: object = None) -> F:
    """A function that does what `fn` does and warns of it at the first call; a class gives a subclass.

    Of all functions with the same `code` only the first warns. Raises ERR_INVALID_ARG_TYPE. Node: util.deprecate.
    """
    if code is not undefined and code is not None and not isinstance(code, str):
        raise InvalidArgTypeError("code", "of type string", code)
    warn = _Warner(msg, code if isinstance(code, str) else None)
    found = _deprecated_class(fn, warn) if isinstance(fn, type) else _deprecated_function(fn, warn)
    return cast("F", found)


def _deprecated_function(fn: Callable[..., object], warn: _Warner) -> Callable[..., object]:
    def deprecated(*args: object, **kwargs: object) -> object:
        warn()
        return fn(*args, **kwargs)

    try:
        return update_wrapper(deprecated, fn)
    except (AttributeError, TypeError):
        return deprecated


def _deprecated_class(cls: type, warn: _Warner) -> type:
    def __init__(self: object, *args: object, **kwargs: object) -> None:
        warn()
        initialize(self, *args, **kwargs)

    initialize: Callable[..., None] = cls.__init__  # type: ignore[misc]
    names = {"__init__": __init__, "__module__": cls.__module__, "__doc__": cls.__doc__}
    return type(cls)(cls.__name__, (cls,), {**names, "__qualname__": cls.__qualname__})


class DebugLog:
    """What `debuglog` returns: call it to write a line to stderr, if `enabled`."""

    __slots__ = ("_found", "_on_first", "_section")

    def __init__(self, section: str, callback: Callable[..., object] | None) -> None:
        self._section = section.upper()
        self._found: bool | None = None
        self._on_first = callback

    @property
    def enabled(self) -> bool:
        """Whether NODE_DEBUG names the section."""
        if self._found is None:
            self._found = asks_for(process.env.get("NODE_DEBUG"), self._section)
        return self._found

    def __call__(self, *args: object) -> None:
        if self._found is False:
            return
        callback, self._on_first = self._on_first, None
        if callback is not None:
            fit(callback, 1)(self)
        if self.enabled:
            text = formatted({"colors": wants_color(process.stderr)}, args)
            process.stderr.write(f"{self._section} {process.pid}: {text}\n")


def debuglog(section: str, callback: Callable[..., object] | None = None) -> DebugLog:
    """A function that writes formatted lines to stderr if the variable NODE_DEBUG names the section.

    NODE_DEBUG is a list with commas, `*` stands for any text, case does not matter. `callback` is given the
    function at the first call. Node: util.debuglog.
    """
    return DebugLog(section, callback)
