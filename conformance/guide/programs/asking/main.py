from nodecompat import start
from nodecompat.child_process import fork


async def main():
    child = fork("worker.py")
    for text in ["one", "two"]:
        child.send(text)
        print(await child.getOneMessage(timeout=10_000))  # milliseconds
    child.disconnect()


start(main())
