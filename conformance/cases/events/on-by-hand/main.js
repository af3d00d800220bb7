// next, return and throw of the iterator of events.on
const { EventEmitter, on } = require('events');
const e = new EventEmitter();
const a = on(e, 'x'), b = on(e, 'x'), c = on(e, 'x');
a.next().then((r) => console.log('a1', r.value, r.done));
a.next().then((r) => console.log('a2', r.value, r.done));
e.emit('x', 1);
a.return().then((r) => console.log('return', r.value, r.done));
b.throw(new Error('thrown'));
b.next().then((r) => console.log('b1', r.value, r.done));
b.next().catch((err) => console.log('b2', err.message));
b.next().then((r) => console.log('b3', r.value, r.done));
try { c.throw('text'); } catch (err) { console.log(err.code, err.message); }
c.next(); c.next().then((r) => console.log('c2', r.value, r.done)); c.next().catch((err) => console.log('c3', err));
e.emit('error', 'value');
console.log(e.eventNames());
