"""copyFile and cp.

What must stay true: a copy has the permissions of what was copied, as libuv makes it.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from _queue import SimpleQueue
from _thread import get_ident
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, Thrown
from .._js.arity import fit, is_function
from .._js.kinds import truthy
from .._loop.current import engine
from .._stream.failures import invalid_return
from ..promise import Promise
from ..values import undefined
from .arguments import boolean, object_of, path_of, small_mode
from .failures import FsError, calling, refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._loop.threads import Work
    from .arguments import Path

COPYFILE_EXCL = 1

# What is refused, by its code: a text, the number, what is wrong, and the whole text of cpSync, if that has its own.
_REFUSALS = {
    "ERR_FS_EISDIR": (
        "Path is a directory",
        errno.EISDIR,
        "{source} is a directory (not copied)",
        "Recursive option not enabled, cannot copy a directory: {source_}",
    ),
    "ERR_FS_CP_EINVAL": (
        "Invalid src or dest",
        errno.EINVAL,
        "cannot copy {source} to a subdirectory of self {target}",
        "Cannot copy {source_} to a subdirectory of self {target}",
    ),
    "ERR_FS_CP_DIR_TO_NON_DIR": (
        "Cannot overwrite non-directory with directory",
        errno.EISDIR,
        "cannot overwrite non-directory {target} with directory {source}",
        "Cannot overwrite non-directory {target} with directory {source}",
    ),
    "ERR_FS_CP_NON_DIR_TO_DIR": (
        "Cannot overwrite directory with non-directory",
        errno.ENOTDIR,
        "cannot overwrite directory {target} with non-directory {source}",
        "Cannot overwrite directory {target} with non-directory {source}",
    ),
    "ERR_FS_CP_EEXIST": ("Target already exists", errno.EEXIST, "{target} already exists", None),
}


def copyFile(src: object = undefined, dest: object = undefined, mode: object = 0) -> Work:
    """Copy one file; with `fs.constants.COPYFILE_EXCL` it fails where there is one already."""
    source, target = path_of(src, "src"), path_of(dest, "dest")
    wanted = small_mode(mode)

    def work() -> Any:
        _copy(source, target, "copyfile", exclusive=bool(wanted & COPYFILE_EXCL))
        return undefined

    return work


def _copy(source: Path, target: Path, syscall: str, *, exclusive: bool = False) -> None:
    with calling(syscall, source, target):
        if os.path.isdir(source):
            raise refused(errno.EISDIR, syscall, source, target)
        if exclusive and os.path.lexists(target):
            raise refused(errno.EEXIST, syscall, source, target)
        try:
            shutil.copy(os.fsdecode(source), os.fsdecode(target))
        except shutil.SameFileError:
            return


def cp(src: object = undefined, dest: object = undefined, options: object = undefined) -> Work:
    """Copy a file, or with `recursive` a directory and all in it.

    Options: recursive, force (True), errorOnExist, filter(src, dest) (which may give a promise, unless in cpSync),
    dereference, preserveTimestamps, verbatimSymlinks.
    """
    given = object_of(options)
    for name in ("dereference", "errorOnExist", "preserveTimestamps", "recursive", "verbatimSymlinks"):
        given[name] = boolean(given, name)
    given["force"] = boolean(given, "force", True)
    given["filter"] = _filtering(given.get("filter"))
    source, target = os.fsdecode(path_of(src, "src")), os.fsdecode(path_of(dest, "dest"))

    def work() -> Any:
        with calling("lstat", source):
            os.lstat(source)
        if given["filter"] is not None and not given["filter"](source, target):
            return undefined
        _check_kinds(source, target, given)
        if os.path.isdir(source):
            if not given["recursive"]:
                raise _refusal("ERR_FS_EISDIR", source, target)
            _check_is_apart(source, target)
        _copy_tree(source, target, given)
        return undefined

    return work


def _filtering(keep: Any) -> Callable[[str, str], bool] | None:
    """What asks a filter of the program's, which is called on the loop's thread, also for work in another one.

    There its promise is waited for; at once only true and false will do, of which it is asked here.
    """
    if keep is None:
        return None
    if not is_function(keep):
        raise InvalidArgTypeError("options.filter", "of type function", keep)
    function, preparing = fit(keep, 2), get_ident()

    def wanted(source: str, target: str) -> bool:
        if get_ident() == preparing:
            found = engine.take_result(function(source, target))
            if isinstance(found, Promise):
                raise invalid_return("boolean", "filter", found)
            return truthy(found)
        answers: SimpleQueue[tuple[BaseException | None, bool]] = SimpleQueue()
        engine.call_from_thread(_ask, lambda: function(source, target), answers.put)
        error, is_wanted = answers.get()
        if error is not None:
            raise error
        return is_wanted

    return wanted


def _ask(function: Callable[[], object], answer: Callable[[tuple[BaseException | None, bool]], None]) -> None:
    """Call a function on the loop's thread, and answer with the truth of what it gives, if need be later."""

    def failed(error: Any) -> None:
        answer((error if isinstance(error, BaseException) else Thrown(error), False))

    try:
        found = engine.take_result(function())
    except Exception as error:
        failed(error)
    else:
        Promise.resolve(found).then(lambda value: answer((None, truthy(value))), failed)


