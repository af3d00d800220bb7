from nodecompat import js
from nodecompat.js import *

module = js.commonjs(__file__)
exports = module.exports

# A file named like one of Python's own modules
queue_2 = require('./queue')
Queue = queue_2.Queue
types = require('./types')
type = types.type
token = types.token

queue = Queue()
queue.put(type)
queue.put(token)
console.log(queue.take(), queue.take(), queue.size)
