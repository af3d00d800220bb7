from nodecompat import js
from nodecompat.js import *


def sent():
    while process.argv[2] == 'endless':
        # for ever
        pass
    process.send('done', lambda: process.exit(0))


process.send('started', sent)
