// events.once costs the microtasks of an async function that returns a promise
const { EventEmitter, once } = require('events');
const e = new EventEmitter();
const chain = (label) => { let p = Promise.resolve(); for (let i = 1; i < 5; i++) p = p.then(() => console.log(label, i)); };
once(e, 'x').then(() => console.log('x'));
e.emit('x');
chain('a');
setTimeout(() => {
  once(e, 'y').then(() => console.log('y'));
  setTimeout(() => { e.emit('y'); chain('b'); }, 1);
}, 1);
