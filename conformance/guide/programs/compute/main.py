from nodecompat import http
from nodecompat.child_process import fork


def answer(request, response):
    if request.url == "/":
        response.end("at once")
        return
    child = fork("worker.py")  # a computation has a process of its own, and this one goes on serving
    child.send(20_000_000)

    @child.on("message")
    def on_message(total):
        response.end(f"the sum is {total}")
        child.disconnect()

    response.on("close", lambda: child.kill())  # whoever gives up ends the computation


server = http.createServer(answer)
waiting = 2


def ask(path):
    def on_response(response):
        response.setEncoding("utf8")
        response.on("data", print)
        response.on("end", answered)

    http.get({"port": server.address().port, "path": path}, on_response)


def answered():
    global waiting
    waiting -= 1
    if waiting == 0:
        server.close()


server.listen(0, lambda: (ask("/sum"), ask("/")))
