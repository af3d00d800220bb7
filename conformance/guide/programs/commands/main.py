from nodecompat import console
from nodecompat.child_process import exec, execFileSync
from nodecompat.util import promisify

exec("printf abc | wc -c", lambda error, stdout, stderr: console.log({"error": error, "stdout": stdout.strip()}))
print(execFileSync("printf", ["%s", "no shell"], encoding="utf8"))
promisify(exec)("exit 3").catch(lambda error: print(error.code, error.cmd))
