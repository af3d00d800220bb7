"""JavaScript's values in Python: what text, number, key and kind each one is. No loop, no process, no channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ClassVar


class Hooks:
    """What the lowest files raise and a higher one defines."""

    invalid_type: ClassVar[Callable[[str, str, object], Exception]] = TypeError
    """ERR_INVALID_ARG_TYPE for an argument's name, what it must be, and the value; `_errors.base` sets it."""
