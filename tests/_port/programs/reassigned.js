// Who `this` is in listeners, in methods of literals and among the options of streams, also where names are given other values.
const EventEmitter = require('events');
const assert = require('assert');
const stream = require('stream');
const { Transform } = stream;
const list = [];
for (const n of [1, 2, 3]) {
  const e = new EventEmitter();
  e.n = n;
  e.on('x', function () { console.log('this', this.n); });
  list.push(e);
}
for (const e of list) e.on('y', function () { console.log('y', this.n); });
for (let i = 0; i < 3; i++) { const o = { i, tell() { return this.i; } }; list.push(o); }
list.forEach((e) => e.emit ? e.emit('x') : console.log(e.tell()));
list.forEach((e) => e.emit && e.emit('y'));
let o = { a: 1, f() { return this.a; } };
const p = o;
o = { a: 2, f() { return this.a; } };
console.log(p.f(), o.f());
let em = new EventEmitter(); em.k = 1;
em.on('z', function () { console.log(this.k); });
const before = em;
em = new EventEmitter(); em.k = 2;
em.on('z', function () { console.log(this.k); });
before.emit('z'); em.emit('z');
class Boss {
  constructor() { this.names = []; this.child = null; }
  start(n) {
    this.child = new EventEmitter();
    this.child.id = n;
    this.child.on('exit', function (code) { console.log('exit', this.id, code); });
    return this.child;
  }
}
const boss = new Boss();
const one = boss.start(1), two = boss.start(2);
one.emit('exit', 0); two.emit('exit', 3);
let worker;
function respawn(n) {
  worker = new EventEmitter();
  worker.n = n;
  worker.once('done', function () { console.log('done', this.n, this === worker); });
  return worker;
}
const w1 = respawn(1); const w2 = respawn(2);
w1.emit('done'); w2.emit('done');
const emitters = [];
for (var i = 0; i < 2; i++) {
  var v = new EventEmitter(); v.i = i;
  v.on('q', function () { console.log('q', this.i); });
  emitters.push(v);
}
emitters.forEach((each) => each.emit('q'));
const handlers = [];
while (handlers.length < 2) {
  handlers.push({ at: handlers.length, go() { return () => this.at; }, get twice() { return this.at * 2; } });
}
console.log(handlers.map((h) => h.go()() + h.twice));
let api = {};
api.hello = function () { return 'hello ' + this.name; };
api.name = 'a';
const old = api;
api = { name: 'b', hello: old.hello };
console.log(old.hello(), api.hello());
const upper = new Transform({ transform(chunk, enc, cb) { this.push(String(chunk).toUpperCase()); cb(); } });
upper.on('data', function (d) { console.log(String(d), this === upper); });
upper.end('x');
function make(name) {
  const server = { name, close() { console.log('close', this.name); return this; } };
  return server;
}
make('m').close().close();
module.exports = { k: 1, f() { return this.k; } };
console.log(module.exports.f());
const last = new EventEmitter();
last.on('a', function () { this.emit('b'); }).on('b', function () { console.log('b', this === last); });
last.emit('a');
for (const name of ['x', 'y']) {
  const target = { name };
  target.say = function () { console.log(this.name); };
  setImmediate(() => target.say());
}
const source = { v: 1 };
for (const name of ['a', 'b']) source[name] = function () { return name + this.v; };
console.log(source.a(), source.b());
let taker = {};
taker.v = 2;
taker.f = source.a;
console.log(taker.f());
Object.assign(taker, { g() { return this.v + 1; } });
console.log(taker.g());
taker.bound = source.a.bind(source);
console.log(taker.bound());
const third = { bound: source.a.bind(source), free: source.a, v: 9 };
console.log(third.bound(), third.free());
third.later = third.bound;
console.log(third.later(), [source.a].map((f) => typeof f)[0]);
{
  const r = new stream.Readable({
    autoDestroy: true,
    read() { this.push('hello'); this.push('world'); this.push(null); },
    destroy: (err, cb) => cb()
  });
  let ended = false;
  r.resume();
  r.on('end', () => { ended = true; });
  r.on('close', () => { assert(ended); console.log('closed'); });
}
{
  const w = new stream.Writable({
    autoDestroy: true,
    write(data, enc, cb) { cb(null); },
    destroy: (err, cb) => cb()
  });
  let finished = false;
  w.write('hello'); w.write('world'); w.end();
  w.on('finish', () => { finished = true; });
  w.on('close', () => { assert(finished); console.log('wclosed'); });
}
{
  const r = new stream.Readable({
    read() { r2.emit('error', new Error('fail')); }
  });
  const r2 = new stream.Readable({
    autoDestroy: true,
    destroy: (err, cb) => cb()
  });
  r.pipe(new stream.PassThrough());
  r2.on('error', (e) => console.log(e.message));
}
{
  const r = new stream.Readable({
    read() { w.emit('error', new Error('fail')); }
  });
  const w = new stream.Writable({ autoDestroy: true, destroy: (err, cb) => cb() });
  w.on('error', (e) => console.log('w', e.message, r.destroyed));
  r.pipe(w);
}
