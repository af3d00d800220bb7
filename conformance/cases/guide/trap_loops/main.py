from nodecompat import js
from nodecompat.js import *

# Functions made in a loop keep the value of their turn
later = []
for i in range(3):
    later.append(lambda *, i=i: i)
console.log([f() for f in later])

for name in ['a', 'b']:
    setTimeout(lambda *, name=name: console.log(name), 1)

shared = []
j = 0
while j < 3:
    shared.append(lambda: j)
    j += 1
console.log([f() for f in shared])
