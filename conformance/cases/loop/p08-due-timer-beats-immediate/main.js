// P08 Due timer beats immediate when the main script blocks past the deadline
setImmediate(() => console.log('immediate'));
setTimeout(() => console.log('timeout'), 0);
const t = Date.now(); while (Date.now() - t < 20);
