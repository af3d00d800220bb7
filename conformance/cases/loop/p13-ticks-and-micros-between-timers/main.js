// P13 Ticks and microtasks run between two timers of one list and between lists
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
setTimeout(() => { console.log('A'); Promise.resolve().then(() => console.log('A-micro')); process.nextTick(() => console.log('A-tick')); }, 1);
setTimeout(() => { console.log('B'); process.nextTick(() => console.log('B-tick')); }, 1);
setTimeout(() => console.log('C'), 2);
busy(20);
