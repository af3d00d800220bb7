"""Messages that the first pass of the `cbor` encoder could not finish: written another way, or refused.

A message with a container that is met twice is no tree. It is written again by the same writers with two
other `seen` (see `cbor_sharing`), so that cycles and shared identity survive, as in structured clone. A message
with symbols for keys is copied without them. What must stay true: whatever broke the pass off, the program
sees a result or one of the errors that `encode` promises; an error of the program's own gets out as it is.
"""

from __future__ import annotations

from typing import Any

from nodecompat._errors.base import InvalidArgValueError
from nodecompat._errors.rare import DataCloneError, path_text
from nodecompat._js.kinds import MAX_DEPTH, RefusedError, TooDeepError, class_name
from nodecompat._wires.cbor.encoder import find_writer, writer_of
from nodecompat._wires.cbor.sharing import RepeatedError, write_graph

Parts = tuple[list[Any], set[int]]  # what was put, and what was seen


class SymbolKeyError(Exception):
    """A dict has a key that is a symbol. Such entries do not travel."""


def rescue(value: Any) -> Parts:
    """The parts of a message. Called while the exception is handled that broke the first pass off."""
    try:
        try:
            raise
        except RepeatedError:
            return write_graph(value)
    except RefusedError as refusal:
        raise DataCloneError(refusal.what, path_text(refusal.steps)) from None
    except SymbolKeyError:
        return _without_symbols(value)
    except (TooDeepError, RecursionError):
        shown = class_name(value)
        raise InvalidArgValueError("message", shown, f"has more than {MAX_DEPTH} levels") from None


def _without_symbols(value: Any) -> Parts:
    from nodecompat._js.copying import Copier  # which leaves entries with such keys out

    try:
        copy = Copier().copy(value)
    except RefusedError as refusal:
        raise DataCloneError(refusal.what, path_text(refusal.steps)) from None
    parts: list[Any] = []
    seen: set[int] = set()
    kind = type(copy)
    try:
        (writer_of(kind) or find_writer(kind))(copy, parts.append, seen, 1)
    except Exception:
        return rescue(copy)
    return parts, seen
