'use strict'
const { fork } = require('child_process')

class Queue {
  constructor (compare = (a, b) => a - b) {
    this.items = []
    this.compare = compare
  }

  push (item) {
    this.items.push(item)
    this.items.sort(this.compare)
    return this
  }

  pop () { return this.items.shift() }

  get length () { return this.items.length }
  set limit (value) { this.items.length = Math.min(value, this.items.length) }

  * [Symbol.iterator] () {
    for (let i = 0; i < this.items.length; i++) yield this.items[i]
  }
}

const queue = new Queue((a, b) => b.priority - a.priority)
queue
  .push({ name: 'low', priority: 1 })
  .push({ name: 'high', priority: 9 })
  .push({ name: 'middle', priority: 5 })
  .push({ name: 'never', priority: 0 })
queue.limit = 3

console.log([...queue].map(job => job.name), queue.length)

const worker = fork(`${__dirname}/worker.js`)
const order = []

worker.on('message', reply => {
  order.push(reply)
  if (queue.length) worker.send(queue.pop())
  else {
    worker.disconnect()
    console.log(order.join(' > '))
  }
})

worker.send(queue.pop())
