"""How many positional arguments a callable takes, and fitting it to a call.

JavaScript functions may be called with more or fewer arguments than they declare; Python's may not.
So a listener's bounds are read once, when it is registered, and a listener that doesn't fit the call gets
its surplus arguments dropped and its missing required ones filled with `undefined`.

What a callable says decides. Where it says nothing there are three roads, each of them still the rule of JavaScript:

- a decorator's wrapper with `*args` gets what was passed, all of it and nothing else; the function that it wraps and
  calls is the one that drops and fills (`_leniently`);
- a function that dispatches on its first argument fits its call to whoever gets it (`_dispatching`);
- a builtin that states no signature is asked: it refuses a wrong count before it does anything (`_Asked`).

What must stay true: nothing here runs per call unless the counts differ or nobody knows them, and `inspect` is never
imported (it would triple a child's start): builtins are read from the signature text they carry.
"""

from __future__ import annotations

from types import CellType, FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from . import is_function as is_function
from . import missing_is_undefined as missing_is_undefined
from . import undefined

if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import partial, partialmethod

TAKES_THIS = "__takes_this__"  # what a function has where `this` is its first parameter: the function that takes it
UNLIMITED = 1 << 30
_UNKNOWN = (0, UNLIMITED)
_VARARGS = 0x04  # code flag CO_VARARGS
_COUNTS = {"no": 0, "one": 1}  # as the texts of CPython's errors spell them


def bounds(fn: Callable[..., object]) -> tuple[int, int]:
    """The number of required and of possible positional arguments of a callable."""
    kind: type[Any] = type(fn)
    if kind is FunctionType:
        return _function_bounds(fn)  # type: ignore[arg-type]  # which is what its type says
    if kind is MethodType:
        return _without_self(bounds(fn.__func__))  # type: ignore[attr-defined]
    if kind is staticmethod:
        return bounds(fn.__func__)  # type: ignore[attr-defined]
    known = _BY_NAME.get(kind.__name__) if kind.__module__ == "functools" else None
    if known is not None:
        return known(fn)
    if isinstance(fn, type):
        return _class_bounds(fn)
    declared = getattr(kind, "__signature__", None)
    if _is_signature(declared):  # a mock with a specification
        return _declared_bounds(declared)
    call = getattr(kind, "__call__", None)  # noqa: B004  # the method itself is wanted
    if type(call) is FunctionType:
        return _without_self(_function_bounds(call))
    return _signature_bounds(fn)


def fit(fn: Callable[..., Any], count: int) -> Callable[..., Any]:
    """A callable that takes exactly `count` positional arguments: `fn` itself when it does already."""
    if type(fn) is MethodType and type(function := fn.__func__) is FunctionType:  # the usual case, said shortly
        code = function.__code__
        given = code.co_argcount - 1
        if not code.co_flags & _VARARGS and (
            count == given or given - len(function.__defaults__ or ()) <= count < given
        ):
            return fn
    found = bounds(fn)
    required, most = found
    if most == UNLIMITED:
        fn = _leniently(fn)
    if required <= count <= most:
        return fn
    if count > most:
        return _dropping(fn, most)
    return _padding(fn, required - count)


def bound(value: Any, owner: object) -> Any:
    """What is read from an object: a function with a `this` of its own knows whom it was read from."""
    if type(value) is not FunctionType or not value.__dict__:
        return value
    inner = value.__dict__.get(TAKES_THIS)
    return value if inner is None else MethodType(inner, owner)


def taking_keywords(fn: Callable[..., Any]) -> Callable[..., Any]:
    """A callable that drops surplus positional arguments; missing ones may come by name."""
    _, most = bounds(fn)
    if most == UNLIMITED:
        return _leniently(fn)
    return lambda *args, **kwargs: fn(*args[:most], **kwargs)


def _dropping(fn: Callable[..., Any], most: int) -> Callable[..., Any]:
    if most == 0:
        return lambda *_: fn()
    if most == 1:
        return lambda first, *_: fn(first)
    return lambda *args: fn(*args[:most])


def _padding(fn: Callable[..., Any], missing: int) -> Callable[..., Any]:
    padding = (undefined,) * missing
    return lambda *args: fn(*args, *padding)


def _without_self(found: tuple[int, int]) -> tuple[int, int]:
    required, most = found
    return max(required - 1, 0), most if most == UNLIMITED else max(most - 1, 0)


