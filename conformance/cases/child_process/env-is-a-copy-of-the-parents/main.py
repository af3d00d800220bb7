"""Without env the child has what process.env has now."""

from conformance.lib import or_undefined, show
from nodecompat import process
from nodecompat.child_process import execSync

process.env.GREETING = "hello"
show(execSync("echo $GREETING").decode().strip())
del process.env.GREETING
show(execSync("echo ${GREETING-gone}").decode().strip())
show(
    execSync("echo $GREETING", {"env": {**process.env, "GREETING": "given"}}).decode().strip(),
    or_undefined(process.env.GREETING),
)
