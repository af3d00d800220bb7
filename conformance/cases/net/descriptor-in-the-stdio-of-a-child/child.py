from nodecompat import http, process


def listening():
    at = server.address()
    process.send({"address": at.address, "family": at.family, "port": at.port > 0, "listening": server.listening})


server = http.createServer(lambda request, response: response.end("from the descriptor " + request.url))
server.listen({"fd": 4}, listening)
process.once("message", lambda message: server.close(lambda: (process.send("closed"), process.disconnect())) and None)
