"""Listen twice, after an error, in 'close'; its callback is called once."""

from conformance.lib import show
from nodecompat import net


def started():
    taken = blocker.address().port
    server = net.createServer()
    tries = 0

    def callback():
        nonlocal tries
        tries += 1
        show("callback", tries)

    def failed(e):
        show("error", e.code, server.listening, server.address(), server.listenerCount("listening"))
        server.listen(0, "127.0.0.1", callback)

    def again():
        nonlocal tries
        tries += 1
        show("again", tries)
        server.close(lambda: blocker.close())

    def closed():
        show("close", server.listening, tries)
        if tries == 1:
            server.listen(0, "127.0.0.1", again)

    def listening():
        show("listening", server.listening, server.listenerCount("listening"))
        try:
            server.listen(0)
        except Exception as e:
            show(e.name, e.code, e.message)
        if tries > 1:
            server.close()
            return
        if server.listenerCount("close") == 0:
            server.on("close", closed)
        server.close()

    server.on("error", failed)
    server.on("listening", listening)
    server.listen(taken, "127.0.0.1", lambda: show("first callback"))


blocker = net.createServer()
blocker.listen(0, "127.0.0.1", started)
