// a target warns of too many listeners once; its limit is its own, 0 is none
const { setMaxListeners } = require('events');
process.on('warning', (w) => console.log(w.name, w.count, w.type, w.target.constructor.name, w.message));
const et = new EventTarget();
setMaxListeners(1, et);
et.addEventListener('foo', () => {});
et.addEventListener('foo', () => {});
et.addEventListener('foo', () => {});
et.addEventListener('bar', () => {});
et.addEventListener('bar', () => {});
const free = new EventTarget();
setMaxListeners(0, free);
for (let i = 0; i < 20; i++) free.addEventListener('foo', () => {});
const { signal } = new AbortController();
for (let i = 0; i < 20; i++) signal.addEventListener('abort', () => {});
setMaxListeners(2, signal);
signal.addEventListener('abort', () => {});
for (const value of [-1, NaN, '1', {}]) {
  try { setMaxListeners(value, et); } catch (err) { console.log(err.name, err.code, err.message); }
}
