"""A request whose body is not wanted any more is destroyed without its connection: the answer still goes out."""

from conformance.lib import show
from nodecompat import http, setImmediate
from nodecompat.stream import Readable, Writable, destroy, pipeline


def fail(chunk, encoding, done):
    done(Exception("full"))


def serve(req, res):
    show(req.method, req.url)
    if req.url == "/pipe":

        def failed(error):
            show("pipeline", str(error), req.destroyed, res.destroyed, bool(req.socket))
            res.statusCode = 500
            res.end("sorry")

        pipeline(req, Writable({"write": fail}), failed)
    elif req.url == "/destroy":
        req.on("error", lambda error: show("req error", error.name))
        req.on("aborted", lambda: show("aborted"))

        @req.on("close")
        def _():
            show("closed")
            res.end("answer")

        destroy(req)
    elif req.url == "/res":

        def read(self, size):
            self.destroy(Exception("no source"))

        ended = lambda error: show("res", str(error), res.destroyed, res.headersSent)
        pipeline(Readable({"read": read}), res, ended)
    elif req.url == "/iter":

        async def iterate():
            try:
                async for _ in req:
                    raise Exception("enough")
            except Exception as error:
                show(str(error), req.destroyed)
                res.end("iter")

        return iterate()


server = http.createServer(serve)


def listening():
    urls = ["/pipe", "/destroy", "/res", "/iter"]

    def next_one():
        if not urls:
            return server.close()
        where = {"port": server.address().port, "host": "127.0.0.1", "method": "POST", "path": urls.pop(0)}

        def answered(res):
            text = ""

            @res.on("data")
            def _(chunk):
                nonlocal text
                text += chunk.decode()

            res.on("end", lambda: show("got", res.statusCode, text))
            res.on("error", lambda error: show("res", error.code))

        r = http.request({**where, "agent": False}, answered)
        r.on("error", lambda error: show("request", error.code))
        r.on("close", next_one)
        r.end("x" * 100)

    next_one()


server.listen(0, "127.0.0.1", listening)


@server.on("close")
def _():
    """The other side: a client's request that a pipeline ends with is aborted when the source fails."""
    other = http.createServer(lambda req, res: req.on("error", lambda error: show("server", error.code)).resume())

    def ready():
        request = http.request({"port": other.address().port, "host": "127.0.0.1", "method": "POST", "agent": False})
        request.on("abort", lambda: show("abort"))
        request.on("error", lambda error: show("error", error.code))
        request.on("close", lambda: (show("close", request.aborted, request.destroyed), other.close()))
        count = 0

        def read(self, size):
            nonlocal count
            count += 1
            if count > 1:
                setImmediate(lambda: self.destroy(Exception("gone")))
            else:
                self.push("x")

        pipeline(Readable({"read": read}), request, lambda error: show("pipeline", str(error)))

    other.listen(0, "127.0.0.1", ready)
