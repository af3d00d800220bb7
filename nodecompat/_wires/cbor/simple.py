"""What cbor2 makes of CBOR's simple values: it has an `undefined` of its own, and a class for those without a name.

What must stay true: neither gets out to the program. Only messages that hold one come here.
"""

from __future__ import annotations

from typing import Any, Final

from nodecompat.values import Map, Set, undefined

LEAVES: Final = frozenset({str, int, float, bool, type(None), bytes})
_CONTAINERS: Final = frozenset({list, dict, Map, Set})


def own(value: Any, theirs: Any) -> Any:
    """Put our `undefined` in the place of `theirs`, however deep; raises ValueError at a simple value."""
    kind = type(value)
    if kind in LEAVES:
        return value
    if value is theirs:
        return undefined
    if kind in _CONTAINERS:
        _own_content(value, theirs)
    elif kind.__module__ == "cbor2":
        raise ValueError("a simple value that is not used on this wire")
    return value


def _own_content(value: Any, theirs: Any) -> None:
    stack, met = [value], {id(value)}
    while stack:
        container = stack.pop()
        kind = type(container)
        pairs: Any
        if kind is dict:
            if not LEAVES.issuperset(map(type, container)):
                _check_keys_types(container, theirs)
            if LEAVES.issuperset(map(type, container.values())):
                continue
            pairs = container.items()
        elif kind is list:
            if LEAVES.issuperset(map(type, container)):
                continue
            pairs = enumerate(container)
        elif kind is Map:
            pairs = [*((None, key) for key in container), *container.entries()]
        else:
            pairs = ((None, member) for member in container)
        for key, item in pairs:
            if type(item) in LEAVES:
                continue
            if item is theirs:
                container[key] = undefined
            elif type(item) in _CONTAINERS:
                if id(item) not in met:
                    met.add(id(item))
                    stack.append(item)
            else:
                own(item, theirs)


def _check_keys_types(keys: Any, theirs: Any) -> None:
    for key in keys:
        if type(key) is tuple:
            _check_keys_types(key, theirs)
        elif key is theirs or type(key).__module__ == "cbor2":
            raise ValueError("a key that is not used on this wire")
