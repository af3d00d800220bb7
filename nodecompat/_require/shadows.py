"""Files of the program's that are named like modules of the standard library: `queue.py` beside `worker.py`.

Python puts the script's directory first in `sys.path`, so that `import queue` in asyncio would load the program's file.
In JavaScript such names are free, and programs that come from there use them.

What must stay true: an import by the program's own files is left alone; by everybody else it gives the module that they
mean. It is loaded only where there is such a file. Not helped are modules that were imported before nodecompat was, and
a program that has imported its own file under such a name by `import` (`require('./queue')` does not).
"""

from __future__ import annotations

import sys
from os.path import realpath

TYPE_CHECKING = False  # `typing` is not asked: it needs modules whose names may be taken
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any

_paths: Any = sys.modules["_frozen_importlib_external"]  # `importlib` itself is not loaded by a child's start


class StandardFirst:
    """Finds modules of the standard library for all but the files of one directory."""

    def __init__(self, place: str) -> None:
        self._place = place

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The module as it would be found without the directory; None to let the others find it."""
        if path is not None or name not in sys.stdlib_module_names or self._is_own(_importer()):
            return None
        found: ModuleSpec | None = _paths.PathFinder.find_spec(name, [one for one in sys.path if one != self._place])
        return found

    def _is_own(self, file: object) -> bool:
        return isinstance(file, str) and realpath(file).rpartition("/")[0] == realpath(self._place)


def _importer() -> object:
    """The path of the file that imports."""
    frame = sys._getframe(2)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith(
        ("importlib", "_frozen_importlib")
    ):
        frame = frame.f_back
    return frame.f_globals.get("__file__")


def guard(place: str) -> None:
    """From now on, whoever is not of that directory gets the standard library."""
    if not any(isinstance(finder, StandardFirst) and finder._place == place for finder in sys.meta_path):
        sys.meta_path.insert(0, StandardFirst(place))
