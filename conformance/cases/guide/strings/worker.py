from nodecompat import js
from nodecompat.js import *


@process.on('message')
def on_message(message):
    if message == 'ping':
        process.send('pong')
    if message == 'stop':
        process.disconnect()
