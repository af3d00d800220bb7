from nodecompat import cluster, http, net

requests = 0


def serve(request, response):
    global requests
    requests += 1
    response.end()


def administrate(socket):
    socket.setEncoding("utf8")

    @socket.on("data")
    def data(command):
        if command == "requests":
            socket.write(f"{requests}")
        if command == "close":
            web.close(lambda: socket.write("closed") and None)
        if command == "stop":
            cluster.worker.disconnect()


web = http.createServer(serve)
web.listen(0, lambda: net.createServer(administrate).listen(0) and None)
