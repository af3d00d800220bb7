// Errors of ticks, timers and intervals are reported one after the other, to every listener, and the program goes on
let seen = 0;
process.on('uncaughtException', (err, origin) => { seen++; console.log('one', err.message, origin); });
process.on('uncaughtException', (err) => console.log('two', err.message));
process.on('exit', () => console.log('exit', seen));
process.nextTick(() => { throw new Error('tick 1'); });
process.nextTick(() => { throw new Error('tick 2'); });
process.nextTick((...args) => console.log('tick 3', args), 'a', 'b');
setImmediate(() => {
  process.nextTick(() => {
    setTimeout(() => { throw new Error('timeout'); }, 1);
    const interval = setInterval(() => { clearInterval(interval); throw new Error('interval'); }, 5);
  });
});
for (const value of [undefined, null, 1, 'text', {}]) {
  try { process.nextTick(value); } catch (err) { console.log(err.name, err.code, err.message); }
}
