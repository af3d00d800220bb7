from nodecompat import js
from nodecompat.js import *


@process.on('message')
def on_message(options):
    n = options.n
    setTimeout(lambda: process.send(n * n), n)
