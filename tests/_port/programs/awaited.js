// for await: its order among others, and what it ends; async generators that return.
async function* countdown(n) { while (n > 0) { yield n--; } return 'done'; }
const sleep = (ms, v) => new Promise((r) => setTimeout(r, ms, v));
async function main() {
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('micro'));
  for await (const x of [1, Promise.resolve(2), 3]) console.log('val', x);
  for await (const x of countdown(2)) { console.log('count', x); }
  const src = { from: 1, to: 3, [Symbol.asyncIterator]() { let c = this.from, t = this.to; return { next: async () => c <= t ? { value: c++, done: false } : { value: undefined, done: true }, return: async () => { console.log('cleanup'); return { done: true }; } }; } };
  for await (const n of src) { if (n === 2) break; console.log('src', n); }
  const g = countdown(3);
  console.log(await g.next(), await g.return('early'), await g.next());
  const order = [];
  await Promise.all([1, 2, 3].map(async (i) => { await sleep(10 * (4 - i)); order.push(i); return i; })).then((r) => console.log(r, order));
  const settled = await Promise.allSettled([Promise.resolve(1), Promise.reject(new Error('no')), 3]);
  console.log(settled.map((s) => s.status), settled[1].reason.message, settled[0], await Promise.race([sleep(30, 'slow'), sleep(5, 'fast')]), await Promise.any([Promise.reject(1), sleep(1, 'any')]));
  try { await Promise.any([Promise.reject(new Error('a')), Promise.reject(new Error('b'))]); } catch (e) { console.log(e.constructor.name, e.message, e.errors.map((x) => x.message)); }
  const { promise, resolve } = Promise.withResolvers();
  setTimeout(resolve, 1, 'wr');
  console.log(await promise, Promise.resolve(1), Promise.reject(new Error('x')).catch(() => 0) instanceof Promise, new Promise(() => {}));
  await Promise.reject(new Error('fin')).catch((e) => console.log('caught', e.message)).finally(() => console.log('finally'));
  try { for await (const x of (async function* () { yield 1; throw new Error('mid'); })()) console.log(x); } catch (e) { console.log(e.message); }
}
main().then((v) => console.log('main', v));
console.log('sync end');
queueMicrotask(() => console.log('queued'));
