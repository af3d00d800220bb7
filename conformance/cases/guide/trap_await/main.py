from nodecompat import js
from nodecompat.js import *

# await lets others run, whatever it waits for
free = 1


@js.promised
async def acquire():
    global free
    while free == 0:
        await js.awaited(None)
    free -= 1


@js.promised
async def job(name):
    global free
    await acquire()
    console.log(name, 'has it')
    await js.awaited(undefined)
    free += 1
    console.log(name, 'gives it back')


job('first')
job('second')
console.log('both have begun')
