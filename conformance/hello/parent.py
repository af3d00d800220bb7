from nodecompat.child_process import fork

child = fork("child.py")


@child.on("message")
def _(message):
    print("parent got", message)
    if isinstance(message, dict):
        child.send("Respond to child")


child.send("I am your father")
child.on("exit", lambda code, signal: print("exit", code, signal))
