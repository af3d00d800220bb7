// Pipes, transforms and both sides of a Duplex: how full, who waits, what is left, marks, modes, encodings and order.
'use strict';
const { Duplex, PassThrough, Readable, Stream, Transform, Writable } = require('stream');
const log = console.log;
const turn = async () => { for (let k = 0; k < 16; k++) await new Promise((r) => setImmediate(r)); await new Promise((r) => setTimeout(r, 4)) };
const shown = (x) => x instanceof Error ? [x.name, x.code, x.message] : x;
function watch(name, s, ...events) { for (const e of events) s.on(e, (...a) => log(name, e, ...a.map(shown))); return s }
const quiet = (o) => new Readable({ read() {}, ...o });
const sink = (o) => new Writable({ write(c, e, cb) { cb() }, ...o });
async function main() {
  { // waiting writers
    const e = new PassThrough({ highWaterMark: 1 }), d = new PassThrough({ highWaterMark: 1 }); let i = 0; e.pipe(d).on('data', (c) => { log('recursive', c[0]); if (++i === 2) { e.write(Buffer.from([3])); e.write(Buffer.from([4])) } }); e.write(Buffer.from([1])); e.write(Buffer.from([2])); await turn();
    const rs = new Readable({ objectMode: true, read() {} }); let n = 0; const ws = new Writable({ objectMode: true, highWaterMark: 2, write(c, en, cb) { n++; setImmediate(cb) } }); rs.pipe(ws); for (let k = 0; k < 5; k++) rs.push(k); rs.push(null); watch('ws', ws, 'finish', 'drain'); await turn(); await turn(); log(n);
    const w = new Writable({ highWaterMark: 1, write(b, en, cb) { process.nextTick(cb) } }); while (w.write('asd')); log(w.writableNeedDrain); const r = new Readable({ read() { this.push('asd'); this.push(null) } }); watch('need', r, 'pause', 'end'); r.pipe(w); await turn();
    const src = quiet(); src.push(Buffer.alloc(100)); src.push(null); src.pause(); await turn(); const dst = watch('dead', new Writable({ highWaterMark: 1000, write(b, en, cb) { process.nextTick(cb) } }), 'finish'); dst.write(Buffer.alloc(1000)); src.pipe(dst); await turn();
    const held = [], three = [1, 2, 3].map((k) => new Writable({ highWaterMark: 1, write(c, en, cb) { log('w' + k); held.push(cb) } })); const one = quiet(); three.forEach((t) => one.pipe(t)); one.push('x'); await new Promise((x) => setImmediate(x)); log(one._readableState.awaitDrainWriters.size, one.readableFlowing); held.forEach((cb) => cb()); await turn(); log(one._readableState.awaitDrainWriters.size, one.readableFlowing);
  }
  { // unpipe
    const s = quiet(), a = watch('a', sink(), 'finish'), b = sink(); s.pipe(a); s.pipe(b); b.on('unpipe', (x) => log('unpipe', x === s)); log(s._readableState.pipes.length); s.unpipe(b); log(s._readableState.pipes.length, s._readableState.pipes[0] === a); s.unpipe(b); s.unpipe(a); log(s._readableState.pipes.length, s.readableFlowing, s.listenerCount('data'), a.listenerCount('drain'), a.listenerCount('error'));
    const p = new PassThrough(), twice = sink({ write(c, e, cb) { log('twice', String(c)); cb() } }); p.pipe(twice); p.pipe(twice); log(p.listenerCount('data'), p._readableState.pipes.length); p.unpipe(twice); log(p.listenerCount('data'), p._readableState.pipes.length); p.write('foobar'); await turn();
    const f = new Readable({ highWaterMark: 1, read() { f.push('foo') } }); const fw = new Writable({ highWaterMark: 1, write() { setImmediate(() => f.unpipe(fw)) } }); let n = 0; f.on('data', () => { if (++n >= 20) f.pause() }); f.pipe(fw); await turn(); log(n, f.isPaused());
    const q = new Readable({ read() { this.push(null) } }); const qd = sink(); qd.on('pipe', () => log('pipe')).on('unpipe', () => log('unpipe')); q.pipe(qd); await turn(); log(q._readableState.pipes.length);
    const nd = sink(); nd.on('unpipe', () => log('never ended')); const ne = quiet(); ne.pipe(nd, { end: false }); ne.push(null); await turn(); log(nd.writableEnded);
    const oe = sink({ objectMode: true }); const os = Readable.from([{ a: 1 }]); const to = watch('mode', new Transform({ transform(c, e, cb) { cb(null, c) } }), 'error', 'close'); os.pipe(to); await turn(); log(os.destroyed, oe.destroyed);
    const er = watch('err', sink(), 'error', 'close'); const es = quiet(); es.pipe(er); er.destroy(new Error('pipe')); await turn(); log(es._readableState.pipes.length, es.destroyed);
    const m = quiet(); const outs = []; for (let i = 0; i < 3; i++) m.pipe(sink({ write(c, e, cb) { outs.push(i); cb() } })); m.push('1'); await turn(); log(outs);
    const on = quiet(); on.once('readable', () => log('once')); let got = ''; on.pipe(sink({ write(c, e, cb) { got += c; cb() } })).on('finish', () => log(got)); on.push('foo'); on.push('bar'); on.push(null); await turn();
  }
  { // transforms
    for (const o of [{ readableHighWaterMark: 666 }, { writableHighWaterMark: 777 }, { readableHighWaterMark: 666, writableHighWaterMark: 777 }, { highWaterMark: 555, readableHighWaterMark: 666 }, { highWaterMark: 0, writableHighWaterMark: 777 }, { readableObjectMode: true }, { writableObjectMode: true, readableHighWaterMark: 0 }]) { const t = new Transform(o); log(t.readableHighWaterMark, t.writableHighWaterMark, t.readableObjectMode, t.writableObjectMode) }
    for (const o of [{ readableHighWaterMark: -1 }, { writableHighWaterMark: 'x' }, { highWaterMark: NaN }]) { try { new Transform(o); log('ok') } catch (e) { log(shown(e)) } }
    const h = new Transform({ objectMode: true, highWaterMark: 0, transform(c, e, cb) { process.nextTick(() => cb(null, c)) } }); log(h.write(1)); h.on('drain', () => { log(h.write(2)); h.end() }); h.once('readable', () => { log(h.read()); setImmediate(() => { log(h.read()); h.once('readable', () => log(h.read())) }) }); await turn();
    const order = []; const t = new Transform({ objectMode: true, transform(c, e, next) { order.push('t' + c); this.push(c); process.nextTick(next) }, final(done) { order.push('final'); setTimeout(() => { order.push('done'); done() }, 1) }, flush(done) { order.push('flush'); process.nextTick(() => { order.push('flushed'); done() }) } }); t.on('finish', () => order.push('finish')).on('end', () => order.push('end')); t.on('data', (d) => order.push('d' + d)); t.write(1); t.write(2); t.end(3, () => order.push('cb')); await turn(); log(order.join(' '));
    const b = new Transform(); try { b.end(Buffer.from('blerg')) } catch (e) { log(shown(e)) }
    const tw = watch('twice', new Transform({ transform(c, e, cb) { cb(); cb() } }), 'error', 'close'); tw.write('foo'); await turn();
    const fe = watch('flush error', new Transform({ transform(c, e, cb) { cb() }, flush(cb) { cb(new Error('f')) } }), 'error', 'close', 'end', 'finish'); fe.resume(); fe.end('x'); await turn();
    const pt = watch('data', new PassThrough({ objectMode: true }), 'data', 'end'); for (const v of [-1, 0, '', false]) pt.write(v); pt.end(); await turn();
    const un = watch('undefined', new Transform({ objectMode: true, transform(c, e, cb) { cb(null, c === undefined ? 'was undefined' : c) } }), 'data'); un.write(undefined); await turn();
    class Upper extends Transform { _transform(c, e, cb) { this.push(String(c).toUpperCase()); this.push('-'); cb() } _flush(cb) { this.push('end'); cb() } } const up = new Upper({ encoding: 'utf8' }); watch('class', up, 'data'); up.write('a'); up.end('b'); await turn();
  }
  { // duplexes
    let d = watch('open', new Duplex({ read() {}, write(c, e, cb) { cb() } }), 'finish', 'end', 'close'); d.resume(); d.push(null); await turn(); d.end(); await turn();
    d = watch('closed', new Duplex({ allowHalfOpen: false, read() {}, write(c, e, cb) { cb() } }), 'finish', 'end', 'close'); d.resume(); d.push(null); await turn();
    d = watch('unreadable', new Duplex({ readable: false }), 'error', 'end'); log(d.readable, d.push('asd')); await turn();
    d = watch('unwritable', new Duplex({ writable: false, write() {} }), 'error', 'finish'); log(d.writable, d.write('asd')); await turn();
    d = watch('destroy', new Duplex({ read() {}, write(c, e, cb) { cb() } }), 'error', 'end', 'finish', 'close'); d.destroy(new Error('d')); log(d.destroyed, d.readable, d.writable, d.errored.message); await turn();
    d = watch('settable', new Duplex({ read() {}, write(c, e, cb) { cb() } }), 'close'); d.destroyed = true; log(d.destroyed, d._readableState.destroyed, d._writableState.destroyed); d.destroy(); await turn();
    let loops = 5; const src = new Readable({ highWaterMark: 16384, read() { if (loops--) this.push(Buffer.alloc(20000)) } }); const ds = new Transform({ highWaterMark: 16384, transform(c, o, fn) { this.push(null); fn() } }); src.pipe(ds); ds.on('data', () => {}); ds.on('end', () => log(loops, src.isPaused())); await turn();
  }
  { // encodings and pieces
    const cut = new Readable({ encoding: 'utf8' }); const euro = Buffer.from('€¢'); let t = ''; cut._read = () => {}; cut.push(euro.subarray(0, 2)); cut.push(euro.subarray(2, 4)); cut.push(euro.subarray(4)); cut.push(null); cut.on('data', (x) => { t += x }); await turn(); log(t);
    const b64 = new Readable({ encoding: 'base64' }); b64._read = () => {}; watch('b64', b64, 'data'); b64.push(Buffer.from('1')); b64.push(null); await turn();
    const u16 = quiet({ encoding: 'utf16le', objectMode: true }); u16.push(Buffer.from('abc', 'utf16le')); u16.push(Buffer.from('def', 'utf16le')); u16.push(null); log(u16.read(), u16.read(), u16.read());
    for (const [enc, size] of [['utf8', 1], ['utf8', 3], ['hex', 1], ['hex', 3], ['base64', 2], ['latin1', 2], ['ucs2', 1]]) { const r = quiet(); r.setEncoding(enc); r.push(Buffer.from('aé€b')); r.push(null); await turn(); const parts = []; for (let c; (c = r.read(size)) !== null;) parts.push(c); log(enc, size, parts) }
    const ord = new Readable({ highWaterMark: 20, encoding: 'ascii' }); const list = ['1', '2', '3', '4', '5', '6']; ord._read = () => { const x = list.shift(); if (!x) ord.push(null); else { ord.push(x); ord.push(list.shift()) } }; ord.read(0); await turn(); log(ord.readableBuffer.join(','));
    const us = quiet(); us.push('abc'); us.unshift('xy'); us.unshift(Buffer.from('z')); log(String(us.read()), String(us.read()), String(us.read()), us.read()); us.unshift(''); log(us.readableLength); us.push(null); us.unshift('late'); log(String(us.read())); await turn();
    const rs = quiet({ highWaterMark: 5, encoding: 'utf8' }); log(rs.push('asdfasdf'), rs.read(3), rs.read(), rs.read()); rs.read(0); log(rs.readableLength);
    const big = quiet(); big.push(Buffer.alloc(10, 'a')); big.push(Buffer.alloc(10, 'b')); log(big.read(15).length, big.readableLength, big.read(15), big.readableLength); big.push(null); await turn(); log(String(big.read(15)), big.read());
  }
  { // streams of another make
    const l = new Stream(); l.pause = () => log('pause'); l.resume = () => log('resume'); const w = new Readable({ highWaterMark: 3 }).wrap(l); watch('wrap', w, 'data', 'end', 'close'); w.pause(); l.emit('data', Buffer.from('abc')); l.emit('data', Buffer.from('d')); w.resume(); await turn(); l.emit('end'); await turn();
    const er = new Stream(); const we = watch('wrap error', new Readable().wrap(er), 'error', 'close'); er.emit('error', new Error('old')); await turn();
    const de = new Stream(); de.destroy = () => log('destroyed'); const wd = Readable.wrap(de); wd.destroy(); await turn();
    const s = new Stream(), dd = new Stream(); s.pipe(dd); s.on('error', (e) => log('heard', e.message)); s.emit('error', new Error('bacon')); const s2 = new Stream(); s2.pipe(new Stream()); try { s2.emit('error', new Error('unheard')) } catch (e) { log(e.message) }
  }
}
main();
