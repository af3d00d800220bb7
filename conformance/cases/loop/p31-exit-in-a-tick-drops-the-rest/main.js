// P31 process.exit() inside a tick drops every later tick, microtask and timer, but 'exit' listeners run
process.nextTick(() => { console.log('t1'); process.exit(3); console.log('unreachable'); });
process.nextTick(() => console.log('t2'));
Promise.resolve().then(() => console.log('micro'));
process.on('exit', (c) => console.log('exit', c));
