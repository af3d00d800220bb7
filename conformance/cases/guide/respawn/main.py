from nodecompat import js
from nodecompat.js import *

# A worker that dies is started again, later each time
from nodecompat.child_process import fork

attempts = 0


def start():
    global attempts
    attempts += 1
    worker = fork('worker.py', [js.text(attempts)])

    @worker.on('exit')
    def on_exit(code, signal):
        if code == 0:
            console.log(f'attempt {attempts} went well')
            return
        delay = Math.min(js.pow(2, attempts) * 5, 1000)
        console.log(f'died ({js.text(js.coalesce(code, signal))}), next attempt in {js.text(delay)} ms')
        setTimeout(start, delay)


start()
