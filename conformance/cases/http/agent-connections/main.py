"""What an agent does with its connections: kept, used again, waited for, replaced, refused; what breaks one of them."""
import math

from conformance.lib import show
from nodecompat import AbortSignal, http, net, process, setTimeout, undefined

class Counting(http.Agent):
    made = 0
    def createConnection(self, *given): self.made += 1; return super().createConnection(*given)
def count(sets): return sum(len(one) for one in sets.values())
def state(agent): return f"{count(agent.sockets)} in use, {count(agent.freeSockets)} free, {count(agent.requests)} waiting, {agent.totalSocketCount} in all"
def answer(q, r):
    if q.url == "/slow": return setTimeout(lambda: r.end("slow"), 40)
    if q.url == "/hint": r.setHeader("Keep-Alive", "timeout=1")
    if q.url == "/no": r.setHeader("Connection", "close")
    r.end(q.url)
server = http.createServer(answer)
def whole(o, agent, path, then):
    def on_response(r): got = []; r.on("data", lambda d: got.append(d.decode())).on("end", lambda: process.nextTick(then, "".join(got)))
    return http.get({**o, "agent": agent, "path": path}, on_response)
def free(o, then):
    agent = Counting({"keepAlive": True}); sockets = set()
    def ask(n):
        def ended(got):
            sockets.add(q.socket); show(got, q.reusedSocket, q.socket.destroyed, q.destroyed, state(agent)); (q.abort if n % 2 else q.destroy)()
            if n: ask(n - 1)
            else: show(agent.made, len(sockets), len(agent.freeSockets)); agent.destroy(); then()
        q = whole(o, agent, f"/{n}", ended)
    ask(3)
def most(o, then):
    agent = Counting({"keepAlive": True, "maxSockets": 2, "maxFreeSockets": 1})
    ends = []
    def ended(got):
        ends.append(count(agent.sockets))
        if len(ends) < 5: return
        show(agent.made, max(ends)); setTimeout(lambda: (show(state(agent)), agent.destroy(), then()), 20)
    for i in range(5): whole(o, agent, "/slow", ended)
    show(state(agent))
def destroyed(o, then):
    agent = Counting({"maxSockets": 1})
    agent.on("free", lambda: show("free", state(agent)))
    def ended(): socket = first.socket; socket.destroy(); socket.once("close", lambda: show("close", state(agent)))
    first = http.get({**o, "agent": agent}, lambda r: r.resume().on("end", ended))
    second = http.get({**o, "agent": agent}, lambda r: r.resume().on("end", lambda: (show(second.socket is first.socket, first.socket.destroyed, second.socket.destroyed), setTimeout(then, 20))))
def idle(o, then):
    agent = Counting({"keepAlive": True})
    def kept(got):
        [[socket]] = agent.freeSockets.values()
        show(socket.listenerCount("error"), socket.timeout, state(agent))
        socket.emit("error", Exception("mine"))
        show(state(agent), socket.destroyed)
        whole(o, agent, "/", lambda got: (show(agent.made, state(agent)), agent.destroy(), setTimeout(lambda: (show(state(agent)), then()), 20)))
    whole(o, agent, "/", kept)
def said(o, then):
    agent = Counting({"keepAlive": True})
    def socket(): return list(agent.freeSockets.values())[0][0]
    def sooner(got): show(state(agent)); agent.agentKeepAliveTimeoutBuffer = 400; whole(o, agent, "/hint", lambda got: (show(socket().timeout, agent.made), agent.destroy(), then()))
    whole(o, agent, "/no", lambda got: (show(state(agent)), whole(o, agent, "/hint", sooner)))
    show([http.Agent({"agentKeepAliveTimeoutBuffer": buffer}).agentKeepAliveTimeoutBuffer for buffer in [1500, -100, math.inf, None]])
def own(o, then):
    agent = Counting({"keepAlive": True})
    keepSocketAlive, reuseSocket = agent.keepSocketAlive, agent.reuseSocket; answers = [False, True, False]
    def keep(socket): may = answers.pop(0); show("keep", may); return may and keepSocketAlive(socket)
    def reuse(socket, q): show("reuse", socket is q.socket, q.reusedSocket); reuseSocket(socket, q)
    agent.keepSocketAlive = keep
    agent.reuseSocket = reuse
    whole(o, agent, "/", lambda got: setTimeout(lambda: whole(o, agent, "/", lambda got: whole(o, agent, "/", lambda got: (show(agent.made, state(agent)), then()))), 10))
