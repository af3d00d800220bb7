const sleep = (ms, v) => new Promise((r) => setTimeout(() => r(v), ms));
console.log('start'); setTimeout(() => console.log('timeout'), 0); setImmediate(() => console.log('immediate')); process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro')); queueMicrotask(() => console.log('qm'));
(async () => { console.log('async body'); await null; console.log('after await'); })(); console.log('end');
class Semaphore { #q = []; #n; constructor(n) { this.#n = n; } async acquire() { if (this.#n > 0) { this.#n--; return; } await new Promise((r) => this.#q.push(r)); } release() { const next = this.#q.shift(); next ? next() : this.#n++; } async use(fn) { await this.acquire(); try { return await fn(); } finally { this.release(); } } }
async function pool() { const sem = new Semaphore(2); let active = 0, max = 0; const out = await Promise.all([5, 3, 1, 2].map((ms, i) => sem.use(async () => { active++; max = Math.max(max, active); await sleep(ms); active--; return i; }))); console.log('pool', out, max); }
async function retry(fn, n = 3) { for (let i = 1; ; i++) { try { return await fn(i); } catch (e) { if (i >= n) throw e; console.log('retry', i, e.message); } } }
async function* ticker(n) { for (let i = 0; i < n; i++) { await sleep(1); yield i; } }
const timeout = (p, ms) => Promise.race([p, new Promise((_, rej) => setTimeout(() => rej(new Error('timed out')), ms))]);
const thenable = { then(res) { res('thenable!'); } };
async function main() {
  await pool();
  console.log(await retry(async (i) => { if (i < 3) throw new Error('no ' + i); return 'yes'; }));
  for await (const t of ticker(3)) console.log('t', t);
  console.log(await timeout(sleep(1, 'in time'), 50), await timeout(sleep(100), 2).catch((e) => e.message), await thenable);
  const [a, { b }] = await Promise.all([1, Promise.resolve({ b: 2 })]); console.log(a, b);
  const seq = await ['x', 'y'].reduce(async (acc, s) => [...(await acc), await sleep(1, s)], Promise.resolve([])); console.log(seq);
  const res = await Promise.allSettled([sleep(1, 'ok'), Promise.reject(new TypeError('bad'))]); console.log(res.map((r) => r.status), res[1].reason.name);
  try { await Promise.any([Promise.reject(new Error('1'))]); } catch (e) { console.log(e.name, e.errors.length, e.message); }
  const p = sleep(1, 'shared'); console.log(await Promise.all([p, p])); console.log(await new Promise((r) => r(sleep(1, 'nested'))));
  const order = []; await Promise.all([(async () => { order.push(1); await 0; order.push(3); })(), (async () => { order.push(2); await 0; order.push(4); })()]); console.log(order);
  await Promise.reject(new Error('fin')).finally(() => console.log('finally')).catch((e) => console.log(e.message)); console.log(await Promise.resolve(1).finally(() => 2), await Promise.resolve(1).then(2), await Promise.resolve().then(() => { throw 5; }).catch((x) => x + 1));
  const { promisify } = require('util'); console.log(await promisify((x, cb) => setTimeout(cb, 1, null, x * 2))(4), await promisify((cb) => cb(new Error('cb')))().catch((e) => e.message)); const { setTimeout: st } = require('timers/promises'); console.log(await st(1, 'tp'));
  const { once, EventEmitter, on } = require('events'); const em = new EventEmitter(); setTimeout(() => em.emit('go', 1, 2), 1); console.log(await once(em, 'go')); const ctl = new AbortController(); setTimeout(() => { em.emit('d', 1); em.emit('d', 2); ctl.abort(); }, 1); try { for await (const [v] of on(em, 'd', { signal: ctl.signal })) console.log('on', v); } catch (e) { console.log(e.name, e.code); }
  const lock = { q: Promise.resolve(), run(fn) { const r = this.q.then(fn); this.q = r.catch(() => {}); return r; } }; const r2 = []; await Promise.all([lock.run(async () => { await sleep(3); r2.push('a'); }), lock.run(() => r2.push('b'))]); console.log(r2);
  const gen = (function* () { const x = yield sleep(1, 'co'); const y = yield Promise.resolve(x + '!'); return y; })(); const co = (g) => new Promise((res2, rej) => { const step = (v) => { const { value, done } = g.next(v); done ? res2(value) : Promise.resolve(value).then(step, rej); }; step(); }); console.log(await co(gen));
  return 'main done';
}
main().then(console.log, (e) => console.log('FAILED', e)).finally(() => console.log('bye'));
process.on('beforeExit', () => console.log('beforeExit')); process.on('exit', (c) => console.log('exit', c)); process.on('unhandledRejection', (r) => console.log('unhandled', r.message)); Promise.reject(new Error('lost'));
new Promise((_, rej) => rej(new Error('late'))).catch(() => {}); let resolveLater; const later = new Promise((r) => (resolveLater = r)); later.then((v) => console.log('later', v)); resolveLater('now'); resolveLater('ignored'); console.log(later instanceof Promise, typeof later.then, Object.prototype.toString.call(later), String(later));