def _function_bounds(fn: FunctionType) -> tuple[int, int]:
    code = fn.__code__
    most = code.co_argcount
    required = most - len(fn.__defaults__ or ())
    if not code.co_flags & _VARARGS:
        return required, most
    partial_method = fn.__dict__.get("__partialmethod__") or fn.__dict__.get("_partialmethod")
    if partial_method is not None:
        return _partial_bounds(partial_method)
    declared = fn.__dict__.get("__signature__")
    if _is_signature(declared) and declared is not getattr(fn.__dict__.get("__wrapped__"), "__signature__", None):
        return _declared_bounds(declared)
    return max(required, 0), UNLIMITED


def _partial_bounds(fn: partial[Any] | partialmethod[Any]) -> tuple[int, int]:
    required, most = bounds(fn.func)
    given = len(fn.args)
    if fn.keywords:
        # A positional parameter bound by name ends what can be given by position.
        names = _positional_names(fn.func)
        cut = min((names.index(key) for key in fn.keywords if key in names), default=most)
        required, most = min(required, cut), min(most, cut)
    return max(required - given, 0), most if most == UNLIMITED else max(most - given, 0)


def _is_signature(declared: object) -> bool:
    return type(declared).__name__ == "Signature"  # of `inspect`, which is not loaded


def _declared_bounds(signature: Any) -> tuple[int, int]:
    """What a callable declares by `__signature__`, an `inspect.Signature`."""
    required = most = 0
    for parameter in signature.parameters.values():
        if parameter.kind == 2:  # *args
            return required, UNLIMITED
        if parameter.kind < 2:
            most += 1
            required += parameter.default is signature.empty
    return required, most


def _positional_names(fn: Callable[..., object]) -> list[str]:
    skip = 0
    while type(fn) is MethodType:
        fn, skip = fn.__func__, 1
    code = getattr(fn, "__code__", None)
    return list(code.co_varnames[skip : code.co_argcount]) if code else []


def _class_bounds(cls: type[Any]) -> tuple[int, int]:
    call: Any = type(cls).__call__
    if type(call) is FunctionType:
        return _without_self(_function_bounds(call))
    if call is type.__call__:
        for method in (cls.__init__, cls.__new__):
            if type(method) is FunctionType:
                return _without_self(_function_bounds(method))
        makers: tuple[Any, Any] = (cls.__init__, cls.__new__)
        if makers == (object.__init__, object.__new__):
            return 0, 0
    return _signature_bounds(cls)


def _signature_bounds(fn: Callable[..., Any]) -> tuple[int, int]:
    """For callables without Python code. A builtin that states no signature takes any number of arguments."""
    text = getattr(fn, "__text_signature__", None)
    if not text:
        return _UNKNOWN
    required = most = 0
    for parameter in text.strip("()").split(", "):
        if parameter.startswith("*"):
            return required, UNLIMITED if parameter not in ("*", "**kwargs") else most
        if parameter and parameter != "/" and not parameter.startswith("$"):
            most += 1
            required += "=" not in parameter
    return required, most


# What `functools` makes in C passes on what it gets.
_BY_NAME: dict[str, Callable[[Any], tuple[int, int]]] = {
    "partial": _partial_bounds,
    "_lru_cache_wrapper": lambda fn: bounds(fn.__wrapped__),
}


# -- who takes any number, and whom it calls ---------------------------------------------------------


def _leniently(fn: Callable[..., Any]) -> Callable[..., Any]:
    """The same callable, where what it calls takes any number of arguments, as all functions in JavaScript do."""
    kind: type[Any] = type(fn)
    if kind is MethodType:
        method: Any = fn
        if getattr(method.__func__, "__name__", "") == "__call__":
            return MethodType(method.__func__, _with_lenient_attribute(method.__self__))
        function = _leniently(method.__func__)
        return fn if function is method.__func__ else MethodType(function, method.__self__)
    if kind.__name__ == "partial" and kind.__module__ == "functools":
        part: Any = fn
        function = _leniently(part.func)
        return fn if function is part.func else kind(function, *part.args, **part.keywords)
    dispatch = _dispatcher(fn)
    if dispatch is not None:
        return _dispatching(fn, *dispatch)
    if kind is FunctionType:
        return _with_lenient_cell(fn) if "__wrapped__" in fn.__dict__ else fn  # type: ignore[arg-type]
    if type(getattr(kind, "__call__", None)) is FunctionType:  # noqa: B004  # the method itself is wanted
        return _with_lenient_attribute(fn)
    return fn if getattr(fn, "__text_signature__", None) else _Asked(fn)


