from nodecompat import console
from nodecompat.child_process import exec, execFileSync
from nodecompat.util import promisify


def counted(error, stdout, stderr):
    console.log({"error": error, "stdout": stdout.strip()})
    promisify(exec)("exit 3").catch(lambda error: print(error.code, error.cmd))


exec("printf abc | wc -c", counted)
print(execFileSync("printf", ["%s", "no shell"], encoding="utf8"))
