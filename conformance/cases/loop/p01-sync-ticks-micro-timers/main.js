// P01 Sync code, then all ticks, then microtasks, then timers
setTimeout(() => console.log('timeout'), 0);
Promise.resolve().then(() => console.log('micro'));
process.nextTick(() => console.log('tick'));
console.log('sync');
