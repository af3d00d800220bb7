// A TransformStream: transform, flush, terminate, cancel and failures.
'use strict';
const { TransformStream } = require('stream/web');

const log = console.log;
const say = (label) => (e) => log(label, e.name, e.code, e.message);

async function main() {
  { // transform
    const ts = new TransformStream({ start(c) { log('tstart', c.desiredSize) }, transform(chunk, c) { log('t', chunk); c.enqueue(chunk.toUpperCase()) }, flush(c) { log('flush'); c.enqueue('!') } });
    log(ts); const w = ts.writable.getWriter(), r = ts.readable.getReader(); w.write('a'); w.write('b'); w.close();
    for (;;) { const x = await r.read(); log(x); if (x.done) break }
    const bad = new TransformStream({ transform() { throw new Error('bad') } }); const bw = bad.writable.getWriter(); bw.write(1).catch(say('bw')); bw.closed.catch(say('bclosed')); await bad.readable.getReader().read().catch(say('br'));
    const term = new TransformStream({ transform(c, k) { k.enqueue(c); k.terminate() } }); const tw = term.writable.getWriter(); tw.write(1).catch(say('tw')); tw.closed.catch(say('tclosed')); const tr = term.readable.getReader(); log(await tr.read(), await tr.read()); await tw.write(2).catch(say('tw2')); await new Promise((r) => setTimeout(r, 1));
    const can = new TransformStream({ cancel(r) { log('tcancel', r) } }); await can.readable.cancel('no'); await can.writable.getWriter().closed.catch((e) => log('can', e));
  }
}
main();
