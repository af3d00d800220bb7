from nodecompat.child_process import fork

child = fork("worker.py")


@child.on("message")
def on_message(message):
    print("the child says", message)
    if message == "ready":
        child.send({"numbers": [1, 2, 3]})
    else:
        child.disconnect()


child.on("exit", lambda code, signal: print("the child ended with", code))
