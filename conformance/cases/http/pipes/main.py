"""Bodies are streams: piped, read in pieces, with text in encodings, paused and resumed."""
from conformance.lib import show
from nodecompat import http, setTimeout
from nodecompat.stream import Readable, finished, pipeline

size = 3 << 20
def handle(q, r):
    if q.url == "/echo": q.pipe(r)
    if q.url == "/pipeline": pipeline(q, r, lambda e: show("pipeline", e))
    if q.url == "/source": Readable.from_(["a", "b", "c"], {"objectMode": False}).pipe(r)
    n = 0
    def count(d):
        nonlocal n
        n += len(d)
    if q.url == "/paused":
        q.pause()
        setTimeout(lambda: (show(q.isPaused(), q.readableLength > 0), q.resume()), 50)
        q.on("data", count).on("end", lambda: r.end(str(n)))
    if q.url == "/readable":
        def readable():
            while (d := q.read()) is not None:
                count(d)
        q.on("readable", readable).on("end", lambda: r.end(str(n)))
    if q.url == "/base64":
        q.setEncoding("base64")
        text = []
        q.on("data", text.append).on("end", lambda: r.end("".join(text)[:8], "base64"))
    finished(r, lambda e: show("finished", q.url, e))
def next(paths):
    if not paths:
        return server.close(lambda: show("closed"))
    path = paths.pop(0)
    def answered(r):
        got = []
        def ended():
            all = b"".join(got)
            show(path, r.headers["transfer-encoding"], len(all), sum(all))
        r.on("data", got.append).on("end", ended)
    q = http.request({"port": server.address().port, "host": "127.0.0.1", "agent": False, "path": path, "method": "POST"}, answered)
    q.on("close", lambda: setTimeout(lambda: next(paths), 20))
    for i in range(3): q.write(bytes([i + 1]) * (size // 3))
    q.end()
server = http.createServer(handle).listen(0, "127.0.0.1", lambda: next(["/echo", "/pipeline", "/source", "/paused", "/readable", "/base64"]))
