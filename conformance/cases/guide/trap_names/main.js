// A file named like one of Python's own modules
const { Queue } = require('./queue');
const { type, token } = require('./types');

const queue = new Queue();
queue.put(type);
queue.put(token);
console.log(queue.take(), queue.take(), queue.size);
