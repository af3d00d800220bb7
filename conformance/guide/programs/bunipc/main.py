import sys

from nodecompat import Bun, start


def ipc(message, childProc):
    print("the child says", message)
    if message == "Hello from child as string":
        childProc.send("Respond to child")


async def main():
    childProc = Bun.spawn([sys.executable, "child.py"], {"ipc": ipc})
    childProc.send("I am your father")
    print("exit code", await childProc.exited)


start(main())
