"""util.promisify(exec) gives a promise of both outputs, which has the child."""

import json

import nodecompat
from conformance.lib import show, typeof
from nodecompat.child_process import exec
from nodecompat.util import promisify


async def main():
    promise = promisify(exec)("echo out; echo err >&2")
    show(promise.child.spawnfile, typeof(promise.child.pid))
    result = await promise
    show(result.stdout.strip(), result.stderr.strip())
    try:
        await promisify(exec)("echo said; exit 4")
    except Exception as e:
        show(
            [key for key in vars(e) if key != "message"],
            e.code,
            json.dumps([e.stdout, e.stderr], separators=(",", ":")),
        )
    try:
        promisify(exec)(5)
    except Exception as e:
        show("thrown", e.code)


nodecompat.start(main())