def _check_is_apart(source: str, target: str) -> None:
    """Refuse to copy a directory into itself, which would not end."""
    whole, there = os.path.realpath(source), os.path.realpath(target)
    if there.startswith(os.path.join(whole, "")):
        raise _refusal("ERR_FS_CP_EINVAL", source, target)


def _refusal(code: str, source: str, target: str) -> FsError:
    text, number, reason, at_once = _REFUSALS[code]
    names = {"source": source, "target": target, "source_": os.path.join(source, "")}
    path = source if code == "ERR_FS_EISDIR" else target
    at_once = at_once and at_once.format_map(names)
    return FsError(code, text, number, reason.format_map(names), "cp", path, at_once=at_once)


def _check_kinds(source: str, target: str, given: dict[str, Any]) -> None:
    """Refuse to copy something onto itself, and a directory and what is none onto one another."""
    look = os.stat if given["dereference"] else os.lstat
    with calling(look.__name__, source):
        found = look(source)
    try:
        with calling(look.__name__, target):
            there = look(target)
    except FileNotFoundError:
        return
    if os.path.samestat(found, there):
        reason = "src and dest cannot be the same"
        text, number = _REFUSALS["ERR_FS_CP_EINVAL"][:2]
        raise FsError("ERR_FS_CP_EINVAL", text, number, reason, "cp", target, at_once=f"{reason} {target}")
    if stat.S_ISDIR(found.st_mode) and not stat.S_ISDIR(there.st_mode):
        raise _refusal("ERR_FS_CP_DIR_TO_NON_DIR", source, target)
    if stat.S_ISDIR(there.st_mode) and not stat.S_ISDIR(found.st_mode):
        raise _refusal("ERR_FS_CP_NON_DIR_TO_DIR", source, target)


def _copy_tree(source: str, target: str, given: dict[str, Any]) -> None:
    _check_kinds(source, target, given)
    if os.path.islink(source) and not given["dereference"]:
        _copy_link(source, target, given)
    elif os.path.isdir(source):
        if os.path.lexists(target):
            _check_may_be_there(source, target, given)
        os.makedirs(target, exist_ok=True)
        for name in sorted(os.listdir(source)):
            below, to = os.path.join(source, name), os.path.join(target, name)
            if given["filter"] is None or given["filter"](below, to):
                _copy_tree(below, to, given)
    else:
        _copy_one(source, target, given)


def _check_may_be_there(source: str, target: str, given: dict[str, Any]) -> None:
    if given["errorOnExist"] and not given["force"]:
        raise _refusal("ERR_FS_CP_EEXIST", source, target)


def _copy_link(source: str, target: str, given: dict[str, Any]) -> None:
    """Only a link is replaced by a link."""
    to = os.readlink(source)
    if not given["verbatimSymlinks"] and not os.path.isabs(to):
        to = os.path.abspath(os.path.join(os.path.dirname(source), to))
    os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
    if os.path.islink(target):
        os.unlink(target)
    with calling("symlink", to, target):
        os.symlink(to, target)


def _copy_one(source: str, target: str, given: dict[str, Any]) -> None:
    if os.path.lexists(target) and not given["force"]:
        _check_may_be_there(source, target, given)
        return
    os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
    with calling("copyfile", source, target):
        (shutil.copy2 if given["preserveTimestamps"] else shutil.copy)(source, target)
