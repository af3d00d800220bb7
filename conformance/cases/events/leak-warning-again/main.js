// a list that shrank to one listener warns again; a lower limit counts from the next insertion
const { EventEmitter } = require('events');
process.on('warning', (w) => console.log(w.type, w.count));
const e = new EventEmitter().setMaxListeners(2);
const f = () => {};
const add = (name, times) => { for (let i = 0; i < times; i++) e.on(name, f); };
add('x', 4);
e.off('x', f).off('x', f);
add('x', 2);
e.off('x', f).off('x', f).off('x', f);
add('x', 2);
e.removeAllListeners('x');
add('x', 3);
add('y', 2);
e.setMaxListeners(1);
e.on('y', f);
