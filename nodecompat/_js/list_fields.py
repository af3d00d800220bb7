"""Properties that a program gives to lists: `list.total = 6`. Python's lists can have none.

What must stay true: the lists that got such properties last are remembered with them, as those with empty places are;
what is remembered is bounded.
"""

from __future__ import annotations

from typing import Any, Final

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_LISTS: Final = 4096  # that are remembered
_KNOWN: Final[dict[int, tuple[list[Any], dict[Any, Any]]]] = {}  # by identity, which the list keeps as it is held
_NONE: Final[Mapping[Any, Any]] = {}


def list_fields(array: Any) -> Mapping[Any, Any]:
    """The properties that a list was given."""
    known = _KNOWN.get(id(array)) if _KNOWN else None
    return _NONE if known is None else known[1]


def put_field(array: list[Any], name: Any, value: object) -> None:
    """Give a list a property."""
    known = _KNOWN.setdefault(id(array), (array, {}))
    known[1][name] = value
    while len(_KNOWN) > _LISTS:
        del _KNOWN[next(iter(_KNOWN))]


def drop_field(array: Any, name: Any) -> None:
    """Take a property from a list."""
    known = _KNOWN.get(id(array))
    if known is not None and known[1].pop(name, None) is not None and not known[1]:
        del _KNOWN[id(array)]
