from nodecompat import js
from nodecompat.js import *

# A function may be called with more or fewer arguments than it names
def greet(name, greeting=undefined, *_):
    return f"{greeting or 'hello'} {name}"


console.log(greet('ann'), greet('bob', 'hi', 'surplus'))


def times(n, callback):
    for i in range(n):
        callback(i, n)


times(2, lambda i, *_: console.log('turn', i))
times(1, lambda *_: console.log('a turn'))
times(1, lambda i, n, more=undefined: console.log(i, n, more))

console.log(js.map([1, 2], String), js.map(['1', '2', '3'], Number))
