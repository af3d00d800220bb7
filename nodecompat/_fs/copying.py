"""copyFile and cp.

What must stay true: a copy has the permissions of what was copied, as libuv makes it.
"""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._js.arity import fit, is_function
from ..values import undefined
from .arguments import boolean, object_of, path_of, small_mode
from .failures import FsError, calling, refused

if TYPE_CHECKING:
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

    Options: recursive, force (True), errorOnExist, filter(src, dest), dereference, preserveTimestamps,
    verbatimSymlinks.
    """
    given = object_of(options)
    for name in ("dereference", "errorOnExist", "preserveTimestamps", "recursive", "verbatimSymlinks"):
        given[name] = boolean(given, name)
    given["force"] = boolean(given, "force", True)
    keep = given.get("filter")
    if keep is not None and not is_function(keep):
        raise InvalidArgTypeError("options.filter", "of type function", keep)
    given["filter"] = None if keep is None else fit(keep, 2)
    source, target = os.fsdecode(path_of(src, "src")), os.fsdecode(path_of(dest, "dest"))

    def work() -> Any:
        with calling("lstat", source):
            os.lstat(source)
        if os.path.isdir(source) and not given["recursive"]:
            text = "Recursive option not enabled, cannot copy a directory"
            raise FsError("ERR_FS_EISDIR", text, errno.EISDIR, f"{source} is a directory (not copied)", "cp", source)
        _copy_tree(source, target, given)
        return undefined

    return work


def _copy_tree(source: str, target: str, given: dict[str, Any]) -> None:
    if given["filter"] is not None and not given["filter"](source, target):
        return
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
            _copy_tree(os.path.join(source, name), os.path.join(target, name), given)
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
