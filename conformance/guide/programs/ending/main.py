from nodecompat import AbortController
from nodecompat.child_process import fork

controller = AbortController()
child = fork("worker.py", cancelSignal=controller.signal, gracefulCancel=True, forceKillAfterDelay=5_000)


@child.on("message")
def on_message(message):
    print(message)
    if message == "working":
        controller.abort()


child.on("error", lambda error: print(error.name))
child.on("exit", lambda code, signal: print("exit", code, signal))
