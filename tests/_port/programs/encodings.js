// A stream of objects is told no encoding; one of bytes is.
const { Writable, Transform, Readable } = require('stream');
class A extends Writable{constructor(){super({objectMode:true})} _write(c,e,cb){console.log('obj',c,e);cb()}}
const a=new A();a.write({x:1});a.write('s');a.write('s','latin1');a.end(Buffer.from('q'));
class B extends Writable{_write(c,e,cb){console.log('bin',c,e);cb()}}
const b=new B();b.write('s');b.write('s','hex');b.end(Buffer.from('q'));
class C extends Writable{constructor(){super({decodeStrings:false})}_write(c,e,cb){console.log('str',c,e);cb()}}
const c=new C();c.write('s');c.write('s','latin1');c.end(Buffer.from('q'));
const t=new Transform({objectMode:true,transform(c,e,cb){console.log('t',c,e);cb(null,c)}});t.write(5);t.write({a:1});t.end('x');
const w=new Writable({objectMode:true,writev(chunks,cb){console.log(chunks.map(c=>[c.chunk,c.encoding]));cb()}});
w.cork();w.write(1);w.write('a');w.uncork();w.end();
const evens = { from: 2, [Symbol.iterator]() { let n = this.from; return { next: () => (n < 7 ? { value: (n += 2) - 2, done: false } : { done: true }) }; } };
Readable.from(evens).on('data', (n) => console.log('even', n));
try { Readable.from({}); } catch (e) { console.log(e.message); }
