from nodecompat import js
from nodecompat.js import *

# Numbers that are too large, or none, as a peer says them and as options have them: nothing fails, no timer becomes short.
from nodecompat import http
from nodecompat import net


@process.on('warning')
def on_warning(warning):
    return console.log(
        warning.name,
        js.call(warning.message, 'replace', js.regexp(r'^\d+'), lambda found: js.length(found)),
    )


def serve(socket):
    def on_data():
        socket.write(f"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nKeep-Alive: timeout={'9' * 5000}\r\n\r\nok")
    return socket.on('data', on_data)


raw = net.createServer(serve)


def listening():
    agent = http.Agent(js.obj(keepAlive=True, maxFreeSockets=NaN, maxSockets=NaN))
    console.log(agent.maxFreeSockets, agent.maxSockets)

    def callback(res):
        res.resume()

        @res.on('end')
        def on_end():
            console.log('end', res.statusCode, js.length(js.get(res.headers, 'keep-alive')))

            def soon():
                agent.destroy()
                raw.close(limits)
            setImmediate(soon)
    http.get({'port': raw.address().port, 'host': '127.0.0.1', 'agent': agent}, callback)


raw.listen(0, '127.0.0.1', listening)


def limits():
    server = http.createServer({'keepAliveTimeout': 3000000000}, lambda req, res: res.end('x'))
    server.maxHeadersCount = Infinity
    each = [Infinity, NaN, 2 ** 40, -1, None]
    n = 0

    def next_():
        nonlocal n
        if n == len(each):
            server.close()
            return
        server.maxRequestsPerSocket = js.get(each, (n := n + 1) - 1)

        def callback(res):
            console.log(js.get(res.headers, 'keep-alive'), res.headers.connection)
            res.resume()
            res.on('end', next_)
        http.get(
            {
                'port': server.address().port,
                'host': '127.0.0.1',
                'agent': http.Agent(js.obj(maxSockets=Infinity, keepAlive=False)),
            },
            callback,
        )
    server.listen(0, '127.0.0.1', next_)
