from nodecompat import http, process

web = http.createServer(lambda request, response: response.end(f"answered {request.url}"))


@process.on("message")
def message(message, server):
    if message == "server":
        web.listen(server, lambda: process.send(f"listening {web.address().address}"))
    else:
        web.close()
        process.disconnect()
