# Workers are replaced one by one, each when its successor listens, while clients go on asking: no request fails.
import os

from nodecompat import cluster, net, setTimeout
from conformance.lib import show

cluster.setupPrimary({"exec": os.environ["CHILD"]})
served = failed = 0
reloaded = False


def ask(port):
    if reloaded:
        return cluster.disconnect(lambda: show("served", served > 0, "failed", failed))
    socket = net.connect(port, "127.0.0.1")

    @socket.on("data")
    def data(_):
        global served
        served += 1

    @socket.on("error")
    def error(_):
        global failed
        failed += 1

    socket.on("close", lambda: setTimeout(ask, 10, port) and None)


def reload(old):
    global reloaded
    if not old:
        reloaded = True
        return
    worker = old.pop(0)

    def listening():
        @worker.on("exit")
        def exited(code):
            show("replaced", worker.id, code, worker.exitedAfterDisconnect)
            reload(old)

        worker.disconnect()

    cluster.fork().on("listening", listening)


workers = [cluster.fork(), cluster.fork()]
count = 0


def listening(at):
    global count
    count += 1
    if count < 2:
        return
    ask(at.port)
    reload([*workers])


for worker in workers:
    worker.on("listening", listening)
