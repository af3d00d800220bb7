from nodecompat import js
from nodecompat.js import *


def tick():
    pass


timer = setInterval(tick, 1000)


@process.on('SIGTERM')
def on_SIGTERM():
    clearInterval(timer)

    def later():
        process.send('work is finished', lambda: process.exit(0))
    setTimeout(later, 20)


process.send('busy')
