"""Times, memory, groups and features: their kinds and their shape."""

from conformance.lib import show
from nodecompat import child_process as cp
from nodecompat import process


def kind(value):
    return {int: "number", float: "number", bool: "boolean", str: "string"}[type(value)]


show(kind(process.availableMemory()), kind(process.constrainedMemory()), process.uptime() > 0, process.uptime() <= process.uptime())
start = process.hrtime()
diff = process.hrtime(start)
show(len(start), len(diff), diff[0] < 10, diff[1] < 1e9, process.hrtime([0, 0])[0] >= start[0], process.hrtime([start[0] + 100, 5])[0] < 0)
big = process.hrtime.bigint()
show(process.hrtime.bigint() >= big)
usage = process.threadCpuUsage()
show(",".join(usage), process.threadCpuUsage(usage).user >= 0, process.threadCpuUsage().system >= usage.system)
for value in [123, [], {"user": -1, "system": 2}, {"user": 0}, {"user": "x", "system": 0}, {"user": 0, "system": float("nan")}]:
    try:
        show(list(process.threadCpuUsage(value)))
    except Exception as err:
        show(err.name, err.code, err.message)
show(isinstance(process.getgroups(), list), all(isinstance(one, int) for one in process.getgroups()))


def frozen():
    try:
        process.config.variables = 1
    except TypeError:
        return True
    return False


show(",".join(sorted(process.config)), frozen())
for name in ["inspector", "debug", "ipv6", "tls", "cached_builtins"]:
    show(name, kind(process.features[name]))
show(int(cp.execSync("echo $PPID").decode().strip()) == process.pid, process.ppid > 0)
show(kind(process.release.name), "lts" in process.release, kind(process.versions.modules))
