"""copyFile and cp.

What must stay true: a copy has the permissions of what was copied, as libuv makes it.
"""

from __future__ import annotations

import errno
import os
import shutil
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
        if os.path.isdir(source):
            if not given["recursive"]:
                reason = f"{source} is a directory (not copied)"
                raise FsError("ERR_FS_EISDIR", "Path is a directory", errno.EISDIR, reason, "cp", source)
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
        raise _invalid(f"cannot copy {source} to a subdirectory of self {target}", target)


def _invalid(reason: str, target: str) -> FsError:
    return FsError("ERR_FS_CP_EINVAL", "Invalid src or dest", errno.EINVAL, reason, "cp", target)


def _is_same(source: str, target: str) -> bool:
    try:
        return os.path.samestat(os.lstat(source), os.lstat(target))
    except OSError:
        return False


def _copy_tree(source: str, target: str, given: dict[str, Any]) -> None:
    if _is_same(source, target):
        raise _invalid("src and dest cannot be the same", target)
    if os.path.islink(source) and not given["dereference"]:
        to = os.readlink(source)
        if not given["verbatimSymlinks"] and not os.path.isabs(to):
            to = os.path.abspath(os.path.join(os.path.dirname(source), to))
        if os.path.lexists(target):
            os.unlink(target)
        os.symlink(to, target)
    elif os.path.isdir(source):
        if os.path.exists(target) and not os.path.isdir(target):
            reason = f"cannot overwrite non-directory {target} with directory {source}"
            text = "Cannot overwrite non-directory with directory"
            raise FsError("ERR_FS_CP_DIR_TO_NON_DIR", text, errno.EISDIR, reason, "cp", target)
        os.makedirs(target, exist_ok=True)
        for name in sorted(os.listdir(source)):
            below, to = os.path.join(source, name), os.path.join(target, name)
            if given["filter"] is None or given["filter"](below, to):
                _copy_tree(below, to, given)
    else:
        _copy_one(source, target, given)


def _copy_one(source: str, target: str, given: dict[str, Any]) -> None:
    if os.path.lexists(target):
        if not given["force"]:
            if given["errorOnExist"]:
                text, reason = "Target already exists", f"{target} already exists"
                raise FsError("ERR_FS_CP_EEXIST", text, errno.EEXIST, reason, "cp", target)
            return
        if os.path.isdir(target):
            reason = f"cannot overwrite directory {target} with non-directory {source}"
            text = "Cannot overwrite directory with non-directory"
            raise FsError("ERR_FS_CP_NON_DIR_TO_DIR", text, errno.ENOTDIR, reason, "cp", target)
    os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
    with calling("copyfile", source, target):
        (shutil.copy2 if given["preserveTimestamps"] else shutil.copy)(source, target)
