"""JavaScript's `arguments`: like a list, and none.

What must stay true: it has all that a list has; only who asks whether it is an array, or shows it, is told otherwise.
"""

from __future__ import annotations

from typing import Any


class Arguments(list[Any]):
    """What a function was called with, where the function gives that away. ECMA-262 10.4.4."""

    __slots__ = ()
