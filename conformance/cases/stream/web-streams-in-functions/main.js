// Streams of the web in finished, addAbortSignal, the questions, pipeline and the consumers.
'use strict';
const { addAbortSignal, compose, Duplex, finished, isDisturbed, isErrored, isReadable, isWritable, PassThrough, pipeline, promises, Readable, Transform, Writable } = require('stream');
const { ReadableStream, TransformStream, WritableStream } = require('stream/web');
const consumers = require('stream/consumers');
const log = console.log;
const say = (label) => (e) => log(label, e ? [e.name, e.code, e.message.split('{\n')[0]] : e);
const upper = () => new Transform({ objectMode: true, transform(c, e, cb) { cb(null, String(c).toUpperCase()) } });
async function tried(label, p) { try { return await p } catch (e) { say(label)(e) } }
const turn = async () => { for (let k = 0; k < 16; k++) await new Promise((r) => setImmediate(r)); await new Promise((r) => setTimeout(r, 2)) };


async function using() {
  const ok = ReadableStream.from(['a']); finished(ok, say('ended')); for await (const c of ok); await turn();
  const er = new ReadableStream({ start(c) { c.error(new Error('er')) } }); finished(er, say('failed')); await tried('pf', promises.finished(er)); log(isErrored(er), isReadable(er), isDisturbed(er), isWritable(er));
  const ws = new WritableStream(); log(isErrored(ws), isWritable(ws), isReadable(ws), isDisturbed(ws)); finished(ws, say('wended')); await ws.close(); await turn(); log(isWritable(ws));
  const ac = new AbortController(); finished(new ReadableStream(), { signal: ac.signal }, say('aborted')); ac.abort('x'); await turn();
  const ac2 = new AbortController(); const as = addAbortSignal(ac2.signal, new ReadableStream()); const asr = as.getReader().read(); ac2.abort(); await tried('addAbort', asr); log(isErrored(as));
  const ac3 = new AbortController(); const wsa = addAbortSignal(ac3.signal, new WritableStream()); ac3.abort(); await tried('addAbortW', wsa.getWriter().closed);
  const got = []; await promises.pipeline(ReadableStream.from(['a', 'b']), new TransformStream({ transform(c, k) { k.enqueue(c + c) } }), new WritableStream({ write(c) { got.push(c) }, close() { got.push('closed') } })); log(got);
  const g2 = []; await promises.pipeline(Readable.from(['a', 'b']), new WritableStream({ write(c) { g2.push(c) } })); log(g2);
  const g3 = []; await promises.pipeline(ReadableStream.from(['a', 'b']), new Writable({ objectMode: true, write(c, e, cb) { g3.push(c); cb() } })); log(g3);
  log(await promises.pipeline(ReadableStream.from(['a', 'b']), async function (source) { let t = ''; for await (const c of source) t += c; return t }));
  const g4 = []; await promises.pipeline(['x', 'y'], async function* (s) { for await (const c of s) yield c + '!' }, new TransformStream(), async function* (s) { for await (const c of s) g4.push(c) }); log(g4);
  await tried('perr', promises.pipeline(ReadableStream.from(['a']), new WritableStream({ write() { throw new Error('perr') } })));
  await tried('perr2', promises.pipeline(new ReadableStream({ pull() { throw new Error('perr2') } }), new WritableStream({ abort(r) { log('abort', r.message) } })));
  await tried('perr3', promises.pipeline(Readable.from(['a']), 5));
  log(await consumers.text(ReadableStream.from([Buffer.from('h'), 'i'])), await consumers.json(ReadableStream.from(['[1]'])), (await consumers.buffer(ReadableStream.from(['b']))).toString(), await consumers.blob(Readable.from(['bl', Buffer.from('ob')])), (await consumers.buffer(Readable.from([1, {}]))).toString());
  await tried('ctext', consumers.text(Readable.from([1])));
}
using();
