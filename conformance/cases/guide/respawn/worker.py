from nodecompat import js
from nodecompat.js import *

attempt = Number(process.argv[2])

if attempt == 1:
    process.exit(1)
if attempt == 2:
    process.kill(process.pid, 'SIGKILL')
