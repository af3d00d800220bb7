// The child of main.js
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
const trace = [];
busy(100);
process.on('message', (m) => {
  trace.push(m);
  process.nextTick(() => trace.push(m + '-tick'));
  Promise.resolve().then(() => trace.push(m + '-micro'));
  setImmediate(() => trace.push(m + '-immediate') === 12 && process.send(trace));
});
