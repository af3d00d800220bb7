"""`path.win32`: paths with drives and backslashes, as texts, on every system."""

from __future__ import annotations

import re

from .._js.record import Record
from ..process import process
from ..values import Undefined, undefined
from .shared import base_of, check_text, directory_end, extension_at, formatted, last_part, relation, without_dots

sep = "\\"
delimiter = ";"

_BOTH = "\\/"
_SHARE = re.compile(r"[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)")  # \\server\share
_DRIVE = re.compile(r"[A-Za-z]:")
_RESERVED = frozenset(["CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in "123456789¹²³")])


def _root(path: str) -> tuple[str, int, bool]:
    """The device of a path, where its root ends, and whether it is absolute."""
    if path[:1] and path[0] in _BOTH:
        share = _SHARE.match(path)
        if share is None:
            double = len(path) > 1 and path[1] in _BOTH
            return "", 0 if double else 1, True
        server, name = share.groups()
        return (f"\\\\{server}", 4, True) if server in ".?" else (f"\\\\{server}\\{name}", share.end(), True)
    if _DRIVE.match(path):
        absolute = len(path) > 2 and path[2] in _BOTH
        return path[:2], 2 + absolute, absolute
    return "", 0, False


def _is_reserved(path: str, colon: int) -> bool:
    return path[:colon].upper() in _RESERVED


def resolve(*paths: str) -> str:
    """The absolute path that a sequence of paths leads to. Raises ERR_INVALID_ARG_TYPE. Node: path.win32.resolve."""
    device, tail, absolute = "", "", False
    if not paths or (len(paths) == 1 and paths[0] in ("", ".")):
        return process.cwd().replace("/", "\\")
    for index in range(len(paths) - 1, -2, -1):
        if index >= 0:
            path = check_text(paths[index], f"paths[{index}]")
            if not path:
                continue
        elif not device:
            path = process.cwd()
        else:
            path = process.env.get(f"={device}") or process.cwd()
            if path[:2].lower() != device.lower() and path[2:3] == "\\":
                path = f"{device}\\"
        its_device, end, its_absolute = _root(path)
        if its_device and device and its_device.lower() != device.lower():
            continue
        device = device or its_device
        if not absolute:
            tail, absolute = f"{path[end:]}\\{tail}", its_absolute
        if absolute and device:
            break
    tail = without_dots(tail, not absolute, "\\", _BOTH)
    return f"{device}\\{tail}" if absolute else f"{device}{tail}" or "."


def normalize(path: str | Undefined = undefined) -> str:
    """The path without `.`, `..` and slashes. Raises ERR_INVALID_ARG_TYPE. Node: path.win32.normalize."""
    path = check_text(path, "path")
    if len(path) < 2:
        return "\\" if path == "/" else path or "."
    device, end, absolute = _device(path)
    if device is not None and device[:2] == "\\\\" and end == len(path) and device[2] not in ".?":
        return f"{device}\\"
    tail = without_dots(path[end:], not absolute, "\\", _BOTH)
    if not tail and not absolute:
        tail = "."
    if tail and path[-1] in _BOTH:
        tail += "\\"
    if not absolute and device is None and ":" in path and (_DRIVE.match(tail) or re.search(r":([\\/]|$)", path)):
        return f".\\{tail}"  # it must not become the path of a drive
    if _is_reserved(path, path.find(":")):
        return f".\\{device or ''}{tail}"
    return f"{device or ''}{chr(92) if absolute else ''}{tail}"


def _device(path: str) -> tuple[str | None, int, bool]:
    """As `_root`, for a normalized path: devices with reserved names have roots as well."""
    device, end, absolute = _root(path)
    colon = path.find(":")
    if absolute and end == 4 and device[2:] in (".", "?"):
        reserved = path[4 : colon + 1]
        if reserved and _is_reserved(reserved, len(reserved) - 1):
            return f"\\\\?\\{reserved}", 4 + len(reserved), absolute
    elif not absolute and not device and colon > 0 and _is_reserved(path, colon):
        return path[: colon + 1], colon + 1, absolute
    return device or None, end, absolute


def isAbsolute(path: str | Undefined = undefined) -> bool:
    """Whether a path has a root. Raises ERR_INVALID_ARG_TYPE. Node: path.win32.isAbsolute."""
    return _root(check_text(path, "path"))[2]


def join(*paths: str) -> str:
    """The paths, one behind the other, normalized. Raises ERR_INVALID_ARG_TYPE. Node: path.win32.join."""
    given = [path for path in paths if check_text(path, "path")]
    if not given:
        return "."
    first, joined = given[0], "\\".join(given)
    if not re.match(r"[\\/]{2}[^\\/]", first):  # which is meant as a share
        slashes = len(joined) - len(joined.lstrip(_BOTH))
        if slashes >= 2:
            joined = "\\" + joined[slashes:]
    if any(":" in part and _is_reserved(part, part.index(":")) for part in joined.split("\\")):
        return joined.replace("/", "\\")
    return normalize(joined)


def relative(from_: str | Undefined = undefined, to: str | Undefined = undefined) -> str:
    """The way from one path to another. Raises ERR_INVALID_ARG_TYPE. Node: path.win32.relative."""
    from_, to = check_text(from_, "from"), check_text(to, "to")
    if from_ == to:
        return ""
    start, target = resolve(from_), resolve(to)
    if start.lower() == target.lower():
        return ""
    if len(start.lower()) != len(start) or len(target.lower()) != len(target):  # Node counts the root as a part here
        begin, end = start.removesuffix("\\"), target.removesuffix("\\")
        no_root = False
    else:
        begin, end = start.strip("\\"), target.strip("\\")
        no_root = not begin or not end
    if not no_root and begin.partition("\\")[0].lower() != end.partition("\\")[0].lower():
        return target
    return relation(begin, end, "\\", str.lower)


def toNamespacedPath(path: object = undefined) -> object:
    r"""The path with `\\?\` where it has a drive or is a share. Node: path.win32.toNamespacedPath."""
    if not isinstance(path, str) or not path:
        return path
    resolved = resolve(path)
    if len(resolved) <= 2:
        return path
    if resolved[:2] == "\\\\":
        return resolved if resolved[2] in "?." else f"\\\\?\\UNC\\{resolved[2:]}"
    return f"\\\\?\\{resolved}" if re.match(r"[A-Za-z]:\\", resolved) else resolved


def _offset(path: str) -> int:
    """Where the root ends for those who take a path apart: behind the separator that follows a share."""
    share = _SHARE.match(path)
    if share is not None:
        return share.end() + (share.end() < len(path))
    if path[:1] and path[0] in _BOTH:
        return 1
    return 2 + (len(path) > 2 and path[2] in _BOTH) if _DRIVE.match(path) else 0


def dirname(path: str | Undefined = undefined) -> str:
    """The path without its last part. Raises ERR_INVALID_ARG_TYPE. Node: path.win32.dirname."""
    path = check_text(path, "path")
    if len(path) < 2:
        return path if path and path in _BOTH else "."
    offset = _offset(path)
    end = directory_end(path, offset, _BOTH)
    if end == -1:
        return path[:offset] or "."
    return path[:end]


def basename(path: str | Undefined = undefined, suffix: str | Undefined = undefined) -> str:
    """The last part of a path, without a suffix. Raises ERR_INVALID_ARG_TYPE. Node: path.win32.basename."""
    ending = None if suffix is undefined else check_text(suffix, "suffix")
    path = check_text(path, "path")
    return base_of(path, ending, 2 if _DRIVE.match(path) else 0, _BOTH)


def extname(path: str | Undefined = undefined) -> str:
    """The last part from its last dot on. Raises ERR_INVALID_ARG_TYPE. Node: path.win32.extname."""
    path = check_text(path, "path")
    start = 2 if _DRIVE.match(path) else 0
    dot = extension_at(path, start, _BOTH)
    return "" if dot == -1 else path[dot : last_part(path, start, _BOTH)[1]]


def format(pathObject: dict[str, str] | Undefined = undefined) -> str:
    """The path of what `parse` gives. Raises ERR_INVALID_ARG_TYPE. Node: path.win32.format."""
    return formatted("\\", pathObject)


def parse(path: str | Undefined = undefined) -> Record:
    """`root`, `dir`, `base`, `ext` and `name` of a path. Raises ERR_INVALID_ARG_TYPE. Node: path.win32.parse."""
    path = check_text(path, "path")
    offset = _offset(path)
    root = path[:offset]
    first, end = last_part(path, offset, _BOTH)
    dot = extension_at(path, offset, _BOTH)
    base = path[first:end] if end != -1 else ""
    return Record(
        root=root,
        dir=path[: first - 1] if first > offset else root,
        base=base,
        ext="" if dot == -1 else path[dot:end],
        name=base if dot == -1 else path[first:dot],
    )
