# A timeout of exec and what the shell has started by then.
from nodecompat.child_process import exec, execSync
from nodecompat import process, setTimeout
from conformance.lib import show

def running(pid):
    state = execSync(f'ps -o stat= -p {pid} || true', { 'encoding': 'utf8' }).strip()
    return state != '' and state[0] != 'Z'


def done(error, stdout):
    show(error.killed, error.signal)
    pid = int(stdout)
    looks = 0
    def look():
        nonlocal looks
        looks += 1
        if running(pid) and looks < 60: setTimeout(look, 50)
        else:
            show('it runs on' if running(pid) else 'it has ended')
            if running(pid): process.kill(pid, 'SIGKILL')
    look()

exec('sleep 60 & echo $!; wait', { 'timeout': 1000 }, done)
