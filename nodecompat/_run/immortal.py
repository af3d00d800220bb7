"""What the children of a fork server share without counting who refers to it.

A count is a write, and the first write to each page of the server's memory waits for a copy. Every call counts its
function and code; where CPython has immortal objects (PEP 683) nobody does. Measured on Python 3.13 and 3.12: a child
that says one word writes to 67 and 58 pages of 660 and 610 less, and 200 of them take a twentieth less time.

What must stay true: nothing that says something by its end is kept from it. So only what Python's own modules and this
package are made of is immortal, and of that only what leads nowhere but to namespaces of modules, which are cleared at
the end: no class, because a class leads to the loop, and that to the listeners of a program.
"""

from __future__ import annotations

import gc
import sys
from types import (
    BuiltinFunctionType,
    ClassMethodDescriptorType,
    CodeType,
    FunctionType,
    GetSetDescriptorType,
    MemberDescriptorType,
    MethodDescriptorType,
    ModuleType,
    WrapperDescriptorType,
)

from .._native import make_immortal

_PACKAGES = sys.stdlib_module_names | {"builtins", __name__.partition(".")[0], "pyee", "cbor2", "_cbor2"}
_HEAP_TYPE = 1 << 9  # a class that is no part of a compiled module
_PARTS = {  # of a class
    ClassMethodDescriptorType,
    GetSetDescriptorType,
    MemberDescriptorType,
    MethodDescriptorType,
    WrapperDescriptorType,
}


def settle() -> None:
    """Make immortal what is loaded up to now. Nothing happens without the compiled road, or on another Python."""
    if make_immortal is None:
        return
    found: list[object] = []
    for one in gc.get_objects():
        kind = type(one)
        if kind is FunctionType:
            if one.__closure__ is None and not one.__dict__ and _is_known(one.__module__):
                found += (one, *_codes(one.__code__))
        elif kind in _PARTS:
            if not one.__objclass__.__flags__ & _HEAP_TYPE:
                found.append(one)
        elif kind is ModuleType:
            if _is_known(one.__name__):
                found.append(one)
        elif kind is BuiltinFunctionType and isinstance(one.__self__, (ModuleType, type(None))):
            found.append(one)
    make_immortal(found)


def _is_known(name: object) -> bool:
    return isinstance(name, str) and name.partition(".")[0] in _PACKAGES


def _codes(code: CodeType) -> list[CodeType]:
    """A function's code, and that of the functions in it."""
    return [code, *(inner for one in code.co_consts if type(one) is CodeType for inner in _codes(one))]
