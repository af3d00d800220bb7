from nodecompat import js
from nodecompat.js import *
import os as _os
_dirname = _os.path.dirname(_os.path.abspath(__file__))

# One job for a worker that says when it is ready
from nodecompat.child_process import fork
from nodecompat import path

worker = fork(path.join(_dirname, 'worker.py'))


@worker.on('message')
def on_message(message):
    match message.type:
        case 'ready':
            worker.send({'type': 'job', 'words': ['b', 'c', 'a'], 'reverse': True})
        case 'result':
            console.log('result', message.words, message.skipped)
            worker.disconnect()


worker.on('exit', lambda code, signal: console.log('exit', code, signal))
