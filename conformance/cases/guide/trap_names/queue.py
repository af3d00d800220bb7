from nodecompat import js
from nodecompat.js import *

module = js.commonjs(__file__)
exports = module.exports


class Queue:
    def __init__(self):
        self.items = []

    def put(self, item):
        js.call(self.items, 'push', item)

    def take(self):
        return js.call(self.items, 'shift')

    @property
    def size(self):
        return js.length(self.items)


module.exports = js.obj(Queue=Queue)
