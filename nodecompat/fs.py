"""Node's `fs`: files.

    from nodecompat import fs
    text = fs.readFileSync("data.txt", "utf8")
    fs.readFile("data.txt", lambda error, data: ...)
    data = await fs.promises.readFile("data.txt")

What must stay true: what a file holds is a Buffer, which is `bytes`, or a text where there is an encoding. A function
without Sync never blocks the loop, and checks its arguments before it returns. Errors are Node's, and those that Python
has for them (FileNotFoundError, ...). Options may be given by name, too.

Not here: `lchmod`, which is for macOS, the `fs` option of streams, the mode FICLONE of copies; `birthtime` is the time
of the last change of the inode where Python does not know it; the type of `statfs` is 0; `watch` needs Linux.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._fs import promises as promises
from ._fs.constants import constants as constants
from ._fs.entries import Dir as Dir
from ._fs.forms import CALLBACK, SYNC
from ._fs.forms import exists as exists
from ._fs.forms import read as read
from ._fs.forms import readv as readv
from ._fs.forms import write as write
from ._fs.forms import writev as writev
from ._fs.stats import Dirent as Dirent
from ._fs.stats import Stats as Stats
from ._fs.streams import ReadStream as ReadStream
from ._fs.streams import WriteStream as WriteStream
from ._fs.streams import createReadStream as createReadStream
from ._fs.streams import createWriteStream as createWriteStream
from ._fs.temporary import mkdtempDisposableSync as mkdtempDisposableSync
from ._fs.temporary import openAsBlob as openAsBlob
from ._fs.temporary import openAsBlobSync as openAsBlobSync
from ._fs.watching import FSWatcher as FSWatcher
from ._fs.watching import unwatchFile as unwatchFile
from ._fs.watching import watch as watch
from ._fs.watching import watchFile as watchFile

if TYPE_CHECKING:
    from collections.abc import Callable

    access: Callable[..., Any]
    accessSync: Callable[..., Any]
    appendFile: Callable[..., Any]
    appendFileSync: Callable[..., Any]
    chmod: Callable[..., Any]
    chmodSync: Callable[..., Any]
    chown: Callable[..., Any]
    chownSync: Callable[..., Any]
    close: Callable[..., Any]
    closeSync: Callable[..., Any]
    copyFile: Callable[..., Any]
    copyFileSync: Callable[..., Any]
    cp: Callable[..., Any]
    cpSync: Callable[..., Any]
    existsSync: Callable[..., Any]
    fchmod: Callable[..., Any]
    fchmodSync: Callable[..., Any]
    fchown: Callable[..., Any]
    fchownSync: Callable[..., Any]
    fdatasync: Callable[..., Any]
    fdatasyncSync: Callable[..., Any]
    fstat: Callable[..., Any]
    fstatSync: Callable[..., Any]
    fsync: Callable[..., Any]
    fsyncSync: Callable[..., Any]
    ftruncate: Callable[..., Any]
    ftruncateSync: Callable[..., Any]
    futimes: Callable[..., Any]
    futimesSync: Callable[..., Any]
    glob: Callable[..., Any]
    globSync: Callable[..., Any]
    lchown: Callable[..., Any]
    lchownSync: Callable[..., Any]
    link: Callable[..., Any]
    linkSync: Callable[..., Any]
    lstat: Callable[..., Any]
    lstatSync: Callable[..., Any]
    lutimes: Callable[..., Any]
    lutimesSync: Callable[..., Any]
    mkdir: Callable[..., Any]
    mkdirSync: Callable[..., Any]
    mkdtemp: Callable[..., Any]
    mkdtempSync: Callable[..., Any]
    open: Callable[..., Any]
    openSync: Callable[..., Any]
    opendir: Callable[..., Any]
    opendirSync: Callable[..., Any]
    readFile: Callable[..., Any]
    readFileSync: Callable[..., Any]
    readSync: Callable[..., Any]
    readdir: Callable[..., Any]
    readdirSync: Callable[..., Any]
    readlink: Callable[..., Any]
    readlinkSync: Callable[..., Any]
    readvSync: Callable[..., Any]
    realpath: Callable[..., Any]
    realpathSync: Callable[..., Any]
    rename: Callable[..., Any]
    renameSync: Callable[..., Any]
    rm: Callable[..., Any]
    rmSync: Callable[..., Any]
    rmdir: Callable[..., Any]
    rmdirSync: Callable[..., Any]
    stat: Callable[..., Any]
    statSync: Callable[..., Any]
    statfs: Callable[..., Any]
    statfsSync: Callable[..., Any]
    symlink: Callable[..., Any]
    symlinkSync: Callable[..., Any]
    truncate: Callable[..., Any]
    truncateSync: Callable[..., Any]
    unlink: Callable[..., Any]
    unlinkSync: Callable[..., Any]
    utimes: Callable[..., Any]
    utimesSync: Callable[..., Any]
    writeFile: Callable[..., Any]
    writeFileSync: Callable[..., Any]
    writeSync: Callable[..., Any]
    writevSync: Callable[..., Any]

FileReadStream, FileWriteStream = ReadStream, WriteStream  # their older names
globals().update(SYNC)
globals().update(CALLBACK)

__all__ = [
    *SYNC,
    *CALLBACK,
    "Dir",
    "Dirent",
    "FSWatcher",
    "FileReadStream",
    "FileWriteStream",
    "ReadStream",
    "Stats",
    "WriteStream",
    "constants",
    "createReadStream",
    "createWriteStream",
    "exists",
    "mkdtempDisposableSync",
    "openAsBlob",
    "openAsBlobSync",
    "promises",
    "read",
    "readv",
    "unwatchFile",
    "watch",
    "watchFile",
    "write",
    "writev",
]
