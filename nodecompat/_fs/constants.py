"""`fs.constants`: modes, flags and kinds, in Node's order, as far as this system has them."""

from __future__ import annotations

import os
import stat

from .._js.record import FrozenRecord

_FLAGS = "O_RDONLY O_WRONLY O_RDWR"
_KINDS = "S_IFMT S_IFREG S_IFDIR S_IFCHR S_IFBLK S_IFIFO S_IFLNK S_IFSOCK"
_MORE = (
    "O_CREAT O_EXCL UV_FS_O_FILEMAP O_NOCTTY O_TRUNC O_APPEND O_DIRECTORY O_NOATIME O_NOFOLLOW O_SYNC "
    "O_DSYNC O_DIRECT O_NONBLOCK"
)
_MODES = (
    "S_IRWXU S_IRUSR S_IWUSR S_IXUSR S_IRWXG S_IRGRP S_IWGRP S_IXGRP S_IRWXO S_IROTH S_IWOTH S_IXOTH F_OK "
    "R_OK W_OK X_OK"
)


def _numbers(names: str) -> dict[str, int]:
    found = {name: getattr(os, name, getattr(stat, name, None)) for name in names.split()}
    found.update({"UV_FS_O_FILEMAP": 0} if "UV_FS_O_FILEMAP" in found else {})
    return {name: int(value) if not callable(value) else 0o170000 for name, value in found.items() if value is not None}


constants = FrozenRecord(
    UV_FS_SYMLINK_DIR=1,
    UV_FS_SYMLINK_JUNCTION=2,
    **_numbers(_FLAGS),
    UV_DIRENT_UNKNOWN=0,
    UV_DIRENT_FILE=1,
    UV_DIRENT_DIR=2,
    UV_DIRENT_LINK=3,
    UV_DIRENT_FIFO=4,
    UV_DIRENT_SOCKET=5,
    UV_DIRENT_CHAR=6,
    UV_DIRENT_BLOCK=7,
    **_numbers(_KINDS),
    **_numbers(_MORE),
    **_numbers(_MODES),
    UV_FS_COPYFILE_EXCL=1,
    COPYFILE_EXCL=1,
    UV_FS_COPYFILE_FICLONE=2,
    COPYFILE_FICLONE=2,
    UV_FS_COPYFILE_FICLONE_FORCE=4,
    COPYFILE_FICLONE_FORCE=4,
)
