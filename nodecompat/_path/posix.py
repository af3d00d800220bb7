"""`path.posix`: paths with slashes."""

from __future__ import annotations

from .._js.record import Record
from ..process import process
from ..values import Undefined, undefined
from .shared import base_of, check_text, directory_end, extension_at, formatted, last_part, relation, without_dots

sep = "/"
delimiter = ":"


def resolve(*paths: str) -> str:
    """The absolute path that a sequence of paths leads to. Raises ERR_INVALID_ARG_TYPE. Node: path.resolve."""
    found = ""
    for index in range(len(paths) - 1, -1, -1):
        path = check_text(paths[index], f"paths[{index}]")
        if path:
            found = f"{path}/{found}"
            if path[0] == "/":
                break
    else:
        found = f"{process.cwd()}/{found}"
    return "/" + without_dots(found, False, "/", "/")


def normalize(path: str | Undefined = undefined) -> str:
    """The path without `.`, `..` and doubled slashes. Raises ERR_INVALID_ARG_TYPE. Node: path.normalize."""
    path = check_text(path, "path")
    if not path:
        return "."
    absolute, trailing = path[0] == "/", path[-1] == "/"
    found = without_dots(path, not absolute, "/", "/")
    if not found:
        return "/" if absolute else "./" if trailing else "."
    return f"{'/' if absolute else ''}{found}{'/' if trailing else ''}"


def isAbsolute(path: str | Undefined = undefined) -> bool:
    """Whether a path begins with a slash. Raises ERR_INVALID_ARG_TYPE. Node: path.isAbsolute."""
    return check_text(path, "path")[:1] == "/"


def join(*paths: str) -> str:
    """The paths, one behind the other, normalized. Raises ERR_INVALID_ARG_TYPE. Node: path.join."""
    given = [path for path in paths if check_text(path, "path")]
    return normalize("/".join(given)) if given else "."


def relative(from_: str | Undefined = undefined, to: str | Undefined = undefined) -> str:
    """The way from one path to another. Raises ERR_INVALID_ARG_TYPE. Node: path.relative."""
    from_, to = check_text(from_, "from"), check_text(to, "to")
    return "" if from_ == to else relation(resolve(from_)[1:], resolve(to)[1:], "/", str)


def toNamespacedPath(path: object = undefined) -> object:
    """The path as it is: only Windows has namespaces. Node: path.toNamespacedPath."""
    return path


def dirname(path: str | Undefined = undefined) -> str:
    """The path without its last part. Raises ERR_INVALID_ARG_TYPE. Node: path.dirname."""
    path = check_text(path, "path")
    end = directory_end(path, 1, "/")
    if end == -1:
        return "/" if path[:1] == "/" else "."
    return "//" if path[0] == "/" and end == 1 else path[:end]


def basename(path: str | Undefined = undefined, suffix: str | Undefined = undefined) -> str:
    """The last part of a path, without a suffix. Raises ERR_INVALID_ARG_TYPE. Node: path.basename."""
    ending = None if suffix is undefined else check_text(suffix, "suffix")
    path = check_text(path, "path")
    return base_of(path, ending, 0, "/")


def extname(path: str | Undefined = undefined) -> str:
    """The last part from its last dot on. Raises ERR_INVALID_ARG_TYPE. Node: path.extname."""
    path = check_text(path, "path")
    dot = extension_at(path, 0, "/")
    return "" if dot == -1 else path[dot : last_part(path, 0, "/")[1]]


def format(pathObject: dict[str, str] | Undefined = undefined) -> str:
    """The path of what `parse` gives. Raises ERR_INVALID_ARG_TYPE. Node: path.format."""
    return formatted("/", pathObject)


def parse(path: str | Undefined = undefined) -> Record:
    """`root`, `dir`, `base`, `ext` and `name` of a path. Raises ERR_INVALID_ARG_TYPE. Node: path.parse."""
    path = check_text(path, "path")
    root = path[:1] if path[:1] == "/" else ""
    first, end = last_part(path, len(root), "/")
    dot = extension_at(path, len(root), "/", 0)
    base = path[first:end] if end != -1 else ""
    return Record(
        root=root,
        dir=path[: first - 1] if first > len(root) else root,
        base=base,
        ext="" if dot == -1 else path[dot:end],
        name=base if dot == -1 else path[first:dot],
    )
