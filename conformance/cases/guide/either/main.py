from nodecompat import js
from nodecompat.js import *

# A program that tells its parent, if it has one
from nodecompat.child_process import fork


def tell(text):
    if process.send:
        process.send({'text': text})
    else:
        console.log(text)


tell('hello')
if process.send:
    process.send({'text': 'and more'})

if not process.connected:
    child = fork(__file__)
    child.on('message', lambda message: console.log('from the child:', message.text))
else:
    process.disconnect()
