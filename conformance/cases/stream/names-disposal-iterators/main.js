// What is left of a stream: names of events, prepended listeners, disposal, iterators, aliases, and callbacks that throw.
'use strict';
const stream = require('stream');
const { Duplex, PassThrough, pipeline, Readable, Stream, Transform, Writable } = stream;
const { TextDecoderStream, TextEncoderStream } = require('stream/web');
const log = console.log;
const turn = async () => { for (let k = 0; k < 16; k++) await new Promise((r) => setImmediate(r)); await new Promise((r) => setTimeout(r, 3)) };
const shown = (x) => x instanceof Error ? [x.name, x.code, x.message] : x;
function watch(name, s, ...events) { for (const e of events) s.on(e, (...a) => log(name, e, ...a.map(shown))); return s }
const quiet = (o) => new Readable({ read() {}, ...o });
const sink = (o) => new Writable({ write(c, e, cb) { cb() }, ...o });
async function main() {
  for (const C of [Readable, Writable, Duplex]) { const s = new C(); for (const e of ['foo', 'error', 'data', 'finish', 'drain', 'readable', 'end', 'close']) s.on(e, () => {}); log(s.eventNames()); s.removeAllListeners('error'); log(s.eventNames()); s.on('error', () => {}); log(s.eventNames()) }
  { const w = sink(); w.prependListener = undefined; w.on('pipe', () => log('piped')); quiet().pipe(w); const w2 = sink(); w2.on('error', () => log('mine')); quiet().pipe(w2); log(w2.listenerCount('error')); w2.emit('error', new Error('x')) }
  { const a = new Stream(), b = new Stream(); a.listenerCount = b.listenerCount = undefined; a.on('error', (e) => log(e.message)); b.on('error', (e) => log(e.message)); b.on('pipe', () => { a.emit('error', new Error('a')); b.emit('error', new Error('b')) }); a.pipe(b) }
  { // disposal
    const r = watch('r', quiet(), 'error', 'close', 'end'); r.resume(); await r[Symbol.asyncDispose](); log(r.errored.name, r.destroyed);
    const w = watch('w', sink(), 'error', 'close', 'finish'); await w[Symbol.asyncDispose](); log(w.errored.name, w.destroyed);
    const e = watch('e', quiet(), 'error', 'close'); e.push(null); e.resume(); await turn(); await e[Symbol.asyncDispose](); log(e.errored);
    const f = watch('f', sink(), 'error', 'close'); f.end(); await turn(); await f[Symbol.asyncDispose](); log(f.errored);
    const d = watch('d', new Duplex({ read() {}, write() {} }), 'error', 'close'); await d[Symbol.asyncDispose](); log(d.destroyed);
    const b = quiet(); b.on('error', () => {}); b.destroy(new Error('before')); try { await b[Symbol.asyncDispose]() } catch (x) { log(shown(x)) }
  }
  { // iterators
    const i = Readable.from([1, 2, 3]); for await (const x of i.iterator({ destroyOnReturn: false })) { log(x); break } log(i.destroyed); for await (const x of i.iterator({ destroyOnReturn: true })) { log(x); break } log(i.destroyed);
    try { Readable.from([]).iterator(5); log('ok') } catch (x) { log(shown(x)) }
    const e = Readable.from((function* () { yield 1; throw new Error('source') })()); try { for await (const x of e.iterator({ destroyOnReturn: false })) log(x) } catch (x) { log(x.message) } log(e.destroyed);
    const t = quiet(); setTimeout(() => { t.push('a'); t.destroy(new Error('mid')) }, 1); try { for await (const x of t) log(String(x)) } catch (x) { log(x.message) }
    const p = quiet(); setTimeout(() => p.destroy(), 1); try { for await (const x of p) log(x) } catch (x) { log(shown(x)) }
    const done = quiet(); done.destroy(); await turn(); try { for await (const x of done) log(x) } catch (x) { log(shown(x)) }
    const th = Readable.from([1, 2]); try { for await (const x of th) throw new Error('loop') } catch (x) { log(x.message, th.destroyed) }
    const two = quiet({ encoding: 'utf8' }); two.push('x'); two.push('y'); two.push(null); const it = two[Symbol.asyncIterator](); log(await Promise.all([it.next(), it.next(), it.next()]).then((l) => l.map((o) => o.value)));
  }
  { // from
    for (const x of ['text', Buffer.from('bytes'), [1, 2], new Set(['s']), (async function* () { yield 'async' })(), [Promise.resolve('p'), 'q']]) log(await Readable.from(x).toArray());
    log(await Readable.from(['a', 'b'], { objectMode: false }).toArray());
    for (const x of [5, null, undefined, true]) { try { Readable.from(x); log('ok') } catch (e) { log(shown(e)) } }
    try { await Readable.from([1, null, 2]).toArray() } catch (e) { log(shown(e)) }
    const r = Readable.from(['x'], { highWaterMark: 7 }); log(r.readableHighWaterMark, r.readableObjectMode, Readable.from(['y']).readableHighWaterMark);
    let left = 0; const c = Readable.from((function* () { try { yield 1; yield 2 } finally { left++ } })()); for await (const x of c) break; await turn(); log(left);
  }
  log(new TextEncoderStream(), new TextDecoderStream('utf-16le', { fatal: true })); try { new TextDecoderStream('nope') } catch (e) { log(e.name, e.code, e.message) }
  log(stream.Stream === stream, stream.promises.pipeline === require('stream/promises').pipeline, require('util').promisify(pipeline) === stream.promises.pipeline, stream.getDefaultHighWaterMark(true), stream.getDefaultHighWaterMark(false));
  for (const f of [() => stream.setDefaultHighWaterMark(true, 'x'), () => stream.setDefaultHighWaterMark(true, -1), () => stream.setDefaultHighWaterMark(false, 1.5)]) { try { f(); log('ok') } catch (e) { log(shown(e)) } }
  process.on('uncaughtException', (e) => log('uncaught', e.message)); pipeline(Readable.from(['a']), new PassThrough().resume(), () => { throw new Error('in callback') }); await turn(); sink().end(() => { throw new Error('in end') }); await turn();
}
main();
