from nodecompat import http

http.createServer(lambda request, response: response.end("hello\n")).listen(0)
