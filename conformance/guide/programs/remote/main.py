from nodecompat import remote
from nodecompat.child_process import fork

on = remote.local()  # or remote.ssh(["ann@one", "ann@two"]), or remote.dask("tcp://scheduler:8786")
child = fork("worker.py", on=on)


@child.on("message")
def answered(m):
    print(m)
    child.disconnect()


child.on("exit", lambda code, signal: print("exit", code))
child.send({"number": 20})
