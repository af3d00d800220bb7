import sys

from nodecompat import Bun, start


def ipc(message, childProc):
    print("the child says", message)
    if message != "bye":
        childProc.send("Respond to child")


async def main():
    childProc = Bun.spawn([sys.executable, "child.py"], {"ipc": ipc, "stdout": "inherit"})
    childProc.send("I am your father")
    print("exit code", await childProc.exited)


start(main())
