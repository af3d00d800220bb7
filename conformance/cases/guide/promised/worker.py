from nodecompat import js
from nodecompat.js import *

numbers = [1, 2, 3, 4]


def sum():
    return js.reduce(numbers, lambda a, b: a + b, 0)


def product():
    return js.reduce(numbers, lambda a, b: a * b, 1)


tasks = js.obj(sum=sum, product=product)

task = js.get(tasks, process.argv[2])
if not js.truthy(task):
    process.exit(4)
process.send(task())
