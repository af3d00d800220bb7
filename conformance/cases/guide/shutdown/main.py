from nodecompat import js
from nodecompat.js import *

# A shutdown that lets the work in hand be finished
from nodecompat.child_process import fork

worker = fork('worker.py')


@worker.on('message')
def on_message(message):
    console.log('worker:', message)
    if message == 'busy':
        worker.kill('SIGTERM')


worker.on('close', lambda code, signal: console.log('closed with', code, signal))
