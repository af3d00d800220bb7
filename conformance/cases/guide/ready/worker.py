from nodecompat import js
from nodecompat.js import *


@process.on('message')
def on_message(message):
    if message.type != 'job':
        return
    words = js.call(message.words, 'sort')
    if js.truthy(message.reverse):
        js.call(words, 'reverse')
    process.send({'type': 'result', 'words': words, 'skipped': message.skipped})


setTimeout(lambda: process.send({'type': 'ready'}), 10)
