"""util.aborted resolves when the signal aborts, at once for one that has, and checks its arguments."""

from conformance.lib import show
from nodecompat import start
from nodecompat.abort import AbortController, AbortSignal
from nodecompat.events import getEventListeners
from nodecompat.util import aborted


class Resource:
    pass


async def main():
    controller = AbortController()
    resource = Resource()
    waiting = aborted(controller.signal, resource)
    show(len(getEventListeners(controller.signal, "abort")))
    waiting.then(lambda value: show("resolved", value.type))
    controller.abort()
    await waiting
    show(len(getEventListeners(controller.signal, "abort")))
    show(await aborted(AbortSignal.abort(), resource))
    for signal, thing in [[1, {}], ["x", {}], [None, {}], [{}, {}], [controller.signal, None], [controller.signal, 1]]:
        try:
            await aborted(signal, thing)
        except Exception as err:
            show(err.name, err.code, err.message)


start(main())
