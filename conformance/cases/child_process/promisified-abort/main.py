"""A promisified exec() or execFile() is rejected by an abort, with the reason as its cause, and checks its signal."""

from conformance.lib import show
from nodecompat import start, undefined
from nodecompat.abort import AbortController, AbortSignal
from nodecompat.child_process import exec, execFile
from nodecompat.util import promisify


def told(err):
    cause = err.cause
    show(err.name, err.code, err.message, cause if isinstance(cause, str) else getattr(cause, "name", type(cause).__name__))


async def main():
    for run in [lambda o: promisify(exec)("sleep 5", o), lambda o: promisify(execFile)("sleep", ["5"], o)]:
        for reason in [undefined, "why", TypeError("own")]:
            controller = AbortController()
            waiting = run({"signal": controller.signal})
            controller.abort(reason)
            try:
                await waiting
            except Exception as err:
                told(err)
        try:
            await run({"signal": AbortSignal.abort()})
        except Exception as err:
            told(err)
        for signal in [{}, "x", None]:
            try:
                await run({"signal": signal})
            except Exception as err:
                show(err.name, err.code, err.message)


start(main())
