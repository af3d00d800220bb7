// removeListener comes after the removal, and not for what was not there
const { EventEmitter } = require('events');
const e = new EventEmitter();
const f = () => {}, g = () => {};
e.on('removeListener', (name, fn) => console.log(name, fn === f, e.listenerCount(name)));
e.on('x', f).on('x', g).once('y', f);
e.off('x', f);
e.off('x', f);
e.off('none', f);
e.off('x', g);
e.emit('y');
