"""`fs.glob`: the files whose paths match a pattern.

What must stay true: only directories that can hold a match are read; links to directories are not followed by `**`.
The order is that in which Node comes upon the files.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._js.arity import fit, is_function
from .._js.kinds import truthy
from .._path.globs import ANY_DEPTH, all_parts, is_plain, matches, part_matches
from ..values import undefined
from .arguments import is_absent, object_of, path_of
from .stats import Dirent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .._loop.threads import Work

    Parts = tuple[str, ...]
    Waiting = dict[str, list[Parts]]  # a path, and what is looked for below it


def glob(pattern: object = undefined, options: object = undefined) -> Work:
    """The paths that match a pattern, or one of several.

    Options: cwd, exclude (patterns or a function), withFileTypes.
    """
    patterns = pattern if isinstance(pattern, (list, tuple)) else [pattern]
    for one in patterns:
        if not isinstance(one, str):
            raise InvalidArgTypeError("patterns", "of type string", pattern)
    given = {} if is_absent(options) else object_of(options)
    typed = truthy(given.get("withFileTypes", False))
    where = given.get("cwd", undefined)
    start = "." if is_absent(where) else os.fsdecode(path_of(where, "options.cwd"))
    search = _Search(start, given.get("exclude", undefined), typed)
    return lambda: [*search.run([str(one) for one in patterns])]


class _Search:
    """One search: where it starts, what is left out, and what it has come upon."""

    def __init__(self, start: str, exclude: Any, typed: bool) -> None:
        self._start, self._typed = start, typed
        self._leave_out: Callable[[Any], object] | None = None
        self._unwanted: list[str] = []
        if is_function(exclude):
            self._leave_out = fit(exclude, 1)
        elif isinstance(exclude, (list, tuple)) and all(isinstance(one, str) for one in exclude):
            self._unwanted = [*exclude]
        elif not is_absent(exclude):
            raise InvalidArgTypeError("options.exclude", "of type function or string[]", exclude)
        self._seen: set[str] = set()

    def run(self, patterns: list[str]) -> Iterator[Any]:
        """The paths, or Dirents."""
        waiting: Waiting = {}
        for pattern in patterns:
            for parts in all_parts(pattern):
                start = "/" if parts[0] == "" and len(parts) > 1 else ""
                wanted = tuple(part for part in (parts[1:] if start else parts) if part != ".")
                if wanted not in ((), ("..",)):
                    waiting.setdefault(start, []).append(wanted)
        while waiting:
            path, many = waiting.popitem()
            for found in self._step(path, many, waiting):
                if found not in self._seen:
                    self._seen.add(found)
                    yield self._shown(found)

    def _step(self, path: str, many: list[Parts], waiting: Waiting) -> Iterator[str]:
        """What is found at a path by all that is looked for below it; `waiting` gets what is to be looked at later."""
        within: list[Parts] = []
        for parts in many:  # which grows
            if parts in ((), ("",)):
                if not parts or self._is_directory(path):
                    yield path or "."
            elif parts[0] == ANY_DEPTH:
                within.append(parts)
                if parts[1:] in ((), ("",)):
                    yield path or "."
                else:
                    many.append(parts[1:])
            elif not is_plain(parts[0]):
                within.append(parts)
            elif self._exists(below := os.path.join(path, parts[0])) and not self._excluded(below):
                if parts[1:]:
                    waiting.setdefault(below, []).append(parts[1:])
                else:
                    yield below
        for entry in self._entries(path) if within else ():
            below = os.path.join(path, entry.name)
            if not self._excluded(below):
                yield from self._entry(entry, below, within, waiting)

    def _entry(self, entry: os.DirEntry[str], below: str, within: list[Parts], waiting: Waiting) -> Iterator[str]:
        for parts in within:
            rest = parts[1:]
            if parts[0] == ANY_DEPTH:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.setdefault(below, []).append(parts)
                elif not rest:
                    yield below
            elif part_matches(entry.name, parts[0]):
                if not rest:
                    yield below
                elif entry.is_dir():
                    waiting.setdefault(below, []).append(rest)

    def _entries(self, path: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(os.path.join(self._start, path)) as entries:
                return sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError:  # no directory, or not for us
            return []

    def _exists(self, path: str) -> bool:
        return os.path.lexists(os.path.join(self._start, path))

    def _is_directory(self, path: str) -> bool:
        return os.path.isdir(os.path.join(self._start, path))

    def _excluded(self, path: str) -> bool:
        if any(matches(path, one) for one in self._unwanted):
            return True
        if self._leave_out is None:
            return False
        return truthy(self._leave_out(self._dirent(path) if self._typed else os.path.basename(path)))

    def _shown(self, path: str) -> Any:
        return self._dirent(path) if self._typed else path

    def _dirent(self, path: str) -> Dirent:
        whole = os.path.join(self._start, path)
        directory, name = os.path.split(whole)
        try:
            kind = stat.S_IFMT(os.lstat(whole).st_mode)
        except OSError:  # gone since
            kind = 0
        return Dirent(name, os.path.normpath(directory or "."), kind)
