from nodecompat import js
from nodecompat.js import *

# Bare strings as messages
from nodecompat.child_process import fork

child = fork('worker.py')


@child.on('message')
def on_message(message):
    console.log('parent got', message)
    if message == 'pong':
        child.send('stop')


child.on('exit', lambda code: console.log('exit', code))

child.send('ping')
