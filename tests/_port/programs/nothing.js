// Calls that give undefined, looked at.
'use strict';
const { EventEmitter } = require('events');
const emitter = new EventEmitter();
emitter.on('tick', (n) => n * 2);
console.log(emitter.emit('tick', 1), emitter.emit('none'));
const forResult = [1, 2].forEach((x) => x + 1);
console.log('forEach gives', forResult);
function nothing() {}
const arrowNothing = () => {};
console.log(nothing(), arrowNothing(), [nothing(), null]);
const m = new Map([['a', 1]]);
console.log(m.set('b', 2), m.delete('a'), m.delete('zz'), m.clear());
console.log(m.get('q'), m.get('q') === undefined, m.get('q') === null);
const arr = [3, 1, 2];
console.log(arr.push(9), arr.unshift(0), arr.pop(), arr.shift(), [].pop(), [].shift());
console.log(arr.find((x) => x > 100), arr.indexOf(100), arr.at(-1), arr.at(50));
const results = [1, 2, 3].map((x) => { if (x > 1) return x; });
console.log(results, JSON.stringify(results), JSON.stringify({ a: nothing(), b: null }));
console.log(setTimeout(() => {}, 0).hasRef(), clearTimeout(undefined), typeof setImmediate(() => {}));
console.log(typeof nothing(), `${nothing()}`, nothing() + 1, nothing() == null, nothing() === null);
const o = { run() { this.ran = true; } };
console.log(o.run(), o.ran, o.missing, o?.missing?.deep, o.missing?.());
let v = nothing();
v ??= 'default';
console.log(v, void 0);
(async () => { const r = await nothing(); console.log('awaited', r); })();
Promise.resolve().then((x) => console.log('resolved with', x));
console.log(process.nextTick(() => console.log('tick')), console.log('inner'));

// What functions of Node's modules and methods of its things give, where it is nothing.
const fs = require('fs');
const http = require('http');
const assert = require('assert');
const { createInterface } = require('readline');
const { PassThrough } = require('stream');
console.log(fs.writeFileSync('/dev/null', ''), fs.access('/', () => {}), fs.readFile('/', () => {}));
console.log(http.validateHeaderName('a'), http.validateHeaderValue('a', 'b'), assert.ok(1), process.chdir('.'));
const lines = createInterface({ input: new PassThrough() });
console.log(lines.setPrompt('> '));
lines.close();
