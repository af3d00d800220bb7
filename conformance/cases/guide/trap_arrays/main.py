from nodecompat import js
from nodecompat.js import *

# Arrays: past the end, and from an empty one
queue = ['a', 'b']

console.log(js.get(queue, 5), js.at(queue, -1), js.get(queue, -1))
console.log(js.shift(queue), js.shift(queue), js.shift(queue), js.pop(queue))
if True:
    console.log('an empty array is true,', len(queue))

sparse = []
js.set(sparse, 2, 'c')
console.log(len(sparse), js.join(sparse))
console.log(js.sort([10, 9, 1]), js.sort([10, 9, 1], lambda a, b: a - b))
