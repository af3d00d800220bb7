// changing the returned list changes no emitter
const { EventEmitter } = require('events');
const e = new EventEmitter();
const f = () => {};
e.on('x', f);
const list = e.listeners('x');
list.push(f);
console.log(list.length, e.listenerCount('x'));
e.removeAllListeners('x');
console.log(list.length, e.listeners('x'), e.eventNames());
