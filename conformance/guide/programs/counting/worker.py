from nodecompat import http, process


def answer(request, response):
    if request.url == "/crash":
        process.exit(1)
    process.send("request")
    response.end("hello\n")


http.createServer(answer).listen(0)  # all workers share the port that the first one got
