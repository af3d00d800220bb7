"""Destroy and reset twice, with errors, after one another; the error is told once."""

from conformance.lib import show
from nodecompat import Promise, net, setImmediate, start, undefined


def tell(name, c, act):
    def executor(done, _):
        c.on("error", lambda e: show(name, "error", getattr(e, "code", undefined), e.message))

        def closed(bad):
            show(name, "close", bad, c.destroyed, c.closed, c.errored and c.errored.message)
            setImmediate(done)

        c.on("close", closed)
        c.resume().on("connect", lambda: act(c))

    return Promise(executor)


def started():
    port = server.address().port

    def connect():
        return net.connect(port, "127.0.0.1")

    def soon(c):
        c.on("finish", lambda: show("finish"))
        c.write("x")
        c.destroySoon()
        show(c.destroyed, c.writable)

    async def main():
        await tell("twice", connect(), lambda c: (c.destroy(), show(c.destroy() is c)))
        await tell("errors", connect(), lambda c: (c.destroy(Exception("one")), c.destroy(Exception("two"))))
        await tell("error later", connect(), lambda c: (c.destroy(), c.destroy(Exception("late"))))
        await tell("reset twice", connect(), lambda c: (show(c.resetAndDestroy() is c), c.resetAndDestroy()))
        await tell(
            "reset, write", connect(), lambda c: (c.resetAndDestroy(), c.write("x", lambda e: show(e.code)))
        )
        await tell("destroy, reset", connect(), lambda c: (c.destroy(), c.resetAndDestroy()))
        await tell("soon", connect(), soon)
        await tell(
            "soon, ended", connect(), lambda c: c.end(lambda: (c.destroySoon(), show(c.destroyed)))
        )
        server.close()

    start(main())


server = net.createServer(lambda s: s.on("error", lambda: None).resume())
server.listen(0, "127.0.0.1", started)
