// P46 ES module entry point: the body runs as a microtask, so microtasks precede ticks (ES module)
setTimeout(() => console.log('timeout'), 1);
setImmediate(() => setTimeout(() => console.log('later'), 20));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('micro'));
console.log('sync');
