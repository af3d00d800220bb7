from nodecompat import js
from nodecompat.js import *

# How values look in text
values = [None, undefined, True, 1, 2.5, 1e+21, [1, [2, 3]], js.obj()]

for value in values:
    console.log(f'{js.text(value)}', f'value: {js.text(value)}')
console.log(f'{1 + 2}3', js.mul('3', '4'), 7 / 2, 6 / 2)
console.log(JSON.stringify({'a': [1, 2], 'b': 'é'}), js.toStringRadix(255, 16), js.toFixed(1 / 3, 3))
