// toWeb, fromWeb and compose at length: how full, what an end, an error or a cancellation does on the other side.
'use strict';
const { compose, Duplex, PassThrough, pipeline, promises, Readable, Transform, Writable, finished } = require('stream');
const { ReadableStream, TransformStream, WritableStream } = require('stream/web');
const log = console.log;
const turn = async () => { for (let k = 0; k < 16; k++) await new Promise((r) => setImmediate(r)); await new Promise((r) => setTimeout(r, 4)) };
const shown = (x) => x instanceof Error ? [x.name, x.code, x.message] : x;
const say = (name) => (...a) => log(name, ...a.map(shown));
function watch(name, s, ...events) { for (const e of events) s.on(e, (...a) => log(name, e, ...a.map(shown))); return s }
async function tried(label, p) { try { return await p } catch (e) { log(label, shown(e)) } }
async function main() {
  { // backpressure to web
    let reads = 0; const src = new Readable({ highWaterMark: 4, read() { reads++; this.push('abcd') } }); const w = Readable.toWeb(src); await turn(); log('reads', reads, src.isPaused()); const r = w.getReader(); for (let i = 0; i < 3; i++) log(Buffer.from((await r.read()).value).toString()); await turn(); log(reads < 12, src.isPaused()); await r.cancel(new Error('c')); await turn(); log(src.destroyed, shown(src.errored));
    const o = Readable.toWeb(Readable.from([1, 2, 3]), { strategy: { highWaterMark: 2, size: () => 1 } }); log((await o.getReader().read()).value);
    const ended = Readable.from([]); ended.resume(); await turn(); log(await Readable.toWeb(ended).getReader().read()); const des = new Readable({ read() {} }); des.destroy(); await turn(); await tried('destroyed', Readable.toWeb(des).getReader().read());
    const errd = new Readable({ read() {} }); errd.on('error', () => {}); errd.destroy(new Error('before')); await turn(); await tried('errored', Readable.toWeb(errd).getReader().read());
    const b = Readable.toWeb(Readable.from([Buffer.from('hello')], { objectMode: false }), { type: 'bytes' }); const br = b.getReader({ mode: 'byob' }); const x = await br.read(new Uint8Array(3)); log(Buffer.from(x.value).toString(), x.done); const y = await br.read(new Uint8Array(3)); log(Buffer.from(y.value).toString()); const z = await br.read(new Uint8Array(3)); log(z.done);
  }
  { // from web
    let pulls = 0; const r = Readable.fromWeb(new ReadableStream({ pull(c) { pulls++; c.enqueue('x'.repeat(10)) } }, { highWaterMark: 0 }), { highWaterMark: 25 }); await turn(); log('pulls', pulls); r.read(); await turn(); log(pulls, r.readableLength); r.destroy(); await turn();
    const e = watch('e', Readable.fromWeb(new ReadableStream({ pull(c) { c.error(new Error('pull')) } })), 'error', 'close', 'end'); e.resume(); await turn();
    const n = watch('n', Readable.fromWeb(new ReadableStream({ start(c) { c.enqueue(null); c.close() } }), { objectMode: true }), 'data', 'error', 'end', 'close'); await turn();
    const num = watch('num', Readable.fromWeb(new ReadableStream({ start(c) { c.enqueue(5); c.close() } })), 'data', 'error', 'end', 'close'); await turn();
    const enc = watch('enc', Readable.fromWeb(ReadableStream.from([Buffer.from('h\u00e9')]), { encoding: 'latin1' }), 'data', 'end', 'close'); await turn();
    const ac = new AbortController(); const s = watch('s', Readable.fromWeb(new ReadableStream({ cancel(x) { log('cancel', x.name) } }), { signal: ac.signal }), 'error', 'close'); ac.abort(); await turn();
    const lk = new ReadableStream(); lk.getReader(); try { Readable.fromWeb(lk) } catch (x) { log(shown(x)) }
    for await (const c of Readable.fromWeb(ReadableStream.from(['l1', 'l2']), { encoding: 'utf8' })) { log(c); break }
  }
  { // writable
    const slow = new Writable({ highWaterMark: 2, write(c, e, cb) { setTimeout(cb, 1) } }); const w = Writable.toWeb(slow).getWriter(); log(w.desiredSize); const p = w.write(Buffer.from('abc')); log(w.desiredSize); let done = false; p.then(() => { done = true }); await null; log(done); await p; log(w.desiredSize); w.close(); await turn(); log(slow.writableFinished, await w.closed);
    const mid = new Writable({ write(c, e, cb) { cb() } }); const mw = Writable.toWeb(mid).getWriter(); mid.destroy(); await turn(); await tried('mid', mw.write('x')); await tried('midc', mw.closed);
    const endd = new Writable({ write(c, e, cb) { cb() } }); endd.end(); const ew = Writable.toWeb(endd).getWriter(); await tried('ended', ew.write('x')); await turn();
    const own = new Writable({ write(c, e, cb) { cb() } }); const ow = Writable.toWeb(own).getWriter(); own.end(); await turn(); await tried('own end', ow.closed);
    const f = watch('f', Writable.fromWeb(new WritableStream({ abort(x) { log('abort', shown(x)) } })), 'error', 'close', 'finish'); f.destroy(new Error('d')); await turn();
    const g = watch('g', Writable.fromWeb(new WritableStream({ close() { throw new Error('close') } })), 'error', 'close', 'finish'); g.end(); await turn();
    const h = watch('h', Writable.fromWeb(new WritableStream({ start(c) { setTimeout(() => c.error(new Error('later')), 1) } })), 'error', 'close', 'finish'); await turn();
    const k = Writable.fromWeb(new WritableStream({ write(c) { log(typeof c === 'string' ? c : Buffer.from(c).toString('hex')) } }), { decodeStrings: false }); k.write('text'); k.write(Buffer.from([1])); k.cork(); k.write('a'); k.write('b'); k.uncork(); k.end(); await promises.finished(k);
    const dd = watch('dd', Writable.fromWeb(new WritableStream({ close() { log('closing') } })), 'close', 'finish', 'error'); dd.destroy(); await turn();
  }
  { // duplex
    const t = new TransformStream(); const d = watch('d', Duplex.fromWeb(t), 'error', 'close', 'end', 'finish'); d.destroy(new Error('dd')); await turn();
    const e = watch('e2', Duplex.fromWeb({ readable: ReadableStream.from(['r']), writable: new WritableStream() }), 'error', 'close', 'end', 'finish', 'data'); e.end('x'); await turn();
    const half = Duplex.fromWeb({ readable: new ReadableStream(), writable: new WritableStream() }, { allowHalfOpen: true }); log(half.allowHalfOpen, half.readable, half.writable); half.destroy(); await turn();
    const rw = Duplex.toWeb(new Duplex({ readable: false, write(c, en, cb) { log('w', String(c)); cb() } })); log(await rw.readable.getReader().read()); await rw.writable.getWriter().write('q');
    const fp = Duplex.from({ readable: ReadableStream.from(['fp']), writable: new WritableStream({ write(c) { log('to', String(c)) } }) }); fp.end('z'); fp.on('data', (c) => log('from', String(c))); await turn();
  }
  { // compose errors
    for (const stage of [0, 1, 2]) { const parts = [0, 1, 2].map((i) => new Transform({ objectMode: true, transform(c, e, cb) { cb(i === stage ? new Error('stage ' + i) : null, c) } })); const c = watch('c' + stage, compose(...parts), 'error', 'close', 'end', 'finish'); c.resume(); c.write('x'); await turn(); log(parts.map((p) => p.destroyed)) }
    const gen = watch('gen', compose(async function* (s) { for await (const x of s) throw new Error('gen') }), 'error', 'close'); gen.write('x'); await turn();
    const one = compose(new PassThrough()); log(one instanceof PassThrough); const en = watch('en', compose(new PassThrough({ objectMode: true }), async function (s) { let n = 0; for await (const x of s) n++; log('n', n) }), 'finish', 'close', 'error'); en.write('a'); en.write('b'); en.end(); await turn();
    const head = compose(async function* () { yield 'from head' }, new PassThrough({ objectMode: true })); log(head.writable, head.readable, await head.toArray());
    const w = compose(new WritableStream({ write(c) { log('cw', String(c)) } })); w.end('solo'); await turn(); log(w.readable, w.writable);
    const rs = compose(ReadableStream.from(['rs']), new PassThrough({ objectMode: true })); log(await rs.toArray());
  }
}
main();
