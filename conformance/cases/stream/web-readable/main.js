// A ReadableStream: its source, its reader, its checks, and the strategies.
'use strict';
const { ReadableStream, WritableStream, TransformStream, CountQueuingStrategy, ByteLengthQueuingStrategy } = require('stream/web');

const log = console.log;
const say = (label) => (e) => log(label, e.name, e.code, e.message);

async function main() {
  {
    const rs = new ReadableStream({ start(c) { log('start', c.desiredSize); c.enqueue('a'); log(c.desiredSize); }, pull(c) { log('pull', c.desiredSize); c.enqueue('b'); c.close(); try { c.enqueue('x') } catch (e) { say('enq')(e) } try { c.close() } catch (e) { say('close')(e) } }, cancel(r) { log('cancel', r) } });
    log(rs, rs.locked);
    const r = rs.getReader();
    log(rs.locked, r);
    try { rs.getReader() } catch (e) { say('locked')(e) }
    await rs.cancel().catch(say('cancel locked'));
    log(await r.read(), await r.read(), await r.read(), await r.closed);
    r.releaseLock();
    await r.read().catch(say('released')); await r.closed.catch(say('closed'));
    log(rs);
  }
  {
    const rs = new ReadableStream({ cancel(r) { log('cancelled', r); return 5 } });
    const r = rs.getReader(); const p = r.read(); r.releaseLock(); await p.catch(say('pending'));
    log(await rs.cancel('why'), rs.locked);
  }
  { // error
    const rs = new ReadableStream({ start(c) { c.enqueue(1); c.error(new Error('boom')); log(c.desiredSize) } });
    const r = rs.getReader(); await r.read().catch(say('read')); await r.closed.catch(say('closed'));
    await r.cancel().catch(say('cancel'));
    try { new ReadableStream({ start() { throw new Error('in start') } }) } catch (e) { say('start')(e) }
    await new ReadableStream({ pull() { throw new Error('in pull') } }).getReader().read().catch(say('pull'));
    await new ReadableStream({ async start() { throw new Error('async start') } }).getReader().read().catch(say('astart'));
  }
  { // args
    for (const f of [() => new ReadableStream(null), () => new ReadableStream(5), () => new ReadableStream({ type: 'x' }), () => new ReadableStream({}, { highWaterMark: -1 }), () => new ReadableStream({}, { highWaterMark: 'x' }), () => new ReadableStream({}, { size: 1 }), () => new ReadableStream({}).getReader({ mode: 'x' }), () => new ReadableStream({ pull: 5 }), () => new WritableStream(null), () => new WritableStream({ type: 'x' }), () => new WritableStream({ write: 5 }), () => new TransformStream(1), () => new TransformStream({ readableType: 'x' }), () => new CountQueuingStrategy(), () => new CountQueuingStrategy({}), () => ReadableStream.from(5), () => ReadableStream.from({}), () => new ReadableStream().pipeThrough({}), () => new ReadableStream().getReader({mode:'byob'}), () => new ReadableStream().values(5)]) { try { f(); log('ok') } catch (e) { say('args')(e) } }
    await new ReadableStream().pipeTo(5).catch(say('pipeTo'));
    log(new CountQueuingStrategy({ highWaterMark: 3 }), new ByteLengthQueuingStrategy({ highWaterMark: 3 }), new CountQueuingStrategy({ highWaterMark: 3 }).size('xx'), new ByteLengthQueuingStrategy({ highWaterMark: 3 }).size(Buffer.from('xx')));
  }
}
main();
