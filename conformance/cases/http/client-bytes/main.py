"""What a request looks like on the wire."""
import json

from conformance.lib import show
from nodecompat import http, net, setImmediate, setTimeout

def written(o): q = http.request({**o, "method": "POST"}); q.write("a"); q.end("b")
def length(o): q = http.request({**o, "method": "POST", "headers": {"Content-Length": 4}}); q.write("bo"); q.end("dy")
def trailer(o): q = http.request({**o, "method": "PUT", "headers": {"Trailer": "T"}}); q.write("x"); q.addTrailers({"T": "v"}); q.end()
def later(o): q = http.request(o); q.setHeader("X-Set", 1); q.removeHeader("host"); show(q.getHeader("x-set"), q.method, q.path, q.host, q.protocol); q.end()
calls = [
    lambda o: http.get(o),
    lambda o: http.get({**o, "agent": False, "path": "/p?x"}),
    lambda o: http.get(f"http://127.0.0.1:{o['port']}/from/url?a=b#c"),
    lambda o: http.get(f"http://me:pass%20word@127.0.0.1:{o['port']}", {"headers": {"A": 1}}),
    lambda o: http.request({**o, "method": "POST"}).end("body"),
    lambda o: http.request({**o, "method": "post"}).end(b"body"),
    written,
    lambda o: http.request({**o, "method": "DELETE"}).end(),
    lambda o: http.request({**o, "method": "DELETE"}).end("body"),
    lambda o: http.request({**o, "method": "PUT"}).end(),
    lambda o: http.request({**o, "method": "HEAD"}).end(),
    lambda o: http.get({**o, "headers": {"Host": "h", "A": [1, 2]}, "auth": "u:p"}),
    lambda o: http.get({**o, "headers": ["Host", "h", "A", 1, "A", 2]}),
    lambda o: http.get({**o, "setHost": False}),
    lambda o: http.get({**o, "setDefaultHeaders": False, "headers": {"B": 2}}),
    lambda o: http.get({**o, "headers": {"Connection": "close"}}),
    length,
    lambda o: http.request({**o, "method": "POST", "headers": {"Expect": "100-continue"}}).end("late"),
    trailer,
    later,
]
hide = None
def came(socket):
    got = []
    socket.setEncoding("latin1").on("data", got.append)
    socket.once("data", lambda: setTimeout(lambda: (show(json.dumps(hide("".join(got)))), socket.end("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"), setImmediate(next)), 30))
server = net.createServer(came)
def started():
    global hide
    port = server.address().port
    hide = lambda text: text.replace(str(port), "PORT")
    next()
server.listen(0, "127.0.0.1", started)
def next():
    if not calls:
        return server.close(lambda: show("closed"))
    calls.pop(0)({"port": server.address().port, "host": "127.0.0.1"})
