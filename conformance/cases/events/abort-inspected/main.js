// How AbortController, AbortSignal, EventTarget and Event are shown.
const { inspect } = require('util');
const { setMaxListeners } = require('events');
const c = new AbortController();
for (const depth of [-1, 0, 1, 2]) console.log(inspect(c, { depth }), inspect([c], { depth }));
for (const depth of [-1, 0, 1]) console.log(inspect(c.signal, { depth }), inspect([c.signal], { depth }));
console.log(c.signal, inspect([new EventTarget()], { depth: 0 }), inspect([new Event('x')], { depth: 0 }));
console.log(inspect(new Event('foo')).split('\n').slice(0, 4).join('|'));
setMaxListeners(1, c.signal);
process.on('warning', (w) => console.log(w.message));
c.signal.addEventListener('foo', () => 1);
c.signal.addEventListener('foo', () => 2);
