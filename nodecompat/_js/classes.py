"""Classes, as they are and not as they say: what they are called, what they define, and whose they are.

What must stay true: nothing of a class runs, whatever its metaclass says. Which instances stand for their fields is
decided here, for every wire and for copies: those of classes that the program defines in Python.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final, TypeGuard, TypeVar

from nodecompat._js import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from types import MappingProxyType

_T = TypeVar("_T")

# Read from the class itself, whatever its metaclass says.
_members: Callable[[type], MappingProxyType[str, Any]] = type.__dict__["__dict__"].__get__
_mro: Callable[[type], tuple[type, ...]] = type.__dict__["__mro__"].__get__
_MODULE = type.__dict__["__module__"]
_NAME = type.__dict__["__name__"]
_QUALNAME = type.__dict__["__qualname__"]

# -- what a class is ------------------------------------------------------------------------------------


def bases(cls: type) -> tuple[type, ...]:
    """The classes a class is made of, itself first."""
    return _mro(cls)


def members(cls: type) -> MappingProxyType[str, Any]:
    """What a class itself defines."""
    return _members(cls)


ENUMERATED: Final = "__enumerated__"
"""In a class: the names that its prototype enumerates in JavaScript, as those of methods in `class` are not."""

CONSTRUCTOR: Final = "__constructor__"
"""In a class that is a function in JavaScript: False where its prototype does not name it as the constructor."""


def constructor_name(cls: type) -> str:
    """The name of the constructor that the instances of a class find."""
    found = next((each for each in _mro(cls) if _members(each).get(CONSTRUCTOR) is not False), cls)
    return "Object" if found is object else str(_NAME.__get__(found)) or "Object"


def statics(cls: type) -> dict[str, Any]:
    """The static fields of a class of the program's: values that it has itself, neither its methods nor private."""
    if not _is_of_program(cls):
        return {}
    known = _members(cls)
    hidden = (*private_prefixes(cls), "__", "_abc_")
    of_instances = {*known.get(ENUMERATED, ()), *known.get("__annotations__", ())}
    return {
        name: value
        for name, value in known.items()
        if not name.startswith(hidden)
        and name not in of_instances
        and value is not undefined
        and (type(value) is type or not hasattr(type(value), "__get__"))
    }


def is_a(value: object, kinds: type[_T] | tuple[type[_T], ...]) -> TypeGuard[_T]:
    """`isinstance` that does not ask the object, whose `__class__` may say anything or fail."""
    return issubclass(type(value), kinds)


def module_of(cls: type) -> str:
    """The name of the module a class belongs to."""
    return str(_MODULE.__get__(cls))


def full_name(cls: type) -> str:
    """Module and name of a class."""
    return f"{module_of(cls)}.{_QUALNAME.__get__(cls)}"


def type_name(value: object) -> str:
    """The name of an object's class."""
    return str(_NAME.__get__(type(value)))


def items_of(value: Mapping[Any, Any]) -> Iterable[tuple[Any, Any]]:
    """The items of a mapping, as its class says; one of its own keys may be called `items`, as of an Object."""
    cls: Any = type(value)
    found: Iterable[tuple[Any, Any]] = cls.items(value)
    return found


# -- whose fields ----------------------------------------------------------------------------------------

EMITTER: Final = "nodecompat.events.EventEmitter"
_MADE_IN_PYTHON: Final = 1 << 9  # Py_TPFLAGS_HEAPTYPE
_WORD: Final = tuple.__itemsize__  # the bytes of a pointer


def may_travel(cls: type) -> bool:
    """Whether instances of a class stand for their fields: the program defines it, in Python.

    Classes it derives from that are not its own must have no state: `abc.ABC`, `typing.Generic`, mixins; or be our
    emitter, whose state is left out.
    """
    if not _is_of_program(cls):
        return False
    if any(not _is_of_program(base) and not _is_stateless(base) for base in _mro(cls)):
        return False
    return bool(cls.__dictoffset__) or any("__slots__" in _members(base) for base in _mro(cls))


def _is_of_program(cls: type) -> bool:
    """Whether the program defines a class, or one of the packages it uses, in Python."""
    top = module_of(cls).partition(".")[0]
    if cls is object or top in ("nodecompat", "pyee") or not _is_made_in_python(cls):
        return False
    return not is_of_python(cls) or "__dataclass_fields__" in _members(cls)


def is_of_python(cls: type) -> bool:
    """Whether a class is Python's own: builtin, or of the standard library."""
    module = module_of(cls)
    return module.partition(".")[0] in sys.stdlib_module_names and not _is_shadowed(module)


def is_installed(cls: type) -> bool:
    """Whether a class belongs to an installed package."""
    file = getattr(sys.modules.get(module_of(cls)), "__file__", None)
    return isinstance(file, str) and ("/site-packages/" in file or "/dist-packages/" in file)


def _is_stateless(cls: type) -> bool:
    """Whether a class that is not the program's own adds nothing to its instances."""
    if cls is object or full_name(cls) in (EMITTER, "pyee.base.EventEmitter"):
        return True
    known = _members(cls)
    return _is_made_in_python(cls) and "__init__" not in known and "__new__" not in known


def _is_shadowed(module: str) -> bool:
    """Whether a module with the name of one of Python's is the program's own."""
    file = getattr(sys.modules.get(module), "__file__", None)
    home = getattr(sys.modules.get("os"), "__file__", None)
    if not isinstance(file, str) or not isinstance(home, str):
        return False
    return not file.startswith(home.rpartition("/")[0]) or "/site-packages/" in file


def _is_made_in_python(cls: type) -> bool:
    """Whether a class comes from a `class` statement: its instances hold what it declares, and nothing that C knows."""
    base = cls.__base__
    if not cls.__flags__ & _MADE_IN_PYTHON or base is None:
        return False
    declared = _members(cls).get("__slots__") or ()
    slots = {declared} if type(declared) is str else set(declared)
    words = len(slots - {"__dict__", "__weakref__"})
    words += cls.__weakrefoffset__ > 0 >= base.__weakrefoffset__
    words += cls.__dictoffset__ > 0 >= base.__dictoffset__
    return cls.__basicsize__ == base.__basicsize__ + words * _WORD


# -- private names --------------------------------------------------------------------------------------


def mangled(cls: type, name: str) -> str:
    """A private name as the compiler writes it."""
    return f"_{_NAME.__get__(cls).lstrip('_')}{name}"


def private_prefixes(cls: type) -> set[str]:
    """How the private names of a class begin. The name in its source, which the compiler took, may be another."""
    names = {_NAME.__get__(cls), _QUALNAME.__get__(cls).rpartition(".")[2]}
    return {f"_{name.lstrip('_')}__" for name in names if name.strip("_")}


def is_ours(cls: type) -> bool:
    return module_of(cls).startswith("nodecompat.") and full_name(cls) != EMITTER
