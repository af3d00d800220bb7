from nodecompat import process, setInterval
from nodecompat.child_process import fork

child = fork("worker.py")
beat = setInterval(lambda: None, 1_000)  # what the service does


@process.on("SIGTERM")
def on_sigterm(*_):
    print("ending", process.pid)
    child.on("exit", lambda code, signal: (print("child", code), process.exit(0)))
    child.disconnect()


child.send("ready")
child.on("message", print)
