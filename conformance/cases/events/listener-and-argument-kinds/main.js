// methods, bound functions and classes with state work as listeners
const { EventEmitter } = require('events');
class Counter { constructor() { this.seen = []; } take(value) { this.seen.push(value); } }
const e = new EventEmitter();
const counter = new Counter();
const take = counter.take.bind(counter);
e.on('x', take).once('x', counter.seen.push.bind(counter.seen, 'bound'));
e.emit('x', 1);
e.emit('x', 2);
e.off('x', take);
console.log(e.emit('x', 3), counter.seen.filter((value) => value !== undefined));
