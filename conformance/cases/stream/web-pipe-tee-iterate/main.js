// pipeTo, pipeThrough, tee and loops over a ReadableStream.
'use strict';
const { ReadableStream, WritableStream, TransformStream } = require('stream/web');

const log = console.log;
const say = (label) => (e) => log(label, e.name, e.code, e.message);

async function main() {
  { // pipe
    const got = []; await ReadableStream.from(['a', 'b', 'c']).pipeThrough(new TransformStream({ transform(c, k) { k.enqueue(c + c) } })).pipeTo(new WritableStream({ write(c) { got.push(c) }, close() { got.push('closed') } })); log(got);
    const ws = new WritableStream({ abort(r) { log('aborted', r.message) } }); await new ReadableStream({ start(c) { c.error(new Error('src')) } }).pipeTo(ws).catch(say('pipe')); log(ws);
    const src = new ReadableStream({ pull(c) { c.enqueue(1) }, cancel(r) { log('src cancel', r.message) } }); await src.pipeTo(new WritableStream({ write() { throw new Error('dst') } })).catch(say('pipe2')); log(src);
    const ac = new AbortController(); const s3 = new ReadableStream({ pull(c) { c.enqueue(1); ac.abort('halt') }, cancel(r) { log('s3', r) } }); await s3.pipeTo(new WritableStream({ abort(r) { log('d3', r) } }), { signal: ac.signal }).catch((e) => log('pipe3', e));
    const p4 = new WritableStream({ close() { log('never') } }); await ReadableStream.from([1]).pipeTo(p4, { preventClose: true }); log(p4);
    await ReadableStream.from([1]).pipeTo(p4, {signal: 5}).catch(say('sig'));
  }
  { // tee + iteration
    const [a, b] = ReadableStream.from([1, 2]).tee(); const l1 = []; for await (const x of a) l1.push(x); const l2 = []; for await (const x of b) l2.push(x); log(l1, l2);
    const rs = new ReadableStream({ pull(c) { c.enqueue('x') }, cancel(r) { log('left', r) } }); for await (const x of rs) { log(x); break } log(rs.locked, rs);
    const r2 = new ReadableStream({ pull(c) { c.enqueue('x') }, cancel(r) { log('left', r) } }); for await (const x of r2.values({ preventCancel: true })) { break } log(r2.locked, r2);
    const it = ReadableStream.from([1, 2]).values(); log(await it.next(), await it.return('v'), await it.next());
    const [c, d] = new ReadableStream({ cancel(r) { log('both', r) } }).tee(); const pc = c.cancel('c'); d.cancel('d'); await pc;
    try { for await (const x of new ReadableStream({ start(c) { c.enqueue(1); }, pull(c) { c.error(new Error('mid')) } })) log(x) } catch (e) { say('it')(e) }
  }
}
main();
