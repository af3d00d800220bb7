"""close() ends idle connections and waits for the others; closeIdleConnections and closeAllConnections."""
from conformance.lib import show
from nodecompat import http, net, setTimeout

waiting = []
def handle(q, r): show("request", q.url); waiting.append(r) if q.url == "/wait" else r.end("x")
server = http.createServer(handle)
server.on("close", lambda: show("server close"))
def open(name, text, then=None):
    socket = net.connect(server.address().port, "127.0.0.1", lambda: socket.write(text) if text else setTimeout(then, 30))
    told = False
    def came():
        nonlocal told
        show(name, "data")
        if not told:
            told = True
            then and setTimeout(then, 30)
    socket.on("data", came)
    if name != "fresh": socket.on("close", lambda: show(name, "close"))
    return socket
def get(url): return f"GET {url} HTTP/1.1\r\nHost: x\r\n\r\n"
def step3():
    waiting[0].end("late")
    setTimeout(lambda: (show("all"), server.closeAllConnections()), 50)
def step2():
    server.getConnections(lambda e, n: show("left", n))
    server.close(lambda e: show("closed", e))
    show(server.listening)
    setTimeout(step3, 30)
def step1():
    open("busy", get("/wait"))
    setTimeout(lambda: (server.closeIdleConnections(), setTimeout(step2, 30)), 30)
server.listen(0, "127.0.0.1", lambda:
    open("idle", get("/"), lambda: open("fresh", "", step1)))
