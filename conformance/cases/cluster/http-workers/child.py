from nodecompat import cluster, http

answer = lambda request, response: response.end(f"{request.url} by {cluster.worker.id}")
http.createServer(answer).listen(0, "127.0.0.1")
