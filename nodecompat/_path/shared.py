"""What paths of POSIX and of Windows have in common.

What must stay true: `separators` holds the characters that separate; nothing looks at a file. Where Node's answer is
odd (`basename('a/b/', 'ab')` is `b/`), so is this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._js import undefined

if TYPE_CHECKING:
    from collections.abc import Callable


def check_text(value: object, name: str) -> str:
    """A text. Raises ERR_INVALID_ARG_TYPE."""
    if not isinstance(value, str):
        raise InvalidArgTypeError(name, "of type string", value)
    return value


def without_dots(path: str, above: bool, separator: str, separators: str) -> str:
    """The path without `.`, `..` and doubled separators, and without any at its ends."""
    for other in separators:
        path = path.replace(other, separator)
    kept: list[str] = []
    for part in path.split(separator):
        if part in ("", "."):
            continue
        if part != "..":
            kept.append(part)
        elif kept and kept[-1] != "..":
            kept.pop()
        elif above:
            kept.append(part)
    return separator.join(kept)


def last_part(path: str, start: int, separators: str) -> tuple[int, int]:
    """Where the last part begins and ends; the end is -1 where there is none."""
    end = len(path)
    while end > start and path[end - 1] in separators:
        end -= 1
    if end == start:
        return start, -1
    first = end
    while first > start and path[first - 1] not in separators:
        first -= 1
    return first, end


def extension_at(path: str, start: int, separators: str, begin: int | None = None) -> int:
    """Where the extension of the last part begins; -1 where it has none.

    `begin` is where Node takes the part to begin when there is no separator before it.
    """
    first, end = last_part(path, start, separators)
    dot = path.rfind(".", first, end)
    if end == -1 or dot <= first:
        return -1
    if begin is not None and first == start:
        first = begin
    return -1 if dot == end - 1 == first + 1 and path[dot - 1] == "." else dot


def base_of(path: str, suffix: str | None, start: int, separators: str) -> str:
    """The last part, without a suffix unless that is all of it."""
    first, end = last_part(path, start, separators)
    base = "" if end == -1 else path[first:end]
    if not suffix or len(suffix) > len(path):
        return base
    if suffix == path:
        return ""
    if len(suffix) > len(base) and suffix.endswith(base):
        return path[first:]
    return base[: -len(suffix)] if base.endswith(suffix) and base != suffix else base


def directory_end(path: str, offset: int, separators: str) -> int:
    """Where the part before the last one ends; -1 where there is none."""
    end = len(path)
    while end > offset and path[end - 1] in separators:
        end -= 1
    return max((path.rfind(one, offset, end) for one in separators), default=-1)


def formatted(separator: str, pathObject: object) -> str:
    """The path that `parse` took apart. Raises ERR_INVALID_ARG_TYPE."""
    if not isinstance(pathObject, dict):
        raise InvalidArgTypeError("pathObject", "of type object", pathObject)

    def part(name: str) -> Any:
        found = pathObject.get(name)
        return "" if found is None or found is undefined else found

    extension = part("ext")
    if extension and extension[0] != ".":
        extension = "." + extension
    directory, base = part("dir") or part("root"), part("base") or f"{part('name')}{extension}"
    if not directory:
        return str(base)
    return f"{directory}{base}" if directory == part("root") else f"{directory}{separator}{base}"


def relation(start: str, target: str, separator: str, key: Callable[[str], str]) -> str:
    """The way from one absolute path, without its root, to another; `key` makes parts comparable."""
    begin, end = start.split(separator) if start else [], target.split(separator) if target else []
    same = 0
    while same < min(len(begin), len(end)) and key(begin[same]) == key(end[same]):
        same += 1
    return separator.join([".."] * (len(begin) - same) + end[same:])
