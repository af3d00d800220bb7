// what a newListener handler adds comes before the listener being added
const { EventEmitter } = require('events');
const e = new EventEmitter();
e.once('newListener', (name) => e.on(name, () => console.log('first')));
e.on('x', () => console.log('second'));
e.emit('x');
console.log(e.eventNames());
