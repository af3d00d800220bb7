// newListener comes before the insertion, with the function itself
const { EventEmitter } = require('events');
const e = new EventEmitter();
const f = () => {};
e.on('newListener', (name, fn) => console.log(name, fn === f, e.listenerCount(name)));
e.on('a', f);
e.once('a', f);
e.prependListener('b', f);
e.prependOnceListener('a', f);
e.on('newListener', f);
