"""A promisified execFile() gives both outputs, and rejects with them."""

import nodecompat
from conformance.lib import show
from nodecompat.child_process import execFile
from nodecompat.util import promisify

run = promisify(execFile)


async def main():
    result = await run("sh", ["-c", "echo version 1"])
    show(result.stdout.strip(), result.stderr == "")
    try:
        await run("sh", ["-c", "echo half; echo bad >&2; exit 6"])
    except Exception as e:
        show(e.code, e.stdout.strip(), e.stderr.strip())


nodecompat.start(main())
