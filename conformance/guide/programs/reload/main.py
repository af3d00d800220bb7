from nodecompat import Promise, cluster, start
from nodecompat.events import once

cluster.setupPrimary({"exec": "worker.py"})


async def main():
    workers = [cluster.fork() for _ in range(2)]
    await Promise.all([once(worker, "listening") for worker in workers])
    print("serving")
    for worker in workers:  # one after the other, each when its successor serves
        await once(cluster.fork(), "listening")
        worker.disconnect()  # takes no more connections, ends when the last one has been answered
        [code, _] = await once(worker, "exit")
        print("replaced, it ended with", code)
    cluster.disconnect()


start(main())