def _with_lenient_attribute(fn: Callable[..., Any]) -> Callable[..., Any]:
    """A decorator that is an object: another one with the same state, to which the wrapped function is lenient."""
    state = getattr(fn, "__dict__", {})
    wrapped = state.get("__wrapped__")
    names = [name for name, value in state.items() if value is wrapped]
    makes: Any = type(fn).__new__
    if not callable(wrapped) or makes is not object.__new__:
        return fn
    lenient = property(lambda _: _lenient(wrapped))
    view: Any = object.__new__(type(type(fn).__name__, (type(fn),), dict.fromkeys(names, lenient)))
    view.__dict__ = state
    made: Callable[..., Any] = view
    return made


def _with_lenient_cell(fn: FunctionType) -> Callable[..., Any]:
    """A decorator's wrapper whose variable for the wrapped function holds a version that takes any number."""
    wrapped = fn.__dict__["__wrapped__"]
    cells = fn.__closure__ or ()
    held = [_held(cell) is wrapped for cell in cells]
    if True not in held or not is_function(wrapped):
        return fn
    lenient = CellType(_lenient(wrapped))
    closure = tuple([lenient if is_it else cell for cell, is_it in zip(cells, held, strict=True)])
    copy = FunctionType(fn.__code__, fn.__globals__, fn.__name__, fn.__defaults__, closure)
    copy.__kwdefaults__ = fn.__kwdefaults__
    return copy


def _held(cell: CellType) -> object:
    try:
        return cell.cell_contents
    except ValueError:  # it is empty yet
        return None


def _lenient(fn: Callable[..., Any]) -> Callable[..., Any]:
    fitted: dict[int, Callable[..., Any]] = {}

    def call(*args: object, **kwargs: object) -> Any:
        count = len(args)
        if kwargs:  # what is missing may come by name
            return fn(*args[: bounds(fn)[1]], **kwargs)
        function = fitted.get(count)
        if function is None:
            function = fitted[count] = fit(fn, count)
        return function(*args)

    for name in ("__name__", "__qualname__", "__module__", "__doc__"):
        if hasattr(fn, name):
            setattr(call, name, getattr(fn, name))
    call.__dict__.update(getattr(fn, "__dict__", {}))
    call.__wrapped__ = fn  # type: ignore[attr-defined]
    return call


def _dispatcher(fn: Any) -> tuple[Callable[[type], Any], int] | None:
    """How `singledispatch` and `singledispatchmethod` choose whom they call, and whether that takes a self (1)."""
    register = getattr(fn, "register", None) if type(fn).__module__ in ("builtins", "functools") else None
    if register is None:
        return None
    owner: Any = getattr(register, "__self__", None)
    if type(owner).__name__ == "singledispatchmethod":
        return owner.dispatcher.dispatch, 1
    if getattr(register, "__module__", None) == "functools" and hasattr(fn, "registry"):
        return fn.dispatch, 0
    return None


def _dispatching(fn: Callable[..., Any], dispatch: Callable[[type], Any], takes_self: int) -> Callable[..., Any]:
    def call(*args: object, **kwargs: object) -> Any:
        chosen = dispatch(args[0].__class__) if args else fn.__wrapped__  # type: ignore[attr-defined]
        found = bounds(getattr(chosen, "__func__", chosen))
        required, most = _without_self(found) if takes_self and type(chosen) is not staticmethod else found
        return fn(*args[:most], **kwargs) if kwargs else fn(*args[:most], *[undefined] * (required - len(args)))

    return call


class _Asked:
    """A builtin that states no signature: the first call tells how many arguments it takes.

    CPython refuses a wrong count before a builtin does anything, with both numbers in the text.
    """

    __slots__ = ("_fn", "_takes")

    def __init__(self, fn: Callable[..., Any]) -> None:
        self._fn = fn
        self._takes: int | None = None

    def __call__(self, *args: object, **kwargs: object) -> Any:
        if self._takes is None:
            try:
                return self._fn(*args, **kwargs)
            except TypeError as error:
                if error.__traceback__ is None or error.__traceback__.tb_next is not None or kwargs:
                    raise
                self._takes = _wanted(str(error), len(args))
                if self._takes is None:
                    raise
        takes = self._takes
        return self._fn(*args[:takes], *[undefined] * (takes - len(args)))


def _wanted(text: str, given: int) -> int | None:
    """How many arguments an error asks for that says so; None for any other error.

    `append() takes exactly one argument (2 given)`, `update expected at most 1 argument, got 2`.
    """
    _, _, asked = text.partition(" takes ") if " takes " in text else text.partition(" expected ")
    words = asked.replace("(", " ").replace(")", " ").split()
    if "given" not in words and "got" not in words:
        return None
    numbers = [_COUNTS.get(word, int(word) if word.isdecimal() else None) for word in words]
    counts = [number for number in numbers if number is not None]
    return counts[0] if len(counts) == 2 and counts[1] == given and counts[0] != given else None
