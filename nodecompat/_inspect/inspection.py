"""The function `util.inspect` with its attributes, and the default options that a program may change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from . import options as _options
from . import styles, walk

if TYPE_CHECKING:
    from .._js.text import Symbol

_ABSENT: Any = object()


class Inspect:
    """`util.inspect`; there is one instance."""

    custom: Symbol = walk.CUSTOM
    colors: dict[str, list[int]] = styles.COLORS
    styles: dict[str, str] = styles.STYLES
    __name__ = "inspect"

    def __call__(
        self, value: Any, options: Any = None, depth: Any = _ABSENT, colors: Any = _ABSENT, **keywords: Any
    ) -> str:
        """The text that stands for a value, as Node writes it.

        Options, in a dict or as keywords: `depth` (2; None: no limit), `compact` (3; True, False), `breakLength`
        (80 columns), `maxArrayLength` (100), `maxStringLength` (10000), `sorted` (True or a compare function),
        `colors`, `numericSeparator`, `customInspect`. `showHidden` shows the length of arrays; `showProxy` and
        `getters` have nothing to say here. Raises TypeError for an unknown keyword, and whatever a custom
        inspection function raises. Node: util.inspect.
        """
        found = _options.merged(options, keywords)
        if depth is not _ABSENT:
            found["depth"] = depth
        if colors is not _ABSENT:
            found["colors"] = colors
        return walk.inspected(value, found)

    @property
    def defaultOptions(self) -> dict[str, Any]:
        """The options of every call that says nothing else; what is assigned is merged in.

        Raises ERR_INVALID_ARG_TYPE for what is no dict.
        """
        return _options.DEFAULTS

    @defaultOptions.setter
    def defaultOptions(self, options: Any) -> None:
        if not isinstance(options, dict):
            raise InvalidArgTypeError("options", "of type object", options)
        _options.DEFAULTS.update({name: item for name, item in options.items() if name in _options.DEFAULTS})

    def inspectCustom(self) -> str:
        """It is a function to whoever looks at it."""
        return "[Function: inspect]"


inspect: Inspect = Inspect()
walk.inspector = inspect
