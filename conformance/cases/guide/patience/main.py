from nodecompat import js
from nodecompat.js import *

# A child that takes too long is killed
from nodecompat.child_process import fork


def withLimit(task, ms):
    child = fork('worker.py', [task])
    timer = undefined

    @child.on('message')
    def on_message(message):
        nonlocal timer
        if message == 'started':
            timer = setTimeout(lambda: child.kill('SIGKILL'), ms)
        else:
            console.log(task, message)

    @child.on('exit')
    def on_exit(code, signal=undefined):
        clearTimeout(timer)
        console.log(
            task,
            f'ended with {js.text(code)}' if signal is None else f'was ended by {js.text(signal)}',
        )
        if task == 'short':
            withLimit('endless', 20)


withLimit('short', 60000)
