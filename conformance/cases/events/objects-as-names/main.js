// An object that names an event stands for its text, so that two of one text are one event
const { EventEmitter } = require('events');
const e = new EventEmitter();
const f = () => {};
class Plain {}
class Named { toString() { return 'named!'; } }
const names = [
  new Plain(), new Named(), new Map(), new Set(), new Date(0), new Date(NaN), /x/, new Error('boom'), Promise.resolve(),
  [new Plain(), [null, undefined, 1e21]], [], Buffer.from('hi'), new Uint8Array([1, 2]), 1e21, -0, 0.000001, 1e-7,
];
for (const name of names) e.on(name, f);
for (const name of e.eventNames()) console.log(JSON.stringify(name), e.listenerCount(name));
console.log(e.emit(new Plain()), e.emit({}), e.emit('[object Object]'), e.listenerCount([{}]), e.emit(new Named()));
try { e.on([Symbol('s')], f); } catch (error) { console.log(error.name, error.message); }
