// The child of main.js
const trace = [];
process.on('disconnect', () => {});
setTimeout(() => {
  process.on('message', (m) => { trace.push('first ' + m); process.nextTick(() => trace.push('tick')); });
  process.on('message', (m) => trace.push('second ' + m));
  trace.push('listening');
  setTimeout(() => process.send(trace), 20);
}, 100);
