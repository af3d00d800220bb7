const { fork } = require('child_process');
if (process.argv[2] === 'worker') {
  const api = { add: (a, b) => a + b, async slow(ms) { await new Promise((r) => setTimeout(r, ms)); return `slept ${ms}`; }, fail() { const e = new RangeError('bad range'); e.code = 'E_BAD'; e.details = { min: 1 }; throw e; }, *count(n) { for (let i = 0; i < n; i++) yield i; }, typed: () => ({ d: new Date(0), u: undefined, n: null, nan: NaN, list: [undefined, () => {}] }), env: () => process.env.ROLE, [Symbol.toStringTag]: 'api' };
  process.on('message', async ({ id, method, args = [] }) => {
    try {
      if (!Object.hasOwn(api, method)) throw new TypeError(`no such method: ${method}`);
      let result = api[method](...args);
      if (typeof result?.[Symbol.iterator] === 'function' && typeof result !== 'string') { for (const item of result) process.send({ id, item }); result = 'stream end'; }
      process.send({ id, result: await result });
    } catch ({ name, message, code, details }) { process.send({ id, error: { name, message, code, details } }); }
  });
} else {
  const child = fork(__filename, ['worker'], { env: { ...process.env, ROLE: 'math' } });
  let next = 0; const pending = new Map();
  const call = (method, ...args) => new Promise((resolve, reject) => { const id = ++next; pending.set(id, { resolve, reject, items: [] }); child.send({ id, method, args }); });
  const rpc = new Proxy({}, { get: (_, m) => (m === 'then' ? undefined : (...a) => call(m, ...a)) });
  child.on('message', ({ id, result, error, item }) => {
    const p = pending.get(id);
    if (item !== undefined) return void p.items.push(item);
    pending.delete(id);
    error ? p.reject(Object.assign(new Error(error.message), error)) : p.resolve(p.items.length ? p.items : result);
  });
  (async () => {
    console.log(await rpc.add(2, 3), await Promise.all([rpc.slow(5), rpc.add('a', 'b')]), await rpc.count(3), await rpc.env());
    for (const m of ['fail', 'nope']) try { await rpc[m](); } catch (e) { console.log(e.name, e.message, e.code, e.details, e instanceof Error); }
    console.log(await rpc.typed(), pending.size);
    child.disconnect();
  })();
  child.on('exit', (code, sig) => console.log('exit', code, sig));
}
