// compose: streams, functions and streams of the web as one Duplex.
'use strict';
const { addAbortSignal, compose, Duplex, finished, isDisturbed, isErrored, isReadable, isWritable, PassThrough, pipeline, promises, Readable, Transform, Writable } = require('stream');
const { ReadableStream, TransformStream, WritableStream } = require('stream/web');
const consumers = require('stream/consumers');
const log = console.log;
const say = (label) => (e) => log(label, e ? [e.name, e.code, e.message.split('{\n')[0]] : e);
const upper = () => new Transform({ objectMode: true, transform(c, e, cb) { cb(null, String(c).toUpperCase()) } });
async function tried(label, p) { try { return await p } catch (e) { say(label)(e) } }
const turn = async () => { for (let k = 0; k < 16; k++) await new Promise((r) => setImmediate(r)); await new Promise((r) => setTimeout(r, 2)) };


async function composing() {
  log(await compose(async function* (source) { for await (const c of source) yield String(c) + "1" }, async function* (source) { for await (const c of source) yield String(c).toUpperCase() }).end('a').toArray());
  log(await compose(upper(), upper()).end('asd').toArray());
  log(await Readable.from(['a', 'b']).compose(upper()).toArray());
  log(await Readable.from(['a', 'b']).compose(async function* (s) { for await (const c of s) yield c + c }).toArray());
  let res = '';
  const d = compose(Readable.from(['x', 'y']), async function (source) { for await (const c of source) res += c });
  log(d.readable, d.writable); await new Promise((r) => d.on('close', r)); log(res);
  const sink = compose(upper(), new Writable({ objectMode: true, write(c, e, cb) { log('sink', c); cb() } }));
  log(sink.readable, sink.writable); sink.end('in'); await tried('sink', promises.finished(sink)); await turn();
  const bad = compose(upper(), new Transform({ objectMode: true, transform(c, e, cb) { cb(new Error('boom')) } }));
  bad.end('x'); await tried('bad', bad.toArray());
  const c1 = upper(); const ab = compose(c1, upper()); ab.destroy(); ab.on('error', say('ab')); await turn(); log(ab.destroyed, c1.destroyed);
  for (const f of [() => compose(), () => compose(new Writable(), upper()), () => compose(upper(), Readable.from([1])), () => Readable.from([]).compose(upper(), 5), () => Readable.from([]).compose(upper(), { signal: 5 })]) { try { f(); log('ok') } catch (e) { say('args')(e) } }
  const ac = new AbortController(); const s = Readable.from([1, 2, 3]).compose(async function* (x) { yield* x }, { signal: ac.signal }); s.once('data', () => ac.abort()); await new Promise((r) => s.on('error', (e) => { say('signal')(e); r() }));
  log(await compose(new TransformStream({ transform(c, k) { k.enqueue(String(c) + '!') } }), upper()).end('web').toArray());
  log(await compose(upper(), new TransformStream({ transform(c, k) { k.enqueue(String(c) + '?') } })).end('web').toArray());
}
composing();
