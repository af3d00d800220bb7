// pipeline and finished: parts of all kinds, failures, who is destroyed, options, and what is left behind.
'use strict';
const { Duplex, finished, PassThrough, pipeline, promises, Readable, Stream, Transform, Writable } = require('stream');
const log = console.log;
const turn = async () => { for (let k = 0; k < 16; k++) await new Promise((r) => setImmediate(r)); await new Promise((r) => setTimeout(r, 3)) };
const shown = (x) => x instanceof Error ? [x.name, x.code, x.message] : x;
const say = (name) => (...a) => log(name, ...a.map(shown));
const quiet = (o) => new Readable({ read() {}, ...o });
const sink = (o) => new Writable({ write(c, e, cb) { cb() }, ...o });
async function tried(label, p) { try { return await p } catch (e) { log(label, shown(e)) } }

async function main() {
  { // ends
    const got = []; pipeline(Readable.from(['a', 'b']), new Writable({ objectMode: true, write(c, e, cb) { got.push(c); cb() } }), say('done')); await turn(); log(got);
    const r = quiet(), w = sink(); log(pipeline(r, w, say('end')) === w); r.push('x'); r.push(null); await turn(); log(r.destroyed, w.destroyed, r.listenerCount('error'), w.listenerCount('error'), w.listenerCount('drain'));
    const p = new PassThrough(); log(pipeline(Readable.from(['q']), p, say('through')) === p); p.on('data', (c) => log(String(c))); await turn();
    for (const f of [() => pipeline(), () => pipeline(quiet()), () => pipeline(quiet(), say('x')), () => pipeline([], say('x')), () => pipeline(5, sink(), say('x')), () => pipeline(quiet(), sink())]) { try { f(); log('ok') } catch (e) { log(shown(e)) } }
    pipeline([Readable.from(['list']), sink({ objectMode: true })], say('array')); await turn();
  }
  { // failures
    let r = quiet(), w = sink(); pipeline(r, w, say('source')); r.destroy(new Error('r')); await turn(); log(w.destroyed, w.errored && w.errored.message);
    r = quiet(); w = sink(); pipeline(r, w, say('sink')); w.destroy(new Error('w')); await turn(); log(r.destroyed);
    r = quiet(); w = sink(); pipeline(r, w, say('premature')); r.destroy(); await turn(); log(w.destroyed);
    r = quiet(); w = sink(); pipeline(r, w, say('closed sink')); w.destroy(); await turn(); log(r.destroyed);
    r = quiet(); const t = new Transform({ transform(c, e, cb) { cb(new Error('t')) } }); w = sink(); pipeline(r, t, w, say('middle')); r.push('x'); await turn(); log(r.destroyed, t.destroyed, w.destroyed);
    r = quiet(); w = sink({ write(c, e, cb) { cb(new Error('in write')) } }); pipeline(r, w, say('write')); r.push('x'); await turn();
    r = quiet(); w = sink({ final(cb) { cb(new Error('in final')) } }); pipeline(r, w, say('final')); r.push(null); await turn();
    const d = quiet(); d.destroy(); pipeline(d, sink(), say('destroyed source')); await turn();
    const e = sink(); e.destroy(); try { pipeline(quiet(), e, say('destroyed sink')) } catch (x) { log(shown(x)) } await turn();
    const f = sink(); f.end(); await turn(); try { pipeline(quiet(), f, say('finished sink')) } catch (x) { log(shown(x)) } await turn();
    const once = quiet(); pipeline(once, sink(), () => { log('throwing'); }); once.destroy(new Error('1')); once.emit('error', new Error('2')); await turn();
  }
  { // functions
    log(await promises.pipeline(async function* () { yield 'a'; yield 'b' }, async function (s) { let t = ''; for await (const c of s) t += c; return t }));
    log(await promises.pipeline(function* () { yield 'x' }, async function* (s) { for await (const c of s) yield c + '1' }, async function (s) { for await (const c of s) log(c); return 7 }));
    await tried('thrown', promises.pipeline(async function* () { yield 1; throw new Error('gen') }, async function (s) { for await (const c of s); }));
    await tried('in sink', promises.pipeline(['a'], async function (s) { for await (const c of s) throw new Error('consumer') }));
    await tried('no iterable', promises.pipeline(() => 5, sink()));
    await tried('no async', promises.pipeline(['a'], () => 5, sink()));
    await tried('no promise', promises.pipeline(['a'], () => 5));
    await tried('sync throw', promises.pipeline(['a'], () => { throw new Error('sync') }));
    let closed = false; await tried('left', promises.pipeline(async function* () { try { for (;;) { await turn(); yield 'x' } } finally { closed = true } }, sink({ objectMode: true, write(c, e, cb) { cb(new Error('stop')) } }))); await turn(); log(closed);
    const seen = []; await promises.pipeline([Promise.resolve('p'), 'q'], sink({ objectMode: true, write(c, e, cb) { seen.push(c); cb() } })); log(seen);
    await promises.pipeline('text', async function* (s) { for await (const c of s) { log(c); yield c } }, sink());
    const ac = new AbortController(); const pr = promises.pipeline(async function* ({ signal }) { log(signal.aborted); try { for (;;) { await turn(); yield 'z' } } finally { log('finally', signal.aborted) } }, sink({ objectMode: true }), { signal: ac.signal }); await turn(); ac.abort(); await tried('aborted', pr); await turn();
    await tried('before', promises.pipeline(['a'], sink(), { signal: AbortSignal.abort() }));
    await tried('no signal', promises.pipeline(['a'], sink(), { signal: 5 }));
    const open = sink({ objectMode: true }); await promises.pipeline(['a'], open, { end: false }); log(open.writableEnded, open.destroyed); open.end();
    const op2 = new PassThrough(); await promises.pipeline(Readable.from(['a']), op2, { end: false }); log(op2.writableEnded, op2.destroyed);
    const empty = sink(); await promises.pipeline([''], empty); log('empty', empty.writableFinished);
  }
  { // finished
    const r = quiet(); finished(r, say('r')); r.resume(); r.push(null); await turn();
    const w = sink(); const stop = finished(w, say('w')); log(typeof stop); w.end(); await turn();
    finished(w, say('again')); await turn();
    const d = new Duplex({ read() {}, write(c, e, cb) { cb() } }); finished(d, { writable: false }, say('d read')); finished(d, { readable: false }, say('d write')); finished(d, say('d')); d.resume(); d.push(null); await turn(); d.end(); await turn();
    const e = quiet(); finished(e, { error: false }, say('no error')); finished(e, say('error')); e.on('error', () => {}); e.destroy(new Error('e')); await turn();
    const p = quiet(); finished(p, say('premature')); p.destroy(); await turn();
    const c = quiet(); const un = finished(c, say('never')); un(); c.destroy(); await turn();
    const ac = new AbortController(); const s = quiet(); finished(s, { signal: ac.signal }, say('signal')); ac.abort(); await turn(); log(s.destroyed, s.listenerCount('end'));
    await tried('pre', promises.finished(quiet(), { signal: AbortSignal.abort('why') }));
    const l = new Stream(); l.readable = true; finished(l, say('legacy')); l.emit('end'); l.emit('close'); await turn();
    for (const f of [() => finished(5, () => {}), () => finished(quiet(), 'x', () => {}), () => finished(quiet(), {}, 5), () => finished(quiet(), { signal: 5 }, () => {}), () => finished(quiet())]) { try { f(); log('ok') } catch (x) { log(shown(x)) } }
    const cl = quiet(); await Promise.all([promises.finished(cl, { cleanup: true }), (cl.resume(), cl.push(null))]); log(cl.listenerCount('end'), cl.listenerCount('error'));
    const nc = new Readable({ read() { this.push(null) }, emitClose: false, autoDestroy: false }); finished(nc, say('no close')); nc.resume(); await turn();
    const wd = sink(); wd.write('a'); finished(wd, say('destroyed')); wd.destroy(new Error('wd')); await turn(); finished(wd, say('after')); await turn();
  }
}
main();
