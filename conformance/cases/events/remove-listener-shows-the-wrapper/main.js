// a fired once listener among others is reported as its wrapper
const { EventEmitter } = require('events');
const e = new EventEmitter();
const f = () => {}, g = () => {};
e.on('removeListener', (name, fn) => console.log(fn === f ? 'function' : fn.listener === f ? 'wrapper' : 'other'));
e.once('x', f);
e.emit('x');
e.once('x', f).on('x', g);
e.emit('x');
e.once('x', f);
e.off('x', f);
e.once('x', f);
e.removeAllListeners('x');