def early(o, then):
    agent = Counting({"keepAlive": True, "maxSockets": 1})
    post = http.request({**o, "agent": agent, "method": "POST"}, lambda r: r.resume().on("end", lambda: (show("response", post.writableFinished, state(agent)), setTimeout(lambda: post.end("rest"), 20))))
    post.write("X" * 1000)
    post.on("finish", lambda: show("finish"))
    whole(o, agent, "/after", lambda got: (show(got, agent.made), agent.destroy(), then()))
def fails(o, then):
    agent = http.Agent({"maxSockets": 1})
    agent.createConnection = lambda _, done: (process.nextTick(done, Exception("nothing")), None)[1]
    def ask(path):
        def closed():
            show("close", path)
            if path == "/1": agent.destroy(); then()
        http.get({**o, "agent": agent, "path": path}).on("error", lambda e: show(path, str(e), state(agent))).on("close", closed)
    for path in ["/1", "/2", "/3"]: ask(path)
def unconnected(o, then):
    agent = http.Agent({"keepAlive": True}); socket = net.Socket(); q = http.ClientRequest(o)
    show(agent.getName({**o, "port": 1}), agent.getName(http.ClientRequest({"createConnection": lambda: None})))
    agent.freeSockets[agent.getName()] = [socket]
    agent.addRequest(q, {})
    show(q.reusedSocket, state(agent))
    q.on("response", lambda r: (show(r.statusCode), r.resume(), agent.destroy(), then())).end()
class Asking:
    def getHeader(self, name): pass
def by_name(o, then):
    agent = http.Agent()
    agent.maxSockets = 0
    agent.addRequest(Asking(), "localhost", 8080, "127.0.0.1")
    agent.addRequest(Asking(), {"host": "localhost", "port": 8080, "localAddress": "127.0.0.1", "path": "/foo"})
    show(list(agent.requests), count(agent.requests))
    show(isinstance(http.Agent({"keepAlive": True}), http.Agent), http.globalAgent.keepAlive, http.globalAgent.options["timeout"])
    old = http.globalAgent
    http.globalAgent = Counting()
    given = {"host": undefined, "hostname": "127.0.0.1", "port": undefined, "path": undefined, "method": undefined, "agent": undefined}
    http.globalAgent.defaultPort = o["port"]
    def on_response(r): r.resume(); show(http.globalAgent.made, list(given.values())); http.globalAgent = old; then()
    http.get(given, on_response)
def listeners(o, then):
    aborted = AbortSignal.abort(); agent = http.Agent()
    agent.createConnection({**o, "signal": aborted}).on("error", lambda e: show(e.name))
    socket = agent.createConnection(o["port"], o["host"], lambda: (show("connected", socket.remotePort == o["port"]), socket.destroy(), then()))
def upgrade(o, then):
    agent = Counting({"keepAlive": True})
    server.once("upgrade", lambda q, socket: (socket.write("HTTP/1.1 101\r\nhello: world\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\nnurtzo"), socket.on("end", lambda: socket.end()).resume()))
    q = http.get({**o, "agent": agent, "headers": {"Connection": "Upgrade", "Upgrade": "echo"}}).on("socket", lambda: show(state(agent)))
    q.on("upgrade", lambda r, socket, head: (show(r.headers, head.decode(), state(agent), socket.listenerCount("close")), socket.end(), socket.on("close", then).resume()))
steps = {"free": free, "most": most, "destroyed": destroyed, "idle": idle, "said": said, "own": own, "early": early, "fails": fails, "unconnected": unconnected, "byName": by_name, "listeners": listeners, "upgrade": upgrade}
def started():
    left = list(steps.items())
    def next():
        if not left: server.closeAllConnections(); return server.close(lambda: show("closed"))
        name, step = left.pop(0); show("--", name); step({"host": "127.0.0.1", "port": server.address().port}, lambda: setTimeout(next, 10))
    setTimeout(next, 10)
server.listen(0, "127.0.0.1", started)
