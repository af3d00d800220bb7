// A WritableStream: its sink, its writer, how it fills, closes, fails and is aborted.
'use strict';
const { WritableStream } = require('stream/web');

const log = console.log;
const say = (label) => (e) => log(label, e.name, e.code, e.message);

async function main() {
  { // writable
    const ws = new WritableStream({ start(c) { log('wstart', c) }, async write(chunk) { log('write', chunk) }, close() { log('close') }, abort(r) { log('abort', r) } }, { highWaterMark: 2 });
    log(ws); const w = ws.getWriter();
    log(w.desiredSize, await w.ready); w.write('a').then(() => log('a done')); log(w.desiredSize); w.write('b').then(() => log('b done')); log(w.desiredSize);
    let ready = false; w.ready.then(() => { ready = true; log('ready') });
    await w.close(); log(ready, w.desiredSize, await w.closed); await w.write('x').catch(say('after')); await w.close().catch(say('again'));
    w.releaseLock(); await w.write('x').catch(say('released')); await w.ready.catch(say('ready')); await w.closed.catch(say('closed')); try { w.desiredSize } catch (e) { say('size')(e) }
    log(ws, ws.locked); await ws.close().catch(say('closing')); log(await ws.abort());
  }
  {
    const ws = new WritableStream({ write(c) { throw new Error('sink ' + c) }, abort(r) { log('abort', r) } });
    const w = ws.getWriter(); w.closed.catch(say('closed')); await w.write('a').catch(say('write')); await w.ready.catch(say('ready')); await w.write('b').catch(say('write2')); await w.close().catch(say('close')); log(w.desiredSize, ws);
  }
  {
    const ws = new WritableStream({ write(c, ctl) { log('w', c); ctl.signal.addEventListener('abort', () => log('signal', ctl.signal.reason)); return new Promise((r) => setTimeout(r, 5)) }, abort(r) { log('abort', r); } });
    const w = ws.getWriter(); await w.ready; const p = w.write(1); const q = w.write(2); p.then(() => log('1 done')); q.catch((e) => log('2 failed', e)); w.closed.catch((e) => log('closed', e)); await w.abort('stop'); log('aborted');
  }
}
main();
