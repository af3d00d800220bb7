from nodecompat import http, net, process

web = http.createServer(lambda request, response: response.end("by the child"))
taken = None


def said(value):
    return str(value).lower()


@process.on("message")
def message(message, server):
    global taken
    if message == "stop":
        taken.close()
        process.disconnect()
        return
    taken = server
    server.on("connection", lambda socket: web.emit("connection", socket))
    kinds = [isinstance(server, net.Server), isinstance(server, http.Server), server.listening]
    process.send(" ".join([message, *map(said, kinds)]))
