// the warning names the class, symbols and null; 0 and Infinity never warn
const { EventEmitter } = require('events');
process.on('warning', (w) => console.log(w.name, w.type, w.count, w.message));
class Own extends EventEmitter {}
const add = (e, name, times) => { for (let i = 0; i < times; i++) e.on(name, () => {}); };
add(new Own().setMaxListeners(1), Symbol('s'), 3);
add(new EventEmitter().setMaxListeners(2.5), null, 4);
add(new EventEmitter().setMaxListeners(0), 'never', 30);
add(new EventEmitter().setMaxListeners(Infinity), 'never', 30);
add(process, 'custom', 11);
