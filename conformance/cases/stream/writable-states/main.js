// Writable: aborted, destroyed, ended more than once, finals, callbacks, corks, wrong chunks, constructed and disposed.
'use strict';
const { Writable, Duplex, Transform, PassThrough, finished } = require('stream');
const log = console.log;
const turn = async () => { for (let k = 0; k < 16; k++) await new Promise((r) => setImmediate(r)); await new Promise((r) => setTimeout(r, 3)) };
const shown = (x) => x instanceof Error ? [x.name, x.code, x.message] : x;
function watch(name, s, ...events) { for (const e of events) s.on(e, (...a) => log(name, e, ...a.map(shown))); return s }
const say = (name) => (e) => log(name, shown(e));
const sink = (o) => new Writable({ write(c, e, cb) { cb() }, ...o });
const all = ['close', 'error', 'finish', 'prefinish', 'drain'];

async function main() {
  { let w = sink(); log(w.writableAborted); w.destroy(); log(w.writableAborted); w = sink(); w.end(); await turn(); log(w.writableAborted, w.destroyed); }
  { // destroy
    for (const error of [undefined, new Error('kaboom')]) { const w = watch('destroy', sink(), ...all); w.write('a', say('cb')); w.destroy(error); w.end(say('end')); w.write('b', say('late')); log(w.destroyed, w.writable, w.writableEnded, w.writableFinished); await turn() }
    let w = watch('pending', new Writable({ write(c, e, cb) { process.nextTick(cb) } }), ...all); w.write('a', say('1')); w.write('b', say('2')); w.end('c', say('3')); w.destroy(new Error('x')); await turn();
    w = watch('own', sink({ destroy(e, cb) { cb(new Error('other')) } }), ...all); w.destroy(); await turn(); log(w.errored.message);
    w = watch('twice', sink(), ...all); w.destroy(new Error('1')); w.destroy(new Error('2'), say('second')); await turn();
    w = watch('in write', new Writable({ write(c, e, cb) { this.destroy(new Error('w')); cb() } }), ...all); w.write('a', say('cb')); await turn();
    w = watch('throws', new Writable({ destroy() { throw new Error('thrown') } }), ...all); w.destroy(); await turn();
    w = watch('undestroy', sink(), ...all); w.destroy(); w._undestroy(); log(w.destroyed, w.writable); await turn();
    w = sink(); w.end(); w.destroy(); watch('end', w, ...all); await turn(); log(w.writableFinished);
    w = watch('late error', new Writable({ write(c, e, cb) { cb(new Error('late')) }, autoDestroy: false }), ...all); w.write('x', say('cb')); w.write('y', say('cb2')); await turn(); log(w.destroyed, w.errored.message, w.writable); w.end(say('ended')); await turn();
  }
  { // end more than once
    let w = watch('multiple', sink(), ...all); w.end('a', say('1')); w.end(say('2')); w.end('b', say('3')); await turn(); w.end(say('4')); await turn();
    w = watch('state', sink(), ...all); log(w.writableEnded, w.writableFinished, w._writableState.ending, w._writableState.ended, w.writable); w.end(); log(w.writableEnded, w.writableFinished, w._writableState.ending, w._writableState.ended, w.writable); await turn(); log(w.writableFinished, w.writable);
    w = new Writable({ write(c, e, cb) { cb(new Error('bad')) } }); watch('cb error', w, ...all); w.write('x', say('write')); w.end(say('end')); await turn();
    w = new Writable({ write(c, e, cb) { process.nextTick(cb) } }); watch('order', w, ...all); w.write('1', say('w1')); w.end('2', say('end')); w.on('finish', () => log('mine')); await turn();
    try { sink().end(null); log('ok') } catch (e) { log(shown(e)) }
  }
  { // final
    let w = watch('final', sink({ final(cb) { log('final'); setTimeout(cb, 1) } }), ...all); w.write('a'); w.end(say('ended')); await turn();
    w = watch('final error', sink({ final(cb) { cb(new Error('f')) } }), ...all); w.end(say('ended')); await turn();
    w = watch('final throws', sink({ final() { throw new Error('t') } }), ...all); w.end(say('ended')); await turn();
    w = watch('final promise', sink({ async final(cb) { await null; log('async'); cb() } }), ...all); w.end(); await turn();
    w = watch('final destroyed', sink({ final(cb) { this.destroy(); cb() } }), ...all); w.end(say('ended')); await turn();
    w = watch('final twice', sink({ final(cb) { cb(); cb() } }), ...all); w.end(); await turn();
    const t = watch('flush', new Transform({ transform(c, e, cb) { log('t', String(c)); cb(null, c) }, final(cb) { log('t final'); cb() }, flush(cb) { log('flush'); cb(null, 'tail') } }), 'finish', 'end', 'data', 'close'); t.write('1'); t.end('2'); await turn();
  }
  { // callbacks
    let w = watch('sync error', new Writable({ write(c, e, cb) { cb(new Error('s')) } }), ...all); log(w.write('a', say('cb'))); await turn();
    w = watch('async error', new Writable({ write(c, e, cb) { setImmediate(cb, new Error('a')) } }), ...all); w.write('a', say('1')); w.write('b', say('2')); await turn();
    w = watch('twice', new Writable({ write(c, e, cb) { cb(); cb() } }), ...all); w.write('a', say('cb')); await turn();
    w = watch('later twice', new Writable({ write(c, e, cb) { process.nextTick(cb); process.nextTick(cb) } }), ...all); w.write('a', say('cb')); await turn();
    w = new Writable(); watch('none', w, ...all); try { w.write('a', say('cb')) } catch (e) { log(shown(e)) } await turn();
    let n = 0; w = sink(); const same = () => { n++ }; for (let i = 0; i < 3; i++) w.write('x', same); process.nextTick(() => log('same', n)); await turn();
    const order = []; w = sink(); w.write('1', () => order.push('1')); w.write('2', () => order.push('2')); process.nextTick(() => order.push('tick')); await turn(); log(order);
  }
  { // wrong chunks
    for (const o of [{}, { objectMode: true }]) for (const v of [null, undefined, 5, true, {}, [], new Uint8Array(1), '']) { const w = watch('chunk', sink(o), 'error'); try { log(w.write(v, say('cb'))) } catch (e) { log(shown(e)) } await turn() }
    for (const e of ['nope', 'UTF-8', 'hex', 'base64url', 5, null]) { try { log(sink().write('ab', e), sink().setDefaultEncoding(e).constructor.name) } catch (x) { log(shown(x)) } }
    let w = sink({ decodeStrings: false, write(c, e, cb) { log(typeof c, e); cb() } }); w.setDefaultEncoding('latin1'); w.write('a'); w.write('b', 'hex'); w = sink({ defaultEncoding: 'hex', write(c, e, cb) { log(c, e); cb() } }); w.write('6162'); w.end();
  }
  { // corks
    const w = new Writable({ writev(chunks, cb) { log('writev', chunks.map((c) => [String(c.chunk), c.encoding])); cb() } }); w.cork(); w.write('a'); w.cork(); w.write('b', 'latin1'); w.uncork(); log(w.writableCorked, w.writableLength, w._writableState.bufferedRequestCount, w._writableState.getBuffer().length); w.uncork(); log(w.writableCorked, w.writableLength); w.cork(); w.write('c'); w.end('d'); await turn();
    const b = new Writable({ writev(chunks, cb) { log('all', chunks.length); process.nextTick(cb) }, write(c, e, cb) { log('one', String(c)); process.nextTick(cb) } }); watch('b', b, 'finish'); b.write('1'); b.write('2'); b.write('3'); b.end(); await turn();
    const d = new Writable({ highWaterMark: 3, write(c, e, cb) { setImmediate(cb) } }); watch('drain', d, 'drain'); log(d.write('ab'), d.writableNeedDrain, d.write('cd'), d.writableNeedDrain, d.writableHighWaterMark); await turn(); log(d.writableNeedDrain);
    const e = new Writable({ writev(c, cb) { cb(new Error('v')) } }); watch('verror', e, 'error', 'close'); e.cork(); e.write('a', say('1')); e.write('b', say('2')); e.uncork(); await turn();
  }
  { // construct
    const w = watch('construct', new Writable({ construct(cb) { log('constructing'); setTimeout(cb, 1) }, write(c, e, cb) { log('write', String(c)); cb() }, final(cb) { log('final'); cb() } }), ...all); w.write('a'); w.end(); log('sync'); await turn();
    const f = watch('failed', new Writable({ construct(cb) { cb(new Error('no')) }, write() {} }), ...all); f.write('a', say('cb')); await turn(); log(f.destroyed);
    const d = watch('destroyed first', new Writable({ construct(cb) { setTimeout(cb, 1) }, destroy(e, cb) { log('destroy'); cb(e) } }), ...all); d.destroy(); await turn();
    const t = watch('throws', new Writable({ construct() { throw new Error('sync') } }), ...all); await turn();
    const x = watch('twice', new Writable({ construct(cb) { cb(); cb() } }), ...all); await turn();
  }
  { // needDrain, pipes and props
    const p = new PassThrough(); log(p.allowHalfOpen, p.writableObjectMode, p.readableObjectMode, p.writableCorked, p.closed, p.errored); const o = new Duplex({ readableObjectMode: true, writableHighWaterMark: 5, allowHalfOpen: false, read() {}, write(c, e, cb) { cb() } }); log(o.readableObjectMode, o.writableObjectMode, o.writableHighWaterMark, o.readableHighWaterMark, o.allowHalfOpen); watch('half', o, 'end', 'finish', 'close'); o.push(null); o.resume(); await turn();
    const w = watch('pipe', new Writable(), 'error', 'close'); try { w.pipe(sink()) } catch (e) { log(shown(e)) } await turn();
  }
}
main();
