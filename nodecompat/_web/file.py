"""File: a Blob with a name. Source: File API."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from .._errors.base import MissingArgsError
from .._js.numbers import number_of
from .._js.text import string_of
from ..values import undefined
from .blob import Blob

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_NOTHING: Any = object()


class File(Blob):
    """Bytes with a name: `File(['text'], 'name.txt', {'type': 'text/plain', 'lastModified': 0})`.

    Raises ERR_MISSING_ARGS. Node: buffer.File.
    """

    def __init__(
        self, fileBits: Iterable[object] = _NOTHING, fileName: object = _NOTHING, options: object = None
    ) -> None:
        if fileBits is _NOTHING or fileName is _NOTHING:
            raise MissingArgsError("fileBits", "fileName")
        super().__init__(fileBits, options)
        given = options.get("lastModified") if isinstance(options, dict) else None
        self.name = string_of(fileName)
        self.lastModified = int(time.time() * 1000) if given is None else number_of(given)

    def inspectCustom(self, depth: float, options: dict[str, Any], inspect: Callable[..., str]) -> str:
        """What `util.inspect` shows."""
        if depth < 0:
            return "[File]"
        fields = {name: getattr(self, name) for name in ("size", "type", "name", "lastModified")}
        return f"File {inspect(fields, options)}"

    def slice(  # type: ignore[override]  # no File, as in Node
        self, start: object = undefined, end: object = undefined, contentType: object = ""
    ) -> Blob:
        """A part of it, as a Blob; see there."""
        return Blob([self._cut(start, end)], {"type": contentType})

    def _structured_copy(self) -> File:
        return File([self._data], self.name, {"type": self.type, "lastModified": self.lastModified})
