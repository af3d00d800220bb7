// How many microtasks the streams of the web take.
'use strict';
const { ReadableStream, TransformStream, WritableStream } = require('stream/web');
const { Readable, Writable } = require('stream');
const log = console.log;
async function counted(name, start) {
  let n = 0, over = false; const trace = []; const at = (what) => trace.push(what + '@' + n);
  (async () => { while (!over) { await null; n++; if (n > 60) over = true } })();
  await start(at); for (let i = 0; i < 40; i++) await null; over = true; log(name, trace.join(' '));
  await new Promise((r) => setTimeout(r, 2));
}
async function main() {
  await counted('pull', async (at) => { let k = 0; const r = new ReadableStream({ pull(c) { at('pull'); c.enqueue(k++); if (k === 3) c.close() } }).getReader(); for (let i = 0; i < 4; i++) r.read().then((x) => at('read' + x.value)); r.closed.then(() => at('closed')) });
  await counted('async pull', async (at) => { let k = 0; const r = new ReadableStream({ async pull(c) { at('pull'); await null; c.enqueue(k++); if (k === 3) c.close() } }).getReader(); for (let i = 0; i < 4; i++) r.read().then((x) => at('read' + x.value)); r.closed.then(() => at('closed')) });
  await counted('start', async (at) => { const r = new ReadableStream({ async start(c) { at('start'); await null; c.enqueue(1) }, pull(c) { at('pull'); c.close() } }).getReader(); r.read().then(() => at('1')); r.read().then(() => at('end')) });
  await counted('from', async (at) => { const r = ReadableStream.from([1, 2]).getReader(); r.read().then(() => at('1')); r.read().then(() => at('2')); r.read().then(() => at('end')) });
  await counted('loop', async (at) => { (async () => { for await (const x of new ReadableStream({ start(c) { c.enqueue(1); c.enqueue(2); c.close() } })) at('x' + x); at('done') })() });
  await counted('cancel', async (at) => { const r = new ReadableStream({ cancel() { at('cancel') } }); r.cancel().then(() => at('cancelled')) });
  await counted('error', async (at) => { const r = new ReadableStream({ pull(c) { c.error(new Error('x')) } }).getReader(); r.read().catch(() => at('read')); r.closed.catch(() => at('closed')) });
  await counted('tee', async (at) => { const [a, b] = new ReadableStream({ start(c) { c.enqueue(1); c.close() } }).tee(); const ra = a.getReader(), rb = b.getReader(); ra.read().then(() => at('a1')); rb.read().then(() => at('b1')); ra.read().then(() => at('a end')); rb.read().then(() => at('b end')) });
  await counted('write', async (at) => { const w = new WritableStream({ write(c) { at('w' + c) }, close() { at('close') } }).getWriter(); w.ready.then(() => at('ready')); w.write(1).then(() => at('1')); w.write(2).then(() => at('2')); w.close().then(() => at('end')); w.closed.then(() => at('closed')) });
  await counted('async write', async (at) => { const w = new WritableStream({ async write(c) { at('w' + c); await null }, async close() { at('close') } }, { highWaterMark: 3 }).getWriter(); w.write(1).then(() => at('1')); w.write(2).then(() => at('2')); w.close().then(() => at('end')); w.closed.then(() => at('closed')) });
  await counted('abort', async (at) => { const w = new WritableStream({ write() { at('w') }, abort() { at('abort') } }).getWriter(); w.write(1).then(() => at('1'), () => at('1 failed')); w.abort('x').then(() => at('aborted')); w.closed.catch(() => at('closed')); w.ready.catch(() => at('ready')) });
  await counted('write fails', async (at) => { const w = new WritableStream({ write() { throw new Error('x') } }).getWriter(); w.write(1).catch(() => at('1')); w.write(2).catch(() => at('2')); w.closed.catch(() => at('closed')); w.ready.catch(() => at('ready')) });
  await counted('transform', async (at) => { const t = new TransformStream({ transform(c, k) { at('t' + c); k.enqueue(c) }, flush() { at('flush') } }); const w = t.writable.getWriter(), r = t.readable.getReader(); w.write(1).then(() => at('w1')); w.write(2).then(() => at('w2')); w.close().then(() => at('close')); for (let i = 0; i < 3; i++) r.read().then((x) => at('r' + x.value)) });
  await counted('transform fails', async (at) => { const t = new TransformStream({ transform() { throw new Error('x') } }); const w = t.writable.getWriter(), r = t.readable.getReader(); w.write(1).catch(() => at('w')); r.read().catch(() => at('r')); w.closed.catch(() => at('wc')); r.closed.catch(() => at('rc')) });
  await counted('transform cancel', async (at) => { const t = new TransformStream({ cancel() { at('cancel') } }); t.readable.cancel().then(() => at('done')); t.writable.getWriter().closed.catch(() => at('wc')) });
  await counted('transform abort', async (at) => { const t = new TransformStream({ cancel() { at('cancel') } }); t.writable.abort().then(() => at('done')); t.readable.getReader().closed.catch(() => at('rc')) });
  await counted('terminate', async (at) => { const t = new TransformStream({ transform(c, k) { k.terminate() } }); const w = t.writable.getWriter(), r = t.readable.getReader(); w.write(1).then(() => at('w')); r.read().then(() => at('r')); w.closed.catch(() => at('wc')) });
  await counted('pipe', async (at) => { new ReadableStream({ start(c) { c.enqueue(1); c.enqueue(2); c.close() } }).pipeTo(new WritableStream({ write(c) { at('w' + c) }, close() { at('close') } })).then(() => at('piped')) });
  await counted('pull pipe', async (at) => { let k = 0; new ReadableStream({ pull(c) { at('pull'); c.enqueue(k++); if (k === 3) c.close() } }, { highWaterMark: 0 }).pipeTo(new WritableStream({ async write(c) { at('w' + c) } })).then(() => at('piped')) });
  await counted('pipe through', async (at) => { ReadableStream.from([1, 2]).pipeThrough(new TransformStream()).pipeTo(new WritableStream({ write(c) { at('w' + c) } })).then(() => at('piped')) });
  await counted('pipe error', async (at) => { new ReadableStream({ start(c) { c.error(new Error('x')) } }).pipeTo(new WritableStream({ abort() { at('abort') } })).catch(() => at('failed')) });
  await counted('pipe sink error', async (at) => { new ReadableStream({ pull(c) { c.enqueue(1) }, cancel() { at('cancel') } }).pipeTo(new WritableStream({ write() { throw new Error('x') } })).catch(() => at('failed')) });
  await counted('bytes', async (at) => { const r = new ReadableStream({ type: 'bytes', pull(c) { at('pull'); c.enqueue(new Uint8Array([1])); c.close() } }).getReader(); r.read().then(() => at('1')); r.read().then(() => at('end')) });
}
main();
