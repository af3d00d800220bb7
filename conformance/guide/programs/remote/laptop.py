from distributed import Client, LocalCluster

from nodecompat import remote
from nodecompat.child_process import fork

if __name__ == "__main__":  # the cluster's workers load this file as well
    client = Client(LocalCluster(n_workers=2))
    child = fork("worker.py", on=remote.dask(client))
    child.once("message", lambda m: (print(m), child.disconnect()))
    child.once("close", lambda *_: client.close())
    child.send({"number": 20})
