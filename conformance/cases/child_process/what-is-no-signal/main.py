"""An object that cannot be aborted is no signal, and one that names no file no URL."""

from conformance.lib import show
from nodecompat import js, start
from nodecompat.child_process import exec, execFile, spawn
from nodecompat.events import EventEmitter, once
from nodecompat.stream import Readable, addAbortSignal
from nodecompat.timers import promises
from nodecompat.util import promisify


def said(error):
    show(error.name, error.code, error.message)


empty = js.obj()
for call in (
    lambda: exec("true", {"signal": empty}),
    lambda: promisify(execFile)("true", [], {"signal": empty}),
    lambda: spawn("true", {"signal": empty}),
    lambda: addAbortSignal(empty, Readable()),
    lambda: spawn("true", {"cwd": empty}),
):
    try:
        call()
        show("fine")
    except Exception as error:
        said(error)


async def main():
    try:
        await once(EventEmitter(), "x", {"signal": empty})
    except Exception as error:
        said(error)
    try:
        await promises.setTimeout(1, None, {"signal": empty})
    except Exception as error:
        said(error)


start(main())
