from nodecompat import cluster, http

cluster.setupPrimary({"exec": "worker.py"})
requests = 0
listening = []


@cluster.on("message")
def on_message(worker, message):
    global requests
    if message == "request":
        requests += 1
        if requests == 4:
            print("four requests counted")
            cluster.disconnect()


@cluster.on("exit")
def on_exit(worker, code, signal):
    print("a worker ended with", code)
    if worker in listening and not worker.exitedAfterDisconnect:
        cluster.fork()  # another one takes its place; one that never came to listen would fail again


@cluster.on("listening")
def on_listening(worker, address):
    listening.append(worker)
    if len(listening) == 2:
        ask(address.port, ["/", "/", "/crash", "/", "/"])


def ask(port, paths):
    if paths:
        answer = http.get({"port": port, "path": paths[0]}, lambda response: response.resume())
        answer.on("error", lambda error: print(paths[0], error.code))
        answer.on("close", lambda: ask(port, paths[1:]))


for _ in range(2):
    cluster.fork()
