"""fs.promises.watch: an abort ends the loop at once, whatever has happened already."""

import os
import tempfile

from conformance.lib import show
from nodecompat import AbortController, fs, setTimeout, start

root = tempfile.mkdtemp(prefix="case-")


async def main():
    controller = AbortController()
    changes = fs.promises.watch(root, {"signal": controller.signal})
    setTimeout(lambda: fs.writeFileSync(os.path.join(root, "a"), "text"), 20)
    try:
        async for change in changes:
            show(change["eventType"], change["filename"])
            controller.abort()
    except Exception as err:
        show(err.name, err.code)
    try:
        fs.watch(os.path.join(root, "none"))
    except Exception as err:
        show(err.code, err.syscall, os.path.basename(err.filename))
    try:
        async for change in fs.promises.watch(os.path.join(root, "none")):
            show(change)
    except Exception as err:
        show(err.code, err.syscall)
    fs.rmSync(root, {"recursive": True})


start(main())
