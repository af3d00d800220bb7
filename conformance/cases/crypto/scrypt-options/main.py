from nodecompat import js
from nodecompat.js import *

# What the options of scrypt may be.
from nodecompat import crypto as c
for o in [
    js.obj(N=Infinity),
    js.obj(cost=NaN),
    js.obj(N=1.5),
    js.obj(r=-1),
    js.obj(p='x'),
    js.obj(maxmem=Infinity),
    js.obj(N=3),
    js.obj(N=2 ** 40),
    js.obj(maxmem=-1),
    js.obj(N=None),
    js.obj(N=0),
    js.obj(blockSize=0),
    js.obj(N=1),
    js.obj(N=2 ** 20),
]:
    try:
        console.log(JSON.stringify(o), js.length(c.scryptSync('a', 'b', 8, o)))
    except Exception as error:
        e = js.caught(error)
        console.log(JSON.stringify(o), e.name, e.code, e.message)
