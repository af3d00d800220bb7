"""What the machine is: kinds of the answers, and those that environment variables decide."""

import json

from conformance.lib import typeof
from nodecompat import os, process
from nodecompat.console import console
from nodecompat.util import inspect


def kinds(value):
    if isinstance(value, list):
        return [kinds(one) for one in value]
    return [[key, kinds(one)] for key, one in value.items()] if isinstance(value, dict) else typeof(value)


console.log(kinds(os.cpus()[0]), len(os.cpus()) >= os.availableParallelism(), os.availableParallelism() > 0)
console.log(kinds(os.userInfo()), os.userInfo().uid == process.getuid(), isinstance(os.userInfo({"encoding": "buffer"}).shell, bytes))
console.log(kinds(os.loadavg()), os.uptime() > 1, os.totalmem() > os.freemem(), os.freemem() > 1e6)
console.log(os.type(), os.platform() == process.platform, os.arch() == process.arch, os.endianness(), json.dumps(os.EOL), os.devNull)
console.log(typeof(os.hostname()), typeof(os.release()), typeof(os.version()), typeof(os.machine()))
lo = os.networkInterfaces().lo[0]
console.log(lo.address, lo.netmask, lo.family, lo.mac, lo.internal, lo.cidr)
for value in ["/x/", "/", "", "/a//", "relative/"]:
    process.env["TMPDIR"] = value
    console.log(os.tmpdir())
del process.env["TMPDIR"]
process.env["TMP"] = "/tmp/of/tmp"
process.env["TEMP"] = "/tmp/of/temp"
console.log(os.tmpdir())
del process.env["TMP"]
console.log(os.tmpdir())
process.env["HOME"] = "/home/x"
console.log(os.homedir())
process.env["HOME"] = ""
console.log(json.dumps(os.homedir()))
del process.env["HOME"]
console.log(os.homedir() == os.userInfo().homedir)
console.log(inspect(os.userInfo()).partition("{")[0], all(isinstance(one.speed, int) for one in os.cpus()))
