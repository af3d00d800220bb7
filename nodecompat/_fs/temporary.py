"""Directories that are taken away by themselves, and files as Blobs."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._web.blob import Blob
from ..promise import Promise
from ..values import undefined
from .arguments import object_of, path_of
from .contents import readFile
from .entries import mkdtemp
from .running import promised

if TYPE_CHECKING:
    from typing import Self

    from .._loop.threads import Work


class TemporaryDirectory:
    """A directory with its `path`; `remove()`, or `with`, takes it away and all that is in it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._whole = os.path.abspath(path)

    def remove(self) -> Any:
        """Take it away; twice is once."""
        shutil.rmtree(self._whole, ignore_errors=not os.path.lexists(self._whole))
        return undefined

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.remove()


class AwaitedDirectory(TemporaryDirectory):
    """As TemporaryDirectory; `await remove()`, or `async with`."""

    def remove(self) -> Promise[Any]:
        """Take it away; twice is once."""
        return promised(lambda: super(AwaitedDirectory, self).remove)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.remove()


def mkdtempDisposableSync(prefix: object = undefined, options: object = undefined) -> TemporaryDirectory:
    """A directory as of mkdtempSync, with `remove()`. Node: fs.mkdtempDisposableSync."""
    return TemporaryDirectory(str(mkdtemp(prefix, options)()))


def mkdtempDisposable(prefix: object = undefined, options: object = undefined) -> Work:
    """What makes a directory with an awaited `remove()`."""
    work = mkdtemp(prefix, options)
    return lambda: AwaitedDirectory(str(work()))


def openAsBlob(path: object = undefined, options: object = undefined) -> Promise[Blob]:
    """A promise of what a file holds, as a Blob. Option: type. Raises ERR_INVALID_ARG_TYPE. Node: fs.openAsBlob."""
    kind = _kind(options)
    path_of(path)
    return promised(lambda: readFile(path)).then(lambda data: Blob([data], {"type": kind}))


def openAsBlobSync(path: object = undefined, options: object = undefined) -> Blob:
    """As openAsBlob, at once. Node: fs.openAsBlobSync."""
    return Blob([readFile(path)()], {"type": _kind(options)})


def _kind(options: object) -> str:
    kind = object_of(options).get("type", "")
    if not isinstance(kind, str):
        raise InvalidArgTypeError("options.type", "of type string", kind)
    return kind
