from nodecompat import http, process

requests = 0
visits = {}


def serve(request, response):
    address = request.socket.remoteAddress
    visits[address] = visits.get(address, 0) + 1
    body = []
    request.on("data", body.append)

    @request.on("end")
    def end():
        global requests
        requests += 1
        text = b"".join(body).decode()
        response.end(f"{request.method} {request.url} {text}, visit {visits[address]}, {requests} here")


server = http.createServer(serve)


@process.on("message")
def message(message, connection):
    if message == "sticky-session:connection":
        server.emit("connection", connection)
        connection.resume()
