from nodecompat.child_process import fork, forkServer

forkServer(["json"])  # optional: starts it early, with modules of yours loaded
child = fork("worker.py", [], {"forkServer": True})  # there in a few milliseconds
child.on("message", print)
