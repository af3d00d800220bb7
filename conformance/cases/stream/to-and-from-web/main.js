// toWeb and fromWeb of Readable, Writable and Duplex, and Duplex.from of streams of the web.
'use strict';
const { addAbortSignal, compose, Duplex, finished, isDisturbed, isErrored, isReadable, isWritable, PassThrough, pipeline, promises, Readable, Transform, Writable } = require('stream');
const { ReadableStream, TransformStream, WritableStream } = require('stream/web');
const consumers = require('stream/consumers');
const log = console.log;
const say = (label) => (e) => log(label, e ? [e.name, e.code, e.message.split('{\n')[0]] : e);
const upper = () => new Transform({ objectMode: true, transform(c, e, cb) { cb(null, String(c).toUpperCase()) } });
async function tried(label, p) { try { return await p } catch (e) { say(label)(e) } }
const turn = async () => { for (let k = 0; k < 16; k++) await new Promise((r) => setImmediate(r)); await new Promise((r) => setTimeout(r, 2)) };


async function converting() {
  const r = Readable.toWeb(Readable.from(['a', 'b'])); log(r); const got = []; for await (const c of r) got.push(c); log(got);
  const src = new Readable({ read() { this.push('x'); } }); const w = Readable.toWeb(src); const rd = w.getReader(); log(Buffer.from((await rd.read()).value).toString()); await rd.cancel('no'); await turn(); log(src.destroyed, src.errored);
  const failing = new Readable({ read() { this.destroy(new Error('read')) } }); failing.on('error', () => {}); await tried('toWeb', Readable.toWeb(failing).getReader().read());
  const early = new Readable({ read() {} }); const ew = Readable.toWeb(early).getReader(); early.destroy(); await tried('early', ew.read());
  log(await Readable.fromWeb(ReadableStream.from(['p', 'q']), { objectMode: true }).toArray());
  log(await consumers.text(Readable.fromWeb(ReadableStream.from(['p', 'q']))));
  const fw = Readable.fromWeb(new ReadableStream({ start(c) { c.error(new Error('web')) } })); fw.on('error', say('fromWeb')); fw.resume(); await turn(); log(fw.destroyed);
  let why; const rs = new ReadableStream({ cancel(x) { why = x } }); const fd = Readable.fromWeb(rs); fd.destroy(new Error('gone')); fd.on('error', () => {}); await turn(); log(why.message, rs.locked);
  const out = []; const ww = Writable.toWeb(new Writable({ objectMode: true, write(c, e, cb) { out.push(c); cb() }, final(cb) { out.push('final'); cb() } })); log(ww); const wr = ww.getWriter(); await wr.write('1'); await wr.write('2'); await wr.close(); log(out);
  const wd = new Writable({ write(c, e, cb) { cb(new Error('w')) } }); const wdw = Writable.toWeb(wd).getWriter(); wdw.closed.catch(say('wclosed')); await wdw.write('x').catch(say('wwrite')); await turn();
  const wa = new Writable({ write(c, e, cb) { cb() } }); const waw = Writable.toWeb(wa).getWriter(); waw.closed.catch(() => {}); await waw.abort(new Error('stop')); await turn(); log(wa.destroyed, wa.errored.message);
  const seen = []; const fww = Writable.fromWeb(new WritableStream({ write(c) { seen.push(Buffer.from(c).toString()) }, close() { seen.push('closed') } })); fww.write('a'); fww.end('b'); await promises.finished(fww); log(seen);
  const fwe = Writable.fromWeb(new WritableStream({ write() { throw new Error('sink') } })); fwe.on('error', say('fwe')); fwe.write('a', say('cb')); await turn(); log(fwe.destroyed);
  const pair = Duplex.toWeb(new PassThrough()); log(Object.keys(pair).sort()); const pw = pair.writable.getWriter(); pw.write(new Uint8Array([104, 105])); pw.close(); log(await consumers.text(pair.readable));
  const du = Duplex.fromWeb(new TransformStream({ transform(c, k) { k.enqueue(Buffer.from(c).toString().toUpperCase()) } }), { encoding: 'utf8' }); du.write('hello'); du.end(); log(await consumers.text(du));
  for (const f of [() => Readable.toWeb(5), () => Readable.fromWeb(5), () => Writable.toWeb({}), () => Writable.fromWeb(new ReadableStream()), () => Duplex.toWeb(new Writable()), () => Duplex.fromWeb({}), () => Readable.fromWeb(new ReadableStream(), { objectMode: 5 }), () => Readable.fromWeb(new ReadableStream(), { encoding: 'x' }), () => Readable.toWeb(Readable.from([]), { type: 'x' })]) { try { f(); log('ok') } catch (e) { say('args')(e) } }
  log(await Duplex.from(ReadableStream.from(['d'])).toArray());
  const df = []; const dw = Duplex.from(new WritableStream({ write(c) { df.push(String(c)) } })); dw.end('z'); await promises.finished(dw); log(df, dw.readable);
  log(await consumers.text(Duplex.from(new Blob(['blob']))));
}
converting();
