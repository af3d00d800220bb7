"""Ten requests at once through one agent, with bodies both ways; nothing is mixed up."""
from conformance.lib import show
from nodecompat import http, setTimeout

connections = 0
def handle(q, r):
    body = []
    def ended():
        text = "".join(body)
        r.setHeader("X-Path", q.url)
        r.write(text[:5])
        setTimeout(lambda: r.end(text[5:]), 5)
    q.setEncoding("utf8").on("data", body.append).on("end", ended)
def connected():
    global connections
    connections += 1
def started():
    agent = http.Agent({"keepAlive": True, "maxSockets": 3})
    results = {}
    def one(i):
        def answered(r):
            body = []
            def ended():
                results[i] = f"{r.headers['x-path']} {''.join(body)}"
                if len(results) == 10:
                    show("\n".join(results[n] for n in range(10)))
                    show(connections)
                    agent.destroy()
                    server.close(lambda: show("closed"))
            r.setEncoding("utf8").on("data", body.append).on("end", ended)
        q = http.request({"port": server.address().port, "host": "127.0.0.1", "path": f"/{i}", "method": "PUT", "agent": agent}, answered)
        q.write(f"body {i} ")
        setTimeout(lambda: q.end("\u20ac" * i), i)
    for i in range(10): one(i)
server = http.createServer(handle).on("connection", connected).listen(0, "127.0.0.1", started)
