// Readable: aborted, read from, ended, emittedReadable, marks of 0, data added during 'data', and destroy.
'use strict';
const { Readable, Duplex, isDisturbed, isErrored, Transform } = require('stream');
const log = console.log;
const turn = async () => { for (let k = 0; k < 16; k++) await new Promise((r) => setImmediate(r)); await new Promise((r) => setTimeout(r, 3)) };
function watch(name, s, ...events) { for (const e of events) s.on(e, (...a) => log(name, e, ...a.map((x) => x instanceof Error ? [x.name, x.code, x.message] : x))); return s }
const quiet = (o) => new Readable({ read() {}, ...o });

async function main() {
  { // aborted
    let r = quiet(); log(r.readableAborted); r.destroy(); log(r.readableAborted);
    r = quiet(); r.push(null); r.destroy(); log(r.readableAborted);
    r = quiet(); r.push('asd'); r.destroy(); log(r.readableAborted);
    r = quiet(); r.push('asd'); r.push(null); r.resume(); await turn(); log(r.readableAborted, r.destroyed, r.readableEnded);
    const d = new Duplex({ readable: false, write() {} }); d.destroy(); log(d.readableAborted);
  }
  for (const method of ['push', 'unshift']) {
    const r = quiet(); r.once('data', (c) => { log(method, r.readableLength); r[method](c); log(r.readableLength); r.on('data', (c2) => log(String(c2))) }); r.push('Hello, world'); await turn();
  }
  { const r = quiet(); const f = () => {}; r.setEncoding('utf8'); r.on('readable', f); r.removeListener('readable', f); process.nextTick(() => { watch('data', r, 'data'); r.push('hello') }); await turn() }
  { try { quiet({ defaultEncoding: 'nope' }) } catch (e) { log(e.name, e.code, e.message) } const r = quiet({ defaultEncoding: 'hex' }); watch('hex', r, 'data'); r.push('ab'); r.push('xy', 'utf8'); await turn() }
  { // destroy
    for (const error of [undefined, new Error('kaboom')]) {
      const r = watch('destroy', quiet(), 'end', 'close', 'error'); r.resume(); r.destroy(error); log(r.errored && r.errored.message, r.destroyed, r.closed); await turn(); log(r.closed);
    }
    const r = watch('own', quiet({ destroy(e, cb) { log('own', e.message); cb(new Error('other')) } }), 'close', 'error'); r.destroy(new Error('first')); r.destroy(new Error('second')); await turn(); log(r.errored.message);
    const s = watch('swallow', quiet({ destroy(e, cb) { cb() } }), 'close', 'error', 'end'); s.destroy(new Error('gone')); await turn();
    const t = watch('later', quiet({ destroy(e, cb) { this.push(null); process.nextTick(() => { this.push('x'); cb() }) } }), 'end', 'close', 'error', 'data'); t.resume(); t.destroy(); t.read(); await turn();
    const u = watch('cb', quiet(), 'close', 'error'); u.destroy(new Error('c'), (e) => log('callback', e.message)); await turn();
    const v = watch('no close', quiet({ emitClose: false }), 'close', 'error'); v.destroy(new Error('v')); await turn(); log(v.closed);
    const w = watch('auto', quiet({ autoDestroy: false }), 'end', 'close'); w.push(null); w.resume(); await turn(); log(w.destroyed);
    const x = quiet(); x.destroy(); x.push('late'); x.unshift('late'); log(x.read(), x.readableLength, x.isPaused()); x.pause(); log(x.isPaused()); await turn();
    const y = quiet(); watch('undestroy', y, 'close', 'error', 'data'); y.destroy(); y._undestroy(); log(y.destroyed, y.readable, y.readableAborted); y.push('x'); await turn();
  }
  { // didRead
    const check = async (name, r, f) => { log(name, r.readableDidRead, isDisturbed(r), isErrored(r)); r.on('error', () => {}); f(r); await turn(); log(name, r.readableDidRead, isDisturbed(r), isErrored(r)) };
    await check('ended', new Readable({ read() { this.push(null) } }), (r) => r.read());
    await check('read', new Readable({ read() { this.push('x') } }), (r) => r.read());
    await check('destroyed', quiet(), (r) => r.destroy(new Error('x')));
    await check('data', Readable.from(['a']), (r) => r.on('data', () => {}));
    await check('nothing', quiet(), (r) => r.read());
  }
  { // emittedReadable
    const r = quiet(); const s = r._readableState; log(s.emittedReadable); r.on('readable', () => { log('readable', s.emittedReadable, String(r.read()), s.emittedReadable) }); process.nextTick(() => r.push('foo')); process.nextTick(() => r.push('bar')); setImmediate(() => { r.push('quo'); process.nextTick(() => r.push(null)) }); await turn(); await turn();
    const n = quiet(); n.on('readable', () => { log('noread', n._readableState.emittedReadable); n.read(0); log(n._readableState.emittedReadable) }); n.push('foo'); n.push(null); await turn();
    const k = quiet(); log('needReadable', k._readableState.needReadable); k.on('readable', () => { log(k._readableState.needReadable); k.read() }); log(k._readableState.needReadable); k.push('foo'); k.push(null); await turn();
  }
  { // ended
    const r = new Readable(); r._read = () => { log(r.readableEnded); r.push('asd'); r.push(null); log(r.readableEnded) }; r.on('end', () => log('end', r.readableEnded)); r.on('data', () => log('data', r.readableEnded)); await turn();
    const p = quiet(); watch('twice', p, 'error', 'end'); p.on('readable', () => p.read()); p.push('a'); p.push(null); log(p.push(null)); await turn();
    const e = quiet(); watch('eof', e, 'error'); e.push(null); log(e.push('x')); await turn();
    const q = watch('error end', quiet(), 'end', 'data', 'error'); q.push('asd'); q.push(null); q.destroy(new Error('kaboom')); await turn();
    const d = new Readable(); watch('after close', d, 'end', 'error'); d.resume(); d.destroy(); d.on('close', () => log('push', d.push(null))); await turn();
  }
  { // marks of 0
    let count = 3; const r = new Readable({ highWaterMark: 0, read() { process.nextTick(() => { if (count--) r.push('a'); else r.push(null) }) } }); watch('hwm0', r, 'end', 'data'); await turn();
    const calls = []; const data = ['a', null]; const o = new Readable({ highWaterMark: 0, objectMode: true, read() { calls.push('_read:' + data[0]); process.nextTick(() => { calls.push('push:' + data[0]); o.push(data.shift()) }) } });
    o.on('readable', () => calls.push('readable')); log(o.readableFlowing); o.on('data', (d) => calls.push('data:' + d)); o.on('end', () => calls.push('end')); await turn(); log(calls, o.read()); log(o.read()); await turn(); log(calls, o.read()); await turn(); log(calls);
    const z = quiet({ highWaterMark: 0 }); let pushed = false; z.on('readable', () => log(z.read(), pushed)); z.on('end', () => log('z end')); process.nextTick(() => { log(z.read()); pushed = true; z.push(null) }); await turn();
    for (const hwm of [-1, 1.5, 'x', NaN, {}]) { try { quiet({ highWaterMark: hwm }); log('ok') } catch (e) { log(e.code, e.message) } }
  }
  { // 'readable' once more only when asked
    const results = []; const data = ['', 'x', 'y', '', 'z']; const r = new Readable({ encoding: 'utf8' }); r._read = () => process.nextTick(() => { if (!data.length) r.push(null); else r.push(data.shift()) }); r.on('readable', () => { const d = r.read(); if (d !== null) results.push(d) }); r.on('end', () => log(results)); await turn();
    for (const [mark, chunk] of [[3, 'blerg'], [3, 'bl'], [30, 'blerg']]) { const s = new Readable({ highWaterMark: mark }); let reads = 0; s._read = () => { reads++ }; s.push(chunk); if (mark === 30) s.push(null); await turn(); log(s._readableState.reading, reads); watch('event' + mark, s, 'readable'); await turn(); log(reads) }
  }
  { // chunks that are none
    for (const v of [[], {}, 0, 5, true, () => {}]) { const r = watch('invalid', quiet(), 'error'); r.push(v); await turn() }
    const o = watch('object', quiet({ objectMode: true }), 'data', 'error'); o.push(undefined); o.push(0); o.push(''); o.push(false); await turn();
    const p = quiet(); p.push(new Uint8Array([65, 66])); p.push(new Uint8Array([67]).subarray(0, 1)); log(String(p.read()), String(p.read()), p.push(), p.push(''), p.readableLength);
  }
}
main();
